"""`retrotimer --doctor` and the menu's two options in the real program, on bare and broken machines."""

from pathlib import Path

import pytest

from retrotimer import APP_ID
from tests.e2e.program import PATIENCE, Run, complaint, in_tree


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
def test_a_folder_that_takes_no_entry_gets_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "share").write_text("a file")
    said = complaint(run("--install-desktop", XDG_DATA_HOME=str(tmp_path / "share")))
    assert "could not be put into your menu" in said
    assert str(tmp_path / "share") in said


@pytest.mark.parametrize("words", [["--doctor", "status"], ["--doctor", "--install-desktop"]])
def test_options_that_stand_alone_go_with_no_word(run: Run, words: list[str]) -> None:
    process = run(*words)
    assert process.wait(PATIENCE) == 2
