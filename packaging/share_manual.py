"""The manual for `man retrotimer`, from the command line's own parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from share_line import options, word_list

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from artefacts.project import Project
    from share_line import Word

FILES = (
    ("~/.local/share/retrotimer/", "your data, or $XDG_DATA_HOME/retrotimer/ where that is set"),
    ("retrotimer.db", "all of it, in one SQLite file that you alone can read"),
    ("backups/", "its backups: seven days, four weeks, twelve months"),
)
ENVIRONMENT = (
    ("XDG_DATA_HOME", "the folder that holds the data folder, and the menu entry of --install-desktop"),
    ("LANG, LC_ALL", "the language of dates and numbers, and which day begins a week"),
)
CODES = (
    ("0", "it was done"),
    ("1", "the data cannot be read or written or are not sound, or something was not done"),
    ("2", "the command line makes no sense"),
)


def manual(line: argparse.ArgumentParser, facts: Project) -> str:
    """The manual's source, in the macros of man(7)."""
    words = word_list(line)
    about, _, examples = (line.epilog or "").partition("\nexamples:\n")
    examples, _, _ = examples.partition("\n\n")
    return "\n".join(
        [
            f'.TH RETROTIMER 1 "" "Retrotimer {facts.version}" "User Commands"',
            ".SH NAME",
            r"retrotimer \- " + _plain((line.description or "").rstrip(".").removeprefix("A ")),
            ".SH SYNOPSIS",
            ".B retrotimer",
            "[" + r"\fIoptions\fR] [\fIcommand\fR]",
            ".SH DESCRIPTION",
            *_text(f"{line.description}\n\n{about}"),
            ".SH OPTIONS",
            *_options(line),
            ".SH COMMANDS",
            *(text for word in words for text in _word(word)),
            ".SH EXAMPLES",
            ".nf",
            *(_plain(text.strip("\n")) for text in examples.strip("\n").splitlines()),
            ".fi",
            ".SH FILES",
            *_pairs(FILES),
            ".SH ENVIRONMENT",
            *_pairs(ENVIRONMENT),
            ".SH EXIT STATUS",
            *_pairs(CODES),
            ".SH REPORTING BUGS",
            _plain("Say what --doctor prints, too: it holds nothing about your health."),
            *_link("Where to tell of them", facts.urls["Issues"]),
            ".SH SEE ALSO",
            _plain("The guide, in the app under Help."),
            *_link("The same on the web", facts.urls["Documentation"]),
            "",
        ]
    )


def _word(word: Word) -> Iterator[str]:
    named = " ".join(rf"\fI{_plain(one.names)}\fR" for one in options(word.parser) if not one.flags)
    yield ".SS " + " ".join(filter(None, [_plain(word.name), named]))
    yield from _text(word.parser.description or word.summary)
    yield from _options(word.parser, but={"--help", "--data-dir"})
    foot = word.parser.epilog or ""
    head, _, examples = foot.partition("examples:\n")
    if head.strip():
        yield ".PP"
        yield from _text(head)
    if examples:
        shown, _, rest = examples.partition("\n\n")
        yield ".PP"
        yield ".nf"
        yield from (_plain(text) for text in shown.splitlines())
        yield ".fi"
        if rest.strip():
            yield ".PP"
            yield from _text(rest)


def _options(line: argparse.ArgumentParser, but: frozenset[str] | set[str] = frozenset()) -> Iterator[str]:
    for one in options(line):
        if but.intersection(one.flags):
            continue
        names = ", ".join(rf"\fB{_plain(flag)}\fR" for flag in one.flags) or rf"\fI{_plain(one.names)}\fR"
        value = rf" \fI{_plain(one.value)}\fR" if one.value else ""
        yield ".TP"
        yield names + value
        yield _plain(one.about[:1].upper() + one.about[1:] + ".")


def _link(words: str, address: str) -> Iterator[str]:
    yield f".UR {address}"
    yield _plain(words)
    yield ".UE ."


def _pairs(pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for name, about in pairs:
        yield ".TP"
        yield rf"\fB{_plain(name)}\fR"
        yield _plain(about[:1].upper() + about[1:] + ".")


def _text(text: str) -> Iterator[str]:
    for index, paragraph in enumerate(re.split(r"\n\s*\n", text.strip("\n"))):
        if index:
            yield ".PP"
        yield from (_plain(line.strip()) for line in paragraph.splitlines())


def _plain(text: str) -> str:
    """A text that groff takes for nothing else, in letters that every terminal has."""
    safe = text.replace("\\", r"\e").replace("-", r"\-")
    for letter, name in (("“", r"\(lq"), ("”", r"\(rq"), ("’", r"\(cq"), ("…", "..."), ("–", r"\(en")):
        safe = safe.replace(letter, name)
    return r"\&" + safe if safe[:1] in {".", "'"} else safe
