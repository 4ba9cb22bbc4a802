"""Ends what the processes of a test or of the bench started and left behind.

They are known by what they inherited: an entry of their environment that nobody else has.
"""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

PATIENCE = 60.0
"""Seconds for them to be gone; a killed process that takes longer waits for a disk."""


def end_lodgers(name: str, value: str) -> None:
    """Kill every process whose environment has this entry, and wait until none is left.

    Where there is no /proc, nobody can be found.

    Raises:
        TimeoutError: there are always new ones, or one does not go.
    """
    mark = os.fsencode(f"{name}={value}")
    until = time.monotonic() + PATIENCE
    while lodgers := _with(mark):
        if time.monotonic() > until:
            raise TimeoutError(f"processes with {name}={value} do not end: {lodgers}")
        for number in lodgers:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        time.sleep(0.01)


def _with(mark: bytes) -> list[int]:
    """The processes that were started with this entry, without this one."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark in (process / "environ").read_bytes().split(b"\0") and int(process.name) != os.getpid():
                found.append(int(process.name))
    return found
