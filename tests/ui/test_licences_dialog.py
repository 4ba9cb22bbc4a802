"""From About to the text of a licence, by its buttons."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from retrotimer.core.credits import Credit
from retrotimer.ui.dialogs.about import AboutDialog
from retrotimer.ui.dialogs.licences_dialog import LicencesDialog
from retrotimer.ui.parts.button import PillButton
from tests.fakes import heard

CREDITS = (Credit("Qt", "6.12", "LGPL-3.0-only", "qt.io", "as you like"), Credit("other", home="example.org"))


@pytest.fixture
def dialog(qtbot: QtBot) -> LicencesDialog:
    """The list, open."""
    dialog = LicencesDialog(CREDITS)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def buttons(dialog: LicencesDialog | AboutDialog, text: str) -> list[PillButton]:
    return [one for one in dialog.findChildren(PillButton) if one.text() == text]


def test_about_asks_for_the_licences(qtbot: QtBot) -> None:
    about = AboutDialog("/home/me/walks")
    qtbot.addWidget(about)
    asked = heard(about.licences_requested)
    (button,) = buttons(about, "Licences")
    button.click()
    assert len(asked) == 1


def test_only_what_has_a_text_has_a_button(dialog: LicencesDialog) -> None:
    (read,) = buttons(dialog, "Read")
    assert read.accessibleName() == "Read the licence of Qt 6.12"
    assert "example.org" in [label.text() for label in dialog.findChildren(QLabel)]


def test_the_text_can_be_read_by_keys_and_not_changed(dialog: LicencesDialog, qtbot: QtBot) -> None:
    buttons(dialog, "Read")[0].click()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    text = QApplication.focusWidget()
    assert isinstance(text, QPlainTextEdit)
    assert text.toPlainText() == "as you like"
    assert text.isReadOnly()
    text.window().close()
