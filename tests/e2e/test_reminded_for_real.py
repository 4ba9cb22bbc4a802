"""`retrotimer remind` as a process on a bus of its own; and what reminders cost who wants none."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import pytest

from retrotimer.core.reminders import NotToday, Past, Told
from retrotimer.core.settings import Settings
from retrotimer.desktop.program import named_for
from retrotimer.desktop.reminding.system_timer import UNIT, quoted
from retrotimer.store.database import open_database
from retrotimer.store.paths import standard_folder
from retrotimer.store.settings import SqliteSettings
from tests.desktop.buses import Peer
from tests.desktop.conftest import bus, peer
from tests.desktop.reminding.test_notifier import ASKED, NAME, PATH, WITH_BUTTONS, XML
from tests.e2e.program import Run, complaint
from tests.waiting import PATIENCE

__all__ = ["bus", "peer"]

pytestmark = pytest.mark.linux

EVERY_MINUTE = Settings(planned_weekdays=tuple(range(7)), remind=True, remind_at=time(0, 0))
"""Always due: its time was the day's first moment."""


def reminded(folder: Path, settings: Settings | None = None) -> Past:
    """What is kept as told; `settings` are kept first."""
    database = open_database(folder)
    store = SqliteSettings(database)
    if settings is not None:
        store.save(settings)
    past = store.reminded()
    database.close()
    return past


def test_a_reminder_is_shown_answered_and_kept(run: Run, folder: Path, peer: Peer) -> None:
    assert reminded(folder, EVERY_MINUTE) == Past()
    peer.do("serve", NAME, PATH, XML, WITH_BUTTONS)
    process = run("--data-dir", folder, "remind")
    events = [peer.event() for _ in range(3)]
    assert events[:2] == [ASKED, ASKED]
    member, body = events[2]
    assert member == f"{NAME}.Notify"
    assert "'It is time for your walk.', '', ['default', 'Start', 'start', 'Start', " in body
    today = datetime.now().astimezone().date()
    assert reminded(folder) == Past(Told(today))
    peer.do("tell", PATH, NAME, "ActionInvoked", "(uint32 7, 'not_today')")
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (0, "", "")
    assert reminded(folder) == Past(NotToday(today))
    assert peer.event() == [f"{NAME}.CloseNotification", "(uint32 7,)"]


def test_where_none_are_set_it_ends_at_once_and_takes_the_timer_away(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    reminded(folder, replace(EVERY_MINUTE, remind=False))
    units = tmp_path / "config" / "systemd" / "user"
    (units / "timers.target.wants").mkdir(parents=True)
    unit = named_for(folder, standard_folder(), UNIT)
    (units / "timers.target.wants" / f"{unit}.timer").symlink_to(units / f"{unit}.timer")
    (units / f"{unit}.timer").touch()
    ours = " ".join(map(quoted, ["remind", "--data-dir", str(folder)]))
    (units / f"{unit}.service").write_text(f"ExecStart=x {ours}\n", "utf-8")
    (tmp_path / "run" / "systemd").mkdir(parents=True)
    (tmp_path / "systemctl").write_text("#!/bin/sh\n", "utf-8")
    (tmp_path / "systemctl").chmod(0o700)
    process = run(
        "--data-dir",
        folder,
        "remind",
        DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere",
        PATH=f"{tmp_path}:{os.environ['PATH']}",
        XDG_CONFIG_HOME=str(tmp_path / "config"),
        XDG_RUNTIME_DIR=str(tmp_path / "run"),
    )
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, "")
    assert out == "No reminders are set. You can set them in the window's settings.\n"
    assert not units.exists()


def test_damaged_data_end_in_one_sentence(run: Run, folder: Path) -> None:
    folder.mkdir()
    (folder / "retrotimer.db").write_bytes(b"no database " * 400)
    assert "is not Retrotimer's data" in complaint(run("--data-dir", folder, "remind"))


def test_a_window_without_reminders_loads_nothing_of_them(folder: Path) -> None:
    program = """
import sys
from pathlib import Path
from retrotimer.launch import complete_app, make_application
from retrotimer.first import first_window
from retrotimer.store.database import open_database
app = make_application()
database = open_database(Path(sys.argv[1]))
made = complete_app(database, first_window(database))
heavy = ("reminders", "notif", "notices", "timer", "jeepney")
print([name for name in sys.modules if any(part in name.removeprefix("retrotimer") for part in heavy)])
made.aside.finish()
database.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr
