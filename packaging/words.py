"""Brings the translations up to date: `python packaging/words.py`.

English needs one too, for its plurals: the source says "%n minute(s)".  What this writes is kept in
the repository, because an installation has no compiler for it; a test compares both.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"


def update(folder: Path = FOLDER) -> None:
    """Collect the strings of all modules into each `.ts` file of the folder, and compile it."""
    sources = sorted(str(path) for path in (ROOT / "retrotimer").rglob("*.py"))
    for words in sorted(folder.glob("*.ts")):
        plurals = ["-pluralonly"] if words.stem.endswith("_en") else []
        options = [*plurals, "-no-obsolete", "-locations", "none"]
        _run("pyside6-lupdate", *options, *sources, "-ts", str(words))
        _run("pyside6-lrelease", "-silent", str(words))


def _run(tool: str, *arguments: str) -> None:
    """Run one of PySide6's tools from the environment that this script runs in."""
    subprocess.run([str(Path(sys.executable).with_name(tool)), *arguments], check=True)


if __name__ == "__main__":
    update()
