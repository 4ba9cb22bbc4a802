"""What each thing on a page is, in the order of reading: the tags of a PDF are made of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum


class Role(Enum):
    """What something is, by the names of the PDF standard."""

    DOCUMENT = "Document"
    TITLE = "H1"
    HEADING = "H2"
    TEXT = "P"
    TABLE = "Table"
    ROW = "TR"
    COLUMN_NAME = "TH"
    CELL = "TD"
    LIST = "L"
    ITEM = "LI"
    ITEM_WORDS = "LBody"
    FIGURE = "Figure"


@dataclass(slots=True)
class Part:
    """One thing of the document.

    Attributes:
        role: what it is.
        words: what it says; of a figure, what is said of it where it cannot be seen.
        page: on which page its content is drawn, from 0 on; -1 where it only holds other parts.
        number: which of that page's pieces of content it is.
        parts: what it consists of.
    """

    role: Role
    words: str = ""
    page: int = -1
    number: int = -1
    parts: "list[Part]" = field(default_factory=list)

    def walk(self) -> "Iterator[Part]":
        """This part, and all that it consists of, in the order of reading."""
        yield self
        for part in self.parts:
            yield from part.walk()


class Outline:
    """Grows while the pages are drawn."""

    def __init__(self) -> None:
        self.root = Part(Role.DOCUMENT)
        self.pages = 0
        self._open = [self.root]
        self._number = 0

    def begin_page(self) -> None:
        """What comes now is drawn on another page."""
        self.pages += 1
        self._number = 0

    @contextmanager
    def group(self, role: Role) -> Iterator[None]:
        """What is drawn inside belongs together."""
        part = self._add(Part(role))
        self._open.append(part)
        yield
        self._open.pop()

    def piece(self, role: Role, words: str) -> int:
        """The next piece of content is this; its number on the page is given back."""
        number, self._number = self._number, self._number + 1
        self._add(Part(role, words, self.pages - 1, number))
        return number

    @property
    def text(self) -> str:
        """All that was drawn, in words: a line for each piece, and one for each row of a table."""
        return "\n".join(_lines(self.root))

    def _add(self, part: Part) -> Part:
        self._open[-1].parts.append(part)
        return part


def _lines(part: Part) -> Iterator[str]:
    if part.role is Role.ROW:
        yield ", ".join(one.words for one in part.parts)
    elif part.page >= 0:
        yield part.words
    else:
        for one in part.parts:
            yield from _lines(one)
