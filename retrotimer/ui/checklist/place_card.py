"""A large card that a person presses to say where they walk, or who is with them."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.icons import Drawing
from retrotimer.ui.look.shapes import check_mark, focus_ring, rounded_box
from retrotimer.ui.parts.button import TARGET, draw_key, key_box

_PADDING = 18
_GAP = 14
_RING = 3
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeading) | int(Qt.AlignmentFlag.AlignTop)


class PlaceCard(QCheckBox):
    """A check box in the shape of a card: icon, statement, what it means, its key."""

    def __init__(self, icon: str, statement: str, meaning: str, key: str) -> None:
        super().__init__(statement)
        self._meaning = meaning
        self._key = key
        self._key_font = fonts.font(fonts.SMALL)
        self._meaning_font = fonts.font(13)
        self.setFont(fonts.font(fonts.LARGE, QFont.Weight.DemiBold))
        self.setAccessibleName(statement)
        self.setAccessibleDescription(meaning)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        side = fonts.scaled(40)
        self._icon = Drawing(icon, QSize(side, side), role=colours.ACCENT)
        self._icon.setParent(self)
        self._icon.resize(side, side)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Room for both texts."""
        width = fonts.scaled(270)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word allows; how high that is, `heightForWidth` says."""
        longest = max(self.text().split() + self._meaning.split(), key=len)
        words = QFontMetrics(self.font()).horizontalAdvance(longest)
        width = words + 2 * _PADDING + 2 * _GAP + self._icon.width() + round(self._key_room().width())
        return QSize(width, TARGET)

    def hasHeightForWidth(self) -> bool:
        """The texts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of both texts, and never less than a comfortable target."""
        text = self._text_place(width)
        height = self._height(self.text(), self.font(), text.width()) + 4
        height += self._height(self._meaning, self._meaning_font, text.width())
        return max(fonts.scaled(96), height + 2 * _PADDING)

    def hitButton(self, pos: QPoint) -> bool:
        """All of the card can be pressed."""
        return self.rect().contains(pos)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the icon at the leading edge."""
        super().resizeEvent(event)
        place = QRect(
            _PADDING, (self.height() - self._icon.height()) // 2, self._icon.width(), self._icon.height()
        )
        self._icon.move(self._visual(place).topLeft())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw card, texts, key or check, and focus."""
        palette = self.palette()
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        ticked = self.isChecked()
        fill = colours.SOFT if ticked else colours.CHIP if self.underMouse() else colours.CARD
        border = palette.color(colours.ACCENT if ticked else colours.LINE)
        rounded_box(painter, box, 16, fill=palette.color(fill), border=border, width=2)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 16 + _RING, palette.color(colours.TEXT))
        self._draw_texts(painter)
        self._draw_key_or_check(painter)
        painter.end()

    def _draw_texts(self, painter: QPainter) -> None:
        text = self._text_place(self.width())
        first = self._height(self.text(), self.font(), text.width())
        second = self._height(self._meaning, self._meaning_font, text.width())
        top = (self.height() - first - second - 4) // 2
        painter.setPen(self.palette().color(colours.TEXT))
        painter.setFont(self.font())
        painter.drawText(self._visual(QRect(text.left(), top, text.width(), first)), _WRAPPED, self.text())
        painter.setPen(self.palette().color(colours.QUIET))
        painter.setFont(self._meaning_font)
        below = QRect(text.left(), top + first + 4, text.width(), second)
        painter.drawText(self._visual(below), _WRAPPED, self._meaning)

    def _draw_key_or_check(self, painter: QPainter) -> None:
        """The key that ticks the card, and above it a check once it is ticked."""
        room = self._key_room()
        place = QRect(
            self.width() - _PADDING - round(room.width()), 0, round(room.width()), round(room.height())
        )
        place.moveTop((self.height() - place.height()) // 2)
        box = QRectF(self._visual(place))
        if self.isChecked():
            mark = QRectF(0, 0, 16, 13)
            mark.moveCenter(box.center())
            check_mark(painter, mark, self.palette().color(colours.ACCENT), 3)
        else:
            draw_key(painter, box, self._key, self._key_font, self.palette().color(colours.QUIET))

    def _key_room(self) -> QRectF:
        return key_box(self._key, self._key_font)

    def _text_place(self, width: int) -> QRect:
        left = _PADDING + self._icon.width() + _GAP
        return QRect(left, 0, max(1, width - left - _GAP - round(self._key_room().width()) - _PADDING), 0)

    def _visual(self, place: QRect) -> QRect:
        """The place, mirrored where the script runs from right to left."""
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return place
        return QRect(self.width() - place.right() - 1, place.top(), place.width(), place.height())

    @staticmethod
    def _height(text: str, font: QFont, width: int) -> int:
        bounds = QRect(0, 0, width, 10_000)
        return QFontMetrics(font).boundingRect(bounds, _WRAPPED, text).height()
