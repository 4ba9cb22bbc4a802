"""Holds what a process left behind against what it had told: nothing lost, nothing invented."""

import shutil
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from retrotimer.control.session import CHECKPOINT_SECONDS
from retrotimer.core.errors import StoreError
from retrotimer.store.backups import Backups
from retrotimer.store.database import open_database
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.rows import Row, row_of
from retrotimer.store.soundness import look_through
from tests.faults.damage import rows_in
from tests.faults.errands import A_FILE, MINE, days_of, note_of, walks_here, walks_there
from tests.faults.lives import OLD, RATE

Fact = dict[str, object]

SAID_AFTERWARDS = {"note", "back_pain_after", "removed_utc"}


@dataclass
class Report:
    """What became of the data of all processes of one kind.

    Attributes:
        tried: processes.
        met: of these, the ones that met the fault while they worked; a kill meets each.
        finished: what was told to be done: walks that ended, were entered, imported or copied.
        lost: of these, the ones that are gone or otherwise.
        invented: walks that nobody walked, or with more than was walked.
        gone: the most seconds of a walk under way that are not on the disk.
        faults: each of them in words.
    """

    tried: int = 0
    met: int = 0
    finished: int = 0
    lost: int = 0
    invented: int = 0
    gone: float = 0.0
    faults: list[str] = field(default_factory=list)

    @property
    def survived(self) -> int:
        """Processes after which all was as it has to be."""
        return self.tried - len(self.faults)

    @property
    def all_well(self) -> bool:
        """Whether nothing was lost that must not be."""
        return not (self.lost or self.invented or self.faults) and self.gone <= CHECKPOINT_SECONDS


class Judge:
    """One process's facts, its data after the next start, and the report that they go into."""

    def __init__(self, folder: Path, facts: list[Fact], report: Report) -> None:
        self.folder = folder
        self.facts = facts
        self.report = report
        self.faults: list[str] = []

    def done(self) -> None:
        """Tell what was found; the data must be sound whatever else holds."""
        if (self.folder / DATABASE_NAME).exists() and not look_through(self.folder / DATABASE_NAME).sound:
            self.faults.append("the data are not sound")
        if self.faults:
            self.report.faults.append("; ".join(self.faults))

    def lose(self, what: str, number: int = 1) -> None:
        """Something that was told is not there."""
        self.report.lost += number
        self.faults.append(what)

    def invent(self, what: str, number: int = 1) -> None:
        """Something is there that nobody told."""
        self.report.invented += number
        self.faults.append(what)

    def of(self, *kinds: str) -> list[Fact]:
        """The facts of these kinds."""
        return [fact for fact in self.facts if fact["kind"] in kinds]


def judge_walks(judge: Judge) -> None:
    """Walks that ended or were entered, with each value of them; and how far one got that was under way."""
    hold_walks(judge, rows_in(judge.folder))


def hold_walks(judge: Judge, kept: dict[str, Row]) -> None:
    """Hold these rows against what was told."""
    ended, may_be = _told(judge.facts)
    notes = _notes(judge.facts)
    judge.report.finished += len(ended)
    for walk, fact in ended.items():
        found = kept.get(walk)
        if found is None or _firm(found) != _firm(fact["row"]):  # type: ignore[arg-type]
            judge.lose(f"{walk}: {fact['row']} was told, and there is {found}")
            continue
        note = None if found["removed_utc"] else found["note"]
        if note not in notes.get(walk, [fact["note"]]):
            judge.lose(f"{walk}: it says {note!r}")
    others = [row for walk, row in kept.items() if walk not in ended and walk not in may_be]
    if len(others) > 1:  # one may have begun, or ended, that was not told yet
        judge.invent(f"{len(others)} walks that were not told", len(others) - 1)
    on_disk = max((_backward(row) for row in others), default=0.0)
    most = _most_walked(judge.facts)
    if on_disk > most:
        judge.invent(f"{on_disk} s on the disk, and {most} s since the walk began")
    latest = _latest(judge.facts)
    if latest is not None:
        judge.report.gone = max(judge.report.gone, latest - on_disk)


def _told(facts: list[Fact]) -> tuple[dict[str, Fact], set[str]]:
    """The walks that are on the disk, by what was told, and those that may be there."""
    ended: dict[str, Fact] = {}
    waiting: dict[str, Fact] = {}
    may_be: set[str] = set()
    for fact in facts:
        match fact["kind"]:
            case "ended":
                ended[str(fact["id"])] = fact
            case "waits":
                waiting[str(fact["id"])] = fact
            case "adding":
                may_be.add(str(fact["id"]))
            case "recovered":
                ended.update(waiting)
                waiting.clear()
            case "refused" if "id" in fact:
                may_be.discard(str(fact["id"]))
    return ended, may_be | set(waiting)


def _notes(facts: list[Fact]) -> dict[str, list[object]]:
    """What the note of each walk that was changed may be; None where it is taken out."""
    return {str(fact["id"]): list(fact["notes"]) for fact in facts if "notes" in fact}  # type: ignore[call-overload]


def _firm(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in SAID_AFTERWARDS}


def _backward(row: Row) -> float:
    return float(str(row["walked_backward"]))


def _latest(facts: list[Fact]) -> float | None:
    """Seconds of the walk under way, as they were told last; None where none had been told of."""
    latest: float | None = None
    for fact in facts:
        if fact["kind"] == "at" and fact["saved"]:
            latest = float(str(fact["seconds"]))
        elif fact["kind"] in {"ended", "waits"}:
            latest = None
    return latest


def _most_walked(facts: list[Fact]) -> float:
    """Seconds that can have been walked since the last walk began, however little was told of it."""
    begun = [float(str(fact["at"])) for fact in facts if fact["kind"] == "begun"]
    killed = max(float(str(fact["at"])) for fact in facts if fact["kind"] == "killed")
    return (killed - begun[-1]) * RATE if begun else 0.0


def judge_migrations(judge: Judge) -> None:
    """Open what was being migrated again: every walk of the old file must be there."""
    for fact in judge.of("migrating"):
        data, old = judge.folder / str(fact["folder"]), OLD / str(fact["old"])
        file = data / DATABASE_NAME
        if not file.exists() or file.stat().st_size < old.stat().st_size:
            continue  # it was killed while its own data were still being laid out
        expected = keys_in(old)
        judge.report.finished += len(expected)
        open_database(data).close()
        found = keys_in(file)
        if found != expected:
            judge.lose(f"{data.name}: {len(found)} of {len(expected)} walks", len(expected - found))
            judge.report.invented += len(found - expected)


def keys_in(path: Path) -> set[tuple[object, ...]]:
    """The walks of a database of any schema, by what no version can tell otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copyfile(path, Path(folder) / path.name))
        with closing(sqlite3.connect(copy)) as connection:
            return set(connection.execute("SELECT id, local_date, walked_backward, outcome FROM session"))


def judge_imports(judge: Judge) -> None:
    """Of each file all walks or none, as it was told last; each on its day, with its minutes."""
    rows = [row for row in rows_in(judge.folder).values() if row["removed_utc"] is None]
    found = Counter(str(row["note"]) for row in rows)
    told = {int(str(fact["number"])): fact["walks"] for fact in judge.of("changing", "changed")}
    judge.report.finished += sum(walks == [A_FILE] for walks in told.values())
    for number, walks in told.items():
        there = found.pop(note_of(number), 0)
        if there not in walks:  # type: ignore[operator]
            judge.lose(f"{there} walks of file {number}, not {walks}")
    if found:
        judge.invent(f"walks of no file: {found}", found.total())
    expected = {
        (note_of(number), day, 60.0 * (10 + n % 6))
        for number in told
        for n, day in enumerate(days_of(number))
    }
    strange = {
        (str(row["note"]), date.fromisoformat(str(row["local_date"])), _backward(row)) for row in rows
    } - expected
    if strange:
        judge.invent(f"otherwise than in the file: {strange}", len(strange))


def judge_backups(judge: Judge) -> None:
    """The data are whole, and each file that has a backup's name is one, with all that was there then."""
    judge_walks(judge)
    backups = Backups(judge.folder)
    own = judge.folder.parent / f"{judge.folder.name}-{MINE}"
    # A copy that was told must be there, and hold what was told before it.
    for is_own, files in ((False, [backups.path(copy) for copy in backups.all()]), (True, [own])):
        number, copies = _least_copied(judge.facts, own=is_own)
        judge.report.finished += copies
        held = [_walks_in(judge, backups, file) for file in files if file.exists()]
        if copies and (not held or max(held) < number):
            judge.lose(f"copies hold {held} walks, and {number} were copied")


def _least_copied(facts: list[Fact], *, own: bool) -> tuple[int, int]:
    """How many walks the latest copy holds at least, and how many copies were told."""
    walks = number = copies = 0
    for fact in facts:
        walks += fact["kind"] == "ended"
        if fact["kind"] == "copied" and fact["own"] is own:
            number, copies = walks, copies + 1
    return number, copies


def _walks_in(judge: Judge, backups: Backups, file: Path) -> int:
    try:
        return backups.count(file)
    except StoreError as error:
        judge.invent(f"{file.name} is taken for a backup: {error}")
        return -1


def judge_restores(judge: Judge) -> None:
    """The data are wholly the one or the other, and so is each copy; what was replaced is in one."""
    states = {
        "here": {str(one.id): row_of(one) for one in walks_here()},
        "there": {str(one.id): row_of(one) for one in walks_there()},
    }
    told = judge.of("changing", "changed", "stayed")
    may_be = told[-1]["states"] if told else ["here"]
    judge.report.finished += len(judge.of("changed"))
    backups = Backups(judge.folder)
    found = _state(judge.folder / DATABASE_NAME, states)
    if found not in may_be:  # type: ignore[operator]
        judge.lose(f"the data are {found}, not {may_be}")
    copies = [_state(backups.path(copy), states) for copy in backups.all()]
    if None in copies:
        judge.invent(f"copies that are neither: {copies}", copies.count(None))
    if judge.of("changed") and "here" not in copies:
        judge.lose("what was replaced is in no copy")


def _state(file: Path, states: dict[str, dict[str, Row]]) -> str | None:
    """Which of the states a file holds, row by row; None where it is neither."""
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("", "-wal"):
            beside = file.with_name(file.name + suffix)
            if beside.exists():
                shutil.copyfile(beside, Path(folder) / f"{DATABASE_NAME}{suffix}")
        rows = {walk: {**row} for walk, row in rows_in(Path(folder)).items()}
    for row in rows.values():
        row.pop("removed_utc")
    return next((name for name, state in states.items() if state == rows), None)
