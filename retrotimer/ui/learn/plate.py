"""A drawing with its labels: the one is the same in every language, the others are words like all words.

The labels stand beside the drawing, each at the end of a line to what it names, or below it.  A drawing is
not mirrored for scripts that run from right to left: a body has its own left and right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QPen

from retrotimer.assets import resource
from retrotimer.core.learn import Figure
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.icons import coloured
from retrotimer.words.learn import figures as words

_HIGHEST = 330
_LABEL = 13
_GAP = 10
_APART = 4
_SHARE = 0.34
"""The most of the width that the labels of one side take."""


class Side(Enum):
    """Where a label stands."""

    LEFT = "left"
    RIGHT = "right"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a label names, in the drawing's own units, and where the label stands."""

    x: float
    y: float
    side: Side


_BELOW = Side.BELOW
MARKS = {
    Figure.STEP: (Mark(92, 0, _BELOW), Mark(250, 0, _BELOW), Mark(391, 0, _BELOW), Mark(545, 0, _BELOW)),
    Figure.MUSCLES: (
        Mark(84, 140, Side.LEFT),
        Mark(72, 205, Side.LEFT),
        Mark(66, 248, Side.LEFT),
        Mark(70, 302, Side.LEFT),
        Mark(274, 160, Side.RIGHT),
        Mark(299, 238, Side.RIGHT),
    ),
    Figure.SPINE: (
        Mark(94, 108, Side.LEFT),
        Mark(282, 157, Side.RIGHT),
        Mark(298, 205, Side.RIGHT),
        Mark(304, 238, Side.RIGHT),
    ),
    Figure.CURVE: (Mark(98, 0, _BELOW), Mark(278, 0, _BELOW)),
}


def spread(wanted: Sequence[float], height: float, room: float) -> list[float]:
    """Middles of labels of one height, each as near to where it is wanted as room and others allow."""
    placed: list[float] = []
    for middle in wanted:
        lowest = placed[-1] + height if placed else height / 2
        placed.append(max(middle, lowest))
    limit = room - height / 2
    for index in reversed(range(len(placed))):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - height
    return placed


class Plate:
    """A labelled drawing at a width: lays it out, and paints it on a screen or on paper."""

    def __init__(self, figure: Figure, palette: QPalette, width: float) -> None:
        source = resource(f"figures/{figure.value}.svg").read_text(encoding="utf-8")
        self._renderer = coloured(source, palette)
        self._palette = palette
        self._marks = tuple(zip(MARKS[figure], words.labels(figure), strict=True))
        self.font = fonts.font(_LABEL, QFont.Weight.Medium)
        self.width = width
        self._lay_out()

    @property
    def beside(self) -> bool:
        """Whether the labels stand beside the drawing, and not below it."""
        return all(mark.side is not Side.BELOW for mark, _ in self._marks)

    @property
    def height(self) -> float:
        """The height of drawing and labels at this width."""
        lowest = max((place.bottom() for place, _ in self.labels), default=0.0)
        return max(self.drawing.bottom(), lowest)

    def paint(self, painter: QPainter) -> None:
        """Draw it from the painter's origin."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter, self.drawing)
        painter.setFont(self.font)
        text = self._palette.color(colours.TEXT)
        for (place, label), (mark, _) in zip(self.labels, self._marks, strict=True):
            if mark.side is not Side.BELOW:
                self._draw_line(painter, place, mark)
            painter.setPen(text)
            painter.drawText(place, self._flags(mark.side), label)
        painter.restore()

    def _lay_out(self) -> None:
        """Place the drawing, and each label's box, in the order of the marks."""
        metrics = QFontMetricsF(self.font)
        sides = {side: [label for mark, label in self._marks if mark.side is side] for side in Side}
        most = self.width * _SHARE
        gutters = {
            side: min(most, max((metrics.horizontalAdvance(label) for label in sides[side]), default=0.0)) + 2
            for side in (Side.LEFT, Side.RIGHT)
        }
        for side, width in gutters.items():
            gutters[side] = width + 2 * _GAP if sides[side] else 0.0
        page = self._renderer.viewBoxF()
        room = self.width - sum(gutters.values())
        scale = max(0.1, min(room / page.width(), fonts.scaled(_HIGHEST) / page.height()))
        drawn = QRectF(0, 0, page.width() * scale, page.height() * scale)
        drawn.moveLeft(gutters[Side.LEFT] + (room - drawn.width()) / 2)
        self.drawing = drawn
        self._scale = scale
        self.labels = self._beside(metrics, gutters) if self.beside else self._below(metrics)

    def _beside(self, metrics: QFontMetricsF, gutters: dict[Side, float]) -> list[tuple[QRectF, str]]:
        """Labels at both sides, each near its mark; the drawing is moved down where they need more height."""
        found: dict[Mark, QRectF] = {}
        heights: dict[Mark, float] = {}
        for mark, label in self._marks:
            room = QRectF(0, 0, gutters[mark.side] - 2 * _GAP, 10_000)
            heights[mark] = metrics.boundingRect(room, self._flags(mark.side), label).height() + _APART
        sides = [[mark for mark, _ in self._marks if mark.side is side] for side in (Side.LEFT, Side.RIGHT)]
        each = [max((heights[mark] for mark in side), default=0.0) for side in sides]
        needed = max(height * len(side) for height, side in zip(each, sides, strict=True))
        room_down = max(self.drawing.height(), needed)
        self.drawing.moveTop((room_down - self.drawing.height()) / 2)
        for side, height in zip(sides, each, strict=True):
            wanted = [self.drawing.top() + mark.y * self._scale for mark in side]
            for mark, middle in zip(side, spread(wanted, height, room_down), strict=True):
                high = heights[mark] - _APART
                place = QRectF(0, 0, gutters[mark.side] - 2 * _GAP, high)
                if mark.side is Side.LEFT:
                    place.moveRight(self.drawing.left() - 2 * _GAP)
                else:
                    place.moveLeft(self.drawing.right() + 2 * _GAP)
                place.moveTop(middle - high / 2)
                found[mark] = place
        return [(found[mark], label) for mark, label in self._marks]

    def _below(self, metrics: QFontMetricsF) -> list[tuple[QRectF, str]]:
        middles = [self.drawing.left() + mark.x * self._scale for mark, _ in self._marks]
        apart = min(on - before for before, on in pairwise(middles)) - _GAP
        placed = []
        for middle, (_, label) in zip(middles, self._marks, strict=True):
            width = min(apart, 2 * middle, 2 * (self.width - middle))
            box = metrics.boundingRect(QRectF(0, 0, width, 10_000), self._flags(Side.BELOW), label)
            placed.append(
                (QRectF(middle - width / 2, self.drawing.bottom() + _GAP / 2, width, box.height()), label)
            )
        return placed

    def _draw_line(self, painter: QPainter, place: QRectF, mark: Mark) -> None:
        """From a label to what it names."""
        end = self.drawing.topLeft() + QPointF(mark.x, mark.y) * self._scale
        left = mark.side is Side.LEFT
        start = QPointF(place.right() + 4 if left else place.left() - 4, place.center().y())
        bend = QPointF(start.x() + (_GAP if left else -_GAP), start.y())
        painter.setPen(QPen(self._palette.color(colours.CARD), 3.5))
        painter.drawPolyline([bend, end])
        painter.setPen(QPen(self._palette.color(colours.TEXT), 1.2))
        painter.drawPolyline([start, bend, end])
        painter.setBrush(self._palette.color(colours.TEXT))
        painter.setPen(QPen(self._palette.color(colours.CARD), 1.2))
        painter.drawEllipse(end, 3.5, 3.5)

    @staticmethod
    def _flags(side: Side) -> int:
        across = {
            Side.LEFT: Qt.AlignmentFlag.AlignRight,
            Side.RIGHT: Qt.AlignmentFlag.AlignLeft,
            Side.BELOW: Qt.AlignmentFlag.AlignHCenter,
        }[side]
        aligned = across | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        return int(aligned.value) | int(Qt.TextFlag.TextWordWrap.value)
