"""Collects the licences of all that a bundle brings along, with an index that About reads.

The texts come from the packages that were really installed for the build. What those lack stands in
packaging/licences: PySide6's and Qt's wheels carry no text at all.
"""

import json
import shutil
import sys
from pathlib import Path
from typing import TypedDict

from artefacts.place import run
from artefacts.project import HERE, ROOT

TEXTS = HERE / "licences"
QT = ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt", "Qt-third-party.txt", "ICU.txt")
QT_PARTS = ("pyside6-essentials", "pyside6-addons", "shiboken6")
SYSTEM_PARTS = {"libffi": ("MIT", "libffi.txt"), "SQLite": ("Public domain", "SQLite.txt")}
"""What goes along from the system of the build machine (sieve.py) on Linux; elsewhere Python has it."""


class Row(TypedDict):
    """A part of the bundle in the index, as `retrotimer/licences.py` reads it."""

    name: str
    version: str
    licence: str
    home: str
    texts: list[str]


ASK = """
import json, sys
from pathlib import Path
from importlib.metadata import version
from retrotimer import licences

def row(one):
    return [one.name, one.version, one.licence, one.home, [str(text) for text in one.texts]]

installer = licences.installed(("pyinstaller",))
print(json.dumps({
    "parts": [row(one) for one in (*licences.own(), *licences.installed(licences.DIRECT))],
    "bootloader": [row(one) for one in installer if one.name.lower() == "pyinstaller"],
    "python": [sys.version.split()[0], str(Path(sys.base_prefix))],
}))
"""


def collect(python: Path, target: Path) -> None:
    """Write texts and index into a folder, which is made anew.

    Raises:
        SystemExit: there is a part whose licence has no text.
    """
    told = json.loads(run(python, "-c", ASK).splitlines()[-1])
    rows = [_described(*row) for row in told["parts"]]
    for row in rows:
        if row["name"] == "Retrotimer":
            row["texts"] = [str(ROOT / "LICENSE")]
        elif row["name"].lower().replace("_", "-") in QT_PARTS:
            row["licence"] = "LGPL-3.0-only"
            row["texts"] = [str(TEXTS / name) for name in QT]
    version, prefix = told["python"]
    rows.append(
        _described("Python", version, "PSF-2.0", "https://www.python.org", [_of_python(Path(prefix))])
    )
    for name, kept, _, home, texts in told["bootloader"]:
        licence = "GPL-2.0-or-later WITH Bootloader-exception"
        rows.append(_described(f"{name}'s bootloader", kept, licence, home, texts))
    if sys.platform == "linux":
        rows += [
            _described(name, "", licence, "", [str(TEXTS / text)])
            for name, (licence, text) in SYSTEM_PARTS.items()
        ]
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for row in rows:
        row["texts"] = [_keep(Path(text), row["name"], target) for text in row["texts"]]
        if not row["texts"]:
            sys.exit(f"{row['name']} has no licence text: find it, or leave it out of the bundle")
    (target / "index.json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


def _described(name: str, version: str, licence: str, home: str, texts: list[str]) -> Row:
    return Row(name=name, version=version, licence=licence, home=home, texts=texts)


def _of_python(prefix: Path) -> str:
    """The file in which an installed Python says its licence."""
    places = (
        *prefix.glob("lib/python3.*/LICENSE.txt"),
        prefix / "LICENSE.txt",
        *sorted(Path("/usr/share/doc").glob("python3.*-minimal/copyright")),
    )
    found = next((path for path in places if path.is_file()), None)
    return str(found or "")


def _keep(text: Path, owner: str, target: Path) -> str:
    """Copy a text into the folder of whoever it belongs to; what several share is kept once."""
    folder = "Qt" if text.parent == TEXTS and text.name in QT else owner.replace("'", "").replace(" ", "-")
    place = target / folder / (text.name if text.suffix else f"{text.name}.txt")
    place.parent.mkdir(exist_ok=True)
    shutil.copyfile(text, place)
    return place.relative_to(target).as_posix()
