"""Paints a chart into a place, for a widget, a picture or a printer: it knows no device and no palette."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from retrotimer.core.charts import Chart, Mark, MarkName, Point, Series
from retrotimer.core.statistics.habits import PlaceCount
from retrotimer.ui.charts import layout
from retrotimer.ui.charts.layout import ChartPlace
from retrotimer.ui.charts.shapes import draw_bar, draw_line, draw_sign, fill
from retrotimer.ui.charts.style import ChartStyle
from retrotimer.words import charts as words
from retrotimer.words.numbers import number

_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_TRAILING = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_MANY = 60
"""From more items on, their signs are small."""

_CENTRE = Qt.AlignmentFlag.AlignCenter


def draw_chart(painter: QPainter, rect: QRectF, chart: Chart, style: ChartStyle, marked: int = -1) -> None:
    """Draw a chart; `marked` is the item that a reader stands at, -1 for none."""
    draw_placed(painter, layout.place(chart, style, rect), marked)


def draw_placed(painter: QPainter, place: ChartPlace, marked: int = -1) -> None:
    """Draw a chart that is laid out already."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(place.style.font)
    _draw_legend(painter, place)
    if place.chart.lying:
        _draw_names(painter, place)
    else:
        _draw_axes(painter, place)
        for mark in place.chart.marks:
            _draw_mark(painter, place, mark)
    if marked >= 0:
        _draw_place_of_reader(painter, place, marked)
    for series in place.chart.series:
        _draw_series(painter, place, series)
    painter.restore()


def _draw_legend(painter: QPainter, place: ChartPlace) -> None:
    style = place.style
    edge = _TRAILING if style.mirrored else _LEADING
    for entry in place.entries:
        if isinstance(entry.of, Series):
            _draw_sample(painter, entry.sample, entry.of, style)
        elif isinstance(entry.of, Mark):
            _draw_mark_line(painter, entry.sample, entry.of, style)
        painter.setPen(style.quiet)
        painter.drawText(entry.name, edge, entry.text)


def _draw_sample(painter: QPainter, box: QRectF, series: Series, style: ChartStyle) -> None:
    """A series in small: the shape alone says which it is."""
    if series.shape.is_bar:
        side = 11 * style.unit
        bar = QRectF(0, 0, side, side)
        bar.moveCenter(box.center())
        draw_bar(painter, bar, series.shape, style)
    elif series.shape.is_line:
        middle, cap = box.center().y(), 2 * style.unit
        ends = [QPointF(box.left() + cap, middle), QPointF(box.right() - cap, middle)]
        draw_line(painter, ends, series.shape, style)
    else:
        draw_sign(painter, box.center(), series.shape, style)


def _draw_axes(painter: QPainter, place: ChartPlace) -> None:
    """Fine lines at the ticks up, names at both axes; of dates too near to each other not all are named."""
    chart, style, plot = place.chart, place.style, place.plot
    metrics, unit = style.metrics, style.unit
    high = metrics.height()
    edge = _LEADING if style.mirrored else _TRAILING
    named = set(place.named(chart.up, plot.height(), [high]))
    for index, tick in enumerate(chart.up.ticks):
        y = place.up(tick.at)
        if index not in named:
            continue
        painter.setPen(QPen(style.line, unit))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(style.quiet)
        text = words.tick(chart.up.unit, tick)
        if style.mirrored:
            box = QRectF(plot.right() + 6 * unit, y - high / 2, place.rect.right() - plot.right(), high)
        else:
            box = QRectF(place.rect.left(), y - high / 2, plot.left() - 6 * unit - place.rect.left(), high)
        painter.drawText(box, edge, text)
    texts = [words.tick(chart.across.unit, tick) for tick in chart.across.ticks]
    sizes = [metrics.horizontalAdvance(text) + 8 * unit for text in texts]
    for index in place.named(chart.across, plot.width(), sizes):
        x = place.across(chart.across.ticks[index].at)
        wide = sizes[index]
        left = min(max(x - wide / 2, place.rect.left()), place.rect.right() - wide)
        if not chart.width:
            painter.setPen(QPen(style.line, unit))
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4 * unit))
        painter.setPen(style.quiet)
        painter.drawText(QRectF(left, plot.bottom() + 4 * unit, wide, high), _CENTRE, texts[index])
    painter.setPen(QPen(style.quiet, unit))
    painter.drawLine(plot.bottomLeft(), plot.bottomRight())


def _draw_mark(painter: QPainter, place: ChartPlace, mark: Mark) -> None:
    plot = place.plot
    if mark.name is MarkName.GOAL:
        y = place.up(mark.value)
        _draw_mark_line(painter, QRectF(plot.left(), y - 1, plot.width(), 2), mark, place.style)
        return
    top, bottom = place.up(mark.high), place.up(mark.low)
    _draw_mark_line(painter, QRectF(plot.left(), top, plot.width(), bottom - top), mark, place.style)


def _draw_mark_line(painter: QPainter, box: QRectF, mark: Mark, style: ChartStyle) -> None:
    """A dotted line, or a light band between two of them."""
    painter.save()
    pen = QPen(style.text, 1.5 * style.unit, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([1.5, 2.5])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if mark.name is MarkName.GOAL:
        painter.setPen(pen)
        middle = box.center().y()
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
    else:
        band = QRectF(box)
        if band.width() <= layout.SAMPLE * style.unit:
            band.adjust(0, 3 * style.unit, 0, -3 * style.unit)
        fill(painter, band, style.soft)
        pen.setColor(style.quiet)
        pen.setWidthF(style.unit)
        painter.setPen(pen)
        painter.drawLine(band.topLeft(), band.topRight())
        painter.drawLine(band.bottomLeft(), band.bottomRight())
    painter.restore()


def _draw_names(painter: QPainter, place: ChartPlace) -> None:
    """The name of each lying bar above it, and its count behind its end."""
    style, unit = place.style, place.style.unit
    high = style.metrics.height()
    edge = _TRAILING if style.mirrored else _LEADING
    points = [point for series in place.chart.series for point in series.points]
    for index, item in enumerate(place.chart.items):
        if not isinstance(item.datum, PlaceCount):
            continue
        slot = place.slot(index)
        painter.setPen(style.text)
        name = words.place_name(item.datum.place)
        cut = style.metrics.elidedText(name, Qt.TextElideMode.ElideRight, slot.width())
        painter.drawText(QRectF(slot.left(), slot.top(), slot.width(), high), edge, cut)
        most = max((one.value for one in points if one.at == item.at), default=0)
        whole = place.bar(Point(item.at, most))
        room = layout.count_room(place.chart, style)
        count = QRectF(whole.right() + 6 * unit, whole.top(), room, whole.height())
        if style.mirrored:
            count.moveRight(whole.left() - 6 * unit)
        painter.setPen(style.quiet)
        painter.drawText(count, edge, number(item.datum.walks + item.datum.runs))


def _draw_place_of_reader(painter: QPainter, place: ChartPlace, marked: int) -> None:
    """A soft band where the reader stands, with an edge at its foot."""
    style, slot = place.style, place.slot(marked)
    painter.save()
    painter.setOpacity(0.14)
    fill(painter, slot, style.text)
    painter.setOpacity(1.0)
    if not place.chart.lying:
        foot = QRectF(slot.left(), place.plot.bottom(), slot.width(), 3 * style.unit)
        fill(painter, foot, style.text)
    painter.restore()


def _draw_series(painter: QPainter, place: ChartPlace, series: Series) -> None:
    for piece in series.pieces:
        if series.shape.is_bar:
            for point in piece:
                draw_bar(painter, place.bar(point), series.shape, place.style)
        elif series.shape.is_line:
            draw_line(painter, [place.point(point) for point in piece], series.shape, place.style)
        else:
            small = len(place.chart.items) > _MANY
            for point in piece:
                draw_sign(painter, place.point(point), series.shape, place.style, small=small)
