"""The report as a PDF file's bytes, as a picture of one page, and on a printer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSize
from PySide6.QtGui import QImage, QPainter, QPdfWriter

from retrotimer.ui.report.ink import UNIT, Ink
from retrotimer.ui.report.outline import Outline
from retrotimer.ui.report.tags import UnknownPdfError, tagged
from retrotimer.words import report as words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from retrotimer.ui.report.pages import Pages

_POINTS_AN_INCH = 72


def pdf_of(pages: "Pages", language: str) -> bytes:
    """The report as a PDF: real text in embedded fonts, charts as lines, tags, a title and the language.

    `language` is that of the words, as "en-GB".
    """
    outline = Outline()
    marked = _written(pages, outline, marks=True)
    try:
        return tagged(marked, outline, language)
    except UnknownPdfError:  # another Qt writes otherwise: all but the tags is there
        return _written(pages, Outline(), marks=False)


def _written(pages: "Pages", outline: Outline, *, marks: bool) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_POINTS_AN_INCH * UNIT)  # so that a unit of the pages is one of the paper
    writer.setPageSize(pages.paper.page_size)
    writer.setPageMargins(QMarginsF())
    writer.setTitle(words.document_title(pages.report.period))
    writer.setCreator("Retrotimer")
    painter = QPainter(writer)
    for index in range(pages.count):
        if index:
            writer.newPage()
        pages.draw(index, Ink(painter, pages.paper.size, outline, marks=marks))
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def picture_of(pages: "Pages", index: int, width: int, ratio: float = 1.0) -> QImage:
    """A page, 0 for the first, so many pixels of the screen wide; `ratio` is how fine those are."""
    scale = width / pages.paper.size.width()
    size = QSize(width, round(pages.paper.size.height() * scale))
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    pages.draw(index, Ink(painter, pages.paper.size))
    painter.end()
    return image


def words_of(pages: "Pages", index: int) -> str:
    """All that stands on a page, 0 for the first, for who cannot see it."""
    outline = Outline()
    nowhere = QImage(1, 1, QImage.Format.Format_RGB32)
    painter = QPainter(nowhere)
    pages.draw(index, Ink(painter, pages.paper.size, outline))
    painter.end()
    return outline.text


def print_on(printer: "QPrinter", pages: "Pages") -> bool:
    """Draw all pages on a printer that was set up for this paper; whether it took them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scale = printer.resolution() / (_POINTS_AN_INCH * UNIT)
    for index in range(pages.count):
        if index and not printer.newPage():
            painter.end()
            return False
        painter.resetTransform()
        painter.scale(scale, scale)
        pages.draw(index, Ink(painter, pages.paper.size))
    return bool(painter.end())
