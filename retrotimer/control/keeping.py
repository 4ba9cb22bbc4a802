"""Looks after the data while the window is open: the backup that follows each change, damage, conflicts.

All of it is done aside, so that the window never waits; what comes of it is reported.
"""

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.core.errors import DamagedError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from retrotimer.core.copies import Copy
    from retrotimer.core.keeping import Merged, Restored
    from retrotimer.core.ports import Aside, Clock, Keeper
    from retrotimer.core.soundness import Findings

SETTLE_SECONDS = 3.0
"""After the first picture, or a change, before anything is done: nobody is kept waiting then."""

RESTORED = "restored"
"""What is said of a restore is about this: it is taken back where anything is changed after it."""


class Keeping(QObject):
    """The safety of the data.

    Signals:
        damage_met(error): the data turned out damaged; the next start will look first.
        conflict_found(name): a copy that synchronising left lies beside the data.
        backup_failed(error): this day's backup could not be made; reported once.
        backed_up(copy): a backup was made, asked for or not.
        saved_to(walks, path): a backup was written to a file.
        looked_at(path, walks): a file that was chosen is a sound backup with so many walks.
        restored(result), merged(result), looked_through(findings): what was asked for is done.
        failed(error, source): what was asked for could not be done, about this file where there is one.
    """

    damage_met = Signal(object)
    conflict_found = Signal(str)
    backup_failed = Signal(object)
    backed_up = Signal(object)
    saved_to = Signal(int, str)
    looked_at = Signal(str, int)
    restored = Signal(object)
    merged = Signal(object)
    looked_through = Signal(object)
    failed = Signal(object, str)

    def __init__(
        self,
        clock: "Clock",
        make_keeper: "Callable[[], Keeper]",
        aside: "Aside",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._make_keeper = make_keeper
        self._aside = aside
        self._begun = self._has_changed = False
        self._has_failed = False
        self._offered: set[str] = set()
        self._settled = clock.alarm(self._look_after)
        self._left_open = False
        self._damage: StoreError | None = None

    @property
    def damage(self) -> StoreError | None:
        """The first damage that was met since the start."""
        return self._damage

    @cached_property
    def _keeper(self) -> "Keeper":
        """The keeper, made when there is something to keep: the start does without it."""
        return self._make_keeper()

    @property
    def latest_backup(self) -> "Copy | None":
        """The latest backup of any day."""
        return self._keeper.latest_backup(self._clock.read().wall.date())

    @property
    def backup_folder(self) -> str:
        """Where the backups are."""
        return self._keeper.backup_folder

    def path_of(self, copy: "Copy") -> str:
        """Where a copy lies."""
        return self._keeper.path_of(copy)

    def begin(self, *, left_open: bool) -> None:
        """Look after the data from now on; after an end that was no clean one, look through them first."""
        self._begun = True
        self._left_open = left_open
        self._settled.set_coarse(SETTLE_SECONDS)

    def note_change(self) -> None:
        """Something was written: a backup of it follows, once nothing more has come for a moment."""
        if self._begun:
            self._has_changed = True
            self._settled.set_coarse(SETTLE_SECONDS)

    def end(self) -> None:
        """The window has closed: what was written last is not to wait for the next start."""
        self._settled.clear()
        if self._has_changed:
            self._back_up_changes()

    def back_up(self) -> None:
        """Make a backup now."""
        wall = self._clock.read().wall
        self._aside.run(lambda: self._keeper.back_up(wall), self.backed_up.emit, self._on_failed)

    def back_up_to(self, path: str) -> None:
        """Write a backup to this file."""
        self._aside.run(
            lambda: self._keeper.back_up_to(path),
            lambda walks: self.saved_to.emit(walks, path),
            self._on_failed,
        )

    def look_at(self, source: str) -> None:
        """See how many walks a file holds that somebody wants to restore."""
        self._aside.run(
            lambda: self._keeper.count(source),
            lambda walks: self.looked_at.emit(source, walks),
            lambda error: self._on_failed(error, source),
        )

    def restore(self, source: str) -> None:
        """Put this backup in the place of the data."""
        wall = self._clock.read().wall

        def done(result: "Restored") -> None:
            self.restored.emit(result)

        self._aside.run(
            lambda: self._keeper.restore(source, wall, alone=False),
            done,
            lambda error: self._on_failed(error, source),
        )

    def merge(self, name: str) -> None:
        """Take over from a copy that synchronising left what the data do not have."""
        wall = self._clock.read().wall

        def done(result: "Merged") -> None:
            self.merged.emit(result)

        self._aside.run(
            lambda: self._keeper.merge(name, wall), done, lambda error: self._on_failed(error, error.path)
        )

    def look_through(self) -> None:
        """Look whether all is well."""
        self._aside.run(self._keeper.look_through, self._on_looked_through, self._on_failed)

    def meet_damage(self, error: StoreError) -> None:
        """Somebody has met damage while reading or writing."""
        self._damage = self._damage or error
        with suppress(StoreError):  # then the next start finds it out by itself, or meets it again
            self._keeper.doubt()
        self.damage_met.emit(error)

    def _look_after(self) -> None:
        """Do what is due, one thing after the other."""
        if self._left_open:
            self._left_open = False
            self._aside.run(self._keeper.look_through, self._on_looked_after, self._on_backup_failed)
        self._back_up_changes()
        self._aside.run(self._keeper.conflicts, self._on_conflicts, lambda _error: None)

    def _back_up_changes(self) -> None:
        """Make this day's backup anew, if there is anything that the latest one does not have.

        Data that are known to be damaged are copied no more: the rescue wants what is there.
        """
        self._has_changed = False
        if self._damage is not None:
            return
        wall = self._clock.read().wall
        keeper = self._keeper  # here, as what a thread loads stays in memory of the thread's own
        self._aside.run(lambda: keeper.backup_if_changed(wall), self._on_backup_done, self._on_backup_failed)

    def _on_looked_after(self, findings: "Findings") -> None:
        if findings.damage or findings.senseless:
            self.meet_damage(DamagedError("", findings.damage))

    def _on_looked_through(self, findings: "Findings") -> None:
        self.looked_through.emit(findings)
        self._on_looked_after(findings)

    def _on_backup_done(self, copy: "Copy | None") -> None:
        if copy is not None:
            self.backed_up.emit(copy)

    def _on_backup_failed(self, error: StoreError) -> None:
        if isinstance(error, DamagedError):
            self.meet_damage(error)
        elif not self._has_failed:
            self._has_failed = True
            self.backup_failed.emit(error)

    def _on_conflicts(self, names: "Sequence[str]") -> None:
        for name in names:
            if name not in self._offered:
                self._offered.add(name)
                self.conflict_found.emit(name)

    def _on_failed(self, error: StoreError, source: str = "") -> None:
        if isinstance(error, DamagedError) and error.path != source:  # the data themselves
            self.meet_damage(error)
        self.failed.emit(error, source)
