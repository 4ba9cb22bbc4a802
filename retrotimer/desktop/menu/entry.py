"""Writes the lines of a menu entry, by freedesktop.org's Desktop Entry Specification 1.5.

`Exec` is quoted twice: each word within double quotes, and the whole as any text of such a file.
"""

import re
from collections.abc import Sequence

_PLAIN = re.compile(r"[A-Za-z0-9_@+:,./-]+", re.ASCII)
_IN_QUOTES = re.compile(r'(["`$\\])')
_ESCAPES = {"\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r"}
_EXEC = re.compile(r"^Exec=retrotimer(?P<rest>.*)$", re.MULTILINE)


def text(value: str) -> str:
    """A text as the value of a key."""
    return "".join(_ESCAPES.get(letter, letter) for letter in value)


def command(words: Sequence[str]) -> str:
    """The value of `Exec` that starts a program with these words.

    Raises:
        ValueError: a word holds what no such file can say.
    """
    return text(" ".join(map(_quoted, words)))


def started_by(entry: str, words: Sequence[str]) -> str:
    """The entry of a package, with another program to start: `Exec` of it and its actions, and `TryExec`.

    Raises:
        ValueError: as `command`.
    """
    start = command(words)
    made = _EXEC.sub(lambda found: f"Exec={start}{found['rest']}", entry)
    return re.sub(r"^TryExec=.*$", lambda _: f"TryExec={text(words[0])}", made, flags=re.MULTILINE)


def _quoted(word: str) -> str:
    """One argument: within double quotes unless it is plain, and no `%` taken for a field code."""
    try:
        word.encode()
    except UnicodeEncodeError as error:
        raise ValueError(word) from error
    if "\0" in word:
        raise ValueError(word)
    doubled = word.replace("%", "%%")
    if _PLAIN.fullmatch(word):
        return doubled
    return '"' + _IN_QUOTES.sub(r"\\\1", doubled) + '"'
