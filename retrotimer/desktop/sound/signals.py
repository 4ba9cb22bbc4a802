"""Plays our own sounds through Qt; only the speaker's process may import it, as QtMultimedia loads FFmpeg.

Not by QSoundEffect: with PulseAudio its threads were seen to spin for ever.  A QAudioSink that pulls a whole
sound at once is as quick (3 ms), and goes on playing when this process is busy.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from retrotimer.core.sound import Device, Sound, SoundChoice
from retrotimer.desktop.sound import outputs
from retrotimer.desktop.sound.outputs import Output
from retrotimer.desktop.sound.server import UNKNOWN, Facts
from retrotimer.desktop.sound.voices import loudness
from retrotimer.desktop.sound.waves import Wave, Waves

WAKE = "wake"
"""The sound that only rouses a device."""

TAIL = 0.5
"""Seconds after a sound's length until its sink is taken down: the device may lag that much behind."""


@dataclass(slots=True, eq=False)
class _Playing:
    """What must stay alive while a sound is heard."""

    sink: QAudioSink
    source: QBuffer
    samples: QByteArray


class Signals(QObject):
    """Our sounds on the device that was chosen; fills `order.Player`.

    Signals:
        changed(): devices came or went.
    """

    changed = Signal()

    def __init__(self, waves: Waves, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waves = waves
        self._choice = SoundChoice()
        self._facts = UNKNOWN
        self._playing: list[_Playing] = []
        self._fitted: dict[tuple[str, int, int], Wave] = {}
        self._media = QMediaDevices(self)
        self._media.audioOutputsChanged.connect(self.changed)

    def choose(self, choice: SoundChoice) -> None:
        """Play like this from now on."""
        self._choice = choice

    def know(self, facts: Facts) -> None:
        """What the sound server says."""
        self._facts = facts

    def output(self) -> Output:
        """What would be played on now."""
        default = QMediaDevices.defaultAudioOutput()
        devices = [Device(_id(one), one.description()) for one in QMediaDevices.audioOutputs()]
        return outputs.choose(devices, _id(default), self._choice.device, self._facts)

    @property
    def finds_anything(self) -> bool:
        """Whether Qt offers any device."""
        return bool(QMediaDevices.audioOutputs())

    def play(self, sound: Sound) -> float:
        """Begin a sound; how many seconds it takes, 0 where it cannot be played."""
        return self._begin(sound.value)

    def wake(self) -> None:
        """Rouse the device."""
        self._begin(WAKE)

    def stop(self) -> None:
        """Be silent at once."""
        for playing in self._playing:
            playing.sink.reset()
        self._playing.clear()

    def _begin(self, name: str) -> float:
        device = self._device()
        wave = self._waves.get(name)
        if device is None or wave is None:
            return 0.0
        form = _format(wave.rate, wave.channels)
        if not device.isFormatSupported(form):
            liked = device.preferredFormat()
            wave = self._fit(name, wave, liked.sampleRate(), liked.channelCount())
            form = _format(wave.rate, wave.channels)
        sink = QAudioSink(device, form)
        sink.setBufferSize(len(wave.samples))
        sink.setVolume(loudness(self._choice.volume))
        samples = QByteArray(wave.samples)
        source = QBuffer(samples)
        source.open(QIODevice.OpenModeFlag.ReadOnly)
        sink.start(source)
        if sink.error() in {QtAudio.Error.OpenError, QtAudio.Error.FatalError}:
            return 0.0
        playing = _Playing(sink, source, samples)
        self._playing.append(playing)
        self._later(wave.seconds + TAIL, lambda: self._take_down(playing))
        return wave.seconds

    def _device(self) -> QAudioDevice | None:
        """The device to play on, looked for anew each time."""
        used = self.output().device
        if used is None:
            return None
        return next((one for one in QMediaDevices.audioOutputs() if _id(one) == used.id), None)

    def _fit(self, name: str, wave: Wave, rate: int, channels: int) -> Wave:
        key = (name, rate, channels)
        if key not in self._fitted:
            self._fitted[key] = wave.fitted(rate, channels)
        return self._fitted[key]

    def _take_down(self, playing: _Playing) -> None:
        if playing in self._playing:
            playing.sink.stop()
            self._playing.remove(playing)

    def _later(self, seconds: float, ring: Callable[[], None]) -> None:
        QTimer.singleShot(round(seconds * 1000), self, ring)


def _id(device: QAudioDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


def _format(rate: int, channels: int) -> QAudioFormat:
    made = QAudioFormat()
    made.setSampleRate(rate)
    made.setChannelCount(channels)
    made.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return made
