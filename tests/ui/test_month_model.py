"""The month's model keeps Qt's rules for models through every change, and says each cell in words."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from retrotimer.core.days import FIRST_YEAR, LAST_YEAR
from retrotimer.core.month import DayFace, MonthFace, WeekRow, month_face
from retrotimer.core.records import DayTotals
from retrotimer.ui.calendar.month_model import GOAL_COLUMN, MonthModel
from tests.fakes import TODAY, heard

Role = Qt.ItemDataRole
MINUTE = 60.0


def a_face(
    shown: date = TODAY,
    walked: dict[date, float] | None = None,
    *,
    today: date = TODAY,
    first_weekday: int = 0,
    goal: int = 4,
    since: date | None = date(2026, 10, 1),
    numbered: bool = False,
) -> MonthFace:
    totals = {day: DayTotals(day, minutes * MINUTE) for day, minutes in (walked or {}).items()}
    return month_face(
        shown, totals, today, first_weekday=first_weekday, goal=goal, since=since, numbered=numbered
    )


@pytest.fixture
def model() -> Iterator[MonthModel]:
    """A model under the eyes of Qt's own tester, which ends the program at the first broken rule."""
    made = MonthModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    tester.deleteLater()


faces = st.builds(
    a_face,
    st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)),
    st.dictionaries(st.dates(date(2026, 10, 1), date(2026, 12, 31)), st.floats(0, 60), max_size=20),
    today=st.dates(date(2026, 10, 1), date(2026, 12, 31)),
    first_weekday=st.integers(0, 6),
    goal=st.integers(1, 7),
    since=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    numbered=st.booleans(),
)


@given(shown=st.lists(faces, min_size=1, max_size=5))
@pytest.mark.usefixtures("qapp")
def test_qts_tester_finds_nothing_wrong_with_any_months(shown: list[MonthFace]) -> None:
    model = MonthModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for face in shown:
        model.show_face(face)
        for row, week in enumerate(face.rows):
            assert model.face_at(model.index(row, GOAL_COLUMN)) == week
            for column, day in enumerate(week.days):
                index = model.index(row, column)
                assert model.face_at(index) == day
                assert index.data() == str(day.date.day)
                assert model.index_of(day.date) == index
                assert index.data(Role.AccessibleTextRole)
            number = model.headerData(row, Qt.Orientation.Vertical)
            assert number == (str(week.number) if face.numbered else None)
    tester.deleteLater()
    model.deleteLater()


def test_an_empty_model_has_no_rows(model: MonthModel) -> None:
    assert model.rowCount() == 0
    assert model.index_of(TODAY) == QModelIndex()
    assert model.headerData(0, Qt.Orientation.Horizontal) is None
    model.show_face(a_face())
    assert (model.rowCount(), model.columnCount()) == (6, 8)
    assert (model.rowCount(model.index(0, 0)), model.columnCount(model.index(0, 0))) == (0, 0)


def test_only_what_differs_is_reported(model: MonthModel) -> None:
    model.show_face(a_face())
    changes, heads = heard(model.dataChanged), heard(model.headerDataChanged)
    model.show_face(a_face())
    assert changes == []
    model.show_face(a_face(walked={TODAY: 10.0}))
    rows = {(change[0].row(), change[1].row()) for change in changes}
    assert rows == {(3, 3)}
    assert (changes[0][0].column(), changes[0][1].column()) == (0, GOAL_COLUMN)
    assert heads == []
    model.show_face(a_face(first_weekday=6))
    assert len(heads) == 1


def test_a_cell_speaks_in_a_full_sentence(model: MonthModel) -> None:
    model.show_face(a_face(walked={TODAY: 12.0, date(2026, 11, 9): 7.0}))
    for role in (Role.AccessibleTextRole, Role.ToolTipRole):
        assert model.index_of(TODAY).data(role) == "Today, Tuesday, 17 November 2026: 12 minutes, complete"
        assert model.index_of(date(2026, 11, 9)).data(role) == "Monday, 9 November 2026: 7 of 10 minutes"
        assert model.index_of(date(2026, 11, 10)).data(role) == "Tuesday, 10 November 2026: No walk"
        assert model.index_of(date(2026, 11, 20)).data(role) == "Friday, 20 November 2026"
        week = model.index(3, GOAL_COLUMN).data(role)
        assert week == "Week from Monday, 16 November 2026: 1 complete day"


def test_a_met_week_says_so_and_a_week_to_come_nothing(model: MonthModel) -> None:
    walked = {date(2026, 11, 9) + timedelta(days=number): 10.0 for number in range(4)}
    model.show_face(a_face(walked=walked))
    met, to_come = model.index(2, GOAL_COLUMN), model.index(5, GOAL_COLUMN)
    assert met.data() == "4"
    assert met.data(Role.AccessibleTextRole).endswith("4 complete days, goal met")
    assert to_come.data() is None
    assert to_come.data(Role.AccessibleTextRole) is None


@pytest.mark.parametrize(
    ("first_weekday", "names"),
    [(0, ["Monday", "Sunday"]), (6, ["Sunday", "Saturday"]), (5, ["Saturday", "Friday"])],
)
def test_the_head_begins_with_the_first_weekday(
    model: MonthModel, first_weekday: int, names: list[str]
) -> None:
    model.show_face(a_face(first_weekday=first_weekday))
    head = [
        model.headerData(section, Qt.Orientation.Horizontal, Role.AccessibleTextRole) for section in (0, 6, 7)
    ]
    assert head == [*names, "Week's goal"]
    short = model.headerData(0, Qt.Orientation.Horizontal)
    assert names[0].startswith(str(short))
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_every_cell_is_a_day_or_a_week(model: MonthModel) -> None:
    model.show_face(a_face())
    assert isinstance(model.face_at(model.index(0, 6)), DayFace)
    assert isinstance(model.face_at(model.index(0, GOAL_COLUMN)), WeekRow)


def test_the_numbers_of_the_weeks_are_told_where_they_are_wanted(model: MonthModel) -> None:
    model.show_face(a_face(walked={TODAY: 10.0}))
    heads, changes = heard(model.headerDataChanged), heard(model.dataChanged)
    assert model.headerData(3, Qt.Orientation.Vertical) is None
    model.show_face(a_face(walked={TODAY: 10.0}, numbered=True))
    assert heads == [(Qt.Orientation.Vertical, 0, 5)]
    assert len(changes) == 1  # their sentences
    assert model.headerData(3, Qt.Orientation.Vertical) == "47"
    assert model.headerData(3, Qt.Orientation.Vertical, Role.AccessibleTextRole) == "Week 47"
    for section in (-1, 6):
        assert model.headerData(section, Qt.Orientation.Vertical) is None
    week = model.index(3, GOAL_COLUMN).data(Role.AccessibleTextRole)
    assert week == "Week 47, from Monday, 16 November 2026: 1 complete day"
    model.select(TODAY)
    assert model.index_of(TODAY).data(Role.AccessibleDescriptionRole) == "Week 47: 1 of 4 days"
    model.select(date(2026, 11, 23))
    assert model.index_of(date(2026, 11, 23)).data(Role.AccessibleDescriptionRole) == "Week 48"
