"""What the list and the search know of a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One text of several.

    Attributes:
        key: what it is asked for by, which no other of them has.
        title: its name in the list.
        words: what a search looks through, beside the title.
        below: what stands below the title, beside its mark; nothing where there is none.
        spoken: what a screen reader says in the place of the title; the title where it is empty.
    """

    key: str
    title: str
    words: str
    below: str = ""
    spoken: str = ""
