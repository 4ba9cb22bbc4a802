"""An import on the stack of changes: one step, that is moved only once all of it is written."""

from collections.abc import Callable, Generator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from retrotimer.control.edits import Edits
from retrotimer.core.entries import Change
from retrotimer.core.errors import ChangedElsewhereError, FullError, WorkingError
from retrotimer.core.exchange.forms import Progress
from retrotimer.store.history import SqliteHistory
from tests.control.test_edits import an_entry
from tests.fakes import TODAY, FakeClock, heard

pytestmark = pytest.mark.usefixtures("qapp")


class FakeImported:
    """Writes down what it is asked for, and fails where it is told to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.error: FullError | ChangedElsewhereError | None = None

    def take_back(self) -> Generator[Progress, None, None]:
        yield from self._steps("back")

    def write_again(self) -> Generator[Progress, None, None]:
        yield from self._steps("again")

    def _steps(self, what: str) -> Generator[Progress, None, None]:
        yield Progress(0, 2)
        if self.error is not None:
            raise self.error
        self.asked.append(what)


@pytest.fixture
def edits(clock: FakeClock, history: SqliteHistory) -> Edits:
    return Edits(clock, history, lambda: 0)


@pytest.fixture
def imported(edits: Edits) -> FakeImported:
    made = FakeImported()
    edits.keep_import(made)
    return made


def change(edits: Edits) -> tuple[Change | None, Change | None]:
    undo, redo = edits.to_undo, edits.to_redo
    return undo.change if undo else None, redo.change if redo else None


@pytest.fixture
def done(qtbot: QtBot, edits: Edits) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not edits.work.is_busy)


def test_it_is_undone_and_done_again_as_one_step(
    edits: Edits, imported: FakeImported, done: Callable[[], None]
) -> None:
    edited, taken_back = heard(edits.edited), heard(edits.taken_back)
    edits.undo()
    assert change(edits) == (Change.IMPORTED, None), "the stack waits for the disk"
    done()
    assert (change(edits), imported.asked, len(taken_back)) == ((None, Change.IMPORTED), ["back"], 1)
    edits.redo()
    done()
    assert (change(edits), imported.asked, len(edited)) == ((Change.IMPORTED, None), ["back", "again"], 1)


def test_while_it_is_being_undone_nothing_else_is_changed(
    edits: Edits, imported: FakeImported, history: SqliteHistory, done: Callable[[], None]
) -> None:
    failed = heard(edits.failed)
    edits.undo()
    edits.undo()
    assert not edits.add(an_entry(TODAY - timedelta(days=1)))
    assert [type(error) for error in failed] == [WorkingError, WorkingError], "nobody is left without a word"
    done()
    assert imported.asked == ["back"]
    assert history.count() == 0


def test_what_fails_stays_to_be_undone(
    edits: Edits, imported: FakeImported, done: Callable[[], None]
) -> None:
    failed = heard(edits.failed)
    imported.error = FullError("here")
    edits.undo()
    done()
    assert (change(edits), failed) == ((Change.IMPORTED, None), [imported.error])
    imported.error = None
    edits.undo()
    done()
    assert change(edits) == (None, Change.IMPORTED)


def test_what_was_changed_elsewhere_is_dropped_and_those_behind_it_can_be_reached(
    edits: Edits, done: Callable[[], None]
) -> None:
    edits.add(an_entry(TODAY - timedelta(days=1)))
    imported = FakeImported()
    edits.keep_import(imported)
    imported.error = ChangedElsewhereError("here")
    edits.undo()
    done()
    assert change(edits) == (Change.ADDED, None)
