"""Labels and fields stand at the edge where reading begins, whatever their words are."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from retrotimer.ui.dialogs.fields import DateField, TimeField
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.labels import Label, fit_words, strong
from tests.fakes import TODAY
from tests.ui.pictures import drawn

DIRECTIONS = {"left": Qt.LayoutDirection.LeftToRight, "right": Qt.LayoutDirection.RightToLeft}


def side_of_ink(widget: QWidget) -> str:
    """Where most of what is written stands."""
    image = drawn(widget)
    dark = [
        x
        for x in range(6, image.width() - 6)
        for y in range(6, image.height() - 6)
        if image.pixelColor(x, y).lightness() < 120
    ]
    assert dark
    return "left" if sum(dark) / len(dark) < image.width() / 2 else "right"


@pytest.mark.parametrize("side", DIRECTIONS)
@pytest.mark.parametrize("text", ["Tuesday", "12:00", "17.11.2026", "שלום"])
def test_a_label_stands_where_reading_begins(qtbot: QtBot, qapp: QApplication, side: str, text: str) -> None:
    qapp.setLayoutDirection(DIRECTIONS[side])
    label = strong(text)
    qtbot.addWidget(label)
    label.resize(400, 40)
    label.show()
    assert side_of_ink(label) == side


def test_what_is_centred_stays_so(qtbot: QtBot, qapp: QApplication) -> None:
    qapp.setLayoutDirection(DIRECTIONS["right"])
    label = Label("Tuesday", centred=True)
    qtbot.addWidget(label)
    assert label.alignment() & Qt.AlignmentFlag.AlignHCenter


@pytest.mark.parametrize("side", DIRECTIONS)
@pytest.mark.parametrize("make", [lambda: DateField(date(2026, 11, 15), TODAY), lambda: TimeField(time(12))])
def test_a_date_and_a_time_keep_the_order_of_their_numbers(
    qtbot: QtBot, qapp: QApplication, side: str, make: type[QLineEdit]
) -> None:
    field = make()
    qtbot.addWidget(field)
    field.resize(300, 44)
    field.show()
    qapp.setLayoutDirection(DIRECTIONS[side])
    QApplication.processEvents()
    field.clearFocus()
    assert side_of_ink(field) == side
    places = []
    for at in range(len(field.text()) + 1):
        field.setCursorPosition(at)
        places.append(field.cursorRect().center().x())
    assert places == sorted(places)


def test_words_that_fit_nowhere_are_never_made_too_small_to_read(qapp: QApplication) -> None:
    assert qapp is not None
    label = QLabel("word " * 500)
    font = QFont(label.font())
    font.setPixelSize(96)
    fit_words(label, font, 200, 1)
    assert fonts.SMALL * 9 // 10 <= label.font().pixelSize() <= fonts.SMALL
