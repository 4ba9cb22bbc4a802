"""Our JSON: everything that a person has, and back without loss. docs/data.md describes it for others.

It is read an entry at a time, wherever its lines break, so that a hundred years of walks never stand in
memory as one heap of lists.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from re import compile as pattern

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.exchange import fields as read
from retrotimer.core.exchange.fields import Fields
from retrotimer.core.exchange.forms import FORMAT, VERSION, FileError, FileWrong
from retrotimer.core.exchange.lines import (
    Entry,
    FieldError,
    Here,
    Line,
    OtherExercise,
    Why,
    beginning,
    word_found,
)
from retrotimer.core.exchange.settings_form import settings_from
from retrotimer.core.exchange.walk_form import walk_from

SETTINGS, DOCTOR_CHECKS, OTHER_EXERCISE, WALKS = "settings", "doctor_checks", "other_exercise", "walks"

_BLANK = pattern(r"[ \t\n\r]*")
_COMMA = pattern(r"[ \t\n\r]*,[ \t\n\r]*")


def head() -> str:
    """The first lines: whose file it is, and which version of the form.

    Not when it was made: the same data give the same file, byte for byte.
    """
    told = {"format": FORMAT, "version": VERSION}
    return "{\n" + "".join(f"{entry(name)}: {entry(value)},\n" for name, value in told.items())


entry: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
"""One value in one line, in the letters of every script."""


def read_json(text: str, here: Here) -> Iterator[tuple[Line, int]]:
    """The lines of a file, each with how many letters have been read.

    Raises:
        FileError: it is not ours, or broken.
    """
    makers: dict[str, Callable[[Fields, Here], Entry]] = {
        WALKS: walk_from,
        OTHER_EXERCISE: other_from,
        DOCTOR_CHECKS: doctor_from,
    }
    told: dict[str, object] = {}
    try:
        for name, value, number, place in _parts(text, frozenset(makers)):
            if name in makers:
                yield _line(number, value, makers[name], here), place
            elif name == SETTINGS:
                yield _line(number, value, settings_from, here), place
            else:
                told[name] = value
    except (ValueError, RecursionError) as error:
        raise FileError(FileWrong.BROKEN_JSON, str(error)) from error
    _check_told(told)


def _check_told(told: Mapping[str, object]) -> None:
    version = told.get("version")
    if told.get("format") != FORMAT or type(version) is not int or version < 1:
        raise FileError(FileWrong.NOT_OURS)
    if version > VERSION:
        raise FileError(FileWrong.NEWER)


def _line(number: int, value: object, make: Callable[[Fields, Here], Entry], here: Here) -> Line:
    if not isinstance(value, dict):
        return Line(number, why=Why.NOT_AN_ENTRY, text=beginning(str(value)))
    try:
        return Line(number, make(value, here), has_id=bool(value.get("id")))
    except FieldError as error:
        text = beginning(", ".join(map(str, value.values())))
        found = _found(value.get(error.fields[0])) if error.fields else ""
        return Line(number, None, error.why, error.fields, found, text=text)


def _found(value: object) -> str:
    """What stands in a field, as the file has it."""
    return "" if value is None else word_found(value if isinstance(value, str) else entry(value))


def other_from(fields: Fields, here: Here) -> OtherExercise:
    """What else was done on a day.

    Raises:
        FieldError: it cannot be kept.
    """
    day = read.day(fields, "date")
    if day > here.today:
        raise FieldError(Why.FUTURE, "date")
    words = read.note(fields, "note")
    if not words.strip():
        raise FieldError(Why.MISSING, "note")
    return OtherExercise(day, words)


def doctor_from(fields: Fields, here: Here) -> DoctorCheck:
    """A confirmation that a doctor was asked; one that is still to come would hold for ever.

    Raises:
        FieldError: it cannot be kept.
    """
    on = read.day(fields, "date")
    utc = read.utc(fields, "confirmed_utc")
    if utc > here.utc or on > here.today:
        raise FieldError(Why.FUTURE, "confirmed_utc")
    return DoctorCheck(on, utc)


def _parts(text: str, lists: frozenset[str]) -> Iterator[tuple[str, object, int, int]]:
    """Each value of the file's one object: its name, itself, its number, and where it ends.

    Of the lists that are named, each entry comes by itself.

    Raises:
        ValueError, RecursionError: the file is not such an object.
    """
    decode = json.JSONDecoder(parse_constant=_no_constant).raw_decode
    at = _after(text, 0, "{")
    if text[at : at + 1] == "}":
        _end(text, at + 1)
        return
    while True:
        name, at = decode(text, at)
        if not isinstance(name, str):
            raise ValueError(_at("a name is missing", at))  # noqa: TRY004 - as all of it that is broken
        at = _after(text, at, ":")
        if name in lists and text[at : at + 1] == "[":
            for value, number, place in _entries(text, at, decode):
                at = place
                if number:
                    yield name, value, number, place
        else:
            value, at = decode(text, at)
            yield name, value, 1, at
        at = _skip(text, at)
        if text[at : at + 1] == "}":
            _end(text, at + 1)
            return
        at = _after(text, at, ",")


def _entries(
    text: str, at: int, decode: Callable[[str, int], tuple[object, int]]
) -> Iterator[tuple[object, int, int]]:
    """A list's entries, each with its number and where it ends; at last number 0, and where the list ends."""
    at, number = _after(text, at, "["), 0
    if text[at : at + 1] == "]":
        yield None, 0, at + 1
        return
    while True:
        value, at = decode(text, at)
        number += 1
        yield value, number, at
        comma = _COMMA.match(text, at)
        if comma is None:
            break
        at = comma.end()
    yield None, 0, _after(text, at, "]")


def _skip(text: str, at: int) -> int:
    """The place of the next letter that means something."""
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _after(text: str, at: int, mark: str) -> int:
    """The place of what follows a mark.

    Raises:
        ValueError: the mark is not there.
    """
    at = _skip(text, at)
    if text[at : at + 1] != mark:
        raise ValueError(_at(f"“{mark}” is missing", at))
    return _skip(text, at + 1)


def _end(text: str, at: int) -> None:
    if _skip(text, at) != len(text):
        raise ValueError(_at("something follows the end", at))


def _at(what: str, at: int) -> str:
    return f"{what} (char {at})"


def _no_constant(name: str) -> object:
    """NaN and infinities, which Python's decoder would take, are no JSON.

    Raises:
        ValueError: always.
    """
    raise ValueError(name)
