"""Threads end before the program does, but none keeps it."""

from _thread import start_new_thread
from threading import Event, Thread, current_thread

from retrotimer.desktop.ending import let_threads_end


def test_a_thread_that_is_about_to_end_is_waited_for() -> None:
    go, ended = Event(), []

    def work() -> None:
        go.wait(60)
        ended.append(True)

    thread = Thread(target=work, daemon=True)
    thread.start()
    go.set()
    let_threads_end(60.0)
    assert ended
    assert not thread.is_alive()


def test_a_thread_that_hangs_keeps_nobody() -> None:
    go = Event()
    thread = Thread(target=go.wait, args=(60,), daemon=True)
    thread.start()
    let_threads_end(0.01)
    assert thread.is_alive()
    go.set()
    thread.join()


def test_a_thread_that_python_did_not_make_is_no_failure() -> None:
    known, go, over = Event(), Event(), Event()

    def work() -> None:
        current_thread()  # by which Python comes to know of it
        known.set()
        go.wait(60)
        over.set()

    start_new_thread(work, ())
    assert known.wait(60)
    let_threads_end(0.01)
    go.set()
    assert over.wait(60)
