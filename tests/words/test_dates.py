"""Dates and times in digits, as people type them and as systems write them."""

from contextlib import AbstractContextManager
from datetime import date, time, timedelta
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from retrotimer.words.dates import (
    date_from,
    date_wanted,
    named_day,
    short_date,
    short_time,
    time_from,
    time_wanted,
)
from tests.fakes import TODAY

LOCALES = [
    "C",
    "en_US",
    "en_GB",
    "de_DE",
    "sv_SE",
    "zh_CN",
    "ko_KR",
    "ar_EG",
    "fa_IR",
    "hu_HU",
    "bg_BG",
    "th_TH",
]


def in_locale(name: str) -> AbstractContextManager[object]:
    return patch.object(QLocale, "system", lambda: QLocale(name))


@given(st.sampled_from(LOCALES), st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_what_the_system_writes_is_read_as_the_same_day(locale: str, day: date) -> None:
    with in_locale(locale):
        assert date_from(short_date(day), TODAY, TODAY) == day
        assert date_from(day.isoformat(), TODAY, TODAY) == day


@pytest.mark.parametrize(
    ("locale", "text"),
    [("en_US", "11/17/2026"), ("de_DE", "17.11.2026"), ("sv_SE", "2026-11-17"), ("C", "17 11 2026")],
)
def test_a_date_is_written_as_the_system_does_with_all_of_its_year(locale: str, text: str) -> None:
    with in_locale(locale):
        assert short_date(TODAY) == text


@pytest.mark.parametrize(
    ("locale", "typed", "day"),
    [
        ("de_DE", "3.5.2020", date(2020, 5, 3)),
        ("de_DE", "31 01 2020", date(2020, 1, 31)),
        ("de_DE", " 29/2/2024 ", date(2024, 2, 29)),
        ("de_DE", "24.12.", date(2026, 12, 24)),
        ("en_US", "12/24", date(2026, 12, 24)),
        ("en_US", "3-5-2020", date(2020, 3, 5)),
        ("en_US", "2020-03-05", date(2020, 3, 5)),
        ("sv_SE", "12-24", date(2026, 12, 24)),
        ("fa_IR", "۲۰۲۰/۳/۵", date(2020, 3, 5)),
        ("de_DE", "29.2.", None),
        ("de_DE", "31.2.2026", None),
        ("de_DE", "12/24/2026", None),
        ("de_DE", "3.5.20", None),
        ("de_DE", "3.5.1899", None),
        ("de_DE", "3.5.2200", None),
        ("de_DE", "3.5.20200", None),
        ("de_DE", "3", None),
        ("de_DE", "1.2.3.2020", None),
        ("de_DE", "99999999999999999999.5.2020", None),
        ("de_DE", "morrow", None),
        ("de_DE", "", None),
    ],
)
def test_a_date_is_read_as_people_type_it(locale: str, typed: str, day: date | None) -> None:
    with in_locale(locale):
        assert date_from(typed, TODAY, TODAY) == day


FRENCH = {"today": "aujourd’hui", "yesterday": "hier", "tomorrow": "demain"}
SPANISH = {"today": "hoy", "yesterday": "ayer", "tomorrow": "mañana"}


class Knows(QTranslator):
    """Knows the words for three days, and no others."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self._words = words

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, _context: str, text: str, _note: str | None = None, _n: int = -1
    ) -> str | None:  # as Qt has it
        return self._words.get(text)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("yesterday", -1),
        ("Today", 0),
        (" TOMORROW ", 1),
        ("hier", -1),
        ("Aujourd'hui", 0),
        ("AUJOURD’HUI", 0),
    ],
)
def test_a_word_for_a_day_is_known_in_the_persons_language_and_in_english(
    qapp: QCoreApplication, typed: str, days: int
) -> None:
    french = Knows(FRENCH)
    qapp.installTranslator(french)
    try:
        assert named_day(typed, TODAY) == TODAY + timedelta(days=days)
        assert date_from(typed, date(2024, 2, 29), TODAY) == TODAY + timedelta(days=days)
        assert named_day("gestern", TODAY) is None
    finally:
        qapp.removeTranslator(french)
    assert named_day("hier", TODAY) is None


@pytest.mark.parametrize(
    "typed",
    ["mañana", "MAÑANA", "man\N{COMBINING TILDE}ana", "ｔｏｍｏｒｒｏｗ"],
    ids=["whole", "capitals", "put together", "wide"],
)
def test_a_word_for_a_day_is_known_however_its_letters_are_made(qapp: QCoreApplication, typed: str) -> None:
    """Some keyboards give a letter and its accent one after the other; Japanese ones give wide letters."""
    spanish = Knows(SPANISH)
    qapp.installTranslator(spanish)
    try:
        assert named_day(typed, TODAY) == TODAY + timedelta(days=1)
    finally:
        qapp.removeTranslator(spanish)


def test_a_word_leads_out_of_the_calendar_no_more_than_digits_do() -> None:
    last = date(2199, 12, 31)
    assert date_from("today", TODAY, last) == last
    assert date_from("tomorrow", TODAY, last) is None


@given(st.text())
def test_nothing_that_is_typed_leads_out_of_the_calendar(text: str) -> None:
    day = date_from(text, TODAY, TODAY)
    assert day is None or 1900 <= day.year <= 2199


def test_what_is_wanted_is_said_by_an_example() -> None:
    assert date_wanted(TODAY) == ("Type a date like 17 11 2026, or “yesterday”.")


@given(st.sampled_from(LOCALES), st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_what_the_system_writes_is_read_as_the_same_time(locale: str, at: time) -> None:
    with in_locale(locale):
        assert time_from(short_time(at)) == at
        assert time_from(f"{(at.hour + 11) % 12 + 1}:{at.minute:02} {'ap'[at.hour // 12]}m") == at


@pytest.mark.parametrize(
    ("locale", "typed", "at"),
    [
        ("de_DE", "9:30", time(9, 30)),
        ("de_DE", "930", time(9, 30)),
        ("de_DE", " 0930 ", time(9, 30)),
        ("de_DE", "13.45", time(13, 45)),
        ("de_DE", "9", time(9)),
        ("de_DE", "0", time(0)),
        ("de_DE", "1:45 PM", time(13, 45)),
        ("de_DE", "12 am", time(0)),
        ("en_US", "1:45 p.m.", time(13, 45)),
        ("en_US", "1345", time(13, 45)),
        ("en_US", "0:10", time(0, 10)),
        ("fa_IR", "۹:۳۰", time(9, 30)),
        ("en_US", "1:45", None),  # by day or by night? It is not guessed
        ("en_US", "13:45 PM", None),
        ("en_US", "0:10 AM", None),
        ("de_DE", "24:00", None),
        ("de_DE", "9:75", None),
        ("de_DE", "9:3", None),
        ("de_DE", "9:30:15", None),
        ("de_DE", "12345", None),
        ("de_DE", "9 in the evening", None),
        ("de_DE", "", None),
    ],
)
def test_a_time_is_read_as_people_type_it(locale: str, typed: str, at: time | None) -> None:
    with in_locale(locale):
        assert time_from(typed) == at


@given(st.sampled_from(LOCALES), st.text())
def test_nothing_that_is_typed_as_a_time_does_harm(locale: str, text: str) -> None:
    with in_locale(locale):
        time_from(text)


def test_a_time_that_is_wanted_is_said_by_an_example() -> None:
    assert time_wanted(time(7, 5)) == "Type a time like 07:05."
