"""Writes a history into a file, a page of rows at a time.

The rows go from SQLite into text without becoming sessions on the way: that would take three times as long.
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from importlib import import_module
from typing import IO

from retrotimer.core.days import FIRST_YEAR, LAST_YEAR, Moment
from retrotimer.core.exchange import csv_form, json_form
from retrotimer.core.exchange.forms import ExportWish, FileError, FileWrong, Form, Progress, Steps
from retrotimer.core.exchange.ports import CalendarWords, Exported
from retrotimer.core.exchange.settings_form import URGENT_SIGN
from retrotimer.store.database import Database
from retrotimer.store.exchange.known import settings_in
from retrotimer.store.exchange.outside import replacing
from retrotimer.store.exchange.waiting import wait_for
from retrotimer.store.rows import COLUMNS, LISTED
from retrotimer.store.settings import SqliteSettings

CALENDAR = "retrotimer.store.exchange.calendar"
PAGE = 64
"""Rows at a time: a few milliseconds."""

_LEFT_OUT = {"planned_forward", "paused", "local_date", "started_utc", "utc_offset"}
"""The first two follow from the others; the last three are told as `date` and `started`."""

_TRUTHS = {"easy_start", "flat_open", "buddy"}

_READ = f"SELECT {', '.join(COLUMNS)} FROM session"  # noqa: S608 - our own names
_PLACES = {name: place for place, name in enumerate(COLUMNS)}
_DAY, _START, _OFFSET = (_PLACES[name] for name in ("local_date", "started_utc", "utc_offset"))
_TOLD = [(name, place, name in _TRUTHS) for name, place in _PLACES.items() if name not in _LEFT_OUT]

Row = Sequence[object]
Fields = dict[str, object]


class Leaving:
    """One export of a database."""

    def __init__(self, database: Database, target: str, wish: ExportWish) -> None:
        self._database = database
        self._target = target
        self._wish = wish
        first, last = wish.first or date(FIRST_YEAR, 1, 1), wish.last or date(LAST_YEAR, 12, 31)
        self._span = (first.isoformat(), last.isoformat())
        self._keys = self._read_keys()
        self._done = 0

    def run(self, now: Moment, words: CalendarWords) -> Steps[Exported]:
        """Write the file.

        Raises:
            FileError: it cannot be written, or there is nothing that such a file could hold.
            StoreError: the history cannot be read.
        """
        with replacing(self._target) as file:
            if self._wish.form is Form.CSV:
                yield from self._write_csv(file)
            elif self._wish.form is Form.JSON:
                yield from self._write_json(file)
            else:
                # A tenth of a second, for a library that few exports need.
                yield from wait_for(lambda: import_module(CALENDAR), Progress(0, 0))
                if self._wish.form is Form.WALKS:
                    yield from self._write_walks(file, words)
                else:
                    self._write_planned(file, now, words)
        return Exported(self._target, self._done)

    def _write_csv(self, file: IO[str]) -> Steps[None]:
        table = csv.writer(file)
        table.writerow(csv_form.COLUMNS)
        for page in self._pages():
            table.writerows(
                csv_form.row_of_cells({**_fields(row), "kind": row[_PLACES["mode"]]}) for row in page
            )
            yield self._progress(len(page))
        others = [{"kind": csv_form.OTHER, **fields} for fields in self._others()]
        checks = [{"kind": csv_form.DOCTOR, **fields} for fields in self._checks()]
        sign = settings_in(self._database).get(URGENT_SIGN)
        signs = [{"kind": csv_form.SIGN, "confirmed_utc": sign}] if sign else []
        besides = [*others, *checks, *signs]
        table.writerows(map(csv_form.row_of_cells, besides))
        self._done += len(besides)

    def _write_json(self, file: IO[str]) -> Steps[None]:
        file.write(json_form.head())
        settings = settings_in(self._database)
        file.write(f"{json_form.entry(json_form.SETTINGS)}: {json_form.entry(settings)},\n")
        for name, found in (
            (json_form.DOCTOR_CHECKS, self._checks()),
            (json_form.OTHER_EXERCISE, self._others()),
        ):
            file.write(f"{json_form.entry(name)}: [\n{_listed(found)}],\n")
            self._done += len(found)
        file.write(f"{json_form.entry(json_form.WALKS)}: [\n")
        parted = False
        for page in self._pages():
            file.write(",\n" * parted + ",\n".join(json_form.entry(_fields(row)) for row in page))
            parted = True
            yield self._progress(len(page))
        file.write("\n]\n}\n")

    def _write_walks(self, file: IO[str], words: CalendarWords) -> Steps[None]:
        from retrotimer.store.exchange.calendar import Calendar  # imported by now

        if not self._keys:
            raise FileError(FileWrong.NO_WALKS)  # a calendar without an event is none
        calendar = Calendar(words.walk)
        file.write(calendar.head())
        for page in self._pages():
            file.write("".join(calendar.event(dict(zip(COLUMNS, row, strict=True))) for row in page))
            yield self._progress(len(page))
        file.write(calendar.foot())

    def _write_planned(self, file: IO[str], now: Moment, words: CalendarWords) -> None:
        from retrotimer.store.exchange.calendar import planned_days  # likewise

        settings = SqliteSettings(self._database).load()
        file.write(planned_days(settings, now.utc, now.day(settings.day_starts), words.planned))
        self._done = len(settings.planned_weekdays)

    def _progress(self, more: int) -> Progress:
        self._done += more
        return Progress(self._done, len(self._keys))

    def _read_keys(self) -> list[int]:
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT rowid FROM session WHERE {LISTED} "  # noqa: S608 - our own words
                "AND local_date BETWEEN ? AND ? ORDER BY started_utc, id",
                self._span,
            )
            return [key for (key,) in rows]

    def _pages(self) -> Iterator[list[Row]]:
        """All rows in their order; one that is gone meanwhile is left out."""
        for start in range(0, len(self._keys), PAGE):
            keys = self._keys[start : start + PAGE]
            with self._database.reading() as connection:
                yield connection.execute(
                    f"{_READ} WHERE rowid IN ({', '.join('?' * len(keys))}) AND {LISTED} "
                    "ORDER BY started_utc, id",
                    keys,
                ).fetchall()

    def _others(self) -> list[Fields]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT local_date, words FROM other_exercise WHERE local_date BETWEEN ? AND ? "
                "ORDER BY local_date",
                self._span,
            )
            return [{"date": day, "note": words} for day, words in rows]

    def _checks(self) -> list[Fields]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT confirmed_on, confirmed_utc FROM doctor_check WHERE confirmed_on BETWEEN ? AND ? "
                "ORDER BY confirmed_utc",
                self._span,
            )
            return [{"date": day, "confirmed_utc": utc} for day, utc in rows]


def _fields(row: Row) -> Fields:
    """What is told of a row: nothing of what is empty in it."""
    fields: Fields = {
        "date": row[_DAY],
        "started": csv_form.local_start(row[_START], row[_OFFSET]),  # type: ignore[arg-type]
    }
    for name, place, is_truth in _TOLD:
        value = row[place]
        if value is not None and value != "":
            fields[name] = bool(value) if is_truth else value
    return fields


def _listed(entries: Sequence[Fields]) -> str:
    return ",\n".join(map(json_form.entry, entries)) + "\n" * bool(entries)
