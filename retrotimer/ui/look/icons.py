"""Draws the app's SVG icons and figures in the colours of the palette.

QtSvg is imported with the first icon, which no screen needs before the checklist opens.
"""

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from retrotimer.assets import resource
from retrotimer.ui.look import colours

_DRAWN_ACCENT = "#0B6E66"
_DRAWN_SOFT = "#DCEFEB"
_DRAWN_LINES = "currentColor"


class Drawing(QWidget):
    """An icon or a figure at a fixed size; it says nothing to a screen reader unless it is named."""

    def __init__(self, name: str, size: QSize, *, role: QPalette.ColorRole = colours.TEXT) -> None:
        super().__init__()
        self._source = resource(name).read_text(encoding="utf-8")
        self._role = role
        self._renderer: QSvgRenderer | None = None
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """The size that was asked for."""
        return self._size

    def minimumSizeHint(self) -> QSize:
        """A drawing gives way where the window is narrow."""
        return QSize(min(self._size.width(), 160), min(self._size.height(), 80))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw in the palette's colours, keeping the proportions."""
        if self._renderer is None:
            self._renderer = coloured(self._source, self.palette(), self._role)
        drawn = self._renderer.defaultSize().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, drawn.width(), drawn.height())
        place.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        self._renderer.render(painter, place)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Colours are put into the drawing, so another palette means another drawing."""
        if event.type() == QEvent.Type.PaletteChange:
            self._renderer = None
        super().changeEvent(event)


def coloured(source: str, palette: QPalette, role: QPalette.ColorRole = colours.TEXT) -> QSvgRenderer:
    """A drawing in the colours of a palette; `role` is that of its lines."""
    for drawn, wanted in (
        (_DRAWN_ACCENT, colours.ACCENT),
        (_DRAWN_SOFT, colours.SOFT),
        (_DRAWN_LINES, role),
    ):
        source = source.replace(drawn, _opaque(palette.color(wanted)))
    return QSvgRenderer(QByteArray(source.encode()))


def _opaque(colour: QColor) -> str:
    return colour.name(QColor.NameFormat.HexRgb)
