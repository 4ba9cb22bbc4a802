"""The banner over the real window: nothing moves because of it, and Escape puts it away."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication

from retrotimer.core.entries import Change
from retrotimer.core.errors import FullError
from retrotimer.words import entries, problems
from tests.e2e.person import Key, Person
from tests.fakes import a_record
from tests.ui.controls import name_of, visible
from tests.ui.surroundings import set_text_size


def places(person: Person) -> dict[str, QRect]:
    """Where everything stands that can be pressed; the banner's own buttons left out."""
    window = person.app.window
    return {
        name_of(button): QRect(button.mapTo(window, QPoint()), button.size())
        for button in visible(window, QAbstractButton)
        if not window.banner.isAncestorOf(button)
    }


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", [QSize(1080, 720), QSize(640, 480)])
def test_nothing_moves_when_it_comes_and_goes(person: Person, size: QSize, text: float) -> None:
    set_text_size(text)
    person.app.window.resize(size)
    for _ in range(3):  # a layout may ask for another one
        QApplication.processEvents()
    before = places(person)
    person.app.window.banner.say("The walk was deleted.", "Undo", lambda: None)
    QApplication.processEvents()
    assert places(person) == before
    person.type(Key.Key_Escape)
    assert person.app.window.banner.words == ""
    assert places(person) == before


def test_escape_closes_the_latest_first_and_then_leaves_the_page(person: Person) -> None:
    window, banner = person.app.window, person.app.window.banner
    banner.say(problems.cannot_save(FullError("here")), about="saving")
    banner.say(entries.done(Change.REMOVED), entries.undo(), lambda: None)
    window.menus.year.trigger()
    person.type(Key.Key_Escape)
    assert banner.words == problems.cannot_save(FullError("here"))
    assert not window.at_home
    person.type(Key.Key_Escape)
    assert banner.words == ""
    assert not window.at_home
    person.type(Key.Key_Escape)
    assert window.at_home


def test_escape_in_a_dialog_is_the_dialogs(person: Person) -> None:
    banner = person.app.window.banner
    banner.say(problems.cannot_save(FullError("here")), about="saving")
    person.app.window.menus.settings.trigger()
    QApplication.processEvents()
    person.type(Key.Key_Escape)
    assert not person.has_dialog()
    assert banner.words


def test_during_a_walk_it_lies_over_nothing_and_its_words_stand_in_the_walks_own_line(person: Person) -> None:
    banner = person.app.window.banner
    person.begin()
    banner.say(problems.cannot_save(FullError("here")), about="saving")
    assert not banner.isVisible()
    assert problems.cannot_save(FullError("here")) in person.reads()
    person.press("Stop")
    assert banner.isVisible()
    assert banner.words == problems.cannot_save(FullError("here"))
    assert person.has_dialog() is False


def test_what_is_offered_can_be_reached_by_tab(person: Person) -> None:
    record = a_record()
    person.app._history.save(record)
    person.app.refresh()
    person.app.records.remove(record)
    banner = person.app.window.banner
    for _ in range(40):
        focus = QApplication.focusWidget()
        if focus is not None and banner.isAncestorOf(focus):
            break
        person.type(Key.Key_Tab)
    person.type(Key.Key_Space)
    assert banner.words == entries.undone(Change.REMOVED)
    assert person.app._history.walks_on(record.started.date) == [record]
