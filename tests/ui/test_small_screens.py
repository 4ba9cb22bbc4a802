"""Small screens with large text: what must be seen at once stands in sight, whole."""

from datetime import time
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.core.entries import Entry, EntryFace
from retrotimer.core.plan import Mode
from retrotimer.core.typed import Wrong
from retrotimer.ui.dialogs.entry_dialog import EntryDialog
from retrotimer.ui.dialogs.fields import Complaint
from retrotimer.ui.main_window import TITLE_BAR, MainWindow
from retrotimer.ui.parts.button import PillButton
from retrotimer.ui.walk.running_view import RunningView
from tests.fakes import TODAY
from tests.ui.controls import seen, visible
from tests.ui.editors import opened, press, type_at
from tests.ui.test_walk_widgets import face_at, paused_at

NEW = Entry(TODAY, time(12), Mode.WALK, 600.0)
DOUBLED = QSize(683, 374)
"""What a maximised window has of 1366x768 pixels where the system draws everything twice as large."""
AMISS = (
    "This computer may fall asleep during the walk. Your minutes are safe. To keep it awake, turn off "
    "automatic sleep in the system's settings. The sound does not work. The screen flashes at each cue."
)


def whole(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def low_dialog(qtbot: QtBot) -> EntryDialog:
    """An editor of which the minutes are below what is in sight."""
    dialog = EntryDialog(EntryFace(NEW, TODAY))
    dialog.setMaximumHeight(300)
    return opened(qtbot, dialog)


@pytest.mark.parametrize("paused", [False, True])
def test_the_buttons_of_a_walk_are_whole_where_the_window_is_low(qtbot: QtBot, *, paused: bool) -> None:
    view = RunningView()
    qtbot.addWidget(view)
    view.resize(DOUBLED)
    view.show()
    view.say_shortly(AMISS)
    words = "Paused. Stand still." if paused else "Begin. Small, slow steps. Toes first, then heel."
    view.show_face(paused_at(15.0) if paused else face_at(15.0), words)
    QApplication.processEvents()
    column = view.layout()
    assert column is not None
    assert column.minimumHeightForWidth(view.width()) <= view.height(), "nothing is squeezed"
    for button in (view._pause, view._stop, view._hurts):
        assert seen(button) == whole(button), button.text()


def test_the_link_to_the_whole_screen_is_there_where_the_window_is_high(qtbot: QtBot) -> None:
    view = RunningView()
    qtbot.addWidget(view)
    view.resize(1080, 720)
    view.show()
    view.show_face(paused_at(15.0), "Paused. Stand still.")
    (link,) = (one for one in visible(view, PillButton) if one.text() == "Whole screen")
    assert seen(link) == whole(link)


def test_a_window_leaves_a_small_screen_room_for_its_title(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    small = SimpleNamespace(availableGeometry=lambda: QRect(0, 0, 683, 384))
    monkeypatch.setattr(window, "screen", lambda: small)
    window.fit_screen()
    assert window.minimumHeight() + TITLE_BAR <= 384


def test_the_field_that_one_types_into_is_in_sight_when_a_dialog_opens(qtbot: QtBot) -> None:
    dialog = low_dialog(qtbot)
    field = QApplication.focusWidget()
    assert field is dialog._minutes
    assert seen(field) == whole(field)


def test_why_it_cannot_be_kept_is_in_sight(qtbot: QtBot) -> None:
    dialog = low_dialog(qtbot)
    type_at(dialog._minutes, "abc")
    dialog.save_requested.connect(lambda _entry: dialog.show_wrong(Wrong.NOT_A_NUMBER))
    press(dialog, "Save")
    QApplication.processEvents()
    (complaint,) = visible(dialog, Complaint)
    assert seen(complaint) == whole(complaint)
