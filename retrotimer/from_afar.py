"""`retrotimer remind`: what reminds while neither the window nor the background runs; systemd starts it."""

from contextlib import suppress
from pathlib import Path


def remind_from_afar(folder: Path) -> int:
    """Show the reminder, if it is due, and do what is answered; the exit code."""
    from retrotimer.assets import resource
    from retrotimer.console.remind import remind
    from retrotimer.desktop.clock import SystemClock
    from retrotimer.desktop.reminding.notifier import notifier

    icon = resource("icons/retrotimer-128.png").as_uri()
    return remind(
        folder,
        SystemClock(),
        make_notifier=lambda: notifier(icon),
        start=lambda: _start_from_afar(folder),
        give_up=lambda: _remove_timer(folder),
    )


def _remove_timer(folder: Path) -> None:
    from retrotimer.core.notices import TimerError, TimerState
    from retrotimer.desktop.program import program
    from retrotimer.desktop.reminding.system_timer import system_timer
    from retrotimer.store.paths import standard_folder

    timer = system_timer(program(), folder.absolute(), standard_folder())
    if timer.state() is TimerState.ON:
        with suppress(TimerError):  # it will be tried again when it goes off the next time
            timer.remove()


def _start_from_afar(folder: Path) -> int:
    """Become the window at its checklist, in the session as it is by now."""
    import os

    from retrotimer.desktop.reminding.system_timer import session_variables
    from retrotimer.itself import begin_again

    os.environ.update(session_variables())
    return begin_again(folder, "start")
