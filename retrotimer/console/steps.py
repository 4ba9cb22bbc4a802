"""Long work in a terminal: how far it has come stands on standard error, and Ctrl-C leaves it undone."""

import sys
from typing import TypeVar

from retrotimer.console.desk import RefusedError
from retrotimer.console.terminal import FAILED, fitted
from retrotimer.core.errors import StoreError
from retrotimer.core.exchange.forms import FileError, Progress, Steps
from retrotimer.words import exchange

Result = TypeVar("Result")

INTERRUPTED = 130
"""What a shell reports after Ctrl-C."""

_PERCENT = 100


def carry_out(steps: Steps[Result], words: str) -> Result:
    """Do all steps; what came of them.

    Raises:
        RefusedError: it cannot be done, or was cancelled; nothing was changed.
        StoreError: the data cannot be read or written; likewise.
    """
    line = _Line(words)
    try:
        while True:
            try:
                line.show(next(steps))
            except StopIteration as done:
                result: Result = done.value
                return result
    except FileError as error:
        raise RefusedError(exchange.wrong(error), FAILED) from error
    except KeyboardInterrupt as error:
        steps.close()
        raise RefusedError(exchange.cancelled(), INTERRUPTED) from error
    except StoreError:
        steps.close()
        raise
    finally:
        line.clear()


class _Line:
    """The line that tells how far work has come, where a person can see it; it changes with each per cent."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._shown = ""
        self._can_show = sys.stderr is not None and sys.stderr.isatty()

    def show(self, progress: Progress) -> None:
        """Say how far it is."""
        if not self._can_show or not progress.total:
            return
        text = f"{self._words} {progress.done * _PERCENT // progress.total} %"
        if text != self._shown:
            self._shown = text
            self._write(f"\r{text}")

    def clear(self) -> None:
        """Leave the line empty for what comes next."""
        if self._shown:
            self._write(f"\r{' ' * len(self._shown)}\r")

    def _write(self, text: str) -> None:
        try:
            sys.stderr.write(fitted(text, sys.stderr.encoding or "utf-8"))
            sys.stderr.flush()
        except OSError:
            self._can_show = False
