"""`retrotimer remind`: one reminder without a window, from its time to its answer, and never a second one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLockFile

from retrotimer.console.remind import MISSING_SECONDS, Vigil
from retrotimer.console.terminal import FAILED
from retrotimer.core.errors import FullError
from retrotimer.core.notices import Answer, Service
from retrotimer.core.plan import PlanChoice, SegmentSeconds
from retrotimer.core.records import Outcome, Timed
from retrotimer.core.reminders import NotToday, Past, Snoozed, Told
from retrotimer.core.session import StopReason
from retrotimer.core.settings import Settings
from retrotimer.desktop import door
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import LOCK_NAME
from retrotimer.store.settings import SqliteSettings
from retrotimer.words import reminders as words
from tests.fakes import TODAY, FakeClock, a_clearance, a_moment, a_record, a_stopped_record
from tests.outside import FakeNotifier

SETTINGS = Settings(planned_weekdays=tuple(range(7)), remind=True, remind_at=time(7, 30))
A_DAY = timedelta(days=1)
HALF_AN_HOUR = 1800.0

End = tuple[int, str]


class Watcher:
    """A vigil that begins at half past seven, and what becomes of it."""

    def __init__(self, folder: Path, store: SqliteSettings, history: SqliteHistory) -> None:
        self.folder = folder
        self.store = store
        self.history = history
        self.clock = FakeClock(a_moment(hour=7, minute=30))
        self.notifier = FakeNotifier()
        self.ends: list[End] = []

    def begin(self) -> Vigil:
        vigil = Vigil(
            self.folder, self.clock, self.notifier, lambda code, sentence: self.ends.append((code, sentence))
        )
        vigil.look()
        return vigil


@pytest.fixture
def watcher(kept: SqliteHistory, folder: Path) -> Watcher:
    store = SqliteSettings(kept._database)
    store.save(SETTINGS)
    return Watcher(folder, store, kept)


@pytest.fixture
def window(kept: SqliteHistory, folder: Path) -> Iterator[None]:
    """A window that has the folder open, and its door."""
    assert kept is not None
    lock = QLockFile(str(folder / LOCK_NAME))
    assert lock.tryLock(0)
    assert door.make(folder)
    yield
    lock.unlock()


def test_it_is_told_once_and_kept_before_anybody_sees_it(watcher: Watcher) -> None:
    watcher.begin()
    assert watcher.notifier.shown == words.notice()
    assert watcher.notifier.reads() == "It is time for your walk."
    assert watcher.store.reminded() == Past(Told(TODAY))
    assert watcher.ends == []
    second = Watcher(watcher.folder, watcher.store, watcher.history)
    second.begin()
    assert not second.notifier.reads()
    assert second.ends == [(0, "No reminder is due. The next one comes: tomorrow, 07:30.")]


def test_start_ends_it_for_the_window_to_open(watcher: Watcher) -> None:
    vigil = watcher.begin()
    watcher.notifier.answer(Answer.START)
    assert vigil.wants_start
    assert watcher.ends == [(0, "")]
    assert watcher.store.reminded() == Past(Told(TODAY))


def test_not_today_is_kept(watcher: Watcher) -> None:
    vigil = watcher.begin()
    watcher.notifier.answer(Answer.NOT_TODAY)
    assert watcher.store.reminded() == Past(NotToday(TODAY))
    assert watcher.ends == [(0, "")]
    assert not vigil.wants_start


def test_in_half_an_hour_it_is_there_again(watcher: Watcher) -> None:
    watcher.begin()
    watcher.clock.advance(60)
    watcher.notifier.answer(Answer.LATER)
    until = watcher.clock.read().utc + timedelta(minutes=30)
    assert watcher.store.reminded() == Past(Snoozed(TODAY, until))
    watcher.clock.advance(HALF_AN_HOUR - 1)
    assert not watcher.notifier.reads()
    watcher.clock.advance(1)
    assert watcher.notifier.reads()
    assert watcher.notifier.times_shown == 2
    watcher.notifier.answer(Answer.NOT_TODAY)
    assert watcher.ends == [(0, "")]


def test_who_walks_meanwhile_is_not_reminded_again(watcher: Watcher) -> None:
    watcher.begin()
    watcher.notifier.answer(Answer.LATER)
    watcher.history.save(a_record(hour=7))
    watcher.clock.advance(HALF_AN_HOUR)
    assert not watcher.notifier.reads()
    assert [code for code, _ in watcher.ends] == [0]


@pytest.mark.parametrize("record", [a_record(hour=6), a_stopped_record(reason=StopReason.PAIN, hour=6)])
def test_who_has_walked_or_hurts_is_left_alone(watcher: Watcher, record: object) -> None:
    watcher.history.save(record)  # type: ignore[arg-type]
    watcher.begin()
    assert not watcher.notifier.reads()
    assert watcher.ends == [(0, "No reminder is due. The next one comes: tomorrow, 07:30.")]


def test_the_notification_goes_when_the_walk_is_done_or_answered_elsewhere(watcher: Watcher) -> None:
    watcher.begin()
    watcher.clock.advance(600)
    assert watcher.notifier.reads()
    watcher.history.save(a_record(hour=7))
    watcher.clock.advance(30)
    assert not watcher.notifier.reads()
    assert watcher.ends == [(0, "")]


def test_the_notification_goes_when_a_walk_begins_in_a_window(watcher: Watcher) -> None:
    watcher.begin()
    watcher.history.save(
        replace(
            a_record(hour=7),
            outcome=Outcome.UNDERWAY,
            walked=SegmentSeconds(get_ready=10.0, backward=20.0),
            timed=Timed(PlanChoice(), a_clearance()),
        )
    )
    watcher.clock.advance(30)
    assert watcher.notifier.reads(), "one that a crash has left open"
    lock = QLockFile(str(watcher.folder / LOCK_NAME))
    assert lock.tryLock(0)
    watcher.clock.advance(30)
    assert not watcher.notifier.reads()
    assert watcher.ends == [(0, "")]
    lock.unlock()


def test_an_answer_in_the_window_takes_it_away_and_a_snooze_there_is_seen_through(watcher: Watcher) -> None:
    watcher.begin()
    told = watcher.store.reminded()
    assert watcher.store.keep_reminded(told, told.snoozed(TODAY, watcher.clock.read()))
    watcher.clock.advance(30)
    assert not watcher.notifier.reads()
    assert watcher.ends == []
    watcher.clock.advance(HALF_AN_HOUR)
    assert watcher.notifier.reads()


def test_at_the_days_end_it_is_over(watcher: Watcher) -> None:
    watcher.begin()
    watcher.clock.skip(16 * 3600)
    assert watcher.notifier.reads()
    watcher.clock.advance(1860)
    assert not watcher.notifier.reads()
    assert watcher.ends == [(0, "")]


def test_one_that_was_slept_through_is_not_told_on_another_day(watcher: Watcher) -> None:
    watcher.clock = FakeClock(a_moment(TODAY + A_DAY, hour=7))
    watcher.begin()
    assert not watcher.notifier.reads()
    assert [code for code, _ in watcher.ends] == [0]


@pytest.mark.usefixtures("window")
def test_an_open_window_is_left_to_tell_it(watcher: Watcher) -> None:
    watcher.begin()
    assert not watcher.notifier.reads()
    assert watcher.store.reminded() == Past()
    assert door.answer(watcher.folder) == [door.LOOK]
    assert watcher.ends == [(0, "")]


def test_at_login_it_waits_for_the_desktop(watcher: Watcher) -> None:
    watcher.notifier.state = Service.UNKNOWN
    watcher.begin()
    assert watcher.notifier.times_asked == 1
    watcher.notifier.become(Service.NO_SERVICE)
    watcher.clock.advance(60)
    assert watcher.store.reminded() == Past(), "what nobody has seen was not told"
    watcher.notifier.become(Service.READY)
    assert watcher.notifier.reads()


@pytest.mark.parametrize("service", [Service.NO_SERVICE, Service.NO_BUS])
def test_where_nothing_shows_it_the_window_still_may(watcher: Watcher, service: Service) -> None:
    watcher.notifier.state = service
    watcher.begin()
    watcher.clock.advance(MISSING_SECONDS)
    assert watcher.ends == [(FAILED, words.nothing_shows(service))]
    assert watcher.store.reminded() == Past()


def test_where_there_can_be_none_it_says_so_at_once(watcher: Watcher) -> None:
    watcher.notifier.state = Service.NONE
    watcher.begin()
    assert watcher.ends == [(FAILED, words.nothing_shows(Service.NONE))]


def test_closing_it_is_an_end_and_a_desktop_that_crashes_is_not(watcher: Watcher) -> None:
    watcher.begin()
    watcher.notifier.state = Service.NO_SERVICE
    watcher.notifier.answer(None)
    assert watcher.ends == []
    watcher.notifier.become(Service.READY)
    assert watcher.notifier.times_shown == 2
    watcher.notifier.answer(None)
    assert watcher.ends == [(0, "")]


def test_without_reminders_or_data_there_is_nothing_to_do(watcher: Watcher, tmp_path: Path) -> None:
    watcher.store.save(replace(SETTINGS, remind=False))
    assert watcher.begin().is_pointless
    nowhere = Watcher(tmp_path / "nowhere", watcher.store, watcher.history)
    assert not nowhere.begin().is_pointless, "their disk may only not be there just now"
    assert watcher.ends == nowhere.ends == [(0, words.nothing_due(None, TODAY))]
    assert not (tmp_path / "nowhere").exists()


def test_data_that_cannot_be_read_end_in_one_sentence(tmp_path: Path, watcher: Watcher) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "retrotimer.db").write_bytes(b"not a database, but long enough to be looked at" * 40)
    other = Watcher(broken, watcher.store, watcher.history)
    other.begin()
    ((code, sentence),) = other.ends
    assert code == FAILED
    assert str(broken) in sentence


def test_another_computer_that_has_the_data_is_left_to_tell_it(watcher: Watcher) -> None:
    before = watcher.store.reminded()
    lock = watcher.folder / LOCK_NAME
    lock.write_text("1\nretrotimer\nold-laptop\nanother-machine\nanother-start\n", encoding="ascii")
    watcher.begin()
    ((code, sentence),) = watcher.ends
    assert code == FAILED
    assert "in use on the computer “old-laptop”" in sentence
    assert not watcher.notifier.reads()
    assert watcher.store.reminded() == before


def test_a_full_disk_tells_nothing_rather_than_every_time(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bool:
        raise FullError("retrotimer.db", "full")

    monkeypatch.setattr(SqliteSettings, "keep_reminded", full)
    watcher.begin()
    assert not watcher.notifier.reads()
    assert [code for code, _ in watcher.ends] == [FAILED]


def test_the_words_are_the_apps(qapp: QCoreApplication) -> None:
    assert qapp is not None
    assert [label for _, label in words.notice().answers] == ["Start", "In 30 minutes", "Not today"]
