"""What the app takes for granted of PySide6 itself."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer


def test_a_call_into_qt_leaves_none_alone(qapp: object) -> None:
    """PySide6 6.12.0 gives back a `None` that it never took; before Python 3.12 that aborts the process.

    A walk makes tens of thousands of such calls, so the program would end in the middle of one.
    """
    assert qapp
    timer = QTimer()
    before = sys.getrefcount(None)
    for _ in range(1000):
        timer.stop()
    assert abs(sys.getrefcount(None) - before) < 500


@pytest.mark.parametrize("module", ["retrotimer.launch", "retrotimer.cli"])
def test_no_source_of_ours_is_read_at_the_start(module: str, tmp_path: Path) -> None:
    """PySide6 would read each module, 30 ms and 3 MiB in all; see `retrotimer.binding`."""
    program = f"""
import linecache, sys
from {module} import *
if "{module}" == "retrotimer.cli":
    main(["--data-dir", {str(tmp_path)!r}, "status"])
import retrotimer.app
assert "PySide6.QtCore" in sys.modules
itself = sys.modules["retrotimer"].__file__  # whose import was on its way when `import` was taken back
sys.exit(",".join(name for name in linecache.cache if "retrotimer" in name and name != itself) or 0)
"""
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], check=False, capture_output=True, text=True, cwd=tmp_path
    )
    assert (done.returncode, done.stderr) == (0, "")
