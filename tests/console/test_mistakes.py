"""What is wrong with a command line, in plain words."""

import pytest

from retrotimer.arguments import MisunderstoodError, parser


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["log"], "DATE and MINUTES are missing"),
        (["log", "today"], "MINUTES is missing"),
        (["log", "today", "12", "--mode", "hop"], "--mode takes walk or run, not “hop”"),
        (["log", "today", "12", "--note"], "there is nothing after --note"),
        (["start", "--minutes", "9"], "--minutes takes 10, 11, 12, 13, 14 or 15, not “9”"),
        (["start", "--minutes", "ten"], "--minutes takes a whole number, not “ten”"),
        (["star"], "there is no command “star”"),
        (["status", "--json=yes"], "--json takes nothing after it"),
        (["status", "--data-dir", ""], "--data-dir: it needs the name of a folder"),
    ],
)
def test_no_mistake_is_told_in_the_parsers_own_words(words: list[str], said: str) -> None:
    with pytest.raises(MisunderstoodError) as caught:
        parser().parse_known_args(words)
    assert str(caught.value) == said
