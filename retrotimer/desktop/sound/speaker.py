"""The window's side of all that sounds; fills the port `Speaker`.

Speech and multimedia load tens of MiB, block for seconds and may crash, so they live in a process of their
own.  Here there is only a pipe to it: nothing waits, and whatever happens at its other end, a walk goes on.
"""

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from retrotimer.core.sound import OutputState, Sound, SoundChoice, SoundState, VoiceState
from retrotimer.desktop.sound.command import speaker_command
from retrotimer.desktop.sound.messages import Begun, Choose, Hush, Play, Renew, Report, Told, Wake
from retrotimer.desktop.sound.pipe import Patience, Pipe

MOST_WAITING = 8
"""Requests that are kept for a process which is still starting."""

MOST_RENEWALS = 8
"""Processes that may ask to be replaced while a failure counts; more often, each such wish is one, too.

A person may well try all their devices. One that comes and goes by itself must not take a walk's sound.
"""


class SpeakerProcess(QObject):
    """Makes cues heard, through a process of its own.

    `command` starts that process; left out, it is the program itself.
    """

    def __init__(
        self,
        command: Sequence[str] = (),
        patience: Patience | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._command = command
        self._patience = patience or Patience()
        self._state = SoundState()
        self._listeners: list[Callable[[SoundState], None]] = []
        self._choice = SoundChoice()
        self._pipe: Pipe | None = None
        self._is_wanted = False
        self._is_up = False
        self._waiting: deque[tuple[float, Wake | Play]] = deque(maxlen=MOST_WAITING)
        self._sent: deque[tuple[float, Play]] = deque(maxlen=MOST_WAITING)
        self._failures: deque[float] = deque()
        self._renewals: deque[float] = deque(maxlen=MOST_RENEWALS)
        self._leaving: list[Pipe] = []
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._on_about_to_quit)

    @property
    def state(self) -> SoundState:
        """What can be heard now."""
        return self._state

    @property
    def process_id(self) -> int:
        """The system's number of the process; 0 where there is none."""
        return self._pipe.process_id if self._pipe is not None else 0

    def follow(self, listener: Callable[[SoundState], None]) -> None:
        """Tell this listener of every new state."""
        self._listeners.append(listener)

    def prepare(self, choice: SoundChoice) -> None:
        """Get ready to be heard as it was chosen, or follow another choice."""
        self._choice = choice
        self._is_wanted = True
        if self._pipe is not None:
            self._pipe.send(Choose(choice, self._may_speak()))
            return
        self._failures.clear()
        self._enter(replace(self._state, voice=VoiceState.STARTING, output=OutputState.STARTING))
        self._start()

    def wake(self) -> None:
        """Something is to be heard in about a second: rouse a device that sleeps."""
        self._ask(Wake())

    def play(self, sound: Sound | None, words: str = "", *, urgent: bool = False) -> None:
        """Play a sound, then speak these words (plain text); `urgent` cuts off what is still being said."""
        self._ask(Play(sound, words, urgent))

    def hush(self) -> None:
        """Be silent at once."""
        self._forget()
        if self._pipe is not None:
            self._pipe.send(Hush())

    def release(self) -> None:
        """Give the machine's sound back; `prepare` takes it again."""
        self._is_wanted = False
        self._forget()
        if self._pipe is not None:
            self._dismiss(self._pipe)

    def _ask(self, request: Wake | Play) -> None:
        if self._pipe is None:
            return
        now = time.monotonic()
        if self._is_up:
            self._send(self._pipe, now, request)
        else:
            self._waiting.append((now, request))

    def _forget(self) -> None:
        """Nothing that was asked for is to be heard any more."""
        self._waiting.clear()
        self._sent.clear()

    def _start(self) -> None:
        self._is_up = False
        pipe = Pipe(self._command or speaker_command(), self._patience, self)
        self._pipe = pipe
        pipe.reported.connect(self._on_reported)
        pipe.ended.connect(self._on_ended)
        pipe.start()
        if self._pipe is pipe:
            pipe.send(Choose(self._choice, self._may_speak()))

    def _may_speak(self) -> bool:
        """Whether the voice is tried. The last attempt goes without it: signals are better than nothing."""
        return self._recent_failures() < self._patience.restarts

    def _recent_failures(self) -> int:
        oldest = time.monotonic() - self._patience.memory
        while self._failures and self._failures[0] < oldest:
            self._failures.popleft()
        return len(self._failures)

    def _on_reported(self, report: Report) -> None:
        if isinstance(report, Renew) and self._pipe is not None:
            self._count_renewal()
            self._ask_again()
            self._dismiss(self._pipe)
            self._start()
        elif isinstance(report, Begun) and self._sent:
            self._sent.popleft()
        elif isinstance(report, Told):
            self._enter(report.state)
            if not self._is_up:
                self._is_up = True
                self._send_waiting()

    def _count_renewal(self) -> None:
        now = time.monotonic()
        if len(self._renewals) == MOST_RENEWALS and now - self._renewals[0] < self._patience.memory:
            self._failures.append(now)
        self._renewals.append(now)

    def _send_waiting(self) -> None:
        oldest = time.monotonic() - self._patience.late
        while self._waiting and self._pipe is not None:
            asked, request = self._waiting.popleft()
            if asked >= oldest:
                self._send(self._pipe, asked, request)

    def _send(self, pipe: Pipe, asked: float, request: Wake | Play) -> None:
        if isinstance(request, Play):
            self._sent.append((asked, request))
        pipe.send(request)

    def _ask_again(self) -> None:
        """What the process did not take on any more is asked of the next one, before what came after it."""
        self._waiting.extendleft(reversed(self._sent))
        self._sent.clear()

    def _on_ended(self) -> None:
        """The process is gone. It is started again, unless that was tried too often of late."""
        self._pipe = None
        self._is_up = False
        self._failures.append(time.monotonic())
        self._ask_again()
        self._enter(replace(self._state, voice=VoiceState.BROKEN, output=OutputState.BROKEN))
        if self._recent_failures() > self._patience.restarts:
            self._forget()
        elif self._is_wanted and self._pipe is None:  # a listener may have released or prepared it
            self._start()

    def _dismiss(self, pipe: Pipe) -> None:
        self._pipe = None
        self._is_up = False
        pipe.reported.disconnect()
        pipe.ended.disconnect()
        self._leaving = [*(one for one in self._leaving if not one.is_gone), pipe]
        pipe.leave()

    def _enter(self, state: SoundState) -> None:
        if state == self._state:
            return
        self._state = state
        for listener in tuple(self._listeners):
            listener(state)

    def _on_about_to_quit(self) -> None:
        self.release()
        for pipe in tuple(self._leaving):
            pipe.finish()
