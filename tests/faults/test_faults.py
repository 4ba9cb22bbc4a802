"""The short form of the report; `python3 run.py faults` is the long one."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator

import pytest

from tests.faults.__main__ import STOPPED
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


@pytest.fixture
def heeding_ctrl_c() -> Iterator[None]:
    """Processes that begin now heed Ctrl-C, also where a shell had this one ignore it, as with `&`."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.linux
@pytest.mark.usefixtures("heeding_ctrl_c")
def test_who_stops_a_long_run_reads_no_traceback() -> None:
    """Of the process that waits for the others it would be the one of a queue that is empty just now."""
    nothing = (f"--{what}=0" for what in ("kills", "failing", "companies", "shared"))
    command = [sys.executable, "-m", "tests.faults", *nothing, "--every=8"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as run:
        assert run.stdout is not None
        while "are broken" not in run.stdout.readline():
            assert run.poll() is None
        os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to all of them
        said, err = run.communicate(timeout=60)
    assert run.returncode == STOPPED
    assert "a flipped bit" in said
    assert "what is not above was not tried" in said
    assert err == ""
