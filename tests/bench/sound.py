"""Measures the speaker on a private sound server: how soon it is heard, and what its process costs.

`python -m tests.bench.sound` prints the figures as JSON.  "Audible" is when the
recorder, which is five milliseconds late itself, had it in its hands.
"""

import json
import os
import sys
import time
import wave
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from math import pi, sin
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEventLoop

from retrotimer.core.sound import OutputState, Sound, SoundChoice, VoiceState
from retrotimer.desktop.sound.speaker import SpeakerProcess
from tests.bench.figures import Figure, as_median
from tests.bench.process import kibibytes
from tests.sound_server import Recorder, SoundServer

TIMES = 9
MOST_MS = 150.0
PATIENCE = 30.0
IDLE_SECONDS = 30.0
SPOKEN_SECONDS = 60.0
BETWEEN_CUES = 10.0
WORDS = "Turn around, and walk backwards. Look behind you first."

CHILD = """
import sys
from pathlib import Path
import retrotimer.cli, retrotimer.binding
from retrotimer.desktop.sound.child import speak
sys.exit(speak(Path(sys.argv[1])))
"""
"""As the program starts it, with our tone in place of its sounds."""


def latencies(times: int = TIMES) -> list[Figure]:
    """How soon the speaker is heard, and how soon it can be, each of so many times."""
    with stage() as (server, command):
        starts = [_start_times(command) for _ in range(times)]
        with server.recorder(latency=5) as recorder, _prepared(command) as speaker:
            signal = [_audible(recorder, lambda: speaker.play(Sound.TICK)) for _ in range(times)]
            speech = [_audible(recorder, lambda: speaker.play(None, WORDS)) for _ in range(times)]
    return [
        as_median("signal, request to audible", "ms", signal, MOST_MS),
        as_median("speech, request to audible", "ms", speech, MOST_MS),
        as_median("speaker, start to signals", "ms", [first for first, _ in starts]),
        as_median("speaker, start to a voice", "ms", [second for _, second in starts]),
    ]


def costs() -> list[tuple[str, str, float]]:
    """What the speaker's process takes: name, unit, figure."""
    with stage() as (_, command), _prepared(command) as speaker:
        process = Path("/proc", str(speaker.process_id))
        turn(lambda: False, 2.0)
        memory = kibibytes(process / "smaps_rollup", "Pss") or 0.0
        before = _use(process)
        turn(lambda: False, IDLE_SECONDS)
        seconds, wakes = _use(process)
        idle, idle_wakes = seconds - before[0], wakes - before[1]
        before = _use(process)
        until = time.monotonic() + SPOKEN_SECONDS
        while time.monotonic() < until:
            speaker.play(Sound.TICK, WORDS)
            turn(lambda: False, BETWEEN_CUES)
        spoken = _use(process)[0] - before[0]
    return [
        ("speaker, memory (PSS)", "MiB", memory),
        ("speaker, silent", "% of a core", idle / IDLE_SECONDS * 100),
        ("speaker, silent, wake-ups", "a minute", idle_wakes / IDLE_SECONDS * 60),
        ("speaker, a cue each 10 s", "% of a core", spoken / SPOKEN_SECONDS * 100),
    ]


@contextmanager
def stage() -> Iterator[tuple[SoundServer, list[str]]]:
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
        turn(lambda: speaker.state.voice is VoiceState.READY)
        yield speaker
    finally:
        speaker.release()
        turn(lambda: False, 0.5)


def _start_times(command: list[str]) -> tuple[float, float]:
    speaker = SpeakerProcess(command)
    began = time.monotonic()
    speaker.prepare(SoundChoice())
    turn(lambda: speaker.state.output is OutputState.READY)
    usable = time.monotonic() - began
    turn(lambda: speaker.state.voice is VoiceState.READY)
    speaking = time.monotonic() - began
    speaker.release()
    turn(lambda: False, 0.5)
    return usable * 1000, speaking * 1000


def _audible(recorder: Recorder, ask: Callable[[], None]) -> float:
    """Ask in silence; how many milliseconds later it was heard."""
    turn(lambda: recorder.is_quiet(0.5))
    asked = time.monotonic()
    ask()
    turn(lambda: recorder.first_loud(asked) is not None)
    heard = recorder.first_loud(asked)
    return ((heard or 0.0) - asked) * 1000


def turn(condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
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


def figures() -> list[Figure]:
    """Everything, as the bench shows it."""
    from retrotimer.launch import make_application  # windows, as nothing above needs them
    from tests.bench.heard import heard

    application = make_application()
    rows = latencies()
    with stage() as (server, _), server.recorder(latency=5) as recorder:
        begins, cues = heard(recorder)
    rows += [
        as_median("Begin to audible", "ms", begins, MOST_MS),
        as_median("cue due to audible", "ms", cues, MOST_MS),
    ]
    rows += [as_median(name, unit, [value]) for name, unit, value in costs()]
    application.quit()
    return rows


def main() -> None:
    """Print all figures as JSON: the bench itself must not have Qt."""
    print(json.dumps([asdict(figure) for figure in figures()]))


if __name__ == "__main__":
    main()
