"""The walk at a glance, from across the room: black, the largest digits, the cue, a ring at the edge."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from retrotimer.core.faces import RunningFace
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.parts.flash import Flash
from retrotimer.ui.parts.labels import Label, fit_words
from retrotimer.ui.parts.passing import Passing
from retrotimer.ui.walk.digits import Digits
from retrotimer.ui.walk.walk_keys import WalkKeys
from retrotimer.words import walk as words
from retrotimer.words.plan import countdown, what_to_do

_DIGITS_SHARE = 0.46
"""Of the height; they are at least 40 % of it, or 90 % of the width."""

_DIGITS_MARGIN = 0.0
_HIGH_AS_WIDE = 0.36
_EDGE_SHARE = 1 / 45
_BESIDE = 1.6
"""How many times the ring's thickness stays free beside the digits: the ring, and a hair."""

_CUE_SHARE, _HEAD_SHARE = 1 / 13, 1 / 20
_GAP_SHARE = 1 / 32
"""Between the cue and what is amiss: two things, and not one sentence."""


class GlanceView(QWidget):
    """Draws a `RunningFace` and passes on wishes; it decides nothing. Its colours are its own.

    Signals:
        pause_requested(), stop_requested(reason), far_stop_requested(), loudness_requested(way): as in
            `WalkKeys`.
        leave_requested(): show the window again.
    """

    pause_requested = Signal()
    stop_requested = Signal(object)
    far_stop_requested = Signal()
    loudness_requested = Signal(int)
    leave_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fraction = 0.0
        self._paused = False
        self._doing = ""
        self._passing = Passing(self)
        self._passing.changed.connect(self._say)
        self._todo = Label(centred=True, tone=colours.QUIET)
        self._todo.setWordWrap(False)
        self._digits = Digits(_DIGITS_MARGIN)
        self._cue = Label(weight=QFont.Weight.DemiBold, centred=True)
        self._sound = Label(centred=True, tone=colours.WARNING)
        self._sound.hide()
        self.setPalette(colours.palette_from(colours.GLANCE))
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The walk at a glance"))
        self.flash = Flash(self).flash
        self.keys = WalkKeys(self)
        self.keys.pause_requested.connect(self.pause_requested)
        self.keys.stop_requested.connect(self.stop_requested)
        self.keys.far_stop_requested.connect(self.far_stop_requested)
        self.keys.loudness_requested.connect(self.loudness_requested)
        self.keys.leave_requested.connect(self.leave_requested)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self._todo)
        column.addWidget(self._digits, 1)
        column.addWidget(self._cue)
        column.addWidget(self._sound)

    def show_face(self, face: RunningFace, cue: str) -> None:
        """Draw this face; `cue` is its cue in words."""
        self._digits.show_text(countdown(face.seconds_left), words.time_left(face))
        self._doing = self.tr("Paused") if face.paused else what_to_do(face.kind, face.mode)
        self._say()
        self._todo.setForegroundRole(colours.WARNING if face.paused else colours.QUIET)
        if cue != self._cue.text():
            self._cue.setText(cue)
            self._fit()
        if (face.fraction, face.paused) != (self._fraction, self._paused):
            self._fraction, self._paused = face.fraction, face.paused
            self.update()

    def say_shortly(self, words: str) -> None:
        """Say something for a moment, where nothing moves because of it: in place of what to do."""
        self._passing.say(words)

    def _say(self) -> None:
        words = self._passing.words or self._doing
        if words != self._todo.text():
            self._todo.setText(words)

    def show_trouble(self, sentence: str) -> None:
        """Say what cannot be heard; an empty text while all can."""
        self._sound.setText(sentence)
        self._sound.setVisible(bool(sentence))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything grows with the screen."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring: what is left of the walk, along the edge from the middle of the top."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = self._edge()
        box = QRectF(self.rect()).adjusted(thick, thick, -thick, -thick)
        ring = _ring(box, 2 * thick)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.palette().color(colours.TRACK), thick))
        painter.drawPath(ring)
        left = (1 - self._fraction) * ring.length()
        if left > 0:
            role = colours.WARNING if self._paused else colours.ACCENT
            pen = QPen(self.palette().color(role), thick)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([left / thick, 2 * ring.length() / thick])
            painter.setPen(pen)
            painter.drawPath(ring)
        painter.end()

    def _edge(self) -> float:
        return max(6.0, self.height() * _EDGE_SHARE)

    def _fit(self) -> None:
        """Sizes follow the screen alone: the system's text size would only take from the digits."""
        height, width = self.height(), self.width()
        margin = round(3 * self._edge())
        column = self.layout()
        if column is not None:
            beside = round(_BESIDE * self._edge())
            column.setContentsMargins(beside, margin, beside, margin)
            for label in (self._todo, self._cue, self._sound):
                above = round(height * _GAP_SHARE) if label is self._sound else 0
                label.setContentsMargins(margin - beside, above, margin - beside, 0)
        self._todo.setFont(_font(height * _HEAD_SHARE, QFont.Weight.Medium))
        pixels = min(height * _CUE_SHARE, (width - 2 * margin) / 15)
        fit_words(self._cue, _font(pixels, QFont.Weight.DemiBold), width - 2 * margin, lines=2)
        self._sound.setFont(_font(min(height / 26, width / 36), QFont.Weight.Medium))
        # As high as they are where they fill the width: more would only take from the words.
        self._digits.setMinimumHeight(round(min(height * _DIGITS_SHARE, width * _HIGH_AS_WIDE)))
        self._digits.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)


def _font(pixels: float, weight: QFont.Weight) -> QFont:
    made = fonts.font(weight=weight)
    made.setPixelSize(max(12, round(pixels)))
    return made


def _ring(box: QRectF, radius: float) -> QPainterPath:
    """The outline of a rounded box, from the middle of its top and against the clock: it empties with it."""
    path = QPainterPath()
    path.moveTo(box.center().x(), box.top())
    side = 2 * radius
    right, bottom = box.right() - side, box.bottom() - side
    corners = ((box.left(), box.top()), (box.left(), bottom), (right, bottom), (right, box.top()))
    for number, (left, top) in enumerate(corners, start=1):
        path.arcTo(QRectF(left, top, side, side), 90 * number, 90)
    path.lineTo(box.center().x(), box.top())
    return path
