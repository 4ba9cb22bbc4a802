"""The menus' keys hold in every language."""

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from retrotimer.ui.menus import Menus


class GermanKeys(QTranslator):
    """Qt's own German: a keyboard's Ctrl is called Strg."""

    def translate(self, _context: str, source: str, _comment: str | None = None, _n: int = -1) -> str:
        """The German name of a key, and nothing else."""
        return {"Ctrl": "Strg", "Shift": "Umschalt"}.get(source, "")

    def isEmpty(self) -> bool:
        """Qt asks before it installs a translation."""
        return False


def test_keys_are_understood_whatever_they_are_called_here(qtbot: QtBot, qapp: QApplication) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    german = GermanKeys()
    qapp.installTranslator(german)
    try:
        menus = Menus(window)
        menus.give_keys()
        redo = menus.redo.shortcut()
        assert redo.toString(QKeySequence.SequenceFormat.PortableText) == "Ctrl+Shift+Z"
        keys = [
            action.shortcut().toString() for action in window.actions() if not action.shortcut().isEmpty()
        ]
    finally:
        qapp.removeTranslator(german)
    assert "Ctrl+," in keys
    assert len(keys) == len(set(keys)) > 15
