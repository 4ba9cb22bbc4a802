"""Seven weekdays, each of which can be chosen or not."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from retrotimer.core.weeks import DAYS
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import focus_ring, rounded_box
from retrotimer.ui.parts.button import TARGET
from retrotimer.ui.parts.flow import FlowLayout, follow_width
from retrotimer.words.days import weekday_name

_RING = 2


class WeekdayBox(QCheckBox):
    """One weekday, by its short name; a real check box, of which only the look is ours."""

    def __init__(self, weekday: int, what: str) -> None:
        super().__init__(weekday_name(weekday, short=True))
        self.setAccessibleName(f"{what}: {weekday_name(weekday)}")
        self.setToolTip(weekday_name(weekday))
        self.setFont(fonts.font(fonts.RUNNING_TEXT, QFont.Weight.Medium))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Large enough for a finger, and for the name at any text size."""
        metrics = QFontMetrics(self.font())
        word = metrics.horizontalAdvance(self.text())
        return QSize(max(TARGET + 8, word + 20), max(TARGET, metrics.height() + 16))

    def minimumSizeHint(self) -> QSize:
        """A name is never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a filled box where the day is chosen, else an empty one; the name in it; the focus."""
        painter = QPainter(self)
        palette = self.palette()
        box = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        ink = palette.color(colours.TEXT)
        if self.isChecked():
            rounded_box(painter, box, 8, fill=palette.color(colours.ACCENT))
            ink = palette.color(colours.ON_ACCENT)
        else:
            fill = palette.color(colours.CHIP) if self.underMouse() else None
            rounded_box(painter, box, 8, fill=fill, border=palette.color(colours.QUIET))
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 8 + _RING, palette.color(colours.TEXT))
        painter.setPen(ink)
        painter.setFont(self.font())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class WeekdayRow(QWidget):
    """All seven in a row that wraps, from the weekday on that a week begins with; `what` they are for.

    Signals:
        changed(): others are chosen.
    """

    changed = Signal()

    def __init__(self, what: str, first_weekday: int) -> None:
        super().__init__()
        self.setAccessibleName(what)
        flow = FlowLayout(self, gap=4)
        self._boxes = {
            weekday: WeekdayBox(weekday, what)
            for weekday in ((first_weekday + number) % DAYS for number in range(DAYS))
        }
        for box in self._boxes.values():
            flow.addWidget(box)
            box.toggled.connect(self.changed)
        follow_width(self)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The weekdays that are chosen, in their order; Monday is 0."""
        return tuple(sorted(weekday for weekday, box in self._boxes.items() if box.isChecked()))

    def choose(self, weekdays: Iterable[int]) -> None:
        """Choose these, and no others."""
        chosen = set(weekdays)
        for weekday, box in self._boxes.items():
            box.setChecked(weekday in chosen)
