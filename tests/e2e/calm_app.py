"""Started by `test_calm.py`: the app at its usual size, and what it does while nothing happens."""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

SCREEN = {
    "name": "wide",
    "x": 0,
    "y": 0,
    "width": 1280,
    "height": 1024,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
}
SETTLED_MS, LISTENED_MS = 400, 300


class Count(QObject):
    """Counts what the event loop does of its own accord."""

    def __init__(self) -> None:
        super().__init__()
        self.layouts = 0
        self.updates = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at an event of any object and let it pass."""
        self.layouts += event.type() == QEvent.Type.LayoutRequest
        self.updates += event.type() == QEvent.Type.UpdateRequest
        return False


def main(folder: Path) -> None:
    """Open the window, let it settle, listen, and print what was heard."""
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
    window.first_painted.connect(lambda: kept.append(launch.complete_app(database, window)))
    window.show()
    count = Count()

    def listen() -> None:
        app.installEventFilter(count)
        QTimer.singleShot(LISTENED_MS, app.quit)

    QTimer.singleShot(SETTLED_MS, app, listen)
    app.exec()
    app.removeEventFilter(count)
    sys.stdout.write(
        json.dumps({"size": window.size().toTuple(), "layouts": count.layouts, "updates": count.updates})
    )
    database.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
