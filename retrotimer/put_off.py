"""Spares each start the modules that Python and PySide6 bring along and nobody uses.

PySide6 imports `argparse`, `logging`, `tempfile` and `traceback` for tools and troubles of its own, `zipfile`
imports `shutil` and two kinds of compression, and `urllib`, which `pathlib` wants one function of, imports
`ipaddress`: 1.5 MiB, with all that those bring in turn.  Here something stands in their place that
becomes the module itself as soon as anything in it is asked for.  Python's own `LazyLoader` does not serve:
it gives in at the second `import` already.

Import this before all else.
"""

import sys
from _thread import RLock  # `threading` itself would be the first import that costs something
from importlib.util import find_spec, module_from_spec
from types import ModuleType

SELDOM_USED = (
    "argparse",
    "bz2",
    "copy",
    "ipaddress",
    "logging",
    "lzma",
    "ntpath",
    "shutil",
    "tempfile",
    "traceback",
)


_ONE_AT_A_TIME = RLock()
_running: list[ModuleType] = []


class Waiting(ModuleType):
    """A module whose code has not run yet."""

    def __getattr__(self, name: str) -> object:
        """Whatever it does not have yet, but for what Python itself looks for in any module."""
        spec = self.__spec__
        if spec is None or spec.loader is None or (name.startswith("__") and name != "__all__"):
            raise AttributeError(name)
        with _ONE_AT_A_TIME:  # a thread that comes second must find all of it
            if self in _running:  # the module's own code, or what that imports, asks while it runs
                raise AttributeError(name)
            if type(self) is Waiting:
                _running.append(self)
                try:
                    spec.loader.exec_module(self)
                    self.__class__ = ModuleType  # type: ignore[assignment]
                finally:
                    _running.remove(self)
        return getattr(self, name)


def put_off(name: str) -> None:
    """Let a module wait, unless it is there already."""
    spec = find_spec(name) if name not in sys.modules else None
    if spec is not None:
        module = module_from_spec(spec)
        module.__class__ = Waiting
        sys.modules[name] = module


for seldom_used in SELDOM_USED:
    put_off(seldom_used)
