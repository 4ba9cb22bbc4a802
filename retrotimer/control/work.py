"""Long work between the events of the window: a few milliseconds at a time, to be cancelled in between.

Python's garbage collector stays away meanwhile.  It would look again and again through all that the work has
made so far, in steps that grow with it, and find nothing.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from retrotimer import rubbish
from retrotimer.core.errors import StoreError, WorkingError
from retrotimer.core.exchange.forms import FileError, Progress, Steps
from retrotimer.core.ports import Clock

TURN_SECONDS = 0.012
"""How long one turn of the event loop may be held up: less than a picture takes on the screen."""

MOST_STEPS = 64
"""In one turn, however quick they are."""

Then = Callable[[Any], object]
Fail = Callable[[StoreError | FileError], object]


class Work(QObject):
    """Does one piece of work at a time.

    Signals:
        started(): work began.
        progressed(progress): this is how far it has come; once in each turn of the event loop.
        ended(): it is done, or failed, or was cancelled; who asked for it is told next.
    """

    started = Signal()
    progressed = Signal(object)
    ended = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._steps: Steps[Any] | None = None
        self._then: Then = _nothing
        self._fail: Fail = _nothing
        self._latest = Progress(0, 0)
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._on_turn)

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._steps is not None

    def run(self, steps: Steps[Any], then: Then, fail: Fail) -> None:
        """Do this work and give what came of it to `then`, or why nothing did to `fail`.

        While other work is under way that is a `WorkingError`, at once: nobody is left without a word.
        """
        if self.is_busy:
            steps.close()
            fail(WorkingError(""))
            return
        self._steps, self._then, self._fail = steps, then, fail
        self._latest = Progress(0, 0)
        rubbish.hold()
        self._turn.start()
        self.started.emit()

    def cancel(self) -> bool:
        """Leave it undone; not where it is too late for that. Nobody is told but by `ended`."""
        if self._steps is None or self._latest.is_final:
            return False
        steps = self._steps
        self._put_away()
        steps.close()
        self.ended.emit()
        return True

    def _on_turn(self) -> None:
        steps, then, fail = self._steps, self._then, self._fail
        if steps is None:
            return
        began = self._clock.read().at
        try:
            for _ in range(MOST_STEPS):
                self._latest = next(steps)
                if self._latest.is_final or self._clock.read().at - began >= TURN_SECONDS:
                    break
        except StopIteration as done:
            self._put_away()
            self.ended.emit()
            then(done.value)
        except (StoreError, FileError) as error:
            self._put_away()
            self.ended.emit()
            fail(error)
        else:
            self.progressed.emit(self._latest)

    def _put_away(self) -> None:
        self._turn.stop()
        rubbish.release()
        self._steps, self._then, self._fail = None, _nothing, _nothing


def _nothing(_value: object) -> None:
    """What is told to nobody."""
