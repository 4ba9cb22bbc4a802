"""What the editors consist of: words of one's own, minutes, and a sentence beside what cannot be kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.labels import Label, strong

MOST_SHOWN_MINUTES = 999_999
"""More than can be kept: who types too much is told so, instead of being stopped without a word."""


class WordsField(QPlainTextEdit):
    """Some lines of one's own; Tab leaves it.

    Signals:
        confirmed(): Enter with Control, where Enter alone is a new line.
    """

    confirmed = Signal()

    def __init__(self, text: str, lines: int = 3) -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        height = self.fontMetrics().lineSpacing() * lines + 2 * round(self.document().documentMargin())
        self.setFixedHeight(max(height + 2 * self.frameWidth() + 4, self.minimumSizeHint().height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the Enter that is not for the text."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)


class MinutesField(QSpinBox):
    """Whole minutes; a field that is left empty means none."""

    def __init__(self, minutes: int) -> None:
        super().__init__()
        self.setRange(0, MOST_SHOWN_MINUTES)
        self.setSuffix(self.tr(" min", "minutes"))
        self.setValue(minutes)

    def fixup(self, _text: str) -> str:
        """None, and not what stood there before: nobody entered that."""
        return self.textFromValue(0) + self.suffix()


class Named(QWidget):
    """A field under its name."""

    def __init__(self, name: str, field: QWidget) -> None:
        super().__init__()
        field.setAccessibleName(name)
        label = strong(name)
        label.setWordWrap(False)
        label.setBuddy(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(fonts.scaled(4))
        column.addWidget(label)
        column.addWidget(field)


class Complaint(Label):
    """Why something cannot be kept, below the field that it is about; not there while nothing is wrong."""

    def __init__(self) -> None:
        super().__init__(weight=QFont.Weight.DemiBold, tone=colours.WARNING)
        self._about: QWidget | None = None
        self.hide()

    def say(self, words: str, about: QWidget | None = None) -> None:
        """Show the reason and go to the field, if there is one that it is about."""
        self._about = about
        self.setText(words)
        self.show()
        announce(self, words)
        if about is not None:
            about.setAccessibleDescription(words)
            about.setFocus(Qt.FocusReason.TabFocusReason)  # as by Tab, which selects what is there

    def fall_silent(self) -> None:
        """What was wrong may be right now."""
        self.hide()
        if self._about is not None:
            self._about.setAccessibleDescription("")
