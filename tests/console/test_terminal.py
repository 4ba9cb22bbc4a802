import io
import os
import sys

import pytest

from retrotimer.console.terminal import complain, fitted, say, width


@pytest.mark.parametrize(
    ("text", "encoding", "printed"),
    [
        ("✓ “3 of 4” – fine…", "utf-8", "✓ “3 of 4” – fine…"),
        ("✓ “3 of 4” – fine…", "ascii", '* "3 of 4" - fine...'),
        ("» ◔ ✓", "latin-1", "» . *"),
        ("März · 九月", "latin-1", "März · ??"),
        ("9:30\N{NARROW NO-BREAK SPACE}AM", "ascii", "9:30 AM"),
        ("\udcff", "utf-8", "?"),
    ],
)
def test_a_terminal_gets_what_it_can_print(text: str, encoding: str, printed: str) -> None:
    assert fitted(text, encoding) == printed
    fitted(text, encoding).encode(encoding)


@pytest.mark.parametrize(("text", "columns"), [("Mon", 3), ("lun.", 4), ("月", 2), ("сб", 2), ("e\u0301", 1)])
def test_columns_are_counted_as_a_terminal_does(text: str, columns: int) -> None:
    assert width(text) == columns


def test_a_program_without_a_console_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    say("an answer")
    assert complain("a reason", 2) == 2


def test_a_reader_that_has_gone_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with io.TextIOWrapper(io.FileIO(writing, "w"), encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        say("an answer\n" * 10_000)
        say("and more\n")
