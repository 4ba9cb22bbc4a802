"""Whatever a program's name holds, a desktop starts that program, and no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.desktop.menu import entry

PACKAGED = (
    "[Desktop Entry]\nExec=retrotimer\nTryExec=retrotimer\n\n[Desktop Action start]\nExec=retrotimer start\n"
)


def read(value: str) -> list[str]:
    """The words of an `Exec` as a desktop reads them: the file's escapes first, then the quotes."""
    escapes = {"\\\\": "\\", "\\n": "\n", "\\t": "\t", "\\r": "\r"}
    plain, rest = "", value
    while rest:
        taken = rest[:2] if rest[0] == "\\" else rest[0]
        plain, rest = plain + escapes.get(taken, taken), rest[len(taken) :]
    words, word, quoted, index = [], "", False, 0
    while index < len(plain):
        letter = plain[index]
        if letter == '"':
            quoted = not quoted
        elif letter == "\\" and quoted:
            index += 1
            word += plain[index]
        elif letter == "%":
            assert plain[index + 1] == "%", "a field code"
            index += 1
            word += "%"
        elif letter == " " and not quoted:
            words.append(word)
            word = ""
        else:
            word += letter
        index += 1
    return [*words, word]


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), min_size=1
    )
)
def test_any_words_come_back_as_they_were(words: list[str]) -> None:
    value = entry.command(words)
    assert "\n" not in value
    assert read(value) == words


@pytest.mark.parametrize("word", ["a\0b", "a\udc80"])
def test_what_no_file_can_say_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="a"):
        entry.command(["python3", word])


def test_the_entry_and_its_actions_start_what_was_named() -> None:
    made = entry.started_by(PACKAGED, ["/home/Zoë B/py$3", "-m", "retrotimer"])
    start = '"/home/Zoë B/py\\\\$3" -m retrotimer'
    assert made.splitlines() == [
        "[Desktop Entry]",
        f"Exec={start}",
        "TryExec=/home/Zoë B/py$3",
        "",
        "[Desktop Action start]",
        f"Exec={start} start",
    ]
