import sys
from pathlib import Path

import pytest

from retrotimer.desktop import door
from tests.desktop.conftest import Start


def test_what_is_left_is_found_in_its_order_and_once(tmp_path: Path) -> None:
    assert door.make(tmp_path)
    for words in (door.LOOK, door.start(12), door.LOOK, door.RAISE):
        assert door.knock(tmp_path, words)
    assert door.answer(tmp_path) == ["look", "start 12", "raise"]
    assert door.answer(tmp_path) == []


def test_where_there_is_no_door_nobody_knocks(tmp_path: Path) -> None:
    assert not door.knock(tmp_path, door.LOOK)
    assert not door.knock(tmp_path / "missing", door.LOOK)
    assert not door.make(tmp_path / "missing")
    assert door.answer(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_door_is_let_be(tmp_path: Path) -> None:
    (tmp_path / door.DOOR_NAME).mkdir()
    assert not door.make(tmp_path)
    assert not door.knock(tmp_path, door.LOOK)
    assert door.answer(tmp_path) == []


def test_a_new_door_leaves_what_lies_at_the_old_one(tmp_path: Path) -> None:
    (tmp_path / door.DOOR_NAME).write_bytes(b"raise\n")
    assert door.make(tmp_path)
    assert door.answer(tmp_path) == ["raise"]


def test_what_is_too_long_is_wiped_away_unread(tmp_path: Path) -> None:
    (tmp_path / door.DOOR_NAME).write_bytes(b"raise\n" * 100_000)
    assert door.answer(tmp_path) == []
    assert (tmp_path / door.DOOR_NAME).stat().st_size == 0


def test_a_door_that_nobody_watches_does_not_grow_for_ever(tmp_path: Path) -> None:
    assert door.make(tmp_path)
    for _ in range(2 * door.MOST_BYTES // len(b"look\n")):
        assert door.knock(tmp_path, door.LOOK)
    assert (tmp_path / door.DOOR_NAME).stat().st_size <= door.MOST_BYTES + len(b"look\n")
    assert door.knock(tmp_path, door.RAISE)
    assert "raise" in door.answer(tmp_path)


@pytest.mark.parametrize(("words", "minutes"), [("start", None), ("start 10", 10), ("start 15", 15)])
def test_a_start_names_its_minutes_or_none(words: str, minutes: int | None) -> None:
    assert door.start(minutes) == words
    assert door.STARTS[words] == minutes


@pytest.mark.parametrize("words", ["start 9", "start 16", "start 1e1", "start  12", "start -1", "Start", ""])
def test_other_minutes_are_no_start(words: str) -> None:
    assert words not in door.STARTS


def test_knocking_needs_no_qt(start: Start) -> None:
    program = "import sys, retrotimer.desktop.door; print([name for name in sys.modules if 'PySide' in name])"
    assert start(program).communicate(timeout=60)[0] == "[]\n", sys.executable
