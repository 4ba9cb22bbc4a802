"""What is said in the first steps; each claim is a row of `docs/evidence.md`, in the cards' own words."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from retrotimer.core.first_steps import Step
from retrotimer.words.days import long_date
from retrotimer.words.learn.known import known
from retrotimer.words.learn.said import said

translate = QCoreApplication.translate


def title(step: Step) -> str:
    """A step's name."""
    return {
        Step.WHAT_IT_IS: translate("first steps", "Welcome to Retrotimer"),
        Step.DOCTOR: translate("first steps", "Ask your back doctor first"),
        Step.DAYS: translate("first steps", "Your days"),
    }[step]


def place(step: Step) -> str:
    """Where one is: "Step 1 of 3"."""
    text = translate("first steps", "Step %1 of %2", "the first steps")
    return text.replace("%1", str(step + 1)).replace("%2", str(len(Step)))


def what_it_is() -> tuple[str, ...]:
    """What the app does, and what walking backwards may do."""
    return known("K"), said("1")


def what_it_is_not() -> str:
    """What the app does not do."""
    return said("K")


def ask_first() -> tuple[str, ...]:
    """Who should be asked, and who should ask in particular."""
    return said("14"), said("A")


def nothing_ticked(confirmed: date | None) -> str:
    """What becomes of a doctor's line that is left as it is."""
    if confirmed is not None:
        text = translate("first steps", "You confirmed this on %1. Tick it if you have asked again since.")
        return text.replace("%1", long_date(confirmed))
    return translate("first steps", "Not yet? You can go on. You are asked again before your first walk.")


def how_often() -> str:
    """What is advised."""
    return said("17")


def recommendation() -> str:
    """How far that is known."""
    return translate("first steps", "Four a week is a recommendation and not a proven optimum.")


def when_reminded() -> str:
    """When a reminder comes."""
    return translate(
        "first steps",
        "Reminders come while Retrotimer is open. In the settings you can have them with the window closed, "
        "too.",
    )


def no_day() -> str:
    """Why a reminder cannot be kept yet."""
    return translate("first steps", "Choose at least one day to be reminded on.")
