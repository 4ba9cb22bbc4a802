"""Runs the program where the kernel ends whatever asks for an internet socket: `python offline.py WORD…`.

The filter holds for the process and all that it starts.  The words are the program's own, but for `--socket`,
which asks for such a socket: so a test can see that the filter works.  Without a word, the window opens, a
walk is begun and stopped, and the window closes.
"""

import ctypes
import os
import platform
import socket
import struct
import sys

PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
LOAD, JUMP_EQUAL, RETURN = 0x20, 0x15, 0x06
KILL_PROCESS, ALLOW = 0x80000000, 0x7FFF0000
NUMBER_AT, FIRST_ARGUMENT_AT = 0, 16
SOCKET_CALL = {"x86_64": 41, "aarch64": 198}
"""The number of the system call `socket` on machines that this can be tried on."""

WALKED_MS = 1500


def forbid_internet_sockets() -> None:
    """Let the kernel end this process, or one that it starts, at the first socket of IPv4 or IPv6."""
    code = [
        (LOAD, 0, 0, NUMBER_AT),
        (JUMP_EQUAL, 0, 4, SOCKET_CALL[platform.machine()]),
        (LOAD, 0, 0, FIRST_ARGUMENT_AT),
        (JUMP_EQUAL, 1, 0, socket.AF_INET),
        (JUMP_EQUAL, 0, 1, socket.AF_INET6),
        (RETURN, 0, 0, KILL_PROCESS),
        (RETURN, 0, 0, ALLOW),
    ]
    rules = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *one) for one in code))
    program = struct.pack("HxxxxxxQ", len(code), ctypes.addressof(rules))
    libc = ctypes.CDLL(None, use_errno=True)
    for option, one, other in (
        (PR_SET_NO_NEW_PRIVS, 1, None),
        (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, program),
    ):
        if libc.prctl(option, one, other, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "the kernel takes no filter")


def walk_a_little() -> None:
    """Let the real window skip its first steps, go through the checklist, begin, stop, show pages, close."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QDialog, QWidget

    from retrotimer import launch
    from retrotimer.core.session import StopReason
    from tests.tour.demo import press

    real = launch.complete_app

    def in_front() -> QWidget:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        return dialog

    def complete_app(database, window):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - as launch has it
        app = real(database, window)

        def begin() -> None:
            press(in_front(), "Skip")
            app.come_to_start(None)
            dialog = in_front()
            for name in ("I have checked with a back doctor", "Flat, open area", "Begin"):
                press(dialog, name)
            QTimer.singleShot(WALKED_MS, app.window, end)

        def look_around() -> None:
            """The pages that few look at; the report and the question what to print open over them."""
            from retrotimer.core.learn import CARDS
            from retrotimer.ui.learn.learn_page import LearnPage

            menus = app.window.menus
            for way in (menus.progress, menus.history, menus.learn):
                way.trigger()
            (page,) = app.window.findChildren(LearnPage)
            page.print_requested.emit(CARDS[0])
            leave_dialog()
            app.window.leave_page()
            menus.report.trigger()
            leave_dialog()

        def leave_dialog() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog)
            dialog.reject()

        def end() -> None:
            app.session.stop(StopReason.DONE)
            app.keeping.back_up()
            look_around()
            sys.stdout.write("walked\n")
            sys.stdout.flush()
            app.window.close()

        QTimer.singleShot(0, app.window, begin)
        return app

    launch.complete_app = complete_app


def main(words: list[str]) -> int:
    """Run the words."""
    forbid_internet_sockets()
    if words == ["--socket"]:
        socket.socket(socket.AF_INET6 if os.environ.get("SIX") else socket.AF_INET)
        return 0
    from retrotimer import cli

    if words[:1] == ["--data-dir"] and not words[2:]:
        walk_a_little()
    sys.argv = ["retrotimer", *words]
    return cli.main()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
