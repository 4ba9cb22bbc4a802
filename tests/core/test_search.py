"""Words are found whatever their case, accents and order, and each as closely as any text has it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrotimer.core.search import folded, matches

SPINE = "Wirbelsäule und Bandscheibe\nÉTUDE de 2019: Ödem, Straße"
TEXTS = {
    "pain": ("Back pain", "May help a sore back. Walking backwards takes practice."),
    "discs": ("Discs", "Loads on the back's discs; walking backwards."),
    "run": ("Running backwards", "A run needs room."),
    "spine": ("Wirbel", SPINE),
}


@pytest.mark.parametrize(
    "query",
    [
        "wirbelsaule",
        "WIRBELSÄULE",
        "bandscheibe wirbel",
        "étude",
        "etude, 2019",
        "strasse",
        "odem",
        "scheibe",
    ],
)
def test_each_of_these_is_found(query: str) -> None:
    assert matches(TEXTS, query) == ["spine"]


@pytest.mark.parametrize("query", ["knie", "wirbel knie", "2019étude", "pain étude"])
def test_a_single_word_that_is_missing_is_enough_to_miss(query: str) -> None:
    assert matches(TEXTS, query) == []


@pytest.mark.parametrize("query", ["", "  ", "?"])
def test_of_no_word_all_are_found(query: str) -> None:
    assert matches(TEXTS, query) == list(TEXTS)


def test_the_back_is_not_what_is_done_backwards() -> None:
    assert matches(TEXTS, "back") == ["pain", "discs"]
    assert matches(TEXTS, "backwards") == ["run", "pain", "discs"]


def test_while_a_word_is_typed_those_that_begin_with_it_are_found() -> None:
    assert matches(TEXTS, "backw") == ["run", "pain", "discs"]
    assert matches(TEXTS, "prac") == ["pain"]
    assert matches({"one": ("", "backward"), "two": ("", "backwards")}, "backw") == ["one", "two"]


def test_endings_do_not_matter() -> None:
    assert matches(TEXTS, "disc") == ["discs"]
    assert matches(TEXTS, "load") == ["discs"]


def test_what_has_the_word_in_its_title_comes_first() -> None:
    assert matches({"a": ("One", "two"), "b": ("Two", "one"), "c": ("Three", "two")}, "two") == [
        "b",
        "a",
        "c",
    ]


@given(st.text())
@example(
    "\N{MATHEMATICAL BOLD CAPITAL A}"
    "\N{LATIN SMALL LETTER DOTLESS I}"
    "\N{GREEK SMALL LETTER IOTA WITH DIALYTIKA AND TONOS}"
)
def test_folding_again_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1, max_size=6))
def test_words_are_found_in_any_order(words: list[str]) -> None:
    texts = {1: ("", " ".join(words))}
    assert matches(texts, " ".join(reversed(words)).upper().lower()) == [1]
