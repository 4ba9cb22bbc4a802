"""Turns a question to the list of all walks into SQL; imported with that list, which few starts ever show."""

from datetime import date
from sqlite3 import Connection

from retrotimer.core.days import add_months
from retrotimer.core.queries import Order, Show, WalkQuery
from retrotimer.store.rows import LISTED, plain

_SHOWN = {
    Show.ALL: "",
    Show.FINISHED: "AND outcome = 'finished'",
    Show.STOPPED: "AND outcome = 'stopped'",
    Show.PAIN: "AND reason = 'pain'",
    Show.RUNS: "AND mode = 'run'",
    Show.BY_HAND: "AND planned_backward IS NULL",
}


def _worst(when: str) -> str:
    """The higher of the pains that were told at one time; SQLite's `max` gives NULL where one of two is."""
    back, knee = f"back_pain_{when}", f"knee_pain_{when}"
    return f"max(coalesce({back}, {knee}), coalesce({knee}, {back}))"


_ORDERS = {
    Order.START: "started_utc {way}",
    Order.MINUTES: "walked_backward {way}, started_utc DESC",
    Order.MODE: "mode {way}, started_utc DESC",
    Order.OUTCOME: "outcome {way}, reason {way}, started_utc DESC",
    Order.PAIN: f"{_worst('after')} {{way}} NULLS LAST, "
    f"{_worst('before')} {{way}} NULLS LAST, started_utc DESC",
    Order.NOTE: "note = '', folded(note) {way}, started_utc DESC",
}


def matching_keys(connection: Connection, query: WalkQuery) -> list[int]:
    """The row numbers of all ended sessions that a query asks for, in its order."""
    conditions, values = [LISTED, _SHOWN[query.show]], []
    if query.month is not None:
        first = query.month.replace(day=1)
        conditions.append("AND local_date >= ? AND local_date < ?")
        values += [first.isoformat(), add_months(first, 1).isoformat()]
    if query.text.strip():
        conditions.append("AND instr(folded(note), ?) > 0")
        values.append(_folded(plain(query.text.strip())))
    order = _ORDERS[query.order].format(way="DESC" if query.descending else "ASC")
    connection.create_function("folded", 1, _folded, deterministic=True)
    rows = connection.execute(
        f"SELECT rowid FROM session WHERE {' '.join(conditions)} ORDER BY {order}",  # noqa: S608 - our own words
        values,
    )
    return [key for (key,) in rows]


def listed_months(connection: Connection) -> list[date]:
    """The first days of the months with an ended session, the latest first.

    Each step asks the index for the last day before a month; to read all its days takes ten times as long.
    """
    rows = connection.execute(
        "WITH RECURSIVE latest(day) AS ("  # noqa: S608 - our own words
        f"SELECT max(local_date) FROM session WHERE {LISTED} "
        "UNION ALL "
        f"SELECT (SELECT max(local_date) FROM session WHERE {LISTED} "
        "AND local_date < substr(latest.day, 1, 8) || '01') FROM latest WHERE latest.day IS NOT NULL) "
        "SELECT day FROM latest WHERE day IS NOT NULL"
    )
    return [date.fromisoformat(day).replace(day=1) for (day,) in rows]


def _folded(text: str) -> str:
    """A text as people compare it, in every script; SQL's own `lower` knows only English letters.

    Capitals are gone, and it no longer matters whether an accent is a letter of its own.
    """
    if text.isascii():
        return text.lower()
    from unicodedata import normalize  # large, and most notes do without

    return normalize("NFC", text).casefold().replace("i\u0307", "i")  # as Turkish writes the small İ
