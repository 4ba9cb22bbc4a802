"""The app on a clock that runs fast, on the data folder that is named: `python fast_app.py RATE FOLDER`.

It starts in the morning, so that no walk meets midnight.
"""

import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer

from retrotimer.app import build_app
from retrotimer.core.days import Moment
from retrotimer.desktop.clock import FastClock
from retrotimer.launch import make_application
from retrotimer.store.database import open_database
from tests.fakes import FakeMachine


def main(rate: float, folder: Path) -> int:
    """Run until the window closes."""
    application = make_application()
    database = open_database(folder)
    morning = datetime(2026, 11, 17, 9).astimezone()
    app = build_app(FastClock(rate, Moment(0.0, morning)), FakeMachine().whole, database)
    app.window.show()
    QTimer.singleShot(0, app.window, app.window.activateWindow)
    code = application.exec()
    database.close()
    return code


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), Path(sys.argv[2])))
