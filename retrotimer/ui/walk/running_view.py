"""The whole window during a walk: what to do, the digits, the line, the cue, three buttons.

The walker is far away, so every word here is large, and whatever changes is also announced.
"""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from retrotimer.core.faces import RunningFace
from retrotimer.core.session import StopReason
from retrotimer.core.sound import Channel, SoundFace
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import pause_bars
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.flash import Flash
from retrotimer.ui.parts.flow import FlowLayout, follow_width
from retrotimer.ui.parts.labels import Label, fit_words, quiet
from retrotimer.ui.parts.passing import Passing
from retrotimer.ui.walk.digits import Digits
from retrotimer.ui.walk.progress_line import ProgressLine
from retrotimer.ui.walk.walk_keys import WalkKeys
from retrotimer.words import sound as sounds
from retrotimer.words import walk as words
from retrotimer.words.plan import countdown, what_to_do

_MARGIN = 32
_TALL = 600
_BUTTON_GAP = 12
_SIGN_GAP = 12


class PauseSign(QWidget):
    """Two bars beside the words while time stands still: a shape as well as a colour."""

    def __init__(self) -> None:
        super().__init__()
        side = fonts.scaled(22)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        painter = QPainter(self)
        pause_bars(painter, QRectF(self.rect()), self.palette().color(colours.WARNING))
        painter.end()


def _state(face: RunningFace) -> tuple[object, ...]:
    """What the line above the digits is made of."""
    return face.kind, face.paused, face.stretch, face.minutes_left if face.stretches > 1 else 0


class RunningView(QWidget):
    """Draws a `RunningFace` and passes on wishes; it decides nothing.

    Signals:
        pause_requested(), stop_requested(reason), far_stop_requested(), loudness_requested(way): as in
            `WalkKeys`.
        glance_requested(): let the walk take the whole screen.
    """

    pause_requested = Signal()
    stop_requested = Signal(object)
    far_stop_requested = Signal()
    loudness_requested = Signal(int)
    glance_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._face: RunningFace | None = None
        self._heard, self._heard_tone = "", colours.QUIET
        self._unheard = ""
        self._passing = Passing(self)
        self._sign = PauseSign()
        self._todo = Label(size=22, weight=QFont.Weight.Medium, tone=colours.QUIET)
        self._digits = Digits()
        self._line = ProgressLine()
        self._cue = Label(size=36, weight=QFont.Weight.DemiBold, centred=True)
        self._todos: tuple[str, ...] = ()
        self._pause = PillButton(self.tr("Pause"), Kind.MAIN, self.tr("Space", "the key"))
        self._pause.keep_room_for(self.tr("Pause"), self.tr("Resume"))
        self._stop = PillButton(self.tr("Stop"), Kind.PLAIN, "S")
        self._hurts = PillButton(self.tr("It hurts"), Kind.WARNING, "H")
        self._glance = PillButton(self.tr("Whole screen"), Kind.LINK, "F11")
        self._buttons = QWidget()
        self._balance = QSpacerItem(0, 0)
        self._sound = quiet(centred=True)
        self._notice = self.tr("Press Escape once more to stop.")
        self.flash = Flash(self).flash
        self.keys = WalkKeys(self)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(colours.CARD)
        self._lay_out()
        self._pause.clicked.connect(self.pause_requested)
        self._stop.clicked.connect(lambda: self.stop_requested.emit(StopReason.DONE))
        self._hurts.clicked.connect(lambda: self.stop_requested.emit(StopReason.PAIN))
        self._glance.clicked.connect(self.glance_requested)
        self.keys.pause_requested.connect(self.pause_requested)
        self.keys.stop_requested.connect(self.stop_requested)
        self.keys.far_stop_requested.connect(self.far_stop_requested)
        self.keys.loudness_requested.connect(self.loudness_requested)
        self.keys.notice_given.connect(self._on_notice_given)
        self.keys.notice_over.connect(self._say)
        self._passing.changed.connect(self._say)
        self.keys.watch(self._pause)  # or Space, held on the button, would be nothing but a press

    def begin(self) -> None:
        """Make ready for a new session: Space is to pause, whatever had the focus before."""
        self._face = None
        self._pause.setFocus()

    def show_sound(self, face: SoundFace, beside: str = "") -> None:
        """Say how the walk is heard, after what else is amiss, if anything is."""
        self._heard = " ".join(filter(None, (beside, sounds.in_use(face))))
        self._unheard = sounds.in_use(face) if face.channel is Channel.FLASH else ""
        self._heard_tone = colours.WARNING if face.lacking or beside else colours.QUIET
        self._say()

    def say_shortly(self, words: str) -> None:
        """Say something for a moment; what it says otherwise comes back."""
        self._passing.say(words)

    def _say(self) -> None:
        passing = self._notice if self.keys.gave_notice else self._passing.words
        if passing and self._unheard and not self.keys.gave_notice:
            passing = f"{passing} · {self._unheard}"  # how loud it is must not hide that nothing is heard
        # For a moment nothing moves, though the words may be fewer.
        self._sound.setMinimumHeight(self._sound.height() if passing and self._sound.isVisible() else 0)
        self._sound.setText(passing or self._heard)
        self._sound.setForegroundRole(colours.TEXT if passing else self._heard_tone)

    def _on_notice_given(self) -> None:
        self._say()
        announce(self._sound, self._notice)

    def show_face(self, face: RunningFace, cue: str) -> None:
        """Draw this face, its cue in words; what stayed the same is not drawn again."""
        before, self._face = self._face, face
        self._digits.show_text(countdown(face.seconds_left), words.time_left(face))
        self._line.show_face(face)
        if before is None or _state(before) != _state(face):
            self._show_state(face)
        if cue != self._cue.text():
            self._cue.setText(cue)
            self._fit_cue()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words grow with the window."""
        super().resizeEvent(event)
        self._fit()

    def _show_state(self, face: RunningFace) -> None:
        text = self.tr("%1 · %2", "Walk backwards · 12 minutes")
        todos = what_to_do(face.kind, face.mode), self.tr("Paused")
        self._todos = tuple(text.replace("%1", todo).replace("%2", words.how_far(face)) for todo in todos)
        self._todo.setText(self._todos[face.paused])
        self._todo.setForegroundRole(colours.WARNING if face.paused else colours.QUIET)
        self._sign.setVisible(face.paused)
        self._pause.setText(self.tr("Resume") if face.paused else self.tr("Pause"))
        self._pause.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        """Make the words as large as the width allows; where it is narrow, the keys' names give way.

        A pause makes no difference to it, or buttons would move from under the pointer.
        """
        room = self.width() - 2 * _MARGIN
        plain = self.width() * fonts.RUNNING_TEXT / fonts.scaled(fonts.RUNNING_TEXT)
        self._fit_cue()
        buttons = (self._pause, self._stop, self._hurts)
        fits = sum(one.full_width() for one in buttons) <= room - 2 * _BUTTON_GAP
        for button in (*buttons, self._glance):
            button.show_key(shown=fits)
        self._buttons.updateGeometry()  # now, or how many lines they take would be answered as before
        self._fit_head(room, min(36.0, max(fonts.LARGE, plain / 46)))  # by what the keys leave of the link

    def _fit_cue(self) -> None:
        """The same lines are kept for each cue, so that the digits stand still when it changes."""
        plain = self.width() * fonts.RUNNING_TEXT / fonts.scaled(fonts.RUNNING_TEXT)
        font = fonts.font(min(96.0, max(fonts.RUNNING_TEXT, plain / 24)), QFont.Weight.DemiBold)
        fit_words(self._cue, font, self.width() - 2 * _MARGIN, 2 if self.height() > _TALL else 1)

    def _fit_head(self, room: int, size: float) -> None:
        """What to do comes first; the link to the whole screen, which has a key, where it has room."""
        todo = fonts.font(size, QFont.Weight.Medium)
        wide = max(map(QFontMetrics(todo).horizontalAdvance, self._todos), default=0)
        beside = room - self._sign.width() - 3 * _SIGN_GAP
        link = self._glance.sizeHint().width()
        self._glance.setVisible(wide <= beside - 2 * link)
        if self._glance.isVisibleTo(self) and not self._is_high_enough():
            self._glance.hide()
        self._balance.changeSize(link if self._glance.isVisibleTo(self) else 0, 0)
        if wide > beside > 0:
            todo.setPixelSize(todo.pixelSize() * beside // wide)
        self._todo.setFont(todo)

    def _is_high_enough(self) -> bool:
        """Whether everything has its height; a line that Qt squeezes takes the lower edge off the buttons."""
        column = self.layout()
        if column is None:
            return True
        column.invalidate()  # it may still hold what was needed before this change
        return column.minimumHeightForWidth(self.width()) <= self.height()

    def _lay_out(self) -> None:
        self._todo.setWordWrap(False)
        head = QHBoxLayout()
        head.setSpacing(_SIGN_GAP)
        head.addStrut(self._sign.height())  # or the sign would push down what stands below it
        head.addSpacerItem(self._balance)  # as wide as the link at the other end
        head.addStretch()
        head.addWidget(self._sign)
        head.addWidget(self._todo)
        head.addStretch()
        head.addWidget(self._glance)
        follow_width(self._buttons)
        flow = FlowLayout(self._buttons, gap=_BUTTON_GAP, centred=True)
        for button in (self._pause, self._stop, self._hurts):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self._digits, 1)
        column.addWidget(self._line)
        column.addWidget(self._cue)
        column.addWidget(self._buttons)
        column.addWidget(self._sound)
