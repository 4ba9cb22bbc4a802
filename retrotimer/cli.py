"""Arguments to commands; the window is the command that needs no word.

Qt is imported only once the arguments are known to make sense.
"""

import argparse
import gc
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from retrotimer import __version__


class MisunderstoodError(Exception):
    """The arguments make no sense; the message says which."""


class Parser(argparse.ArgumentParser):
    """Leaves it to `main` to say what is wrong, in the app's own words and in a dialog too."""

    def error(self, message: str) -> NoReturn:
        """Give up on the arguments."""
        raise MisunderstoodError(message)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for; the exit code."""
    try:
        asked = parser().parse_args(arguments)
    except MisunderstoodError as error:
        from retrotimer.complaint import not_understood  # imports Qt, for the dialog

        return not_understood(str(error))
    gc.disable()  # nothing that the start makes is rubbish; `launch` turns it on after the first paint

    from retrotimer.launch import open_window  # imports Qt, which `--version` and mistakes need not wait for
    from retrotimer.store.paths import standard_folder

    folder: Path | None = asked.data_dir
    return open_window(folder or standard_folder())


def parser() -> argparse.ArgumentParser:
    """The command line that the app understands."""
    made = Parser(
        prog="retrotimer",
        description="A calm timer and calendar for walking backwards.",
        allow_abbrev=False,
    )
    made.add_argument("--version", action="version", version=f"Retrotimer {__version__}")
    made.add_argument(
        "--data-dir",
        type=_folder,
        metavar="DIR",
        help="the folder for your data, instead of the system's usual place",
    )
    return made


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
