"""Digits and names go with the words; how a date or number is put together is the system's."""

import re
import unicodedata
from datetime import date, time
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retrotimer.core.charts import Tick, Unit
from retrotimer.core.plan import Mode
from retrotimer.ui.parts.entry_fields import NumberField
from retrotimer.words import charts, console, days, history, year
from retrotimer.words.dates import date_from, day_and_month, short_date, short_time, time_from
from retrotimer.words.numbers import decimal, number
from tests.fakes import TODAY

NOON = time(13, 45)
FOREIGN = [
    "ar_EG",
    "fa_IR",
    "hi_IN",
    "mr_IN",
    "my_MM",
    "bn_BD",
    "ja_JP",
    "zh_TW",
    "ko_KR",
    "bg_BG",
    "da_DK",
    "de_DE",
]

EVERYWHERE = sorted(
    {
        one.name()
        for one in QLocale.matchingLocales(
            QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
        )
    }
)


def every_kind(day: date, at: time) -> list[str]:
    """Something of all that holds digits or names."""
    return [
        days.long_date(day),
        days.month_title(day),
        days.weekday_name(day.weekday()),
        days.weekday_name(day.weekday(), short=True),
        days.weekday_letter(day.weekday()),
        history.date_with_weekday(day),
        year.month_name(day.month),
        short_date(day),
        day_and_month(day),
        short_time(at),
        days.start_of_day(at.hour),
        number(36_525),
        decimal(3.8),
        charts.tick(Unit.MONTH, Tick(0, day.toordinal())),
        console.kept_already(day, at, Mode.WALK, 630),
    ]


@pytest.mark.parametrize("locale", FOREIGN)
def test_among_english_words_all_digits_and_names_are_english(locale: str) -> None:
    with patch.object(QLocale, "system", lambda: QLocale(locale)):
        for text in every_kind(TODAY, NOON):
            plain = text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")
            assert plain.isascii(), text
        assert days.long_date(TODAY).startswith("Tuesday, ")
        assert "November" in days.long_date(TODAY)


@pytest.mark.parametrize(
    ("locale", "day", "at", "many", "part"),
    [
        ("ar_EG", "17/11/2026", "1:45 PM", "36,525", "3.8"),
        ("fa_IR", "2026/11/17", "13:45", "36,525", "3.8"),
        ("hi_IN", "17/11/2026", "1:45 PM", "36,525", "3.8"),
        ("de_DE", "17.11.2026", "13:45", "36.525", "3,8"),
        ("zh_TW", "2026/11/17", "1:45 PM", "36,525", "3.8"),
        ("fi_FI", "17.11.2026", "13.45", "36 525", "3,8"),
        ("en_US", "11/17/2026", "1:45 PM", "36,525", "3.8"),
        ("C", "17 11 2026", "13:45", "36525", "3.8"),
    ],
)
def test_order_clock_and_signs_are_the_systems(locale: str, day: str, at: str, many: str, part: str) -> None:
    with patch.object(QLocale, "system", lambda: QLocale(locale)):
        told = [short_date(TODAY), short_time(NOON), number(36_525), decimal(3.8)]
    spaces = str.maketrans(dict.fromkeys("\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}", " "))
    assert [text.translate(spaces).replace("pm", "PM") for text in told] == [day, at, many, part]


@given(st.sampled_from(FOREIGN), st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.times())
def test_what_is_written_is_read_again(locale: str, day: date, at: time) -> None:
    minute = at.replace(second=0, microsecond=0)
    with patch.object(QLocale, "system", lambda: QLocale(locale)):
        assert date_from(short_date(day), TODAY, TODAY) == day
        assert time_from(short_time(minute)) == minute


@pytest.mark.parametrize("locale", EVERYWHERE)
def test_a_time_can_be_read_wherever_the_system_is(locale: str) -> None:
    system = QLocale(locale)
    with patch.object(QLocale, "system", lambda: system):
        for at in (time(0), time(9, 5), time(12, 0), NOON):
            text = short_time(at)
            assert re.match(r"\d+\D+\d\d(\D|$)", text, re.ASCII), text
            assert text == text.strip()
            assert all(unicodedata.name(sign).startswith("LATIN ") for sign in text if sign.isalpha()), text
            assert time_from(text) == at, text
        for at in (time(9, 25), NOON):
            text = system.toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
            assert time_from(text) == at, text


@pytest.mark.parametrize(
    ("locale", "form", "text"),
    [
        ("fr_CA", "HH 'h' mm", "09 h 05"),
        ("oc_FR", "H'h'mm", "9h05"),
        ("nds_DE", "'Kl'. H.mm", "9.05"),
        ("hsb_DE", "H:mm 'hodź'.", "9:05"),
        ("ee_GH", "Ap 'ga' h:mm", "9:05 AM"),
        ("mni_IN", "h.mm. Ap", "9.05 AM"),
        ("yo_NG", "H:m", "9:05"),
        ("de_DE", "HH:mm:ss", "09:05"),
        ("de_DE", "H 'o''clock' mm", "9 o'clock 05"),
        ("de_DE", "", "09:05"),
    ],
)
def test_a_time_keeps_what_parts_its_numbers_and_no_word_around_them(
    locale: str, form: str, text: str
) -> None:
    system = QLocale(locale)
    with (
        patch.object(QLocale, "system", lambda: system),
        patch.object(QLocale, "timeFormat", lambda *_: form),
    ):
        written = short_time(time(9, 5))
        assert written.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("am", "AM") == text
        assert time_from(written) == time(9, 5)


@pytest.mark.parametrize(
    ("locale", "typed", "at"),
    [
        ("fr_CA", "13 h 05", time(13, 5)),
        ("fr_CA", "13h05", time(13, 5)),
        ("fr_CA", "9 h", time(9)),
        ("fr_CA", "9 H 05", time(9, 5)),
        ("fr_CA", "13:05", time(13, 5)),
        ("fr_CA", "9 h 05 pm", time(21, 5)),
        ("fr_CA", "9 heures", None),
        ("nds_DE", "Kl. 13.05", time(13, 5)),
        ("hsb_DE", "13:05 hodź.", time(13, 5)),
        ("dz_BT", "ཆུ་ཚོད་ 9 སྐར་མ་ 05", None),  # by day or by night?
    ],
)
def test_a_word_that_the_system_writes_with_a_time_may_be_typed(
    locale: str, typed: str, at: time | None
) -> None:
    with patch.object(QLocale, "system", lambda: QLocale(locale)):
        assert time_from(typed) == at


def test_what_a_person_types_with_the_systems_own_digits_and_marks_is_read() -> None:
    with patch.object(QLocale, "system", lambda: QLocale("ar_EG")):
        assert date_from("١٧/١١/٢٠٢٦", TODAY, TODAY) == TODAY
        assert time_from("١:٤٥ م") == NOON
        assert time_from("1:45 pm") == NOON


def test_a_number_is_written_and_typed_in_the_same_digits(qtbot: QtBot) -> None:
    with patch.object(QLocale, "system", lambda: QLocale("ar_EG")):
        field = NumberField()
        qtbot.addWidget(field)
        field.setRange(1, 90)
        field.setValue(12)
        assert field.text() == "12"
        field.selectAll()
        field.lineEdit().insert("٣٤")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert (field.value(), field.text()) == (34, "34")
