"""Words are found whatever their case, accents and order."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrotimer.core.search import folded, has_all_words

TEXT = "Wirbelsäule und Bandscheibe\nÉTUDE de 2019: Ödem, Straße"


@pytest.mark.parametrize(
    "query",
    ["", "  ", "wirbelsaule", "WIRBELSÄULE", "bandscheibe wirbel", "étude", "etude 2019", "strasse", "odem"],
)
def test_each_of_these_is_found(query: str) -> None:
    assert has_all_words(TEXT, query)


@pytest.mark.parametrize("query", ["knie", "wirbel knie", "2019étude", "bandscheibe, und"])
def test_a_single_word_that_is_missing_is_enough_to_miss(query: str) -> None:
    assert not has_all_words(TEXT, query)


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
    assert has_all_words(" ".join(words), " ".join(reversed(words)).upper().lower())
