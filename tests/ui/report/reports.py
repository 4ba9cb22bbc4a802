"""Reports to be drawn: of a person with a sore back and knee, over some weeks up to today."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.pain import Pain
from retrotimer.core.period import Period
from retrotimer.core.ports import History
from retrotimer.core.reading import read_programme
from retrotimer.core.records import Feedback, HurtPlace
from retrotimer.core.report import Report, read_report
from retrotimer.core.session import StopReason
from retrotimer.core.settings import Programme
from retrotimer.core.weeks import DAYS, WeekRule
from tests.fakes import TODAY, a_record, a_stopped_record

RULE = WeekRule(0, 4)
NOTE = "In the park, after breakfast."


def walked(history: History, weeks: int, *, note: str = NOTE) -> None:
    """Four walks in each of these weeks: pain that goes down, a stop for pain each second week, notes."""
    monday = TODAY - timedelta(days=TODAY.weekday())
    for week in range(weeks):
        for number, day in enumerate((0, 1, 3, 5)):
            on = monday + timedelta(weeks=week - weeks + 1, days=day)
            if on > TODAY:
                continue
            before = max(1, 7 - 6 * week // max(1, weeks))
            if number == 2 and week % 2:
                hurt = Feedback(Pain(7, 2), None, "", HurtPlace.BACK, 7)
                record = replace(a_stopped_record(on, 4.5, reason=StopReason.PAIN), feedback=hurt)
            else:
                said = Feedback(Pain(before - 1, 2), note=note if number == 1 else "", morning=Pain(before))
                record = replace(a_record(on, 12), feedback=said)
            history.save(replace(record, pain_before=Pain(before, 3)))
    first = monday - timedelta(weeks=weeks)
    history.confirm_doctor(DoctorCheck(first, datetime(first.year, first.month, first.day, tzinfo=UTC)))


def a_report(history: History, weeks: int = 4, *, notes: bool = False, last: date = TODAY) -> Report:
    """The report on these weeks."""
    first = last - timedelta(days=last.weekday() + (weeks - 1) * DAYS)
    face = read_programme(history, Programme(), last, RULE)
    return read_report(history, Period(first, last), last, RULE, face, notes=notes)
