"""What the banner says when the data cannot be read or written; made when that first goes wrong."""

from typing import TYPE_CHECKING

from retrotimer.core.errors import DamagedError
from retrotimer.words import problems

if TYPE_CHECKING:
    from retrotimer.control.keeping import Keeping
    from retrotimer.core.errors import StoreError
    from retrotimer.ui.main_window import MainWindow

_SAVING = "saving"
"""What the banner's words about a failing disk are about."""


class Troubles:
    """Tells each; where the data are damaged, all ways to notice it lead to the one question about that."""

    def __init__(self, keeping: "Keeping", window: "MainWindow") -> None:
        self._keeping = keeping
        self._banner = window.banner

    def tell_unread(self, error: "StoreError") -> None:
        """Say why the data cannot be read."""
        if not self._meets_damage(error):
            self._banner.say(problems.cannot_read(error))

    def tell_settings_unkept(self, error: "StoreError") -> None:
        """Say why the settings are for this window only."""
        self._meets_damage(error)
        self._banner.say(problems.cannot_keep_settings(error))

    def tell_unsaved(self, error: "StoreError") -> None:
        """Say why a walk waits in memory."""
        self._meets_damage(error)
        self._banner.say(problems.cannot_save(error), about=_SAVING)

    def tell_saved_again(self) -> None:
        """Say that all that waited is on the disk."""
        self._banner.take_back(_SAVING)
        self._banner.say(problems.saved_again(), passing=True)

    def _meets_damage(self, error: "StoreError") -> bool:
        """Have the question about damaged data asked, where that is the reason; whether it is."""
        if isinstance(error, DamagedError):
            self._keeping.meet_damage(error)
            return True
        return False
