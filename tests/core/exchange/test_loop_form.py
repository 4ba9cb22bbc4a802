"""Loop Habit Tracker's table, as it writes it: figures, words, amounts, one habit or many."""

from datetime import date

import pytest

from retrotimer.core.exchange import loop_form
from retrotimer.core.exchange.entry import WalkEntry
from retrotimer.core.exchange.lines import Why
from retrotimer.core.exchange.loop_form import LoopChoice, habit_of_walking, habits_in, is_loop
from tests.core.exchange.reading import loop

FIGURES = (
    "Date,Meditate,Wake up early,\n2026-01-25,-1,2,\n2026-01-24,2,0,\n2026-01-23,-1,1,\n2026-01-22,3,2,\n"
)
EARLY = LoopChoice("Wake up early")
WORDS = 'Date,Value,Notes\n2026-01-25,YES_MANUAL,\n2026-01-24,NO,Sick\n2026-01-23,YES_AUTO,"Forgot, really"\n'


def walks(text: str, choice: LoopChoice | None = None) -> dict[date, float]:
    found = [line.entry for line in loop(text, choice) if line.entry is not None]
    assert all(isinstance(entry, WalkEntry) for entry in found)
    return {one.day: one.course.walked.backward / 60 for one in found if isinstance(one, WalkEntry)}


def test_a_tick_of_an_older_version_is_a_walk_and_nothing_else_is() -> None:
    assert walks(FIGURES, LoopChoice("Wake up early", 12)) == {date(2026, 1, 25): 12, date(2026, 1, 22): 12}
    assert walks(FIGURES, LoopChoice("Meditate")) == {date(2026, 1, 24): 10}


def test_a_tick_of_one_habit_keeps_its_note() -> None:
    text = WORDS.replace("YES_MANUAL,", "YES_MANUAL,along the river")
    first, *others = loop(text)
    assert isinstance(first.entry, WalkEntry)
    assert first.entry.note == "along the river"
    assert [line.why for line in others] == [Why.NOT_DONE, Why.NOT_DONE]


def test_a_day_that_was_only_not_due_is_no_walk() -> None:
    assert walks("Date,Value,Notes\n2026-01-25,YES_AUTO,\n2026-01-24,1,\n") == {}


def test_an_amount_is_taken_as_minutes() -> None:
    text = "Date,Walk backwards,\n2026-01-25,12500,\n2026-01-24,UNKNOWN,\n2026-01-23,0,\n2026-01-22,200000,\n"
    assert walks(text, LoopChoice("Walk backwards", 15)) == {date(2026, 1, 25): 12.5}
    assert loop(text)[-1].why is Why.OUT_OF_BOUNDS


@pytest.mark.parametrize("value", ["PERHAPS", "-7", "yes"])
def test_what_loop_does_not_write_is_refused(value: str) -> None:
    (line,) = loop(f"Date,Walk,\n2026-01-25,{value},\n")
    assert (line.why, line.fields, line.found) == (Why.UNKNOWN_WORD, ("value",), value)


def test_a_habit_with_a_comma_in_its_name_shifts_the_columns_and_is_not_guessed() -> None:
    lines = loop("Date,Walk, slowly,\n2026-01-25,2,\n", LoopChoice("Walk"))
    assert [line.why for line in lines] == [Why.CELLS]


def test_a_day_to_come_is_refused() -> None:
    (line,) = loop("Date,Walk,\n2026-11-18,2,\n")
    assert line.why is Why.FUTURE


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["Read", "Walk the dog", "Retro walking"], "Retro walking"),
        (["Walk", "BACKWARD  WALK"], "BACKWARD  WALK"),
        (["Lesen", "Rückwärts gehen"], "Rückwärts gehen"),
        (["Read"], "Read"),
        ([""], ""),
        (["Read", "Walk the dog"], None),
        (["Retro games", "Back exercises"], None),
        (["Walk backwards", "Run backwards"], None),
    ],
)
def test_a_habit_is_chosen_for_nobody_unless_its_name_says_walking_backwards(
    names: list[str], chosen: str | None
) -> None:
    assert habit_of_walking(names) == chosen


def test_its_headers_are_known() -> None:
    assert habits_in(["Date", "Meditate", "Wake up early", ""]) == ("Meditate", "Wake up early")
    assert habits_in(["Date", "Value", "Notes"]) == ("",)
    assert not is_loop(["Position", "Name", "Type"])
    assert not is_loop(["Date"])
    assert not is_loop(["Date", ""])
    assert is_loop(["Date", "Read", "Walk backwards"]), "a spreadsheet takes the last comma away"
    assert is_loop(["Date", "Note", ""]), "as Loop writes a habit of this name"
    assert not is_loop(["Date", "Length", "Note"]), "which was meant to be one of ours"
    assert not is_loop(["Date", "Steps"]), "whose 8000 are no eight minutes"


def test_the_same_file_gives_the_same_identities() -> None:
    first, second = (
        [line.entry.id for line in loop(FIGURES, EARLY) if isinstance(line.entry, WalkEntry)]
        for _ in range(2)
    )
    assert first == second
    assert loop_form.LoopChoice().minutes == 10
