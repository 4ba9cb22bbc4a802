"""Long work between the events of a window: done, failed, or given up in between."""

import gc
from collections.abc import Generator, Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from retrotimer.control.work import MOST_STEPS, TURN_SECONDS, Work
from retrotimer.core.errors import BusyError, StoreError, WorkingError
from retrotimer.core.exchange.forms import FileError, FileWrong, Progress
from tests.fakes import FakeClock, heard

pytestmark = pytest.mark.usefixtures("qapp")


class Job:
    """Work of some steps, each of which takes its time; it remembers what became of it."""

    def __init__(self, clock: FakeClock, steps: int, *, seconds: float = 0.0) -> None:
        self.clock = clock
        self.count = steps
        self.seconds = seconds
        self.done = 0
        self.closed = False
        self.results: list[object] = []
        self.errors: list[object] = []

    def steps(self, error: Exception | None = None) -> Generator[Progress, None, str]:
        try:
            for _ in range(self.count):
                self.done += 1
                self.clock.stall(self.seconds)
                yield Progress(self.done, self.count + 1)
            if error is not None:
                raise error
            return "done"
        finally:
            self.closed = True

    def run(self, work: Work, error: Exception | None = None) -> None:
        work.run(self.steps(error), self.results.append, self.errors.append)


@pytest.fixture
def work(clock: FakeClock) -> Iterator[Work]:
    made = Work(clock)
    yield made
    made.cancel()  # or the garbage collector would stay away from the tests that follow


def finish(qtbot: QtBot, work: Work) -> None:
    qtbot.waitUntil(lambda: not work.is_busy)


def test_what_comes_of_it_is_told_once(qtbot: QtBot, clock: FakeClock, work: Work) -> None:
    started, ended = heard(work.started), heard(work.ended)
    job = Job(clock, 5)
    job.run(work)
    assert (work.is_busy, job.done) == (True, 0), "nothing is done before the event loop goes on"
    finish(qtbot, work)
    assert (job.results, job.errors, len(started), len(ended)) == (["done"], [], 1, 1)


@pytest.mark.parametrize("error", [BusyError("here"), FileError(FileWrong.EMPTY)])
def test_a_failure_is_told_instead(
    qtbot: QtBot, clock: FakeClock, work: Work, error: StoreError | FileError
) -> None:
    job = Job(clock, 2)
    job.run(work, error)
    finish(qtbot, work)
    assert (job.results, job.errors) == ([], [error])


def test_one_turn_takes_no_longer_than_a_picture(clock: FakeClock, work: Work) -> None:
    progressed = heard(work.progressed)
    slow = Job(clock, 10, seconds=TURN_SECONDS / 3 * 1.01)
    slow.run(work)
    QCoreApplication.processEvents()
    assert slow.done == 3
    assert progressed == [Progress(3, 11)]


def test_quick_steps_are_bounded_too(clock: FakeClock, work: Work) -> None:
    quick = Job(clock, 10 * MOST_STEPS)
    quick.run(work)
    QCoreApplication.processEvents()
    assert quick.done == MOST_STEPS


def test_it_can_be_given_up_in_between(clock: FakeClock, work: Work) -> None:
    ended = heard(work.ended)
    job = Job(clock, 10 * MOST_STEPS)
    job.run(work)
    QCoreApplication.processEvents()
    assert work.cancel()
    assert (job.closed, work.is_busy, len(ended)) == (True, False, 1)
    QCoreApplication.processEvents()
    assert (job.results, job.errors) == ([], [])
    assert not work.cancel(), "there is nothing any more"


def test_in_the_last_step_it_is_too_late(qtbot: QtBot, work: Work) -> None:
    def steps() -> Generator[Progress, None, str]:
        yield Progress(1, 1)
        yield Progress(1, 1)
        return "kept"

    results: list[object] = []
    work.run(steps(), results.append, results.append)
    QCoreApplication.processEvents()
    assert not work.cancel()
    finish(qtbot, work)
    assert results == ["kept"]


def test_a_second_piece_of_work_is_not_begun_and_told_so(qtbot: QtBot, clock: FakeClock, work: Work) -> None:
    first, second = Job(clock, 3), Job(clock, 3)
    first.run(work)
    second.run(work)
    assert [type(error) for error in second.errors] == [WorkingError]
    finish(qtbot, work)
    assert (first.results, second.results, second.done) == (["done"], [], 0)


def test_what_follows_may_begin_the_next_one(qtbot: QtBot, clock: FakeClock, work: Work) -> None:
    second = Job(clock, 2)
    work.run(Job(clock, 2).steps(), lambda _done: second.run(work), lambda _error: None)
    qtbot.waitUntil(lambda: bool(second.results))
    assert second.results == ["done"]


def test_the_garbage_collector_is_away_meanwhile_and_back_afterwards(
    qtbot: QtBot, clock: FakeClock, work: Work
) -> None:
    assert gc.isenabled()
    for give_up in (True, False):
        Job(clock, 10 * MOST_STEPS).run(work)
        QCoreApplication.processEvents()
        assert not gc.isenabled()
        if give_up:
            work.cancel()
        finish(qtbot, work)
        assert gc.isenabled()
