"""Sentences about a person's progress: what the figures may say, and what they cannot."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.pain import PainSite
from retrotimer.core.statistics.habits import Habits
from retrotimer.core.statistics.pain import COMPARED, Change, PainCourse
from retrotimer.core.statistics.weeks import Range, WeekCourse
from retrotimer.words.numbers import decimal, number

translate = QCoreApplication.translate


def range_name(range_: Range) -> str:
    """How far one looks back."""
    return {
        Range.SEASON: translate("progress", "12 weeks"),
        Range.YEAR: translate("progress", "Year"),
        Range.ALL: translate("progress", "All"),
    }[range_]


def range_sentence(range_: Range) -> str:
    """How far one looks back, for who hears the choice alone."""
    return {
        Range.SEASON: translate("progress", "Show the last 12 weeks"),
        Range.YEAR: translate("progress", "Show the last 52 weeks"),
        Range.ALL: translate("progress", "Show all weeks"),
    }[range_]


def honesty() -> str:
    """What the page is, and what it is not."""
    return translate(
        "progress",
        "These are your own figures. Walking backwards may help; no chart can tell what caused a change, "
        "and none of them is a diagnosis.",
    )


def weeks_met(course: WeekCourse) -> str:
    """How many weeks met the goal: "9 of 12 weeks met the goal"; the first may still go on."""
    if not course.weeks:
        return translate("progress", "Your first week is going on.")
    text = translate("progress", "%1 of %n week(s) met the goal", "", course.weeks)
    return text.replace("%1", number(course.weeks_met))


def no_weeks() -> str:
    """That nobody has walked yet."""
    return translate("progress", "Your first walk begins this chart.")


def goal_now(course: WeekCourse) -> str:
    """That the goal is today's, and how many weeks share a bar."""
    text = translate(
        "progress",
        "Each week stands beside your goal as it is now: older goals are not kept. "
        "The week that is going on counts once it has met the goal.",
    )
    return _and_shared(text, course.stretch.shared)


def minutes_note(course: WeekCourse) -> str:
    """What is among the minutes, and what stands beside them."""
    text = translate("progress", "Only backward minutes.")
    if course.ran:
        text += " " + translate("progress", "Running is hatched, and not among the minutes of walking.")
    return _and_shared(text, course.stretch.shared)


def pain_note(course: PainCourse, shared: int) -> str:
    """How the lines came about, or how many more walks they need."""
    if course.missing_for_line:
        return more_for_line(course)
    if shared > 1:
        text = translate(
            "progress",
            "Each point is the mean of %n week(s). Lines: the middle of five points next to each other, then "
            "the mean of three.",
            "",
            shared,
        )
    else:
        text = translate(
            "progress", "Lines: the middle of five walks next to each other, then the mean of three."
        )
    gaps = translate("progress", "They break off where nothing was told for long. Runs are left out.")
    return f"{text} {gaps}"


def more_for_line(course: PainCourse) -> str:
    """How many more walks with a pain that is told a line needs."""
    return translate(
        "progress", "A line needs %n more walk(s) with the pain told.", "", course.missing_for_line
    )


def change_sentence(course: PainCourse) -> str:
    """The beginning beside the end, or how many more walks are needed to compare them."""
    change = course.change
    if change is None:
        return translate(
            "progress",
            "To compare the beginning with now, tell the pain before %n more walk(s).",
            "",
            course.missing_for_change,
        )
    text = _changed(course.site, change).replace("%1", decimal(change.first))
    return text.replace("%2", decimal(change.latest))


def change_meaning(change: Change) -> str:
    """What a change of that size is to a person, and how it was found."""
    text = translate("progress", "About two points is a change that a person notices.")
    if not change.noticed:
        text += " " + translate("progress", "This one is smaller.")
    found = translate("progress", "Compared are the middle values of the first %1 and the last %1.")
    found = found.replace("%1", number(COMPARED))
    cause = translate("progress", "It does not show what caused it.")
    return f"{text} {found} {cause}"


def nothing_told(site: PainSite) -> str:
    """That there is no pain to show, and how it comes here."""
    return {
        PainSite.BACK: translate(
            "progress",
            "No back pain has been told in this time. You may tell it before and after each walk.",
        ),
        PainSite.KNEE: translate(
            "progress",
            "No knee pain has been told in this time. You may tell it before and after each walk.",
        ),
    }[site]


def habits_missing(habits: Habits) -> str:
    """How many more walks it takes to see when and where they are."""
    return translate("progress", "To show this takes %n more walk(s).", "", habits.missing)


def no_programme() -> str:
    """That none is followed."""
    return translate("progress", "You follow no programme. Your walks count all the same.")


def copied(title: str) -> str:
    """That a chart is in the clipboard."""
    return translate("progress", "Copied as a picture: %1", "a chart's title").replace("%1", title)


def _changed(site: PainSite, change: Change) -> str:
    """Which way it went; what nobody notices is called neither a fall nor a rise."""
    if not change.noticed:
        return {
            PainSite.BACK: translate("progress", "Back pain before walking was about %1, and is about %2."),
            PainSite.KNEE: translate("progress", "Knee pain before walking was about %1, and is about %2."),
        }[site]
    if change.by < 0:
        return {
            PainSite.BACK: translate("progress", "Back pain before walking fell from about %1 to about %2."),
            PainSite.KNEE: translate("progress", "Knee pain before walking fell from about %1 to about %2."),
        }[site]
    return {
        PainSite.BACK: translate("progress", "Back pain before walking rose from about %1 to about %2."),
        PainSite.KNEE: translate("progress", "Knee pain before walking rose from about %1 to about %2."),
    }[site]


def _and_shared(text: str, shared: int) -> str:
    if shared == 1:
        return text
    return text + " " + translate("progress", "Each bar is the mean of %n week(s).", "", shared)
