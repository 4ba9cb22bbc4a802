"""One of several: the mode, the length, the pain, the talk test.

Real radio buttons, so arrow keys, screen readers and focus work as everywhere; only their look is ours.
"""

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import focus_ring, rounded_box
from retrotimer.ui.parts.button import TARGET
from retrotimer.ui.parts.flow import FlowLayout, follow_width

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_RING = 2


class Shape(Enum):
    """How the choices look: round chips, square tiles, or words on one common bar."""

    CHIP = "chip"
    TILE = "tile"
    WORD = "word"


class Choice(QRadioButton):
    """One answer.

    Once it holds, a press of Space says nothing new, unless that takes it back (`optional`): the key is then
    left to whatever is around, as Enter is. So Space starts the walk right after its minutes were chosen.
    """

    def __init__(self, text: str, shape: Shape, *, optional: bool = False) -> None:
        super().__init__(text)
        self._shape = shape
        self._optional = optional
        self._marked = False
        size = fonts.LARGE if shape is not Shape.WORD else fonts.RUNNING_TEXT
        self.setFont(fonts.font(size, QFont.Weight.Medium))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, *, marked: bool) -> None:
        """Draw a dot below the word, or none."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def sizeHint(self) -> QSize:
        """Large enough for a finger, and for the word at any text size."""
        metrics = QFontMetrics(self.font())
        word = metrics.horizontalAdvance(self.text())
        if self._shape is Shape.CHIP:
            side = max(TARGET + 4, word + 20, metrics.height() + 16)
            return QSize(side, side)
        if self._shape is Shape.TILE:
            return QSize(max(TARGET, word + 16), max(TARGET, metrics.height() + 14))
        return QSize(word + 40, max(TARGET, metrics.height() + 14))

    def minimumSizeHint(self) -> QSize:
        """A choice never cuts its word."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be pressed, not only where a radio button's circle would be."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Want no Space that would change nothing."""
        if event.key() == Qt.Key.Key_Space and self.isChecked() and not self._optional:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw shape, word and focus."""
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        radius = {Shape.CHIP: box.height() / 2, Shape.TILE: 8.0, Shape.WORD: 8.0}[self._shape]
        fill, border, ink = self._colours()
        rounded_box(painter, box, radius, fill=fill, border=border)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), radius + _RING, self.palette().color(colours.TEXT))
        painter.setPen(ink)
        painter.setFont(self.font())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        if self._marked:
            self._draw_mark(painter, box)
        painter.end()

    def _draw_mark(self, painter: QPainter, box: QRectF) -> None:
        """A dot between the word and the edge."""
        below = (box.height() - QFontMetrics(self.font()).capHeight()) / 2
        side = min(float(fonts.scaled(6)), below * 0.5)
        dot = QRectF(0, 0, side, side)
        dot.moveCenter(QPointF(box.center().x(), box.bottom() - below * 0.5))
        role = colours.ON_ACCENT if self.isChecked() else colours.ACCENT
        rounded_box(painter, dot, side / 2, fill=self.palette().color(role))

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Fill, border and ink."""
        palette = self.palette()
        text = palette.color(colours.TEXT)
        if self._shape is Shape.WORD:
            if self.isChecked():
                return palette.color(colours.CARD), palette.color(colours.LINE), text
            return None, None, text if self.underMouse() else palette.color(colours.QUIET)
        if self.isChecked():
            return palette.color(colours.ACCENT), None, palette.color(colours.ON_ACCENT)
        if self._shape is Shape.TILE:
            return palette.color(colours.SOFT if self.underMouse() else colours.CHIP), None, text
        return palette.color(colours.CHIP) if self.underMouse() else None, palette.color(colours.LINE), text


class ChoiceRow(QWidget):
    """Several choices in a row that wraps; one holds, or none if that is allowed.

    Each choice's name says all of it ("Back pain 3 of 10"): to a screen reader this is no group.  Of Qt's
    widgets only a `QGroupBox` is one, and two of those cost 1.5 ms of the start.

    Signals:
        chosen(index): a person chose; -1 when they took an optional answer back.
    """

    chosen = Signal(int)

    def __init__(self, name: str, shape: Shape, *, optional: bool = False, centred: bool = False) -> None:
        super().__init__()
        self._shape = shape
        self._optional = optional
        self._group = QButtonGroup(self)
        self._names: tuple[str, ...] = ()
        self._mark = (-1, "")
        self._held = -1
        tiles = shape is Shape.TILE
        self._flow = FlowLayout(self, gap=3 if tiles else 8, centred=centred, spread=tiles)
        if shape is Shape.WORD:
            self._flow.setContentsMargins(0, 0, 0, 0)
            self._flow.setSpacing(0)
        self.setAccessibleName(name)
        follow_width(self)

    def offer(self, texts: Sequence[str], names: Sequence[str] | None = None) -> None:
        """Show these choices; `names` are what a screen reader says instead of the texts."""
        self._names = tuple(names or texts)
        for index, (text, name) in enumerate(zip(texts, self._names, strict=True)):
            choice = Choice(text, self._shape, optional=self._optional)
            choice.setAccessibleName(name)
            choice.pressed.connect(self._on_pressed)
            choice.clicked.connect(lambda _checked=False, index=index: self._on_clicked(index))
            self._group.addButton(choice, index)
            self._flow.addWidget(choice)

    def mark(self, index: int, name: str = "") -> None:
        """Mark this choice and say so by its `name`; -1 marks none. What holds stays."""
        if self._mark == (index, name):
            return
        self._mark = (index, name)
        for number, choice in enumerate(self.choices()):
            choice.show_mark(marked=number == index)
            choice.setAccessibleName(name if number == index else self._names[number])

    def choose(self, index: int) -> None:
        """Show this choice as the one that holds; -1 for none. No signal."""
        self._group.setExclusive(False)  # an exclusive group would not let go of its last answer
        for number, choice in enumerate(self.choices()):
            choice.setChecked(number == index)
        self._group.setExclusive(True)

    @property
    def chosen_index(self) -> int:
        """The choice that holds, or -1."""
        return next((n for n, choice in enumerate(self.choices()) if choice.isChecked()), -1)

    def choices(self) -> list[Choice]:
        """The choices in their order."""
        return [choice for choice in self._group.buttons() if isinstance(choice, Choice)]

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Delete and Backspace take an optional answer back."""
        if self._optional and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.choose(-1)
            self.chosen.emit(-1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words lie on one common bar."""
        if self._shape is Shape.WORD:
            painter = QPainter(self)
            bar = QRectF(self.childrenRect())
            rounded_box(painter, bar, 10, fill=self.palette().color(colours.CHIP))
            painter.end()

    def _on_pressed(self) -> None:
        self._held = self.chosen_index

    def _on_clicked(self, index: int) -> None:
        """An optional answer that is pressed again is taken back."""
        if self._optional and self._held == index:
            self.choose(-1)
        self._held = -1
        self.chosen.emit(self.chosen_index)
