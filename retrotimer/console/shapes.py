"""The shapes that other programs read. They are a promise: keys may be added, none may go or change."""

import json
from collections.abc import Mapping

from retrotimer.core.month import DayFace, DayLook, WeekRow
from retrotimer.core.weeks import Outlook

Shape = Mapping[str, object]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def week_shape(row: WeekRow) -> Shape:
    """A calendar week."""
    return {
        "start": row.face.start.isoformat(),
        "complete_days": row.face.complete,
        "met": row.face.outlook is Outlook.MET,
        "days": [day_shape(day) for day in row.days],
    }


def day_shape(day: DayFace) -> Shape:
    """A day; only walking completes it, running stands apart."""
    return {
        "date": day.date.isoformat(),
        "minutes": minutes(day.walked),
        "run_minutes": minutes(day.run),
        "complete": day.look is DayLook.COMPLETE,
        "planned": day.planned,
    }


def minutes(seconds: float) -> float:
    """Minutes to the hundredth, rounded down: less than ten must not read as ten."""
    return round(seconds * 1000) // 600 / 100


def written(shape: Shape) -> str:
    """A shape in one line of JSON, in letters that every terminal has."""
    return json.dumps(shape)
