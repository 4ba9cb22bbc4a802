"""Sentences of the report's end: what was stopped, the doctor's check, notes, and how to read it all."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from retrotimer.core.records import DatedNote, WalkLine
from retrotimer.core.report import Report
from retrotimer.core.session import StopReason
from retrotimer.core.statistics.pain import COMPARED
from retrotimer.words.days import duration
from retrotimer.words.history import date_with_weekday
from retrotimer.words.numbers import number
from retrotimer.words.progress import pain_note
from retrotimer.words.walk import hurt_place_name

translate = QCoreApplication.translate


def stops_title() -> str:
    """What the next lines are about."""
    return translate("report", "Stopped before the end")


def stop_counts(report: Report) -> str:
    """How many were stopped for each reason."""
    stops = report.stops
    if not any(stops.values()):
        return translate("report", "None was.")
    texts = {
        StopReason.PAIN: translate("report", "%n for pain", "sessions", stops.get(StopReason.PAIN, 0)),
        StopReason.DONE: translate("report", "%n by choice", "sessions", stops.get(StopReason.DONE, 0)),
        StopReason.INTERRUPTED: translate(
            "report", "%n by an interruption", "sessions", stops.get(StopReason.INTERRUPTED, 0)
        ),
    }
    text = translate("report", "%1.", "16 sessions in all")
    return text.replace("%1", ", ".join(words for reason, words in texts.items() if stops.get(reason)))


def pain_stop(line: WalkLine) -> str:
    """One that was stopped for pain: when, after how long, where it hurt and how much."""
    text = translate("report", "%1: after %2", "a date, 4 minutes")
    text = text.replace("%1", date_with_weekday(line.day)).replace("%2", duration(line.seconds))
    parts = [text]
    if line.hurt_place is not None:
        parts.append(hurt_place_name(line.hurt_place).lower())
    if line.hurt_pain is not None:
        pain = translate("report", "pain %1 of 10", "a figure")
        parts.append(pain.replace("%1", number(line.hurt_pain)))
    return "; ".join(parts)


def earlier(count: int) -> str:
    """So many are left out of a list, which holds the latest."""
    return translate("report", "… and %n earlier", "of a list", count)


def checks_title() -> str:
    """What the next line is about."""
    return translate("report", "Doctor's check")


def checks(days: tuple[date, ...]) -> str:
    """The days on which that was confirmed."""
    if not days:
        return translate("report", "Not confirmed up to the end of this period.")
    text = translate("report", "Checked with a back doctor, as the person confirmed on %1.", "dates")
    return text.replace("%1", " · ".join(map(date_with_weekday, days)))


def notes_title() -> str:
    """What the next lines are about."""
    return translate("report", "The person's own notes")


def no_notes() -> str:
    """There is none."""
    return translate("report", "No note was written in this period.")


def note(of: DatedNote) -> str:
    """A note with its date, in one paragraph."""
    text = translate("report", "%1: %2", "a date, a note")
    return text.replace("%1", date_with_weekday(of.day)).replace("%2", " ".join(of.words.split()))


def more_notes(count: int) -> str:
    """So many notes have no room."""
    return translate("report", "… and %n more note(s)", "", count)


def meaning_title() -> str:
    """What the next lines are for."""
    return translate("report", "What these figures mean")


def meaning(report: Report) -> list[str]:
    """How to read them, with the sources, and how the lines of the charts came about where there are any."""
    lines = [
        translate(
            "report",
            "Pain is what the person told, from 0, none, to 10, the worst imaginable; what was not told is "
            "left out. A change of about 2 is one that a person notices (Childs, Spine 2005;30(11):1331–4; "
            "Suzuki 2020, doi 10.1371/journal.pone.0229228).",
        ),
        translate("report", "A median is the middle figure; n is how many figures it rests on."),
        translate(
            "report",
            "A day is complete with 10 minutes of walking backwards; runs do not count. "
            "Calendar weeks are compared with the goal as it is today: the weeks since the first walk that "
            "are over and lie wholly in this period, and any other that has met the goal.",
        ),
        translate(
            "report",
            "10 to 15 minutes, four days a week for four weeks, is the dose of a small study of ten healthy "
            "women that looked at flexibility, not at pain (Int J Exerc Sci 2011;4(3)).",
        ),
    ]
    if any(course.change is not None for course in report.courses):
        text = translate(
            "report",
            "The beginning and the end: the middle of a chart's first %n point(s) before walking, "
            "and of its last.",
            "",
            COMPARED,
        )
        lines.insert(2, text)
    drawn = [course for course in report.courses if not course.missing_for_line]
    if drawn:
        lines.insert(2, pain_note(drawn[0], report.stretch.shared))
    return lines


def limits_title() -> str:
    """What the next lines are for."""
    return translate("report", "What they do not mean")


def limits() -> tuple[str, ...]:
    """What nobody should read out of them."""
    return (
        translate("report", "They are no diagnosis, and no measurement by a clinician."),
        translate(
            "report",
            "Pain that changes while somebody walks need not change because of it: "
            "nothing here compares with what would have been without.",
        ),
        translate("report", "A pain that was not told is not a pain that was not there."),
    )
