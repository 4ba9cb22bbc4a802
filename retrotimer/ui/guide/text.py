"""The text of a page: Markdown with its pictures, as wide as can be read, in the colours of the window."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from retrotimer.ui.guide.pages import GuidePage
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.scroll import SlimScrollBar
from retrotimer.ui.reading.sheet import Ringed

_LONGEST_LINE = 640
_EDGE = 16
_BETWEEN = 8
_LINE_HEIGHT = 135
"""In per cent of the font's own."""

_SIZES = {1: 24, 2: 18, 3: 16}
"""Of headings by their level, on the type scale."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a block that looks the same throughout, selected by its cursor."""

    cursor: QTextCursor
    letters: QTextCharFormat


class GuideText(Ringed, QTextBrowser):
    """Shows one page.

    Its viewport is Qt's own: with another, QTextEdit crashes.

    Signals:
        page_requested(name): a link leads to another page.
        link_requested(address): a link leads out of the app.
    """

    page_requested = Signal(str)
    link_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._page: GuidePage | None = None
        self._sought = ""
        self._width = 0
        self._laid_out_at = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self._again = QTimer(self)  # Qt resizes in the midst of laying out, where a new text would crash it
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._render)
        self.anchorClicked.connect(self._on_anchor_clicked)

    def show_page(self, page: GuidePage) -> None:
        """Show a page from its beginning."""
        self._page = page
        self.setAccessibleName(page.title)
        self._render()
        self.verticalScrollBar().setValue(0)

    def seek(self, words: str) -> None:
        """Mark each of these words, and bring the first of them into sight."""
        self._sought = words
        self._mark()
        marked = self.extraSelections()
        if marked:
            cursor = min((one.cursor for one in marked), key=QTextCursor.position)
            self.setTextCursor(QTextCursor(cursor.block()))
            self.ensureCursorVisible()

    def changeEvent(self, event: QEvent) -> None:
        """Colours and sizes are written into the text, so they are written anew."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._again.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines and pictures may be longer now, or must be shorter."""
        super().resizeEvent(event)
        if self.width() != self._laid_out_at:
            self._again.start()

    def _render(self) -> None:
        if self._page is None:
            return
        self._laid_out_at = self.width()
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * _EDGE
        self._width = max(1, min(room, fonts.scaled(_LONGEST_LINE)))
        bar = self.verticalScrollBar()
        place = bar.value() / max(1, bar.maximum())
        document = self.document()
        document.setDefaultFont(fonts.font(fonts.RUNNING_TEXT))
        self.clear()
        self.setCurrentCharFormat(QTextCharFormat())  # or all would look as what the cursor stood in before
        self.setMarkdown(self._page.path.read_text(encoding="utf-8"))
        whole = document.rootFrame().frameFormat()
        whole.setLeftMargin(_EDGE + (room - self._width) // 2)
        whole.setRightMargin(whole.leftMargin())
        document.rootFrame().setFrameFormat(whole)
        self._dress(document)
        self._mark()
        bar.setValue(round(place * bar.maximum()))

    def _dress(self, document: QTextDocument) -> None:
        """Give headings their sizes, lines their room, links their colour, and tables no borders."""
        palette = self.palette()
        block = document.begin()
        while block.isValid():
            form = block.blockFormat()
            level = form.headingLevel()
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            if level:
                letters = QTextCharFormat()
                letters.setFont(fonts.font(_SIZES.get(level, fonts.RUNNING_TEXT), QFont.Weight.Bold))
                cursor.mergeCharFormat(letters)
                form.setTopMargin(0 if level == 1 else 18)
                form.setBottomMargin(8)
            elif not any(piece.letters.isImageFormat() for piece in _pieces(block)):
                form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if not level:
                form.setBottomMargin(max(form.bottomMargin(), _BETWEEN))
            QTextCursor(block).setBlockFormat(form)
            for piece in _pieces(block):
                if piece.letters.isImageFormat():
                    self._put_picture(piece)
                elif piece.letters.isAnchor():
                    letters = QTextCharFormat()
                    letters.setForeground(palette.color(colours.ACCENT))  # Markdown's own are another blue
                    piece.cursor.mergeCharFormat(letters)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _open_table(frame)

    def _put_picture(self, piece: _Piece) -> None:
        """Show a picture as wide as the text at most, and as sharp as the screen."""
        if self._page is None:
            return
        form = piece.letters.toImageFormat()
        image = QImage(str(self._page.path.parent / form.name()))
        ratio = self.devicePixelRatioF()
        room = max(1, round(self._width * ratio))
        if image.width() > room:
            image = image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(max(1.0, ratio))
        self.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(form.name()), image)
        shown = image.deviceIndependentSize()
        form.setWidth(shown.width())  # said here, or the text would stay where a picture of no size left it
        form.setHeight(shown.height())
        piece.cursor.setCharFormat(form)

    def _mark(self) -> None:
        """Mark what was searched for."""
        found = []
        for word in self._sought.split():
            cursor = self.document().find(word)
            while not cursor.isNull():
                one = QTextEdit.ExtraSelection()
                one.cursor = cursor
                one.format.setBackground(self.palette().color(colours.SOFT))
                one.format.setFontUnderline(True)
                found.append(one)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(found)

    def _on_anchor_clicked(self, address: QUrl) -> None:
        if address.scheme() in {"http", "https"}:
            self.link_requested.emit(address.toString())
        else:
            self.page_requested.emit(address.fileName())


def _pieces(block: QTextBlock) -> list[_Piece]:
    """The parts of a block, all of them found before any is changed."""
    found = []
    part = block.begin()
    while not part.atEnd():
        fragment = part.fragment()
        cursor = QTextCursor(block)
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
        found.append(_Piece(cursor, fragment.charFormat()))
        part += 1
    return found


def _open_table(table: QTextTable) -> None:
    """Let a table breathe instead of ruling it."""
    form = table.format()
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    form.setBorder(0)
    form.setCellPadding(6)
    form.setCellSpacing(0)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
