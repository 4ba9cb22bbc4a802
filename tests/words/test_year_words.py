"""What is said of years, months, numbered weeks and the start of the day."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from PySide6.QtCore import QLocale

from retrotimer.core.month import WeekRow, day_face, month_face
from retrotimer.core.records import DayTotals
from retrotimer.core.weeks import DAYS, Outlook, WeekFace
from retrotimer.core.year import YearFace, year_face
from retrotimer.words import days
from retrotimer.words.year import month_name, month_sentence, year_sentence
from tests.fakes import TODAY

MONDAY = date(2026, 11, 16)
HOUR = 3600.0


def a_year(year: int, *totals: DayTotals, goal: int = 4) -> YearFace:
    return year_face(
        year, {sums.date: sums for sums in totals}, TODAY, first_weekday=0, goal=goal, since=None
    )


def walks(count: int, seconds: float = 600.0) -> list[DayTotals]:
    """Walks on the first days of 2026."""
    return [DayTotals(date(2026, 1, 5) + timedelta(days=number), seconds) for number in range(count)]


@pytest.mark.parametrize(
    ("face", "words"),
    [
        (
            a_year(2026, *walks(143, 741.0)),
            "2026: 143 complete days, 20 weeks met the goal, 29 hours of walking backwards",
        ),
        (
            a_year(2026, *walks(4, 600.0)),
            "2026: 4 complete days, 1 week met the goal, 40 minutes of walking backwards",
        ),
        (
            a_year(2026, *walks(1, 7199.9)),
            "2026: 1 complete day, 0 weeks met the goal, 119 minutes of walking backwards",
        ),
        (
            a_year(2026, *walks(1, 7200.0)),
            "2026: 1 complete day, 0 weeks met the goal, 2 hours of walking backwards",
        ),
        (
            a_year(2026, DayTotals(TODAY, 60.0, 3 * HOUR), DayTotals(MONDAY, 600.0)),
            "2026: 1 complete day, 0 weeks met the goal, 11 minutes of walking backwards, 3 hours of running",
        ),
        (
            a_year(2026, DayTotals(TODAY, run=540.0)),
            (
                "2026: 0 complete days, 0 weeks met the goal, 0 minutes of walking backwards, "
                "9 minutes of running"
            ),
        ),
        (a_year(2024), "2024: no walks."),
        (a_year(2026), "2026: no walks yet."),
        (a_year(2027), "2027 is still to come."),
    ],
)
def test_a_year_in_a_sentence(face: YearFace, words: str) -> None:
    assert year_sentence(face) == words


def test_a_month_in_a_sentence_counts_its_own_days_alone() -> None:
    totals = {day: DayTotals(day, 600.0) for day in (TODAY, date(2026, 10, 31), date(2026, 12, 1))}
    face = month_face(TODAY, totals, TODAY, first_weekday=0, goal=4, since=None)
    assert month_sentence(face) == "November 2026: 1 complete day"
    assert month_name(11) == "November"


def a_row(complete: int, outlook: Outlook, *, begun: bool = True) -> WeekRow:
    cells = tuple(day_face(DayTotals(MONDAY + timedelta(days=number)), TODAY) for number in range(DAYS))
    return WeekRow(WeekFace(MONDAY, complete, 4, 0, outlook), cells, begun)


@pytest.mark.parametrize(
    ("row", "numbered", "words"),
    [
        (a_row(2, Outlook.OPEN), False, "Its week: 2 of 4 days"),
        (a_row(5, Outlook.MET), False, "Its week: 5 of 4 days, goal met"),
        (a_row(2, Outlook.OPEN), True, "Week 47: 2 of 4 days"),
        (a_row(0, Outlook.OPEN, begun=False), False, ""),
        (a_row(0, Outlook.OPEN, begun=False), True, "Week 47"),
    ],
)
def test_a_week_in_a_few_words(row: WeekRow, words: str, *, numbered: bool) -> None:
    assert days.week_count(row, numbered=numbered) == words


def test_a_numbered_week_in_a_full_sentence() -> None:
    sentence = days.week_row_sentence(a_row(4, Outlook.MET), numbered=True)
    assert sentence == "Week 47, from Monday, 16 November 2026: 4 complete days, goal met"


@pytest.mark.parametrize(
    ("locale", "hours"),
    [("C", ["Midnight", "03:00", "06:00"]), ("en_US", ["Midnight", "3:00\u202fAM", "6:00\u202fAM"])],
)
def test_the_start_of_the_day_is_written_as_the_system_writes_a_time(locale: str, hours: list[str]) -> None:
    with patch.object(QLocale, "system", lambda: QLocale(locale)):
        assert [days.start_of_day(hour) for hour in (0, 3, 6)] == hours
