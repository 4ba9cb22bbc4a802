"""Waiting without a window: it reminds, shows how things stand, and gives way to the window."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from retrotimer.application import as_arguments
from retrotimer.background import LOOK_SECONDS, Background
from retrotimer.background import PATIENCE as PANEL_PATIENCE
from retrotimer.core.notices import Answer, Service
from retrotimer.core.reminders import NotToday, Snoozed, Told
from retrotimer.core.reminding import keep
from retrotimer.core.settings import Settings
from retrotimer.desktop import door
from retrotimer.desktop.single_instance import SingleInstance
from retrotimer.store.history import SqliteHistory
from retrotimer.store.on_demand import OnDemand
from retrotimer.store.paths import DATABASE_NAME, LOCK_NAME
from retrotimer.store.settings import SqliteSettings
from retrotimer.ui import tray
from tests.e2e.program import Run, begun
from tests.fakes import TODAY, FakeClock, a_record
from tests.outside import FakeNotifier
from tests.waiting import PATIENCE, wait_for

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged")  # the offscreen platform has no tray

AT_NOON = Settings(planned_weekdays=tuple(range(7)), remind=True, remind_at=time(12), background=True)
TILL_NOON = 3 * 3600.0
HALF_AN_HOUR = 1800.0

Wait = Callable[[], Background]


@pytest.fixture
def notifier() -> FakeNotifier:
    return FakeNotifier()


@pytest.fixture
def kept(folder: Path) -> SqliteSettings:
    """The settings of somebody who wants to be reminded at noon; it is nine."""
    settings = SqliteSettings(OnDemand(begun(folder)))
    settings.save(AT_NOON)
    return settings


@pytest.fixture
def walks(folder: Path, clock: FakeClock) -> SqliteHistory:
    """Another program's view of the walks."""
    return SqliteHistory(OnDemand(folder), lambda: clock.read().utc)


@pytest.fixture
def instance(folder: Path) -> SingleInstance:
    return SingleInstance(folder, LOCK_NAME)


@pytest.fixture
def wait(
    clock: FakeClock, folder: Path, instance: SingleInstance, notifier: FakeNotifier, kept: SqliteSettings
) -> Iterator[Wait]:
    """Begins to wait on the folder, without a panel unless a test has one."""
    assert kept.load() == AT_NOON
    made: list[Background] = []

    def begin() -> Background:
        made.append(Background(clock, folder, instance, lambda _tray: notifier))
        return made[-1]

    yield begin
    for one in made:
        one._end()
        one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


@pytest.fixture
def panel(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the panel has a place for icons; it has."""
    has_place = [True]
    monkeypatch.setattr(tray, "has_place", lambda: has_place[-1])
    return has_place


def test_it_reminds_when_it_is_time_and_once(wait: Wait, clock: FakeClock, notifier: FakeNotifier) -> None:
    wait()
    clock.advance(TILL_NOON - 60)
    assert notifier.reads() == ""
    clock.advance(120)
    assert notifier.reads() != ""
    clock.advance(HALF_AN_HOUR)
    assert notifier.times_shown == 1


def test_start_opens_the_window_at_the_checklist(
    wait: Wait, clock: FakeClock, notifier: FakeNotifier
) -> None:
    background = wait()
    clock.advance(TILL_NOON + 60)
    notifier.answer(Answer.START)
    assert background.wanted == door.START
    assert as_arguments(background.wanted) == ("start",)


def test_an_answer_is_kept_for_whoever_asks_next(
    wait: Wait, clock: FakeClock, notifier: FakeNotifier, kept: SqliteSettings
) -> None:
    wait()
    clock.advance(TILL_NOON + 60)
    notifier.answer(Answer.LATER)
    assert isinstance(kept.reminded().last, Snoozed)
    clock.advance(HALF_AN_HOUR + 60)
    notifier.answer(Answer.NOT_TODAY)
    assert kept.reminded().last == NotToday(TODAY)
    clock.advance(2 * HALF_AN_HOUR)
    assert notifier.times_shown == 2


@pytest.mark.parametrize("closed", [False, True], ids=["shown", "closed by hand"])
def test_an_unanswered_reminder_is_told_again_by_whoever_goes_on(
    wait: Wait, clock: FakeClock, notifier: FakeNotifier, instance: SingleInstance, *, closed: bool
) -> None:
    waiting = wait()
    clock.advance(TILL_NOON + 60)
    if closed:
        notifier.answer(None)
    instance.hear(door.RAISE)
    assert waiting.wanted == door.RAISE
    assert notifier.reads() == ""
    clock.advance(2 * LOOK_SECONDS)
    assert notifier.times_shown == 1, "who ends tells nothing more"
    clock.advance(HALF_AN_HOUR)
    wait()
    assert notifier.times_shown == 2
    assert notifier.reads() != ""


def test_what_another_program_was_answered_meanwhile_holds(
    wait: Wait, clock: FakeClock, kept: SqliteSettings, instance: SingleInstance
) -> None:
    wait()
    clock.advance(TILL_NOON + 60)
    keep(kept, lambda past: past.put_off(TODAY))
    instance.hear(door.RAISE)
    assert kept.reminded().last == NotToday(TODAY)


def test_who_quits_hands_nothing_on(wait: Wait, clock: FakeClock, kept: SqliteSettings) -> None:
    waiting = wait()
    clock.advance(TILL_NOON + 60)
    waiting._end()
    assert kept.reminded().last == Told(TODAY)


def test_who_starts_at_the_icon_has_answered(
    wait: Wait, clock: FakeClock, notifier: FakeNotifier, kept: SqliteSettings, instance: SingleInstance
) -> None:
    wait()
    clock.advance(TILL_NOON + 60)
    instance.hear(door.START)
    assert kept.reminded().last == Told(TODAY)
    wait()
    assert notifier.times_shown == 1


def test_a_walk_that_another_program_enters_takes_the_reminder_back(
    wait: Wait, clock: FakeClock, notifier: FakeNotifier, walks: SqliteHistory, instance: SingleInstance
) -> None:
    wait()
    clock.advance(TILL_NOON + 60)
    walks.save(a_record())
    instance.hear(door.LOOK)
    assert notifier.reads() == ""


def test_nothing_is_taken_for_told_before_something_can_show_it(
    wait: Wait, clock: FakeClock, notifier: FakeNotifier, kept: SqliteSettings
) -> None:
    """At login the desktop's service may come later than we do."""
    notifier.state = Service.UNKNOWN
    wait()
    clock.advance(TILL_NOON + 60)
    assert notifier.times_asked >= 1
    assert kept.reminded().last is None
    notifier.become(Service.READY)
    assert notifier.reads() != ""


def test_a_reminder_that_went_with_its_service_is_shown_by_the_next_one(
    wait: Wait, clock: FakeClock, notifier: FakeNotifier
) -> None:
    wait()
    clock.advance(TILL_NOON + 60)
    notifier.state = Service.NO_SERVICE
    notifier.answer(None)
    clock.advance(LOOK_SECONDS)
    assert notifier.reads() == ""
    notifier.become(Service.READY)
    assert notifier.reads() != ""
    notifier.answer(None)  # the person closed this one
    clock.advance(3 * LOOK_SECONDS)
    assert notifier.reads() == ""


def test_nobody_asks_what_shows_notifications_before_there_is_one(
    wait: Wait, clock: FakeClock, notifier: FakeNotifier
) -> None:
    notifier.state = Service.UNKNOWN
    background = wait()
    clock.advance(TILL_NOON - 60)
    assert background._notifier is None
    clock.advance(120)
    assert notifier.times_asked >= 1


def test_a_panel_that_comes_later_shows_reminders_where_nothing_else_does(
    clock: FakeClock, folder: Path, instance: SingleInstance, kept: SqliteSettings
) -> None:
    """As on Windows, which starts programs at login before its panel is there."""
    assert kept.load() == AT_NOON
    found = [FakeNotifier(Service.NONE), FakeNotifier()]
    left = list(found)
    background = Background(clock, folder, instance, lambda _tray: left.pop(0))
    clock.advance(TILL_NOON + 60)
    clock.advance(LOOK_SECONDS)
    assert found[1].times_shown == 1
    background._end()


def test_who_has_nothing_to_show_and_nothing_to_say_ends(
    wait: Wait, clock: FakeClock, kept: SqliteSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[str | None] = []
    monkeypatch.setattr(Background, "_end", lambda _self, wanted=None: ends.append(wanted))
    kept.save(replace(AT_NOON, remind=False))
    wait()
    clock.advance(PANEL_PATIENCE - LOOK_SECONDS)
    assert ends == []
    clock.advance(2 * LOOK_SECONDS)
    assert ends[:1] == [None]


def test_who_is_not_to_be_reminded_is_left_alone_and_costs_nothing(
    wait: Wait,
    clock: FakeClock,
    notifier: FakeNotifier,
    kept: SqliteSettings,
    instance: SingleInstance,
    panel: list[bool],
) -> None:
    assert panel
    kept.save(replace(AT_NOON, remind=False))
    background = wait()
    clock.advance(2 * TILL_NOON)
    assert (notifier.times_asked, notifier.times_shown) == (0, 0)
    assert background._notifier is None
    kept.save(replace(AT_NOON, remind_at=time(16)))
    instance.hear(door.LOOK)
    clock.advance(TILL_NOON)
    assert notifier.times_shown == 1


def test_it_wakes_once_a_minute_as_coarsely_as_can_be(wait: Wait, clock: FakeClock) -> None:
    wait()
    assert clock.waiting(coarse=False) == []
    assert clock.waiting(coarse=True) == [LOOK_SECONDS]
    clock.advance(3 * LOOK_SECONDS)
    assert clock.waiting() == [LOOK_SECONDS]


def test_the_icon_shows_the_day_and_what_is_entered(
    wait: Wait, clock: FakeClock, walks: SqliteHistory, instance: SingleInstance, panel: list[bool]
) -> None:
    assert panel
    background = wait()
    assert background.tray is not None
    assert background.tray.tooltip == "Retrotimer: 0 of 4 this week"
    for day in (TODAY - timedelta(days=1), TODAY):
        walks.save(a_record(day))
    instance.hear(door.LOOK)
    assert background.tray.tooltip == "Retrotimer: 2 of 4 this week"
    clock.advance(6 * 24 * 3600)  # until Monday
    assert background.tray.tooltip == "Retrotimer: 0 of 4 this week"


def test_a_panel_that_comes_later_gets_its_icon(wait: Wait, clock: FakeClock, panel: list[bool]) -> None:
    panel.append(False)
    background = wait()
    clock.advance(LOOK_SECONDS)
    assert background.tray is None
    panel.append(True)
    clock.advance(LOOK_SECONDS)
    assert background.tray is not None


def test_the_icon_leads_to_the_window_to_the_checklist_and_out(wait: Wait, panel: list[bool]) -> None:
    assert panel
    background = wait()
    for signal, wanted in (("window_requested", door.RAISE), ("start_requested", door.START)):
        getattr(background.tray, signal).emit()
        assert background.wanted == wanted
    assert background.tray is not None
    background.tray.quit_requested.emit()
    assert background.wanted is None


def test_another_start_has_the_window(wait: Wait, instance: SingleInstance) -> None:
    background = wait()
    instance.hear(door.start(13))
    assert as_arguments(background.wanted or "") == ("start", "--minutes", "13")
    instance.hear(door.RAISE)
    assert as_arguments(background.wanted or "") == ()


def test_data_that_are_gone_or_damaged_neither_end_it_nor_are_made_anew(
    wait: Wait, clock: FakeClock, folder: Path, instance: SingleInstance, panel: list[bool]
) -> None:
    assert panel
    background = wait()
    (folder / DATABASE_NAME).rename(folder / "elsewhere")
    instance.hear(door.LOOK)
    clock.advance(24 * 3600)
    assert not (folder / DATABASE_NAME).exists()
    (folder / DATABASE_NAME).write_bytes(b"SQLite format 3\0" + bytes(5000))
    instance.hear(door.LOOK)
    clock.advance(24 * 3600)
    assert background.tray is not None


PATIENT = """
import sys
from retrotimer import cli, launch
from retrotimer.desktop import program

def complete_app(database, window):
    from PySide6.QtCore import QTimer

    def close():
        print("window", flush=True)
        window.close()

    QTimer.singleShot(0, window, close)
    return whole(database, window)

whole, launch.complete_app = launch.complete_app, complete_app
vars(program)["program"] = lambda: (sys.executable, "-c", sys.orig_argv[2])
import retrotimer.itself
vars(retrotimer.itself)["program"] = vars(program)["program"]
sys.exit(cli.main(sys.argv[1:]))
"""
"""The real program, whose window closes at once, also where it takes its own place."""


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot take another's place")
def test_window_and_waiting_take_turns_in_one_process(run: Run, folder: Path) -> None:
    settings = SqliteSettings(OnDemand(begun(folder)))
    settings.save(AT_NOON)
    settings.keep_background_told()
    first = run("--data-dir", folder, program=("-c", PATIENT))
    assert first.stdout is not None
    assert first.stdout.readline() == "window\n"
    wait_for(lambda: waits(first.pid), "it does not go on without its window")
    calm = [DATABASE_NAME, door.DOOR_NAME, LOCK_NAME]
    wait_for(lambda: sorted(path.name for path in folder.iterdir()) == calm, "something is left open")

    also = run("--background", "--data-dir", folder)
    assert also.communicate(timeout=PATIENCE) == ("", ""), "one is enough"
    assert also.returncode == 0
    second = run("--data-dir", folder)
    assert second.communicate(timeout=PATIENCE) == ("", "")
    assert first.stdout.readline() == "window\n"
    assert first.poll() is None


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot take another's place")
def test_who_knocks_while_window_and_waiting_take_turns_is_let_in(run: Run, folder: Path) -> None:
    """They have been told that they were heard."""
    SqliteSettings(OnDemand(begun(folder))).save(replace(AT_NOON, background=False))
    assert door.make(folder)
    assert door.knock(folder, door.RAISE)
    process = run("--background", "--data-dir", folder, program=("-c", PATIENT))
    assert process.communicate(timeout=PATIENCE) == ("window\n", "")


def started_as(process: int) -> set[str]:
    return {*Path(f"/proc/{process}/cmdline").read_text("utf-8").split("\0")}


def waits(process: int) -> bool:
    return "--background" in started_as(process)


def test_a_word_beside_it_makes_no_sense(run: Run, tmp_path: Path) -> None:
    process = run("--data-dir", tmp_path, "--background", "status")
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert out == ""
    assert "Traceback" not in err
