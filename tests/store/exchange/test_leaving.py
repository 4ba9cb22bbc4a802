"""Exports: which rows are in them, for whose eyes they are, and what becomes of one that fails."""

import csv
import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import vobject

from retrotimer.core.errors import StoreError
from retrotimer.core.exchange.csv_form import FORMULA
from retrotimer.core.exchange.forms import ExportWish, FileError, FileWrong, Form
from retrotimer.core.settings import Settings
from retrotimer.store.database import Database
from retrotimer.store.settings import SqliteSettings
from tests.fakes import TODAY
from tests.store.exchange.files import WORDS, carry_out, exchange_on, export, state

YESTERDAY = TODAY - timedelta(days=1)
WALKS = 39
"""Of the full history, those that have ended and were not deleted."""


def events_in(text: str) -> list[Any]:
    """The events of a calendar, as a library reads them that did not write them."""
    return list(vobject.readOne(text).vevent_list)


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_table_has_a_row_for_each_thing_and_no_formula(full: Database, tmp_path: Path) -> None:
    text = export(full, tmp_path / "all.csv")
    rows = list(csv.DictReader(StringIO(text, newline="")))
    kinds = [row["kind"] for row in rows]
    assert (kinds.count("other_exercise"), kinds.count("doctor_check")) == (1, 1)
    assert kinds.count("walk") + kinds.count("run") == WALKS
    assert not any(cell[:1] in FORMULA for row in rows for cell in row.values() if cell)
    assert text.count("\r\n") == 1 + len(rows)
    assert "\ufeff" not in text


def test_the_json_says_what_it_is(full: Database, tmp_path: Path) -> None:
    told = json.loads(export(full, tmp_path / "all.json"))
    assert (told["format"], told["version"]) == ("retrotimer", 1)
    assert told["settings"]["minutes"] == 13
    assert "window" not in told["settings"]
    assert len(told["walks"]) == WALKS
    assert all(value not in (None, "") for walk in told["walks"] for value in walk.values())


def test_some_days_only(full: Database, tmp_path: Path) -> None:
    wish = ExportWish(Form.JSON, YESTERDAY, YESTERDAY)
    told = json.loads(export(full, tmp_path / "day.json", wish))
    assert {walk["date"] for walk in told["walks"]} == {YESTERDAY.isoformat()}
    assert len(told["walks"]) == 2
    assert len(told["other_exercise"]) == len(told["doctor_checks"]) == 1
    none = json.loads(export(full, tmp_path / "none.json", ExportWish(Form.JSON, last=date(1999, 1, 1))))
    assert none["walks"] == none["other_exercise"] == none["doctor_checks"] == []


@pytest.mark.skipif(os.name != "posix", reason="modes are a thing of POSIX")
def test_a_file_is_for_its_owner_alone(full: Database, tmp_path: Path) -> None:
    export(full, tmp_path / "all.csv")
    assert stat.S_IMODE((tmp_path / "all.csv").stat().st_mode) == 0o600


def test_a_link_is_not_followed_and_stays_a_link(full: Database, tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    with pytest.raises(FileError) as error:
        export(full, tmp_path / "link.csv")
    assert (error.value.wrong, error.value.detail) == (FileWrong.LINK, str(tmp_path / "link.csv"))
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "old"


def test_an_export_is_not_written_over_the_data(full: Database) -> None:
    before = state(full)
    steps = exchange_on(full).export(str(full.path), ExportWish(Form.CSV), WORDS)
    with pytest.raises(FileError) as error:
        carry_out(steps)
    assert (error.value.wrong, error.value.detail) == (FileWrong.OWN_DATA, str(full.path))
    assert full.path.read_bytes().startswith(b"SQLite format 3")
    assert state(full) == before


def test_a_history_that_cannot_be_read_is_not_told_as_a_file_that_cannot_be_written(
    full: Database, tmp_path: Path
) -> None:
    steps = exchange_on(full).export(str(tmp_path / "all.csv"), ExportWish(Form.CSV), WORDS)
    next(steps)
    with pytest.raises(StoreError) as error:
        steps.throw(StoreError("the history", "cannot be read"))
    assert error.value.path == "the history"
    assert not (tmp_path / "all.csv").exists()


def test_an_export_that_is_given_up_leaves_what_was_there(full: Database, tmp_path: Path) -> None:
    target = tmp_path / "out" / "all.csv"
    target.parent.mkdir()
    target.write_text("old")
    steps = exchange_on(full).export(str(target), ExportWish(Form.CSV), WORDS)
    next(steps)
    assert len(left(target.parent)) == 2
    steps.close()
    assert left(target.parent) == ["all.csv"]
    assert target.read_text() == "old"


def test_a_full_disk_leaves_what_was_there(
    full: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out" / "all.csv"
    target.parent.mkdir()
    target.write_text("old")

    def no_room(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(FileError) as error:
        export(full, target)
    assert (error.value.wrong, error.value.detail) == (FileWrong.CANNOT_WRITE, "No space left on device")
    assert left(target.parent) == ["all.csv"]
    assert target.read_text() == "old"


@pytest.mark.parametrize("name", ["", "missing/all.csv", "bad\0.csv"])
def test_where_nothing_can_be_written_nothing_is(full: Database, tmp_path: Path, name: str) -> None:
    steps = exchange_on(full).export(f"{tmp_path}/{name}", ExportWish(Form.CSV), WORDS)
    with pytest.raises(FileError) as error:
        carry_out(steps)
    assert error.value.wrong in {FileWrong.CANNOT_WRITE, FileWrong.NOT_A_FILE}


def test_a_calendar_of_walks_is_one_that_others_read(full: Database, tmp_path: Path) -> None:
    text = export(full, tmp_path / "walks.ics")
    events = events_in(text)
    assert len(events) == WALKS
    last = events[-1]
    assert last.summary.value == "Walked 12.345"
    assert last.dtstart.value.isoformat() == "2026-11-16T17:00:00+00:00"
    assert last.duration.value == timedelta(minutes=13)
    assert len({event.uid.value for event in events}) == WALKS
    assert "SUM" not in text.replace("SUMMARY", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_a_calendar_of_planned_days_comes_back_each_week(full: Database, tmp_path: Path) -> None:
    text = export(full, tmp_path / "planned.ics", ExportWish(Form.PLANNED))
    (event,) = events_in(text)
    assert event.dtstart.value == date(2026, 11, 18)  # the day after today, which is a Tuesday
    days = [at.date() for at in islice(event.getrruleset(), 4)]
    assert days == [date(2026, 11, day) for day in (18, 20, 23, 25)]


@pytest.mark.parametrize(
    ("at", "day_starts", "begins", "days"),
    [
        (time(7, 30), 0, datetime(2026, 11, 18, 7, 30), "MO,WE,FR"),  # noqa: DTZ001 - a wall clock's
        (time(1, 30), 4, datetime(2026, 11, 19, 1, 30), "TU,TH,SA"),  # noqa: DTZ001 - likewise
    ],
)
def test_where_reminders_are_on_the_planned_days_have_their_time(
    full: Database, tmp_path: Path, at: time, day_starts: int, begins: datetime, days: str
) -> None:
    store = SqliteSettings(full)
    store.save(replace(store.load(), remind=True, remind_at=at, day_starts=day_starts))
    (event,) = events_in(export(full, tmp_path / "planned.ics", ExportWish(Form.PLANNED)))
    assert event.dtstart.value == begins
    assert "TZID" not in event.dtstart.params, "it is the clock on the wall, wherever that hangs"
    assert event.duration.value == timedelta(minutes=13)
    assert event.rrule.value == f"FREQ=WEEKLY;BYDAY={days}"


def test_a_calendar_needs_something_to_hold(full: Database, empty: Database, tmp_path: Path) -> None:
    for database, wish, wrong in (
        (empty, ExportWish(Form.WALKS), FileWrong.NO_WALKS),
        (empty, ExportWish(Form.PLANNED), FileWrong.NO_PLANNED_DAYS),
        (full, ExportWish(Form.WALKS, last=date(1999, 1, 1)), FileWrong.NO_WALKS),
    ):
        SqliteSettings(empty).save(Settings())
        with pytest.raises(FileError) as error:
            export(database, tmp_path / "none.ics", wish)
        assert error.value.wrong is wrong
    assert not (tmp_path / "none.ics").exists()


def test_exporting_changes_nothing(full: Database, tmp_path: Path) -> None:
    before = state(full)
    for name in ("all.csv", "all.json", "all.ics"):
        export(full, tmp_path / name)
    assert state(full) == before


@pytest.mark.parametrize(("name", "is_needed"), [("walks.csv", False), ("walks.ics", True)])
def test_the_calendars_library_is_imported_for_calendars_alone(
    full: Database,
    tmp_path: Path,
    name: str,
    is_needed: bool,  # noqa: FBT001 - an example
) -> None:
    full.close()
    program = (
        "import sys; from retrotimer.cli import main; main(sys.argv[1:]); print('icalendar' in sys.modules)"
    )
    words = ["--data-dir", str(full.path.parent), "export", str(tmp_path / name)]
    done = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout.splitlines()[-1] == str(is_needed)
