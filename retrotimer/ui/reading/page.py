"""A page of texts: a search, the list, and the text that is read, beside it or in its place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retrotimer.ui.look import fonts
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.card import GAP, Card
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.page_head import page_head
from retrotimer.ui.parts.search_field import SearchField
from retrotimer.ui.reading.sheet import ReadingSheet
from retrotimer.ui.reading.text_list import Mark, TextList
from retrotimer.ui.reading.texts import Text

_LEAST_SIDE_BY_SIDE = 820
_LIST_WIDTH = 300
_PADDING = 10
_FIND_KEYS = QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_F)


@dataclass(frozen=True, slots=True)
class PageWords:
    """What a page calls its texts.

    Attributes:
        listed: the list's name, for a screen reader.
        search: what can be searched.
        nothing_found: in the place of an empty list.
        show_all: the way back from there.
    """

    title: str
    listed: str
    search: str
    nothing_found: str
    show_all: str


class ReadingPage(QWidget):
    """Shows some of its texts, one of them to be read, and passes on wishes.

    Signals:
        back_requested(): leave the page.
        search_requested(words): list the texts that have these words, by `show_found`.
        link_requested(address): open an address in the browser.
    """

    back_requested = Signal()
    search_requested = Signal(str)
    link_requested = Signal(str)

    def __init__(
        self, words: PageWords, texts: Sequence[Text], sheet: ReadingSheet, mark: Mark | None = None
    ) -> None:
        """Make the page, with all of the texts listed; `mark` draws what stands beside that below a name."""
        super().__init__()
        self.texts = {text.key: text for text in texts}
        self.list = TextList(words.listed, mark)
        self._words = words
        self._sheet = sheet
        self._is_open = False
        self._is_wide = True
        self._back = PillButton(self.tr("Back"), Kind.LINK, self.tr("Esc", "the key"))
        self._count = quiet()
        self._search = SearchField(words.search)
        self._search.setToolTip(_FIND_KEYS.toString(QKeySequence.SequenceFormat.NativeText))
        self._empty = _Empty(words)
        self._lay_out()
        self._connect()
        self.show_found(tuple(self.texts))

    def counted(self, shown: int, total: int) -> str:
        """How many texts are listed, of all; a page may leave that out."""
        if shown == total:
            return ""
        return self.tr("Found: %1 of %2").replace("%1", str(shown)).replace("%2", str(total))

    def show_found(self, keys: Sequence[str]) -> None:
        """List the texts of these keys; the one that is read stays if it is among them."""
        self.list.show_texts([self.texts[key] for key in keys])
        before, counted = self._count.text(), self.counted(len(keys), len(self.texts))
        self._count.setText(counted)
        if self.isVisible() and counted != before:
            announce(self._count, counted if keys else self._words.nothing_found)
        self.list.setVisible(bool(keys))
        self._empty.setVisible(not keys)
        self._turn()

    def read(self, key: str) -> None:
        """Open the text of this key, whatever was searched for."""
        self._search.clear()
        self.list.choose(key)
        self._open()

    def take_focus(self) -> None:
        """Let the keys be the list's, or the text's that was left open."""
        if self._is_open and not self._is_wide:
            self._sheet.take_focus()
        else:
            self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search, go back a step, and scroll the text; what is left goes to the window."""
        key = Qt.Key(event.key())
        if QKeySequence(event.keyCombination()) == _FIND_KEYS:
            self._find()
        elif key == Qt.Key.Key_Escape and self._step_back():
            pass
        elif self._search.hasFocus() and key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.list.setFocus()
        elif not self._search.hasFocus() and self._sheet.isVisible() and self._sheet.scroll_by(event):
            pass
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for list and text side by side now, or none any more."""
        super().resizeEvent(event)
        self._turn()

    def _connect(self) -> None:
        self._search.textChanged.connect(self._on_search_changed)
        self._back.clicked.connect(self.back_requested)
        self._empty.show_all.clicked.connect(self._show_all)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._open)
        self.list.clicked.connect(self._on_clicked)
        self._sheet.close_requested.connect(self._close)
        self._sheet.link_requested.connect(self.link_requested)

    def _on_search_changed(self, words: str) -> None:
        self.search_requested.emit(words)
        self._sheet.seek(words)

    def _on_chosen(self, key: str | None) -> None:
        self._sheet.show_text(key)
        self._sheet.seek(self._search.text())

    def _on_clicked(self) -> None:
        """Beside the list a text is there already; in its place it has to be opened."""
        if not self._is_wide:
            self._open()

    def _show_all(self) -> None:
        self._search.clear()
        self.list.setFocus()

    def _find(self) -> None:
        self._close()
        self._search.setFocus()
        self._search.selectAll()

    def _step_back(self) -> bool:
        """From the text to the list, and from a search to all of them; whether there was such a step."""
        if self._is_open and (not self._is_wide or self._sheet.has_focus):
            self._close()
            return True
        if self._search.text():
            self._show_all()
            return True
        return False

    def _open(self) -> None:
        self._is_open = True
        self._turn()
        self._sheet.take_focus()

    def _close(self) -> None:
        self._is_open = False
        self._turn()
        self.list.setFocus()

    def _turn(self) -> None:
        """Side by side where there is room; else the text takes the place of the list."""
        self._is_wide = self.width() >= fonts.scaled(_LEAST_SIDE_BY_SIDE)
        some = bool(self.list.texts.rowCount())
        alone = self._is_open and some and not self._is_wide
        self._head.setVisible(not alone)
        self._listed.setVisible(not alone)
        self._sheet.setVisible(some and (self._is_wide or alone))
        self._sheet.show_way_back(shown=alone)
        limit = fonts.scaled(_LIST_WIDTH) if self._is_wide and some else (1 << 24) - 1
        self._listed.setMaximumWidth(limit)

    def _lay_out(self) -> None:
        self._count.setWordWrap(False)
        self._head = page_head(self._words.title, self._count, self._search, self._back)
        self._listed = Card(padding=_PADDING)
        self._listed.sheet.addWidget(self.list)
        self._listed.sheet.addWidget(self._empty)
        body = QHBoxLayout()
        body.setSpacing(GAP)
        body.addWidget(self._listed, 1)
        body.addWidget(self._sheet, 2)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(GAP, 8, GAP, GAP)
        outside.setSpacing(8)
        outside.addWidget(self._head)
        outside.addLayout(body, 1)


class _Empty(Page):
    """In the place of the list, where no text has the words."""

    def __init__(self, words: PageWords) -> None:
        super().__init__()
        self.show_all = PillButton(words.show_all, Kind.LINK)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(Label(words.nothing_found, fonts.LARGE, centred=True))
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
