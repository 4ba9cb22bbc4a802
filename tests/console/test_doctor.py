"""`retrotimer --doctor`: a line for each part, what to mend, and nothing about health or changed."""

import os
import re
import shlex
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from retrotimer.console.doctor import doctor
from retrotimer.core.checkup import FINE, Finding, Part, State
from retrotimer.core.records import Feedback
from retrotimer.core.sound import OutputState, SoundState, VoiceState
from retrotimer.desktop.checkup.looks import Look
from retrotimer.store.checkup import look_at_data, look_at_folder
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import DATABASE_NAME, DOUBT_NAME
from retrotimer.words import checkup
from tests.e2e.program import in_tree
from tests.fakes import FakeKeepAwake, FakeSpeaker, a_record

HEARD = SoundState(VoiceState.READY, OutputState.READY, voice_name="Anna", device_name="Desk")
SESSION = tuple(
    Look(part, lambda part=part: Finding(part, State.GOOD))  # type: ignore[misc]
    for part in (Part.DISPLAY, Part.BUS, Part.TRAY, Part.NOTIFICATIONS, Part.MEDIA_KEYS)
)


def told(folder: Path, state: SoundState = HEARD, *, awake: bool = True) -> tuple[list[str], int]:
    speaker = FakeSpeaker()
    speaker.state = state
    answer = doctor(folder, "1.2.3", "en", speaker, FakeKeepAwake(works=awake), SESSION)
    return answer.text.splitlines(), answer.code


def test_where_all_is_well_each_part_has_its_line(folder: Path) -> None:
    lines, code = told(folder)
    assert code == 0
    assert [line.split(":")[0] for line in lines[:-1]] == [f"ok  {checkup.part(part)}" for part in Part]
    assert "Retrotimer 1.2.3, Python " in lines[0]
    assert lines[-1] == "All of it works here."
    assert not folder.exists()


def test_what_does_not_work_says_how_to_mend_it_and_the_code_tells(folder: Path) -> None:
    mute = SoundState(VoiceState.NO_ENGINE, OutputState.MUTED)
    lines, code = told(folder, mute, awake=False)
    assert code == 1
    wrong = [line for line in lines if line.startswith("!")]
    assert [line[4:].split(":")[0] for line in wrong] == ["Sound", "Voice", "Staying awake"]
    assert "Turn the sound on" in wrong[0]


def test_nothing_of_the_walks_is_told_and_nothing_is_touched(folder: Path, kept: SqliteHistory) -> None:
    hidden = "my secret knee"
    kept.save(replace(a_record(), feedback=Feedback(note=hidden)))
    before = in_tree(folder)
    lines, code = told(folder)
    assert code == 0
    assert in_tree(folder) == before
    assert hidden not in "\n".join(lines)


def no_database(folder: Path) -> None:
    (folder / DATABASE_NAME).write_bytes(b"not what it should be" * 10)


def doubted(folder: Path) -> None:
    (folder / DOUBT_NAME).touch()


def read_by_all(folder: Path) -> None:
    (folder / DATABASE_NAME).chmod(0o644)


def a_pipe(folder: Path) -> None:
    (folder / DATABASE_NAME).unlink()
    os.mkfifo(folder / DATABASE_NAME)


def a_link(folder: Path) -> None:
    (folder / DATABASE_NAME).rename(folder / "other")
    (folder / DATABASE_NAME).symlink_to("other")


@pytest.mark.linux
@pytest.mark.parametrize(
    ("spoil", "state"),
    [
        (no_database, State.STRANGE),
        (doubted, State.DOUBTED),
        (read_by_all, State.OTHERS_READ),
        (a_pipe, State.STRANGE),
        (a_link, State.STRANGE),
    ],
    ids=["no database", "doubted", "read by all", "a pipe", "a link"],
)
def test_data_that_are_not_well_are_seen_from_outside(
    folder: Path, kept: SqliteHistory, spoil: Callable[[Path], None], state: State
) -> None:
    kept.save(a_record())
    spoil(folder)
    assert look_at_data(folder).state is state


@pytest.mark.linux
def test_data_in_use_and_at_rest_are_both_fine(folder: Path, kept: SqliteHistory) -> None:
    kept.save(a_record())
    assert look_at_data(folder).state is State.OPEN
    (folder / f"{DATABASE_NAME}-wal").rename(folder / "gone")
    assert look_at_data(folder).state is State.GOOD


@pytest.mark.linux
def test_a_folder_that_cannot_hold_data_is_named(tmp_path: Path) -> None:
    assert look_at_folder(tmp_path / "a" / "b").state is State.NONE_YET
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "media")
    assert look_at_folder(link / "a") == Finding(Part.FOLDER, State.GONE, str(link))
    assert look_at_data(link) == Finding(Part.DATA, State.GONE, str(link))
    file = tmp_path / "file"
    file.touch()
    assert look_at_folder(file) == Finding(Part.FOLDER, State.IS_FILE, str(file))
    assert look_at_folder(file / "below") == Finding(Part.FOLDER, State.IS_FILE, str(file))
    open_to_all = tmp_path / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o755)
    assert look_at_folder(open_to_all).state is State.OTHERS_READ
    open_to_all.chmod(0o700)
    assert look_at_folder(open_to_all).state is State.GOOD
    assert look_at_folder(Path("/a\0b")).state is State.UNREADABLE


WHOSE = {State.OTHERS, State.LEFT_BY_ADMINISTRATOR, State.ADMINISTRATOR}
FILES = WHOSE | {State.GONE, State.UNREADABLE, State.NOT_WRITABLE, State.OTHERS_READ}
SEEN = {
    Part.FOLDER: FILES | {State.IS_FILE, State.NO_ROOM},
    Part.DATA: FILES | {State.STRANGE, State.DOUBTED, State.OPEN},
    Part.SOUND: {State.MUTED, State.MISSING, State.BROKEN},
    Part.VOICE: {State.MISSING, State.BROKEN, State.NO_LANGUAGE},
    Part.DISPLAY: {State.MISSING, State.BROKEN},
    Part.BUS: {State.MISSING, State.BROKEN},
    Part.TRAY: {State.MISSING, State.BROKEN},
    Part.NOTIFICATIONS: {State.MISSING, State.BROKEN},
    Part.KEEP_AWAKE: {State.MISSING},
    Part.MEDIA_KEYS: {State.MISSING, State.BROKEN},
}


def test_every_state_of_every_part_has_a_sentence_and_one_line() -> None:
    for part, states in SEEN.items():
        for state in states | {State.GOOD, State.NO_ANSWER}:
            line = checkup.line(Finding(part, state, "NAME"))
            assert line.startswith("ok " if state in FINE else "! "), line
            assert not line.endswith(f": {state.value}"), line
            assert "%" not in line
            assert "\n" not in line


@pytest.mark.linux
def test_a_command_that_mends_something_can_be_given_as_it_is_said() -> None:
    for state in (State.OTHERS_READ, State.LEFT_BY_ADMINISTRATOR):
        line = checkup.line(Finding(Part.DATA, state, "/home/Jürgen B/it's 100%2/retrotimer.db"))
        (command,) = re.findall("“(.+)”", line)
        assert shlex.split(command)[-1] == "/home/Jürgen B/it's 100%2/retrotimer.db"
