"""Our table: cells that no spreadsheet reckons with, and tables that people write by hand."""

import csv
from datetime import date, time
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.exchange import csv_form
from retrotimer.core.exchange.forms import FileError, FileWrong
from retrotimer.core.exchange.lines import OtherExercise, Why
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode
from retrotimer.core.records import WalkRecord
from tests.core.exchange.reading import table
from tests.fakes import TODAY

texts = st.text() | st.builds(str.__add__, st.sampled_from([*csv_form.FORMULA, "'", "''"]), st.text())


@given(texts)
def test_no_cell_begins_like_a_formula_and_each_comes_back_to_the_letter(text: str) -> None:
    cell = csv_form.safe(text)
    assert cell[:1] not in csv_form.FORMULA
    assert csv_form.unsafe(cell) == text


@pytest.mark.parametrize("note", ["=1+1", "+49 30", "-2 degrees", "@home", "\tset in", "\rback", "'=quoted"])
def test_a_note_that_begins_like_a_formula_gets_an_apostrophe(note: str) -> None:
    assert csv_form.safe(note) == f"'{note}"


@pytest.mark.parametrize("note", ["the park", "'twas cold", "a=b", "", "'"])
def test_another_note_stays_as_it_is(note: str) -> None:
    assert csv_form.safe(note) == note


def test_a_row_follows_the_rfc() -> None:
    made = StringIO()
    fields = {"date": "2026-11-17", "note": 'He said: "slower", and\nwent', "walked_backward": 741.001}
    csv.writer(made).writerow(csv_form.row_of_cells({"kind": "walk", **fields}))
    assert made.getvalue().endswith("\r\n")
    assert '"He said: ""slower"", and\nwent"' in made.getvalue()
    assert made.getvalue().startswith("walk,2026-11-17,,12.350017,")


def only(text: str) -> WalkRecord:
    (line,) = table(text)
    assert isinstance(line.item, WalkRecord), line
    return line.item


def test_a_table_by_hand_needs_a_date_and_minutes() -> None:
    record = only("date,minutes\n2026-11-16,12.5\n")
    assert (record.mode, record.timed, record.walked.backward) == (Mode.WALK, None, 750.0)
    assert (record.started.date, record.started.local.time()) == (date(2026, 11, 16), time(12))
    assert (record.started.zone, record.started.offset) == ("Europe/Berlin", 3600)


def test_the_same_row_by_hand_has_the_same_identity_each_time() -> None:
    text = "date,minutes,time\n2026-11-16,12,07:30\n"
    assert only(text).id == only(text).id
    assert only(text).id != only(text.replace("07:30", "07:31")).id


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_spreadsheets_may_part_cells_as_they_do(separator: str) -> None:
    text = "date,minutes,time,kind,note,knee_pain_after\n2026-11-16,12,07:30,run,the park,3\n"
    record = only(text.replace(",", separator))
    assert (record.mode, record.feedback.note) == (Mode.RUN, "the park")
    assert record.feedback.pain == Pain(knee=3)
    assert record.started.local.time() == time(7, 30)


def test_columns_of_other_names_are_left_alone() -> None:
    assert only("Weather , DATE,Minutes\nrain,2026-11-16,12\n").walked.backward == 720


def test_a_decimal_comma_is_understood() -> None:
    assert only('date;minutes\n2026-11-16;"10,5"\n').walked.backward == 630


@pytest.mark.parametrize(
    ("row", "why", "field"),
    [
        ("walk,17.11.2026,12,,", Why.NOT_A_DATE, "date"),
        ("walk,2026-02-30,12,,", Why.NOT_A_DATE, "date"),
        ("walk,1405-08-26,12,,", Why.TOO_EARLY, "date"),  # a year of the Persian calendar
        ("walk,5787-03-07,12,,", Why.FUTURE, "date"),  # of the Hebrew one
        ("walk,2026-11-18,12,,", Why.FUTURE, "date"),
        ("walk,2026-11-17,12,12:01,", Why.FUTURE, "time"),
        ("walk,2026-11-16,12,25:00,", Why.NOT_A_TIME, "time"),
        ("walk,2026-11-16,,,", Why.MISSING, "minutes"),
        ("walk,,12,,", Why.MISSING, "date"),
        ("walk,2026-11-16,twelve,,", Why.NOT_A_NUMBER, "minutes"),
        ("walk,2026-11-16,1e3,,", Why.NOT_A_NUMBER, "minutes"),
        ("walk,2026-11-16,-12,,", Why.NOT_A_NUMBER, "minutes"),
        ("walk,2026-11-16,0.5,,", Why.OUT_OF_BOUNDS, "minutes"),
        ("walk,2026-11-16,181,,", Why.OUT_OF_BOUNDS, "minutes"),
        ("swim,2026-11-16,12,,", Why.UNKNOWN_WORD, "kind"),
        (f"walk,2026-11-16,12,,{'n' * 2001}", Why.TOO_LONG, "note"),
        ("walk,2026-11-16,12,,\x1b[2J", Why.UNREADABLE, "note"),
        ("walk,2026-11-16,12", Why.CELLS, ""),
        ("walk,2026-11-16,12,,,", Why.CELLS, ""),
        ("other_exercise,2026-11-16,,,", Why.MISSING, "note"),
        ("doctor_check,2026-11-16,,,", Why.MISSING, "confirmed_utc"),
    ],
)
def test_a_row_that_cannot_be_kept_says_why_and_where(row: str, why: Why, field: str) -> None:
    (line,) = table(f"kind,date,minutes,time,note\n{row}\n")
    assert (line.item, line.why, line.field) == (None, why, field)
    assert line.number == 2
    assert line.text.isprintable()


STARTED = "2026-11-03T09:00:00.000+01:00"


@pytest.mark.parametrize("day", ["2026-11-03", "03/11/2026", "11/3/26", "3.11.2026", "2026/11/03"])
def test_a_day_that_a_spreadsheet_wrote_otherwise_is_known_by_the_start_beside_it(day: str) -> None:
    assert only(f"date,started,minutes\n{day},{STARTED},12\n").started.date == date(2026, 11, 3)


def test_a_day_that_began_late_is_known_so_too() -> None:
    record = only("date,started,minutes\n03/11/2026,2026-11-04T00:30:00.000+01:00,12\n")
    assert record.started.date == date(2026, 11, 3)


@pytest.mark.parametrize("day", ["04/11/2026", "03/11/2025", "3 Nov 2026", "45964", "03/11/2026 09:00"])
def test_a_day_that_its_start_does_not_tell_is_not_guessed(day: str) -> None:
    (line,) = table(f"date,started,minutes\n{day},{STARTED},12\n")
    assert (line.item, line.why, line.field) == (None, Why.NOT_A_DATE, "date")


def test_other_exercise_needs_no_minutes() -> None:
    (line,) = table("kind,date,minutes,note\nother_exercise,2026-11-17,,swimming\n")
    assert line.item == OtherExercise(TODAY, "swimming")


@pytest.mark.parametrize("header", ["date,length", "minutes,kind", "date,minutes,date", "date,minutes,"])
def test_another_table_is_none_of_ours(header: str) -> None:
    assert not csv_form.is_ours(header.split(","))


def test_a_cell_without_an_end_is_told_and_not_read_for_ever() -> None:
    text = 'date,minutes\n2026-11-16,"12\n' + "n" * (csv_form.LONGEST_CELL + 1)
    with pytest.raises(FileError) as error:
        table(text)
    assert error.value.wrong is FileWrong.BROKEN_TABLE
