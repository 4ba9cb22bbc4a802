"""Breaks a small database in one place after another, with all cores, and adds up what is rescued."""

import multiprocessing
import random
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.pool import Pool

from tests.faults.damage import Fault, Laid, Outcome, a_folder, faults, judge_rescue

KINDS = {
    "flip": "a flipped bit",
    "cut": "a file cut short",
    "page": "a page of zeroes",
    "zero": "nothing but zeroes",
    "gone": "no file any more",
}
BACKED_UP, BEHIND, ALONE = (
    "with the backup that follows each change",
    "one walk newer than its backup",
    "alone",
)
"""What the file is rescued with."""

RARER = 4
"""At so much fewer bytes a file is broken that is newer than its backup: it seldom is."""

A_PIECE = 16


@dataclass
class Broken:
    """What became of the walks of all files that were broken in one way.

    Attributes:
        walks: in each file.
        tried: files.
        whole: of these, the ones of which each walk is back as it was.
        back, retold, lost, invented: walks, as `Outcome` tells them apart.
        worst: the most walks of one file that were lost or told otherwise.
        inventions: the faults after which there was a walk that nobody walked.
    """

    walks: int
    tried: int = 0
    whole: int = 0
    back: int = 0
    retold: int = 0
    lost: int = 0
    invented: int = 0
    worst: int = 0
    inventions: list[Fault] = field(default_factory=list)

    def take(self, fault: Fault, outcome: Outcome) -> None:
        """Add one file."""
        self.tried += 1
        self.whole += outcome.back == self.walks
        self.back += outcome.back
        self.retold += outcome.retold
        self.lost += outcome.lost
        self.invented += outcome.invented
        self.worst = max(self.worst, outcome.lost + outcome.retold)
        if outcome.invented:
            self.inventions.append(fault)


Tried = tuple[str, Fault]
Found = dict[str, dict[str, Broken]]
"""What became of the walks, by what they were rescued with and by the kind of fault."""


def break_all(walks: int, every: int, begun: Callable[[], None]) -> tuple[Found, int, bool]:
    """Break a file in every way: with a backup that has all of it, with one that lacks a walk, and alone.

    Calls `begun` once the first is judged.  Gives what became of those that were tried, how many bytes a file
    has, and whether these are all: Ctrl-C ends it before that.  They come in an order of chance, so that what
    was tried until then stands for all.
    """
    files = {BACKED_UP: a_folder(walks), BEHIND: a_folder(walks, 1)}
    found: Found = {name: {kind: Broken(walks) for kind in KINDS} for name in (BACKED_UP, BEHIND, ALONE)}
    tried = [
        (name, fault)
        for name, laid in files.items()
        for fault in faults(laid.content, every if name == BACKED_UP else every * RARER)
    ]
    random.Random(0).shuffle(tried)  # noqa: S311 - it mixes, and keeps no secret
    is_done = False
    with _pool() as pool:
        try:
            for (name, fault), (rescued, alone) in pool.imap_unordered(
                partial(_one, files), tried, chunksize=A_PIECE
            ):
                found[name][fault.kind].take(fault, rescued)
                if name == BACKED_UP:  # the other file holds the same walks
                    found[ALONE][fault.kind].take(fault, alone)
                begun()
            is_done = True
        except KeyboardInterrupt:
            pass
    return found, len(files[BACKED_UP].content), is_done


def _pool() -> Pool:
    """Processes that do not hear of Ctrl-C, which a terminal tells all: who waits for them ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # they inherit it
    try:
        return multiprocessing.get_context("fork").Pool()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _one(files: dict[str, Laid], one: Tried) -> tuple[Tried, tuple[Outcome, Outcome]]:
    name, fault = one
    return one, judge_rescue(fault, files[name])
