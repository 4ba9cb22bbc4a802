"""The flash: over all of its widget, once a second at the most, and gone afterwards."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from retrotimer.ui.parts.flash import LIT_MS, Flash
from tests.fakes import heard


@pytest.fixture
def flash(qtbot: QtBot) -> Iterator[Flash]:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(300, 200)
    widget.show()
    yield Flash(widget)
    widget.hide()


def states(flash: Flash, ticks: int) -> list[bool]:
    """Whether it is lit after each tick of its timer."""
    seen = []
    for _ in range(ticks):
        flash._timer.timeout.emit()
        seen.append(flash.isVisible())
    return seen


def test_once(flash: Flash) -> None:
    assert not flash.isVisible()
    flash.flash()
    assert flash.isVisible()
    parent = flash.parentWidget()
    assert parent is not None
    assert flash.geometry() == parent.rect()
    assert states(flash, 2) == [False, False]
    assert not flash._timer.isActive()


def test_three_times_and_never_faster_than_three_a_second(flash: Flash) -> None:
    flash.flash(3)
    assert states(flash, 6) == [False, True, False, True, False, False]
    assert 2 * LIT_MS > 1000 / 3


def test_one_that_is_asked_for_meanwhile_follows_and_is_not_hurried(flash: Flash) -> None:
    flash.flash()
    flash.flash()
    flash._timer.timeout.emit()
    flash.flash()
    assert not flash.isVisible()
    assert states(flash, 4) == [True, False, False, False]


def test_cues_that_come_by_the_second_are_all_seen(qtbot: QtBot, flash: Flash) -> None:
    """In real time: where nothing can be heard, the count-in and the start are seen one by one."""
    lit = heard(flash.lit)
    cues = QTimer()
    cues.setTimerType(Qt.TimerType.PreciseTimer)
    asked = heard(cues.timeout)
    cues.timeout.connect(flash.flash)
    cues.start(2 * LIT_MS + 200)
    qtbot.waitUntil(lambda: len(asked) == 3)
    cues.stop()
    qtbot.waitUntil(lambda: len(lit) == 3)


def test_it_follows_the_size_of_what_it_covers(flash: Flash) -> None:
    flash.flash()
    parent = flash.parentWidget()
    assert parent is not None
    parent.resize(500, 400)
    assert flash.geometry() == parent.rect()
