"""What is asked where something came between a walk and its end."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from retrotimer.core.interruptions import Sleep
from retrotimer.core.records import WalkRecord
from retrotimer.words.days import duration, time_of_day

translate = QCoreApplication.translate


def unfinished(record: WalkRecord) -> str:
    """A walk that an earlier run left open: when it was interrupted, and what had been walked."""
    text = translate(
        "interruptions",
        "Your walk of %n minute(s) was interrupted at %1. You had walked backwards for %2. "
        "Nothing is lost: what would you like to do?",
        "",
        record.meant_minutes,
    )
    when = record.written + timedelta(seconds=record.started.offset)
    return text.replace("%1", time_of_day(when)).replace("%2", duration(record.walked.backward))


def slept(sleep: Sleep) -> str:
    """The machine slept during a walk: from when to when, and what is asked."""
    text = translate(
        "interruptions",
        "The computer slept from %1 to %2. Did you keep walking? Nothing more is counted until you answer.",
    )
    began, ended = (time_of_day(moment.wall.replace(tzinfo=None)) for moment in (sleep.began, sleep.ended))
    return text.replace("%1", began).replace("%2", ended)


def go_on() -> str:
    """An answer: carry on from there."""
    return translate("interruptions", "Go on")


def keep() -> str:
    """An answer: it is over, and what was walked counts."""
    return translate("interruptions", "Save what I walked")


def discard() -> str:
    """An answer: it is over, and nothing of it is kept."""
    return translate("interruptions", "Discard")


def kept_walking() -> str:
    """An answer: what was slept through was walked."""
    return translate("interruptions", "I kept walking")


def stopped_when_it_slept() -> str:
    """An answer: the walk ended when the sleep began."""
    return translate("interruptions", "I stopped when it slept")
