"""Arguments to commands; the window is the command that needs no word.

Qt is imported only once the arguments are known to make sense, and its widgets only for a window.
"""

import argparse
import gc
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from retrotimer import __version__
from retrotimer.console.terminal import leave, say
from retrotimer.core.choice import LEAST_MINUTES, MOST_MINUTES, Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import SupportsWrite

    from retrotimer.console.desk import Desk

WITH_WINDOW = {"", "start"}
"""The words that open a window; the others print."""

LONGEST_DETAIL = 120
"""Letters of a mistake that are repeated to whoever made it."""

FOOT = """\
Without a word, the window opens; where it is open already, it comes to the front.
The words that print do so beside an open window too.

examples:
  retrotimer status               today, this week, the programme
  retrotimer month 2026-11        a month with its marks
  retrotimer log yesterday 12     12 minutes that you walked without the laptop
  retrotimer start --minutes 11   the checklist, then eleven minutes

“retrotimer WORD --help” says more. The exit code is 0, or 1 where your data
cannot be read or written, or 2 where the command line makes no sense."""

STATUS = """\
Prints today, how this week stands against your goal, where you are in the
programme, and whether a walk is under way in the window."""

STATUS_JSON = """\
With --json, one object: today, goal, week (start, complete_days, met, days),
programme (course, week, walk, walks_a_week, next_minutes, next_from, due, held,
done, total, began, ended; or null) and running (state “underway” or “paused”,
mode, elapsed and remaining in seconds; or null)."""

MONTH = """\
Prints a month in whole weeks, each with its complete days against your goal.
A day is complete with 10 minutes of walking backwards; runs do not count."""

MONTH_JSON = """\
With --json, one object: month, first_weekday, goal and weeks; each week has
start, complete_days, met and days; each day has date, minutes, run_minutes and
complete. Dates are written as year-month-day."""

LOG = """\
Enters a walk that you did without the laptop. It counts like any other, and an
open window shows it at once. It can be corrected or removed in the window."""

LOG_FOOT = """\
examples:
  retrotimer log today 12
  retrotimer log 2026-11-17 10,5 --time 07:30 --note "along the river"
  retrotimer log yesterday 8 --mode run"""

START = """\
Opens the window at the checklist, or brings the open one there. A walk that is
under way, or that waits for a word on how it went, is left as it is."""


class MisunderstoodError(Exception):
    """The arguments make no sense; the message says which, and `word` whose they are."""

    def __init__(self, message: str, word: str = "") -> None:
        super().__init__(message)
        self.word = word


class Parser(argparse.ArgumentParser):
    """Leaves it to `main` to say what is wrong, in the app's own words and in a dialog too."""

    def error(self, message: str) -> NoReturn:
        """Give up on the arguments."""
        raise MisunderstoodError(message, self.prog.partition(" ")[2])

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        """Print help or version, whatever the terminal can print."""
        del file  # the standard output, for all that is left here
        with suppress(OSError):
            say(message)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for; the exit code.

    Without arguments, those of the process hold, which then ends as soon as its answer is printed.
    """
    try:
        asked = _parsed(arguments)
    except MisunderstoodError as error:
        return _not_understood(error)
    gc.disable()  # nothing that the start makes is rubbish; `launch` turns it on after the first paint
    folder: Path | None = asked.data_dir
    if folder is None:
        from retrotimer.store.paths import standard_folder

        folder = standard_folder()
    import retrotimer.binding  # noqa: F401 - before whatever the command imports

    command: Callable[[argparse.Namespace, Path], int] = asked.command
    code = command(asked, folder)
    if arguments is None and asked.word not in WITH_WINDOW:
        leave(code)
    return code


def parser() -> argparse.ArgumentParser:
    """The command line that the app understands."""
    made = Parser(
        prog="retrotimer",
        description="A calm timer and calendar for walking backwards.",
        epilog=FOOT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    _add_common(made, default=None)
    text = f"Retrotimer {__version__}"
    made.add_argument("--version", action="version", version=text, help="print which version this is")
    made.set_defaults(command=_open, word="")
    words = made.add_subparsers(title="words", metavar="WORD")

    def word(name: str, summary: str, text: str, foot: str | None = None) -> argparse.ArgumentParser:
        one: argparse.ArgumentParser = words.add_parser(
            name,
            help=summary,
            description=text,
            epilog=foot,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            add_help=False,
        )
        _add_common(one, default=argparse.SUPPRESS)  # or it would forget a folder named before the word
        one.set_defaults(word=name)
        return one

    _add_status(word("status", "print today, this week and the programme", STATUS, STATUS_JSON))
    _add_month(word("month", "print a month", MONTH, MONTH_JSON))
    _add_log(word("log", "enter a walk that you did without the laptop", LOG, LOG_FOOT))
    _add_start(word("start", "open the window at the checklist", START))
    return made


def _add_status(one: argparse.ArgumentParser) -> None:
    one.add_argument("--json", action="store_true", help="print it for other programs to read")
    one.set_defaults(command=_status)


def _add_month(one: argparse.ArgumentParser) -> None:
    which = one.add_argument_group("which month")
    which.add_argument("month", nargs="?", metavar="YYYY-MM", help="this month, if it is left out")
    one.add_argument("--json", action="store_true", help="print it for other programs to read")
    one.set_defaults(command=_month)


def _add_log(one: argparse.ArgumentParser) -> None:
    walk = one.add_argument_group("what was walked")
    walk.add_argument("date", metavar="DATE", help="the day: year-month-day, “today” or “yesterday”")
    walk.add_argument("minutes", metavar="MINUTES", help="minutes walked backwards, 1 to 180")
    modes = [mode.value for mode in Mode]
    text = "walk, if it is left out; a run is kept, and does not count"
    one.add_argument("--mode", choices=modes, default=Mode.WALK.value, help=text)
    one.add_argument("--note", metavar="TEXT", default="", help="a note in your own words")
    one.add_argument("--time", metavar="HH:MM", help="when it began; noon, or now, if it is left out")
    one.set_defaults(command=_log)


def _add_start(one: argparse.ArgumentParser) -> None:
    minutes = range(LEAST_MINUTES, MOST_MINUTES + 1)
    text = "walk backwards for 10 to 15 minutes; as chosen in the window, if it is left out"
    one.add_argument("--minutes", type=int, choices=minutes, metavar="N", help=text)
    one.set_defaults(command=_start)


def _add_common(made: argparse.ArgumentParser, default: str | None) -> None:
    made.add_argument("-h", "--help", action="help", help="print this")
    text = "the folder for your data, instead of the system's usual place"
    made.add_argument("--data-dir", type=_folder, metavar="DIR", default=default, help=text)


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    asked, strange = parser().parse_known_args(arguments)
    if strange:
        raise MisunderstoodError(" ".join(strange), asked.word)
    return asked


def _folder(text: str) -> Path:
    """A folder's name as an absolute path."""
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError("it needs the name of a folder")
    try:
        text.encode()
        return Path(text).expanduser().absolute()
    except UnicodeEncodeError as error:
        raise argparse.ArgumentTypeError("the folder's name cannot be read") from error
    except (RuntimeError, OSError) as error:  # no such home, or the working folder is gone
        raise argparse.ArgumentTypeError(str(error)) from error


def _open(_asked: argparse.Namespace, folder: Path) -> int:
    from retrotimer.launch import open_window  # imports Qt's widgets, which the other words do without

    return open_window(folder)


def _start(asked: argparse.Namespace, folder: Path) -> int:
    from retrotimer.desktop.door import start
    from retrotimer.launch import open_window

    return open_window(folder, start(asked.minutes))


def _status(asked: argparse.Namespace, folder: Path) -> int:
    from retrotimer.console.status import status

    return _answer(folder, lambda desk: status(desk, as_json=asked.json))


def _month(asked: argparse.Namespace, folder: Path) -> int:
    from retrotimer.console.month import month

    return _answer(folder, lambda desk: month(desk, asked.month, as_json=asked.json))


def _log(asked: argparse.Namespace, folder: Path) -> int:
    from retrotimer.console.log import log

    def entered(desk: "Desk") -> str:
        return log(desk, asked.date, asked.minutes, mode=asked.mode, note=asked.note, at=asked.time)

    return _answer(folder, entered)


def _answer(folder: Path, command: "Callable[[Desk], str]") -> int:
    from retrotimer.console.desk import answer
    from retrotimer.desktop.clock import SystemClock

    return answer(folder, SystemClock(), command)


def _not_understood(error: MisunderstoodError) -> int:
    """Say so: to the words that open a window in a dialog too, for who started it without a terminal."""
    detail = _tidy(str(error))
    if error.word in WITH_WINDOW:
        from retrotimer.complaint import not_understood  # imports Qt, for the dialog

        return not_understood(detail)
    from retrotimer.console import desk

    return desk.not_understood(error.word, detail)


def _tidy(text: str) -> str:
    """A mistake in one line that can be printed, and is read to its end."""
    line = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
    return line if len(line) <= LONGEST_DETAIL else line[:LONGEST_DETAIL] + "…"
