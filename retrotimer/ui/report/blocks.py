"""What a page consists of, from top to bottom: each knows its height at a width, and how to be drawn."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from retrotimer.ui.report.ink import UNIT, Ink, Tone, Words
from retrotimer.ui.report.outline import Role

_PADDING = 6 * UNIT
_BETWEEN = 14 * UNIT


class Block(Protocol):
    """Something that takes the whole width of the page."""

    def height(self, width: float) -> float:
        """How much of the page it takes."""

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw it there."""


class Gap:
    """Nothing, so many points high."""

    def __init__(self, points: float) -> None:
        self._points = points

    def height(self, _width: float) -> float:
        """As it was asked for."""
        return self._points * UNIT

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Nothing."""


class Rule:
    """A line across the page."""

    def height(self, _width: float) -> float:
        """The line, with a little room around it."""
        return 9.0 * UNIT

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw it in the middle of its room."""
        ink.rule(x, y + 4 * UNIT, width)


class Text:
    """A heading or a paragraph."""

    def __init__(self, words: Words, role: Role = Role.TEXT) -> None:
        self._words = words
        self._role = role

    def height(self, width: float) -> float:
        """As high as its lines."""
        return self._words.height(width)

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw the lines."""
        ink.words(self._words, self._role, QRectF(x, y, width, self.height(width)))


class Bullets:
    """Short paragraphs, each with a dot before it."""

    _INDENT = 10 * UNIT
    _GAP = 2 * UNIT

    def __init__(self, items: Sequence[Words]) -> None:
        self._items = items

    def height(self, width: float) -> float:
        """All of them."""
        words = sum(one.height(width - self._INDENT) for one in self._items)
        return words + self._GAP * max(0, len(self._items) - 1)

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw them one below the other."""
        with ink.group(Role.LIST):
            for one in self._items:
                height = one.height(width - self._INDENT)
                ink.box(QRectF(x + 2 * UNIT, y + 4.6 * UNIT, 2.6 * UNIT, 2.6 * UNIT), Tone.QUIET)
                with ink.group(Role.ITEM):
                    place = QRectF(x + self._INDENT, y, width - self._INDENT, height)
                    ink.words(one, Role.ITEM_WORDS, place)
                y += height + self._GAP


class Columns:
    """Blocks side by side, in two columns that are read one after the other."""

    def __init__(self, first: Sequence[Block], second: Sequence[Block]) -> None:
        self._columns = (first, second)

    def height(self, width: float) -> float:
        """As high as the higher column."""
        side = (width - _BETWEEN) / 2
        return max(sum(block.height(side) for block in column) for column in self._columns)

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw them."""
        side = (width - _BETWEEN) / 2
        for column in self._columns:
            top = y
            for block in column:
                block.draw(ink, x, top, side)
                top += block.height(side)
            x += side + _BETWEEN


class Tiles:
    """Figures that are read first, side by side in frames, each above its name."""

    _SIZES = (18.0, 15.0, 12.0, 10.0)

    def __init__(self, tiles: Sequence[tuple[str, str]]) -> None:
        self._tiles = tiles

    def height(self, width: float) -> float:
        """As high as the highest of them."""
        inside = self._side(width) - 2 * _PADDING
        highest = max(figure.height(inside) + name.height(inside) for figure, name in self._made(inside))
        return highest + 2 * _PADDING

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw them as equals."""
        side, height = self._side(width), self.height(width)
        inside = side - 2 * _PADDING
        for figure, name in self._made(inside):
            ink.frame(QRectF(x, y, side, height), Tone.LINE)
            top = y + _PADDING
            with ink.piece(Role.TEXT, f"{name.shown(inside)}: {figure.shown(inside)}"):
                for words in (figure, name):
                    place = QRectF(x + _PADDING, top, inside, words.height(inside))
                    words.draw(ink.painter, ink.across(place).left(), top, inside)
                    top += place.height()
            x += side + _PADDING

    def _made(self, inside: float) -> list[tuple[Words, Words]]:
        """All figures in the same size, the largest in which each has room in one line."""
        size = next((size for size in self._SIZES if self._widest(size) <= inside), self._SIZES[-1])
        return [
            (Words(figure, size, bold=True), Words(name, 8, tone=Tone.QUIET)) for figure, name in self._tiles
        ]

    def _widest(self, size: float) -> float:
        return max(Words(figure, size, bold=True).width() for figure, _ in self._tiles)

    def _side(self, width: float) -> float:
        return (width - _PADDING * (len(self._tiles) - 1)) / len(self._tiles)


class Picture:
    """A chart under its title; `paint` draws it into a place on the page, and `alt` says what it shows."""

    def __init__(
        self, title: Words, paint: Callable[[QPainter, QRectF], None], alt: str, points: float
    ) -> None:
        self.title = title
        self.alt = alt
        self.points = points
        self.paint = paint


class Pictures:
    """Charts side by side."""

    def __init__(self, pictures: Sequence[Picture]) -> None:
        self._pictures = pictures

    def height(self, width: float) -> float:
        """Their titles, and the highest of them."""
        side = self._side(width)
        return max(one.title.height(side) + (2 + one.points) * UNIT for one in self._pictures)

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw them, titles and charts on common lines."""
        side = self._side(width)
        titles = max(one.title.height(side) for one in self._pictures)
        for one in self._pictures:
            ink.words(one.title, Role.TEXT, QRectF(x, y, side, titles))
            with ink.piece(Role.FIGURE, one.alt):
                place = QRectF(x, y + titles + 2 * UNIT, side, one.points * UNIT)
                one.paint(ink.painter, ink.across(place))
            x += side + _BETWEEN

    def _side(self, width: float) -> float:
        return (width - _BETWEEN * (len(self._pictures) - 1)) / len(self._pictures)


class Grid:
    """A table: names above, figures at the trailing edge of their columns, and a sum below a line."""

    _SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
    _AROUND = 2.2 * UNIT
    _BESIDE = 3.5 * UNIT

    def __init__(self, names: Sequence[str], lines: Sequence[Sequence[str]], total: Sequence[str]) -> None:
        self._names = names
        self._lines = lines
        self._total = total
        self._made: tuple[float, list[list[Words]], list[float]] | None = None

    def height(self, width: float) -> float:
        """All its lines."""
        _, heights = self._rows(width)
        return sum(heights)

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw it; every other line lies on a band that leads the eye across."""
        rows, heights = self._rows(width)
        columns = self._columns(width)
        last = len(rows) - 1
        with ink.group(Role.TABLE):
            for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
                if 0 < number < last and number % 2 == 0:
                    ink.box(QRectF(x, y, width, height), Tone.BAND)
                if number in {1, last}:
                    ink.rule(x, y, width, 0.8)
                with ink.group(Role.ROW):
                    left = x
                    for words, column in zip(row, columns, strict=True):
                        inside = column - 2 * self._BESIDE
                        top = y + self._AROUND
                        if number == 0:  # names stand on the line that all figures hang from
                            top = y + height - self._AROUND - words.height(inside)
                        role = Role.COLUMN_NAME if number == 0 else Role.CELL
                        ink.words(words, role, QRectF(left + self._BESIDE, top, inside, height))
                        left += column
                y += height

    def _rows(self, width: float) -> tuple[list[list[Words]], list[float]]:
        columns = self._columns(width)
        rows = self._made[1] if self._made is not None else []
        heights = [
            max(words.height(column - 2 * self._BESIDE) for words, column in zip(row, columns, strict=True))
            + 2 * self._AROUND
            for row in rows
        ]
        return rows, heights

    def _columns(self, width: float) -> list[float]:
        """The width of each column, in the largest letters in which all of them have room."""
        if self._made is not None and self._made[0] == width:
            return self._made[2]
        needs: list[float] = []
        rows: list[list[Words]] = []
        for size in self._SIZES:
            rows = self._cells(size)
            columns = zip(self._names, zip(*rows, strict=True), strict=True)
            needs = [self._need(name, column, size) for name, column in columns]
            if sum(needs) <= width:
                break
        spare = width - sum(needs)
        if spare >= 0:
            widths = [need + spare / len(needs) for need in needs]
        else:
            widths = [need * width / sum(needs) for need in needs]
        self._made = (width, rows, widths)
        return widths

    def _need(self, name: str, column: Sequence[Words], size: float) -> float:
        """As wide as a column's widest figure, or the longest word of its name; some blanks break no line."""
        longest = max(Words(word, size).width() for word in name.split(" "))
        return max(longest, *(words.width() for words in column[1:])) + 2 * self._BESIDE + 1

    def _cells(self, size: float) -> list[list[Words]]:
        def line(texts: Sequence[str], *, bold: bool = False, tone: Tone = Tone.TEXT) -> list[Words]:
            return [Words(text, size, bold=bold, tone=tone, trailing=n > 0) for n, text in enumerate(texts)]

        body = [line(texts) for texts in self._lines]
        return [line(self._names, tone=Tone.QUIET), *body, line(self._total, bold=True)]
