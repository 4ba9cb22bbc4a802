"""Two keys without a gap, right after the launch, on a real X screen: they begin a walk.

The second is struck while the checklist is being made, or when it is open and the keyboard is not there yet.
"""

from pathlib import Path

import pytest

from tests.e2e.on_screen import said_on_screen

pytestmark = pytest.mark.linux

PROGRAM = """
import subprocess, sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtCore import QTimer
from retrotimer import launch
from retrotimer.core.checklist import DoctorCheck
from retrotimer.first import first_window
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory

app = launch.make_application()
database = open_database(Path(sys.argv[1]))
now = datetime.now(UTC)
SqliteHistory(database, lambda: now).confirm_doctor(DoctorCheck(datetime.now().astimezone().date(), now))
window = first_window(database)
made = []

def complete():
    from tests.fakes import FakeMachine
    from retrotimer.app import build_app
    from retrotimer.desktop.clock import SystemClock

    window.activateWindow()
    made.append(build_app(SystemClock(), FakeMachine().whole, database, window))
    made[0].session.session_changed.connect(lambda now, before: (print(type(now).__name__), app.exit()))
    looking.start(10)

def strike(*keys):
    subprocess.run(["xdotool", "key", *keys], check=True)

def look():
    if window.isActiveWindow():
        looking.stop()
        strike("f", *([] if sys.argv[2] == "open" else ["Return"]))

if sys.argv[2] == "open":
    from retrotimer.ui.parts.typed_ahead import TypedAhead

    hand = TypedAhead.hand_to
    TypedAhead.hand_to = lambda typed, *rest: (hand(typed, *rest), strike("Return"))

looking = QTimer()
looking.timeout.connect(look)
window.first_painted.connect(complete)
window.show()
QTimer.singleShot(20_000, app.exit)
app.exec()
"""


@pytest.mark.parametrize("when", ["being made", "open"])
def test_f_and_enter_begin_a_walk(tmp_path: Path, when: str) -> None:
    assert said_on_screen(PROGRAM, str(tmp_path), when).split() == ["Underway"]
