"""Ends what the processes of a test or of the bench started and left behind.

They are known by what they inherited: an entry of their environment that nobody else has.
"""

import os
import signal
from contextlib import suppress
from pathlib import Path

from tests.waiting import wait_for


def end_lodgers(name: str, value: str) -> None:
    """Kill every process whose environment has this entry, and wait until none is left.

    Where there is no /proc, nobody can be found.

    Raises:
        TimeoutError: there are always new ones, or one does not go.
    """
    mark = os.fsencode(f"{name}={value}")
    wait_for(lambda: not _killed(mark), f"processes with {name}={value} do not end")


def _killed(mark: bytes) -> list[int]:
    """The processes that were started with this entry, without this one; they have got the signal."""
    lodgers = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark in (process / "environ").read_bytes().split(b"\0") and int(process.name) != os.getpid():
                lodgers.append(int(process.name))
    for number in lodgers:
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    return lodgers
