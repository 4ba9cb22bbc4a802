"""What the app takes for granted of PySide6 itself."""

import sys

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
