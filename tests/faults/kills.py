"""`python -m tests.faults.kills`: kills real processes at random moments, and looks at what they leave.

`--times N` says how often, `--seed N` when; the kinds of work take turns.
It exits with 1 where a finished walk was lost, or one was there
that nobody walked, or more than five seconds of a running walk were gone.
"""

import argparse
import json
import os
import random
import select
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from retrotimer.control.session import CHECKPOINT_SECONDS
from retrotimer.core.queries import WalkQuery
from retrotimer.core.records import Outcome, WalkRecord
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import DATABASE_NAME
from tests.faults.lives import LIVES, OLD, RATE, teller

LONGEST_LIFE = {"walk": 1.2, "edit": 0.15, "migrate": 0.1}
"""Seconds, from when a process is ready; a walk takes one."""

PATIENCE = 60.0
Fact = dict[str, object]


@dataclass
class Report:
    """What became of the walks of all processes that were killed.

    Attributes:
        tried: processes that were killed.
        finished: walks that had ended and were told.
        lost: of these, the ones that are gone or otherwise.
        invented: walks that nobody walked, or with more than was walked.
        running: walks that were under way.
        gone: the most seconds of one of these that are not on the disk.
        faults: each of them in words.
    """

    tried: int = 0
    finished: int = 0
    lost: int = 0
    invented: int = 0
    running: int = 0
    gone: float = 0.0
    faults: list[str] = field(default_factory=list)

    @property
    def all_well(self) -> bool:
        """Whether nothing was lost that must not be."""
        return not (self.lost or self.invented or self.faults) and self.gone <= CHECKPOINT_SECONDS


def kill_many(kinds: tuple[str, ...], times: int, seed: int) -> dict[str, Report]:
    """Kill so many processes in all, in turn of each kind."""
    chance = random.Random(seed)  # noqa: S311 - it picks moments, and keeps no secret
    reports = {kind: Report() for kind in kinds}
    for number in range(times):
        kind = kinds[number % len(kinds)]
        with tempfile.TemporaryDirectory() as folder:
            facts = kill_one(kind, Path(folder), chance.uniform(0.0, LONGEST_LIFE[kind]))
            report = reports[kind]
            report.tried += 1
            JUDGES[kind](Path(folder), facts, report)
    return reports


def kill_one(kind: str, folder: Path, seconds: float) -> list[Fact]:
    """What a process told until it was killed, so many seconds after it was ready."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            LIVES[kind](folder, teller(write))
        finally:
            os._exit(1)  # it should have been killed
    os.close(write)
    told = b""
    try:
        told = _until_ready(read)
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            ready, _, _ = select.select([read], [], [], left)
            if ready:
                told += os.read(read, 1 << 16)
    finally:
        killed = time.monotonic()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    while more := os.read(read, 1 << 16):
        told += more
    os.close(read)
    facts: list[Fact] = [json.loads(line) for line in told.splitlines()]
    return [*facts, {"kind": "killed", "at": killed}]


def _until_ready(read: int) -> bytes:
    told = b""
    while b"ready" not in told:
        ready, _, _ = select.select([read], [], [], PATIENCE)
        more = os.read(read, 1 << 16) if ready else b""
        if not more:
            raise TimeoutError("a process did not get ready")
        told += more
    return told


def judge_walks(folder: Path, facts: list[Fact], report: Report) -> None:
    """Hold the walks of the next start against what was told."""
    database = open_database(folder)
    history = SqliteHistory(database, lambda: datetime.now(UTC))
    kept = {str(one.id): one for one in _all_walks(history)}
    last = {str(fact["id"]): fact for fact in facts if fact["kind"] in {"ended", "removing"}}
    ended = {walk: fact["seconds"] for walk, fact in last.items() if fact["kind"] == "ended"}
    adding = {str(fact["id"]) for fact in facts if fact["kind"] == "adding"}
    for walk, seconds in ended.items():
        report.finished += 1
        found = kept.get(walk)
        if found is None or (found.outcome, found.walked.backward) != (Outcome.FINISHED, seconds):
            report.lost += 1
            report.faults.append(f"{walk}: {seconds} s were told, and there is {found}")
    if said := [str(fact["id"]) for fact in facts if fact["kind"] == "said"]:
        report.faults += [f"{walk}: what was said is gone" for walk in said if not kept[walk].feedback.note]
    others = [one for walk, one in kept.items() if walk not in ended and walk not in adding]
    latest = _latest(facts)
    report.running += latest is not None
    report.invented += max(0, len(others) - 1)  # one may have begun, or ended, that was not told yet
    on_disk = others[0].walked.backward if others else 0.0
    most = _most_walked(facts)
    if on_disk > most:
        report.invented += 1
        report.faults.append(f"{on_disk} s on the disk, and {most} s since the walk began")
    if latest is not None:
        report.gone = max(report.gone, latest - on_disk)
    database.close()


def _all_walks(history: SqliteHistory) -> Iterator[WalkRecord]:
    yield from history.read(history.matching(WalkQuery()))
    yield from history.unfinished()


def _latest(facts: list[Fact]) -> float | None:
    """Seconds of the walk under way, as they were told last; None where none had been told of."""
    latest: float | None = None
    for fact in facts:
        if fact["kind"] == "at":
            latest = float(str(fact["seconds"]))
        elif fact["kind"] == "ended":
            latest = None
    return latest


def _most_walked(facts: list[Fact]) -> float:
    """Seconds that can have been walked since the last walk began, however little was told of it."""
    begun = [float(str(fact["at"])) for fact in facts if fact["kind"] == "begun"]
    (killed,) = (float(str(fact["at"])) for fact in facts if fact["kind"] == "killed")
    return (killed - begun[-1]) * RATE if begun else 0.0


def judge_migrations(folder: Path, facts: list[Fact], report: Report) -> None:
    """Open what was being migrated again: every walk of the old file must be there."""
    for fact in facts:
        if fact["kind"] != "migrating":
            continue
        data = folder / str(fact["folder"])
        if not (data / DATABASE_NAME).exists() or not (data / DATABASE_NAME).stat().st_size:
            continue  # it was killed while its own data were still being laid out
        with suppress(FileNotFoundError):
            _judge_migration(data, OLD / str(fact["old"]), report)


def _judge_migration(data: Path, old: Path, report: Report) -> None:
    if (data / DATABASE_NAME).stat().st_size < old.stat().st_size:
        return  # likewise
    expected = _keys(old)
    report.finished += len(expected)
    open_database(data).close()
    found = _keys(data / DATABASE_NAME)
    report.lost += len(expected - found)
    report.invented += len(found - expected)
    if found != expected:
        report.faults.append(f"{data.name}: {len(found)} of {len(expected)} walks")


def _keys(path: Path) -> set[tuple[object, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copyfile(path, Path(folder) / path.name))
        with closing(sqlite3.connect(copy)) as connection:
            return set(connection.execute("SELECT id, local_date, walked_backward, outcome FROM session"))


JUDGES = {"walk": judge_walks, "edit": judge_walks, "migrate": judge_migrations}


def main() -> int:
    """Kill, and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    began = time.monotonic()
    reports = kill_many(tuple(LIVES), asked.times, asked.seed)
    print(f"{'killed in the middle of':<26}  tried  finished  lost  invented    gone")
    for kind, report in reports.items():
        print(
            f"{kind:<26}{report.tried:>7}{report.finished:>10}{report.lost:>6}{report.invented:>10}"
            f"{report.gone:>6.0f} s"
        )
        for fault in report.faults:
            print(f"  {fault}")
    print(f"{time.monotonic() - began:.0f} s")
    return 0 if all(report.all_well for report in reports.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
