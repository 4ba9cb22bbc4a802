"""Started by `test_calm.py`: the app at its usual size, and what it does while nothing happens."""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

SCREEN = {
    "name": "wide",
    "x": 0,
    "y": 0,
    "width": 1280,
    "height": 1024,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
}
QUIET_MS, LISTENED_MS, PATIENCE_MS = 100, 300, 20_000
"""Settled is who did nothing for `QUIET_MS`; a window that never settles is listened to all the same."""


class Count(QObject):
    """Counts what the event loop does of its own accord.

    Signals:
        settled(): nothing was done for a while.
    """

    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.layouts = 0
        self.updates = 0
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.settled)

    def await_quiet(self) -> None:
        """Tell when the window has laid itself out and drawn what it has by now."""
        self._quiet.start()

    def begin(self) -> None:
        """Count from here on."""
        self._quiet.stop()
        self.layouts = self.updates = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at an event of any object and let it pass."""
        layout, update = QEvent.Type.LayoutRequest, QEvent.Type.UpdateRequest
        self.layouts += event.type() == layout
        self.updates += event.type() == update
        if event.type() in {layout, update} and self._quiet.isActive():
            self._quiet.start()
        return False


def main(folder: Path) -> None:
    """Open the window, let it settle, listen, and print what was heard.

    It is whole only some time after its first picture, on a busy machine a second; what it does until then,
    and to lay out what came with it, is no idleness.
    """
    screens = folder / "screens.json"
    screens.write_text(json.dumps({"screens": [SCREEN]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
    from retrotimer import launch
    from retrotimer.first import first_window
    from retrotimer.store.database import open_database

    app = launch.make_application()
    database = open_database(folder / "data")
    window = first_window(database)
    kept: list[object] = []
    count = Count()

    def complete() -> None:
        kept.append(launch.complete_app(database, window))
        count.await_quiet()
        QTimer.singleShot(PATIENCE_MS, count.settled.emit)

    def listen() -> None:
        count.settled.disconnect()
        count.begin()
        QTimer.singleShot(LISTENED_MS, app.quit)

    window.first_painted.connect(complete)
    count.settled.connect(listen)
    app.installEventFilter(count)
    window.show()
    app.exec()
    app.removeEventFilter(count)
    sys.stdout.write(
        json.dumps({"size": window.size().toTuple(), "layouts": count.layouts, "updates": count.updates})
    )
    database.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
