"""Screens without a screen: beside Qt's own of 800×800, one for each that people have at home.

A panel takes 40 pixels of a screen's height, and a window's title bar 32 more; so the screens here are as
high as a window may be, and `window_size` is what is left for the window's own content.
"""

import json
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from retrotimer.ui.main_window import TITLE_BAR

PANEL = 40
OWN = (800, 800)
SCREENS = ((1366, 768), (1280, 800), (1024, 768))


def platform(folder: Path) -> str:
    """What to tell Qt as its platform; describes the screens in a file of this folder."""
    places = []
    left = 0
    for width, height in (OWN, *((width, height - PANEL) for width, height in SCREENS)):
        places.append(
            {
                "name": f"{width}x{height}",
                "x": left,
                "y": 0,
                "width": width,
                "height": height,
                "logicalDpi": 96,
                "logicalBaseDpi": 96,
                "dpr": 1,
            }
        )
        left += width
    described = folder / "screens.json"
    described.write_text(json.dumps({"synchronousWindowSystemEvents": False, "screens": places}))
    return f"offscreen:configfile={described}"


def has(size: QSize) -> bool:
    """Whether there is a screen that is so large, its panel included."""
    return _of(size) is not None


def put_on(window: QWidget, size: QSize) -> None:
    """Let a window that is not shown yet fill the screen of this size; its dialogs follow it there.

    Raises:
        LookupError: there is no such screen.
    """
    screen = _of(size)
    if screen is None:
        raise LookupError(f"no screen is {size.width()}×{size.height()}")
    window.setScreen(screen)
    window.setGeometry(screen.geometry().adjusted(0, TITLE_BAR, 0, 0))


def _of(size: QSize) -> QScreen | None:
    wanted = size - QSize(0, PANEL)
    return next((one for one in QGuiApplication.screens() if one.size() == wanted), None)
