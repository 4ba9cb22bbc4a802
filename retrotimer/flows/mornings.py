"""On the morning after a walk the window asks, once and in passing, how the pain is."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from retrotimer.core.errors import StoreError
from retrotimer.core.morning import morning_walk
from retrotimer.words import pain as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.control.settings import SettingsControl
    from retrotimer.core.ports import Clock, History
    from retrotimer.core.records import WalkRecord
    from retrotimer.ui.main_window import MainWindow

MORNING = "morning"
"""What the banner's question is about."""


class Mornings(QObject):
    """Asks about yesterday's last walk; who closes the question is not asked again that day.

    `tell_morning` is called with the walk when somebody wants to answer.
    """

    def __init__(
        self,
        *,
        clock: "Clock",
        history: "History",
        settings: "SettingsControl",
        tell_morning: "Callable[[WalkRecord], None]",
        window: "MainWindow",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._history = history
        self._settings = settings
        self._tell_morning = tell_morning
        self._window = window

    def look(self) -> None:
        """Ask where there is something to ask, and take the question back where there is not any more."""
        banner, walk = self._window.banner, self._walk()
        if walk is None:
            banner.take_back(MORNING)
        elif not banner.is_about(MORNING):
            banner.say(
                words.morning_question(),
                words.answer_morning(),
                self._on_answer,
                otherwise=self._put_away,
                about=MORNING,
            )

    def _walk(self) -> "WalkRecord | None":
        """The walk that is asked about; where it cannot be read, who shows the month says so."""
        now, settings = self._clock.read(), self._settings.now
        today = now.day(settings.day_starts)
        if not settings.pain_sites or self._settings.asked_on == today:
            return None
        try:
            walks = self._history.walks_on(today - timedelta(days=1))
        except StoreError:
            return None
        return morning_walk(walks, now, settings.day_starts)

    def _on_answer(self) -> None:
        """Ask about the walk that is yesterday's by now: the question may have stood there since another day.

        Whoever leaves without an answer has answered, too.
        """
        walk = self._walk()
        if walk is not None:
            self._put_away()
            self._tell_morning(walk)

    def _put_away(self) -> None:
        self._settings.ask_no_more_on(self._clock.read().day(self._settings.now.day_starts))
