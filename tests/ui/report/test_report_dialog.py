"""The dialog: which days are asked for, what is shown of them, and what is saved or printed."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from retrotimer.core.period import Choice, Period, periods
from retrotimer.core.report import read_report
from retrotimer.store.history import SqliteHistory
from retrotimer.ui.dialogs.fields import DateField
from retrotimer.ui.parts.button import PillButton
from retrotimer.ui.parts.check import CheckLine
from retrotimer.ui.parts.choices import Choice as ChoiceButton
from retrotimer.ui.report.pages import Pages, Paper
from retrotimer.ui.report.preview import Preview
from retrotimer.ui.report.report_dialog import ReportDialog, usual_paper
from tests.fakes import TODAY, heard
from tests.ui.controls import cut_off, name_of, unusable, visible
from tests.ui.report.reports import RULE, walked

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class Desk:
    """The dialog on a history of four weeks, and what it asks for."""

    def __init__(self, dialog: ReportDialog, history: SqliteHistory) -> None:
        self.dialog = dialog
        self.asked = heard(dialog.period_requested)
        self.saved = heard(dialog.save_requested)
        self.printed = heard(dialog.print_requested)
        dialog.period_requested.connect(
            lambda period, notes: dialog.show_report(
                read_report(history, period, TODAY, RULE, None, notes=notes)
            )
        )

    def press(self, name: str) -> None:
        (button,) = (
            one for kind in (PillButton, CheckLine, ChoiceButton) for one in visible(self.dialog, kind)
            if name_of(one) == name
        )  # fmt: skip
        button.click()
        QApplication.processEvents()

    @property
    def preview(self) -> Preview:
        (preview,) = visible(self.dialog, Preview)
        return preview

    def page(self) -> str:
        """What a screen reader finds on the first page."""
        return self.preview.views[0].accessibleDescription()

    def words(self) -> str:
        return "\n".join(label.text() for label in visible(self.dialog, QLabel))


@pytest.fixture
def desk(qtbot: QtBot, history: SqliteHistory, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Desk"])
    walked(history, 4)
    dialog = ReportDialog(periods(TODAY, 0, history.first_day(), None))
    qtbot.addWidget(dialog)
    desk = Desk(dialog, history)
    dialog.ask()
    dialog.open()
    dialog.activateWindow()
    QApplication.processEvents()
    return desk


def test_it_opens_with_the_last_four_weeks_without_notes(desk: Desk) -> None:
    assert desk.asked == [(Period(date(2026, 10, 26), TODAY), False)]
    assert "Mon, 26 Oct 2026 to Tue, 17 Nov 2026" in desk.page()
    assert "In the park" not in desk.page()


def test_a_page_says_all_that_stands_on_it(desk: Desk) -> None:
    page = desk.preview.views[0]
    assert page.accessibleName() == "Page 1 of 1"
    assert "Week from, Complete days, Goal met" in page.accessibleDescription()
    assert "Complete days: 13" in page.accessibleDescription()
    assert desk.preview.accessibleDescription() == page.accessibleDescription()


def test_another_period_is_read_at_once(desk: Desk) -> None:
    desk.press("Last 12 weeks")
    assert desk.asked[-1] == (Period(date(2026, 8, 31), TODAY), False)
    desk.press("With my notes")
    assert desk.asked[-1] == (Period(date(2026, 8, 31), TODAY), True)
    text = "".join(view.accessibleDescription() for view in desk.preview.views)
    assert "In the park" in text


def test_a_programme_that_is_not_followed_cannot_be_chosen(desk: Desk) -> None:
    names = [name_of(one) for one in visible(desk.dialog, ChoiceButton)]
    assert "This programme" not in names
    assert "Since the first walk" in names


def fields(desk: Desk) -> tuple[DateField, DateField]:
    first, last = visible(desk.dialog, DateField)
    return first, last


def test_own_dates_are_typed_and_read(desk: Desk) -> None:
    assert not list(visible(desk.dialog, DateField))
    desk.press("Own dates")
    first, last = fields(desk)
    first.setText("1.11.2026")
    last.setText("9.11.2026")
    assert desk.asked[-1] == (Period(date(2026, 11, 1), date(2026, 11, 9)), False)
    assert "Sun, 1 Nov 2026 to Mon, 9 Nov 2026" in desk.page()


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("31.2.2026", "1.3.2026", "There is no such date."),
        ("1.3.2026", "1.3.26", "Write all four digits of the year, as in 17 11 2026."),
        ("2.3.2026", "1.3.2026", "The last day comes before the first."),
    ],
)
def test_dates_that_are_none_are_said_so_and_the_pages_stay(
    desk: Desk, first: str, last: str, said: str
) -> None:
    desk.press("Own dates")
    asked = len(desk.asked)
    fields(desk)[0].setText(first)
    fields(desk)[1].setText(last)
    assert said in desk.words()
    assert said in {field.accessibleDescription() for field in fields(desk)}
    assert len(desk.asked) <= asked + 1  # the first date alone was one
    assert desk.page()
    fields(desk)[0].setText("1.3.2026")
    fields(desk)[1].setText("2.3.2026")
    assert said not in desk.words()
    assert [field.accessibleDescription() for field in fields(desk)] == [
        "Sunday, 1 March 2026",
        "Monday, 2 March 2026",
    ]
    assert desk.asked[-1][0] == Period(date(2026, 3, 1), date(2026, 3, 2))


def test_a_name_comes_onto_the_page_once_it_is_typed(desk: Desk, qtbot: QtBot) -> None:
    (name,) = (one for one in visible(desk.dialog, QLineEdit) if "name" in one.accessibleName())
    QTest.keyClicks(name, "Ada Example")
    qtbot.waitUntil(lambda: "Ada Example" in desk.page())
    assert len(desk.asked) == 1


def test_the_paper_is_chosen_and_begins_as_the_system_has_it(desk: Desk) -> None:
    before = desk.preview.views[0].size()
    desk.press("Letter")
    after = desk.preview.views[0].size()
    assert after.width() == before.width()
    assert after.height() < before.height()
    desk.press("Save as PDF…")
    assert desk.saved[-1].paper is Paper.LETTER


@pytest.mark.parametrize(("territory", "paper"), [("US", Paper.LETTER), ("DE", Paper.A4), ("", Paper.A4)])
def test_the_usual_paper_is_that_of_the_territory(
    monkeypatch: pytest.MonkeyPatch, territory: str, paper: Paper
) -> None:
    monkeypatch.setattr(QLocale, "territoryToCode", lambda _territory: territory)
    assert usual_paper() is paper


def test_enter_saves_and_the_dialog_stays_until_that_is_done(desk: Desk) -> None:
    QTest.keyClick(desk.dialog, Qt.Key.Key_Return)
    (pages,) = desk.saved
    assert isinstance(pages, Pages)
    assert desk.dialog.isVisible()
    desk.dialog.close_done()
    assert not desk.dialog.isVisible()


def test_the_usual_keys_save_and_print(desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(desk.dialog, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: len(desk.saved) == 1)  # Qt shows the button pressed first
    QTest.keyClick(desk.dialog, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: len(desk.printed) == 1)


def test_a_failure_is_said_and_goes_with_the_next_attempt(desk: Desk) -> None:
    desk.dialog.show_failure("The disk is full.")
    assert "The disk is full." in desk.words()
    desk.press("Save as PDF…")
    assert "The disk is full." not in desk.words()


def test_pages_are_as_wide_as_there_is_room_and_can_be_larger(desk: Desk) -> None:
    preview = desk.preview
    fitting = preview.views[0].width()
    assert 0 <= preview.viewport().width() - fitting < 40
    preview.setFocus()
    QTest.keyClick(preview, Qt.Key.Key_Plus, CTRL)
    assert preview.views[0].width() == pytest.approx(fitting * 1.25, abs=2)
    for _ in range(9):
        desk.press("Larger")
    assert preview.views[0].width() == pytest.approx(fitting * 3, abs=2)
    assert preview.horizontalScrollBar().maximum() > 0
    for _ in range(9):
        QTest.keyClick(preview, Qt.Key.Key_Minus, CTRL)
    assert preview.views[0].width() == fitting


def test_beside_each_other_where_there_is_room_and_else_below(desk: Desk) -> None:
    (notes,) = visible(desk.dialog, CheckLine)

    def places() -> tuple[int, int]:
        QApplication.processEvents()
        window = desk.dialog
        return notes.mapTo(window, notes.rect().center()).y(), desk.preview.mapTo(window, notes.pos()).y()

    desk.dialog.resize(960, 760)
    choices, preview = places()
    assert preview < choices + 200
    desk.dialog.resize(640, 760)
    choices, preview = places()
    assert preview > choices


def test_the_preview_draws_paper_and_ink(desk: Desk) -> None:
    view = desk.preview.views[0]
    image = view.grab().toImage()
    assert image.pixelColor(8, 8).lightness() == 255
    band = [image.pixelColor(x, y).lightness() for x in range(0, image.width(), 2) for y in range(40, 80)]
    assert min(band) < 110


def test_only_periods_with_a_day_are_offered_before_the_first_walk(qtbot: QtBot) -> None:
    offered = periods(TODAY, 0, None, None)
    dialog = ReportDialog(offered)
    qtbot.addWidget(dialog)
    names = [name_of(one) for one in dialog.findChildren(ChoiceButton)]
    assert names[: len(offered)] == ["Last 4 weeks", "Last 12 weeks", "Last 52 weeks", "Own dates"]
    assert Choice.ALL not in offered
    assert dialog.pages() is None
    dialog.accept()
    assert offered[Choice.OWN].last == TODAY + timedelta()


@pytest.mark.parametrize("size", [(960, 760), (820, 700), (640, 480)], ids=str)
def test_nothing_is_cut_off_beside_the_preview_or_above_it(desk: Desk, size: tuple[int, int]) -> None:
    desk.press("Own dates")
    fields(desk)[0].setText("31.2.2026")
    desk.dialog.show_failure("There is no room left for a file with a name as long as this sentence is.")
    desk.dialog.resize(*size)
    for _ in range(3):
        QApplication.processEvents()
    assert list(cut_off(desk.dialog)) == []
    assert list(unusable(desk.dialog)) == []


@pytest.mark.parametrize("width", [420, 540, 900])
def test_a_page_has_its_room_from_the_first_opening_on(
    qtbot: QtBot, history: SqliteHistory, width: int
) -> None:
    """It is laid out before the dialog has its size; the pages were cut off, and stood far from the edge."""
    walked(history, 4)
    period = periods(TODAY, 0, history.first_day(), None)[Choice.FOUR_WEEKS]
    preview = Preview()
    qtbot.addWidget(preview)
    preview.show_pages(Pages(read_report(history, period, TODAY, RULE, None), Paper.A4))
    preview.resize(width, 500)
    preview.show()
    QApplication.processEvents()
    room = preview.viewport()
    for view in preview.views:
        left = view.mapTo(room, view.rect().topLeft()).x()
        assert left > 0
        assert abs(left - (room.width() - left - view.width())) <= 1
