"""What desktops, `man` and shells read is what the code says, and is right in the eyes of their own tools."""

import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

import run  # puts packaging/ on the path

# isort: split
import share
import share_entry
import share_line
import share_manual
import share_page
from artefacts.project import Project, project

from retrotimer import APP_ID, __version__
from retrotimer.arguments import parser
from retrotimer.desktop.menu.files import ENTRY, ZSH, lay_out, shared_files
from retrotimer.words import catalogue
from tests.tour.guide_pictures import CATALOGUE, SHOWN, SHOWN_DARK

SHARE = run.HOME / "resources" / "share"
PAGE = f"metainfo/{APP_ID}.metainfo.xml"
MANUAL = "man/man1/retrotimer.1"
BASH = "bash-completion/completions/retrotimer"
FISH = "fish/vendor_completions.d/retrotimer.fish"

CHANGES = """\
# Changelog

## [Unreleased]

- Not out yet.

## [1.1.0] - 2026-12-24

### Added

- Tea & biscuits with `--tea`, as in [the book](https://example.org/a).

## [1.0.0] - 2026-11-30

- First.

[1.1.0]: https://example.org/compare
"""
FACTS = Project("1.1.0", "", {name: f"https://example.org/a/{name}" for name in project().urls})

KNOWN = {
    "cid-contains-uppercase-letter",  # the name of an app is written so in Flatpak's and GNOME's ids
    "releases-info-missing",  # until CHANGELOG.md has a release with a date
    "unknown-tag",  # AppStream 0.16, in Debian 12, does not know <developer>; 1.0 asks for it
}
"""What a strict judge may say of the page besides, and why that is well."""


def judged(*command: str | Path) -> str:
    """What a tool says; it must be content."""
    done = subprocess.run(
        [*map(str, command)], capture_output=True, text=True, encoding="utf-8", check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_what_is_kept_is_what_the_script_would_write() -> None:
    made = share.made_files()
    kept = {
        path.relative_to(SHARE).as_posix(): path.read_text("utf-8")
        for path in SHARE.rglob("*")
        if path.is_file()
    }
    assert sorted(kept) == sorted(made)
    assert [name for name in made if made[name] != kept[name]] == [], "run packaging/share.py"


def test_all_of_it_is_laid_out_as_a_package_wants_it(tmp_path: Path) -> None:
    lay_out(run.HOME / "resources", tmp_path)
    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert found == sorted(file.target for file in shared_files())
    icons = sorted(name for name in found if name.startswith("icons/"))
    assert f"icons/hicolor/512x512/apps/{APP_ID}.png" in icons
    assert f"icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg" in icons
    assert len(icons) == 11


@pytest.mark.linux
def test_the_menu_entry_is_valid() -> None:
    assert judged("desktop-file-validate", SHARE / ENTRY) == ""


def said_of(page: Path) -> set[str]:
    """All that AppStream's own judge says of a page, mistakes and matters of taste alike."""
    judge = ["appstreamcli", "validate", "--no-net", "--no-color", "--pedantic", str(page)]
    done = subprocess.run(judge, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)
    told = set(re.findall(r"^[EWIP]: [^:]*:\S* (\S+)", done.stdout, re.MULTILINE))
    assert told or done.returncode == 0, done.stdout + done.stderr
    return told


@pytest.mark.linux
def test_nothing_is_said_of_the_page_that_is_not_well(tmp_path: Path) -> None:
    assert said_of(SHARE / PAGE) <= KNOWN
    path = tmp_path / f"{APP_ID}.metainfo.xml"
    path.write_text(share_page.page(share.TRANSLATIONS, CHANGES, FACTS), "utf-8")
    assert said_of(path) <= KNOWN - {"releases-info-missing"}
    path.write_text(path.read_text("utf-8").replace("<id>", "<id>no good/"), "utf-8")
    assert not said_of(path) <= KNOWN


def test_the_page_has_the_releases_that_have_a_date_and_their_words() -> None:
    page = ET.fromstring(share_page.page(share.TRANSLATIONS, CHANGES, FACTS))  # noqa: S314 - our own
    found = [(one.get("version"), one.get("date")) for one in page.iter("release")]
    assert found == [("1.1.0", "2026-12-24"), ("1.0.0", "2026-11-30")]
    releases = page.find("releases")
    assert releases is not None
    assert [one.text for one in releases.iter("li")] == [
        "Tea & biscuits with --tea, as in the book.",
        "First.",
    ]


def test_the_pages_pictures_are_those_of_this_versions_tag_in_the_size_that_is_told() -> None:
    page = ET.fromstring((SHARE / PAGE).read_text("utf-8"))  # noqa: S314 - our own
    shown = [*page.iter("screenshot")]
    assert [one.get("type") for one in shown] == ["default", *[None] * (len(share_page.PICTURES) - 1)]
    places = set()
    for image in page.iter("image"):
        before, _, place = (image.text or "").partition(f"/raw/v{__version__}/")
        assert before == project().urls["Source"]
        picture = QImage(str(run.HOME / place))
        size = (picture.width(), picture.height())
        assert size == (int(image.attrib["width"]), int(image.attrib["height"]))
        assert size[0] >= 620, "AppStream's least width"
        places.add(run.HOME / place)
    assert places == {*CATALOGUE.iterdir()}, "run.py tour --catalogue makes those that are shown"
    assert {path.stem for path in places} == {*SHOWN.values(), *SHOWN_DARK.values()}


def test_each_picture_has_a_short_caption_in_every_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(share_page, "in_all", lambda _folder, say: {"": say(), "de": f"Bild: {say()}"})
    page = ET.fromstring(share_page.page(share.TRANSLATIONS, CHANGES, FACTS))  # noqa: S314 - our own
    shown = [*page.iter("screenshot")]
    assert len(shown) == len(catalogue.pictures()) == len(share_page.PICTURES)
    for one, words in zip(shown, catalogue.pictures(), strict=True):
        assert [said.text for said in one.iter("caption")] == [words, f"Bild: {words}"]
        assert len(words) <= 50, "the longest that older tools take; AppStream itself asks for 100"
        assert not words.endswith(".")


def test_every_address_comes_from_the_one_table() -> None:
    page = ET.fromstring(share_page.page(share.TRANSLATIONS, CHANGES, FACTS))  # noqa: S314 - our own
    told = {one.get("type"): one.text for one in page.iter("url")}
    assert told == {kind: FACTS.urls[name] for name, kind in share_page.ADDRESSES.items()}
    assert all((one.text or "").startswith(f"{FACTS.urls['Source']}/") for one in page.iter("image"))
    manual = share_manual.manual(parser(), FACTS)
    links = {*re.findall(r"https?://[^\s\\]+", manual)}
    assert links == {FACTS.urls["Issues"], FACTS.urls["Documentation"]}


def test_a_language_gets_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken = {"": "Walking timer", "de": "Geh-Uhr; laut\\leise"}
    monkeypatch.setattr(share_entry, "in_all", lambda _folder, _say: spoken)
    made = share_entry.entry(share.TRANSLATIONS)
    assert "GenericName=Walking timer\nGenericName[de]=Geh-Uhr; laut\\\\leise\n" in made
    monkeypatch.setattr(share_page, "in_all", lambda _folder, _say: spoken)
    assert '<summary xml:lang="de">Geh-Uhr' in share_page.page(share.TRANSLATIONS, CHANGES, FACTS)


@pytest.mark.linux
def test_the_manual_is_one_that_man_can_read() -> None:
    done = subprocess.run(
        ["mandoc", "-T", "lint", "-W", "warning", SHARE / MANUAL], capture_output=True, text=True, check=False
    )
    assert [line for line in done.stdout.splitlines() if "missing date" not in line] == []
    assert done.stderr == ""


@pytest.mark.linux
def test_the_manual_tells_of_every_word_and_option() -> None:
    text = re.sub(".\b", "", judged("mandoc", "-T", "utf8", SHARE / MANUAL))  # bold is struck twice
    _, _, rest = text.partition("COMMANDS")
    for word in share_line.word_list(parser()):
        found = re.search(rf"^   {word.name}\b.*\n((?:    .*\n|\n)*)", rest, re.MULTILINE)
        assert found is not None, word.name
        flags = {flag for one in share_line.options(word.parser) for flag in one.flags}
        assert {flag for flag in flags - {"-h", "--help", "--data-dir"} if flag not in found[1]} == set()
    for flag in (flag for one in share_line.options(parser()) for flag in one.flags):
        assert flag in text.partition("COMMANDS")[0]


@pytest.mark.linux
@pytest.mark.parametrize(("shell", "name"), [("bash", BASH), ("zsh", ZSH), ("fish", FISH)])
def test_a_shell_can_read_its_completion(shell: str, name: str) -> None:
    assert judged(shell, "-n", SHARE / name) == ""


ASKED = [
    (["sta"], ["start", "status"]),
    (["status", "--j"], ["--json"]),
    (["log", "--mode", ""], ["run", "walk"]),
    (["--data-dir", "/nowhere", "sho"], ["show"]),
    (["--doc"], ["--doctor"]),
]


@pytest.mark.linux
@pytest.mark.parametrize(("typed", "offered"), ASKED, ids=" ".join)
def test_bash_completes_what_the_parser_knows(typed: list[str], offered: list[str]) -> None:
    words = " ".join(f"'{word}'" for word in ["retrotimer", *typed])
    script = (
        f"source '{SHARE / BASH}'; COMP_WORDS=({words}); COMP_CWORD={len(typed)}; "
        'compopt() { :; }; _retrotimer; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    assert sorted(judged("bash", "--norc", "-c", script).split()) == offered


@pytest.mark.linux
@pytest.mark.parametrize(("typed", "offered"), ASKED, ids=" ".join)
def test_fish_completes_what_the_parser_knows(typed: list[str], offered: list[str], tmp_path: Path) -> None:
    line = " ".join(["retrotimer", *typed])
    script = f"set -gx HOME {tmp_path}; source '{SHARE / FISH}'; complete -C '{line}'"
    told = [one.partition("\t")[0] for one in judged("fish", "--no-config", "-c", script).splitlines()]
    assert sorted(told) == offered
