"""How a chart is drawn: its colours, its letters, and how large a pixel of the design is.

Series differ by shape, dash and hatch; colours only help.  So black on white says as much as the screen does.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette

from retrotimer.ui.look import colours, fonts

_HUNDRED = 100
_FAINT = 0.25
_HEAVY = QFont.Weight.DemiBold


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """What a chart is drawn with.

    Attributes:
        text, quiet: of words and figures; `quiet` steps back, and is readable all the same.
        line: of what lies behind everything, as fine as it may be.
        accent, soft: of what is told, full and light.
        paper: of the ground.
        font: of all words, in pixels of the device.
        unit: a pixel of the design, in pixels of the device.
        mirrored: whether time runs from right to left.
    """

    text: QColor
    quiet: QColor
    line: QColor
    accent: QColor
    soft: QColor
    paper: QColor
    font: QFont
    unit: float = 1.0
    mirrored: bool = False

    @property
    def metrics(self) -> QFontMetricsF:
        """How large words are."""
        return QFontMetricsF(self.font)

    @property
    def strong(self) -> QFont:
        """The font of a title."""
        font = QFont(self.font)
        font.setWeight(_HEAVY)
        return font


def screen_style(palette: QPalette, direction: Qt.LayoutDirection, unit: float = 1.0) -> ChartStyle:
    """As the widgets around it; `unit` is more than 1 for a picture that is finer than the screen.

    Signs and strokes grow with the text, half as fast: the plot must not be filled by them.
    """
    font = fonts.font(fonts.SMALL)
    font.setPixelSize(round(font.pixelSize() * unit))
    unit *= (1 + fonts.scaled(_HUNDRED) / _HUNDRED) / 2
    line = palette.color(colours.LINE)
    if line == palette.color(colours.TEXT):  # in high contrast; the goal must stand out from the lines
        line.setAlphaF(_FAINT)
    return ChartStyle(
        text=palette.color(colours.TEXT),
        quiet=palette.color(colours.QUIET),
        line=line,
        accent=palette.color(colours.ACCENT),
        soft=palette.color(colours.SOFT),
        paper=palette.color(colours.CARD),
        font=font,
        unit=unit,
        mirrored=direction is Qt.LayoutDirection.RightToLeft,
    )


def paper_style(font: QFont, unit: float, *, mirrored: bool = False) -> ChartStyle:
    """Black on white; the sizes of `font` and `unit` are in pixels of the paper."""
    black, white = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)
    grey = QColor(0xB0, 0xB0, 0xB0)
    return ChartStyle(black, black, grey, black, white, white, font, unit, mirrored)
