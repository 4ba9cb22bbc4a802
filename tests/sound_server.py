"""A sound server of its own for a test, with a recorder that tells what was really heard, and when.

PulseAudio runs on a private socket and plays into nothing; what it plays there is recorded.  Whatever a
test's processes start beside it, speech-dispatcher above all, lives in the same folder and is ended with it.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import inf, sqrt
from pathlib import Path
from threading import Thread
from typing import IO

import pytest

from tests.lodgers import end_lodgers
from tests.waiting import PATIENCE, wait_for

SINK = "vsink"
RATE = 48_000
BLOCK = RATE // 200
"""Samples that are judged together: five milliseconds."""

LOUD = 0.02
"""Of full scale: far above nothing, far below any cue."""

NULL_SINK = "module-null-sink"


class SoundServer:
    """PulseAudio in a folder of its own. It is silent and has one device, `SINK`, when it starts."""

    def __init__(self) -> None:
        # Not pytest's folder: the path of a socket may have no more than a hundred letters.
        self._folder = Path(tempfile.mkdtemp(prefix="rt-sound-"))
        self._process: subprocess.Popen[bytes] | None = None
        runtime = self._folder / "run"
        runtime.mkdir(mode=0o700)
        settings = self._folder / "client.conf"
        settings.write_text("autospawn = no\n", "utf-8")
        self.changes = {
            "XDG_RUNTIME_DIR": str(runtime),
            "HOME": str(self._folder),
            "PULSE_SERVER": f"unix:{runtime}/pulse/native",
            "PULSE_CLIENTCONFIG": str(settings),
            "SPEECHD_ADDRESS": f"unix_socket:{runtime}/speech-dispatcher/speechd.sock",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which a process finds this server."""
        return {**os.environ, **self.changes}

    def start(self) -> None:
        """Start the server; it answers when this returns."""
        self._process = subprocess.Popen(
            [
                *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "-F", os.devnull),
                *("-L", "module-native-protocol-unix"),
                # Without `norewinds` it plays up to two seconds ahead, and a sound waits for that long.
                *("-L", f"{NULL_SINK} sink_name={SINK} norewinds=1"),
            ],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(self._answers, "the sound server does not start")

    def stop(self) -> None:
        """End the server, as if it had crashed."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
            (self._folder / "run" / "pulse" / "native").unlink(missing_ok=True)

    def pactl(self, *words: str) -> str:
        """Tell the server something; what it answers."""
        done = subprocess.run(
            ["pactl", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE,
        )
        return done.stdout.strip()

    def add_device(self, name: str) -> Callable[[], None]:
        """Plug a device in; calling the answer pulls it out."""
        module = self.pactl("load-module", NULL_SINK, f"sink_name={name}", "norewinds=1")
        return lambda: void(self.pactl("unload-module", module))

    @contextmanager
    def recorder(self, device: str = SINK, latency: int = 20) -> Iterator["Recorder"]:
        """Records what is played on a device, from now until the end of the block.

        `latency` is how many milliseconds late it may be; the fewer, the more the server has to do.
        """
        command = ["parec", "--raw", "--format=s16le", "--channels=1", f"--rate={RATE}"]
        process = subprocess.Popen(
            [*command, f"--latency-msec={latency}", "-d", f"{device}.monitor"],
            env=self.environment,
            stdout=subprocess.PIPE,
        )
        assert process.stdout is not None
        recorder = Recorder()
        thread = Thread(target=recorder.listen, args=(process.stdout,))
        thread.start()
        try:
            wait_for(lambda: bool(recorder.blocks), "nothing is recorded")
            yield recorder
        finally:
            process.terminate()
            process.wait()
            thread.join()
            process.stdout.close()

    def signal_speech(self, number: signal.Signals) -> None:
        """Send a signal to speech-dispatcher."""
        os.kill(self._speech_dispatcher(), number)

    def end(self) -> None:
        """Leave nothing behind: not even a speech-dispatcher that is only just being started."""
        self.stop()
        end_lodgers("XDG_RUNTIME_DIR", str(self._folder / "run"))
        shutil.rmtree(self._folder, ignore_errors=True)

    def _speech_dispatcher(self) -> int:
        return int((self._folder / "run/speech-dispatcher/pid/speech-dispatcher.pid").read_text("ascii"))

    def _answers(self) -> bool:
        try:
            return bool(self.pactl("info"))
        except subprocess.SubprocessError:
            return False


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of sound: monotonic seconds, and how loud it was on the whole (1 is full scale)."""

    begin: float
    end: float
    level: float

    @property
    def seconds(self) -> float:
        """How long it lasted."""
        return self.end - self.begin


@dataclass(slots=True)
class Recorder:
    """What was recorded so far, in blocks: the moment at which each ended, and its loudness."""

    blocks: list[tuple[float, float]] = field(default_factory=list)

    def listen(self, pipe: IO[bytes]) -> None:
        """Read until the pipe ends.

        Time is counted in samples. It is tied to the clock by whichever came soonest after it was played:
        on a busy machine this thread may wait, and then get much at once.
        """
        rest, count, start = b"", 0, inf
        while data := os.read(pipe.fileno(), 65536):
            now = time.monotonic()
            rest += data
            whole = len(rest) // (2 * BLOCK)
            samples = array("h", rest[: 2 * BLOCK * whole])
            rest = rest[2 * BLOCK * whole :]
            start = min(start, now - (count + whole) * BLOCK / RATE)
            for index in range(whole):
                count += 1
                level = _level(samples[index * BLOCK : (index + 1) * BLOCK])
                self.blocks.append((start + count * BLOCK / RATE, level))

    def spells(self, since: float = 0.0, gap: float = 0.1) -> list[Spell]:
        """The stretches of sound after a moment; silence shorter than `gap` seconds does not part them."""
        found: list[list[tuple[float, float]]] = []
        for moment, level in tuple(self.blocks):
            if moment < since or level < LOUD:
                continue
            if found and moment - found[-1][-1][0] < gap:
                found[-1].append((moment, level))
            else:
                found.append([(moment, level)])
        return [
            Spell(blocks[0][0], blocks[-1][0], sqrt(sum(level**2 for _, level in blocks) / len(blocks)))
            for blocks in found
        ]

    def first_loud(self, since: float) -> float | None:
        """When it first got loud after a moment."""
        return next(
            (moment for moment, level in tuple(self.blocks) if moment >= since and level >= LOUD), None
        )

    def is_quiet(self, seconds: float, since: float = 0.0) -> bool:
        """Whether it was silent for so long, up to now and after a moment; sound that is under way is not."""
        blocks = [(moment, level) for moment, level in tuple(self.blocks) if moment >= since]
        if not blocks:
            return False
        last = max((moment for moment, level in blocks if level >= LOUD), default=blocks[0][0])
        return blocks[-1][0] - last >= seconds


@pytest.fixture
def sound_server() -> Iterator[SoundServer]:
    """A server that runs."""
    server = SoundServer()
    try:
        server.start()
        yield server
    finally:
        server.end()


@pytest.fixture
def at_sound_server(sound_server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> SoundServer:
    """The same, and every process that the test starts finds it."""
    settle_in(sound_server, monkeypatch)
    return sound_server


@pytest.fixture
def at_no_sound_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    """A server that every process would find, and that was not started."""
    server = SoundServer()
    settle_in(server, monkeypatch)
    yield server
    server.end()


def settle_in(server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what this process starts find the server."""
    for name, value in server.changes.items():
        monkeypatch.setenv(name, value)


def is_gone(process_id: int) -> bool:
    """Whether a process has ended; one that only waits to be buried has."""
    try:
        state = Path("/proc", str(process_id), "stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state == "Z"


def void(_answer: object) -> None:
    """Drop an answer."""


def _level(samples: "array[int]") -> float:
    return sqrt(sum(sample * sample for sample in samples) / len(samples)) / 32768
