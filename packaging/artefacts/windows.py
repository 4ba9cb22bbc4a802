"""The installer for Windows, made by NSIS, and its trial under wine where this machine has it.

On Windows it packs the real bundle. Elsewhere a stand-in takes the bundle's place: as many folders, names
with blanks and letters of other languages, and a program that does nothing. What the installer does can be
seen with that; that the bundle walks on Windows cannot.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from artefacts import icons
from artefacts.bundle import FOLDER, smoke
from artefacts.place import clean_environ, run
from artefacts.project import DIST, HERE, NAME, ROOT, TITLE, WORK, project
from artefacts.table import NOT_APPLICABLE, yes
from retrotimer.desktop.login.windows import APPROVED, RUN

SCRIPT = HERE / "windows" / f"{NAME}.nsi"
UNINSTALL = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{TITLE}"
AUTOSTART = rf"HKCU\{RUN}"
OURS, NOT_OURS = (NAME, f"{NAME}-0a1b2c3d"), (f"{NAME}-watch", "Another")
"""What starts at login when it is removed: the app with two data folders, and programs of other people."""

UNTRIED = "not tried: needs wine"
STANDS_IN = {
    f"{NAME}.exe": b"MZ: stands in for the program",
    "_internal/PySide6/Qt6Core.dll": b"stands in for a library",
    "_internal/retrotimer/resources/icons/a drawing.svg": b"<svg/>",
    "_internal/retrotimer/resources/Größe ’n’ $price.txt": b"a name that NSIS could misread",
}


@dataclass(frozen=True, slots=True)
class Tried:
    """The table's cells for the installer."""

    installed: str = UNTRIED
    walked: str = UNTRIED
    removed: str = UNTRIED


def found(program: str) -> bool:
    """Whether a program is on the path."""
    return shutil.which(program) is not None


def build() -> tuple[Path, bool]:
    """Make the installer; its file, and whether a stand-in is inside."""
    stands_in = not (FOLDER / f"{NAME}.exe").is_file()
    payload = stand_in() if stands_in else FOLDER
    facts = project()
    icons.write(ROOT / "resources" / "icons", WORK)
    names = sorted(path.relative_to(payload).as_posix() for path in payload.rglob("*") if path.is_file())
    files = WORK / "files.nsh"
    files.write_text(listed(names), "utf-8-sig")
    DIST.mkdir(exist_ok=True)
    target = DIST / f"{TITLE}-{facts.version}-{'stand-in-' if stands_in else ''}setup.exe"
    size = sum((payload / name).stat().st_size for name in names) // 1024 + 1
    given = {
        "VERSION": facts.version,
        "NUMBERS": numbers(facts.version),
        "PAYLOAD": payload,
        "FILES": files,
        "KIBIBYTES": size,
        "ICON": WORK / f"{NAME}.ico",
        "LICENCE": ROOT / "LICENSE",
        "HOMEPAGE": facts.urls["Homepage"],
        "ISSUES": facts.urls["Issues"],
        "TARGET": target,
    }
    run(
        "makensis",
        "-V2",
        "-WX",
        "-INPUTCHARSET",
        "UTF8",
        *(f"-D{key}={value}" for key, value in given.items()),
        SCRIPT,
    )
    return target, stands_in


def numbers(version: str) -> str:
    """A version as Windows wants it: four numbers."""
    parts = [int(part) for part in re.findall(r"\d+", version)[:4]]
    return ".".join(map(str, [*parts, *[0] * (4 - len(parts))]))


def listed(names: Iterable[str]) -> str:
    """Two macros for NSIS: put these files there, and take them away with the folders that are empty then."""
    names = [*names]
    folders = sorted({str(up) for name in names for up in PurePosixPath(name).parents} - {"."})
    put, take = [], []
    for name in names:
        path = PurePosixPath(name)
        inside = "" if path.parent == PurePosixPath() else f"\\{_quoted(str(path.parent))}"
        put += [f'  SetOutPath "$INSTDIR{inside}"', f'  File "${{PAYLOAD}}/{name}"']
        take.append(f'  Delete "$INSTDIR\\{_quoted(name)}"')
    take += [f'  RMDir "$INSTDIR\\{_quoted(folder)}"' for folder in reversed(folders)]
    macros = {"InstallFiles": put, "RemoveFiles": take}
    return "".join(f"!macro {name}\n" + "\n".join(lines) + "\n!macroend\n" for name, lines in macros.items())


def _quoted(name: str) -> str:
    """A path in a string of NSIS, where a dollar begins a variable."""
    if '"' in name:
        raise ValueError(f"no name on Windows has a quotation mark: {name}")
    return name.replace("$", "$$").replace("/", "\\")


def stand_in() -> Path:
    """What is packed where the bundle is not Windows'."""
    folder = WORK / "stand-in"
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in STANDS_IN.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def trial(installer: Path) -> Tried:
    """Install, look, install again over it, remove, look what is left; under wine, or on Windows itself."""
    if sys.platform == "win32":
        return Tried(walked=str(smoke()), installed="not tried: it would be installed on this machine")
    if not found("wine"):
        return Tried()
    with tempfile.TemporaryDirectory(prefix="retrotimer-wine-") as folder:
        wine = Wine(Path(folder, "prefix"))
        try:
            return _tried(wine, installer)
        finally:
            wine.end()


def _tried(wine: "Wine", installer: Path) -> Tried:
    installed, complaints = [], []
    for _ in range(2):  # the second time over the first
        wine.run(str(installer), "/S")
        installed.append(wine.looks_installed())
    person = wine.programs / "notes of my own.txt"
    person.write_text("stays", "utf-8")
    data = wine.local / NAME / f"{NAME}.db"
    data.parent.mkdir(exist_ok=True)
    data.write_text("walks", "utf-8")
    for name in (*OURS, *NOT_OURS):
        for key in (AUTOSTART, rf"HKCU\{APPROVED}"):
            wine.run("reg", "add", key, "/v", name, "/d", "x", "/f")
    wine.run(str(wine.programs / "uninstall.exe"), "/S")
    wine.settle()  # it goes on in a copy of itself, or it could not remove its own file
    left = {path.name for path in wine.programs.rglob("*")} if wine.programs.exists() else set()
    complaints += sorted(left - {person.name})
    complaints += [] if person.exists() and data.exists() else ["a person's file is gone"]
    complaints += ["a registry key"] if wine.registered(UNINSTALL) else []
    for key in (AUTOSTART, rf"HKCU\{APPROVED}"):
        starting = {line.split()[0] for line in wine.run("reg", "query", key).splitlines() if line[:1] == " "}
        complaints += sorted(f"{name} at login" for name in starting ^ {*NOT_OURS})
    complaints += ["the menu entry"] if wine.shortcut.exists() else []
    removed = "yes, only data left" if not complaints else f"NO: {', '.join(complaints)}"
    return Tried(f"{yes(all(installed))}, twice, under wine", NOT_APPLICABLE, removed)


class Wine:
    """A Windows of our own in a folder."""

    def __init__(self, prefix: Path) -> None:
        self._environ = {
            **clean_environ(),
            "WINEPREFIX": str(prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "DISPLAY": "",
        }
        self.run("wineboot", "--init")
        (home,) = (one for one in (prefix / "drive_c" / "users").iterdir() if one.name != "Public")
        self.local = home / "AppData" / "Local"
        self.programs = self.local / "Programs" / TITLE
        menu = home / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"
        self.shortcut = menu / f"{TITLE}.lnk"

    def run(self, *words: str) -> str:
        """Run a program in it, to its end; what it wrote."""
        done = subprocess.run(
            ["wine", *words],
            env=self._environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=300,
            check=False,
        )
        return done.stdout

    def settle(self) -> None:
        """Wait until nothing runs in it any more."""
        subprocess.run(["wineserver", "-w"], env=self._environ, check=False, capture_output=True, timeout=300)

    def registered(self, key: str) -> bool:
        """Whether the registry has a key."""
        return TITLE in self.run("reg", "query", key)

    def looks_installed(self) -> bool:
        """Whether all files, the menu's entry and the list of programs have it."""
        files = all((self.programs / name).read_bytes() == data for name, data in STANDS_IN.items())
        entry = self.run("reg", "query", UNINSTALL)
        facts = project()
        words = (facts.version, facts.urls["Homepage"], "QuietUninstallString", "EstimatedSize")
        told = all(word in entry for word in words)
        return files and told and self.shortcut.is_file() and (self.programs / "uninstall.exe").is_file()

    def end(self) -> None:
        """Let nothing of it run on."""
        subprocess.run(["wineserver", "-k"], env=self._environ, check=False, capture_output=True)
