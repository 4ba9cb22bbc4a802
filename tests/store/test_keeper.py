import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from retrotimer.core import errors
from retrotimer.core.copies import Copy, Why
from retrotimer.core.soundness import Findings
from retrotimer.store.backups import Backups
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.settings import SqliteSettings
from tests.fakes import TODAY, a_record
from tests.store.keeping import A_DAY, CONFLICT, NEW, NOON, OLD, ids, keep, some_walks, walks


@pytest.fixture
def backup(keeper: SqliteKeeper) -> str:
    """A file somewhere else with the four walks."""
    return keeper.path_of(keeper.back_up(NOON - A_DAY))


# Backing up by hand.


def test_what_was_asked_for_stays_whatever_is_changed_after_it(keeper: SqliteKeeper, folder: Path) -> None:
    """Who is about to do something risky backs up first, and the backup of that comes after it."""
    asked = keeper.back_up(NOON)
    keep(folder, NEW)
    assert keeper.backup_if_changed(NOON + timedelta(minutes=5)) is not None
    keep(folder, a_record(TODAY - timedelta(days=31)))
    assert keeper.backup_if_changed(NOON + 400 * A_DAY) is not None
    assert walks(Path(keeper.path_of(asked)).parent, asked.name).keys() == ids(OLD)


def test_the_latest_backup_may_be_one_that_was_asked_for(keeper: SqliteKeeper) -> None:
    daily = keeper.backup_if_changed(NOON)
    assert keeper.latest_backup(TODAY) == daily
    asked = keeper.back_up(NOON + timedelta(seconds=1))
    assert keeper.latest_backup(TODAY) == asked


# Backing up to a file.


def test_a_backup_of_another_name(keeper: SqliteKeeper, tmp_path: Path) -> None:
    assert keeper.back_up_to(str(tmp_path / "mine.db")) == 4
    assert walks(tmp_path, "mine.db").keys() == ids(OLD)


def test_a_backup_never_goes_through_a_link(keeper: SqliteKeeper, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.db"
    elsewhere.write_text("mine")
    (tmp_path / "link.db").symlink_to(elsewhere)
    with pytest.raises(errors.LinkError):
        keeper.back_up_to(str(tmp_path / "link.db"))
    assert elsewhere.read_text() == "mine"
    assert walks(folder).keys() == ids(OLD)


OWN = (
    *(DATABASE_NAME, f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm", f"{DATABASE_NAME}-journal"),
    *("retrotimer.lock", "retrotimer.door", "retrotimer.doubt", "retrotimer-schema-2.db", "Retrotimer.DB"),
    *("backups/mine.db", "backups/retrotimer-2026-11-16-120000.db", CONFLICT),
)


@pytest.mark.parametrize("name", OWN)
def test_a_backup_takes_the_place_of_nothing_that_is_the_apps_own(
    keeper: SqliteKeeper, folder: Path, backup: str, name: str
) -> None:
    """As for every other file that a person asks for: by the data folder's name, or around a corner."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert backup
    for target in (folder / name, folder / "backups" / ".." / name):
        with pytest.raises(errors.OwnDataError):
            keeper.back_up_to(str(target))
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_backup_that_cannot_be_whole_leaves_the_older_one_and_what_lies_beside_it(
    keeper: SqliteKeeper, folder: Path, tmp_path: Path
) -> None:
    mine, beside = tmp_path / "mine.db", tmp_path / "mine.db.part"
    mine.write_text("older")
    beside.write_text("somebody's")
    content = (folder / DATABASE_NAME).read_bytes()
    (folder / DATABASE_NAME).write_bytes(content[:-4096])
    with pytest.raises(errors.DamagedError):
        keeper.back_up_to(str(mine))
    assert mine.read_text() == "older"
    (folder / DATABASE_NAME).write_bytes(content)
    assert keeper.back_up_to(str(mine)) == 4
    assert beside.read_text() == "somebody's"
    assert {path.name for path in tmp_path.iterdir()} == {"data", "mine.db", "mine.db.part"}
    assert mine.stat().st_mode & 0o777 == 0o600


def test_a_backup_of_data_that_are_gone_makes_nothing_in_their_place(
    keeper: SqliteKeeper, folder: Path, tmp_path: Path
) -> None:
    (folder / DATABASE_NAME).unlink()
    with pytest.raises(errors.GoneError):
        keeper.back_up_to(str(tmp_path / "mine.db"))
    assert not (folder / DATABASE_NAME).exists()


def test_a_backup_into_a_folder_that_is_not_there(keeper: SqliteKeeper, tmp_path: Path) -> None:
    with pytest.raises(errors.MissingError):
        keeper.back_up_to(str(tmp_path / "none" / "mine.db"))


# Restoring.


def test_a_restore_puts_all_back_and_can_itself_be_undone(
    keeper: SqliteKeeper, folder: Path, backup: str
) -> None:
    keep(folder, NEW)
    database = open_database(folder)  # a window has it open
    history = SqliteHistory(database, lambda: NOON)
    history.remove(OLD[0].id)
    restored = keeper.restore(backup, NOON, alone=False)
    assert restored.walks == 4
    assert history.count() == 4
    assert history.find(OLD[0].id) == OLD[0]
    assert history.find(NEW.id) is None
    assert restored.before is not None
    assert restored.before.why is Why.RESTORE
    again = keeper.restore(keeper.path_of(restored.before), NOON, alone=False)
    assert (again.walks, history.count()) == (4, 4)
    assert history.find(OLD[0].id) is None
    assert history.find(NEW.id) == NEW
    database.close()


@pytest.mark.parametrize("way", ["restore", "merge"])
def test_nothing_is_written_between_the_backup_and_what_replaces_it(
    keeper: SqliteKeeper, folder: Path, backup: str, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    keep(folder.parent / "other", a_record(TODAY - timedelta(days=31)))
    (folder.parent / "other" / DATABASE_NAME).rename(folder / CONFLICT)
    database = open_database(folder)
    history = SqliteHistory(database, lambda: NOON)
    really_make = Backups.make

    def make(self: Backups, wall: datetime, why: Why = Why.DAILY) -> Copy:
        copy = really_make(self, wall, why)
        with pytest.raises(errors.BusyError):
            history.save(NEW)  # a walk in the window; it is written again a little later
        return copy

    monkeypatch.setattr(Backups, "make", make)
    if way == "restore":
        keeper.restore(backup, NOON, alone=False)
    else:
        keeper.merge(CONFLICT, NOON)
    history.save(NEW)
    assert history.find(NEW.id) == NEW
    assert {copy.why for copy in Backups(folder).all()} >= {Why(f"before-{way}")}
    database.close()


def test_settings_come_back_too(keeper: SqliteKeeper, folder: Path, backup: str) -> None:
    database = open_database(folder)
    store = SqliteSettings(database)
    store.save(replace(store.load(), minutes=15))
    keeper.restore(backup, NOON, alone=False)
    assert store.load().minutes == 10
    database.close()


def test_an_urgent_sign_stays_told_where_a_backup_from_before_it_is_restored(
    keeper: SqliteKeeper, folder: Path, backup: str
) -> None:
    with closing(open_database(folder)) as database:
        SqliteHistory(database, lambda: NOON).keep_urgent_sign(NOON)
    keeper.restore(backup, NOON, alone=False)
    with closing(open_database(folder)) as database:
        assert SqliteHistory(database, lambda: NOON).last_urgent_sign() == NOON


def test_a_restore_into_nothing(tmp_path: Path, backup: str) -> None:
    empty = tmp_path / "new" / "data"
    restored = SqliteKeeper(empty).restore(backup, NOON, alone=True)
    assert (restored.walks, restored.before) == (4, None)
    assert walks(empty).keys() == ids(OLD)


@pytest.mark.parametrize("schema", [1, 2])
def test_a_backup_of_an_older_schema(keeper: SqliteKeeper, schema: int) -> None:
    old = Path(__file__).with_name("old") / f"schema-{schema}.db"
    before = old.read_bytes()
    assert keeper.restore(str(old), NOON, alone=False).walks > 0
    assert keeper.look_through().sound
    assert old.read_bytes() == before
    assert {path.name for path in old.parent.iterdir()} == {"schema-1.db", "schema-2.db"}


def test_a_damaged_database_is_set_aside_where_nobody_has_it_open(
    keeper: SqliteKeeper, folder: Path, backup: str
) -> None:
    path = folder / DATABASE_NAME
    damaged = path.read_bytes()[:-4096] + bytes(4096)
    path.write_bytes(damaged)
    with pytest.raises(errors.DamagedError):
        keeper.restore(backup, NOON, alone=False)
    assert path.read_bytes() == damaged
    restored = keeper.restore(backup, NOON, alone=True)
    assert restored.before is not None
    assert restored.before.why is Why.DAMAGED
    assert Path(keeper.path_of(restored.before)).read_bytes() == damaged
    assert walks(folder).keys() == ids(OLD)


def a_newer_one(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def a_strange_one(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")


def a_short_one(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def a_text(path: Path) -> None:
    path.write_text("milk, eggs")


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (a_newer_one, errors.NewerSchemaError),
        (a_strange_one, errors.NotADatabaseError),
        (a_short_one, errors.DamagedError),
        (a_text, errors.NotADatabaseError),
        (Path.unlink, errors.MissingError),
    ],
)
def test_a_backup_of_no_use_changes_nothing(
    keeper: SqliteKeeper, folder: Path, backup: str, spoil: "object", error: type[Exception]
) -> None:
    spoil(Path(backup))  # type: ignore[operator]
    before = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.db*")}
    with pytest.raises(error) as caught:
        keeper.restore(backup, NOON, alone=True)
    assert caught.value.args[0] == backup
    assert {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.db*")} == before


def elsewhere(tmp_path: Path, script: str) -> Path:
    """A database of ours with two walks that somebody has worked on."""
    folder = tmp_path / "elsewhere"
    keep(folder, *some_walks(2, TODAY - timedelta(days=9)))
    path = folder / DATABASE_NAME
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(script)
        connection.execute("PRAGMA journal_mode = DELETE")
    return path


A_TRIGGER = (
    "CREATE TRIGGER more AFTER INSERT ON session BEGIN UPDATE session SET walked_backward = 1; END;"
    "CREATE TABLE extra (a)"
)
WITHOUT_RULES = (
    "ALTER TABLE session RENAME TO was; CREATE TABLE session AS SELECT * FROM was; DROP TABLE was;"
)


@pytest.mark.parametrize("there", ["nothing", "walks"])
def test_only_rows_are_taken_from_a_backup(tmp_path: Path, there: str) -> None:
    source = elsewhere(tmp_path, A_TRIGGER)
    folder = tmp_path / "data"
    if there == "walks":
        keep(folder, *OLD)
    SqliteKeeper(folder).restore(str(source), NOON, alone=True)
    assert SqliteKeeper(folder).look_through() == Findings(2)


REFUSED_BY_OUR_TABLES = (
    "UPDATE session SET local_date = '2026-99-99' WHERE rowid = 1",
    "UPDATE session SET walked_backward = 1e9 WHERE rowid = 1",
    "UPDATE session SET note = x'ff' WHERE rowid = 1",
    "INSERT INTO session SELECT * FROM session",
)
SENSELESS = (
    "UPDATE session SET started_utc = 'at dawn' WHERE rowid = 1",
    "UPDATE session SET written_utc = '2026-11-17' WHERE rowid = 1",
    "UPDATE session SET removed_utc = 'yesterday' WHERE rowid = 1",
    "UPDATE session SET id = replace(id, '-', '+') WHERE rowid = 1",
    "UPDATE session SET started_utc = '9999-12-31T23:59:00.000Z', utc_offset = 3600 WHERE rowid = 1",
    "INSERT INTO doctor_check VALUES ('at noon', '2026-11-17')",
    "INSERT INTO other_exercise VALUES ('2026-02-30', 'swam')",
    "ALTER TABLE session DROP COLUMN effort",
    "DROP TABLE other_exercise",
    *(f"{WITHOUT_RULES} {script}" for script in REFUSED_BY_OUR_TABLES),
)


@pytest.mark.parametrize("script", SENSELESS)
@pytest.mark.parametrize("way", ["restore", "merge", "anew"])
def test_rows_that_make_no_sense_are_refused(
    keeper: SqliteKeeper, folder: Path, tmp_path: Path, script: str, way: str
) -> None:
    source = elsewhere(tmp_path, f"PRAGMA ignore_check_constraints = 1; {script}")
    before = walks(folder)
    if way == "merge":
        source = source.rename(folder / CONFLICT)

    def use() -> object:
        if way == "merge":
            return keeper.merge(CONFLICT, NOON)
        target = keeper if way == "restore" else SqliteKeeper(tmp_path / "new")
        return target.restore(str(source), NOON, alone=way == "anew")

    with pytest.raises(errors.DamagedError) as caught:
        use()
    assert caught.value.path == str(source)
    assert walks(folder) == before
    assert Backups(folder).all() == []
    assert not (tmp_path / "new" / DATABASE_NAME).exists()


# Looking.


def test_a_sound_database_is_found_sound_and_left_as_it_is(keeper: SqliteKeeper, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert keeper.look_through() == Findings(4)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("DROP INDEX session_starts", Findings(0, strange=("index session_starts",))),
        ("CREATE TABLE more (a)", Findings(0, strange=("table more",))),
        ("UPDATE session SET started_utc = 'at dawn' WHERE rowid = 1", Findings(3, senseless=1)),
    ],
)
def test_what_is_not_as_it_should_be_is_told(
    keeper: SqliteKeeper, folder: Path, script: str, found: Findings
) -> None:
    with closing(sqlite3.connect(folder / DATABASE_NAME, isolation_level=None)) as connection:
        connection.execute(script)
    assert keeper.look_through() == found
    assert not found.sound


def test_damage_is_told(keeper: SqliteKeeper, folder: Path) -> None:
    path = folder / DATABASE_NAME
    path.write_bytes(path.read_bytes()[:-4096] + bytes(4096))
    findings = keeper.look_through()
    assert findings.damage
    assert not findings.sound


# What is in the way of looking.


@pytest.mark.linux
def test_a_disk_without_room_is_no_damage(folder: Path) -> None:
    """To read beside a log SQLite wants an index there, for which there is none."""
    import resource  # Windows has none

    with closing(sqlite3.connect(folder / DATABASE_NAME)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("UPDATE session SET note = 'in the log'")
        writer.commit()
        logged = {one: (folder / f"{DATABASE_NAME}{one}").read_bytes() for one in ("", "-wal")}
    copy = folder.parent / "copy"
    copy.mkdir()
    for ending, content in logged.items():
        (copy / f"{DATABASE_NAME}{ending}").write_bytes(content)
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, unlimited[1]))
    try:
        with pytest.raises(errors.StoreError) as raised:
            SqliteKeeper(copy).look_through()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    assert not isinstance(raised.value, errors.DamagedError)
    assert SqliteKeeper(copy).look_through() == Findings(walks=4)


def test_a_link_that_leads_nowhere_is_told_as_one(folder: Path, keeper: SqliteKeeper) -> None:
    (folder / DATABASE_NAME).rename(folder / "away.db")
    (folder / DATABASE_NAME).symlink_to(folder / "nowhere.db")
    with pytest.raises(errors.LinkError):
        keeper.back_up(NOON)
