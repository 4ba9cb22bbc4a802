"""The app's sounds: there for every event, made by their script, alike in loudness and in nothing else.

How alike two are is measured without pitch: a transposed sound is the same one (`distance` below).
"""

from __future__ import annotations

import math
import sys
import wave
from array import array
from functools import cache
from itertools import combinations, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

import run  # noqa: F401 - puts packaging/ on the path

# isort: split
import sounds

from retrotimer.core.sound import Sound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "resources" / "sounds"
DOCUMENT: Final = ROOT / "docs" / "sounds.md"
NAMES: Final = [sound.value for sound in Sound]
UNPLANNED: Final = {"paused", "resumed", "stopped", "trouble"}
WAKE: Final = "wake"

FULL_SCALE: Final = 32768
FRAME: Final = 882
"""Samples (20 ms) that are looked at together."""
THINNING: Final = 7
"""Pitches are looked for in every so many samples' mean: 6300 in a second are enough below 1400 Hz."""
SEMITONES: Final = [400 * 2 ** (step / 12) for step in range(22)]
ALIKE: Final = 0.22
"""Two sounds nearer to each other than this are too alike."""


class Shape(NamedTuple):
    """What is left of a sound without its pitch, for each frame after the lead.

    Attributes:
        levels: how loud, from 0 to 1 (the loudest).
        bends: octaves above the sound's mean; None where it is almost silent.
    """

    levels: tuple[float, ...]
    bends: tuple[float | None, ...]


@cache
def kept(name: str) -> array[int]:
    """The samples of a file in the repository."""
    with wave.open(str(FOLDER / f"{name}.wav"), "rb") as file:
        samples = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def power(samples: Sequence[float]) -> float:
    return sum(value * value for value in samples) / len(samples)


def decibels(share: float) -> float:
    return 20 * math.log10(share)


def lead_of(samples: Sequence[int]) -> int:
    """How many samples are silent before the first that is not."""
    return next(index for index, value in enumerate(samples) if value)


def loudest(samples: Sequence[int]) -> float:
    """The level of the loudest 200 ms (decibels of full scale); a shorter sound ends in silence."""
    tens = [power(samples[at : at + FRAME // 2]) for at in range(0, len(samples), FRAME // 2)]
    windows = [sum(tens[at : at + 20]) / 20 for at in range(max(1, len(tens) - 19))]
    return decibels(math.sqrt(max(windows)) / FULL_SCALE)


def strength(samples: Sequence[float], pitch: float) -> float:
    """How much of a pitch (Hz) is in some thinned samples (Goertzel's algorithm)."""
    turn = 2 * math.cos(math.tau * pitch * THINNING / 44100)
    last = before = 0.0
    for value in samples:
        last, before = value + turn * last - before, last
    return last * last + before * before - turn * last * before


def frames_of(samples: Sequence[int]) -> Iterator[Sequence[int]]:
    """A sound's whole frames after the lead."""
    for at in range(lead_of(samples), len(samples) - FRAME + 1, FRAME):
        yield samples[at : at + FRAME]


def shape_of(samples: Sequence[int]) -> Shape:
    """A sound's rhythm and contour."""
    frames = list(frames_of(samples))
    levels = [math.sqrt(power(frame)) for frame in frames]
    highest = max(levels)
    tones: list[float | None] = []
    for frame, level in zip(frames, levels, strict=True):
        thin = [sum(frame[at : at + THINNING]) / THINNING for at in range(0, FRAME, THINNING)]
        strengths = [strength(thin, pitch) for pitch in SEMITONES]
        strong = max(strengths) / 2
        # Of a chord the lowest tone: which of them is the strongest changes from frame to frame.
        lowest = next(step for step, found in enumerate(strengths) if found >= strong)
        tones.append(lowest / 12 if level > highest / 10 else None)
    heard = [tone for tone in tones if tone is not None]
    mean = sum(heard) / len(heard)
    return Shape(
        tuple(level / highest for level in levels),
        tuple(None if tone is None else tone - mean for tone in tones),
    )


def distance(one: Shape, other: Shape) -> float:
    """How unlike two sounds are, at the tempo that makes them most alike."""
    return min(difference(one, in_tempo(other, percent)) for percent in range(88, 113, 4))


def in_tempo(shape: Shape, percent: int) -> Shape:
    """A shape played slower or faster."""
    places = [step * percent // 100 for step in range(len(shape.levels) * 100 // percent)]
    return Shape(tuple(shape.levels[at] for at in places), tuple(shape.bends[at] for at in places))


def difference(one: Shape, other: Shape) -> float:
    """The mean difference in level, and in contour where both are heard."""
    length = max(len(one.levels), len(other.levels))
    levels = zip_longest(one.levels, other.levels, fillvalue=0.0)
    rhythm = sum(abs(a - b) for a, b in levels) / length
    both = [
        abs(a - b) for a, b in zip(one.bends, other.bends, strict=False) if a is not None and b is not None
    ]
    return rhythm + sum(both) / len(both)


@cache
def kept_shape(name: str) -> Shape:
    return shape_of(kept(name))


@cache
def kept_loudness(name: str) -> float:
    return loudest(kept(name))


def varied(name: str, *, pitch: float = 1.0, pace: float = 1.0, share: float = 1.0) -> Shape:
    """A sound of ours, made anew in another pitch, pace or loudness."""
    score = sounds.SCORES[name]
    notes = tuple(
        note._replace(at=note.at * pace, lasts=note.lasts * pace, pitch=note.pitch * pitch)
        for note in score.notes
    )
    return shape_of(sounds.rendered(score._replace(notes=notes, loud=share)))


def test_every_event_has_its_sound_and_nothing_else_lies_there() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.wav" for name in (*NAMES, WAKE)}


def test_the_kept_sounds_are_what_their_script_makes(tmp_path: Path) -> None:
    sounds.main(["--out", str(tmp_path)])
    for path in FOLDER.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


def test_together_they_are_small() -> None:
    # Half the rate would be half of it, and all that is in them. But 44,100 samples in a second are what
    # every device's driver takes, and how each system fills in others was heard on none but Linux.
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_250_000


@pytest.mark.parametrize("name", [*NAMES, WAKE])
def test_a_sound_is_one_channel_of_16_bits(name: str) -> None:
    with wave.open(str(FOLDER / f"{name}.wav"), "rb") as file:
        assert (file.getnchannels(), file.getframerate(), file.getsampwidth()) == (1, 44100, 2)
        assert file.getcomptype() == "NONE"


@pytest.mark.parametrize("name", NAMES)
def test_silence_comes_first_and_longer_where_nobody_woke_the_device(name: str) -> None:
    seconds = 0.25 if name in UNPLANNED else 0.04
    assert lead_of(kept(name)) / 44100 == pytest.approx(seconds, abs=0.001)


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_swells_and_dies_away_without_a_click(name: str) -> None:
    samples = kept(name)
    lead, peak = lead_of(samples), max(map(abs, samples))
    swelling, dying = samples[lead : lead + 44], samples[-44 * 8 :]
    assert (samples[0], samples[-1]) == (0, 0)
    assert max(map(abs, swelling)) < peak / 10  # after 1 ms
    assert max(map(abs, dying)) < peak / 20  # 8 ms before the end


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_is_loud_and_keeps_clear_of_clipping(name: str) -> None:
    peak = decibels(max(map(abs, kept(name))) / FULL_SCALE)
    assert -8 < peak <= -2.99


def test_all_are_about_equally_loud() -> None:
    levels = {name: kept_loudness(name) for name in NAMES}
    assert max(levels.values()) - min(levels.values()) < 3, levels


def test_the_call_of_every_minute_is_the_softest() -> None:
    assert min(NAMES, key=kept_loudness) == "calm"


def test_all_is_pitched_where_older_ears_and_small_loudspeakers_are_good() -> None:
    pitches = [note.pitch for score in sounds.SCORES.values() for note in score.notes]
    assert min(pitches) > 400
    assert max(pitches) < 1250


def test_the_end_is_at_least_twice_as_long_as_anything_else() -> None:
    seconds = {name: len(kept(name)) / 44100 for name in NAMES}
    finish = seconds.pop("finish")
    assert 2.5 <= finish <= 3.5
    assert max(seconds.values()) <= min(1.2, finish / 2)


def test_a_tick_is_over_at_once() -> None:
    assert len(kept("tick")) / 44100 <= 0.15


def test_what_wakes_a_device_is_there_and_cannot_be_heard() -> None:
    samples = kept(WAKE)
    assert len(samples) == 0.8 * 44100
    assert (samples[0], samples[-1]) == (0, 0)
    for at in range(0, len(samples), FRAME):
        level = decibels(math.sqrt(power(samples[at : at + FRAME])) / FULL_SCALE)
        assert level == pytest.approx(-80, abs=2)


def test_no_two_are_alike() -> None:
    near = {
        (one, other): apart
        for one, other in combinations(NAMES, 2)
        if (apart := distance(kept_shape(one), kept_shape(other))) < ALIKE
    }
    assert near == {}


@pytest.mark.parametrize(
    "name", ["ready", "start", "turn", "forwards", "backwards", "look", "one_minute", "stopped", "paused"]
)
def test_another_pitch_pace_or_loudness_does_not_make_another_sound(name: str) -> None:
    # That is: the test above would notice a sound that differs from a second one by these alone.
    ours = kept_shape(name)
    assert distance(ours, varied(name, pitch=9 / 8)) < ALIKE
    assert distance(ours, varied(name, pace=1.06)) < ALIKE
    assert distance(ours, varied(name, pitch=10 / 9, pace=0.93, share=0.6)) < ALIKE


def test_the_other_direction_or_number_makes_another_sound() -> None:
    assert distance(kept_shape("paused"), kept_shape("resumed")) > 2 * ALIKE
    assert distance(kept_shape("start"), kept_shape("stopped")) > 2 * ALIKE
    assert distance(kept_shape("turn"), kept_shape("trouble")) > 2 * ALIKE
    assert distance(kept_shape("forwards"), kept_shape("backwards")) > 5 * ALIKE


@pytest.mark.parametrize("name", ["forwards", "backwards"])
def test_the_way_to_walk_is_taken_for_nothing_else(name: str) -> None:
    others = [other for other in NAMES if other != name]
    assert min(distance(kept_shape(name), kept_shape(other)) for other in others) > 2.5 * ALIKE


def test_the_documented_lengths_are_the_sounds_own() -> None:
    rows = [
        line.split("|")[1:-1]
        for line in DOCUMENT.read_text(encoding="utf-8").splitlines()
        if line[:3] == "| `"
    ]
    documented = {cells[0].strip(" `"): float(cells[-1]) for cells in rows}
    assert documented == {name: round(len(kept(name)) / 44100, 2) for name in (*NAMES, WAKE)}
