from array import array
from pathlib import Path

import pytest

from retrotimer.desktop.sound.waves import Wave, Waves, read_wave
from tests.desktop.sound.conftest import write_wave

STEPS = array("h", [0, 100, 200, 300])


def test_a_sound_is_read(tmp_path: Path) -> None:
    write_wave(tmp_path / "tick.wav", STEPS, rate=8)
    wave = Waves(tmp_path).get("tick")
    assert wave == Wave(STEPS.tobytes(), rate=8, channels=1)
    assert wave.seconds == 0.5


def test_a_sound_is_read_once(tmp_path: Path) -> None:
    write_wave(tmp_path / "tick.wav", STEPS)
    waves = Waves(tmp_path)
    first = waves.get("tick")
    (tmp_path / "tick.wav").unlink()
    assert waves.get("tick") is first


def test_sounds_that_are_not_there() -> None:
    assert Waves(None).get("tick") is None
    assert Waves(Path("nowhere")).get("tick") is None


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all"])
def test_a_file_that_is_no_sound(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "tick.wav").write_bytes(content)
    assert read_wave(tmp_path / "tick.wav") is None


def test_a_sound_without_samples(tmp_path: Path) -> None:
    write_wave(tmp_path / "tick.wav", array("h"))
    assert read_wave(tmp_path / "tick.wav") is None


def test_two_channels_last_half_as_long(tmp_path: Path) -> None:
    write_wave(tmp_path / "tick.wav", STEPS, rate=8, channels=2)
    wave = read_wave(tmp_path / "tick.wav")
    assert wave is not None
    assert wave.seconds == 0.25


def test_a_sound_is_fitted_to_a_device() -> None:
    fitted = Wave(STEPS.tobytes(), rate=4, channels=1).fitted(8, 2)
    samples = array("h", fitted.samples)
    assert list(samples[::2]) == list(samples[1::2]) == [0, 50, 100, 150, 200, 250, 300, 300]
    assert fitted.seconds == 1.0
