"""Modules that wait until they are used."""

import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from retrotimer.put_off import Waiting, put_off
from tests.e2e.program import begun

CODE = """
ran.append(__name__)
__all__ = ["answer"]
itself = __import__("sys").modules[__name__]
unknown = getattr(itself, "nowhere", None)

def answer():
    return 42
"""


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the modules whose code has run; `seldom` is one that waits."""
    ran: list[str] = []
    monkeypatch.setattr("builtins.ran", ran, raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "seldom", raising=False)
    (tmp_path / "seldom.py").write_text(CODE, encoding="utf-8")
    put_off("seldom")
    return ran


def test_an_import_alone_runs_nothing_however_often_it_comes(ran: list[str]) -> None:
    for _ in range(2):
        exec("import seldom", {})  # noqa: S102 - as the module is there for this test alone
    assert ran == []


def test_python_may_ask_what_it_asks_of_every_module(ran: list[str]) -> None:
    module = sys.modules["seldom"]
    assert Path(str(module.__file__)).name == "seldom.py"
    assert not hasattr(module, "__path__")
    assert "seldom" in repr(module)
    assert ran == []


@pytest.mark.parametrize(
    "code", ["import seldom; answer = seldom.answer", "from seldom import answer", "from seldom import *"]
)
def test_each_way_to_use_it_runs_it_once(ran: list[str], code: str) -> None:
    for _ in range(2):
        names: dict[str, object] = {}
        exec(code, names)  # noqa: S102 - as above
        answer = names["answer"]
        assert callable(answer)
        assert answer() == 42
    assert ran == ["seldom"]


def test_it_stays_the_module_that_others_hold(ran: list[str]) -> None:
    held = sys.modules["seldom"]
    assert held.answer() == 42
    assert sys.modules["seldom"] is held
    assert not isinstance(held, Waiting)
    with pytest.raises(AttributeError):
        _ = held.nowhere
    assert ran == ["seldom"]


def test_a_thread_that_comes_second_finds_all_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ran: list[str]
) -> None:
    began, gate = Event(), Event()
    monkeypatch.setattr("builtins.gates", (began, gate), raising=False)
    monkeypatch.delitem(sys.modules, "slow", raising=False)
    (tmp_path / "slow.py").write_text("began, gate = gates\nbegan.set()\ngate.wait(60)\n" + CODE, "utf-8")
    put_off("slow")
    module, answers = sys.modules["slow"], []
    threads = [Thread(target=lambda: answers.append(module.answer())) for _ in range(2)]
    threads[0].start()
    assert began.wait(60)
    threads[1].start()
    gate.set()
    for thread in threads:
        thread.join(60)
    assert answers == [42, 42]
    assert ran == ["slow"]


def test_a_module_that_is_there_is_left_alone(ran: list[str]) -> None:
    assert sys.modules["seldom"].answer() == 42
    put_off("seldom")
    put_off("sys")
    assert not isinstance(sys.modules["seldom"], Waiting)
    assert ran == ["seldom"]


def test_what_python_does_not_have_is_left_out() -> None:
    put_off("retrotimer_has_no_such_module")
    assert "retrotimer_has_no_such_module" not in sys.modules


WHOLE_WINDOW = """
import sys
there_already = set(sys.modules)
from retrotimer import cli, launch
from retrotimer.put_off import SELDOM_USED, Waiting

def complete_app(database, window):
    from PySide6.QtCore import QTimer

    def look():
        found.extend({what})
        window.close()

    QTimer.singleShot(0, look)
    return whole(database, window)

found = []
whole = launch.complete_app
launch.complete_app = complete_app
code = cli.main(["--data-dir", {folder!r}])
sys.exit(", ".join(found) or code)
"""


def found_in_the_whole_window(folder: Path, what: str) -> str:
    """Names that Python finds as `what` once the window is whole, as long as nobody walks."""
    begun(folder / "data")
    program = WHOLE_WINDOW.format(what=what, folder=str(folder / "data"))
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], check=False, capture_output=True, text=True, cwd=folder
    )
    return done.stderr if done.returncode else ""


def test_the_whole_window_uses_none_of_them(tmp_path: Path) -> None:
    waited = "sorted(set(SELDOM_USED) - there_already)"
    used = f"[name for name in {waited} if not isinstance(sys.modules[name], Waiting)]"
    assert found_in_the_whole_window(tmp_path, used) == ""


def test_the_whole_window_makes_none_of_the_classes_that_it_can_do_without(tmp_path: Path) -> None:
    """PySide makes a class when it is first asked for, or may be meant: up to 50 KiB each."""
    rooms = {
        "QtCore": ("QItemSelectionModel", "QLineF", "QMetaMethod", "QPersistentModelIndex"),
        "QtGui": ("QCloseEvent", "QFontMetricsF", "QKeyEvent", "QMouseEvent", "QWheelEvent"),
        "QtWidgets": ("QWidgetAction",),
    }
    here = "isinstance(vars(sys.modules[f'PySide6.{room}']).get(name), type)"
    made = f"[name for room, names in {rooms}.items() for name in names if {here}]"
    assert found_in_the_whole_window(tmp_path, made) == ""
