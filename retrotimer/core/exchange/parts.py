"""Parts of entries that are alike are made once: a hundred years of walks have few plans, lengths and pains.

It makes reading twice as fast, and what is read half as large.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from retrotimer.core.exchange.fields import Fields

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")

MOST_KEPT = 4096


def keep(kept: dict[Key, Made], key: Key, made: Made) -> Made:
    """Keep what was made under a key, among not too many others; it is given back."""
    if len(kept) >= MOST_KEPT:
        kept.clear()
    kept[key] = made
    return made


class Part(Generic[Made]):
    """A value that follows from some fields of an entry and from no others; `make` may raise `FieldError`."""

    def __init__(self, names: Sequence[str], make: Callable[[Fields], Made]) -> None:
        self._names = names
        self._make = make
        self._made: dict[object, Made] = {}

    def of(self, fields: Fields) -> Made:
        """The value of an entry."""
        values = tuple(map(fields.get, self._names))
        # With their types: to Python, 1 and true are the same key.
        key = (values, tuple(map(type, values)))
        try:
            return self._made[key]
        except KeyError:
            return keep(self._made, key, self._make(fields))
        except TypeError:  # a list or an object, which no field is
            return self._make(fields)
