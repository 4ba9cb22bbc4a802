"""What a widget has drawn, to be asked for single pixels or compared with a picture that is kept."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBitmap, QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

GOLDEN = Path(__file__).with_name("golden")
TOLERANCE = 1.5
"""Mean difference of a channel, 0 to 255: another Qt may smooth an edge otherwise, a missing line is more."""


def drawn(widget: QWidget, place: QRect | None = None) -> QImage:
    """What the widget draws there, in pixels of the design whatever the screen's density."""
    image = widget.grab(place or widget.rect()).toImage()
    size = (place or widget.rect()).size()
    return image.scaled(size) if image.size() != size else image


def ink_box(image: QImage, paper: QColor) -> QRect:
    """The smallest box around everything that is not paper."""
    ink = image.createMaskFromColor(paper.rgb(), Qt.MaskMode.MaskInColor)
    return QRegion(QBitmap.fromImage(ink)).boundingRect()


def difference(one: QImage, other: QImage) -> float:
    """The mean difference of a channel, 0 to 255; pictures of unlike sizes are wholly unlike."""
    if one.size() != other.size():
        return 255.0
    apart, second = (image.convertToFormat(QImage.Format.Format_RGB888) for image in (one, other))
    painter = QPainter(apart)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, second)
    painter.end()
    # A line of the picture may be longer than its pixels; the rest of it holds nothing.
    used = 3 * one.width()
    return sum(sum(_line(apart, y)[:used]) for y in range(one.height())) / (used * one.height())


def _line(image: QImage, y: int) -> bytes:
    line: memoryview = image.constScanLine(y)  # type: ignore[assignment]  # PySide's own hint says object
    return bytes(line)


@dataclass(frozen=True, slots=True)
class Golden:
    """A picture that is kept."""

    name: str

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return GOLDEN / f"{self.name}.png"

    def matches(self, image: QImage) -> bool:
        """Whether a drawing still looks like it."""
        return difference(QImage(str(self.path)), image) <= TOLERANCE
