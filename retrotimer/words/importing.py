"""Sentences about an import before it is done: what would become of each line."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.exchange.lines import Item, OtherExercise, StoredSettings, beginning
from retrotimer.core.exchange.loop_form import LoopHabits
from retrotimer.core.exchange.planning import Act, Planned
from retrotimer.core.exchange.settings_form import URGENT_SIGN
from retrotimer.core.records import WalkRecord
from retrotimer.words.days import long_date, time_of_day
from retrotimer.words.entries import other
from retrotimer.words.history import date_with_weekday
from retrotimer.words.import_reasons import why
from retrotimer.words.keeping import one_moment
from retrotimer.words.numbers import number
from retrotimer.words.report_end import checks_title
from retrotimer.words.walk import walk_line

translate = QCoreApplication.translate


def act_name(act: Act) -> str:
    """What would become of a line, in a word."""
    return {
        Act.ADDED: translate("importing", "Add"),
        Act.CHANGED: translate("importing", "Change"),
        Act.SKIPPED: translate("importing", "Skip"),
        Act.REFUSED: translate("importing", "Refuse"),
    }[act]


def counts(found: Mapping[Act, int]) -> str:
    """What would become of all lines: "12 would be added · 30 skipped"."""
    pieces = {
        Act.ADDED: translate("importing", "%1 to add", "a number"),
        Act.CHANGED: translate("importing", "%1 to change", "a number"),
        Act.SKIPPED: translate("importing", "%1 to skip", "a number"),
        Act.REFUSED: translate("importing", "%1 refused", "a number"),
    }
    return _told(pieces, found) or translate("importing", "There is nothing in this file to import.")


def done(found: Mapping[Act, int], latest: date | None = None) -> str:
    """What has become of all lines; `latest` is the latest day among them, if that is to be told."""
    pieces = {
        Act.ADDED: translate("importing", "%1 added", "a number"),
        Act.CHANGED: translate("importing", "%1 changed", "a number"),
        Act.SKIPPED: translate("importing", "%1 skipped", "a number"),
        Act.REFUSED: translate("importing", "%1 refused", "a number"),
    }
    text = _told(pieces, found)
    if latest is None:
        return text
    with_day = translate("importing", "%1. The latest is of %2.", "12 added · 3 skipped; a date")
    return with_day.replace("%1", text).replace("%2", long_date(latest))


def _told(pieces: Mapping[Act, str], found: Mapping[Act, int]) -> str:
    """How many of each there are, leaving out what there is none of."""
    return " · ".join(
        text.replace("%1", number(found[act])) for act, text in pieces.items() if found.get(act)
    )


def nothing_to_do(counts: Mapping[Act, int]) -> str:
    """Why there is nothing to confirm."""
    if counts.get(Act.REFUSED) and not counts.get(Act.SKIPPED):
        return translate("importing", "Nothing would change: no line of this file can be taken.")
    return translate("importing", "Nothing would change: what could be taken from this file is here already.")


def which_habit(names: Sequence[str]) -> str:
    """Asked in a terminal where a file of Loop's holds several habits."""
    text = translate(
        "importing",
        "This file holds several habits. Say which of them is your walking: --habit with one of %1. "
        "Nothing was changed.",
        "names",
    )
    return ", ".join(f"“{beginning(name)}”" for name in names).join(text.split("%1"))


def choose_habit() -> str:
    """What stands in the place of a plan before it is known which habit is meant."""
    return translate("importing", "Choose the habit that is your walking backwards.")


def choose_a_line() -> str:
    """What stands below the table before a line is chosen."""
    return translate("importing", "Choose a line to read all of it.")


def safe() -> str:
    """What a person may rely on."""
    return translate(
        "importing",
        "Nothing has been changed yet. The import is done as a whole or not at all, "
        "and can be undone in one step.",
    )


def day_cell(item: Item | None) -> str:
    """The day that a line is about, in little room."""
    day = _day(item)
    return date_with_weekday(day) if day is not None else ""


def _day(item: Item | None) -> date | None:
    if isinstance(item, WalkRecord):
        return item.started.date
    if isinstance(item, OtherExercise):
        return item.day
    return item.on if isinstance(item, DoctorCheck) else None


def what(planned: Planned) -> str:
    """What a line holds: "09:00 · 12 minutes backwards", the words of a note, or how it begins."""
    item = planned.item
    if isinstance(item, WalkRecord):
        text = translate("importing", "%1 · %2", "a time, what was walked")
        text = text.replace("%1", time_of_day(item.started.local)).replace("%2", walk_line(item))
        note = " ".join(item.feedback.note.split())
        return f"{text} · {note}" if note else text
    if isinstance(item, OtherExercise):
        return other(" ".join(item.words.split()))
    if isinstance(item, DoctorCheck):
        return checks_title()
    if isinstance(item, StoredSettings):
        return _sign() if set(item.values) == {URGENT_SIGN} else translate("importing", "Settings")
    return planned.text


def _sign() -> str:
    return translate("importing", "A sign that a doctor should see")


def row_sentence(planned: Planned) -> str:
    """A line in a full sentence: "Line 12. Add: Tue, 17 Nov 2026, 09:00 · 12 minutes backwards"."""
    told = ", ".join(part for part in (day_cell(planned.item), what(planned), why(planned)) if part)
    text = translate("importing", "Line %1. %2: %3", "number, Add, what and why")
    text = text.replace("%1", number(planned.number)).replace("%2", act_name(planned.act))
    return text.replace("%3", told)


def reading() -> str:
    """A file is being read."""
    return translate("importing", "Reading the file…")


def writing() -> str:
    """An import is being written."""
    return translate("importing", "Importing…")


def moving() -> str:
    """An import is being undone, or done again."""
    return one_moment()


def dry_run(found: Mapping[Act, int]) -> str:
    """What an import would do, where it is not to be done."""
    return translate("importing", "%1. Nothing was changed.", "12 to add").replace("%1", counts(found))


def and_more(lines: int) -> str:
    """How many lines are not told one by one."""
    return translate("importing", "… and %n more line(s)", "", lines)


def loop_about(loop: LoopHabits) -> str:
    """What is made of a file of Loop Habit Tracker's."""
    if len(loop.names) > 1:
        return translate(
            "importing",
            "This file comes from Loop Habit Tracker. Choose the habit that stands for walking backwards. "
            "Each ticked day becomes a walk of as many minutes as you say; amounts are taken as minutes.",
        )
    return translate(
        "importing",
        "This file comes from Loop Habit Tracker. Each ticked day becomes a walk of as many minutes "
        "as you say; amounts are taken as minutes.",
    )
