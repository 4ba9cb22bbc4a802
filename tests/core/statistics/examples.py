"""Charts of a person who walks, for tests that draw and tell them."""

from datetime import date, timedelta

from retrotimer.core.charts import Chart
from retrotimer.core.pain import PainSite
from retrotimer.core.progress_charts import days_chart, hours_chart, minutes_chart, pain_chart, places_chart
from retrotimer.core.statistics.habits import habits
from retrotimer.core.statistics.pain import pain_course
from retrotimer.core.statistics.rows import HabitRow, ToldPain, WeekSums
from retrotimer.core.statistics.weeks import Range, Stretch, WeekCourse, stretch_of, week_course
from retrotimer.core.weeks import WeekRule, week_start
from tests.fakes import TODAY

RULE = WeekRule(0, 4)
WEEK = timedelta(days=7)
MONDAY = week_start(TODAY, 0)
MINUTE = 60.0
COMPLETE = (4, 3, 4, 0, 4, 5, 1, 4, 4, 2, 4, 2)
"""Complete days of twelve weeks, the last of which is today's."""


def a_course(range_: Range = Range.SEASON, since: date = MONDAY - 11 * WEEK) -> WeekCourse:
    """Twelve weeks, with a run in every fourth."""
    sums = [
        WeekSums(MONDAY - (11 - number) * WEEK, (days,), days * 11 * MINUTE, 10 * MINUTE * (number % 4 == 1))
        for number, days in enumerate(COMPLETE)
    ]
    return week_course(sums, stretch_of(range_, TODAY, since, RULE))


def told_pains(count: int, *, first: date = MONDAY - 11 * WEEK, apart: int = 3) -> list[ToldPain]:
    """A pain that falls from 7 by one with every fourth walk; told on the morning after every third."""
    return [
        ToldPain(
            first + timedelta(days=number * apart),
            9 * 60 + 5,
            1,
            float(max(0, 7 - number // 4)),
            float(max(0, 6 - number // 4)),
            float(max(0, 6 - number // 4)) if number % 3 == 0 else None,
            None,
            None,
            None,
        )
        for number in range(count)
    ]


def a_pain_chart(count: int) -> Chart:
    """The back's chart of so many walks."""
    stretch = a_course().stretch
    return pain_chart(pain_course(told_pains(count), PainSite.BACK, 1), stretch)


def shared_pain_chart() -> tuple[Chart, Stretch]:
    """The back's chart over more than two years, each point of which is the mean of four weeks."""
    since = MONDAY - 119 * WEEK
    stretch = stretch_of(Range.ALL, TODAY, since, RULE)
    rows = [row._replace(walks=9, minute=0) for row in told_pains(30, first=since, apart=28)]
    return pain_chart(pain_course(rows, PainSite.BACK, stretch.shared), stretch), stretch


def all_charts() -> tuple[Chart, ...]:
    """One of each kind."""
    counted = habits(
        [
            HabitRow(9, runs=False, flat_open=True, buddy=False, sessions=12),
            HabitRow(18, runs=False, flat_open=True, buddy=True, sessions=3),
            HabitRow(18, runs=True, flat_open=True, buddy=False, sessions=2),
            HabitRow(20, runs=False, flat_open=False, buddy=False, sessions=1),
        ]
    )
    course = a_course()
    return (
        days_chart(course),
        minutes_chart(course),
        a_pain_chart(20),
        hours_chart(counted),
        places_chart(counted),
    )
