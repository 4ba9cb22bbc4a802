"""The page of the user guide: a search, the list of pages, and the one that is read, beside it or instead."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retrotimer.core.search import matches
from retrotimer.ui.guide.page_list import PageList
from retrotimer.ui.guide.pages import GuidePage, guide_pages
from retrotimer.ui.guide.text import GuideText
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.button import TARGET, Kind, PillButton
from retrotimer.ui.parts.card import GAP, Card
from retrotimer.ui.parts.entry_fields import LineField
from retrotimer.ui.parts.flow import FlowLayout, follow_width, side_by_side
from retrotimer.ui.parts.labels import Label, quiet

_LEAST_SIDE_BY_SIDE = 820
_LIST_WIDTH = 260
_PADDING = 10
_FIND_KEYS = QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_F)


class GuideView(QWidget):
    """Shows the guide's pages, and passes on wishes.

    Signals:
        back_requested(): leave the guide.
        link_requested(address): open an address in the browser.
    """

    back_requested = Signal()
    link_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._pages = guide_pages()
        self._is_open = False
        self._is_wide = True
        self.list = PageList()
        self.text = GuideText()
        self._back = PillButton(self.tr("Back"), Kind.LINK, self.tr("Esc", "the key"))
        self._all = PillButton(self.tr("All pages"), Kind.LINK, self.tr("Esc", "the key"))
        self._empty = quiet(self.tr("No page has these words."))
        self._search = LineField()
        self._search.setPlaceholderText(self.tr("Search the guide"))
        self._search.setAccessibleName(self.tr("Search the guide"))
        self._search.setToolTip(_FIND_KEYS.toString(QKeySequence.SequenceFormat.NativeText))
        self._search.setClearButtonEnabled(True)
        named = self._search.fontMetrics().horizontalAdvance(self._search.placeholderText())
        self._search.setMinimumSize(named + 16 + TARGET, TARGET)
        self._lay_out()
        self._connect()
        self.list.show_pages(self._pages)
        self._turn()

    def read(self, name: str) -> None:
        """Open the page of this name, whatever was searched for."""
        self._search.clear()
        self.list.choose(name)
        self._open()

    def take_focus(self) -> None:
        """Let the keys be the list's, or the text's that was left open."""
        if self._is_open and not self._is_wide:
            self.text.setFocus()
        else:
            self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search, go back a step, and scroll the text; what is left goes to the window."""
        key = Qt.Key(event.key())
        if QKeySequence(event.keyCombination()) == _FIND_KEYS:
            self._close()
            self._search.setFocus()
            self._search.selectAll()
        elif key == Qt.Key.Key_Escape and self._step_back():
            pass
        elif self._search.hasFocus() and key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.list.setFocus()
        elif self.list.hasFocus() and self._is_wide and self._scrolls(key):
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
        self._all.clicked.connect(self._close)
        self.list.page_chosen.connect(self._on_page_chosen)
        self.list.opened.connect(self._open)
        self.list.clicked.connect(self._on_clicked)
        self.text.page_requested.connect(self.read)
        self.text.link_requested.connect(self.link_requested)

    def _on_search_changed(self, sought: str) -> None:
        texts = {at: (page.title, page.words) for at, page in enumerate(self._pages)}
        found = [self._pages[at] for at in matches(texts, sought)]
        self.list.show_pages(found)
        self._empty.setVisible(not found)
        self.list.setVisible(bool(found))
        if not found:
            announce(self._empty, self._empty.text())
        self.text.seek(sought)

    def _on_page_chosen(self, page: GuidePage) -> None:
        self.text.show_page(page)
        self.text.seek(self._search.text())

    def _on_clicked(self) -> None:
        """Beside the list a page is there already; in its place it has to be opened."""
        if not self._is_wide:
            self._open()

    def _scrolls(self, key: Qt.Key) -> bool:
        bar = self.text.verticalScrollBar()
        steps = {
            Qt.Key.Key_Space: bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        if key not in steps:
            return False
        bar.setValue(bar.value() + steps[key])
        return True

    def _step_back(self) -> bool:
        """From the text to the list, and from a search to all pages; whether there was such a step."""
        if self._is_open and (not self._is_wide or self.text.hasFocus()):
            self._close()
            return True
        if self._search.text():
            self._search.clear()
            self.list.setFocus()
            return True
        return False

    def _open(self) -> None:
        self._is_open = True
        self._turn()
        self.text.setFocus()

    def _close(self) -> None:
        self._is_open = False
        self._turn()
        self.list.setFocus()

    def _turn(self) -> None:
        """Side by side where there is room; else the text takes the place of the list."""
        self._is_wide = self.width() >= fonts.scaled(_LEAST_SIDE_BY_SIDE)
        alone = self._is_open and not self._is_wide
        self._head.setVisible(not alone)
        self._listed.setVisible(not alone)
        self._read.setVisible(self._is_wide or alone)
        self._all.setVisible(alone)
        self._listed.setMaximumWidth(fonts.scaled(_LIST_WIDTH) if self._is_wide else (1 << 24) - 1)

    def _lay_out(self) -> None:
        title = Label(self.tr("User guide"), 24, QFont.Weight.Bold)
        title.setWordWrap(False)
        self._head = QWidget()
        flow = FlowLayout(self._head, gap=GAP, spread=True)
        flow.addWidget(title)
        flow.addWidget(side_by_side(self._search, self._back, gap=GAP))
        flow.setContentsMargins(0, 0, 0, 0)
        follow_width(self._head)
        self._listed = Card(padding=_PADDING)
        self._listed.sheet.addWidget(self.list)
        self._listed.sheet.addWidget(
            self._empty, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
        )
        self._empty.hide()
        self._read = Card(padding=_PADDING)
        self._read.sheet.addWidget(self.text, 1)
        self._read.sheet.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeading)
        body = QHBoxLayout()
        body.setSpacing(GAP)
        body.addWidget(self._listed, 1)
        body.addWidget(self._read, 3)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(GAP, 8, GAP, GAP)
        outside.setSpacing(8)
        outside.addWidget(self._head)
        outside.addLayout(body, 1)
