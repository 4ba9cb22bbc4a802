"""The scenes of the cards: the page, a search, what it looks like on paper, and help over what is shown."""

from collections.abc import Iterator
from unittest.mock import patch

from PySide6.QtWidgets import QLineEdit, QWidget

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
from tests.tour.dialogs import close_it, in_front

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
    yield "learn-print-found", in_front()
    close_it()
    text.setText("elephant")
    yield "learn-nothing-found", window
    text.clear()
    page.print_requested.emit(CARDS[0])
    yield "learn-print", in_front()
    with patch.object(print_dialog, "printer_found", lambda: False):
        press(in_front(), "Print…")
    yield "learn-print-no-printer", in_front()
    close_it()
    window.leave_page()
    window.home.walk.mode_requested.emit(Mode.RUN)
    window.menus.help_here.trigger()
    yield "help-with-a-run", in_front()
    close_it()
    window.home.walk.mode_requested.emit(Mode.WALK)
    window.start_requested.emit(Answers())
    checklist = in_front()
    assert isinstance(checklist, ChecklistDialog)
    checklist.help_requested.emit(Topic.PAIN)
    yield "help-with-pain", in_front()
    close_it()
    close_it()
