"""Finding by words: whatever the letters' case and accents, and in whatever order the words are typed.

A word that any text has is looked for with its endings (disc, discs), so that *back* finds the back and not
everything that is done backwards.  One that no text has may still be being typed, and finds what begins with
it; else it finds the words in the midst of which it stands (German's *Scheibe* in *Bandscheibe*, and scripts
without blanks).
"""

import re
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar
from unicodedata import combining, normalize

Key = TypeVar("Key", bound=Hashable)
Fit = Callable[[frozenset[str]], bool]
"""Whether one of a text's words is what is looked for."""

_LONGEST_ENDING = 3
_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """A text as it is compared: without accents, and without case, which capitals undo more of (ı, ß)."""
    apart = normalize("NFKD", normalize("NFKD", text).upper().casefold())
    return "".join(letter for letter in apart if not combining(letter))


def words_of(text: str) -> frozenset[str]:
    """The words of a text as they are compared."""
    return frozenset(_WORD.findall(folded(text)))


def matches(texts: Mapping[Key, tuple[str, str]], query: str) -> list[Key]:
    """The keys of the texts that have all words of the query; of none, all of them.

    Each text is a title and all that stands below it.  Those come first whose title has one of the words, and
    else they stay in their order.
    """
    wanted = words_of(query)
    titles = {key: words_of(title) for key, (title, _) in texts.items()}
    whole = {key: titles[key] | words_of(below) for key, (_, below) in texts.items()}
    found = list(texts)
    fits = [_nearest(word, whole) for word in wanted]
    for fit in fits:
        found = [key for key in found if fit(whole[key])]
    return sorted(found, key=lambda key: not any(fit(titles[key]) for fit in fits))


def _nearest(wanted: str, texts: Mapping[Key, frozenset[str]]) -> Fit:
    """How a word is looked for: as closely as any of the texts has it."""

    def is_form(word: str) -> bool:
        return word.startswith(wanted) and len(word) - len(wanted) <= _LONGEST_ENDING

    def begins(word: str) -> bool:
        return word.startswith(wanted)

    def holds(word: str) -> bool:
        return wanted in word

    if any(wanted in words for words in texts.values()):
        fits = is_form
    elif any(any(map(begins, words)) for words in texts.values()):
        fits = begins
    else:
        fits = holds
    return lambda words: any(map(fits, words))
