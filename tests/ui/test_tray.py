"""The icon in the panel: what it says, what its menu wishes for, and that it is seen on any panel."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QSystemTrayIcon

from retrotimer.core.tray import NextWalk, TrayFace
from retrotimer.core.weeks import Outlook, WeekFace
from retrotimer.ui import tray as module
from retrotimer.ui.look.colours import contrast
from retrotimer.ui.tray import SIZES, Tray, panel_icon
from tests.fakes import TODAY, heard

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.qt_log_ignore("systemTrayWindowChanged"),  # the offscreen platform has no tray
]

PANELS = ("#FFFFFF", "#F5F6F4", "#EFF0F1", "#000000", "#1B1E20", "#2A2E32", "#303030")
"""Of light and dark themes of GNOME, KDE and Windows."""

LEAST_CONTRAST = 3.0
"""WCAG 2.2, of pictures that one has to make out."""

WEEK = WeekFace(TODAY - timedelta(days=1), 2, 4, 5, Outlook.OPEN)
FACE = TrayFace(WEEK, NextWalk(12, 2, TODAY + timedelta(days=2)))


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> Iterator[Tray]:
    """An icon in a panel that has a place for it."""
    monkeypatch.setattr(module, "has_place", lambda: True)
    made = Tray()
    yield made
    made.put_away()
    made.deleteLater()


def lines(tray: Tray) -> list[tuple[str, bool]]:
    return [(one.text(), one.isEnabled()) for one in tray.menu.actions() if not one.isSeparator()]


def test_it_says_how_the_week_stands_and_what_comes_next(tray: Tray) -> None:
    assert not tray.icon.isVisible()
    tray.show_face(FACE)
    assert tray.icon.isVisible()
    assert tray.tooltip == "Retrotimer: 2 of 4 this week"
    assert lines(tray) == [
        ("2 of 4 this week", False),
        ("Next walk: Thursday, 12 minutes", False),
        ("Start a walk…", True),
        ("Show window", True),
        ("Quit", True),
    ]
    tray.offer_start(possible=False)
    assert ("Start a walk…", False) in lines(tray)


@pytest.mark.parametrize(
    ("walk", "said"),
    [
        (NextWalk(10), "Next walk: 10 minutes"),
        (NextWalk(10, 0, TODAY), "Next walk: today, 10 minutes"),
        (NextWalk(10, 1, TODAY + timedelta(days=1)), "Next walk: tomorrow, 10 minutes"),
        (NextWalk(10, 7, TODAY + timedelta(days=7)), "Next walk: Tuesday, 10 minutes"),
    ],
)
def test_the_day_of_the_next_walk_has_a_name_that_is_plain_today(
    tray: Tray, walk: NextWalk, said: str
) -> None:
    tray.show_face(replace(FACE, next=walk))
    assert lines(tray)[1] == (said, False)


def test_each_choice_is_a_wish(tray: Tray) -> None:
    wishes = [heard(one) for one in (tray.start_requested, tray.window_requested, tray.quit_requested)]
    for action in tray.menu.actions():
        action.trigger()
    assert [len(wish) for wish in wishes] == [1, 1, 1]


def test_a_press_shows_the_window_and_another_button_does_not(
    tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = heard(tray.window_requested)
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert shown == []
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert len(shown) == 1
    monkeypatch.setattr("sys.platform", "darwin")
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert len(shown) == 1, "there a press opens the menu"


def test_without_a_place_there_is_no_icon(tray: Tray, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "has_place", lambda: False)
    tray.show_face(FACE)
    assert not tray.icon.isVisible()


def test_the_icon_stands_out_from_light_and_from_dark_panels() -> None:
    icon = panel_icon()
    for side in SIZES:
        image = icon.pixmap(QSize(side, side)).toImage()
        assert image.size() == QSize(side, side)
        inks = {QColor(ink).name() for ink in solid(image)}
        assert inks, f"nothing is drawn at {side}"
        for ink in inks:
            for panel in PANELS:
                assert contrast(QColor(ink), QColor(panel)) >= LEAST_CONTRAST


def solid(image: QImage) -> Iterator[QColor]:
    """The colours that cover what lies behind them."""
    for y in range(image.height()):
        for x in range(image.width()):
            colour = image.pixelColor(x, y)
            if colour.alpha() > 250:
                yield QColor(colour.rgb())
