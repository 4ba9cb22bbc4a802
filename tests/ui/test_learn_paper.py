"""The cards on paper: every word of them, without a printer too, and never half a file."""

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from retrotimer.core.errors import LinkError, OwnDataError
from retrotimer.core.learn import CARDS, LINKS, Card, Certainty, card_about
from retrotimer.core.settings import Appearance
from retrotimer.core.topics import Topic
from retrotimer.ui.learn import paper
from retrotimer.ui.learn.print_dialog import PrintDialog
from retrotimer.ui.look import colours
from retrotimer.words.learn import cards as words
from retrotimer.words.learn import sources
from retrotimer.words.learn.known import known
from retrotimer.words.learn.said import said
from tests.ui.learner import CTRL, SHIFT, Key, Learner

A4_POINTS = (595, 842)
WHITE = 255


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page of a PDF, in their order."""
    document = PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return pages


def text_of(pdf: bytes) -> str:
    """All words of a PDF, in their order, with single spaces."""
    return plain("\n".join(pages_of(pdf)))


def first_page(pdf: bytes) -> QImage:
    """How the first page of a PDF looks on paper."""
    document = PdfDocument(pdf)
    drawn = document[0].render(scale=0.5, rev_byteorder=True, prefer_bgrx=True)
    page = QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGBX8888)
    whole = page.convertToFormat(QImage.Format.Format_RGB32)
    document.close()
    return whole


def plain(text: str) -> str:
    """A text without its line breaks, which may follow a hyphen."""
    return " ".join(text.split()).replace("- ", "-")


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.topic.value)
def test_a_card_is_printed_with_all_that_it_says(card: Card) -> None:
    text = text_of(paper.pdf([card]))
    assert text.startswith(words.title(card.topic))
    for claim in card.claims:
        assert plain(said(claim.row)) in text
        assert plain(known(claim.row)) in text
        assert words.certainty_line(claim.certainty) in text
    for source in card.sources:
        assert sources.citation(source) in text
        assert LINKS.get(source, "") in text


def test_all_cards_begin_on_pages_of_their_own() -> None:
    pdf = paper.pdf(CARDS)
    first_lines = [page.splitlines()[0].strip() for page in pages_of(pdf)]
    begun = [line for line in first_lines if line in {words.title(topic) for topic in Topic}]
    assert begun == [words.title(topic) for topic in Topic]
    document = PdfDocument(pdf)
    assert tuple(map(round, document.get_page_size(0))) == A4_POINTS
    document.close()


def test_the_marks_are_explained_on_paper_too() -> None:
    text = text_of(paper.pdf(CARDS[-1:]))
    assert all(plain(words.certainty_meaning(one)) in text for one in Certainty)


def test_paper_is_the_same_whatever_the_window_looks_like() -> None:
    drawn = [card for card in CARDS if card.figure][:1]
    light = first_page(paper.pdf(drawn))
    colours.apply(Appearance.DARK)
    assert first_page(paper.pdf(drawn)) == light
    assert light.pixelColor(light.width() // 2, 2).lightness() == WHITE


def test_a_document_is_read_from_the_right_where_the_script_is(qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert paper.document(CARDS[:1]).defaultTextOption().textDirection() is Qt.LayoutDirection.RightToLeft


def test_a_printer_gets_what_the_pdf_holds(tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    paper.document(CARDS[:1]).print_(printer)
    del printer
    assert plain(said("14")) in text_of(path.read_bytes())


def name_file(learner: Learner, path: Path) -> None:
    """Type a name into the system's dialog, and save."""
    dialog = learner.dialog
    assert isinstance(dialog, QFileDialog)
    (field,) = (one for one in dialog.findChildren(QLineEdit) if one.isVisible())
    field.setText(str(path))
    learner.key(Key.Key_Return)


def test_without_a_printer_the_card_that_is_read_can_be_saved(
    learner: Learner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    learner.choose(Topic.DISCS)
    learner.key(Key.Key_P, CTRL | SHIFT)
    assert learner.dialog.windowTitle() == "Print or save"
    assert "No printer was found." not in learner.reads()
    learner.press("Print…")
    assert "No printer was found." in learner.reads()
    learner.press("Save as PDF…")
    dialog = learner.dialog
    assert isinstance(dialog, QFileDialog)
    assert dialog.selectedFiles()[0].endswith("Retrotimer, Discs.pdf")
    path = tmp_path / "discs"
    name_file(learner, path)
    saved = path.with_suffix(".pdf")
    assert plain(said("4")) in text_of(saved.read_bytes())
    assert QApplication.activeModalWidget() is None
    assert words.saved(str(saved)) in learner.reads()


def test_with_a_printer_its_own_dialog_asks_the_rest(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Desk"])
    learner.press("Print or save…")
    ours = learner.dialog
    assert "page of its own" in learner.reads()
    learner.press("Print…")
    system = learner.dialog
    assert isinstance(system, QPrintDialog)
    system.reject()
    assert learner.dialog is ours


def test_all_cards_can_be_saved_at_once(learner: Learner, tmp_path: Path) -> None:
    learner.press("Print or save…")
    dialog = learner.front
    assert isinstance(dialog, PrintDialog)
    assert dialog.cards == CARDS[:1]
    learner.key(Key.Key_Backtab)
    dialog.which.choices()[1].click()
    learner.press("Save as PDF…")
    name_file(learner, tmp_path / "all.pdf")
    text = text_of((tmp_path / "all.pdf").read_bytes())
    assert all(plain(said(claim.row)) in text for card in CARDS for claim in card.claims)


def test_what_a_search_has_found_can_be_printed_and_the_choice_says_so(learner: Learner) -> None:
    learner.key(Key.Key_F, CTRL)
    learner.type("knees")
    found = learner.listed()
    assert 1 < len(found) < len(CARDS)
    learner.press("Print or save…")
    dialog = learner.front
    assert isinstance(dialog, PrintDialog)
    names = [one.text() for one in dialog.which.choices()]
    assert names[1].startswith(f"Found: {len(found)} of {len(CARDS)} card")
    assert names[2].startswith(f"All: {len(CARDS)} card")
    assert list(dialog.cards) == [card_about(found[0])]
    dialog.which.choices()[1].click()
    assert [card.topic for card in dialog.cards] == found
    dialog.which.choices()[2].click()
    assert list(dialog.cards) == list(CARDS)


def test_a_file_that_could_not_be_written_is_told(learner: Learner, tmp_path: Path) -> None:
    learner.press("Print or save…")
    dialog = learner.front
    assert isinstance(dialog, PrintDialog)
    (tmp_path / "taken.pdf").mkdir()
    dialog.save_as(str(tmp_path / "taken.pdf"))
    assert "taken.pdf could not be written: Is a directory" in learner.reads()


def test_cards_are_not_written_over_the_data(learner: Learner, tmp_path: Path) -> None:
    learner.press("Print or save…")
    dialog = learner.front
    assert isinstance(dialog, PrintDialog)
    path = tmp_path / "retrotimer.db"
    path.write_bytes(b"the walks")
    dialog.save_as(str(path))
    assert words.cannot_save(OwnDataError(str(path))) in learner.reads()
    assert path.read_bytes() == b"the walks"


def test_a_printer_that_is_a_file_is_saved_like_any_other(
    learner: Learner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Desk"])
    learner.press("Print or save…")
    learner.press("Print…")
    system = learner.dialog
    assert isinstance(system, QPrintDialog)
    (tmp_path / "mine.pdf").write_bytes(b"mine")
    path = tmp_path / "link.pdf"
    path.symlink_to(tmp_path / "mine.pdf")
    system.printer().setOutputFileName(str(path))
    system.done(QPrintDialog.DialogCode.Accepted)
    assert QApplication.activeModalWidget() is None
    assert words.cannot_save(LinkError(str(path))) in learner.reads()
    assert (tmp_path / "mine.pdf").read_bytes() == b"mine"


def test_giving_up_prints_nothing(learner: Learner) -> None:
    learner.press("Print or save…")
    learner.key(Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    assert learner.app.window.shows(learner.page)
