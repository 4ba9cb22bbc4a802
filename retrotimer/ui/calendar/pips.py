"""Pips: one for each day that the week's goal asks for, filled for each that is complete."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from retrotimer.core.weeks import WeekFace
from retrotimer.ui.look import colours, fonts


def draw_pips(painter: QPainter, place: QRectF, complete: int, goal: int, colour: QColor) -> None:
    """A row of pips, centred in a place, as large as fits."""
    step = min(place.width() / goal, place.height() * 1.25)
    radius = step * 0.36
    width = max(1.0, radius * 0.24)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, width))
    for number in range(goal):
        painter.setBrush(colour if number < complete else Qt.BrushStyle.NoBrush)
        centre = QPointF(place.center().x() + (number - (goal - 1) / 2) * step, place.center().y())
        painter.drawEllipse(centre, radius - width / 2, radius - width / 2)
    painter.restore()


class Pips(QWidget):
    """This week's pips; the sentence beside them says the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self._week: WeekFace | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_week(self, week: WeekFace) -> None:
        """Draw this week."""
        self._week = week
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A pip for each day of the goal."""
        return QSize(fonts.scaled(24) * (self._week.goal if self._week else 4), fonts.scaled(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pips from the leading edge."""
        if self._week is None:
            return
        painter = QPainter(self)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        accent = self.palette().color(colours.ACCENT)
        draw_pips(painter, QRectF(self.rect()), self._week.complete, self._week.goal, accent)
        painter.end()
