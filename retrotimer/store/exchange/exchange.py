"""Fills the port `Exchange` on an open database."""

from collections.abc import Callable

from retrotimer.core.days import Moment
from retrotimer.core.exchange.forms import ExportWish, Steps
from retrotimer.core.exchange.lines import Here
from retrotimer.core.exchange.loop_form import LoopChoice
from retrotimer.core.exchange.planning import ImportPlan
from retrotimer.core.exchange.ports import CalendarWords, Exported
from retrotimer.store.database import Database
from retrotimer.store.exchange.coming import Coming, SqliteImported
from retrotimer.store.exchange.leaving import Leaving
from retrotimer.store.exchange.reading import read_plan


class SqliteExchange:
    """The way of a database into files and back; `read_clock` says when."""

    def __init__(self, database: Database, read_clock: Callable[[], Moment]) -> None:
        self._database = database
        self._read_clock = read_clock

    def export(self, target: str, wish: ExportWish, words: CalendarWords) -> Steps[Exported]:
        """Write a file."""
        return (yield from Leaving(self._database, target, wish).run(self._read_clock(), words))

    def read(self, source: str, here: Here, choice: LoopChoice) -> Steps[ImportPlan]:
        """What importing a file would do."""
        return (yield from read_plan(self._database, source, here, choice))

    def write(self, plan: ImportPlan) -> Steps[SqliteImported]:
        """Do what a plan says."""
        imported = SqliteImported(self._database, lambda: self._read_clock().utc)
        return (yield from Coming(self._database, plan, imported).run())
