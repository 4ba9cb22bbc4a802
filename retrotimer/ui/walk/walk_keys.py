"""The keys of a walk, for whoever is ten metres away: media keys, a presenter's clicker, a long press.

Plus and minus make it louder and quieter; the keys for the whole machine's loudness are left to the machine.

A first Escape only gives notice, and so leaves the glance; a second one soon after stops. A key that is held
stops, too: that is all that a clicker with two buttons can say.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from retrotimer.core.session import StopReason
from retrotimer.ui.parts.key_swallow import KeySwallow, goes_on

TWICE_MS = 3000
"""How soon a second Escape must follow."""

HOLD_MS = 1500
"""How long a key is held to stop."""

_Key = Qt.Key
PAUSE_KEYS = frozenset(
    {
        _Key.Key_Space,
        _Key.Key_Return,
        _Key.Key_Enter,
        _Key.Key_MediaTogglePlayPause,
        _Key.Key_MediaPlay,
        _Key.Key_MediaPause,
        _Key.Key_PageUp,
        _Key.Key_PageDown,
    }
)
_STOP_KEYS = {
    _Key.Key_S: StopReason.DONE,
    _Key.Key_H: StopReason.PAIN,
}
LOUDER, QUIETER = 1, -1
_LOUDNESS_KEYS = {
    _Key.Key_Plus: LOUDER,
    _Key.Key_Equal: LOUDER,
    _Key.Key_Minus: QUIETER,
    _Key.Key_Underscore: QUIETER,
}
"""Many keyboards have plus above the equals sign, some minus below the underscore: Shift does not matter."""

_OTHERS = {_Key.Key_MediaStop, _Key.Key_Escape}
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}


class WalkKeys(QObject):
    """Hears the keys that reach a view of the walk and nothing in it wanted.

    Signals:
        pause_requested(): pause, or go on.
        stop_requested(reason): end the walk.
        far_stop_requested(): end it, for somebody who is not at the laptop.
        leave_requested(): the first Escape: leave the glance.
        loudness_requested(way): `LOUDER` or `QUIETER`.
        notice_given(), notice_over(): a second Escape would stop now; it would no longer.
    """

    pause_requested = Signal()
    stop_requested = Signal(object)
    far_stop_requested = Signal()
    leave_requested = Signal()
    loudness_requested = Signal(int)
    notice_given = Signal()
    notice_over = Signal()

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._held: int | None = None
        self._key: int | None = None
        self._pressed = self._released = 0
        self._hold = self._timer(HOLD_MS)
        self._hold.timeout.connect(self._on_held)
        self._notice = self._timer(TWICE_MS)
        self._notice.timeout.connect(self.notice_over)
        self.watch(view)

    def watch(self, widget: QWidget) -> None:
        """Hear this widget's keys, before it does."""
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        """Take the walk's keys; everything else goes its way. Who looks elsewhere holds no key here."""
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.WindowDeactivate}:
            self._let_go()
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.KeyPress:
                return self.press(event)
            if event.type() is QEvent.Type.KeyRelease:
                self.release(event)
        return False

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; whether it is one of the walk's. With Ctrl and the like it is another one."""
        key = _Key(event.key())
        if key in _LOUDNESS_KEYS and event.modifiers() & ~_SHIFT in _PLAIN:
            self.loudness_requested.emit(_LOUDNESS_KEYS[key])  # held, it goes on
            return True
        if event.modifiers() not in _PLAIN:
            return False
        if key not in PAUSE_KEYS and key not in _STOP_KEYS and key not in _OTHERS:
            return False
        if goes_on(event, self._released if key == self._key else 0):
            self._go_on_holding(event)
            return True
        if key in _STOP_KEYS:
            self.stop_requested.emit(_STOP_KEYS[key])
        elif key is _Key.Key_MediaStop:
            self.far_stop_requested.emit()
        elif key is _Key.Key_Escape:
            self._escape()
        else:
            self._held = self._key = key
            self._pressed, self._released = event.timestamp(), 0
            self._hold.start(HOLD_MS)
            self.pause_requested.emit()
        return True

    def release(self, event: QKeyEvent) -> None:
        """A key is up again."""
        if not event.isAutoRepeat() and event.key() == self._held:
            self._released = event.timestamp()
            self._let_go()

    @property
    def gave_notice(self) -> bool:
        """Whether an Escape would stop now."""
        return self._notice.isActive()

    def give_notice(self) -> None:
        """From now on, for a while, an Escape stops."""
        self._notice.start()
        self.notice_given.emit()

    def forget(self) -> None:
        """Nothing is held and no notice given: a new walk, or another view."""
        self._let_go()
        if self._notice.isActive():
            self._notice.stop()
            self.notice_over.emit()

    def _go_on_holding(self, event: QKeyEvent) -> None:
        """Hold on from when it was pressed, after a release that was none."""
        if self._held is None and event.key() == self._key and self._released:
            self._held = self._key
            self._hold.start(max(1, HOLD_MS - (event.timestamp() - self._pressed)))

    def _let_go(self) -> None:
        self._held = None
        self._hold.stop()

    def _escape(self) -> None:
        if self._notice.isActive():
            self.forget()
            self.far_stop_requested.emit()
        else:
            self.give_notice()
            self.leave_requested.emit()

    def _on_held(self) -> None:
        held = self._held
        self.forget()
        self.far_stop_requested.emit()
        if held is not None:  # still down; asked last, it hears first what the next screen would hear
            KeySwallow(self.parent()).swallow(held)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer
