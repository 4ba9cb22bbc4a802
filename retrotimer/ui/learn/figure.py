"""A labelled drawing as a widget, in the colours and the text size of the window."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from retrotimer.core.learn import Figure
from retrotimer.ui.learn.plate import Plate
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.flow import follow_width
from retrotimer.words.learn import figures as words


class FigureView(QWidget):
    """Shows a labelled drawing as wide as there is room; a screen reader is told what is to be seen."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self._figure = figure
        self._plate: Plate | None = None
        self.setAccessibleName(words.description(figure))
        follow_width(self)

    def sizeHint(self) -> QSize:
        """As the design draws it."""
        width = fonts.scaled(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A drawing gives way where the window is narrow."""
        return QSize(160, 0)

    def hasHeightForWidth(self) -> bool:
        """Drawings keep their proportions."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of drawing and labels."""
        return -int(-self._at(width).height // 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the palette's colours."""
        painter = QPainter(self)
        self._at(self.width()).paint(painter)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Another palette or font means another drawing."""
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._plate = None
        super().changeEvent(event)

    def _at(self, width: int) -> Plate:
        if self._plate is None or self._plate.width != width:
            self._plate = Plate(self._figure, self.palette(), width)
        return self._plate
