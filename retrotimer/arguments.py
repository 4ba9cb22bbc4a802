"""What the command line understands: its words, their options, and what it says about them.

A start without a word that needs no reading does without this file, whose parser takes 3 ms to build.
"""

import argparse
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from retrotimer import __version__
from retrotimer.console.terminal import say
from retrotimer.core.bounds import LEAST_ENTRY_MINUTES, MOST_ENTRY_MINUTES
from retrotimer.core.choice import LEAST_MINUTES, MOST_MINUTES, Mode

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

FOOT = """\
Without a word, the window opens; where it is open already, it comes to the front.
The words that print do so beside an open window too.

examples:
  retrotimer status               today, this week, the programme
  retrotimer month 2026-11        a month with its marks
  retrotimer log yesterday 12     12 minutes that you walked without the laptop
  retrotimer start --minutes 11   the checklist, then eleven minutes
  retrotimer backup               a copy of your data, beside them
  retrotimer export walks.csv     all walks as a table
  retrotimer import walks.csv     what is in it and not here

“retrotimer WORD --help” says more. The exit code is 0, or 1 where your data
cannot be read or written or are not sound, or 2 where the command line makes
no sense."""

STATUS = """\
Prints today, how this week stands against your goal, where you are in the
programme, and whether a walk is under way in the window, or was interrupted."""

STATUS_JSON = """\
With --json, one object: today, goal, week (start, complete_days, met, days),
programme (course, week, walk, walks_a_week, next_minutes, next_from, due, held,
done, total, began, ended; or null), running (state “underway” or “paused”,
mode, elapsed and remaining in seconds; or null) and interrupted (mode, date, at,
walked_backward in seconds; or null)."""

MONTH = """\
Prints a month in whole weeks, each with its complete days against your goal.
A day is complete with 10 minutes of walking backwards; runs do not count."""

MONTH_JSON = """\
With --json, one object: month, first_weekday, goal and weeks; each week has
start, complete_days, met and days; each day has date, minutes, run_minutes,
complete and planned. Dates are written as year-month-day."""

LOG = """\
Enters a walk that you did without the laptop. It counts like any other, and an
open window shows it at once. It can be corrected or removed in the window."""

LOG_FOOT = """\
examples:
  retrotimer log today 12
  retrotimer log 2026-11-17 10,5 --time 07:30 --note "along the river"
  retrotimer log yesterday 8 --mode run"""

EXPORT = """\
Writes what you have into a file; its ending decides what kind of file it is.
.csv is a table of walks, other exercise and doctor's checks; .json holds all
there is, settings too; .ics is a calendar of your walks. A file of this name
is replaced once the new one is whole."""

EXPORT_FOOT = """\
examples:
  retrotimer export walks.csv --from 2026-11-01 --to 2026-11-30
  retrotimer export everything.json
  retrotimer export planned.ics --planned"""

IMPORT = """\
Takes in a file that Retrotimer wrote (.csv or .json), a table with the columns
“date” and “minutes”, or the Checkmarks.csv of Loop Habit Tracker. It is done
as a whole or not at all. What is here already is left as it is, unless the
file tells the same walk differently."""

IMPORT_FOOT = """\
examples:
  retrotimer import walks.csv --dry-run
  retrotimer import Checkmarks.csv --habit "Walk backwards" --minutes 12

With --dry-run, each line of the file is told with what would become of it and
why, and nothing is changed."""

START = """\
Opens the window at the checklist, or brings the open one there. A walk that is
under way, or that waits for a word on how it went, is left as it is."""

REMIND = """\
Shows your reminder if it is due, and waits for its answer, without a window.
systemd runs it at your time where you have chosen that in the settings. It
tells nothing twice, nor on a day that is complete already."""

SHOW = """\
Opens the window at today's month, or brings the open one there. A walk that is
under way is left as it is."""

BACKUP = """\
Writes a copy of your data, checked, to a file; to the folder “backups” beside
your data where none is named. A window may be open meanwhile."""

RESTORE = """\
Puts a backup in the place of your data. What is there now is backed up first,
and the answer tells how to bring it back. An open window shows it at once."""

CHECK = """\
Looks whether your data are sound: the file's structure, its schema, and every
walk. It changes nothing. The exit code is 0 where all is well, else 1."""

LONE = {
    "--background": "wait without a window, to remind you; a second start shows the window",
    "--doctor": "print what works here and how to mend what does not; it opens no data",
    "--install-desktop": "put Retrotimer into your menu, with its icon, where no package has done so",
    "--uninstall-desktop": "take away what --install-desktop put there",
}
"""What is done in place of a word, and alone."""


class MisunderstoodError(Exception):
    """The arguments make no sense; the message says which, and `word` whose they are."""

    def __init__(self, message: str, word: str = "") -> None:
        super().__init__(message)
        self.word = word


class Parser(argparse.ArgumentParser):
    """Leaves it to `main` to say what is wrong, in the app's own words and in a dialog too."""

    def error(self, message: str) -> NoReturn:
        """Give up on the arguments."""
        from retrotimer.console.mistakes import plain  # what makes sense has no use for it

        raise MisunderstoodError(plain(message), self.prog.partition(" ")[2])

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
        epilog=FOOT,
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
    _add_export(word("export", "write what you have into a file", EXPORT, EXPORT_FOOT))
    _add_import(word("import", "take in what a file holds", IMPORT, IMPORT_FOOT))
    _add_start(word("start", "open the window at the checklist", START))
    word("remind", "show your reminder, if it is due", REMIND)
    word("show", "open the window at the month", SHOW)
    _add_backup(word("backup", "copy your data to a file", BACKUP))
    _add_restore(word("restore", "put a backup in the place of your data", RESTORE))
    word("check", "look whether your data are sound", CHECK)
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
    one.add_argument("--time", metavar="HH:MM", help="when it began; noon, or now, if it is left out")


def _add_export(one: argparse.ArgumentParser) -> None:
    which = one.add_argument_group("where to, and what")
    which.add_argument("file", metavar="FILE", help="a name that ends in .csv, .json or .ics")
    one.add_argument("--from", dest="first", metavar="DATE", help="the first day; all, if it is left out")
    one.add_argument("--to", dest="last", metavar="DATE", help="the last day; all, if it is left out")
    text = "in a calendar: the weekdays on which you plan to walk, instead of your walks"
    one.add_argument("--planned", action="store_true", help=text)


def _add_import(one: argparse.ArgumentParser) -> None:
    which = one.add_argument_group("where from")
    which.add_argument("file", metavar="FILE", help="a file whose name ends in .csv or .json")
    one.add_argument("--dry-run", action="store_true", help="only print what would become of each line")
    text = "of Loop Habit Tracker's file: the habit that stands for walking backwards"
    one.add_argument("--habit", metavar="NAME", default="", help=text)
    text = "of Loop Habit Tracker's file: the minutes of a ticked day; 10, if it is left out"
    minutes = range(LEAST_ENTRY_MINUTES, MOST_ENTRY_MINUTES + 1)
    one.add_argument("--minutes", type=int, choices=minutes, metavar="N", default=LEAST_MINUTES, help=text)


def _add_start(one: argparse.ArgumentParser) -> None:
    minutes = range(LEAST_MINUTES, MOST_MINUTES + 1)
    text = "walk backwards for 10 to 15 minutes; as chosen in the window, if it is left out"
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
        raise MisunderstoodError(f"{lone[0]} goes with no other word", lone[0])
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
        raise argparse.ArgumentTypeError(str(error)) from error
