import gc
from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from retrotimer import rubbish
from retrotimer.control.work import Work
from retrotimer.core.exchange.forms import Progress, Steps
from retrotimer.desktop.aside import ThreadAside
from retrotimer.desktop.asked import Asked
from tests.fakes import FakeClock


@pytest.fixture(autouse=True, params=[True, False])
def before(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Whether garbage is collected at first."""
    was, enabled = gc.isenabled(), bool(request.param)
    (gc.enable if enabled else gc.disable)()
    yield enabled
    (gc.enable if was else gc.disable)()


def test_it_stays_away_until_the_last_one_has_ended(*, before: bool) -> None:
    rubbish.hold()
    rubbish.hold()
    rubbish.release()
    assert not gc.isenabled()
    rubbish.release()
    assert gc.isenabled() is before


def steps_until(ended: list[bool]) -> Steps[None]:
    while not ended:
        yield Progress(0, 1)


def test_work_that_ends_meanwhile_lets_none_be_collected_in_another_thread(
    qtbot: QtBot, *, before: bool
) -> None:
    work, aside = Work(FakeClock()), ThreadAside()
    ended: list[bool] = []
    seen: list[bool] = []
    work.run(steps_until(ended), lambda _: None, lambda error: pytest.fail(str(error)))
    started, may_go_on = Event(), Event()

    def job() -> bool:
        started.set()
        assert may_go_on.wait(5)
        return gc.isenabled()

    aside.run(job, seen.append, lambda error: pytest.fail(str(error)))
    assert started.wait(5)
    ended.append(True)
    qtbot.waitUntil(lambda: not work.is_busy)
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [False]
    aside.finish()
    assert gc.isenabled() is before


def test_a_thread_that_waits_lets_others_collect_meanwhile(*, before: bool) -> None:
    with rubbish.kept_away():
        with rubbish.let_in():
            assert gc.isenabled() is before
        assert not gc.isenabled()
    assert gc.isenabled() is before


def collecting() -> bool:
    """Whether this thread could collect, long after it has begun."""
    return gc.isenabled()


def test_no_question_is_asked_where_garbage_could_be_collected() -> None:
    assert Asked(collecting, patience=60.0).answer() is False
