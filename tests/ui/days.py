"""Every state of a cell, and a few whole months, as the calendar draws them.

`python -m tests.ui.days` keeps their pictures; with names behind it, only those.

Numbers are drawn with the digits that are shipped, so no system's font matters.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from unittest.mock import patch

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from retrotimer.core.month import MonthFace, month_face
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
    planned: bool = False


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
    "planned": Cell(TODAY + timedelta(days=3), planned=True),
    "planned-selected": Cell(TODAY + timedelta(days=3), planned=True, selected=True),
    "planned-other-month": Cell(date(2026, 12, 4), planned=True),
    "today-planned": Cell(TODAY, planned=True),
    "today-partial-planned": Cell(TODAY, 4.0, planned=True),
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


@dataclass(frozen=True, slots=True)
class Month:
    """A month and what happened around it; the days are counted from today back."""

    shown: date = TODAY
    walked: tuple[tuple[int, float], ...] = ()
    run: tuple[int, ...] = ()
    first_weekday: int = 0
    numbered: bool = False
    mirrored: bool = False
    planned: tuple[int, ...] = ()

    def face(self) -> MonthFace:
        """What the month shows."""
        totals = {
            day: DayTotals(day, minutes * MINUTE)
            for day, minutes in ((TODAY - timedelta(days=ago), minutes) for ago, minutes in self.walked)
        }
        for day in (TODAY - timedelta(days=ago) for ago in self.run):
            totals[day] = DayTotals(day, totals.get(day, DayTotals(day)).walked, 10 * MINUTE)
        return month_face(
            self.shown,
            totals,
            TODAY,
            first_weekday=self.first_weekday,
            goal=4,
            since=min(totals, default=None),
            numbered=self.numbered,
            planned=self.planned,
        )


SOME = ((1, 12.0), (4, 11.0), (5, 11.0), (6, 10.0), (8, 11.0), (9, 4.5), (10, 10.0), (12, 10.0), (14, 10.0))
EVER = (*SOME, (15, 10.0), (16, 15.0), (20, 9.5), (22, 12.0), (90, 10.0))

MONTHS = {
    "month-with-history": Month(walked=EVER, run=(4, 7)),
    "month-of-the-first-walk": Month(walked=SOME[:6]),
    "month-with-week-numbers": Month(walked=EVER, run=(4, 7), first_weekday=6, numbered=True),
    "month-with-planned-days": Month(walked=SOME, planned=(0, 1, 3, 5)),
    "month-mirrored": Month(date(2027, 1, 1), walked=EVER, numbered=True, mirrored=True),
}


def draw(cell: Cell) -> QImage:
    """The cell in light and in dark, side by side."""
    return _light_and_dark(lambda: _drawn_in_a_month(cell))


def draw_month(month: Month) -> QImage:
    """The weeks of a month in light and in dark, side by side, without the weekdays' names above them."""
    return _light_and_dark(lambda: _drawn_month(month))


def _light_and_dark(drawing: Callable[[], QImage]) -> QImage:
    images = []
    for appearance in (Appearance.LIGHT, Appearance.DARK):
        colours.apply(appearance)
        images.append(drawing())
    colours.apply(Appearance.LIGHT)
    width, height = images[0].width(), images[0].height()
    both = QImage(2 * width, height, QImage.Format.Format_RGB32)
    painter = QPainter(both)
    for number, image in enumerate(images):
        painter.drawImage(number * width, 0, image)
    painter.end()
    return both


def _drawn_month(month: Month) -> QImage:
    with _shipped_digits():
        view = MonthView()
        if month.mirrored:
            view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        view.show_face(month.face())
        width = view.minimumSizeHint().width()
        _fix_size(view, width)
        view.show()
        view.clearFocus()
        QApplication.processEvents()
        image = drawn(view, QRect(0, HEAD, width, 6 * CELL))
    view.close()
    view.deleteLater()
    return image


def _fix_size(view: MonthView, width: int) -> None:
    """A head as high as on every system, and below it the cells of the design."""
    view.horizontalHeader().setFixedHeight(HEAD)
    view.setMaximumHeight(6 * CELL + HEAD)
    view.resize(width, 6 * CELL + HEAD)


def _drawn_in_a_month(cell: Cell) -> QImage:
    totals = {cell.day: DayTotals(cell.day, cell.walked * MINUTE, cell.run * MINUTE)}
    for day in (cell.day + timedelta(days=number) for number in range(cell.complete)):
        totals[day] = DayTotals(day, 10 * MINUTE)
    planned = (cell.day.weekday(),) if cell.planned else ()
    since = date(2026, 1, 1)
    face = month_face(TODAY, totals, TODAY, first_weekday=0, goal=4, since=since, planned=planned)
    with _shipped_digits():
        view = MonthView()
        _fix_size(view, 8 * CELL)
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
    """Keep a picture of every state and every month, or of those that are named."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication([])
    wanted = sys.argv[1:] or [*CELLS, *MONTHS]
    for old in GOLDEN.glob("*.png"):
        if old.stem in wanted or old.stem not in {*CELLS, *MONTHS}:
            old.unlink()
    for name in wanted:
        image = draw(CELLS[name]) if name in CELLS else draw_month(MONTHS[name])
        image.save(str(Golden(name).path))
    application.quit()


if __name__ == "__main__":
    main()
