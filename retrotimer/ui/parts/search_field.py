"""A line to search by: named in itself, and with a button that empties it."""

from retrotimer.ui.parts.button import TARGET
from retrotimer.ui.parts.entry_fields import LineField

_BESIDE = 16
"""Pixels beside the words: half of them on each side."""


class SearchField(LineField):
    """Says what is searched, and is wide enough for that and the button beside it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.setMinimumSize(self.fontMetrics().horizontalAdvance(name) + _BESIDE + TARGET, TARGET)
