"""A desk on a frozen clock, and English plurals."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from retrotimer.console.desk import Desk
from retrotimer.store.history import SqliteHistory
from tests.english import english
from tests.fakes import FakeClock
from tests.new_data import open_anew

__all__ = ["english"]

Sit = Callable[[], Desk]


@pytest.fixture(autouse=True)
def _no_garbage_collected() -> Iterator[None]:
    """As in a command's own process (`cli._prepare`).

    An export waits for a thread, and in this process what windows of other tests have left could be collected
    in it, which crashes Qt.
    """
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data folder, not made yet."""
    return tmp_path / "data"


@pytest.fixture
def kept(folder: Path, clock: FakeClock) -> Iterator[SqliteHistory]:
    """The history that the folder holds, as a window writes to it."""
    database = open_anew(folder)
    yield SqliteHistory(database, lambda: clock.read().utc)
    database.close()


@pytest.fixture
def sit(folder: Path, clock: FakeClock) -> Iterator[Sit]:
    """Opens the folder for one word of the command line, again and again; one is at work at a time."""
    opened: list[Desk] = []

    def leave() -> None:
        while opened:
            opened.pop().close()

    def sit_down() -> Desk:
        leave()
        opened.append(Desk(folder, clock))
        return opened[-1]

    yield sit_down
    leave()


def a_day(day: str, minutes: float, run_minutes: float = 0.0, *, complete: bool) -> dict[str, object]:
    """A day as other programs read it; planned it is not."""
    shape = {"date": day, "minutes": minutes, "run_minutes": run_minutes}
    return {**shape, "complete": complete, "planned": False}
