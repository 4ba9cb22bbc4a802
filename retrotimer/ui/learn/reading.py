"""The sheet that a card is read on: it scrolls, by keys too, and leads to print and back to the list."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout

from retrotimer.core.learn import Card as LearnCard
from retrotimer.ui.learn.card_body import CardBody
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import focus_ring
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.card import PADDING, RADIUS, Card
from retrotimer.ui.parts.flow import FlowLayout, follow_width
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.scroll import ScrollSheet

_EDGE = 8
_LONGEST_LINE = 720


class Reading(Card):
    """Shows one card.

    Signals:
        close_requested(): go back to the list.
        print_requested(card): print; this card is the one that is read.
        link_requested(address): read a paper in the browser.
    """

    close_requested = Signal()
    print_requested = Signal(object)
    link_requested = Signal(str)

    def __init__(self, print_keys: str) -> None:
        super().__init__(_EDGE)
        self._card: LearnCard | None = None
        self.area = _CardArea()
        self._all = PillButton(self.tr("All cards"), Kind.LINK, self.tr("Esc", "the key"))
        self._print = PillButton(self.tr("Print or save…"), Kind.LINK, print_keys)
        self._all.clicked.connect(self.close_requested)
        self._print.clicked.connect(self.ask_to_print)
        foot = Page()
        flow = FlowLayout(foot, gap=_EDGE)
        for button in (self._all, self._print):
            flow.addWidget(button)
        flow.setContentsMargins(_EDGE, 0, _EDGE, 0)
        follow_width(foot)
        self.sheet.setSpacing(4)
        self.sheet.addWidget(self.area, 1)
        self.sheet.addWidget(foot)

    @property
    def has_focus(self) -> bool:
        """Whether the keys are this sheet's, or something's on it."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def show_card(self, card: LearnCard | None) -> None:
        """Show this card from its beginning."""
        if card == self._card:
            return
        self._card = card
        self._print.setEnabled(card is not None)
        if card is None:
            return
        body = CardBody(card)
        body.link_requested.connect(self.link_requested)
        self.area.hold(body)

    def show_way_back(self, *, shown: bool) -> None:
        """Lead back to the list, where the card stands in its place."""
        self._all.setVisible(shown)

    def take_focus(self) -> None:
        """Let the keys scroll the card, and tell which it is."""
        self.area.setFocus()
        announce(self.area, self.area.accessibleName())

    def ask_to_print(self) -> None:
        """Ask for the card on paper."""
        if self._card is not None:
            self.print_requested.emit(self._card)

    def scroll_by(self, event: QKeyEvent) -> bool:
        """Scroll the card by a key of the page; whether it is such a key."""
        bar = self.area.verticalScrollBar()
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        steps = {
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_Space: -bar.pageStep() if back else bar.pageStep(),
        }
        if self.has_focus:
            steps |= {
                Qt.Key.Key_Up: -bar.singleStep(),
                Qt.Key.Key_Down: bar.singleStep(),
                Qt.Key.Key_Home: -bar.maximum(),
                Qt.Key.Key_End: bar.maximum(),
            }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            return False
        bar.setValue(bar.value() + step)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the buttons had no room side by side, their keys are left out: the card needs the height."""
        super().resizeEvent(event)
        buttons = (self._all, self._print)
        room = self.width() - 4 * _EDGE
        needed = sum(button.full_width() for button in buttons) + _EDGE
        for button in buttons:
            button.show_key(shown=needed <= room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, and a ring around it while its keys scroll it."""
        super().paintEvent(event)
        if self.area.hasFocus():
            painter = QPainter(self)
            focus_ring(painter, QRectF(self.rect()), RADIUS, self.palette().color(colours.TEXT))
            painter.end()


class _CardArea(ScrollSheet):
    """What scrolls; it takes the focus, so that a card can be read by keys alone."""

    def __init__(self) -> None:
        page = Page()
        super().__init__(page)
        self._body: CardBody | None = None
        self._row = QHBoxLayout(page)
        self._row.setContentsMargins(PADDING - _EDGE, PADDING - _EDGE, PADDING - _EDGE, PADDING)
        self._row.addStretch(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(40)

    def hold(self, body: CardBody) -> None:
        """Show a card from its beginning, in the place of the one before."""
        if self._body is not None:
            self._row.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = body
        body.setMaximumWidth(fonts.scaled(_LONGEST_LINE))
        self._row.insertWidget(0, body, 1)
        self.setAccessibleName(body.name)
        self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The page knows which keys scroll."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the ring be drawn."""
        super().focusInEvent(event)
        self._draw_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the ring go."""
        super().focusOutEvent(event)
        self._draw_ring()

    def _draw_ring(self) -> None:
        if (sheet := self.parentWidget()) is not None:
            sheet.update()
