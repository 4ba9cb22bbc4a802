"""Where the months and days of a year stand: as many months beside each other as makes the days largest."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetrics

from retrotimer.core.days import MONTHS_A_YEAR
from retrotimer.core.month import WEEKS, MonthFace
from retrotimer.core.weeks import DAYS
from retrotimer.core.year import YearFace
from retrotimer.ui.look import fonts

_COLUMNS = (6, 4, 3, 2, 1)
_GAP_ACROSS, _GAP_DOWN = 24, 12
_MARK = 0.85
_ACROSS = DAYS + _MARK
"""A month's width in cells: its days, and the mark of a week that met the goal."""

_LEAST_CELL, _MOST_CELL = 22, 56
_WIDEST = 1.5
"""How much wider than high a cell may be: the days of a week belong together."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What the text size asks for: a cell's least and greatest side, and the lines above a month's days."""

    least: float
    most: float
    title: float
    names: float

    @classmethod
    def now(cls) -> "Measures":
        """As the system's text is now."""
        return cls(
            fonts.scaled(_LEAST_CELL),
            fonts.scaled(_MOST_CELL),
            QFontMetrics(fonts.font(fonts.RUNNING_TEXT)).height() + 4,
            QFontMetrics(fonts.font(fonts.SMALL)).height() + 2,
        )

    @property
    def head(self) -> float:
        """The height of a month's name and of the weekdays below it."""
        return self.title + self.names


@dataclass(frozen=True, slots=True)
class YearGrid:
    """A year laid out in a place of some width; all of it is mirrored where the script is."""

    measures: Measures
    width: float
    columns: int
    across: float
    down: float
    mirrored: bool

    def title(self, month: int) -> QRectF:
        """Where a month's name stands, from its first day's column on; January is 1."""
        left, top = self._corner(month)
        return self._visual(left, top, _ACROSS * self.across, self.measures.title)

    def name(self, month: int, column: int) -> QRectF:
        """Where a weekday stands above its column."""
        left, top = self._corner(month)
        return self._visual(
            left + column * self.across, top + self.measures.title, self.across, self.measures.names
        )

    def cell(self, month: int, row: int, column: int) -> QRectF:
        """Where a day stands, and in the column after the last day the mark of the week."""
        left, top = self._corner(month)
        width = self.across * (_MARK if column == DAYS else 1)
        return self._visual(
            left + column * self.across, top + self.measures.head + row * self.down, width, self.down
        )

    def month(self, month: int) -> QRectF:
        """All that belongs to a month."""
        left, top = self._corner(month)
        return self._visual(left, top, _ACROSS * self.across, self.measures.head + WEEKS * self.down)

    def place_of(self, face: YearFace, day: date) -> QRectF:
        """Where a day of the year stands."""
        start = face.months[day.month - 1].rows[0].face.start
        return self.cell(day.month, *divmod((day - start).days, DAYS))

    def hit(self, face: YearFace, point: QPointF) -> tuple[MonthFace, int, int] | None:
        """The month, the line and the column at a point; the column after the last day is the week's."""
        for number, month in enumerate(face.months, 1):
            if self.month(number).contains(point):
                for row in range(WEEKS):
                    for column in range(DAYS + 1):
                        if self.cell(number, row, column).contains(point):
                            return month, row, column
        return None

    def day_at(self, face: YearFace, point: QPointF) -> date | None:
        """The day at a point; each day stands in its own month only."""
        found = self.hit(face, point)
        if found is None or found[2] == DAYS:
            return None
        month, row, column = found
        day = month.rows[row].face.start + timedelta(days=column)
        return day if day.month == month.month else None

    def _corner(self, month: int) -> tuple[float, float]:
        """A month's left and upper edge, before mirroring; each column of months is centred in its share."""
        row, column = divmod(month - 1, self.columns)
        share = (self.width + _GAP_ACROSS) / self.columns
        spare = share - _GAP_ACROSS - _ACROSS * self.across
        high = self.measures.head + WEEKS * self.down + _GAP_DOWN
        return column * share + spare / 2, row * high

    def _visual(self, left: float, top: float, width: float, height: float) -> QRectF:
        return QRectF(self.width - left - width if self.mirrored else left, top, width, height)


def least_width(measures: Measures) -> float:
    """One month beside nothing."""
    return _ACROSS * measures.least


def least_height(width: float, measures: Measures) -> float:
    """The least height in which a year can be read at a width."""
    rows = MONTHS_A_YEAR // _most_columns(width, measures)
    return rows * (measures.head + WEEKS * measures.least) + (rows - 1) * _GAP_DOWN


def fit(width: float, height: float, measures: Measures, *, mirrored: bool) -> YearGrid:
    """The grid whose days are largest in a place; where none fits, one as high as `least_height`."""
    best: tuple[float, int] = (0.0, 0)
    for columns in _COLUMNS:
        side = min(_across(width, columns), _down(height, columns, measures))
        if side >= measures.least and side > best[0]:
            best = side, columns
    columns = best[1] or _most_columns(width, measures)
    down = min(measures.most, max(measures.least, _down(height, columns, measures)))
    across = min(_across(width, columns), down * _WIDEST)
    return YearGrid(measures, width, columns, across, down, mirrored)


def _most_columns(width: float, measures: Measures) -> int:
    return next((columns for columns in _COLUMNS if _across(width, columns) >= measures.least), 1)


def _across(width: float, columns: int) -> float:
    """How wide a cell is where so many months stand side by side."""
    return (width - (columns - 1) * _GAP_ACROSS) / columns / _ACROSS


def _down(height: float, columns: int, measures: Measures) -> float:
    """How high a cell is there."""
    rows = MONTHS_A_YEAR // columns
    return ((height - (rows - 1) * _GAP_DOWN) / rows - measures.head) / WEEKS
