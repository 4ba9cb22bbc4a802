"""Measures the speaker on a private sound server: how soon it is heard, and what its process costs.

`python -m tests.bench.sound` prints the figures; `latencies` is for others to call.  "Audible" is when the
recorder, which is five milliseconds late itself, had it in its hands.
"""

import os
import sys
import time
import wave
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import pi, sin
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEventLoop

from retrotimer.core.sound import OutputState, Sound, SoundChoice, VoiceState
from retrotimer.desktop.sound.speaker import SpeakerProcess
from tests.bench.process import kibibytes
from tests.sound_server import Recorder, SoundServer

TIMES = 9
PATIENCE = 30.0
IDLE_SECONDS = 30.0
SPOKEN_SECONDS = 60.0
BETWEEN_CUES = 10.0
WORDS = "Turn around, and walk backwards. Look behind you first."

CHILD = """
import sys
from pathlib import Path
import retrotimer.cli
from retrotimer.desktop.sound.child import speak
sys.exit(speak(Path(sys.argv[1])))
"""
"""As the program starts it, with our tone in place of its sounds."""


@dataclass(frozen=True, slots=True)
class Latencies:
    """Milliseconds, medians.

    Attributes:
        signal, speech: from the request to what is heard of it.
        usable, speaking: from `prepare` to signals, and to a voice; the dispatcher is warm after the first.
    """

    signal: float
    speech: float
    usable: float
    speaking: float


def latencies(times: int = TIMES) -> Latencies:
    """How soon the speaker is heard, each of so many times."""
    with _stage() as (server, command):
        starts = [_start_times(command) for _ in range(times)]
        with server.recorder(latency=5) as recorder, _prepared(command) as speaker:
            signal = [_audible(recorder, lambda: speaker.play(Sound.TICK)) for _ in range(times)]
            speech = [_audible(recorder, lambda: speaker.play(None, WORDS)) for _ in range(times)]
    return Latencies(
        signal=median(signal),
        speech=median(speech),
        usable=median(first for first, _ in starts),
        speaking=median(second for _, second in starts),
    )


def costs() -> dict[str, float]:
    """What the process takes: MiB, per cent of a core, and wake-ups a minute."""
    with _stage() as (_, command), _prepared(command) as speaker:
        process = Path("/proc", str(speaker.process_id))
        _turn(lambda: False, 2.0)
        figures = {"memory (PSS, MiB)": kibibytes(process / "smaps_rollup", "Pss") or 0.0}
        before = _use(process)
        _turn(lambda: False, IDLE_SECONDS)
        seconds, wakes = _use(process)
        figures["idle, % of a core"] = (seconds - before[0]) / IDLE_SECONDS * 100
        figures["idle, wake-ups a minute"] = (wakes - before[1]) / IDLE_SECONDS * 60
        before = _use(process)
        until = time.monotonic() + SPOKEN_SECONDS
        while time.monotonic() < until:
            speaker.play(Sound.TICK, WORDS)
            _turn(lambda: False, BETWEEN_CUES)
        figures["a cue every ten seconds, % of a core"] = (
            (_use(process)[0] - before[0]) / SPOKEN_SECONDS * 100
        )
        figures["memory after it (PSS, MiB)"] = kibibytes(process / "smaps_rollup", "Pss") or 0.0
    return figures


@contextmanager
def _stage() -> Iterator[tuple[SoundServer, list[str]]]:
    """A sound server that this process finds, and the command of a speaker with one sound."""
    app = QCoreApplication.instance() or QCoreApplication([])
    server, kept = SoundServer(), dict(os.environ)
    with TemporaryDirectory() as folder:
        tone = [round(16_000 * sin(2 * pi * n / 96)) for n in range(9600)]
        with wave.open(str(Path(folder, f"{Sound.TICK.value}.wav")), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(48_000)
            file.writeframes(array("h", tone).tobytes())
        try:
            os.environ.update(server.changes)
            server.start()
            yield server, [sys.executable, "-P", "-c", CHILD, folder]
        finally:
            os.environ.clear()
            os.environ.update(kept)
            server.end()
    app.processEvents()


@contextmanager
def _prepared(command: list[str]) -> Iterator[SpeakerProcess]:
    """A speaker that speaks."""
    speaker = SpeakerProcess(command)
    speaker.prepare(SoundChoice())
    try:
        _turn(lambda: speaker.state.voice is VoiceState.READY)
        yield speaker
    finally:
        speaker.release()
        _turn(lambda: False, 0.5)


def _start_times(command: list[str]) -> tuple[float, float]:
    speaker = SpeakerProcess(command)
    began = time.monotonic()
    speaker.prepare(SoundChoice())
    _turn(lambda: speaker.state.output is OutputState.READY)
    usable = time.monotonic() - began
    _turn(lambda: speaker.state.voice is VoiceState.READY)
    speaking = time.monotonic() - began
    speaker.release()
    _turn(lambda: False, 0.5)
    return usable * 1000, speaking * 1000


def _audible(recorder: Recorder, ask: Callable[[], None]) -> float:
    """Ask in silence; how many milliseconds later it was heard."""
    _turn(lambda: recorder.is_quiet(0.5))
    asked = time.monotonic()
    ask()
    _turn(lambda: recorder.first_loud(asked) is not None)
    heard = recorder.first_loud(asked)
    return ((heard or 0.0) - asked) * 1000


def _turn(condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Let Qt work until something is so, or for this long."""
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        time.sleep(0.002)


def _use(process: Path) -> tuple[float, int]:
    """Seconds of a processor and wake-ups of all its threads so far."""
    seconds, wakes = 0.0, 0
    for task in (process / "task").iterdir():
        seconds += int((task / "schedstat").read_text("ascii").split()[0]) / 1e9
        lines = (task / "status").read_text("ascii").splitlines()
        wakes += int(next(line for line in lines if line.startswith("voluntary_ctxt_switches")).split()[1])
    return seconds, wakes


def main() -> None:
    """Print all figures."""
    found = latencies()
    print(f"signal: request to audible      {found.signal:7.1f} ms")
    print(f"speech: request to audible      {found.speech:7.1f} ms")
    print(f"prepare to signals              {found.usable:7.0f} ms")
    print(f"prepare to a voice              {found.speaking:7.0f} ms")
    for name, figure in costs().items():
        print(f"{name:<36} {figure:.2f}")


if __name__ == "__main__":
    main()
