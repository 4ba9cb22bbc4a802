"""What is told of the data's safety: by the data dialog, the rescue and the command line.

Which copies there are stands in `copies.py`, which the backup that follows each change needs alone.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retrotimer.core.copies import Copy


@dataclass(frozen=True, slots=True)
class Merged:
    """What two databases brought together: walks that only the other one had, and those it told later."""

    added: int
    changed: int


class Choice(Enum):
    """What to go on with when the database is damaged or gone."""

    BOTH = "both"
    SALVAGED = "salvaged"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class RescueFace:
    """What there is to go on with, each with its number of walks.

    Attributes:
        path: the damaged file, or where it was.
        salvaged: walks that could be read from it.
        backup: the latest sound backup, if there is one.
        in_backup: walks in that.
        both: walks in the two together.
        gone: whether there is no file at all, but only what lay beside it.
    """

    path: str
    salvaged: int
    backup: "Copy | None" = None
    in_backup: int = 0
    both: int = 0
    gone: bool = False

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What makes a difference, the best first: what holds no more walks than another is not offered."""
        if self.backup is None:
            return (Choice.SALVAGED,)
        if self.gone and not self.salvaged:
            return (Choice.BACKUP, Choice.SALVAGED)  # to begin empty may be just what somebody wants
        if self.both > max(self.salvaged, self.in_backup):
            return (Choice.BOTH, Choice.SALVAGED, Choice.BACKUP)
        # Of a walk that both hold, what could be read is the newer; the backup is as it was written.
        return (Choice.BOTH, Choice.BACKUP) if self.salvaged else (Choice.BACKUP,)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another machine that has the data in use, or had and has not said that it is done.

    Attributes:
        host: its name; empty where nobody knows.
        since: when it began, in this machine's zone.
    """

    host: str
    since: datetime


@dataclass(frozen=True, slots=True)
class DataFace:
    """Where the data are, and how safe.

    Attributes:
        folder: the data folder.
        walks: sessions in the history.
        backup: the latest backup, if there is one.
        backups: where the backups are.
    """

    folder: str
    walks: int
    backup: "Copy | None"
    backups: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore led to.

    Attributes:
        walks: walks that are there now.
        before: the copy of what was there before; None where there was nothing.
    """

    walks: int
    before: "Copy | None"
