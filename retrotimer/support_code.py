"""Keeps PySide6's support modules compiled, as Python keeps modules that lie in files.

PySide6's wheels fit every Python, so they carry those modules as source in an archive, and every start of
every program compiles them anew: 15 ms.  Their importer calls `compile`.  While PySide6 is imported, that
name stands for a function that first looks for what an earlier start has compiled.

What is kept lies where Python keeps the code of this file.  It is found by the hash of its source, as in
Python's own hash-based files, so another PySide6 finds nothing that is not its own.
"""

import builtins
import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source, source_hash
from types import CodeType

PACKAGE = "shibokensupport/"
_Kept = dict[tuple[str, bytes], CodeType]


@contextmanager
def support_compiled_once(place: str | None = None) -> Iterator[None]:
    """Import PySide6 in here; `place` is the file in which the code is kept, beside our own by itself."""
    place = place or f"{cache_from_source(__file__)}.support"
    kept = _read(place)
    used: _Kept = {}
    real = builtins.compile

    def compile_once(source: object, filename: object, mode: str, *rest: object, **more: object) -> object:
        if rest or more or not (isinstance(source, bytes) and str(filename).startswith(PACKAGE)):
            return real(source, filename, mode, *rest, **more)  # type: ignore[call-overload]
        key = str(filename), source_hash(source)
        code = kept.get(key) or real(source, str(filename), mode, dont_inherit=True)
        used[key] = code
        return code

    vars(builtins)["compile"] = compile_once
    try:
        yield
    finally:
        vars(builtins)["compile"] = real
    if used.keys() - kept.keys() and not sys.dont_write_bytecode:
        _write(place, used)


def _read(place: str) -> _Kept:
    """What is kept there; nothing where it cannot be read, for whatever reason."""
    try:
        with open(place, "rb") as file:  # noqa: PTH123 - a `Path` costs more than it says here
            kept = marshal.load(file)  # noqa: S302 - as trustworthy as the code that lies beside it
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(place: str, used: _Kept) -> None:
    """Keep it whole or not at all; a folder that takes nothing is no harm."""
    with suppress(OSError):
        unfinished = f"{place}.{os.getpid()}"
        with open(unfinished, "wb") as file:  # noqa: PTH123 - as above
            marshal.dump(used, file)
        os.replace(unfinished, place)  # noqa: PTH105 - as above
