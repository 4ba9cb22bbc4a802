"""Sleep that logind tells of, two windows on one folder, and data of older versions: the real program."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from itertools import pairwise
from pathlib import Path
from shutil import copyfile

import pytest

from retrotimer.control.session import CHECKPOINT_SECONDS
from retrotimer.core.days import COMPLETE_DAY_SECONDS
from retrotimer.core.records import Outcome
from retrotimer.desktop.sleep_watch import MANAGER, MEMBER
from retrotimer.store.database import SCHEMA_VERSION
from retrotimer.store.paths import DATABASE_NAME, LOCK_NAME
from retrotimer.store.soundness import look_through
from tests.desktop.buses import Peer, PrivateBus
from tests.fakes import a_record
from tests.faults.damage import rows_in
from tests.faults.judges import keys_in
from tests.faults.program import ROOT, Program, program, told
from tests.store.keeping import keep
from tests.waiting import PATIENCE, wait_for

LOGIND = "/org/freedesktop/login1"
OLD = sorted((Path(__file__).parents[1] / "store" / "old").glob("schema-*.db"))
FAST = 600.0
SLEPT = 480.0
A_HAIR = 1e-6  # floats
BY_ITSELF = CHECKPOINT_SECONDS - 1

pytestmark = pytest.mark.linux


@pytest.fixture
def bus() -> Iterator[PrivateBus]:
    """A bus that a program is told to take for the system's."""
    private = PrivateBus()
    yield private
    private.close()


@pytest.fixture
def logind(bus: PrivateBus) -> Iterator[Peer]:
    """Who says on it what logind says."""
    peer = Peer(bus)
    yield peer
    peer.close()


def on_disk(folder: Path, what: str) -> list[object]:
    """A column of all walks, read beside the window."""
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        return [row[0] for row in connection.execute(f"SELECT {what} FROM session ORDER BY started_utc")]  # noqa: S608 - our own words


def test_the_word_of_logind_saves_a_walk_before_sleep_and_asks_after_it(
    bus: PrivateBus, logind: Peer, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    with program(folder, DBUS_SYSTEM_BUS_ADDRESS=bus.address) as app:
        app.begin()

        seen = [0.0]

        def has_saved() -> bool:
            # The program listens a little after it was told to; logind would not repeat itself.
            logind.do("tell", LOGIND, MANAGER, MEMBER, "(true,)")
            (walked,) = on_disk(folder, "walked_get_ready + walked_backward")
            assert isinstance(walked, float)
            if walked != seen[-1]:
                seen.append(walked)
            # By itself it saves each five seconds, however late it is.
            return any(later - earlier < BY_ITSELF for earlier, later in pairwise(seen))

        wait_for(has_saved, "nothing was saved before the sleep")
        app.do("sleep", SLEPT)
        logind.do("tell", LOGIND, MANAGER, MEMBER, "(false,)")
        before = app.wait_for(lambda face: bool(face["asks"]))
        assert "Did you keep walking?" in str(app.ask("reads"))
        assert before["state"] == "Paused"
        assert app.face()["elapsed"] == before["elapsed"], "nothing counts before the answer"
        app.do("press", "I kept walking")
        after = app.face()
        assert float(str(after["elapsed"])) >= float(str(before["elapsed"])) + SLEPT - A_HAIR
    (record,) = told(folder)
    assert record.outcome is Outcome.UNDERWAY
    assert SLEPT <= record.walked.total < SLEPT + PATIENCE


def test_two_windows_where_the_lock_was_lost_lose_and_double_nothing(tmp_path: Path) -> None:
    """A shared or synchronised folder can do that: each takes itself for the only one."""
    folder = tmp_path / "data"
    with program(folder, FAST) as first:
        first.begin()
        first.is_walked(60)
        first.do("press", "Pause")
        (folder / LOCK_NAME).unlink()
        with program(folder, FAST) as second:
            second.wait_for(lambda face: bool(face["asks"]))
            # It cannot know that somebody still walks; whatever is said of that walk, it goes on over there.
            second.do("press", "Save what I walked")
            second.begin()
            first.do("press", "Resume")
            for one in (first, second):
                one.is_home()
            second.close()
        first.close()
    records = told(folder)
    assert [one.outcome for one in records] == [Outcome.FINISHED] * 2
    assert [one.walked.backward for one in records] == [COMPLETE_DAY_SECONDS] * 2
    assert look_through(folder / DATABASE_NAME).sound


def test_a_folder_that_another_machine_has_open_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    keep(folder, a_record())
    before = (folder / DATABASE_NAME).read_bytes()
    (folder / LOCK_NAME).write_text("1\nretrotimer\nelsewhere\nanother-machine\nanother-start\n", "ascii")
    started = subprocess.run(
        [sys.executable, "-m", "retrotimer", "--data-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert started.returncode == 1
    assert (
        "is in use on the computer “elsewhere”, or was not closed there. Nothing was changed"
        in started.stderr
    )
    assert (folder / DATABASE_NAME).read_bytes() == before


def test_the_data_of_each_older_version_open_in_the_window(tmp_path: Path) -> None:
    with ExitStack() as all_of_them:
        apps: list[tuple[Path, Program]] = []
        for old in OLD:
            folder = tmp_path / old.stem
            folder.mkdir(mode=0o700)
            copyfile(old, folder / DATABASE_NAME)
            app = Program(folder)
            all_of_them.callback(app.end)
            apps.append((old, app))
        for old, app in apps:
            app.wait_until_ready()
            assert keys_in(app.folder / DATABASE_NAME) == keys_in(old)
            if app.face()["asks"]:  # of a walk that was under way when that version ended
                app.do("press", "Save what I walked")
            app.close()
            with closing(sqlite3.connect(app.folder / DATABASE_NAME)) as connection:
                assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
            assert len(rows_in(app.folder)) == len(keys_in(old)) > 0
            assert keys_in(app.folder / f"retrotimer-{old.name}") == keys_in(old)
            assert look_through(app.folder / DATABASE_NAME).sound
