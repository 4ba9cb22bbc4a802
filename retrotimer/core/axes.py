"""Axes whose ticks a person would have chosen: first days of weeks, months and years, and round numbers."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil

from retrotimer.core.charts import Axis, Tick, Unit
from retrotimer.core.days import add_months
from retrotimer.core.pain import LEAST_PAIN, MOST_PAIN
from retrotimer.core.weeks import DAYS, week_start

_WEEKLY_UP_TO = 16 * DAYS
_MONTHLY_UP_TO = 2 * 366 + 2 * DAYS
_MOST_TICKS = 12
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)

_MOST_STEPS = 5
_MINUTES = (5, 10, 15, 20, 30, 60, 120, 180, 240, 300, 600, 1200)
_COUNTS = (1, 2, 5)


def date_axis(first: date, end: date, *, first_weekday: int, aside: float = 0.0) -> Axis:
    """The days from `first` to `end`, both included; `aside` moves the names of weeks to their middle."""
    least, most = float(first.toordinal()), end.toordinal() + 1.0
    days = most - least
    if days <= _WEEKLY_UP_TO:
        ticks = (Tick(day + aside, day) for day in _weeks(first, end, first_weekday))
        return Axis(Unit.DAY, least, most, tuple(ticks))
    if days <= _MONTHLY_UP_TO:
        return Axis(Unit.MONTH, least, most, tuple(Tick(day, day) for day in _months(first, end)))
    return Axis(Unit.YEAR, least, most, tuple(Tick(day, day) for day in _years(first, end)))


def pain_axis() -> Axis:
    """From no pain to the worst."""
    return Axis(Unit.PAIN, LEAST_PAIN, MOST_PAIN, _ticks(MOST_PAIN, 2))


def days_axis() -> Axis:
    """From none to all days of a week."""
    return Axis(Unit.DAYS_A_WEEK, 0, DAYS, _ticks(DAYS, 1))


def minutes_axis(most: float) -> Axis:
    """From 0 to a round number of minutes that `most` does not exceed."""
    step = next((step for step in _MINUTES if most <= step * _MOST_STEPS), _MINUTES[-1])
    return _up(Unit.MINUTES_A_WEEK, most, step)


def walks_axis(most: int) -> Axis:
    """From 0 to a round number of walks that `most` does not exceed."""
    return _up(Unit.WALKS, most, _round_step(most))


def hours_axis() -> Axis:
    """A day from midnight to midnight, named every six hours."""
    return Axis(Unit.HOUR, 0, 24, tuple(Tick(hour, hour) for hour in range(0, 24, 6)))


def places_axis(count: int) -> Axis:
    """So many places, each named in its middle."""
    return Axis(Unit.PLACE, 0, count, tuple(Tick(number + 0.5, number) for number in range(count)))


def _up(unit: Unit, most: float, step: int) -> Axis:
    top = max(1, ceil(most / step)) * step
    return Axis(unit, 0, top, _ticks(top, step))


def _ticks(top: int, step: int) -> tuple[Tick, ...]:
    return tuple(Tick(value, value) for value in range(0, top + 1, step))


def _round_step(most: int) -> int:
    ten = 1
    while True:
        for count in _COUNTS:
            if most <= count * ten * _MOST_STEPS:
                return count * ten
        ten *= 10


def _weeks(first: date, end: date, first_weekday: int) -> Iterator[int]:
    start = week_start(first, first_weekday)
    if start < first:
        start += timedelta(days=DAYS)
    yield from range(start.toordinal(), end.toordinal() + 1, DAYS)


def _months(first: date, end: date) -> Iterator[int]:
    month = first if first.day == 1 else add_months(first.replace(day=1), 1)
    while month <= end:
        yield month.toordinal()
        month = add_months(month, 1)


def _years(first: date, end: date) -> Iterator[int]:
    years = end.year - first.year + 1
    step = next((step for step in _YEARS if years <= step * _MOST_TICKS), _YEARS[-1])
    for year in range(first.year, end.year + 1):
        day = date(year, 1, 1)
        if year % step == 0 and day >= first:
            yield day.toordinal()
