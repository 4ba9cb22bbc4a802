"""The pages of the user guide, as they lie in `resources/guide/`; its README.md says in which order."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from retrotimer.assets import resource

CONTENTS = "guide/README.md"

_LINK = re.compile(r"^\d+\. \[(?P<title>[^\]]+)\]\((?P<name>[a-z-]+\.md)\)$", re.MULTILINE)
_NOT_WORDS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*`#|]|^---.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page.

    Attributes:
        name: of its file, which is what other pages link to.
        words: what a search looks through.
    """

    name: str
    title: str
    path: Path
    words: str


@cache
def guide_pages() -> tuple[GuidePage, ...]:
    """All pages, in their order.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    contents = resource(CONTENTS)
    found = _LINK.finditer(contents.read_text(encoding="utf-8"))
    return tuple(_page(one["title"], contents.with_name(one["name"])) for one in found)


def _page(title: str, path: Path) -> GuidePage:
    return GuidePage(path.name, title, path, _NOT_WORDS.sub(r" \1 ", path.read_text(encoding="utf-8")))
