"""One version, told by one file; and what a release says of itself, told by the changelog."""

import tomllib
from datetime import date

import pytest
from artefacts import changes, deb
from artefacts.changes import UNRELEASED, Release
from artefacts.project import ROOT, project

from retrotimer import __version__

CHANGELOG = """\
# Changelog

## [Unreleased]

## [1.1.0] - 2026-12-01

### Added

- Reminders.

## [1.0.0] - 2026-11-30

First.

[1.1.0]: somewhere
"""


def test_the_version_stands_in_one_place() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "version" not in settings["project"]
    assert settings["tool"]["hatch"]["version"]["path"] == "retrotimer/__init__.py"
    assert project().version == __version__
    for path in (ROOT / "packaging").rglob("*"):
        if path.suffix in {".py", ".nsi", ".yml", ".sh", ".spec"}:
            assert f'"{__version__}"' not in path.read_text("utf-8"), path


def test_a_release_has_its_day_and_its_own_words() -> None:
    assert changes.releases(CHANGELOG) == (
        Release(UNRELEASED, None, ""),
        Release("1.1.0", date(2026, 12, 1), "### Added\n\n- Reminders."),
        Release("1.0.0", date(2026, 11, 30), "First."),
    )
    assert changes.notes(CHANGELOG, "1.1.0") == "### Added\n\n- Reminders.\n"


def test_our_own_changelog_has_words_for_the_next_release() -> None:
    assert "### Added" in changes.notes((ROOT / "CHANGELOG.md").read_text("utf-8"), __version__)


@pytest.mark.parametrize(
    "changelog",
    [
        "## [1.0.0]\n\nNo day.",
        "## [1.0.0] - 2026-01-01\n",
        "## [Unreleased] - 2026-01-01\n\nx",
        CHANGELOG * 2,
    ],
)
def test_a_changelog_that_makes_no_sense_is_refused(changelog: str) -> None:
    with pytest.raises(ValueError, match=r"date|nothing|twice"):
        changes.releases(changelog)


def test_nothing_to_say_is_no_release() -> None:
    with pytest.raises(LookupError):
        changes.notes(CHANGELOG, "2.0.0")


@pytest.mark.parametrize(
    ("tag", "version", "changelog", "wrong"),
    [
        ("v1.1.0", "1.1.0", CHANGELOG, ""),
        ("v1.2.0", "1.1.0", CHANGELOG, "the tag is v1.2.0"),
        ("v1.0.0", "1.0.0", CHANGELOG, "newest release is not 1.0.0"),
        ("v1.1.0", "1.1.0", CHANGELOG.replace("[Unreleased]\n", "[Unreleased]\n\n- More.\n"), "unreleased"),
    ],
)
def test_a_tag_that_does_not_fit_makes_no_release(tag: str, version: str, changelog: str, wrong: str) -> None:
    found = changes.disagreement(tag, version, changelog)
    assert (wrong in found) if wrong else not found


def test_debians_changelog_tells_the_releases_by_their_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBFULLNAME", "A Person")
    monkeypatch.setenv("DEBEMAIL", "person@example.org")
    told = deb.debian_changes(changes.releases(CHANGELOG), "1.1.0").split("\n\n")
    assert told[0] == "retrotimer (1.1.0-1) unstable; urgency=medium"
    assert told[2] == " -- A Person <person@example.org>  Tue, 01 Dec 2026 12:00:00 +0000\n"[:-1]
    assert len(told) == 6
