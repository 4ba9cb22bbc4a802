"""No network at all: the kernel would end the program at the first internet socket."""

import signal
from pathlib import Path

import pytest

from retrotimer.desktop.sound.command import WORD
from tests.e2e.program import Run
from tests.waiting import PATIENCE

OFFLINE = str(Path(__file__).with_name("offline.py"))

pytestmark = pytest.mark.linux


@pytest.mark.parametrize("six", [None, "1"])
def test_the_kernel_would_end_it(run: Run, six: str | None) -> None:
    process = run("--socket", program=(OFFLINE,), SIX=six)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == -signal.SIGSYS


def test_a_walk_in_the_window_asks_for_no_network(run: Run, tmp_path: Path) -> None:
    process = run("--data-dir", tmp_path / "data", program=(OFFLINE,))
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (0, "walked\n")
    assert "Traceback" not in err


@pytest.mark.parametrize("words", [["log", "today", "12"], ["check"]])
def test_no_word_asks_for_it_either(run: Run, tmp_path: Path, words: list[str]) -> None:
    process = run("--data-dir", tmp_path, *words, program=(OFFLINE,))
    assert process.communicate(timeout=PATIENCE)[1] == ""
    assert process.returncode == 0


def test_the_doctor_looks_without_it(run: Run, tmp_path: Path) -> None:
    process = run("--doctor", "--data-dir", tmp_path, program=(OFFLINE,))
    out, err = process.communicate(timeout=PATIENCE)
    assert err == ""
    assert process.returncode in {0, 1}, "ended by the kernel"
    assert "Display: offscreen" in out


def test_nor_does_the_speaker(run: Run) -> None:
    """It is a process of its own, whose end the window would survive."""
    process = run(WORD, program=(OFFLINE,))
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
