"""Breaks a small database in one place after another, with all cores, and adds up what is salvaged."""

import multiprocessing
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from retrotimer.store.rows import Row
from tests.faults.damage import Fault, Outcome, a_file, faults, judge

KINDS = {"flip": "a flipped bit", "cut": "a file cut short", "page": "a page of zeroes"}
CUT_EVERY = 512
A_PIECE = 64


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


def break_all(walks: int, every: int) -> dict[str, Broken]:
    """A bit flipped at every so many bytes, a cut at every 512 at least, and each page wiped."""
    content, before = a_file(walks)
    cuts = (one for one in faults(content, max(every, CUT_EVERY)) if one.kind != "flip")
    flips = (Fault("flip", at) for at in range(every // 2, len(content), every))
    found = {kind: Broken(walks) for kind in KINDS}
    with multiprocessing.get_context("fork").Pool() as pool:
        for fault, outcome in pool.imap_unordered(
            partial(_one, content, before), _all_of(flips, cuts), chunksize=A_PIECE
        ):
            found[fault.kind].take(fault, outcome)
    return {f"{KINDS[kind]}, {walks} walks, {len(content)} bytes": one for kind, one in found.items()}


def _all_of(*several: Iterable[Fault]) -> list[Fault]:
    return [fault for faults_ in several for fault in faults_]


def _one(content: bytes, before: dict[str, Row], fault: Fault) -> tuple[Fault, Outcome]:
    return fault, judge(fault.of(content), before)
