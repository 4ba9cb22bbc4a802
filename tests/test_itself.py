"""A new start of the program in this one's place."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from retrotimer import cli, itself
from retrotimer.desktop.program import BACKGROUND, program
from retrotimer.itself import begin_again


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot take another's place")
def test_going_on_without_a_window_needs_no_parser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It would stay in memory for as long as somebody waits."""
    begun: list[list[str]] = []
    waited: list[Path] = []

    def take_place(_path: str, arguments: list[str]) -> None:
        begun.append(arguments)
        raise SystemExit

    monkeypatch.setattr(os, "execv", take_place)
    with pytest.raises(SystemExit):
        begin_again(tmp_path, BACKGROUND)
    monkeypatch.setattr(cli, "_wait", waited.append)
    monkeypatch.setitem(sys.modules, "retrotimer.arguments", None)  # importing it fails
    cli.main(begun[0][len(program()) :])
    assert waited == [tmp_path]


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot take another's place")
def test_a_program_that_was_removed_meanwhile_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    """A package may go while somebody waits in the background."""
    assert qapp is not None
    gone = str(tmp_path / "retrotimer")
    monkeypatch.setattr(itself, "program", lambda: (gone,))
    assert begin_again(tmp_path) == 1
    assert f"Retrotimer is no longer at “{gone}”. Your walks are safe." in capsys.readouterr().err
