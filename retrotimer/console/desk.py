"""What every word of the command line works at: the data folder, open, and the moment of the question."""

from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from retrotimer.console.terminal import FAILED, MISUNDERSTOOD, complain, say
from retrotimer.core.errors import LostError, StoreError
from retrotimer.core.typed import read_day
from retrotimer.language import load_words, system_weekday
from retrotimer.store.database import open_database
from retrotimer.store.empty import empty_database, has_database, is_lost
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import DATABASE_NAME, LOCK_NAME, WORK_NAME, look_whose, prepare_folder
from retrotimer.store.refuge import has_refuge, together
from retrotimer.store.settings import SqliteSettings
from retrotimer.words import console
from retrotimer.words.dates import named_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from retrotimer.core.ports import Clock
    from retrotimer.store.database import Database
    from retrotimer.store.exchange.exchange import SqliteExchange


class RefusedError(Exception):
    """Something is not done; the message is the sentence that says why, and `code` the exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


class Desk:
    """A data folder and a clock.  Looking makes nothing: no folder, no file.

    Attributes:
        history: the walks; what is written to it before `prepare` may be lost.
        settings: as they are stored; `store` is where.
        now: the moment at which the word was given.
        today: the day of that moment.
        rule: how weeks are counted.
        has_saved: whether something was written that must not be entered once more.

    Raises:
        StoreError: the data cannot be opened or read.
    """

    def __init__(self, folder: "Path", clock: "Clock") -> None:
        self.folder = folder
        self.clock = clock
        self.has_saved = False
        look_whose(folder)
        self._made = has_database(folder)
        if not self._made and is_lost(folder):
            raise LostError(str(folder / DATABASE_NAME))
        self._at_work = ExitStack()
        self._in_memory = ExitStack()
        self._tells_all = not has_refuge(folder)
        self._database = self._open() if self._made else empty_database(folder)
        self.history = self._history_in(self._database)
        self.store = SqliteSettings(self._database)
        try:
            self.settings = self.store.load()
        except StoreError:
            self.close()
            raise
        self.now = clock.read()
        self.today = self.now.day(self.settings.day_starts)
        self.rule = self.settings.week_rule(system_weekday)

    def prepare(self) -> None:
        """Make the folder and the file where they are missing: something is to be written.

        Raises:
            StoreError: they cannot be made.
        """
        if not self._made:
            self._database.close()
            prepare_folder(self.folder)
            self._database = self._open()
            self._made = True
            self.history = self._history_in(self._database)
            self.store = SqliteSettings(self._database)

    def day(self, text: str) -> "date":
        """The day that was typed: YYYY-MM-DD, or a word for one; days begin when the window's do.

        Raises:
            EntryError: it is none.
        """
        named = named_day(text, self.today)
        return read_day(text) if named is None else named

    def all_walks(self) -> SqliteHistory:
        """The walks to tell of now: those in the data, and those that took refuge from damage beside them.

        The next window takes these into the data; until then they are brought together in memory.
        """
        try:
            both = together(self.folder, self._database)
        except StoreError:  # `leaves_out` says so
            return self.history
        if both is None:
            return self.history
        self._in_memory.callback(both.close)
        self._tells_all = True
        return self._history_in(both)

    @property
    def leaves_out(self) -> bool:
        """Whether something took refuge beside the data that nobody has asked for by `all_walks`."""
        return not self._tells_all

    @property
    def has_data(self) -> bool:
        """Whether there is a file of data at all."""
        return self._made

    def window_since(self) -> "datetime | None":
        """The instant from which a window, or what waits without one, has the folder; None for none."""
        from retrotimer.desktop.single_instance import (
            held_since,
        )  # only asked about while a walk may be under way

        return held_since(self.folder, LOCK_NAME)

    def window_is_open(self) -> bool:
        """Whether a window, or what waits without one, has this folder open."""
        return self.window_since() is not None

    def exchange(self) -> "SqliteExchange":
        """The way of the data into files and back."""
        from retrotimer.store.exchange.exchange import SqliteExchange  # for two words alone

        return SqliteExchange(self._database, self.clock.read)

    def close(self) -> None:
        """Close the data."""
        with self._at_work, self._in_memory:
            self._database.close()

    def _open(self) -> "Database":
        """Open the data, as nobody on another machine does meanwhile."""
        from retrotimer.desktop.elsewhere import at_work  # not where there is nothing to open

        self._at_work.enter_context(at_work(self.folder, LOCK_NAME, WORK_NAME))
        try:
            return open_database(self.folder)
        except BaseException:
            self._at_work.close()
            raise

    def _history_in(self, database: "Database") -> SqliteHistory:
        return SqliteHistory(database, lambda: self.clock.read().utc)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a word is answered with.

    Attributes:
        text: what is printed.
        code: the exit code.
        unprinted: says that it could not be printed, where what was done is not to be done once more.
        leaves_out: whether something that took refuge beside the data is not in it.
    """

    text: str
    code: int = 0
    unprinted: "Callable[[str], str] | None" = None
    leaves_out: bool = False


def answer(folder: "Path", clock: "Clock", command: "Callable[[Desk], str]") -> int:
    """Print what a command says of a data folder, or why it cannot; the exit code."""

    def at_the_desk() -> Answer:
        desk = Desk(folder, clock)
        try:
            text = command(desk)
        finally:
            with suppress(StoreError):  # what was asked for is done by now, or the reason why not is known
                desk.close()
        unprinted = console.saved_unprinted if desk.has_saved else None
        return Answer(text, unprinted=unprinted, leaves_out=desk.leaves_out)

    return give(at_the_desk)


def give(find: "Callable[[], Answer]") -> int:
    """Print an answer, or why there is none; the exit code."""
    _app = speaking()
    try:
        found = find()
    except RefusedError as refusal:
        return complain(str(refusal), refusal.code)
    except StoreError as error:
        from retrotimer.words import problems  # an answer that goes well has no use for it

        return complain(problems.cannot_open(error), FAILED)
    try:
        say(f"{found.text}\n")
    except OSError as error:
        detail = error.strerror or str(error)
        if found.unprinted is not None:  # who is told of a failure would enter it once more
            return complain(found.unprinted(detail), 0)
        return complain(console.cannot_print(detail), FAILED)
    if found.leaves_out:
        return complain(console.leaves_out(), found.code)
    return found.code


def not_understood(word: str, detail: str, *, lacks: bool = False) -> int:
    """Say that what stands after a word makes no sense, or `lacks` something; the exit code."""
    _app = speaking()
    say_why = console.lacking if lacks else console.not_understood
    return complain(say_why(word, detail), MISUNDERSTOOD)


def speaking() -> QCoreApplication:
    """Qt's application, which translates for as long as somebody holds it."""
    app = QCoreApplication.instance()
    if app is None:
        app = QCoreApplication(["retrotimer"])
        load_words(app)
    return app
