"""The common shape of the smaller dialogs: a scrolling sheet above its buttons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLayout, QVBoxLayout, QWidget

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.scroll import ScrollSheet

_PADDING = 32
_BESIDE = 12
"""At most what a style leaves between two buttons."""


class SheetDialog(QDialog):
    """A dialog whose `sheet` scrolls where the screen is small; its `foot` stays in sight."""

    def __init__(self, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._width = width
        self._page = Page()
        self.sheet = QVBoxLayout(self._page)
        self.sheet.setContentsMargins(_PADDING, _PADDING, _PADDING, 8)
        self.sheet.setSpacing(10)
        self.buttons = QDialogButtonBox()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        self._scroll = ScrollSheet(self._page)
        outside.addWidget(self._scroll, 1)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(_PADDING, 8, _PADDING, 24)
        self.foot.setSpacing(8)
        self.foot.addWidget(self.buttons)
        outside.addLayout(self.foot)
        self.setAutoFillBackground(True)  # a window takes its own role only then
        self.setBackgroundRole(colours.CARD)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def offer(self, text: str, role: QDialogButtonBox.ButtonRole, kind: Kind = Kind.PLAIN) -> PillButton:
        """Show a button; the platform decides where it stands among the others."""
        button = PillButton(text, kind)
        self.place(button, role)
        if role is QDialogButtonBox.ButtonRole.AcceptRole:
            button.setDefault(True)
        return button

    def place(self, button: PillButton, role: QDialogButtonBox.ButtonRole) -> None:
        """Show a button that was made elsewhere, say with its key."""
        self.buttons.addButton(button, role)
        self._turn_buttons(self._room().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for the buttons side by side now, or none any more."""
        super().resizeEvent(event)
        self._turn_buttons(self.width())

    def open(self) -> None:
        """Show the dialog at its own size; Qt would cut it to two thirds of the screen."""
        self.resize(self.sizeHint())
        super().open()
        wanted = self.focusWidget()
        if self._page.isAncestorOf(wanted):  # never of None
            self.bring(wanted)  # what is typed next would be out of sight on a small screen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nothing in the sheet wanted scroll it; Enter that is held has been heard already."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.isAutoRepeat():
            return
        bar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _turn_buttons(self, width: int) -> None:
        """Let the buttons stand side by side, without their keys if need be, or else one above the other."""
        buttons = [one for one in self.buttons.buttons() if isinstance(one, PillButton)]
        room = width - 2 * _PADDING - _BESIDE * (len(buttons) - 1)
        has_room = sum(one.full_width() for one in buttons) <= room
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        wanted = across if has_room or sum(one.short_width() for one in buttons) <= room else down
        for one in buttons:
            one.show_key(shown=one.has_key and (has_room or wanted is down))
        if wanted is not self.buttons.orientation():  # telling it again would ask for another layout
            self.buttons.setOrientation(wanted)
            beside = Qt.AlignmentFlag(0)
            self.foot.setAlignment(
                self.buttons, beside if wanted is across else Qt.AlignmentFlag.AlignTrailing
            )

    def fit(self) -> None:
        """Make as much room as what is shown now needs, and no more; the top rises only where it must."""
        self.sheet.activate()
        available = self.screen().availableGeometry()
        wanted = self.sizeHint().height()
        lacking = self.geometry().top() + wanted - available.bottom()
        spare = self.frameGeometry().top() - available.top()
        rise = max(0, min(lacking, spare))
        if rise:
            self.move(self.x(), self.y() - rise)
        self.resize(self.width(), wanted - max(0, lacking - rise))

    def bring(self, widget: QWidget) -> None:
        """Scroll to a widget of the sheet."""
        self._scroll.ensureWidgetVisible(widget, 0, _PADDING)

    def show_all_of(self, widget: QWidget, *, below: QWidget) -> None:
        """Scroll to as much of a widget as there is room for, beneath what it belongs to."""
        self.sheet.activate()
        width = self._page.width()
        # Qt itself makes the page higher only later, and until then there is nowhere to scroll to.
        self._page.resize(width, max(self._page.height(), self._page.heightForWidth(width)))
        self._scroll.ensureWidgetVisible(widget, 0, 0)
        self._scroll.ensureWidgetVisible(below, 0, 0)

    def sizeHint(self) -> QSize:
        """As the design draws it, as far as the screen has room."""
        room = self._room()
        width = room.width()
        height = _height(self.sheet, width) + _height(self.foot, width)
        return QSize(width, height).boundedTo(room)

    def _room(self) -> QSize:
        """The width that is wanted, and all the height that there is, on this screen."""
        room = self.screen().availableSize() * 0.95
        return QSize(min(fonts.scaled(self._width), room.width()), room.height())


def _height(layout: QLayout, width: int) -> int:
    """The height that a layout would like best at a width."""
    if layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return layout.totalSizeHint().height()
