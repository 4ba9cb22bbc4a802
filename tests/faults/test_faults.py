"""The short form of the kills; `python -m tests.faults.kills` is the long one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TIMES = 60
"""In three kinds of work; a process costs a tenth of a second, most of it waiting."""


@pytest.mark.linux
def test_processes_that_are_killed_lose_no_finished_walk_and_invent_none() -> None:
    """In a process of its own: this one has threads, and cannot be copied while they run."""
    command = [sys.executable, "-m", "tests.faults.kills", "--times", str(TIMES)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "walk" in done.stdout
