"""What is said of pain."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from retrotimer.core.pain import Pain
from retrotimer.core.records import Feedback
from retrotimer.words import pain
from tests.fakes import a_record


@pytest.mark.parametrize(
    ("before", "after", "signs", "sentence"),
    [
        (Pain(4), Pain(3), "4 → 3", "Back pain: before 4, after 3."),
        (Pain(0), Pain(10), "0 → 10", "Back pain: before 0, after 10."),
        (Pain(4), Pain(), "4 → –", "Back pain: before 4."),
        (Pain(), Pain(3), "– → 3", "Back pain: after 3."),
        (Pain(), Pain(), "", "No pain was told"),
        (Pain(knee=4), Pain(knee=2), "knee 4 → 2", "Knee pain: before 4, after 2."),
        (
            Pain(4, 2),
            Pain(3),
            "back 4 → 3, knee 2 → –",
            "Back pain: before 4, after 3. Knee pain: before 2.",
        ),
    ],
)
def test_pain_before_and_after(before: Pain, after: Pain, signs: str, sentence: str) -> None:
    record = replace(a_record(), pain_before=before, feedback=Feedback(after))
    assert pain.signs(record) == signs
    assert pain.sentence(record) == sentence


def test_the_next_morning_is_told_with_the_walk() -> None:
    record = replace(a_record(), pain_before=Pain(4), feedback=Feedback(morning=Pain(2, 1)))
    assert pain.told(record) == ["back pain: before 4, next morning 2", "knee pain: next morning 1"]
    assert pain.sentence(record) == "Back pain: before 4, next morning 2. Knee pain: next morning 1."


def test_the_arrow_of_the_pain_points_on_where_the_script_runs_from_right_to_left(
    qapp: QApplication,
) -> None:
    record = replace(a_record(), pain_before=Pain(4), feedback=Feedback(Pain(3)))
    assert pain.signs(record) == "4 → 3"
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert pain.signs(record) == "4 ← 3"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
