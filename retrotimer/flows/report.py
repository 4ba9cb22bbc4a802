"""The report for a doctor: read for the days that are asked for, then saved, shown in its folder, printed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from retrotimer.core.errors import DamagedError, StoreError
from retrotimer.words import problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.control.month import MonthControl
    from retrotimer.control.programme import ProgrammeControl
    from retrotimer.core.period import Period
    from retrotimer.core.ports import History
    from retrotimer.ui.main_window import MainWindow
    from retrotimer.ui.report.pages import Pages
    from retrotimer.ui.report.report_dialog import ReportDialog

REPORT = "report"
"""What the banner's words about a saved report are about: they stand until the person has closed them."""


class ReportFlow(QObject):
    """Opens the report over the window, and takes its wishes to the history, the disk and the printer.

    `write` puts a file's content where its path says, or raises a `StoreError`; `language` is that of the
    app's words, as "en-GB"; `cannot_read` is told of a history that cannot be read.
    """

    def __init__(
        self,
        *,
        history: "History",
        month: "MonthControl",
        programme: "ProgrammeControl",
        window: "MainWindow",
        write: "Callable[[Path, bytes], None]",
        language: str,
        cannot_read: "Callable[[StoreError], None]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._month = month
        self._programme = programme
        self._window = window
        self._write = write
        self._language = language
        self._cannot_read = cannot_read
        self._dialog: ReportDialog | None = None
        self._folder: Path | None = None

    def open(self) -> None:
        """Show the report on the last weeks; other days can be chosen there."""
        from retrotimer.core.period import periods  # here and below: not for the start
        from retrotimer.ui.report.report_dialog import ReportDialog

        if self._dialog is not None:
            return
        try:
            since = self._history.first_day()
        except StoreError as error:
            self._cannot_read(error)
            return
        month = self._month
        choices = periods(month.today, month.rule.first_weekday, since, self._programme.face)
        dialog = self._dialog = ReportDialog(choices, self._window)
        dialog.period_requested.connect(self._on_period_requested)
        dialog.save_requested.connect(self._on_save_requested)
        dialog.print_requested.connect(self._on_print_requested)
        dialog.finished.connect(self._on_closed)
        dialog.ask()
        dialog.open()

    def _on_period_requested(self, period: "Period", notes: bool) -> None:  # noqa: FBT001 - as the signal has it
        from retrotimer.core.report import read_report

        if self._dialog is None:
            return
        try:
            report = read_report(
                self._history, period, self._month.today, self._month.rule, self._programme.face, notes=notes
            )
        except DamagedError as error:
            self._dialog.close()  # what is to be done now stands in the window
            self._cannot_read(error)
            return
        except StoreError as error:
            self._dialog.show_failure(problems.cannot_read(error))
            return
        self._dialog.show_report(report)

    def _on_save_requested(self, pages: "Pages") -> None:
        from retrotimer.ui.parts.files import ask_where_to, usual_folder
        from retrotimer.words import report_ways as words

        if self._dialog is None:
            return
        path = (self._folder or Path(usual_folder())) / words.file_name(pages.report.made)
        ask_where_to(
            self._dialog,
            words.save_title(),
            f"{words.file_kind()} (*.pdf)",
            str(path),
            lambda chosen: self._save(pages, Path(chosen)),
        )

    def _save(self, pages: "Pages", path: Path) -> None:
        """Write the file, and say where it is, with the way there."""
        from retrotimer.ui.report.document import pdf_of
        from retrotimer.words import report_ways as words
        from retrotimer.words.exchange import show_in_folder

        if self._dialog is None:
            return
        try:
            self._write(path, pdf_of(pages, self._language))
        except StoreError as error:
            self._dialog.show_failure(words.cannot_write(error))
            return
        self._folder = path.parent
        self._dialog.close_done()
        self._window.banner.say(
            words.saved(str(path)), show_in_folder(), lambda: self._show_folder(path), about=REPORT
        )

    def _show_folder(self, path: Path) -> None:
        from retrotimer.ui.parts.files import show_in_folder
        from retrotimer.words import report_ways as words

        if not show_in_folder(str(path)):
            self._window.banner.say(words.no_folder_window(str(path.parent)), about=REPORT)

    def _on_print_requested(self, pages: "Pages") -> None:
        from retrotimer.ui.report.ways_out import ask_for_printer
        from retrotimer.words.report import document_title

        if self._dialog is None:
            return
        ask_for_printer(
            pages,
            document_title(pages.report.period),
            self._on_printed,
            lambda path: self._save(pages, Path(path)),
            self._dialog,
        )

    def _on_printed(self, printer: str, took: bool) -> None:  # noqa: FBT001 - as the dialog tells it
        from retrotimer.words import report_ways as words

        if self._dialog is None:
            return
        if not took:
            self._dialog.show_failure(words.not_printed())
            return
        self._dialog.close_done()
        self._window.banner.say(words.printed(printer), about=REPORT)

    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
