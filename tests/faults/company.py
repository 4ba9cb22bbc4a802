"""Several processes on one data folder, all of them writing: nothing is lost, and nothing there twice.

A window walks, another one changes walks by hand, and two command lines enter some; then all are killed.
"""

import random
import shutil
import tempfile
import time
from collections import Counter
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from retrotimer.cli import main
from tests.faults.damage import rows_in
from tests.faults.errands import FIRST_DAY, empty, quiet
from tests.faults.judges import Fact, Judge, Report, hold_walks
from tests.faults.kills import KINDS, PATIENCE, Victim
from tests.faults.lives import Tell

if TYPE_CHECKING:
    from tests.faults.lives import Life

ENTERED = "entered by"
LONGEST = 0.8


def enter(folder: Path, tell: Tell, *, who: int) -> None:
    """Walks entered in a terminal, each under a note that no other has."""
    quiet()
    tell("ready")
    for number in count():
        note, day = f"{ENTERED} {who}: {number}", FIRST_DAY + timedelta(days=number)
        tell("entering", note=note)
        words = ["log", day.isoformat(), "12", "--note", note, "--again"]
        if main(["--data-dir", str(folder), *words]) == 0:
            tell("entered", note=note)
        else:
            tell("refused", note=note)


def together(times: int, seed: int) -> Report:
    """Let so many companies work on a folder each, until all of one are killed."""
    chance = random.Random(seed)  # noqa: S311 - it picks moments, and keeps no secret
    report = Report()
    empty()
    for _ in range(times):
        with tempfile.TemporaryDirectory() as place:
            _company(Path(place), chance.uniform(0.0, LONGEST), report)
    return report


def _company(place: Path, seconds: float, report: Report) -> None:
    lives: list[Life] = [
        KINDS["walk"].life,
        KINDS["edit"].life,
        partial(enter, who=1),
        partial(enter, who=2),
    ]
    victims = [Victim("walk", place, life) for life in lives]
    ready = time.monotonic() + PATIENCE
    for victim in victims:
        if not victim.hear_until(ready, b"ready"):
            raise TimeoutError("a process did not get ready")
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        for victim in victims:
            victim.hear_until(time.monotonic() + min(left, 0.002))
    facts = [fact for victim in victims for fact in victim.kill()]
    report.tried += 1
    report.met += 1
    judge = Judge(victims[0].folder, facts, report)
    rows = rows_in(judge.folder)
    by_hand = {walk: row for walk, row in rows.items() if str(row["note"]).startswith(ENTERED)}
    hold_walks(judge, {walk: row for walk, row in rows.items() if walk not in by_hand})
    _hold_entered(judge, Counter(str(row["note"]) for row in by_hand.values()), facts)
    judge.done()
    shutil.rmtree(judge.folder)


def _hold_entered(judge: Judge, found: Counter[str], facts: list[Fact]) -> None:
    """What was entered is there once; what was refused is not, and of what was under way nothing is twice."""
    told = {str(fact["note"]): fact["kind"] for fact in facts if "note" in fact and "row" not in fact}
    least = {note for note, kind in told.items() if kind == "entered"}
    most = {note for note, kind in told.items() if kind != "refused"}
    judge.report.finished += len(least)
    lost = [note for note in least if not found[note]]
    more = [note for note, times in found.items() if times > 1 or note not in most]
    if lost:
        judge.lose(f"not there: {lost}", len(lost))
    if more:
        judge.invent(f"more than was entered: {more}", len(more))
