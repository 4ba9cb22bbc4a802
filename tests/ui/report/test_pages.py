"""The pages: at most two whatever the history is, nothing on top of anything else, nothing off the paper."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTranslator
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from retrotimer.core.pain import Pain
from retrotimer.core.period import Period
from retrotimer.core.plan import Mode
from retrotimer.core.records import LONGEST_NOTE, DatedNote, HurtPlace, WalkLine
from retrotimer.core.report import MOST_NOTES, Report, read_report, report
from retrotimer.core.session import StopReason
from retrotimer.core.statistics.rows import ToldPain
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.ui.report.blocks import Grid
from retrotimer.ui.report.document import picture_of, words_of
from retrotimer.ui.report.ink import UNIT, Ink, Words
from retrotimer.ui.report.outline import Outline, Role
from retrotimer.ui.report.pages import MARGIN, Pages, Paper
from retrotimer.words import report as words
from retrotimer.words import report_end as end
from tests.fakes import TODAY, a_moment
from tests.ui.report.reports import RULE, a_report, walked

PAIN = StopReason.PAIN


class LongWords(QTranslator):
    """A language with each vowel twice."""

    def translate(self, _context: str, source: str, _comment: str | None = None, n: int = -1) -> str:
        text = source.replace("%n", str(n)) if n >= 0 else source
        return "".join(char * 2 if char in "aeiou" else char for char in text)

    def isEmpty(self) -> bool:
        return False


class Watched(Ink):
    """Remembers where words were drawn, and as what."""

    def __init__(self, painter: QPainter, paper: Paper) -> None:
        super().__init__(painter, paper.size, Outline())
        self.places: list[tuple[str, QRectF]] = []

    def words(self, words: Words, role: Role, place: QRectF) -> None:
        super().words(words, role, place)
        height = words.height(place.width())
        self.places.append(
            (words.shown(place.width()), QRectF(place.left(), place.top(), place.width(), height))
        )


def drawn(pages: Pages) -> list[list[tuple[str, QRectF]]]:
    """All words of each page, with their places."""
    nowhere = QImage(1, 1, QImage.Format.Format_RGB32)
    found = []
    for index in range(pages.count):
        painter = QPainter(nowhere)
        ink = Watched(painter, pages.paper)
        pages.draw(index, ink)
        painter.end()
        found.append(ink.places)
    return found


def check(pages: Pages) -> None:
    """See that all words have their own room on the paper."""
    assert pages.count in {1, 2}
    size = pages.paper.size
    inside = QRectF(MARGIN, MARGIN, size.width() - 2 * MARGIN, size.height() - 2 * MARGIN - 12 * UNIT)
    inside.adjust(-1, -1, 1, 1)
    for places in drawn(pages):
        for text, place in places:
            assert inside.contains(place), f"{text!r} is at {place}"
        for number, (text, place) in enumerate(places):
            for other, there in places[:number]:
                common = place.intersected(there)
                assert common.height() < UNIT or common.width() < 1, f"{text!r} lies on {other!r}"


@cache
def a_century() -> Report:
    """A walk on each day, with pains of every size."""
    period = Period(TODAY - timedelta(days=36_524), TODAY)
    days = [period.first + timedelta(days=number) for number in range(36_525)]
    pains = [Pain(number % 11, number % 7) for number in range(77)]
    by_hand = False
    lines = [
        WalkLine(day, Mode.RUN if n % 9 == 0 else Mode.WALK, 720.0, PAIN if n % 5 == 0 else None, by_hand,
                 pains[n % 77], pains[n % 75], pains[n % 73], HurtPlace.ELSEWHERE, 10)
        for n, day in enumerate(days)
    ]  # fmt: skip
    told = [ToldPain(days[n], 0, 700, 3.5, 2.1, 4.0, 1.0, 2.0, 3.3) for n in range(0, 36_000, 707)]
    return report(period, TODAY, RULE, None, since=period.first, lines=lines, told=told)


@cache
def report_of(kind: str) -> Report:
    """A report of a kind; read once, as it is a plain value."""
    if kind == "a century":
        return a_century()
    weeks = {"nothing": 0, "a week": 1, "four weeks": 4, "sixteen weeks": 16, "a year": 52}[kind]
    with TemporaryDirectory() as folder:
        database = open_database(Path(folder))
        history = SqliteHistory(database, lambda: a_moment().utc)
        walked(history, weeks)
        made = a_report(history, max(1, weeks), notes=True)
        database.close()
    return made


@pytest.mark.parametrize("foreign", [False, True], ids=["plain", "foreign"])
@pytest.mark.parametrize("paper", list(Paper), ids=lambda paper: paper.value)
@pytest.mark.parametrize("kind", ["nothing", "a week", "four weeks", "sixteen weeks", "a year", "a century"])
def test_everything_has_its_own_room_on_two_pages(
    qapp: QApplication, kind: str, paper: Paper, *, foreign: bool
) -> None:
    made = report_of(kind)
    long_words = LongWords()
    if foreign:
        qapp.installTranslator(long_words)
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    check(Pages(made, paper, "Ada Example" * foreign, notes=True))
    qapp.removeTranslator(long_words)


def test_four_weeks_without_notes_are_one_page_of_either_paper(history: SqliteHistory) -> None:
    walked(history, 4)
    assert [Pages(a_report(history), paper).count for paper in Paper] == [1, 1]


def with_notes(history: SqliteHistory, notes: list[str], count: int | None = None) -> Report:
    walked(history, 4)
    made = a_report(history, notes=True)
    dated = tuple(DatedNote(TODAY - timedelta(days=number), text) for number, text in enumerate(notes))
    return replace(made, notes=dated[::-1], note_count=count or len(notes))


WORST = {
    "a note without a blank": "x" * LONGEST_NOTE,
    "emojis": "\N{PEDESTRIAN}\N{ZERO WIDTH JOINER}\N{MALE SIGN}" * 600,
    "lines": "first\n\nsecond\t\tthird\n" * 90,
    "two directions": "\N{HEBREW LETTER SHIN}\N{HEBREW LETTER LAMED} walked " * 200,
}


@pytest.mark.parametrize("note", WORST.values(), ids=WORST.keys())
def test_the_longest_notes_are_cut_and_the_rest_is_counted(history: SqliteHistory, note: str) -> None:
    made = with_notes(history, [note] * MOST_NOTES, 214)
    pages = Pages(made, Paper.LETTER, notes=True)
    check(pages)
    assert pages.count == 2
    lines = words_of(pages, 1).splitlines()
    kept = sum(line.endswith("…") for line in lines)
    assert lines[-1] == end.more_notes(214 - kept)
    assert 5 < kept < MOST_NOTES


def test_notes_that_all_fit_are_all_there(history: SqliteHistory) -> None:
    pages = Pages(with_notes(history, ["one", "two", "three"]), Paper.A4, notes=True)
    text = words_of(pages, pages.count - 1)
    assert [line.rsplit(": ", 1)[-1] for line in text.splitlines()[-3:]] == ["three", "two", "one"]
    assert "…" not in text


def test_notes_are_left_out_unless_they_are_wished(history: SqliteHistory) -> None:
    made = with_notes(history, ["private"])
    pages = Pages(made, Paper.A4)
    assert "private" not in "".join(words_of(pages, index) for index in range(pages.count))


def test_a_name_of_any_length_has_one_line(history: SqliteHistory) -> None:
    pages = Pages(with_notes(history, []), Paper.A4, "Ada " * 200)
    check(pages)
    assert words_of(pages, 0).splitlines()[1].startswith("Ada Ada")


def test_without_a_name_there_is_no_line_for_it(history: SqliteHistory) -> None:
    made = with_notes(history, [])
    assert words_of(Pages(made, Paper.A4, "  \n"), 0).splitlines()[1] == words.made(made)


def test_charts_take_the_room_that_a_page_leaves(history: SqliteHistory) -> None:
    walked(history, 1)
    made = a_report(history, 1)
    (places,) = drawn(Pages(made, Paper.A4))
    table = next(place for text, place in places if text == "Week by week")
    chart = next(place for text, place in places if text.startswith("Back pain, 0 to 10"))
    assert table.top() - chart.bottom() > 150 * UNIT


def test_a_table_that_is_too_wide_takes_smaller_letters_and_then_more_lines(qapp: QApplication) -> None:
    del qapp
    names, line = ["Week", *["Minutes"] * 7], ["Monday", *["123 of 456"] * 7]
    plain, wide = Grid(names, [line], line), Grid(names, [[one * 3 for one in line]], line)
    assert plain.height(520 * UNIT) < wide.height(520 * UNIT)
    assert sum(wide._columns(520 * UNIT)) == pytest.approx(520 * UNIT)


def test_paper_is_white_and_ink_is_dark_in_every_scheme(history: SqliteHistory) -> None:
    walked(history, 4)
    image = picture_of(Pages(a_report(history), Paper.A4), 0, 600)
    assert image.pixelColor(3, 3).lightness() == 255
    darkest = min(image.pixelColor(x, y).lightness() for x in range(40, 400, 1) for y in range(30, 60))
    assert darkest < 100
    assert (image.width(), image.height()) == (600, round(600 * 842 / 595))


def test_own_dates_may_begin_in_the_middle_of_a_week(history: SqliteHistory) -> None:
    walked(history, 4)
    period = Period(date(2026, 10, 28), date(2026, 11, 11))
    made = read_report(history, period, TODAY, RULE, None)
    text = words_of(Pages(made, Paper.A4), 0)
    assert text.count("part of a week") == 2
    assert QCoreApplication.translate("report", "going on") not in text
