"""What an import would do, line by line, before anything is done.

The rules, in the order in which they are asked:

- A line that cannot be kept, or that says another thing of a walk than a line before it, is refused.
- A walk is the same walk where its identity is.  Then the file's version takes the place of ours, unless ours
  was corrected later than the file's.
- A walk that is not known here by its identity is the same where one began at that very instant, if the file
  does not tell of that one too; then ours stays.
- What was deleted here comes back: whoever imports a file wants what is in it, and the plan says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from typing import NamedTuple, Protocol

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.exchange.entry import WalkEntry, differing
from retrotimer.core.exchange.lines import Entry, Item, Line, OtherExercise, StoredSettings, Why, item_of
from retrotimer.core.exchange.loop_form import LoopHabits
from retrotimer.core.exchange.settings_form import URGENT_SIGN, with_later_sign
from retrotimer.core.records import Outcome, WalkRecord


class Act(Enum):
    """What would become of a line."""

    ADDED = "added"
    CHANGED = "changed"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class KnownWalk:
    """A session that is kept here under an identity; `removed` if it was deleted."""

    record: WalkRecord
    removed: bool


class Known(Protocol):
    """What is kept here already. Every method may raise `StoreError`."""

    def has(self, entry: WalkEntry) -> bool:
        """Whether a session is kept that is exactly so, and was not deleted."""

    def walk(self, walk: str) -> KnownWalk | None:
        """The session of this identity, deleted or not."""

    def walks_at(self, start: str) -> Sequence[str]:
        """The sessions that began at this instant, as it is stored, but for deleted ones."""

    def has_walk_on(self, day: date) -> bool:
        """Whether a session of this day is kept."""

    def other_exercise(self, day: date) -> str:
        """What else was done on a day; an empty text where nothing was noted."""

    def doctor_check(self, utc: datetime) -> DoctorCheck | None:
        """The confirmation that was given at this instant."""

    def settings(self) -> Mapping[str, object]:
        """The settings by the names that they are stored by."""


class Planned(NamedTuple):
    """What would become of one line.

    Attributes:
        number: which line of the file.
        act: what would become of it.
        entry: what the line holds, if that makes sense.
        why: why it would not be added, or what is special about it.
        fields: what of the line that is about: where a mistake stands, or what would change.
        before: what is kept here now, where that would change.
        text: how the line begins, where it makes no sense.
        found: what stands where the mistake is.
    """

    number: int
    act: Act
    entry: Entry | None = None
    why: Why | None = None
    fields: tuple[str, ...] = ()
    before: Item | None = None
    text: str = ""
    found: str = ""

    @property
    def item(self) -> Item | None:
        """What the line holds, as it is looked at."""
        return item_of(self.entry)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """All that an import would do.

    Attributes:
        source: the file.
        lines: in the order of the file.
        counts: how many there are of each act.
        loop: the file's habits, where it is one of Loop Habit Tracker's.
    """

    source: str
    lines: Sequence[Planned]
    counts: Mapping[Act, int] = field(default_factory=dict)
    loop: LoopHabits | None = None

    @property
    def does_anything(self) -> bool:
        """Whether anything would be other than it is."""
        return bool(self.counts.get(Act.ADDED) or self.counts.get(Act.CHANGED))

    @property
    def day(self) -> date | None:
        """The latest day with a session that would be added or changed."""
        days = (
            one.entry.day
            for one in self.lines
            if (one.act is Act.ADDED or one.act is Act.CHANGED) and isinstance(one.entry, WalkEntry)
        )
        return max(days, default=None)


def make_plan(source: str, lines: Sequence[Planned], loop: LoopHabits | None = None) -> ImportPlan:
    """A plan of these lines."""
    counts = {act: count for act in Act if (count := sum(one.act is act for one in lines))}
    return ImportPlan(source, lines, counts, loop)


def plan_lines(lines: Sequence[Line], known: Known) -> Iterator[Planned]:
    """What would become of the lines of a file."""
    return map(_Planner(known, lines).plan, lines)


class _Planner:
    """Remembers the lines that it has seen: a file may hold one thing twice."""

    def __init__(self, known: Known, lines: Sequence[Line]) -> None:
        self._known = known
        self._lines = lines
        self._seen: dict[object, Entry] = {}
        self._starts: set[str] = set()
        self._tells_ids = all(line.has_id for line in lines if isinstance(line.entry, WalkEntry))

    @cached_property
    def _ids(self) -> frozenset[str]:
        """The identities that the file tells itself."""
        return frozenset(
            line.entry.id for line in self._lines if line.has_id and isinstance(line.entry, WalkEntry)
        )

    def plan(self, line: Line) -> Planned:
        entry = line.entry
        if entry is None:
            act = Act.SKIPPED if line.why is Why.NOT_DONE else Act.REFUSED
            return Planned(line.number, act, None, line.why, line.fields, None, line.text, line.found)
        key = _key(entry)
        before = self._seen.get(key)
        if before is not None:
            if (not line.has_id and line.alone) or item_of(before) == item_of(entry):
                return Planned(line.number, Act.SKIPPED, entry, Why.TWICE)
            return Planned(line.number, Act.REFUSED, entry, Why.TWICE_OTHERWISE)
        planned = self._walk(line, entry) if isinstance(entry, WalkEntry) else self._other(line, entry)
        if planned.act is not Act.REFUSED:
            self._seen[key] = entry
        return planned

    def _other(self, line: Line, item: OtherExercise | DoctorCheck | StoredSettings) -> Planned:
        before: Item | None = None
        if isinstance(item, OtherExercise):
            words = self._known.other_exercise(item.day)
            before = OtherExercise(item.day, words) if words else None
        elif isinstance(item, DoctorCheck):
            before = self._known.doctor_check(item.utc)
        else:
            stored = self._known.settings()
            item = with_later_sign(item, stored)
            before = StoredSettings({name: stored.get(name) for name in item.values})
            if before.values == {URGENT_SIGN: None}:
                return Planned(line.number, Act.ADDED, item, None, tuple(item.values))
        if before is None:
            return Planned(line.number, Act.ADDED, item)
        if before == item:
            return Planned(line.number, Act.SKIPPED, item, Why.SAME)
        return Planned(line.number, Act.CHANGED, item, None, _changes(before, item), before)

    def _walk(self, line: Line, entry: WalkEntry) -> Planned:
        if self._known.has(entry):
            return Planned(line.number, Act.SKIPPED, entry, Why.SAME)
        known = self._known.walk(entry.id)
        if known is not None and not known.removed:
            return _known_walk(line, entry, known.record)
        if line.alone and self._known.has_walk_on(entry.day):
            return Planned(line.number, Act.SKIPPED, entry, Why.DAY_TAKEN)
        if self._began_then(line, entry):
            return Planned(line.number, Act.SKIPPED, entry, Why.SAME_START)
        if not self._tells_ids:
            self._starts.add(entry.start)
        if known is not None:
            return Planned(line.number, Act.ADDED, entry, Why.COMES_BACK, (), known.record)
        return Planned(line.number, Act.ADDED, entry)

    def _began_then(self, line: Line, entry: WalkEntry) -> bool:
        """Whether another walk began at this instant: one that is kept here, or one of the file.

        Two walks whose file tells them apart by identity are two, even if both began at noon.
        """
        if any(one not in self._ids for one in self._known.walks_at(entry.start)):
            return True
        return not line.has_id and entry.start in self._starts


def _known_walk(line: Line, entry: WalkEntry, before: WalkRecord) -> Planned:
    """What becomes of another version of a session that is kept here."""
    if before.outcome is Outcome.UNDERWAY:
        return Planned(line.number, Act.REFUSED, entry, Why.UNDERWAY)
    item = entry.record()
    changes = differing(before, item)
    if not changes:
        return Planned(line.number, Act.SKIPPED, entry, Why.SAME)
    if not line.has_id:
        return Planned(line.number, Act.SKIPPED, entry, Why.SAME_START)
    if before.corrected is not None and (item.corrected is None or item.corrected < before.corrected):
        return Planned(line.number, Act.SKIPPED, entry, Why.CORRECTED_HERE, changes)
    return Planned(line.number, Act.CHANGED, entry, None, changes, before)


def _key(entry: Entry) -> object:
    """What makes two lines be about the same thing."""
    if isinstance(entry, WalkEntry):
        return entry.id
    if isinstance(entry, OtherExercise):
        return entry.day
    return entry.utc if isinstance(entry, DoctorCheck) else StoredSettings


def _changes(before: Item, after: Item) -> tuple[str, ...]:
    if isinstance(before, StoredSettings) and isinstance(after, StoredSettings):
        return tuple(name for name, value in after.values.items() if before.values.get(name) != value)
    return ("note",) if isinstance(after, OtherExercise) else ("date",)
