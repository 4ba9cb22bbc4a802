"""Makes the app's sounds, `resources/sounds/*.wav`, from the notes written down here.

    python packaging/sounds.py

They are heard from ten metres away, through a laptop's loudspeakers, by older ears too. Hence fundamentals
between 400 and 1400 Hz with overtones that die away sooner, as a marimba's do; equal loudness; and for each
event a rhythm and a contour of its own, so that nobody has to know pitches.

Standard library only, and every machine writes the same bytes. That is why nothing here asks the C library
for a sine or a power, whose last digit differs between systems, why complex numbers are not used, whose
product some compilers round once instead of three times, and why no fractions are added up by `sum`, which
has been more exact since Python 3.12. What is left (+ - × ÷ and the square root) is the same everywhere.
"""

from __future__ import annotations

import argparse
import math
import sys
import wave
from array import array
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OUT: Final = Path(__file__).resolve().parent.parent / "resources" / "sounds"

RATE: Final = 44100
"""Samples in a second; one channel of 16 bits."""
LEAD_PLANNED: Final = 0.04
"""Seconds of silence before a sound of the plan: the app wakes the device (`wake.wav`) a second earlier."""
LEAD_UNPLANNED: Final = 0.25
"""Seconds of silence before what nobody can foresee: a Bluetooth device that sleeps swallows its start."""
ATTACK: Final = 0.008
"""Seconds in which a note swells; shorter is a click."""
RELEASE: Final = 0.04
"""Seconds in which a note that is cut off dies away."""
END: Final = 0.005
"""Seconds of silence after the last note."""

LOUDNESS: Final = 0.3
"""Root mean square of a sound's loudest `WINDOW`, where 1 is full scale (-10.5 dB; the ceiling takes one)."""
WINDOW: Final = 0.2
"""Seconds over which an ear, roughly, adds up loudness."""
CEILING: Final = 0.708
"""What no sample exceeds, where 1 is full scale (-3 dBFS)."""

WAKE_SECONDS: Final = 0.8
WAKE_STEPS: Final = 4
"""Two whole numbers up to this, either way, make one sample of `wake.wav`: -79 dBFS, which nobody hears."""


class Partial(NamedTuple):
    """One part of a tone: `ratio` times its pitch, its share of the whole, its fall to 37 % (seconds)."""

    ratio: float
    share: float
    fade: float


Voice = tuple[Partial, ...]

BELL: Final[Voice] = (
    Partial(1, 1, 0.36),
    Partial(2, 0.6, 0.3),
    Partial(3, 0.3, 0.2),
    Partial(4, 0.12, 0.07),
)
"""Rings on."""
WOOD: Final[Voice] = (
    Partial(1, 1, 0.11),
    Partial(2, 0.45, 0.1),
    Partial(3, 0.2, 0.06),
    Partial(4, 0.2, 0.03),
)
"""A damped bar."""
REED: Final[Voice] = (
    Partial(1, 1, 1.6),
    Partial(2, 0.6, 1.2),
    Partial(3, 0.3, 0.9),
    Partial(4, 0.1, 0.6),
)
"""Holds its note."""
KNOCK: Final[Voice] = (
    Partial(1, 1, 0.04),
    Partial(1.5, 0.5, 0.035),
    Partial(2.4, 0.5, 0.02),
    Partial(4.1, 0.25, 0.01),
)
"""Dry, with hardly a pitch."""

# Pitches in just intonation, whose ratios are exact where the tempered scale's are not.
A4: Final = 440.0
C5: Final = 528.0
D5: Final = 594.0
E5: Final = 660.0
F5: Final = 704.0
G5: Final = 792.0
A5: Final = 880.0
C6: Final = 1056.0
D6: Final = 1188.0


class Note(NamedTuple):
    """One tone: when it starts and how long it lasts (seconds), its pitch (Hz), its share of the whole."""

    at: float
    pitch: float
    lasts: float
    voice: Voice
    share: float = 1.0


class Score(NamedTuple):
    """One sound: its notes, counted from the end of the lead, and how loud beside the others."""

    lead: float
    notes: tuple[Note, ...]
    loud: float = 1.0


def row(times: Sequence[float], pitches: Sequence[float], lasts: float, voice: Voice) -> tuple[Note, ...]:
    """Tones after one another that last alike."""
    return tuple(Note(at, pitch, lasts, voice) for at, pitch in zip(times, pitches, strict=True))


def rolled(at: float, pitches: Sequence[float], until: float, step: float = 0.0) -> tuple[Note, ...]:
    """A chord of bells that ends together: struck at once, or `step` seconds apart as on a harp."""
    starts = [at + step * index for index in range(len(pitches))]
    return tuple(Note(at, pitch, until - at, BELL) for at, pitch in zip(starts, pitches, strict=True))


SCORES: Final = {
    "ready": Score(LEAD_PLANNED, row((0, 0.3), (C5, E5), 0.3, BELL)),
    "tick": Score(LEAD_PLANNED, row((0,), (G5,), 0.105, KNOCK)),
    "start": Score(LEAD_PLANNED, (*row((0, 0.14), (C5, G5), 0.2, BELL), Note(0.28, C6, 0.43, BELL))),
    "turn": Score(LEAD_PLANNED, row((0, 0.1, 0.3, 0.4), (A5, C5, A5, C5), 0.18, WOOD)),
    "forwards": Score(
        LEAD_PLANNED,
        (
            Note(0, A4, 0.36, REED),
            *row((0.42, 0.54), (E5, A5), 0.13, WOOD),
            Note(0.66, D6, 0.32, BELL),
        ),
    ),
    "backwards": Score(
        LEAD_PLANNED, (*row((0, 0.11, 0.22), (D6,) * 3, 0.11, WOOD), Note(0.37, A4, 0.6, REED))
    ),
    "look": Score(LEAD_PLANNED, row((0, 0.14), (D6, D6), 0.115, WOOD)),
    "calm": Score(LEAD_PLANNED, row((0,), (A4,), 0.45, BELL), loud=0.7),
    "halfway": Score(LEAD_PLANNED, (*rolled(0, (E5, C6), 0.16), *rolled(0.22, (E5, C6), 0.58))),
    "one_minute": Score(LEAD_PLANNED, (Note(0, F5, 0.44, REED), Note(0.53, F5, 0.13, WOOD, 1.4))),
    "ten_seconds": Score(LEAD_PLANNED, row((0, 0.15, 0.37, 0.67), (G5,) * 4, 0.14, WOOD)),
    "finish": Score(
        LEAD_PLANNED,
        (
            *rolled(0, (C5, E5, G5, C6), 0.7, 0.07),
            *rolled(0.68, (F5, A5, C6), 1.23, 0.07),
            *rolled(1.2, (C5, E5, G5, C6), 2.46, 0.07),
        ),
    ),
    "paused": Score(LEAD_UNPLANNED, row((0, 0.13), (C6, C5), 0.14, WOOD)),
    "resumed": Score(LEAD_UNPLANNED, row((0, 0.13), (C5, C6), 0.14, WOOD)),
    "stopped": Score(LEAD_UNPLANNED, row((0, 0.21, 0.42), (C6, G5, C5), 0.25, BELL)),
    "trouble": Score(LEAD_UNPLANNED, row([step / 10 for step in range(6)], (D5, F5) * 3, 0.1, REED)),
}
"""Each member of `retrotimer.core.sound.Sound`, by its value."""


def sine(angle: float) -> float:
    """The sine of a small angle (radians, up to 1), by its series."""
    term = total = angle
    for even in range(2, 24, 2):
        term *= -angle * angle / (even * (even + 1))
        total += term
    return total


def ringing(pitch: float, fade: float, count: int) -> Iterator[float]:
    """A sine that dies away; it is turned and shortened once a sample."""
    angle = math.tau * pitch / RATE
    half = sine(angle / 2)
    keep = 1 - 1 / (fade * RATE)
    across, up = keep * (1 - 2 * half * half), keep * sine(angle)
    x, y = 1.0, 0.0
    for _ in range(count):
        yield y
        x, y = x * across - y * up, x * up + y * across


def smooth(share: float) -> float:
    """From 0 to 1 without a corner at either end."""
    share = min(1.0, share)
    return share * share * (3 - 2 * share)


def tone(note: Note) -> list[float]:
    """The samples of one note, which swells and dies away softly."""
    count = round(note.lasts * RATE)
    samples = [0.0] * count
    for partial in note.voice:
        share = note.share * partial.share
        for index, value in enumerate(ringing(note.pitch * partial.ratio, partial.fade, count)):
            samples[index] += share * value
    for index in range(round(ATTACK * RATE)):
        samples[index] *= smooth(index / (ATTACK * RATE))
    for index in range(round(RELEASE * RATE)):
        samples[-1 - index] *= smooth(index / (RELEASE * RATE))
    return samples


def loudest(samples: Sequence[float]) -> float:
    """Root mean square of the loudest `WINDOW`; a shorter sound is taken to be followed by silence."""
    width = round(WINDOW * RATE)
    sums = [0.0, *accumulate(value * value for value in samples)]
    ends = range(width, max(len(sums), width + 1), 100)
    return max(math.sqrt((sums[min(end, len(sums) - 1)] - sums[end - width]) / width) for end in ends)


def limited(value: float) -> float:
    """The value kept below the ceiling by bending it gently, which adds warmth and no click."""
    height = max(-3.0, min(3.0, value / CEILING))
    return CEILING * height * (27 + height * height) / (27 + 9 * height * height)


def rendered(score: Score) -> array[int]:
    """The samples (16 bits) of one sound."""
    lead = round(score.lead * RATE)
    last = max(note.at + note.lasts for note in score.notes)
    samples = [0.0] * (lead + round((last + END) * RATE))
    for note in score.notes:
        start = lead + round(note.at * RATE)
        for index, value in enumerate(tone(note), start):
            samples[index] += value
    gain = LOUDNESS * score.loud / loudest(samples)
    return array("h", (round(32767 * limited(gain * value)) for value in samples))


def wake() -> array[int]:
    """Noise of a few steps' height: keeps a device awake, and is not heard. It begins and ends at zero."""
    count = round(WAKE_SECONDS * RATE)
    # A linear congruential generator with the constants of Numerical Recipes; only its high bits are good.
    seeds = accumulate(range(2 * count), lambda seed, _: (1664525 * seed + 1013904223) % 2**32)
    steps = [(seed >> 16) % (2 * WAKE_STEPS + 1) - WAKE_STEPS for seed in seeds]
    samples = array("h", (a + b for a, b in zip(steps[::2], steps[1::2], strict=True)))
    samples[0] = samples[-1] = 0
    return samples


def write(samples: array[int], path: Path) -> None:
    """Writes a WAV file."""
    little = samples[:]
    if sys.byteorder == "big":
        little.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(little.tobytes())


def all_sounds() -> Iterator[tuple[str, array[int]]]:
    """Each sound's name and samples."""
    yield "wake", wake()
    for name, score in SCORES.items():
        yield name, rendered(score)


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes all sounds anew."""
    parser = argparse.ArgumentParser(description="Makes the app's sounds.")
    parser.add_argument("--out", type=Path, default=OUT, metavar="FOLDER", help="write them there instead")
    folder = parser.parse_args(arguments).out
    folder.mkdir(parents=True, exist_ok=True)
    for name, samples in all_sounds():
        path = folder / f"{name}.wav"
        write(samples, path)
        print(f"{path}: {len(samples) / RATE:.2f} s")


if __name__ == "__main__":
    main()
