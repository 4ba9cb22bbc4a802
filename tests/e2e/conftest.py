"""A person at the app."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.afar import glance
from tests.e2e.asking import ask, today
from tests.e2e.desk import desk
from tests.e2e.person import Person
from tests.e2e.program import run
from tests.ui.surroundings import Start, machine, outside, start, surroundings

__all__ = ["ask", "desk", "glance", "machine", "outside", "run", "start", "surroundings", "today"]

Sit = Callable[[], Person]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data folder that stays when the app is closed."""
    return tmp_path / "data"


@pytest.fixture
def sit(start: Start, folder: Path) -> Sit:
    """Starts the app anew on the same folder."""
    return lambda: Person(start(folder))


@pytest.fixture
def person(sit: Sit) -> Person:
    """A person at a new app that has never been used."""
    return sit()
