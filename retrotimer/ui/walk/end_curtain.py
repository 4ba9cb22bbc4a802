"""The end of a walk, seen from afar: the window flashes, and says so until somebody comes back to it."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import check_mark, rounded_box
from retrotimer.ui.parts.flash import Flash
from retrotimer.ui.parts.key_swallow import KeySwallow

SHOWN_MS = 30_000
FLASHES = 3
_SIGN_SHARE = 0.3
_FELT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.Resize,
    }
)


class EndCurtain(QWidget):
    """Lies over its window; the first key or press only lifts it, so that nothing beneath is pressed unseen.

    Signals:
        lifted(): it is gone.
    """

    lifted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._words = ""
        self._finished = True
        self._hint = self.tr("Press any key to see your walk")
        self.hide()
        self._flash = Flash(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.lift)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def fall(self, words: str, *, finished: bool = True) -> None:
        """Cover the window with these words; a walk that was stopped has another sign, and one flash."""
        self._finished = finished
        self.show_words(words)
        self._watch(on=True)
        self._cover()
        self.show()
        self.raise_()
        self._timer.start()
        self._flash.flash(FLASHES if finished else 1)

    def show_words(self, words: str) -> None:
        """Say these words instead."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def lift(self) -> None:
        """Show what is beneath."""
        if self.isHidden():
            return
        self._timer.stop()
        self._watch(on=False)
        self.hide()
        self.lifted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the first key or press in this window, whatever has the focus beneath; stay as large as it."""
        kind = event.type()
        if kind not in _FELT or not isinstance(watched, QWidget) or watched.window() is not self.window():
            return False
        if kind is QEvent.Type.Resize:
            if watched is self.window():
                self._cover()
            return False
        event.accept()  # a key that is asked for before it is pressed, too: no menu may take it
        if kind is not QEvent.Type.ShortcutOverride:
            if isinstance(event, QKeyEvent):
                KeySwallow(self.window()).swallow(event.key())
            self.lift()
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign and the words on the accent's colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        ink = palette.color(colours.ON_ACCENT)
        painter.fillRect(self.rect(), palette.color(colours.ACCENT))
        height, width = self.height(), self.width()
        side = height * _SIGN_SHARE
        sign = QRectF((width - side) / 2, height * 0.14, side, side * 0.8)
        if self._finished:
            check_mark(painter, sign, ink, side / 7)
        else:
            square = QRectF(0, 0, side * 0.6, side * 0.6)
            square.moveCenter(sign.center())
            rounded_box(painter, square, side / 12, fill=ink)
        painter.setPen(ink)
        margin = width * 0.06
        room = QRectF(margin, sign.bottom() + height * 0.06, width - 2 * margin, height * 0.36)
        font = fonts.font(weight=QFont.Weight.DemiBold)
        font.setPixelSize(round(min(height / 11, width / 16)))
        painter.setFont(font)
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(wrapped), self._words)
        font = fonts.font(fonts.LARGE)
        font.setPixelSize(max(font.pixelSize(), round(height / 36)))
        painter.setFont(font)
        foot = QRectF(margin, height * 0.9, width - 2 * margin, height * 0.08)
        painter.drawText(foot, int(wrapped), self._hint)
        painter.end()

    def _watch(self, *, on: bool) -> None:
        application = QCoreApplication.instance()
        if application is not None and on:
            application.installEventFilter(self)
        elif application is not None:
            application.removeEventFilter(self)

    def _cover(self) -> None:
        self.setGeometry(self.window().rect())
