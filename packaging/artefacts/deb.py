"""The package for Debian and Ubuntu: the bundle, the desktop's files, and what they depend on."""

import gzip
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime, time
from email.utils import format_datetime
from pathlib import Path

import system

from artefacts import addresses, elf
from artefacts.changes import Release, releases
from artefacts.copyright import copyright_text
from artefacts.place import run
from artefacts.project import DIST, HERE, NAME, PUBLISHER, ROOT, TITLE, WORK, Project, project
from retrotimer.desktop.menu.files import lay_out

REVISION = "1"

NEWER_NAMES = {"libglib2.0-0": "libglib2.0-0t64", "libcups2": "libcups2t64"}
"""What Debian 13 and Ubuntu 24.04 call a package that has a new name there."""

NOT_LIBRARIES = ("fonts-dejavu-core | fonts-noto-core | fonts-liberation", "tzdata")
"""Any typeface: without one Qt shows no letter. And the clock changes of all zones."""

DESCRIPTION = """\
 {title} leads you through 10 to 15 minutes of walking backwards, for a sore
 back or knee: a safety check first, a countdown that can be read and heard
 from across the room, and a calendar that remembers every walk.
 .
 It does not diagnose or treat. Everything stays on this computer: no account,
 no network, no telemetry."""


def build(bundle: Path) -> Path:
    """Pack a bundle; the package's file."""
    facts = project()
    tree = WORK / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    home = tree / "usr" / "lib" / NAME
    shutil.copytree(bundle, home, symlinks=True)
    command = tree / "usr" / "bin" / NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(f"../lib/{NAME}/{NAME}")
    lay_out(ROOT / "resources", tree / "usr" / "share")
    pack_manual(tree / "usr" / "share" / "man")
    describe(tree, facts, home)
    told = sums(tree)
    control = tree / "DEBIAN"
    control.mkdir()
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    size = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
    libraries = elf.needed(home)
    needs = depends(libraries, elf.least_libc(home))
    said = {"control": control_text(facts, needs, recommends(libraries), size), "md5sums": told}
    for name, text in said.items():
        (control / name).write_text(text, "utf-8")
        (control / name).chmod(0o644)
    DIST.mkdir(exist_ok=True)
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, target())
    return target()


def target() -> Path:
    """The package's file."""
    return DIST / f"{NAME}_{project().version}-{REVISION}_{architecture()}.deb"


def architecture() -> str:
    """Debian's name for this machine's processor."""
    told = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    return told.stdout.strip()


def depends(libraries: Iterable[str], libc: str) -> list[str]:
    """What has to be there, by the libraries that the bundle lacks, and the least C library.

    Raises:
        LookupError: packaging/system.txt does not know one of them.
    """
    found = {*elf.packages(libraries).values()} - {*spoken()}
    return [f"libc6 (>= {libc})", *sorted(map(either, found)), *NOT_LIBRARIES]


def recommends(libraries: Iterable[str]) -> list[str]:
    """What apt installs unless somebody says no: the voice, and a way to paper."""
    printing = {package for name, package in elf.OPTIONAL.items() if name in {*libraries}}
    return sorted(map(either, {*spoken(), *printing}))


def spoken() -> list[str]:
    """The packages of the voice alone: what sounds are played through as well is not among them."""
    voice = {need.packages[0] for need in system.all_needs() if need.group == "voice"}
    return sorted(name for name in voice if "speech" in name)


def either(package: str) -> str:
    """A package under whichever of its names a release knows."""
    newer = NEWER_NAMES.get(package)
    return f"{newer} | {package}" if newer else package


def control_text(facts: Project, needs: list[str], wishes: list[str], kibibytes: int) -> str:
    """What dpkg reads of the package."""
    lines = {
        "Package": NAME,
        "Version": f"{facts.version}-{REVISION}",
        "Architecture": architecture(),
        "Maintainer": maintainer(),
        "Installed-Size": str(kibibytes),
        "Depends": ", ".join(needs),
        "Recommends": ", ".join(wishes),
        "Section": "misc",
        "Priority": "optional",
        "Homepage": facts.urls["Homepage"],
        "Description": f"calm timer and calendar for walking backwards\n{DESCRIPTION.format(title=TITLE)}",
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


def maintainer() -> str:
    """Who publishes the package, by the two names in the environment that Debian's tools use.

    Debian wants an address. Where none is set it is one of the project's account, which nobody reads.
    """
    name, address = os.environ.get("DEBFULLNAME"), os.environ.get("DEBEMAIL")
    return (
        f"{name or PUBLISHER} <{address or addresses.nobody(project())}>"  # a workflow may leave them empty
    )


def describe(tree: Path, facts: Project, home: Path) -> None:
    """Add what every Debian package says of itself: its licences, and what changed."""
    place = tree / "usr" / "share" / "doc" / NAME
    place.mkdir(parents=True, exist_ok=True)
    licences = home / "_internal" / "retrotimer" / "resources" / "licences"
    (place / "copyright").write_text(copyright_text(licences, facts.urls["Source"]), "utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    _zip(place / "changelog.gz", changelog)
    _zip(place / "changelog.Debian.gz", debian_changes(releases(changelog), facts.version))
    told = tree / "usr" / "share" / "lintian" / "overrides"
    told.mkdir(parents=True)
    shutil.copyfile(HERE / "linux" / "lintian-overrides", told / NAME)


def sums(tree: Path) -> str:
    """A line for each file that a package installs, for `debsums`, which looks for damaged ones."""
    lines = []
    for path in sorted(tree.rglob("*")):
        if path.is_file() and not path.is_symlink():
            told = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            lines.append(f"{told}  {path.relative_to(tree).as_posix()}\n")
    return "".join(lines)


def pack_manual(folder: Path) -> None:
    """Pack the pages of a manual, as Debian keeps them."""
    for page in [path for path in folder.rglob("*") if path.is_file()]:
        _zip(page.with_name(f"{page.name}.gz"), page.read_text("utf-8"))
        page.unlink()


def debian_changes(parts: Iterable[Release], version: str) -> str:
    """The package's own changelog; what has no release yet is dated by the commit that it is built from."""
    dated = [one for one in parts if one.day is not None] or [Release(version, None, "")]
    blocks = []
    for one in dated:
        day = datetime.combine(one.day, time(12), UTC) if one.day else commit_time()
        blocks.append(
            f"{NAME} ({one.version}-{REVISION}) unstable; urgency=medium\n\n"
            f"  * What is new in {one.version} stands in changelog.gz.\n\n"
            f" -- {maintainer()}  {format_datetime(day)}\n"
        )
    return "\n".join(blocks)


def commit_time() -> datetime:
    """When the commit was made that is checked out; builds of it are alike whenever they are made."""
    told = subprocess.run(
        ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False
    )
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or told.stdout.strip() or "0"
    return datetime.fromtimestamp(int(seconds), UTC)


def _zip(place: Path, text: str) -> None:
    place.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
