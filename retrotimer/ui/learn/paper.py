"""Cards on paper: one document for printer and PDF, black on white whatever the window's colours."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextOption,
)

from retrotimer.core.learn import LINKS, Card, Certainty, Claim, Figure
from retrotimer.core.topics import Topic
from retrotimer.ui.learn.plate import Plate
from retrotimer.ui.look.colours import LIGHT, palette_from
from retrotimer.words.learn import cards as words
from retrotimer.words.learn import figures, sources
from retrotimer.words.learn.known import known
from retrotimer.words.learn.said import said

_TITLE, _TEXT, _SMALL = 20, 11, 9
_FIGURE_WIDTH, _SHARPNESS = 420, 3
_RESOLUTION = 300
_LINE_HEIGHT = 125
"""Per cent of the text's own."""

_BREAK = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore


def document(cards: Sequence[Card]) -> QTextDocument:
    """The cards, each on a page of its own."""
    made = QTextDocument()
    font = QFont()
    font.setPointSize(_TEXT)
    made.setDefaultFont(font)
    direction = QTextOption()
    direction.setTextDirection(QGuiApplication.layoutDirection())
    made.setDefaultTextOption(direction)
    made.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, "Retrotimer")
    writer = _Writer(made)
    for card in cards:
        writer.write(card)
    return made


def pdf(cards: Sequence[Card], size: QPageSize | None = None) -> bytes:
    """The cards as the bytes of a PDF, on A4 if no other paper was chosen."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(size or QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(_RESOLUTION)
    writer.setTitle("Retrotimer")
    document(cards).print_(writer)
    del writer  # what it still holds is written now
    return bytes(buffer.data().data())


class _Writer:
    """Writes cards into a document."""

    def __init__(self, made: QTextDocument) -> None:
        self._document = made
        self._cursor = QTextCursor(made)
        self._is_empty = True

    def write(self, card: Card) -> None:
        """Add a card on a new page."""
        self._paragraph(words.title(card.topic), _TITLE, bold=True, new_page=not self._is_empty)
        self._is_empty = False
        self._paragraph(words.summary(card.topic), _TEXT + 1, above=2)
        if card.figure is not None:
            self._figure(card.figure)
        for claim in card.claims:
            self._claim(claim)
        if card.topic is Topic.APP:
            self._meanings()
        if card.sources:
            self._paragraph(words.sources_title(), _TEXT, bold=True, above=16)
        for source in card.sources:
            self._paragraph(sources.citation(source), _SMALL, bold=True, above=4)
            self._paragraph(sources.looked_at(source), _SMALL, above=0)
            if source in LINKS:
                self._paragraph(LINKS[source], _SMALL, above=0)

    def _claim(self, claim: Claim) -> None:
        sure = words.certainty_line(claim.certainty)
        self._paragraph(sure, _TEXT, bold=True, above=16)
        for head, text in (
            (words.said_head(claim), said(claim.row)),
            (words.known_head(claim), known(claim.row)),
        ):
            self._paragraph(head, _SMALL, above=6, quiet=True)
            for line in text.split("\n"):
                self._paragraph(line, _TEXT, above=1)

    def _meanings(self) -> None:
        self._paragraph(words.meanings_title(), _TEXT, bold=True, above=16)
        for certainty in Certainty:
            self._paragraph(words.certainty_name(certainty), _TEXT, bold=True, above=6)
            self._paragraph(words.certainty_meaning(certainty), _TEXT)

    def _figure(self, figure: Figure) -> None:
        """The drawing with its labels, as sharp as paper shows it."""
        plate = Plate(figure, palette_from(LIGHT), _FIGURE_WIDTH)
        height = round(plate.height)
        image = QImage(_FIGURE_WIDTH * _SHARPNESS, height * _SHARPNESS, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.scale(_SHARPNESS, _SHARPNESS)
        plate.paint(painter)
        painter.end()
        name = f"figure:{figure.value}"
        self._document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
        form = QTextImageFormat()
        form.setName(name)
        form.setWidth(_FIGURE_WIDTH)
        form.setHeight(height)
        form.setProperty(QTextFormat.Property.ImageAltText, figures.description(figure))
        self._block(above=10, line_height=100)
        self._cursor.insertImage(form)

    def _paragraph(
        self,
        text: str,
        points: int,
        *,
        bold: bool = False,
        quiet: bool = False,
        above: int = 0,
        new_page: bool = False,
    ) -> None:
        form = QTextCharFormat()
        form.setFontPointSize(points)
        form.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        form.setForeground(QColor(LIGHT.quiet if quiet else "black"))
        self._block(above=above, new_page=new_page)
        self._cursor.insertText(text, form)

    def _block(self, *, above: int, line_height: int = _LINE_HEIGHT, new_page: bool = False) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(above)
        form.setLineHeight(line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if new_page:
            form.setPageBreakPolicy(_BREAK)
        if self._is_empty:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
