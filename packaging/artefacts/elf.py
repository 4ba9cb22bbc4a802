"""Which libraries a bundle needs and does not bring: all of them have to come from the system.

So a package's dependencies are not a list that somebody keeps; they follow from what was built, by the
table in packaging/system.txt. A library that stands in neither is an error of the build.
"""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import system

LIBC = frozenset(
    {
        "ld-linux-x86-64.so.2",
        "ld-linux-aarch64.so.1",
        *(f"lib{name}" for name in ("c.so.6", "m.so.6", "dl.so.2", "pthread.so.0", "resolv.so.2", "rt.so.1")),
        "libutil.so.1",
    }
)
"""What the C library itself brings."""

GROUPS = ("qt", "x11", "wayland", "voice")
"""Of system.txt, what a window may ever want."""


OPTIONAL = {"libcups.so.2": "libcups2"}
"""What a plugin alone needs, without which a window is whole: here, to print on paper."""


def needed(folder: Path) -> dict[str, set[str]]:
    """Each library that is needed and not there, with the files that need it."""
    files = [path for path in folder.rglob("*") if path.is_file() and is_elf(path)]
    here = {path.name for path in files}
    found: dict[str, set[str]] = {}
    for path in files:
        for name in needs_of(path):
            if name not in here and name not in LIBC:
                found.setdefault(name, set()).add(path.name)
    return found


def is_elf(path: Path) -> bool:
    """Whether a file is a program or a library of Linux."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def needs_of(path: Path) -> list[str]:
    """The libraries that a file asks the loader for."""
    rows = (line.split() for line in _objdump(path).splitlines())
    return [row[1] for row in rows if row[:1] == ["NEEDED"]]


def _objdump(path: Path) -> str:
    return subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout


def least_libc(folder: Path) -> str:
    """The oldest C library with which all files of a folder run, as "2.28": the newest that any asks for."""
    told = (_objdump(path) for path in folder.rglob("*") if path.is_file() and is_elf(path))
    versions = {version for text in told for version in re.findall(r"\bGLIBC_(\d+)\.(\d+)", text)}
    major, minor = max((int(one), int(two)) for one, two in versions)
    return f"{major}.{minor}"


def packages(names: Iterable[str], manager: str = "apt") -> dict[str, str]:
    """The package of each library that a window has to have, by the library's name.

    Raises:
        LookupError: system.txt does not know one of them.
    """
    column = system.MANAGERS.index(manager)
    table = {
        need.name: need.packages[column]
        for need in reversed(system.all_needs())
        if need.kind == "library" and need.group in GROUPS
    }
    names = sorted({*names} - OPTIONAL.keys())
    unknown = sorted({*names} - table.keys())
    if unknown:
        raise LookupError(f"packaging/system.txt does not say which package brings {', '.join(unknown)}")
    return {name: table[name] for name in names}
