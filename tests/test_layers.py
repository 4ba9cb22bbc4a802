"""The house rules that a reader relies on, checked in the source itself (imports for types included).

Each rule is one test that names all that breaks it: one for each file would be a third of the whole suite.
"""

import ast
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "retrotimer"
FILES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST_FILE = 300
LONGEST_TEST_FILE = 450
"""Half as long again: who reads a test reads that one, and its tables take room."""


SQLITE, APPDIRS, QT_CORE = "sqlite3", "appdirs", "PySide6.QtCore"

# What one file of a room alone may import: nobody else has to know how it is done.
ONE_FILES = {
    "store/paths.py": APPDIRS,
    "desktop/bus.py": "jeepney",
    "desktop/keep_awake.py": "wakepy",
    "store/exchange/calendar.py": "icalendar",
}

# Each room, and what it may import beside itself and the standard library.
ROOMS: dict[str, tuple[str, ...]] = {
    "core": (),
    "store": ("retrotimer.core",),
    "desktop": ("retrotimer.core", "retrotimer.rubbish", "retrotimer.APP_ID", "PySide6"),
    "words": ("retrotimer.core", QT_CORE),
    "control": (
        "retrotimer.core",
        "retrotimer.rubbish",
        QT_CORE,
    ),
    "console": (
        "retrotimer.core",
        "retrotimer.store",
        "retrotimer.words",
        "retrotimer.language",
        "retrotimer.desktop.checkup",
        "retrotimer.desktop.door",
        "retrotimer.desktop.menu",
        "retrotimer.desktop.single_instance",
        "retrotimer.desktop.elsewhere",
        QT_CORE,
    ),
    "flows": ("retrotimer.core", "retrotimer.words", "retrotimer.control", "retrotimer.ui", QT_CORE),
    "ui": ("retrotimer.core", "retrotimer.words", "retrotimer.assets", "retrotimer.__version__", "PySide6"),
}
NOT_FOR_RULES = {
    "time",
    "os",
    "pathlib",
    "sqlite3",
    "socket",
    "subprocess",
    "threading",
    "tempfile",
    "shutil",
}
CLOCK_READERS = {
    "now",
    "utcnow",
    "today",
    "currentDate",
    "currentTime",
    "currentDateTime",
    "currentDateTimeUtc",
    "currentMSecsSinceEpoch",
    "currentSecsSinceEpoch",
    "monotonic",
    "perf_counter",
    "time_ns",
    "monotonic_ns",
}


def imports(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Every name that is imported in these parts of a file, in full."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from (f"{module}.{alias.name}" for alias in node.names)


def starts_with(name: str, *modules: str) -> bool:
    return any(name == module or name.startswith(module + ".") for module in modules)


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def parts(path: Path) -> tuple[ast.AST, ...]:
    """All that a file consists of: most rules go through it, and to find it takes longer than to read it."""
    return tuple(ast.walk(parse(path)))


@cache
def imported(path: Path) -> tuple[str, ...]:
    return tuple(imports(parts(path)))


@pytest.fixture(scope="module", autouse=True)
def _nothing_is_kept() -> Iterator[None]:
    """Let the parts go afterwards: the garbage collector would go through a million of them to the end."""
    yield
    parse.cache_clear()
    parts.cache_clear()


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def in_rooms(*rooms: str) -> list[Path]:
    return [path for path in FILES if room(path) in rooms]


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def faults(paths: list[Path], found: Callable[[Path], Iterable[object]]) -> dict[str, list[object]]:
    """What is found in these files and must not be there, by the file's name."""
    assert paths, "there is no file to look into"
    return {path.relative_to(ROOT).as_posix(): wrong for path in paths if (wrong := list(found(path)))}


def is_standard(name: str) -> bool:
    return name.split(".", maxsplit=1)[0] in sys.stdlib_module_names


def test_every_room_is_known() -> None:
    rooms = {room(path) for path in FILES if path.parent != PACKAGE}
    assert rooms == set(ROOMS)


def test_an_import_says_where_something_comes_from() -> None:
    assert faults(FILES, lambda path: [name for name in imported(path) if name.startswith(".")]) == {}


def strange(path: Path) -> Iterator[str]:
    """Imports of what neither belongs to a file's room nor lies below it."""
    here = room(path)
    allowed = (f"retrotimer.{here}", *ROOMS[here])
    if name_of(path) in ONE_FILES:
        allowed = (*allowed, ONE_FILES[name_of(path)])
    names = imported(path)
    return (name for name in names if not is_standard(name) and not starts_with(name, *allowed))


def test_a_room_imports_only_what_lies_below_it() -> None:
    assert faults(in_rooms(*ROOMS), strange) == {}


def test_the_rules_touch_nothing_outside() -> None:
    def touched(path: Path) -> list[str]:
        return [name for name in imported(path) if name.split(".")[0] in NOT_FOR_RULES]

    assert faults(in_rooms("core"), touched) == {}


def test_only_the_store_knows_sqlite_and_one_file_the_folders() -> None:
    by_name = {name_of(path): set(imported(path)) for path in FILES}
    sqlite = {name for name, found in by_name.items() if any(starts_with(one, SQLITE) for one in found)}
    folders = {name for name, found in by_name.items() if any(starts_with(one, APPDIRS) for one in found)}
    assert all(name.startswith("store/") for name in sqlite)
    assert folders == {"store/paths.py"}


def test_only_the_window_has_widgets() -> None:
    def widgets(path: Path) -> list[str]:
        return [name for name in imported(path) if starts_with(name, "PySide6.QtWidgets")]

    assert faults(in_rooms("desktop", "control", "words", "console"), widgets) == {}


def clock_readings(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """Calls that read a clock, and imports of functions that do."""
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            # `clock.read().today` and `self.today()` are ours; a class of `datetime` or Qt is not.
            by_class = isinstance(owner, ast.Name | ast.Attribute) and ast.unparse(owner).split(".")[-1] in {
                "date",
                "datetime",
                "time",
                "QDate",
                "QTime",
                "QDateTime",
            }
            if by_class and node.func.attr in CLOCK_READERS | {"time", "localtime", "gmtime"}:
                yield ast.unparse(node)
    yield from (name for name in imports(nodes) if starts_with(name, "time"))
    yield from (name for name in imports(nodes) if name.endswith((".QElapsedTimer", ".QDeadlineTimer")))


def test_the_clock_is_read_by_the_clock_alone() -> None:
    elsewhere = [path for path in FILES if room(path) != "desktop"]
    assert faults(elsewhere, lambda path: clock_readings(parts(path))) == {}


def test_a_clock_reading_would_be_found() -> None:
    source = """
import time
from time import monotonic
from datetime import date, datetime
import datetime as dt
a = datetime.now(), date.today(), dt.datetime.utcnow(), QDate.currentDate(), QtCore.QDateTime.currentDate()
b = time.time(), clock.read().today, month.today(), self.now()
"""
    assert list(clock_readings(list(ast.walk(ast.parse(source))))) == [
        "datetime.now()",
        "date.today()",
        "dt.datetime.utcnow()",
        "QDate.currentDate()",
        "QtCore.QDateTime.currentDate()",
        "time.time()",
        "time",
        "time.monotonic",
    ]


def untranslatable(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Texts given to a translation that `lupdate` cannot read, because they are not literals."""
    for node in nodes:
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
        if called == "tr":
            texts = node.args[:2]
        elif called == "translate" and ast.unparse(node.func) in {called, f"QCoreApplication.{called}"}:
            texts = node.args[:3]
        else:
            continue  # a painter's `translate` moves
        for text in texts:
            if not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
                yield ast.unparse(node)


def test_every_text_for_translation_is_a_literal() -> None:
    assert faults(FILES, lambda path: untranslatable(parts(path))) == {}


def test_a_text_that_cannot_be_translated_would_be_found() -> None:
    source = (
        'self.tr(f"{n} walks"); self.tr("walks"); translate("days", word); translate("days", "a" "b", "c", 3)'
    )
    assert list(untranslatable(ast.walk(ast.parse(source)))) == [
        "self.tr(f'{n} walks')",
        "translate('days', word)",
    ]


def lines_over(limit: int, path: Path) -> list[int]:
    """How many lines a file has, if they are too many."""
    lines = len(path.read_text(encoding="utf-8").splitlines())
    return [lines] if lines > limit else []


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    assert faults(FILES, partial(lines_over, LONGEST_FILE)) == {}


def test_no_file_of_tests_is_longer_either() -> None:
    assert faults(TESTS, partial(lines_over, LONGEST_TEST_FILE)) == {}


def test_every_file_says_what_it_is_for() -> None:
    silent = [name_of(path) for path in FILES if not ast.get_docstring(parse(path))]
    assert silent == []
