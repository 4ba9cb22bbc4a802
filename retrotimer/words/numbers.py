"""Numbers, with the signs that the system puts between their digits."""

from PySide6.QtCore import QCoreApplication, Qt

from retrotimer.words.writing import digits


def number(value: int) -> str:
    """A whole number, with what the system puts between its thousands."""
    return digits().toString(value)


def decimal(value: float) -> str:
    """A number with at most one digit after the system's decimal sign: "3.8", "4"."""
    rounded = round(value, 1)
    if rounded == int(rounded):
        return number(int(rounded))
    return digits().toString(rounded, "f", 1)


def with_arrow(text: str) -> str:
    """A text whose arrow points on, in the direction that is read in: Qt mirrors brackets, but no arrows."""
    app = QCoreApplication.instance()
    mirrored = app is not None and app.property("layoutDirection") == Qt.LayoutDirection.RightToLeft
    return text.replace("→", "←") if mirrored else text
