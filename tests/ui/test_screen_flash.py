"""The flash over the whole screen: its words, its pace, its calm, and that it takes no key."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QProxyStyle, QStyle, QWidget
from shiboken6 import delete

from retrotimer.ui.look import motion
from retrotimer.ui.parts.flash import LIT_MS
from retrotimer.ui.walk import screen_flash
from retrotimer.ui.walk.screen_flash import SHOWN_STEPS, ScreenFlash, largest_font
from tests.fakes import heard
from tests.ui.pictures import ink_box

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = "Slow down. Look over your left shoulder."


@pytest.fixture
def window() -> Iterator[QWidget]:
    made = QWidget()
    made.resize(300, 200)
    made.move(40, 50)
    made.show()
    yield made
    made.hide()
    made.deleteLater()


@pytest.fixture
def flash(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> Iterator[ScreenFlash]:
    """One that may flash, whatever this system asks for."""
    monkeypatch.setattr(screen_flash, "is_calm_wished", lambda: False)
    made = ScreenFlash(window)
    yield made
    made.end()


def ground(flash: ScreenFlash) -> str:
    return flash.grab().toImage().pixelColor(3, 3).name()


def grounds(flash: ScreenFlash, steps: int) -> list[str]:
    """Its colour now and after each of so many steps; an empty text where it is gone."""
    seen = [ground(flash)]
    for _ in range(steps):
        flash._timer.timeout.emit()
        seen.append(ground(flash) if flash.isVisible() else "")
    return seen


def test_it_covers_all_of_the_screen_that_holds_the_window(flash: ScreenFlash, window: QWidget) -> None:
    flash.flash(WORDS)
    assert flash.isVisible()
    assert flash.isWindow()
    assert flash.geometry() == window.screen().geometry()
    assert flash.accessibleName() == WORDS


def test_light_and_dark_change_places_and_the_words_stay_a_while(flash: ScreenFlash) -> None:
    flash.flash(WORDS)
    light, dark = "#ffffff", "#000000"
    assert grounds(flash, SHOWN_STEPS) == [light, dark, light, dark, dark, dark, ""]
    assert not flash._timer.isActive()


def test_however_many_cues_come_it_is_never_three_flashes_a_second(flash: ScreenFlash) -> None:
    """A flash is two changes; at most every `LIT_MS` there is one."""
    flash.flash(WORDS)
    seen = [ground(flash)]
    for number in range(12):
        flash.flash(f"{number}")
        assert ground(flash) == seen[-1], "asking for more changes nothing by itself"
        flash._timer.timeout.emit()
        seen.append(ground(flash))
    changes = sum(now != before for before, now in pairwise(seen))
    assert changes / 2 / (12 * LIT_MS / 1000) < 3
    assert flash.accessibleName() == "11"


def test_in_calm_the_words_come_and_go_and_nothing_flashes(
    flash: ScreenFlash, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_flash, "is_calm_wished", lambda: True)
    lit = heard(flash.lit)
    flash.flash(WORDS)
    assert grounds(flash, SHOWN_STEPS) == ["#000000"] * SHOWN_STEPS + [""]
    assert len(lit) == 1


def test_calm_is_the_system_s_wish() -> None:
    class Still(QProxyStyle):
        def styleHint(self, hint: QStyle.StyleHint, *_rest: object) -> int:  # noqa: N802 - Qt's own
            return 0 if hint is QStyle.StyleHint.SH_Widget_Animation_Duration else 1

    usual = QApplication.style().name()
    assert motion.is_calm_wished() is False
    QApplication.setStyle(Still())
    try:
        assert motion.is_calm_wished() is True
    finally:
        QApplication.setStyle(usual)


def test_keys_reach_what_has_the_focus_in_the_window(flash: ScreenFlash, window: QWidget) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    flash.flash(WORDS)
    flags = flash.windowFlags()
    assert flags & Qt.WindowType.WindowTransparentForInput
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    QTest.keyClick(flash, Qt.Key.Key_S)  # as on a system that gives it the keyboard all the same
    assert field.text() == "s"


@pytest.mark.parametrize("size", [QSize(640, 480), QSize(1280, 720), QSize(3840, 2160), QSize(480, 800)])
@pytest.mark.parametrize("words", ["Three", WORDS, "Rueckwaertsgehgeschwindigkeit pruefen", "W" * 25, ""])
def test_the_words_are_as_large_as_the_screen_allows(size: QSize, words: str) -> None:
    room = QRect(0, 0, size.width(), size.height())
    font = largest_font(words, room)
    metrics = QFontMetrics(font)
    taken = metrics.boundingRect(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
    assert taken.width() <= room.width()
    assert taken.height() <= room.height()
    if words == WORDS:
        assert font.pixelSize() >= min(size.height(), size.width()) / 9, "read from ten metres"


def test_the_words_stand_in_the_middle_with_room_around_them(flash: ScreenFlash) -> None:
    flash.flash(WORDS)
    for _ in range(3):
        flash._timer.timeout.emit()
    box = ink_box(flash.grab().toImage(), QColor(Qt.GlobalColor.black))
    assert flash.rect().adjusted(20, 20, -20, -20).contains(box)
    assert abs(box.center().y() - flash.rect().center().y()) < flash.height() / 20


def test_it_goes_with_its_window() -> None:
    window = QWidget()
    made = ScreenFlash(window)
    gone = heard(made.destroyed)
    delete(window)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone
