from pathlib import Path

import pytest

from retrotimer.store.paths import standard_folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("home")
def test_the_data_folder_is_where_the_system_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "elsewhere"))
    assert standard_folder() == tmp_path / "elsewhere" / "retrotimer"


def test_without_a_word_from_the_system_it_is_below_the_home(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert standard_folder() == home / ".local/share/retrotimer"


@pytest.mark.parametrize("useless", ["", "data", "./data", "~/data"])
def test_an_empty_or_relative_folder_is_ignored(
    home: Path, monkeypatch: pytest.MonkeyPatch, useless: str
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", useless)
    assert standard_folder() == home / ".local/share/retrotimer"


@pytest.mark.parametrize("useless", ["", "nowhere"])
def test_even_without_a_home_the_folder_is_absolute(monkeypatch: pytest.MonkeyPatch, useless: str) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "")
    monkeypatch.setenv("HOME", useless)
    assert standard_folder().is_absolute()
