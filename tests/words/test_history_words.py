"""What is said of changes by hand and of the list of all walks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from retrotimer.core.entries import Change
from retrotimer.core.plan import Mode
from retrotimer.core.queries import Order, Show
from retrotimer.core.records import Feedback, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.words import entries, history
from retrotimer.words.plan import mode_name
from tests.fakes import TODAY, a_record, a_stopped_record

CORRECTED = datetime(2026, 11, 17, tzinfo=UTC)


@pytest.mark.parametrize("say", [entries.done, entries.undone, entries.undo_action, entries.redo_action])
def test_every_change_is_told_in_words_of_its_own(say: Callable[[Change], str]) -> None:
    said = [say(change) for change in Change]
    assert all(said)
    assert len(set(said)) == len(Change)


def test_the_menu_says_what_it_would_undo() -> None:
    assert entries.undo_action(Change.REMOVED) == "&Undo deleting the walk"
    assert entries.redo_action(Change.ADDED) == "&Redo adding the walk"
    assert entries.done(Change.REMOVED) == "The walk was deleted."


def test_other_exercise_stands_in_a_line() -> None:
    assert entries.other("100% %1 swimming") == "Other exercise: 100% %1 swimming"


@pytest.mark.parametrize(
    ("record", "ending"),
    [
        (a_record(), "Finished"),
        (a_stopped_record(), "Stopped early"),
        (a_stopped_record(reason=StopReason.PAIN), "Stopped for pain"),
        (a_stopped_record(reason=StopReason.INTERRUPTED), "Interrupted"),
        (replace(a_record(), timed=None), "Entered by hand"),
        (replace(a_stopped_record(), corrected=CORRECTED), "Stopped early, corrected"),
    ],
)
def test_how_a_walk_ended(record: WalkRecord, ending: str) -> None:
    assert history.ending(record) == ending


def test_a_row_is_a_full_sentence_whatever_stands_in_its_note() -> None:
    record = replace(a_record(TODAY, 12), feedback=Feedback(note="%1 and %2"))
    assert history.row_sentence(record) == (
        "Tuesday, 17 November 2026, 09:00: 12 minutes backwards · flat, open. Note: %1 and %2"
    )


def test_a_date_with_its_weekday_has_its_whole_year() -> None:
    assert history.date_with_weekday(date(1926, 11, 3)) == "Wed, 3 Nov 1926"


def test_the_count_tells_how_many_of_how_many() -> None:
    assert history.count(214, 214).startswith("214 walk")
    assert history.count(3, 214) == f"3 of {history.count(214, 214)}"
    assert history.count(0, 0).startswith("0 walk")


def test_every_choice_has_a_name_of_its_own() -> None:
    assert len({history.show_name(show) for show in Show}) == len(Show)
    orders = {history.order_name(order, descending=way) for order in Order for way in (True, False)}
    assert len(orders) == 2 * len(Order)
    assert {mode_name(mode) for mode in Mode} == {"Walk", "Run"}


def test_there_is_an_example_for_every_column() -> None:
    assert all(texts for texts in history.examples().values())


@pytest.mark.parametrize(
    "record",
    [
        a_record(),
        replace(a_record(), timed=None),
        *(a_stopped_record(reason=reason) for reason in StopReason),
    ],
)
def test_every_ending_is_among_its_columns_examples_as_it_is_written(record: WalkRecord) -> None:
    assert history.ending(replace(record, corrected=CORRECTED)) in history.examples()["ENDING"]
