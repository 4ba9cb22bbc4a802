"""What the tour is asked for on its command line."""

from pathlib import Path

import pytest

from tests.tour.__main__ import ROOT, arguments


def test_it_draws_everything_into_pictures() -> None:
    asked = arguments([])
    assert (asked.folder, asked.view, asked.scene) == (ROOT / "pictures", None, "")


def test_a_view_and_a_scene_can_be_picked() -> None:
    asked = arguments(["out", "--view", "dark", "--scene", "progress"])
    assert (asked.folder, asked.view, asked.scene) == (Path("out"), ["dark"], "progress")


def test_pictures_for_people_are_asked_for_by_what_they_are_for() -> None:
    asked = [arguments(words) for words in ([], ["--guide"], ["--catalogue"])]
    assert [(one.guide, one.catalogue) for one in asked] == [(False, False), (True, False), (False, True)]


@pytest.mark.parametrize("word", ["--help", "--no-such-option"])
def test_an_option_is_never_taken_for_a_folder(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It was once: the pictures then lay in a folder called `--help`, and in the repository."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        arguments([word])
    assert capsys.readouterr()
    assert not list(tmp_path.iterdir())
