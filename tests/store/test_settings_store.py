from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrotimer.core.reminders import Past
from retrotimer.core.settings import Appearance, Settings
from retrotimer.store.database import Database, open_database
from retrotimer.store.settings import SqliteSettings
from tests.core.test_settings import NAMES, SETTINGS
from tests.fakes import TODAY

ANY_TEXT = st.text() | st.sampled_from(["[" * 20_000, "1" * 5000, "NaN", "1e999", '"\\ud800"', "{}", ""])


def test_a_new_database_holds_the_defaults(settings_store: SqliteSettings) -> None:
    assert settings_store.load() == Settings()
    assert settings_store.window_state() == b""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=SETTINGS)
def test_settings_are_kept(settings_store: SqliteSettings, chosen: Settings) -> None:
    settings_store.save(chosen)
    assert settings_store.load() == chosen


def test_settings_and_the_windows_place_leave_each_other_alone(settings_store: SqliteSettings) -> None:
    settings_store.keep_window_state(bytes(range(256)))
    settings_store.save(Settings(minutes=15, appearance=Appearance.DARK))
    assert settings_store.window_state() == bytes(range(256))
    settings_store.keep_window_state(b"")
    assert settings_store.load() == Settings(minutes=15, appearance=Appearance.DARK)


def test_of_two_who_want_to_tell_a_reminder_only_one_may(tmp_path: Path) -> None:
    one, other = open_database(tmp_path), open_database(tmp_path)
    window, terminal = SqliteSettings(one), SqliteSettings(other)
    seen = terminal.reminded()
    told = seen.told(TODAY)
    assert window.keep_reminded(seen, told)
    assert not terminal.keep_reminded(seen, told)
    assert terminal.reminded() == told
    skipping = told.skip_week(TODAY)
    assert terminal.keep_reminded(told, skipping)
    assert window.reminded() == skipping
    window.save(Settings(remind=True))
    assert window.reminded() == skipping
    one.close()
    other.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stored=st.dictionaries(st.sampled_from([*NAMES, "window", "reminded", "other"]), ANY_TEXT))
def test_nonsense_in_the_database_gives_way_to_the_defaults(
    database: Database, settings_store: SqliteSettings, stored: dict[str, str]
) -> None:
    with database.writing() as connection:
        connection.execute("DELETE FROM setting")
        connection.executemany("INSERT INTO setting VALUES (?, ?)", stored.items())
    loaded = settings_store.load()
    assert isinstance(settings_store.reminded(), Past)
    assert isinstance(settings_store.window_state(), bytes)
    settings_store.save(loaded)
    assert settings_store.load() == loaded


def test_every_broken_value_alone_gives_way_to_its_default(
    database: Database, settings_store: SqliteSettings
) -> None:
    for broken in ("[" * 100_000, "{", "", "nul"):
        with database.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO setting VALUES (?, ?)",
                [(name, broken) for name in (*NAMES, "window")],
            )
        assert settings_store.load() == Settings()
        assert settings_store.window_state() == b""


def test_good_values_beside_broken_ones_are_kept(database: Database, settings_store: SqliteSettings) -> None:
    with database.writing() as connection:
        connection.executemany(
            "INSERT INTO setting VALUES (?, ?)",
            [("minutes", "14"), ("week_goal", "8"), ("easy_start", "tru"), ("appearance", '"dark"')],
        )
    assert settings_store.load() == Settings(minutes=14, appearance=Appearance.DARK)
