"""Whose work is in the app: each part with its version, its licence and, where it was shipped, the text.

A bundle carries a folder `licences` that `packaging/build.py` collects, with an index.  A checkout and a
wheel bring nobody's work along; there, what Python's own package metadata says of the parts is told.
"""

import json
import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from retrotimer import __version__
from retrotimer.assets import resource
from retrotimer.core.credits import Credit

INDEX = "licences/index.json"

DIRECT = ("PySide6-Essentials", "PySide6-Addons", "appdirs", "wakepy", "icalendar", "jeepney")
"""What pyproject.toml asks for; what those bring along is found by itself."""

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_TEXT = re.compile(r"(?:^|/)(?:licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
_LONGEST_NAME = 60
"""Letters of a licence's name; some packages put the whole text in its place."""


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the app that somebody gave away.

    Attributes:
        name, version: as its makers call it; either may be empty.
        licence: its name, or an empty text where none is told.
        home: an address on the web, or an empty text.
        texts: the files that hold what its licence asks to be passed on.
    """

    name: str
    version: str = ""
    licence: str = ""
    home: str = ""
    texts: tuple[Path, ...] = ()

    def text(self) -> str:
        """All that its files say; nothing where there are none that can be read."""
        found = []
        for path in self.texts:
            try:
                found.append(path.read_text(encoding="utf-8", errors="replace").strip())
            except OSError:
                continue
        return "\n\n".join(found)


def all_credits() -> tuple[Credit, ...]:
    """The same, with their texts, for a person to read."""
    return tuple(
        Credit(part.name, part.version, part.licence, part.home, part.text()) for part in components()
    )


def components() -> tuple[Component, ...]:
    """Retrotimer itself first, then the parts by name."""
    return shipped() or (*own(), *installed(DIRECT))


def shipped() -> tuple[Component, ...]:
    """What a bundle carries; nothing anywhere else, or where its index makes no sense."""
    try:
        index = resource(INDEX)
        rows = json.loads(index.read_text(encoding="utf-8"))
        return tuple(
            Component(
                row["name"],
                row["version"],
                row["licence"],
                row["home"],
                tuple(index.parent / text for text in row["texts"]),
            )
            for row in rows
        )
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def own() -> tuple[Component, ...]:
    """Retrotimer and the typeface of its digits, which are in every installation."""
    digits = Component(
        "Inter (digits)",
        licence="OFL-1.1",
        home="https://github.com/rsms/inter",
        texts=(resource("fonts/OFL.txt"),),
    )
    beside = Path(__file__).parent.parent / "LICENSE"
    text = (beside,) if beside.is_file() and resource("fonts").parent.parent == beside.parent else ()
    return (Component("Retrotimer", __version__, "MIT", texts=text or _texts("retrotimer")), digits)


def installed(direct: tuple[str, ...]) -> tuple[Component, ...]:
    """These packages and all that they bring along here, by name; what is not installed is left out."""
    found: dict[str, Component] = {}
    waiting = [*direct]
    while waiting:
        name = waiting.pop()
        key = name.lower().replace("_", "-")
        if key in found:
            continue
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        found[key] = Component(
            about["Name"], about["Version"], _licence(about), _home(about), _texts(about["Name"])
        )
        for line in about.get_all("Requires-Dist") or ():
            required = _NAME.match(line)
            if required and "extra ==" not in line:
                waiting.append(required[0])
    return tuple(found[key] for key in sorted(found))


def _licence(about: "metadata.PackageMetadata") -> str:
    """Its name, as short as it is told."""
    told = [*(about.get_all("License-Expression") or ()), *(about.get_all("License") or ())]
    told += [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if "License ::" in line]
    return next((one for one in told if len(one) <= _LONGEST_NAME), "")


def _home(about: "metadata.PackageMetadata") -> str:
    """Where it comes from."""
    pages = dict(line.partition(", ")[::2] for line in about.get_all("Project-URL") or ())
    told: list[str] = [pages.get("Homepage", ""), *(about.get_all("Home-page") or ())]
    return next(filter(None, told), "")


def _texts(name: str) -> tuple[Path, ...]:
    """The files of a package that hold its licence."""
    try:
        files = metadata.files(name) or ()
    except metadata.PackageNotFoundError:
        return ()
    texts = [file for file in files if ".dist-info/" in file.as_posix() and _TEXT.search(file.as_posix())]
    return tuple(Path(str(file.locate())) for file in sorted(texts))
