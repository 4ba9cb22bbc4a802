"""Buttons: fully rounded, at least 44 pixels high, with the key that presses them beside the word."""

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import chevron, focus_ring, rounded_box

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

TARGET = 44
_RING = 3


class Kind(Enum):
    """How much a button asks for: one MAIN button on a screen."""

    MAIN = "main"
    PLAIN = "plain"
    WARNING = "warning"
    LINK = "link"


_HEIGHT = {Kind.MAIN: 56, Kind.PLAIN: 56, Kind.WARNING: 56, Kind.LINK: TARGET}
_HEAD = 18
_NARROW = 20
_PADDING = {Kind.MAIN: 40, Kind.PLAIN: 28, Kind.WARNING: 40, Kind.LINK: 8}


class Button(QPushButton):
    """A button that Enter presses too, as Space does; outside of dialogs Qt would hand Enter on."""

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Press it, once however long the key is held: in a dialog Qt would do it again and again."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


class PillButton(Button):
    """A rounded button; `key` is written beside the word."""

    def __init__(self, text: str = "", kind: Kind = Kind.PLAIN, key: str = "") -> None:
        super().__init__(text)
        self._kind = kind
        self._key = key
        self._shows_key = bool(key)
        self._words: tuple[str, ...] = ()
        size = fonts.LARGE if kind is not Kind.LINK else fonts.RUNNING_TEXT
        weight = QFont.Weight.Medium if kind is Kind.PLAIN else QFont.Weight.DemiBold
        self.setFont(fonts.font(18 if kind in {Kind.MAIN, Kind.WARNING} else size, weight))
        self._key_font = fonts.font(fonts.SMALL)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def show_key(self, *, shown: bool) -> None:
        """Write the key beside the word, or leave it out where there is no room."""
        if shown != self._shows_key:
            self._shows_key = shown
            self.updateGeometry()
            self.update()

    def keep_room_for(self, *words: str) -> None:
        """Be as wide as the widest of these needs, so that it stands still when one follows the other."""
        self._words = words
        self.updateGeometry()

    @property
    def has_key(self) -> bool:
        """Whether there is a key that could be written beside the word."""
        return bool(self._key)

    def full_width(self) -> int:
        """The width with the key beside the word, if there is a key."""
        return self._width(key=bool(self._key))

    def short_width(self) -> int:
        """The width without the key."""
        return self._width(key=False)

    def sizeHint(self) -> QSize:
        """Wide enough for word and key, high enough for a finger.

        A pill gets room around it for the ring of the focus. A link's edge is not drawn until it is pointed
        at, so its ring lies within the height of a finger.
        """
        height = max(_HEIGHT[self._kind], QFontMetrics(self.font()).height() + 20)
        ring = 0 if self._kind is Kind.LINK else 2 * _RING
        return QSize(self._width(key=self._shows_key), height + ring)

    def minimumSizeHint(self) -> QSize:
        """A button never cuts its word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw pill, word, key and focus."""
        painter = QPainter(self)
        pill = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        fill, border, ink = self._colours()
        rounded_box(painter, pill, pill.height() / 2, fill=fill, border=border)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), self.height() / 2, self.palette().color(colours.TEXT))
        self._draw_words(painter, pill, ink)
        painter.end()

    def _width(self, *, key: bool) -> int:
        word = max(map(QFontMetrics(self.font()).horizontalAdvance, (self.text(), *self._words)))
        if self._key and not key:
            return word + 2 * (_NARROW + _RING)
        width = word + 2 * (_PADDING[self._kind] + _RING)
        return width + round(self._key_box().width()) + 12 if key else width

    def _draw_words(self, painter: QPainter, pill: QRectF, ink: QColor) -> None:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        box = self._key_box() if self._shows_key else QRectF()
        whole = words + (12 + box.width() if self._shows_key else 0)
        left = pill.center().x() - whole / 2
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        text_left = left + (box.width() + 12 if self._shows_key and mirrored else 0)
        painter.setPen(ink)
        painter.setFont(self.font())
        text = QRectF(text_left, pill.top(), words + 1, pill.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextHideMnemonic, self.text())
        if self._shows_key:
            box.moveTo(left if mirrored else left + words + 12, pill.center().y() - box.height() / 2)
            draw_key(painter, box, self._key, self._key_font, ink)

    def _key_box(self) -> QRectF:
        return key_box(self._key, self._key_font)

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Fill, border and ink for the button's kind and state."""
        palette = self.palette()
        if not self.isEnabled():
            return palette.color(colours.TRACK), None, palette.color(colours.QUIET)
        accent, line = palette.color(colours.ACCENT), palette.color(colours.LINE)
        held = self.isDown() or self.underMouse()
        if self._kind is Kind.MAIN:
            fill = _towards(accent, palette.color(colours.TEXT), 0.12) if held else accent
            return fill, None, palette.color(colours.ON_ACCENT)
        chip = palette.color(colours.CHIP) if held else None
        if self._kind is Kind.WARNING:
            warning = palette.color(colours.WARNING)
            return chip, warning, warning
        if self._kind is Kind.LINK:
            return chip, None, accent
        return chip, line, palette.color(colours.TEXT)


class ChevronButton(Button):
    """A small square button with an arrow head that points back or on, mirrored with the script."""

    def __init__(self, name: str, *, on: bool) -> None:
        super().__init__()
        self._on = on
        self.setAccessibleName(name)
        self.setToolTip(name)
        side = max(TARGET, fonts.scaled(_HEAD) + 20)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the arrow head, and a box behind it where the pointer or the focus is."""
        painter = QPainter(self)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        head = draw_ground(painter, self, fonts.scaled(_HEAD))
        chevron(painter, head, self.palette().color(colours.QUIET), right=self._on is not mirrored)
        painter.end()


def draw_ground(painter: QPainter, button: Button, side: int) -> QRectF:
    """What lies behind a sign, where the pointer or the focus is; the place of the sign, `side` wide."""
    palette = button.palette()
    box = QRectF(button.rect()).adjusted(4, 4, -4, -4)
    if button.underMouse() or button.isDown():
        rounded_box(painter, box, 8, fill=palette.color(colours.CHIP))
    if button.hasFocus():
        focus_ring(painter, box, 8, palette.color(colours.TEXT))
    place = QRectF(0, 0, side, side)
    place.moveCenter(box.center())
    return place


def key_box(key: str, font: QFont) -> QRectF:
    """The size of the box that a key's name is drawn in."""
    metrics = QFontMetrics(font)
    return QRectF(0, 0, max(24, metrics.horizontalAdvance(key) + 14), metrics.height() + 4)


def draw_key(painter: QPainter, box: QRectF, key: str, font: QFont, ink: QColor) -> None:
    """A key's name in its box."""
    rounded_box(painter, box, 5, border=ink)
    painter.setPen(ink)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


def _towards(colour: QColor, other: QColor, share: float) -> QColor:
    """The colour with a share of the other in it."""
    return QColor.fromRgbF(
        colour.redF() * (1 - share) + other.redF() * share,
        colour.greenF() * (1 - share) + other.greenF() * share,
        colour.blueF() * (1 - share) + other.blueF() * share,
    )
