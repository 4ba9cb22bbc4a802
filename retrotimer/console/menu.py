"""`retrotimer --install-desktop` and `--uninstall-desktop`: the app in the person's own menu."""

from collections.abc import Callable, Sequence
from pathlib import Path

from retrotimer.console.desk import Answer, RefusedError
from retrotimer.console.terminal import FAILED
from retrotimer.core.errors import AdministratorError, LoginError, StoreError
from retrotimer.core.notices import TimerError
from retrotimer.desktop.menu import installing
from retrotimer.desktop.menu.files import ENTRY
from retrotimer.store.whose import see_whose
from retrotimer.words import console, menu

OTHERS = ("win", "darwin")
"""Systems whose menus are filled by installers, as in `sys.platform`."""


def install(resources: Path, words: Sequence[str], platform: str) -> Answer:
    """Put the app into the menu; `words` start it.

    Raises:
        RefusedError: it was not.
    """
    share = _own_share(platform)
    try:
        installing.install(resources, share, words)
    except installing.MenuError as error:
        raise RefusedError(menu.cannot_install(error.path, error.reason), FAILED) from error
    return Answer(menu.installed(str(share / ENTRY)), unprinted=console.done_unprinted)


def uninstall(platform: str, forget: Callable[[], bool]) -> Answer:
    """Take it out again, and with it what lets the app start by itself: only the data stay.

    `forget` does the second; whether there was anything, or a `LoginError` or `TimerError`.

    Raises:
        RefusedError: it was not; what starts by itself went first, as nothing else would show it.
    """
    share = _own_share(platform)
    try:
        started = forget()
    except LoginError as error:
        raise RefusedError(menu.cannot_forget(error.path, error.detail), FAILED) from error
    except TimerError as error:
        raise RefusedError(menu.cannot_forget(error.path, error.reason), FAILED) from error
    if not installing.is_installed(share):
        return Answer(menu.starts_no_more() if started else menu.nothing_to_remove())
    try:
        installing.uninstall(share)
    except installing.MenuError as error:
        raise RefusedError(menu.cannot_remove(error.path, error.reason), FAILED) from error
    said = [*([menu.starts_no_more()] if started else []), menu.removed()]
    return Answer("\n".join(said), unprinted=console.done_unprinted)


def _own_share(platform: str) -> Path:
    """The person's own folder, where this system has such a menu and it is their own."""
    if platform.startswith(OTHERS):
        raise RefusedError(menu.not_here(), FAILED)
    share = installing.own_share()
    try:
        see_whose(share, ())
    except AdministratorError as error:
        raise RefusedError(menu.not_as_administrator(error.path, error.detail), FAILED) from error
    except StoreError:
        return share  # whatever cannot be written will say so itself
    return share
