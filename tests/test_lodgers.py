import os
import subprocess
import sys
from uuid import uuid4

import pytest

from tests.lodgers import end_lodgers

pytestmark = pytest.mark.linux

WAITS = "print('there', flush=True); import time; time.sleep(600)"


def waiting(name: str, value: str) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", WAITS],
        env={**os.environ, name: value},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "there\n"
    return process


def test_who_lives_there_is_ended_and_nobody_else() -> None:
    """A daemon has left its family, but not what it inherited."""
    mine, other = str(uuid4()), str(uuid4())
    lodger, neighbour = waiting("RETROTIMER_TEST", mine), waiting("RETROTIMER_TEST", other)
    try:
        end_lodgers("RETROTIMER_TEST", mine)
        assert lodger.wait(60) < 0
        assert neighbour.poll() is None
    finally:
        for process in (lodger, neighbour):
            process.kill()
            process.communicate()
