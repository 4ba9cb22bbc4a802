"""What desktops, `man` and shells read is what the code says, and is right in the eyes of their own tools."""

import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import run  # puts packaging/ on the path

# isort: split
import share
import share_entry
import share_line
import share_page

from retrotimer import APP_ID
from retrotimer.arguments import parser
from retrotimer.desktop.menu.files import ENTRY, ZSH, lay_out, shared_files

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
URLS = {"Homepage": "https://example.org/retrotimer", "Repository": "https://example.org/retrotimer.git/"}


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


def wrong_with(page: Path) -> list[str]:
    """What AppStream's own judge finds wrong with a page, as it names it; notes and tastes left aside."""
    judge = ["appstreamcli", "validate", "--no-net", "--no-color", str(page)]
    done = subprocess.run(judge, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)
    told = re.findall(r"^[EW]: [^:]*:\S* (\S+)", done.stdout, re.MULTILINE)
    assert told or done.returncode == 0, done.stdout + done.stderr
    return told


@pytest.mark.linux
def test_the_page_is_valid_with_addresses_and_lacks_nothing_else_without_them(tmp_path: Path) -> None:
    path = tmp_path / f"{APP_ID}.metainfo.xml"
    path.write_text(share_page.page(share.TRANSLATIONS, CHANGES, URLS), "utf-8")
    assert wrong_with(path) == []
    without = set(wrong_with(SHARE / PAGE))  # judges of before 2023 do not ask for an address
    assert without <= {"url-homepage-missing"}
    path.write_text(path.read_text("utf-8").replace("<id>", "<id>no good/"), "utf-8")
    assert wrong_with(path) != []


def test_the_page_has_the_releases_that_have_a_date_and_their_words() -> None:
    page = ET.fromstring(share_page.page(share.TRANSLATIONS, CHANGES, URLS))  # noqa: S314 - our own
    found = [(one.get("version"), one.get("date")) for one in page.iter("release")]
    assert found == [("1.1.0", "2026-12-24"), ("1.0.0", "2026-11-30")]
    releases = page.find("releases")
    assert releases is not None
    assert [one.text for one in releases.iter("li")] == [
        "Tea & biscuits with --tea, as in the book.",
        "First.",
    ]


def test_the_pages_pictures_are_there_once_there_is_an_address_for_them() -> None:
    assert "<screenshot" not in share_page.page(share.TRANSLATIONS, CHANGES, {})
    page = ET.fromstring(share_page.page(share.TRANSLATIONS, CHANGES, URLS))  # noqa: S314 - our own
    images = [one.text or "" for one in page.iter("image")]
    assert len(images) == len(share_page.PICTURES)
    for address in images:
        before, _, name = address.partition("/raw/main/")
        assert before == "https://example.org/retrotimer.git"
        assert (run.HOME / name).is_file()


def test_a_language_gets_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken = {"": "Walking timer", "de": "Geh-Uhr; laut\\leise"}
    monkeypatch.setattr(share_entry, "in_all", lambda _folder, _say: spoken)
    made = share_entry.entry(share.TRANSLATIONS)
    assert "GenericName=Walking timer\nGenericName[de]=Geh-Uhr; laut\\\\leise\n" in made
    monkeypatch.setattr(share_page, "in_all", lambda _folder, _say: spoken)
    assert '<summary xml:lang="de">Geh-Uhr' in share_page.page(share.TRANSLATIONS, CHANGES, {})


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
