"""The page of the app in catalogues of software: AppStream's metainfo, by its specification 1.0."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from artefacts.addresses import of_tag
from artefacts.project import PUBLISHER, ROOT
from share_entry import in_all

from retrotimer import APP_ID
from retrotimer.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from artefacts.project import Project

LICENCE = "MIT"
PICTURES = ("home", "checklist", "walking", "after", "progress", "dark")
"""Of docs/pictures, as `catalogue.pictures` describes them; the first is shown where there is room for one.

Each is there once: a page names one source of a picture, and none that is only for dense screens.
AppStream's `environment` says in which desktop a picture was taken: that would not be true of any of them,
not of the dark one either.
"""

ADDRESSES = {
    "Homepage": "homepage",
    "Issues": "bugtracker",
    "Documentation": "help",
    "Source": "vcs-browser",
    "Contributing": "contribute",
}
"""Names in `[project.urls]` of pyproject.toml, and AppStream's for them."""

RELEASE = re.compile(r"^## \[(?P<version>\d[^\]]*)\] - (?P<day>\d{4}-\d\d-\d\d)[ ]*$", re.MULTILINE)
MARKS = re.compile(r"`([^`]*)`|\[([^\]]*)\]\([^)]*\)")
"""Markdown within a line, of which a page keeps the words."""


def page(translations: Path, changes: str, facts: Project) -> str:
    """The page's file, for a project of this version, with its addresses."""

    def told(tag: str, say: Callable[[], str], indent: str) -> Iterator[str]:
        for name, words in in_all(translations, say).items():
            language = f" xml:lang={quoteattr(name)}" if name else ""
            yield f"{indent}<{tag}{language}>{escape(words)}</{tag}>"

    def paragraph(index: int) -> Iterator[str]:
        return told("p", lambda: catalogue.paragraphs()[index], "    ")

    def feature(index: int) -> Iterator[str]:
        return told("li", lambda: catalogue.features()[index], "      ")

    def caption(index: int) -> Iterator[str]:
        return told("caption", lambda: catalogue.pictures()[index], "      ")

    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<!-- Made by packaging/share.py. -->",
        '<component type="desktop-application">',
        f"  <id>{APP_ID}</id>",
        "  <metadata_license>CC0-1.0</metadata_license>",
        f"  <project_license>{LICENCE}</project_license>",
        "  <name>Retrotimer</name>",
        *told("summary", catalogue.summary, "  "),
        f"  <developer id={quoteattr(APP_ID.rpartition('.')[0])}>",
        f"    <name>{PUBLISHER}</name>",
        "  </developer>",
        "  <description>",
        *(line for index in range(len(catalogue.paragraphs())) for line in paragraph(index)),
        "    <ul>",
        *(line for index in range(len(catalogue.features())) for line in feature(index)),
        "    </ul>",
        "  </description>",
        f'  <launchable type="desktop-id">{APP_ID}.desktop</launchable>',
        f'  <icon type="stock">{APP_ID}</icon>',
        *(f'  <url type="{kind}">{escape(facts.urls[name])}</url>' for name, kind in ADDRESSES.items()),
        *_pictures(facts, caption),
        "  <provides>",
        "    <binary>retrotimer</binary>",
        "  </provides>",
        "  <categories>",
        "    <category>Utility</category>",
        "    <category>Clock</category>",
        "  </categories>",
        "  <supports>",
        "    <control>keyboard</control>",
        "    <control>pointing</control>",
        "    <control>touch</control>",
        "  </supports>",
        "  <requires>",
        '    <display_length compare="ge">640</display_length>',
        "  </requires>",
        '  <content_rating type="oars-1.1"/>',
        *_releases(changes),
        "</component>",
    ]
    return "\n".join(lines) + "\n"


def _pictures(facts: Project, caption: Callable[[int], Iterator[str]]) -> Iterator[str]:
    yield "  <screenshots>"
    for index, name in enumerate(PICTURES):
        first = ' type="default"' if index == 0 else ""
        place = f"docs/pictures/{name}.png"
        width, height = _size(ROOT / place)
        yield f"    <screenshot{first}>"
        yield from caption(index)
        sized = f'type="source" width="{width}" height="{height}"'
        yield f"      <image {sized}>{escape(of_tag(facts, place))}</image>"
        yield "    </screenshot>"
    yield "  </screenshots>"


def _size(picture: Path) -> tuple[int, int]:
    """How wide and high a PNG is in pixels, by its first chunk."""
    width, height = struct.unpack(">16x2I", picture.read_bytes()[:24])
    return width, height


def _releases(changes: str) -> Iterator[str]:
    """The releases of CHANGELOG.md that have a date; what has none is not released."""
    heads = [*RELEASE.finditer(changes)]
    if not heads:
        return
    yield "  <releases>"
    for head in heads:
        rest = changes[head.end() :]
        text = rest[: found.start()] if (found := re.search(r"^## ", rest, re.MULTILINE)) else rest
        lines = [
            MARKS.sub(r"\1\2", line[2:]).replace("**", "") for line in text.splitlines() if line[:2] == "- "
        ]
        yield f"    <release version={quoteattr(head['version'])} date={quoteattr(head['day'])}>"
        if lines:
            yield "      <description>"
            yield "        <ul>"
            yield from (f"          <li>{escape(line)}</li>" for line in lines)
            yield "        </ul>"
            yield "      </description>"
        yield "    </release>"
    yield "  </releases>"
