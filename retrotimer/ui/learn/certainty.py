"""How sure a claim is, as a mark and in words: never by a colour alone.

What studies could show has a round mark, fuller the more is known.  Where no study could, it is square.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QPen

from retrotimer.core.learn import Certainty
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import check_mark, rounded_box
from retrotimer.ui.parts.labels import Label
from retrotimer.words.learn import cards as words

_ACROSS, _DOWN, _GAP = 12, 5, 8
_WHOLE, _HALF, _QUARTER = 16 * 360, 16 * 180, 16 * 90
"""Angles, as Qt counts them."""


def tone(certainty: Certainty) -> QPalette.ColorRole:
    """The colour that a mark is drawn in: what is only suggested warns."""
    if certainty is Certainty.SUGGESTED:
        return colours.WARNING
    return colours.ACCENT if certainty.studied else colours.QUIET


def draw_mark(painter: QPainter, place: QRectF, certainty: Certainty, colour: QColor) -> None:
    """The mark of a certainty, in a square place."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.5, place.width() / 8)
    round_ = place.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match certainty:
        case Certainty.BESIDE_CARE:
            painter.setBrush(colour)
            painter.drawEllipse(round_)
        case Certainty.FEW_STUDIES:
            painter.drawEllipse(round_)
            painter.setBrush(colour)
            painter.drawPie(round_, -_QUARTER, -_HALF)
        case Certainty.MIXED:
            painter.drawEllipse(round_)
            middle = place.center().y()
            reach = place.width() * 0.24
            painter.drawLine(
                QPointF(place.center().x() - reach, middle), QPointF(place.center().x() + reach, middle)
            )
        case Certainty.SUGGESTED:
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            for start in range(0, _WHOLE, _WHOLE // 6):
                painter.drawArc(round_, start, _WHOLE // 10)
        case Certainty.HANDED_DOWN:
            rounded_box(painter, place, place.width() / 6, border=colour, width=width)
        case Certainty.ADVICE:
            rounded_box(painter, place, place.width() / 6, border=colour, width=width)
            inner = place.width() * 0.26
            check_mark(painter, place.adjusted(inner, inner, -inner, -inner), colour, width)
        case Certainty.OWN_RULE:
            rounded_box(painter, place, place.width() / 6, fill=colour)
    painter.restore()


class Badge(Label):
    """How sure a claim is: its mark, and its name, in one line where there is room."""

    def __init__(self, certainty: Certainty) -> None:
        super().__init__(words.certainty_name(certainty), 13, QFont.Weight.DemiBold, tone=colours.TEXT)
        self._certainty = certainty
        self._side = fonts.scaled(14)
        self.setToolTip(words.certainty_meaning(certainty))
        self._make_room()

    def sizeHint(self) -> QSize:
        """All words in one line."""
        words_width = self.fontMetrics().horizontalAdvance(self.text())
        margins = self.contentsMargins()
        width = words_width + margins.left() + margins.right() + 2
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill and the mark below the words."""
        palette = self.palette()
        painter = QPainter(self)
        pill = QRectF(self.rect())
        suggested = self._certainty is Certainty.SUGGESTED
        line = palette.color(colours.WARNING if suggested else colours.LINE)
        radius = min(pill.height() / 2, fonts.scaled(13))
        rounded_box(painter, pill, radius, fill=palette.color(colours.CHIP), border=line)
        place = QRectF(_ACROSS, 0, self._side, self._side)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place.moveRight(pill.right() - _ACROSS)
        place.moveTop(pill.center().y() - self._side / 2)
        draw_mark(painter, place, self._certainty, palette.color(tone(self._certainty)))
        painter.end()
        super().paintEvent(event)

    def _make_room(self) -> None:
        """Leave room for the mark at the edge where reading begins."""
        mark = _ACROSS + self._side + _GAP
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            self.setContentsMargins(_ACROSS, _DOWN, mark, _DOWN)
        else:
            self.setContentsMargins(mark, _DOWN, _ACROSS, _DOWN)
