"""Flashes the whole screen and says the cue on it, where nothing can be heard, however small the window is.

Never three flashes a second: between two changes there are always `LIT_MS`.  Where the system asks for calm,
the words come and go and nothing flashes.
"""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.motion import is_calm_wished
from retrotimer.ui.parts.flash import LIT_MS

SHOWN_STEPS = 6
"""Of `LIT_MS` each: long enough to read the words."""

CHANGES = 3
"""How often light and dark change places; the screen is light, dark, light, and dark until the end."""

_MARGIN_SHARE = 0.06
_HIGHEST_SHARE = 0.45
_SMALLER = 0.92

_FLAGS = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowTransparentForInput
    | Qt.WindowType.WindowDoesNotAcceptFocus
    | Qt.WindowType.NoDropShadowWindowHint
)


class ScreenFlash(QWidget):
    """A window over all of the screen that holds another one; clicks and keys go to that one.

    It has no owner: a system would hide it with a window that is minimised.

    Signals:
        lit(): it lights up now, or, in calm, comes up.
    """

    lit = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(None, _FLAGS)
        self._window = window
        self._words = ""
        self._is_light = False
        self._changes = self._steps = 0
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setPalette(colours.palette_from(colours.GLANCE))
        if QGuiApplication.platformName() == "xcb":  # or a panel could stay in front of it
            self.setWindowFlag(Qt.WindowType.X11BypassWindowManagerHint)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(LIT_MS)
        self._timer.timeout.connect(self._on_step)
        window.destroyed.connect(self.deleteLater)

    def flash(self, words: str) -> None:
        """Say these words; what is asked for while another one is shown takes its place, and hurries none."""
        self._words = words
        self.setAccessibleName(words)
        self._steps = SHOWN_STEPS
        self._changes = 0 if is_calm_wished() else CHANGES
        if self._timer.isActive():
            self.update()
            return
        self._is_light = self._changes > 0
        self._cover()
        self._timer.start()
        self.lit.emit()

    def end(self) -> None:
        """Be gone."""
        self._timer.stop()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where a system gives it the keyboard after all (Wayland), its keys are the walk's."""
        focused: QWidget | None = self._window.focusWidget()
        QApplication.sendEvent(self._window if focused is None else focused, event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """As a press."""
        self.keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words as large as the screen allows, black on white or the other way round."""
        painter = QPainter(self)
        palette = self.palette()
        ground, ink = palette.color(colours.CARD), palette.color(colours.TEXT)
        if self._is_light:
            ground, ink = ink, ground
        painter.fillRect(self.rect(), ground)
        margin = round(min(self.width(), self.height()) * _MARGIN_SHARE)
        room = self.rect().adjusted(margin, margin, -margin, -margin)
        painter.setPen(ink)
        painter.setFont(largest_font(self._words, room))
        painter.drawText(room, int(_WRAPPED), self._words)
        painter.end()

    def _on_step(self) -> None:
        self._steps -= 1
        if self._steps <= 0:
            self.end()
        elif self._changes > 0:
            self._changes -= 1
            self._is_light = not self._is_light
            self.update()
            if self._is_light:
                self.lit.emit()

    def _cover(self) -> None:
        screen = self._window.screen()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        if QGuiApplication.platformName().startswith("wayland"):  # where no window can say where it is
            self.showFullScreen()
        else:
            self.show()
        self.raise_()


_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


def largest_font(words: str, room: QRect) -> QFont:
    """The font in which words just fill a place, no word of them broken."""
    font = fonts.font(weight=QFont.Weight.Bold)
    pixels = room.height() * _HIGHEST_SHARE
    while True:
        font.setPixelSize(max(fonts.RUNNING_TEXT, round(pixels)))
        metrics = QFontMetrics(font)
        taken = metrics.boundingRect(room, int(_WRAPPED), words)
        widest = max((metrics.horizontalAdvance(word) for word in words.split()), default=0)
        if font.pixelSize() <= fonts.RUNNING_TEXT:
            return font
        if taken.height() <= room.height() and widest <= room.width():
            return font
        pixels *= _SMALLER
