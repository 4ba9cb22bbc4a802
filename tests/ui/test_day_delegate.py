"""Each state of a day, and each whole month, looks as it did when someone last looked at it.

No state of a day looks like another.
"""

from itertools import combinations

import pytest
from PySide6.QtGui import QImage

from tests.ui.days import CELLS, MONTHS, draw, draw_month
from tests.ui.pictures import GOLDEN, TOLERANCE, Golden, difference


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_looks_as_kept(name: str) -> None:
    image = draw(CELLS[name])
    assert Golden(name).matches(image), f"look at golden/{name}.png; tests/ui/days.py keeps new ones"


@pytest.mark.parametrize("name", MONTHS)
def test_a_month_looks_as_kept(name: str) -> None:
    image = draw_month(MONTHS[name])
    assert Golden(name).matches(image), f"look at golden/{name}.png; tests/ui/days.py keeps new ones"


def test_every_picture_belongs_to_a_state_or_a_month() -> None:
    assert {path.stem for path in GOLDEN.glob("*.png")} == {*CELLS, *MONTHS}


def test_no_two_states_look_alike() -> None:
    kept = {name: QImage(str(Golden(name).path)) for name in CELLS}
    alike = {
        (one, other)
        for one, other in combinations(kept, 2)
        if difference(kept[one], kept[other]) <= TOLERANCE
    }
    # A future day says so in words; today's own ring says already that it is selected.
    assert alike <= {("empty", "future"), ("today", "today-selected")}
