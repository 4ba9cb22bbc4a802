"""The page of progress: opened by its key, read over a range, honest with few walks, never out of date."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from retrotimer.app import Retrotimer
from retrotimer.core.errors import BusyError
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode
from retrotimer.core.records import Feedback, WalkRecord
from retrotimer.core.statistics.weeks import Range
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.ui.charts.table_dialog import TableDialog
from retrotimer.ui.parts.button import PillButton
from retrotimer.ui.parts.choices import Choice
from retrotimer.ui.progress.chart_card import ChartCard
from retrotimer.ui.progress.progress_page import ProgressPage
from retrotimer.words import problems
from tests.fakes import TODAY, a_record, fill_history
from tests.ui.controls import called, controls, cut_off, name_of, unusable, visible
from tests.ui.surroundings import Start, StartOn, set_text_size
from tests.ui.test_every_screen import reached_by_tab

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
DAY = timedelta(days=1)


def felt(record: WalkRecord, before: int, after: int) -> WalkRecord:
    return replace(record, pain_before=Pain(before), feedback=Feedback(Pain(after)))


def walks(count: int) -> list[WalkRecord]:
    """One every third day up to today."""
    return [felt(a_record(TODAY - 3 * number * DAY, 10 + number % 5), 5, 4) for number in range(count)]


class Reader:
    """What a person sees of the page, and does there."""

    def __init__(self, app: Retrotimer) -> None:
        self.app = app
        QTest.keyClick(app.window, Key.Key_4, CTRL)
        settle()
        page = app.window.findChild(ProgressPage)
        assert page is not None
        self.page: ProgressPage = page

    def press(self, name: str) -> None:
        (button,) = (one for one in visible(self.app.window, PillButton) if name_of(one) == name)
        QTest.mouseClick(button, LEFT)
        settle()

    def choose(self, text: str) -> None:
        (choice,) = (one for one in visible(self.page, Choice) if one.text() == text)
        QTest.mouseClick(choice, LEFT)
        settle()

    def says(self, part: ChartCard | None = None) -> str:
        return " | ".join(label.text() for label in visible(part or self.page, QLabel))


def settle() -> None:
    for _ in range(3):  # a layout may ask for another one
        QApplication.processEvents()


Read = Callable[[list[WalkRecord]], Reader]


@pytest.fixture
def look(start_on: StartOn) -> Read:
    """Opens the page on these walks."""
    return lambda kept: Reader(start_on(kept))


def test_it_opens_by_its_key_with_the_keys_on_the_first_chart(look: Read) -> None:
    reader = look(walks(20))
    assert reader.app.window.shows(reader.page)
    assert reader.page.days.view.hasFocus()
    QTest.keyClick(reader.page.days.view, Key.Key_Escape)
    assert reader.app.window.at_home


def test_without_a_walk_it_says_what_will_stand_here(look: Read) -> None:
    reader = look([])
    says = reader.says()
    assert says.count("Your first walk begins this chart.") == 2
    assert "No back pain has been told in this time." in says
    assert "To show this takes 3 more walks." in says
    assert not any(card.view.isVisible() for card in reader.page.charts)
    focus = QApplication.focusWidget()
    assert isinstance(focus, Choice)
    assert focus.text() == "12 weeks"
    reader.app._history.save(a_record(TODAY))
    reader.app.refresh()
    assert reader.page.days.view.isVisible()


@pytest.mark.parametrize(("count", "missing"), [(1, "5 more walks"), (3, "3 more walks"), (5, "1 more walk")])
def test_few_walks_have_points_and_no_line(look: Read, count: int, missing: str) -> None:
    reader = look(walks(count))
    card = reader.page.pains[0]
    assert f"A line needs {missing} with the pain told." in reader.says(card)
    chart = card.view.chart
    assert chart is not None
    assert len(chart.items) == count
    assert not any(series.shape.is_line for series in chart.shown)


def test_six_walks_have_a_line_and_twelve_are_compared(look: Read) -> None:
    six = look(walks(6)).page.pains[0]
    assert six.view.chart is not None
    assert any(series.shape.is_line for series in six.view.chart.shown)
    assert six.view.chart.marks == ()


def test_a_change_of_two_is_marked_and_explained(look: Read) -> None:
    reader = look([felt(walk, 3 if number < 8 else 6, 2) for number, walk in enumerate(walks(16))])
    card = reader.page.pains[0]
    assert "Back pain before walking fell from about 6 to about 3." in reader.says(card)
    assert "About two points is a change that a person notices." in reader.says(card)
    assert card.view.chart is not None
    assert [(mark.low, mark.high) for mark in card.view.chart.marks] == [(4, 8)]


def test_the_range_is_chosen_and_stays(look: Read) -> None:
    reader = look(
        [*walks(5), *(felt(a_record(TODAY - 200 * DAY - number * DAY), 5, 4) for number in range(5))]
    )
    view = reader.page.pains[0].view
    assert view.chart is not None
    assert len(view.chart.items) == 5
    reader.choose("Year")
    assert reader.page.range is Range.YEAR
    assert len(view.chart.items) == 10
    QTest.keyClick(view, Key.Key_Escape)
    QTest.keyClick(reader.app.window, Key.Key_4, CTRL)
    assert len(view.chart.items) == 10
    reader.choose("All")
    reader.choose("12 weeks")
    assert len(view.chart.items) == 5


def test_runs_are_told_apart_from_walking(look: Read) -> None:
    reader = look([*walks(3), a_record(TODAY, 12, mode=Mode.RUN, hour=18)])
    assert "Running is hatched" in reader.says(reader.page.minutes)
    assert "10 minutes of walking, 12 minutes of running so far" in reader.page.minutes.view.told
    assert "1 of 4 days so far" in reader.page.days.view.told


def test_what_is_pointed_at_is_read_below_and_moves_nothing(look: Read) -> None:
    reader = look(walks(20))
    card = reader.page.days
    heights = set()
    for _ in range(6):
        QTest.keyClick(card.view, Key.Key_Left)
        settle()
        assert card.view.told in reader.says(card)
        heights.add(card.height())
    assert len(heights) == 1


def test_a_chart_is_shown_as_a_table_and_copied_as_a_picture(look: Read) -> None:
    reader = look(walks(8))
    reader.press("Show as table: Days per week")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TableDialog)
    dialog.reject()
    QGuiApplication.clipboard().clear()
    reader.press("Copy as picture: Days per week")
    assert not QGuiApplication.clipboard().image().isNull()
    assert reader.app.window.banner.words == "Copied as a picture: Days per week"


def test_a_changed_history_is_shown_at_once(look: Read) -> None:
    reader = look(walks(5))
    before = reader.page.days.view.told
    reader.app._history.remove(walks_of(reader)[0].id)
    reader.app.refresh()
    assert reader.page.days.view.told != before
    assert "A line needs 2 more walks" in reader.says(reader.page.pains[0])


def walks_of(reader: Reader) -> list[WalkRecord]:
    return reader.app._history.walks_on(TODAY)


def test_another_goal_moves_the_line_in_all_weeks(look: Read) -> None:
    reader = look(walks(20))
    settings = reader.app.settings
    settings.change(replace(settings.now, week_goal=2))
    chart = reader.page.days.view.chart
    assert chart is not None
    assert [mark.value for mark in chart.marks] == [2]
    assert "older goals are not kept" in reader.says(reader.page.days)


def test_the_programme_is_shown_and_opened_or_said_not_to_be_followed(look: Read) -> None:
    reader = look(walks(3))
    assert "of 16 walks done" in reader.says()
    reader.press("Open the programme…")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()
    settle()
    reader.app.programme.leave()
    settle()
    assert "You follow no programme." in reader.says()


def test_what_is_not_in_sight_is_not_read(look: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = look(walks(3))
    QTest.keyClick(reader.page.days.view, Key.Key_Escape)
    asked: list[object] = []
    monkeypatch.setattr(SqliteHistory, "habits", lambda *span: asked.append(span))
    reader.app.refresh()
    assert asked == []


def test_what_is_the_same_is_not_drawn_anew(look: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = look(walks(3))
    shown: list[object] = []
    monkeypatch.setattr(ChartCard, "show_chart", lambda *given: shown.append(given))
    reader.app.refresh()
    assert shown == []


def test_a_history_that_cannot_be_read_says_so_and_the_page_stays(
    look: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = look(walks(8))
    told = reader.page.days.view.told
    error = BusyError("here", "locked")

    def fail(*_span: object) -> None:
        raise error

    monkeypatch.setattr(SqliteHistory, "habits", fail)
    reader.choose("Year")
    assert reader.page.days.view.told == told
    assert reader.app.window.banner.words == problems.cannot_read(error)
    QTest.keyClick(reader.page.days.view, Key.Key_Escape)
    QTest.keyClick(reader.page.days.view, Key.Key_Escape)
    QTest.keyClick(reader.app.window, Key.Key_4, CTRL)
    assert reader.app.window.at_home


@pytest.mark.parametrize("text_size", [1.0, 2.0])
@pytest.mark.parametrize("mirrored", [False, True])
def test_nothing_is_cut_off_at_any_size(look: Read, text_size: float, *, mirrored: bool) -> None:
    set_text_size(text_size)
    if mirrored:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    reader = look([*walks(30), a_record(TODAY - DAY, mode=Mode.RUN)])
    for size in (QSize(640, 480), QSize(1080, 720), QSize(1920, 1080)):
        reader.app.window.resize(size)
        settle()
        assert [*cut_off(reader.page), *unusable(reader.page)] == [], size
        for card in reader.page.charts:
            view = card.view
            assert not view.isVisible() or view.height() >= view.heightForWidth(view.width()), size


def test_wide_windows_have_two_columns_and_narrow_ones_one(look: Read) -> None:
    reader = look(walks(20))
    page = reader.page
    assert page.programme.y() == page.days.y()
    reader.app.window.resize(700, 700)
    settle()
    assert page.programme.geometry().bottom() < page.days.y()
    reader.app.window.resize(1080, 720)
    settle()
    assert page.programme.y() == page.days.y()


def test_tab_reaches_every_chart_and_button(look: Read) -> None:
    reader = look(walks(20))
    reached = reached_by_tab(reader.app.window)
    charts = [card.view for card in reader.page.charts if card.view.isVisible()]
    assert [called(one) for one in charts if one not in reached] == []
    missed = [one for one in controls(reader.page) if one not in reached and not isinstance(one, Choice)]
    assert [called(one) for one in missed] == []


def test_all_of_a_long_history_is_shown_in_a_hundred_bars_at_most(start: Start, tmp_path: Path) -> None:
    database = open_database(tmp_path)
    fill_history(database, years=12)
    database.close()
    reader = Reader(start(tmp_path))
    reader.choose("All")
    charts = [card.view.chart for card in reader.page.charts if card.view.chart is not None]
    assert len(charts) == 5  # all but the knee's
    assert all(len(chart.items) <= 106 for chart in charts)
    assert "Each bar is the mean of 13 weeks." in reader.says(reader.page.days)
    assert "Each point is the mean of 13 weeks." in reader.says(reader.page.pains[0])


START = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from retrotimer.app import build_app
from retrotimer.store.database import open_database
from tests.fakes import FakeClock, FakeMachine

application = QApplication([])
app = build_app(FakeClock(), FakeMachine().whole, open_database(Path(sys.argv[1])))
app.window.show()
application.processEvents()
late = ("core.statistics", "core.charts", "core.axes", "core.progress_charts", "store.statistics",
        "ui.charts", "ui.progress", "words.charts", "words.progress")
print([name for name in sys.modules if name.startswith(tuple("retrotimer." + room for room in late))])
app.window.menus.progress.trigger()
print(all("retrotimer." + name in sys.modules for name in ("ui.progress.progress_page", "store.statistics")))
"""


def test_a_start_pays_nothing_for_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", START, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.split("\n")[:2] == ["[]", "True"]


def test_keys_that_a_chart_does_not_take_scroll_the_page(look: Read) -> None:
    reader = look(walks(20))
    bar = reader.page.verticalScrollBar()
    assert bar.value() == 0
    QTest.keyClick(reader.page.days.view, Key.Key_Down)
    assert bar.value() > 0
    QTest.keyClick(reader.page.days.view, Key.Key_Up)
    assert bar.value() == 0
