"""Asks for a date to go to; what is no date, or none of the calendar's years, cannot be entered."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from retrotimer.core.days import shown
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import TARGET, Kind
from retrotimer.ui.parts.labels import quiet, strong
from retrotimer.words import dates, days


class DateField(QLineEdit):
    """A date as a person types it; Up and Down go to the next and the last day."""

    def __init__(self, day: date) -> None:
        super().__init__(dates.short_date(day))
        self._near = day
        self.setFont(fonts.font(fonts.LARGE))
        self.setMinimumHeight(max(TARGET, self.sizeHint().height() + 12))
        self.setTextMargins(4, 0, 4, 0)

    def date(self) -> date | None:
        """The date that stands in it, if it is one of the calendar's."""
        return dates.date_from(self.text(), self._near)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, or type."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        day = self.date()
        if event.key() not in steps:
            super().keyPressEvent(event)
        elif day is not None and shown(day + timedelta(days=steps[Qt.Key(event.key())])):
            self.setText(dates.short_date(day + timedelta(days=steps[Qt.Key(event.key())])))


class GoToDateDialog(SheetDialog):
    """One field that begins with a day; below it the day in full words, or what is missing to one.

    Signals:
        date_requested(date): go to this day.
    """

    date_requested = Signal(object)

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Go to a date"), 360, parent)
        self._day = day
        self._field = DateField(day)
        self._field.setAccessibleName(self.tr("Date"))
        self._words = quiet()
        self._lay_out()
        self._go = self.offer(self.tr("Go"), QDialogButtonBox.ButtonRole.AcceptRole, Kind.MAIN)
        self.offer(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._field.textChanged.connect(self._on_text_changed)
        self._on_text_changed()
        self._field.setFocus()
        self._field.selectAll()

    def accept(self) -> None:
        """Go there, once it is a day."""
        day = self._field.date()
        if day is not None:
            self.date_requested.emit(day)
            super().accept()

    def _on_text_changed(self) -> None:
        """Say the day in full: who typed the month in the day's place sees it here."""
        day = self._field.date()
        text = days.long_date(day) if day is not None else dates.date_wanted(self._day)
        self._words.setText(text)
        self._field.setAccessibleDescription(text)
        self._go.setEnabled(day is not None)

    def _lay_out(self) -> None:
        label = strong(self.tr("Date"))
        label.setBuddy(self._field)
        self._words.setMinimumHeight(2 * self._words.fontMetrics().lineSpacing())  # for the longer sentence
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.sheet.addWidget(label)
        self.sheet.addWidget(self._field)
        self.sheet.addWidget(self._words)
        self.sheet.addStretch(1)
