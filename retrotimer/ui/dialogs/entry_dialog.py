"""The editor of one walk: what it was, for a walk without the laptop or to put a figure right."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget

from retrotimer.core.entries import Entry, EntryFace
from retrotimer.core.plan import MINUTE, Mode
from retrotimer.core.records import WalkRecord
from retrotimer.core.typed import Wrong
from retrotimer.ui.dialogs.felt_fields import FeltFields
from retrotimer.ui.dialogs.fields import Complaint, DateField, MinutesField, Named, TimeField, WordsField
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import TARGET, Kind
from retrotimer.ui.parts.choices import ChoiceRow, Shape
from retrotimer.ui.parts.disclosure import Disclosure
from retrotimer.ui.parts.flow import side_by_side
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.words import dates, days, entries, plan

_MODES = (Mode.WALK, Mode.RUN)
_GAP = 16


class EntryDialog(SheetDialog):
    """Shows an `EntryFace` and asks for what stands in it to be kept; it closes once that is done.

    Signals:
        save_requested(entry): keep this; `close_kept` or one of `show_wrong`, `show_failure` and
            `show_twin` follows.
        again_requested(entry): the same after `show_twin`: it is another walk.
    """

    save_requested = Signal(object)
    again_requested = Signal(object)

    def __init__(self, face: EntryFace, parent: QWidget | None = None) -> None:
        title = self.tr("Add a walk") if face.record is None else self.tr("Edit the walk")
        super().__init__(title, 480, parent)
        self._face = face
        entry = face.entry
        self._date, self._time = DateField(entry.day, face.today), TimeField(entry.at)
        self._day_words = quiet()
        self._minutes = MinutesField(int(entry.seconds // MINUTE))
        self._mode = ChoiceRow(self.tr("Walk or run"), Shape.WORD)
        self._mode.offer([plan.mode_name(mode) for mode in _MODES])
        self._mode.choose(_MODES.index(entry.mode))
        self._note = WordsField(entry.note)
        self._felt = FeltFields(entry)
        self._more = Disclosure(self.tr("Pain and effort"))
        self._more.setChecked(_felt(entry))
        self._felt.setVisible(_felt(entry))
        self._when_wrong, self._what_wrong, self._note_wrong = Complaint(), Complaint(), Complaint()
        self._failure, self._twin = Complaint(), Complaint()
        self._is_twin = False
        self._unread = QTimer(self)
        self._unread.setSingleShot(True)
        self._unread.setInterval(QApplication.doubleClickInterval())
        self._lay_out(title)
        self._save = self.offer(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole, Kind.MAIN)
        self.offer(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        for field in (self._date, self._time):
            field.textChanged.connect(self._say_day)
            field.textChanged.connect(self._when_wrong.fall_silent)
            field.textChanged.connect(self._forget_twin)
        self._minutes.textChanged.connect(self._what_wrong.fall_silent)
        self._minutes.textChanged.connect(self._forget_twin)
        self._mode.chosen.connect(self._forget_twin)
        self._say_day()
        self._more.toggled.connect(self._on_more_toggled)
        self._note.confirmed.connect(self.accept)
        self._note.shortened.connect(self._on_shortened)
        self._minutes.setFocus()
        self._minutes.selectAll()

    def entry(self) -> Entry | None:
        """The walk as it stands in the dialog, untouched parts exactly as they were; None without a time."""
        day, at = self._date.date(), self._time.time()
        if day is None or at is None:
            return None
        before = self._face.entry
        pain_before, pain_after, pain_morning = self._felt.pains()
        return replace(
            before,
            day=day,
            at=at,
            mode=_MODES[self._mode.chosen_index],
            seconds=before.seconds if self._minutes.is_untouched else self._minutes.seconds(),
            note=self._note.toPlainText(),
            pain_before=pain_before,
            pain_after=pain_after,
            pain_morning=pain_morning,
            effort=self._felt.effort,
        )

    @property
    def tells_time(self) -> bool:
        """Whether the person told the time; otherwise it is the one that is assumed."""
        return self._face.record is not None or not self._time.is_untouched

    def accept(self) -> None:
        """Ask for it to be kept; nothing closes before it is.

        The second click of a double one cannot be the answer to what was asked in between.
        """
        if self._unread.isActive():
            return
        for complaint in (self._when_wrong, self._what_wrong, self._note_wrong, self._failure):
            complaint.fall_silent()
        self._say_day()
        entry = self.entry()
        if entry is not None:
            (self.again_requested if self._is_twin else self.save_requested).emit(entry)
        elif self._date.date() is None:
            self._say_wrong(
                self._when_wrong, dates.why_no_date(self._date.text(), self._face.entry.day), self._date
            )
        else:
            self._say_wrong(self._when_wrong, dates.time_wanted(self._face.entry.at), self._time)

    def close_kept(self) -> None:
        """Close: it is kept."""
        super().accept()

    def show_wrong(self, why: Wrong) -> None:
        """Say at the field why the walk cannot be kept."""
        field, complaint = self._place(why)
        day = self._date.date()
        before = day - timedelta(days=1) if day is not None else None
        self._say_wrong(complaint, entries.wrong(why, before), field)

    def show_twin(self, walk: WalkRecord) -> None:
        """Say that this walk is there already; who asks once more, and changed none of it, means another."""
        self._is_twin = True
        self._unread.start()
        self._twin.say(entries.twice(walk))
        self._save.setText(entries.save_twice())
        self.fit()

    def show_failure(self, words: str) -> None:
        """Say why the walk could not be written; all that was entered stays."""
        self._failure.say(words)
        self.fit()

    def _forget_twin(self) -> None:
        """It is not the same any more."""
        if self._is_twin:
            self._is_twin = False
            self._unread.stop()
            self._twin.fall_silent()
            self._save.setText(self.tr("Save"))
            self.fit()

    def _say_wrong(self, complaint: Complaint, words: str, field: QWidget) -> None:
        complaint.say(words, field)
        self.fit()
        self.show_all_of(complaint, below=field)

    def _say_day(self) -> None:
        """Say the day in full: who typed the month in the day's place sees it here."""
        day = self._date.date()
        at = self._time.time()
        text = days.long_date(day) if day is not None else ""
        if day is not None and at is not None and at.hour < self._face.day_starts:
            text = days.in_the_night_after(day)
        self._day_words.setText(text)
        self._date.setAccessibleDescription(text)

    def _on_more_toggled(self, shown: bool) -> None:  # noqa: FBT001 - as the signal carries it
        self._felt.setVisible(shown)
        self.fit()

    def _on_shortened(self) -> None:
        self._note_wrong.say(entries.shortened())
        self.fit()

    def _place(self, why: Wrong) -> tuple[QWidget, Complaint]:
        """The field that a reason is about, and where it is said."""
        if why in {Wrong.TOO_FEW_MINUTES, Wrong.TOO_MANY_MINUTES, Wrong.NOT_A_NUMBER}:
            return self._minutes, self._what_wrong
        if why in {Wrong.NOTE_TOO_LONG, Wrong.NOTE_UNREADABLE}:
            return self._note, self._note_wrong
        entry = self.entry()
        later_today = why is Wrong.FUTURE and entry is not None and entry.day <= self._face.today
        at = later_today or why is Wrong.NOT_A_TIME
        return self._time if at else self._date, self._when_wrong

    def _lay_out(self, title: str) -> None:
        self.sheet.setSpacing(_GAP)
        self.sheet.addWidget(Label(title, 24, QFont.Weight.Bold))
        self.sheet.addWidget(quiet(self._explained()))
        for field in (self._date, self._time, self._minutes):
            field.setMinimumSize(fonts.scaled(176), TARGET)
        day, at = Named(self.tr("Date"), self._date), Named(self.tr("Time it began"), self._time)
        self.sheet.addWidget(side_by_side(day, at, gap=_GAP))
        self._day_words.setMinimumHeight(self._day_words.fontMetrics().lineSpacing())
        self.sheet.addWidget(self._day_words)
        self.sheet.addWidget(self._when_wrong)
        minutes = Named(self.tr("Minutes backwards"), self._minutes)
        mode = Named(self.tr("Walk or run"), self._mode)
        self.sheet.addWidget(side_by_side(minutes, mode, gap=_GAP))
        self.sheet.addWidget(self._what_wrong)
        self.sheet.addWidget(Named(self.tr("Note"), self._note))
        self.sheet.addWidget(self._note_wrong)
        self.sheet.addWidget(self._more)
        self.sheet.addWidget(self._felt)
        self.sheet.addStretch(1)
        for complaint in (self._failure, self._twin):
            self.foot.insertWidget(0, complaint)

    def _explained(self) -> str:
        record = self._face.record
        if record is None:
            return self.tr("For a walk without the timer. It is marked as entered by hand.")
        if record.timed is None:
            return self.tr("This walk was entered by hand.")
        return self.tr("The timer ran this walk. If you change a figure, it is marked as corrected.")


def _felt(entry: Entry) -> bool:
    """Whether anything was said of how it felt."""
    pains = (entry.pain_before, entry.pain_after, entry.pain_morning)
    return entry.effort is not None or any(pain.told for pain in pains)
