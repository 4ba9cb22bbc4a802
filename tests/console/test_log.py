from datetime import date, timedelta
from pathlib import Path

import pytest

from retrotimer.console.desk import Desk, RefusedError, answer
from retrotimer.console.log import log
from retrotimer.console.terminal import FAILED, MISUNDERSTOOD
from retrotimer.core.errors import FullError
from retrotimer.core.plan import Mode
from retrotimer.core.records import Outcome, WalkRecord
from retrotimer.core.settings import Settings
from retrotimer.core.typed import Wrong
from retrotimer.desktop import door
from retrotimer.store.history import SqliteHistory
from retrotimer.store.settings import SqliteSettings
from retrotimer.words import entries
from tests.console.conftest import Sit
from tests.fakes import TODAY, FakeClock, a_record

HUGE = "9" * 5000
YESTERDAY = TODAY - timedelta(days=1)


def enter(
    desk: Desk,
    day: str,
    minutes: str,
    *,
    mode: str = "walk",
    note: str = "",
    at: str | None = None,
) -> str:
    return log(desk, day, minutes, mode=mode, note=note, at=at)


def enter_again(desk: Desk, day: str, minutes: str) -> str:
    return log(desk, day, minutes, mode="walk", note="", at=None, again=True)


def only(desk: Desk, day: date = TODAY) -> WalkRecord:
    (record,) = desk.history.walks_on(day)
    return record


def test_a_walk_without_the_laptop_is_kept(sit: Sit) -> None:
    desk = sit()
    said = enter(desk, "2026-11-17", "12", note=" along the river ", at="07:30")
    assert said.splitlines() == [
        "Saved: 12 minutes of walking backwards on Tuesday, 17 November 2026.",
        "That day: 12 minutes, complete.",
        "1 of 4 this week · 3 more, 5 days left",
    ]
    record = only(sit())
    assert (record.mode, record.outcome, record.timed) == (Mode.WALK, Outcome.FINISHED, None)
    assert record.walked.backward == 720
    assert record.started.local.isoformat() == "2026-11-17T07:30:00"
    assert (record.started.offset, record.started.zone) == (3600, "Europe/Berlin")
    assert record.feedback.note == "along the river"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        ("Yesterday", TODAY - timedelta(days=1)),
        (" YESTERDAY ", TODAY - timedelta(days=1)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_a_day_may_be_a_date_or_a_word(sit: Sit, text: str, day: date) -> None:
    said = enter(sit(), text, "10,5")
    assert said.startswith("Saved: 10.5 minutes of walking backwards on ")
    assert only(sit(), day).walked.backward == 630


def test_days_begin_when_the_windows_do(kept: SqliteHistory, sit: Sit, clock: FakeClock) -> None:
    SqliteSettings(kept._database).save(Settings(day_starts=5))
    clock.jump_wall(-5 * 3600)  # four in the morning: still the day before
    enter(sit(), "today", "10", at="01:15")
    record = only(sit(), TODAY - timedelta(days=1))
    assert record.started.local.isoformat() == "2026-11-17T01:15:00"


def test_the_time_is_noon_or_now_if_it_is_not_told(sit: Sit) -> None:
    enter(sit(), "yesterday", "10")
    enter(sit(), "today", "10")
    assert only(sit(), TODAY - timedelta(days=1)).started.local.hour == 12
    assert only(sit()).started.local.isoformat() == "2026-11-17T09:00:00"


def test_the_same_walk_is_entered_twice_only_if_that_is_meant(sit: Sit) -> None:
    enter(sit(), "yesterday", "12")
    with pytest.raises(RefusedError) as refused:
        enter(sit(), "yesterday", "12", note="the note tells nothing apart")
    assert str(refused.value) == (
        "You already have a walk of 12 minutes at 12:00 on Monday, 16 November 2026. Nothing was changed. "
        "If this is another one, tell its --time, or add --again."
    )
    assert refused.value.code == FAILED
    assert len(sit().history.walks_on(YESTERDAY)) == 1
    enter(sit(), "yesterday", "11")
    enter(sit(), "yesterday", "12", at="08:00")
    enter(sit(), "yesterday", "12", mode="run")
    enter_again(sit(), "yesterday", "12")
    assert len(sit().history.walks_on(YESTERDAY)) == 5
    with pytest.raises(RefusedError, match="You already have a walk of 12 minutes at 08:00"):
        enter(sit(), "yesterday", "12", at="8:00")
    with pytest.raises(RefusedError, match="You already have a run of 12 minutes at 12:00"):
        enter(sit(), "yesterday", "12", mode="run")


def test_a_time_that_was_not_told_tells_no_walk_apart(sit: Sit, clock: FakeClock) -> None:
    enter(sit(), "today", "12")
    clock.advance(600)
    with pytest.raises(RefusedError, match="You already have a walk"):
        enter(sit(), "today", "12")
    enter(sit(), "today", "12", at="09:10")


def test_a_walk_that_the_timer_ran_is_another_one_unless_its_time_is_told(
    kept: SqliteHistory, sit: Sit
) -> None:
    kept.save(a_record(YESTERDAY, 12))
    with pytest.raises(RefusedError, match="You already have a walk"):
        enter(sit(), "yesterday", "12", at="09:00")
    enter(sit(), "yesterday", "12")


def test_a_run_is_kept_and_does_not_count(sit: Sit) -> None:
    said = enter(sit(), "today", "12", mode="run")
    assert "Saved: 12 minutes of running backwards" in said
    assert "That day: 12 minutes of running." in said
    assert "0 of 4 this week" in said
    assert "It does not count toward the week" in said
    assert only(sit()).mode is Mode.RUN


def test_another_week_is_named(kept: SqliteHistory, sit: Sit) -> None:
    for day in (9, 10, 11):
        kept.save(a_record(date(2026, 11, day), 10))
    assert "3 of 4 in the week from Monday, 9 November 2026" in enter(sit(), "2026-11-12", "9")
    assert "4 of 4, met in the week from Monday, 9 November 2026" in enter(sit(), "2026-11-12", "1")


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({"day": "2026-11-31"}, Wrong.NO_SUCH_DATE),
        ({"day": "2026-02-29"}, Wrong.NO_SUCH_DATE),
        ({"day": "17.11.2026"}, Wrong.NOT_A_DATE),
        ({"day": "2026-W47-2"}, Wrong.NOT_A_DATE),
        ({"day": "tomorrow"}, Wrong.FUTURE),
        ({"day": "someday"}, Wrong.NOT_A_DATE),
        ({"day": ""}, Wrong.NOT_A_DATE),
        ({"day": "\udcff"}, Wrong.NOT_A_DATE),
        ({"day": HUGE}, Wrong.NOT_A_DATE),
        ({"day": "2026-11-18"}, Wrong.FUTURE),
        ({"day": "9999-12-31"}, Wrong.FUTURE),
        ({"day": "2026-11-17", "at": "09:01"}, Wrong.FUTURE),
        ({"day": "1899-12-31"}, Wrong.TOO_EARLY),
        ({"day": "0001-01-01"}, Wrong.TOO_EARLY),
        ({"at": "24:00"}, Wrong.NOT_A_TIME),
        ({"at": "7:3"}, Wrong.NOT_A_TIME),
        ({"at": ""}, Wrong.NOT_A_TIME),
        ({"at": "\udcff"}, Wrong.NOT_A_TIME),
        ({"minutes": "0"}, Wrong.TOO_FEW_MINUTES),
        ({"minutes": "0.99"}, Wrong.TOO_FEW_MINUTES),
        ({"minutes": "-12"}, Wrong.TOO_FEW_MINUTES),
        ({"minutes": "180.01"}, Wrong.TOO_MANY_MINUTES),
        ({"minutes": HUGE}, Wrong.TOO_MANY_MINUTES),
        ({"minutes": "1e400"}, Wrong.NOT_A_NUMBER),
        ({"minutes": "nan"}, Wrong.NOT_A_NUMBER),
        ({"minutes": "inf"}, Wrong.NOT_A_NUMBER),
        ({"minutes": "twelve"}, Wrong.NOT_A_NUMBER),
        ({"minutes": ""}, Wrong.NOT_A_NUMBER),
        ({"minutes": "\udcff"}, Wrong.NOT_A_NUMBER),
        ({"note": "x" * 2001}, Wrong.NOTE_TOO_LONG),
        ({"note": "x" * 1_000_000}, Wrong.NOTE_TOO_LONG),
        ({"note": "a\udcffb"}, Wrong.NOTE_UNREADABLE),
        ({"note": "a\0b"}, Wrong.NOTE_UNREADABLE),
    ],
    ids=lambda value: value.value if isinstance(value, Wrong) else "-".join(value)[:20],
)
def test_what_cannot_be_kept_is_refused_and_makes_nothing(
    sit: Sit, folder: Path, told: dict[str, str], wrong: Wrong
) -> None:
    day, minutes = told.pop("day", "yesterday"), told.pop("minutes", "12")
    with pytest.raises(RefusedError) as refused:
        enter(sit(), day, minutes, **told)
    assert str(refused.value) == entries.wrong(wrong)
    assert refused.value.code == MISUNDERSTOOD
    assert not folder.exists()


def test_an_open_window_is_told_and_no_door_is_made(kept: SqliteHistory, sit: Sit, folder: Path) -> None:
    assert kept.first_day() is None
    enter(sit(), "today", "10")
    assert not (folder / door.DOOR_NAME).exists()
    assert door.make(folder)
    enter_again(sit(), "today", "10")
    assert door.answer(folder) == [door.LOOK]
    with pytest.raises(RefusedError):
        enter(sit(), "today", "0")
    assert door.answer(folder) == []


def test_data_that_cannot_be_closed_again_are_no_failure(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    close = Desk.close

    def fail(desk: Desk) -> None:
        close(desk)
        raise FullError("retrotimer.db", "disk I/O error")

    monkeypatch.setattr(Desk, "close", fail)
    assert answer(folder, clock, lambda desk: enter(desk, "today", "12")) == 0
    said = capsys.readouterr()
    assert said.out.startswith("Saved: 12 minutes")
    assert said.err == ""
