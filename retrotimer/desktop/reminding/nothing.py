"""What reminds outside the window, where nothing does; its parts are imported when they are asked for."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retrotimer.core.notices import Outside


def nothing_outside() -> "Outside":
    """For an app that reminds in its window alone."""
    from retrotimer.core.notices import Outside
    from retrotimer.desktop.reminding.notifier import NoNotifier
    from retrotimer.desktop.reminding.system_timer import NoTimer

    return Outside(NoNotifier(), NoTimer())
