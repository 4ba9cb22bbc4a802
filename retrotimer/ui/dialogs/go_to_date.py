"""Asks for a date to go to; what is no date, or none of the calendar's years, cannot be entered."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from retrotimer.ui.dialogs.fields import DateField
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import TARGET, Kind
from retrotimer.ui.parts.labels import quiet, strong
from retrotimer.words import dates, days


class GoToDateDialog(SheetDialog):
    """One field that begins with a day; below it the day in full words, or what is missing to one.

    Signals:
        date_requested(date): go to this day.
    """

    date_requested = Signal(object)

    def __init__(self, day: date, today: date, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Go to a date"), 360, parent)
        self._day = day
        self._field = DateField(day, today)
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
        text = days.long_date(day) if day is not None else dates.why_no_date(self._field.text(), self._day)
        self._words.setText(text)
        self._field.setAccessibleDescription(text)
        self._go.setEnabled(day is not None)
        if self.isVisible():
            self.fit()

    def _lay_out(self) -> None:
        label = strong(self.tr("Date"))
        label.setBuddy(self._field)
        self._field.setFont(fonts.font(fonts.LARGE))
        self._field.setMinimumHeight(max(TARGET, self._field.sizeHint().height() + 12))
        self._words.setMinimumHeight(2 * self._words.fontMetrics().lineSpacing())  # for the longer sentence
        across = self._words.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        self._words.setAlignment(across | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        self.sheet.addWidget(label)
        self.sheet.addWidget(self._field)
        self.sheet.addWidget(self._words)
        self.sheet.addStretch(1)
