"""Kills real processes at random moments, and looks at what they leave.

Each is a copy of this one, which has imported all that it needs: so a life costs some tens of milliseconds.
Several run at once, as many of them wait for the disk or for their own time.
"""

import ctypes
import gc
import json
import os
import random
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from retrotimer.store.paths import DATABASE_NAME, FILE_MODE
from tests.faults import errands, lives, rescuing
from tests.faults.judges import (
    Fact,
    Judge,
    Report,
    judge_backups,
    judge_imports,
    judge_migrations,
    judge_restores,
    judge_walks,
)
from tests.faults.lives import Life, teller

PATIENCE = 60.0
AT_ONCE = 4
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work: what a process does, for how many seconds at most, and who judges what it left."""

    life: Life
    longest: float
    judge: Callable[[Judge], None]


KINDS = {
    "walk": Kind(lives.walk, 0.45, judge_walks),
    "edit": Kind(lives.edit, 0.06, judge_walks),
    "import": Kind(errands.bring_in, 0.11, judge_imports),
    "backup": Kind(errands.back_up, 0.08, judge_backups),
    "restore": Kind(errands.restore, 0.11, judge_restores),
    "migrate": Kind(lives.migrate, 0.06, judge_migrations),
    "rescue": Kind(rescuing.rescue_damaged, 0.25, rescuing.judge_rescues),
}


class Victim:
    """A process at work in a folder of its own, and what it has told so far."""

    def __init__(self, kind: str, place: Path, life: Life | None = None) -> None:
        self.kind = kind
        self.folder = place / "data"
        if not self.folder.exists():
            self.folder.mkdir(mode=0o700)
            if kind not in {"migrate", "restore", "rescue"}:
                file = self.folder / DATABASE_NAME
                file.write_bytes(errands.empty())
                file.chmod(FILE_MODE)
        self.told = b""
        self.line, write = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            os.close(self.line)
            die_with_parent()
            try:
                (life or KINDS[kind].life)(self.folder, teller(write))
            finally:
                os._exit(1)  # it should have been killed
        os.close(write)

    def hear(self) -> bool:
        """Read what it tells now; whether it is still there."""
        more = os.read(self.line, 1 << 16)
        self.told += more
        return bool(more)

    def hear_until(self, deadline: float, word: bytes = b"", since: int = 0) -> bool:
        """Listen until a moment, or until it has told this; whether it has."""
        while True:
            if word and word in self.told[since:]:
                return True
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            ready, _, _ = select.select([self.line], [], [], left)
            if ready and not self.hear():
                return False

    def kill(self) -> list[Fact]:
        """End it without a warning; all that it told."""
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        killed = time.monotonic()  # at the latest; it may have told something until then
        while self.hear():
            pass
        os.close(self.line)
        facts: list[Fact] = [json.loads(line) for line in self.told.splitlines()]
        return [*facts, {"kind": "killed", "at": killed}]


def die_with_parent() -> None:
    """Let the kernel end this process as soon as the one ends that made it: it would work for ever."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def kill_many(kinds: tuple[str, ...], times: int, seed: int) -> dict[str, Report]:
    """Kill so many processes in all, in turn of each kind."""
    chance = random.Random(seed)  # noqa: S311 - it picks moments, and keeps no secret
    reports = {kind: Report() for kind in kinds}
    for kind in ("import", "backup", "restore"):
        getattr(errands, {"restore": "here"}.get(kind, "empty"))()  # once, and not in each process
    errands.there()
    rescuing.damaged()
    errands.bring_to_hand()
    gc.freeze()  # or each copy's collector would look at all of it, and have every page of it copied
    with tempfile.TemporaryDirectory() as place:
        waiting: dict[Victim, float | None] = {}
        number = 0
        while number < times or waiting:
            while number < times and len(waiting) < AT_ONCE:
                own = Path(place, str(number))
                own.mkdir()
                waiting[Victim(kinds[number % len(kinds)], own)] = None
                number += 1
            for victim in _due(waiting, chance):
                del waiting[victim]
                judge(victim, victim.kill(), reports[victim.kind])
    return reports


def _due(waiting: dict[Victim, float | None], chance: random.Random) -> list[Victim]:
    """Listen to all until the first one's time is up; those whose time is."""
    now = time.monotonic()
    ends = [end for end in waiting.values() if end is not None]
    left = max(0.0, min(ends) - now) if ends else PATIENCE
    ready, _, _ = select.select([victim.line for victim in waiting], [], [], left)
    if not ready and not ends:
        raise TimeoutError("a process did not get ready")
    for victim, end in list(waiting.items()):
        if victim.line in ready and not victim.hear():
            raise ChildProcessError(f"a process ended by itself: {victim.kind}, {victim.told[-500:]!r}")
        if end is None and b"ready" in victim.told:
            waiting[victim] = time.monotonic() + chance.uniform(0.0, KINDS[victim.kind].longest)
    now = time.monotonic()
    return [victim for victim, end in waiting.items() if end is not None and end <= now]


def judge(victim: Victim, facts: list[Fact], report: Report) -> None:
    """Look at what a process left, and take it away."""
    report.tried += 1
    report.met += 1
    bench = Judge(victim.folder, facts, report)
    KINDS[victim.kind].judge(bench)
    bench.done()
    shutil.rmtree(victim.folder.parent)
