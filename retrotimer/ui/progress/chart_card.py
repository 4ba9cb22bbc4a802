"""A card with a chart: what it says in words, what is pointed at, and two ways to take it along."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from retrotimer.core.charts import Chart, ChartName
from retrotimer.ui.charts.chart_view import ChartView
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.card import Card
from retrotimer.ui.parts.flow import FlowLayout, follow_width, side_by_side
from retrotimer.ui.parts.labels import Label, LineLabel, quiet, strong
from retrotimer.words import charts as words

_PADDING = 20
_ABOVE = 8
"""Above the title; the buttons beside it are as high as a finger needs them."""

_GAP = 8


class ToldLine(Label):
    """What is pointed at; it keeps the height it once needed, so that nothing moves with the pointer."""

    def show_words(self, text: str) -> None:
        """Tell this item."""
        self.setText(text)
        self._keep_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width it needs another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setMinimumHeight(0)
            self._keep_height()

    def _keep_height(self) -> None:
        needed = self.heightForWidth(self.width())
        if needed > self.minimumHeight():
            self.setMinimumHeight(needed)


def lay_out_head(card: Card, title: str, ways: QWidget) -> None:
    """Give a card its title, and what can be done with it at the other end of the same line."""
    head = QWidget()
    flow = FlowLayout(head, gap=_GAP, spread=True)
    heading = strong(title, fonts.LARGE)
    heading.setWordWrap(False)
    flow.addWidget(heading)
    flow.addWidget(ways)
    follow_width(head)
    card.sheet.setContentsMargins(_PADDING, _ABOVE, _PADDING, _PADDING)
    card.sheet.setSpacing(_GAP)
    card.sheet.addWidget(head)


class ChartCard(Card):
    """Shows one chart, or says why there is none yet.

    Signals:
        table_requested(chart, note): show it as a table.
        picture_copied(title): it is in the clipboard now.
    """

    table_requested = Signal(object, str)
    picture_copied = Signal(str)

    def __init__(self, name: ChartName) -> None:
        super().__init__()
        title = words.title(name)
        self.view = ChartView()
        self._headline = LineLabel()
        self._meaning = quiet()
        self._told = ToldLine()
        self._note = quiet(size=fonts.SMALL)
        self._nothing = quiet()
        table = PillButton(self.tr("Show as table"), Kind.LINK)
        table.setAccessibleName(self.tr("Show as table: %1", "a chart's title").replace("%1", title))
        copy = PillButton(self.tr("Copy as picture"), Kind.LINK)
        copy.setAccessibleName(self.tr("Copy as picture: %1", "a chart's title").replace("%1", title))
        self._ways = side_by_side(table, copy, gap=0)
        self._lay_out(title)
        self.view.item_told.connect(self._told.show_words)
        table.clicked.connect(self._on_table_clicked)
        copy.clicked.connect(lambda: self._on_copy_clicked(title))

    def show_chart(self, chart: Chart, headline: str, note: str, meaning: str = "") -> None:
        """Show this chart.

        The headline says what it comes to, `meaning` what that is worth, and the note how it is to be read.
        """
        for label, text in ((self._headline, headline), (self._meaning, meaning), (self._note, note)):
            label.setText(text)
        self._show(whole=True)
        self.view.show_chart(chart)

    def show_nothing(self, why: str) -> None:
        """Say why there is no chart."""
        self._nothing.setText(why)
        self._show(whole=False)

    def _show(self, *, whole: bool) -> None:
        for widget in (self.view, self._told, self._ways):
            widget.setVisible(whole)
        for label in (self._headline, self._meaning, self._note):
            label.setVisible(whole and bool(label.text()))
        self._nothing.setVisible(not whole)

    def _on_table_clicked(self) -> None:
        if self.view.chart is not None:
            self.table_requested.emit(self.view.chart, self._note.text())

    def _on_copy_clicked(self, title: str) -> None:
        self.view.copy_picture()
        self.picture_copied.emit(title)

    def _lay_out(self, title: str) -> None:
        lay_out_head(self, title, self._ways)
        for widget in (self._headline, self._meaning):
            self.sheet.addWidget(widget)
        self.sheet.addWidget(self.view, 1)
        for widget in (self._told, self._note, self._nothing):
            self.sheet.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
