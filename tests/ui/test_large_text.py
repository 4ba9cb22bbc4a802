"""Large text on the screens that people have: what a screen is there for needs no scrolling to be seen."""

import subprocess
import sys

import pytest

from tests.tour.__main__ import VIEWS

ON_SCREENS = [view.name for view in VIEWS if view.screen is not None]


@pytest.mark.parametrize("view", ON_SCREENS)
def test_the_main_button_is_in_sight_and_nothing_scrolls_within_what_scrolls(view: str) -> None:
    """A person whose back hurts was led to Start and Done by two scroll bars, one within the other."""
    command = [sys.executable, "-m", "tests.tour.faults", view]
    looked = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert looked.stdout == ""
    assert looked.returncode == 0, looked.stderr


def test_the_screens_that_complaints_were_about_are_looked_at() -> None:
    assert {"1366x768-200", "1366x768-200-mirrored", "1280x800-175", "1280x800-200", "1024x768-150"} <= set(
        ON_SCREENS
    )
