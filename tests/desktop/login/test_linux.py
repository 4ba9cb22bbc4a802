"""The autostart entry of a Linux desktop, read back by GLib's own rules and started as a session would."""

import configparser
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.errors import LoginError
from retrotimer.desktop.login.linux import DesktopEntry, autostart_folder, exec_line

WORDS = ("/usr/bin/python3", "-m", "retrotimer", "--background")
SPOKEN = "Reminds you of your walks"

ARGUMENT = re.compile(r'("((?:[^"`$\\]|\\["`$\\])*)"|([^\s"\'\\><~|&;$*?#()`]+))', re.DOTALL)
"""Quoted, with a backslash before the four that need one; or plain, without any reserved letter."""

UNESCAPED = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}


def an_entry(folder: Path, words: tuple[str, ...] = WORDS) -> DesktopEntry:
    return DesktopEntry(folder, "retrotimer", words, SPOKEN)


def started_by(line: str) -> list[str]:
    """The arguments that a session makes of an `Exec` value, by the Desktop Entry Specification."""
    letters = iter(line)
    text = "".join(UNESCAPED[next(letters)] if letter == "\\" else letter for letter in letters)
    words = ARGUMENT.findall(text)
    assert " ".join(whole for whole, _quoted, _plain in words) == text
    read = [re.sub(r"\\(.)", r"\1", quoted, flags=re.DOTALL) or plain for _whole, quoted, plain in words]
    assert all("%" not in word.replace("%%", "") for word in read), "a field code"
    return [word.replace("%%", "%") for word in read]


def test_an_entry_is_put_there_readable_and_can_be_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "autostart"
    entry = an_entry(folder)
    assert not entry.is_on()
    entry.put()
    assert entry.is_on()
    assert [path.name for path in folder.iterdir()] == ["retrotimer.desktop"]
    assert stat.S_IMODE((folder / "retrotimer.desktop").stat().st_mode) == 0o644
    read = configparser.ConfigParser(interpolation=None, strict=True)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(folder / "retrotimer.desktop", encoding="utf-8")
    written = dict(read["Desktop Entry"])
    assert written["Type"] == "Application"
    assert written["Comment"] == SPOKEN
    assert started_by(written["Exec"]) == list(WORDS)
    entry.remove()
    entry.remove()
    assert not entry.is_on()
    assert list(folder.iterdir()) == []


def test_a_home_with_spaces_quotes_and_other_letters_is_started_as_it_is(tmp_path: Path) -> None:
    home = tmp_path / 'Ünal $HOME "Żółw" 100% `id` back\\slash 背'
    home.mkdir()
    program = home / "say what was asked"
    program.write_text(f"#!{sys.executable}\nimport sys\nprint(ascii(sys.argv[1:]))\n", encoding="utf-8")
    program.chmod(0o755)
    words = (str(program), "--background", "--data-dir", str(home))
    entry = an_entry(home / "autostart", words)
    entry.put()
    assert entry.is_on()
    line = (home / "autostart" / "retrotimer.desktop").read_text(encoding="utf-8").split("\nExec=")[1]
    arguments = started_by(line.splitlines()[0])
    tried = line.split("\nTryExec=")[1].splitlines()[0]
    assert tried.replace("\\\\", "\\") == str(program), "a program that was removed is not started"
    said = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout
    assert said.strip() == ascii(list(words[1:]))


@given(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), min_size=1))
def test_whatever_the_words_are_a_session_starts_the_same(words: list[str]) -> None:
    line = exec_line(tuple(words))
    assert not {"\n", "\r", "\t"} & set(line)
    assert started_by(line) == words


@pytest.mark.parametrize("switch", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_person_switched_off_elsewhere_is_off_and_stays_so(tmp_path: Path, switch: str) -> None:
    entry = an_entry(tmp_path)
    entry.put()
    path = tmp_path / "retrotimer.desktop"
    content = path.read_text(encoding="utf-8").replace("X-GNOME-Autostart-enabled=true\n", "")
    path.write_text(f"{content}{switch}\n", encoding="utf-8")
    assert not entry.is_on()
    assert not an_entry(tmp_path, ("/elsewhere",)).mend()
    assert switch in path.read_text(encoding="utf-8")
    entry.put()
    assert entry.is_on()


def test_a_program_that_has_moved_is_mended_and_nothing_else_is(tmp_path: Path) -> None:
    moved = an_entry(tmp_path, ("/new place/retrotimer", "--background"))
    assert not moved.mend()
    assert list(tmp_path.iterdir()) == []
    an_entry(tmp_path).put()
    assert not an_entry(tmp_path).mend()
    assert moved.mend()
    assert not moved.mend()
    assert "new place" in (tmp_path / "retrotimer.desktop").read_text(encoding="utf-8")


def test_a_file_in_the_folders_place_is_said_and_left(tmp_path: Path) -> None:
    in_the_way = tmp_path / "autostart"
    in_the_way.write_text("mine", encoding="utf-8")
    entry = an_entry(in_the_way)
    assert not entry.is_on()
    with pytest.raises(LoginError) as raised:
        entry.put()
    assert raised.value.path == str(in_the_way / "retrotimer.desktop")
    entry.remove()
    assert in_the_way.read_text(encoding="utf-8") == "mine"


def test_where_nothing_can_be_written_the_entry_of_before_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a file system that is read only; root may write into any folder, so the system call says no."""

    def refuse(*_arguments: object, **_named: object) -> None:
        raise OSError(30, "Read-only file system")

    an_entry(tmp_path).put()
    before = (tmp_path / "retrotimer.desktop").read_bytes()
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(LoginError, match="Read-only") as raised:
        an_entry(tmp_path, ("/other",)).put()
    assert raised.value.detail == "Read-only file system"
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(LoginError, match="Read-only"):
        an_entry(tmp_path).remove()
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".desktop"] == ["retrotimer.desktop"]
    assert (tmp_path / "retrotimer.desktop").read_bytes() == before


def test_a_name_that_is_no_text_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(LoginError):
        an_entry(tmp_path, (os.fsdecode(b"/home/\xff/retrotimer"),)).put()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("configured", ["", "not/absolute", None])
def test_only_an_absolute_folder_of_settings_is_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, configured: str | None
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "Ada Ünal"))
    if configured is None:
        monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CONFIG_HOME", configured)
    assert autostart_folder() == tmp_path / "Ada Ünal" / ".config" / "autostart"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    assert autostart_folder() == tmp_path / "settings" / "autostart"


def test_two_folders_of_data_have_an_entry_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from retrotimer.desktop.login.here import autostart

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    standard = tmp_path / "share" / "retrotimer"
    usual, other = (autostart(folder, standard, SPOKEN) for folder in (standard, tmp_path / "other walks"))
    usual.put()
    other.put()
    lines = {
        path.name: started_by(path.read_text(encoding="utf-8").split("\nExec=")[1].splitlines()[0])
        for path in (tmp_path / "autostart").iterdir()
    }
    assert lines.pop("retrotimer.desktop")[-1] == "--background"
    ((name, words),) = lines.items()
    assert name.startswith("retrotimer-")
    assert words[-3:] == ["--background", "--data-dir", str(tmp_path / "other walks")]
    other.remove()
    assert usual.is_on()
