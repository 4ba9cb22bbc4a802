"""The scenes of the history: a full day, the editors, the list of all walks, and the way back."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from retrotimer.app import Retrotimer
from retrotimer.core.entries import Entry
from retrotimer.core.plan import MINUTE, Mode
from retrotimer.ui.dialogs.fields import MinutesField
from retrotimer.ui.history.history_page import HistoryPage
from tests.tour.demo import press
from tests.tour.dialogs import close_it, in_front

Scene = tuple[str, QWidget]


def history_scenes(app: Retrotimer) -> Iterator[Scene]:
    """Every scene by name, with the widget to be drawn."""
    _fill(app, app.month.today - timedelta(days=2))
    yield "day-with-much", app.window
    app.window.banner.take_back()
    yield from _editors(app)
    yield from _list(app)
    app.month.select(app.month.today - timedelta(days=2))
    detail = app.month.detail
    assert detail is not None
    app.records.remove(detail.walks[0])
    yield "banner", app.window
    app.records.edits.undo()
    yield "banner-undone", app.window
    app.window.banner.take_back()


def _fill(app: Retrotimer, day: date) -> None:
    for hour, minutes, mode, note in (
        (7, 6, Mode.WALK, ""),
        (12, 5, Mode.WALK, "In the hall of the clinic, with the trainer beside me."),
        (18, 10, Mode.RUN, ""),
    ):
        app.records.edits.add(Entry(day, time(hour, 40), mode, float(minutes * MINUTE), note))
    app.records.edits.note_other(day, "", "Twenty minutes of swimming, and the stretches.")


def _editors(app: Retrotimer) -> Iterator[Scene]:
    menus = app.window.menus
    menus.add_walk.trigger()
    yield "entry-new", in_front()
    in_front().findChildren(MinutesField)[0].setText("0")
    press(in_front(), "Save")
    yield "entry-wrong", in_front()
    in_front().findChildren(MinutesField)[0].setText("5")
    press(in_front(), "Save")
    yield "entry-there-already", in_front()
    close_it()
    detail = app.month.detail
    assert detail is not None
    app.records.edit(detail.walks[1])
    yield "entry-edited", in_front()
    close_it()
    menus.note_other.trigger()
    yield "other-exercise", in_front()
    close_it()


def _list(app: Retrotimer) -> Iterator[Scene]:
    app.window.menus.history.trigger()
    yield "all-walks", app.window
    page = app.window.findChild(HistoryPage)
    assert page is not None
    text = next(one for one in page.findChildren(QLineEdit) if not isinstance(one.parent(), QComboBox))
    text.setText("park")
    yield "all-walks-narrowed", app.window
    text.setText("mountains")
    yield "all-walks-none-found", app.window
    text.clear()
    page.show_walks([], 0)
    yield "all-walks-none", app.window
    app.window.leave_page()
