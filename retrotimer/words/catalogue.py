"""What menus of applications and catalogues of software say of the app, in a person's language.

`packaging/share.py` writes these into files, once for each language that the app has words in.
"""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def generic_name() -> str:
    """What kind of program it is."""
    return translate("catalogue", "Walking timer")


def summary() -> str:
    """What it does, in a line without a full stop."""
    return translate("catalogue", "Timer and calendar for walking backwards")


def keywords() -> tuple[str, ...]:
    """What people may look for."""
    return (
        translate("catalogue", "walking backwards"),
        translate("catalogue", "retro walking"),
        translate("catalogue", "back pain"),
        translate("catalogue", "knee"),
        translate("catalogue", "exercise"),
        translate("catalogue", "timer"),
    )


def start_walk() -> str:
    """The menu entry's way to the checklist."""
    return translate("catalogue", "Start a Walk")


def show_month() -> str:
    """The menu entry's way to the calendar."""
    return translate("catalogue", "Show the Month")


def paragraphs() -> tuple[str, ...]:
    """What it is, and is not."""
    return (
        translate(
            "catalogue",
            "Retrotimer leads you through 10 to 15 minutes of walking backwards away from your laptop. "
            "It asks for the safety check first, counts down in digits that can be read from ten metres, "
            "tells you by voice what comes next, and remembers every walk on a calendar.",
        ),
        translate(
            "catalogue",
            "It does not diagnose or treat. The routine of 10 to 15 minutes on four days a week is a "
            "recommendation; the study behind it looked at the flexibility of ten healthy people, not at "
            "pain. Each card in the app says what is known, how sure that is, and where it comes from. "
            "Your doctor's word comes before the app's.",
        ),
        translate("catalogue", "What is in it:"),
    )


def features() -> tuple[str, ...]:
    """What is in it, a line each."""
    return (
        translate("catalogue", "A checklist before each walk: the doctor, the place, and how you feel"),
        translate("catalogue", "A spoken walk, with signals or a flash of the screen where nothing speaks"),
        translate("catalogue", "Month, year and programme, and a correction for everything"),
        translate("catalogue", "Pain before, after and on the next morning, in charts and a report to print"),
        translate("catalogue", "Made for the keyboard, screen readers, large text and high contrast"),
        translate("catalogue", "Your data stay on your computer: no account, no network, no telemetry"),
    )


def pictures() -> tuple[str, ...]:
    """What the pictures show, in their order."""
    return (
        translate("catalogue", "Choose your minutes; the month shows your days"),
        translate("catalogue", "The checklist before each walk"),
        translate("catalogue", "The walk, in digits to be read from afar"),
        translate("catalogue", "After a walk: how it went, and how it feels now"),
        translate("catalogue", "Charts that say only what your figures can"),
        translate("catalogue", "Dark colours, where you or your system prefer them"),
    )
