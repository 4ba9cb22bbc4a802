"""Renders the app icon's PNGs from its SVG drawings, and contact sheets of all drawings for looking at.

    python packaging/art.py                  makes resources/icons/retrotimer-*.png and …-panel-*.png anew
    python packaging/art.py --sheets FOLDER  also writes icons.png, app-icon.png and figures.png there

The same drawings give the same bytes with the same Qt. Needs only what the app needs (PySide6 with QtSvg).
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QByteArray, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RESOURCES: Final = Path(__file__).resolve().parent.parent / "resources"
ICONS: Final = RESOURCES / "icons"
FIGURES: Final = RESOURCES / "figures"

DRAWING_OF_SIZE: Final = {
    16: "retrotimer-small.svg",
    22: "retrotimer-small.svg",
    24: "retrotimer-small.svg",
    32: "retrotimer.svg",
    48: "retrotimer.svg",
    64: "retrotimer.svg",
    128: "retrotimer.svg",
    256: "retrotimer.svg",
    512: "retrotimer.svg",
}
"""Which drawing each PNG of the app icon (pixels) comes from: small ones need fewer and thicker lines."""

PANEL_SIZES: Final = (16, 22, 24, 32, 48)
PANEL_COLOUR: Final = "#128C80"
"""Of the icon in a desktop's panel, whose colour no program can ask for: this one stands out by 3.2:1 or more
from white, from black and from the usual greys of dark panels; WCAG 2.2 asks 3:1 of such a picture."""


class Theme(NamedTuple):
    """Colours of a contact sheet; the last three replace the drawings' placeholders."""

    card: str
    text: str
    accent: str
    soft: str


LIGHT: Final = Theme("#FFFFFF", "#17211F", "#0B6E66", "#DCEFEB")
DARK: Final = Theme("#1A2221", "#EAF1EF", "#4FD1C0", "#17403A")


def coloured(svg: str, theme: Theme) -> str:
    """A drawing with its three placeholders replaced by a theme's colours."""
    # Both hexadecimal placeholders first: a theme's text colour might equal one of them.
    by_accent = svg.replace(LIGHT.accent, theme.accent).replace(LIGHT.soft, theme.soft)
    return by_accent.replace("currentColor", theme.text)


def drawn(svg: str, size: QSize) -> QImage:
    """The drawing as large as fits into `size` (pixels), centred on a transparent ground.

    Raises:
        ValueError: Qt cannot read the drawing.
    """
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    if not renderer.isValid():
        raise ValueError("not an SVG drawing that Qt can read")
    fitting = renderer.defaultSize().scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = (size.width() - fitting.width()) / 2
    top = (size.height() - fitting.height()) / 2
    renderer.render(painter, QRectF(left, top, fitting.width(), fitting.height()))
    painter.end()
    return image


def app_icon(size: int) -> QImage:
    """The app icon, `size` pixels wide and high."""
    svg = (ICONS / DRAWING_OF_SIZE[size]).read_text(encoding="utf-8")
    return drawn(svg, QSize(size, size)).convertToFormat(QImage.Format.Format_ARGB32)


def panel_icon(size: int) -> QImage:
    """The one-coloured icon for a panel, `size` pixels wide and high."""
    svg = (ICONS / "retrotimer-symbolic.svg").read_text(encoding="utf-8")
    shown = drawn(svg.replace("currentColor", PANEL_COLOUR), QSize(size, size))
    return shown.convertToFormat(QImage.Format.Format_ARGB32)


def sheet(rows: Iterable[Sequence[QImage]], theme: Theme, gap: int = 16) -> QImage:
    """Pictures in rows on a theme's card colour, `gap` pixels apart, each row aligned at its bottom."""
    rows = list(rows)
    heights = [max(picture.height() for picture in row) for row in rows]
    width = max(sum(picture.width() + gap for picture in row) for row in rows) + gap
    image = QImage(width, sum(heights) + gap * (len(rows) + 1), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.card))
    painter = QPainter(image)
    top = gap
    for row, height in zip(rows, heights, strict=True):
        left = gap
        for picture in row:
            painter.drawImage(QPoint(left, top + height - picture.height()), picture)
            left += picture.width() + gap
        top += height + gap
    painter.end()
    return image


def pair(light: QImage, dark: QImage) -> QImage:
    """Two pictures, the first above the second."""
    image = QImage(
        max(light.width(), dark.width()), light.height() + dark.height(), QImage.Format.Format_RGB32
    )
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.drawImage(QPoint(0, 0), light)
    painter.drawImage(QPoint(0, light.height()), dark)
    painter.end()
    return image


def symbols() -> list[Path]:
    """The one-coloured icons, by name."""
    return sorted(path for path in ICONS.glob("*.svg") if path.name not in DRAWING_OF_SIZE.values())


def sheet_of(drawings: Sequence[Path], sizes: Sequence[QSize], theme: Theme, columns: int) -> QImage:
    """All drawings at all sizes in one theme, `columns` drawings beside each other."""
    rows: list[list[QImage]] = []
    for start in range(0, len(drawings), columns):
        some = [
            coloured(path.read_text(encoding="utf-8"), theme) for path in drawings[start : start + columns]
        ]
        rows.extend([drawn(svg, size) for svg in some] for size in sizes)
    return sheet(rows, theme)


def write_sheets(folder: Path) -> None:
    """Writes the contact sheets (PNG) into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    squares = [QSize(size, size) for size in (24, 48, 96)]
    pair(
        *(sheet_of(symbols(), squares, theme, columns=10) for theme in (LIGHT, DARK)),
    ).save(str(folder / "icons.png"))
    icons = [app_icon(size) for size in DRAWING_OF_SIZE]
    large = [icon.scaled(192, 192) for icon in icons[:4]]
    pair(*(sheet([icons, large], theme) for theme in (LIGHT, DARK))).save(str(folder / "app-icon.png"))
    figures = sorted(FIGURES.glob("*.svg"))
    if figures:
        wide = [QSize(640, 400)]
        pair(*(sheet_of(figures, wide, theme, columns=2) for theme in (LIGHT, DARK))).save(
            str(folder / "figures.png")
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line and renders."""
    parser = argparse.ArgumentParser(description="Renders the app icon and contact sheets.")
    parser.add_argument("--sheets", type=Path, metavar="FOLDER", help="also write contact sheets there")
    asked = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QGuiApplication.instance() or QGuiApplication([])
    pictures = {f"retrotimer-{size}.png": app_icon(size) for size in DRAWING_OF_SIZE}
    pictures |= {f"retrotimer-panel-{size}.png": panel_icon(size) for size in PANEL_SIZES}
    for name, picture in pictures.items():
        path = ICONS / name
        if not picture.save(str(path)):
            raise OSError(f"cannot write {path}")
        print(f"{path}: {path.stat().st_size} bytes")
    if asked.sheets is not None:
        write_sheets(asked.sheets)


if __name__ == "__main__":
    main()
