"""A field for a note: what is pasted is cut before it is laid out, and the frame shows the focus."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retrotimer.core.records import LONGEST_NOTE
from retrotimer.ui.dialogs.fields import WordsField
from retrotimer.ui.parts.note_field import NoteField
from retrotimer.ui.walk.after_sheet import Note
from tests.fakes import heard
from tests.ui.pictures import drawn

MILLION = 1_000_000


@pytest.fixture(params=[lambda: WordsField(""), Note], ids=["dialog", "sheet"])
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> NoteField:
    made = request.param()
    assert isinstance(made, NoteField)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def paste(field: NoteField, text: str) -> int:
    """Paste a text; how many letters Qt was given to lay out."""
    added: list[int] = []
    field.document().contentsChange.connect(lambda _at, _removed, letters: added.append(letters))
    source = QMimeData()
    source.setText(text)
    QApplication.clipboard().setMimeData(source)
    field.paste()
    return max(added, default=0)


def test_a_line_of_a_million_letters_is_never_laid_out(field: NoteField) -> None:
    shortened = heard(field.shortened)
    assert paste(field, "x" * MILLION) <= LONGEST_NOTE + 1
    assert field.toPlainText() == "x" * LONGEST_NOTE
    assert len(shortened) == 1
    assert paste(field, "y" * MILLION) <= LONGEST_NOTE + 1
    assert field.toPlainText() == "x" * LONGEST_NOTE
    assert len(shortened) == 2


def test_what_is_selected_makes_room(field: NoteField) -> None:
    field.setPlainText("x" * LONGEST_NOTE)
    field.selectAll()
    shortened = heard(field.shortened)
    paste(field, "y" * LONGEST_NOTE)
    assert field.toPlainText() == "y" * LONGEST_NOTE
    assert shortened == []


def test_what_is_no_text_is_left_out(field: NoteField) -> None:
    paste(field, "by\x1b[31m the\0 river\x85\r\nand\tback")
    assert field.toPlainText() == "by[31m the river\nand\tback"


def test_the_frame_shows_where_the_keys_are(field: NoteField) -> None:
    field.clearFocus()
    plain = drawn(field)
    field.setFocus()
    focused = drawn(field)
    assert plain.pixel(1, field.height() // 2) != focused.pixel(1, field.height() // 2)
