import gc
import threading

import pytest
from pytestqt.qtbot import QtBot

from retrotimer.core.errors import FullError, StoreError
from retrotimer.desktop.aside import ThreadAside


@pytest.fixture
def said() -> list[object]:
    return []


def fails() -> str:
    raise FullError("retrotimer.db")


def test_a_job_is_done_elsewhere_and_its_result_comes_back_here(qtbot: QtBot) -> None:
    said: list[tuple[int, int]] = []

    def then(where: int) -> None:
        said.append((where, threading.get_ident()))

    aside = ThreadAside()
    aside.run(threading.get_ident, then, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(said))
    ((where, here),) = said
    assert here == threading.get_ident() != where
    aside.finish()


@pytest.mark.parametrize("enabled", [True, False])
def test_no_garbage_is_collected_in_another_thread(qtbot: QtBot, *, enabled: bool) -> None:
    """A window's objects may lie in it."""
    before, said = gc.isenabled(), list[bool]()
    (gc.enable if enabled else gc.disable)()
    aside = ThreadAside()
    aside.run(gc.isenabled, said.append, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(said))
    aside.finish()
    after = gc.isenabled()
    (gc.enable if before else gc.disable)()
    assert said == [False]
    assert after is enabled


def test_a_failure_comes_back_as_one(qtbot: QtBot, said: list[object]) -> None:
    def fail(error: StoreError) -> None:
        said.append(type(error))

    aside = ThreadAside()
    aside.run(fails, said.append, fail)
    qtbot.waitUntil(lambda: bool(said))
    assert said == [FullError]


def test_jobs_are_done_one_after_the_other(qtbot: QtBot, said: list[object]) -> None:
    may_go_on = threading.Event()

    def wait() -> str:
        may_go_on.wait(5)
        return "first"

    aside = ThreadAside()
    aside.run(wait, said.append, said.append)
    aside.run(lambda: "second", said.append, said.append)
    assert said == []
    may_go_on.set()
    qtbot.waitUntil(lambda: said == ["first", "second"])


def test_the_end_waits_for_what_is_being_done(said: list[object]) -> None:
    aside = ThreadAside()
    aside.run(lambda: said.append("done"), lambda _none: None, lambda _error: None)
    aside.finish()
    assert said == ["done"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_waits_is_done_although_a_job_before_it_failed_as_none_should(
    qtbot: QtBot, said: list[object]
) -> None:
    def breaks() -> str:
        raise AssertionError("not a StoreError")

    aside = ThreadAside()
    aside.run(breaks, said.append, said.append)
    aside.run(lambda: "next", said.append, said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["next"]
    aside.run(lambda: "later", said.append, said.append)
    qtbot.waitUntil(lambda: said == ["next", "later"])


def test_a_wish_that_gets_no_thread_is_done_with_the_next(
    qtbot: QtBot, said: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = ThreadAside()
    with monkeypatch.context() as crowded:
        crowded.setattr(threading.Thread, "start", too_many)
        with pytest.raises(RuntimeError):
            aside.run(lambda: "first", said.append, said.append)
        aside.finish()
    aside.run(lambda: "second", said.append, said.append)
    qtbot.waitUntil(lambda: said == ["first", "second"])


def too_many(_thread: threading.Thread) -> None:
    raise RuntimeError("can't start new thread")


def test_jobs_that_wait_are_done_by_the_thread_that_is_at_work(qtbot: QtBot, said: list[object]) -> None:
    """Each thread keeps memory of its own."""
    may_go_on = threading.Event()

    def wait() -> int:
        may_go_on.wait(5)
        return threading.get_ident()

    aside = ThreadAside()
    aside.run(wait, said.append, said.append)
    aside.run(threading.get_ident, said.append, said.append)
    may_go_on.set()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[0] == said[1]
