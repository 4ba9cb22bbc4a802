"""Sentences about the programme."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.plan import MINUTE
from retrotimer.core.programme import Due, Held, ProgrammeFace, ProgrammeWeek, Summary
from retrotimer.core.settings import Course
from retrotimer.words.days import duration, long_date, weekday_name
from retrotimer.words.numbers import number
from retrotimer.words.writing import names

translate = QCoreApplication.translate


def course_name(course: Course) -> str:
    """A course in a few words."""
    return {
        Course.RAMP: translate("programme", "Rising from 10 to 15 minutes"),
        Course.STEADY_10: translate("programme", "Always 10 minutes"),
        Course.STEADY_12: translate("programme", "Always 12 minutes"),
        Course.STEADY_15: translate("programme", "Always 15 minutes"),
    }[course]


def keeps_place(name: str) -> str:
    """That another course may be chosen at any time."""
    return translate("programme", "%1. Another length keeps your place.", "a course").replace("%1", name)


def course_mark(course: Course) -> str:
    """A course in as little room as a row of choices has: "10–15", "12"."""
    numbers = {
        Course.RAMP: (10, 15),
        Course.STEADY_10: (10,),
        Course.STEADY_12: (12,),
        Course.STEADY_15: (15,),
    }[course]
    return "–".join(map(number, numbers))


def place(face: ProgrammeFace) -> str:
    """Where the next walk stands: "Week 3, walk 2 of 4"."""
    text = translate("programme", "Week %1, walk %2 of %3")
    for mark, value in (("%1", face.week), ("%2", face.walk), ("%3", face.walks_a_week)):
        text = text.replace(mark, number(value))
    return text


def next_walk(face: ProgrammeFace) -> str:
    """What comes next, and from when on."""
    if face.due is Due.OVER:
        return over()
    if face.due is Due.NEXT_WEEK:
        return _week_done(face)
    if face.due is Due.AGAIN:
        return _from_then(translate("programme", "Done for today. Week %1 begins once more on %2."), face)
    if face.due is Due.LATER:
        return translate("programme", "Done for today. Next: %1.", "week and walk").replace("%1", place(face))
    text = translate("programme", "%1: %2 suggested", "week and walk, 12 minutes")
    return text.replace("%1", place(face)).replace("%2", duration(face.next_minutes * MINUTE))


def over() -> str:
    """That all of its walks are done."""
    return translate("programme", "You have walked the whole programme.")


def _week_done(face: ProgrammeFace) -> str:
    if face.began is None and not face.rest:
        return _from_then(translate("programme", "Week %1 begins on %2."), face)
    if face.rest:
        text = translate("programme", "This week's walks are done; rest is part of it. Week %1 begins on %2.")
    else:
        text = translate("programme", "The programme's walks of this week are done. Week %1 begins on %2.")
    return _from_then(text, face)


def _from_then(text: str, face: ProgrammeFace) -> str:
    return text.replace("%1", number(face.week)).replace("%2", weekday_name(face.next_from.weekday()))


def why_held(held: Held) -> str:
    """Why the minutes are not raised."""
    return {
        Held.STOPPED_FOR_PAIN: translate(
            "programme", "Not longer than last time: that was stopped for pain."
        ),
        Held.MUCH_PAIN: translate("programme", "Not longer than last time: the pain was 6 or more."),
        Held.MORE_PAIN: translate("programme", "Not longer than last time: the pain rose by 2 or more."),
    }[held]


def what_it_is(face: ProgrammeFace) -> str:
    """What a person would begin: "16 walks in four weeks, 4 a week."."""
    text = translate("programme", "%n walk(s) in four weeks, %1 a week.", "", face.total)
    return text.replace("%1", number(face.walks_a_week))


def first_week(face: ProgrammeFace) -> str:
    """What this week is to a programme that would be started now; nothing where nobody has walked in it."""
    if face.began is None:
        return next_walk(face) if face.due is Due.NEXT_WEEK else ""
    return translate("programme", "This week counts: %n complete day(s) of it so far.", "", face.done)


def so_far(face: ProgrammeFace) -> str:
    """How much of it is done: "6 of 16 walks done"."""
    text = translate("programme", "%1 of %2 walks done")
    return text.replace("%1", number(face.done)).replace("%2", number(face.total))


def honesty() -> str:
    """What of the programme is the article's, and what is ours."""
    return translate(
        "programme",
        "The advice gives only a range: 10 to 15 minutes, four days a week, for a month. "
        "How the minutes rise is our own choice, and four a week is a recommendation, not a proven optimum.",
    )


def week_name(week: ProgrammeWeek) -> str:
    """A week's name: "Week 2"."""
    return translate("programme", "Week %1").replace("%1", number(week.number))


def week_sentence(week: ProgrammeWeek) -> str:
    """A week in a sentence: "Week 2: 11, 11, 12 and 12 minutes; done: 2 of 4; next: 12 minutes"."""
    name = translate("programme", "%1: %2 minutes", "Week 2: 11, 11, 12 and 12 minutes")
    minutes = names().createSeparatedList([number(walk.minutes) for walk in week.walks])
    parts = [name.replace("%1", week_name(week)).replace("%2", minutes)]
    if week.done:
        done = translate("programme", "done: %1 of %2", "walks of a week")
        parts.append(done.replace("%1", number(week.done)).replace("%2", number(len(week.walks))))
    if week.next is not None:
        text = translate("programme", "next: %1", "12 minutes")
        parts.append(text.replace("%1", duration(week.next.minutes * MINUTE)))
    return "; ".join(parts)


def summary(face: ProgrammeFace) -> str:
    """The programme at its end: how many walks in how many weeks."""
    weeks = translate("programme", "in %n week(s)", "", face.weeks_taken)
    text = translate("programme", "%n walk(s) %1.", "16 walks in 5 weeks", face.done)
    return text.replace("%1", weeks)


def summary_dates(of: Summary) -> str:
    """What was walked in all, and from when to when."""
    if of.face.began is None or of.face.ended is None:
        return ""
    text = translate("programme", "%1 of walking backwards, from %2 to %3.", "212 minutes, two dates")
    text = text.replace("%1", duration(of.walked)).replace("%2", long_date(of.face.began))
    return text.replace("%3", long_date(of.face.ended))


def keep_going(of: Summary) -> str:
    """What going on without a programme means."""
    text = translate("programme", "Without a programme; %1 stay chosen.", "15 minutes")
    return text.replace("%1", duration(of.minutes * MINUTE))


def left() -> str:
    """The programme was left."""
    return translate("programme", "You have left the programme. Your history stays as it is.")


def take_up_again() -> str:
    """The way back into it."""
    return translate("programme", "Take it up again")
