"""Each number on the page of progress and in the report is the one that somebody with a pencil comes to."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.pain import Pain, PainSite
from retrotimer.core.period import Choice, Grain, Period, periods
from retrotimer.core.plan import Mode
from retrotimer.core.records import Feedback, Outcome, WalkRecord
from retrotimer.core.report import Report, ReportRow, read_report
from retrotimer.core.session import StopReason
from retrotimer.core.statistics.progress import read_progress
from retrotimer.core.statistics.weeks import Range
from retrotimer.core.weeks import WeekRule
from retrotimer.store.database import open_database
from retrotimer.store.history import _SAVE, SqliteHistory
from retrotimer.store.rows import row_of
from retrotimer.ui.charts.table_model import ChartTable
from retrotimer.ui.progress.chart_card import ChartCard
from retrotimer.ui.progress.progress_page import ProgressPage
from retrotimer.words import report as words
from retrotimer.words import report_end as end
from retrotimer.words import report_table as table
from retrotimer.words.dates import short_date, short_time
from retrotimer.words.numbers import decimal
from tests.fakes import TODAY, a_clearance, a_record
from tests.ui.by_hand import ByHand, Told

DAY = timedelta(days=1)
FIRST_WEEKDAY, GOAL = 6, 3
RULE = WeekRule(FIRST_WEEKDAY, GOAL)
DAYS_WALKED = 930
"""More than two years, so that several weeks share a bar."""

SITES = (PainSite.BACK, PainSite.KNEE)


def some_walks() -> list[WalkRecord]:
    """Walks and runs of all kinds, with gaps; the same each time."""
    chance = Random(11)  # noqa: S311 - an example
    found = []
    for number in range(DAYS_WALKED):
        if chance.random() < 0.5 or 300 < number < 345:
            continue
        hours = chance.sample(range(6, 22), chance.choice((1, 1, 1, 2, 3)))
        found += [a_walk(chance, TODAY - number * DAY, hour) for hour in hours]
    return found


def a_walk(chance: Random, day: date, hour: int) -> WalkRecord:
    seconds = chance.choice((120.0, 333.25, 299.999, 300.001, 599.999, 600.0, 725.5, 900.0))
    stopped = chance.random() < 0.2
    record = a_record(
        day,
        seconds / 60,
        hour=hour,
        mode=Mode.RUN if chance.random() < 0.15 else Mode.WALK,
        outcome=Outcome.STOPPED if stopped else Outcome.FINISHED,
        reason=chance.choice(tuple(StopReason)) if stopped else None,
    )
    timed = record.timed
    assert timed is not None
    flat, buddy = chance.choice(((True, False), (False, True), (True, True)))
    clearance = a_clearance(flat_open=flat, buddy=buddy)
    said = Feedback(a_pain(chance), morning=a_pain(chance), note=chance.choice(("", "", "fine")))
    return replace(
        record,
        walked=replace(record.walked, backward=seconds),
        timed=None if not stopped and chance.random() < 0.1 else replace(timed, clearance=clearance),
        pain_before=a_pain(chance),
        feedback=said,
    )


def a_pain(chance: Random) -> Pain:
    return Pain(*(chance.choice((None, *range(11))) for _ in SITES))


@pytest.fixture(scope="module")
def walks() -> list[WalkRecord]:
    return some_walks()


@pytest.fixture(scope="module")
def history(walks: list[WalkRecord], tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteHistory]:
    database = open_database(Path(tmp_path_factory.mktemp("figures")))
    with database.writing() as connection:
        connection.executemany(_SAVE, [row_of(walk) for walk in walks])
    kept = SqliteHistory(database, lambda: datetime(2026, 11, 17, tzinfo=UTC))
    for back in (800, 200):
        day = TODAY - back * DAY
        kept.confirm_doctor(DoctorCheck(day, datetime(day.year, day.month, day.day, tzinfo=UTC)))
    yield kept
    database.close()


@pytest.fixture(scope="module")
def hand(walks: list[WalkRecord]) -> ByHand:
    return ByHand(walks, TODAY, FIRST_WEEKDAY, GOAL)


def rows_of(card: ChartCard) -> list[list[str]]:
    """What a card's chart says, as its table has it."""
    assert card.view.chart is not None
    return [line.split("\t") for line in ChartTable(card.view.chart).as_text().splitlines()[1:]]


def figures(text: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", text)


def shown(value: float | None) -> str:
    return "" if value is None else decimal(value)


@pytest.mark.parametrize("range_", Range)
def test_progress_says_what_a_pencil_does(
    qtbot: QtBot, history: SqliteHistory, hand: ByHand, range_: Range
) -> None:
    page = ProgressPage()
    qtbot.addWidget(page)
    page.show_progress(read_progress(history, range_, TODAY, RULE, None))
    this_week = hand.week_of(TODAY)
    ever = (this_week - hand.since).days // 7 + 1
    weeks, shared = {Range.SEASON: (12, 1), Range.YEAR: (52, 1), Range.ALL: (ever, 4)}[range_]
    first, last = this_week - timedelta(weeks=weeks - 1), this_week + 6 * DAY
    bars = hand.bars(weeks, shared)
    dates = [(short_date(bar.first), short_date(bar.last)) for bar in bars]
    assert rows_of(page.days) == [
        [*when, decimal(bar.days), str(GOAL)] for when, bar in zip(dates, bars, strict=True)
    ]
    assert rows_of(page.minutes) == [
        [*when, decimal(bar.walked), decimal(bar.run)] for when, bar in zip(dates, bars, strict=True)
    ]
    met, counted = hand.against_the_goal(first, TODAY)
    assert any(
        label.text().startswith(f"{met} of {counted} week") for label in page.days.findChildren(QLabel)
    )
    for site, card in zip(SITES, page.pains, strict=True):
        points = hand.points(site, weeks, shared)
        assert rows_of(card) == [
            [
                short_date(one.day),
                str(one.when) if isinstance(one.when, int) else short_time(time(*one.when)),
                *map(shown, one.told),
                *map(shown, one.smooth),
            ]
            for one in points
        ]
        says_the_change(card, [one.told for one in points])
    assert rows_of(page.hours) == [
        [short_time(time(hour)), short_time(time((hour + 1) % 24)), str(walked), str(run)]
        for hour, walked, run in hand.hours(first, last)
    ]
    assert [row[1:] for row in rows_of(page.places)] == [
        [str(walked), str(run)] for walked, run in hand.places(first, last).values()
    ]


def says_the_change(card: ChartCard, told: list[Told]) -> None:
    """The middle of the first six pains before walking, and of the last."""
    before = [pain for pain, _, _ in told if pain is not None]
    first, latest = (sorted(six) for six in (before[:6], before[-6:]))
    wanted = [decimal((six[2] + six[3]) / 2) for six in (first, latest)]
    said = [label.text() for label in card.findChildren(QLabel) if "before walking" in label.text()]
    assert [figures(text) for text in said] == [wanted]


OWN = Period(TODAY - 100 * DAY, TODAY - 40 * DAY)
"""Own dates that cut a week at either end."""


@pytest.mark.parametrize(
    "choice",
    [Choice.FOUR_WEEKS, Choice.TWELVE_WEEKS, Choice.YEAR, Choice.ALL, Choice.OWN],
    ids=lambda one: one.value,
)
@pytest.mark.usefixtures("qapp")
def test_the_report_says_what_a_pencil_does(history: SqliteHistory, hand: ByHand, choice: Choice) -> None:
    period = OWN if choice is Choice.OWN else periods(TODAY, FIRST_WEEKDAY, history.first_day(), None)[choice]
    report = read_report(history, period, TODAY, RULE, None, notes=True)
    first, last = period.first, period.last
    every = hand.between(first, last)
    met, counted = hand.against_the_goal(first, last)
    complete = hand.complete(first, last)
    touched = (hand.week_of(last) - max(hand.week_of(first), hand.since)).days // 7 + 1
    assert figures(words.what_was_done(report)) == [str(complete), str(touched), str(GOAL)]
    by_hand = sum(walk.timed is None for walk in every)
    assert figures(words.sessions(report)) == [str(len(every)), *([str(by_hand)] if by_hand else [])]
    stops = {reason: sum(walk.reason is reason for walk in every) for reason in StopReason}
    assert [figure for figure, _ in words.tiles(report)] == [
        str(complete),
        f"{met} of {counted}",
        decimal(int(hand.minutes(first, last, Mode.WALK))),
        str(stops[StopReason.PAIN]),
    ]
    assert sorted(figures(end.stop_counts(report))) == sorted(str(count) for count in stops.values() if count)
    assert len(report.pain_stops) == stops[StopReason.PAIN]
    assert report.note_count == sum(bool(walk.feedback.note) for walk in every)
    for row in report.rows:
        assert table.cells(report, row)[1:] == cells(hand, report, row)
    assert table.cells(report, report.total, total=True)[1:] == cells(hand, report, report.total, total=True)
    for site, pains in zip(SITES, report.total.pains, strict=True):
        said = [
            f"{decimal(middle)} (n {count})"
            for count, middle in hand.medians(site, first, last)
            if middle is not None
        ]
        assert re.findall(r"[\d.]+ \(n \d+\)", words.pain_line(pains)) == said
        both, eased, risen = hand.changes(site, first, last)
        assert figures(words.changes(pains)) == [str(both), "2", str(eased), "2", str(risen)]


def cells(hand: ByHand, report: Report, row: ReportRow, *, total: bool = False) -> list[str]:
    """A line of the table without its name."""
    first, last = row.part.first, row.part.last
    found = [str(hand.complete(first, last)), goal(hand, report, row, total=total)]
    found += [decimal(int(hand.minutes(first, last, mode))) for mode in (Mode.WALK, Mode.RUN)]
    every = hand.between(first, last)
    found += [str(len(every)), str(sum(walk.reason is not None for walk in every))]
    for site in SITES:
        before, after, _ = [
            "–" if middle is None else f"{decimal(middle)} (n {count})"
            for count, middle in hand.medians(site, first, last)
        ]
        found.append("–" if before == after == "–" else f"{before} → {after}")
    return found


def goal(hand: ByHand, report: Report, row: ReportRow, *, total: bool) -> str:
    """What stands in the column of the goal."""
    period = report.period
    if report.grain is not Grain.WEEK or total:
        met = counted = 0
        week = max(hand.week_of(period.first), hand.since)
        while week <= period.last:
            if row.part.first <= max(week, period.first) <= row.part.last:
                one = hand.against_the_goal(max(week, period.first), min(week + 6 * DAY, period.last))
                met, counted = met + one[0], counted + one[1]
            week += 7 * DAY
        return f"{met} of {counted}" if counted else "–"
    if hand.complete(row.part.first, row.part.last) >= GOAL:
        return "yes"
    if row.part == row.span and row.span.last < TODAY:
        return "no"
    return "going on" if row.part.last == TODAY else "part of a week"
