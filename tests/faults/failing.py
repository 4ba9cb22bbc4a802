"""Lets writes fail in the middle of work, and holds what follows against what was told.

Two ways: a limit on how large a file may get (`RLIMIT_FSIZE`), which can be set on a process from outside,
and a small file system that is full.  Both end after a while.  What could not be written must be written
then, or have been refused as a whole; and the process goes on until it is killed.
"""

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from tests.faults.judges import Report
from tests.faults.kills import KINDS, PATIENCE, Victim, judge

SMALL = 24 << 20
"""Bytes of the small file system: SQLite lets its log grow to four million before it writes it back."""

LARGEST = 1 << 17
"""Bytes that the data of a life come to within its time, about."""

ROOMS = (0, 0, 4096, 16384, 65536)
"""Bytes that are left when it is full."""

LONGEST_BEFORE = 0.08
LONGEST_FULL = {"walk": 0.5}
ELSE = 0.15
"""Seconds; a walk takes a third of one, and some have to end while nothing can be written."""

REFUSED, RECOVERED, DONE = (f'"kind": "{word}"'.encode() for word in ("refused", "recovered", "done"))


class Obstacle(Protocol):
    """What keeps a process from writing for a while."""

    def put(self, victim: Victim, chance: random.Random) -> None:
        """From now on."""

    def take_away(self, victim: Victim) -> None:
        """Until now."""


class SmallFiles:
    """No file may become larger than so many bytes."""

    def put(self, victim: Victim, chance: random.Random) -> None:
        most = chance.choice((0, chance.randrange(LARGEST)))
        resource.prlimit(victim.process, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    def take_away(self, victim: Victim) -> None:
        both = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(victim.process, resource.RLIMIT_FSIZE, both)


class FullSystem:
    """The file system is full."""

    def put(self, victim: Victim, chance: random.Random) -> None:
        room = chance.choice(ROOMS)
        with _ballast(victim).open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(bytes(1 << 20))
        with _ballast(victim).open("r+b") as file:
            file.truncate(max(0, file.seek(0, os.SEEK_END) - room))

    def take_away(self, victim: Victim) -> None:
        _ballast(victim).unlink()


def _ballast(victim: Victim) -> Path:
    return victim.folder.parent / "ballast"


def fail_many(
    kinds: tuple[str, ...], times: int, seed: int, obstacle: Obstacle, place: Path
) -> dict[str, Report]:
    """Put the obstacle before so many processes in all, in turn of each kind."""
    chance = random.Random(seed)  # noqa: S311 - it picks moments, and keeps no secret
    reports = {kind: Report() for kind in kinds}
    for number in range(times):
        kind = kinds[number % len(kinds)]
        own = place / str(number)
        own.mkdir()
        _fail_one(Victim(kind, own), obstacle, chance, reports[kind])
    return reports


def _fail_one(victim: Victim, obstacle: Obstacle, chance: random.Random, report: Report) -> None:
    if not victim.hear_until(time.monotonic() + PATIENCE, b"ready"):
        raise TimeoutError("a process did not get ready")
    victim.hear_until(time.monotonic() + chance.uniform(0.0, LONGEST_BEFORE))
    since = len(victim.told)
    obstacle.put(victim, chance)
    victim.hear_until(time.monotonic() + chance.uniform(0.0, LONGEST_FULL.get(victim.kind, ELSE)))
    obstacle.take_away(victim)
    freed = len(victim.told)
    # It may meet the obstacle in this very moment, and tell of it only now.
    until = time.monotonic() + PATIENCE
    if victim.kind == "walk":
        # Some of it may be written while the obstacle is still there, and then it has recovered by now.
        refused = victim.told.rfind(REFUSED, since)
        went_on = refused < 0 or victim.hear_until(until, RECOVERED, since=refused)
    else:
        went_on = victim.hear_until(until, DONE, since=freed)
    met = REFUSED in victim.told[since:]
    judge(victim, victim.kill(), report)
    report.met += met - 1
    if not went_on:
        report.faults.append(f"{victim.kind}: it did not go on once it could be written again")


def limit_many(kinds: tuple[str, ...], times: int, seed: int) -> dict[str, Report]:
    """With files that may not grow."""
    with tempfile.TemporaryDirectory() as place:
        return fail_many(kinds, times, seed, SmallFiles(), Path(place))


def fill_many(kinds: tuple[str, ...], times: int, seed: int) -> dict[str, Report] | None:
    """On a small file system; None where none can be had here."""
    with tempfile.TemporaryDirectory() as place, small_file_system(Path(place)) as small:
        return fail_many(kinds, times, seed, FullSystem(), small) if small else None


@contextmanager
def small_file_system(place: Path) -> Iterator[Path | None]:
    """A file system of its own, of a few megabytes in memory; None where this user may not have one."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL},mode=0700", "retrotimer-faults", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def as_root_of_its_own(command: list[str]) -> list[str]:
    """The command, where need be in a name space in which this user may mount file systems."""
    if sys.platform != "linux" or os.geteuid() == 0:
        return command
    apart = ["unshare", "--map-root-user", "--mount"]
    works = (
        shutil.which("unshare")
        and not subprocess.run([*apart, "true"], capture_output=True, check=False).returncode
    )
    return [*apart, *command] if works else command


FAILING = tuple(KINDS)
