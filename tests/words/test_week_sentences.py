"""What the week's sentence says, in one situation after the other, and that it never says what is not so."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.month import month_face
from retrotimer.core.records import DayTotals
from retrotimer.core.weeks import Outlook, WeekFace, week_start
from retrotimer.words import days

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
A_MONDAY = date(2026, 11, 16)
LONG_AGO = date(2026, 1, 5)

MET = "This week's goal is met."
FIRST = "Your first week: every walk is a good start."


def out_of_reach(goal: int, next_week: str = "Monday") -> str:
    return f"{goal} is out of reach this week. That is all right: the next one starts on {next_week}."


def this_week(
    walked: str, today: int, goal: int, first: int = MON, since: date | None = LONG_AGO
) -> WeekFace:
    """The week as the screen gets it; `walked` has an x for each complete day from the week's first on."""
    now = A_MONDAY + timedelta(days=7 + today)
    start = week_start(now, first)
    complete = [start + timedelta(days=n) for n, mark in enumerate(walked) if mark == "x"]
    older = min([since, *complete]) if since else min(complete, default=None)
    totals = {day: DayTotals(day, walked=600.0) for day in complete}
    return month_face(now, totals, now, first_weekday=first, goal=goal, since=older).this_week


@pytest.mark.parametrize(
    ("walked", "today", "goal", "headline", "outlook"),
    [
        # A week from Monday to Sunday, four days wanted.
        ("-------", MON, 4, "0 of 4 this week", "4 more, 7 days left"),
        ("x------", MON, 4, "1 of 4 this week", "3 more, 6 days left"),
        ("-------", TUE, 4, "0 of 4 this week", "4 more, 6 days left"),
        ("x------", TUE, 4, "1 of 4 this week", "3 more, 6 days left"),
        ("xx-----", TUE, 4, "2 of 4 this week", "2 more, 5 days left"),
        ("x-x----", WED, 4, "2 of 4 this week", "2 more, 4 days left"),
        ("xx-----", THU, 4, "2 of 4 this week", "2 more, 4 days left"),
        ("-------", THU, 4, "0 of 4 this week", "4 more, 4 days left"),
        ("-------", FRI, 4, "0 of 4 this week", out_of_reach(4)),
        ("x------", FRI, 4, "1 of 4 this week", "3 more, 3 days left"),
        ("x---x--", FRI, 4, "2 of 4 this week", "2 more, 2 days left"),
        ("xx-x---", SAT, 4, "3 of 4 this week", "1 more, 2 days left"),
        ("xx---x-", SAT, 4, "3 of 4 this week", "1 more, 1 day left"),
        ("x----x-", SAT, 4, "2 of 4 this week", out_of_reach(4)),
        # Sunday evening.
        ("xxx----", SUN, 4, "3 of 4 this week", "1 more, 1 day left"),
        ("xx-----", SUN, 4, "2 of 4 this week", out_of_reach(4)),
        ("xx----x", SUN, 4, "3 of 4 this week", out_of_reach(4)),
        ("xxx---x", SUN, 4, "4 of 4 this week", MET),
        ("-------", SUN, 4, "0 of 4 this week", out_of_reach(4)),
        # Met, and more than that.
        ("xxxx---", THU, 4, "4 of 4 this week", MET),
        ("xxxx---", FRI, 4, "4 of 4 this week", MET),
        ("xxxxxx-", SAT, 4, "6 of 4 this week", MET),
        ("xxxxxxx", SUN, 4, "7 of 4 this week", MET),
        # One day wanted.
        ("-------", MON, 1, "0 of 1 this week", "1 more, 7 days left"),
        ("-------", SUN, 1, "0 of 1 this week", "1 more, 1 day left"),
        ("--x----", WED, 1, "1 of 1 this week", MET),
        # Every day wanted.
        ("-------", MON, 7, "0 of 7 this week", "7 more, 7 days left"),
        ("x------", MON, 7, "1 of 7 this week", "6 more, 6 days left"),
        ("x------", TUE, 7, "1 of 7 this week", "6 more, 6 days left"),
        ("-------", TUE, 7, "0 of 7 this week", out_of_reach(7)),
        ("xxxxxx-", SUN, 7, "6 of 7 this week", "1 more, 1 day left"),
        ("xxxxxxx", SUN, 7, "7 of 7 this week", MET),
        # The clock was set back: a walk of Wednesday, and it is Tuesday.
        ("--x----", TUE, 4, "1 of 4 this week", "3 more, 5 days left"),
    ],
)
def test_what_is_said_of_a_week(walked: str, today: int, goal: int, headline: str, outlook: str) -> None:
    face = this_week(walked, today, goal)
    assert (days.week_headline(face), days.week_outlook(face)) == (headline, outlook)


@pytest.mark.parametrize(
    ("first", "walked", "today", "goal", "outlook"),
    [
        # The week begins on another day, so other days are left of it.
        (SUN, "-------", SUN, 4, "4 more, 7 days left"),
        (SUN, "x------", MON, 4, "3 more, 6 days left"),
        (SUN, "xxx----", SAT, 4, "1 more, 1 day left"),
        (SUN, "xx-----", SAT, 4, out_of_reach(4, "Sunday")),
        (SUN, "-------", THU, 4, out_of_reach(4, "Sunday")),
        (SUN, "-------", WED, 4, "4 more, 4 days left"),
        (SAT, "-------", SAT, 4, "4 more, 7 days left"),
        (SAT, "xxx----", FRI, 4, "1 more, 1 day left"),
        (SAT, "-------", WED, 4, out_of_reach(4, "Saturday")),
        (WED, "xxxx---", SAT, 4, MET),
        (WED, "------x", TUE, 2, out_of_reach(2, "Wednesday")),
    ],
)
def test_what_is_said_of_a_week_that_begins_on_another_day(
    first: int, walked: str, today: int, goal: int, outlook: str
) -> None:
    assert days.week_outlook(this_week(walked, today, goal, first)) == outlook


@pytest.mark.parametrize(
    ("walked", "today", "goal", "outlook"),
    [
        ("-------", MON, 4, "4 more, 7 days left"),
        ("-------", THU, 4, "4 more, 4 days left"),
        ("-------", FRI, 4, FIRST),
        ("-------", SUN, 4, FIRST),
        ("----x--", FRI, 4, FIRST),
        ("------x", SUN, 4, FIRST),
        ("---x---", THU, 4, "3 more, 3 days left"),
        ("---xxxx", SUN, 4, MET),
        ("------x", SUN, 1, MET),
    ],
)
def test_what_is_said_of_the_first_week_ever(walked: str, today: int, goal: int, outlook: str) -> None:
    """Whoever begins on a Saturday has not failed at anything."""
    assert days.week_outlook(this_week(walked, today, goal, since=None)) == outlook


def test_from_the_second_week_on_it_is_no_beginning() -> None:
    last_week = A_MONDAY + timedelta(days=SUN)
    assert days.week_outlook(this_week("-------", SUN, 4, since=last_week)) == out_of_reach(4)


@given(
    walked=st.text("x-", min_size=7, max_size=7),
    today=st.integers(MON, SUN),
    goal=st.integers(1, 7),
    first=st.integers(MON, SUN),
    since=st.sampled_from([None, LONG_AGO]),
)
def test_the_sentence_is_always_true(
    walked: str, today: int, goal: int, first: int, since: date | None
) -> None:
    face = this_week(walked, today, goal, first, since)
    said = days.week_outlook(face)
    position = (today - first) % 7
    done = walked.count("x")
    left = walked[position:].count("-")
    older_than_this_week = since is not None

    assert days.week_headline(face) == f"{done} of {goal} this week"
    assert (said == MET) == (done >= goal)
    assert ("out of reach" in said or said == FIRST) == (done + left < goal)
    assert (said == FIRST) == (done + left < goal and not older_than_this_week)
    promised = re.fullmatch(r"(\d+) more, (\d+) days? left", said)
    assert bool(promised) == (done < goal <= done + left)
    if promised:
        assert [int(number) for number in promised.groups()] == [goal - done, left]
        assert 1 <= goal - done <= left
    if "out of reach" in said:
        assert said == out_of_reach(goal, NAMES[first])
    for clumsy in ("0 more", " 1 days", " 0 day", "%", "-1"):
        assert clumsy not in f" {said}"


def test_every_outlook_has_been_said() -> None:
    """But the one of weeks that are over: today's is not."""
    seen = {
        this_week(walked, today, 4, since=since).outlook
        for walked in ("-------", "xxxx---")
        for today in range(7)
        for since in (None, LONG_AGO)
    }
    assert seen == set(Outlook) - {Outlook.PAST}
