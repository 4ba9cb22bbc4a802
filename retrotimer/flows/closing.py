"""Closing the window: who has to be asked first, what is kept as it goes, and what follows."""

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.core.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.control.settings import SettingsControl
    from retrotimer.core.ports import SettingsStore
    from retrotimer.flows.staying import Staying
    from retrotimer.flows.walking import Walking
    from retrotimer.ui.dialogs.desk import Dialogs
    from retrotimer.ui.main_window import MainWindow


class Afterwards(Enum):
    """What follows when the window has closed."""

    END = "end"
    QUIT = "quit"  # as END, and nothing is to go on in the background
    WAIT = "wait"  # in the background
    AGAIN = "again"
    WIPE = "wipe"


class Closing(QObject):
    """Sees the window out; `afterwards` says what is to follow.

    `staying` gives what goes on without the window, and `session_ends` says whether the person's session is
    what closes it.

    Signals:
        going_on(): the window is gone, and this program goes on without it or in a new one.
    """

    going_on = Signal()

    def __init__(
        self,
        *,
        settings: "SettingsControl",
        store: "SettingsStore",
        walking: "Walking",
        staying: "Callable[[], Staying]",
        session_ends: "Callable[[], bool]",
        window: "MainWindow",
        dialogs: "Dialogs",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.afterwards = Afterwards.END
        self._settings = settings
        self._store = store
        self._walking = walking
        self._staying = staying
        self._session_ends = session_ends
        self._window = window
        window.must_stay_open = lambda: not self._may_close()
        window.quit_requested.connect(self._on_quit_requested)
        window.closing.connect(self._on_closing)
        dialogs.stayed.connect(self._on_stayed)

    @property
    def gives_way(self) -> bool:
        """Whether another start of this program follows that hears who wants the window."""
        return self.afterwards is Afterwards.WAIT

    @property
    def wipes(self) -> bool:
        """Whether all of the data go, and what was written last need not be kept."""
        return self.afterwards is Afterwards.WIPE

    def close_for(self, afterwards: Afterwards) -> None:
        """Close the window and let this follow, also where a question comes first; unless it stays open."""
        self.afterwards = afterwards
        self._window.close()

    @property
    def _goes_on(self) -> bool:
        """Whether the app goes on without its window, where nothing else was wished for."""
        if self.afterwards is not Afterwards.END or not self._settings.now.background:
            return False
        return not self._session_ends() and self._staying().goes_on

    def _may_close(self) -> bool:
        """Whether the window may close; if not, the person has been asked."""
        if not self._walking.may_close():
            return False
        return not self._goes_on or self._staying().may_close()

    def _on_closing(self) -> None:
        """Keep the window's place, and know what follows."""
        if self._goes_on:
            self.afterwards = Afterwards.WAIT
        if self.afterwards in {Afterwards.WAIT, Afterwards.AGAIN}:
            self.going_on.emit()
        try:
            self._store.keep_window_state(bytes(self._window.saveGeometry().data()))
        except StoreError:
            return  # where the window stood is not worth a word at the door

    def _on_quit_requested(self) -> None:
        self.afterwards = Afterwards.QUIT

    def _on_stayed(self) -> None:
        self.afterwards = Afterwards.END
