"""Keeps settings and the window's place in SQLite; fills the port `SettingsStore`."""

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from retrotimer.core.settings import Settings, settings_from, stored_from
from retrotimer.store.database import Database

if TYPE_CHECKING:
    from sqlite3 import Connection

    from retrotimer.core.guidance import Guidance
    from retrotimer.core.reminders import Past

WINDOW = "window"
GUIDANCE = "guidance"
ASKED = "asked"
REMINDED = "reminded"
FIRST_STEPS = "first_steps"
BACKGROUND_TOLD = "background_told"


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

    def load_guidance(self) -> "Guidance":
        """How a person wants to be guided, defaults where nothing valid is."""
        from retrotimer.core import guidance  # the first picture needs none of it

        return guidance.guidance_from(self._read().get(GUIDANCE))

    def save_guidance(self, guidance: "Guidance") -> None:
        """Keep how a person wants to be guided."""
        from retrotimer.core.guidance import stored_from as stored  # as above

        self._write({GUIDANCE: stored(guidance)})

    def asked_on(self) -> date | None:
        """The day that `keep_asked` kept, or None."""
        stored = self._read().get(ASKED)
        try:
            return date.fromisoformat(stored) if isinstance(stored, str) else None
        except ValueError:
            return None

    def keep_asked(self, day: date) -> None:
        """Keep that the question of this day's morning was put away."""
        self._write({ASKED: day.isoformat()})

    def reminded(self) -> "Past":
        """What was told and answered of the reminders so far."""
        from retrotimer.core.reminders import past_from  # most windows remind of nothing

        return past_from(self._read().get(REMINDED))

    def keep_reminded(self, before: "Past", after: "Past") -> bool:
        """Keep what was told or answered, unless it is no longer as it was `before`; whether it was."""
        from retrotimer.core.reminders import past_from, stored_from  # as above

        with self._database.writing() as connection:
            if past_from(_read_all(connection).get(REMINDED)) != before:
                return False
            _write_all(connection, {REMINDED: stored_from(after)})
            return True

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

    def first_steps_seen(self) -> bool:
        """Whether the first steps were gone through or skipped."""
        return self._read().get(FIRST_STEPS) is True

    def keep_first_steps_seen(self) -> None:
        """Keep that they were."""
        self._write({FIRST_STEPS: True})

    def background_told(self) -> bool:
        """Whether the person was told what closing the window means while the app goes on without it."""
        return self._read().get(BACKGROUND_TOLD) is True

    def keep_background_told(self) -> None:
        """Keep that they were."""
        self._write({BACKGROUND_TOLD: True})

    def _read(self) -> Mapping[str, object]:
        with self._database.reading() as connection:
            return _read_all(connection)

    def _write(self, values: Mapping[str, object]) -> None:
        with self._database.writing() as connection:
            _write_all(connection, values)


def _read_all(connection: "Connection") -> Mapping[str, object]:
    stored = {}
    for name, value in connection.execute("SELECT name, value FROM setting").fetchall():
        try:
            stored[name] = json.loads(value)
        except (ValueError, RecursionError):
            continue
    return stored


def _write_all(connection: "Connection", values: Mapping[str, object]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
        [(name, json.dumps(value)) for name, value in values.items()],
    )
