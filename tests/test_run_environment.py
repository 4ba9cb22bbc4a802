"""The environment that `run.py` keeps: when it is made, made anew or left alone, and by whom."""

import errno
import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

import run  # puts packaging/ on the path

# isort: split
import environment
import environment_setup
from environment import Place, Stamp, Step

STAMP = Stamp("app", "1234", "/usr/bin/python3.11")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A checkout with pins and nothing installed."""
    pins = tmp_path / "packaging" / "requirements"
    pins.mkdir(parents=True)
    for name in environment.PINS:
        (pins / f"{name}.txt").write_text(f"# {name}\n", "utf-8")
    return Place(tmp_path)


def pretend_to_install(place: Place, pins: str) -> None:
    """Leave what a set-up leaves: an environment's Python and the stamp."""
    place.python.parent.mkdir(parents=True, exist_ok=True)
    place.python.write_bytes(b"")
    (place.venv / "pyvenv.cfg").write_text(f"home = {place.home}\n", "utf-8")
    environment.write_stamp(place, environment.wanted_stamp(place, None, pins))


@pytest.mark.parametrize(
    ("platform", "python"),
    [("linux", "bin/python"), ("darwin", "bin/python"), ("win32", "Scripts/python.exe")],
)
def test_the_environments_python_lies_where_the_platform_puts_it(platform: str, python: str) -> None:
    place = Place(Path("/home/me/retrotimer"), platform)
    assert PurePosixPath(place.python.as_posix()).relative_to(
        "/home/me/retrotimer/.run/venv"
    ) == PurePosixPath(python)


@pytest.mark.parametrize(
    ("found", "step"),
    [
        (None, Step.REMAKE),
        (STAMP, Step.NOTHING),
        (replace(STAMP, python="/usr/bin/python3.13"), Step.REMAKE),
        (replace(STAMP, digest="5678"), Step.INSTALL),
        (replace(STAMP, pins="dev"), Step.INSTALL),
    ],
)
def test_no_more_is_done_than_has_to_be(found: Stamp | None, step: Step) -> None:
    assert environment.decide(found, STAMP) is step


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_an_environment_is_ready_until_its_pins_change(place: Place, platform: str) -> None:
    place = replace(place, platform=platform)
    assert not environment.is_ready(place, "app")
    pretend_to_install(place, "app")
    assert environment.is_ready(place, "app")
    assert not environment.is_ready(place, "dev")
    place.pins("app").write_text("# newer\n", "utf-8")
    assert not environment.is_ready(place, "app")


def test_what_the_tests_need_will_do_for_the_app(place: Place) -> None:
    pretend_to_install(place, "dev")
    place.pins("app").write_text("# newer\n", "utf-8")
    assert environment.is_ready(place, "app")


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_an_environment_whose_python_is_gone_is_made_anew(place: Place, platform: str) -> None:
    place = replace(place, platform=platform)
    pretend_to_install(place, "app")
    place.python.unlink()
    found = environment.read_stamp(place)
    assert environment.decide(found, environment.wanted_stamp(place, found, "app")) is Step.REMAKE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"pins": "app"}',
        json.dumps({"pins": "everything", "digest": "1", "python": "/usr/bin/python3"}),
        json.dumps({"pins": "app", "digest": "1", "python": ""}),
    ],
)
def test_a_stamp_that_makes_no_sense_is_none(place: Place, text: str) -> None:
    place.folder.mkdir()
    place.stamp.write_text(text, "utf-8")
    assert environment.read_stamp(place) is None


def test_uv_and_pip_install_the_same_hashed_pins(place: Place) -> None:
    fills = [
        environment_setup.uv_commands("uv", place, "dev")[-1],
        environment_setup.pip_commands(place, "dev")[-1],
    ]
    for fill in fills:
        assert "--require-hashes" in fill
        assert fill[-2:] == ["-r", str(place.pins("dev"))]


def ways_to_install(monkeypatch: pytest.MonkeyPatch, place: Place, **scripts: str) -> None:
    """Let Python scripts stand for what uv and pip do, each of which is there if it has one."""

    def commands(script: str) -> list[list[str]]:
        make = f"import pathlib; pathlib.Path({str(place.python)!r}).parent.mkdir(parents=True)"
        return [[sys.executable, "-S", "-c", make], [sys.executable, "-S", "-c", script]]

    monkeypatch.setattr(environment_setup, "find_uv", lambda: "uv" if "uv" in scripts else None)
    monkeypatch.setattr(environment_setup, "has_module", lambda _: "pip" in scripts)
    monkeypatch.setattr(environment_setup, "uv_commands", lambda *_: commands(scripts["uv"]))
    monkeypatch.setattr(environment_setup, "pip_commands", lambda *_: commands(scripts["pip"]))
    monkeypatch.setattr(environment_setup, "join_checkout", lambda _: None)


def works(place: Place) -> str:
    """A script after which everything is installed."""
    return f"import pathlib; pathlib.Path({str(place.python)!r}).touch()"


def test_a_half_made_environment_is_replaced(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    left_over = place.venv / "half" / "a-package"
    left_over.parent.mkdir(parents=True)
    left_over.touch()
    ways_to_install(monkeypatch, place, uv=works(place))
    environment_setup.set_up(place, "app")
    assert environment.is_ready(place, "app")
    assert not left_over.exists()


def test_pip_is_tried_where_uv_fails(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    ways_to_install(monkeypatch, place, uv="raise SystemExit('no index')", pip=works(place))
    environment_setup.set_up(place, "dev")
    assert environment.is_ready(place, "dev")


def test_a_failed_installation_is_explained_and_leaves_no_stamp(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_to_install(place, "app")
    ways_to_install(monkeypatch, place, pip="raise SystemExit('no route to host')")
    with pytest.raises(SystemExit, match=r"(?s)no route to host.*could not be set up.*untouched"):
        environment_setup.set_up(place, "dev")
    assert environment.read_stamp(place) is None


@pytest.mark.linux
@pytest.mark.parametrize("works_out", [True, False])
def test_what_the_administrator_sets_up_in_a_persons_checkout_is_theirs(
    place: Place, monkeypatch: pytest.MonkeyPatch, *, works_out: bool
) -> None:
    owner = place.home.stat().st_uid or 61_231
    if os.geteuid() == 0:
        os.chown(place.home, owner, owner)
    given: set[str] = set()

    def give(path: str, to: int, _group: int, *, follow_symlinks: bool) -> None:
        assert (to, follow_symlinks) == (owner, False)
        given.add(os.path.normpath(path))

    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("os.chown", give)
    ways_to_install(monkeypatch, place, pip=works(place) if works_out else "raise SystemExit('no route')")
    with suppress(SystemExit):
        environment_setup.set_up(place, "app")
    assert environment.is_ready(place, "app") is works_out
    assert given == {str(path) for path in (place.folder, *place.folder.rglob("*"))}


@pytest.mark.linux
def test_where_nothing_can_be_given_back_all_that_was_set_up_is_there_all_the_same(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a container without a number for the owner of the checkout."""

    def refuse(*_words: object, **_names: object) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    if os.geteuid() == 0:
        os.chown(place.home, 61_231, 61_231)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("os.chown", refuse)
    ways_to_install(monkeypatch, place, pip=works(place))
    environment_setup.set_up(place, "app")
    assert environment.is_ready(place, "app")


def test_a_process_that_waited_finds_the_work_done(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    ways_to_install(monkeypatch, place, pip="raise SystemExit('not again')")
    pretend_to_install(place, "app")
    environment_setup.set_up(place, "app")
    assert environment.is_ready(place, "app")


def test_a_lock_keeps_others_out_and_dies_with_its_holder(place: Place) -> None:
    place.folder.mkdir()
    script = (
        "import pathlib, environment, environment_setup as setup\n"
        f"with setup.locked(environment.Place(pathlib.Path({str(place.home)!r}))):\n"
        "    print('locked', flush=True)\n"
        "    input()"
    )
    search_path = {**os.environ, "PYTHONPATH": str(run.HOME / "packaging")}
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=search_path
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"locked\n"
        with (place.folder / "lock").open("w") as lock:
            assert not environment_setup.try_to_lock(lock)
            holder.kill()
            holder.wait()
            assert environment_setup.try_to_lock(lock)


def test_the_checkout_is_on_the_path_and_may_be_moved(place: Place) -> None:
    packages = place.venv / ("Lib" if sys.platform == "win32" else "lib/python3." + str(sys.version_info[1]))
    packages /= "site-packages"
    packages.mkdir(parents=True)
    environment_setup.join_checkout(place)
    (line,) = packages.glob("*.pth")
    path = line.read_text("utf-8").strip()
    assert not Path(path).is_absolute()
    assert (packages / path).resolve() == place.home.resolve()
