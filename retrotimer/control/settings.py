"""Holds the settings as they are now, and keeps what is changed."""

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.core.errors import StoreError
from retrotimer.core.guidance import Guidance
from retrotimer.core.settings import Settings

if TYPE_CHECKING:
    from retrotimer.core.ports import SettingsStore


class SettingsControl(QObject):
    """The settings of this window.

    Signals:
        settings_changed(settings): something is set otherwise now, whether or not it could be stored.
        guidance_changed(guidance): a walk is to be guided otherwise from now on.
        keeping_failed(error): the change holds until the app closes; it could not be stored.
    """

    settings_changed = Signal(object)
    guidance_changed = Signal(object)
    keeping_failed = Signal(object)

    def __init__(self, store: "SettingsStore", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._now = store.load()
        self._is_kept = True
        self._guidance = store.load_guidance()
        self._asked_on = store.asked_on()
        self._is_guidance_kept = True

    @property
    def now(self) -> Settings:
        """The settings that hold."""
        return self._now

    @property
    def guidance(self) -> Guidance:
        """How a walk is guided."""
        return self._guidance

    def guide_otherwise(self, guidance: Guidance) -> None:
        """Let a walk be guided like this from now on."""
        if guidance == self._guidance:
            return
        self._guidance = guidance
        self._is_guidance_kept = False
        self.guidance_changed.emit(guidance)
        try:
            self._store.save_guidance(guidance)
            self._is_guidance_kept = True
        except StoreError as error:
            self.keeping_failed.emit(error)

    @property
    def asked_on(self) -> date | None:
        """The day whose morning question was put away last, if one was."""
        return self._asked_on

    def ask_no_more_on(self, day: date) -> None:
        """The question of this day's morning was put away; it is not worth a word where that is not kept."""
        self._asked_on = day
        with suppress(StoreError):
            self._store.keep_asked(day)

    @property
    def is_first_time(self) -> bool:
        """Whether nobody has gone through the first steps with these data, or skipped them."""
        try:
            return not self._store.first_steps_seen()
        except StoreError:
            return False  # something else says that these data cannot be read

    def first_steps_are_seen(self) -> None:
        """They were gone through or skipped; it is not worth a word where that is not kept."""
        with suppress(StoreError):
            self._store.keep_first_steps_seen()

    @property
    def background_told(self) -> bool:
        """Whether the person knows what closing the window means while the app goes on without it."""
        try:
            return self._store.background_told()
        except StoreError:
            return True  # better unsaid than said at each close

    def background_is_told(self) -> None:
        """They were told; likewise."""
        with suppress(StoreError):
            self._store.keep_background_told()

    def change(self, settings: Settings) -> None:
        """Let these settings hold from now on."""
        if settings == self._now:
            return
        self._now = settings
        self._is_kept = False
        self.settings_changed.emit(settings)
        try:
            self._store.save(settings)
            self._is_kept = True
        except StoreError as error:
            self.keeping_failed.emit(error)

    def reload(self) -> None:
        """Take over what another program has stored meanwhile; what could not be stored here still holds.

        Raises:
            StoreError: it cannot be read; the settings stay.
        """
        stored = self._store.load()
        if self._is_kept and stored != self._now:
            self._now = stored
            self.settings_changed.emit(stored)
        guidance = self._store.load_guidance()
        if self._is_guidance_kept and guidance != self._guidance:
            self._guidance = guidance
            self.guidance_changed.emit(guidance)
