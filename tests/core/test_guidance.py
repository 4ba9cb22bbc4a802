import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.cues import Cue
from retrotimer.core.guidance import LONGEST_CUE, Guidance, guidance_from, stored_from, tidy
from retrotimer.core.sound import Frequency

own_words = st.text(min_size=1).map(tidy).filter(bool)
guidances = st.builds(
    Guidance,
    frequency=st.sampled_from(Frequency),
    voice=st.text(max_size=50),
    rate=st.integers(-5, 5),
    volume=st.integers(0, 100),
    device=st.text(max_size=50),
    turn_every=st.just(0) | st.integers(15, 300),
    glance_at_start=st.booleans(),
    cue_words=st.dictionaries(st.sampled_from(Cue), own_words),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(guidances)
def test_what_is_stored_is_read_again(guidance: Guidance) -> None:
    assert guidance_from(json.loads(json.dumps(stored_from(guidance)))) == guidance


@given(st.dictionaries(st.sampled_from([*stored_from(Guidance()), "other"]), anything) | anything)
def test_nonsense_gives_way_to_the_defaults_and_never_raises(stored: object) -> None:
    guidance_from(stored)


def test_one_bad_value_leaves_the_good_ones_alone() -> None:
    stored = {**stored_from(Guidance(rate=3, turn_every=30)), "volume": 101, "frequency": "loud"}
    assert guidance_from(stored) == Guidance(rate=3, turn_every=30)


def test_own_words_that_cannot_be_told_give_way_to_the_scripts() -> None:
    words = {"begin": "x" * 10_000, "halfway": "Half.", "no_such": "?", "paused": 7, "finished": "a\nb"}
    assert guidance_from({"cue_words": words}).cue_words == {Cue.HALFWAY: "Half."}


@given(st.text())
def test_what_was_typed_becomes_one_line_that_is_not_too_long(typed: str) -> None:
    kept = tidy(typed)
    assert len(kept) <= LONGEST_CUE
    assert kept == tidy(kept)
    assert kept.isprintable()


def test_markup_is_text_like_any_other() -> None:
    assert tidy("<speak>  5 &lt; 6\t</speak>\n") == "<speak> 5 &lt; 6 </speak>"
    assert len(tidy("very long " * 1000)) <= LONGEST_CUE


@pytest.mark.parametrize(
    "wrong",
    [
        {"rate": 6},
        {"rate": -6},
        {"volume": -1},
        {"volume": 101},
        {"turn_every": 14},
        {"turn_every": 301},
        {"turn_every": -20},
        {"voice": "x" * 1000},
        {"cue_words": {Cue.BEGIN: ""}},
        {"cue_words": {Cue.BEGIN: " x"}},
    ],
)
def test_what_is_out_of_bounds_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"is|has"):
        Guidance(**wrong)  # type: ignore[arg-type]
