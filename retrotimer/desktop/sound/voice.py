"""Speaks through Qt; only the speaker's process may import it.

Where the engine is speech-dispatcher, making it takes more than a second, and Python cannot do anything
else meanwhile.  So Qt's object lives in a thread of Qt's own, which never runs any Python: it is asked by
signals and answers by signals.  Other systems' engines want to live in the main thread, and are quick.
"""

import sys

from PySide6.QtCore import Q_ARG, QLocale, QMetaObject, QObject, Qt, QThread, QTimer, Signal
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

from retrotimer.core.sound import SoundChoice, VoiceState
from retrotimer.desktop.sound.voices import Candidate, engine, loudness, ordered, plain, qt_rate, speaks

QUEUED = Qt.ConnectionType.QueuedConnection
State = QTextToSpeech.State

LONGEST_START_MS = 20_000
LONGEST_SILENCE_MS = 5_000
"""From the words to the first sound of them."""

LONGEST_WORDS_MS = 3_000
LONGEST_LETTER_MS = 120
"""Longer than the slowest pace takes for words, and for each letter of them."""


class Engine(QObject):
    """One attempt at Qt's object, in its thread. Asking it for anything takes no time.

    Signals:
        done(): all that was asked before `mark` is done.
    """

    done = Signal()
    _say = Signal(str)
    _stop = Signal()
    _set_voice = Signal(QVoice)
    _set_rate = Signal(float)
    _set_volume = Signal(float)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.speech = QTextToSpeech("none")
        self._marker = QTimer()
        self._marker.setSingleShot(True)
        self._marker.setInterval(0)
        self._thread = QThread() if sys.platform.startswith("linux") else None
        if self._thread is not None:
            self.speech.moveToThread(self._thread)
            self._marker.moveToThread(self._thread)
            self._thread.start()
        self._say.connect(self.speech.say, QUEUED)
        self._stop.connect(self.speech.stop, QUEUED)
        self._set_voice.connect(self.speech.setVoice, QUEUED)
        self._set_rate.connect(self.speech.setRate, QUEUED)
        self._set_volume.connect(self.speech.setVolume, QUEUED)
        self._marker.timeout.connect(self.done, QUEUED)

    def load(self) -> None:
        """Make the engine."""
        name, nothing = Q_ARG(str, self.name), Q_ARG("QVariantMap", {})
        QMetaObject.invokeMethod(self.speech, "setEngine", QUEUED, name, nothing)

    def tune(self, voice: QVoice, choice: SoundChoice) -> None:
        """Speak with this voice, as it was chosen."""
        self._set_voice.emit(voice)
        self._set_rate.emit(qt_rate(self.name, choice.rate))
        self._set_volume.emit(loudness(choice.volume))

    def say(self, words: str) -> None:
        """Speak; what is being said is cut off."""
        self._say.emit(words)

    def stop(self) -> None:
        """Be silent."""
        self._stop.emit()

    def mark(self) -> None:
        """Ask for `done`."""
        QMetaObject.invokeMethod(self._marker, "start", QUEUED)

    def has_voices(self) -> bool:
        """Whether there is an engine that speaks any language."""
        return self.speech.state() is not State.Error and bool(self.speech.availableLocales())

    def voices(self, language: str) -> dict[Candidate, QVoice]:
        """All that speak a language; only to be asked when nothing else was asked."""
        found: dict[Candidate, QVoice] = {}
        for locale in self.speech.availableLocales():
            if speaks(locale.name(), language):
                for voice in self.speech.allVoices(locale):
                    found.setdefault(Candidate(voice.name(), locale.name()), voice)
        return found

    def abandon(self) -> None:
        """Have no more to do with it. What hangs in its thread cannot be ended, only left alone."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.speech.stateChanged.disconnect()
        if self._thread is not None:
            self._thread.quit()
        _abandoned.append(self)


_abandoned: list[Engine] = []
"""Kept until the process ends: destroying a thread that hangs would abort it."""


class Voice(QObject):
    """The voice that was chosen, or the best one there is; fills `order.Teller`.

    Signals:
        changed(): another state, or another voice.
        over(): it has said all, or gave up.
    """

    changed = Signal()
    over = Signal()

    def __init__(self, engine_name: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = VoiceState.STARTING
        self.name = ""
        self.names: tuple[str, ...] = ()
        self._wanted = engine_name
        self._choice = SoundChoice()
        self._engine: Engine | None = None
        self._used = QVoice()
        self._is_loading = False
        self._is_remade = False
        self._is_asked = False
        self._is_heard = False
        self._letters = 0
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._fail)

    @property
    def is_starting(self) -> bool:
        """Whether it may speak soon."""
        return self.state is VoiceState.STARTING

    @property
    def is_ready(self) -> bool:
        """Whether it can speak now."""
        return self.state is VoiceState.READY

    @property
    def is_lost(self) -> bool:
        """Whether another voice than the chosen one speaks."""
        return bool(self._choice.voice) and bool(self.name) and self.name != self._choice.voice

    @property
    def can_be_sent(self) -> bool:
        """Whether another speech-dispatcher makes it come from another device."""
        return self._engine_name() == "speechd"

    def choose(self, choice: SoundChoice) -> None:
        """Speak like this from now on; the first choice makes the engine, and one after a failure anew."""
        if choice == self._choice and self.is_ready:
            return
        before, self._choice = self._choice, choice
        if self._engine is None:
            self._is_remade = False
            self._enter(VoiceState.STARTING)
            self._make()
        elif self.is_ready and (choice.language, choice.voice) == (before.language, before.voice):
            self._engine.tune(self._used, choice)  # all voices are hundreds; a key may ask each moment
        elif self.state in {VoiceState.READY, VoiceState.NO_LANGUAGE}:
            self._tune()

    def give_up(self) -> None:
        """Do not even try."""
        self._enter(VoiceState.BROKEN)

    def say(self, words: str) -> None:
        """Begin to speak."""
        text = plain(words)
        if self._engine is None or not text:
            QTimer.singleShot(0, self, self.over.emit)
            return
        self._is_asked, self._is_heard, self._letters = True, False, len(text)
        self._limit.start(LONGEST_SILENCE_MS)
        self._engine.say(text)

    def stop(self) -> None:
        """Be silent."""
        if self._is_asked and self._engine is not None:
            self._is_asked = False
            self._limit.stop()
            self._engine.stop()

    def _engine_name(self) -> str:
        return self._wanted or engine(QTextToSpeech.availableEngines())

    def _make(self) -> None:
        name = self._engine_name()
        if not name:
            self._enter(VoiceState.NO_ENGINE)
            return
        made = Engine(name, self)
        made.speech.stateChanged.connect(self._on_state, QUEUED)
        made.done.connect(self._on_loaded)
        self._engine = made
        self._is_loading = True
        self._limit.start(LONGEST_START_MS)
        made.load()
        made.mark()

    def _on_loaded(self) -> None:
        if self._engine is None or not self._is_loading:
            return
        self._is_loading = False
        self._limit.stop()
        if self._engine.has_voices():
            self._tune()
            return
        self._engine.abandon()
        self._engine = None
        self._enter(VoiceState.BROKEN if self._is_remade else VoiceState.NO_ENGINE)

    def _tune(self) -> None:
        """Take the voice that was chosen, or the best one."""
        if self._engine is None:
            return
        voices = self._engine.voices(self._choice.language)
        own = self._engine.speech.voice().name() if self._engine.name != "speechd" else ""
        best = ordered(voices, self._choice.language, QLocale.system().name(), own)
        self.names = tuple(one.name for one in best)
        if not best:
            self.name = ""
            self._enter(VoiceState.NO_LANGUAGE)
            return
        used = next((one for one in best if one.name == self._choice.voice), best[0])
        self.name = used.name
        self._used = voices[used]
        self._engine.tune(self._used, self._choice)
        self._enter(VoiceState.READY)

    def _on_state(self, state: QTextToSpeech.State) -> None:
        if self._is_loading:
            return
        if state is State.Error:
            self._fail()
        elif self._is_asked and state is State.Speaking:
            self._is_heard = True
            self._limit.start(LONGEST_WORDS_MS + self._letters * LONGEST_LETTER_MS)
        elif self._is_asked and self._is_heard and state is State.Ready:
            self._is_asked = self._is_remade = False
            self._limit.stop()
            self.over.emit()

    def _fail(self) -> None:
        """It does not do what it was asked for. It is made once more; if that does not help, it is broken."""
        self._limit.stop()
        was_loading, self._is_loading = self._is_loading, False
        self._is_asked = False
        if self._engine is not None:
            self._engine.abandon()
            self._engine = None
        if was_loading and not self._is_remade:
            self._enter(VoiceState.NO_ENGINE)
        elif self._is_remade:
            self._enter(VoiceState.BROKEN)
        else:
            self._is_remade = True
            self._enter(VoiceState.STARTING)
            self._make()

    def _enter(self, state: VoiceState) -> None:
        self.state = state
        self.changed.emit()
