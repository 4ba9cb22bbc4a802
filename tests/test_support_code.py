"""PySide6's support modules are compiled once, and what is kept of them can do no harm."""

import builtins
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from retrotimer import support_code
from retrotimer.support_code import support_compiled_once

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "shibokensupport/feature.py"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "code.support"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is really compiled from now on."""
    names: list[str] = []
    real: Callable[..., object] = compile

    def spy(source: object, filename: str, mode: str, **more: object) -> object:
        names.append(filename)
        return real(source, filename, mode, **more)

    monkeypatch.setattr(builtins, "compile", spy)
    return names


def ran(place: Path, source: bytes, name: str = NAME) -> object:
    """What a module gives as `x`, imported as PySide6 does it."""
    found: dict[str, object] = {}
    with support_compiled_once(str(place)):
        exec(compile(source, name, "exec"), found)  # noqa: S102 - as PySide6 does
    return found["x"]


def test_what_was_compiled_once_is_found_again(place: Path, compiled: list[str]) -> None:
    assert [ran(place, b"x = 1"), ran(place, b"x = 1")] == [1, 1]
    assert compiled == [NAME]


def test_another_pyside_finds_nothing_that_is_not_its_own(place: Path, compiled: list[str]) -> None:
    assert [ran(place, b"x = 1"), ran(place, b"x = 2"), ran(place, b"x = 2")] == [1, 2, 2]
    assert compiled == [NAME, NAME]


def test_other_code_is_not_kept(place: Path, compiled: list[str]) -> None:
    for _ in range(2):
        assert ran(place, b"x = 1", "other.py") == 1
    assert compiled == ["other.py", "other.py"]
    assert not place.exists()


def test_compile_is_what_it_was_afterwards(place: Path) -> None:
    real = builtins.compile
    ran(place, b"x = 1")
    assert builtins.compile is real
    with pytest.raises(ZeroDivisionError):
        ran(place, b"1 / 0")
    assert builtins.compile is real


@pytest.mark.parametrize("left", [b"", b"milk", b"\x00" * 64, b"i\x01\x00\x00\x00"])
def test_what_cannot_be_read_is_made_anew(place: Path, compiled: list[str], left: bytes) -> None:
    place.write_bytes(left)
    assert [ran(place, b"x = 1"), ran(place, b"x = 1")] == [1, 1]
    assert compiled == [NAME]


def test_half_of_what_was_kept_is_not_believed(place: Path) -> None:
    ran(place, b"x = 1")
    place.write_bytes(place.read_bytes()[:-9])
    assert ran(place, b"x = 1") == 1


def test_where_nothing_can_be_written_nothing_is_kept(place: Path, compiled: list[str]) -> None:
    assert [ran(place.parent / "no" / "folder", b"x = 1") for _ in range(2)] == [1, 1]
    assert compiled == [NAME, NAME]


def test_nothing_is_written_where_python_writes_no_code(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert ran(place, b"x = 1") == 1
    assert not place.exists()


SPYING = """
import builtins
real, names = builtins.compile, []
def spy(source, filename, *rest, **more):
    names.append(str(filename))
    return real(source, filename, *rest, **more)
builtins.compile = spy
import retrotimer.binding
from PySide6.QtCore import QTimer
print(sum(name.startswith("shibokensupport/") for name in names))
"""


def test_the_second_start_compiles_nothing_of_pyside(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | {"PYTHONPYCACHEPREFIX": str(tmp_path)}
    said = [
        subprocess.run(
            [sys.executable, "-P", "-c", SPYING], env=environment, check=True, capture_output=True, text=True
        ).stdout
        for _ in range(2)
    ]
    first, second = map(int, said)
    assert first > second == 0
    name = Path(support_code.__file__).stem
    assert [path.name for path in tmp_path.rglob("*.support")] == [
        f"{name}.{sys.implementation.cache_tag}.pyc.support"
    ]
