"""Whom the window asks how this morning is, and when it does not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from retrotimer.core.morning import morning_walk
from retrotimer.core.pain import Pain
from retrotimer.core.records import Feedback, WalkRecord
from tests.fakes import TODAY, a_moment, a_record

YESTERDAY = TODAY - timedelta(days=1)
FIRST, LAST = a_record(YESTERDAY, hour=9), a_record(YESTERDAY, hour=18)
TOLD = replace(LAST, feedback=Feedback(morning=Pain(knee=0)))


@pytest.mark.parametrize(
    ("walks", "hour", "minute", "asked"),
    [
        ([FIRST, LAST], 9, 0, LAST),
        ([FIRST], 9, 0, FIRST),
        ([], 9, 0, None),
        ([FIRST, TOLD], 9, 0, None),
        ([LAST], 3, 59, None),
        ([LAST], 4, 0, LAST),
        ([LAST], 13, 59, LAST),
        ([LAST], 14, 0, None),
        ([a_record(TODAY)], 9, 0, None),
        ([a_record(TODAY - timedelta(days=2))], 9, 0, None),
    ],
)
def test_yesterdays_last_walk_is_asked_about_in_the_morning(
    walks: list[WalkRecord], hour: int, minute: int, asked: WalkRecord | None
) -> None:
    assert morning_walk(walks, a_moment(hour=hour, minute=minute), 0) == asked


def test_where_days_start_late_the_morning_belongs_to_the_day_that_the_walks_say() -> None:
    assert morning_walk([LAST], a_moment(hour=5), 6) is None, "it is yesterday still"
    assert morning_walk([LAST], a_moment(hour=6), 6) == LAST
