"""A program that was gone, a machine that slept: the person says what becomes of the walk."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from retrotimer.core.cues import Cue
from retrotimer.core.entries import Change
from retrotimer.core.errors import DamagedError
from retrotimer.core.records import Outcome
from retrotimer.core.session import StopReason
from retrotimer.words import entries
from retrotimer.words.cues import script
from tests.e2e.person import BUDDY, FLAT, Key, Person
from tests.fakes import TODAY, FakeClock, FakeMachine
from tests.ui.surroundings import Start

GET_READY, MINUTE = 10, 60

Crash = Callable[[float], Person]


@pytest.fixture
def crash(person: Person, start: Start, folder: Path, tmp_path: Path, clock: FakeClock) -> Crash:
    """Seven minutes into a walk the power is cut; so many seconds later somebody starts the app again."""

    def cut(gone: float) -> Person:
        person.begin(FLAT, BUDDY)
        clock.skip(GET_READY + 6 * MINUTE + 1)
        clock.advance(MINUTE + 3)  # with what is saved on the way
        # The disk as the power cut leaves it: nothing is closed, nothing else is written.
        left = shutil.copytree(folder, tmp_path / "after the crash")
        clock.skip(gone)
        return Person(start(left))

    return cut


# A crash.


def test_after_a_crash_the_walk_is_told_and_nothing_is_lost_but_seconds(crash: Crash) -> None:
    later = crash(3600)
    assert "Your walk of 10 minutes was interrupted at 09:07. You had walked backwards for 7 minutes." in (
        later.reads()
    )
    later.press("Save what I walked")
    assert "Your walk of 10 minutes was interrupted at 09:07. Saved: 7 minutes." in later.reads()
    assert later.cell(TODAY).endswith(": 7 of 10 minutes")
    assert "7 minutes backwards · interrupted · flat, open · with a buddy" in later.reads()
    (record,) = later.app._history.walks_on(TODAY)
    assert record.reason is StopReason.INTERRUPTED
    assert 7 * MINUTE + 4 - 5 <= record.walked.backward <= 7 * MINUTE + 4


def test_soon_after_a_crash_it_goes_on_from_there(crash: Crash, clock: FakeClock) -> None:
    later = crash(2 * MINUTE)
    later.press("Go on")
    assert later.digits() == "0:10", "there is time to walk back to the place"
    assert "Look behind you first. Carrying on." in later.reads()
    clock.advance(GET_READY)
    assert later.digits() == "3:00"
    assert script(Cue.BEGIN) in later.reads()
    clock.advance(3 * MINUTE)
    assert "10 minutes. Well walked." in later.reads()
    (record,) = later.app._history.walks_on(TODAY)
    assert (record.outcome, record.walked.backward) == (Outcome.FINISHED, 10 * MINUTE)
    assert record.timed is not None
    assert (record.timed.clearance.flat_open, record.timed.clearance.buddy) == (True, True)


def test_after_more_than_five_minutes_the_place_is_asked_for_again(crash: Crash, clock: FakeClock) -> None:
    later = crash(6 * MINUTE)
    later.press("Go on")
    assert not later.is_ticked(FLAT)
    assert not later.find("Begin").isEnabled()
    later.press(FLAT)
    later.press("Begin")
    clock.advance(GET_READY)
    assert later.digits() == "3:00"
    clock.advance(3 * MINUTE)
    assert "10 minutes. Well walked." in later.reads()


def test_who_leaves_the_checklist_is_asked_again(crash: Crash) -> None:
    later = crash(6 * MINUTE)
    later.press("Go on")
    later.press("Cancel")
    assert "was interrupted at 09:07" in later.reads()
    later.press("Save what I walked")
    assert later.cell(TODAY).endswith(": 7 of 10 minutes")


def test_on_another_day_a_walk_is_over(crash: Crash) -> None:
    later = crash(24 * 3600)
    assert "Go on" not in later.names()
    QTest.keyClick(later.front, Key.Key_Escape)
    assert later.cell(TODAY).endswith(": 7 of 10 minutes")


def test_what_is_discarded_can_be_put_back(crash: Crash) -> None:
    later = crash(MINUTE)
    later.press("Discard")
    assert later.is_empty(TODAY)
    assert entries.done(Change.REMOVED) in later.reads()
    later.press("Undo")
    assert later.cell(TODAY).endswith(": 7 of 10 minutes")


def test_until_it_is_answered_it_is_asked_at_every_start(crash: Crash, start: Start, tmp_path: Path) -> None:
    crash(MINUTE)
    again = Person(start(shutil.copytree(tmp_path / "after the crash", tmp_path / "after another")))
    assert "was interrupted at 09:07" in again.reads()
    again.press("Save what I walked")
    assert again.app._history.unfinished() == []


def test_nothing_starts_beside_the_question(crash: Crash) -> None:
    later = crash(MINUTE)
    later.app.come_to_start(12)
    assert "Before you walk" not in later.reads()


def test_a_crash_while_getting_ready_leaves_nothing(
    person: Person, start: Start, folder: Path, tmp_path: Path, clock: FakeClock
) -> None:
    person.begin()
    clock.advance(GET_READY - 1)
    left = shutil.copytree(folder, tmp_path / "after the crash")
    later = Person(start(left))
    assert not later.has_dialog()
    assert later.is_empty(TODAY)


def test_what_could_be_done_when_it_was_asked_counts_no_more_after_hours(
    crash: Crash, clock: FakeClock
) -> None:
    later = crash(2 * MINUTE)
    clock.skip(2 * 3600)
    later.press("Go on")
    assert not later.app.session.running
    assert not later.is_ticked(FLAT), "the place is asked for again"


def test_a_question_that_stood_open_over_night_does_not_go_on_with_yesterdays_walk(
    crash: Crash, clock: FakeClock
) -> None:
    later = crash(2 * MINUTE)
    clock.skip(20 * 3600)
    later.press("Go on")
    assert "Go on" not in later.names()
    later.press("Save what I walked")
    assert later.cell(TODAY).endswith(": 7 of 10 minutes")


def test_the_checklist_of_a_walk_that_goes_on_can_be_heard(crash: Crash, machine: FakeMachine) -> None:
    later = crash(6 * MINUTE)
    later.press("Go on")
    later.press("Sound check")
    assert machine.speaker.words[-1].startswith("If you can hear this clearly")


def test_a_wish_to_start_waits_for_the_answer(crash: Crash) -> None:
    later = crash(MINUTE)
    later.app.come_to_start(11)
    later.press("Save what I walked")
    assert "Before you walk" in later.reads()


def test_an_open_walk_that_cannot_be_read_is_no_walk_that_cannot_be_written(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise DamagedError("retrotimer.db", "malformed")

    monkeypatch.setattr(person.app._history, "unfinished", refuse)
    person.app.look_back()
    assert "damaged" in person.reads()


# Sleep.


def asleep(person: Person, clock: FakeClock, seconds: float = 8 * MINUTE) -> None:
    person.begin()
    clock.advance(GET_READY + 3 * MINUTE)
    clock.sleep(seconds)
    clock.advance(1)


def test_on_waking_it_asks_in_words_and_aloud(person: Person, clock: FakeClock, machine: FakeMachine) -> None:
    asleep(person, clock)
    assert "The computer slept from 09:03 to 09:11. Did you keep walking?" in person.reads()
    assert machine.speaker.words[-1].startswith("The computer was asleep.")


def test_who_kept_walking_carries_on(person: Person, clock: FakeClock) -> None:
    asleep(person, clock, 4 * MINUTE)
    person.press("I kept walking")
    assert person.digits() == "0:10"
    clock.advance(GET_READY)
    assert person.digits() == "2:59"
    clock.advance(3 * MINUTE)
    assert "10 minutes. Well walked." in person.reads()


def test_who_walked_on_to_the_end_has_finished(person: Person, clock: FakeClock) -> None:
    asleep(person, clock)
    person.press("I kept walking")
    assert "10 minutes. Well walked." in person.reads()


@pytest.mark.parametrize("by_key", [True, False])
def test_who_stopped_keeps_what_was_walked_till_then(
    person: Person, clock: FakeClock, *, by_key: bool
) -> None:
    asleep(person, clock)
    if by_key:
        person.type(Key.Key_Escape)
    else:
        person.press("I stopped when it slept")
    assert "Stopped after 3 minutes." in person.reads()
    assert not person.has_dialog()


def test_a_walk_can_be_discarded_after_sleep(person: Person, clock: FakeClock) -> None:
    asleep(person, clock)
    person.press("Discard")
    assert person.is_empty(TODAY)
    assert "Start walk" in person.names()


def test_a_walk_that_is_stopped_from_afar_needs_no_answer(person: Person, clock: FakeClock) -> None:
    asleep(person, clock)
    person.app.company.stage.stop_from_afar()
    assert not person.has_dialog()


def test_before_it_sleeps_the_walk_is_written_and_on_waking_it_asks_at_once(
    person: Person, clock: FakeClock, machine: FakeMachine
) -> None:
    person.begin()
    clock.advance(GET_READY + 3 * MINUTE + 4)
    machine.sleep_watch.tell(sleeps=True)
    (written,) = person.app._history.unfinished()
    assert written.walked.backward == 3 * MINUTE + 4
    clock.sleep(8 * MINUTE)
    machine.sleep_watch.tell(sleeps=False)
    assert "Did you keep walking?" in person.reads()
    person.press("I stopped when it slept")
    assert machine.sleep_watch.hear is None
