"""What is done once the first picture is painted, where that fails; and what the real app reminds with."""

import sys
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from retrotimer import complaint, launch
from retrotimer.core.errors import BusyError, StoreError
from retrotimer.core.reminders import Reminders
from retrotimer.desktop.door import RAISE
from retrotimer.desktop.reminding.notifier import BusNotifier
from retrotimer.desktop.reminding.system_timer import SERVICE, SystemdTimer, quoted
from retrotimer.desktop.single_instance import SingleInstance
from retrotimer.launch import _run
from retrotimer.store.paths import LOCK_NAME, prepare_folder

SOON_MS = 100


def test_what_failed_is_not_tried_again_while_that_is_said(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[int] = []
    tried: list[StoreError] = []

    def fail(*_: object) -> None:
        tried.append(BusyError("retrotimer.db"))
        raise tried[-1]

    def say(error: StoreError) -> int:
        """Say it in a box, which has a loop of its own, for longer than the rest waits for a picture."""
        assert error is tried[-1]
        loop = QEventLoop()
        QTimer.singleShot(3 * SOON_MS, loop.quit)
        loop.exec()
        said.append(len(tried))
        return 1

    monkeypatch.setattr(launch, "complete_app", fail)
    monkeypatch.setattr(launch, "LONGEST_WAIT_MS", SOON_MS)
    monkeypatch.setattr(complaint, "cannot_open", say)
    folder = tmp_path / "data"
    prepare_folder(folder)
    instance = SingleInstance(folder, LOCK_NAME)
    assert instance.claim()
    assert _run(qapp, folder, instance, RAISE) == 1
    assert said == [1]


@pytest.mark.linux
def test_the_real_app_reminds_through_bus_and_systemd(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    outside = launch.make_outside(tmp_path)
    assert isinstance(outside.notifier, BusNotifier)
    assert isinstance(outside.timer, SystemdTimer)
    service = outside.timer.texts(Reminders(on=True, weekdays=frozenset({0}), at=time(7, 30)))[SERVICE]
    words = [sys.executable, "-m", "retrotimer", "remind", "--data-dir", str(tmp_path)]
    assert f"ExecStart={' '.join(map(quoted, words))}\n" in service
    assert Path(outside.notifier._icon.removeprefix("file://")).is_file()
