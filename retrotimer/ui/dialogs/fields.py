"""What the editors consist of: words, a date, a time, minutes, and why one cannot be kept."""

from datetime import date, datetime, time, timedelta
from math import isnan, nan

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from retrotimer.core.bounds import MOST_ENTRY_MINUTES
from retrotimer.core.days import shown
from retrotimer.core.plan import MINUTE
from retrotimer.core.typed import EntryError, read_minutes
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.entry_fields import LineField
from retrotimer.ui.parts.labels import Label, reading_edge, strong
from retrotimer.ui.parts.note_field import NoteField
from retrotimer.words import dates
from retrotimer.words.numbers import number

TIME_STEP = timedelta(minutes=5)
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class WordsField(NoteField):
    """A note in a dialog.

    Signals:
        confirmed(): Enter with Control, where Enter alone is a new line.
    """

    confirmed = Signal()

    def __init__(self, text: str, lines: int = 3) -> None:
        super().__init__(text)
        height = self.fontMetrics().lineSpacing() * lines + 2 * round(self.document().documentMargin())
        self.setFixedHeight(max(height + 8, self.minimumSizeHint().height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the Enter that is not for the text."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)


class StepField(LineField):
    """Text that stands for a value with others before and after it: Up and Down step there.

    Its numbers keep their order where the script runs from right to left, and stand at that edge.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Reading may begin at the other edge now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._turn()

    def _turn(self) -> None:
        self.setAlignment(reading_edge(self.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, or type."""
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.step(steps)

    def step(self, steps: int) -> None:
        """Go on by so many values, or back; what is no value stays as it is, and so does a plain text."""


class DateField(StepField):
    """A date as a person types it, in digits or by a word; Up and Down go to the next and the last day."""

    def __init__(self, day: date, today: date) -> None:
        super().__init__(dates.short_date(day))
        self._first = day
        self._today = today
        self._first_text = self.text()

    def date(self) -> date | None:
        """The date that stands in it, if it is one of the calendar's; what was not touched is as it was."""
        if self.text() == self._first_text:
            return self._first
        return dates.date_from(self.text(), self._first, self._today)

    def step(self, steps: int) -> None:
        """Go to another day of the calendar."""
        day = self.date()
        if day is not None and shown(day) and shown(day + timedelta(days=steps)):
            self.setText(dates.short_date(day + timedelta(days=steps)))


class TimeField(StepField):
    """A time of day as a person types it; Up and Down go five minutes on and back."""

    def __init__(self, at: time) -> None:
        super().__init__(dates.short_time(at))
        self._first_text = self.text()

    @property
    def is_untouched(self) -> bool:
        """Whether it stands as it was."""
        return self.text() == self._first_text

    def time(self) -> time | None:
        """The time that stands in it, if it is one."""
        return dates.time_from(self.text())

    def step(self, steps: int) -> None:
        """Go on or back around the clock."""
        at = self.time()
        if at is not None:
            self.setText(
                dates.short_time((datetime.combine(date(2000, 1, 1), at) + steps * TIME_STEP).time())
            )


class MinutesField(StepField):
    """Minutes as a person types them, whole or not; a field that is left empty means none."""

    def __init__(self, minutes: int) -> None:
        super().__init__(number(minutes))
        self._first_text = self.text()

    @property
    def is_untouched(self) -> bool:
        """Whether it stands as it was."""
        return self.text() == self._first_text

    def seconds(self) -> float:
        """What stands in it, in seconds; not a number (`nan`) where it is none."""
        if not self.text().strip():
            return 0.0
        try:
            return read_minutes(self.text())
        except EntryError:
            return nan

    def step(self, steps: int) -> None:
        """Go on by whole minutes, or back, down to none."""
        seconds = self.seconds()
        if not isnan(seconds):
            minutes = int(min(seconds, MOST_ENTRY_MINUTES * MINUTE) // MINUTE) + steps
            self.setText(number(min(max(0, minutes), MOST_ENTRY_MINUTES)))


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
