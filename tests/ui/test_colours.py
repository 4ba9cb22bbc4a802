"""Colours that can be read, in light and in dark, and that change while the app is open."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from retrotimer.core.checklist import Answers
from retrotimer.core.settings import Appearance
from retrotimer.ui.calendar.day_delegate import DIM
from retrotimer.ui.checklist.checklist_dialog import ChecklistDialog
from retrotimer.ui.dialogs.settings_dialog import SettingsDialog
from retrotimer.ui.look import colours
from retrotimer.ui.look.colours import contrast
from tests.ui.pictures import drawn
from tests.ui.surroundings import Start

SCHEMES = {"light": colours.LIGHT, "dark": colours.DARK}
GROUNDS = (colours.CARD, colours.WINDOW, colours.CHIP, colours.SOFT)
READABLE, FAR_AWAY, SHAPE = 4.5, 7.0, 3.0


def test_the_measure_itself() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21.0)
    assert contrast(QColor("#767676"), QColor("#FFFFFF")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        *((ink, ground, READABLE) for ink, ground in product((colours.TEXT, colours.QUIET), GROUNDS)),
        (colours.ON_ACCENT, colours.ACCENT, READABLE),
        (colours.WARNING, colours.CARD, READABLE),
        (colours.WARNING, colours.CHIP, READABLE),
        (colours.ACCENT, colours.CARD, READABLE),
        (colours.ACCENT, colours.CHIP, READABLE),
        (colours.ACCENT, colours.SOFT, READABLE),
        (colours.QUIET, colours.TRACK, READABLE),
        (colours.TEXT, colours.CARD, FAR_AWAY),
        (colours.ACCENT, colours.TRACK, SHAPE),
        (colours.WARNING, colours.TRACK, SHAPE),
    ],
)
def test_what_must_be_read_can_be_read(
    scheme: str, ink: QPalette.ColorRole, ground: QPalette.ColorRole, least: float
) -> None:
    palette = colours.palette_from(SCHEMES[scheme])
    assert contrast(palette.color(ink), palette.color(ground)) >= least


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("role", [QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, colours.TEXT])
def test_what_is_disabled_can_still_be_read(scheme: str, role: QPalette.ColorRole) -> None:
    palette = colours.palette_from(SCHEMES[scheme])
    disabled = palette.color(QPalette.ColorGroup.Disabled, role)
    assert contrast(disabled, palette.color(colours.CARD)) >= READABLE
    assert contrast(disabled, palette.color(colours.TRACK)) >= READABLE


def dimmed(colour: QColor, ground: QColor) -> QColor:
    """A shape of another month's day, as it comes out on the card."""
    parts = (
        (getattr(colour, part)() * DIM + getattr(ground, part)() * (1 - DIM))
        for part in ("redF", "greenF", "blueF")
    )
    return QColor.fromRgbF(*parts)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_days_of_other_months_can_be_read(scheme: str) -> None:
    palette = colours.palette_from(SCHEMES[scheme])
    card = palette.color(colours.CARD)
    assert contrast(palette.color(colours.TEXT), dimmed(palette.color(colours.ACCENT), card)) >= READABLE
    assert contrast(palette.color(colours.QUIET), card) >= READABLE


def a_system(text: str, ground: str, highlight: str, highlighted: str) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.WindowText, text),
        (role.Window, ground),
        (role.Highlight, highlight),
        (role.HighlightedText, highlighted),
    ):
        palette.setColor(where, QColor(colour))
    return palette


@pytest.mark.parametrize(
    ("system", "accent"),
    [
        (("#000000", "#EFEFEF", "#308CC6", "#FFFFFF"), "#000000"),
        (("#FFFFFF", "#000000", "#1AEBFF", "#000000"), "#1AEBFF"),
        (("#000000", "#FFFFFF", "#37006E", "#FFFFFF"), "#37006E"),
        (("#FFFFFF", "#000000", "#FFFF00", "#FFFFFF"), "#FFFFFF"),
    ],
)
def test_in_high_contrast_links_and_discs_can_be_read(system: tuple[str, str, str, str], accent: str) -> None:
    palette = colours.palette_for_contrast(a_system(*system))
    assert palette.color(colours.ACCENT) == QColor(accent)
    for ground in GROUNDS:
        assert contrast(palette.color(colours.ACCENT), palette.color(ground)) >= READABLE
    assert contrast(palette.color(colours.ON_ACCENT), palette.color(colours.ACCENT)) >= READABLE
    highlight = palette.color(QPalette.ColorRole.Highlight)
    assert contrast(palette.color(QPalette.ColorRole.HighlightedText), highlight) >= READABLE
    light, dark = palette.color(colours.CARD), palette.color(colours.TEXT)
    assert contrast(dark, dimmed(palette.color(colours.ACCENT), light)) >= 3.0


def colour_of_card(widget: object) -> QColor:
    """What is really drawn in the middle of the walk's card, beside the dial."""
    image = drawn(widget)  # type: ignore[arg-type]
    return image.pixelColor(40, image.height() // 2)


def test_colours_follow_the_setting_while_everything_is_open(start: Start, tmp_path: Path) -> None:
    app = start(tmp_path)
    assert colour_of_card(app.window) == QColor(colours.LIGHT.card)
    for appearance, tokens in ((Appearance.DARK, colours.DARK), (Appearance.LIGHT, colours.LIGHT)):
        app.window.settings_requested.emit()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SettingsDialog)
        dialog._appearance.setCurrentIndex(list(Appearance).index(appearance))
        dialog.accept()
        QApplication.processEvents()
        assert colour_of_card(app.window) == QColor(tokens.card)
        assert app.window.palette().color(colours.TEXT) == QColor(tokens.text)


class Hints:
    """The style hints of a system whose scheme and contrast a test chooses; offscreen has none."""

    scheme = Qt.ColorScheme.Light
    contrast = Qt.ContrastPreference.NoPreference

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - Qt's name
        return self.scheme

    def accessibility(self) -> "Hints":
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802 - Qt's name
        return self.contrast


class System:
    """Stands where `colours` looks for the application."""

    hints = Hints()

    @staticmethod
    def styleHints() -> Hints:  # noqa: N802 - Qt's name
        return System.hints

    @staticmethod
    def setPalette(palette: QPalette) -> None:  # noqa: N802 - Qt's name
        QGuiApplication.setPalette(palette)

    palette = staticmethod(QGuiApplication.palette)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Hints:
    monkeypatch.setattr(System, "hints", Hints())
    monkeypatch.setattr(colours, "QGuiApplication", System)
    return System.hints


def test_colours_follow_the_system_while_everything_is_open(
    start: Start, tmp_path: Path, system: Hints
) -> None:
    app = start(tmp_path)
    app.window.start_requested.emit(Answers())
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ChecklistDialog)
    changed = QGuiApplication.styleHints().colorSchemeChanged
    for scheme, tokens in ((Qt.ColorScheme.Dark, colours.DARK), (Qt.ColorScheme.Light, colours.LIGHT)):
        system.scheme = scheme
        changed.emit(scheme)
        QApplication.processEvents()
        assert colour_of_card(app.window) == QColor(tokens.card)
        assert drawn(dialog).pixelColor(3, 3) == QColor(tokens.card)
        assert contrast(dialog.palette().color(colours.TEXT), drawn(dialog).pixelColor(3, 3)) >= FAR_AWAY


def test_a_chosen_scheme_does_not_follow_the_system(start: Start, tmp_path: Path, system: Hints) -> None:
    app = start(tmp_path)
    app.settings.change(replace(app.settings.now, appearance=Appearance.LIGHT))
    system.scheme = Qt.ColorScheme.Dark
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    QApplication.processEvents()
    assert colour_of_card(app.window) == QColor(colours.LIGHT.card)


def test_high_contrast_leaves_the_systems_colours_alone(start: Start, tmp_path: Path, system: Hints) -> None:
    app = start(tmp_path)
    assert app.window.palette().color(colours.ACCENT) == QColor(colours.LIGHT.accent)
    system.contrast = Qt.ContrastPreference.HighContrast
    signal = QGuiApplication.styleHints().accessibility().contrastPreferenceChanged
    signal.emit(Qt.ContrastPreference.HighContrast)
    QApplication.processEvents()
    now, own = app.window.palette(), app.window.style().standardPalette()
    for role in (colours.TEXT, colours.QUIET, colours.WARNING):
        assert now.color(role) == own.color(colours.TEXT)
        for ground in GROUNDS:
            assert contrast(now.color(role), now.color(ground)) >= FAR_AWAY


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_colour_of_the_design_has_a_role_of_its_own(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    palette = colours.palette_from(tokens)
    for name, wanted in tokens._asdict().items():
        role: QPalette.ColorRole = getattr(colours, name.upper())
        assert palette.color(role) == QColor(wanted), name
