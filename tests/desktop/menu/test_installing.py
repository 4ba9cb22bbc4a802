"""The app in a person's own menu: all of it there, and all of it gone again, and nothing else touched."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrotimer import APP_ID
from retrotimer.desktop.menu import installing
from retrotimer.desktop.menu.files import ENTRY, ZSH, lay_out, shared_files

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
WORDS = ("/opt/Zoë B/retrotimer",)


@pytest.fixture
def share(tmp_path: Path) -> Iterator[Path]:
    """A person's own `share`, whose name needs quoting."""
    made = tmp_path / "Zoë's share"
    yield made
    for folder, _, _ in os.walk(made):
        Path(folder).chmod(0o700)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(one.relative_to(folder)): one.read_bytes() if one.is_file() else b"" for one in folder.rglob("*")
    }


def test_everything_is_in_its_place_and_the_entry_is_valid(share: Path) -> None:
    installing.install(RESOURCES, share, WORDS)
    for file in shared_files():
        place = share / file.target
        if file.target == ZSH:
            assert not place.exists()
        elif file.target != ENTRY:
            assert place.read_bytes() == (RESOURCES / file.source).read_bytes()
    text = (share / ENTRY).read_text("utf-8")
    assert f'Exec="{WORDS[0]}" start' in text
    assert text.index("X-Retrotimer-Files=") < text.index("[Desktop Action")
    assert installing.is_installed(share)


@pytest.mark.linux
def test_what_is_installed_passes_the_desktops_own_judge(share: Path) -> None:
    installing.install(RESOURCES, share, ("/opt/py$3 \\n`50%`/python", "-m", "retrotimer"))
    judged = subprocess.run(
        ["desktop-file-validate", share / ENTRY], capture_output=True, text=True, check=False
    )
    assert (judged.returncode, judged.stdout + judged.stderr) == (0, "")


def test_removing_leaves_what_was_there_before(share: Path) -> None:
    other = share / "applications" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.write_text("[Desktop Entry]\n")
    before = tree(share)
    installing.install(RESOURCES, share, WORDS)
    installing.install(RESOURCES, share, ("/elsewhere/retrotimer",))
    gone = installing.uninstall(share)
    assert len(gone) == len(shared_files()) - 1
    assert tree(share) == before


def test_a_folder_that_others_use_by_now_stays(share: Path) -> None:
    installing.install(RESOURCES, share, WORDS)
    others = share / "icons" / "hicolor" / "48x48" / "apps" / "other.png"
    others.write_bytes(b"theirs")
    installing.uninstall(share)
    assert [one for one in share.rglob("*") if one.is_file()] == [others]


def test_nothing_is_removed_where_nothing_was_installed(share: Path) -> None:
    lay_out(RESOURCES, share)  # as a package would
    before = tree(share)
    assert installing.uninstall(share) == []
    assert tree(share) == before


def test_a_list_that_names_what_is_not_ours_is_not_obeyed(share: Path) -> None:
    installing.install(RESOURCES, share, WORDS)
    precious = share.parent / "retrotimer.db"
    precious.write_bytes(b"walks")
    letter = share / "letter.txt"
    letter.write_bytes(b"dear")
    entry = share / ENTRY
    listed = f"{installing.LIST}../retrotimer.db;letter.txt;{precious};"
    entry.write_text(entry.read_text("utf-8").replace(installing.LIST, listed), "utf-8")
    installing.uninstall(share)
    assert precious.exists()
    assert letter.exists()
    assert not entry.exists()


def test_what_an_earlier_version_left_over_goes(share: Path) -> None:
    installing.install(RESOURCES, share, WORDS)
    old = share / "man" / "man1" / "retrotimer-old.1"
    old.write_text("old")
    entry = share / ENTRY
    listed = f"{installing.LIST}man/man1/retrotimer-old.1;"
    entry.write_text(entry.read_text("utf-8").replace(installing.LIST, listed), "utf-8")
    installing.install(RESOURCES, share, WORDS)
    assert not old.exists()


def test_a_refused_write_leaves_nothing_behind(share: Path) -> None:
    blocked = share / "man"
    blocked.parent.mkdir(parents=True)
    blocked.write_text("a file where a folder should be")
    with pytest.raises(installing.MenuError) as refused:
        installing.install(RESOURCES, share, WORDS)
    assert "man" in refused.value.path
    assert tree(share) == {"man": blocked.read_bytes()}


def test_a_program_whose_name_is_no_text_is_refused(share: Path) -> None:
    with pytest.raises(installing.MenuError):
        installing.install(RESOURCES, share, ("/opt/\udc80/retrotimer",))
    assert not installing.is_installed(share)


@pytest.mark.linux
def test_a_relative_place_is_left_aside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for named in ("", "here", "./share"):
        monkeypatch.setenv("XDG_DATA_HOME", named)
        assert installing.own_share() == tmp_path / ".local" / "share"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "x"))
    assert installing.own_share() == tmp_path / "x"


def test_one_id_is_everywhere() -> None:
    named = [
        file.target
        for file in shared_files()
        if Path(file.target).parts[0] in {"applications", "metainfo", "icons"}
    ]
    assert all(Path(name).name.startswith(APP_ID) for name in named)
