import os
import sys
from pathlib import Path

import pytest

from retrotimer import cli
from retrotimer.desktop.sound import command


def test_the_program_starts_itself_with_one_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    expected = [sys.executable, "-P", "-m", "retrotimer", "speaker"]
    assert command.speaker_command() == expected
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command.speaker_command() == [sys.executable, "speaker"]


def test_in_our_own_folder_the_package_may_be_found_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(command.__file__).parents[3])
    assert command.speaker_command() == [sys.executable, "-m", "retrotimer", "speaker"]


def test_a_working_folder_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    def cwd() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "cwd", cwd)
    assert "-P" in command.speaker_command()


def test_only_macos_needs_another_event_loop() -> None:
    name = "QT_EVENT_DISPATCHER_CORE_FOUNDATION"
    assert name in command.speaker_environment("darwin")
    assert name not in command.speaker_environment("linux")
    assert "qt.multimedia.*=false" in command.speaker_environment("linux")["QT_LOGGING_RULES"]


def test_on_linux_sound_goes_the_way_that_is_asked_about() -> None:
    """Qt's own choice, PipeWire, ended the process where its library lies without its settings."""
    assert command.speaker_environment("linux")["QT_AUDIO_BACKEND"] == "pulseaudio"
    assert "QT_AUDIO_BACKEND" not in command.speaker_environment("win32")


def test_the_word_means_nothing_to_a_person(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "isatty", lambda _descriptor: False)
    assert command.is_meant(["speaker"])
    assert not command.is_meant([])
    assert not command.is_meant(["speaker", "--help"])
    monkeypatch.setattr(os, "isatty", lambda _descriptor: True)
    assert not command.is_meant(["speaker"])
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    assert "speaker" not in capsys.readouterr().out


def test_a_closed_input_is_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    def isatty(_descriptor: int) -> bool:
        raise OSError

    monkeypatch.setattr(os, "isatty", isatty)
    assert not command.is_meant(["speaker"])
