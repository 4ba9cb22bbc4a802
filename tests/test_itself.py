"""A new start of the program in this one's place."""

import os
import sys
from pathlib import Path

import pytest

from retrotimer import cli
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
