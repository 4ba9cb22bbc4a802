"""Build Retrotimer's packages, and try each: `python3 packaging/build.py all`, or one of the words below.

Everything lands in `dist/`; an environment of its own, and what a build writes down, lie in `.run/build`.
docs/releasing.md says how a release is made of it.
"""

import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # nothing of ours is left beside the sources
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the app's id and its menu's files

from artefacts import commands  # noqa: E402 - as above


def main() -> int:
    """Do what the word says; 0 when nothing failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    for name, command in commands.COMMANDS.items():
        one = words.add_parser(name, help=command.__doc__.splitlines()[0] if command.__doc__ else "")
        commands.take_options(name, one)
    asked = parser.parse_args()
    return commands.COMMANDS[asked.word](asked)


if __name__ == "__main__":
    sys.exit(main())
