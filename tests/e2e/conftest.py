"""A person at the app, and which tests a platform has."""

import platform
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.person import Person
from tests.e2e.program import run
from tests.ui.surroundings import Start, machine, start, surroundings

__all__ = ["machine", "run", "start", "surroundings"]

Sit = Callable[[], Person]


def pytest_configure(config: pytest.Config) -> None:
    """Name the markers of this room."""
    config.addinivalue_line("markers", "linux: asks for X11, D-Bus or /proc, which only Linux has")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the platform does not have; nothing is skipped where it could run."""
    if platform.system() == "Linux":
        return
    left_out = [item for item in items if item.get_closest_marker("linux")]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


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
