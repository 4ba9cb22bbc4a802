"""What is installed finds all that it needs, from a wheel and from an editable install, without a network."""

import json
import os
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = sorted(
    path.relative_to(ROOT / "resources").as_posix()
    for path in (ROOT / "resources").rglob("*")
    if path.is_file()
)
PACKAGE = {
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "retrotimer").rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
}

PROBE = """
import json, site, sys
from pathlib import Path

for folder in sys.argv[2:]:
    site.addsitedir(folder)

import retrotimer
from retrotimer.assets import resource
from retrotimer.store.database import open_database

names = json.loads(sys.argv[1])
open_database(Path("data")).close()
print(json.dumps([str(Path(retrotimer.__file__).parent), *(str(resource(name)) for name in names)]))
"""


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """What a Python program writes; everything that goes wrong fails the test with what it said."""
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(kind: str, source: Path, target: Path) -> Path:
    """Build a distribution with what is installed here; where it lies."""
    run("-m", "hatchling", "build", "-t", kind, "-d", target, cwd=source)
    (built,) = target.iterdir()
    return built


def files_in(wheel: Path) -> dict[str, bytes]:
    """The files of a wheel, but for what describes it."""
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if ".dist-info/" not in name}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the checkout."""
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


def test_a_wheel_holds_the_package_and_its_resources_and_nothing_else(wheel: Path) -> None:
    files = files_in(wheel)
    resources = {f"retrotimer/resources/{name}": name for name in RESOURCES}
    assert set(files) == PACKAGE | set(resources)
    assert "retrotimer/store/migrations/0001_sessions.sql" in files
    for name, source in resources.items():
        assert files[name] == (ROOT / "resources" / source).read_bytes(), name


def test_a_source_distribution_is_enough_to_build_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    source = build("sdist", ROOT, tmp_path / "sdist")
    with tarfile.open(source) as archive:
        if hasattr(tarfile, "data_filter"):  # Debian 12's Python is older than that
            archive.extraction_filter = staticmethod(tarfile.data_filter)
        archive.extractall(tmp_path / "unpacked")  # noqa: S202 - our own
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    assert (unpacked / "run.py").is_file()
    assert (unpacked / "LICENSE").is_file()
    assert (unpacked / "tests" / "conftest.py").is_file()
    assert files_in(build("wheel", unpacked, tmp_path / "again")) == files_in(wheel)


def test_a_wheel_carries_its_licences_and_its_command(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        said = {name.split("/", 1)[1]: archive.read(name) for name in archive.namelist()}
    assert {"licenses/LICENSE", "licenses/resources/fonts/OFL.txt"} <= set(said)
    assert b"retrotimer = retrotimer.cli:main" in said["entry_points.txt"]
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["urls"]
    lines = said["METADATA"].decode("utf-8").splitlines()
    assert {f"Project-URL: {name}, {address}" for name, address in told.items()} <= {*lines}


def test_what_pip_installed_finds_every_resource(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "site"
    pip = ("-m", "pip", "install", "--no-index", "--no-deps", "--disable-pip-version-check")
    run(*pip, "--target", place, wheel, cwd=tmp_path)
    home, *found = json.loads(run("-c", PROBE, json.dumps(RESOURCES), cwd=tmp_path, PYTHONPATH=str(place)))
    assert Path(home) == place / "retrotimer"
    assert [Path(path) for path in found] == [place / "retrotimer" / "resources" / name for name in RESOURCES]
    version = run("-m", "retrotimer", "--version", cwd=tmp_path, PYTHONPATH=str(place))
    assert f"-{version.split()[1]}-" in wheel.name
    if sys.platform == "linux":
        changes = {"PYTHONPATH": str(place), "XDG_DATA_HOME": str(tmp_path / "share")}
        run("-m", "retrotimer", "--install-desktop", cwd=tmp_path, **changes)
        (entry,) = (tmp_path / "share" / "applications").iterdir()
        assert "run.py" not in entry.read_text("utf-8"), "that is a checkout's"


def test_an_editable_install_finds_every_resource(tmp_path: Path) -> None:
    place = tmp_path / "site"
    with ZipFile(build("wheel:editable", ROOT, tmp_path / "editable")) as archive:
        archive.extractall(place)  # noqa: S202 - our own
    home, *found = json.loads(run("-c", PROBE, json.dumps(RESOURCES), place, cwd=tmp_path, PYTHONPATH=""))
    assert Path(home) == ROOT / "retrotimer"
    assert [Path(path) for path in found] == [ROOT / "resources" / name for name in RESOURCES]
