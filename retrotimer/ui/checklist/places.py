"""The place cards side by side, or one above the other where their words have no room beside each other."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from retrotimer.ui.checklist.place_card import PlaceCard

_GAP = 12


class Places(QWidget):
    """Two cards that share the width."""

    def __init__(self, first: PlaceCard, second: PlaceCard) -> None:
        super().__init__()
        self._cards = (first, second)
        for card in self._cards:
            card.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Side by side."""
        width = sum(card.sizeHint().width() for card in self._cards) + _GAP
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider card; how high that is, `heightForWidth` says."""
        return QSize(self._widest(), 0)

    def hasHeightForWidth(self) -> bool:
        """The cards' texts wrap, and so do the cards."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the higher card, or of both."""
        if self._fits(width):
            return max(card.heightForWidth((width - _GAP) // 2) for card in self._cards)
        return sum(card.heightForWidth(width) for card in self._cards) + _GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards; the first one stands at the leading edge."""
        super().resizeEvent(event)
        first, second = self._cards
        width, height = self.width(), self.height()
        if self._fits(width):
            half = (width - _GAP) // 2
            places = [QRect(0, 0, half, height), QRect(width - half, 0, half, height)]
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                places.reverse()
        else:
            least = first.heightForWidth(width)
            upper = least + max(0, height - self.heightForWidth(width)) // 2
            places = [QRect(0, 0, width, upper), QRect(0, upper + _GAP, width, height - upper - _GAP)]
        first.setGeometry(places[0])
        second.setGeometry(places[1])

    def _fits(self, width: int) -> bool:
        """Whether both cards find room side by side."""
        return width >= 2 * self._widest() + _GAP

    def _widest(self) -> int:
        return max(card.minimumSizeHint().width() for card in self._cards)
