"""Brings the translations up to date: `python packaging/words.py`.

English needs one too, for its plurals: the source says "%n minute(s)".  What this writes is kept in
the repository, because an installation has no compiler for it; a test compares both.

The collecting needs PySide6 6.12 or newer, whatever the app itself runs on: before that its `lupdate`
overlooks most plurals in Python files, and would take their translations away.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
OLDEST = (6, 12)
MESSAGE = re.compile(r"<message numerus=\"yes\">.*?</message>", re.DOTALL)
FORMS = "<numerusform>{}</numerusform>"


def update(folder: Path = FOLDER) -> None:
    """Collect the strings of all modules into each `.ts` file of the folder, and compile it."""
    sources = sorted(str(path) for path in (ROOT / "retrotimer").rglob("*.py"))
    if _version("pyside6-lupdate") < OLDEST:
        sys.exit("This needs PySide6 6.12 or newer: an older one overlooks plurals. Nothing was changed.")
    for words in sorted(folder.glob("*.ts")):
        plurals = ["-pluralonly"] if words.stem.endswith("_en") else []
        options = [*plurals, "-no-obsolete", "-locations", "none"]
        _run("pyside6-lupdate", *options, *sources, "-ts", str(words))
        if plurals:
            text = words.read_text(encoding="utf-8")
            words.write_text(MESSAGE.sub(_fill_english, text), encoding="utf-8", newline="\n")
        compile_words(words)


def _fill_english(message: re.Match[str]) -> str:
    """A new plural's one and many, which English sources tell: "(s)" stands for the one or the other.

    Where there is none, English says both alike: "%n for pain".
    """
    text = message[0]
    source = re.search("<source>(.*?)</source>", text, re.DOTALL)
    if source is None or 'type="unfinished"' not in text:
        return text
    text = text.replace('<translation type="unfinished">', "<translation>")
    for ending in ("", "s"):
        text = text.replace(FORMS.format(""), FORMS.format(source[1].replace("(s)", ending)), 1)
    return text


def compile_words(words: Path) -> None:
    """Write the `.qm` file beside a `.ts` file."""
    _run("pyside6-lrelease", "-silent", str(words))


def _version(tool: str) -> tuple[int, ...]:
    """The version of one of PySide6's tools."""
    said = subprocess.run([_path(tool), "-version"], check=True, capture_output=True, text=True).stdout
    return tuple(int(number) for number in said.split()[-1].split("."))


def _run(tool: str, *arguments: str) -> None:
    """Run one of PySide6's tools from the environment that this script runs in."""
    subprocess.run([_path(tool), *arguments], check=True)


def _path(tool: str) -> str:
    return str(Path(sys.executable).with_name(tool))


if __name__ == "__main__":
    update()
