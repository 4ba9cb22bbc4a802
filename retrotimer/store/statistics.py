"""Lets SQLite add up what charts show; imported with them, which few starts ever show."""

from datetime import date
from sqlite3 import Connection

from retrotimer.core.days import COMPLETE_DAY_MILLISECONDS
from retrotimer.core.statistics.rows import HabitRow, ToldPain, WeekSums
from retrotimer.core.weeks import DAYS
from retrotimer.store.rows import LISTED, WALKED_MILLISECONDS

# As Python's `toordinal` has it; `julianday` begins its days at noon.
_ORDINAL = "CAST(julianday(local_date) - 1721424.5 AS INTEGER)"

_SPAN = f"{LISTED} AND local_date BETWEEN :first AND :last"

# What the clock on the wall showed, in minutes since midnight; an offset may lead into the day before.
_MINUTE = (
    "((substr(started_utc, 12, 2) * 3600 + substr(started_utc, 15, 2) * 60 + substr(started_utc, 18, 2) "
    "+ utc_offset + 86400) % 86400 / 60)"
)

_PAINS = (
    "back_pain_before", "back_pain_after", "back_pain_morning",
    "knee_pain_before", "knee_pain_after", "knee_pain_morning",
)  # fmt: skip

# Of each day first, as the calendar does: a day is complete by walking alone.
_WEEKS = f"""
    SELECT (day - :start) / {DAYS}, sum(walked >= :complete), sum(walked), sum(run) FROM (
        SELECT {_ORDINAL} AS day,
            sum({WALKED_MILLISECONDS} * (mode = 'walk')) AS walked,
            sum({WALKED_MILLISECONDS} * (mode = 'run')) AS run
        FROM session WHERE {_SPAN} GROUP BY local_date
    ) GROUP BY 1 ORDER BY 1
"""  # noqa: S608 - our own names, as all below

_TOLD = f"{_SPAN} AND mode = 'walk' AND coalesce({', '.join(_PAINS)}) IS NOT NULL"

# By the day first: where a clock or a zone was changed, the instants may say otherwise.
_EACH = f"""
    SELECT local_date, {_MINUTE}, {", ".join(_PAINS)} FROM session WHERE {_TOLD}
    ORDER BY local_date, started_utc, rowid
"""  # noqa: S608

_MEANS = f"""
    SELECT count(*), {", ".join(f"avg({name})" for name in _PAINS)} FROM session WHERE {_TOLD}
"""  # noqa: S608

# One number says it all: to group by four columns takes half as long again.
_HABITS = f"""
    SELECT {_MINUTE} / 60 * 8 + (mode = 'run') * 4 + (flat_open IS 1) * 2 + (buddy IS 1), count(*)
    FROM session WHERE {_SPAN} GROUP BY 1 ORDER BY 1
"""  # noqa: S608


def week_sums(connection: Connection, first: date, last: date) -> list[WeekSums]:
    """The weeks from `first` on that have a session, in their order, read from the index alone."""
    start = first.toordinal()
    asked = {**_span(first, last), "start": start, "complete": COMPLETE_DAY_MILLISECONDS}
    return [
        WeekSums(date.fromordinal(start + week * DAYS), complete, walked / 1000, run / 1000)
        for week, complete, walked, run in connection.execute(_WEEKS, asked)
    ]


def told_pains(connection: Connection, first: date, last: date, shared: int) -> list[ToldPain]:
    """Each walk with which a pain was told, or the means of every `shared` weeks from `first` on."""
    if shared == 1:
        rows = connection.execute(_EACH, _span(first, last))
        return [ToldPain(date.fromisoformat(day), minute, 1, *pains) for day, minute, *pains in rows]
    # One question for each point: the index leads straight to its days. To let SQLite group them takes twice
    # as long, as it sorts all rows first.
    found = []
    for days in range(0, (last - first).days + 1, shared * DAYS):
        start, end = _day(first, days), min(_day(first, days + shared * DAYS - 1), last)
        walks, *pains = connection.execute(_MEANS, _span(start, end)).fetchone()
        if walks:
            found.append(ToldPain(start, 0, walks, *pains))
    return found


def habit_rows(connection: Connection, first: date, last: date) -> list[HabitRow]:
    """How many sessions there are of each hour, kind and place."""
    return [
        HabitRow(key // 8, bool(key & 4), bool(key & 2), bool(key & 1), count)
        for key, count in connection.execute(_HABITS, _span(first, last))
    ]


def _span(first: date, last: date) -> dict[str, object]:
    return {"first": first.isoformat(), "last": last.isoformat()}


def _day(first: date, days: int) -> date:
    return date.fromordinal(first.toordinal() + days)
