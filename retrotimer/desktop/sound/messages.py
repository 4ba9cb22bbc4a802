"""The words of the pipe between the window and the speaker: one JSON object a line, both ways.

Whatever is broken, unknown or too long is left out: neither side may fall over the other.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from retrotimer.core.sound import (
    LEAST_RATE,
    MOST_RATE,
    MOST_VOLUME,
    Device,
    OutputState,
    Sound,
    SoundChoice,
    SoundState,
    VoiceState,
)

LONGEST_LINE = 64 * 1024
"""Bytes; a state with a hundred voices takes about four thousand."""


@dataclass(frozen=True, slots=True)
class Choose:
    """Sound as it was chosen. Without `speaks` the voice is left alone: it may be what crashes."""

    choice: SoundChoice
    speaks: bool = True


@dataclass(frozen=True, slots=True)
class Wake:
    """Rouse the device."""


@dataclass(frozen=True, slots=True)
class Play:
    """A sound, then words."""

    sound: Sound | None
    words: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Hush:
    """Be silent."""


@dataclass(frozen=True, slots=True)
class Ping:
    """Are you there?"""


@dataclass(frozen=True, slots=True)
class Leave:
    """End."""


@dataclass(frozen=True, slots=True)
class Told:
    """What can be heard now; the first one says that the speaker is there."""

    state: SoundState


@dataclass(frozen=True, slots=True)
class Pong:
    """I am."""


@dataclass(frozen=True, slots=True)
class Begun:
    """The next of the things to play was taken on."""


@dataclass(frozen=True, slots=True)
class Renew:
    """This process cannot find the sound again that came back; a new one can."""


Request = Choose | Wake | Play | Hush | Ping | Leave
Report = Told | Pong | Begun | Renew

_PLAIN: dict[str, type[Wake | Hush | Ping | Leave | Pong | Begun | Renew]] = {
    "wake": Wake,
    "hush": Hush,
    "ping": Ping,
    "leave": Leave,
    "pong": Pong,
    "begun": Begun,
    "renew": Renew,
}
_NAMES = {kind: name for name, kind in _PLAIN.items()}


def line(message: Request | Report) -> bytes:
    """A message as it goes through the pipe."""
    return json.dumps(_as_object(message), separators=(",", ":")).encode() + b"\n"


def read(text: bytes) -> Request | Report | None:
    """The message of a line, or None where it is none."""
    try:
        found = json.loads(text)
        return _from_object(found) if isinstance(found, dict) else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


class Lines:
    """Cuts what comes out of a pipe into lines; one that is too long is left out whole."""

    def __init__(self) -> None:
        self._rest = b""
        self._too_long = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The lines that are complete with these bytes."""
        *complete, self._rest = (self._rest + data).split(b"\n")
        for one in complete:
            if not self._too_long and len(one) <= LONGEST_LINE:
                yield one
            self._too_long = False
        if len(self._rest) > LONGEST_LINE:
            self._rest, self._too_long = b"", True


def _as_object(message: Request | Report) -> dict[str, object]:
    match message:
        case Choose(choice, speaks):
            names = ("language", "voice", "rate", "volume", "device")
            return {"word": "choose", "speaks": speaks, **{name: getattr(choice, name) for name in names}}
        case Play(sound, words, urgent):
            value = None if sound is None else sound.value
            return {"word": "play", "sound": value, "words": words, "urgent": urgent}
        case Told(state):
            return {
                "word": "told",
                "voice": state.voice.value,
                "output": state.output.value,
                "voice_name": state.voice_name,
                "device_name": state.device_name,
                "voice_lost": state.voice_lost,
                "device_lost": state.device_lost,
                "voice_apart": state.voice_apart,
                "voices": list(state.voices),
                "devices": [[device.id, device.name] for device in state.devices],
            }
        case _:
            return {"word": _NAMES[type(message)]}


def _from_object(found: Mapping[str, Any]) -> Request | Report | None:
    word = _text(found["word"])
    if word in _PLAIN:
        return _PLAIN[word]()
    if word == "choose":
        return Choose(_choice(found), _flag(found["speaks"]))
    if word == "play":
        sound = None if found["sound"] is None else Sound(found["sound"])
        return Play(sound, _text(found["words"]), _flag(found["urgent"]))
    if word == "told":
        return Told(_state(found))
    return None


def _choice(found: Mapping[str, Any]) -> SoundChoice:
    return SoundChoice(
        language=_text(found["language"]),
        voice=_text(found["voice"]),
        rate=_number(found["rate"], LEAST_RATE, MOST_RATE),
        volume=_number(found["volume"], 0, MOST_VOLUME),
        device=_text(found["device"]),
    )


def _state(found: Mapping[str, Any]) -> SoundState:
    return SoundState(
        voice=VoiceState(found["voice"]),
        output=OutputState(found["output"]),
        voice_name=_text(found["voice_name"]),
        device_name=_text(found["device_name"]),
        voice_lost=_flag(found["voice_lost"]),
        device_lost=_flag(found["device_lost"]),
        voice_apart=_flag(found["voice_apart"]),
        voices=tuple(_text(name) for name in found["voices"]),
        devices=tuple(Device(_text(id_), _text(name)) for id_, name in found["devices"]),
    )


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError("a text was expected")
    return found


def _flag(found: object) -> bool:
    if not isinstance(found, bool):
        raise TypeError("true or false was expected")
    return found


def _number(found: object, least: int, most: int) -> int:
    if not isinstance(found, int) or isinstance(found, bool):
        raise TypeError("a whole number was expected")
    return min(max(found, least), most)
