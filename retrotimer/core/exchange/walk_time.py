"""When a session of an entry began, and on which day the doctor was asked: what is told and meant."""

from datetime import UTC, date, datetime, time

from retrotimer.core import days
from retrotimer.core.bounds import LATEST_DAY_START
from retrotimer.core.days import day_of, wall_time
from retrotimer.core.entries import NOON, usual_time
from retrotimer.core.exchange import fields as read
from retrotimer.core.exchange.fields import Fields
from retrotimer.core.exchange.lines import FieldError, Here, Why
from retrotimer.core.typed import EntryError, read_time

When = tuple[date, str, int, str, datetime]
"""A session's day, its start as it is stored, the offset, the zone, and the local time it is known by."""


def when(fields: Fields, here: Here) -> When:
    """When a session began.

    Raises:
        FieldError: it cannot have, or nobody can tell.
    """
    return _told(fields, here) if fields.get("started") else _meant(fields, here)


def _told(fields: Fields, here: Here) -> When:
    """When a session began whose start is told, with its offset."""
    local = read.instant(fields, "started")
    offset = local.utcoffset()
    if offset is None:
        raise FieldError(Why.NOT_AN_INSTANT, "started")
    day = _day_beside(fields, local)
    if day != local.date() and day != day_of(local, LATEST_DAY_START):
        raise FieldError(Why.DAY_AND_START, "started")
    utc = local.astimezone(UTC)
    _check_past(day, utc, here, "started")
    start, seconds = days.instant(utc), round(offset.total_seconds())
    return day, start, seconds, read.zone(fields, "zone"), local.replace(tzinfo=None)


def _day_beside(fields: Fields, local: datetime) -> date:
    """The day of a walk whose start is told.

    A spreadsheet may have written the day otherwise, 17/11/2026 or 11/17/26.  Where its numbers are those of
    the start's own day, or of the one before, that is the one; nothing else is guessed.
    """
    try:
        return read.day(fields, "date")
    except FieldError as error:
        if error.why not in {Why.NOT_A_DATE, Why.DAY_OR_MONTH}:
            raise
        for day in (local.date(), day_of(local, LATEST_DAY_START)):
            if read.is_day_in_any_order(fields, "date", day):
                return day
        raise


def doctor_day(fields: Fields, day: date) -> date:
    """The day of the doctor's check; a spreadsheet writes it in the order of the session's own day.

    Raises:
        FieldError: it is no day.
    """
    try:
        return read.day(fields, "doctor_on")
    except FieldError as error:
        found = None
        if error.why is Why.DAY_OR_MONTH:
            found = read.day_in_order_of(fields, "doctor_on", "date", day)
        if found is None:
            raise
        return found


def _meant(fields: Fields, here: Here) -> When:
    """When a session began of which the day is told alone, or a time of it: where the machine is now.

    One without a time is known by noon, whenever its file is read: today's begins now, before noon, and would
    be another walk each time.
    """
    day = read.day(fields, "date")
    if day > here.today:
        raise FieldError(Why.FUTURE, "date")
    at = _time(fields, day, here)
    stamp = here.stamp(day, usual_time(day, here.now, here.day_starts) if at is None else at)
    _check_past(stamp.date, stamp.utc, here, "date")
    known_by = stamp.local if at is not None else datetime.combine(day, NOON)
    return stamp.date, days.instant(stamp.utc), stamp.offset, stamp.zone, known_by


def _check_past(day: date, utc: datetime, here: Here, name: str) -> None:
    if day > here.today:
        raise FieldError(Why.FUTURE, "date")
    if utc > here.utc:
        raise FieldError(Why.FUTURE, name)


def _time(fields: Fields, day: date, here: Here) -> time | None:
    """The time that is told; None where there is none."""
    written = read.text(fields, "time")
    if not written:
        return None
    try:
        at = read_time(written)
    except EntryError as error:
        raise FieldError(Why.NOT_A_TIME, "time") from error
    if wall_time(day, at, here.day_starts) > here.now.wall.replace(tzinfo=None):
        raise FieldError(Why.FUTURE, "time")
    return at
