"""Data that another computer has, or had, in use: what the command line says, and what the window asks."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from retrotimer import complaint, second_start
from retrotimer.background import claimed_later
from retrotimer.cli import main
from retrotimer.desktop import elsewhere
from retrotimer.desktop.door import RAISE
from retrotimer.desktop.elsewhere import at_work
from retrotimer.desktop.single_instance import SingleInstance, without_window
from retrotimer.second_start import give_way
from retrotimer.store.paths import LOCK_NAME, WORK_NAME
from retrotimer.ui.dialogs.elsewhere_dialog import ElsewhereDialog
from tests.e2e.program import in_tree
from tests.fakes import a_record
from tests.store.keeping import keep, walks
from tests.tour.demo import press

HOST = "old-laptop"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elsewhere, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr("retrotimer.desktop.single_instance.PATIENCE_MS", 20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One walk, in a folder that another machine has."""
    made = tmp_path / "data"
    keep(made, a_record())
    return made


def hold(folder: Path, name: str = LOCK_NAME) -> None:
    (folder / name).write_text(f"1\nretrotimer\n{HOST}\nanother-machine\nanother-start\n", encoding="ascii")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Callable[[ElsewhereDialog], object]]]:
    """As on a real screen: what is in the list is done with the question, once each."""
    monkeypatch.setattr(complaint, "UNSEEN_PLATFORMS", set())
    to_do: list[Callable[[ElsewhereDialog], object]] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ElsewhereDialog):
            to_do.pop()(dialog)

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(1)
    yield to_do
    timer.stop()


WORDS = (
    ["status"],
    ["month"],
    ["log", "today", "12"],
    ["export", "{elsewhere}/walks.json"],
    ["import", "{elsewhere}/walks.csv"],
    ["backup"],
    ["restore", "{elsewhere}/mine.db"],
    ["check"],
)


@pytest.mark.parametrize("name", [LOCK_NAME, WORK_NAME])
def test_no_word_touches_what_another_computer_has(
    qapp: QApplication, folder: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even one that only reads: SQLite would take the other one's log away as it closes the file."""
    assert qapp is not None
    assert main(["--data-dir", str(folder), "backup", str(tmp_path / "mine.db")]) == 0
    (tmp_path / "walks.csv").write_text("date,minutes\n2026-11-01,10\n", encoding="ascii")
    capsys.readouterr()
    hold(folder, name)
    before = in_tree(tmp_path)
    faults = []
    for words in WORDS:
        code = main(["--data-dir", str(folder), *(one.format(elsewhere=tmp_path) for one in words)])
        said = capsys.readouterr().err
        if (
            code != 1
            or f"is in use on the computer “{HOST}”" not in said
            or "Nothing was changed" not in said
            or "choose “Open it here”" not in said
        ):
            faults.append((words, code, said))
    assert not faults
    assert in_tree(tmp_path) == before


@pytest.mark.parametrize("names", [(LOCK_NAME,), (WORK_NAME,), (LOCK_NAME, WORK_NAME)])
def test_who_has_no_window_can_vouch_in_a_terminal(
    qapp: QApplication, folder: Path, names: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """As the refusal says: the same command once more, with a word at its end."""
    assert qapp is not None
    for name in names:
        hold(folder, name)
    command = ["--data-dir", str(folder), "check"]
    assert main(command) == 1
    assert "give the command once more with --open-here at its end" in capsys.readouterr().err
    assert main([*command, "--open-here"]) == 0
    assert capsys.readouterr().err == ""
    assert not [name for name in names if (folder / name).exists()]
    assert main(command) == 0
    assert main(["--open-here", *command]) == 0, "it is no mistake where nobody has it"


@pytest.mark.linux
def test_a_folder_that_is_held_all_the_same_is_not_opened_for_the_asking(
    qapp: QApplication, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A container has another number, and the same kernel, which knows better."""
    assert qapp is not None
    window = SingleInstance(folder, LOCK_NAME)
    assert window.claim()
    hold(folder)  # the same file still, and locked
    assert main(["--data-dir", str(folder), "log", "today", "12", "--open-here"]) == 1
    said = capsys.readouterr().err
    assert f"“{folder}” is open in Retrotimer on “{HOST}” at this moment. Nothing was changed." in said
    assert (folder / LOCK_NAME).exists()
    (folder / LOCK_NAME).unlink()
    assert len(walks(folder)) == 1


@pytest.mark.parametrize("name", [LOCK_NAME, WORK_NAME])
@pytest.mark.parametrize("leave", [ElsewhereDialog.reject, ElsewhereDialog.accept], ids=["escape", "enter"])
def test_a_window_leaves_the_folder_where_nobody_vouches(
    asked: list[Callable[[ElsewhereDialog], object]],
    folder: Path,
    name: str,
    leave: Callable[[ElsewhereDialog], object],
) -> None:
    hold(folder, name)
    before = in_tree(folder)
    instance = SingleInstance(folder, LOCK_NAME)
    asked.append(leave)
    assert give_way(folder, instance, RAISE, claimed=instance.claim()) == 0
    assert not asked
    instance.release()
    (folder / "retrotimer.door").unlink(missing_ok=True)  # at which it knocked
    assert in_tree(folder) == before


@pytest.mark.parametrize("names", [(LOCK_NAME,), (WORK_NAME,), (LOCK_NAME, WORK_NAME)])
def test_a_window_opens_here_where_the_person_vouches(
    asked: list[Callable[[ElsewhereDialog], object]], folder: Path, names: tuple[str, ...]
) -> None:
    for name in names:
        hold(folder, name)
    instance = SingleInstance(folder, LOCK_NAME)
    asked.append(lambda dialog: press(dialog, "Open it here"))
    assert give_way(folder, instance, RAISE, claimed=instance.claim()) is None
    assert not SingleInstance(folder, LOCK_NAME).claim(), "it holds the folder"
    assert not (folder / WORK_NAME).exists()
    instance.release()


def test_who_vouches_after_another_start_did_gets_no_second_window(
    asked: list[Callable[[ElsewhereDialog], object]], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hold(folder)
    first, second = SingleInstance(folder, LOCK_NAME), SingleInstance(folder, LOCK_NAME)

    def vouch_late(dialog: ElsewhereDialog) -> None:
        assert elsewhere.take_away(folder / LOCK_NAME)
        assert first.claim()
        press(dialog, "Open it here")

    asked.append(vouch_late)
    complaint_said: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(second_start, "complaint", _Heard(complaint_said))
        assert give_way(folder, second, RAISE, claimed=second.claim()) == 1
    assert complaint_said == ["already open"]
    assert capsys.readouterr().err == ""
    first.release()


def test_a_start_during_a_restore_does_not_say_that_a_window_is_open(
    qapp: QApplication, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert qapp is not None
    instance = SingleInstance(folder, LOCK_NAME)
    with at_work(folder, LOCK_NAME, WORK_NAME), without_window(folder, LOCK_NAME):
        assert give_way(folder, instance, RAISE, claimed=instance.claim()) == 1
    said = capsys.readouterr().err
    assert said == (
        "retrotimer: A backup is being restored into this data folder just now, by “retrotimer restore”. "
        "Nothing is lost. Wait until that is done, then start Retrotimer again.\n"
    )
    assert give_way(folder, instance, RAISE, claimed=instance.claim()) is None
    instance.release()


@pytest.mark.parametrize("start", ["a window", "without a window"])
def test_a_start_that_waits_for_a_restore_has_the_folder_then(
    qapp: QApplication, folder: Path, monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    """At login nobody starts a second time: there were no reminders then until the window was opened."""
    assert qapp is not None
    monkeypatch.setattr(elsewhere, "PATIENCE_SECONDS", 60.0)
    instance = SingleInstance(folder, LOCK_NAME)
    held = ExitStack()
    held.enter_context(at_work(folder, LOCK_NAME, WORK_NAME))
    held.enter_context(without_window(folder, LOCK_NAME))
    assert not instance.claim()
    claim = instance.claim

    def restored_by_now() -> bool:
        held.close()
        return claim()

    monkeypatch.setattr(instance, "claim", restored_by_now)
    if start == "a window":
        assert give_way(folder, instance, RAISE, claimed=False) is None
    else:
        assert claimed_later(folder, instance)
    assert not SingleInstance(folder, LOCK_NAME).claim()
    instance.release()


class _Heard:
    """`complaint`, on a screen for the question and without one for its own box."""

    UNSEEN_PLATFORMS = frozenset[str]()

    def __init__(self, said: list[str]) -> None:
        self._said = said

    def already_open(self) -> int:
        self._said.append("already open")
        return 1
