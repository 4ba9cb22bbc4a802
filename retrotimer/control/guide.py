"""Makes each cue reach the walker: spoken where there is a voice, else as a signal, else as a flash.

It decides nothing about when; the session says what is due. What cannot be heard any more, or again, is told
at once, because nobody at the other end of the path looks at the window.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from retrotimer.control.session import SessionControl
from retrotimer.control.settings import SettingsControl
from retrotimer.core.cues import (
    ENDINGS,
    ESSENTIAL,
    SOUNDS,
    TOO_LATE_SECONDS,
    URGENT,
    WORDS_ALONE,
    Cue,
    CueSheet,
    TimedCue,
)
from retrotimer.core.guidance import Guidance
from retrotimer.core.machine import Speaker
from retrotimer.core.ports import Clock
from retrotimer.core.session import Paused, Session, Underway
from retrotimer.core.sound import (
    RANKS,
    Channel,
    Frequency,
    Sound,
    SoundFace,
    SoundState,
    VoiceState,
    sound_face,
)

_CHECK = TimedCue(0.0, Cue.SOUND_CHECK)

LINGER_SECONDS = 60.0
"""How long the machine's sound is kept after it was last wanted: the last words must come to their end."""


class Guide(QObject):
    """The walker's ear.

    Signals:
        sound_changed(face): a `SoundFace`; what can be heard is another thing than before.
        state_changed(state): the `SoundState` is another one, whatever is set.
        told(words): a cue is due and stands in the window now, heard or not.
        flash_requested(words): the screen is to flash, in place of what cannot be heard, or at the end; no
            words where it is the sound itself that is gone.
    """

    sound_changed = Signal(object)
    state_changed = Signal(object)
    told = Signal(str)
    flash_requested = Signal(str)

    def __init__(
        self,
        clock: Clock,
        speaker: Speaker,
        session: SessionControl,
        settings: SettingsControl,
        words_of: Callable[[TimedCue], str],
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._speaker = speaker
        self._session = session
        self._settings = settings
        self._words_of = words_of
        self._language = language
        self._prepared = False
        self._face = self._face_of(speaker.state)
        self._leave = clock.alarm(self._on_no_longer_wanted)
        speaker.follow(self._on_state)
        session.cues_due.connect(self._on_cues_due)
        session.cue_near.connect(self._on_cue_near)
        session.session_changed.connect(self._on_session_changed)
        settings.guidance_changed.connect(self._on_guidance_changed)

    @property
    def face(self) -> SoundFace:
        """How a walk is heard now."""
        return self._face

    @property
    def state(self) -> SoundState:
        """What the machine can do now."""
        return self._speaker.state

    def prepare(self) -> None:
        """A walk is about to begin: what had given up is tried once more."""
        self._leave.clear()
        self._prepared = True
        self._follow()

    def prepare_for_choice(self) -> None:
        """Somebody is about to choose how to hear: whatever is set now, all that there is must be known."""
        self._leave.clear()
        self._prepared = True
        self._speaker.prepare(self._settings.guidance.sound_choice(self._language))

    def let_go(self) -> None:
        """Nothing more is to be heard; the machine's sound is given back after a while."""
        if self._prepared and not self._session.running:
            self._leave.set_coarse(LINGER_SECONDS)

    def check(self) -> None:
        """Play the test phrase; with signals alone, the sound that a walk starts with."""
        self._tell(_CHECK, urgent=True)

    def try_out(self, guidance: Guidance) -> None:
        """Play the test phrase as it would be with this guidance, which is not chosen yet."""
        self._leave.clear()
        self._prepared = True
        if guidance.frequency is Frequency.SILENT:
            return
        self._speaker.prepare(guidance.sound_choice(self._language))
        words = self._words_of(_CHECK) if guidance.frequency is not Frequency.SIGNALS else ""
        self._speaker.play(SOUNDS[_CHECK.cue], words, urgent=True)

    def done_trying(self) -> None:
        """Hear as it is set again."""
        if self._prepared:
            self._follow()
        self.let_go()

    def _follow(self) -> None:
        """Ask for the sound that is set; who wants silence gets no sound system started."""
        if self._settings.guidance.frequency is not Frequency.SILENT:
            self._speaker.prepare(self._settings.guidance.sound_choice(self._language))
        else:
            self._speaker.release()
        self._on_state(self._speaker.state)

    def _on_guidance_changed(self) -> None:
        if self._prepared:
            self._follow()
        else:
            self._on_state(self._speaker.state)

    def _on_state(self, state: SoundState) -> None:
        self.state_changed.emit(state)
        before, self._face = self._face, self._face_of(state)
        if self._face == before:
            return
        self.sound_changed.emit(self._face)
        worse = RANKS[self._face.channel] > RANKS[before.channel]
        if worse and self._face.lacking and self._session.running:
            self._sound_trouble()

    def _face_of(self, state: SoundState) -> SoundFace:
        guidance = self._settings.guidance
        return sound_face(guidance.frequency, state, guidance.device)

    def _sound_trouble(self) -> None:
        if self._face.channel is Channel.SIGNALS:
            self._speaker.play(Sound.TROUBLE, urgent=True)
        else:
            self.flash_requested.emit("")

    def _on_cue_near(self) -> None:
        if self._face.channel in {Channel.VOICE, Channel.SIGNALS}:
            self._speaker.wake()

    def _on_cues_due(self, cues: CueSheet, elapsed: float) -> None:
        ended = [one for one in cues if one.cue in ENDINGS]  # then nothing else matters any more
        in_time = ended or [one for one in cues if elapsed - one.at <= TOO_LATE_SECONDS]
        for number, timed in enumerate(in_time):
            self.told.emit(self._words_of(timed))
            if self._settings.guidance.frequency is Frequency.ESSENTIAL and timed.cue not in ESSENTIAL:
                continue
            self._tell(timed, urgent=number == 0 and timed.cue in URGENT)

    def _tell(self, timed: TimedCue, *, urgent: bool) -> None:
        channel = self._face.channel
        if channel is Channel.VOICE:
            speaks = self._face.state.voice is VoiceState.READY  # or words may come too late to be said
            sound = None if timed.cue in WORDS_ALONE and speaks else SOUNDS[timed.cue]
            words = self._words_of(timed)
            self._speaker.play(sound, words, urgent=urgent)
        elif channel is Channel.SIGNALS:
            self._speaker.play(SOUNDS[timed.cue], urgent=urgent)
        if channel is Channel.FLASH or timed.cue in ENDINGS:
            self.flash_requested.emit(self._words_of(timed))

    def _on_session_changed(self, now: Session, _before: Session) -> None:
        if isinstance(now, Underway | Paused):
            self._leave.clear()
            if not self._prepared:
                self.prepare()
        else:
            self._speaker.hush()  # what was being said is about a walk that is over
            self.let_go()

    def _on_no_longer_wanted(self) -> None:
        self._prepared = False
        self._speaker.release()
