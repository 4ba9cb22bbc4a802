"""`retrotimer --doctor` and the menu's two options in the real program, on bare and broken machines."""

from pathlib import Path

import pytest

from retrotimer import APP_ID
from retrotimer.store.paths import DATABASE_NAME
from tests.e2e.program import Run, complaint, in_tree
from tests.waiting import PATIENCE


@pytest.mark.linux
def test_the_doctor_answers_without_a_display_a_bus_or_a_usable_folder(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("in the way")
    bare = {"QT_QPA_PLATFORM": None, "DISPLAY": None, "WAYLAND_DISPLAY": None}
    process = run("--doctor", "--data-dir", place, **bare, DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (1, "")
    wrong = {line[4:].split(":")[0] for line in out.splitlines() if line.startswith("!")}
    assert {"Data folder", "Display", "Session bus", "Tray", "Notifications", "Media keys"} <= wrong
    assert "ok  Versions: Retrotimer " in out
    assert in_tree(tmp_path) == {"file": b"in the way"}


@pytest.mark.linux
def test_the_menu_entry_comes_and_goes(run: Run, tmp_path: Path) -> None:
    share = tmp_path / "Zoë's share"
    process = run("--install-desktop", XDG_DATA_HOME=str(share))
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, "")
    assert str(share) in out
    assert f"applications/{APP_ID}.desktop" in in_tree(share)
    process = run("--uninstall-desktop", XDG_DATA_HOME=str(share))
    assert process.communicate(timeout=PATIENCE)[1] == ""
    assert in_tree(share) == {}
    process = run("--uninstall-desktop", XDG_DATA_HOME=str(share))
    assert "Nothing to remove" in process.communicate(timeout=PATIENCE)[0]


@pytest.mark.linux
def test_what_starts_by_itself_goes_with_the_menu_entry_and_the_walks_stay(run: Run, tmp_path: Path) -> None:
    share, config, walks = tmp_path / "Zoë's share", tmp_path / "config", tmp_path / "walks"
    places = {"XDG_DATA_HOME": str(share), "XDG_CONFIG_HOME": str(config)}
    for words in (["log", "today", "12"], ["log", "today", "12", "--data-dir", walks], ["--install-desktop"]):
        assert run(*words, **places).wait(PATIENCE) == 0
    put = (
        "import sys; from retrotimer import beyond as b; [b.autostart_of(one).put() for one in sys.argv[1:]]"
    )
    folders = (share / "retrotimer", walks)
    assert run(*folders, program=("-c", put), **places).wait(PATIENCE) == 0
    elsewhere = config / "autostart" / "retrotimer-0a1b2c3d.desktop"
    elsewhere.write_text("[Desktop Entry]\nTryExec=/bin/sh\nExec=/bin/sh --background\n")
    assert len(list((config / "autostart").iterdir())) == 3
    out, err = run("--uninstall-desktop", **places).communicate(timeout=PATIENCE)
    assert (err, out.count("\n")) == ("", 2)
    assert "no longer starts by itself" in out
    assert list((config / "autostart").iterdir()) == [elsewhere], "another program's"
    assert [*in_tree(share)] == ["retrotimer", f"retrotimer/{DATABASE_NAME}"]
    assert [*in_tree(walks)] == [DATABASE_NAME]
    assert "Nothing to remove" in run("--uninstall-desktop", **places).communicate(timeout=PATIENCE)[0]


@pytest.mark.linux
def test_an_entry_that_cannot_be_deleted_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "autostart" / "retrotimer.desktop" / "within").mkdir(parents=True)
    (tmp_path / "autostart" / "retrotimer-0a1b2c3d.desktop").write_text("TryExec=/no/longer/there\n")
    refusing = (
        "import pathlib, sys\n"
        "def refuse(path, missing_ok=False): raise PermissionError(13, 'Permission denied', str(path))\n"
        "pathlib.Path.unlink = refuse\n"  # the administrator, as whom this may run, is never refused
        "from retrotimer.cli import main; sys.exit(main(['--uninstall-desktop']))"
    )
    places = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    said = complaint(run(program=("-c", refusing), **places))
    assert f"{tmp_path}/autostart/retrotimer-0a1b2c3d.desktop (Permission denied)" in said


@pytest.mark.linux
def test_a_folder_that_takes_no_entry_gets_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "share").write_text("a file")
    said = complaint(run("--install-desktop", XDG_DATA_HOME=str(tmp_path / "share")))
    assert "could not be put into your menu" in said
    assert str(tmp_path / "share") in said


@pytest.mark.parametrize("words", [["--doctor", "status"], ["--doctor", "--install-desktop"]])
def test_options_that_stand_alone_go_with_no_word(run: Run, words: list[str]) -> None:
    process = run(*words)
    assert process.wait(PATIENCE) == 2
