"""Sends the voice to the device that was chosen, on Linux, by a speech-dispatcher of the speaker's own.

The one that runs in a session speaks for all its programs, a screen reader above all; it cannot be told to
send our words elsewhere, and must not be made to send theirs.  So a second one is started where a device was
chosen: on a socket that nobody else knows, and with that device as its sound server's default.  It is tied
to this process and leaves neither a process nor a file behind.

A speech-dispatcher whose own settings name a device obeys those; nothing else can be seen of that from here.
"""

import shutil
import socket
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from retrotimer.desktop.sound.outputs import Output
from retrotimer.desktop.sound.server import Facts
from retrotimer.desktop.sound.tied import tied

PROGRAM = "speech-dispatcher"
LOOK_MS = 20
LONGEST_START_MS = 20_000
"""Of a cold machine; it takes one to two seconds."""

LONGEST_PATH = 100
"""Bytes of a socket's path; the kernel takes 107."""


def voice_target(chosen: str, output: Output, facts: Facts) -> str:
    """The sound server's name of the device that the voice is to be sent to.

    Empty for wherever the system sends speech: where none was chosen, where the chosen one is not there, and
    where the server does not know it by the name that Qt has for it.
    """
    device = output.device
    if not chosen or device is None or device.id != chosen or chosen not in (facts.sinks or {}):
        return ""
    return chosen


class VoicePlace(QObject):
    """Where the voice goes, decided once: another place needs another process, as libspeechd keeps its way.

    Signals:
        settled(): the voice can be made; `address` says how it finds its speech-dispatcher.
        moved(): it has to go elsewhere by now.
        ended(): our speech-dispatcher is gone, and the voice with it.
    """

    settled = Signal()
    moved = Signal()
    ended = Signal()

    def __init__(self, environment: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._environment = environment
        self._target: str | None = None
        self._process: QProcess | None = None
        self._socket = Path()
        self.is_settled = False
        self.address = ""
        self._look = self._timer(LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self._limit = self._timer(LONGEST_START_MS)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._give_up)

    @property
    def is_own(self) -> bool:
        """Whether the voice goes to the device that was chosen, and nowhere else."""
        return bool(self.address)

    def seek(self, target: str) -> None:
        """Let the voice go to this device, as `voice_target` names it."""
        if self._target is None:
            self._target = target
            if not target or not self._begin(target):
                self._settle()
        elif target != self._target:
            self.moved.emit()

    def _begin(self, target: str) -> bool:
        """Start our own; whether it may become something."""
        program, folder = shutil.which(PROGRAM), _folder(self._environment)
        if program is None or folder is None:
            return False
        self._socket = folder / "speech"
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PULSE_SINK", target)
        environment.insert("PIPEWIRE_NODE", target)  # the same, where it speaks to PipeWire itself
        command = [program, "--run-single", "--timeout", "0", "--log-level", "1"]
        command += ["--communication-method", "unix_socket", "--socket-path", str(self._socket)]
        # A folder for logs that does not exist lets it print them instead, to nobody.
        command += ["--pid-file", str(folder / "pid"), "--log-dir", str(folder / "no-logs")]
        process = tied(command, environment, self, str(folder))
        process.setStandardOutputFile(QProcess.nullDevice())
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._process = process
        process.start()
        self._look.start()
        self._limit.start()
        return True

    def _on_look(self) -> None:
        """It hears once its voices are loaded. libspeechd, refused before that, would start another."""
        with suppress(OSError), socket.socket(socket.AF_UNIX) as knock:
            knock.connect(str(self._socket))
            self.address = f"unix_socket:{self._socket}"
            self._settle()

    def _settle(self) -> None:
        self._look.stop()
        self._limit.stop()
        self.is_settled = True
        self.settled.emit()

    def _give_up(self) -> None:
        """Speak where the system does, and leave nothing of the attempt."""
        process, self._process = self._process, None
        if process is not None:
            process.closeWriteChannel()  # its guard ends it, and all that it started
        self._settle()

    def _on_finished(self) -> None:
        if self._process is None:
            return
        if self.is_settled:
            self.ended.emit()
        else:
            self._give_up()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._on_finished()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        return timer


def _folder(environment: Mapping[str, str]) -> Path | None:
    """A new folder that nobody else can look into, with a path that is not too long for a socket."""
    for parent in _parents(environment):
        with suppress(OSError):
            made = Path(tempfile.mkdtemp(prefix="retrotimer-", dir=parent))
            if len(bytes(made / "speech")) <= LONGEST_PATH:
                return made
            made.rmdir()
    return None


def _parents(environment: Mapping[str, str]) -> Iterator[str]:
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    if Path(runtime).is_absolute():
        yield runtime
    yield tempfile.gettempdir()
    yield "/tmp"  # noqa: S108 - `mkdtemp` makes it safe; TMPDIR may name a place that is too far down
