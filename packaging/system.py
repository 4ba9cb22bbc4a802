"""Whether the operating system has what Retrotimer needs: looked at before Qt is, which would abort.

Only Linux needs anything: Qt's wheels bring Qt along, but not the libraries that every desktop has
and a bare machine has not. All looks together take a few milliseconds, so each start takes them.
"""

import ctypes
import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MANAGERS = ("apt", "dnf", "pacman", "zypper")


@dataclass(frozen=True, slots=True)
class Need:
    """A line of system.txt: a thing some commands need, how to look for it, and its packages."""

    group: str
    kind: str
    name: str
    packages: tuple[str, ...]  # one for each of `MANAGERS`


@cache
def all_needs() -> tuple[Need, ...]:
    """Every line of system.txt."""
    text = Path(__file__).with_suffix(".txt").read_text("utf-8")
    text = text.replace("{minor}", str(sys.version_info[1]))
    rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(Need(group, kind, name, tuple(packages)) for group, kind, name, *packages in rows)


def missing(groups: "Iterable[str]") -> list[Need]:
    """What these groups need and this machine has not; nothing anywhere but on Linux."""
    wanted = set(groups) if sys.platform == "linux" else set()
    return [need for need in all_needs() if need.group in wanted and not is_there(need)]


def is_there(need: Need) -> bool:
    """Whether this machine has the thing."""
    match need.kind:
        case "library":
            return has_library(need.name)
        case "font":
            return has_font(font_folders(os.environ))
        case "program":
            return has_program(need.name)
        case "module":
            return has_module(need.name)
        case "plugin":
            return has_plugin(need.name)
        case _:
            return has_accessibility(need.name)


def has_library(name: str) -> bool:
    """Whether the loader finds a library and all that this one needs."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def font_folders(environ: "Mapping[str, str]") -> list[Path]:
    """Where fontconfig looks in its usual configuration."""
    home = Path(environ.get("HOME") or "/")
    shares = (environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    shares.append(environ.get("XDG_DATA_HOME") or str(home / ".local/share"))
    return [Path("/usr/share/fonts"), *(Path(share, "fonts") for share in shares if share), home / ".fonts"]


def has_font(folders: "Iterable[Path]") -> bool:
    """Whether any folder holds a scalable font; without one Qt shows no letter at all."""
    files = (name for folder in folders for _, _, names in os.walk(folder) for name in names)
    return any(name.lower().endswith((".ttf", ".otf", ".ttc")) for name in files)


def has_program(name: str) -> bool:
    """Whether a program is on the path, or where services lie that nobody starts by hand."""
    import shutil  # late: only the tests need programs

    parts = ("", "/at-spi2-core", "/at-spi2", "/speech-dispatcher-modules")
    services = [f"{folder}{part}" for folder in ("/usr/libexec", "/usr/lib") for part in parts]
    folders = os.pathsep.join([os.environ.get("PATH", os.defpath), *services])
    return shutil.which(name, path=folders) is not None


def has_plugin(name: str) -> bool:
    """Whether a file lies where programs load their own parts from."""
    libraries = (Path("/usr/lib"), Path("/usr/lib64"))
    return any((folder / name).is_file() or any(folder.glob(f"*/{name}")) for folder in libraries)


def has_module(name: str) -> bool:
    """Whether this Python has a module; Debian keeps ensurepip in a package of its own."""
    import importlib.util  # late: only setting up asks

    importlib.invalidate_caches()
    return importlib.util.find_spec(name) is not None


def has_accessibility(name: str) -> bool:
    """Whether the system's own Python, the only one that can have it, can do as a screen reader does."""
    import subprocess  # late: only the tests ask

    questions = {
        "Atspi-2.0": "import gi; gi.require_version('Atspi', '2.0')",
        "pyatspi": "import importlib.util, sys; sys.exit(not importlib.util.find_spec('pyatspi'))",
    }
    asked = ["/usr/bin/python3", "-c", questions[name]]
    try:
        return subprocess.run(asked, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
