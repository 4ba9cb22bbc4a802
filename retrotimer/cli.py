"""Arguments to commands; the window is the command that needs no word.

Qt is imported only once the arguments are known to make sense, and its widgets only for a window.
"""

import retrotimer.put_off  # noqa: F401 - before all that it is about

# isort: split

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from retrotimer.console.terminal import leave
from retrotimer.desktop.program import BACKGROUND

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from retrotimer.arguments import MisunderstoodError
    from retrotimer.console.desk import Answer, Desk
    from retrotimer.core.ports import Clock

SELF_TEST = "--self-test"
"""A word for who builds packages, with a folder after it; no help names it."""

WITH_WINDOW = {"", "start", "show"}
"""The words that open a window; the others print."""

LONGEST_DETAIL = 120
"""Letters of a mistake that are repeated to whoever made it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for; the exit code.

    Without arguments, those of the process hold, which then ends as soon as its answer is printed.
    """
    words = sys.argv[1:] if arguments is None else arguments
    background = list(words[:1]) == [BACKGROUND]
    folder = _folder_of_a_plain_start(words[1:] if background else words)
    if folder is not None:
        _prepare()
        return _wait(folder) if background else _open(folder)
    if arguments is None and _is_the_speaker(words):
        return _speak()
    if list(words[:-1]) == [SELF_TEST]:
        return _test_itself(Path(words[1]))
    from retrotimer.arguments import MisunderstoodError, read  # 3 ms, which a plain start does without

    try:
        asked = read(words)
    except MisunderstoodError as error:
        return _not_understood(error)
    folder = asked.data_dir or _standard_folder()
    _prepare()
    code = _open_here(folder) if asked.open_here else 0
    if not code:
        code = _commands()[asked.word](asked, folder)
    if arguments is None and asked.word not in WITH_WINDOW:
        leave(code)
    return code


def _folder_of_a_plain_start(words: Sequence[str]) -> Path | None:
    """The folder to open a window on, where no more is asked for and there is nothing to work out."""
    if not words:
        return _standard_folder()
    if len(words) == len(("--data-dir", "DIR")) and words[0] == "--data-dir" and words[1].isprintable():
        folder = Path(words[1])
        return folder if folder.is_absolute() else None
    return None


def _is_the_speaker(words: Sequence[str]) -> bool:
    """Whether this is the window's own second process, which makes its sounds: no word for people."""
    from retrotimer.desktop.sound.command import is_meant

    return is_meant(list(words))


def _speak() -> int:
    _prepare()
    from retrotimer.assets import resource
    from retrotimer.desktop.sound.child import speak

    try:
        return speak(resource("sounds"))
    except FileNotFoundError:
        return speak(None)


def _test_itself(folder: Path) -> int:
    _prepare()
    from retrotimer.self_test import self_test

    return self_test(folder)


def _standard_folder() -> Path:
    from retrotimer.store.paths import standard_folder

    return standard_folder()


def _commands() -> "dict[str, Callable[[Namespace, Path], int]]":
    """What each word does."""
    return {
        "": lambda _asked, folder: _open(folder),
        BACKGROUND: lambda _asked, folder: _wait(folder),
        "start": _start,
        "show": _show,
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


def _prepare() -> None:
    """See to what has to come before the imports of a command."""
    gc.disable()  # nothing that the start makes is rubbish; `launch` turns it on after the first paint
    import retrotimer.binding  # noqa: F401 - before whatever the command imports


def _open_here(folder: Path) -> int:
    from retrotimer.console.elsewhere import open_here

    return open_here(folder)


def _open(folder: Path, words: str | None = None) -> int:
    from retrotimer.desktop.door import RAISE
    from retrotimer.launch import open_window  # imports Qt's widgets, which the other words do without

    return open_window(folder, words or RAISE)


def _wait(folder: Path) -> int:
    from retrotimer.background import wait_in_background  # imports Qt's widgets, and nothing of the window

    return wait_in_background(folder)


def _start(asked: "Namespace", folder: Path) -> int:
    from retrotimer.desktop.door import start

    return _open(folder, start(asked.minutes))


def _show(_asked: "Namespace", folder: Path) -> int:
    from retrotimer.desktop.door import MONTH

    return _open(folder, MONTH)


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


def _not_understood(error: "MisunderstoodError") -> int:
    """Say so: to the words that open a window in a dialog too, for who started it without a terminal."""
    detail = _tidy(str(error))
    if error.word in WITH_WINDOW:
        from retrotimer.complaint import not_understood  # imports Qt, for the dialog

        return not_understood(detail)
    from retrotimer.console import desk

    return desk.not_understood(error.word, detail, lacks=error.lacks)


def _tidy(text: str) -> str:
    """A mistake in one line that can be printed, and is read to its end."""
    line = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
    return line if len(line) <= LONGEST_DETAIL else line[:LONGEST_DETAIL] + "…"
