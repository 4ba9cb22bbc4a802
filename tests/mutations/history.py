"""The history that damaged files are imported into, and the whole files that they are made of."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.pain import Pain
from retrotimer.core.records import Feedback
from retrotimer.store.database import Database, open_database
from retrotimer.store.history import SqliteHistory
from tests.fakes import TODAY, a_moment, a_record, some_records
from tests.mutations.trial import LOOP
from tests.store.exchange.files import export

WALKS = 12


def sources(database: Database, folder: Path) -> list[tuple[str, bytes]]:
    """Fill a history; the files, each with its ending, tell half of it otherwise, and as much beside it."""
    history = SqliteHistory(database, lambda: a_moment(hour=11).utc)
    other = open_database(folder / "other")
    there = SqliteHistory(other, lambda: a_moment(hour=11).utc)
    for number, record in enumerate(some_records(WALKS / 365.25, TODAY - timedelta(days=2))):
        if number % 2:
            history.save(record)
        note = Feedback(Pain(2), note='=the park, "slower"\nthan before')
        there.save(replace(record, feedback=note) if number % 3 else record)
    there.save(replace(a_record(TODAY - timedelta(days=1), 12.5), timed=None))
    there.note_other_exercise(TODAY - timedelta(days=3), "swimming")
    there.confirm_doctor(DoctorCheck(TODAY - timedelta(days=9), a_moment(TODAY - timedelta(days=9)).utc))
    there.keep_urgent_sign(a_moment(TODAY - timedelta(days=4)).utc)
    for name in ("whole.csv", "whole.json"):
        export(other, folder / name)
    other.close()
    by_hand = b"date,minutes,time,note\n2026-11-01,12,07:30,first\n2026-11-02,10.5,,\n2026-11-03,9,18:00,=1\n"
    whole = [(name[5:], (folder / name).read_bytes()) for name in ("whole.csv", "whole.json")]
    return [*whole, *whole, (".csv", by_hand), (".csv", LOOP)]
