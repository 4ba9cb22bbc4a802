"""The words: every plural that the code asks for is there and finished, and compiled as it is written."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

import run  # noqa: F401 - puts packaging/ on the path

# isort: split
import words as packaging_words

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = sorted(FOLDER.glob("*.ts"))
Plural = tuple[str, str, str]


def plurals_in_code() -> Iterator[Plural]:
    """Context, source and comment of every text with `%n` that the package asks a translation for."""
    for path in (ROOT / "retrotimer").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if "%n" not in source:
            continue
        for outer in ast.walk(ast.parse(source)):
            context = outer.name if isinstance(outer, ast.ClassDef) else None
            for call in ast.walk(outer) if context or isinstance(outer, ast.Module) else ():
                if isinstance(call, ast.Call) and (found := _plural(call, context)):
                    yield found


def _plural(call: ast.Call, context: str | None) -> Plural | None:
    """What a call of `tr` (in a class) or `translate` asks for, if it is a plural."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    texts = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    if name == "tr" and context is not None:
        texts.insert(0, context)
    elif name != "translate" or context is not None:
        return None
    if len(texts) < 2 or "%n" not in str(texts[1]):
        return None
    assert len(texts) == 3, f"{texts[1]!r} needs a comment, at least an empty one, and then the number"
    assert len(call.args) == (3 if name == "tr" else 4), f"no number for {texts[1]!r}"
    return str(texts[0]), str(texts[1]), str(texts[2])


ALIKE = {"Finished", "Stopped early", "Back pain"}
"""A moment in a walk, and a kind of walk; a subject, and a figure: another language may need two words."""


def sentences() -> Iterator[tuple[str, str, str]]:
    """Context, source and comment of every text in `words/`."""
    for path in (ROOT / "retrotimer" / "words").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "translate":
                texts = [one.value for one in call.args if isinstance(one, ast.Constant)]
                context, source, comment = (*map(str, texts), "")[:3]
                yield context, source, comment


def test_no_sentence_is_there_twice_to_be_translated() -> None:
    contexts: dict[tuple[str, str], set[str]] = {}
    for context, *text in sentences():
        contexts.setdefault((text[0], text[1]), set()).add(context)
    twice = {text[0]: found for text, found in contexts.items() if len(found) > 1 and text[0] not in ALIKE}
    assert twice == {}


PLURALS = sorted(set(plurals_in_code()))


def messages(path: Path) -> Iterator[tuple[Plural, ET.Element]]:
    """The messages of a `.ts` file by what they translate."""
    root = ET.parse(path).getroot()  # noqa: S314 - our own file
    for context in root.iter("context"):
        for message in context.iter("message"):
            name = context.findtext("name", "")
            yield (name, message.findtext("source", ""), message.findtext("comment", "")), message


def test_the_code_is_read_as_it_is_meant() -> None:
    assert ("days", "%n minute(s)", "") in PLURALS
    assert ("WalkPanel", "%n minute(s)", "") in PLURALS
    assert len(PLURALS) >= 8


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_every_plural_of_the_code_is_finished(path: Path) -> None:
    found = dict(messages(path))
    assert sorted(key for key, message in found.items() if message.get("numerus")) == PLURALS
    for key, message in found.items():
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, f"{key} is {translation.get('type')}"
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        assert all(form.strip() for form in forms), f"{key} has an empty form"


def test_english_has_a_word_for_one_and_a_word_for_many() -> None:
    for key, message in messages(FOLDER / "retrotimer_en.ts"):
        one, many = (form.text or "" for form in message.iter("numerusform"))
        assert "%n" in one, key
        assert "%n" in many, key
        assert not re.search(r"\(s\)", one + many), key
        placeholders = sorted(re.findall(r"%\d", key[1]))
        assert sorted(re.findall(r"%\d", one)) == sorted(re.findall(r"%\d", many)) == placeholders
        if "(s)" in key[1]:
            assert (one, many) == (key[1].replace("(s)", ""), key[1].replace("(s)", "s"))


def test_what_is_kept_is_what_the_script_would_write(tmp_path: Path) -> None:
    """Where PySide6 is too old to collect plurals, only the compiling is compared; the rest is above."""
    for path in LANGUAGES:
        shutil.copy(path, tmp_path)
    if packaging_words._version("pyside6-lupdate") >= packaging_words.OLDEST:
        packaging_words.update(tmp_path)
    else:
        for path in LANGUAGES:
            packaging_words.compile_words(tmp_path / path.name)
    kept = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == kept


@pytest.mark.parametrize("plural", PLURALS, ids=lambda plural: f"{plural[0]}: {plural[1]}")
def test_the_program_says_one_and_many(qapp: QCoreApplication, plural: Plural) -> None:
    english = QTranslator()
    assert english.load(str(FOLDER / "retrotimer_en.qm"))
    qapp.installTranslator(english)
    context, source, comment = plural
    said = [QCoreApplication.translate(context, source, comment, number) for number in (1, 2)]
    qapp.removeTranslator(english)
    assert "(s)" not in "".join(said)
    assert "%n" not in "".join(said)
    words = source.replace("%n", "{}").replace("(s)", "")
    assert said[0] == words.format(1) or "(s)" not in source
    assert said[0].replace("1", "2", 1) != said[1] or "(s)" not in source
