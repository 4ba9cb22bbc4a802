"""Two people on one computer: each has their own walks, nobody is locked out, and what is refused is said."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo

from retrotimer.desktop.door import DOOR_NAME
from retrotimer.store.paths import DATABASE_NAME, LOCK_NAME
from tests.e2e.program import complaint, in_tree, tell_all
from tests.e2e.somebody import ANNA, BEN, IS_ROOT, ME, Computer, computer
from tests.store.keeping import keep, some_walks
from tests.waiting import PATIENCE, wait_for

__all__ = ["computer"]
pytestmark = pytest.mark.linux

NOBODY_ELSE = "belongs to another account on this computer"
WITHOUT_SUDO = "Start Retrotimer without sudo"
CLAIM = f"4194305\nretrotimer\n{QSysInfo.machineHostName()}\n"
"""What a window that is gone leaves behind: no process has that number."""

WORDS = (
    ["status"],
    ["month"],
    ["log", "today", "12"],
    ["check"],
    ["backup"],
    ["backup", "/nowhere/walks.db"],
    ["restore", "/nowhere/walks.db"],
    ["export", "/nowhere/walks.csv"],
    ["import", "/nowhere/walks.csv"],
    ["remind"],
)


def kept(folder: Path) -> Path:
    """A folder with a few walks, made where everybody may and then put there."""
    made = folder.parents[1] / "made"
    keep(made, *some_walks(3))
    folder.parent.mkdir(exist_ok=True)
    return made.rename(folder)


def refused_to(computer: Computer, who: int, folder: Path) -> set[str]:
    """What each word of the command line says to somebody, who gets one sentence and nothing else."""
    told = tell_all([["--data-dir", str(folder), *words] for words in WORDS])
    out, err = computer.start(who, program=told).communicate(timeout=PATIENCE)
    assert err == ""
    answers = json.loads(out)
    assert [(code, said, why.count("\n")) for code, said, why in answers] == [(1, "", 1)] * len(WORDS)
    windows: list[tuple[str | Path, ...]] = [("--data-dir", folder), ("--background", "--data-dir", folder)]
    return {why for _code, _said, why in answers} | {
        complaint(computer.start(who, *words)) for words in windows
    }


def test_a_folder_that_is_closed_is_said_to_be_another_accounts(computer: Computer) -> None:
    folder = kept(computer.homes / "anna" / "walks")
    before = in_tree(folder)
    computer.give(folder, ANNA)
    computer.close(folder)
    (said,) = refused_to(computer, BEN, folder)
    assert f"“{folder}” {NOBODY_ELSE} ({computer.owner})" in said
    folder.chmod(0o700)
    assert in_tree(folder) == before


@pytest.mark.parametrize("is_crashed", [False, True], ids=["at rest", "crashed"])
def test_a_folder_that_both_may_write_to_holds_the_walks_of_one(
    computer: Computer, *, is_crashed: bool
) -> None:
    folder = kept(computer.homes / "both")
    if is_crashed:
        (folder / LOCK_NAME).write_text(CLAIM)
    computer.give(folder, ANNA)
    for path in folder.iterdir():
        computer.close(path)
    folder.chmod(0o777)
    before = sorted(folder.iterdir())
    (said,) = refused_to(computer, BEN, folder)
    assert f"“{folder / DATABASE_NAME}” {NOBODY_ELSE} ({computer.owner})" in said
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("has_data", [True, False], ids=["walks", "nothing yet"])
def test_the_administrator_leaves_nothing_in_a_persons_home(computer: Computer, *, has_data: bool) -> None:
    folder = computer.homes / "anna" / "walks"
    if has_data:
        computer.give(kept(folder), ANNA)
    before = in_tree(computer.homes)
    (said,) = refused_to(computer, 0, folder)
    assert f"“{folder}” belongs to “{computer.owner}”" in said
    # In a container there may be no sudo to leave out, and everything is done as the administrator.
    assert f"{WITHOUT_SUDO}, as “{computer.owner}”." in said
    assert "name one with --data-dir" in said
    assert WITHOUT_SUDO in complaint(computer.start(0, "--install-desktop"))
    assert in_tree(computer.homes) == before


def test_the_administrator_leaves_a_persons_walks_alone_wherever_they_lie(computer: Computer) -> None:
    folder = kept(computer.homes / "both" / "walks")
    computer.give(folder / DATABASE_NAME, ANNA)
    owned = folder / DATABASE_NAME if IS_ROOT else folder  # which elsewhere is a person's, too
    (said,) = refused_to(computer, 0, folder)
    assert f"“{owned}” belongs to “{computer.owner}”" in said


def test_the_administrators_own_walks_are_theirs_to_see(computer: Computer) -> None:
    folder = kept(computer.homes / "root")
    process = computer.start(ME, "status", "--data-dir", folder)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, "")
    assert "No walk is under way now." in out


@pytest.mark.skipif(not IS_ROOT, reason="a home can only be given to somebody as root")
def test_the_administrator_of_a_container_walks_in_a_folder_of_their_own(computer: Computer) -> None:
    """Whose home there may be somebody else's from outside, as on build machines."""
    folder = computer.homes / "own"
    for words in (["status"], ["log", "today", "12"], ["status"]):
        process = computer.start(0, *words, "--data-dir", folder)
        assert process.communicate(timeout=PATIENCE)[1] == ""
        assert process.returncode == 0
    assert WITHOUT_SUDO in complaint(computer.start(0, "status"))
    assert not (computer.homes / "anna" / ".local").exists()


def test_what_the_administrator_has_left_can_be_taken_back(computer: Computer) -> None:
    folder = kept(computer.homes / "anna" / "my walks")
    (folder / LOCK_NAME).write_text(CLAIM)
    computer.give(folder, ANNA)
    computer.give(folder / LOCK_NAME, 0)
    computer.close(folder / LOCK_NAME)
    person = ANNA if IS_ROOT else ME + 1
    said = complaint(computer.start(person, "status", "--data-dir", folder, administrator=ME))
    assert f"“{folder / LOCK_NAME}” belongs to the administrator" in said
    assert f"“sudo chown -R {person}: '{folder / LOCK_NAME}'” gives it back" in said
    computer.give(folder / LOCK_NAME, ANNA)
    (folder / LOCK_NAME).chmod(0o600)
    process = computer.start(ANNA if IS_ROOT else ME, "status", "--data-dir", folder)
    assert process.communicate(timeout=PATIENCE)[1] == ""
    assert process.returncode == 0


@pytest.mark.skipif(not IS_ROOT, reason="only root can leave something of root's")
def test_what_is_the_administrators_elsewhere_is_not_given_to_who_asks_for_it(computer: Computer) -> None:
    """Nobody is told to take by “sudo chown” what was never theirs."""
    folder = kept(computer.homes / "system" / "walks")
    computer.close(folder)
    said = complaint(computer.start(BEN, "status", "--data-dir", folder))
    assert "cannot be opened" in said or "cannot be written" in said
    assert "sudo" not in said


def test_somebody_elses_backup_is_said_to_be_closed(computer: Computer) -> None:
    backup = kept(computer.homes / "anna" / "walks") / DATABASE_NAME
    computer.give(backup, ANNA)
    backup.parent.chmod(0o755)
    computer.close(backup)
    person = BEN if IS_ROOT else ME
    process = computer.start(person, "restore", backup, changes={"HOME": str(computer.homes / "ben")})
    said = complaint(process)
    assert f"“{backup}” cannot be opened: Permission denied." in said


def test_both_have_their_window_open_and_the_one_that_crashes_leaves_nothing_in_the_others_way(
    computer: Computer,
) -> None:
    shared = computer.homes / "tmp"
    shared.mkdir()
    shared.chmod(0o1777)
    people = {"anna": ANNA if IS_ROOT else ME, "ben": BEN if IS_ROOT else ME}
    windows = {}
    for name, who in people.items():
        home = computer.homes / name
        # Neither has a folder for a session's sockets, so whatever wants one is in the folder of all.
        windows[name] = computer.start(who, changes={"HOME": str(home), "TMPDIR": str(shared)})
        place = home / ".local" / "share" / "retrotimer" / DOOR_NAME
        wait_for(place.exists, f"{name} has no window")
    windows["anna"].kill()
    windows["anna"].wait(PATIENCE)
    assert windows["ben"].poll() is None
    windows["ben"].terminate()
    windows["ben"].wait(PATIENCE)
    for name, who in people.items():
        home = computer.homes / name
        process = computer.start(
            who, "log", "today", "12", changes={"HOME": str(home), "TMPDIR": str(shared)}
        )
        out, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, err) == (0, "")
        assert "12 minutes" in out


def test_another_persons_session_in_the_environment_is_no_use_and_no_harm(computer: Computer) -> None:
    """`su ben` leaves the variables of Anna's session as they are."""
    runtime, config = computer.homes / "run", computer.homes / "anna" / "config"
    for folder in (runtime, config):
        (folder / "systemd").mkdir(parents=True)
        computer.give(folder, ANNA)
        computer.close(folder)
    session = {
        "HOME": str(computer.homes / "ben"),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_CONFIG_HOME": str(config),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={runtime}/bus",
    }
    person = BEN if IS_ROOT else ME
    for words in (["log", "today", "12"], ["status"], ["remind"], ["--uninstall-desktop"]):
        process = computer.start(person, *words, changes=session)
        assert process.communicate(timeout=PATIENCE)[1] == ""
        assert process.returncode == 0
    out, err = computer.start(person, "--doctor", changes=session).communicate(timeout=PATIENCE)
    assert err == ""
    assert "!   Session bus: none." in out
