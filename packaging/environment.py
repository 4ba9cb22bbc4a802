"""The folder `.run` of a checkout: its own Python environment, and whether it holds what it should.

A stamp, written last, tells what is installed. An environment without one is half-made and is made
anew, so that an installation may be interrupted at any moment.
"""

import enum
import hashlib
import json
import re
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

PINS = ("app", "dev", "build")
"""`dev` holds all of `app`; `build` is alone in an environment of its own (artefacts/place.py)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A checkout, and the paths in it, which differ from one platform to another."""

    home: Path
    platform: str = sys.platform

    @property
    def folder(self) -> Path:
        """All that `run.py` ever writes lies in here; it may be deleted at any time."""
        return self.home / ".run"

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.folder / "venv"

    @property
    def python(self) -> Path:
        """The environment's Python."""
        return self.venv / ("Scripts/python.exe" if self.platform == "win32" else "bin/python")

    @property
    def stamp(self) -> Path:
        """What is installed, written when all of it is."""
        return self.folder / "installed.json"

    def pins(self, name: str) -> Path:
        """The file of pinned and hashed requirements of that name, one of `PINS`."""
        return self.home / "packaging" / "requirements" / f"{name}.txt"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an environment holds: which pins, the hash of their file, and the Python underneath."""

    pins: str
    digest: str
    python: str


class Step(enum.Enum):
    """What has to be done before anything can be started."""

    NOTHING = enum.auto()
    INSTALL = enum.auto()
    REMAKE = enum.auto()


def decide(found: Stamp | None, wanted: Stamp) -> Step:
    """Compare what is there with what should be."""
    if found is None or found.python != wanted.python:
        return Step.REMAKE
    return Step.NOTHING if found == wanted else Step.INSTALL


def wanted_stamp(place: Place, found: Stamp | None, pins: str) -> Stamp:
    """What the stamp has to say; what was installed for the tests stays when the app is started."""
    name = max(pins, found.pins, key=PINS.index) if found else pins
    digest = hashlib.sha256(place.pins(name).read_bytes()).hexdigest()
    return Stamp(name, digest, python_underneath(place))


def python_underneath(place: Place) -> str:
    """The Python from which the environment was made, as a path; empty if either of the two is gone.

    An upgrade of the system may take it away or put another version in its place.
    """
    if not place.python.exists():
        return ""
    if place.platform != "win32":
        return str(place.python.resolve())
    # There the environment's Python is a copy, but a file beside it says of what.
    settings = (place.venv / "pyvenv.cfg").read_text("utf-8")
    home = re.search(r"^home *= *(.+?) *$", settings, re.MULTILINE)
    return home[1] if home and Path(home[1]).exists() else ""


def read_stamp(place: Place) -> Stamp | None:
    """The stamp, or None if there is none that makes sense."""
    try:
        stamp = Stamp(**json.loads(place.stamp.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return stamp if stamp.pins in PINS and stamp.python else None


def write_stamp(place: Place, stamp: Stamp) -> None:
    """Write the stamp in such a way that nobody ever reads half of it."""
    draft = place.stamp.with_suffix(".new")
    draft.write_text(json.dumps(asdict(stamp), indent=1) + "\n", "utf-8")
    draft.replace(place.stamp)


def is_ready(place: Place, pins: str) -> bool:
    """Whether all of these pins are installed; it takes a millisecond or two to tell."""
    found = read_stamp(place)
    return found is not None and decide(found, wanted_stamp(place, found, pins)) is Step.NOTHING
