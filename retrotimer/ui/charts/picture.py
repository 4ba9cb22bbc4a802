"""A chart as a picture for other programs: with its title, on its ground, twice as fine as the screen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from retrotimer.core.charts import Chart
from retrotimer.ui.charts.painter import draw_chart
from retrotimer.ui.charts.style import ChartStyle
from retrotimer.words import charts as words

_MARGIN = 16


def picture(chart: Chart, style: ChartStyle, size: QSize) -> QImage:
    """A picture in which the chart has this size in pixels; its title and margins come on top of that."""
    unit = style.unit
    margin = _MARGIN * unit
    title = style.metrics.height() + 10 * unit
    image = QImage(
        round(size.width() + 2 * margin),
        round(size.height() + 2 * margin + title),
        QImage.Format.Format_RGB32,
    )
    image.fill(style.paper)
    painter = QPainter(image)
    painter.setPen(style.text)
    painter.setFont(style.strong)
    whole = QRectF(image.rect()).adjusted(margin, margin, -margin, -margin)
    edge = Qt.AlignmentFlag.AlignRight if style.mirrored else Qt.AlignmentFlag.AlignLeft
    edge |= Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(whole, edge, words.title(chart.name))
    draw_chart(painter, whole.adjusted(0, title, 0, 0), chart, style)
    painter.end()
    return image
