"""Measures the speaker on a private sound server: how soon it is heard, and what its process costs.

`python -m tests.bench.sound` takes about four minutes, says on its standard error what it does, and prints
the figures as JSON; with `--quick` it tries itself in half a minute.  "Audible" is when the recorder, itself
five milliseconds late, had it in its hands.  What is not heard is no figure, and ends it with a word.
"""

import argparse
import json
import os
import sys
import time
import traceback
import wave
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from math import pi, sin
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, qInstallMessageHandler

from retrotimer.core.sound import OutputState, Sound, SoundChoice, VoiceState
from retrotimer.desktop.sound.speaker import SpeakerProcess
from tests.bench.figures import Figure, as_median
from tests.bench.patience import MissedError, heard_at, limited, pass_time, say, wait_for
from tests.bench.process import kibibytes
from tests.sound_server import Recorder, SoundServer

MOST_MS = 150.0
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


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured.

    Attributes:
        times: how often each latency is.
        walks: how many walks are begun.
        idle, spoken: seconds for which the speaker is watched in silence, and with a cue now and then.
        most: seconds that all of it may take; twice what it does.
    """

    times: int = 9
    walks: int = 7
    idle: float = 30.0
    spoken: float = 60.0
    most: float = 480.0


QUICK = Size(times=1, walks=1, idle=1.0, spoken=1.0, most=120.0)
"""Tries the bench, not the app."""


def latencies(times: int) -> list[Figure]:
    """How soon the speaker is heard, and how soon it can be, each of so many times."""
    with stage() as (server, command):
        starts = [_start_times(command) for _ in range(times)]
        with server.recorder(latency=5) as recorder, _prepared(command) as speaker:
            signal = [_audible(recorder, "a signal", lambda: speaker.play(Sound.TICK)) for _ in range(times)]
            speech = [_audible(recorder, "speech", lambda: speaker.play(None, WORDS)) for _ in range(times)]
    return [
        as_median("signal, request to audible", "ms", signal, MOST_MS),
        as_median("speech, request to audible", "ms", speech, MOST_MS),
        as_median("speaker, start to signals", "ms", [first for first, _ in starts]),
        as_median("speaker, start to a voice", "ms", [second for _, second in starts]),
    ]


def costs(size: Size) -> list[tuple[str, str, float]]:
    """What the speaker's process takes: name, unit, figure."""
    with stage() as (_, command), _prepared(command) as speaker:
        process = Path("/proc", str(speaker.process_id))
        pass_time(2.0)
        memory = kibibytes(process / "smaps_rollup", "Pss")
        if memory is None:
            raise MissedError("the speaker's memory: /proc does not tell it")
        before = _use(process)
        pass_time(size.idle)
        seconds, wakes = _use(process)
        idle, idle_wakes = seconds - before[0], wakes - before[1]
        before = _use(process)
        until = time.monotonic() + size.spoken
        while (left := until - time.monotonic()) > 0:
            speaker.play(Sound.TICK, WORDS)
            pass_time(min(BETWEEN_CUES, left))
        spoken = _use(process)[0] - before[0]
    return [
        ("speaker, memory (PSS)", "MiB", memory),
        ("speaker, silent", "% of a core", idle / size.idle * 100),
        ("speaker, silent, wake-ups", "a minute", idle_wakes / size.idle * 60),
        ("speaker, a cue each 10 s", "% of a core", spoken / size.spoken * 100),
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
        wait_for(lambda: speaker.state.voice is VoiceState.READY, "the speaker's voice")
        yield speaker
    finally:
        speaker.release()
        pass_time(0.5)


def _start_times(command: list[str]) -> tuple[float, float]:
    """Milliseconds from the start of a speaker to its signals, and to its voice."""
    began = time.monotonic()
    speaker = SpeakerProcess(command)
    speaker.prepare(SoundChoice())
    try:
        wait_for(lambda: speaker.state.output is OutputState.READY, "the speaker's signals")
        usable = time.monotonic() - began
        wait_for(lambda: speaker.state.voice is VoiceState.READY, "the speaker's voice")
        speaking = time.monotonic() - began
    finally:
        speaker.release()
        pass_time(0.5)
    return usable * 1000, speaking * 1000


def _audible(recorder: Recorder, what: str, ask: Callable[[], None]) -> float:
    """Ask in silence; how many milliseconds later it was heard."""
    wait_for(lambda: recorder.is_quiet(0.5), f"silence before {what}")
    asked = time.monotonic()
    ask()
    wait_for(lambda: recorder.first_loud(asked) is not None, what)
    return heard_at(recorder.first_loud(asked), asked, what)


def _use(process: Path) -> tuple[float, int]:
    """Seconds of a processor and wake-ups of all its threads so far."""
    seconds, wakes = 0.0, 0
    for task in (process / "task").iterdir():
        seconds += int((task / "schedstat").read_text("ascii").split()[0]) / 1e9
        lines = (task / "status").read_text("ascii").splitlines()
        wakes += int(next(line for line in lines if line.startswith("voluntary_ctxt_switches")).split()[1])
    return seconds, wakes


def figures(size: Size) -> list[Figure]:
    """Everything, as the bench shows it.

    Raises:
        MissedError: something could not be measured.
    """
    from retrotimer.launch import make_application  # windows, as nothing above needs them
    from tests.bench.heard import Place, heard

    application = make_application()
    say("signals and speech")
    rows = latencies(size.times)
    with stage() as (server, _), server.recorder(latency=5) as recorder:
        begins, cues = heard(Place(recorder), size.walks)
    rows += [
        as_median("Begin to audible", "ms", begins, MOST_MS),
        as_median("cue due to audible", "ms", cues, MOST_MS),
    ]
    say(f"what the speaker costs, {size.idle + size.spoken:g} s")
    rows += [as_median(name, unit, [value]) for name, unit, value in costs(size)]
    application.quit()
    return rows


def main() -> int:
    """Print all figures as JSON, or say why there are none: the bench itself must not have Qt."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.sound", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="tries the bench, not the app")
    size = QUICK if parser.parse_args().quick else Size()
    from tests.tour.demo import heed  # windows, as in `figures`

    qInstallMessageHandler(heed)
    try:
        with limited(size.most, "the sound bench"):
            found = figures(size)
    except (MissedError, TimeoutError, AssertionError) as error:
        traceback.print_exc()
        print(f"The sound bench measured nothing: {error}", file=sys.stderr)
        return 1
    print(json.dumps([asdict(figure) for figure in found]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
