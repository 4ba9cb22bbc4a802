"""Lets SQLite add up what charts show; imported with them, which few starts ever show."""

from collections import Counter
from collections.abc import Iterator
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
# Instants are kept to the millisecond: half of one makes up for what a fraction loses. What is none is 0.
_SECOND = "(CAST(julianday(started_utc) * 86400 + 0.0005 AS INTEGER) + utc_offset + 129600)"
_MINUTE = f"coalesce({_SECOND} % 86400 / 60, 0)"

_PAINS = (
    "back_pain_before", "back_pain_after", "back_pain_morning",
    "knee_pain_before", "knee_pain_after", "knee_pain_morning",
)  # fmt: skip

_FIRST_LETTER = 48

# SQLite sorts all rows before it groups them by what is computed, which takes longer than all else. So what
# is to be counted comes as one text, a letter for each row, and Python counts letters in C. These are the
# days on which one walk was enough; each is there as often as there were such walks.
_WEEKS = f"""
    SELECT sum({WALKED_MILLISECONDS}), sum({WALKED_MILLISECONDS}) FILTER (WHERE mode = 'run'),
        group_concat(char({_FIRST_LETTER} + {_ORDINAL} - :start), '')
            FILTER (WHERE mode = 'walk' AND {WALKED_MILLISECONDS} >= :complete)
    FROM session WHERE {_SPAN}
"""  # noqa: S608 - our own names, as all below

# The days on which several short ones were: a day is complete by walking alone, as the calendar has it.
_BY_SEVERAL = f"""
    SELECT char({_FIRST_LETTER} + {_ORDINAL} - :start)
    FROM session WHERE {_SPAN} AND walked_backward < {COMPLETE_DAY_MILLISECONDS // 1000} AND mode = 'walk'
    GROUP BY local_date HAVING sum({WALKED_MILLISECONDS}) >= :complete
"""  # noqa: S608

_TOLD = f"{_SPAN} AND mode = 'walk' AND coalesce({', '.join(_PAINS)}) IS NOT NULL"

# By the day first: where a clock or a zone was changed, the instants may say otherwise.
_EACH = f"""
    SELECT local_date, {_MINUTE}, {", ".join(_PAINS)} FROM session WHERE {_TOLD}
    ORDER BY local_date, started_utc, rowid
"""  # noqa: S608

_MEANS = f"""
    SELECT count(*), {", ".join(f"avg({name})" for name in _PAINS)} FROM session WHERE {_TOLD}
"""  # noqa: S608

# One letter says it all: the hour, and three answers.
_HABITS = f"""
    SELECT group_concat(
        char({_FIRST_LETTER} + {_MINUTE} / 60 * 8
            + (mode = 'run') * 4 + (flat_open IS 1) * 2 + (buddy IS 1)), '')
    FROM session {{}} WHERE {_SPAN}
"""  # noqa: S608

_MANY_DAYS = 2 * 366
"""Of more, all rows are read as they lie: to be led to each by the index takes half as long again."""


def week_sums(connection: Connection, first: date, last: date, shared: int) -> list[WeekSums]:
    """Every `shared` weeks from `first` on that have a session, in their order, read from the index alone."""
    week_of = {chr(_FIRST_LETTER + day): day // DAYS for day in range(shared * DAYS)}.__getitem__
    found = []
    for start, end in _spans(first, last, shared):
        asked = {**_span(start, end), "start": start.toordinal(), "complete": COMPLETE_DAY_MILLISECONDS}
        in_all, run, days = connection.execute(_WEEKS, asked).fetchone()
        if in_all is None:
            continue
        complete = {*(days or ""), *(day for (day,) in connection.execute(_BY_SEVERAL, asked))}
        of_week = Counter(map(week_of, complete))
        weeks = tuple(of_week[week] for week in range((end - start).days // DAYS + 1))
        found.append(WeekSums(start, weeks, (in_all - (run or 0)) / 1000, (run or 0) / 1000))
    return found


def told_pains(connection: Connection, first: date, last: date, shared: int) -> list[ToldPain]:
    """Each walk with which a pain was told, or the means of every `shared` weeks from `first` on."""
    if shared == 1:
        rows = connection.execute(_EACH, _span(first, last))
        return [ToldPain(date.fromisoformat(day), minute, 1, *pains) for day, minute, *pains in rows]
    # One question for each point: the index leads straight to its days. To let SQLite group them takes twice
    # as long, as it sorts all rows first.
    found = []
    for start, end in _spans(first, last, shared):
        walks, *pains = connection.execute(_MEANS, _span(start, end)).fetchone()
        if walks:
            found.append(ToldPain(start, 0, walks, *pains))
    return found


def habit_rows(connection: Connection, first: date, last: date) -> list[HabitRow]:
    """How many sessions there are of each hour, kind and place."""
    asked = _HABITS.format("NOT INDEXED" if (last - first).days > _MANY_DAYS else "")
    (letters,) = connection.execute(asked, _span(first, last)).fetchone()
    counted = Counter(letters or "")
    keys = {ord(letter) - _FIRST_LETTER: counted[letter] for letter in sorted(counted)}
    return [
        HabitRow(key // 8, bool(key & 4), bool(key & 2), bool(key & 1), count) for key, count in keys.items()
    ]


def _span(first: date, last: date) -> dict[str, object]:
    return {"first": first.isoformat(), "last": last.isoformat()}


def _spans(first: date, last: date, shared: int) -> Iterator[tuple[date, date]]:
    """The first and the last day of every `shared` weeks; of the last ones only those up to `last`."""
    for start in range(first.toordinal(), last.toordinal() + 1, shared * DAYS):
        end = min(start + shared * DAYS - 1, last.toordinal())
        yield date.fromordinal(start), date.fromordinal(end)
