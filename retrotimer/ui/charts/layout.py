"""Where everything of a chart stands in its place: legend, plot, names of the ticks, and each item."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt

from retrotimer.core.charts import Axis, Chart, Mark, Point, Series, Unit
from retrotimer.ui.charts.style import ChartStyle
from retrotimer.words import charts as words
from retrotimer.words.numbers import number

SAMPLE = 22
"""How wide a shape is drawn beside its name."""

_BESIDE, _BETWEEN = 6, 18
_LEAST_PLOT, _LEAST_PAIN = 140, 190
_BAR = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend: a shape's sample and its name, or a name alone."""

    sample: QRectF
    name: QRectF
    text: str
    of: Series | Mark | None


@dataclass(frozen=True, slots=True)
class ChartPlace:
    """A chart in its place.

    Attributes:
        chart, style: what is laid out, and how large its words are.
        rect: all of it.
        entries: the legend.
        plot: where the items stand.
    """

    chart: Chart
    style: ChartStyle
    rect: QRectF
    entries: tuple[Entry, ...]
    plot: QRectF

    def across(self, at: float) -> float:
        """Where a value of the axis across stands, in pixels from the left."""
        share = self.chart.across.share(at)
        return self.plot.left() + self.plot.width() * (1 - share if self.style.mirrored else share)

    def up(self, value: float) -> float:
        """Where a value of the axis up stands, in pixels from the top."""
        return self.plot.bottom() - self.plot.height() * self.chart.up.share(value)

    def point(self, point: Point) -> QPointF:
        """Where a point stands."""
        return QPointF(self.across(point.at), self.up(point.value))

    def bar(self, point: Point) -> QRectF:
        """Where a bar stands, upright or lying."""
        if self.chart.lying:
            return self._lying_bar(point)
        wide = self.plot.width() * self.chart.width / (self.chart.across.most - self.chart.across.least)
        wide = max(1.0, wide - min(wide * 0.28, 14 * self.style.unit))
        top, base = self.up(point.value), self.up(point.base)
        return QRectF(self.across(point.at) - wide / 2, top, wide, base - top)

    def slot(self, index: int) -> QRectF:
        """All that belongs to an item: where the pointer means it."""
        item = self.chart.items[index]
        if self.chart.lying:
            high = self.plot.height() / len(self.chart.items)
            return QRectF(self.plot.left(), self.plot.top() + index * high, self.plot.width(), high)
        middle = self.across(item.at)
        wide = self.plot.width() * self.chart.width / (self.chart.across.most - self.chart.across.least)
        wide = max(wide, 8 * self.style.unit)
        return QRectF(middle - wide / 2, self.plot.top(), wide, self.plot.height())

    def item_at(self, point: QPointF) -> int | None:
        """The item that is meant at a point: the nearest across, or the line below which it lies."""
        items = self.chart.items
        if not items or not self.rect.contains(point):
            return None
        if self.chart.lying:
            number = int((point.y() - self.plot.top()) / (self.plot.height() / len(items)))
            return number if 0 <= number < len(items) else None
        if not self.plot.top() <= point.y() <= self.rect.bottom():
            return None
        return min(range(len(items)), key=lambda index: abs(self.across(items[index].at) - point.x()))

    def named(self, axis: Axis, room: float, size: Sequence[float]) -> list[int]:
        """Which ticks are named: all, or every second, third, … so that no two names touch."""
        ticks = axis.ticks
        if len(ticks) < 2:  # noqa: PLR2004 - one alone touches none
            return list(range(len(ticks)))
        spans = [later.at - earlier.at for earlier, later in pairwise(ticks)]
        apart = min(spans) / (axis.most - axis.least) * room
        every = 1
        while every < len(ticks) and apart * every < max(size):
            every += 1
        return list(range((len(ticks) - 1) % every, len(ticks), every))

    def _lying_bar(self, point: Point) -> QRectF:
        slot = self.slot(int(point.at))
        style = self.style
        thick = max(_BAR * style.unit, style.metrics.height() * 0.6)
        room = slot.width() - count_room(self.chart, style)
        from_, to = (room * self.chart.up.share(value) for value in (point.base, point.value))
        left = slot.right() - to if style.mirrored else slot.left() + from_
        top = slot.top() + style.metrics.height() + 4 * style.unit
        return QRectF(left, top, max(1.0, to - from_), thick)


def count_room(chart: Chart, style: ChartStyle) -> float:
    """The room that a lying bar leaves at its end for its count."""
    return style.metrics.horizontalAdvance(number(int(chart.up.most))) + 10 * style.unit


def place(chart: Chart, style: ChartStyle, rect: QRectF) -> ChartPlace:
    """Lay a chart out in a place; below `least_height` it has less room than it needs."""
    entries, bottom = _legend(chart, style, rect)
    if chart.lying:
        plot = QRectF(rect.left(), bottom, rect.width(), rect.bottom() - bottom)
        return ChartPlace(chart, style, rect, entries, plot)
    metrics, unit = style.metrics, style.unit
    names = [words.tick(chart.up.unit, one) for one in chart.up.ticks]
    beside = max(map(metrics.horizontalAdvance, names), default=0) + 8 * unit
    aside = _BESIDE * unit
    left, right = (aside, beside) if style.mirrored else (beside, aside)
    below = metrics.height() + 6 * unit
    top = bottom + metrics.height() / 2
    plot = QRectF(rect.left() + left, top, rect.width() - left - right, rect.bottom() - below - top)
    return ChartPlace(chart, style, rect, entries, plot)


def least_height(chart: Chart, style: ChartStyle, width: float) -> float:
    """The height from which on everything of a chart is in sight."""
    metrics, unit = style.metrics, style.unit
    _, bottom = _legend(chart, style, QRectF(0, 0, width, 0))
    if chart.lying:
        line = metrics.height() + max(_BAR * unit, metrics.height() * 0.6) + 18 * unit
        return bottom + line * len(chart.items)
    least = _LEAST_PAIN if chart.up.unit is Unit.PAIN else _LEAST_PLOT
    plot = max(least * unit, len(chart.up.ticks) * metrics.height() * 0.75)
    return bottom + metrics.height() * 1.5 + 6 * unit + plot


def _legend(chart: Chart, style: ChartStyle, rect: QRectF) -> tuple[tuple[Entry, ...], float]:
    """The legend in as many lines as it needs, and where it ends."""
    metrics, unit = style.metrics, style.unit
    told: list[tuple[str, Series | Mark | None]] = []
    if axis := words.axis_name(chart.up.unit):
        told.append((axis, None))
    shown = chart.shown
    if len(shown) > 1:
        told += [(words.series_name(series), series) for series in shown]
    told += [(words.mark_name(mark), mark) for mark in chart.marks]
    entries = []
    high = metrics.height() + 4 * unit
    along, top = 0.0, rect.top()
    for whole, of in told:
        sample = (SAMPLE + _BESIDE) * unit if of is not None else 0.0
        text = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, rect.width() - sample)
        wide = min(sample + metrics.horizontalAdvance(text) + 1, rect.width())
        if along and along + wide > rect.width():
            along, top = 0.0, top + high
        sampled = QRectF(rect.left() + along, top, SAMPLE * unit, high)
        named = QRectF(rect.left() + along + sample, top, wide - sample, high)
        if style.mirrored:
            sampled, named = (_mirrored(one, rect) for one in (sampled, named))
        entries.append(Entry(sampled, named, text, of))
        along += wide + _BETWEEN * unit
    return tuple(entries), top + high + 6 * unit if told else top


def _mirrored(one: QRectF, rect: QRectF) -> QRectF:
    return QRectF(rect.left() + rect.right() - one.right(), one.top(), one.width(), one.height())
