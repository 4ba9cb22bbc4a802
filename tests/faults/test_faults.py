"""The short form of the report; `python3 run.py faults` is the long one."""

import os
import re
import subprocess
import sys
import tempfile

import pytest

from tests.faults.failing import as_root_of_its_own
from tests.faults.kills import KINDS
from tests.faults.program import ROOT

KILLS = 200


@pytest.mark.linux
def test_no_fault_loses_a_finished_walk_or_invents_one() -> None:
    """In a process of its own: this one has threads, and cannot be copied while they run."""
    command = as_root_of_its_own([sys.executable, "-m", "tests.faults", "--short"])
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": tempfile.gettempdir()}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    tried = {
        kind: int(number)
        for kind, number in re.findall(r"killed in the middle of: (\w+) +(\d+)", done.stdout)
    }
    assert tried.keys() == KINDS.keys()
    assert sum(tried.values()) == KILLS
