"""The speaker's own process: reads requests, makes them heard, and tells what can be heard.

It ends with its standard input, however the window ends.  Should it hang in a driver, so that it does not
notice, it ends by itself some time after the window's last question.
"""

import contextlib
import faulthandler
import gc
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from retrotimer.core.sound import SoundState
from retrotimer.desktop.sound.command import speaker_environment
from retrotimer.desktop.sound.messages import (
    Begun,
    Choose,
    Hush,
    Leave,
    Lines,
    Ping,
    Play,
    Pong,
    Renew,
    Report,
    Request,
    Told,
    Wake,
    line,
    read,
)
from retrotimer.desktop.sound.order import Order
from retrotimer.desktop.sound.outputs import Output
from retrotimer.desktop.sound.parts import make_signals, make_voice
from retrotimer.desktop.sound.server import UNKNOWN, SoundServer
from retrotimer.desktop.sound.voice_place import VoicePlace, voice_target

LONGEST_SILENCE = 45.0
"""Seconds without a question from the window, which asks every ten: it is gone, or this process hangs."""

LOOK_AGAIN = 30.0
"""Seconds until a new process looks for a sound server whose coming cannot be watched."""

LAST_WORD = 0.05
"""Seconds that the voice has to become silent."""

CHUNK = 65536


class Inbox(QObject):
    """Reads requests in a thread, as pipes are no event for Qt on Windows.

    Signals:
        arrived(request): one that makes sense.
    """

    arrived = Signal(object)

    def listen(self) -> None:
        """Read from now on; the end of the pipe is a wish to leave."""
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        lines = Lines()
        with contextlib.suppress(OSError):
            while data := os.read(0, CHUNK):
                for text in lines.feed(data):
                    request = read(text)
                    if request is not None:
                        self.arrived.emit(request)
        self.arrived.emit(Leave())


class Station(QObject):
    """Everything that sounds, and what is told of it."""

    def __init__(
        self,
        sounds: Path | None,
        engine: str,
        tell: Callable[[Report], None],
        stay_awhile: Callable[[], None],
    ) -> None:
        super().__init__()
        self._tell = tell
        self._stay_awhile = stay_awhile
        self._told: SoundState | None = None
        self._signals = make_signals(sounds, self)
        self._voice = make_voice(engine, self)
        self._server = SoundServer(self) if sys.platform.startswith("linux") else None
        self._place = VoicePlace(os.environ, self)
        self._wanted: Choose | None = None
        self._was_away = False
        self._is_renewed = False
        self._order = Order(self._signals, self._voice, self._later, time.monotonic)
        self._signals.changed.connect(self._on_changed)
        self._voice.changed.connect(self._on_voice_changed)
        self._voice.over.connect(self._order.on_words_over)
        self._place.settled.connect(self._on_voice_placed)
        self._place.moved.connect(self._renew)
        self._place.ended.connect(lambda: os._exit(1))  # the window counts it as a crash of the voice

    def hear(self, request: Request | Report) -> None:
        """Do what was asked for."""
        match request:
            case Choose():
                self._choose(request)
            case Play() if self._is_renewed:
                pass  # it is asked again of the next process
            case Play(sound, words, urgent):
                self._look()
                self._order.play(sound, words, urgent=urgent)
                self._tell(Begun())
            case Wake():
                self._look()
                self._signals.wake()
            case Hush():
                self._order.hush()
            case Ping():
                self._stay_awhile()
                self._tell(Pong())
            case Leave():
                self._leave()
            case _:
                pass  # the window's side of the pipe

    def _choose(self, wanted: Choose) -> None:
        self._wanted = wanted
        self._signals.choose(wanted.choice)
        if self._told is None:
            self._report()  # signals can be heard from here on, and the voice takes its time
            if self._server is not None:
                self._server.changed.connect(self._on_server_changed)
                self._server.begin()
                if not self._server.can_watch and not self._signals.finds_anything:
                    self._later(LOOK_AGAIN, self._renew)
        if wanted.speaks:
            if self._place.is_settled:
                self._choose_voice()
            self._place_voice()
        elif self._voice.is_starting:
            self._voice.give_up()
        self._report()

    def _place_voice(self) -> None:
        """Send the voice where the signals are heard, as soon as it is known where that is."""
        if self._wanted is None or not self._wanted.speaks:
            return
        device, server = self._wanted.choice.device, self._server
        if not device or server is None or not self._voice.can_be_sent:
            self._place.seek("")
        elif server.facts is not UNKNOWN or not server.can_watch:
            self._place.seek(voice_target(device, self._signals.output(), server.facts))

    def _on_voice_placed(self) -> None:
        if self._place.address:
            os.environ["SPEECHD_ADDRESS"] = self._place.address  # libspeechd looks there, and nowhere else
        self._choose_voice()

    def _choose_voice(self) -> None:
        wanted = self._wanted
        if wanted is not None and wanted.speaks:
            self._later(0.0, lambda: self._voice.choose(wanted.choice))

    def _on_changed(self) -> None:
        if self._server is not None:
            self._server.look()
        self._place_voice()
        self._report()

    def _on_voice_changed(self) -> None:
        self._order.on_voice_changed()
        self._report()

    def _on_server_changed(self) -> None:
        if self._server is None:
            return
        facts = self._server.facts
        self._signals.know(facts)
        self._was_away = self._was_away or not facts.answers
        self._place_voice()
        self._report()
        if self._was_away and facts.sinks and not self._signals.finds_anything:
            self._renew()

    def _renew(self) -> None:
        if not self._is_renewed:
            self._is_renewed = True
            self._tell(Renew())

    def _report(self) -> None:
        output, voice = self._signals.output(), self._voice
        device = output.device
        state = SoundState(
            voice=voice.state,
            output=output.state,
            voice_name=voice.name,
            device_name=device.name if device is not None else "",
            voice_lost=voice.is_lost,
            device_lost=output.lost,
            voice_apart=self._is_voice_apart(output),
            voices=voice.names,
            devices=output.devices,
        )
        if state != self._told:
            self._told = state
            self._tell(Told(state))

    def _is_voice_apart(self, output: Output) -> bool:
        """Where there is no other way to know it, it shows only once a device was chosen."""
        if self._server is None:  # Qt itself has no device for speech
            return True
        is_chosen = self._wanted is not None and bool(self._wanted.choice.device) and not output.lost
        return is_chosen and self._place.is_settled and not self._place.is_own

    def _look(self) -> None:
        if self._server is not None:
            self._server.look()

    def _leave(self) -> None:
        self._order.hush()
        if self._server is not None:
            self._server.end()
        # Qt would wait for threads that may hang. Until now the voice has not heard that it shall be silent.
        self._later(LAST_WORD if self._voice.is_ready else 0.0, lambda: os._exit(0))

    def _later(self, seconds: float, ring: Callable[[], None]) -> None:
        QTimer.singleShot(round(seconds * 1000), self, ring)  # precise up to two seconds


def speak(sounds: Path | None, engine: str = "") -> int:
    """Be the speaker until the window ends it; the exit code.

    Args:
        sounds: the folder of our own sounds, or None where it is missing.
        engine: the name of Qt's engine to speak with; empty for the system's own. Tests name "mock".
    """
    os.environ.update(speaker_environment())
    out, nowhere = _own_output()
    stay_awhile = partial(faulthandler.dump_traceback_later, LONGEST_SILENCE, exit=True, file=nowhere)
    stay_awhile()  # this watch works even where Python itself is stuck
    app = QCoreApplication(["retrotimer"])

    def tell(report: Report) -> None:
        try:
            os.write(out, line(report))
        except OSError:  # the window is gone
            os._exit(0)

    station = Station(sounds, engine, tell, stay_awhile)
    inbox = Inbox()
    inbox.arrived.connect(station.hear, Qt.ConnectionType.QueuedConnection)
    inbox.listen()
    gc.enable()  # the command line turns it off for the start
    return app.exec()


def _own_output() -> tuple[int, int]:
    """The pipe to the window, out of reach for libraries that print, and what they print to instead."""
    own = os.dup(1)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    return own, nothing
