"""The line above the month: its title, which leads to any date, the year, and the month before and after."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from retrotimer.core.days import MONTHS_A_YEAR
from retrotimer.core.month import MonthFace
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import chevron, focus_ring, rounded_box
from retrotimer.ui.parts.button import TARGET, Button, ChevronButton, Kind, PillButton
from retrotimer.ui.parts.flow import FlowLayout, follow_width
from retrotimer.words import days as words

_EDGE = 5
"""As little as the focus needs beside the title, which stands in one line with what is above and below."""

_PADDING = 8
_ARROW = 12


class TitleButton(Button):
    """A title that can be pressed; the small arrow beside it tells so.

    It is as wide as the longest of the titles it may show, so what stands beside it never moves.
    """

    def __init__(self) -> None:
        super().__init__()
        self._width = 0
        self.setFont(fonts.font(fonts.LARGE, QFont.Weight.DemiBold))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_title(self, text: str, longest: int) -> None:
        """Show a title; `longest` is the width that the widest one takes, in pixels."""
        self.setText(text)
        if longest != self._width:
            self._width = longest
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the widest title and the arrow, and for a finger."""
        metrics = QFontMetrics(self.font())
        width = max(self._width, metrics.horizontalAdvance(self.text()))
        return QSize(width + fonts.scaled(_ARROW) + 2 * _PADDING, max(TARGET, metrics.height() + 16))

    def minimumSizeHint(self) -> QSize:
        """A title is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the title at the leading edge, and a box behind it where the pointer or the focus is."""
        painter = QPainter(self)
        palette = self.palette()
        words_width = QFontMetrics(self.font()).horizontalAdvance(self.text())
        side = fonts.scaled(_ARROW)
        box = QRectF(0, 4, words_width + side + 2 * _PADDING, self.height() - 8)
        title = QRectF(_EDGE, 0, words_width + 1, self.height())
        arrow = QPointF(_EDGE + words_width + 6 + side / 2, self.height() / 2 + 1)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveRight(self.width())
            title.moveRight(self.width() - _EDGE)
            arrow.setX(self.width() - arrow.x())
        if self.underMouse() or self.isDown():
            rounded_box(painter, box, 8, fill=palette.color(colours.CHIP))
        if self.hasFocus():
            focus_ring(painter, box, 8, palette.color(colours.TEXT))
        painter.setPen(palette.color(colours.TEXT))
        painter.setFont(self.font())
        painter.drawText(title, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.translate(arrow)
        painter.rotate(90)  # the arrow head points down
        chevron(painter, QRectF(-side / 2, -side / 2, side, side), palette.color(colours.QUIET), right=True)
        painter.end()


class MonthHead(QWidget):
    """Names the month and wishes for another, or for its year; in two lines where one is too narrow.

    Signals:
        date_requested(): ask for a date to go to.
        year_requested(): look at the whole year.
        step_requested(months), today_requested(): as on the month itself.
    """

    date_requested = Signal()
    year_requested = Signal()
    step_requested = Signal(int)
    today_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = TitleButton()
        self._title.setAccessibleDescription(self.tr("Go to a date"))
        self._title.setToolTip(self.tr("Go to a date"))
        self._year = PillButton(self.tr("Year", "the view of a whole year"), Kind.LINK)
        self._back = ChevronButton(self.tr("Previous month"), on=False)
        self._today = PillButton(self.tr("Today"), Kind.LINK)
        self._on = ChevronButton(self.tr("Next month"), on=True)
        self._lay_out()
        self._title.clicked.connect(self.date_requested)
        self._year.clicked.connect(self.year_requested)
        self._back.clicked.connect(lambda: self.step_requested.emit(-1))
        self._today.clicked.connect(self.today_requested)
        self._on.clicked.connect(lambda: self.step_requested.emit(1))

    def show_face(self, face: MonthFace) -> None:
        """Name this month."""
        metrics = QFontMetrics(self._title.font())
        titles = (words.month_title(face.first.replace(day=1, month=n + 1)) for n in range(MONTHS_A_YEAR))
        self._title.show_title(words.month_title(face.first), max(map(metrics.horizontalAdvance, titles)))

    def _lay_out(self) -> None:
        steps = QWidget()
        row = QHBoxLayout(steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self._year, self._back, self._today, self._on):
            row.addWidget(button)
        flow = FlowLayout(self, gap=0, spread=True)
        flow.addWidget(self._title)
        flow.addWidget(steps)
        follow_width(self)
