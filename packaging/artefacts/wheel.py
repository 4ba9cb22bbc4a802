"""The wheel and the source distribution, and the wheel's trial in an environment of its own."""

import tarfile
import tempfile
from pathlib import Path
from zipfile import ZipFile

import environment_setup
from environment import Place

from artefacts.place import builder, run
from artefacts.project import DIST, HERE, NAME, project
from artefacts.smoke import Trial, walk


def build(target: Path = DIST) -> tuple[Path, Path]:
    """Build both into a folder; the wheel and the source distribution."""
    target.mkdir(parents=True, exist_ok=True)
    python = builder()
    version = project().version
    for kind in ("sdist", "wheel"):
        run(python, "-m", "hatchling", "build", "-t", kind, "-d", target)
    return target / f"{NAME}-{version}-py3-none-any.whl", target / f"{NAME}-{version}.tar.gz"


def smoke(wheel: Path) -> Trial:
    """Install the wheel and its pinned needs into a new environment, as a person would, and walk in it."""
    with tempfile.TemporaryDirectory(prefix="retrotimer-wheel-") as folder:
        place = Place(Path(folder))
        make = (environment_setup.base_python(), "-I", "-m", "venv")
        run(*make, place.venv)
        pip = (place.python, "-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input")
        run(*pip, "--require-hashes", "-r", HERE / "requirements" / "app.txt")
        run(*pip, "--no-deps", "--no-index", wheel)
        return walk([place.python.parent / NAME])


def same_from_source(wheel: Path, source: Path) -> bool:
    """Whether the source distribution alone makes the same wheel, file for file."""
    with tempfile.TemporaryDirectory(prefix="retrotimer-sdist-") as folder:
        unpacked = Path(folder, "unpacked")
        with tarfile.open(source) as archive:
            archive.extractall(unpacked, filter="data")
        (only,) = unpacked.iterdir()
        run(builder(), "-m", "hatchling", "build", "-t", "wheel", "-d", Path(folder), cwd=only)
        return contents(Path(folder, wheel.name)) == contents(wheel)


def contents(wheel: Path) -> dict[str, bytes]:
    """The files of a wheel."""
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
