"""Our table: cells that no spreadsheet reckons with, and tables that people write by hand."""

import csv
from datetime import date, time, timedelta
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.exchange import csv_form, table_form
from retrotimer.core.exchange.entry import WalkEntry
from retrotimer.core.exchange.forms import FileError, FileWrong
from retrotimer.core.exchange.lines import Here, OtherExercise, StoredSettings, Why, item_of
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode
from retrotimer.core.records import WalkRecord
from tests.core.exchange.reading import HERE, here_at, table
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


def only(text: str, here: Here = HERE) -> WalkRecord:
    (line,) = table(text, here)
    item = item_of(line.entry)
    assert isinstance(item, WalkRecord), line
    return item


def test_a_table_by_hand_needs_a_date_and_minutes() -> None:
    record = only("date,minutes\n2026-11-16,12.5\n")
    assert (record.mode, record.timed, record.walked.backward) == (Mode.WALK, None, 750.0)
    assert (record.started.date, record.started.local.time()) == (date(2026, 11, 16), time(12))
    assert (record.started.zone, record.started.offset) == ("Europe/Berlin", 3600)


def test_the_same_row_by_hand_has_the_same_identity_each_time() -> None:
    text = "date,minutes,time\n2026-11-16,12,07:30\n"
    assert only(text).id == only(text).id
    assert only(text).id != only(text.replace("07:30", "07:31")).id


def test_todays_row_without_a_time_is_the_same_walk_whenever_it_is_read() -> None:
    text = f"date,minutes\n{TODAY},12\n"
    early, later, tomorrow = (
        only(text, here_at(day, hour=hour))
        for day, hour in [(TODAY, 9), (TODAY, 15), (TODAY + timedelta(days=1), 8)]
    )
    assert (early.started.local.time(), later.started.local.time()) == (time(9), time(12))
    assert early.id == later.id == tomorrow.id
    assert only(text.replace("minutes", "minutes,time").replace(",12", ",12,09:00")).id != early.id


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_spreadsheets_may_part_cells_as_they_do(separator: str) -> None:
    text = "date,minutes,time,kind,note,knee_pain_after\n2026-11-16,12,07:30,run,the park,3\n"
    record = only(text.replace(",", separator))
    assert (record.mode, record.feedback.note) == (Mode.RUN, "the park")
    assert record.feedback.pain == Pain(knee=3)
    assert record.started.local.time() == time(7, 30)


@pytest.mark.parametrize("separator", [";", "|"])
def test_a_line_that_tells_the_separator_is_no_header(separator: str) -> None:
    text = "date,minutes\n2026-11-16,12\n2026-11-16,x\n".replace(",", separator)
    good, bad = table(f"sep={separator}\r\n{text}")
    assert isinstance(good.entry, WalkEntry)
    assert (good.number, bad.number, bad.found) == (3, 4, "x"), "the lines as a person counts them"


def test_columns_of_other_names_are_left_alone() -> None:
    assert only("Weather , DATE,Minutes\nrain,2026-11-16,12\n").walked.backward == 720


@pytest.mark.parametrize("header", ["date,minutes,", "date,minutes,,", ",date,minutes", "what,date,minutes,"])
def test_an_empty_column_that_a_spreadsheet_left_is_left_alone(header: str) -> None:
    row = ",".join({"date": "2026-11-16", "minutes": "2"}.get(name, "") for name in header.split(","))
    assert only(f"{header}\n{row}\n").walked.backward == 120, "two minutes, and no tick of Loop's"


def test_a_decimal_comma_is_understood() -> None:
    assert only('date;minutes\n2026-11-16;"10,5"\n').walked.backward == 630


@pytest.mark.parametrize(
    ("row", "why", "field"),
    [
        ("walk,2026-02-30,12,,", Why.NOT_A_DATE, "date"),
        ("walk,31.11.2026,12,,", Why.NOT_A_DATE, "date"),
        ("walk,16.11.26,12,,", Why.NOT_A_DATE, "date"),
        ("walk,1899-12-31,12,,", Why.TOO_EARLY, "date"),
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
        ("urgent_sign,2026-11-16,,,", Why.MISSING, "confirmed_utc"),
    ],
)
def test_a_row_that_cannot_be_kept_says_why_and_where(row: str, why: Why, field: str) -> None:
    (line,) = table(f"kind,date,minutes,time,note\n{row}\n")
    assert (line.entry, line.why, line.fields) == (None, why, (field,) if field else ())
    assert line.number == 2
    assert line.text.isprintable()


@pytest.mark.parametrize(
    "day", ["16.11.2026", "16. 11. 2026", "2026/11/16", "2026.11.16", "2026. 11. 16.", "٢٠٢٦-١١-١٦"]
)
def test_a_day_is_read_in_any_form_whose_order_cannot_be_mistaken(day: str) -> None:
    assert only(f"date;minutes\n{day};12\n").started.date == date(2026, 11, 16)
    assert only(f"date;minutes\n{day.replace('16', '3').replace('١٦', '٣')};12\n").started.date == date(
        2026, 11, 3
    )


@pytest.mark.parametrize("day", ["17/11/2026", "11/17/2026", "3/11/26", "03-11-2026", "3/11/2026 09:00"])
def test_a_day_whose_order_cannot_be_known_is_told_so_and_not_guessed(day: str) -> None:
    (line,) = table(f"date;minutes\n{day};12\n")
    assert (line.entry, line.why, line.fields, line.found) == (None, Why.DAY_OR_MONTH, ("date",), day)


@pytest.mark.parametrize(
    "day",
    [
        "1405-08-26", "1405-02-31", "1448/6/7", "2569-11-17", "17/11/2569", "17.11.2569", "5787-03-07",
        "令和8年11月17日", "R8.11.17", "พ.ศ. 2569", "民國115年11月17日",
    ],
)  # fmt: skip
def test_a_day_of_another_calendar_is_known_as_one(day: str) -> None:
    (line,) = table(f"date;minutes\n{day};12\n")
    assert (line.entry, line.why, line.fields, line.found) == (None, Why.OTHER_CALENDAR, ("date",), day)


@pytest.mark.parametrize("started", ["2569-11-17T09:00:00+07:00", "1448-06-07T09:00:00.000Z"])
def test_a_start_of_another_calendar_is_known_as_one(started: str) -> None:
    (line,) = table(f"date,started,minutes\n2026-11-17,{started},12\n")
    assert (line.entry, line.why, line.fields) == (None, Why.OTHER_CALENDAR, ("started",))


def test_all_that_is_missing_is_told_at_once() -> None:
    text = "date,minutes,planned_minutes,easy_start,buddy\n,,10,no,yes\n"
    (line,) = table(text)
    assert line.why is Why.MISSING
    assert line.fields == (
        "date", "minutes", "planned_get_ready", "planned_warm_up", "planned_cool_down", "flat_open",
        "doctor_on",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        ("minutes,note", ("date",)), ("time,date", ("minutes",)), ("note,Pain", ("date", "minutes")),
        ("Date,Duration,Note", ("minutes",)), ("Tag,Dauer", ()), ("date,minutes", ()),
    ],
)  # fmt: skip
def test_the_columns_that_a_table_lacks_are_told_at_once(header: str, missing: tuple[str, ...]) -> None:
    assert table_form.missing_columns(header.split(",")) == missing


def test_the_word_that_was_found_is_told_shortened_and_without_what_is_no_text() -> None:
    word = "eleven\x1b[2J\u202e and then a little  more than that"
    (line,) = table(f"date,minutes\n2026-11-16,{word}\n")
    assert line.found == "eleven\ufffd[2J\ufffd and then a l…"


def test_the_next_row_is_not_mistaken_for_one_that_cannot_be_kept() -> None:
    good, bad = "walk,2026-11-16,12,3", "walk,2026-11-15,12,11"
    lines = table(f"kind,date,minutes,back_pain_before\n{good}\n{bad}\n{bad}\n{good}\n")
    assert [line.why for line in lines] == [None, Why.OUT_OF_BOUNDS, Why.OUT_OF_BOUNDS, None]
    assert [line.found for line in lines] == ["", "11", "11", ""]


STARTED = "2026-11-03T09:00:00.000+01:00"


@pytest.mark.parametrize("day", ["2026-11-03", "03/11/2026", "11/3/26", "3.11.2026", "2026/11/03"])
def test_a_day_that_a_spreadsheet_wrote_otherwise_is_known_by_the_start_beside_it(day: str) -> None:
    assert only(f"date,started,minutes\n{day},{STARTED},12\n").started.date == date(2026, 11, 3)


def test_a_day_that_began_late_is_known_so_too() -> None:
    record = only("date,started,minutes\n03/11/2026,2026-11-04T00:30:00.000+01:00,12\n")
    assert record.started.date == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("04/11/2026", Why.DAY_OR_MONTH), ("03/11/2025", Why.DAY_OR_MONTH), ("3 Nov 2026", Why.NOT_A_DATE),
        ("45964", Why.NOT_A_DATE), ("03/11/2026 09:00", Why.DAY_OR_MONTH),
        ("04.11.2026", Why.DAY_AND_START),
    ],
)  # fmt: skip
def test_a_day_that_its_start_does_not_tell_is_not_guessed(day: str, why: Why) -> None:
    (line,) = table(f"date,started,minutes\n{day},{STARTED},12\n")
    assert (line.entry, line.why) == (None, why)


@pytest.mark.parametrize(
    ("day", "started", "doctor", "known"),
    [
        ("03/11/2026", "2026-11-03", "05/10/2026", date(2026, 10, 5)),
        ("11/03/2026", "2026-11-03", "10/05/26", date(2026, 10, 5)),
        ("11/03/2026", "2026-11-03", "2026-10-05", date(2026, 10, 5)),
        ("11/11/2026", "2026-11-11", "05/10/2026", None),  # in either order
        ("2026-11-03", "2026-11-03", "05/10/2026", None),
        ("03/11/2026", "2026-11-03", "05/12/2026", None),  # after the walk
        ("03/11/2026", "2026-11-03", "31/02/2026", None),
    ],
)
def test_a_doctors_day_that_a_spreadsheet_wrote_otherwise_has_the_order_of_the_walks(
    day: str, started: str, doctor: str, known: date | None
) -> None:
    (line,) = table(
        "date,started,minutes,planned_minutes,planned_get_ready,planned_warm_up,planned_cool_down,easy_start,"
        "flat_open,buddy,doctor_on\n"
        f"{day},{started}T09:00:00.000+01:00,10,10,0,0,0,no,yes,no,{doctor}\n"
    )
    found = line.entry.doctor_on if isinstance(line.entry, WalkEntry) else None
    assert found == known
    assert line.fields == (() if known else ("doctor_on",))


def test_other_exercise_needs_no_minutes() -> None:
    (line,) = table("kind,date,minutes,note\nother_exercise,2026-11-17,,swimming\n")
    assert line.entry == OtherExercise(TODAY, "swimming")


def test_an_urgent_sign_is_an_instant_that_is_over() -> None:
    good, late = table(
        "kind,date,minutes,confirmed_utc\n"
        "urgent_sign,,,2026-11-17T08:00:00.000Z\nurgent_sign,,,2026-11-17T13:00:00.000Z\n"
    )
    assert good.entry == StoredSettings({"urgent_sign": "2026-11-17T08:00:00.000Z"})
    assert (late.entry, late.why, late.fields) == (None, Why.FUTURE, ("confirmed_utc",))


@pytest.mark.parametrize("header", ["date,length", "minutes,kind", "date,minutes,date", "date,walk,minutes,"])
def test_another_table_is_none_of_ours(header: str) -> None:
    assert not table_form.is_ours(header.split(","))


def test_a_cell_without_an_end_is_told_and_not_read_for_ever() -> None:
    text = 'date,minutes\n2026-11-16,"12\n' + "n" * (table_form.LONGEST_CELL + 1)
    with pytest.raises(FileError) as error:
        table(text)
    assert error.value.wrong is FileWrong.BROKEN_TABLE
