"""Private buses for tests, whole and broken ones, and other programs on them."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import Any

SYSTEM_PYTHON = "/usr/bin/python3"
PEER = Path(__file__).with_name("peer.py")
PATIENCE = 90.0

CONFIGURATION = """<busconfig>
<type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>"""


class PrivateBus:
    """A bus of its own, on which nothing can be started by its name."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="bus-"))  # a socket's path must be short
        configuration = self._folder / "bus.conf"
        configuration.write_text(CONFIGURATION.format(folder=self._folder), "utf-8")
        self._daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()
        assert self.address, "dbus-daemon did not start"

    @property
    def environment(self) -> dict[str, str]:
        """For programs on this bus."""
        return {**os.environ, "DBUS_SESSION_BUS_ADDRESS": self.address}

    def die(self) -> None:
        """Go away without a word."""
        self._daemon.kill()
        self._daemon.wait()

    def close(self) -> None:
        self.die()
        if self._daemon.stdout is not None:
            self._daemon.stdout.close()
        shutil.rmtree(self._folder, ignore_errors=True)


@dataclass
class SilentBus:
    """A bus that never answers a call. `asked` is set when somebody waits for it."""

    address: str
    asked: Event


@contextmanager
def silent_bus(*, lets_in: bool) -> Iterator[SilentBus]:
    """A bus that never answers a call, or not even lets anybody in."""
    asked = Event()
    folder = Path(tempfile.mkdtemp(prefix="bus-"))
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(folder / "bus"))
    server.listen()
    guests: list[socket.socket] = []

    def let_in() -> None:
        with suppress(OSError):
            while True:
                guest, _ = server.accept()
                guests.append(guest)
                guest.recv(1024)
                guest.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
                guest.recv(1024)
                asked.set()

    thread = Thread(target=let_in, daemon=True)
    if lets_in:
        thread.start()
    yield SilentBus(f"unix:path={folder}/bus", asked)
    with suppress(OSError):
        server.shutdown(socket.SHUT_RDWR)
    server.close()
    if lets_in:
        thread.join(PATIENCE)
    for guest in guests:
        guest.close()
    shutil.rmtree(folder)


class Peer:
    """Another program on a bus, written with GDBus, which is strict about types (`peer.py`)."""

    def __init__(self, bus: PrivateBus) -> None:
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, "-W", "ignore", str(PEER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=bus.environment,
        )
        self._answers: Queue[Any] = Queue()
        self._events: Queue[Any] = Queue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            kind, what = json.loads(line)
            (self._answers if kind == "answer" else self._events).put(what)

    def do(self, what: str, *words: str) -> str:
        """Have it do something; its answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([what, *words]) + "\n")
        self._process.stdin.flush()
        return str(self._answers.get(timeout=PATIENCE))

    def event(self) -> list[str]:
        """The next call that it got, or signal that it heard."""
        return list(self._events.get(timeout=PATIENCE))

    def has_events(self) -> bool:
        return not self._events.empty()

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join(PATIENCE)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
