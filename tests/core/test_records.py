from datetime import date

import pytest

from retrotimer.core.plan import Mode
from retrotimer.core.records import LONGEST_NOTE, DayTotals, Feedback
from tests.fakes import a_record, some_records


@pytest.mark.parametrize(
    ("walked", "run", "complete"),
    [
        (600.0, 0.0, True),
        (599.9, 0.0, False),
        (0.0, 900.0, False),
        (300.0, 600.0, False),
        (1200.0, 1.0, True),
    ],
)
def test_a_day_is_complete_by_walking_alone(walked: float, run: float, *, complete: bool) -> None:
    assert DayTotals(date(2026, 11, 17), walked, run).complete is complete


def test_walks_count_and_runs_do_not() -> None:
    assert a_record().counts is True
    assert a_record(mode=Mode.RUN).counts is False


def test_the_example_history_is_the_same_each_time_and_one_walk_a_day() -> None:
    records = list(some_records(2))
    assert records == list(some_records(2))
    assert len({record.started.date for record in records}) == len(records) == round(2 * 365.25)
    assert {record.mode for record in records} == set(Mode)


@pytest.mark.parametrize("pain", [-1, 11])
def test_a_pain_that_is_not_on_the_scale_is_refused(pain: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        Feedback(hurt_pain=pain)


def test_a_note_has_its_bounds() -> None:
    assert len(Feedback(note="x" * LONGEST_NOTE).note) == LONGEST_NOTE
    with pytest.raises(ValueError, match="at most"):
        Feedback(note="x" * (LONGEST_NOTE + 1))
