"""Which voice speaks, how fast, and what it may be given to say; plain values, so that it can be tested."""

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from retrotimer.core.sound import MOST_RATE, MOST_VOLUME

MOST_LETTERS = 300
"""What is longer is no cue."""

NOT_REAL = {"mock", "none", ""}
"""Qt's engines that never make a sound."""

PREFERRED = {"linux": ("speechd", "flite"), "darwin": ("darwin", "macos"), "win32": ("winrt", "sapi")}
"""The system's own engines, the best one first."""

SLOWEST_FASTEST = {
    "speechd": (0.65, 0.42),  # measured with espeak-ng: 1.6 times as fast is 0.42, 0.65 times is -0.65
    "winrt": (0.7, 0.12),  # from half to six times as fast, straight on both sides of 0
    "sapi": (0.4, 0.43),  # from a third to three times as fast, by powers
    "darwin": (0.4, 0.2),
    "macos": (0.4, 0.2),
}
"""How far Qt's rate goes, down and up, for about 0.65 and 1.6 times the voice's own pace."""

OTHER_RATES = (0.4, 0.3)

OTHER_NAMES = {"US": ("America", "US"), "GB": ("Great Britain", "England", "UK"), "NL": ("Netherlands",)}
"""What voices call a country beside what Qt calls it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A voice of an engine: its name and the locale that it speaks, as in "en_US"."""

    name: str
    locale: str


def engine(available: Sequence[str], platform: str = sys.platform) -> str:
    """The engine to use; an empty text where none makes a sound."""
    real = [name for name in available if name not in NOT_REAL]
    best = [name for name in PREFERRED.get(platform, ()) if name in real]
    return next(iter(best or real), "")


def is_variant(name: str) -> bool:
    """Whether it is one of the hundred ways in which espeak can disguise each of its voices."""
    return "+" in name


def speaks(locale: str, language: str) -> bool:
    """Whether a voice of this locale speaks the language (as in BCP 47)."""
    return _base(locale) == _base(language)


def ordered(candidates: Iterable[Candidate], language: str, system: str, own: str = "") -> list[Candidate]:
    """The voices that speak a language, the best one first, each name once.

    Args:
        candidates: all voices of the engine.
        language: the one that is wanted; with a region, that region's voices come first.
        system: the locale of the system, whose region comes next where the language is the same.
        own: the name of the voice that the engine would take; empty where that means nothing.
    """
    regions = _regions(language, system)

    def rank(one: Candidate) -> tuple[int, bool, bool, int, str]:
        region = _region(one.locale)
        place = regions.index(region) if region in regions else len(regions)
        return place, one.name != own, not _names(one.name, region), len(one.name), one.name

    fitting = [one for one in candidates if speaks(one.locale, language) and not is_variant(one.name)]
    by_name: dict[str, Candidate] = {}
    for one in sorted(fitting, key=rank):
        by_name.setdefault(one.name, one)
    return list(by_name.values())


def qt_rate(engine_name: str, rate: int) -> float:
    """A chosen rate (-5 to 5) as this engine wants to hear it from Qt (-1.0 to 1.0)."""
    slowest, fastest = SLOWEST_FASTEST.get(engine_name, OTHER_RATES)
    return rate / MOST_RATE * (fastest if rate > 0 else slowest)


def loudness(volume: int) -> float:
    """A chosen volume (0 to 100) as a factor for samples: half of it shall sound about half as loud."""
    return (volume / MOST_VOLUME) ** 2


def plain(words: str) -> str:
    """Words as an engine may have them: no marks that it could take for its own orders, and not endless."""
    without = re.sub(r"[<>&\\\[\]{}|^~`]", " ", words)
    letters = "".join(letter if letter.isprintable() else " " for letter in without)
    return " ".join(letters.split())[:MOST_LETTERS].strip()


def _base(locale: str) -> str:
    return re.split(r"[-_]", locale)[0].lower()


def _region(locale: str) -> str:
    """The country of a locale; of one that names none, where most of its speakers live."""
    return QLocale.territoryToCode(QLocale(locale.replace("-", "_")).territory())


def _regions(language: str, system: str) -> list[str]:
    """The regions whose voices are wanted first, in their order."""
    named = [_region(language)] if _base(language) != language.lower() else []
    here = [_region(system)] if speaks(system, language) else []
    return list(dict.fromkeys([*named, *here, _region(_base(language))]))


def _names(name: str, region: str) -> bool:
    """Whether a voice's name speaks of this region: espeak files its Caribbean English under the USA too."""
    territory = QLocale.territoryToString(QLocale.codeToTerritory(region))
    return any(word in name for word in (territory, *OTHER_NAMES.get(region, ())) if word)
