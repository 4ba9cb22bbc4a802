"""Why a line of a file is not simply added: what is wrong in it, or what is here already."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.exchange.lines import Why
from retrotimer.core.exchange.planning import Act, Planned
from retrotimer.core.exchange.settings_form import URGENT_SIGN

translate = QCoreApplication.translate


def why(planned: Planned) -> str:
    """Why a line is not simply added."""
    if planned.why is None:
        if planned.act is not Act.CHANGED:
            return ""
        text = translate("importing", "Other than here: %1", "minutes, note")
        return text.replace("%1", _fields(planned.fields))
    if planned.why in _ABOUT_A_COLUMN:
        # What the file holds is put in last: it may have a "%1" of its own.
        return _place(planned).join(_about_a_column(planned.why).split("%1"))
    return _about_a_line(planned.why)


def _place(planned: Planned) -> str:
    """Where something is wrong: "“eleven” in “minutes”", or the column alone, or all that is missing."""
    columns = [translate("importing", "“%1”", "a column").replace("%1", name) for name in planned.fields]
    if not planned.found or not columns:
        return ", ".join(columns)
    text = translate("importing", "“%1” in %2", "what was found, the column")
    return planned.found.join(part.replace("%2", columns[0]) for part in text.split("%1"))


_ABOUT_A_COLUMN = {
    Why.MISSING,
    Why.NOT_A_DATE,
    Why.DAY_OR_MONTH,
    Why.OTHER_CALENDAR,
    Why.NOT_A_TIME,
    Why.NOT_AN_INSTANT,
    Why.NOT_A_NUMBER,
    Why.OUT_OF_BOUNDS,
    Why.UNKNOWN_WORD,
    Why.NOT_AN_ID,
    Why.TOO_LONG,
    Why.UNREADABLE,
    Why.CONTRADICTION,
}


def _about_a_column(why_: Why) -> str:
    """What is wrong comes first, because a table's cell may be cut short."""
    return {
        Why.MISSING: translate("importing", "Missing: %1", "“minutes”"),
        Why.NOT_A_DATE: translate(
            "importing", "Not a date: %1. Dates are read as 2026-11-17 or 17.11.2026", "“3 Nov” in “date”"
        ),
        Why.DAY_OR_MONTH: translate(
            "importing",
            "Which number is the day? %1. Dates are read as 2026-11-17 or 17.11.2026",
            "“03/11/2026” in “date”",
        ),
        Why.OTHER_CALENDAR: translate(
            "importing",
            "Another calendar: %1. Dates are read in the Gregorian one, as 2026-11-17",
            "“2569-11-17” in “date”",
        ),
        Why.NOT_A_TIME: translate(
            "importing", "Not a time of day: %1. Times are read as 07:30", "“25:00” in “time”"
        ),
        Why.NOT_AN_INSTANT: translate(
            "importing",
            "Not a date and time: %1. They are read with their offset, as 2026-11-17T09:00:00+01:00",
            "“9 o'clock” in “started”",
        ),
        Why.NOT_A_NUMBER: translate("importing", "Not a number that fits: %1", "“eleven” in “minutes”"),
        Why.OUT_OF_BOUNDS: translate("importing", "Too small or too large: %1", "“400” in “minutes”"),
        Why.UNKNOWN_WORD: translate("importing", "Not a word that is known here: %1", "“swim” in “kind”"),
        Why.NOT_AN_ID: translate("importing", "Not a UUID: %1", "“12” in “id”"),
        Why.TOO_LONG: translate("importing", "Too long for a note: %1", "“Today we…” in “note”"),
        Why.UNREADABLE: translate("importing", "Not all of it is text: %1", "“…” in “note”"),
        Why.CONTRADICTION: translate(
            "importing", "Contradicts the rest of the line: %1", "“stopped” in “outcome”"
        ),
    }[why_]


def _about_a_line(why_: Why) -> str:
    return {
        Why.NOT_AN_ENTRY: translate("importing", "This makes no sense here"),
        Why.CELLS: translate("importing", "The line has more or fewer cells than the first one"),
        Why.TOO_EARLY: translate("importing", "The calendar does not go back so far"),
        Why.FUTURE: translate("importing", "This is still to come"),
        Why.DAY_AND_START: translate("importing", "The day is not the one on which it began"),
        Why.UNDERWAY: translate("importing", "This walk is still under way"),
        Why.TWICE_OTHERWISE: translate(
            "importing", "A line above says something else of the same; that one is taken"
        ),
        Why.TWICE: translate("importing", "A line above says the same"),
        Why.SAME: translate("importing", "Is here already, exactly so"),
        Why.SAME_START: translate("importing", "A walk that began at this very time is here already"),
        Why.CORRECTED_HERE: translate("importing", "Was corrected here later than in the file"),
        Why.NOT_DONE: translate("importing", "Not ticked on this day"),
        Why.DAY_TAKEN: translate("importing", "This day has a walk already"),
        Why.COMES_BACK: translate("importing", "Was deleted here, and comes back"),
    }[why_]


def _fields(names: tuple[str, ...]) -> str:
    known = {
        "date": translate("importing", "day"),
        "started": translate("importing", "time"),
        "mode": translate("importing", "walk or run"),
        "walked_backward": translate("importing", "minutes"),
        "outcome": translate("importing", "ending"),
        "pain": translate("importing", "pain"),
        "effort": translate("importing", "talk test"),
        "note": translate("importing", "note"),
        "plan": translate("importing", "plan"),
        "written_utc": translate("importing", "when it was written"),
        "corrected_utc": translate("importing", "when it was corrected"),
        URGENT_SIGN: translate("importing", "a sign that a doctor should see"),
    }
    return ", ".join(known.get(name, name) for name in names)
