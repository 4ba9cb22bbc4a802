"""The dial: a full ring, a tick for each minute, and in it what a walk would be."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from retrotimer.core.choice import MINUTE, SegmentKind
from retrotimer.core.home import HomeFace
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.walk.digits import draw_digits
from retrotimer.words import plan as words

_LIKED, _LARGEST = 380, 560
_LEAST, _LEAST_OF_TEXT = 184, 110
_TICK = 12


class Dial(QLabel):
    """Draws a `HomeFace`; a label to screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self._face: HomeFace | None = None
        self._extra = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)

    def show_face(self, face: HomeFace) -> None:
        """Draw this face."""
        self._face = face
        todo = words.what_to_do(SegmentKind.BACKWARD, face.choice.mode)
        if face.choice.total_minutes > face.choice.minutes:
            self._extra = self.tr("%n minutes in all", "with walking forwards", face.choice.total_minutes)
        else:
            self._extra = ""
        minutes = face.choice.minutes
        spoken = self.tr("%1, %n minute(s)", "Walk backwards, 12 minutes", minutes).replace("%1", todo)
        self.setAccessibleName(", ".join(part for part in (spoken, self._extra) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the design draws it."""
        return QSize(_LIKED, _LIKED)

    def minimumSizeHint(self) -> QSize:
        """The words in it grow with the text size, so its least size does too, if less: Start needs room."""
        side = max(_LEAST, fonts.scaled(_LEAST_OF_TEXT))
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ticks, ring and words."""
        if self._face is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height(), max(_LARGEST, fonts.scaled(_LIKED)))
        circle = QRectF(0, 0, side, side)
        circle.moveCenter(QRectF(self.rect()).center())
        tick = min(_TICK, circle.width() * _TICK / _LIKED)  # a small dial needs the room for words
        self._draw_ticks(painter, circle, tick)
        ring = circle.adjusted(tick * 1.8, tick * 1.8, -tick * 1.8, -tick * 1.8)
        width = max(8.0, ring.width() * 0.048)
        painter.setPen(QPen(self.palette().color(colours.ACCENT), width))
        painter.drawEllipse(ring.adjusted(width / 2, width / 2, -width / 2, -width / 2))
        self._draw_words(painter, ring.adjusted(width, width, -width, -width))
        painter.end()

    def _draw_ticks(self, painter: QPainter, circle: QRectF, tick: float) -> None:
        """One tick outside of the ring for each minute."""
        if self._face is None:
            return
        painter.setPen(QPen(self.palette().color(colours.QUIET), 1.5))
        centre, radius = circle.center(), circle.width() / 2 - 1
        for minute in range(self._face.choice.minutes):
            angle = 2 * pi * minute / self._face.choice.minutes - pi / 2
            direction = QPointF(cos(angle), sin(angle))
            painter.drawLine(centre + direction * (radius - tick * 0.6), centre + direction * radius)

    def _draw_words(self, painter: QPainter, inside: QRectF) -> None:
        if self._face is None:
            return
        across = inside.width()
        digits = QRectF(0, 0, across * 0.8, across * 0.22)
        digits.moveCenter(inside.center())
        text = words.countdown(self._face.choice.minutes * MINUTE)
        draw_digits(painter, digits, text, self.palette().color(colours.TEXT))
        painter.setPen(self.palette().color(colours.QUIET))
        for words_, centre in (
            (words.what_to_do(SegmentKind.BACKWARD, self._face.choice.mode), -0.21),
            (self._extra, 0.21),
        ):
            line = QRectF(0, 0, across * 0.84, across * 0.16)
            line.moveCenter(inside.center() + QPointF(0, across * centre))
            font = fonts.font(fonts.LARGE)
            painter.setFont(font)
            room = line.width() / max(1.0, painter.fontMetrics().horizontalAdvance(words_))
            if room < 1:
                font.setPixelSize(max(8, int(font.pixelSize() * room)))
                painter.setFont(font)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words_)
