import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from retrotimer.console.desk import RefusedError
from retrotimer.console.month import month
from retrotimer.console.terminal import MISUNDERSTOOD, fitted
from retrotimer.core.plan import Mode
from retrotimer.core.settings import Settings
from retrotimer.store.history import SqliteHistory
from retrotimer.store.settings import SqliteSettings
from tests.console.conftest import Sit
from tests.fakes import TODAY, a_record

NOVEMBER = """\
November 2026

Mon    Tue    Wed    Thu    Fri    Sat    Sun
 26     27     28     29     30     31      1
  2 ✓    3 ✓    4 ✓»   5 ✓    6      7      8    4 of 4, met
  9     10 ◔   11     12     13     14 ✓   15    1 of 4
 16 »  [17]✓   18     19     20     21     22    1 of 4
 23     24     25     26     27     28     29
 30      1      2      3      4      5      6

✓ complete   ◔ some minutes   » a run   [] today
Goal: 4 days a week, Monday to Sunday. A day is complete with 10 minutes of walking backwards.\
"""


@pytest.fixture
def walked(kept: SqliteHistory) -> SqliteHistory:
    """Some walks, a part of one, and two runs."""
    for day in (2, 3, 4, 5, 14, 17):
        kept.save(a_record(date(2026, 11, day), 12))
    kept.save(a_record(date(2026, 11, 10), 7.5))
    for day in (4, 16):
        kept.save(a_record(date(2026, 11, day), 10, hour=15, mode=Mode.RUN))
    return kept


@pytest.mark.usefixtures("walked")
@pytest.mark.parametrize("named", [None, "2026-11", " 2026-11 "])
def test_a_month_stands_in_columns(sit: Sit, named: str | None) -> None:
    assert month(sit(), named, as_json=False) == NOVEMBER


@pytest.mark.usefixtures("walked")
def test_without_the_marks_letters_keep_the_columns(sit: Sit) -> None:
    shown = fitted(month(sit(), None, as_json=False), "ascii")
    assert shown == NOVEMBER.replace("✓", "*").replace("◔", ".").replace("»", ">")
    assert shown.isascii()


@pytest.mark.usefixtures("walked")
def test_a_month_for_other_programs(sit: Sit) -> None:
    shape = json.loads(month(sit(), None, as_json=True))
    assert list(shape) == ["month", "first_weekday", "goal", "weeks"]
    assert (shape["month"], shape["first_weekday"], shape["goal"]) == ("2026-11", "monday", 4)
    starts = [week["start"] for week in shape["weeks"]]
    assert starts == ["2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30"]
    assert [(week["complete_days"], week["met"]) for week in shape["weeks"]] == [
        (0, False), (4, True), (1, False), (1, False), (0, False), (0, False),
    ]  # fmt: skip
    second = shape["weeks"][1]
    assert list(second) == ["start", "complete_days", "met", "days"]
    assert second["days"][0] == {
        "date": "2026-11-02",
        "minutes": 12.0,
        "run_minutes": 0.0,
        "complete": True,
        "planned": False,
    }
    assert second["days"][2] == {
        "date": "2026-11-04",
        "minutes": 12.0,
        "run_minutes": 10.0,
        "complete": True,
        "planned": False,
    }
    third = shape["weeks"][2]
    assert third["days"][1] == {
        "date": "2026-11-10",
        "minutes": 7.5,
        "run_minutes": 0.0,
        "complete": False,
        "planned": False,
    }
    assert [len(week["days"]) for week in shape["weeks"]] == [7] * 6


@pytest.mark.parametrize(
    ("named", "weekday", "first", "weeks"),
    [
        ("2027-02", 0, "2027-02-01", 4),
        ("2026-02", 6, "2026-02-01", 4),
        ("2026-08", 0, "2026-07-27", 6),
        ("2026-08", 5, "2026-08-01", 5),
        ("1900-01", 0, "1900-01-01", 5),
        ("2199-12", 0, "2199-11-25", 6),
    ],
)
@pytest.mark.usefixtures("kept")
def test_a_month_has_only_the_weeks_that_touch_it(
    sit: Sit, named: str, weekday: int, first: str, weeks: int
) -> None:
    desk = sit()
    desk.rule = replace(desk.rule, first_weekday=weekday)
    shape = json.loads(month(desk, named, as_json=True))
    assert (shape["weeks"][0]["start"], len(shape["weeks"])) == (first, weeks)
    assert all(any(day["date"].startswith(named) for day in week["days"]) for week in shape["weeks"])


def test_the_settings_hold_here_too(kept: SqliteHistory, sit: Sit) -> None:
    SqliteSettings(kept._database).save(Settings(first_weekday=6, week_goal=1))
    kept.save(a_record(date(2026, 11, 15), 10))
    shape = json.loads(month(sit(), None, as_json=True))
    assert (shape["first_weekday"], shape["goal"]) == ("sunday", 1)
    assert shape["weeks"][2]["start"] == "2026-11-15"
    assert shape["weeks"][2]["met"]
    shown = month(sit(), None, as_json=False)
    assert "\nSun    Mon    Tue" in shown
    assert "1 of 1, met" in shown
    assert "Goal: 1 day a week, Sunday to Saturday." in shown


def test_less_than_ten_minutes_never_read_as_ten(kept: SqliteHistory, sit: Sit) -> None:
    kept.save(a_record(TODAY, 599.999 / 60))
    days = json.loads(month(sit(), None, as_json=True))["weeks"][3]["days"]
    assert days[1] == {
        "date": "2026-11-17",
        "minutes": 9.99,
        "run_minutes": 0.0,
        "complete": False,
        "planned": False,
    }


def test_an_empty_month_says_so_and_makes_nothing(sit: Sit, folder: Path) -> None:
    shown = month(sit(), None, as_json=False)
    assert "No walk is kept here yet." in shown
    assert "of 4" not in shown
    weeks = json.loads(month(sit(), None, as_json=True))["weeks"]
    assert {day["minutes"] for week in weeks for day in week["days"]} == {0.0}
    assert not folder.exists()


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("2026-13", "There is no such month."),
        ("2026-00", "There is no such month."),
        ("2026-1", "There is no such month."),
        ("November", "There is no such month."),
        ("2026-W4", "There is no such month."),
        ("", "There is no such month."),
        ("-" * 100_000, "There is no such month."),
        ("2026-11\0", "There is no such month."),
        ("\udcff", "There is no such month."),
        ("1899-12", "The calendar shows the years 1900 to 2199."),
        ("2200-01", "The calendar shows the years 1900 to 2199."),
        ("9999-12", "The calendar shows the years 1900 to 2199."),
    ],
)
def test_what_is_no_month_is_refused(sit: Sit, named: str, why: str) -> None:
    with pytest.raises(RefusedError, match=why) as refused:
        month(sit(), named, as_json=True)
    assert refused.value.code == MISUNDERSTOOD


def test_planned_days_have_a_mark_that_needs_no_colour(kept: SqliteHistory, sit: Sit) -> None:
    SqliteSettings(kept._database).save(Settings(planned_weekdays=(1, 3), week_goal=1))
    kept.save(a_record(TODAY, 7))
    kept.save(a_record(TODAY, 10, hour=15, mode=Mode.RUN))
    kept.save(a_record(date(2026, 11, 5)))
    shown = month(sit(), None, as_json=False)
    assert " 16     [17]◔»○  18      19 ○    20      21      22     0 of 1" in shown
    assert " 23      24 ○    25      26 ○    27" in shown
    assert "  2       3       4       5 ✓ " in shown  # what is over is planned no more
    assert "[] today   ○ planned" in shown
    assert "17]. >o".replace(" ", "") in fitted(shown, "ascii")
    weeks = json.loads(month(sit(), None, as_json=True))["weeks"]
    assert [day["date"] for week in weeks for day in week["days"] if day["planned"]] == [
        "2026-11-17", "2026-11-19", "2026-11-24", "2026-11-26", "2026-12-01", "2026-12-03"
    ]  # fmt: skip
    kept.save(a_record(TODAY, 3, hour=20))
    weeks = json.loads(month(sit(), None, as_json=True))["weeks"]
    assert not [day for day in weeks[3]["days"] if day["planned"]]  # the week is met
