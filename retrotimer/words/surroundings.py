"""Sentences about the machine around a walk."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.surroundings import PowerState
from retrotimer.words.numbers import number

translate = QCoreApplication.translate


def power(state: PowerState) -> str:
    """What to see to before a walk; an empty text where all is well."""
    parts = []
    if state.low:
        text = translate(
            "surroundings", "The battery is at %1 %. Plug the computer in, or it may switch off."
        )
        parts.append(text.replace("%1", number(state.percent or 0)))
    if state.lid_sleeps:
        parts.append(translate("surroundings", "Leave the lid open: closing it sends the computer to sleep."))
    return " ".join(parts)


def may_sleep() -> str:
    """The machine could not be kept awake."""
    return translate(
        "surroundings",
        "This computer may fall asleep during the walk. Your minutes are safe. "
        "To keep it awake, turn off automatic sleep in the system's settings.",
    )


def why_awake() -> str:
    """Why the machine is kept awake, for a desktop that shows it."""
    return translate("surroundings", "A walk is under way")
