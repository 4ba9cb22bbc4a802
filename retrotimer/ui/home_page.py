"""Walk and month: side by side where there is room, one above the other where there is not.

Start, and Done on the sheet after a walk, are in sight however large the text is.  Side by side, the month
scrolls and the walk stays where it is.  One above the other, both scroll and Start stands in a foot below
them.  A sheet that would have to scroll beside something else that scrolls has the page to itself.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from retrotimer.ui.look import fonts
from retrotimer.ui.parts.card import GAP, PADDING, Card
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.scroll import SLIM, PageArea
from retrotimer.ui.walk.walk_panel import WalkPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from retrotimer.ui.calendar.month_panel import MonthPanel
    from retrotimer.ui.walk.foot import Foot

MONTH_COLUMNS = 8
_TOP = 8
_LEAST_SIDE_BY_SIDE = 820
_WALK_SHARE, _MONTH_SHARE = 58, 46
QWIDGETSIZE_MAX = (1 << 24) - 1


class Row(QBoxLayout):
    """The page's row, which asks `turn` for its direction each time before it lays out, and `stick` after."""

    def __init__(self, page: Page, turn: "Callable[[], None]", stick: "Callable[[], None]") -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, page)
        self._turn, self._stick = turn, stick

    def setGeometry(self, place: QRect) -> None:
        """The cards may need another width than before."""
        self._turn()
        page = self.parentWidget()
        super().setGeometry(page.rect() if page is not None else place)  # the turn may have resized the page
        self._stick()


class HomePage(PageArea):
    """The screen that the app opens with; it scrolls where text is large and the window small."""

    def __init__(self) -> None:
        page = Page()
        super().__init__(page)
        self.walk = WalkPanel()
        self._month: MonthPanel | None = None
        self._foot: Foot | None = None
        self._left: QWidget = self.walk
        self._walk_card, self._month_card = Card(), Card()
        self._walk_card.sheet.addWidget(self.walk)
        # As wide as the month is going to be, so that nothing moves when it comes.
        self._month_card.setMinimumWidth(MONTH_COLUMNS * fonts.cell_side() + 2 * PADDING)
        self._stacked = self._turning = False
        self._row = Row(page, self._turn, self._stick)
        self._row.setContentsMargins(GAP, _TOP, GAP, GAP)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._walk_card, _WALK_SHARE)
        self._row.addWidget(self._month_card, _MONTH_SHARE)
        self._alignment = Qt.AlignmentFlag(0)
        self.walk.face_shown.connect(self._on_face_shown)
        self.verticalScrollBar().valueChanged.connect(self._stick)

    @property
    def month(self) -> "MonthPanel":
        """The month, made when it is first asked for: the first picture does not wait for it."""
        if self._month is None:
            from retrotimer.ui.calendar.month_panel import MonthPanel

            self._month = MonthPanel()
            self._month_card.setMinimumWidth(0)
            self._month_card.sheet.addWidget(self._month)
            self._month.height_changed.connect(self._on_month_changed)
        return self._month

    def show_left(self, sheet: QWidget) -> None:
        """Show a sheet on the left; the walk panel is one."""
        if self._walk_card.sheet.indexOf(sheet) < 0:
            self._walk_card.sheet.addWidget(sheet)
        before, self._left = self._left, sheet
        before.setVisible(before is sheet)
        sheet.show()
        self._walk_card.sheet.invalidate()
        self._turn()
        self.ensureVisible(0, 0)

    def show_top(self) -> None:
        """Scroll back to the sheet: the focus may have led down to the month, once it was hidden above."""
        self.ensureVisible(0, 0, 0, 0)

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Page Up and Down are the month's, wherever the focus is."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose side by side or one above the other."""
        super().resizeEvent(event)
        self._turn()
        self._place_foot()

    def _on_face_shown(self) -> None:
        self._walk_card.sheet.invalidate()  # Qt would not ask a card of fixed height again
        self._row.invalidate()

    def _on_month_changed(self) -> None:
        self._month_card.sheet.invalidate()
        self._row.invalidate()

    def _turn(self) -> None:
        """Choose how walk and month share the page; what that resizes asks for it again, in vain."""
        if not self._turning:
            self._turning = True
            self._share()
            self._turning = False

    def _share(self) -> None:
        self._stacked = not self._fits_side_by_side()
        at_walk = self._left is self.walk
        self._show_foot(shown=self._stacked and at_walk)
        widths = self._widths(stacked=self._stacked)
        room = self.viewport().height() - _TOP - GAP
        walk = self._walk_card.heightForWidth(widths[0])
        month = self._month_height(widths[1])
        if self._month is not None:
            rule = self._month.rule_height(widths[1] - 2 * PADDING)
            # In a page that scrolls anyway it has its place, and beside a day that needs no room of its.
            has_all = room >= month + self._month.day.hidden_height
            has_rule = self._stacked or has_all or month - rule > room
            self._month.show_rule(shown=has_rule)
            month -= 0 if has_rule else rule
        scrolls = walk + GAP + month > room if self._stacked else month > room
        if self._month is not None:
            self._month.day.show_whole(whole=scrolls)  # what scrolls within the page would be lost in it
        alone = not at_walk and (scrolls or self._stacked)
        if self._month_card.isHidden() != alone:  # showing what is shown would ask for another layout
            self._month_card.setVisible(not alone)
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if self._stacked else direction.LeftToRight
        if self._row.direction() is not wanted:
            self._row.setDirection(wanted)
        self._size_walk(max(walk, room) if scrolls and not alone else 0)

    def _fits_side_by_side(self) -> bool:
        """Whether both have the width that they need, and the walk the height: it does not scroll there."""
        cards = (self._walk_card, self._month_card)
        needed = sum(max(card.minimumWidth(), card.minimumSizeHint().width()) for card in cards) + 3 * GAP
        if self.width() < max(_LEAST_SIDE_BY_SIDE, needed + SLIM):
            return False
        lent = self.walk.lent_height if self._left is self.walk else 0
        width = self._widths(stacked=False)[0] - SLIM
        return self._walk_card.heightForWidth(width) + lent <= self.height() - _TOP - GAP

    def _month_height(self, width: int) -> int:
        """The least height of the month's card with all its lines, where the day in it scrolls by itself."""
        height = self._month_card.heightForWidth(width)
        if self._month is None:
            return height
        rule = 0 if self._month.shows_rule else self._month.rule_height(width - 2 * PADDING)
        return height + rule - self._month.day.more_height

    def _size_walk(self, height: int) -> None:
        """Where the page scrolls, the walk's card is as high as what is in sight, at its top; else 0."""
        card, alignment = self._walk_card, Qt.AlignmentFlag(0)
        if height:
            card.setFixedHeight(height)
            if not self._stacked:
                alignment = Qt.AlignmentFlag.AlignTop
        else:
            card.setMinimumHeight(0)
            card.setMaximumHeight(QWIDGETSIZE_MAX)
        if alignment != self._alignment:  # telling it again would ask for a new layout, which leads here
            self._alignment = alignment
            self._row.setAlignment(card, alignment)

    def _stick(self) -> None:
        """Side by side, the walk's card stays in sight while the month scrolls."""
        down = _TOP if self._stacked else _TOP + self.verticalScrollBar().value()
        if self._walk_card.y() != down:
            self._walk_card.move(self._walk_card.x(), down)

    def _show_foot(self, *, shown: bool) -> None:
        """Let Start stand below what scrolls, or in the walk's card again."""
        if shown == (self._foot is not None and self._foot.holds_start):
            return
        if self._foot is None:
            from retrotimer.ui.walk.foot import Foot  # only small windows and large text need it

            self._foot = Foot(self.walk, self)
        self._foot.hold_start(held=shown)
        self.setViewportMargins(0, 0, 0, self._foot.sizeHint().height() if shown else 0)
        self._place_foot()

    def _place_foot(self) -> None:
        if self._foot is not None:
            height = self._foot.sizeHint().height()
            self._foot.setGeometry(0, self.height() - height, self.width(), height)

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
