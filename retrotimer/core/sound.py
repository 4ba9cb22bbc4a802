"""How a walk is heard: what a person chose, what the machine can do now, and what follows from both.

Voice, then signals, then a flash of the screen: the next one takes over where one cannot be had, and the
window says which one is in use and why.
"""

from dataclasses import dataclass
from enum import Enum

LEAST_RATE, MOST_RATE = -5, 5
MOST_VOLUME = 100


class Frequency(Enum):
    """How much of a walk is told aloud; the window shows all of it in any case."""

    FULL = "full"
    ESSENTIAL = "essential"
    SIGNALS = "signals"
    SILENT = "silent"


class Sound(Enum):
    """Our own short sounds, each a file `resources/sounds/<value>.wav`; no two are alike."""

    READY = "ready"
    TICK = "tick"
    START = "start"
    TURN = "turn"
    FORWARDS = "forwards"
    BACKWARDS = "backwards"
    LOOK = "look"
    CALM = "calm"
    HALFWAY = "halfway"
    ONE_MINUTE = "one_minute"
    TEN_SECONDS = "ten_seconds"
    FINISH = "finish"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"
    TROUBLE = "trouble"


class VoiceState(Enum):
    """Whether words can be spoken."""

    STARTING = "starting"
    READY = "ready"
    NO_ENGINE = "no_engine"
    """The system has nothing that speaks, or it does not answer."""
    NO_LANGUAGE = "no_language"
    """There are voices, and none speaks the app's language."""
    BROKEN = "broken"
    """It spoke, and then it failed."""


class OutputState(Enum):
    """Whether anything at all can be heard."""

    STARTING = "starting"
    READY = "ready"
    MUTED = "muted"
    """The device is muted, or its volume is zero."""
    MISSING = "missing"
    """There is no device to play on."""
    BROKEN = "broken"
    """The sound system does not answer."""


class Channel(Enum):
    """How cues reach the walker now."""

    VOICE = "voice"
    SIGNALS = "signals"
    FLASH = "flash"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Device:
    """An output: how the system knows it, and how people do."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class SoundChoice:
    """What a person chose of the sound.

    Attributes:
        language: of the words that are spoken, as in BCP 47 ("en", "pt-BR").
        voice: its name; empty for the best one that speaks the language.
        rate: how fast it speaks, -5 to 5; 0 is the voice's own pace.
        volume: 0 to 100, of voice and signals, beside the system's.
        device: the id of the output for voice and signals; empty for the system's own choice.
    """

    language: str = "en"
    voice: str = ""
    rate: int = 0
    volume: int = MOST_VOLUME
    device: str = ""


@dataclass(frozen=True, slots=True)
class SoundState:
    """What the machine can do now.

    Attributes:
        voice, output: whether words, and whether anything at all, can be heard.
        voice_name, device_name: what is in use, for people to read.
        voice_lost, device_lost: whether what was chosen is gone, and another is used in its place.
        voice_apart: whether the voice goes where the system sends speech, whichever device is chosen.
        voices: the names of those that speak the language.
        devices: all outputs.
    """

    voice: VoiceState = VoiceState.STARTING
    output: OutputState = OutputState.STARTING
    voice_name: str = ""
    device_name: str = ""
    voice_lost: bool = False
    device_lost: bool = False
    voice_apart: bool = False
    voices: tuple[str, ...] = ()
    devices: tuple[Device, ...] = ()


def channel(wanted: Frequency, state: SoundState) -> Channel:
    """How cues reach the walker. What is still starting is taken to succeed: it says so when it does not."""
    if wanted is Frequency.SILENT:
        return Channel.SILENT
    if state.output not in {OutputState.READY, OutputState.STARTING}:
        return Channel.FLASH
    speaks = state.voice in {VoiceState.READY, VoiceState.STARTING}
    return Channel.VOICE if speaks and wanted is not Frequency.SIGNALS else Channel.SIGNALS


@dataclass(frozen=True, slots=True)
class SoundFace:
    """How a walk is heard, for people to read; `chosen` is whether they chose the device."""

    channel: Channel
    wanted: Frequency
    state: SoundState
    chosen: bool = False

    @property
    def lacking(self) -> bool:
        """Whether less can be heard than was wished for, or not where it was."""
        lost = self.state.device_lost or (self.channel is Channel.VOICE and self.state.voice_lost)
        return lost or RANKS[self.channel] > RANKS[_WISHED[self.wanted]]


RANKS = {Channel.VOICE: 0, Channel.SIGNALS: 1, Channel.FLASH: 2, Channel.SILENT: 2}
"""How little can be heard."""

_WISHED = {
    Frequency.FULL: Channel.VOICE,
    Frequency.ESSENTIAL: Channel.VOICE,
    Frequency.SIGNALS: Channel.SIGNALS,
    Frequency.SILENT: Channel.SILENT,
}


def sound_face(wanted: Frequency, state: SoundState, device: str = "") -> SoundFace:
    """The face for what was wished for, on which device, and what can be had."""
    return SoundFace(channel(wanted, state), wanted, state, bool(device))
