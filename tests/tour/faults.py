"""Looks at every scene on the screens that people have, and says what a person could not use.

`python -m tests.tour.faults VIEW…`; a line for each fault, and none where all is well.  A process of its own,
because the offscreen platform takes its screens from a file when it starts.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from retrotimer.launch import make_application
from tests import screens
from tests.tour.__main__ import VIEWS, draw, looking
from tests.tour.demo import heed
from tests.ui.controls import cut_off, shown_in
from tests.ui.in_sight import banner_covers, out_of_sight, scrolls_within


def main(names: list[str]) -> None:
    """Print the faults of these views."""
    with tempfile.TemporaryDirectory() as described:
        os.environ["QT_QPA_PLATFORM"] = screens.platform(Path(described))
        qInstallMessageHandler(heed)
        application = make_application()
        plain = application.font()
        for view in VIEWS:
            if view.name in names:
                with looking(application, plain, view), tempfile.TemporaryDirectory() as data:
                    draw(view, Path(data), _tell)


def _tell(_number: int, name: str, _draw: Callable[[], QImage], widget: QWidget) -> bool:
    for fault in faults(widget):
        print(f"{name}: {fault}")
    return False


def faults(window: QWidget) -> Iterator[str]:
    """What is wrong with a window."""
    among = shown_in(window)
    yield from out_of_sight(window, among)
    yield from scrolls_within(window, among)
    yield from cut_off(window, among)
    yield from banner_covers(window, among)
    room = window.screen().availableSize()
    if isinstance(window, QDialog) and window.size().boundedTo(room) != window.size():
        yield f"is {window.width()}×{window.height()} on a screen of {room.width()}×{room.height()}"


if __name__ == "__main__":
    main(sys.argv[1:])
