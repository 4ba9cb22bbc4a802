"""Labels of drawings: readable in any width and language, never on each other, and drawn in the palette."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTranslator
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from retrotimer.assets import resource
from retrotimer.core.learn import Certainty, Figure
from retrotimer.ui.learn.certainty import Badge, draw_mark
from retrotimer.ui.learn.figure import FigureView
from retrotimer.ui.learn.plate import MARKS, Plate, spread
from retrotimer.ui.look import colours
from retrotimer.words.learn import figures as words
from tests.ui.surroundings import set_text_size

LIGHT, DARK = colours.palette_from(colours.LIGHT), colours.palette_from(colours.DARK)
SIDE = 24


class Doubled(QTranslator):
    """A language in which every word is there twice."""

    def translate(self, _context: str, source: str, _comment: str | None = None, _n: int = -1) -> str:
        return f"{source} {source}"

    def isEmpty(self) -> bool:
        return False


@given(st.lists(st.floats(0, 300), max_size=8).map(sorted), st.floats(1, 30))
def test_labels_are_spread_without_touching_and_within_the_room(wanted: list[float], height: float) -> None:
    placed = spread(wanted, height, 300)
    assert len(placed) == len(wanted)
    assert all(on - before >= height - 1e-6 for before, on in pairwise(placed))
    assert all(height / 2 - 1e-6 <= middle <= 300 - height / 2 + 1e-6 for middle in placed)


def test_labels_that_have_room_stand_where_they_are_wanted() -> None:
    assert spread([20, 60, 150], 30, 300) == [20, 60, 150]
    assert spread([20, 30, 150], 30, 300) == [20, 50, 150]
    assert spread([290, 295], 30, 300) == [255, 285]


@pytest.mark.parametrize("figure", Figure)
def test_every_mark_lies_on_its_drawing(figure: Figure) -> None:
    page = QSvgRenderer(str(resource(f"figures/{figure.value}.svg"))).viewBoxF()
    assert all(page.contains(mark.x, mark.y) for mark in MARKS[figure])


@pytest.mark.parametrize(
    ("part", "label"), [("glutes", "Glutes"), ("hamstrings", "Hamstrings"), ("calves", "Calves")]
)
def test_a_muscles_label_points_at_that_muscle(part: str, label: str) -> None:
    renderer = QSvgRenderer(str(resource("figures/muscles.svg")))
    mark = MARKS[Figure.MUSCLES][words.labels(Figure.MUSCLES).index(label)]
    assert renderer.boundsOnElement(part).contains(mark.x, mark.y)


@pytest.mark.parametrize("doubled", [False, True])
@pytest.mark.parametrize(("width", "text"), [(640, 1.0), (520, 1.0), (480, 1.5), (540, 2.0)])
@pytest.mark.parametrize("figure", Figure)
def test_labels_are_whole_apart_and_inside(
    qapp: QApplication, figure: Figure, width: int, text: float, *, doubled: bool
) -> None:
    set_text_size(text)
    language = Doubled()
    if doubled:
        qapp.installTranslator(language)
    try:
        plate = Plate(figure, LIGHT, width)
    finally:
        QCoreApplication.removeTranslator(language)
    bounds = QRectF(0, 0, width, plate.height + 1)
    metrics = QFontMetricsF(plate.font)
    for place, label in plate.labels:
        assert bounds.contains(place), label
        longest = max(metrics.horizontalAdvance(word) for word in label.split())
        assert longest <= place.width() + 1, label
        assert not (plate.beside and place.intersects(plate.drawing)), label
    for (one, label), (other, _) in combinations(plate.labels, 2):
        assert not one.adjusted(0, 1, 0, -1).intersects(other), label


def drawn(view: FigureView) -> QImage:
    view.resize(520, view.heightForWidth(520))
    return view.grab().toImage()


@pytest.mark.parametrize("figure", Figure)
def test_a_drawing_follows_the_colours_while_it_is_shown(figure: Figure) -> None:
    view = FigureView(figure)
    view.setPalette(LIGHT)
    light = drawn(view)
    view.setPalette(DARK)
    dark = drawn(view)
    accents = {QColor(colours.LIGHT.accent).rgb(), QColor(colours.DARK.accent).rgb()}
    seen = [
        {image.pixel(x, y) for x in range(image.width()) for y in range(0, image.height(), 2)} & accents
        for image in (light, dark)
    ]
    assert seen == [{QColor(colours.LIGHT.accent).rgb()}, {QColor(colours.DARK.accent).rgb()}]


def mark(certainty: Certainty) -> bytes:
    image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_mark(painter, QRectF(2, 2, SIDE - 4, SIDE - 4), certainty, QColor("black"))
    painter.end()
    return bytes(image.constBits())


def test_every_certainty_is_told_by_its_shape_alone() -> None:
    marks = {certainty: mark(certainty) for certainty in Certainty}
    for one, other in combinations(Certainty, 2):
        differing = sum(abs(a - b) > 100 for a, b in zip(marks[one], marks[other], strict=True))
        assert differing >= 20, f"{one} looks like {other}"


def test_a_badge_leaves_room_for_its_mark_at_the_edge_where_reading_begins(qapp: QApplication) -> None:
    badge = Badge(Certainty.SUGGESTED)
    assert badge.contentsMargins().left() > badge.contentsMargins().right()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    badge = Badge(Certainty.SUGGESTED)
    assert badge.contentsMargins().left() < badge.contentsMargins().right()
    assert badge.text() == "Suggested, not shown"
