"""`run.py` itself: what a command line means, and what is said where it cannot be carried out."""

import ast
import os
import sys
from pathlib import Path

import pytest

import run

ON_X11 = {"DISPLAY": ":0"}
ON_WAYLAND = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        ([], ("run", [])),
        (["--data-dir", "x"], ("run", ["--data-dir", "x"])),
        (["run", "--data-dir", "x"], ("run", ["--data-dir", "x"])),
        (["run", "--help"], ("run", ["--help"])),
        (["test", "-k", "walk", "run"], ("test", ["-k", "walk", "run"])),
        (["lint"], ("lint", [])),
        (["faults", "--seed", "3"], ("faults", ["--seed", "3"])),
        (["help", "test"], ("help", [])),
        (["--help"], ("help", [])),
        (["-h"], ("help", [])),
    ],
)
def test_the_first_word_is_ours_and_the_rest_is_passed_on(
    arguments: list[str], meant: tuple[str, list[str]]
) -> None:
    assert run.parse(arguments) == meant


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"  {word} " in shown for word in (*run.COMMANDS, "help"))


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({}, "linux", True),
        ({"DISPLAY": ""}, "linux", True),
        (ON_X11, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", False),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({}, "darwin", False),
        ({}, "win32", False),
    ],
)
def test_a_display_is_missed_on_linux_alone(
    environ: dict[str, str], platform: str, *, expected: bool
) -> None:
    assert run.has_no_display(environ, platform) is expected


def test_without_a_display_only_the_plain_start_plays_a_walk() -> None:
    assert run.choose("run", [], {}, "linux") is run.DEMO
    assert run.choose("run", ["--version"], {}, "linux").starts == run.COMMANDS["run"].starts
    assert run.choose("run", [], ON_X11, "linux").starts == run.COMMANDS["run"].starts
    assert run.choose("tour", [], {}, "linux") is run.COMMANDS["tour"]


@pytest.mark.parametrize(
    ("environ", "groups"),
    [
        ({}, ()),
        (ON_X11, ("x11",)),
        (ON_WAYLAND, ("x11", "wayland")),
        ({"QT_QPA_PLATFORM": "offscreen", **ON_X11}, ()),
        ({"QT_QPA_PLATFORM": "xcb"}, ("x11",)),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, ("x11", "wayland")),
    ],
)
def test_a_window_needs_the_libraries_of_its_display(
    environ: dict[str, str], groups: tuple[str, ...]
) -> None:
    assert run.window_needs(environ) == groups


@pytest.mark.parametrize(
    ("version", "expected"),
    [((3, 7), True), ((3, 10), True), ((3, 11), False), ((3, 14), False), ((4, 0), False)],
)
def test_versions_are_compared_as_numbers(version: tuple[int, int], *, expected: bool) -> None:
    assert run.is_too_old(version) is expected


def test_an_old_python_can_read_the_file() -> None:
    ast.parse(Path(run.__file__).read_text("utf-8"), feature_version=(3, 7))


def test_an_old_python_is_told_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "works", lambda _python: False)
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and this is Python 3\.9\."):
        run.begin_again((3, 9), [])


def test_an_old_python_hands_over_to_the_first_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def start(command: list[str]) -> int:
        started.append(command)
        return 7

    monkeypatch.setattr(run, "works", lambda python: python in (["python3.12"], ["python3.11"]))
    monkeypatch.setattr(run, "start", start)
    monkeypatch.setattr(sys, "platform", "linux")
    assert run.begin_again((3, 9), ["test", "-x"]) == 7
    assert started == [["python3.12", str(Path(run.__file__).resolve()), "test", "-x"]]


def test_a_name_that_starts_no_python_does_not_count(tmp_path: Path) -> None:
    assert run.works([sys.executable])
    assert not run.works([str(tmp_path / "python3.12")])


def test_newer_pythons_are_looked_for_in_each_platforms_way() -> None:
    windows, linux = run.newer_pythons("win32"), run.newer_pythons("linux")
    assert windows[:2] == [["py", "-3.14"], ["py", "-3.13"]]
    assert linux[1:3] == [["python3.14"], ["python3.13"]]
    assert windows[-1] == linux[-1] == ["uv", "run", "--no-project", "--python", ">=3.11", "python"]


def test_all_are_started_and_the_worst_exit_code_counts(capfd: pytest.CaptureFixture[str]) -> None:
    programs = [("-c", f"import sys; print('run', {code}); sys.exit({code})") for code in (0, 3, 1)]
    assert run.start_all(Path(sys.executable), programs, []) == 3
    assert capfd.readouterr().out.splitlines() == ["run 0", "run 3", "run 1"]


@pytest.mark.parametrize(
    ("problem", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "Stopped."),
        (PermissionError(13, "Permission denied", "/x/.run"), 1, "Permission denied: '/x/.run'"),
    ],
)
def test_no_way_to_fail_ends_in_a_traceback(
    problem: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(_word: str, _extra: list[str]) -> int:
        raise problem

    monkeypatch.setattr(run, "carry_out", fail)
    assert run.main(["run"]) == code
    assert said in capsys.readouterr().err


@pytest.mark.linux
def test_a_checkout_that_somebody_else_has_set_up_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = PermissionError(13, "Permission denied", str(tmp_path / ".run" / "lock"))
    me = tmp_path.stat().st_uid
    monkeypatch.setattr("os.geteuid", lambda: me + 1)
    assert "Copy the folder to a place of your own" in run.whose(refused, tmp_path)
    assert run.whose(PermissionError(13, "Permission denied", "/x"), tmp_path) == ""
    assert run.whose(OSError(28, "No space left", str(tmp_path / "x")), tmp_path) == ""
    monkeypatch.setattr("os.geteuid", lambda: me)
    assert run.whose(refused, tmp_path) == ""


@pytest.mark.linux
def test_what_the_administrator_has_set_up_in_a_checkout_can_be_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = tmp_path.stat().st_uid or 61_231
    checkout = tmp_path / "my checkout"
    checkout.mkdir()
    if os.geteuid() == 0:
        os.chown(checkout, person, person)
    (checkout / ".run").symlink_to("/")  # which is the administrator's, as is what one finds behind it
    monkeypatch.setattr("os.geteuid", lambda: person)
    said = run.whose(PermissionError(13, "Permission denied", str(checkout / ".run" / "lock")), checkout)
    assert "(root). Take it away" in said
    assert f"“sudo rm -r '{checkout}/.run'”" in said
