"""Draws on a page in twentieths of a point, so that lines break alike on the screen, on paper and in a PDF.

Fonts have no fractions of a pixel: at 20 pixels a point their steps are too fine to be seen, and a painter
that is scaled down draws them as outlines of the same lengths.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPen, QTextLayout, QTextOption, QTransform

from retrotimer.ui.parts.lines import beginning
from retrotimer.ui.report.outline import Outline, Role

UNIT = 20
"""Units a point."""

MARK_SIDE = 0.125
"""The side of the square that tells `tags.py` where a piece of content begins, and where it ends."""


BEGIN, END, ORNAMENT = 1, 2, 3
"""What a square says: a piece of content begins here, it or an ornament ends, an ornament begins."""


class Tone(Enum):
    """The colours of paper: each is told from the others in black and white, too."""

    TEXT = "#17211F"
    QUIET = "#4D5957"
    LINE = "#AEB8B5"
    ACCENT = "#0B6E66"
    BAND = "#F1F4F2"


class Words:
    """Words in one size that wrap; measured for a width, then drawn."""

    def __init__(
        self,
        text: str,
        size: float = 9.5,
        *,
        bold: bool = False,
        tone: Tone = Tone.TEXT,
        trailing: bool = False,
        most_lines: int = 0,
    ) -> None:
        self._text = text
        self._font = paper_font(size, bold=bold)
        self._tone = tone
        self._trailing = trailing
        self._most_lines = most_lines
        self._laid: tuple[float, QTextLayout] | None = None

    def shown(self, width: float) -> str:
        """What is drawn of them at this width."""
        return self._lay(width).text()

    def width(self) -> float:
        """In one line."""
        return self._lay(1e7).maximumWidth()

    def height(self, width: float) -> float:
        """Wrapped at this width."""
        return self._lay(width).boundingRect().height()

    def draw(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Draw them with the upper left corner there."""
        painter.setPen(QColor(self._tone.value))
        self._lay(width).draw(painter, QPointF(x, y))

    def _lay(self, width: float) -> QTextLayout:
        if self._laid is not None and self._laid[0] == width:
            return self._laid[1]
        layout = _layout(self._text, self._font, width, trailing=self._trailing)
        if self._most_lines and layout.lineCount() > self._most_lines:
            last = layout.lineAt(self._most_lines - 1)
            kept = beginning(self._text, last.textStart() + max(0, last.textLength() - 2)).rstrip() + "…"
            layout = _layout(kept, self._font, width, trailing=self._trailing)
        self._laid = (width, layout)
        return layout


def _layout(text: str, font: QFont, width: float, *, trailing: bool) -> QTextLayout:
    """The text in lines of this width; it begins where reading begins, whatever script it is in."""
    layout = QTextLayout(text, font)
    mirrored = is_mirrored()
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    to_right = mirrored is not trailing
    edge = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height() * 1.06
    layout.endLayout()
    return layout


class Ink:
    """A painter on one page, and the outline that grows with what it draws.

    With `marks`, a tiny square stands before and after each piece of content; `tags.py` takes them out.
    """

    def __init__(
        self, painter: QPainter, size: QSizeF, outline: Outline | None = None, *, marks: bool = False
    ) -> None:
        self.painter = painter
        self.size = size
        self._outline = outline or Outline()
        self._marks = marks
        self._inside = False
        self._outline.begin_page()

    @contextmanager
    def group(self, role: Role) -> Iterator[None]:
        """What is drawn inside belongs together."""
        with self._outline.group(role):
            yield

    @contextmanager
    def piece(self, role: Role, words: str) -> Iterator[None]:
        """What is drawn inside is one piece of content, which says this."""
        number = self._outline.piece(role, words)
        self._mark(number, BEGIN)
        self._inside = True
        yield
        self._inside = False
        self._mark(number, END)

    @contextmanager
    def ornament(self) -> Iterator[None]:
        """What is drawn inside says nothing: a reader passes over it."""
        if self._inside:
            yield
            return
        self._mark(0, ORNAMENT)
        self._inside = True
        yield
        self._inside = False
        self._mark(0, END)

    def words(self, words: Words, role: Role, place: QRectF) -> None:
        """Draw words as a piece of content, at a place on the page read from left to right."""
        with self.piece(role, words.shown(place.width())):
            words.draw(self.painter, self.across(place).left(), place.top(), place.width())

    def rule(self, x: float, y: float, width: float, thickness: float = 0.6) -> None:
        """A line across."""
        self.box(QRectF(x, y, width, thickness * UNIT), Tone.LINE)

    def box(self, place: QRectF, tone: Tone) -> None:
        """A filled box."""
        with self.ornament():
            self.painter.fillRect(self.across(place), QColor(tone.value))

    def frame(self, place: QRectF, tone: Tone) -> None:
        """A rounded frame."""
        with self.ornament():
            self.painter.setPen(QPen(QColor(tone.value), 0.7 * UNIT))
            self.painter.drawRoundedRect(self.across(place), 4 * UNIT, 4 * UNIT)

    def across(self, place: QRectF) -> QRectF:
        """A place on the page, mirrored where reading begins at the right."""
        if not is_mirrored():
            return place
        return QRectF(self.size.width() - place.right(), place.top(), place.width(), place.height())

    def _mark(self, number: int, kind: int) -> None:
        if not self._marks:
            return
        self.painter.save()
        self.painter.setTransform(QTransform())
        self.painter.fillRect(QRectF(number, kind, MARK_SIDE, MARK_SIDE), QColor(Qt.GlobalColor.black))
        self.painter.restore()


def is_mirrored() -> bool:
    """Whether reading begins at the right."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def paper_font(size: float, *, bold: bool = False) -> QFont:
    """The system's font, so many points high on paper, however large text is on the screen."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(round(size * UNIT))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("liga"), 0)  # or nobody would find "figures" in a PDF: its f and i would be one
    return font
