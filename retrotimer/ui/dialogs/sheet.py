"""The common shape of the smaller dialogs: a scrolling sheet above its buttons."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.button import TARGET
from retrotimer.ui.parts.scroll import ScrollSheet

_PADDING = 32
_FOOT_TOP, _FOOT_BOTTOM = 12, 24


class SheetDialog(QDialog):
    """A dialog whose content scrolls where the screen is small; put things into `sheet`."""

    def __init__(self, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._width = width
        self._page = QWidget()
        self.sheet = QVBoxLayout(self._page)
        self.sheet.setContentsMargins(_PADDING, _PADDING, _PADDING, 8)
        self.sheet.setSpacing(12)
        self.buttons = QDialogButtonBox()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(ScrollSheet(self._page), 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(_PADDING, _FOOT_TOP, _PADDING, _FOOT_BOTTOM)
        foot.addWidget(self.buttons)
        outside.addLayout(foot)
        self.setAutoFillBackground(True)  # a window takes its own role only then
        self.setBackgroundRole(colours.CARD)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def offer(self, buttons: QDialogButtonBox.StandardButton) -> None:
        """Show these standard buttons, large enough for a finger."""
        self.buttons.setStandardButtons(buttons)
        for button in self.buttons.buttons():
            button.setMinimumHeight(TARGET)

    def open(self) -> None:
        """Show the dialog at its own size; Qt would cut it to two thirds of the screen."""
        self.resize(self.sizeHint())
        super().open()

    def sizeHint(self) -> QSize:
        """As the design draws it, as far as the screen has room."""
        width = fonts.scaled(self._width)
        foot = self.buttons.sizeHint().height() + _FOOT_TOP + _FOOT_BOTTOM
        height = self.sheet.totalHeightForWidth(width) if self.sheet.hasHeightForWidth() else -1
        height = height if height > 0 else self.sheet.totalSizeHint().height()
        return QSize(width, height + foot).boundedTo(self.screen().availableSize() * 0.95)
