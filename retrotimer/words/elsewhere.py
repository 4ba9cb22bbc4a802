"""Sentences of a start on data that another computer has in use, or had."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.keeping import Elsewhere
from retrotimer.words.days import long_date, time_of_day

translate = QCoreApplication.translate


def heading(other: Elsewhere) -> str:
    """What it is about."""
    if not other.host:
        return translate("elsewhere", "Your walks may be open on another computer")
    text = translate("elsewhere", "Your walks may be open on the computer “%1”")
    return text.replace("%1", other.host)


def lines(other: Elsewhere) -> list[str]:
    """What is known, what is safe and what to do, a sentence or two each."""
    since = translate(
        "elsewhere",
        "Retrotimer opened them there on %1 at %2, and has not closed them since. Nothing was changed here.",
        "a date, a time of day",
    )
    return [
        since.replace("%1", long_date(other.since.date())).replace("%2", time_of_day(other.since)),
        translate(
            "elsewhere", "If Retrotimer is open on both at once, walks can be lost. Close it there first."
        ),
        translate(
            "elsewhere",
            "If it is closed there – that computer crashed, say, or this folder is a copy of the one there – "
            "you can open it here.",
        ),
    ]


def leave_it() -> str:
    """The button that changes nothing."""
    return translate("elsewhere", "Leave it")


def open_here() -> str:
    """The button with which the person vouches for the other computer."""
    return translate("elsewhere", "Open it here")


def held_all_the_same(folder: str, other: Elsewhere) -> str:
    """A person vouched in a terminal for the other computer, which has the folder open all the same."""
    if other.host:
        text = translate("elsewhere", "“%1” is open in Retrotimer on “%2” at this moment.")
    else:
        text = translate("elsewhere", "“%1” is open in another Retrotimer at this moment.")
    way = translate("elsewhere", "Nothing was changed. Close it there, then try again.")
    # The folder is put in last: it may be called "%2".
    return folder.join(part.replace("%2", other.host) for part in f"{text} {way}".split("%1"))
