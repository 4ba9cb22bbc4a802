"""What the command line understands: its words, their options, and what it says about them.

A start without a word that needs no reading does without this file, whose parser takes 3 ms to build.
"""

import argparse
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from retrotimer import __version__
from retrotimer.console import help_texts
from retrotimer.console.terminal import say
from retrotimer.core.bounds import LEAST_ENTRY_MINUTES, MOST_ENTRY_MINUTES
from retrotimer.core.choice import LEAST_MINUTES, MOST_MINUTES, Mode

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

LONE = {
    "--background": "wait without a window, to remind you; a second start shows the window",
    "--doctor": "print what works here and how to mend what does not; it opens no data",
    "--install-desktop": "put Retrotimer into your menu, with its icon, where no package has done so",
    "--uninstall-desktop": "take away what --install-desktop put there, and what starts the app by itself",
}
"""What is done in place of a word, and alone."""


class MisunderstoodError(Exception):
    """The arguments make no sense; the message says which, and `word` whose they are.

    `lacks` tells that nothing is wrong with them but that there are too few.
    """

    def __init__(self, message: str, word: str = "", *, lacks: bool = False) -> None:
        super().__init__(message)
        self.word = word
        self.lacks = lacks


class Parser(argparse.ArgumentParser):
    """Leaves it to `main` to say what is wrong, in the app's own words and in a dialog too."""

    def error(self, message: str) -> NoReturn:
        """Give up on the arguments."""
        from retrotimer.console.mistakes import lacks, plain  # what makes sense has no use for it

        raise MisunderstoodError(plain(message), self.prog.partition(" ")[2], lacks=lacks(message))

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        """Print help or version, whatever the terminal can print."""
        del file  # the standard output, for all that is left here
        with suppress(OSError):
            say(message)


def parser() -> argparse.ArgumentParser:
    """The command line that the app understands."""
    made = Parser(
        prog="retrotimer",
        description="A calm timer and calendar for walking backwards.",
        epilog=help_texts.FOOT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    _add_common(made, default=None)
    text = f"Retrotimer {__version__}"
    made.add_argument("--version", action="version", version=text, help="print which version this is")
    for name, about in LONE.items():
        made.add_argument(name, dest="word", action="store_const", const=name, help=about)
    made.set_defaults(word="")
    words = made.add_subparsers(title="commands", metavar="COMMAND")

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

    _add_status(
        word("status", "print today, this week and the programme", help_texts.STATUS, help_texts.STATUS_JSON)
    )
    _add_month(word("month", "print a month", help_texts.MONTH, help_texts.MONTH_JSON))
    _add_log(word("log", "enter a walk that you did without the laptop", help_texts.LOG, help_texts.LOG_FOOT))
    _add_export(word("export", "write what you have into a file", help_texts.EXPORT, help_texts.EXPORT_FOOT))
    _add_import(word("import", "take in what a file holds", help_texts.IMPORT, help_texts.IMPORT_FOOT))
    _add_start(word("start", "open the window at the checklist", help_texts.START))
    word("remind", "show your reminder, if it is due", help_texts.REMIND)
    word("show", "open the window at the month", help_texts.SHOW)
    _add_backup(word("backup", "copy your data to a file", help_texts.BACKUP))
    _add_restore(word("restore", "put a backup in the place of your data", help_texts.RESTORE))
    word("check", "look whether your data are sound", help_texts.CHECK)
    return made


def _add_status(one: argparse.ArgumentParser) -> None:
    one.add_argument("--json", action="store_true", help="print it for other programs to read")


def _add_month(one: argparse.ArgumentParser) -> None:
    which = one.add_argument_group("which month")
    which.add_argument("month", nargs="?", metavar="YYYY-MM", help="this month, if it is left out")
    one.add_argument("--json", action="store_true", help="print it for other programs to read")


def _add_log(one: argparse.ArgumentParser) -> None:
    walk = one.add_argument_group("what was walked")
    walk.add_argument("date", metavar="DATE", help="the day: year-month-day, “today” or “yesterday”")
    walk.add_argument("minutes", metavar="MINUTES", help="minutes walked backwards, 1 to 180")
    modes = [mode.value for mode in Mode]
    text = "walk, if it is left out; a run is kept, and does not count"
    one.add_argument("--mode", choices=modes, default=Mode.WALK.value, help=text)
    one.add_argument("--note", metavar="TEXT", default="", help="a note in your own words")
    text = "when it began; noon, or now while noon is still to come, if it is left out"
    one.add_argument("--time", metavar="HH:MM", help=text)
    one.add_argument("--again", action="store_true", help="enter it although the same walk is there already")


def _add_export(one: argparse.ArgumentParser) -> None:
    which = one.add_argument_group("where to, and what")
    which.add_argument("file", metavar="FILE", help="a name that ends in .csv, .json or .ics")
    one.add_argument("--from", dest="first", metavar="DATE", help="the first day; all, if it is left out")
    one.add_argument("--to", dest="last", metavar="DATE", help="the last day; all, if it is left out")
    text = "with .ics: the weekdays on which you plan to walk, instead of your walks"
    one.add_argument("--planned", action="store_true", help=text)


def _add_import(one: argparse.ArgumentParser) -> None:
    which = one.add_argument_group("where from")
    which.add_argument("file", metavar="FILE", help="a file whose name ends in .csv or .json")
    one.add_argument("--dry-run", action="store_true", help="only print what would become of each line")
    text = "for Loop Habit Tracker's file: the habit that stands for walking backwards"
    one.add_argument("--habit", metavar="NAME", default="", help=text)
    text = "for Loop Habit Tracker's file: the minutes of a ticked day; 10, if it is left out"
    minutes = range(LEAST_ENTRY_MINUTES, MOST_ENTRY_MINUTES + 1)
    one.add_argument("--minutes", type=int, choices=minutes, metavar="N", default=LEAST_MINUTES, help=text)


def _add_start(one: argparse.ArgumentParser) -> None:
    minutes = range(LEAST_MINUTES, MOST_MINUTES + 1)
    text = "minutes to walk backwards, 10 to 15; as chosen in the window, if it is left out"
    one.add_argument("--minutes", type=int, choices=minutes, metavar="N", help=text)


def _add_backup(one: argparse.ArgumentParser) -> None:
    where = one.add_argument_group("where to")
    text = "the file to write; one of that name is replaced"
    where.add_argument("file", nargs="?", type=_path, metavar="FILE", help=text)


def _add_restore(one: argparse.ArgumentParser) -> None:
    which = one.add_argument_group("which backup")
    which.add_argument("file", type=_path, metavar="FILE", help="a backup, also of an older version")


def _add_common(made: argparse.ArgumentParser, default: str | None) -> None:
    made.add_argument("-h", "--help", action="help", help="print this")
    text = "the folder for your data, instead of the system's usual place"
    made.add_argument("--data-dir", type=_folder, metavar="DIR", default=default, help=text)
    text = "say that Retrotimer is closed on the other computer that your data are in use on"
    made.add_argument("--open-here", action="store_true", default=default or False, help=text)


def read(arguments: Sequence[str]) -> argparse.Namespace:
    """What is asked for.

    Raises:
        MisunderstoodError: it makes no sense.
    """
    asked, strange = parser().parse_known_args(arguments)
    if strange:
        raise MisunderstoodError(" ".join(strange), asked.word)
    lone = [one for one in arguments if one in LONE]
    if lone and (len(lone) > 1 or asked.word != lone[0]):
        raise MisunderstoodError(f"{lone[0]} goes with no other command", lone[0])
    return asked


def _folder(text: str) -> Path:
    """A folder's name as an absolute path."""
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError("it needs the name of a folder")
    return _absolute(text, "the folder's name cannot be read")


def _path(text: str) -> Path:
    """A file's name as an absolute path."""
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError("it needs the name of a file")
    return _absolute(text, "the file's name cannot be read")


def _absolute(text: str, unreadable: str) -> Path:
    try:
        text.encode()
        return Path(text).expanduser().absolute()
    except UnicodeEncodeError as error:
        raise argparse.ArgumentTypeError(unreadable) from error
    except (RuntimeError, OSError) as error:  # no such home, or the working folder is gone
        detail = error.strerror if isinstance(error, OSError) else ""
        raise argparse.ArgumentTypeError(detail or str(error)) from error
