"""Breaks a small database in one place after another, with all cores, and adds up what is salvaged."""

import multiprocessing
import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.pool import Pool

from retrotimer.store.rows import Row
from tests.faults.damage import Fault, Outcome, a_file, faults, judge

KINDS = {"flip": "a flipped bit", "cut": "a file cut short", "page": "a page of zeroes"}
CUT_EVERY = 512
A_PIECE = 16


@dataclass
class Broken:
    """What became of the walks of all files that were broken in one way.

    Attributes:
        walks: in each file.
        tried: files.
        whole: of these, the ones of which each walk is back as it was.
        back, retold, lost, invented: walks, as `Outcome` tells them apart.
        inventions: the faults after which there was a walk that nobody walked.
    """

    walks: int
    tried: int = 0
    whole: int = 0
    back: int = 0
    retold: int = 0
    lost: int = 0
    invented: int = 0
    inventions: list[Fault] = field(default_factory=list)

    def take(self, fault: Fault, outcome: Outcome) -> None:
        """Add one file."""
        self.tried += 1
        self.whole += outcome.back == self.walks
        self.back += outcome.back
        self.retold += outcome.retold
        self.lost += outcome.lost
        self.invented += outcome.invented
        if outcome.invented:
            self.inventions.append(fault)


def break_all(walks: int, every: int, begun: Callable[[], None]) -> tuple[dict[str, Broken], bool]:
    """A bit flipped at every so many bytes, a cut at every 512 at least, and each page wiped.

    Calls `begun` once the first is judged.  Gives what became of those that were tried, and whether these are
    all: Ctrl-C ends it before that.
    """
    content, before = a_file(walks)
    cuts = (one for one in faults(content, max(every, CUT_EVERY)) if one.kind != "flip")
    flips = (Fault("flip", at) for at in range(every // 2, len(content), every))
    found = {kind: Broken(walks) for kind in KINDS}
    with _pool() as pool:
        outcomes = pool.imap_unordered(
            partial(_one, content, before), _all_of(flips, cuts), chunksize=A_PIECE
        )
        try:
            for fault, outcome in outcomes:
                found[fault.kind].take(fault, outcome)
                begun()
        except KeyboardInterrupt:
            is_done = False
        else:
            is_done = True
    named = {f"{KINDS[kind]}, {walks} walks, {len(content)} bytes": one for kind, one in found.items()}
    return named, is_done


def _all_of(*several: Iterable[Fault]) -> list[Fault]:
    return [fault for faults_ in several for fault in faults_]


def _pool() -> Pool:
    """Processes that do not hear of Ctrl-C, which a terminal tells all: who waits for them ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # they inherit it
    try:
        return multiprocessing.get_context("fork").Pool()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _one(content: bytes, before: dict[str, Row], fault: Fault) -> tuple[Fault, Outcome]:
    return fault, judge(fault.of(content), before)
