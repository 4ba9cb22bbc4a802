"""The report for a doctor as plain values: what was walked in a period, how it felt, what ended it.

Nothing in it judges.  Medians are given with how many figures they rest on, and a change is counted only
where before and after were both told of the same walk.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING

from retrotimer.core.days import COMPLETE_DAY_SECONDS
from retrotimer.core.pain import NOTICED_CHANGE, PainSite
from retrotimer.core.period import Grain, Period, parted
from retrotimer.core.plan import Mode
from retrotimer.core.records import DatedNote, WalkLine
from retrotimer.core.session import StopReason
from retrotimer.core.weeks import DAYS, WeekRule, week_start

if TYPE_CHECKING:
    from retrotimer.core.checklist import DoctorCheck
    from retrotimer.core.ports import History
    from retrotimer.core.programme import ProgrammeFace

MOST_NOTES = 40
"""More than two pages have room for; the layout takes what fits."""


@dataclass(frozen=True, slots=True)
class Told:
    """Pains of one kind: how many were told, and their median; None where none was."""

    count: int
    median: float | None


@dataclass(frozen=True, slots=True)
class PainFigures:
    """What was told of one site in a period.

    Attributes:
        site: back or knee.
        before, after, morning: the figures of each time, each by itself.
        both: walks of which before and after were told.
        eased, risen: of these, how many fell or rose by what a person notices.
    """

    site: PainSite
    before: Told
    after: Told
    morning: Told
    both: int
    eased: int
    risen: int


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the table.

    Attributes:
        span: the days that it stands for, whole, whatever part of them the report is about.
        part: the days of it that lie in the report's period.
        complete: complete days in that part.
        weeks: weeks that begin in it and are over within the period, or have met the goal already.
        weeks_met: of these, those that met the goal.
        walked, run: backward seconds.
        sessions, stopped: how many there were, and how many of them were stopped before their end.
        pains: what was told of each site, in the report's order.
    """

    span: Period
    part: Period
    complete: int
    weeks: int
    weeks_met: int
    walked: float
    run: float
    sessions: int
    stopped: int
    pains: tuple[PainFigures, ...]

    @property
    def whole(self) -> bool:
        """Whether all of its days lie in the period."""
        return self.span == self.part


@dataclass(frozen=True, slots=True)
class Report:
    """All that the report says.

    Attributes:
        period: what it is about.
        made: the day on which it was made.
        goal: complete days wanted in a week; as it is now, because none of the past is kept.
        programme: where the programme that is followed stands today.
        weeks: how many calendar weeks the period touches.
        grain, rows: the table; `total` is its sum.
        sites: whose pain anything was told of, in their order.
        lines: the sessions in their order, for the charts.
        stops: how many sessions were stopped for each reason.
        pain_stops: those that were stopped for pain.
        by_hand: how many were entered by hand.
        checks: the days on which the doctor's check was confirmed, within the period or latest before it.
        notes, note_count: the latest notes in their order, and how many there are in all.
    """

    period: Period
    made: date
    goal: int
    programme: "ProgrammeFace | None"
    weeks: int
    grain: Grain
    rows: tuple[ReportRow, ...]
    total: ReportRow
    sites: tuple[PainSite, ...]
    lines: tuple[WalkLine, ...]
    stops: Mapping[StopReason, int]
    pain_stops: tuple[WalkLine, ...]
    by_hand: int
    checks: tuple[date, ...]
    notes: tuple[DatedNote, ...] = ()
    note_count: int = 0


def read_report(
    history: "History",
    period: Period,
    made: date,
    rule: WeekRule,
    programme: "ProgrammeFace | None",
    *,
    notes: bool = False,
) -> Report:
    """The report on a period, `notes` included if wished.

    Raises:
        StoreError: the history cannot be read.
    """
    lines = history.lines(period.first, period.last)
    count, found = history.notes(period.first, period.last, MOST_NOTES) if notes else (0, ())
    return report(
        period,
        made,
        rule,
        programme,
        lines=lines,
        checks=history.doctor_checks(),
        notes=found,
        note_count=count,
    )


def report(
    period: Period,
    made: date,
    rule: WeekRule,
    programme: "ProgrammeFace | None",
    *,
    lines: Sequence[WalkLine],
    checks: Iterable["DoctorCheck"] = (),
    notes: Sequence[DatedNote] = (),
    note_count: int = 0,
) -> Report:
    """The report on these sessions, which all lie in the period and are in their order."""
    grain, spans = parted(period, rule.first_weekday)
    sites = tuple(site for site in PainSite if any(_tells(line, site) for line in lines))
    complete = complete_days(lines)
    weeks = _weeks(period, complete, rule)
    rows = tuple(_row(span, period, _between(lines, span), complete, weeks, sites) for span in spans)
    return Report(
        period=period,
        made=made,
        goal=rule.goal,
        programme=programme,
        weeks=len(weeks),
        grain=grain,
        rows=rows,
        total=_row(period, period, lines, complete, weeks, sites),
        sites=sites,
        lines=tuple(lines),
        stops=Counter(line.reason for line in lines if line.reason is not None),
        pain_stops=tuple(line for line in lines if line.reason is StopReason.PAIN),
        by_hand=sum(line.by_hand for line in lines),
        checks=_checks(period, checks),
        notes=tuple(notes),
        note_count=note_count,
    )


def complete_days(lines: Iterable[WalkLine]) -> list[date]:
    """The days on which walking alone reaches the least that counts, in their order."""
    walked: dict[date, float] = {}
    for line in lines:
        if line.mode is Mode.WALK:
            walked[line.day] = walked.get(line.day, 0.0) + line.seconds
    return sorted(day for day, seconds in walked.items() if round(seconds, 3) >= COMPLETE_DAY_SECONDS)


def pain_figures(lines: Sequence[WalkLine], site: PainSite) -> PainFigures:
    """What was told of a site with these walks; a run's pain is another one."""
    lines = [line for line in lines if line.mode is Mode.WALK]
    before = [line.before.of(site) for line in lines]
    after = [line.after.of(site) for line in lines]
    both = zip(before, after, strict=True)
    changes = [now - then for then, now in both if now is not None and then is not None]
    return PainFigures(
        site=site,
        before=_told(before),
        after=_told(after),
        morning=_told(line.morning.of(site) for line in lines),
        both=len(changes),
        eased=sum(change <= -NOTICED_CHANGE for change in changes),
        risen=sum(change >= NOTICED_CHANGE for change in changes),
    )


def _told(pains: Iterable[int | None]) -> Told:
    found = [pain for pain in pains if pain is not None]
    return Told(len(found), median(found) if found else None)


def _tells(line: WalkLine, site: PainSite) -> bool:
    return line.mode is Mode.WALK and any(
        pain.of(site) is not None for pain in (line.before, line.after, line.morning)
    )


@dataclass(frozen=True, slots=True)
class _Week:
    """A calendar week: the first of its days that lies in the period, and what became of it."""

    seen_from: date
    over: bool
    met: bool


def _weeks(period: Period, complete: Sequence[date], rule: WeekRule) -> list[_Week]:
    """The weeks that a period touches; one that is cut by its edges, or not over yet, is not over."""
    counts = Counter(week_start(day, rule.first_weekday) for day in complete)
    start, found = week_start(period.first, rule.first_weekday), []
    while start <= period.last:
        over = start in period and start + timedelta(days=DAYS - 1) in period
        found.append(_Week(max(start, period.first), over, counts[start] >= rule.goal))
        start += timedelta(days=DAYS)
    return found


def _row(
    span: Period,
    period: Period,
    lines: Sequence[WalkLine],
    complete: Sequence[date],
    weeks: Sequence[_Week],
    sites: Sequence[PainSite],
) -> ReportRow:
    part = span.overlap(period)
    here = [week for week in weeks if week.seen_from in part]
    return ReportRow(
        span=span,
        part=part,
        complete=bisect_right(complete, part.last) - bisect_left(complete, part.first),
        weeks=sum(week.over or week.met for week in here),
        weeks_met=sum(week.met for week in here),
        walked=sum(line.seconds for line in lines if line.mode is Mode.WALK),
        run=sum(line.seconds for line in lines if line.mode is Mode.RUN),
        sessions=len(lines),
        stopped=sum(line.reason is not None for line in lines),
        pains=tuple(pain_figures(lines, site) for site in sites),
    )


def _between(lines: Sequence[WalkLine], span: Period) -> Sequence[WalkLine]:
    first = bisect_left(lines, span.first, key=lambda line: line.day)
    return lines[first : bisect_right(lines, span.last, key=lambda line: line.day)]


def _checks(period: Period, checks: Iterable["DoctorCheck"]) -> tuple[date, ...]:
    """The days of the confirmations that held in the period: the latest before it, and those within."""
    days = sorted({check.on for check in checks if check.on <= period.last})
    earlier = bisect_left(days, period.first)
    return tuple(days[max(0, earlier - 1) :])
