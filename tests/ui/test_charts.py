"""Charts as they are drawn: all of them in their place, on screen and paper, told apart without colours."""

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from retrotimer.core.charts import Chart, ChartName, Point, Series, SeriesName, Shape
from retrotimer.core.progress_charts import days_chart
from retrotimer.core.settings import Appearance
from retrotimer.core.statistics.weeks import Range
from retrotimer.ui.charts.layout import least_height, place
from retrotimer.ui.charts.painter import draw_chart
from retrotimer.ui.charts.picture import picture
from retrotimer.ui.charts.shapes import draw_bar, draw_line, draw_sign
from retrotimer.ui.charts.style import ChartStyle, paper_style, screen_style
from retrotimer.ui.look import colours, fonts
from tests.core.statistics.examples import MONDAY, WEEK, a_course, a_pain_chart, all_charts, shared_pain_chart
from tests.ui.pictures import Golden, difference, ink_box
from tests.ui.surroundings import set_text_size

CHARTS = [*all_charts(), shared_pain_chart()[0], a_pain_chart(0), a_pain_chart(1)]
LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
KEPT = (ChartName.DAYS, ChartName.BACK_PAIN)
"""Whose black and white pictures are kept: one with bars, one with signs and lines."""


def style(*, mirrored: bool = False) -> ChartStyle:
    return screen_style(colours.palette_from(colours.LIGHT), RTL if mirrored else LTR)


def on_paper(*, mirrored: bool = False) -> ChartStyle:
    return paper_style(fonts.font(fonts.SMALL), 1.0, mirrored=mirrored)


def drawn(chart: Chart, look: ChartStyle, size: QSize | None = None, marked: int = -1) -> QImage:
    """The chart in the middle of a sheet, with a margin of 20 all around."""
    size = size or QSize(500, round(least_height(chart, look, 500)))
    image = QImage(size.width() + 40, size.height() + 40, QImage.Format.Format_RGB32)
    image.fill(look.paper)
    painter = QPainter(image)
    draw_chart(painter, QRectF(20, 20, size.width(), size.height()), chart, look, marked)
    painter.end()
    return image


def name(chart: Chart) -> str:
    return f"{chart.name.value}-{len(chart.items)}"


@pytest.mark.parametrize("chart", CHARTS, ids=name)
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("text_size", [1.0, 2.0])
def test_nothing_is_drawn_outside_of_its_place(chart: Chart, text_size: float, *, mirrored: bool) -> None:
    set_text_size(text_size)
    for look in (style(mirrored=mirrored), on_paper(mirrored=mirrored)):
        for width in (300, 500, 900):
            size = QSize(width, round(least_height(chart, look, width)))
            box = ink_box(drawn(chart, look, size), look.paper)
            inside = QRect(20, 20, size.width(), size.height()).adjusted(-1, -1, 1, 1)
            assert inside.contains(box), (width, box)


@pytest.mark.parametrize("chart", CHARTS, ids=name)
@pytest.mark.parametrize("mirrored", [False, True])
def test_every_name_has_its_room_and_every_item_is_found_where_it_stands(
    chart: Chart, *, mirrored: bool
) -> None:
    look = style(mirrored=mirrored)
    laid = place(chart, look, QRectF(20, 20, 500, least_height(chart, look, 500)))
    boxes = [entry.name for entry in laid.entries]
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    assert all(laid.rect.adjusted(-1, -1, 1, 1).contains(box) for box in boxes)
    for index in range(len(chart.items)):
        assert laid.item_at(laid.slot(index).center()) == index
    assert laid.item_at(QPointF(5, 5)) is None
    assert chart.lying or laid.item_at(QPointF(laid.plot.center().x(), laid.rect.top() + 1)) is None


def test_time_runs_in_the_direction_that_is_read_in() -> None:
    chart = days_chart(a_course())
    for mirrored in (False, True):
        laid = place(chart, style(mirrored=mirrored), QRectF(0, 0, 500, 240))
        first, last = (laid.slot(index).center().x() for index in (0, len(chart.items) - 1))
        assert (first < last) is not mirrored


def test_a_bar_is_as_high_as_its_value() -> None:
    chart = days_chart(a_course())
    laid = place(chart, style(), QRectF(0, 0, 500, 240))
    (met,) = (series for series in chart.series if series.name is SeriesName.MET)
    heights = {point.value: laid.bar(point).height() for point in met.points}
    assert heights[5] / heights[4] == pytest.approx(5 / 4)
    assert laid.bar(met.points[0]).bottom() == pytest.approx(laid.plot.bottom())
    goal = laid.up(4)
    assert laid.bar(met.points[0]).top() == pytest.approx(goal)


def test_dates_are_named_so_that_no_two_touch() -> None:
    for chart in (days_chart(a_course()), days_chart(a_course(Range.YEAR)), shared_pain_chart()[0]):
        for width in (200, 300, 500, 1600):
            laid = place(chart, style(), QRectF(0, 0, width, 240))
            named = laid.named(chart.across, laid.plot.width(), [40.0] * len(chart.across.ticks))
            assert named[-1] == len(chart.across.ticks) - 1  # the latest always is
            places = [laid.across(chart.across.ticks[index].at) for index in named]
            assert all(later - earlier >= 39 for earlier, later in pairwise(places))


def sample(shape: Shape, look: ChartStyle) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(look.paper)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shape.is_bar:
        draw_bar(painter, QRectF(4, 2, 16, 20), shape, look)
    elif shape.is_line:
        draw_line(painter, [QPointF(0, 12), QPointF(24, 12)], shape, look)
    else:
        draw_sign(painter, QPointF(12, 12), shape, look)
    painter.end()
    return image


@pytest.mark.parametrize(("one", "other"), list(combinations(Shape, 2)))
def test_any_two_shapes_differ_in_black_and_white(one: Shape, other: Shape) -> None:
    look = on_paper()
    assert difference(sample(one, look), sample(other, look)) > 4


def test_what_is_printed_is_grey_at_most() -> None:
    for chart in CHARTS:
        image = drawn(chart, on_paper())
        for x in range(0, image.width(), 3):
            for y in range(0, image.height(), 3):
                colour = QColor(image.pixel(x, y))
                assert colour.red() == colour.green() == colour.blue()


def test_a_finer_device_draws_the_same_at_another_size() -> None:
    chart = days_chart(a_course())
    font = QFont(fonts.font(fonts.SMALL))
    font.setPixelSize(font.pixelSize() * 3)
    fine = drawn(chart, paper_style(font, 3.0), QSize(1500, 720))
    plain = drawn(chart, on_paper(), QSize(500, 240))
    inner = fine.copy(20, 20, 1500, 720).scaled(
        500, 240, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    assert difference(inner, plain.copy(20, 20, 500, 240)) < 6


@pytest.mark.parametrize("chart", [chart for chart in all_charts() if chart.name in KEPT], ids=name)
def test_it_looks_as_it_did(chart: Chart) -> None:
    """Without words, whose letters differ from machine to machine: what is left is the plot."""
    image = drawn(chart, on_paper(), QSize(500, 240))
    laid = place(chart, on_paper(), QRectF(20, 20, 500, 240))
    plot = laid.plot.toRect().adjusted(0, 0, 0, -1)
    scaled = image.copy(plot).scaled(460, 180)
    kept = Golden(f"charts/{chart.name.value}")
    assert kept.matches(scaled), f"look at golden/{kept.name}.png"


def test_the_reader_s_place_can_be_seen_in_light_and_dark() -> None:
    chart = days_chart(a_course())
    for tokens in (colours.LIGHT, colours.DARK):
        look = screen_style(colours.palette_from(tokens), LTR)
        assert difference(drawn(chart, look), drawn(chart, look, marked=3)) > 0.5


def test_in_high_contrast_the_goal_stands_out_from_the_lines() -> None:
    palette = colours.palette_for_contrast(colours.palette_from(colours.LIGHT))
    look = screen_style(palette, LTR)
    assert look.line.alphaF() < 0.5
    assert look.text.alphaF() == 1.0


def test_a_picture_has_its_title_and_the_colours_of_the_card() -> None:
    colours.apply(Appearance.LIGHT)
    chart = days_chart(a_course())
    image = picture(chart, style(), QSize(400, 240))
    assert image.height() > 240 + 2 * 16
    assert QColor(image.pixel(0, 0)) == style().paper
    top = image.copy(0, 0, image.width(), 40)
    assert ink_box(top, style().paper).isValid()


def test_a_week_that_never_was_has_no_bar_and_no_place() -> None:
    few = days_chart(a_course(since=MONDAY - WEEK))
    laid = place(few, style(), QRectF(0, 0, 500, 240))
    assert len(few.items) == 2
    assert laid.item_at(QPointF(laid.plot.left() + 5, laid.plot.center().y())) == 0  # the nearest
    nothing = Series(SeriesName.MET, Shape.FULL_BAR, ((),))
    assert nothing.points == ()
    assert laid.bar(Point(few.items[0].at, 0.0)).height() == 0
