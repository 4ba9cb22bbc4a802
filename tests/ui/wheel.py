"""Turns of the wheel and strokes on a touchpad, as the system reports them."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

A_FRAME_MS = 8


def scroll(
    widget: QWidget,
    angle: QPoint,
    phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
    *,
    time: int = 0,
) -> bool:
    """One event in the middle of a widget, `angle` in eighths of a degree; whether somebody took it."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(),
        angle,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        phase,
        False,  # noqa: FBT003 - Qt's own argument
    )
    event.setTimestamp(time)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def swipe(widget: QWidget, strokes: list[int], *, momentum: int = 0) -> None:
    """Fingers that move sideways by these angles and are lifted; then the system lets it glide on."""
    phase = Qt.ScrollPhase
    scroll(widget, QPoint(), phase.ScrollBegin)
    for number, stroke in enumerate(strokes):
        scroll(widget, QPoint(stroke, 0), phase.ScrollUpdate, time=number * A_FRAME_MS)
    scroll(widget, QPoint(), phase.ScrollEnd)
    for _ in range(momentum):
        scroll(widget, QPoint(strokes[-1], 0), phase.ScrollMomentum)
