"""What the app takes for granted of signals: they leave the values alone that Python has only once.

PySide6 6.12.0 gives back a `True` that it never took with every signal that is emitted.  Before Python 3.12,
where True can die, that aborts the process: some hundred signals into a walk.
"""

import sys

import pytest
from PySide6.QtCore import QObject, Signal

TIMES = 100
ELSEWHERE = 20
"""References that come and go meanwhile for other reasons."""


class Sender(QObject):
    """Has a signal of every shape that the app has."""

    plain = Signal()
    value = Signal(object)
    number = Signal(int)
    pair = Signal(object, object)


@pytest.mark.parametrize("single", [True, False, None], ids=str)
@pytest.mark.parametrize(
    ("name", "values"),
    [("plain", ()), ("value", (True,)), ("number", (1,)), ("pair", (None, False))],
)
@pytest.mark.parametrize("heard", [True, False])
def test_a_signal_leaves_single_values_alone(
    qapp: object, name: str, values: tuple[object, ...], single: object, *, heard: bool
) -> None:
    assert qapp
    sender = Sender()
    signal = getattr(sender, name)
    if heard:
        signal.connect(lambda *_values: None)
    before = sys.getrefcount(single)
    for _ in range(TIMES):
        signal.emit(*values)
    assert abs(sys.getrefcount(single) - before) < ELSEWHERE
