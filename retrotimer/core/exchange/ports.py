"""What exporting and importing need from outside, as the store fills it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from retrotimer.core.exchange.forms import ExportWish, Steps
from retrotimer.core.exchange.lines import Here
from retrotimer.core.exchange.loop_form import LoopChoice
from retrotimer.core.exchange.planning import ImportPlan
from retrotimer.core.records import WalkRecord

Describe = Callable[[WalkRecord], str]
"""What a calendar calls a session."""


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The words in a calendar: of each session, and of the days on which a person means to walk."""

    walk: Describe
    planned: str


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: where, and how many entries."""

    target: str
    entries: int


class Imported(Protocol):
    """An import that was written, and how it is taken back and done again, each of it whole or not at all.

    Both raise `StoreError` before the first step is done, or in any later one; then nothing was changed.
    """

    def take_back(self) -> Steps[None]:
        """Let everything be as it was before."""

    def write_again(self) -> Steps[None]:
        """Do again what was taken back."""


class Exchange(Protocol):
    """The way of the data into files and back. Any step may raise `FileError` or `StoreError`."""

    def export(self, target: str, wish: ExportWish, words: CalendarWords) -> Steps[Exported]:
        """Write a file; what was there before is replaced in the last step, or stays as it is."""

    def read(self, source: str, here: Here, choice: LoopChoice) -> Steps[ImportPlan]:
        """What importing a file would do."""

    def write(self, plan: ImportPlan) -> Steps[Imported]:
        """Do what a plan says, whole or not at all."""
