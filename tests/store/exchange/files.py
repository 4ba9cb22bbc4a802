"""Exports and imports without a window: all steps at once, and what can be compared afterwards."""

from pathlib import Path
from typing import TypeVar

from retrotimer.core.days import Moment
from retrotimer.core.exchange.forms import ExportWish, Form, Steps
from retrotimer.core.exchange.loop_form import LoopChoice
from retrotimer.core.exchange.planning import ImportPlan
from retrotimer.core.exchange.ports import CalendarWords
from retrotimer.store.database import Database
from retrotimer.store.exchange.coming import SqliteImported
from retrotimer.store.exchange.exchange import SqliteExchange
from tests.core.exchange.reading import HERE, here_at
from tests.fakes import FakeClock, a_moment

Result = TypeVar("Result")

WORDS = CalendarWords(lambda record: f"Walked {record.walked.backward / 60:g}", "Walk backwards")
__all__ = ["HERE", "WORDS", "carry_out", "exchange_on", "export", "import_", "plan", "state"]


def carry_out(steps: Steps[Result]) -> Result:
    """What comes of all steps."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            result: Result = done.value
            return result


NOON = a_moment(hour=12)


def exchange_on(database: Database, at: Moment = NOON) -> SqliteExchange:
    """The way of a database into files and back, at noon of the usual day."""
    return SqliteExchange(database, FakeClock(at).read)


def export(database: Database, path: Path, wish: ExportWish | None = None, at: Moment = NOON) -> str:
    """Write a file; what it holds."""
    form = {".csv": Form.CSV, ".json": Form.JSON, ".ics": Form.WALKS}[path.suffix]
    carry_out(exchange_on(database, at).export(str(path), wish or ExportWish(form), WORDS))
    return path.read_bytes().decode("utf-8")


def plan(database: Database, path: Path, choice: LoopChoice | None = None) -> ImportPlan:
    """What importing a file would do."""
    return carry_out(exchange_on(database).read(str(path), here_at(), choice or LoopChoice()))


def import_(database: Database, path: Path) -> SqliteImported:
    """Import a file."""
    return carry_out(exchange_on(database).write(plan(database, path)))


def state(database: Database) -> list[list[tuple[object, ...]]]:
    """All rows of all tables, sessions that were deleted included."""
    orders = {
        "session": "id",
        "other_exercise": "local_date",
        "doctor_check": "confirmed_utc",
        "setting": "name",
    }
    with database.reading() as connection:
        return [
            connection.execute(f"SELECT * FROM {table} ORDER BY {order}").fetchall()  # noqa: S608 - our own names
            for table, order in orders.items()
        ]
