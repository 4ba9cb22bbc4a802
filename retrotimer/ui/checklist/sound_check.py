"""The line of the checklist that says how the walk will be heard, and plays it."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retrotimer.core.sound import Channel, SoundFace
from retrotimer.ui.look import colours
from retrotimer.ui.look.shapes import rounded_box
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.labels import quiet, strong
from retrotimer.words import sound as words


class SoundCheck(QWidget):
    """Draws a `SoundFace` and passes on the wish to hear it.

    Signals:
        check_requested(): play the test phrase.
    """

    check_requested = Signal()

    def __init__(self, key: str = "P") -> None:
        """Make a line; `key` is the one that plays it where this stands."""
        super().__init__()
        self._face: SoundFace | None = None
        self._how = quiet()
        self._play = PillButton(self.tr("Play"), Kind.LINK, key)
        self._play.setAccessibleName(self.tr("Sound check"))
        self._play.clicked.connect(self.check_requested)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(strong(self.tr("Sound check")))
        texts.addWidget(self._how)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addLayout(texts, 1)
        row.addWidget(self._play)

    def show_face(self, face: SoundFace) -> None:
        """Draw this face; what is lacking is said aloud to a screen reader."""
        was_lacking = self._face is not None and self._face.lacking
        self._face = face
        self._how.setText(words.in_use(face))
        self._how.setForegroundRole(colours.WARNING if face.lacking else colours.QUIET)
        self._play.setEnabled(face.channel in {Channel.VOICE, Channel.SIGNALS})
        if face.lacking and not was_lacking:
            announce(self._how, self._how.text())

    def play(self) -> None:
        """Do as if the button had been pressed."""
        if self._play.isEnabled():
            self._play.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A quiet box."""
        painter = QPainter(self)
        rounded_box(painter, QRectF(self.rect()), 12, fill=self.palette().color(colours.CHIP))
        painter.end()
