"""A zone and a language that nobody here knows: the words of the command line answer all the same."""

import re

import pytest

from tests.e2e.asking import Ask
from tests.e2e.program import Run
from tests.waiting import PATIENCE

pytestmark = pytest.mark.linux


@pytest.mark.parametrize("zone", ["UTC+99999", "<+99>-99", "Nonsense/Zone", ":::"])
def test_a_zone_that_makes_no_sense_is_taken_for_utc(ask: Ask, zone: str) -> None:
    """Of the first two the C library makes more than a day, with which Python does not reckon."""
    assert "That day: 12 minutes, complete." in ask("log", "2024-02-29", "12", "--time", "07:30", TZ=zone)
    assert ask("month", "2024-02", "--json", TZ=zone) == ask("month", "2024-02", "--json", TZ="UTC")
    said = ask("export", "walks.csv", TZ=zone)
    assert "Exported 1 record" in said


def test_a_zone_that_makes_no_sense_on_that_day_alone(ask: Ask) -> None:
    """In summer it is thirty hours away."""
    summer = "AAA0BBB-30,J100/0,J200/0"
    assert "That day: 12 minutes, complete." in ask("log", "2024-05-20", "12", TZ=summer)


@pytest.mark.parametrize(
    ("language", "today"),
    [
        ("C", r"Today, \w+, \d+ \w+ \d{4}:"),
        ("xx_XX.UTF-8", r"Today, \w+, \d+ \w+ \d{4}:"),
        ("en_US.EUC-JP", r"Today, \w+, \w+ \d+, \d{4}:"),
    ],
)
def test_a_language_that_is_not_installed_costs_no_line_of_log(run: Run, language: str, today: str) -> None:
    """As ssh brings one along: Qt told of it in four lines, in front of each answer."""
    told = run("--data-dir", "data", "status", LC_ALL=language, LC_TIME="fr_FR.UTF-8")
    out, err = told.communicate(timeout=PATIENCE)
    assert (told.returncode, err) == (0, "")
    assert re.match(today, out)
    mistyped = run("staus", LC_ALL=language)
    out, err = mistyped.communicate(timeout=PATIENCE)
    assert (mistyped.returncode, out, err.count("\n")) == (2, "", 1)
