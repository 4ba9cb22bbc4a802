"""How far long work has come, and the way to give it up."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialogButtonBox, QProgressBar, QWidget

from retrotimer.core.exchange.forms import Progress
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import rounded_box
from retrotimer.ui.parts.labels import Label

_THICK = 12
_PER_MILLE = 1000
"""More figures than a bar has pixels; Qt's own are too small for as many letters as a file has."""


class Bar(QProgressBar):
    """A progress bar in the app's look."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(fonts.scaled(320), _THICK)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line from the leading edge."""
        painter = QPainter(self)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        line = QRectF(0, (self.height() - _THICK) / 2, self.width(), _THICK)
        rounded_box(painter, line, _THICK / 2, fill=self.palette().color(colours.TRACK))
        share = self.value() / self.maximum() if self.maximum() > 0 else 0.0
        if share > 0:
            line.setWidth(max(float(_THICK), line.width() * share))
            rounded_box(painter, line, _THICK / 2, fill=self.palette().color(colours.ACCENT))
        painter.end()


class ProgressDialog(SheetDialog):
    """Stands before the window while something takes long.

    Signals:
        cancel_requested(): give it up.
    """

    cancel_requested = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__("Retrotimer", 420, parent)
        self._bar = Bar(words)
        self._bar.setRange(0, _PER_MILLE)
        self.sheet.addWidget(Label(words, fonts.LARGE))
        self.sheet.addSpacing(8)
        self.sheet.addWidget(self._bar)
        self.sheet.addStretch(1)
        self._cancel = self.offer(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)

    def show_progress(self, progress: Progress) -> None:
        """Draw how far it is; in the last step it can no longer be given up."""
        if progress.total:
            self._bar.setValue(_PER_MILLE * progress.done // progress.total)
        self._cancel.setEnabled(not progress.is_final)

    def reject(self) -> None:
        """Ask for it to be given up; the dialog goes when that is so."""
        if self._cancel.isEnabled():
            self.cancel_requested.emit()

    def close_ended(self) -> None:
        """Close: the work has come to its end."""
        super().accept()
