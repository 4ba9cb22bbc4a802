"""The report for a doctor before it is saved or printed: which days, what else, which paper; its pages."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QSize, QTimer, Signal
from PySide6.QtGui import QFont, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialogButtonBox, QSizePolicy, QVBoxLayout, QWidget

from retrotimer.core.period import Choice, Period
from retrotimer.core.report import Report
from retrotimer.ui.dialogs.fields import Complaint, DateField, Named
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import TARGET, Kind, PillButton
from retrotimer.ui.parts.check import CheckLine
from retrotimer.ui.parts.choices import ChoiceRow, Shape
from retrotimer.ui.parts.entry_fields import LineField
from retrotimer.ui.parts.flow import follow_width, side_by_side
from retrotimer.ui.parts.labels import Label, quiet, strong
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.printer import printer_found
from retrotimer.ui.parts.whole import share_height
from retrotimer.ui.report.pages import Pages, Paper
from retrotimer.ui.report.preview import Preview
from retrotimer.words import dates, saving
from retrotimer.words import report as words
from retrotimer.words.days import long_date

_WIDE = 960
_BESIDE = 820
"""From this width on, at plain text, the preview stands beside the choices."""

_CHOICES_WIDTH = 340
_BETWEEN = 24
_ANY_WIDTH = 16_777_215
"""Qt's own word for no limit, which PySide does not hand on."""

_HEIGHT = 860
_GAP = 16
_TYPING_MS = 250
_LONGEST_NAME = 80
_PAPERS = tuple(Paper)
_LETTER = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})
"""Where Letter is the usual paper, as the Unicode CLDR has it."""


class ReportDialog(SheetDialog):
    """Asks for a period, and draws the `Report` on it as it will be on paper.

    Signals:
        period_requested(period, notes): read the report on these days, with the notes or without;
            `show_report` or `show_failure` follows.
        save_requested(pages), print_requested(pages): do that with these pages.
    """

    period_requested = Signal(object, bool)
    save_requested = Signal(object)
    print_requested = Signal(object)

    def __init__(self, periods: Mapping[Choice, Period], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Report for the doctor"), _WIDE, parent)
        self._periods = periods
        self._choices = tuple(periods)
        self._report: Report | None = None
        self._period = ChoiceRow(self.tr("Days"), Shape.WORD)
        self._period.offer([words.choice_name(one) for one in self._choices])
        self._period.choose(0)
        own = periods[Choice.OWN]
        today = own.last
        self._first, self._last = DateField(own.first, today), DateField(own.last, today)
        self._own = QWidget()
        self._own_wrong = Complaint()
        self._notes = CheckLine(self.tr("With my notes"))
        self._name = LineField()
        self._name.setMaxLength(_LONGEST_NAME)
        self._paper = ChoiceRow(self.tr("Paper"), Shape.WORD)
        self._paper.offer([self.tr("A4"), self.tr("Letter")])
        self._paper.choose(_PAPERS.index(usual_paper()))
        self._preview = Preview()
        self._scroll.resized.connect(self._settle)
        self._failure = Complaint()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._show_pages)
        self._choices_side = Page()
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        self._offer_buttons()
        self._connect()

    def ask(self) -> None:
        """Ask for the report on the days that are chosen."""
        choice = self._choices[self._period.chosen_index]
        self._own.setVisible(choice is Choice.OWN)
        self._own_wrong.fall_silent()
        self._failure.fall_silent()
        period = self._own_period() if choice is Choice.OWN else self._periods[choice]
        self._settle()
        if period is not None:
            self.period_requested.emit(period, self._notes.isChecked())

    def show_report(self, report: Report) -> None:
        """Draw this report."""
        self._report = report
        self._show_pages()

    def show_failure(self, text: str) -> None:
        """Say why something could not be done; all that was chosen stays."""
        self._failure.say(text)

    def pages(self) -> Pages | None:
        """The pages as they are chosen now; None while nothing could be read."""
        if self._report is None:
            return None
        paper = _PAPERS[self._paper.chosen_index]
        return Pages(self._report, paper, self._name.text(), notes=self._notes.isChecked())

    def accept(self) -> None:
        """Ask for what the main button says; nothing closes before it is done."""
        pages = self.pages()
        if pages is not None:
            self._failure.fall_silent()
            self.save_requested.emit(pages)

    def close_done(self) -> None:
        """Close: the report is where it was wanted."""
        super().accept()

    def sizeHint(self) -> QSize:
        """High enough for a page to be read, as far as the screen has room."""
        return QSize(super().sizeHint().width(), min(fonts.scaled(_HEIGHT), self._room().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for the preview beside the choices now, or none any more."""
        super().resizeEvent(event)
        self._turn()

    def _show_pages(self) -> None:
        pages = self.pages()
        if pages is not None:
            self._preview.show_pages(pages)
            self._settle()

    def _settle(self) -> None:
        """Let the pages scroll, or all of the sheet where it has no room for half a page."""
        share_height(self._scroll, self._preview)

    def _own_period(self) -> Period | None:
        """The days that stand in the fields; None, and a word on it, where they are none."""
        first, last = self._first.date(), self._last.date()
        for field, day in ((self._first, first), (self._last, last)):
            if day is None:
                self._say_wrong(dates.why_no_date(field.text(), self._periods[Choice.OWN].last), field)
                return None
            field.setAccessibleDescription(long_date(day))
        if first is None or last is None:
            return None
        if last < first:
            self._say_wrong(self.tr("The last day comes before the first."), self._last)
            return None
        return Period(first, last)

    def _say_wrong(self, text: str, field: QWidget) -> None:
        self._own_wrong.setText(text)
        self._own_wrong.show()
        self._settle()
        field.setAccessibleDescription(text)

    def _connect(self) -> None:
        self._period.chosen.connect(lambda _index: self.ask())
        self._notes.toggled.connect(lambda _on: self.ask())
        self._paper.chosen.connect(lambda _index: self._show_pages())
        self._name.textChanged.connect(lambda _text: self._typing.start())
        for field in (self._first, self._last):
            field.textChanged.connect(lambda _text: self.ask())

    def _offer_buttons(self) -> None:
        roles = QDialogButtonBox.ButtonRole
        self._save = self.offer(self.tr("Save as PDF…"), roles.AcceptRole, Kind.MAIN)
        self._print = self.offer(self.tr("Print…"), roles.ActionRole)
        self.offer(self.tr("Close"), roles.RejectRole)
        self._save.setShortcut(QKeySequence.StandardKey.Save)
        self._print.setShortcut(QKeySequence.StandardKey.Print)
        self._print.clicked.connect(self._on_print_clicked)
        self._save.setFocus()

    def _on_print_clicked(self) -> None:
        """Print, or say that there is no printer, and leave the other way."""
        pages = self.pages()
        if pages is None:
            return
        self._failure.fall_silent()
        if printer_found():
            self.print_requested.emit(pages)
            return
        self._save.setFocus()
        self._print.setEnabled(False)
        self._failure.say(saving.no_printer())

    def _lay_out(self) -> None:
        self.sheet.setSpacing(_GAP)
        self.sheet.addWidget(Label(self.tr("Report for the doctor"), 24, QFont.Weight.Bold))
        explained = self.tr("One page or two, made on this computer. Nothing is sent anywhere.")
        self.sheet.addWidget(quiet(explained))
        self._lay_out_choices()
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(_BETWEEN)
        self._both.addWidget(self._choices_side)
        self._both.addWidget(self._preview_side(), 1)
        both = Page()
        both.setLayout(self._both)
        follow_width(both, down=QSizePolicy.Policy.Expanding)
        self.sheet.addWidget(both, 1)
        self.foot.insertWidget(0, self._failure)

    def _lay_out_choices(self) -> None:
        column = QVBoxLayout(self._choices_side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for field in (self._first, self._last, self._name):
            field.setMinimumSize(fonts.scaled(140), TARGET)
        own = QVBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        first, last = Named(self.tr("From"), self._first), Named(self.tr("To"), self._last)
        own.addWidget(side_by_side(first, last, gap=_GAP))
        own.addWidget(self._own_wrong)
        follow_width(self._own)
        self._own.hide()
        column.addWidget(strong(self.tr("Days")))
        column.addWidget(self._period)
        column.addWidget(self._own)
        column.addSpacing(8)
        column.addWidget(self._notes)
        column.addSpacing(8)
        column.addWidget(Named(self.tr("Your name on it (not kept)"), self._name))
        column.addSpacing(8)
        column.addWidget(strong(self.tr("Paper")))
        column.addWidget(self._paper)
        column.addStretch(1)
        follow_width(self._choices_side)

    def _preview_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._preview, 1)
        smaller = PillButton(self.tr("Smaller"), Kind.LINK)
        larger = PillButton(self.tr("Larger"), Kind.LINK)
        smaller.clicked.connect(lambda: self._preview.zoom(-1))
        larger.clicked.connect(lambda: self._preview.zoom(1))
        column.addWidget(side_by_side(smaller, larger, gap=4))
        return side

    def _turn(self) -> None:
        """Let choices and preview stand side by side, or one above the other."""
        beside = self.width() >= fonts.scaled(_BESIDE)
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if wanted is not self._both.direction():
            self._both.setDirection(wanted)
            self._choices_side.setMaximumWidth(fonts.scaled(_CHOICES_WIDTH) if beside else _ANY_WIDTH)


def usual_paper() -> Paper:
    """The paper of where the system says that the person is."""
    territory = QLocale.territoryToCode(QLocale.system().territory())
    return Paper.LETTER if territory in _LETTER else Paper.A4
