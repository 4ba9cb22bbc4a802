"""A chart on the screen: pointed at or gone through by keys, and each thing in it told in a sentence."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from retrotimer.core.charts import Chart
from retrotimer.ui.charts.layout import ChartPlace, least_height, place
from retrotimer.ui.charts.painter import draw_placed
from retrotimer.ui.charts.picture import picture
from retrotimer.ui.charts.style import screen_style
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import focus_ring
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.flow import follow_width
from retrotimer.words import charts as words

_RING = 4
_WIDTH, _LEAST_WIDTH = 440, 240
_FINE = 2.0
_LEAP = 10


class ChartView(QWidget):
    """Draws a `Chart`; the keys go through its items, and so does the pointer.

    A screen reader hears the item that is marked, as its description and when it is another one.

    Signals:
        item_told(sentence): the item that is marked or pointed at, in a sentence; empty where there is none.
    """

    item_told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self._marked = -1
        self._hovered = -1
        self._place: ChartPlace | None = None
        self._heights: dict[int, int] = {}  # layouts ask for the same widths again and again
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        follow_width(self, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def chart(self) -> Chart | None:
        """What is drawn."""
        return self._chart

    @property
    def marked(self) -> int:
        """The item that the keys stand at, -1 where there is none."""
        return self._marked

    @property
    def told(self) -> str:
        """The item that is pointed at or marked, in a sentence."""
        return self._sentence(self._hovered if self._hovered >= 0 else self._marked)

    def show_chart(self, chart: Chart) -> None:
        """Draw this chart with its last item marked, or the same one where only the figures differ."""
        before, self._chart = self._chart, chart
        self._lay_out_anew()
        self._hovered = -1
        last = len(chart.items) - 1
        same = before is not None and [one.at for one in before.items] == [one.at for one in chart.items]
        self._marked = self._marked if same else last
        self.setAccessibleName(words.title(chart.name))
        self.updateGeometry()
        self.update()
        self._tell()

    def copy_picture(self) -> None:
        """Put the chart into the clipboard, as it is but without a mark."""
        if self._chart is not None:
            style = screen_style(self.palette(), self.layoutDirection(), _FINE)
            QGuiApplication.clipboard().setImage(picture(self._chart, style, self.size() * _FINE))

    def sizeHint(self) -> QSize:
        """Wide enough for twelve weeks."""
        width = fonts.scaled(_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as a chart can still be read."""
        return QSize(_LEAST_WIDTH, 0)

    def hasHeightForWidth(self) -> bool:
        """Fewer pixels across mean more lines of the legend."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The least height at this width."""
        if self._chart is None:
            return 0
        found = self._heights.get(width)
        if found is None:
            style = screen_style(self.palette(), self.layoutDirection())
            found = round(least_height(self._chart, style, width - 2 * _RING)) + 2 * _RING
            self._heights[width] = found
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart, and the ring of the focus around it."""
        if self._chart is None:
            return
        painter = QPainter(self)
        shown = self._hovered if self._hovered >= 0 else self._marked if self.hasFocus() else -1
        draw_placed(painter, self._laid_out(self._chart), shown)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 8, self.palette().color(colours.TEXT))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from item to item, Page Up and Down by ten, Home and End to the ends."""
        key = Qt.Key(event.key())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        lying = self._chart is not None and self._chart.lying
        on, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if mirrored else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        steps = {on: 1, back: -1, Qt.Key.Key_PageDown: _LEAP, Qt.Key.Key_PageUp: -_LEAP}
        if lying:
            steps |= {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps:
            self._mark(self._marked + steps[key])
        elif key == Qt.Key.Key_Home:
            self._mark(0)
        elif key == Qt.Key.Key_End:
            self._mark(len(self._chart.items) - 1 if self._chart is not None else -1)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is pointed at."""
        self._hover(self._item_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press marks."""
        if (index := self._item_at(event.position())) >= 0:
            self._mark(index)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """The mark tells that the keys are its own."""
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """And that they are not."""
        self.update()

    def event(self, event: QEvent) -> bool:
        """Each item has its sentence where it stands, too."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._sentence(self._item_at(QPointF(event.pos()))), self)
            return True
        if event.type() is QEvent.Type.Resize:
            self._place = None
        elif event.type() in {
            QEvent.Type.PaletteChange,
            QEvent.Type.FontChange,
            QEvent.Type.LayoutDirectionChange,
            QEvent.Type.LanguageChange,
        }:
            self._lay_out_anew()
        return super().event(event)

    def _lay_out_anew(self) -> None:
        """Forget where things stood: the chart has changed, or the look or the words of what is in it."""
        self._place = None
        self._heights.clear()

    def _laid_out(self, chart: Chart) -> ChartPlace:
        """The chart in its place; laid out anew only where that or its look has changed."""
        if self._place is None:
            style = screen_style(self.palette(), self.layoutDirection())
            inside = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
            self._place = place(chart, style, inside)
        return self._place

    def _item_at(self, point: QPointF) -> int:
        if self._chart is None:
            return -1
        found = self._laid_out(self._chart).item_at(point)
        return -1 if found is None else found

    def _sentence(self, index: int) -> str:
        if self._chart is None or not 0 <= index < len(self._chart.items):
            return ""
        return words.sentence(self._chart, self._chart.items[index])

    def _mark(self, index: int) -> None:
        if self._chart is None or not self._chart.items:
            return
        before, self._marked = self._marked, min(max(index, 0), len(self._chart.items) - 1)
        self._hovered = -1
        self.update()
        self._tell()
        if self._marked != before:
            announce(self, self.told)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()
            self.item_told.emit(self.told)

    def _tell(self) -> None:
        self.setAccessibleDescription(self._sentence(self._marked))
        self.item_told.emit(self.told)
