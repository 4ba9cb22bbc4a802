"""The app's colours as a QPalette, so that Qt itself carries every change of scheme to every widget.

Each token of the design has a palette role; a widget asks its own palette for the role.  Where the
system asks for high contrast, the system's own colours win over all of this.
"""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from retrotimer.core.settings import Appearance

WINDOW = QPalette.ColorRole.Window
CARD = QPalette.ColorRole.Base
LINE = QPalette.ColorRole.Mid
TEXT = QPalette.ColorRole.WindowText
QUIET = QPalette.ColorRole.PlaceholderText
ACCENT = QPalette.ColorRole.Accent
ON_ACCENT = QPalette.ColorRole.HighlightedText
SOFT = QPalette.ColorRole.AlternateBase
WARNING = QPalette.ColorRole.BrightText
TRACK = QPalette.ColorRole.Midlight
CHIP = QPalette.ColorRole.Button


_LINEAR_BELOW = 0.04045
READABLE = 4.5
"""The least contrast of words, as WCAG 2.2 has it."""


class Tokens(NamedTuple):
    """The colours of one scheme, as in the design."""

    window: str
    card: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    soft: str
    warning: str
    track: str
    chip: str


LIGHT = Tokens(
    window="#F5F6F4",
    card="#FFFFFF",
    line="#E2E6E3",
    text="#17211F",
    quiet="#5A6866",
    accent="#0B6E66",
    on_accent="#FFFFFF",
    soft="#DCEFEB",
    warning="#9A5B00",
    track="#E4E9E6",
    chip="#EEF1EF",
)

DARK = Tokens(
    window="#111716",
    card="#1A2221",
    line="#2B3634",
    text="#EAF1EF",
    quiet="#9DADA9",
    accent="#4FD1C0",
    on_accent="#06231F",
    soft="#17403A",
    warning="#F0B45A",
    track="#2A3533",
    chip="#232D2B",
)


GLANCE = Tokens(
    window="#000000",
    card="#000000",
    line="#2B3634",
    text="#FFFFFF",
    quiet="#C3CFCC",
    accent="#4FD1C0",
    on_accent="#06231F",
    soft="#17403A",
    warning="#F0B45A",
    track="#1D2625",
    chip="#1D2625",
)
"""Of the glance, whatever the scheme: black shines least, and white on it is read from farthest."""


def is_dark(appearance: Appearance) -> bool:
    """Whether the dark tokens are wanted, by choice or by the system."""
    if appearance is Appearance.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return appearance is Appearance.DARK


def wants_contrast() -> bool:
    """Whether the system asks for high contrast."""
    hints = QGuiApplication.styleHints()  # held by name: its parts die with PySide's hold on it
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def palette_from(tokens: Tokens) -> QPalette:
    """A palette that holds the tokens in their roles, and what standard widgets need beside them."""
    role = QPalette.ColorRole
    colours = {
        WINDOW: tokens.window,
        CARD: tokens.card,
        LINE: tokens.line,
        TEXT: tokens.text,
        QUIET: tokens.quiet,
        ACCENT: tokens.accent,
        ON_ACCENT: tokens.on_accent,
        SOFT: tokens.soft,
        WARNING: tokens.warning,
        TRACK: tokens.track,
        CHIP: tokens.chip,
        role.Text: tokens.text,
        role.ButtonText: tokens.text,
        role.ToolTipBase: tokens.card,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.card,
        role.Dark: tokens.quiet,
        role.Shadow: tokens.line,
    }
    palette = QPalette()
    for where, colour in colours.items():
        palette.setColor(where, QColor(colour))
    for where in (TEXT, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(tokens.quiet))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(tokens.track))
    return palette


def palette_for_contrast(system: QPalette) -> QPalette:
    """The system's own palette, with the design's further roles taken from its plainest ones.

    Its highlight is the accent, unless words in it could not be read on the ground: then its text is.
    """
    palette = QPalette(system)
    role = QPalette.ColorRole
    text, ground = system.color(role.WindowText), system.color(role.Window)
    for where in (QUIET, WARNING, LINE, role.Text, role.ButtonText):
        palette.setColor(where, text)
    for where in (CARD, CHIP, TRACK, SOFT):
        palette.setColor(where, ground)
    accent, on_accent = system.color(role.Highlight), system.color(role.HighlightedText)
    if min(contrast(accent, ground), contrast(on_accent, accent)) < READABLE:
        accent, on_accent = text, ground
    for where in (ACCENT, role.Highlight):
        palette.setColor(where, accent)
    palette.setColor(ON_ACCENT, on_accent)
    return palette


def contrast(one: QColor, other: QColor) -> float:
    """How far apart two colours are, 1 to 21, as WCAG 2.2 has it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    """Relative luminance, 0 to 1."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= _LINEAR_BELOW else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def apply(appearance: Appearance) -> None:
    """Give the whole app the colours that are wanted now."""
    if wants_contrast():
        QGuiApplication.setPalette(QPalette())  # lets the system's palette come through again
        QGuiApplication.setPalette(palette_for_contrast(QGuiApplication.palette()))
    else:
        QGuiApplication.setPalette(palette_from(DARK if is_dark(appearance) else LIGHT))
