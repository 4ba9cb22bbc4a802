"""Which copies of the data there are, what they are called, and which of them are kept.

A copy's name tells when it was made, on the wall clock of that day, and why.  Only those of every day are
thinned out: what a person asked for, and what was copied before something was changed by hand, stays until
they delete it.
"""

import re
from collections.abc import Callable, Collection, Hashable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""How many days, weeks and months keep their latest copy."""

_NAME = re.compile(
    r"retrotimer-(\d{4})-(\d\d)-(\d\d)-(\d\d)(\d\d)(\d\d)(?:-([a-z-]+))?\.db",
    re.ASCII,
)

_CONFLICT = re.compile(
    r"retrotimer(?: \(.+\)"  # Dropbox, Nextcloud, Google Drive
    r"|[._-](?:sync-)?conflict-[\w-]+"  # Syncthing, ownCloud
    r"| \d)\.db",  # iCloud
    re.ASCII | re.IGNORECASE,
)


class Why(Enum):
    """Why a copy was made; the value stands in its name."""

    DAILY = ""
    ASKED = "asked"
    RESTORE = "before-restore"
    MERGE = "before-merge"
    REPLACED = "replaced"
    DAMAGED = "damaged"
    MERGED = "merged"


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """One copy of the data, by when it was made on the wall clock.

    Attributes:
        day: the date on the wall clock.
        at: the time there, to the second.
        mark: the value of `Why`, so that copies sort.
    """

    day: date
    at: time
    mark: str = Why.DAILY.value

    @property
    def why(self) -> Why:
        """Why it was made."""
        return Why(self.mark)

    @property
    def name(self) -> str:
        """The name of its file."""
        mark = f"-{self.mark}" if self.mark else ""
        return f"retrotimer-{self.day.isoformat()}-{self.at:%H%M%S}{mark}.db"


def copy_at(wall: datetime, why: Why = Why.DAILY) -> Copy:
    """The copy that is made at this moment of the wall clock."""
    return Copy(wall.date(), wall.time().replace(microsecond=0, tzinfo=None, fold=0), why.value)


def copy_named(name: str) -> Copy | None:
    """The copy that a file's name tells of; None where it is not one of ours."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    year, month, day, hour, minute, second = map(int, found.groups()[:6])
    with suppress(ValueError):  # the 30th of February, or a word that we do not use
        return Copy(date(year, month, day), time(hour, minute, second), Why(found[7] or "").value)
    return None


def is_conflict(name: str) -> bool:
    """Whether a service that synchronises folders has named a second database so, as two were changed."""
    return _CONFLICT.fullmatch(name) is not None


def until(copies: Iterable[Copy], today: date) -> list[Copy]:
    """The copies without those of days to come: a clock was wrong then, and nobody knows how old they are."""
    return [copy for copy in copies if copy.day <= today]


def best_first(copies: Collection[Copy], today: date) -> list[Copy]:
    """The latest copy first, and last those of days to come: they may be the only ones all the same."""
    known = until(copies, today)
    return sorted(known, reverse=True) + sorted(set(copies) - set(known), reverse=True)


def next_copy(copies: Iterable[Copy], wall: datetime) -> Copy:
    """The copy of every day that is made at this moment of the wall clock.

    A day's latest copy is the one that stays, so none of that day may seem to be later, even where clocks
    were set back.  It is named a second after that one then, or like that one where no second is left.
    """
    made = copy_at(wall)
    latest = max((one for one in copies if one.why is Why.DAILY and one.day == made.day), default=made)
    if latest < made or latest is made:
        return made
    after = datetime.combine(latest.day, latest.at) + timedelta(seconds=1)
    return copy_at(after) if after.date() == made.day else latest


def superfluous(copies: Iterable[Copy], today: date) -> set[Copy]:
    """The copies of every day that no day, week or month needs any more.

    The latest copy of each of the last `DAILY` days, `WEEKLY` weeks (from Monday) and `MONTHLY` months that
    have one stays.  Those of days to come are left alone: nobody knows when they were made.
    """
    daily = {copy for copy in until(copies, today) if copy.why is Why.DAILY}
    latest_first = sorted(daily, reverse=True)
    return daily - {
        *_latest(latest_first, DAILY, lambda copy: copy.day),
        *_latest(latest_first, WEEKLY, lambda copy: copy.day.isocalendar()[:2]),
        *_latest(latest_first, MONTHLY, lambda copy: (copy.day.year, copy.day.month)),
    }


def _latest(latest_first: list[Copy], number: int, span: Callable[[Copy], Hashable]) -> list[Copy]:
    """The latest copy of each of the last spans that have one."""
    found: dict[Hashable, Copy] = {}
    for copy in latest_first:
        found.setdefault(span(copy), copy)
    return list(found.values())[:number]
