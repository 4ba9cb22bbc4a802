"""A desktop finds the menu entry of a window by the names that X11 gives the window."""

import os
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from retrotimer import APP_ID
from retrotimer.desktop.menu.files import ENTRY
from tests.bench.process import virtual_screen
from tests.waiting import wait_for

pytestmark = pytest.mark.linux
ROOT = Path(__file__).resolve().parents[2]


def test_the_window_has_the_class_that_its_menu_entry_names(tmp_path: Path) -> None:
    entry = ConfigParser(interpolation=None)
    entry.read(ROOT / "resources" / "share" / ENTRY, "utf-8")
    said = entry["Desktop Entry"]
    with virtual_screen() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        program = [sys.executable, "-m", "retrotimer", "--data-dir", str(tmp_path / "data")]
        process = subprocess.Popen(program, env=environment, cwd=tmp_path)
        try:

            def there() -> bool:
                looked = ["xdotool", "search", "--classname", f"^{said['StartupWMClass']}$"]
                found = subprocess.run(looked, env=environment, capture_output=True, check=False)
                return bool(found.stdout.split())

            wait_for(there, "no window has that class")
        finally:
            process.kill()
            process.wait()
    assert said["Icon"] == APP_ID
    assert said["Actions"].split(";")[:-1] == ["start", "month"]
    assert entry["Desktop Action start"]["Exec"] == "retrotimer start"
    assert entry["Desktop Action month"]["Exec"] == "retrotimer show"
