"""The page of all walks: what is listed and in which order, the table, and what can be done with a walk."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from retrotimer.core.queries import Order, Show, WalkQuery
from retrotimer.core.walk_id import WalkId
from retrotimer.ui.history.history_model import ORDERS, Column, HistoryModel, Read
from retrotimer.ui.history.history_view import HistoryView
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.button import TARGET, Kind, PillButton
from retrotimer.ui.parts.card import GAP, Card
from retrotimer.ui.parts.entry_fields import ChoiceField
from retrotimer.ui.parts.flow import side_by_side
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.page_head import page_head
from retrotimer.ui.parts.scroll import PageArea
from retrotimer.ui.parts.search_field import SearchField
from retrotimer.ui.parts.whole import share_height
from retrotimer.words import history as words
from retrotimer.words.days import month_title

_PADDING = 16
_GAP = 12
_SHOWN = tuple(Show)
_ORDERED = tuple((order, descending) for order in Order for descending in (True, False))
_ASCENDING_FIRST = {Order.OUTCOME, Order.NOTE}
"""What a press on the head sorts from the beginning on; of all else the most comes first."""


class HistoryPage(QWidget):
    """Shows the walks of some keys, which `read` makes walks of, and passes on wishes.

    What can be done with a walk stays in sight; all else scrolls where text is large and the window small.

    Signals:
        back_requested(): leave the page.
        query_requested(query): list other walks, or in another order.
        add_requested(): enter a walk by hand.
        edit_requested(record), remove_requested(record): correct a walk, or take it out.
        reading_failed(error), gone(): as the model's.
    """

    back_requested = Signal()
    query_requested = Signal(object)
    add_requested = Signal()
    edit_requested = Signal(object)
    remove_requested = Signal(object)
    reading_failed = Signal(object)
    gone = Signal()

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._model = HistoryModel(read, self)
        self.view = HistoryView(self._model)
        self._months: Sequence[date] = []
        self._shown_query: WalkQuery | None = None
        self._back = PillButton(self.tr("Back"), Kind.LINK, self.tr("Esc", "the key"))
        self._count = quiet()
        self._month = _choice(self.tr("Month"), [self.tr("All months")])
        self._show = _choice(self.tr("Kind of walk"), [words.show_name(show) for show in _SHOWN])
        names = [words.order_name(order, descending=descending) for order, descending in _ORDERED]
        self._order = _choice(self.tr("Order"), names)
        self._text = SearchField(self.tr("Search the notes"))
        self._empty = Label(size=fonts.LARGE, centred=True)
        self._all = PillButton(self.tr("Show all walks"), Kind.LINK)
        self._add = PillButton(self.tr("Add a walk"), Kind.LINK)
        self._edit = PillButton(self.tr("Edit"), Kind.LINK)
        self._delete = PillButton(self.tr("Delete"), Kind.LINK)
        self._places = QStackedWidget()
        self._lay_out()
        self._connect()
        self._follow_row()

    @property
    def query(self) -> WalkQuery:
        """What the fields ask for."""
        order, descending = _ORDERED[self._order.currentIndex()]
        return WalkQuery(
            month=self._month.currentData(),
            text=self._text.text(),
            show=_SHOWN[self._show.currentIndex()],
            order=order,
            descending=descending,
        )

    def offer_months(self, months: Sequence[date]) -> None:
        """Offer these months, the latest first, beside all of them; one that is chosen stays."""
        chosen: date | None = self._month.currentData()
        if chosen is not None and chosen not in months:
            months = sorted({*months, chosen}, reverse=True)
        if months == self._months:
            return
        self._months = months
        while self._month.count() > 1:
            self._month.removeItem(1)
        for month in months:
            self._month.addItem(month_title(month), month)
        self._month.setCurrentIndex(months.index(chosen) + 1 if chosen is not None else 0)

    def show_walks(self, keys: Sequence[int], total: int, changed: WalkId | None = None) -> None:
        """Show these, of `total` walks; the chosen one stays chosen, or the one in its place is.

        A walk that was put in is chosen if it is the one that this window has just `changed`.
        """
        query = self.query
        fresh, self._shown_query = query != self._shown_query, query
        order, descending = _ORDERED[self._order.currentIndex()]
        column = next(one for one in Column if ORDERS[one] is order)
        self.view.head.show_order(column, descending=descending)
        self.view.show_keys(keys, from_top=fresh, changed=changed)
        counted = words.count(len(keys), total)
        if fresh and self._count.text() != counted:
            announce(self._count, counted)
        self._count.setText(counted)
        self._empty.setText(words.nothing_found() if query.narrow else words.nothing_yet())
        self._all.setVisible(query.narrow)
        had_focus = self.view.hasFocus()
        self._places.setCurrentIndex(0 if keys else 1)
        if had_focus and not keys:
            self._add.setFocus()
        self._follow_row()
        if self.isVisible():
            self._settle()

    def _settle(self) -> None:
        """Let the table scroll, or all of the page where it has no room for a few walks."""
        share_height(self._area, self.view)

    def take_focus(self) -> None:
        """Let the keys be the list's."""
        (self.view if self._model.rowCount() else self._add).setFocus()

    def _connect(self) -> None:
        for choice in (self._month, self._show, self._order):
            choice.activated.connect(self._ask)
        self._text.textChanged.connect(self._ask)
        self._all.clicked.connect(self._on_all_clicked)
        self._back.clicked.connect(self.back_requested)
        self._add.clicked.connect(self.add_requested)
        self._edit.clicked.connect(self._on_edit_requested)
        self._delete.clicked.connect(self._on_remove_requested)
        self._model.reading_failed.connect(self.reading_failed)
        self._model.gone.connect(self.gone)
        self.view.edit_requested.connect(self._on_edit_requested)
        self.view.remove_requested.connect(self._on_remove_requested)
        self.view.head.sectionClicked.connect(self._on_head_clicked)
        self.view.row_changed.connect(self._follow_row)

    def _ask(self) -> None:
        self.query_requested.emit(self.query)

    def _on_all_clicked(self) -> None:
        self._month.setCurrentIndex(0)
        self._show.setCurrentIndex(0)
        with QSignalBlocker(self._text):  # asked for once, and not for each field
            self._text.clear()
        self._ask()
        self.take_focus()

    def _on_head_clicked(self, section: int) -> None:
        """Sort by a column, or the other way round where it is sorted by it."""
        order, descending = _ORDERED[self._order.currentIndex()]
        wanted = ORDERS[Column(section)]
        turned = not descending if wanted is order else wanted not in _ASCENDING_FIRST
        self._order.setCurrentIndex(_ORDERED.index((wanted, turned)))
        self._ask()

    def _on_edit_requested(self) -> None:
        if (record := self._model.record_at(self.view.row)) is not None:
            self.edit_requested.emit(record)

    def _on_remove_requested(self) -> None:
        if (record := self._model.record_at(self.view.row)) is not None:
            self.remove_requested.emit(record)

    def _follow_row(self) -> None:
        """What needs a walk is there while one is chosen."""
        for button in (self._edit, self._delete):
            button.setVisible(self.view.row >= 0)

    def _lay_out(self) -> None:
        self._count.setWordWrap(False)
        head = page_head(self.tr("All walks"), self._count, self._text, self._back)
        empty = Page()
        middle = QVBoxLayout(empty)
        middle.addStretch(1)
        sentence = QHBoxLayout()
        sentence.addStretch(1)
        sentence.addWidget(self._empty, 4)
        sentence.addStretch(1)
        middle.addLayout(sentence)
        middle.addWidget(self._all, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        self._places.addWidget(self.view)
        self._places.addWidget(empty)
        card = Card(padding=_PADDING)
        card.sheet.setSpacing(_GAP)
        card.sheet.addWidget(head)
        card.sheet.addWidget(side_by_side(self._month, self._show, self._order, gap=_GAP))
        card.sheet.addWidget(self._places, 1)
        page = Page()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(GAP, 8, GAP, 8)
        inside.addWidget(card)
        acts = side_by_side(self._add, self._edit, self._delete, gap=_GAP)
        acts.setContentsMargins(GAP + _PADDING - 8, 0, GAP, 8)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        self._area = PageArea(page)
        self._area.resized.connect(self._settle)
        outside.addWidget(self._area, 1)
        outside.addWidget(acts)


def _choice(name: str, texts: Sequence[str]) -> QComboBox:
    box = ChoiceField()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.addItems(list(texts))
    box.setMinimumHeight(TARGET)
    return box
