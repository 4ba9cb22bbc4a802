"""Fields to type or to choose in: a rounded frame, bolder where the keys are.

They stay Qt's own widgets, with all that those do for keys, screen readers and scripts; only what lies around
their words is drawn here, in the colours that their palette has at the moment.  The wheel and the keys
that leaf are left to what they stand in: whoever scrolls past a field must not change it unseen.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QStyle, QStyleOptionSpinBox, QWidget

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import down_chevron, rounded_box
from retrotimer.words.writing import digits

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object  # the field's own kind comes beside it: no class can be two of Qt's

RADIUS = 10
_BESIDE = 10
_ARROW = 14
_MORE = 20
"""Pixels of width that the rounder frame takes beyond the style's own."""

_LEAF = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


def draw_frame(painter: QPainter, widget: QWidget) -> None:
    """The frame of a field, filled, as large as the widget."""
    palette, box = widget.palette(), QRectF(widget.rect())
    ground = QGuiApplication.palette().color(colours.CARD)  # the field's own is made to let this through
    focus = widget.hasFocus()
    border = palette.color(colours.ACCENT if focus else colours.QUIET)
    rounded_box(painter, box, RADIUS, fill=ground, border=border, width=2 if focus else 1)


_OWN = 2
"""Pixels that Qt leaves beside a line of words by itself."""


class LineField(QLineEdit):
    """A line of words."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setFrame(False)
        _open_up(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, and the words in it."""
        painter = QPainter(self)
        draw_frame(painter, self)
        painter.end()
        super().paintEvent(event)


class _StaysPut(_Widget):
    """Changes neither by the wheel nor by the keys that leaf, which a sheet scrolls by.

    Of what they would do by themselves, a number would take ten steps at once.  The list that a choice opens
    has a wheel of its own.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt's own would take the focus by the wheel, too

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the sheet scroll."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, step and choose, except by the keys that leaf through the sheet."""
        if event.key() in _LEAF:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ChoiceField(_StaysPut, QComboBox):
    """One of some; the list that opens is the style's own."""

    def sizeHint(self) -> QSize:
        """As wide as its words and the frame."""
        return super().sizeHint() + QSize(_MORE, 0)

    def minimumSizeHint(self) -> QSize:
        """Likewise."""
        return super().minimumSizeHint() + QSize(_MORE, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, what is chosen, and that there is more."""
        painter = QPainter(self)
        draw_frame(painter, self)
        side = fonts.scaled(_ARROW)
        room = self.rect().adjusted(_BESIDE, 0, -(side + 2 * _BESIDE), 0)
        arrow = QRect(QPoint(), QSize(side, side))
        arrow.moveCenter(QPoint(self.rect().right() - _BESIDE - side // 2, self.rect().center().y()))
        palette, turn = self.palette(), QStyle.visualRect
        down_chevron(
            painter,
            QRectF(turn(self.layoutDirection(), self.rect(), arrow)),
            palette.color(colours.QUIET),
        )
        words = turn(self.layoutDirection(), self.rect(), room)
        text = QFontMetrics(self.font()).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.setPen(palette.color(colours.TEXT))
        # A painter mirrors what it aligns, as its widget does.
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class NumberField(_StaysPut, QSpinBox):
    """A whole number, with one more and one less beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setLocale(digits())
        _open_up(self.lineEdit())

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Take any script's digits, and write them as all others."""
        return super().validate("".join(map(_plain_digit, text)), position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame and both arrow heads; the number is a line of words in it."""
        painter = QPainter(self)
        draw_frame(painter, self)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        spin, part = QStyle.ComplexControl.CC_SpinBox, QStyle.SubControl
        wanted = fonts.scaled(_ARROW) * 0.8
        for control, allowed, up in (
            (part.SC_SpinBoxUp, QSpinBox.StepEnabledFlag.StepUpEnabled, True),
            (part.SC_SpinBoxDown, QSpinBox.StepEnabledFlag.StepDownEnabled, False),
        ):
            place = QRectF(self.style().subControlRect(spin, option, control, self))
            side = min(wanted, place.width() - 4)
            head = QRectF(0, 0, side, side)
            head.moveCenter(place.center())
            can = self.isEnabled() and bool(self.stepEnabled() & allowed)
            down_chevron(painter, head, self.palette().color(colours.QUIET if can else colours.TRACK), up=up)
        painter.end()


def _plain_digit(letter: str) -> str:
    return str(int(letter)) if letter.isdecimal() else letter


def _open_up(field: QLineEdit) -> None:
    """Let what lies behind a line of words be seen, and keep them off the frame."""
    palette = QPalette()  # holds this one colour; the others go on following the app's
    palette.setColor(colours.CARD, Qt.GlobalColor.transparent)
    field.setPalette(palette)
    field.setTextMargins(_BESIDE - _OWN, 0, _BESIDE - _OWN, 0)
