"""The sheet that a text is read on: it scrolls, by keys too, and leads back to the list."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication

from retrotimer.ui.look import colours
from retrotimer.ui.look.shapes import focus_ring
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.card import RADIUS, Card
from retrotimer.ui.parts.flow import FlowLayout, follow_width
from retrotimer.ui.parts.page import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea as _Area
else:
    _Area = object  # what kind of area it is comes beside it: no class can be two of Qt's

EDGE = 8
"""Pixels between the sheet's edge and what scrolls."""


class Ringed(_Area):
    """An area that lets the sheet's ring come and go with the keys; an event filter takes half a MiB."""

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


class ReadingSheet(Card):
    """Holds the `area`, a `Ringed` one, that shows one text.

    Signals:
        close_requested(): go back to the list.
        link_requested(address): open an address in the browser.
    """

    close_requested = Signal()
    link_requested = Signal(str)

    def __init__(
        self,
        area: Ringed,
        way_back: str,
        *acts: PillButton,
        fill: Callable[[str], None],
        mark: Callable[[str], None] | None = None,
    ) -> None:
        """Make the sheet: `way_back` is on the button that leads to the list, and `acts` stand beside it.

        `fill` puts the text of a key into the area, from its beginning, and names the area by it; `mark`
        marks there what is searched for.
        """
        super().__init__(EDGE)
        self.area = area
        self._fill = fill
        self._mark = mark
        self._key: str | None = None
        self._all = PillButton(way_back, Kind.LINK, self.tr("Esc", "the key"))
        self._all.clicked.connect(self.close_requested)
        self._acts = acts
        self._foot = Page()
        flow = FlowLayout(self._foot, gap=EDGE)
        for button in (self._all, *acts):
            flow.addWidget(button)
        flow.setContentsMargins(EDGE, 0, EDGE, 0)
        follow_width(self._foot)
        self.sheet.setSpacing(4)
        self.sheet.addWidget(area, 1)
        self.sheet.addWidget(self._foot)

    @property
    def key(self) -> str | None:
        """Of the text that is shown."""
        return self._key

    @property
    def has_focus(self) -> bool:
        """Whether the keys are this sheet's, or something's on it."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def show_text(self, key: str | None) -> None:
        """Show this text from its beginning, unless it is shown already."""
        if key == self._key:
            return
        self._key = key
        for act in self._acts:
            act.setEnabled(key is not None)
        if key is not None:
            self._fill(key)

    def seek(self, words: str) -> None:
        """Mark what is searched for, where the area can."""
        if self._mark is not None:
            self._mark(words)

    def show_way_back(self, *, shown: bool) -> None:
        """Lead back to the list, where the text stands in its place."""
        self._all.setVisible(shown)
        self._foot.setVisible(shown or bool(self._acts))

    def take_focus(self) -> None:
        """Let the keys scroll the text, and tell which it is."""
        self.area.setFocus()
        announce(self.area, self.area.accessibleName())

    def scroll_by(self, event: QKeyEvent) -> bool:
        """Scroll the text by a key of the page; whether it is such a key."""
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
        """Where the buttons had no room side by side, their keys are left out: the text needs the height."""
        super().resizeEvent(event)
        buttons = (self._all, *self._acts)
        room = self.width() - 4 * EDGE
        needed = sum(button.full_width() + EDGE for button in buttons) - EDGE
        for button in buttons:
            button.show_key(shown=needed <= room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, and a ring around it while its keys scroll it."""
        super().paintEvent(event)
        if self.area.hasFocus():
            painter = QPainter(self)
            focus_ring(painter, QRectF(self.rect()), RADIUS, self.palette().color(colours.TEXT))
            painter.end()
