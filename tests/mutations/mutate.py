"""Damages files: letters, cells, lines, whole values, and the ways in which files are written."""

import json
import random
import re
from collections.abc import Callable, Sequence
from datetime import timedelta

from tests.fakes import TODAY

Mutation = Callable[[random.Random, bytes], bytes]

CELLS = (
    "", "=1+1", "-1", "0", "1e309", "NaN", "true", "9" * 400, "1405-08-26", "5787-03-07", "2569-11-16",
    "16/11/2026", "16.11.2026", "2026/11/16", "令和8年11月16日", "2026-11-16", "2026-02-30", "٢٠٢٦-١١-١٦",
    "12:61", "2026-11-16T09:00:00+26:00", "walk",
    "run", "underway", "stopped", "pain", "other_exercise", "doctor_check", "\x1b[2J", "\u202e", "n" * 2001,
    "'", '"', "12,5", "180.001",
    "17ca7b98-60d1-4148-b6d4-3aaf9fd4f817", (TODAY + timedelta(days=1)).isoformat(),
)  # fmt: skip
"""What might stand in a cell instead: formulas, days of other calendars, words in the wrong place."""


def mutated(chance: random.Random, content: bytes) -> bytes:
    """A file with one to four things wrong with it."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        content = chance.choice(MUTATIONS)(chance, content)
    return content


def _flip(chance: random.Random, content: bytes) -> bytes:
    if not content:
        return content
    at = chance.randrange(len(content))
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


def _cut(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _drop(chance: random.Random, content: bytes) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.randrange(40) :]


def _insert(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    piece = chance.choice((b'"', b",", b";", b"\n", b"\r", b"{", b"]", b"\\", b"\0", b"\xff", "é".encode()))
    return content[:at] + piece * chance.choice((1, 1, 2, 50)) + content[at:]


def _lines(change: Callable[[random.Random, list[bytes]], Sequence[bytes]]) -> Mutation:
    return lambda chance, content: b"\n".join(change(chance, content.split(b"\n")))


def _repeat_line(chance: random.Random, lines: list[bytes]) -> Sequence[bytes]:
    at = chance.randrange(len(lines))
    return [*lines[:at], lines[at], *lines[at:]]


def _lose_line(chance: random.Random, lines: list[bytes]) -> Sequence[bytes]:
    at = chance.randrange(len(lines))
    return [*lines[:at], *lines[at + 1 :]]


def _shuffle(chance: random.Random, lines: list[bytes]) -> Sequence[bytes]:
    return chance.sample(lines, len(lines))


def _cell(chance: random.Random, content: bytes) -> bytes:
    """Another cell in the place of one, in a table or among a JSON file's values."""
    found = list(re.finditer(rb"(?<=,)[^,\n\r]*|(?<=: )(\"[^\"]*\"|[0-9.]+|true|false|null)", content))
    if not found:
        return content
    place = chance.choice(found)
    text = chance.choice(CELLS)
    quoted = json.dumps(text) if content.startswith(b"{") and chance.random() < 0.8 else text
    return content[: place.start()] + quoted.encode() + content[place.end() :]


def _name(chance: random.Random, content: bytes) -> bytes:
    """Another name for a column or a key."""
    names = re.findall(rb"[a-z_]{4,}", content[:2000])
    if not names:
        return content
    one, other = chance.choice(names), chance.choice((*names, b"time", b"version", b""))
    return content.replace(one, other, chance.choice((1, -1)))


def _written_otherwise(chance: random.Random, content: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    encoding = chance.choice(("utf-8-sig", "utf-16", "utf-16-le", "latin-1", "cp1252", "utf-7"))
    return text.encode(encoding, "replace")


def _parted_otherwise(chance: random.Random, content: bytes) -> bytes:
    return content.replace(b",", chance.choice((b";", b"\t", b"|", b", ")))


def _broken_otherwise(chance: random.Random, content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n").replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b"\n\r")))


def _begins_like_another(chance: random.Random, content: bytes) -> bytes:
    return chance.choice((b"PK\x03\x04", b"\x89PNG\r\n", b"\x1f\x8b", b"<html>", b"\xef\xbb\xbf")) + content


MUTATIONS: Sequence[Mutation] = (
    _flip, _cut, _drop, _insert, _lines(_repeat_line), _lines(_lose_line), _lines(_shuffle),
    _cell, _cell, _cell, _cell, _name, _written_otherwise, _parted_otherwise, _broken_otherwise,
    _begins_like_another,
)  # fmt: skip
