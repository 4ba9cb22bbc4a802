"""What to export: the kind of file, and which days."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QWidget

from retrotimer.core.days import add_months
from retrotimer.core.exchange.forms import ExportWish, Form
from retrotimer.ui.dialogs.fields import Complaint, DateField, Named
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import TARGET, Kind
from retrotimer.ui.parts.entry_fields import ChoiceField
from retrotimer.ui.parts.flow import side_by_side
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.words import dates, exchange

_FORMS = tuple(Form)
_GAP = 16


class Period(Enum):
    """Which days are exported."""

    ALL = "all"
    MONTH = "month"
    LAST_MONTH = "last_month"
    YEAR = "year"
    CHOSEN = "chosen"


_PERIODS = tuple(Period)


@dataclass(frozen=True, slots=True)
class ExportFace:
    """What the dialog begins with: today, and the earliest day with a walk."""

    today: date
    first: date


class ExportDialog(SheetDialog):
    """Asks what is to be exported.

    Signals:
        export_requested(wish): ask where the file should be, and write it.
    """

    export_requested = Signal(object)

    def __init__(self, face: ExportFace, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Export"), 480, parent)
        self._face = face
        self._form = ChoiceField()
        self._form.addItems([exchange.form_name(form) for form in _FORMS])
        self._about = quiet()
        names = {
            Period.ALL: self.tr("All days"),
            Period.MONTH: self.tr("This month"),
            Period.LAST_MONTH: self.tr("Last month"),
            Period.YEAR: self.tr("This year"),
            Period.CHOSEN: self.tr("From one day to another"),
        }
        self._period = ChoiceField()
        self._period.addItems([names[period] for period in _PERIODS])
        self._first, self._last = (DateField(day, face.today) for day in (face.first, face.today))
        self._days = side_by_side(
            Named(self.tr("From"), self._first), Named(self.tr("To"), self._last), gap=_GAP
        )
        self._wrong = Complaint()
        self._lay_out()
        self.offer(self.tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole, Kind.MAIN)
        self.offer(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        for box in (self._form, self._period):
            box.currentIndexChanged.connect(self._follow)
        self._follow()
        self._form.setFocus()

    def accept(self) -> None:
        """Ask for it, once the days make sense."""
        self._wrong.fall_silent()
        wish = self._wish()
        if wish is not None:
            super().accept()
            self.export_requested.emit(wish)
        else:
            self.fit()

    def _wish(self) -> ExportWish | None:
        """What is asked for; None where a day is none, which has been said then."""
        form = _FORMS[self._form.currentIndex()]
        if form is Form.PLANNED:
            return ExportWish(form)
        if _PERIODS[self._period.currentIndex()] is not Period.CHOSEN:
            return ExportWish(form, *self._span())
        for field, near in ((self._first, self._face.first), (self._last, self._face.today)):
            if field.date() is None:
                self._wrong.say(dates.why_no_date(field.text(), near), field)
                return None
        first, last = self._first.date(), self._last.date()
        if first is not None and last is not None and first > last:
            self._wrong.say(self.tr("The first day lies after the last one."), self._first)
            return None
        return ExportWish(form, first, last)

    def _span(self) -> tuple[date | None, date | None]:
        today = self._face.today
        month = today.replace(day=1)
        return {
            Period.MONTH: (month, None),
            Period.LAST_MONTH: (add_months(month, -1), month - (date(2000, 1, 2) - date(2000, 1, 1))),
            Period.YEAR: (today.replace(month=1, day=1), None),
        }.get(_PERIODS[self._period.currentIndex()], (None, None))

    def _follow(self) -> None:
        """Say what such a file is good for, and ask for days where they matter."""
        form = _FORMS[self._form.currentIndex()]
        self._about.setText(exchange.form_about(form))
        self._named_period.setVisible(form is not Form.PLANNED)
        chosen = _PERIODS[self._period.currentIndex()] is Period.CHOSEN
        self._days.setVisible(chosen and form is not Form.PLANNED)
        self._wrong.fall_silent()
        if self.isVisible():
            self.fit()

    def _lay_out(self) -> None:
        self.sheet.setSpacing(_GAP)
        self.sheet.addWidget(Label(self.tr("Export"), 24, QFont.Weight.Bold))
        for field in (self._form, self._period):
            field.setMinimumHeight(TARGET)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(18)
        for date_field in (self._first, self._last):
            date_field.setMinimumSize(fonts.scaled(176), TARGET)
        self.sheet.addWidget(Named(self.tr("What"), self._form))
        self._about.setMinimumHeight(3 * self._about.fontMetrics().lineSpacing())  # for the longest of them
        self.sheet.addWidget(self._about)
        self._named_period = Named(self.tr("Which days"), self._period)
        self.sheet.addWidget(self._named_period)
        self.sheet.addWidget(self._days)
        self.sheet.addWidget(self._wrong)
        self.sheet.addStretch(1)
