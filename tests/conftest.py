"""One environment for every test: no screen, no one's own settings, one zone, one language, one Python.

It is set before Qt is imported, so it stands above the imports.  A test that starts a tool with the
caller's own environment (pip's settings, say) finds it in `OUTER_ENVIRONMENT`.
"""

# ruff: noqa: E402

import gc
import os
import platform
import shutil
import sys
import tempfile
import time
from pathlib import Path

OUTER_ENVIRONMENT = dict(os.environ)
PYTHONS_OWN = {"PYTHONPATH", "PYTHONHOME"}
"""What Python needs to find its modules; any other `PYTHON…` changes how it, and we, behave."""

MEMORY = Path("/dev/shm")  # noqa: S108 - no name in it is guessed
ROOM_IN_MEMORY = 1 << 30
"""Bytes that have to be free there; a whole run writes a few dozen million."""


def _fastest_folder() -> str | None:
    """Where files lie in memory, if there is room and programs may start there; nothing otherwise.

    A walk waits for the disk every five seconds of its own time: on a busy disk, half of what a run takes.
    Files are as real there, and SQLite does all that it does.
    """
    try:
        place = os.statvfs(MEMORY)
    except (AttributeError, OSError):  # the first is Windows
        return None
    usable = os.access(MEMORY, os.W_OK) and not place.f_flag & os.ST_NOEXEC
    return str(MEMORY) if usable and place.f_bavail * place.f_frsize >= ROOM_IN_MEMORY else None


tempfile.tempdir = _fastest_folder()  # for us alone, and pytest: not for the programs that we start
_FOLDER = Path(tempfile.mkdtemp(prefix="retrotimer-tests-"))


def _fix_environment() -> None:
    for name in list(os.environ):
        if name.startswith(
            ("LC_", "QT_SCALE", "QT_SCREEN_SCALE", "QT_FONT_DPI", "QT_STYLE", "QT_QPA_PLATFORMTHEME")
        ):
            del os.environ[name]
        if name.startswith("PYTHON") and name not in PYTHONS_OWN:
            del os.environ[name]
    # Without what Python has compiled before, every process that a test starts would begin by compiling
    # the app: twice the time.
    sys.dont_write_bytecode = False
    os.environ.pop("LANGUAGE", None)
    os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8", TZ="Europe/Berlin")
    # A run that wants a real window says so; whatever else a desktop has set would show hundreds.
    if os.environ.get("QT_QPA_PLATFORM") != "xcb":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in ("DATA", "CONFIG", "STATE", "RUNTIME"):
        folder = _FOLDER / name.lower()
        folder.mkdir(mode=0o700)
        key = "XDG_RUNTIME_DIR" if name == "RUNTIME" else f"XDG_{name}_HOME"
        os.environ[key] = str(folder)
    if hasattr(time, "tzset"):
        time.tzset()


_fix_environment()

import retrotimer.binding  # noqa: F401 - or each `import` in a function, Hypothesis has many, runs PySide6's own

# isort: split

from collections.abc import Callable, Generator, Iterator

import hypothesis
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retrotimer.store.database import Database
from retrotimer.store.history import SqliteHistory
from retrotimer.store.settings import SqliteSettings
from tests.fakes import FakeClock
from tests.few_voices import offer_few_voices
from tests.lodgers import end_lodgers
from tests.new_data import open_anew

offer_few_voices(_FOLDER)

# The same examples in every run on a build machine; new ones each time at a desk. No deadline: a slow
# machine is not a mistake. Every run tries few; with `RETROTIMER_EXAMPLES=1000` it tries so many.
EXAMPLES = int(OUTER_ENVIRONMENT.get("RETROTIMER_EXAMPLES", "60"))
hypothesis.settings.register_profile("desk", deadline=None, max_examples=EXAMPLES)
hypothesis.settings.register_profile("ci", parent=hypothesis.settings.get_profile("desk"), derandomize=True)
hypothesis.settings.load_profile("ci" if OUTER_ENVIRONMENT.get("CI") else "desk")


WAITING = (
    "tests/faults/",
    "tests/e2e/test_screen_reader.py",
    "tests/desktop/sound/",
    "tests/e2e/test_heard_for",
    "tests/e2e/test_self_test.py",
)
"""What waits for other processes most of its time: others can be tried meanwhile, unless it comes last."""


def pytest_configure(config: pytest.Config) -> None:
    """Name the markers."""
    config.addinivalue_line("markers", "linux: asks for X11, D-Bus or /proc, which only Linux has")


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: a test that waits for a process leaves its core to others."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + cores // 2


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what waits most; leave out what the platform does not have, and nothing that could run."""
    items.sort(key=lambda item: not item.nodeid.startswith(WAITING))
    if platform.system() == "Linux":
        return
    left_out = [item for item in items if item.get_closest_marker("linux")]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep the garbage collector away while thousands of tests are collected, which live to the end.

    It would look at them again and again, a third of the time; and afterwards it passes over them.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(autouse=True)
def _rubbish_is_collected() -> Iterator[None]:
    """A start turns the garbage collector off until its window is whole; its test may end before."""
    yield
    gc.enable()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Take the folder of the fixed environment away again, and who lives there.

    A speech-dispatcher that a walk started goes by itself, but for one that hangs as it ends.
    """
    if not _leads_others(session.config):  # who does has started nobody else, and they live with it
        end_lodgers("XDG_RUNTIME_DIR", os.environ["XDG_RUNTIME_DIR"])
    shutil.rmtree(_FOLDER, ignore_errors=True)


def _leads_others(config: pytest.Config) -> bool:
    """Whether this process hands the tests to others."""
    return bool(config.getoption("numprocesses", None)) and not hasattr(config, "workerinput")


class PatientBot(QtBot):
    """A `qtbot` that waits for a minute: only what never comes takes so long, and that is a failure."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 60_000) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's own would wait for five seconds, which is little where the machine has much to do."""
    assert qapp is not None
    return PatientBot(request)


@pytest.fixture
def clock() -> FakeClock:
    """A frozen clock on Tuesday 17 November 2026, nine in the morning in Berlin."""
    return FakeClock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A real, new database file."""
    opened = open_anew(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def history(database: Database, clock: FakeClock) -> SqliteHistory:
    """The history in that file, still empty."""
    return SqliteHistory(database, lambda: clock.read().utc)


@pytest.fixture
def settings_store(database: Database) -> SqliteSettings:
    """The settings in that file, none stored yet."""
    return SqliteSettings(database)
