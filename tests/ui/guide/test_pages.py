"""What stands in the guide is so: links lead somewhere, pictures are there, names are those of the window."""

import ast
import re
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, qGray
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from retrotimer.arguments import parser
from retrotimer.ui.guide.pages import GuidePage, guide_pages
from retrotimer.ui.menus import Menus
from retrotimer.words.dates import named_day
from tests.fakes import TODAY
from tests.tour.guide_pictures import COLOURS, FOLDER, SCENES, WIDEST, Pictures, small

ROOT = Path(__file__).resolve().parents[3]
GUIDE = ROOT / "resources" / "guide"
LONGEST = 400
"""Words of a page: who has a sore back reads no more in one go."""

NO_NAMES = {"Help", "User guide"}
PAGES = guide_pages()


def text_of(page: GuidePage) -> str:
    return page.path.read_text("utf-8")


@cache
def names_in_code() -> set[str]:
    """Every text that the app may show, without the marks of keys."""
    found = set()
    for path in (ROOT / "retrotimer").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value.partition("\t")[0].replace("&", "").rstrip("…"))
    return found


def test_the_contents_list_every_page_once() -> None:
    assert sorted(page.name for page in PAGES) == sorted(
        path.name for path in GUIDE.glob("*.md") if path.name != "README.md"
    )
    assert len({page.title for page in PAGES}) == len(PAGES) == 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_short_and_says_in_its_heading_what_the_contents_say(page: GuidePage) -> None:
    assert text_of(page).startswith(f"# {page.title}\n")
    assert len(page.words.split()) < LONGEST
    assert "](" not in page.words
    assert ".png" not in page.words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_pages_links_and_pictures_lead_somewhere(page: GuidePage) -> None:
    for alt, target in re.findall(r"\[([^\]]*)\]\(([^)]*)\)", text_of(page)):
        assert (GUIDE / target).is_file(), target
        assert alt


def test_every_picture_is_shown_and_made_by_the_tour() -> None:
    shown = {name for page in PAGES for name in re.findall(r"\(pictures/([^)]*)\.png\)", text_of(page))}
    assert shown == set(SCENES.values()) == {path.stem for path in FOLDER.glob("*.png")}
    for path in FOLDER.glob("*.png"):
        picture = QImage(str(path))
        assert picture.width() <= WIDEST
        assert path.stat().st_size < 80_000


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_called_by_a_name_in_the_guide_has_it_in_the_window(page: GuidePage) -> None:
    names = set(re.findall(r"\*\*([^*]+)\*\*", text_of(page))) - NO_NAMES
    keys = {name for name in names if len(name) == 1 or name in {"Space", "F11"}}
    assert {name for name in names - keys if name not in names_in_code()} == set()


def test_the_words_for_days_that_the_guide_names_are_known() -> None:
    page = next(page for page in PAGES if page.name == "calendar.md")
    words = set(re.findall(r"“([^”]+)”", text_of(page)))
    assert words == {"today", "yesterday", "tomorrow"}
    assert {named_day(word, TODAY) for word in words} == {TODAY + timedelta(days=n) for n in (-1, 0, 1)}


def test_every_key_of_the_menus_is_in_the_guide_and_does_what_it_says(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    Menus(window).give_keys()
    keys = {action.shortcut().toString() for action in window.actions()} - {"", "Ctrl+Y"}
    text = (GUIDE / "keys.md").read_text("utf-8").replace("comma", ",")
    text = text.replace("Ctrl+1 to Ctrl+5", " ".join(f"Ctrl+{n}" for n in range(1, 6)))
    told = set(re.findall(r"(?:Ctrl\+)?(?:Shift\+)?(?:F\d+|(?<=\+)[A-Z0-9,])", text))
    assert keys - told == set()
    assert told - keys <= {"Ctrl+F", "Ctrl+Shift+P"}, "those are Learn's own"


def test_the_terminals_words_in_the_guide_are_those_of_the_parser() -> None:
    for word in re.findall(r"`?retrotimer (--?[a-z-]+|[a-z]+)", "\n".join(map(text_of, PAGES))):
        assert parser().parse_args([word]).word == word


def test_a_picture_keeps_its_colours_and_its_edges(tmp_path: Path) -> None:
    picture = QImage(1200, 20, QImage.Format.Format_RGB32)
    for x in range(1200):
        for y in range(20):
            picture.setPixel(x, y, 0xFF0B6E66 if x < 600 else 0xFFFFFFFF)
    made = small(picture, WIDEST)
    assert made.width() == WIDEST
    assert made.colorCount() <= COLOURS
    assert (made.pixel(100, 5), made.pixel(900, 5)) == (0xFF0B6E66, 0xFFFFFFFF)
    assert qGray(made.pixel(479, 5)) <= qGray(made.pixel(481, 5))
    kept = Pictures(tmp_path)
    assert kept.keep("home", lambda: picture)
    assert not kept.keep("home", lambda: picture), "the first of a name counts"
    assert not kept.keep("nothing of ours", lambda: picture)
    assert [path.name for path in tmp_path.iterdir()] == ["home.png"]
