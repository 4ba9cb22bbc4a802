"""One speaker's process as the window sees it: starts it, talks to it, and notices when it is gone or hangs.

Nothing here waits, except `finish`, which is for the program's very end.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal

from retrotimer.desktop.sound.messages import (
    Begun,
    Leave,
    Lines,
    Ping,
    Pong,
    Renew,
    Report,
    Request,
    Told,
    line,
    read,
)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the window waits, in seconds.

    Attributes:
        start: for the first word of a process; a cold machine loads Qt's multimedia from a slow disk.
        answer: for every answer after that.
        beat: between two questions whether it is there.
        leave: for its end, before it is killed.
        late: how old a request may be when the process is up at last.
        memory: for how long a failure counts, and `restarts` of them are made good in that time.
    """

    start: float = 10.0
    answer: float = 4.0
    beat: float = 10.0
    leave: float = 1.0
    late: float = 4.0
    memory: float = 60.0
    restarts: int = 3


class Pipe(QObject):
    """One process, from its start to its end.

    Signals:
        reported(report): it said something.
        ended(): it is gone, could not be started or does not answer; once, and not after `leave`.
    """

    reported = Signal(object)
    ended = Signal()

    def __init__(self, command: Sequence[str], patience: Patience, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._patience = patience
        self._lines = Lines()
        self._over = False
        self.is_gone = False
        self._overdue = self._timer(self._on_overdue)
        self._overdue.setSingleShot(True)
        self._kill = self._timer(self._on_kill)
        self._kill.setSingleShot(True)
        self._beat = self._timer(self._ask)
        # The application's child, not ours: Qt must not destroy it while its process runs.
        self._process = QProcess(QCoreApplication.instance())
        self._process.setProgram(command[0])
        self._process.setArguments(list(command[1:]))
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._on_data)
        self._process.finished.connect(self._on_gone)
        self._process.errorOccurred.connect(self._on_error)

    @property
    def process_id(self) -> int:
        """The system's number of the process; 0 where it does not run."""
        return 0 if self.is_gone else self._process.processId()

    def start(self) -> None:
        """Start the process; what is sent before it is up waits in the pipe."""
        self._overdue.start(_ms(self._patience.start))
        self._beat.start(_ms(self._patience.beat))
        self._process.start()

    def send(self, request: Request) -> None:
        """Say something to it, and see to it that it still hears."""
        if not self._over:
            self._process.write(line(request))
            self._ask()

    def leave(self) -> None:
        """Let it end; it is killed if it does not. From here on it is silent."""
        if not self._over:
            self._process.write(line(Leave()))
        self._close()
        if not self.is_gone:
            self._process.closeWriteChannel()
            self._kill.start(_ms(self._patience.leave))

    def finish(self) -> None:
        """Wait for an end that was asked for, as long as `leave` allows: nothing outlives the program."""
        wait = _ms(self._patience.leave)
        if self.is_gone or self._process.waitForFinished(wait):
            return
        self._on_kill()
        self._process.waitForFinished(wait)

    def _ask(self) -> None:
        """Ask whether it is there, unless that was asked already."""
        if not self._over and not self._overdue.isActive():
            self._process.write(line(Ping()))
            self._overdue.start(_ms(self._patience.answer))

    def _on_data(self) -> None:
        data = self._process.readAllStandardOutput().data()
        for text in self._lines.feed(bytes(data)):
            report = read(text)
            if not self._over and isinstance(report, Told | Pong | Begun | Renew):
                self._hear(report)

    def _hear(self, report: Report) -> None:
        self._overdue.stop()
        self.reported.emit(report)

    def _on_overdue(self) -> None:
        self._on_kill()
        self._end()

    def _on_kill(self) -> None:
        if not self.is_gone:
            self._process.kill()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._on_gone()

    def _on_gone(self) -> None:
        if not self.is_gone:
            self.is_gone = True
            self._kill.stop()
            self._process.deleteLater()
            self.deleteLater()
            self._end()

    def _end(self) -> None:
        if not self._over:
            self._close()
            self.ended.emit()

    def _close(self) -> None:
        self._over = True
        self._overdue.stop()
        self._beat.stop()

    def _timer(self, ring: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.timeout.connect(ring)
        return timer


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
