"""Each state of a day looks as it did when someone last looked at it, and unlike each of the others."""

from itertools import combinations

import pytest
from PySide6.QtGui import QImage

from tests.ui.days import CELLS, draw
from tests.ui.pictures import GOLDEN, TOLERANCE, Golden, difference


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_looks_as_kept(name: str) -> None:
    image = draw(CELLS[name])
    assert Golden(name).matches(image), f"look at golden/{name}.png; tests/ui/days.py keeps new ones"


def test_every_picture_belongs_to_a_state() -> None:
    assert {path.stem for path in GOLDEN.glob("*.png")} == set(CELLS)


def test_no_two_states_look_alike() -> None:
    kept = {name: QImage(str(Golden(name).path)) for name in CELLS}
    alike = {
        (one, other)
        for one, other in combinations(kept, 2)
        if difference(kept[one], kept[other]) <= TOLERANCE
    }
    # A future day says so in words; today's own ring says already that it is selected.
    assert alike <= {("empty", "future"), ("today", "today-selected")}
