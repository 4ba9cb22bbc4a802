"""Sentences about the programme."""

from PySide6.QtCore import QCoreApplication, QLocale

from retrotimer.core.programme import Held, ProgrammeFace
from retrotimer.core.settings import Course
from retrotimer.words.days import weekday_name

translate = QCoreApplication.translate


def course_name(course: Course) -> str:
    """A course in a few words."""
    return {
        Course.RAMP: translate("programme", "Rising from 10 to 15 minutes"),
        Course.STEADY_10: translate("programme", "Always 10 minutes"),
        Course.STEADY_12: translate("programme", "Always 12 minutes"),
        Course.STEADY_15: translate("programme", "Always 15 minutes"),
    }[course]


def place(face: ProgrammeFace) -> str:
    """Where the next walk stands: "Week 3, walk 2 of 4"."""
    text = translate("programme", "Week %1, walk %2 of %3")
    for mark, number in (("%1", face.week), ("%2", face.walk), ("%3", face.walks_a_week)):
        text = text.replace(mark, QLocale.system().toString(number))
    return text


def next_walk(face: ProgrammeFace) -> str:
    """What comes next, and from when on."""
    if face.ended is not None:
        return translate("programme", "You have walked the whole programme.")
    if face.week_done:
        text = translate("programme", "This week's walks are done; rest is part of it. Week %1 begins on %2.")
        text = text.replace("%1", QLocale.system().toString(face.week))
        return text.replace("%2", weekday_name(face.next_week.weekday()))
    text = translate("programme", "%1: %n minute(s) suggested", "week and walk", face.next_minutes)
    return text.replace("%1", place(face))


def why_held(held: Held) -> str:
    """Why the minutes are not raised."""
    return {
        Held.STOPPED_FOR_PAIN: translate(
            "programme", "Not longer than last time, because that walk was stopped for pain."
        ),
        Held.MUCH_PAIN: translate("programme", "Not longer than last time, because the pain was 6 or more."),
        Held.MORE_PAIN: translate(
            "programme", "Not longer than last time, because the pain rose by 2 or more."
        ),
    }[held]


def summary(face: ProgrammeFace) -> str:
    """The programme at its end: how many walks in how many weeks."""
    weeks = translate("programme", "in %n week(s)", "", face.weeks_taken)
    text = translate("programme", "%n walk(s) %1.", "16 walks in 5 weeks", face.done)
    return text.replace("%1", weeks)
