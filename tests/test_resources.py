"""What lies in `resources/`: every drawing is one that Qt can draw, and the font keeps its promises.

Golden pictures are not kept for the app icon: its PNGs are compared with the drawings they are made from.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QImage, QPainter, QPainterPath, QRawFont
from PySide6.QtSvg import QSvgRenderer

# Fonts and pictures need a running application, though no test here speaks to it.
pytestmark = pytest.mark.usefixtures("qapp")

RESOURCES: Final = Path(__file__).resolve().parent.parent / "resources"
ICONS: Final = RESOURCES / "icons"
FIGURES: Final = RESOURCES / "figures"
DIGITS_FONT: Final = RESOURCES / "fonts" / "RetrotimerDigits.ttf"

DRAWINGS: Final = sorted(RESOURCES.rglob("*.svg"))
TILE: Final = "retrotimer-small.svg"
"""The one drawing that is meant to fill its page to the edge."""
IN_COLOUR: Final = {"retrotimer.svg", TILE}
SYMBOLS: Final = [path for path in sorted(ICONS.glob("*.svg")) if path.name not in IN_COLOUR]
PLACEHOLDERS: Final = {"#0B6E66", "#DCEFEB"}
"""The colours in figures that the app replaces by the theme's accent and soft accent."""

SMALL: Final = {16, 22, 24}
PNG_SIZES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def name_of(path: Path) -> str:
    return path.relative_to(RESOURCES).as_posix()


def renderer_of(path: Path) -> QSvgRenderer:
    """The drawing as the app loads it: in one colour where it leaves the colour open."""
    return QSvgRenderer(QByteArray(path.read_bytes().replace(b"currentColor", b"#000000")))


def drawn(renderer: QSvgRenderer, width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def bytes_of(image: QImage) -> bytes:
    # The name keeps the picture alive while its memory is read.
    rgba = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return bytes(rgba.constBits())


def middle_of(text: str, font: QFont) -> float:
    """How far the middle of what `text` inks lies below the baseline (pixels)."""
    path = QPainterPath()
    path.addText(0, 0, font, text)
    return path.boundingRect().center().y()


def colours_in(path: Path) -> set[str]:
    """Every value of an attribute that paints, anywhere in the drawing."""
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own files
    painting = ("fill", "stroke", "stop-color", "color")
    return {element.attrib[name] for element in root.iter() for name in painting if name in element.attrib}


@pytest.mark.parametrize("path", DRAWINGS, ids=name_of)
def test_qt_draws_every_drawing(path: Path) -> None:
    renderer = renderer_of(path)
    assert renderer.isValid()
    size = renderer.defaultSize()
    inked = bytes_of(drawn(renderer, size.width(), size.height()))[3::4]
    assert max(inked) == 255
    # Something is drawn, and not one block from edge to edge.
    covered = sum(alpha > 0 for alpha in inked) / len(inked)
    assert 0.02 < covered < 0.999


@pytest.mark.parametrize("path", [path for path in DRAWINGS if path.name != TILE], ids=name_of)
def test_nothing_is_cut_off_at_the_edge_of_its_page(path: Path) -> None:
    renderer = renderer_of(path)
    size = renderer.defaultSize().scaled(256, 256, Qt.AspectRatioMode.KeepAspectRatio)
    image = drawn(renderer, size.width(), size.height())
    alpha = bytes_of(image)[3::4]
    width, height = size.width(), size.height()
    edges = [alpha[:width], alpha[-width:], alpha[::width], alpha[width - 1 :: width]]
    assert [max(edge) for edge in edges] == [0, 0, 0, 0], f"ink at the edge of {width}×{height}"


@pytest.mark.parametrize("path", DRAWINGS, ids=name_of)
def test_drawings_keep_to_what_qt_knows(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"<(style|mask|filter|use|image|text|script|foreignObject|clipPath)\b", text) == []
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("path", SYMBOLS, ids=name_of)
def test_symbols_leave_their_colour_to_the_theme(path: Path) -> None:
    assert colours_in(path) - {"none"} == {"currentColor"}


@pytest.mark.parametrize("path", sorted(FIGURES.glob("*.svg")), ids=name_of)
def test_figures_use_only_colours_that_the_app_replaces(path: Path) -> None:
    plain = {colour for colour in colours_in(path) if not colour.startswith("url(#")}
    assert plain - {"none", "currentColor"} <= PLACEHOLDERS


@pytest.mark.parametrize("muscles", ["hamstrings", "quadriceps", "glutes", "calves", "core"])
def test_each_muscle_group_can_be_drawn_by_itself(muscles: str) -> None:
    renderer = renderer_of(FIGURES / "muscles.svg")
    assert renderer.elementExists(muscles)
    assert not renderer.boundsOnElement(muscles).isEmpty()


@pytest.mark.parametrize("size", PNG_SIZES)
def test_the_app_icons_png_is_what_its_drawing_gives(size: int) -> None:
    png = QImage(str(ICONS / f"retrotimer-{size}.png"))
    assert (png.width(), png.height()) == (size, size)
    source = ICONS / (TILE if size in SMALL else "retrotimer.svg")
    kept, fresh = bytes_of(png), bytes_of(drawn(renderer_of(source), size, size))
    # Another Qt may smooth edges otherwise; a stale picture differs by far more than that.
    mean = sum(abs(a - b) for a, b in zip(kept, fresh, strict=True)) / len(kept)
    assert mean < 2


def test_digits_have_one_width_and_the_font_its_own_name() -> None:
    number = QFontDatabase.addApplicationFont(str(DIGITS_FONT))
    try:
        assert QFontDatabase.applicationFontFamilies(number) == ["Retrotimer Digits"]
        font = QFont("Retrotimer Digits")
        font.setBold(True)
        font.setPixelSize(240)
        metrics = QFontMetricsF(font)
        assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
        assert metrics.horizontalAdvance("12:34") == metrics.horizontalAdvance("05:17")
        # As much room above the digits as below: centring a line centres its digits.
        above = metrics.ascent() - metrics.capHeight()
        assert above == pytest.approx(metrics.descent(), abs=1)
        assert middle_of(":", font) == pytest.approx(middle_of("0", font), abs=1)
    finally:
        QFontDatabase.removeApplicationFont(number)


def test_the_digits_font_writes_figures_and_nothing_else() -> None:
    font = QRawFont(str(DIGITS_FONT), 24)
    # Glyph 0 is the one for characters that a font lacks.
    assert 0 not in font.glyphIndexesForString("0123456789: -−–./%")
    assert set(font.glyphIndexesForString("AaÄ")) == {0}


def test_the_fonts_licence_lies_beside_it() -> None:
    licence = (DIGITS_FONT.parent / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "The Inter Project Authors" in licence
