"""The charts of the report: those of the page of progress, on paper and over the report's own days."""

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from retrotimer.core.charts import Chart
from retrotimer.core.progress_charts import pain_chart
from retrotimer.core.report import Report
from retrotimer.ui.charts import layout
from retrotimer.ui.charts.painter import draw_chart
from retrotimer.ui.charts.style import ChartStyle, paper_style
from retrotimer.ui.report.blocks import Picture
from retrotimer.ui.report.ink import UNIT, Words, is_mirrored, paper_font
from retrotimer.words import report as words

_LETTERS = 7.5
_PIXEL = 0.62 * UNIT
"""A pixel of the design on paper: signs and lines are as fine as the letters beside them."""

_LEAST_PLOT = 76 * UNIT
"""Less than on the screen: paper is finer, and a page is short."""

_ALONE, _BESIDE = 500 * UNIT, 240 * UNIT


def pain_pictures(report: Report, more: float) -> list[Picture]:
    """A chart for each site of which anything was told, so many points higher than they must be."""
    style = paper_style(paper_font(_LETTERS), _PIXEL, mirrored=is_mirrored())
    width = _ALONE if len(report.courses) == 1 else _BESIDE
    charts = [pain_chart(course, report.stretch) for course in report.courses]
    high = max((_least_height(chart, style, width) / UNIT for chart in charts), default=0.0)
    return [
        Picture(
            Words(words.chart_title(figures), 9.5, bold=True),
            partial(_paint, chart, style),
            " ".join((words.chart_title(figures), words.pain_line(figures), words.changes(figures))).strip(),
            high + more,
        )
        for chart, figures in zip(charts, report.total.pains, strict=True)
    ]


def _least_height(chart: Chart, style: ChartStyle, width: float) -> float:
    """The height of a chart whose plot is as high as it must be."""
    around = -layout.place(chart, style, QRectF(0, 0, width, 0)).plot.height()
    return around + _LEAST_PLOT


def _paint(chart: Chart, style: ChartStyle, painter: QPainter, place: QRectF) -> None:
    draw_chart(painter, place, chart, style)
