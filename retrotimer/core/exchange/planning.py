"""What an import would do, line by line, before anything is done.

The rules, in the order in which they are asked:

- A line that cannot be kept, or that says another thing of a walk than a line before it, is refused.
- A walk is the same walk where its identity is.  Then the file's version takes the place of ours, unless ours
  was corrected later than the file's.
- A walk that is not known here by its identity is the same where one began at that very instant, if the file
  does not tell of that one too; then ours stays.
- What was deleted here comes back: whoever imports a file wants what is in it, and the plan says so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Protocol
from uuid import UUID

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.exchange.lines import Item, Line, OtherExercise, StoredSettings, Why
from retrotimer.core.exchange.loop_form import LoopHabits
from retrotimer.core.exchange.walk_form import differing
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

    def walk(self, walk: UUID) -> KnownWalk | None:
        """The session of this identity, deleted or not."""

    def walks_at(self, start: datetime) -> Sequence[UUID]:
        """The sessions that began at this instant, but for deleted ones."""

    def has_walk_on(self, day: date) -> bool:
        """Whether a session of this day is kept."""

    def other_exercise(self, day: date) -> str:
        """What else was done on a day; an empty text where nothing was noted."""

    def doctor_check(self, utc: datetime) -> DoctorCheck | None:
        """The confirmation that was given at this instant."""

    def settings(self) -> Mapping[str, object]:
        """The settings by the names that they are stored by."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What would become of one line.

    Attributes:
        number: which line of the file.
        act: what would become of it.
        item: what the line holds, if that makes sense.
        why: why it would not be added, or what is special about it.
        fields: what of the line that is about: where a mistake stands, or what would change.
        before: what is kept here now, where that would change.
        text: how the line begins, where it makes no sense.
    """

    number: int
    act: Act
    item: Item | None = None
    why: Why | None = None
    fields: tuple[str, ...] = ()
    before: Item | None = None
    text: str = ""


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
            one.item.started.date
            for one in self.lines
            if one.act in {Act.ADDED, Act.CHANGED} and isinstance(one.item, WalkRecord)
        )
        return max(days, default=None)


def make_plan(source: str, lines: Sequence[Planned], loop: LoopHabits | None = None) -> ImportPlan:
    """A plan of these lines."""
    return ImportPlan(source, lines, Counter(one.act for one in lines), loop)


def plan_lines(lines: Sequence[Line], known: Known) -> Iterator[Planned]:
    """What would become of the lines of a file."""
    planner = _Planner(known, ids_in(lines))
    for line in lines:
        yield planner.plan(line)


def ids_in(lines: Iterable[Line]) -> frozenset[UUID]:
    """The identities that a file tells itself."""
    return frozenset(line.item.id for line in lines if line.has_id and isinstance(line.item, WalkRecord))


class _Planner:
    """Remembers the lines that it has seen: a file may hold one thing twice."""

    def __init__(self, known: Known, ids: frozenset[UUID]) -> None:
        self._known = known
        self._ids = ids
        self._seen: dict[object, Item] = {}
        self._starts: dict[datetime, UUID] = {}

    def plan(self, line: Line) -> Planned:
        item = line.item
        if item is None:
            act = Act.SKIPPED if line.why is Why.NOT_DONE else Act.REFUSED
            fields = (line.field,) if line.field else ()
            return Planned(line.number, act, None, line.why, fields, text=line.text)
        key = _key(item)
        if key in self._seen:
            if self._seen[key] == item or (not line.has_id and line.alone):
                return Planned(line.number, Act.SKIPPED, item, Why.TWICE)
            return Planned(line.number, Act.REFUSED, item, Why.TWICE_OTHERWISE)
        planned = self._compare(line, item)
        if planned.act is not Act.REFUSED:
            self._seen[key] = item
        return planned

    def _compare(self, line: Line, item: Item) -> Planned:
        if isinstance(item, WalkRecord):
            return self._walk(line, item)
        before: Item | None = None
        if isinstance(item, OtherExercise):
            words = self._known.other_exercise(item.day)
            before = OtherExercise(item.day, words) if words else None
        elif isinstance(item, DoctorCheck):
            before = self._known.doctor_check(item.utc)
        else:
            stored = self._known.settings()
            before = StoredSettings({name: stored[name] for name in item.values})
        if before is None:
            return Planned(line.number, Act.ADDED, item)
        if before == item:
            return Planned(line.number, Act.SKIPPED, item, Why.SAME)
        return Planned(line.number, Act.CHANGED, item, None, _changes(before, item), before)

    def _walk(self, line: Line, item: WalkRecord) -> Planned:
        known = self._known.walk(item.id)
        if known is not None and not known.removed:
            return self._known_walk(line, item, known.record)
        if line.alone and (self._known.has_walk_on(item.started.date)):
            return Planned(line.number, Act.SKIPPED, item, Why.DAY_TAKEN)
        if self._began_then(line, item):
            return Planned(line.number, Act.SKIPPED, item, Why.SAME_START)
        self._starts.setdefault(item.started.utc, item.id)
        if known is not None:
            return Planned(line.number, Act.ADDED, item, Why.COMES_BACK, (), known.record)
        return Planned(line.number, Act.ADDED, item)

    def _known_walk(self, line: Line, item: WalkRecord, before: WalkRecord) -> Planned:
        if before.outcome is Outcome.UNDERWAY:
            return Planned(line.number, Act.REFUSED, item, Why.UNDERWAY)
        changes = differing(before, item)
        if not changes:
            return Planned(line.number, Act.SKIPPED, item, Why.SAME)
        if not line.has_id:
            return Planned(line.number, Act.SKIPPED, item, Why.SAME_START)
        if before.corrected is not None and (item.corrected is None or item.corrected < before.corrected):
            return Planned(line.number, Act.SKIPPED, item, Why.CORRECTED_HERE, changes)
        return Planned(line.number, Act.CHANGED, item, None, changes, before)

    def _began_then(self, line: Line, item: WalkRecord) -> bool:
        """Whether another walk began at this instant: one that is kept here, or one of the file.

        Two walks whose file tells them apart by identity are two, even if both began at noon.
        """
        here = [one for one in self._known.walks_at(item.started.utc) if one not in self._ids]
        return bool(here) or (not line.has_id and item.started.utc in self._starts)


def _key(item: Item) -> object:
    """What makes two lines be about the same thing."""
    if isinstance(item, WalkRecord):
        return item.id
    if isinstance(item, OtherExercise):
        return item.day
    return item.utc if isinstance(item, DoctorCheck) else StoredSettings


def _changes(before: Item, after: Item) -> tuple[str, ...]:
    if isinstance(before, StoredSettings) and isinstance(after, StoredSettings):
        return tuple(name for name, value in after.values.items() if before.values.get(name) != value)
    return ("note",) if isinstance(after, OtherExercise) else ("date",)
