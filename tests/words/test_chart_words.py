"""What is said in and about charts, in the person's language and numbers."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from PySide6.QtCore import QLocale

from retrotimer.core.charts import Chart, Tick, Unit
from retrotimer.core.pain import PainSite
from retrotimer.core.progress_charts import days_chart, minutes_chart
from retrotimer.core.statistics.habits import habits
from retrotimer.core.statistics.pain import pain_course
from retrotimer.core.statistics.rows import HabitRow
from retrotimer.core.statistics.weeks import Range, stretch_of, week_course
from retrotimer.core.weeks import WeekRule
from retrotimer.words import charts as words
from retrotimer.words import progress
from tests.core.statistics.examples import (
    MONDAY,
    WEEK,
    a_course,
    a_pain_chart,
    all_charts,
    shared_pain_chart,
    told_pains,
)
from tests.fakes import TODAY


def sentences(chart: Chart) -> list[str]:
    return [words.sentence(chart, item) for item in chart.items]


def test_a_week_is_told_against_the_goal() -> None:
    told = sentences(days_chart(a_course()))
    assert told[0] == "Week from Monday, 31 August 2026: 4 of 4 days, goal met"
    assert told[3] == "Week from Monday, 21 September 2026: 0 of 4 days"
    assert told[-1] == "Week from Monday, 16 November 2026: 2 of 4 days so far"


def test_minutes_of_running_are_told_apart() -> None:
    told = sentences(minutes_chart(a_course()))
    assert told[0].endswith(": 44 minutes of walking")
    assert told[1].endswith(": 33 minutes of walking, 10 minutes of running")
    assert told[6].endswith(": 11 minutes of walking")


def test_weeks_that_share_a_bar_say_so() -> None:
    course = a_course(Range.ALL, MONDAY - 119 * WEEK)
    *_, before, last = sentences(days_chart(course))
    assert before.endswith(": 3.5 of 4 days, the mean of 4 weeks")
    assert last.endswith(": 3 of 4 days, the mean of 4 weeks so far")
    assert "Each bar is the mean of 4 weeks." in progress.goal_now(course)
    assert "Each bar" not in progress.goal_now(a_course())


def test_a_pain_is_told_with_its_day_and_time() -> None:
    told = sentences(a_pain_chart(2))
    assert told[0] == "Monday, 31 August 2026, 09:05: before 7, after 6, next morning 6"
    assert told[1].endswith("09:05: before 7, after 6")


def test_means_of_a_pain_say_of_how_many_walks() -> None:
    chart, stretch = shared_pain_chart()
    assert sentences(chart)[1].endswith(": before 7, after 6, the means of 9 walks")
    course = pain_course(told_pains(30, apart=28), PainSite.BACK, stretch.shared)
    assert progress.pain_note(course, stretch.shared).startswith("Each point is the mean of 4 weeks.")


def test_hours_and_places_are_counted() -> None:
    *_, hours, places = all_charts()
    assert sentences(hours)[:2] == ["09:00 to 10:00: 12 walks", "18:00 to 19:00: 3 walks, 2 runs"]
    assert sentences(places) == [
        "Flat, open area: 12 walks, 2 runs",
        "With a buddy: 0 walks",
        "Flat, open area, with a buddy: 3 walks",
        "Entered by hand, without a place: 1 walk",
    ]


def test_the_last_hour_of_the_day_ends_at_midnight() -> None:
    row = HabitRow(23, runs=False, flat_open=True, buddy=False, sessions=3)
    from retrotimer.core.progress_charts import hours_chart

    assert sentences(hours_chart(habits([row]))) == ["23:00 to 00:00: 3 walks"]


@pytest.mark.parametrize("chart", [*all_charts(), shared_pain_chart()[0]], ids=lambda chart: chart.name.value)
def test_a_table_has_a_cell_below_each_name_and_a_row_for_each_item(chart: Chart) -> None:
    head, rows = words.head(chart), words.rows(chart)
    assert all(head)
    assert len(set(head)) == len(head)
    assert len(rows) == len(chart.items)
    assert {len(row) for row in rows} == {len(head)}


def test_a_table_of_pain_holds_the_smoothed_lines_too() -> None:
    chart = a_pain_chart(20)
    assert words.head(chart) == [
        "Day", "Time", "Before", "After", "Next morning", "Before, smoothed", "After, smoothed"
    ]  # fmt: skip
    first = words.rows(chart)[0]
    assert first[2:] == ["7", "6", "6", "7", "6"]
    assert words.head(a_pain_chart(5))[-1] == "Next morning"


@pytest.mark.parametrize(
    ("count", "wanted"),
    [
        (1, "A line needs 5 more walks with the pain told."),
        (5, "A line needs 1 more walk with the pain told."),
    ],
)
def test_with_few_walks_it_says_how_many_more_a_line_needs(count: int, wanted: str) -> None:
    course = pain_course(told_pains(count), PainSite.BACK, 1)
    assert progress.pain_note(course, 1) == wanted
    assert progress.change_sentence(course) == (
        f"To compare the beginning with now, tell the pain before {12 - count} more walks."
    )


def test_a_noticed_change_is_called_a_fall_and_nothing_is_claimed_of_its_cause() -> None:
    course = pain_course(told_pains(20), PainSite.BACK, 1)
    assert progress.change_sentence(course) == "Back pain before walking fell from about 7 to about 3."
    assert course.change is not None
    meaning = progress.change_meaning(course.change)
    assert meaning.startswith("About two points is a change that a person notices. Compared")
    assert meaning.endswith("It does not show what caused it.")


def test_a_rise_is_called_one_and_what_nobody_notices_is_neither() -> None:
    rising = pain_course(
        [row._replace(day=TODAY - timedelta(days=number)) for number, row in enumerate(told_pains(20))][::-1],
        PainSite.BACK,
        1,
    )
    assert progress.change_sentence(rising) == "Back pain before walking rose from about 3 to about 7."
    level = pain_course([row._replace(back_before=4.0) for row in told_pains(12)], PainSite.BACK, 1)
    assert progress.change_sentence(level) == "Back pain before walking was about 4, and is about 4."
    assert level.change is not None
    assert "a person notices. This one is smaller. Compared" in progress.change_meaning(level.change)


def test_weeks_that_met_the_goal_are_counted() -> None:
    assert progress.weeks_met(a_course()) == "7 of 11 weeks met the goal"
    begun = week_course([], stretch_of(Range.SEASON, TODAY, TODAY, WeekRule(0, 4)))
    assert progress.weeks_met(begun) == "Your first week is going on."


def test_ticks_are_written_as_the_system_writes_them() -> None:
    november = Tick(0, MONDAY.toordinal())
    german = QLocale(QLocale.Language.German, QLocale.Country.Germany)
    with patch.object(QLocale, "system", lambda: german):
        assert words.tick(Unit.DAY, november) == "16.11"
        assert words.tick(Unit.MONTH, november) == "Nov"
        assert words.tick(Unit.PAIN, Tick(0, 2.5)) == "2,5"
        assert words.tick(Unit.HOUR, Tick(6, 6)) == "06:00"
        last = days_chart(a_course(Range.ALL, MONDAY - 119 * WEEK))
        assert "3,5 of 4 days" in sentences(last)[-2]
    english_us = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
    with patch.object(QLocale, "system", lambda: english_us):
        assert words.tick(Unit.DAY, november) == "11/16"
        assert words.tick(Unit.HOUR, Tick(18, 18)).startswith("6:00")
    assert words.tick(Unit.MONTH, Tick(0, MONDAY.replace(month=1, day=1).toordinal())) == "2026"
    assert words.tick(Unit.YEAR, november) == "2026"


def test_a_chinese_or_swedish_date_loses_its_year_wherever_that_stands() -> None:
    november = Tick(0, MONDAY.toordinal())
    swedish = QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden)
    with patch.object(QLocale, "system", lambda: swedish):
        assert words.tick(Unit.DAY, november) == "11-16"
