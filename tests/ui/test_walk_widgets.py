"""The walk's widgets: dial, digits, line, panel, and the whole window during a walk."""

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.core.cue_sheet import cue_sheet
from retrotimer.core.cues import Cue
from retrotimer.core.faces import RunningFace, running_face
from retrotimer.core.home import HomeFace
from retrotimer.core.plan import Mode, PlanChoice, make_plan
from retrotimer.core.session import Ready, StopReason, Underway
from retrotimer.ui.look import colours
from retrotimer.ui.parts.button import PillButton
from retrotimer.ui.parts.labels import Label
from retrotimer.ui.walk.dial import Dial
from retrotimer.ui.walk.digits import Digits
from retrotimer.ui.walk.progress_line import ProgressLine
from retrotimer.ui.walk.running_view import RunningView
from retrotimer.ui.walk.walk_panel import WalkPanel
from retrotimer.words.cues import script
from tests.fakes import a_clearance, heard
from tests.ui.pictures import drawn, ink_box
from tests.ui.surroundings import front, set_text_size

Key = Qt.Key
CHOICE = PlanChoice(minutes=10)
BEGUN = 10


def underway(choice: PlanChoice = CHOICE) -> Underway:
    return Ready(make_plan(choice)).begin(a_clearance(), 0.0)


def face_at(at: float, choice: PlanChoice = CHOICE) -> RunningFace:
    return running_face(underway(choice), cue_sheet(make_plan(choice)), at)


def paused_at(at: float) -> RunningFace:
    paused = underway().pause(at)
    return running_face(paused, (), at)  # type: ignore[arg-type]


def named(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


# Digits.


@pytest.mark.parametrize(
    "size",
    [QSize(640, 480), QSize(1080, 300), QSize(1080, 60), QSize(300, 720), QSize(1920, 1080), QSize(200, 72)],
)
@pytest.mark.parametrize("text", ["20:00", "7:42", "0:08"])
def test_digits_fill_the_width_or_the_height(qtbot: QtBot, size: QSize, text: str) -> None:
    digits = Digits()
    digits.setStyleSheet("background: white")
    digits.show_text(text, "")
    front(qtbot, digits, size)
    image = drawn(digits)
    ink = ink_box(image, image.pixelColor(0, 0))
    # They are set 90 % wide; of that the outer digits keep a little white at their sides.
    assert ink.width() >= 0.83 * size.width() or ink.height() >= size.height() * 0.97
    assert ink.width() <= 0.91 * size.width()
    assert ink.height() <= size.height()
    assert abs(ink.center().y() - size.height() / 2) <= 0.02 * size.height() + 2


def test_digits_do_not_jump_between_seconds(qtbot: QtBot) -> None:
    digits = Digits()
    front(qtbot, digits, QSize(400, 200))
    tops = set()
    for text in ("8:10", "8:11", "1:11", "0:07"):
        digits.show_text(text, "")
        image = drawn(digits)
        box = ink_box(image, image.pixelColor(0, 0))
        tops.add(box.top() // 3)
    assert len(tops) == 1


def test_digits_are_spoken_in_minutes(qtbot: QtBot) -> None:
    digits = Digits()
    qtbot.addWidget(digits)
    digits.show_text("7:42", "8 minutes left")
    assert named(digits) == "8 minutes left"


# The dial and the panel.


@pytest.mark.parametrize(
    ("choice", "name"),
    [
        (PlanChoice(12), "Walk backwards, 12 minutes"),
        (PlanChoice(10, Mode.RUN), "Run backwards, 10 minutes"),
        (PlanChoice(10, cool_down=3), "Walk backwards, 10 minutes, 13 minutes in all"),
        (PlanChoice(10, easy_start=True), "Walk backwards, 10 minutes, 19 minutes in all"),
    ],
)
def test_the_dial_says_what_would_start(qtbot: QtBot, choice: PlanChoice, name: str) -> None:
    dial = Dial()
    dial.show_face(HomeFace(choice))
    front(qtbot, dial)
    assert named(dial) == name
    before = drawn(dial)
    other = PlanChoice(15)
    dial.show_face(HomeFace(other))
    assert drawn(dial) != before


@pytest.fixture
def panel(qtbot: QtBot) -> WalkPanel:
    made = WalkPanel()
    made.show_face(HomeFace(CHOICE))
    front(qtbot, made, QSize(560, 660))
    return made


def test_the_panel_shows_a_face_without_wishing_for_anything(panel: WalkPanel) -> None:
    wishes = heard(panel.minutes_requested), heard(panel.mode_requested), heard(panel.start_requested)
    choice = PlanChoice(14, Mode.RUN)
    panel.show_face(HomeFace(choice))
    assert wishes == ([], [], [])
    assert panel._minutes.choices()[4].isChecked()
    assert panel._mode.choices()[1].isChecked()
    assert named(panel.start) == panel.start.text() == "Start run"
    panel.show_face(HomeFace(CHOICE))
    assert named(panel.start) == "Start walk"


def test_the_panel_wishes_for_what_is_pressed(panel: WalkPanel) -> None:
    minutes, modes = heard(panel.minutes_requested), heard(panel.mode_requested)
    starts = heard(panel.start_requested)
    for choice in panel._minutes.choices():
        QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    QTest.keyClick(panel._minutes.choices()[5], Key.Key_Left)
    QTest.mouseClick(panel._mode.choices()[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(panel.start, Qt.MouseButton.LeftButton)
    assert minutes == [10, 11, 12, 13, 14, 15, 14]
    assert modes == [Mode.RUN]
    assert len(starts) == 1
    assert [named(choice) for choice in panel._minutes.choices()] == [f"{n} minutes" for n in range(10, 16)]


# The line.


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
def test_the_line_fills_from_the_leading_edge(qtbot: QtBot, share: float, *, mirrored: bool) -> None:
    line = ProgressLine()
    line.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    line.show_face(face_at(BEGUN + 600 * share - (1 if share == 1.0 else 0)))
    front(qtbot, line, QSize(600, 32))
    image = drawn(line)
    accent = line.palette().color(colours.ACCENT)
    filled = [x for x in range(600) if image.pixelColor(x, 12) == accent]
    assert len(filled) == pytest.approx(600 * share, abs=20)
    if filled:
        assert min(filled) > 300 if mirrored and share < 0.5 else min(filled) < 20
        assert (max(filled) > 580) == (mirrored or share == 1.0)


def test_a_pause_turns_the_line_to_the_warnings_colour(qtbot: QtBot) -> None:
    line = ProgressLine()
    line.show_face(paused_at(BEGUN + 300))
    front(qtbot, line, QSize(600, 32))
    assert drawn(line).pixelColor(150, 12) == line.palette().color(colours.WARNING)


# The window during a walk.


@pytest.fixture
def view(qtbot: QtBot) -> RunningView:
    made = RunningView()
    front(qtbot, made, QSize(1080, 700))
    made.begin()
    made.show_face(face_at(BEGUN + 100), script(Cue.STEADY))
    return made


def words(view: RunningView) -> str:
    return " | ".join(label.text() for label in view.findChildren(Label) if label.isVisible())


def texts(view: RunningView) -> list[str]:
    return [button.text() for button in view.findChildren(PillButton)]


@pytest.mark.parametrize(
    "key",
    [
        Key.Key_Space,
        Key.Key_Return,
        Key.Key_Enter,
        Key.Key_MediaTogglePlayPause,
        Key.Key_MediaPlay,
        Key.Key_MediaPause,
        Key.Key_PageUp,
        Key.Key_PageDown,
    ],
)
@pytest.mark.parametrize("at", ["view", "pause"])
def test_keys_that_pause(view: RunningView, key: Key, at: str) -> None:
    wishes = heard(view.pause_requested)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):  # QTest.keyClick knows no media keys
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view if at == "view" else view._pause, event)
    assert len(wishes) == 1


def test_keys_that_stop(view: RunningView) -> None:
    wishes, pauses = heard(view.stop_requested), heard(view.pause_requested)
    for key in (Key.Key_S, Key.Key_H, Key.Key_X, Key.Key_F):
        QTest.keyClick(view._pause, key)
    assert wishes == [StopReason.DONE, StopReason.PAIN]
    assert pauses == []


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_MediaPlay, Key.Key_S, Key.Key_H])
def test_a_key_that_is_held_down_does_nothing_more(view: RunningView, key: Key) -> None:
    wishes, pauses = heard(view.stop_requested), heard(view.pause_requested)
    for receiver in (view, view._pause):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", autorep=True)
            QApplication.sendEvent(receiver, event)
    assert wishes == pauses == []


def test_buttons_wish_for_what_they_say(view: RunningView) -> None:
    wishes, pauses = heard(view.stop_requested), heard(view.pause_requested)
    glances = heard(view.glance_requested)
    for button in view.findChildren(PillButton):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wishes == [StopReason.DONE, StopReason.PAIN]
    assert len(pauses) == len(glances) == 1


def test_a_pause_is_told_by_words_shape_and_name(view: RunningView) -> None:
    assert not view._sign.isVisible()
    assert "Walk backwards · 10 minutes" in words(view)
    view.show_face(paused_at(BEGUN + 100), script(Cue.PAUSED))
    assert view._sign.isVisible()
    assert "Paused · 10 minutes" in words(view)
    assert script(Cue.PAUSED) in words(view)
    assert texts(view) == ["Whole screen", "Resume", "Stop", "It hurts"]
    assert named(view._pause) == "Resume"
    view.show_face(face_at(BEGUN + 101), script(Cue.STEADY))
    assert texts(view) == ["Whole screen", "Pause", "Stop", "It hurts"]
    assert not view._sign.isVisible()


def test_a_new_walk_begins_with_space_for_a_pause(view: RunningView) -> None:
    view._stop.setFocus()
    view.begin()
    assert view._pause.hasFocus()


def test_a_tick_draws_the_digits_and_the_line_alone(view: RunningView) -> None:
    painted: list[str] = []

    class Counter(QObject):
        """Counts what is drawn."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                painted.append(type(watched).__name__)
            return False

    QApplication.processEvents()
    counter = Counter()
    for child in view.findChildren(QWidget):
        child.installEventFilter(counter)
    view.show_face(face_at(BEGUN + 101), script(Cue.STEADY))
    QApplication.processEvents()
    assert sorted(painted) == ["Digits", "ProgressLine"]
    for child in view.findChildren(QWidget):
        child.removeEventFilter(counter)


@pytest.mark.parametrize(("width", "height"), [(640, 480), (1080, 720), (1920, 1080)])
def test_the_digits_take_most_of_the_window(view: RunningView, width: int, height: int) -> None:
    view.resize(width, height)
    QApplication.processEvents()
    (digits,) = view.findChildren(Digits)
    assert digits.width() >= width - 2 * 32
    assert digits.height() >= view.height() * 0.35


@pytest.mark.parametrize("height", [374, 480, 700])
@pytest.mark.parametrize("text_size", [1.0, 1.5])
def test_a_pause_moves_nothing_from_under_the_pointer(qtbot: QtBot, text_size: float, height: int) -> None:
    set_text_size(text_size)
    window, view = QWidget(), RunningView()  # within a window, as a view alone would not get narrower
    view.setParent(window)
    front(qtbot, window, QSize(1080, height))
    view.begin()
    still = [*view.findChildren(PillButton), *view.findChildren(Digits)]
    for width in (*range(640, 1000, 12), *range(1000, 640, -36)):
        view.show_face(face_at(BEGUN + 100), script(Cue.STEADY))
        view.resize(width, height)
        found = []
        for face, cue in (
            (face_at(BEGUN + 100), Cue.STEADY),
            (paused_at(BEGUN + 100), Cue.PAUSED),
            (face_at(BEGUN + 101), Cue.STEADY),
        ):
            view.show_face(face, script(cue))
            QApplication.processEvents()
            # A link that is hidden has no place.
            found.append([(one.sizeHint(), one.isVisible() and one.geometry()) for one in still])
        assert found[0] == found[1] == found[2], width
