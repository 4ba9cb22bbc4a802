"""Programs that end with the process which started them, whatever ends it: for Linux and its like.

A process that is killed cannot end its own, and most programs do not notice that nobody reads them any more:
`pactl subscribe` would live on for ever.  Neither do we kill a whole group from the window: libspeechd and
libpulse may have started a server in it that belongs to the person's session, not to us.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment

SHELL = "/bin/sh"

GUARD = 'exec 3<&0; (read -r _ <&3; [ -z "$0" ] || rm -rf -- "$0"; kill -9 0) >&- & exec "$@" </dev/null 3<&-'
"""The shell becomes the program, and leaves a guard beside it that waits for the end of a pipe.

Its other end is held by the process that started it, and by no other: the kernel closes it on every way out.
The guard then removes the program's folder, its `$0`, and kills the group that it shares with the program,
itself too.  Qt makes that group, and it lasts as long as the guard is in it, so no stranger's number is
ever killed.
"""


def tied(
    command: Sequence[str], environment: QProcessEnvironment, parent: QObject, folder: str = ""
) -> QProcess:
    """A program that can be started; only what it prints is read. One that is not there ends with 127.

    `folder`, if one is named, is the program's own and goes with it.
    """
    process = QProcess(parent)
    process.setProgram(SHELL)
    process.setArguments(["-c", GUARD, folder, *command])
    process.setUnixProcessParameters(QProcess.UnixProcessFlag.CreateNewSession)
    process.setProcessEnvironment(environment)
    process.setStandardErrorFile(QProcess.nullDevice())
    return process
