"""Sentences about the session: what to do now, what was done."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.faces import AfterFace, RunningFace
from retrotimer.core.plan import MINUTE
from retrotimer.core.records import Effort, HurtPlace, Outcome, WalkRecord
from retrotimer.core.session import StopReason
from retrotimer.words import pain
from retrotimer.words.days import duration, minutes_of, week_headline
from retrotimer.words.endings import by_hand, stopped
from retrotimer.words.plan import run_note

translate = QCoreApplication.translate


def how_far(face: RunningFace) -> str:
    """How much there is of it: "12 minutes"; in a plan that takes turns, where one is in it."""
    if face.stretches == 1 or face.stretch == 0:
        return duration(face.minutes * MINUTE)
    minutes_left = face.minutes_left
    text = translate("walk", "minute %1 of %2 backwards, %n minute(s) left in all", "", minutes_left)
    return text.replace("%1", str(face.stretch)).replace("%2", str(face.stretches))


def time_left(face: RunningFace) -> str:
    """The countdown as a screen reader says it, by the minute so that it does not chatter."""
    if face.seconds_left < MINUTE:
        return translate("walk", "Less than a minute left")
    return translate("walk", "%n minute(s) left", "", -(-face.seconds_left // MINUTE))


def after_headline(face: AfterFace) -> str:
    """What was done, first of all."""
    record = face.record
    done = duration(record.walked.backward)
    if record.outcome is Outcome.FINISHED:
        words = translate("walk", "%1. Well walked.") if record.counts else translate("walk", "%1. Well run.")
        return words.replace("%1", done)
    if record.reason is StopReason.PAIN:
        return translate("walk", "Stopped. Good decision.")
    if record.reason is StopReason.DONE:  # what is spoken at this moment calls it a good decision, too
        return translate("walk", "Stopped after %1. Good decision.").replace("%1", done)
    return translate("walk", "Stopped after %1.").replace("%1", done)


def after_state(face: AfterFace) -> str:
    """What the day and the week now are, after "12 minutes. Well walked."."""
    if not face.record.counts:
        return run_note()
    parts = []
    if face.record.reason is StopReason.PAIN and face.record.walked.backward > 0:
        parts.append(translate("walk", "%1 saved").replace("%1", duration(face.record.walked.backward)))
    if face.day_complete:
        parts.append(translate("walk", "The day is complete"))
    else:
        text = translate("walk", "%1 of 10 minutes for this day", "7; or 30 seconds")
        parts.append(text.replace("%1", minutes_of(face.day_walked)))
    parts.append(week_headline(face.week))
    state = " · ".join(parts)
    return f"{state}\n{_rest_too()}" if face.exceeds_advice else state


def _rest_too() -> str:
    """After a fifth day in a week: it counts, and nobody needs it."""
    return translate("walk", "That is more than the four days that are advised. Rest is part of it, too.")


def effort_name(effort: Effort) -> str:
    """An answer to the talk test: "While walking I could have …"."""
    return {
        Effort.SING: translate("walk", "sung"),
        Effort.TALK: translate("walk", "talked"),
        Effort.WORDS: translate("walk", "only said words"),
    }[effort]


def hurt_place_name(place: HurtPlace) -> str:
    """Where it hurt."""
    return {
        HurtPlace.BACK: translate("walk", "Back", "the part of the body"),
        HurtPlace.KNEE: translate("walk", "Knee"),
        HurtPlace.ELSEWHERE: translate("walk", "Elsewhere"),
    }[place]


def walk_line(record: WalkRecord) -> str:
    """A session in a line: "12 minutes backwards · flat, open · back pain: before 4, after 3"."""
    done = duration(record.walked.backward)
    text = translate("walk", "%1 backwards") if record.counts else translate("walk", "%1 running backwards")
    parts = [text.replace("%1", done)]
    if record.reason is not None:
        parts.append(stopped(record.reason))
    if record.timed is None:
        parts.append(by_hand())
    else:
        if record.timed.clearance.flat_open:
            parts.append(translate("walk", "flat, open"))
        if record.timed.clearance.buddy:
            parts.append(translate("walk", "with a buddy"))
    if record.corrected is not None:
        parts.append(translate("walk", "corrected"))
    parts += pain.told(record)
    return " · ".join(parts)
