"""Our own sounds as they are on the disk: WAV files of 16 bits, read whole and kept."""

import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

SIXTEEN_BITS = 2
"""Bytes of a sample."""


@dataclass(frozen=True, slots=True)
class Wave:
    """A sound: samples of 16 bits in the machine's byte order, `rate` times a second for each channel."""

    samples: bytes
    rate: int
    channels: int

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / (SIXTEEN_BITS * self.channels * self.rate)

    def fitted(self, rate: int, channels: int) -> "Wave":
        """The same sound at another rate, every channel of it the first one of this.

        For the rare device that takes no other; between two samples the line is straight.
        """
        first = array("h", self.samples)[:: self.channels]
        length = len(first) * rate // self.rate
        fitted = array("h", bytes(SIXTEEN_BITS * channels * length))
        for index in range(length):
            place = index * self.rate / rate
            left = int(place)
            right = min(left + 1, len(first) - 1)
            value = round(first[left] + (first[right] - first[left]) * (place - left))
            for channel in range(channels):
                fitted[index * channels + channel] = value
        return Wave(fitted.tobytes(), rate, channels)


def read_wave(path: Path) -> Wave | None:
    """The sound in this file, or None where there is none that can be played."""
    try:
        with wave.open(str(path), "rb") as file:
            if file.getsampwidth() != SIXTEEN_BITS or not file.getframerate():
                return None
            samples = file.readframes(file.getnframes())
            rate, channels = file.getframerate(), file.getnchannels()
    except (OSError, EOFError, wave.Error):
        return None
    whole = len(samples) - len(samples) % (SIXTEEN_BITS * channels)
    found = array("h", samples[:whole])
    if sys.byteorder == "big":
        found.byteswap()
    return Wave(found.tobytes(), rate, channels) if found else None


class Waves:
    """The sounds of a folder, each read when it is first asked for."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._read: dict[str, Wave | None] = {}

    def get(self, name: str) -> Wave | None:
        """The sound `<name>.wav`, or None where it is missing or broken."""
        if self._folder is None:
            return None
        if name not in self._read:
            self._read[name] = read_wave(self._folder / f"{name}.wav")
        return self._read[name]
