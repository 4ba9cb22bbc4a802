"""`retrotimer export` and `retrotimer import`: the same files as the window's, in words for a terminal."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from retrotimer.console.coming import MOST_TOLD, bring_in
from retrotimer.console.desk import Desk, RefusedError, answer
from retrotimer.console.leaving import export
from retrotimer.console.steps import INTERRUPTED, carry_out
from retrotimer.console.terminal import FAILED, MISUNDERSTOOD
from retrotimer.core.exchange.forms import Progress, Steps
from retrotimer.core.settings import Settings
from retrotimer.desktop import door
from retrotimer.store.backups import Backups
from retrotimer.store.history import SqliteHistory
from retrotimer.store.settings import SqliteSettings
from tests.console.conftest import Sit
from tests.fakes import TODAY, FakeClock, a_record

YESTERDAY = TODAY - timedelta(days=1)
BY_HAND = f"date,minutes\n{YESTERDAY.isoformat()},12\n{TODAY.isoformat()},400\n2026-11-01,eleven\n"


def write(desk: Desk, file: Path, *, first: str | None = None, last: str | None = None) -> str:
    return export(desk, str(file), first=first, last=last, planned=False)


def take(desk: Desk, file: Path, *, dry_run: bool = False, habit: str = "", minutes: int = 10) -> str:
    return bring_in(desk, str(file), habit=habit, minutes=minutes, dry_run=dry_run)


@pytest.fixture
def by_hand(tmp_path: Path) -> Path:
    path = tmp_path / "by-hand.csv"
    path.write_text(BY_HAND, "utf-8")
    return path


@pytest.mark.parametrize("name", ["walks.csv", "WALKS.CSV", "walks.json", "walks.ics"])
def test_the_ending_decides_what_is_written(sit: Sit, kept: SqliteHistory, tmp_path: Path, name: str) -> None:
    kept.save(a_record(YESTERDAY))
    said = write(sit(), tmp_path / name)
    assert said.endswith(f"to “{tmp_path / name}”.")
    begins = {"csv": "kind,date,", "json": '{\n"format": "retrotimer"', "ics": "BEGIN:VCALENDAR"}
    assert (tmp_path / name).read_text("utf-8").startswith(begins[name[-4:].strip(".").lower()])


def test_some_days_only(sit: Sit, kept: SqliteHistory, tmp_path: Path) -> None:
    for days in range(4):
        kept.save(a_record(TODAY - timedelta(days=days)))
    write(sit(), tmp_path / "some.csv", first="2026-11-15", last="yesterday")
    rows = (tmp_path / "some.csv").read_text("utf-8").splitlines()[1:]
    assert [row.split(",")[1] for row in rows] == ["2026-11-15", "2026-11-16"]


def test_planned_days_are_a_calendar_of_their_own(sit: Sit, kept: SqliteHistory, tmp_path: Path) -> None:
    SqliteSettings(kept._database).save(Settings(planned_weekdays=(0, 3)))
    export(sit(), str(tmp_path / "planned.ics"), first=None, last=None, planned=True)
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO,TH" in (tmp_path / "planned.ics").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "first", "planned"),
    [("walks", None, False), ("w.csv", "someday", False), ("w.csv", None, True)],
)
def test_words_that_make_no_sense_are_told_as_such(
    sit: Sit,
    tmp_path: Path,
    name: str,
    first: str | None,
    planned: bool,  # noqa: FBT001 - an example
) -> None:
    with pytest.raises(RefusedError) as error:
        export(sit(), str(tmp_path / name), first=first, last=None, planned=planned)
    assert error.value.code == MISUNDERSTOOD
    assert list(tmp_path.glob("w*")) == []


def test_among_the_backups_and_through_a_link_nothing_is_written(
    sit: Sit, kept: SqliteHistory, folder: Path, tmp_path: Path
) -> None:
    kept.save(a_record(YESTERDAY))
    among, linked = folder / "backups" / "%1.csv", tmp_path / "100 %.csv"
    among.parent.mkdir(exist_ok=True)
    linked.symlink_to(tmp_path / "elsewhere.csv")
    for path, said in ((among, "belongs to Retrotimer's own data"), (linked, "is a link to another place")):
        with pytest.raises(RefusedError, match=re.escape(f"“{path}” {said}")):
            write(sit(), path)
    assert not among.exists()
    assert not (tmp_path / "elsewhere.csv").exists()


def test_exporting_nothing_makes_no_data_folder(sit: Sit, folder: Path, tmp_path: Path) -> None:
    write(sit(), tmp_path / "walks.csv")
    assert (tmp_path / "walks.csv").read_text("utf-8").count("\n") == 1
    assert not folder.exists()


def test_a_dry_run_tells_each_line_and_makes_nothing(sit: Sit, folder: Path, by_hand: Path) -> None:
    assert take(sit(), by_hand, dry_run=True).splitlines() == [
        "Line 2. Add: Mon, 16 Nov 2026, 12:00 · 12 minutes backwards · entered by hand",
        "Line 3. Refuse: 2026-11-17, 400, Too small or too large: “400” in “minutes”",
        "Line 4. Refuse: 2026-11-01, eleven, Not a number that fits: “eleven” in “minutes”",
        "1 to add · 2 refused. Nothing was changed.",
    ]
    assert not folder.exists()


def test_an_import_tells_what_it_refused_and_an_open_window(sit: Sit, folder: Path, by_hand: Path) -> None:
    folder.mkdir()
    assert door.make(folder)
    said = take(sit(), by_hand).splitlines()
    assert [line[:7] for line in said] == ["Line 3.", "Line 4.", "1 added"]
    assert said[-1] == "1 added · 2 refused"
    assert [walk.walked.backward for walk in sit().history.walks_on(YESTERDAY)] == [720]
    assert door.answer(folder) == [door.LOOK]
    again = take(sit(), by_hand).splitlines()
    assert again[-1].startswith("Nothing would change")
    assert door.answer(folder) == []


def test_what_was_imported_is_backed_up(sit: Sit, folder: Path, by_hand: Path) -> None:
    take(sit(), by_hand)
    backups = Backups(folder)
    (copy,) = backups.all()
    assert backups.count(backups.path(copy)) == 1


def test_a_backup_that_cannot_be_made_is_no_failed_import(sit: Sit, folder: Path, by_hand: Path) -> None:
    folder.mkdir()
    (folder / "backups").write_text("in the way")
    assert take(sit(), by_hand).splitlines()[-1] == "1 added · 2 refused"


def test_many_refused_lines_are_counted(sit: Sit, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("date,minutes\n" + "2026-11-01,x\n" * (MOST_TOLD + 5) + "2026-11-01,12\n", "utf-8")
    said = take(sit(), path).splitlines()
    assert len(said) == MOST_TOLD + 2
    assert "5 more line" in said[MOST_TOLD]


def test_a_habit_of_loops_is_chosen_by_its_name(sit: Sit, tmp_path: Path) -> None:
    path = tmp_path / "Checkmarks.csv"
    path.write_text(f"Date,Read,Walk backwards,\n{YESTERDAY.isoformat()},2,0,\n", "utf-8")
    assert take(sit(), path).startswith("Nothing would change")
    with pytest.raises(RefusedError, match=r"It has: Read, Walk backwards\.") as error:
        take(sit(), path, habit="Swim")
    assert error.value.code == FAILED
    take(sit(), path, habit="Read", minutes=12)
    assert [walk.walked.backward for walk in sit().history.walks_on(YESTERDAY)] == [720]


def test_of_several_habits_none_is_taken_for_walking_backwards_unless_it_says_so(
    sit: Sit, tmp_path: Path
) -> None:
    path = tmp_path / "Checkmarks.csv"
    path.write_text(f"Date,Yo\x1b[2Jga,Walk the dog,\n{YESTERDAY.isoformat()},2,2,\n", "utf-8")
    with pytest.raises(RefusedError, match="--habit with one of “Yo\ufffd\\[2Jga”, “Walk the dog”"):
        take(sit(), path)
    assert sit().history.walks_on(YESTERDAY) == []


def test_a_file_that_is_not_there_is_a_sentence(
    folder: Path, clock: FakeClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing.csv"
    code = answer(folder, clock, lambda desk: take(desk, missing))
    assert code == FAILED
    assert "The file cannot be read: No such file or directory." in capsys.readouterr().err


def test_ctrl_c_leaves_it_undone() -> None:
    closed: list[bool] = []

    def steps() -> Steps[None]:
        try:
            yield Progress(1, 5)
            raise KeyboardInterrupt
        finally:
            closed.append(True)

    with pytest.raises(RefusedError, match="Nothing was changed") as error:
        carry_out(steps(), "Importing…")
    assert (error.value.code, closed) == (INTERRUPTED, [True])


@pytest.mark.parametrize(("name", "said"), [("walks.xlsx", ".csv or .json"), ("walks.ics", "not imported")])
def test_what_cannot_be_imported_is_refused_by_its_name(
    sit: Sit, tmp_path: Path, name: str, said: str
) -> None:
    with pytest.raises(RefusedError, match=said) as refused:
        take(sit(), tmp_path / name)
    assert refused.value.code == MISUNDERSTOOD
