"""The type scale: the system's font for words, tabular Inter digits for the countdown.

Sizes are given as the design draws them, where running text is 14; all follow the system's text
size.  A system whose text is smaller than that is lifted to it: this app is read by tired eyes.
"""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

from retrotimer.assets import resource

RUNNING_TEXT = 14
SMALL = 12
LARGE = 16
TITLE = 28
CELL = 46


def lift_small_text() -> None:
    """Make the app's font at least as large as running text is drawn."""
    font = QGuiApplication.font()
    if QFontInfo(font).pixelSize() < RUNNING_TEXT:
        font.setPixelSize(RUNNING_TEXT)
        QGuiApplication.setFont(font)


def scaled(size: float) -> int:
    """A length of the design, grown with the system's text size."""
    return round(size * QFontInfo(QGuiApplication.font()).pixelSize() / RUNNING_TEXT)


def cell_side() -> int:
    """The least side of a day's cell: large enough for its number and for a finger."""
    return max(CELL, scaled(32))


def font(size: float = RUNNING_TEXT, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The app's font at a size of the type scale."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(scaled(size))
    made.setWeight(weight)
    return made


DIGITS_EM = 2816
"""The size, in pixels, at which all lengths of the digits' font are whole numbers: its own units."""


def digits_font(pixels: float) -> QFont:
    """The countdown's font, `pixels` high; all digits are equally wide."""
    made = QFont(_digits_family())
    made.setPixelSize(max(1, round(pixels)))
    made.setWeight(QFont.Weight.Bold)
    return made


@cache
def _digits_family() -> str:
    """The family of the digits that are shipped, loaded once."""
    loaded = QFontDatabase.addApplicationFont(str(resource("fonts/RetrotimerDigits.ttf")))
    families = QFontDatabase.applicationFontFamilies(loaded)
    return families[0] if families else QGuiApplication.font().family()
