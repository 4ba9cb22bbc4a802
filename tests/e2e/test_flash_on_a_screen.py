"""The flash on a real X screen: it covers all of it, and what is typed meanwhile goes to the window."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.on_screen import said_on_screen

pytestmark = pytest.mark.linux

PROGRAM = """
import json, subprocess, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit
from retrotimer.launch import make_application
from retrotimer.ui.walk.screen_flash import ScreenFlash

app = make_application()
field = QLineEdit()
field.resize(300, 60)
field.show()
field.activateWindow()
flash = ScreenFlash(field)
seen = {}

def on_lit():
    subprocess.Popen(["xdotool", "key", "s", "h", "Return"])

def on_return():
    picture = app.primaryScreen().grabWindow(0).toImage()
    edge = {picture.pixelColor(x, y).name() for x in (0, 1279) for y in (0, 1023)}
    seen.update(lit=flash.isVisible(), plain=len(edge) == 1)
    seen.update(typed=field.text(), active=field.isActiveWindow())
    app.quit()

flash.lit.connect(lambda: QTimer.singleShot(50, on_lit))
field.returnPressed.connect(on_return)
looking = QTimer()
looking.timeout.connect(lambda: field.isActiveWindow() and (looking.stop(), flash.flash("Three.")))
looking.start(20)
QTimer.singleShot(20_000, app.quit)
app.exec()
print(json.dumps(seen))
"""


TWO_SCREENS = """
import json, os, sys
from pathlib import Path
places = Path(sys.argv[1]) / "screens.json"
common = {"y": 0, "width": 1280, "height": 1024, "logicalDpi": 96, "logicalBaseDpi": 96}
screens = [{"name": name, "x": x} | common for name, x in (("a", 0), ("b", 1280))]
places.write_text(json.dumps({"screens": screens}))
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={places}"
from PySide6.QtWidgets import QWidget
from retrotimer.launch import make_application
from retrotimer.ui.walk.screen_flash import ScreenFlash

app = make_application()
window = QWidget()
flash = ScreenFlash(window)
for x in (1400, 100):
    window.setGeometry(x, 100, 300, 200)
    window.show()
    app.processEvents()  # the platform tells that it moved
    flash.flash("Three.")
    print(flash.geometry().x(), flash.geometry().width(), flash.screen().name())
    flash.end()
"""


def test_it_covers_the_screen_that_holds_the_window(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=40,
    )
    assert done.stdout.splitlines() == ["1280 1280 b", "0 1280 a"]


def test_it_covers_the_screen_and_takes_no_key() -> None:
    assert json.loads(said_on_screen(PROGRAM)) == {"lit": True, "plain": True, "typed": "sh", "active": True}
