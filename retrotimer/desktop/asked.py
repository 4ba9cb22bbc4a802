"""A question whose answer may take long, put by a thread of its own: who asks waits an instant at most."""

import logging
from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

from retrotimer import rubbish

T = TypeVar("T")

PATIENCE = 0.02
"""Seconds that the event loop can spare, and most answers need less."""

log = logging.getLogger(__name__)


class Asked(Generic[T]):
    """Keeps the newest answer to `ask`, which may block and may raise (then there is none)."""

    def __init__(self, ask: Callable[[], T | None], patience: float = PATIENCE) -> None:
        self._ask = ask
        self._patience = patience
        self._thread: Thread | None = None
        self._newest: T | None = None

    def answer(self) -> T | None:
        """Ask anew; the answer, or the one before where that takes more than an instant."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._run, name="question", daemon=True)
            self._thread.start()
        self._thread.join(self._patience)
        return self._newest

    def _run(self) -> None:
        try:
            with rubbish.kept_away():
                self._newest = self._ask()
        except Exception as error:  # nobody would catch it; not to know is an answer too
            log.debug("no answer: %s", error)
            self._newest = None
