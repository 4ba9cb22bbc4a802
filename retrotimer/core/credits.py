"""Whose work is in the app."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Credit:
    """A part that somebody gave away.

    Attributes:
        name, version: as its makers call it; the version may be empty.
        licence: its licence's name, or an empty text where none is told.
        home: an address on the web, or an empty text.
        text: what its licence asks to be passed on; empty where it came by itself, with its own.
    """

    name: str
    version: str = ""
    licence: str = ""
    home: str = ""
    text: str = ""

    @property
    def title(self) -> str:
        """Name and version."""
        return f"{self.name} {self.version}".strip()
