"""Reads what the command line's parser knows: its words, and the options of each."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Option:
    """One option, or one argument where `flags` is empty.

    Attributes:
        names: what it is called in the help.
        value: what stands for the value that follows it; empty where none does.
        choices: the values that it takes; none where it takes any.
        is_path: whether its value is the name of a file or folder.
    """

    flags: tuple[str, ...]
    names: str
    value: str
    about: str
    choices: tuple[str, ...]
    is_path: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the command line."""

    name: str
    summary: str
    parser: argparse.ArgumentParser


def word_list(line: argparse.ArgumentParser) -> list[Word]:
    """The words, in their order."""
    group = next(one for one in line._actions if isinstance(one, argparse._SubParsersAction))  # noqa: SLF001
    about = {one.dest: one.help or "" for one in group._choices_actions}  # noqa: SLF001 - they have no other way
    return [Word(name, about[name], parser) for name, parser in group.choices.items()]


def options(line: argparse.ArgumentParser) -> Iterator[Option]:
    """The options and arguments of the whole command line, or of a word."""
    for one in line._actions:  # noqa: SLF001 - argparse tells no other way
        if isinstance(one, argparse._SubParsersAction) or one.help == argparse.SUPPRESS:  # noqa: SLF001
            continue
        takes = one.nargs != 0
        shown = (
            one.metavar if isinstance(one.metavar, str) else "|".join(map(str, one.choices or ())) or one.dest
        )
        value = shown if takes and one.option_strings else ""
        yield Option(
            flags=tuple(one.option_strings),
            names=shown,
            value=value,
            about=one.help or "",
            choices=tuple(map(str, one.choices or ())),
            is_path=shown in {"FILE", "DIR"},
        )
