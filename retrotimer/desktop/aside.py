"""Does what takes long in a thread of its own, and comes back to the event loop with the result."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from retrotimer import rubbish
from retrotimer.core.errors import StoreError

T = TypeVar("T")

PATIENCE = 3.0
"""Seconds that the program's end waits for a job; a copy that is cut short then is begun anew next time."""


class ThreadAside(QObject):
    """Fills the port `Aside`: one job at a time, in the order of the wishes."""

    _over = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
        self._over.connect(_do, Qt.ConnectionType.QueuedConnection)

    def run(
        self, job: Callable[[], T], then: Callable[[T], None], fail: Callable[[StoreError], None]
    ) -> None:
        """Do the job, then one of the two in the event loop."""
        before = self._thread

        def work() -> None:
            if before is not None:
                before.join()
            try:
                with _leaving_rubbish_alone():
                    what_follows: Callable[[], None] = partial(then, job())
            except StoreError as error:
                what_follows = partial(fail, error)
            with suppress(RuntimeError):  # the window is gone, and nobody waits for it
                self._over.emit(what_follows)

        self._thread = Thread(target=work, name="aside", daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Wait for what is being done, as long as a person may be kept waiting."""
        if self._thread is not None:
            self._thread.join(PATIENCE)


@contextmanager
def _leaving_rubbish_alone() -> Iterator[None]:
    """Collect no garbage meanwhile: Qt's objects may lie in it, and must not be destroyed by this thread."""
    rubbish.hold()
    try:
        yield
    finally:
        rubbish.release()


def _do(what_follows: Callable[[], None]) -> None:
    what_follows()
