"""A walk that took refuge from damaged data is told of before the next window takes it in."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from retrotimer.console.desk import Answer, Desk, answer, give
from retrotimer.console.keeping import back_up, check
from retrotimer.console.leaving import export
from retrotimer.console.log import log
from retrotimer.console.month import month
from retrotimer.console.status import status
from retrotimer.console.terminal import FAILED
from retrotimer.core.records import WalkRecord
from retrotimer.store.history import SqliteHistory
from retrotimer.store.paths import DATABASE_NAME, REFUGE_NAME
from retrotimer.store.refuge import refuge
from tests.e2e.program import in_tree
from tests.fakes import TODAY, FakeClock, a_record
from tests.store.keeping import NOON, keep, walks

LONG_AGO = TODAY - timedelta(days=400)
YESTERDAY = TODAY - timedelta(days=1)
LEFT_OUT = (
    "retrotimer: What your data did not take lately is kept beside them, and is not in this answer. "
    "Open Retrotimer's window: it takes in what it can, and says what it did.\n"
)

Ask = Callable[[Callable[[Desk], str]], tuple[int, str, str]]


@pytest.fixture
def beside(folder: Path) -> WalkRecord:
    """Two walks in the data, and one of today beside them."""
    keep(folder, a_record(LONG_AGO, 12), a_record(YESTERDAY, 12))
    walked = a_record(TODAY, 11)
    with refuge(folder) as database:
        SqliteHistory(database, lambda: NOON).save(walked)
    return walked


@pytest.fixture
def ask(folder: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Gives a word; the exit code, the answer and what stands on standard error."""

    def asked(command: Callable[[Desk], str]) -> tuple[int, str, str]:
        code = answer(folder, clock, command)
        return code, *capsys.readouterr()

    return asked


def entered(desk: Desk, minutes: str = "10", at: str | None = "06:30") -> str:
    return log(desk, "today", minutes, mode="walk", note="", at=at)


def break_refuge(folder: Path) -> None:
    (folder / REFUGE_NAME / DATABASE_NAME).write_bytes(bytes(range(256)) * 64)


def break_a_walk(folder: Path) -> None:
    """Let a walk make no sense that nobody looks at."""
    with closing(sqlite3.connect(folder / DATABASE_NAME, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(
            "UPDATE session SET effort = 'flying' WHERE local_date = ?", (LONG_AGO.isoformat(),)
        )


@pytest.mark.usefixtures("beside")
def test_how_things_stand_has_it_in(ask: Ask, folder: Path) -> None:
    before = walks(folder)
    code, said, why = ask(lambda desk: status(desk, as_json=False))
    assert said.splitlines()[:3] == [
        "Today, Tuesday, 17 November 2026: 11 minutes, complete",
        "2 of 4 this week · 2 more, 5 days left",
        "Programme: 2 of 16 walks done. Done for today. Next: Week 1, walk 3 of 4.",
    ]
    assert (code, why) == (0, "")
    _, shape, _ = ask(lambda desk: status(desk, as_json=True))
    assert json.loads(shape)["week"]["complete_days"] == 2
    assert walks(folder) == before, "to look takes nothing in"


@pytest.mark.usefixtures("beside")
def test_the_month_has_it_in(ask: Ask) -> None:
    code, said, why = ask(lambda desk: month(desk, None, as_json=False))
    assert "16 ✓" in said
    assert "[17]✓" in said
    assert (code, why) == (0, "")


@pytest.mark.usefixtures("beside")
def test_what_is_entered_is_added_to_it(ask: Ask, folder: Path) -> None:
    code, said, why = ask(entered)
    assert said.splitlines()[1:] == [
        "That day: 21 minutes, complete.",
        "2 of 4 this week · 2 more, 5 days left",
    ]
    assert (code, why) == (0, "")
    assert len(walks(folder)) == 3, "it stays where it is until a window opens"


def test_the_same_walk_is_not_entered_once_more(ask: Ask, folder: Path, beside: WalkRecord) -> None:
    at = f"{beside.started.local:%H:%M}"
    code, said, why = ask(lambda desk: entered(desk, "11", at))
    assert (code, said) == (FAILED, "")
    assert "11 minutes" in why
    assert len(walks(folder)) == 2


@pytest.mark.usefixtures("beside")
@pytest.mark.parametrize("broken", ["the refuge", "the data"])
def test_what_cannot_be_brought_together_is_said(ask: Ask, folder: Path, broken: str) -> None:
    if broken == "the refuge":
        break_refuge(folder)
    else:
        break_a_walk(folder)
    before = in_tree(folder / REFUGE_NAME)
    code, said, why = ask(lambda desk: status(desk, as_json=True))
    assert json.loads(said)["week"]["complete_days"] == 1
    assert (code, why) == (0, LEFT_OUT)
    code, said, why = ask(lambda desk: month(desk, None, as_json=False))
    assert "16 ✓" in said
    assert (code, why) == (0, LEFT_OUT)
    code, _, why = ask(entered)
    assert (code, why) == (0, LEFT_OUT)
    assert in_tree(folder / REFUGE_NAME) == before


@pytest.mark.usefixtures("beside")
def test_a_file_without_it_is_said_to_be_one(
    ask: Ask, folder: Path, tmp_path: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    target = str(tmp_path / "walks.csv")
    code, _, why = ask(lambda desk: export(desk, target, first=None, last=None, planned=False))
    assert (code, why) == (0, LEFT_OUT)

    def told(find: Callable[[], Answer]) -> tuple[int, str]:
        return give(find), capsys.readouterr().err

    assert told(lambda: back_up(folder, clock, tmp_path / "mine.db")) == (0, LEFT_OUT)
    assert told(lambda: check(folder)) == (0, LEFT_OUT)


def test_where_nothing_took_refuge_nothing_is_said_of_it(ask: Ask, folder: Path) -> None:
    keep(folder, a_record(TODAY, 12))
    assert ask(lambda desk: status(desk, as_json=False))[2] == ""
    assert not (folder / REFUGE_NAME).exists()
