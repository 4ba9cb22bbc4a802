"""What is typed on the command line, read or refused."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.typed import EntryError, Wrong, check_note, read_day, read_minutes, read_time
from tests.fakes import TODAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-17", TODAY),
        (" 2026-11-17\n", TODAY),
        ("2024-02-29", date(2024, 2, 29)),
        ("٢٠٢٦-١١-١٧", TODAY),
        ("9999-12-31", date.max),
    ],
)
def test_a_day_that_is_understood(text: str, day: date) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "today", "2026", "2026-11", "2026-11-17T07:30", "17.11.2026", "11/17/2026"),
        *("20261117", "2026-W47-2", "2026-321", "2026-1-17", "2026-11-7", "-026-11-17", "+026-11-17"),
        *("2026-11-1\ud800", "2026–11–17", "2026-11-17\0", "2026-11-²7", "x" * 1_000_000),
    ],
)
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(EntryError) as caught:
        read_day(text)
    assert caught.value.wrong is Wrong.NOT_A_DATE


@pytest.mark.parametrize("text", ["2025-02-29", "2026-13-01", "2026-00-10", "2026-11-31", "0000-01-01"])
def test_a_day_that_no_calendar_has(text: str) -> None:
    with pytest.raises(EntryError) as caught:
        read_day(text)
    assert caught.value.wrong is Wrong.NO_SUCH_DATE


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("07:30", time(7, 30)),
        (" 07:30 ", time(7, 30)),
        ("7:30", time(7, 30)),
        ("00:00", time(0)),
        ("23:59", time(23, 59)),
        ("٠٧:٣٠", time(7, 30)),
    ],
)
def test_a_time_that_is_understood(text: str, at: time) -> None:
    found = read_time(text)
    assert found == at
    assert found.tzinfo is None


@pytest.mark.parametrize(
    "text",
    [
        *("", "noon", "007:30", "0730", "T0730", "T7:30", "0730Z", "07+01", "07-01", "07:3", "07:30:00"),
        *("24:00", "07:60", "-7:30", "07.30", "7:30 pm", "07:30Z", "07:\ud800", "07:30\0", ":" * 100_000),
    ],
)
def test_what_is_no_time(text: str) -> None:
    """Some of these are times to Python's own reader, and with an offset."""
    with pytest.raises(EntryError) as caught:
        read_time(text)
    assert caught.value.wrong is Wrong.NOT_A_TIME


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("12", 720.0),
        (" 12 ", 720.0),
        ("+12", 720.0),
        ("012", 720.0),
        ("12.", 720.0),
        ("12.5", 750.0),
        ("12,5", 750.0),
        (".5", 30.0),
        ("0", 0.0),
        ("-3", -180.0),
        ("١٢", 720.0),
        ("١٢٫٥", 750.0),
        ("१२", 720.0),
    ],
)
def test_minutes_that_are_understood(text: str, seconds: float) -> None:
    assert read_minutes(text) == seconds


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "twelve", "12 min", "12m", "1 2", "1_0", "1e1", "1E400", "0x10", "nan", "inf", "-inf"),
        *("Infinity", ".", ",", "-", "1.2.3", "1.234,5", "1,234.5", "--1", "½", "12²", "12\0", "1\ud800"),
    ],
)
def test_what_are_no_minutes(text: str) -> None:
    with pytest.raises(EntryError) as caught:
        read_minutes(text)
    assert caught.value.wrong is Wrong.NOT_A_NUMBER


@given(st.text())
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    for read in (read_day, read_time, read_minutes, check_note):
        with suppress(EntryError):
            read(text)
