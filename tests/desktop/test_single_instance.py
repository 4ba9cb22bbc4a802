from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtCore import QLockFile
from pytestqt.qtbot import QtBot

from retrotimer.core.errors import FolderNotWritableError
from retrotimer.desktop import door
from retrotimer.desktop import single_instance as module
from retrotimer.desktop.door import DOOR_NAME
from retrotimer.desktop.single_instance import MOST_FAILURES, SingleInstance, is_held, take
from retrotimer.store.paths import LOCK_NAME
from tests.desktop.conftest import Start
from tests.fakes import heard

Claim = Callable[[Path], SingleInstance]

OTHER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from retrotimer.desktop.single_instance import SingleInstance
from retrotimer.store.paths import LOCK_NAME
app = QCoreApplication([])
other = SingleInstance(Path({folder!r}), LOCK_NAME)
"""


@pytest.fixture
def instance(qapp: object) -> Iterator[Claim]:
    """Makes instances, and gives all of them up at the end."""
    assert qapp is not None
    made: list[SingleInstance] = []

    def make(folder: Path) -> SingleInstance:
        made.append(SingleInstance(folder, LOCK_NAME))
        return made[-1]

    yield make
    for one in made:
        one.release()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE_MS", 20)


def test_the_first_one_gets_the_folder_and_the_second_does_not(instance: Claim, tmp_path: Path) -> None:
    assert instance(tmp_path).claim()
    assert not instance(tmp_path).claim()


def test_two_folders_may_have_a_window_each(instance: Claim, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        assert instance(tmp_path / name).claim()


@pytest.mark.usefixtures("impatient")
def test_a_folder_that_was_given_up_can_be_claimed(instance: Claim, tmp_path: Path) -> None:
    first = instance(tmp_path)
    assert first.claim()
    first.listen()
    first.release()
    assert instance(tmp_path).claim()
    assert not instance(tmp_path).tell_first()


def test_the_second_raises_the_first(instance: Claim, tmp_path: Path, qtbot: QtBot) -> None:
    first, second = instance(tmp_path), instance(tmp_path)
    raised = heard(first.raise_requested)
    assert first.claim()
    first.listen()
    assert not second.claim()
    with qtbot.waitSignal(first.raise_requested, timeout=60_000):
        assert second.tell_first()
    assert raised == [()]


def test_every_start_raises_the_window_again(instance: Claim, tmp_path: Path, qtbot: QtBot) -> None:
    first = instance(tmp_path)
    raised = heard(first.raise_requested)
    assert first.claim()
    first.listen()
    for _ in range(3):
        assert instance(tmp_path).tell_first()
    qtbot.waitUntil(lambda: len(raised) == 3, timeout=60_000)


@pytest.mark.usefixtures("impatient")
def test_only_the_folder_that_was_asked_for_is_raised(instance: Claim, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    first = instance(here)
    assert first.claim()
    first.listen()
    assert not instance(there).tell_first()


def test_another_process_is_refused_and_raises_the_first(
    instance: Claim, tmp_path: Path, qtbot: QtBot, start: Start
) -> None:
    first = instance(tmp_path)
    assert first.claim()
    first.listen()
    program = OTHER.format(folder=str(tmp_path)) + "print(other.claim(), other.tell_first())"
    with qtbot.waitSignal(first.raise_requested, timeout=60_000):
        other = start(program)
    assert other.communicate(timeout=60)[0].split() == ["False", "True"]


def test_a_second_start_waits_for_a_first_that_is_still_starting(
    instance: Claim, tmp_path: Path, qtbot: QtBot, start: Start
) -> None:
    """The first listens only after its window is painted; a double click is faster."""
    first = instance(tmp_path)
    assert first.claim()
    program = OTHER.format(folder=str(tmp_path)) + "print('asking', flush=True); print(other.tell_first())"
    other = start(program)
    assert other.stdout is not None
    assert other.stdout.readline() == "asking\n"
    qtbot.wait(100)
    with qtbot.waitSignal(first.raise_requested, timeout=60_000):
        first.listen()
    assert other.communicate(timeout=60)[0] == "True\n"


def test_what_a_killed_process_leaves_is_no_obstacle(
    instance: Claim, tmp_path: Path, qtbot: QtBot, start: Start
) -> None:
    program = (
        OTHER.format(folder=str(tmp_path)) + "print(other.claim(), flush=True); other.listen(); app.exec()"
    )
    other = start(program)
    assert other.stdout is not None
    assert other.stdout.readline() == "True\n"
    qtbot.waitUntil((tmp_path / DOOR_NAME).exists, timeout=60_000)
    assert not instance(tmp_path).claim()
    other.kill()
    other.wait(timeout=60)
    assert (tmp_path / LOCK_NAME).exists()
    assert (tmp_path / DOOR_NAME).exists()
    first = instance(tmp_path)
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.raise_requested, timeout=60_000):
        assert instance(tmp_path).tell_first()


def test_the_door_is_for_its_owner_alone_and_goes_with_the_claim(instance: Claim, tmp_path: Path) -> None:
    first = instance(tmp_path)
    assert first.claim()
    first.listen()
    door = tmp_path / DOOR_NAME
    assert door.stat().st_mode & 0o777 == 0o600
    first.release()
    assert list(tmp_path.iterdir()) == []


def test_a_knock_on_a_door_that_was_left_behind_is_heard_once(
    instance: Claim, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / DOOR_NAME).write_bytes(b"raise\n")
    first = instance(tmp_path)
    raised = heard(first.raise_requested)
    assert first.claim()
    first.listen()
    assert instance(tmp_path).tell_first()
    qtbot.waitUntil(lambda: len(raised) == 2, timeout=60_000)


def test_a_claim_that_cannot_be_written_down_is_not_taken_for_another_window(tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritableError):
        SingleInstance(tmp_path / "missing", LOCK_NAME).claim()


@pytest.fixture
def first(instance: Claim, tmp_path: Path) -> SingleInstance:
    """An instance that has the folder and listens."""
    made = instance(tmp_path)
    assert made.claim()
    made.listen()
    return made


def test_the_first_one_looks_again_when_it_is_told_of_a_change(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    raised, started = heard(first.raise_requested), heard(first.start_requested)
    with qtbot.waitSignal(first.look_requested, timeout=60_000):
        assert door.knock(tmp_path, door.LOOK)
    assert (raised, started) == ([], [])


@pytest.mark.parametrize("minutes", [None, 10, 12, 15])
def test_the_second_one_may_want_a_walk(
    first: SingleInstance, instance: Claim, tmp_path: Path, qtbot: QtBot, minutes: int | None
) -> None:
    started = heard(first.start_requested)
    with qtbot.waitSignal(first.start_requested, timeout=60_000):
        assert instance(tmp_path).tell_first(door.start(minutes))
    assert started == [minutes]


def test_all_that_waits_is_heard_and_the_rest_is_ignored(
    instance: Claim, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / door.DOOR_NAME).write_bytes(
        b"look\nstart 99\n\xff\xfe\x00\nraise now\nstart 11\nlook\n\n\nrm -rf /\nraise\r\nstart 1"
    )
    first = instance(tmp_path)
    told = [heard(first.look_requested), heard(first.start_requested), heard(first.raise_requested)]
    assert first.claim()
    first.listen()
    assert told == [[()], [11], [()]]
    assert (tmp_path / door.DOOR_NAME).stat().st_size == 0
    with qtbot.waitSignal(first.raise_requested, timeout=60_000):  # it goes on listening
        assert instance(tmp_path).tell_first()


@pytest.mark.parametrize("content", [b"x" * 10_000_000, b"raise\n" * 100_000, b"\0" * 5000])
def test_rubbish_at_the_door_does_nothing(
    first: SingleInstance, instance: Claim, tmp_path: Path, qtbot: QtBot, content: bytes
) -> None:
    told = [heard(first.look_requested), heard(first.start_requested), heard(first.raise_requested)]
    (tmp_path / door.DOOR_NAME).write_bytes(content)
    qtbot.waitUntil(lambda: not (tmp_path / door.DOOR_NAME).stat().st_size, timeout=60_000)
    assert told == [[], [], []]
    with qtbot.waitSignal(first.raise_requested, timeout=60_000):
        assert instance(tmp_path).tell_first()


def test_whether_a_window_has_the_folder_can_be_asked(instance: Claim, tmp_path: Path) -> None:
    assert not is_held(tmp_path, LOCK_NAME)
    first = instance(tmp_path)
    assert first.claim()
    assert is_held(tmp_path, LOCK_NAME)
    first.release()
    assert not is_held(tmp_path, LOCK_NAME)
    assert not is_held(tmp_path / "missing", LOCK_NAME)
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_a_killed_window_left_holds_nothing(
    instance: Claim, tmp_path: Path, start: Start
) -> None:
    other = start(OTHER.format(folder=str(tmp_path)) + "print(other.claim(), flush=True); input()")
    assert other.stdout is not None
    assert other.stdout.readline() == "True\n"
    assert is_held(tmp_path, LOCK_NAME)
    other.kill()
    other.wait(timeout=60)
    assert not is_held(tmp_path, LOCK_NAME)
    assert instance(tmp_path).claim()


def test_whoever_only_asks_does_not_keep_a_window_from_opening(instance: Claim, tmp_path: Path) -> None:
    """A command line has the lock for an instant, in which a start must not take it for a window."""
    asking = instance(tmp_path)
    assert asking.claim()

    def let_go() -> None:
        Event().wait(0.02)
        asking.release()

    waiting = Thread(target=let_go)
    waiting.start()
    assert instance(tmp_path).claim()
    waiting.join()


def test_who_was_heard_by_one_that_gives_way_is_not_told_otherwise(
    instance: Claim, tmp_path: Path, qtbot: QtBot, start: Start
) -> None:
    """The first is gone as soon as it has heard; the door that it leaves clean is its answer."""
    first = instance(tmp_path)
    assert first.claim()
    first.listen()
    first.raise_requested.connect(lambda: first.release(to_another=True))
    with qtbot.waitSignal(first.raise_requested, timeout=60_000):
        other = start(OTHER.format(folder=str(tmp_path)) + "print(other.tell_first())")
    assert other.communicate(timeout=60)[0] == "True\n"
    assert instance(tmp_path).claim()


class MountedLock(QLockFile):
    """A lock on sshfs, where a name that somebody has is told as any other failure.

    At each try the name is taken ("x") or free ("-"), but never to be had.
    """

    def __init__(self, path: Path, tries: str) -> None:
        super().__init__(str(path))
        self._path, self.left = path, list(tries)

    def tryLock(self, _patience_ms: int = 0) -> bool:  # noqa: N802 - Qt's name
        self._path.unlink(missing_ok=True)
        if self.left.pop(0) == "x":
            self._path.touch()
        return False

    def error(self) -> QLockFile.LockError:
        return QLockFile.LockError.UnknownError


class PatientClock:
    """Goes on by what is waited, and by nothing else."""

    def __init__(self) -> None:
        self._looks = 0

    def monotonic(self) -> float:
        return self._looks * module.LOOK_AGAIN_MS / 1000

    def sleep(self, seconds: float) -> None:
        assert seconds == module.LOOK_AGAIN_MS / 1000
        self._looks += 1


@pytest.mark.parametrize(
    ("tries", "answer"),
    [
        ("-" * MOST_FAILURES, None),
        ("x" * 101, False),
        ("-" * (MOST_FAILURES - 1) + "x" * (102 - MOST_FAILURES), False),
        ("x-" * MOST_FAILURES, None),
        ("x" * 98 + "-" * MOST_FAILURES, None),
    ],
    ids=["nobody", "another", "another at last", "now and then", "nobody any more"],
)
def test_only_a_name_that_is_free_shows_that_no_lock_can_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, tries: str, answer: bool | None
) -> None:
    monkeypatch.setattr(module, "time", PatientClock())
    lock = MountedLock(tmp_path / LOCK_NAME, tries)
    assert take(lock, 1000) is answer
    assert lock.left == []
