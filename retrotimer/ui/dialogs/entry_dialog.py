"""The editor of one walk: what it was, for a walk without the laptop or to put a figure right."""

from datetime import date, time

from PySide6.QtCore import QDate, QLocale, QTime, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDateEdit, QDialogButtonBox, QSizePolicy, QTimeEdit, QWidget

from retrotimer.core.entries import Entry, EntryFace, Wrong
from retrotimer.core.plan import MINUTE, Mode
from retrotimer.ui.dialogs.fields import Complaint, MinutesField, Named, WordsField
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import TARGET, Kind
from retrotimer.ui.parts.choices import ChoiceRow, Shape
from retrotimer.ui.parts.flow import FlowLayout
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.words import entries, history

_MODES = (Mode.WALK, Mode.RUN)
_GAP = 16


class EntryDialog(SheetDialog):
    """Shows an `EntryFace` and asks for what stands in it to be kept; it closes once that is done.

    Signals:
        save_requested(entry): keep this; `close_kept` or one of `show_wrong` and `show_failure` follows.
    """

    save_requested = Signal(object)

    def __init__(self, face: EntryFace, parent: QWidget | None = None) -> None:
        title = self.tr("Add a walk") if face.record is None else self.tr("Edit the walk")
        super().__init__(title, 480, parent)
        self._face = face
        entry = face.entry
        self._date = QDateEdit(QDate(entry.day.year, entry.day.month, entry.day.day))
        self._date.setDisplayFormat(_with_whole_year(self.locale()))
        self._date.setCalendarPopup(True)
        self._time = QTimeEdit(QTime(entry.at.hour, entry.at.minute))
        self._time.setDisplayFormat(self.locale().timeFormat(QLocale.FormatType.ShortFormat))
        self._shown_minutes = int(entry.seconds // MINUTE)
        self._minutes = MinutesField(self._shown_minutes)
        self._mode = ChoiceRow(self.tr("Walk or run"), Shape.WORD)
        self._mode.offer([history.mode_name(mode) for mode in _MODES])
        self._mode.choose(_MODES.index(entry.mode))
        self._note = WordsField(entry.note)
        self._when_wrong, self._what_wrong, self._note_wrong = Complaint(), Complaint(), Complaint()
        self._failure = Complaint()
        self._lay_out(title)
        self.offer(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole, Kind.MAIN)
        self.offer(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._note.confirmed.connect(self.accept)
        self._minutes.setFocus()
        self._minutes.selectAll()

    def entry(self) -> Entry:
        """The walk as it stands in the dialog; what was not touched is exactly as it was."""
        day, at = self._date.date(), self._time.time()
        minutes = self._minutes.value()
        untouched = minutes == self._shown_minutes
        return Entry(
            date(day.year(), day.month(), day.day()),
            time(at.hour(), at.minute()),
            _MODES[self._mode.chosen_index],
            self._face.entry.seconds if untouched else float(minutes * MINUTE),
            self._note.toPlainText(),
        )

    def accept(self) -> None:
        """Ask for it to be kept; nothing closes before it is."""
        for complaint in (self._when_wrong, self._what_wrong, self._note_wrong, self._failure):
            complaint.fall_silent()
        self.save_requested.emit(self.entry())

    def close_kept(self) -> None:
        """Close: it is kept."""
        super().accept()

    def show_wrong(self, why: Wrong) -> None:
        """Say at the field why the walk cannot be kept."""
        field, complaint = self._place(why)
        complaint.say(entries.wrong(why), field)
        self.fit()

    def show_failure(self, words: str) -> None:
        """Say why the walk could not be written; all that was entered stays."""
        self._failure.say(words)
        self.fit()

    def _place(self, why: Wrong) -> tuple[QWidget, Complaint]:
        """The field that a reason is about, and where it is said."""
        if why in {Wrong.TOO_FEW_MINUTES, Wrong.TOO_MANY_MINUTES, Wrong.NOT_A_NUMBER}:
            return self._minutes, self._what_wrong
        if why in {Wrong.NOTE_TOO_LONG, Wrong.NOTE_UNREADABLE}:
            return self._note, self._note_wrong
        later_today = why is Wrong.FUTURE and self.entry().day <= self._face.today
        at = later_today or why is Wrong.NOT_A_TIME
        return self._time if at else self._date, self._when_wrong

    def _lay_out(self, title: str) -> None:
        self.sheet.setSpacing(_GAP)
        self.sheet.addWidget(Label(title, 24, QFont.Weight.Bold))
        self.sheet.addWidget(quiet(self._explained()))
        for field in (self._date, self._time, self._minutes):
            field.setMinimumSize(fonts.scaled(176), TARGET)
        names = (self.tr("Date"), self.tr("Time it began"))
        self.sheet.addWidget(_side_by_side(Named(names[0], self._date), Named(names[1], self._time)))
        self.sheet.addWidget(self._when_wrong)
        names = (self.tr("Minutes backwards"), self.tr("Walk or run"))
        self.sheet.addWidget(_side_by_side(Named(names[0], self._minutes), Named(names[1], self._mode)))
        self.sheet.addWidget(self._what_wrong)
        self.sheet.addWidget(Named(self.tr("Note"), self._note))
        self.sheet.addWidget(self._note_wrong)
        self.sheet.addStretch(1)
        self.foot.insertWidget(0, self._failure)

    def _explained(self) -> str:
        record = self._face.record
        if record is None:
            return self.tr("For a walk without the timer. It is marked as entered by hand.")
        if record.timed is None:
            return self.tr("This walk was entered by hand.")
        return self.tr("The timer ran this walk. If you change a figure, it is marked as corrected.")


def _side_by_side(*fields: QWidget) -> QWidget:
    """Fields in a line, or one above the other where there is no room."""
    line = QWidget()
    flow = FlowLayout(line, gap=_GAP)
    for field in fields:
        flow.addWidget(field)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    line.setSizePolicy(policy)
    return line


def _with_whole_year(locale: QLocale) -> str:
    """The locale's short date, with all four digits of the year: a walk may lie long ago."""
    form = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return form if "yyyy" in form else form.replace("yy", "yyyy")
