"""What can be done with a walk that an earlier run left open."""

from dataclasses import replace
from datetime import timedelta

import pytest

from retrotimer.core.interruptions import SAME_PLACE, unfinished
from retrotimer.core.records import Outcome
from tests.fakes import TODAY, a_record

LEFT = a_record(outcome=Outcome.UNDERWAY)
A_DAY, A_SECOND = timedelta(days=1), timedelta(seconds=1)


@pytest.mark.parametrize(
    ("gone", "holds"),
    [(-A_SECOND, False), (timedelta(), True), (SAME_PLACE, True), (SAME_PLACE + A_SECOND, False)],
    ids=["the clock was set back", "at once", "just in time", "too late"],
)
def test_for_how_long_what_was_confirmed_of_the_place_holds(gone: timedelta, *, holds: bool) -> None:
    assert unfinished(LEFT, TODAY, LEFT.written + gone).place_holds == holds


def test_a_walk_may_go_on_that_was_timed_on_this_day() -> None:
    assert unfinished(LEFT, TODAY, LEFT.written).may_go_on
    assert not unfinished(LEFT, TODAY + A_DAY, LEFT.written).may_go_on
    assert not unfinished(replace(LEFT, timed=None), TODAY, LEFT.written).may_go_on
