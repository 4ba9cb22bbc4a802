"""Arguments to commands; the window is the command that needs no word.

Qt is imported only once the arguments are known to make sense, and its widgets only for a window.
"""

import retrotimer.put_off  # noqa: F401 - before all that it is about

# isort: split

import gc
import os
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

SELF_TEST = "--self-test"
"""A word for who builds packages, with a folder after it; no help names it."""

WITH_WINDOW = {"", "start", "show"}
"""The words that open a window; the others print."""

WAITING = {BACKGROUND, "remind"}
"""Those that open none and may wait for hours, in Qt's hands."""

WITHOUT_DATA = {"--doctor", "--install-desktop", "--uninstall-desktop"}
"""The words that open no data, so that there is nothing to vouch for."""

INTERRUPTED = 130
"""The exit code of a word that Ctrl-C ended, as shells have it; what it had not finished it has not done."""

LAST_STREAM = 2
"""The number of standard error, the last of the three."""

LONGEST_DETAIL = 120
"""Letters of a mistake that are repeated to whoever made it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for; the exit code.

    Without arguments, those of the process hold, which then ends as soon as its answer is printed.
    """
    if None in {sys.stdin, sys.stdout, sys.stderr}:
        _fill_closed_streams()
    words = sys.argv[1:] if arguments is None else arguments
    background = list(words[:1]) == [BACKGROUND]
    folder = _folder_of_a_plain_start(words[1:] if background else words)
    if folder is not None:
        _let_ctrl_c_end()
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
    try:
        code = _obey(asked)
    except KeyboardInterrupt:
        code = INTERRUPTED
    if arguments is None and asked.word not in WITH_WINDOW:
        leave(code)
    return code


def _fill_closed_streams() -> None:
    """Lead closed standard streams (`2>&-`) into nothing, as far as libraries know them by their numbers.

    The next file that is opened would get such a number, and a line of Qt's log would be written into it.
    """
    if os.name == "nt":  # a program of its own has none, and nobody there writes to a number
        return
    descriptor = 0
    while descriptor <= LAST_STREAM:
        descriptor = os.open(os.devnull, os.O_RDWR)
        os.set_inheritable(descriptor, True)  # noqa: FBT003 - what this program starts wants them as well
    os.close(descriptor)


def _obey(asked: "Namespace") -> int:
    folder = asked.data_dir or _standard_folder()
    if asked.word in WITH_WINDOW | WAITING:
        _let_ctrl_c_end()
    _prepare()
    code = _open_here(folder) if asked.open_here and asked.word not in WITHOUT_DATA else 0
    return code or _command(asked.word)(asked, folder)


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
    _let_ctrl_c_end()
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


def _command(word: str) -> "Callable[[Namespace, Path], int]":
    """What a word does."""
    with_window = {
        "": lambda _asked, folder: _open(folder),
        BACKGROUND: lambda _asked, folder: _wait(folder),
        "start": _start,
        "show": _show,
    }
    if word in with_window:
        return with_window[word]
    from retrotimer.answers import ANSWERS

    return ANSWERS[word]


def _let_ctrl_c_end() -> None:
    """Let Ctrl-C end the program at once: what was walked is on the disk anyway.

    Where a shell had it ignored, as with `&` in a script, it stays so. Python's own way would wait for
    Python's next turn, which an idle window never gives it, and throw an exception into whatever Qt calls.
    """
    # `signal` builds enumerations around it, which the first picture does without.
    import _signal  # type: ignore[import-not-found]

    if _signal.getsignal(_signal.SIGINT) != _signal.SIG_IGN:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)


def _prepare() -> None:
    """See to what has to come before the imports of a command."""
    gc.disable()  # nothing that the start makes is rubbish; `launch` turns it on after the first paint
    import retrotimer.binding  # noqa: F401 - before whatever the command imports

    if "TZ" in os.environ or "LC_ALL" in os.environ:
        from retrotimer.environment import mend

        mend()


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


def _not_understood(error: "MisunderstoodError") -> int:
    """Say so: for the words that open a window in a dialog too, where a menu started it."""
    _prepare()
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
