"""Calendars (RFC 5545): the sessions that were walked, or the weekdays on which a person means to walk.

A calendar is often shared, so neither notes nor pain nor anything of the checklist goes into it.  This file
alone imports `icalendar`.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta

import icalendar

from retrotimer.core.days import wall_time
from retrotimer.core.exchange.forms import FileError, FileWrong
from retrotimer.core.records import WalkRecord
from retrotimer.core.settings import Settings
from retrotimer.core.weeks import DAYS
from retrotimer.store.rows import KINDS, record_of

PRODUCT = "-//Retrotimer//Retrotimer//EN"
_FOOT = "END:VCALENDAR\r\n"
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Calendar:
    """The sessions, an event each; `describe` says what one is called."""

    def __init__(self, describe: Callable[[WalkRecord], str]) -> None:
        self._describe = describe

    def head(self) -> str:
        """What stands before the first event."""
        return _text(_calendar()).removesuffix(_FOOT)

    def event(self, row: Mapping[str, object]) -> str:
        """The event of a session, as long as all of it took, and at least a minute."""
        record = record_of(row)
        seconds = sum(getattr(record.walked, kind) for kind in KINDS)
        event = icalendar.Event()
        event.add("uid", f"{record.id}@retrotimer")
        event.add("dtstamp", (record.corrected or record.written).astimezone(UTC))
        event.add("dtstart", record.started.utc.astimezone(UTC).replace(microsecond=0))
        event.add("duration", timedelta(minutes=max(1, round(seconds / 60))))
        event.add("summary", self._describe(record))
        event.add("transp", "TRANSPARENT")  # it does not say that a person is busy
        return _text(event)

    def foot(self) -> str:
        """What stands after the last event."""
        return _FOOT


def planned_days(settings: Settings, now: datetime, today: date, words: str) -> str:
    """A calendar with one event on the planned weekdays, each week from the next of them on.

    Where reminders are on, it begins at their time, on the clock on the wall wherever that hangs, and lasts
    as long as the walk; else it is the whole day's.

    Raises:
        FileError: there are none.
    """
    if not settings.planned_weekdays:
        raise FileError(FileWrong.NO_PLANNED_DAYS)
    days = (today + timedelta(days=n) for n in range(DAYS))
    first = next(day for day in days if day.weekday() in settings.planned_weekdays)
    event = icalendar.Event()
    event.add("uid", "planned-days@retrotimer")  # to import it anew replaces what was planned before
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    weekdays = settings.planned_weekdays
    if settings.remind:
        start = wall_time(first, settings.remind_at, settings.day_starts)
        event.add("dtstart", start)
        event.add("duration", timedelta(minutes=settings.minutes))
        weekdays = tuple((day + (start.date() - first).days) % DAYS for day in weekdays)
    else:
        event.add("dtstart", first)
    event.add("rrule", {"freq": "weekly", "byday": [_WEEKDAYS[weekday] for weekday in sorted(weekdays)]})
    event.add("summary", words)
    event.add("transp", "TRANSPARENT")
    calendar = _calendar()
    calendar.add_component(event)
    return _text(calendar)


def _calendar() -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    return calendar


def _text(component: icalendar.Component) -> str:
    return str(component.to_ical(), "utf-8")
