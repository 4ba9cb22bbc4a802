"""The way to the person at the terminal, whatever it can print; Qt is not needed for it."""

import errno
import os
import sys
from contextlib import suppress
from typing import NoReturn, TextIO

FAILED = 1
MISUNDERSTOOD = 2
UTF_8 = "utf-8"

PLAIN = {
    "✓": "*",
    "◔": ".",
    "»": ">",
    "○": "o",
    "·": "-",
    "–": "-",
    "—": "-",
    "’": "'",
    "“": '"',
    "”": '"',
    "…": "...",
    "\N{NO-BREAK SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
}
"""What stands in for a mark that a terminal cannot print. In a table's cells each is one column wide."""

GONE = {errno.EPIPE, errno.EINVAL}
"""What writing to a closed pipe fails with; the second is Windows' way to say so."""


def say(text: str) -> None:
    """Print an answer. A reader that has had enough, such as `head`, is no mistake.

    Raises:
        OSError: it could not be written, for instance because the disk is full.
    """
    if sys.stdout is None:  # a program without a console has none
        return
    try:
        sys.stdout.write(fitted(text, sys.stdout.encoding or UTF_8))
        sys.stdout.flush()
    except OSError as error:
        _close(sys.stdout)
        if error.errno not in GONE:
            raise


def complain(sentence: str, code: int) -> int:
    """Say on standard error why something was not done; gives the exit code back, heard or not."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(fitted(f"retrotimer: {sentence}\n", sys.stderr.encoding or UTF_8))
            sys.stderr.flush()
        except OSError:
            _close(sys.stderr)
    return code


def leave(code: int) -> NoReturn:
    """End the process at once. Python's own tidying up would keep a person waiting for another 15 ms."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError):
                stream.flush()
    os._exit(code)


def fitted(text: str, encoding: str) -> str:
    """A text with other letters where this encoding has none for it."""
    return text if _fits(text, encoding) else "".join(_letter(letter, encoding) for letter in text)


def width(text: str) -> int:
    """How many columns a text takes in a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width  # most names of weekdays need neither

    return sum(0 if combining(one) else 1 + (east_asian_width(one) in {"F", "W"}) for one in text)


def _letter(letter: str, encoding: str) -> str:
    return letter if _fits(letter, encoding) else PLAIN.get(letter, "?")


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _close(stream: TextIO) -> None:
    """Lead a stream into nothing, or Python would try to write the rest of it at the very end."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)
