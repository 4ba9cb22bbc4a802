"""The bundle as a `.tar.xz`, for every Linux: unpack it anywhere and start it."""

import shutil
import tarfile
import tempfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from textwrap import wrap

from artefacts import elf
from artefacts.deb import architecture, commit_time, spoken
from artefacts.project import DIST, HERE, NAME, ROOT, WORK, project
from artefacts.smoke import Trial, walk
from retrotimer.desktop.menu.files import lay_out

README = HERE / "linux" / "README-archive.txt"
INSTALL = "  sudo apt-get install"


def build(bundle: Path) -> Path:
    """Pack a bundle, with the desktop's files beside it; the archive. The same bundle makes the same file."""
    folder = f"{NAME}-{project().version}"
    target = DIST / f"{folder}-linux-{architecture()}.tar.xz"
    seconds = int(commit_time().timestamp())

    def owned_by_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = seconds
        if entry.isdir():
            entry.mode = 0o755  # whatever the umask was
        return entry

    share = WORK / "share"
    shutil.rmtree(share, ignore_errors=True)
    lay_out(ROOT / "resources", share)

    with tarfile.open(target, "w:xz") as archive:
        archive.add(bundle, folder, filter=owned_by_nobody)
        archive.add(ROOT / "LICENSE", f"{folder}/LICENSE", filter=owned_by_nobody)
        told = readme(elf.needed(bundle)).encode()
        entry = owned_by_nobody(tarfile.TarInfo(f"{folder}/README.txt"))
        entry.size = len(told)
        archive.addfile(entry, BytesIO(told))
        archive.add(share, f"{folder}/share", filter=owned_by_nobody)
    return target


def readme(libraries: Iterable[str]) -> str:
    """What lies beside the program, with the packages that it needs by what it was built of."""
    needed = {*elf.packages(libraries).values()} - {*spoken()}
    return README.read_text("utf-8").format(
        needed=_command([*sorted(needed), "fonts-dejavu-core", "tzdata"]), voice=_command(spoken())
    )


def _command(packages: Iterable[str]) -> str:
    """A command line for a terminal, in lines that fit."""
    lines = wrap(" ".join(packages), 70, break_on_hyphens=False, break_long_words=False)
    return f"{INSTALL} \\\n" + " \\\n".join(f"    {line}" for line in lines)


def smoke(archive: Path) -> Trial:
    """Unpack it into a folder that nothing can be written to, as in a system's own, and walk in it."""
    with tempfile.TemporaryDirectory(prefix="retrotimer-archive-") as folder:
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        (only,) = Path(folder).iterdir()
        writable = [path for path in (only, *only.rglob("*")) if path.is_dir()]
        for path in writable:
            path.chmod(0o555)
        try:
            return walk([only / NAME])
        finally:
            for path in writable:
                path.chmod(0o755)
