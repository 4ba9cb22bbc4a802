"""The sound bench, tried in no time: it uses the app as a person does, and the speaker as the app does.

What it measures needs a sound server and minutes; that it still can measure needs neither.  A change of the
app that breaks it is noticed here.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from retrotimer.core.sound import OutputState, Sound, SoundState, VoiceState
from tests.bench import __main__ as bench
from tests.bench.figures import Figure
from tests.bench.heard import LISTENED, Place, heard
from tests.bench.patience import MissedError, limited, wait_for
from tests.bench.sound import CHILD
from tests.fakes import FakeClock, FakeSpeaker
from tests.sound_server import Recorder, SoundServer, at_no_sound_server
from tests.ui.surroundings import surroundings

__all__ = ["at_no_sound_server", "surroundings"]  # or a checklist would stay open over the next test

LATE = 0.06
"""Seconds from what is asked for to what is heard, where it is walked in no time."""


class EarSpeaker(FakeSpeaker):
    """What it plays is in the recording a little later."""

    def __init__(self, clock: FakeClock, recorder: Recorder, *, late: float = LATE) -> None:
        super().__init__()
        self._clock, self._recorder, self._late = clock, recorder, late

    def play(self, sound: Sound | None, words: str = "", *, urgent: bool = False) -> None:
        super().play(sound, words, urgent=urgent)
        self._recorder.blocks.append((self._clock.at + self._late, 1.0))


class Deaf(FakeSpeaker):
    """It never makes a sound."""


class Mute(FakeSpeaker):
    """It is never ready."""

    def __init__(self) -> None:
        super().__init__()
        self.state = SoundState(VoiceState.NO_ENGINE, OutputState.READY)


def place(speaker: Callable[[FakeClock, Recorder], FakeSpeaker]) -> Place:
    """A place in which time passes when it is told to, and silence is recorded all the while."""
    clock, recorder = FakeClock(), Recorder()

    def pass_time(seconds: float) -> None:
        clock.advance(seconds)
        QApplication.processEvents()
        recorder.blocks.append((clock.at, 0.0))

    def wait_at(condition: Callable[[], bool], what: str) -> None:
        for _ in range(4):
            if condition():
                return
            pass_time(1.0)
        raise MissedError(what)

    pass_time(0.0)
    return Place(recorder, clock, lambda: speaker(clock, recorder), pass_time, wait_at)


def test_a_walk_is_measured_from_begin_and_from_each_cue_that_is_listened_to() -> None:
    begins, cues = heard(place(EarSpeaker), walks=1)
    assert begins == [pytest.approx(LATE * 1000)]
    assert cues == [pytest.approx(LATE * 1000)] * len(LISTENED)


@pytest.mark.parametrize(
    ("speaker", "said"), [(Deaf, "Begin: nothing was heard"), (Mute, "the checklist's sound and voice")]
)
def test_what_cannot_be_measured_is_told_by_its_name(speaker: type[FakeSpeaker], said: str) -> None:
    with pytest.raises(MissedError, match=said):
        heard(place(lambda _clock, _recorder: speaker()), walks=1)


@pytest.mark.linux
def test_the_speaker_of_the_bench_starts_and_leaves(at_no_sound_server: SoundServer, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", CHILD, str(tmp_path)],
        env={**at_no_sound_server.environment, "PYTHONPATH": str(Path(__file__).parents[1])},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


@pytest.mark.linux
def test_nothing_is_waited_for_for_ever() -> None:
    with pytest.raises(MissedError, match=r"the voice: not within 0\.01 s"):
        wait_for(lambda: False, "the voice", 0.01)
    with pytest.raises(MissedError, match=r"it all: not done within 0\.05 s"), limited(0.05, "it all"):
        Event().wait(60)  # no loop of Qt's: what an earlier test left there may be at work as it rings


@pytest.mark.linux
@pytest.mark.parametrize("panel", [True, False], ids=["a panel", "no panel"])
def test_a_sound_bench_that_fails_costs_the_other_figures_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, panel: bool
) -> None:
    written = tmp_path / "bench.json"
    monkeypatch.setattr(sys, "argv", ["bench", "--quick", "--output", str(written)])
    monkeypatch.setattr(bench, "fill", lambda folder, _kind: folder)
    monkeypatch.setattr(bench, "_measure", lambda _starter, _size: [])
    monkeypatch.setattr(bench, "sound_server", nullcontext)

    def fail(*, quick: bool) -> None:
        raise subprocess.TimeoutExpired("the sound bench", bench.SOUND_SECONDS if quick else 0)

    def in_panel(*_what: object) -> list[Figure]:
        if not panel:
            raise RuntimeError("nothing shows icons")
        return []

    monkeypatch.setattr(bench, "_measure_sound", fail)
    monkeypatch.setattr(bench, "measure_in_panel", in_panel)
    assert bench.main() == 1
    said = capsys.readouterr().out
    assert "the sound was not measured: " in said
    assert ("nothing shows icons" in said) is not panel
    assert list(json.loads(written.read_text("utf-8"))["figures"]) == [
        "offscreen",
        *(["panel"] if panel else []),
    ]
