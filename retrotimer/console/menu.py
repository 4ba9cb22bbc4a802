"""`retrotimer --install-desktop` and `--uninstall-desktop`: the app in the person's own menu."""

from collections.abc import Sequence
from pathlib import Path

from retrotimer.console.desk import Answer, RefusedError
from retrotimer.console.terminal import FAILED
from retrotimer.desktop.menu import installing
from retrotimer.desktop.menu.files import ENTRY
from retrotimer.words import console, menu

OTHERS = ("win", "darwin")
"""Systems whose menus are filled by installers, as in `sys.platform`."""


def install(resources: Path, words: Sequence[str], platform: str) -> Answer:
    """Put the app into the menu; `words` start it.

    Raises:
        RefusedError: it was not.
    """
    _see_that_it_is_possible(platform)
    share = installing.own_share()
    try:
        installing.install(resources, share, words)
    except installing.MenuError as error:
        raise RefusedError(menu.cannot_install(error.path, error.reason), FAILED) from error
    return Answer(menu.installed(str(share / ENTRY)), unprinted=console.done_unprinted)


def uninstall(platform: str) -> Answer:
    """Take it out again.

    Raises:
        RefusedError: it was not.
    """
    _see_that_it_is_possible(platform)
    share = installing.own_share()
    if not installing.is_installed(share):
        return Answer(menu.nothing_to_remove())
    try:
        installing.uninstall(share)
    except installing.MenuError as error:
        raise RefusedError(menu.cannot_remove(error.path, error.reason), FAILED) from error
    return Answer(menu.removed(), unprinted=console.done_unprinted)


def _see_that_it_is_possible(platform: str) -> None:
    if platform.startswith(OTHERS):
        raise RefusedError(menu.not_here(), FAILED)
