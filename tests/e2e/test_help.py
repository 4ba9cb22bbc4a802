"""F1: the card that fits what a person is doing, over it, and never during a walk."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from retrotimer.core.plan import Mode
from retrotimer.core.topics import Topic
from retrotimer.ui.checklist.checklist_dialog import ChecklistDialog
from retrotimer.ui.dialogs.how_to import HowToDialog
from retrotimer.ui.learn.card_dialog import CardDialog
from retrotimer.ui.learn.learn_page import LearnPage
from retrotimer.words.learn import cards as words
from retrotimer.words.learn.said import said
from tests.e2e.person import BUDDY, DOCTOR, FLAT, Key, Person
from tests.fakes import FakeClock

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def focus_on(person: Person, name: str) -> None:
    person.find(name).setFocus()


def is_card(widget: QWidget, topic: Topic) -> bool:
    return isinstance(widget, CardDialog) and widget.windowTitle() == words.title(topic)


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        (DOCTOR, Topic.ASK_FIRST),
        (FLAT, Topic.PLACE),
        (BUDDY, Topic.PLACE),
        ("7 more things that make it safer", Topic.PLACE),
        ("Back pain 3 of 10", Topic.PAIN),
        ("Cancel", Topic.STOP),
    ],
)
def test_the_checklist_has_help_with_what_the_keys_are_on(person: Person, name: str, topic: Topic) -> None:
    person.press("Start walk")
    focus_on(person, name)
    person.type(Key.Key_F1)
    assert is_card(person.front, topic)


def test_help_leaves_the_checklist_as_it_was(person: Person) -> None:
    person.press("Start walk")
    checklist = person.front
    person.press(DOCTOR)
    person.press(BUDDY)
    person.press("Back pain 4 of 10")
    person.type(Key.Key_F1)
    assert said("H") in person.reads()
    person.type(Key.Key_Escape)
    assert person.front is checklist
    assert isinstance(checklist, ChecklistDialog)
    assert person.is_ticked(DOCTOR)
    assert person.is_ticked(BUDDY)
    assert not person.is_ticked(FLAT)
    assert person.is_ticked("Back pain 4 of 10")
    person.press("Begin")
    assert person.app.session.running


def test_keys_of_the_checklist_do_not_reach_it_through_its_help(person: Person) -> None:
    person.press("Start walk")
    person.type(Key.Key_F1)
    for key in (Key.Key_F, Key.Key_B, Key.Key_D):
        person.type(key)
    person.type(Key.Key_Escape)
    assert not any(person.is_ticked(name) for name in (DOCTOR, FLAT, BUDDY))
    assert isinstance(person.front, ChecklistDialog)


def test_the_button_helps_with_what_had_the_focus(person: Person) -> None:
    person.press("Start walk")
    focus_on(person, FLAT)
    person.press("Help")
    assert is_card(person.front, Topic.PLACE)


def test_a_run_has_its_own_help_which_leads_on_to_all_cards(person: Person) -> None:
    person.press("Run")
    person.type(Key.Key_F1)
    assert is_card(person.front, Topic.RUNNING)
    assert "Suggested, not shown" in person.reads()
    person.press("All cards")
    page = person.app.window.findChild(LearnPage)
    assert page is not None
    assert person.app.window.shows(page)
    assert page.list.key == Topic.RUNNING.value


def test_elsewhere_the_key_shows_how_to_walk_backwards(person: Person) -> None:
    person.type(Key.Key_F1)
    assert isinstance(person.front, HowToDialog)
    person.type(Key.Key_Escape)
    person.press("Run")
    person.type(Key.Key_2, CTRL)
    person.type(Key.Key_F1)
    assert isinstance(person.front, HowToDialog)


def test_how_to_walk_backwards_names_the_muscles_and_promises_nothing(person: Person) -> None:
    person.type(Key.Key_F1)
    assert "Muscles at work" in person.reads()  # "What works" would be read as "what helps"
    assert "works" not in person.reads()


def test_how_to_walk_backwards_leads_on_to_the_cards(person: Person) -> None:
    person.type(Key.Key_F1)
    person.press("What is known about it")
    assert not person.has_dialog()
    page = person.app.window.findChild(LearnPage)
    assert page is not None
    assert person.app.window.shows(page)


def test_how_to_walk_backwards_has_a_key_of_its_own_in_a_run_too(person: Person) -> None:
    person.app.window.home.walk.mode_requested.emit(Mode.RUN)
    person.type(Key.Key_F1, SHIFT)
    assert isinstance(person.front, HowToDialog)


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Key.Key_F1, SHIFT), (Key.Key_5, CTRL)],
)
def test_nothing_lies_over_the_countdown(
    person: Person, clock: FakeClock, key: Key, modifiers: Qt.KeyboardModifier
) -> None:
    person.begin()
    clock.advance(60)
    person.type(key, modifiers)
    assert not person.has_dialog()
    assert person.digits()
    assert QApplication.activeModalWidget() is None
    assert person.app.window.findChild(LearnPage) is None


def test_a_start_pays_for_none_of_it() -> None:
    code = (
        "import sys, retrotimer.app, retrotimer.ui.checklist.checklist_dialog\n"
        "rooms = [f'retrotimer.{room}.learn' for room in ('core', 'words', 'ui')]\n"
        "late = (*rooms, 'PySide6.QtPrintSupport')\n"
        "print([name for name in sys.modules if name.startswith(late)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
