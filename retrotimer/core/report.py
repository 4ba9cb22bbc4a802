"""The report for a doctor as plain values: what was walked in a period, how it felt, what ended it.

Nothing in it judges.  Medians are given with how many figures they rest on, and a change is counted only
where before and after were both told of the same walk.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from retrotimer.core.days import COMPLETE_DAY_MILLISECONDS, whole_milliseconds
from retrotimer.core.pain import PainSite
from retrotimer.core.period import MOST_ROWS, Grain, Period, parted
from retrotimer.core.plan import Mode
from retrotimer.core.records import DatedNote, WalkLine
from retrotimer.core.session import StopReason
from retrotimer.core.statistics.medians import PainFigures, pain_figures, tells
from retrotimer.core.statistics.pain import PainCourse, pain_course
from retrotimer.core.statistics.weeks import Stretch, first_week, week_counts, week_met
from retrotimer.core.weeks import DAYS, WeekRule, week_start

if TYPE_CHECKING:
    from retrotimer.core.checklist import DoctorCheck
    from retrotimer.core.ports import History
    from retrotimer.core.programme import ProgrammeFace
    from retrotimer.core.statistics.rows import ToldPain

MOST_NOTES = 40
"""More than two pages have room for; the layout takes what fits."""

_MOST_POINTS = 52
"""Of a chart in which weeks share points."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the table.

    Attributes:
        span: the days that it stands for, whole, whatever part of them the report is about.
        part: the days of it that lie in the report's period.
        complete: complete days in that part.
        weeks: weeks that begin in it and are held against the goal.
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
        since: the day of the first walk of all; None where there is none.
        weeks: how many calendar weeks the period touches, none before the first walk of all among them.
        grain, rows: the table; `total` is its sum.
        sites: whose pain anything was told of, in their order.
        stretch, courses: the weeks that the charts are about, and what was told of each site in them.
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
    since: date | None
    weeks: int
    grain: Grain
    rows: tuple[ReportRow, ...]
    total: ReportRow
    sites: tuple[PainSite, ...]
    stretch: Stretch
    courses: tuple[PainCourse, ...]
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
    shared = _stretch(period, rule).shared
    count, found = history.notes(period.first, period.last, MOST_NOTES) if notes else (0, ())
    return report(
        period,
        made,
        rule,
        programme,
        since=history.first_day(),
        lines=lines,
        told=history.told_pains(period.first, period.last, shared),
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
    since: date | None,
    lines: Sequence[WalkLine],
    told: "Sequence[ToldPain]" = (),
    checks: Iterable["DoctorCheck"] = (),
    notes: Sequence[DatedNote] = (),
    note_count: int = 0,
) -> Report:
    """The report on these sessions, which all lie in the period and are in their order.

    `since` is the day of the first of all; lines of the table that would end before it are left out.
    """
    grain, spans = parted(period, rule.first_weekday)
    stretch = _stretch(period, rule)
    sites = tuple(site for site in PainSite if any(tells(line, site) for line in lines))
    complete = complete_days(lines)
    weeks = _weeks(period, since, made, complete, rule)
    shown = [span for span in spans if since is None or since <= span.last] or spans
    rows = tuple(_row(span, period, _between(lines, span), complete, weeks, sites) for span in shown)
    return Report(
        period=period,
        made=made,
        goal=rule.goal,
        programme=programme,
        since=since,
        weeks=len(weeks),
        grain=grain,
        rows=rows,
        total=_row(period, period, lines, complete, weeks, sites),
        sites=sites,
        stretch=stretch,
        courses=tuple(pain_course(told, site, stretch.shared) for site in sites),
        stops=Counter(line.reason for line in lines if line.reason is not None),
        pain_stops=tuple(line for line in lines if line.reason is StopReason.PAIN),
        by_hand=sum(line.by_hand for line in lines),
        checks=_checks(period, checks),
        notes=tuple(notes),
        note_count=note_count,
    )


def complete_days(lines: Iterable[WalkLine]) -> list[date]:
    """The days on which walking alone reaches the least that counts, in their order."""
    walked: dict[date, int] = {}
    for line in lines:
        if line.mode is Mode.WALK:
            walked[line.day] = walked.get(line.day, 0) + whole_milliseconds(line.seconds)
    return sorted(day for day, total in walked.items() if total >= COMPLETE_DAY_MILLISECONDS)


def _stretch(period: Period, rule: WeekRule) -> Stretch:
    """The weeks of a period as its charts count them: half a page is narrow, so many weeks share a point."""
    first = week_start(period.first, rule.first_weekday)
    weeks = (period.last - first).days // DAYS + 1
    shared = 1 if weeks <= MOST_ROWS else max(2, -(-weeks // _MOST_POINTS))
    return Stretch(first, period.last, period.first, shared, rule)


@dataclass(frozen=True, slots=True)
class _Week:
    """A calendar week: the first of its days in the period, and whether it counts, and has met the goal."""

    seen_from: date
    counts: bool
    met: bool


def _weeks(
    period: Period, since: date | None, made: date, complete: Sequence[date], rule: WeekRule
) -> list[_Week]:
    """The weeks that a period touches; one that is cut by its edges counts as one that goes on."""
    if since is None:
        return []
    days = Counter(week_start(day, rule.first_weekday) for day in complete)
    known_up_to = min(made, period.last + timedelta(days=1))
    start, found = first_week(period.first, since, rule), []
    while start <= period.last:
        met = week_met(days[start], rule)
        counts = met or (start in period and week_counts(start, days[start], known_up_to, rule))
        found.append(_Week(max(start, period.first), counts, met))
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
        weeks=sum(week.counts for week in here),
        weeks_met=sum(week.met for week in here),
        walked=_seconds(lines, Mode.WALK),
        run=_seconds(lines, Mode.RUN),
        sessions=len(lines),
        stopped=sum(line.reason is not None for line in lines),
        pains=tuple(pain_figures(lines, site) for site in sites),
    )


def _seconds(lines: Sequence[WalkLine], mode: Mode) -> float:
    """Whole milliseconds added up, as everywhere: else the report and a chart could differ by a minute."""
    return sum(whole_milliseconds(line.seconds) for line in lines if line.mode is mode) / 1000


def _between(lines: Sequence[WalkLine], span: Period) -> Sequence[WalkLine]:
    first = bisect_left(lines, span.first, key=lambda line: line.day)
    return lines[first : bisect_right(lines, span.last, key=lambda line: line.day)]


def _checks(period: Period, checks: Iterable["DoctorCheck"]) -> tuple[date, ...]:
    """The days of the confirmations that held in the period: the latest before it, and those within."""
    days = sorted({check.on for check in checks if check.on <= period.last})
    earlier = bisect_left(days, period.first)
    return tuple(days[max(0, earlier - 1) :])
