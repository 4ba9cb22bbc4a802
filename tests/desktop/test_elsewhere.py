"""One data folder, and two machines that see the same lock files."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, QSysInfo

from retrotimer.core.errors import BusyError, ElsewhereError
from retrotimer.desktop import elsewhere as module
from retrotimer.desktop import single_instance
from retrotimer.desktop.elsewhere import (
    at_work,
    claim_after_restoring,
    holder,
    in_use,
    is_restoring,
    take_away,
)
from retrotimer.desktop.single_instance import SingleInstance, is_held, lock_on, take, without_window
from retrotimer.store.paths import LOCK_NAME, WORK_NAME
from tests.desktop.conftest import Start

NOBODY = 0x7FFFFFFF
"""A process that is not there."""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(module, "BEING_WRITTEN_SECONDS", 0.02)


def another_machine(lock: Path, host: str = "old-laptop") -> Path:
    """What Qt writes there on another machine."""
    lock.write_text(f"1\nretrotimer\n{host}\nanother-machine\nanother-start\n", encoding="utf-8")
    return lock


def work(folder: Path) -> AbstractContextManager[None]:
    return at_work(folder, LOCK_NAME, WORK_NAME)


def used(folder: Path) -> str | None:
    other = in_use(folder, LOCK_NAME, WORK_NAME)
    return None if other is None else other.host


@pytest.mark.parametrize("name", [LOCK_NAME, WORK_NAME])
def test_another_machine_is_told_from_this_one(tmp_path: Path, name: str) -> None:
    lock = tmp_path / name
    assert holder(lock) is None
    ours = QLockFile(str(lock))
    assert ours.tryLock(0)
    assert holder(lock) is None
    ours.unlock()
    before = datetime.now().astimezone()
    found = holder(another_machine(lock, "Ada’s Läptop"))
    assert found is not None
    assert found.host == "Ada’s Läptop"
    assert abs((found.since - before).total_seconds()) < 60
    assert found.since.tzinfo is not None


def test_a_machine_without_a_number_goes_by_its_name(tmp_path: Path) -> None:
    lock = tmp_path / LOCK_NAME
    lock.write_text(f"{NOBODY}\nretrotimer\n{QSysInfo.machineHostName()}\n\n\n")
    assert holder(lock) is None
    lock.write_text(f"{NOBODY}\nretrotimer\nold-laptop\n\n\n")
    found = holder(lock)
    assert found is not None
    assert found.host == "old-laptop"


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"12\nretrotimer\n"], ids=["empty", "rubbish", "cut"]
)
def test_a_lock_that_a_crash_has_cut_short_is_of_nobody_knows_which(tmp_path: Path, content: bytes) -> None:
    (tmp_path / LOCK_NAME).write_bytes(content)
    found = holder(tmp_path / LOCK_NAME)
    assert found is not None
    assert found.host == ""


def test_a_word_at_work_keeps_other_words_out_and_leaves_nothing(tmp_path: Path) -> None:
    with work(tmp_path), pytest.raises(BusyError), work(tmp_path):
        pytest.fail("two at once")
    with work(tmp_path):
        assert [path.name for path in tmp_path.iterdir()] == [WORK_NAME]
        assert (tmp_path / WORK_NAME).stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [LOCK_NAME, WORK_NAME])
def test_a_word_leaves_where_another_machine_is(tmp_path: Path, name: str) -> None:
    lock = another_machine(tmp_path / name)
    before = lock.read_bytes()
    with pytest.raises(ElsewhereError) as refused, work(tmp_path):
        pytest.fail("it is at work all the same")
    assert (refused.value.path, refused.value.detail) == (str(tmp_path), "old-laptop")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(name, before)]


def test_a_word_works_beside_a_window_of_this_machine(tmp_path: Path) -> None:
    window = SingleInstance(tmp_path, LOCK_NAME)
    assert window.claim()
    with work(tmp_path):
        assert used(tmp_path) is None
    window.release()


def test_a_window_sees_a_word_of_another_machine_and_waits_for_it(tmp_path: Path) -> None:
    assert used(tmp_path) is None
    another_machine(tmp_path / WORK_NAME)
    assert used(tmp_path) == "old-laptop"
    another_machine(tmp_path / LOCK_NAME, "newer")
    assert used(tmp_path) == "newer"


def test_what_a_killed_word_has_left_is_no_obstacle(tmp_path: Path, start: Start) -> None:
    program = f"""
from pathlib import Path
from retrotimer.desktop.elsewhere import at_work
with at_work(Path({str(tmp_path)!r}), {LOCK_NAME!r}, {WORK_NAME!r}):
    print("working", flush=True)
    input()
"""
    other = start(program)
    assert other.stdout is not None
    assert other.stdout.readline() == "working\n"
    with pytest.raises(BusyError), work(tmp_path):
        pytest.fail("two at once")
    other.kill()
    other.wait(timeout=60)
    assert (tmp_path / WORK_NAME).exists()
    assert used(tmp_path) is None
    assert not (tmp_path / WORK_NAME).exists()
    with work(tmp_path):
        pass


def test_a_folder_that_takes_no_lock_is_left_to_whoever_opens_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(_lock: QLockFile, _patience_ms: int) -> None:
        return None

    monkeypatch.setattr(module, "take", cannot)
    with work(tmp_path):
        pass
    another_machine(tmp_path / LOCK_NAME)
    with pytest.raises(ElsewhereError), work(tmp_path):
        pytest.fail("it is at work all the same")


class OverSshfs(QLockFile):
    """Says of a name that is taken what it would say of a full disk, as a lock does that lies on sshfs."""

    def error(self) -> QLockFile.LockError:
        """Why the last try failed."""
        return QLockFile.LockError.UnknownError


def over_sshfs(folder: Path, name: str) -> QLockFile:
    lock = OverSshfs(str(folder / name))
    lock.setStaleLockTime(0)
    return lock


def test_a_lock_that_is_taken_is_not_taken_for_one_that_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "lock_on", over_sshfs)
    monkeypatch.setattr(single_instance, "lock_on", over_sshfs)
    with work(tmp_path), pytest.raises(BusyError), work(tmp_path):
        pytest.fail("two at once")
    first, second = SingleInstance(tmp_path, LOCK_NAME), SingleInstance(tmp_path, LOCK_NAME)
    assert first.claim()
    assert not second.claim()
    assert is_held(tmp_path, LOCK_NAME)
    first.release()
    assert not is_held(tmp_path, LOCK_NAME)
    assert second.claim()
    second.release()


def test_a_lock_that_is_gone_when_one_looks_is_tried_again(tmp_path: Path) -> None:
    """Another machine had it when this one tried, and has left by now."""

    class Once(OverSshfs):
        tries = 0

        def tryLock(self, timeout: int = 0) -> bool:  # noqa: N802 - Qt's name
            self.tries += 1
            return self.tries > 1 and super().tryLock(timeout)

    lock = Once(str(tmp_path / WORK_NAME))
    assert take(lock, 0)
    assert lock.tries == 2
    lock.unlock()


def test_only_a_lock_whose_name_is_free_cannot_be_made(tmp_path: Path) -> None:
    assert take(lock_on(tmp_path / "missing", WORK_NAME), 0) is None


# What the person vouches for.


@pytest.mark.parametrize(
    "leave", [another_machine, lambda lock: lock.write_bytes(b"")], ids=["another", "empty"]
)
def test_another_machines_lock_can_be_taken_away(tmp_path: Path, leave: Callable[[Path], object]) -> None:
    leave(tmp_path / LOCK_NAME)
    window = SingleInstance(tmp_path, LOCK_NAME)
    assert not window.claim()
    assert take_away(tmp_path / LOCK_NAME)
    assert list(tmp_path.iterdir()) == []
    assert window.claim()
    window.release()


def test_never_are_two_windows_here_whoever_vouches_for_whom(tmp_path: Path) -> None:
    """Two starts ask the same question; the second answer comes when the first one's window is open."""
    another_machine(tmp_path / LOCK_NAME)
    first, second = SingleInstance(tmp_path, LOCK_NAME), SingleInstance(tmp_path, LOCK_NAME)
    assert not first.claim()
    assert not second.claim()
    assert take_away(tmp_path / LOCK_NAME)
    assert first.claim()
    before = (tmp_path / LOCK_NAME).read_bytes()
    assert take_away(tmp_path / LOCK_NAME), "there is nothing of another machine"
    assert (tmp_path / LOCK_NAME).read_bytes() == before
    assert not second.claim()
    first.release()


@pytest.mark.linux
def test_a_lock_that_somebody_holds_all_the_same_stays(tmp_path: Path) -> None:
    """As far as the file system tells: a container has another number, and the same kernel."""
    lock = tmp_path / LOCK_NAME
    window = SingleInstance(tmp_path, LOCK_NAME)
    assert window.claim()
    another_machine(lock)  # the same file still, and locked
    assert not take_away(lock)
    assert lock.exists()
    window.release()


def test_while_one_takes_a_lock_away_nobody_else_does(tmp_path: Path) -> None:
    lock = another_machine(tmp_path / LOCK_NAME)
    guard = QLockFile(str(tmp_path / f"{LOCK_NAME}.rmlock"))
    assert guard.tryLock(0)
    assert not take_away(lock)
    assert lock.exists()
    guard.unlock()
    assert take_away(lock)


def restoring(folder: Path) -> ExitStack:
    """What `retrotimer restore` holds while it is at work."""
    held = ExitStack()
    held.enter_context(work(folder))
    assert held.enter_context(without_window(folder, LOCK_NAME))
    return held


def test_a_restore_is_told_from_a_window_and_from_other_words(tmp_path: Path) -> None:
    folder = (tmp_path, LOCK_NAME, WORK_NAME)
    assert not is_restoring(*folder)
    with restoring(tmp_path):
        assert is_restoring(*folder)
    with work(tmp_path):
        assert not is_restoring(*folder)
        another_machine(tmp_path / LOCK_NAME)
        assert not is_restoring(*folder)
        (tmp_path / LOCK_NAME).unlink()
    window = SingleInstance(tmp_path, LOCK_NAME)
    assert window.claim()
    assert not is_restoring(*folder)
    ours = (tmp_path / LOCK_NAME).read_bytes()
    (tmp_path / WORK_NAME).write_bytes(ours.replace(ours.split()[0], b"%d" % NOBODY, 1))
    assert not is_restoring(*folder), "a word beside a window is another process"
    window.release()


def test_a_start_waits_for_a_restore_and_has_the_folder_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 60.0)
    held, window = restoring(tmp_path), SingleInstance(tmp_path, LOCK_NAME)
    tries: list[bool] = []

    def claim() -> bool:
        if tries:
            held.close()
        tries.append(window.claim())
        return tries[-1]

    assert claim_after_restoring(tmp_path, LOCK_NAME, WORK_NAME, claim)
    assert tries == [False, True]
    window.release()


def test_a_restore_that_ends_just_after_an_attempt_keeps_nobody_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 60.0)
    held, window = restoring(tmp_path), SingleInstance(tmp_path, LOCK_NAME)

    def claim() -> bool:
        claimed = window.claim()
        held.close()
        return claimed

    assert claim_after_restoring(tmp_path, LOCK_NAME, WORK_NAME, claim)
    window.release()


def test_a_restore_that_takes_long_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    with restoring(tmp_path):
        window = SingleInstance(tmp_path, LOCK_NAME)
        assert not claim_after_restoring(tmp_path, LOCK_NAME, WORK_NAME, window.claim)
