"""Imports PySide6, and then takes Python's own `import` back from it.

So that `from __feature__ import snake_case` can work, PySide6 puts an `import` of its own in the place of
Python's: it reads the source of each module that is imported from then on, to see whether "PySide6" is
written in it, and `linecache` keeps all those lines.  Nobody here asks for a feature, and at the start that
took 30 ms and 3 MiB.

Import this before the rest of the app.
"""

import builtins
import linecache

from retrotimer.support_code import support_compiled_once

with support_compiled_once():
    import PySide6  # noqa: F401 - it is what `import` is taken back from


def take_import_back() -> None:
    """Let `import` be what it was before; a PySide6 that does not say what that was is left alone."""
    before = getattr(builtins, "__orig_import__", None)
    if before is not None:
        builtins.__import__ = before
        linecache.clearcache()  # what was read meanwhile


take_import_back()
