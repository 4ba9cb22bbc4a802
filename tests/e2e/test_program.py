"""The real program, started as a person starts it: what cannot go on is said in one sentence."""

import sqlite3
from pathlib import Path

import pytest

from retrotimer import __version__
from retrotimer.store.paths import DATABASE_NAME
from tests.e2e.program import Run, complaint, in_tree
from tests.store.keeping import keep, some_walks
from tests.waiting import PATIENCE, wait_for

PAGE = 4096


def test_version(run: Run) -> None:
    process = run("--version", QT_QPA_PLATFORM="there is none")
    out, err = process.communicate(timeout=PATIENCE)
    assert (out, err, process.returncode) == (f"Retrotimer {__version__}\n", "", 0)


@pytest.mark.parametrize(
    "arguments",
    [["--nonsense"], ["nonsense"], ["--data-dir"], ["--data-dir", ""], ["--data"], ["--data-dir", "a", "b"]],
)
def test_nonsense_arguments(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    process = run(*arguments)
    assert "does not understand" in complaint(process)
    assert process.returncode == 2
    assert in_tree(tmp_path) == {}


@pytest.mark.parametrize("below", [False, True])
def test_a_file_where_the_folder_should_be(run: Run, tmp_path: Path, *, below: bool) -> None:
    file = tmp_path / "walks.txt"
    file.write_text("my own notes", "utf-8")
    before = in_tree(tmp_path)
    said = complaint(run("--data-dir", file / "data" if below else file))
    assert f"“{file}” is a file, not a folder." in said
    assert in_tree(tmp_path) == before


@pytest.mark.linux
def test_a_folder_that_cannot_be_written(run: Run) -> None:
    said = complaint(run("--data-dir", "/proc/retrotimer"))
    assert "“/proc/retrotimer” cannot be written to" in said


@pytest.mark.parametrize(
    "content",
    [b"milk\neggs\n", b"\x00" * 4096, b"SQLite format 3\0" + b"\xff" * 4080, b"x"],
    ids=["text", "zeroes", "damaged", "one byte"],
)
def test_something_else_where_the_data_should_be(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "retrotimer.db").write_bytes(content)
    said = complaint(run("--data-dir", tmp_path))
    assert f"“{tmp_path / 'retrotimer.db'}” is" in said
    assert "left as it is" in said
    left = in_tree(tmp_path)
    left.pop("retrotimer.lock", None)
    assert left == {"retrotimer.db": content}


def test_a_folder_where_the_data_should_be(run: Run, tmp_path: Path) -> None:
    (tmp_path / "retrotimer.db").mkdir()
    assert "is not Retrotimer's data" in complaint(run("--data-dir", tmp_path))
    assert (tmp_path / "retrotimer.db").is_dir()


def test_data_of_another_program(run: Run, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "retrotimer.db") as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    before = in_tree(tmp_path)
    assert "is not Retrotimer's data" in complaint(run("--data-dir", tmp_path))
    assert in_tree(tmp_path)["retrotimer.db"] == before["retrotimer.db"]


def test_data_of_a_newer_version(run: Run, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "retrotimer.db") as connection:
        connection.execute("PRAGMA application_id = 0x52657472")
        connection.execute("PRAGMA user_version = 999")
        connection.execute("CREATE TABLE session (id TEXT)")
    connection.close()
    before = in_tree(tmp_path)
    said = complaint(run("--data-dir", tmp_path))
    assert "was written by a newer Retrotimer" in said
    left = in_tree(tmp_path)
    left.pop("retrotimer.lock", None)
    assert left == before


@pytest.mark.linux
@pytest.mark.parametrize("arguments", [["--data-dir", "data"], ["--nonsense"]])
@pytest.mark.parametrize("display", [None, ":7654"], ids=["none", "dead"])
def test_no_display(run: Run, tmp_path: Path, display: str | None, arguments: list[str]) -> None:
    said = complaint(run(*arguments, DISPLAY=display, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None))
    assert ("needs a screen" if arguments[1:] else "does not understand") in said
    assert in_tree(tmp_path) == {}


LOUD = """
import sys
from pathlib import Path
from retrotimer.cli import main
from retrotimer.ui.main_window import MainWindow

come_forward = MainWindow.come_forward

def come_forward_and_say_so(window):
    come_forward(window)
    Path(sys.argv[1], "raised").touch()

MainWindow.come_forward = come_forward_and_say_so
sys.exit(main(["--data-dir", str(Path(sys.argv[1], "data"))]))
"""


def test_a_second_start_raises_the_first_and_goes_away(run: Run, tmp_path: Path) -> None:
    first = run(tmp_path, program=("-c", LOUD))
    wait_for((tmp_path / "data" / "retrotimer.lock").exists, "the first start claims nothing")
    second = run("--data-dir", tmp_path / "data")
    assert second.communicate(timeout=PATIENCE) == ("", "")
    assert second.returncode == 0
    wait_for((tmp_path / "raised").exists, "the first window was not raised")
    assert first.poll() is None


FAILS_LATER = """
import sys
from retrotimer import cli, launch
from retrotimer.core.errors import DamagedError

def complete_app(database, window):
    raise DamagedError(str(database.path), "disk image is malformed")

launch.complete_app = complete_app
sys.exit(cli.main(["--data-dir", sys.argv[1]]))
"""


def test_data_that_turn_out_damaged_after_the_first_picture(run: Run, tmp_path: Path) -> None:
    """A new start takes its place, which looks first and asks; here nobody can be asked."""
    folder = tmp_path / "data"
    keep(folder, *some_walks(200))
    path = folder / DATABASE_NAME
    content = path.read_bytes()
    path.write_bytes(content[:-PAGE] + b"\xab" * PAGE)
    said, complained = run(folder, program=("-c", FAILS_LATER)).communicate(timeout=PATIENCE)
    assert said == ""
    assert "is damaged and cannot be read. It was left as it is." in complained
    assert complained.count("\n") == 1


HIDDEN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from retrotimer import cli, launch
from retrotimer.ui.main_window import MainWindow

real = launch.complete_app

def complete_app(database, window):
    app = real(database, window)
    print("complete", flush=True)
    QTimer.singleShot(0, QApplication.quit)
    return app

launch.complete_app = complete_app
launch.LONGEST_WAIT_MS = 50
MainWindow.show = lambda window: None
sys.exit(cli.main(["--data-dir", sys.argv[1]]))
"""


def test_a_window_that_is_never_painted_is_made_whole_all_the_same(run: Run, tmp_path: Path) -> None:
    started = run(tmp_path / "data", program=("-c", HIDDEN))
    assert started.communicate(timeout=PATIENCE) == ("complete\n", "")
    assert started.returncode == 0
