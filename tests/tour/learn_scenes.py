"""The scenes of the cards: the page, a search, what it looks like on paper, and help over what is shown."""

from collections.abc import Iterator
from unittest.mock import patch

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from retrotimer.app import Retrotimer
from retrotimer.core.checklist import Answers
from retrotimer.core.learn import CARDS, card_about
from retrotimer.core.plan import Mode
from retrotimer.core.topics import Topic
from retrotimer.ui.checklist.checklist_dialog import ChecklistDialog
from retrotimer.ui.learn import print_dialog
from retrotimer.ui.learn.learn_page import LearnPage
from retrotimer.words.learn import cards as words
from tests.tour.demo import press

Scene = tuple[str, QWidget]

DRAWN = (Topic.STEP, Topic.MUSCLES, Topic.DISCS, Topic.CURVATURE)


def learn_scenes(app: Retrotimer) -> Iterator[Scene]:
    """Every scene by name, with the widget to be drawn."""
    window = app.window
    window.menus.learn.trigger()
    yield "learn", window
    page = window.findChild(LearnPage)
    assert page is not None
    for topic in DRAWN:
        page.read(topic.value)
        yield f"learn-{topic.value}", window
    page.read(Topic.RUNNING.value)
    yield "learn-running", window
    page.read(Topic.APP.value)
    yield "learn-app", window
    text = next(one for one in page.findChildren(QLineEdit))
    text.setText(words.title(Topic.KNEES))
    page.list.setFocus()
    yield "learn-found", window
    page.print_requested.emit(card_about(Topic(page.list.key)))
    yield "learn-print-found", _dialog()
    _close_dialog()
    text.setText("elephant")
    yield "learn-nothing-found", window
    text.clear()
    page.print_requested.emit(CARDS[0])
    yield "learn-print", _dialog()
    with patch.object(print_dialog, "printer_found", lambda: False):
        press(_dialog(), "Print…")
    yield "learn-print-no-printer", _dialog()
    _close_dialog()
    window.leave_page()
    window.home.walk.mode_requested.emit(Mode.RUN)
    window.menus.help_here.trigger()
    yield "help-with-a-run", _dialog()
    _close_dialog()
    window.home.walk.mode_requested.emit(Mode.WALK)
    window.start_requested.emit(Answers())
    checklist = _dialog()
    assert isinstance(checklist, ChecklistDialog)
    checklist.help_requested.emit(Topic.PAIN)
    yield "help-with-pain", _dialog()
    _close_dialog()
    _close_dialog()


def _dialog() -> QWidget:
    dialog = QApplication.activeModalWidget()
    assert dialog is not None, "the scene expects an open dialog"
    return dialog


def _close_dialog() -> None:
    dialog = _dialog()
    assert isinstance(dialog, QDialog)
    dialog.reject()
