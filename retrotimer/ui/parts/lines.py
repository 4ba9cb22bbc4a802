"""Words broken into lines of a width.

Qt counts a text in units of which some signs take two, an emoji for one; Python counts it in signs.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def in_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Words in at most so many lines, each no wider than `width` pixels; the last one may be cut short."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width:  # what cuts and wraps counts in fractions of pixels
        return [text]
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    left = text
    layout.beginLayout()
    while len(lines) < most - 1 and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        taken = beginning(left, line.textLength())
        lines.append(taken.rstrip())
        left = left.removeprefix(taken)
    layout.endLayout()
    if left:
        lines.append(metrics.elidedText(left, Qt.TextElideMode.ElideRight, width))
    return lines


def beginning(text: str, units: int) -> str:
    """The first signs of a text, so many as are whole in what Qt counts as that many units."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", errors="ignore")
