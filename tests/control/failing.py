"""A history on a disk that can fail, around a real one."""

from typing import TYPE_CHECKING

from retrotimer.store.history import SqliteHistory

if TYPE_CHECKING:
    from retrotimer.core.errors import StoreError
    from retrotimer.store.database import Database


class FailingHistory(SqliteHistory):
    """The real history, or one that raises `fails_with` while that is set."""

    fails_with: "StoreError | None" = None

    def __init__(self, real: SqliteHistory) -> None:
        self._real = real
        self._read_utc = real._read_utc

    @property
    def _database(self) -> "Database":  # type: ignore[override]
        if self.fails_with is not None:
            raise self.fails_with
        return self._real._database
