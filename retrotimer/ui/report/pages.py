"""Lays the report out on one page or two, and draws a page: on the screen, on paper, in a PDF.

A doctor has a minute: what was done, the pain and the weeks stand on the first page, and how to read them
beside it or below.  Notes come last, because they may be long; those that find no room are counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageSize

from retrotimer.core.report import Report
from retrotimer.ui.report.blocks import Block, Bullets, Columns, Gap, Grid, Pictures, Rule, Text, Tiles
from retrotimer.ui.report.ink import UNIT, Ink, Tone, Words
from retrotimer.ui.report.outline import Role
from retrotimer.ui.report.pictures import pain_pictures
from retrotimer.words import report as words
from retrotimer.words import report_end as end
from retrotimer.words import report_table as table
from retrotimer.words.progress import change_sentence

MARGIN = 36 * UNIT
_FOOT = 22 * UNIT
_MOST_STOPS = 6
_MOST_CHECKS = 8
_MOST_LINES_OF_A_NOTE = 4
_BELOW_A_HEADING = 2.5
_SMALL = 8.0
_MOST_MORE = 90 * UNIT
"""Of what a page leaves free, so much is given to the charts."""


class Paper(Enum):
    """Which paper the report is for."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def page_size(self) -> QPageSize:
        """As Qt names it."""
        return QPageSize(QPageSize.PageSizeId.A4 if self is Paper.A4 else QPageSize.PageSizeId.Letter)

    @property
    def size(self) -> QSizeF:
        """In the units that pages are drawn in."""
        return self.page_size.size(QPageSize.Unit.Point) * UNIT


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block, and how far below the page's upper margin it stands."""

    block: Block
    y: float


class Pages:
    """The report on paper."""

    def __init__(self, report: Report, paper: Paper, name: str = "", *, notes: bool = False) -> None:
        self.report = report
        self.paper = paper
        self._name = " ".join(name.split())
        self._width = paper.size.width() - 2 * MARGIN
        self._room = paper.size.height() - 2 * MARGIN - _FOOT
        self._pages: list[list[_Placed]] = []
        self._used = 0.0
        spare = self._lay_out(notes=notes)
        if report.sites and spare > 0:
            self._lay_out(notes=notes, more=min(spare, _MOST_MORE))

    @property
    def count(self) -> int:
        """How many pages there are: one or two."""
        return len(self._pages)

    def draw(self, index: int, ink: Ink) -> None:
        """Draw a page, 0 for the first."""
        for placed in self._pages[index]:
            placed.block.draw(ink, MARGIN, MARGIN + placed.y, self._width)
        self._draw_foot(index, ink)

    def _lay_out(self, *, notes: bool, more: float = 0.0) -> float:
        """Place all sections, the charts so much higher than they must be; what page 1 leaves free."""
        self._pages = [[]]
        self._used = first = 0.0
        beside: list[Block] = [Columns(self._stops(), self._checks()), Gap(7)]
        sections = [self._head(), self._pain(more), self._table(), beside, self._reading()]
        for section in sections:
            self._place(section)
            if self.count == 1:
                first = self._used
        if notes:
            self._place(self._notes())
            if self.count == 1:
                first = self._used
        return self._room - first

    def _draw_foot(self, index: int, ink: Ink) -> None:
        """Whose report it is and which of its pages, below a line."""
        y = self.paper.size.height() - MARGIN - 10 * UNIT
        page = Words(words.page(index + 1, self.count), 7.5, tone=Tone.QUIET, trailing=True)
        parts = [words.short_title(), words.period(self.report.period), self._name]
        about = Words(" · ".join(part for part in parts if part), 7.5, tone=Tone.QUIET, most_lines=1)
        with ink.ornament():
            ink.rule(MARGIN, y - 5 * UNIT, self._width)
            for one, left, width in (
                (about, MARGIN, self._width * 0.8),
                (page, MARGIN + self._width * 0.8, self._width * 0.2),
            ):
                place = ink.across(QRectF(left, y, width, 10 * UNIT))
                one.draw(ink.painter, place.left(), y, width)

    def _place(self, section: Sequence[Block]) -> None:
        """Put a section where there is room for all of it: on this page, or on the next."""
        height = sum(block.height(self._width) for block in section)
        if self._pages[-1] and self._used + height > self._room and self.count == 1:
            self._pages.append([])
            self._used = 0.0
        for block in section:
            self._pages[-1].append(_Placed(block, self._used))
            self._used += block.height(self._width)

    def _head(self) -> list[Block]:
        report = self.report
        blocks: list[Block] = [
            Text(Words(words.title(), 18, bold=True, tone=Tone.ACCENT), Role.TITLE),
            Gap(2),
        ]
        if self._name:
            blocks.append(Text(Words(self._name, 12, bold=True, most_lines=1)))
        told = words.sessions(report), words.first_walk(report), words.programme(report.programme)
        blocks += [
            Text(Words(words.made(report), 10)),
            Text(Words(words.origin(), 8, tone=Tone.QUIET)),
            Rule(),
            Text(Words(words.what_was_done(report), 10.5, bold=True)),
            Text(Words(" ".join(filter(None, told)), 9.5)),
            Gap(6),
        ]
        return [*blocks, Tiles(words.tiles(report)), Gap(8)]

    def _pain(self, more: float) -> list[Block]:
        report = self.report
        if not report.sites:
            return [Text(Words(words.no_pain_told())), Gap(8)]
        blocks: list[Block] = []
        for figures, course in zip(report.total.pains, report.courses, strict=True):
            lines = [words.pain_line(figures), words.changes(figures)]
            if course.change is not None:
                lines.append(change_sentence(course))
            blocks += [Text(Words(" ".join(line for line in lines if line), 9)), Gap(2)]
        pictures = pain_pictures(report, more / UNIT)
        if pictures:
            blocks += [Gap(4), Pictures(pictures)]
        return [*blocks, Gap(8)]

    def _table(self) -> list[Block]:
        report = self.report
        lines = [table.cells(report, row) for row in report.rows]
        total = table.cells(report, report.total, total=True)
        return [*_heading(table.heading(report)), Grid(table.columns(report), lines, total), Gap(8)]

    def _stops(self) -> list[Block]:
        report = self.report
        blocks = [*_heading(end.stops_title()), Text(Words(end.stop_counts(report)))]
        latest = report.pain_stops[-_MOST_STOPS:]
        items = [end.pain_stop(line) for line in latest]
        if len(report.pain_stops) > len(latest):
            items.append(end.earlier(len(report.pain_stops) - len(latest)))
        if items:
            blocks += [Gap(2), Bullets([Words(item, 9) for item in items])]
        return blocks

    def _checks(self) -> list[Block]:
        checks = self.report.checks
        text = end.checks(checks[-_MOST_CHECKS:])
        if len(checks) > _MOST_CHECKS:
            text = " ".join((text, end.earlier(len(checks) - _MOST_CHECKS)))
        return [*_heading(end.checks_title()), Text(Words(text))]

    def _notes(self) -> list[Block]:
        """As many of the latest notes as there is room for, in their order."""
        report = self.report
        heading = _heading(end.notes_title())
        if not report.note_count:
            return [*heading, Text(Words(end.no_notes()))]
        every = [Words(end.note(one), 9, most_lines=_MOST_LINES_OF_A_NOTE) for one in report.notes]
        above = sum(block.height(self._width) for block in heading)
        here = self._room - self._used
        whole = above + Bullets(every).height(self._width)
        all_fit = len(every) == report.note_count and whole <= here
        room = here if all_fit or self.count > 1 else self._room
        kept: list[Words] = []
        for one in reversed(every):
            more = Words(end.more_notes(report.note_count - len(kept) - 1), 9)
            last = [more] if report.note_count > len(kept) + 1 else []
            if above + Bullets([one, *kept, *last]).height(self._width) > room:
                break
            kept.insert(0, one)
        left_out = report.note_count - len(kept)
        if left_out:
            kept.append(Words(end.more_notes(left_out), 9, tone=Tone.QUIET))
        return [*heading, Bullets(kept)]

    def _reading(self) -> list[Block]:
        """How to read the figures, in smaller letters: it is much the same on every report."""
        meaning = Bullets([Words(text, _SMALL) for text in end.meaning(self.report)])
        limits = Bullets([Words(text, _SMALL) for text in end.limits()])
        heads = _heading(end.meaning_title()), _heading(end.limits_title())
        return [*heads[0], meaning, Gap(6), *heads[1], limits, Gap(8)]


def _heading(text: str) -> list[Block]:
    return [Text(Words(text, 11, bold=True, tone=Tone.ACCENT), Role.HEADING), Gap(_BELOW_A_HEADING)]
