"""espeak-ng with few voices, for every process that a test starts.

It comes with a hundred languages in a hundred variants each.  Qt takes a second of processor time to learn
them all, in every process that is to speak; of a dozen languages and one variant it learns in a hundredth.
What is said, and how, is the same.
"""

import os
from pathlib import Path

VARIABLE = "ESPEAK_DATA_PATH"
DATA = "espeak-ng-data"
PLACES = ("/usr/lib/*/", "/usr/share/", "/usr/local/share/", "/usr/lib64/")
LANGUAGES = ("gmw", "art")
"""English and German with their kin, and made languages: Qt takes one that it does not know for "C", and has
no engine at all where none speaks the system's own."""


def offer_few_voices(folder: Path) -> None:
    """Let what is started from now on find few voices, by a folder of links; nothing without an espeak-ng."""
    found = (place / DATA for pattern in PLACES for place in Path("/").glob(pattern[1:]))
    whole = (place for place in found if all((place / "lang" / one).is_dir() for one in LANGUAGES))
    source = next(whole, None)
    if source is None or VARIABLE in os.environ:
        return
    target = folder / DATA
    variants = target / "voices" / "!v"
    variants.mkdir(parents=True)
    (target / "lang").mkdir()
    for one in source.iterdir():
        if one.name not in {"lang", "voices"}:
            (target / one.name).symlink_to(one)
    for family in LANGUAGES:
        (target / "lang" / family).symlink_to(source / "lang" / family)
    some = min((source / "voices" / "!v").iterdir(), default=None)
    if some is not None:
        (variants / some.name).symlink_to(some)
    os.environ[VARIABLE] = str(folder)
