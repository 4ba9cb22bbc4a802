"""Keeps settings and the window's place in SQLite; fills the port `SettingsStore`."""

import json
from collections.abc import Mapping

from retrotimer.core.settings import Settings, settings_from, stored_from
from retrotimer.store.database import Database

WINDOW = "window"


class SqliteSettings:
    """The settings in an open database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> Settings:
        """The settings as stored, defaults where nothing valid is."""
        return settings_from(self._read())

    def save(self, settings: Settings) -> None:
        """Keep the settings."""
        self._write(stored_from(settings))

    def window_state(self) -> bytes:
        """What `keep_window_state` kept, or nothing."""
        stored = self._read().get(WINDOW)
        try:
            return bytes.fromhex(stored) if isinstance(stored, str) else b""
        except ValueError:
            return b""

    def keep_window_state(self, state: bytes) -> None:
        """Keep the window's size and place."""
        self._write({WINDOW: state.hex()})

    def _read(self) -> Mapping[str, object]:
        with self._database.reading() as connection:
            rows = connection.execute("SELECT name, value FROM setting").fetchall()
        stored = {}
        for name, value in rows:
            try:
                stored[name] = json.loads(value)
            except (ValueError, RecursionError):
                continue
        return stored

    def _write(self, values: Mapping[str, object]) -> None:
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
                [(name, json.dumps(value)) for name, value in values.items()],
            )
