"""What is said of a line that cannot be taken: where, what stands there, and what would do."""

import pytest

from retrotimer.core.exchange.forms import FileError, FileWrong
from retrotimer.core.exchange.lines import StoredSettings, Why
from retrotimer.core.exchange.planning import Act, Planned
from retrotimer.words import exchange, import_reasons, importing

pytestmark = pytest.mark.usefixtures("qapp")


def why(why_: Why, *fields: str, found: str = "") -> str:
    return import_reasons.why(Planned(2, Act.REFUSED, None, why_, fields, found=found))


def test_the_column_and_the_word_in_it_are_said() -> None:
    said = why(Why.NOT_A_NUMBER, "minutes", found="eleven")
    assert said == "Not a number that fits: “eleven” in “minutes”"


def test_all_that_is_missing_is_said_at_once() -> None:
    assert why(Why.MISSING, "date", "minutes") == "Missing: “date”, “minutes”"


def test_a_date_that_is_not_read_is_told_which_ones_are() -> None:
    for reason, found in ((Why.DAY_OR_MONTH, "03/11/2026"), (Why.NOT_A_DATE, "3 Nov 2026")):
        said = why(reason, "date", found=found)
        assert said.endswith(f"“{found}” in “date”. Dates are read as 2026-11-17 or 17.11.2026")
    assert "Another calendar" in why(Why.OTHER_CALENDAR, "date", found="2569-11-17")


def test_the_columns_that_a_table_lacks_are_said_at_once() -> None:
    said = exchange.wrong(FileError(FileWrong.NO_COLUMNS, "date, minutes"))
    assert "needed: “date”, “minutes”." in said
    assert said.endswith("Nothing was changed.")


def test_a_file_that_cannot_be_imported_is_not_told_to_become_a_calendar() -> None:
    said = exchange.wrong(FileError(FileWrong.NO_SUCH_IMPORT, ".xlsx"))
    assert ".csv or .json" in said
    assert ".ics" not in said


def test_what_the_file_holds_is_never_taken_for_a_place_of_ours() -> None:
    said = why(Why.UNKNOWN_WORD, "%1 %2", found="%2 %1")
    assert said == "Not a word that is known here: “%2 %1” in “%1 %2”"


def test_where_nothing_stands_the_column_alone_is_said() -> None:
    assert why(Why.CONTRADICTION, "reason") == "Contradicts the rest of the line: “reason”"


@pytest.mark.parametrize("reason", list(Why))
def test_there_is_a_sentence_for_every_reason(reason: Why) -> None:
    assert why(reason, "date", found="x")


def test_a_sign_is_told_by_itself_and_among_settings() -> None:
    sign = {"urgent_sign": "2026-11-17T08:00:00.000Z"}
    row = Planned(9, Act.ADDED, StoredSettings(sign), None, ("urgent_sign",))
    assert importing.row_sentence(row) == "Line 9. Add: A sign that a doctor should see"
    row = Planned(1, Act.CHANGED, StoredSettings({**sign, "minutes": 11}), None, ("urgent_sign",))
    assert importing.what(row) == "Settings"
    assert import_reasons.why(row) == "Other than here: a sign that a doctor should see"
