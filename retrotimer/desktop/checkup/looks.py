"""Several looks at once, each in a thread that nobody waits for longer than agreed."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Thread

from retrotimer.core.checkup import Finding, Part, State

PATIENCE = 2.0
"""Seconds that a look may take."""


@dataclass(frozen=True, slots=True)
class Look:
    """A look at one part; `find` may block, and may raise whatever it likes."""

    part: Part
    find: Callable[[], Finding]


class Looks:
    """Looks that are under way from the start on."""

    def __init__(self, looks: Sequence[Look], patience: float = PATIENCE) -> None:
        self._found: dict[Part, Finding] = {}
        self._parts = [look.part for look in looks]
        self._deadline = time.monotonic() + patience
        self._threads = [
            Thread(target=self._take, args=(look,), name=f"look at {look.part.value}", daemon=True)
            for look in looks
        ]
        for thread in self._threads:
            thread.start()

    def findings(self) -> list[Finding]:
        """What was found, in the order of the looks; what has not answered in time says so."""
        for thread in self._threads:
            thread.join(max(0.0, self._deadline - time.monotonic()))
        found = dict(self._found)
        return [found.get(part, Finding(part, State.NO_ANSWER)) for part in self._parts]

    def _take(self, look: Look) -> None:
        try:
            self._found[look.part] = look.find()
        except TimeoutError:
            self._found[look.part] = Finding(look.part, State.NO_ANSWER)
        except Exception as error:  # whatever it is, it is what was found
            self._found[look.part] = Finding(look.part, State.BROKEN, type(error).__name__)
