"""Arguments to commands; the window is the command that needs no word.

Qt is imported only once the arguments are known to make sense.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from retrotimer import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for; the exit code."""
    asked = parser().parse_args(arguments)

    from retrotimer.launch import open_window  # imports Qt, which `--version` and mistakes need not wait for
    from retrotimer.store.paths import standard_folder

    folder: Path | None = asked.data_dir
    return open_window(standard_folder() if folder is None else folder.absolute())


def parser() -> argparse.ArgumentParser:
    """The command line that the app understands."""
    made = argparse.ArgumentParser(
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
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError("it needs the name of a folder")
    return Path(text).expanduser()
