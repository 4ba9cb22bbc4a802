"""What each word of the command line that opens no window does: it prints its answer, and the program ends.

What a word needs is imported when it is its turn.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from retrotimer.console.desk import Answer, Desk
    from retrotimer.core.ports import Clock


def _doctor(_asked: "Namespace", folder: Path) -> int:
    from retrotimer import __version__
    from retrotimer.console.desk import give
    from retrotimer.console.doctor import doctor
    from retrotimer.desktop.keep_awake import WakepyKeepAwake
    from retrotimer.desktop.sound.speaker import SpeakerProcess
    from retrotimer.language import spoken_language
    from retrotimer.words.surroundings import why_awake

    def looked() -> "Answer":
        return doctor(folder, __version__, spoken_language(), SpeakerProcess(), WakepyKeepAwake(why_awake()))

    return give(looked)


def _install_desktop(asked: "Namespace", _folder: Path) -> int:
    from retrotimer.assets import resource
    from retrotimer.console.desk import give
    from retrotimer.console.menu import install
    from retrotimer.desktop.menu.program import menu_command

    folder = ("--data-dir", str(asked.data_dir)) if asked.data_dir else ()
    return give(lambda: install(resource("share").parent, (*menu_command(), *folder), sys.platform))


def _uninstall_desktop(_asked: "Namespace", _folder: Path) -> int:
    from retrotimer.beyond import forgotten_by_the_session
    from retrotimer.console.desk import give
    from retrotimer.console.menu import uninstall

    return give(lambda: uninstall(sys.platform, forgotten_by_the_session))


def _status(asked: "Namespace", folder: Path) -> int:
    from retrotimer.console.status import status

    return _answer(folder, lambda desk: status(desk, as_json=asked.json))


def _month(asked: "Namespace", folder: Path) -> int:
    from retrotimer.console.month import month

    return _answer(folder, lambda desk: month(desk, asked.month, as_json=asked.json))


def _log(asked: "Namespace", folder: Path) -> int:
    from retrotimer.console.log import log

    def entered(desk: "Desk") -> str:
        return log(
            desk,
            asked.date,
            asked.minutes,
            mode=asked.mode,
            note=asked.note,
            at=asked.time,
            again=asked.again,
        )

    return _answer(folder, entered)


def _backup(asked: "Namespace", folder: Path) -> int:
    from retrotimer.console.keeping import back_up

    return _give(lambda clock: back_up(folder, clock, asked.file))


def _restore(asked: "Namespace", folder: Path) -> int:
    from retrotimer.console.keeping import restore

    return _give(lambda clock: restore(folder, clock, asked.file))


def _check(_asked: "Namespace", folder: Path) -> int:
    from retrotimer.console.keeping import check

    return _give(lambda _clock: check(folder))


def _remind(_asked: "Namespace", folder: Path) -> int:
    from retrotimer.from_afar import remind_from_afar

    return remind_from_afar(folder)


def _give(find: "Callable[[Clock], Answer]") -> int:
    from retrotimer.console.desk import give
    from retrotimer.desktop.clock import SystemClock

    return give(lambda: find(SystemClock()))


def _export(asked: "Namespace", folder: Path) -> int:
    from retrotimer.console.leaving import export

    def exported(desk: "Desk") -> str:
        return export(desk, asked.file, first=asked.first, last=asked.last, planned=asked.planned)

    return _answer(folder, exported)


def _import(asked: "Namespace", folder: Path) -> int:
    from retrotimer.console.coming import bring_in

    def imported(desk: "Desk") -> str:
        return bring_in(desk, asked.file, habit=asked.habit, minutes=asked.minutes, dry_run=asked.dry_run)

    return _answer(folder, imported)


def _answer(folder: Path, command: "Callable[[Desk], str]") -> int:
    from retrotimer.console.desk import answer
    from retrotimer.desktop.clock import SystemClock

    return answer(folder, SystemClock(), command)


ANSWERS: "dict[str, Callable[[Namespace, Path], int]]" = {
    "status": _status,
    "month": _month,
    "log": _log,
    "backup": _backup,
    "restore": _restore,
    "check": _check,
    "remind": _remind,
    "export": _export,
    "import": _import,
    "--doctor": _doctor,
    "--install-desktop": _install_desktop,
    "--uninstall-desktop": _uninstall_desktop,
}
"""By its word, given what was asked for and the data folder; the exit code."""
