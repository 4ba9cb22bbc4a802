"""Reads CHANGELOG.md: what a release says of itself, on its page and in a package's own changelog."""

import re
from dataclasses import dataclass
from datetime import date

_HEAD = re.compile(r"^## \[(?P<version>[^\]]+)\](?: - (?P<day>\d{4}-\d\d-\d\d))?[ ]*$", re.MULTILINE)
UNRELEASED = "Unreleased"


@dataclass(frozen=True, slots=True)
class Release:
    """A part of the changelog; `day` is None for what no release has yet."""

    version: str
    day: date | None
    text: str


def releases(changelog: str) -> tuple[Release, ...]:
    """All parts of a changelog, the newest first.

    Raises:
        ValueError: two have the same version, one is empty, or one that has a version has no date.
    """
    heads = [*_HEAD.finditer(changelog)]
    ends = [*(head.start() for head in heads[1:]), len(changelog)]
    found = []
    for head, end in zip(heads, ends, strict=True):
        day = date.fromisoformat(head["day"]) if head["day"] else None
        text = re.sub(r"(?m)^\[[^\]]+\]: .*$", "", changelog[head.end() : end]).strip()
        if (day is None) != (head["version"] == UNRELEASED):
            raise ValueError(f"{head['version']}: a release has a date, and nothing else has one")
        if not text and day is not None:
            raise ValueError(f"{head['version']} says nothing")
        found.append(Release(head["version"], day, text))
    if len({one.version for one in found}) < len(found):
        raise ValueError("a version comes twice")
    return tuple(found)


def notes(changelog: str, version: str) -> str:
    """What a release's page says: its part of the changelog, or what is not released yet.

    Raises:
        LookupError: the changelog has neither.
    """
    parts = {one.version: one for one in releases(changelog)}
    found = parts.get(version) or parts.get(UNRELEASED)
    if found is None or not found.text:
        raise LookupError(f"CHANGELOG.md says nothing of {version}")
    return found.text + "\n"


def disagreement(tag: str, version: str, changelog: str) -> str:
    """What is wrong with making a release of this tag; an empty text for nothing."""
    if tag != f"v{version}":
        return f"the tag is {tag}, and retrotimer/__init__.py says {version}"
    parts = releases(changelog)
    numbered = [one for one in parts if one.day is not None]
    if not numbered or numbered[0].version != version:
        return f"CHANGELOG.md's newest release is not {version}: give what is unreleased its version and day"
    if any(one.day is None and one.text for one in parts):
        return "CHANGELOG.md still tells of something unreleased"
    return ""
