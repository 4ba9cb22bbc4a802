"""Walk and month: side by side where there is room, one above the other where there is not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from retrotimer.ui.look import fonts
from retrotimer.ui.parts.card import GAP, PADDING, Card
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.scroll import PageArea
from retrotimer.ui.walk.walk_panel import WalkPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.ui.calendar.month_panel import MonthPanel

MONTH_COLUMNS = 8
_LEAST_SIDE_BY_SIDE = 820
_WALK_SHARE, _MONTH_SHARE = 58, 46
QWIDGETSIZE_MAX = (1 << 24) - 1


class Pages(QStackedWidget):
    """A stack that asks for no more room than the page it shows."""

    def minimumSizeHint(self) -> QSize:
        """The shown page's."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page else QSize()

    def sizeHint(self) -> QSize:
        """The shown page's."""
        page = self.currentWidget()
        return page.sizeHint() if page else QSize()

    def heightForWidth(self, width: int) -> int:
        """The shown page's."""
        page = self.currentWidget()
        return page.heightForWidth(width) if page else -1


class Row(QBoxLayout):
    """The page's row, which asks `turn` for its direction each time before it lays out."""

    def __init__(self, page: Page, turn: "Callable[[], None]") -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, page)
        self._turn = turn

    def setGeometry(self, place: QRect) -> None:
        """The cards may need another width than before."""
        self._turn()
        super().setGeometry(place)


class HomePage(PageArea):
    """The screen that the app opens with; it scrolls where text is large and the window small."""

    def __init__(self) -> None:
        page = Page()
        super().__init__(page)
        self.walk = WalkPanel()
        self._month: MonthPanel | None = None
        self._left = Pages()
        self._left.addWidget(self.walk)
        self._walk_card, self._month_card = Card(), Card()
        self._walk_card.sheet.addWidget(self._left)
        # As wide as the month is going to be, so that nothing moves when it comes.
        self._month_card.setMinimumWidth(MONTH_COLUMNS * fonts.cell_side() + 2 * PADDING)
        self._row = Row(page, self._turn)
        self._row.setContentsMargins(GAP, 8, GAP, GAP)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._walk_card, _WALK_SHARE)
        self._row.addWidget(self._month_card, _MONTH_SHARE)
        self._alignment = Qt.AlignmentFlag(0)
        self.walk.face_shown.connect(self._on_face_shown)

    @property
    def month(self) -> "MonthPanel":
        """The month, made when it is first asked for: the first picture does not wait for it."""
        if self._month is None:
            from retrotimer.ui.calendar.month_panel import MonthPanel

            self._month = MonthPanel()
            self._month_card.setMinimumWidth(0)
            self._month_card.sheet.addWidget(self._month)
            self._month.rule_shown.connect(self._on_rule_shown)
        return self._month

    def show_left(self, sheet: QWidget) -> None:
        """Show a sheet on the left; the walk panel is one."""
        if self._left.indexOf(sheet) < 0:
            self._left.addWidget(sheet)
        self._left.setCurrentWidget(sheet)
        self._left.updateGeometry()
        self._turn()
        self.ensureVisible(0, 0)

    def show_top(self) -> None:
        """Scroll back to the sheet: the focus may have led down to the month, once it was hidden above."""
        self.ensureVisible(0, 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Down are the month's, wherever the focus is."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose side by side or one above the other."""
        super().resizeEvent(event)
        self._turn()

    def _on_face_shown(self) -> None:
        self._walk_card.sheet.invalidate()  # Qt would not ask a card of fixed height again
        self._row.invalidate()

    def _on_rule_shown(self) -> None:
        self._month_card.sheet.invalidate()
        self._row.invalidate()

    def _turn(self) -> None:
        cards = (self._walk_card, self._month_card)
        needed = sum(max(card.minimumWidth(), card.minimumSizeHint().width()) for card in cards) + 3 * GAP
        side_by_side = self.viewport().width() >= max(_LEAST_SIDE_BY_SIDE, needed)
        direction = QBoxLayout.Direction
        wanted = direction.LeftToRight if side_by_side else direction.TopToBottom
        if self._row.direction() is not wanted:
            self._row.setDirection(wanted)
        self._keep_start_in_sight(stacked=not side_by_side)

    def _keep_start_in_sight(self, *, stacked: bool) -> None:
        """Where the page must scroll, the walk's card is as high as the window: Start needs no scrolling."""
        room = self.viewport().height()
        cards = (self._walk_card, self._month_card)
        widths = self._widths(stacked=stacked)
        walk, month = (card.heightForWidth(width) for card, width in zip(cards, widths, strict=True))
        needed = walk + month + 3 * GAP if stacked else max(walk, month) + 2 * GAP
        card, alignment = self._walk_card, Qt.AlignmentFlag(0)
        if room < needed:
            card.setFixedHeight(max(walk, room - 2 * GAP))
            if not stacked:
                alignment = Qt.AlignmentFlag.AlignTop
        else:
            card.setMinimumHeight(0)
            card.setMaximumHeight(QWIDGETSIZE_MAX)
        if alignment != self._alignment:  # telling it again would ask for a new layout, which leads here
            self._alignment = alignment
            self._row.setAlignment(card, alignment)

    def _widths(self, *, stacked: bool) -> tuple[int, int]:
        """How wide the row makes the cards."""
        width = self.viewport().width() - 2 * GAP
        if stacked:
            return width, width
        shared = width - GAP
        month = shared * _MONTH_SHARE // (_WALK_SHARE + _MONTH_SHARE)
        month = max(month, self._month_card.minimumSizeHint().width())
        month = min(month, shared - self._walk_card.minimumSizeHint().width())
        return shared - month, month
