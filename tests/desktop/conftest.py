"""A second process, for what only two can show."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desktop.buses import Peer, PrivateBus

ROOT = Path(__file__).resolve().parents[2]
Start = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a Python program with pipes to it; whatever still runs at the end is ended."""
    running: list[subprocess.Popen[str]] = []

    def begin(program: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    """A private session bus that this process takes for its own."""
    private = PrivateBus()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", private.address)
    yield private
    private.close()


@pytest.fixture
def peer(bus: PrivateBus) -> Iterator[Peer]:
    """Another program on that bus."""
    other = Peer(bus)
    yield other
    other.close()
