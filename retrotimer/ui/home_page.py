"""Walk and month: side by side where there is room, one above the other where there is not."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QStackedWidget, QWidget

from retrotimer.ui.calendar.month_panel import MonthPanel
from retrotimer.ui.parts.card import GAP, Card
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.scroll import SlimScrollBar, own_viewport
from retrotimer.ui.walk.walk_panel import WalkPanel

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


class HomePage(QScrollArea):
    """The screen that the app opens with; it scrolls where text is large and the window small."""

    def __init__(self) -> None:
        super().__init__()
        self.walk = WalkPanel()
        self.month = MonthPanel()
        self._left = Pages()
        self._left.addWidget(self.walk)
        self._walk_card, self._month_card = Card(), Card()
        self._walk_card.sheet.addWidget(self._left)
        self._month_card.sheet.addWidget(self.month)
        page = Page()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._row.setContentsMargins(GAP, 8, GAP, GAP)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._walk_card, _WALK_SHARE)
        self._row.addWidget(self._month_card, _MONTH_SHARE)
        own_viewport(self)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        page.installEventFilter(self)

    def show_left(self, sheet: QWidget) -> None:
        """Show a sheet on the left; the walk panel is one."""
        if self._left.indexOf(sheet) < 0:
            self._left.addWidget(sheet)
        self._left.setCurrentWidget(sheet)
        self._left.updateGeometry()
        self._turn()
        self.ensureVisible(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Down are the month's, wherever the focus is."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose side by side or one above the other."""
        super().resizeEvent(event)
        self._turn()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The cards may need another width than before."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        cards = (self._walk_card, self._month_card)
        needed = sum(card.minimumSizeHint().width() for card in cards) + 3 * GAP
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
        card, top = self._walk_card, Qt.AlignmentFlag.AlignTop
        if room < needed:
            card.setFixedHeight(max(walk, room - 2 * GAP))
            self._row.setAlignment(card, top if not stacked else Qt.AlignmentFlag(0))
        else:
            card.setMinimumHeight(0)
            card.setMaximumHeight(QWIDGETSIZE_MAX)
            self._row.setAlignment(card, Qt.AlignmentFlag(0))

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
