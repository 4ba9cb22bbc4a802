"""What cannot be done in steps: it is done in a thread of its own, and waited for in steps."""

from collections.abc import Callable
from threading import Thread

from retrotimer.core.exchange.forms import Progress, Steps

_LOOK_SECONDS = 0.005


def wait_for(call: Callable[[], object], progress: Progress) -> Steps[None]:
    """Wait for a call that lets Python go on; to its end even where nobody wants to know any more.

    Raises:
        Exception: whatever the call raised.
    """
    failures: list[Exception] = []

    def run() -> None:
        try:
            call()
        except Exception as error:
            failures.append(error)

    thread = Thread(target=run, name="retrotimer-waited-for")
    thread.start()
    try:
        while thread.is_alive():
            thread.join(_LOOK_SECONDS)
            yield progress
    finally:
        thread.join()
    if failures:
        raise failures[0]
