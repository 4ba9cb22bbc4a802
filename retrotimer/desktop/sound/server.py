"""Asks Linux's sound server what Qt does not tell: whether a device is muted, and whether it is there at all.

`pactl` is asked, which PulseAudio and PipeWire both understand: it tells of changes by itself.  Without it,
PipeWire's `wpctl` is asked each time something is to be heard.  Without either, nothing is known.
"""

import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from retrotimer.desktop.sound.tied import tied

SETTLE_MS = 150
"""Changes come in swarms; a picture is taken when one is over."""

FIRST_RETRY_MS, LAST_RETRY_MS = 500, 5000
"""Until a server that is gone is looked for again; each time it takes twice as long."""

ANSWER_MS = 5000
"""What takes longer does not answer."""

MOST_UNHEARD = 5
"""How often it is asked until `pactl subscribe` tells of the asking; before that it may not see all."""

LAST_MS = 200
"""How long a program that was killed may take to end."""

ASK_AGAIN_MS = 2000
"""How long `wpctl`'s answer holds."""

NO_DEVICE = "auto_null"
"""What a server offers when it has nothing to play on."""

OF_INTEREST = re.compile(rb"on (sink|server|card) ")
"""Of `pactl subscribe`: clients come and go all the time, we among them."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the server says.

    Attributes:
        answers: whether it is there.
        sinks: of each device by its name, whether it is muted or at volume 0; None where that is not known.
        default_muted: the same of the device that the system would take.
    """

    answers: bool = True
    sinks: Mapping[str, bool] | None = None
    default_muted: bool = False


UNKNOWN = Facts()


def read_sinks(text: str) -> dict[str, bool]:
    """The devices in what `pactl list sinks` prints, and whether each is muted."""
    sinks: dict[str, bool] = {}
    name = ""
    for line in text.splitlines():
        key, _, value = line.strip().partition(":")
        if key == "Name":
            name = value.strip()
            if name != NO_DEVICE:
                sinks[name] = False
        elif name in sinks and (
            (key == "Mute" and value.strip() == "yes") or (key == "Volume" and _is_silent(value))
        ):
            sinks[name] = True
    return sinks


def read_wpctl(text: str) -> bool:
    """Whether what `wpctl get-volume` prints is silence: "Volume: 0.40 [MUTED]"."""
    found = re.search(r"Volume:\s*([0-9.]+)", text)
    return "[MUTED]" in text or (found is not None and float(found[1]) == 0)


def _is_silent(volumes: str) -> bool:
    percents = re.findall(r"(\d+)%", volumes)
    return bool(percents) and all(int(percent) == 0 for percent in percents)


@dataclass(slots=True)
class _Call:
    """A short program that runs, and what is to be done with what it printed."""

    process: QProcess
    done: Callable[[bool, str], None] = field(repr=False)


class SoundServer(QObject):
    """Watches the server.

    Signals:
        changed(): `facts` are others.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.facts = UNKNOWN
        self._pactl = shutil.which("pactl")
        self._wpctl = shutil.which("wpctl")
        self._environment = QProcessEnvironment.systemEnvironment()
        self._environment.insert("LC_ALL", "C")
        self._watch: QProcess | None = None
        self._unheard = 0
        self._asking: _Call | None = None
        self._ask_again = False
        self._settle = self._timer(SETTLE_MS, self._ask)
        self._retry = self._timer(FIRST_RETRY_MS, self._on_retry)
        self._limit = self._timer(ANSWER_MS, self._on_limit)
        self._fresh = self._timer(ASK_AGAIN_MS, lambda: None)

    @property
    def can_watch(self) -> bool:
        """Whether the server's coming and going is noticed."""
        return self._pactl is not None

    def begin(self) -> None:
        """Ask now, and watch from now on."""
        if self._pactl is not None:
            self._begin_watch()
        self.look()

    def look(self) -> None:
        """Something is to be heard, or Qt saw a change: ask, where the server does not tell by itself."""
        if self._pactl is not None:
            if self.facts is UNKNOWN or not self.facts.answers:
                self._ask()
        elif self._wpctl is not None and not self._fresh.isActive():
            self._fresh.start()
            self._ask()

    def end(self) -> None:
        """Ask no more, and be done with what was asked."""
        for process in (self._watch, self._asking.process if self._asking else None):
            if process is not None:
                process.blockSignals(True)  # noqa: FBT003 - Qt's own signature
                process.kill()
                process.waitForFinished(LAST_MS)

    def _begin_watch(self) -> None:
        watch = tied([str(self._pactl), "subscribe"], self._environment, self)
        watch.readyReadStandardOutput.connect(self._on_news)
        watch.finished.connect(self._on_watch_over)
        watch.errorOccurred.connect(self._on_watch_error)
        self._watch = watch
        self._unheard = MOST_UNHEARD
        watch.start()

    def _on_news(self) -> None:
        if self._watch is not None:
            news = bytes(self._watch.readAllStandardOutput().data())
            if OF_INTEREST.search(news) or self._unheard:
                self._settle.start()
            self._unheard = 0

    def _on_watch_over(self) -> None:
        """The server is gone, or never was."""
        if self._watch is not None:
            self._watch.deleteLater()
            self._watch = None
        self._retry.start(FIRST_RETRY_MS)
        self._enter(Facts(answers=False))

    def _on_watch_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._on_watch_over()

    def _on_retry(self) -> None:
        self._retry.setInterval(min(2 * self._retry.interval(), LAST_RETRY_MS))
        self._ask()

    def _ask(self) -> None:
        if self._asking is not None:
            self._ask_again = True
            return
        if self._pactl is not None:
            self._call([self._pactl, "list", "sinks"], self._on_sinks)
        elif self._wpctl is not None:
            self._call([self._wpctl, "get-volume", "@DEFAULT_AUDIO_SINK@"], self._on_volume)

    def _on_sinks(self, went_well: bool, text: str) -> None:  # noqa: FBT001 - called by `_call` alone
        self._enter(Facts(sinks=read_sinks(text)) if went_well else Facts(answers=False))
        if not went_well:
            self._retry.start()
        elif self._watch is None:
            self._retry.stop()
            self._begin_watch()
            self._settle.start()
        elif self._unheard:
            self._unheard -= 1
            self._settle.start()

    def _on_volume(self, went_well: bool, text: str) -> None:  # noqa: FBT001 - as above
        self._enter(Facts(default_muted=went_well and read_wpctl(text)))

    def _enter(self, facts: Facts) -> None:
        if facts != self.facts or self.facts is UNKNOWN:
            self.facts = facts
            self.changed.emit()

    def _call(self, command: list[str], done: Callable[[bool, str], None]) -> None:
        process = tied(command, self._environment, self)
        self._asking = _Call(process, done)
        process.finished.connect(self._on_called)
        process.errorOccurred.connect(self._on_error)
        self._limit.start()
        process.start()

    def _on_limit(self) -> None:
        if self._asking is not None:
            self._asking.process.kill()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._on_called(1, QProcess.ExitStatus.CrashExit)

    def _on_called(self, code: int, status: QProcess.ExitStatus) -> None:
        call, self._asking = self._asking, None
        if call is None:
            return
        text = os.fsdecode(bytes(call.process.readAllStandardOutput().data()))
        call.process.deleteLater()
        self._limit.stop()
        call.done(code == 0 and status is QProcess.ExitStatus.NormalExit, text)
        if self._ask_again:
            self._ask_again = False
            self._settle.start()

    def _timer(self, milliseconds: int, ring: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(ring)
        return timer
