"""What goes along on a walk is made when one is near, and no walk begins without it."""

import pytest

from retrotimer.core.pain import Pain
from retrotimer.flows.company import Company
from retrotimer.ui.walk.running_view import RunningView
from tests.e2e.person import Person
from tests.fakes import FakeMachine, a_clearance


def companies(person: Person) -> int:
    return len(person.app.findChildren(Company))


def test_while_nobody_walks_there_is_none(person: Person) -> None:
    person.press("Next month")
    person.app.look_again()
    person.app.refresh()
    assert companies(person) == 0


@pytest.mark.parametrize("open_it", ["start", "guidance"])
def test_the_checklist_makes_it_and_so_does_the_dialog_about_it(person: Person, open_it: str) -> None:
    getattr(person.app.window.menus, open_it).trigger()
    assert person.has_dialog()
    assert companies(person) == 1


def test_one_goes_along_on_every_walk(person: Person, machine: FakeMachine) -> None:
    for _ in range(2):
        person.begin()
        assert machine.keep_awake.held
        person.press("Stop")
        assert not machine.keep_awake.held
    assert companies(person) == 1


def test_a_walk_that_comes_past_the_checklist_has_it_too(person: Person, machine: FakeMachine) -> None:
    person.app.session.begin(a_clearance(), Pain())
    assert person.app.session.running
    assert person.app.window.findChildren(RunningView)
    assert machine.keep_awake.held
    assert machine.media_keys.hear is not None
    assert machine.speaker.played


def test_what_was_said_before_it_came_is_said_during_the_walk(person: Person) -> None:
    person.app.window.banner.say("The disk is full.", about="a test")
    person.begin()
    assert "The disk is full." in person.reads()
