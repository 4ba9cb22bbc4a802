"""A person takes a report to the doctor: opens it by its key, saves it, finds it again, prints it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from retrotimer.core.errors import FullError, OwnDataError
from retrotimer.ui.parts.button import PillButton
from retrotimer.ui.report import ways_out
from retrotimer.ui.report.document import print_on
from retrotimer.ui.report.pages import Pages
from retrotimer.ui.report.report_dialog import ReportDialog
from retrotimer.words import problems, saving
from retrotimer.words import report_ways as words
from retrotimer.words.exchange import show_in_folder
from tests.e2e.desk import CTRL, Desk
from tests.e2e.person import Key
from tests.ui.controls import visible
from tests.ui.report.pdf_reader import Pdf

NAME = "Retrotimer report 2026-11-17.pdf"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that the system was asked to show; it shows them all."""
    found: list[str] = []

    def show(url: QUrl) -> bool:
        found.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    return found


def open_report(desk: Desk) -> ReportDialog:
    desk.person.type(Key.Key_R, CTRL)
    dialog = desk.person.front
    assert isinstance(dialog, ReportDialog)
    return dialog


def save_in(desk: Desk, folder: Path, name: str = NAME) -> None:
    """Press Save, and answer the system's question for a file."""
    desk.person.press("Save as PDF…")
    asked = desk.person.front
    assert isinstance(asked, QFileDialog)
    asked.setDirectory(str(folder))
    (field,) = (one for one in visible(asked, QLineEdit) if one.objectName() == "fileNameEdit")
    assert field.text() == NAME
    field.setText(name)
    asked.accept()
    QApplication.processEvents()


def test_a_report_is_saved_said_where_and_shown_there(desk: Desk, tmp_path: Path, opened: list[str]) -> None:
    person = desk.person
    open_report(desk)
    person.press("With my notes")
    save_in(desk, tmp_path)
    assert not person.has_dialog()
    path = tmp_path / NAME
    assert words.saved(str(path)) in person.reads()
    assert opened == []
    person.press(show_in_folder())
    assert opened == [str(tmp_path)]
    pdf = Pdf(path.read_bytes())
    assert "the park" in pdf.text()
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_words_stay_until_they_are_closed_and_the_next_report_goes_to_the_same_folder(
    desk: Desk, tmp_path: Path
) -> None:
    person = desk.person
    open_report(desk)
    save_in(desk, tmp_path, "first")
    assert (tmp_path / "first.pdf").exists()
    person.app.window.banner._on_time_over()
    assert "first.pdf" in person.reads()
    open_report(desk)
    person.press("Save as PDF…")
    asked = person.front
    assert isinstance(asked, QFileDialog)
    assert asked.directory().path() == str(tmp_path)


def test_where_no_program_shows_folders_the_words_name_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    open_report(desk)
    save_in(desk, tmp_path)
    desk.person.press(show_in_folder())
    assert words.no_folder_window(str(tmp_path)) in desk.person.reads()


def test_a_full_disk_leaves_no_file_and_the_dialog_as_it_was(desk: Desk, tmp_path: Path) -> None:
    person = desk.person

    def refuse(path: Path, _content: bytes) -> None:
        raise FullError(str(path), "no space left")

    write, person.app.report._write = person.app.report._write, refuse
    open_report(desk)
    person.press("Letter")
    save_in(desk, tmp_path)
    assert words.cannot_write(FullError(str(tmp_path / NAME))) in person.reads()
    assert list(tmp_path.glob("*.pdf")) == []
    assert person.is_ticked("Letter")
    person.app.report._write = write
    save_in(desk, tmp_path)
    assert not person.has_dialog()
    assert (tmp_path / NAME).exists()


def test_a_folder_that_is_gone_is_said_so(desk: Desk, tmp_path: Path) -> None:
    dialog = open_report(desk)
    pages = dialog.pages()
    assert pages is not None
    desk.person.app.report._save(pages, tmp_path / "gone" / NAME)
    assert "cannot be written there" in desk.person.reads()


def test_the_question_for_a_file_can_be_left(desk: Desk) -> None:
    open_report(desk)
    desk.person.press("Save as PDF…")
    asked = desk.person.front
    assert isinstance(asked, QFileDialog)
    asked.reject()
    QApplication.processEvents()
    assert isinstance(desk.person.front, ReportDialog)


def test_a_history_that_cannot_be_read_is_said_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    error = FullError("retrotimer.db", "disk I/O error")

    def refuse(*_: object) -> None:
        raise error

    dialog = open_report(desk)
    monkeypatch.setattr(desk.disk, "lines", refuse)
    desk.person.press("Last 12 weeks")
    assert problems.cannot_read(error) in desk.person.reads()
    dialog.reject()
    monkeypatch.setattr(desk.disk, "first_day", refuse)
    desk.person.type(Key.Key_R, CTRL)
    assert not desk.person.has_dialog()
    assert problems.cannot_read(error) in desk.person.reads()


def test_without_a_printer_nothing_can_be_printed_and_the_way_out_is_said(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def none() -> list[str]:
        asked.append("for printers")
        return []

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", none)
    dialog = open_report(desk)
    assert asked == []  # to ask may open a socket
    desk.person.press("Print…")
    assert asked == ["for printers"]
    assert saving.no_printer() in desk.person.reads()
    (button,) = (one for one in visible(dialog, PillButton) if one.text() == "Print…")
    assert not button.isEnabled()
    save_in(desk, tmp_path)
    assert (tmp_path / NAME).exists()


def ask_printer(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> QPrintDialog:
    """The dialog of a machine that has a printer, which prints into this file."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Desk"])
    open_report(desk)
    desk.person.press("Print…")
    asked = desk.person.front
    assert isinstance(asked, QPrintDialog)
    printer = asked.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return asked


def test_a_printer_that_is_a_file_is_saved_like_any_other(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "printed.pdf"
    asked = ask_printer(desk, path, monkeypatch)
    asked.done(QPrintDialog.DialogCode.Accepted)
    QApplication.processEvents()
    assert path.read_bytes().startswith(b"%PDF")
    assert path.stat().st_mode & 0o777 == 0o600
    assert not desk.person.has_dialog()
    assert words.saved(str(path)) in desk.person.reads()


def test_with_a_printer_its_dialog_opens_and_what_was_chosen_is_printed(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "printed.pdf"
    asked = ask_printer(desk, path, monkeypatch)
    monkeypatch.setattr(QPrinter, "outputFileName", lambda _printer: "")  # as one that takes paper says
    asked.done(QPrintDialog.DialogCode.Accepted)
    QApplication.processEvents()
    assert path.read_bytes().startswith(b"%PDF")
    printer = asked.printer()
    assert "Report" in printer.docName()
    assert not desk.person.has_dialog()
    assert words.printed(printer.printerName()) in desk.person.reads()


def test_a_report_is_not_written_over_the_data(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Desk"])
    path = tmp_path / "retrotimer.db"
    path.write_bytes(b"the walks")
    dialog = open_report(desk)
    desk.person.press("Print…")
    asked = desk.person.front
    assert isinstance(asked, QPrintDialog)
    asked.printer().setOutputFileName(str(path))
    asked.done(QPrintDialog.DialogCode.Accepted)
    QApplication.processEvents()
    assert words.cannot_write(OwnDataError(str(path))) in desk.person.reads()
    assert desk.person.front is dialog
    assert path.read_bytes() == b"the walks"


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said_so(desk: Desk, tmp_path: Path) -> None:
    dialog = open_report(desk)
    pages = dialog.pages()
    assert isinstance(pages, Pages)
    printer = ways_out.printer_for(pages, "Report")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    took = print_on(printer, pages)
    assert not took
    desk.person.app.report._on_printed("Desk", took)
    assert words.not_printed() in desk.person.reads()
    assert desk.person.front is dialog


def test_the_page_of_progress_leads_to_it(desk: Desk) -> None:
    desk.person.type(Key.Key_4, CTRL)
    desk.person.press("Report for the doctor…")
    assert isinstance(desk.person.front, ReportDialog)


def test_there_is_one_report_at_a_time_and_none_during_a_walk(desk: Desk) -> None:
    person = desk.person
    dialog = open_report(desk)
    person.app.report.open()
    assert person.front is dialog
    dialog.reject()
    person.begin()
    assert not person.app.window.menus.report.isEnabled()
    person.type(Key.Key_R, CTRL)
    assert not person.has_dialog()
