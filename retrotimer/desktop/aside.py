"""Does what takes long in a thread of its own, and comes back to the event loop with the result."""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Lock, Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from retrotimer import rubbish
from retrotimer.core.errors import StoreError

T = TypeVar("T")

PATIENCE = 3.0
"""Seconds that the program's end waits for a job; a copy that is cut short then is begun anew next time."""


class ThreadAside(QObject):
    """Fills the port `Aside`: one job at a time, in the order of the wishes.

    One thread does all that is wished for while it is at it, and ends then: the memory that a thread takes
    stays with the process, and a second one would take its own.
    """

    _over = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], None]] = deque()
        self._thread: Thread | None = None
        self._changing = Lock()
        self._over.connect(_do, Qt.ConnectionType.QueuedConnection)

    def run(
        self, job: Callable[[], T], then: Callable[[T], None], fail: Callable[[StoreError], None]
    ) -> None:
        """Do the job, then one of the two in the event loop."""

        def work() -> None:
            try:
                with rubbish.kept_away():
                    what_follows: Callable[[], None] = partial(then, job())
            except StoreError as error:
                what_follows = partial(fail, error)
            with suppress(RuntimeError):  # the window is gone, and nobody waits for it
                self._over.emit(what_follows)

        with self._changing:
            self._waiting.append(work)
            if self._thread is None:
                self._set_to_work()

    def finish(self) -> None:
        """Wait for what is being done, as long as a person may be kept waiting."""
        thread = self._thread
        if thread is not None:
            thread.join(PATIENCE)

    def _work_off(self) -> None:
        """Do what waits until nothing does, then leave."""
        try:
            while (work := self._next()) is not None:
                work()
        except BaseException:  # Python tells of it; what waits behind it is done all the same
            with self._changing:
                self._set_to_work()
            raise

    def _set_to_work(self) -> None:
        thread = Thread(target=self._work_off, name="aside", daemon=True)
        self._thread = None  # in case there can be no thread: then the next wish tries again
        thread.start()
        self._thread = thread

    def _next(self) -> Callable[[], None] | None:
        with self._changing:
            if self._waiting:
                return self._waiting.popleft()
            self._thread = None
            return None


def _do(what_follows: Callable[[], None]) -> None:
    what_follows()
