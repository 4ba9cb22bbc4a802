"""The list of all walks: each question to it is held against the same one asked of a plain list in Python."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, product
from random import Random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode, SegmentSeconds
from retrotimer.core.queries import Order, Show, WalkQuery
from retrotimer.core.records import Effort, Feedback, Outcome, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.store.database import Database, open_database
from retrotimer.store.history import SqliteHistory
from tests.fakes import TODAY, a_record, a_stopped_record, an_id, fill_history

PAINS = (None, None, 0, 3, 10)

NOTES = (
    *(
        "",
        "",
        "by the lake",
        "BY THE LAKE",
        "a%b",
        "a_b",
        "a*b",
        'it\'s "wet"',
        "back\\slash",
        "; DROP TABLE",
    ),
    *("Straße", "STRASSE", "İstanbul", "istanbul", "ISTANBUL", "ıslak", "Σίσυφος", "ΣΊΣΥΦΟΣ", "ПАРК", "парк"),
    *("café", "cafe\N{COMBINING ACUTE ACCENT}", "CAFÉ", "公園", "🚶‍♀️ walk", "two\nlines", "a\0b", "ﬁne", "K"),
)
WORDS = (
    *NOTES,
    "lake",
    "LAKE",
    "ss",
    "ß",
    "%",
    "_",
    "*",
    "'",
    '"',
    "\\",
    "\0",
    "İ",
    "i",
    "ς",
    "Σ",
    "é",
    "fi",
    "🚶",
)


def some_walks() -> list[WalkRecord]:
    """Walks of every kind, some alike in all that can be sorted by; the same ones each time."""
    chance = Random(7)  # noqa: S311 - nobody is to be kept from guessing it
    walks = []
    for number in range(90):
        day = date(2026, 1, 20) + timedelta(days=chance.randrange(80))
        minutes = float(chance.choice([1, 4, 10, 10, 12.345]))
        walk = a_record(day, minutes, hour=chance.randrange(24), mode=chance.choice(list(Mode)))
        outcome = chance.choice(list(Outcome))
        walk = replace(
            walk,
            id=an_id(number),
            started=replace(walk.started, utc=walk.started.utc + timedelta(seconds=number)),  # none at once
            outcome=outcome,
            reason=chance.choice(list(StopReason)) if outcome is Outcome.STOPPED else None,
            pain_before=Pain(chance.choice(PAINS), chance.choice(PAINS)),
            feedback=Feedback(
                Pain(chance.choice(PAINS), chance.choice(PAINS)),
                chance.choice([None, *Effort]),
                chance.choice(NOTES),
            ),
        )
        if outcome is Outcome.FINISHED and number % 3 == 0:
            walk = replace(walk, timed=None)
        walks.append(walk)
    return walks


WALKS = some_walks()
REMOVED = frozenset(walk.id for walk in WALKS[::11])


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteHistory]:
    database = open_database(tmp_path_factory.mktemp("data"))
    history = SqliteHistory(database, lambda: a_record().written)
    for walk in WALKS:
        history.save(walk)
    for walk_id in REMOVED:
        history.remove(walk_id)
    yield history
    database.close()


# The same question, asked of the plain list.

Key = Callable[[WalkRecord], Any]

SHOWN: dict[Show, Callable[[WalkRecord], bool]] = {
    Show.ALL: lambda _walk: True,
    Show.FINISHED: lambda walk: walk.outcome is Outcome.FINISHED,
    Show.STOPPED: lambda walk: walk.outcome is Outcome.STOPPED,
    Show.PAIN: lambda walk: walk.reason is StopReason.PAIN,
    Show.RUNS: lambda walk: walk.mode is Mode.RUN,
    Show.BY_HAND: lambda walk: walk.timed is None,
}


def folded(text: str) -> str:
    composed = text.replace("e\N{COMBINING ACUTE ACCENT}", "é").casefold()
    return composed.replace("i\N{COMBINING DOT ABOVE}", "i")


def asked_for(walk: WalkRecord, query: WalkQuery) -> bool:
    month = query.month is None or (walk.started.date.year, walk.started.date.month) == (
        query.month.year,
        query.month.month,
    )
    listed = walk.outcome is not Outcome.UNDERWAY and walk.id not in REMOVED
    return (
        listed
        and month
        and SHOWN[query.show](walk)
        and folded(query.text.strip()) in folded(walk.feedback.note)
    )


def in_order(walks: list[WalkRecord], query: WalkQuery) -> list[WalkRecord]:
    """By Python's sort, which leaves alone what is equal: first by start, then by what is asked for."""
    latest_first = sorted(walks, key=lambda walk: walk.started.utc, reverse=True)
    down = query.descending

    def by(key: Key, walks: list[WalkRecord]) -> list[WalkRecord]:
        return sorted(walks, key=key, reverse=down)

    def known_first(key: Key, walks: list[WalkRecord]) -> list[WalkRecord]:
        known = [walk for walk in walks if key(walk) is not None]
        return by(key, known) + [walk for walk in walks if walk not in known]

    match query.order:
        case Order.START:
            return latest_first if down else latest_first[::-1]
        case Order.MINUTES:
            return by(lambda walk: walk.walked.backward, latest_first)
        case Order.MODE:
            return by(lambda walk: walk.mode.value, latest_first)
        case Order.OUTCOME:
            return by(
                lambda walk: (walk.outcome.value, walk.reason.value if walk.reason else ""), latest_first
            )
        case Order.PAIN:
            return known_first(
                lambda walk: walk.feedback.pain.worst,
                known_first(lambda walk: walk.pain_before.worst, latest_first),
            )
        case Order.NOTE:
            return known_first(
                lambda walk: folded(walk.feedback.note) if walk.feedback.note else None, latest_first
            )


def expected(query: WalkQuery) -> list[WalkRecord]:
    return in_order([walk for walk in WALKS if asked_for(walk, query)], query)


def answered(history: SqliteHistory, query: WalkQuery) -> list[WalkRecord]:
    return history.read(history.matching(query))


# What is held against it.


@pytest.mark.parametrize(("show", "order", "descending"), list(product(Show, Order, [True, False])))
def test_every_kind_of_list_in_every_order(
    filled: SqliteHistory, show: Show, order: Order, *, descending: bool
) -> None:
    query = WalkQuery(show=show, order=order, descending=descending)
    found = answered(filled, query)
    assert [walk.id for walk in found] == [walk.id for walk in expected(query)]
    assert len(found) >= 3


@given(
    query=st.builds(
        WalkQuery,
        month=st.none() | st.dates(date(2025, 12, 1), date(2026, 5, 31)),
        text=st.sampled_from(WORDS) | st.text(max_size=3),
        show=st.sampled_from(Show),
        order=st.sampled_from(Order),
        descending=st.booleans(),
    )
)
@example(query=WalkQuery(month=date(2026, 2, 28), text="%"))
@example(query=WalkQuery(month=date(2026, 3, 31), order=Order.NOTE))
@example(query=WalkQuery(text=" lake "))
def test_every_question_has_the_right_answer(filled: SqliteHistory, query: WalkQuery) -> None:
    assert [walk.id for walk in answered(filled, query)] == [walk.id for walk in expected(query)]


@pytest.mark.parametrize("word", WORDS)
def test_every_word_finds_its_notes(filled: SqliteHistory, word: str) -> None:
    query = WalkQuery(text=word)
    assert [walk.id for walk in answered(filled, query)] == [walk.id for walk in expected(query)]


@pytest.mark.parametrize(
    ("note", "text", "found"),
    [
        ("Straße", "STRASSE", True),
        ("STRASSE", "straße", True),
        ("İstanbul", "istanbul", True),
        ("istanbul", "İSTANBUL", True),
        ("Σίσυφος", "ΣΊΣΥΦΟΣ", True),
        ("ΣΊΣΥΦΟΣ", "σίσυφος", True),
        ("парк", "ПАРК", True),
        ("cafe\N{COMBINING ACUTE ACCENT}", "CAFÉ", True),
        ("café", "cafe", False),
        ("100 %", "0 %", True),
        ("100", "1%0", False),
        ("a_b", "_", True),
        ("ab", "a_b", False),
        ("it's", "'", True),
        ('so-called "flat"', '"flat"', True),
        ("x' OR '1'='1", "' OR '1'='1", True),
        ("", "' OR '1'='1", False),
        ("two\nlines", "two\nlines", True),
        ("wet", "  wet  ", True),
        ("wet", " ", True),
        ("wet", "we\ud83d", False),
    ],
)
def test_notes_are_searched_as_people_read_them(
    history: SqliteHistory, note: str, text: str, *, found: bool
) -> None:
    history.save(replace(a_record(), feedback=Feedback(note=note)))
    assert bool(history.matching(WalkQuery(text=text))) is found


@pytest.mark.parametrize(
    ("month", "days"),
    [
        (date(2024, 2, 29), [date(2024, 2, 29), date(2024, 2, 1)]),
        (date(2024, 3, 1), [date(2024, 3, 1)]),
        (date(2024, 12, 31), [date(2024, 12, 31)]),
        (date(2025, 1, 1), [date(2025, 1, 1)]),
        (date(2024, 11, 30), []),
    ],
)
def test_a_month_has_its_own_days_and_no_others(
    history: SqliteHistory, month: date, days: list[date]
) -> None:
    for day in ("2024-02-01", "2024-02-29", "2024-03-01", "2024-12-31", "2025-01-01", "2023-02-28"):
        history.save(a_record(date.fromisoformat(day)))
    assert [walk.started.date for walk in answered(history, WalkQuery(month=month))] == days


def test_the_months_that_have_walks_are_told_the_latest_first(history: SqliteHistory) -> None:
    assert history.months() == []
    days = ("1900-01-01", "2023-02-28", "2024-02-01", "2024-02-29", "2024-12-31", "2025-01-01", "2199-12-31")
    records = [a_record(date.fromisoformat(day)) for day in days]
    for record in (*records, replace(a_record(date(2025, 3, 1)), outcome=Outcome.UNDERWAY)):
        history.save(record)
    firsts = ["2199-12-01", "2025-01-01", "2024-12-01", "2024-02-01", "2023-02-01", "1900-01-01"]
    assert [month.isoformat() for month in history.months()] == firsts
    history.remove(records[0].id)
    assert [month.isoformat() for month in history.months()] == firsts[:-1]


def test_the_months_are_found_by_the_index_alone(database: Database, history: SqliteHistory) -> None:
    fill_history(database, years=1)
    plan = how(database, history.months)
    assert plan.count("SEARCH session USING COVERING INDEX session_totals") == 2
    assert "SCAN session" not in plan


def test_half_a_character_in_a_note_is_kept_as_a_question_mark(history: SqliteHistory) -> None:
    """A walk must not fail to be kept for it."""
    record = replace(a_record(), feedback=Feedback(note="wet \ud83d"))
    history.save(record)
    history.give_feedback(record.id, Feedback(note="wet \ud83d!"))
    found = history.find(record.id)
    assert found is not None
    assert found.feedback.note == "wet ?!"


# Reading what was found.


def test_more_keys_than_a_statement_of_sqlite_takes_are_read(
    database: Database, history: SqliteHistory
) -> None:
    count = fill_history(database, years=3)
    keys = history.matching(WalkQuery())
    found = history.read([*keys, *range(count + 1, 40_000), *reversed(keys)])
    assert len(found) == 2 * count
    assert found[:count] == found[count:][::-1]
    assert all(later.started.utc > earlier.started.utc for later, earlier in pairwise(found[:count]))


def test_what_is_gone_meanwhile_is_left_out_and_the_rest_keeps_its_order(history: SqliteHistory) -> None:
    walks = [a_record(TODAY - timedelta(days=n)) for n in range(4)]
    for walk in walks:
        history.save(walk)
    keys = history.matching(WalkQuery())
    assert history.read([]) == []
    assert history.read([keys[2], 999_999, keys[0], -1]) == [walks[2], walks[0]]
    assert history.read(list(reversed(keys))) == walks[::-1]


def test_a_correction_shows_under_the_same_key(history: SqliteHistory) -> None:
    before = a_record()
    history.save(before)
    keys = history.matching(WalkQuery())
    after = replace(before, walked=SegmentSeconds(backward=780.0), corrected=before.written)
    history.correct(before, after)
    assert history.read(keys) == [after]


def test_the_last_walk_is_the_one_that_began_last_and_has_ended(history: SqliteHistory) -> None:
    assert history.last_walk() is None
    history.save(replace(a_record(TODAY + timedelta(days=3)), outcome=Outcome.UNDERWAY))
    assert history.last_walk() is None
    evening, morning = a_stopped_record(hour=19), a_record(hour=8)
    for record in (evening, morning, a_record(TODAY - timedelta(days=1), hour=23)):
        history.save(record)
    assert history.last_walk() == evening
    history.remove(evening.id)
    assert history.last_walk() == morning
    history.put_back(evening.id)
    assert history.last_walk() == evening


@pytest.mark.parametrize("show", [Show.ALL, Show.FINISHED, Show.STOPPED])
@pytest.mark.parametrize("descending", [True, False])
def test_the_list_as_it_opens_comes_from_the_index_alone(
    database: Database, history: SqliteHistory, show: Show, *, descending: bool
) -> None:
    fill_history(database, years=1)
    plan = how(database, lambda: history.matching(WalkQuery(show=show, descending=descending)))
    assert "COVERING INDEX session_starts" in plan
    assert "TEMP B-TREE" not in plan


def test_the_last_walk_is_found_by_its_index(database: Database, history: SqliteHistory) -> None:
    fill_history(database, years=1)
    plan = how(database, history.last_walk)
    assert "INDEX session_starts" in plan
    assert "TEMP B-TREE" not in plan


def test_walks_are_read_by_their_keys(database: Database, history: SqliteHistory) -> None:
    fill_history(database, years=1)
    assert (
        how(database, lambda: history.read([1, 2, 3])) == "SEARCH session USING INTEGER PRIMARY KEY (rowid=?)"
    )


def how(database: Database, ask: Callable[[], object]) -> str:
    """SQLite's plan for what is asked, caught as it is asked."""
    asked: list[str] = []
    with database.reading() as connection:
        connection.set_trace_callback(asked.append)
        ask()
        connection.set_trace_callback(None)
        (question,) = asked
        return " / ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {question}"))


# What else was done on a day.


def test_what_else_was_done_is_kept_changed_and_taken_away(history: SqliteHistory) -> None:
    assert history.other_exercise(TODAY) == ""
    history.note_other_exercise(TODAY, "20 Minuten Schwimmen – ruhig 🏊")
    history.note_other_exercise(TODAY - timedelta(days=1), "yoga")
    assert history.other_exercise(TODAY) == "20 Minuten Schwimmen – ruhig 🏊"
    history.note_other_exercise(TODAY, "swam")
    assert history.other_exercise(TODAY) == "swam"
    history.note_other_exercise(TODAY, "")
    history.note_other_exercise(TODAY, "")
    assert (history.other_exercise(TODAY), history.other_exercise(TODAY - timedelta(days=1))) == ("", "yoga")


def test_what_else_was_done_counts_nowhere(history: SqliteHistory) -> None:
    history.note_other_exercise(TODAY, "swam")
    assert history.totals(TODAY, TODAY) == {}
    assert history.first_day() is None
    assert history.matching(WalkQuery()) == []
