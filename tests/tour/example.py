"""A history to look at: three weeks of a person who walks, with all that the calendar can show."""

from dataclasses import replace
from datetime import date, timedelta

from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode
from retrotimer.core.ports import History
from retrotimer.core.records import Effort, Feedback, WalkRecord
from retrotimer.core.session import StopReason
from tests.fakes import a_record, a_stopped_record

FINISHED = {15: 10, 14: 10, 12: 10, 10: 10, 8: 11, 6: 11, 5: 11, 4: 11, 1: 12}
"""Days before today, and the minutes that were walked to the end."""


def example_history(history: History, today: date) -> None:
    """Keep the example in a history."""
    for days, minutes in FINISHED.items():
        history.save(_felt(a_record(today - timedelta(days=days), minutes, hour=7), days))
    history.save(a_stopped_record(today - timedelta(days=9), 4.5, reason=StopReason.DONE, hour=18))
    history.save(a_record(today - timedelta(days=7), 10, mode=Mode.RUN, hour=17))
    history.save(a_record(today - timedelta(days=4), 10, mode=Mode.RUN, hour=17))


def _felt(record: WalkRecord, days: int) -> WalkRecord:
    note = "In the park, after breakfast." if days == min(FINISHED) else ""
    return replace(record, pain_before=Pain(4), feedback=Feedback(Pain(3), Effort.TALK, note))
