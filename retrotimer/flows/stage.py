"""What a walk looks like while it goes on: the countdown in the window, the glance, and the end from afar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from retrotimer.core.guidance import as_loud
from retrotimer.core.session import Finished, Paused, Session, Stopped, StopReason, Underway
from retrotimer.core.sound import Channel
from retrotimer.ui.parts.announce import announce
from retrotimer.words.cues import cue as words_of
from retrotimer.words.sound import in_use, loudness

if TYPE_CHECKING:
    from collections.abc import Mapping

    from retrotimer.control.guide import Guide
    from retrotimer.control.session import SessionControl
    from retrotimer.control.settings import SettingsControl
    from retrotimer.core.cues import Cue, TimedCue
    from retrotimer.core.faces import RunningFace
    from retrotimer.core.sound import SoundFace
    from retrotimer.ui.main_window import MainWindow
    from retrotimer.ui.walk.end_curtain import EndCurtain
    from retrotimer.ui.walk.glance_view import GlanceView
    from retrotimer.ui.walk.running_view import RunningView
    from retrotimer.ui.walk.screen_flash import ScreenFlash


class Stage(QObject):
    """Shows the session in one of two views; neither knows of the other, and none of the session's time."""

    def __init__(
        self,
        *,
        session: "SessionControl",
        settings: "SettingsControl",
        guide: "Guide",
        window: "MainWindow",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._guide = guide
        self._window = window
        self._running_view: RunningView | None = None
        self._glance_view: GlanceView | None = None
        self._curtain: EndCurtain | None = None
        self._screen_flash: ScreenFlash | None = None
        self._face: RunningFace | None = None
        self._worded: tuple[TimedCue, Mapping[Cue, str], str] | None = None
        self._last_words = ""
        self._beside = ""
        self._from_afar = False
        session.session_changed.connect(self._on_session_changed)
        session.ticked.connect(self._on_ticked)
        guide.sound_changed.connect(self._on_sound_changed)
        guide.told.connect(self._on_told)
        guide.flash_requested.connect(self._on_flash_requested)
        window.glance_requested.connect(self.turn_glance)
        window.loudness_requested.connect(self.change_loudness)
        window.banner.said.connect(self._on_banner_said)

    def turn_glance(self) -> None:
        """Let the walk take the whole screen, or give it back. The session does not notice."""
        if not self._session.running:
            return
        if self._glance_view is not None and self._window.shows(self._glance_view):
            self._leave_glance()
            return
        view = self._glance()
        for one in (self._running(), view):
            one.keys.forget()  # a key that is down now is let go in the other view
        self._window.show_glance(view)
        view.setFocus()
        self._show(self._face)

    def change_loudness(self, way: int) -> None:
        """Tell the walk louder or quieter from the next cue on, and keep that as the setting."""
        if not self._session.running:
            return
        self._settings.guide_otherwise(as_loud(self._settings.guidance, way))
        words = loudness(self._settings.guidance.volume)
        for view in (self._running_view, self._glance_view):
            if view is not None and self._window.shows(view):
                view.say_shortly(words)
        announce(self._window, words)

    def stop_from_afar(self) -> None:
        """End the walk, and say so in words that can be read from there, before the sheet is shown."""
        self._from_afar = True
        self._session.stop(StopReason.DONE)
        self._from_afar = False
        if isinstance(self._session.session, Stopped):
            self._end().fall(self._last_words, finished=False)
        elif not self._session.running:
            self._window.leave_whole_screen()  # nothing was walked, and nothing is said of it

    def _on_session_changed(self, now: Session, before: Session) -> None:
        if isinstance(now, Finished):
            self._face = None
            self._end().fall(self._last_words)  # over all of the screen, until somebody comes back to it
        elif isinstance(now, Stopped) and self._from_afar:
            self._face = None
        elif not isinstance(now, Underway | Paused):
            self._leave_glance()
            self._face = None
        elif not isinstance(before, Underway | Paused):
            self._begin()

    def _begin(self) -> None:
        if self._curtain is not None:
            self._curtain.lift()
        view = self._running()
        self._window.show_running(view)  # first, or the focus could not be set in it
        view.begin()
        view.keys.forget()
        if self._settings.guidance.glance_at_start:
            self.turn_glance()

    def _on_ticked(self, face: "RunningFace") -> None:
        self._face = face
        self._show(face)

    def _show(self, face: "RunningFace | None") -> None:
        """Draw the view that is in sight; the other one is drawn when it comes."""
        if face is None:
            return
        own = self._settings.guidance.cue_words
        if self._worded is None or self._worded[:2] != (face.cue, own):  # a cue stands for many ticks
            self._worded = face.cue, own, words_of(face.cue, own)
        for view in (self._running_view, self._glance_view):
            if view is not None and self._window.shows(view):
                view.show_face(face, self._worded[2])

    def _on_sound_changed(self, face: "SoundFace") -> None:
        self._say_beside()
        if face.lacking and self._session.running:
            announce(self._window, in_use(face))

    def _on_banner_said(self, words: str) -> None:
        """What the banner would say, which stays away during a walk."""
        self._beside = words
        self._say_beside()
        if words and self._session.running:
            announce(self._window, words)

    def _say_beside(self) -> None:
        """Say in both views how the walk is heard, and what else is amiss."""
        face = self._guide.face
        if self._running_view is not None:
            self._running_view.show_sound(face, self._beside)
        if self._glance_view is not None:
            trouble = (self._beside, in_use(face) if face.lacking else "")
            self._glance_view.show_trouble(" ".join(filter(None, trouble)))

    def _on_told(self, words: str) -> None:
        self._last_words = words
        if self._curtain is not None and self._curtain.isVisible():
            self._curtain.show_words(words)
        announce(self._window, words)

    def _on_flash_requested(self, words: str) -> None:
        """Flash all of the screen in place of sound, and beside sound no more than the view."""
        face = self._guide.face
        if face.channel is Channel.FLASH:
            if self._is_seen_from_afar():
                self._flash().flash(words or in_use(face))
            return
        for view in (self._running_view, self._glance_view):
            if view is not None and self._window.shows(view):
                view.flash()

    def _is_seen_from_afar(self) -> bool:
        """Nothing flashes for somebody who has just ended the walk at the laptop."""
        at_end = self._curtain is not None and self._curtain.isVisible()
        return self._session.running or self._from_afar or at_end

    def _leave_glance(self) -> None:
        if self._running_view is not None and self._glance_view is not None:
            self._glance_view.keys.forget()
            if self._window.shows(self._glance_view):
                self._window.leave_glance(self._running_view)
                self._running_view.begin()
                self._show(self._face)

    def _on_escape_in_glance(self) -> None:
        """It leaves the glance, and is the first of two: the other view waits for the one that stops."""
        self._leave_glance()
        if self._running_view is not None:
            self._running_view.keys.give_notice()

    def _running(self) -> "RunningView":
        from retrotimer.ui.walk.running_view import RunningView

        if self._running_view is None:
            view = self._running_view = RunningView()
            view.pause_requested.connect(self._session.pause_or_resume)
            view.stop_requested.connect(self._session.stop)
            view.far_stop_requested.connect(self.stop_from_afar)
            view.loudness_requested.connect(self.change_loudness)
            view.glance_requested.connect(self.turn_glance)
            view.show_sound(self._guide.face, self._beside)
        return self._running_view

    def _glance(self) -> "GlanceView":
        from retrotimer.ui.walk.glance_view import GlanceView

        if self._glance_view is None:
            view = self._glance_view = GlanceView()
            view.pause_requested.connect(self._session.pause_or_resume)
            view.stop_requested.connect(self._session.stop)
            view.far_stop_requested.connect(self.stop_from_afar)
            view.loudness_requested.connect(self.change_loudness)
            view.leave_requested.connect(self._on_escape_in_glance)
            self._say_beside()
        return self._glance_view

    def _end(self) -> "EndCurtain":
        from retrotimer.ui.walk.end_curtain import EndCurtain

        if self._curtain is None:
            self._curtain = EndCurtain(self._window)
            self._curtain.lifted.connect(self._window.leave_whole_screen)
        return self._curtain

    def _flash(self) -> "ScreenFlash":
        from retrotimer.ui.walk.screen_flash import ScreenFlash

        if self._screen_flash is None:
            self._screen_flash = ScreenFlash(self._window)
        return self._screen_flash
