"""Numbers, as the system writes them."""

from PySide6.QtCore import QLocale


def number(value: int) -> str:
    """A whole number in the system's digits, with what it puts between its thousands."""
    return QLocale.system().toString(value)
