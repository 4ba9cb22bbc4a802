"""Every state of a cell of the calendar, as the month draws it: `python -m tests.ui.days` keeps pictures.

Numbers are drawn with the digits that are shipped, so no system's font matters.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from unittest.mock import patch

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from retrotimer.core.month import month_face
from retrotimer.core.records import DayTotals
from retrotimer.core.settings import Appearance
from retrotimer.ui.calendar.month_model import GOAL_COLUMN, MonthModel
from retrotimer.ui.calendar.month_view import MonthView
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.fonts import CELL
from tests.fakes import TODAY
from tests.ui.pictures import GOLDEN, Golden, drawn

HEAD = 30
MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of November 2026, and what happened around it."""

    day: date
    walked: float = 0.0
    run: float = 0.0
    selected: bool = False
    focused: bool = False
    week: bool = False
    complete: int = 0


BEFORE = TODAY - timedelta(days=1)
LAST_MONTH = date(2026, 10, 30)
MONDAYS_WEEK = date(2026, 11, 2)

CELLS = {
    "empty": Cell(BEFORE),
    "partial": Cell(BEFORE, 4.0),
    "nearly": Cell(BEFORE, 9.5),
    "complete": Cell(BEFORE, 12.0),
    "run": Cell(BEFORE, run=12.0),
    "complete-and-run": Cell(BEFORE, 10.0, run=12.0),
    "future": Cell(TODAY + timedelta(days=3)),
    "today": Cell(TODAY),
    "today-partial": Cell(TODAY, 4.0),
    "today-complete": Cell(TODAY, 10.0),
    "today-selected": Cell(TODAY, selected=True),
    "today-focused": Cell(TODAY, selected=True, focused=True),
    "selected": Cell(BEFORE, selected=True),
    "selected-complete": Cell(BEFORE, 10.0, selected=True),
    "focused": Cell(BEFORE, selected=True, focused=True),
    "other-month": Cell(LAST_MONTH),
    "other-month-complete": Cell(LAST_MONTH, 10.0),
    "week-empty": Cell(MONDAYS_WEEK, week=True),
    "week-two": Cell(MONDAYS_WEEK, week=True, complete=2),
    "week-met": Cell(MONDAYS_WEEK, week=True, complete=4),
    "week-to-come": Cell(TODAY + timedelta(days=8), week=True),
}


def draw(cell: Cell) -> QImage:
    """The cell in light and in dark, side by side."""
    both = QImage(2 * CELL, CELL, QImage.Format.Format_RGB32)
    painter = QPainter(both)
    for number, appearance in enumerate((Appearance.LIGHT, Appearance.DARK)):
        colours.apply(appearance)
        painter.drawImage(number * CELL, 0, _drawn_in_a_month(cell))
    painter.end()
    colours.apply(Appearance.LIGHT)
    return both


def _drawn_in_a_month(cell: Cell) -> QImage:
    totals = {cell.day: DayTotals(cell.day, cell.walked * MINUTE, cell.run * MINUTE)}
    for day in (cell.day + timedelta(days=number) for number in range(cell.complete)):
        totals[day] = DayTotals(day, 10 * MINUTE)
    face = month_face(TODAY, totals, TODAY, first_weekday=0, goal=4, since=date(2026, 1, 1))
    with _shipped_digits():
        view = MonthView()
        head = view.horizontalHeader()
        head.setFixedHeight(HEAD)
        view.setMaximumHeight(6 * CELL + HEAD)
        view.resize(8 * CELL, 6 * CELL + HEAD)
        view.show()
        view.activateWindow()
        view.show_face(face)
        QApplication.processEvents()
        place = _place(view, cell)
        if not cell.focused:
            view.clearFocus()
        image = drawn(view.viewport(), place)
    view.close()
    view.deleteLater()
    return image


def _place(view: MonthView, cell: Cell) -> QRect:
    """Where the cell is drawn; select and focus it as it wants."""
    model = view.model()
    assert isinstance(model, MonthModel)
    index = model.index_of(cell.day)
    if cell.week:
        index = index.siblingAtColumn(GOAL_COLUMN)
    if cell.selected:
        view.setCurrentIndex(index)
    if cell.focused:
        view.setFocus()
    place = view.visualRect(index)
    assert (place.width(), place.height()) == (CELL, CELL)
    return place


@contextmanager
def _shipped_digits() -> Iterator[None]:
    def digits(size: float = fonts.RUNNING_TEXT, _weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        return fonts.digits_font(size)

    with patch.object(fonts, "font", digits):
        yield


def main() -> None:
    """Keep a picture of every state."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication([])
    for old in GOLDEN.glob("*.png"):
        old.unlink()
    for name, cell in CELLS.items():
        draw(cell).save(str(Golden(name).path))
    application.quit()


if __name__ == "__main__":
    main()
