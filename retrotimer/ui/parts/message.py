"""What the banner is told to say."""

from collections.abc import Callable
from typing import NamedTuple


class Message(NamedTuple):
    """One thing to say; its parts are those of `Banner.say`."""

    words: str
    offer: str
    then: Callable[[], None] | None
    otherwise: Callable[[], None] | None
    about: str
    passing: bool
    second: tuple[str, Callable[[], None]] | None
    close: str
