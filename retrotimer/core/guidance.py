"""How a person wants to be guided through a walk: heard and seen from afar.

Kept apart from the other settings, because the first picture needs none of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from retrotimer.core.cue_sheet import LEAST_TURN_SECONDS, MOST_TURN_SECONDS
from retrotimer.core.cues import Cue
from retrotimer.core.sound import LEAST_RATE, MOST_RATE, MOST_VOLUME, Frequency, SoundChoice

VOLUME_STEP = 10

LONGEST_CUE = 120
"""Characters; about eight seconds of speech, and as much as can be read from afar."""

_LONGEST_NAME = 300
"""Characters that a voice's or a device's name may have."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a person chose, always valid as a whole.

    Attributes:
        frequency: how much is told aloud.
        voice, rate, volume, device: as in `SoundChoice`.
        turn_every: seconds, 15 to 300, after which a short corridor ends; 0 for never.
        glance_at_start: whether the walk takes the whole screen by itself.
        cue_words: a person's own words, in place of the script's.

    Raises:
        ValueError: a value is outside its bounds.
    """

    frequency: Frequency = Frequency.FULL
    voice: str = ""
    rate: int = 0
    volume: int = MOST_VOLUME
    device: str = ""
    turn_every: int = 0
    glance_at_start: bool = False
    cue_words: Mapping[Cue, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not LEAST_RATE <= self.rate <= MOST_RATE:
            raise ValueError(f"rate is {LEAST_RATE} to {MOST_RATE}, not {self.rate!r}")
        if not 0 <= self.volume <= MOST_VOLUME:
            raise ValueError(f"volume is 0 to {MOST_VOLUME}, not {self.volume!r}")
        if self.turn_every and not LEAST_TURN_SECONDS <= self.turn_every <= MOST_TURN_SECONDS:
            raise ValueError(
                f"turn_every is 0 or {LEAST_TURN_SECONDS} to {MOST_TURN_SECONDS}, not {self.turn_every!r}"
            )
        if max(len(self.voice), len(self.device)) > _LONGEST_NAME:
            raise ValueError("no voice and no device has such a name")
        for words in self.cue_words.values():
            if words != tidy(words) or not words:
                raise ValueError(f"a cue has 1 to {LONGEST_CUE} characters in one line, not {words!r}")

    def sound_choice(self, language: str) -> SoundChoice:
        """What the speaker is asked for; `language` is the app's."""
        return SoundChoice(language, self.voice, self.rate, self.volume, self.device)


def as_loud(guidance: Guidance, steps: int) -> Guidance:
    """The same, so many steps louder, or quieter where they are negative.

    During a walk nothing is made silent by a key: who is far away could not tell that from a fault.
    """
    volume = guidance.volume + steps * VOLUME_STEP
    return replace(guidance, volume=min(max(volume, VOLUME_STEP), MOST_VOLUME))


def tidy(words: str) -> str:
    """What can be kept of words that somebody typed: one line of text, not too long."""
    shown = "".join(letter if letter.isprintable() else " " for letter in words[: 4 * LONGEST_CUE])
    return " ".join(shown.split())[:LONGEST_CUE].rstrip()


def guidance_from(stored: object) -> Guidance:
    """What is stored; a value that is unknown or out of bounds gives way to its default."""
    guidance = Guidance()
    if not isinstance(stored, Mapping):
        return guidance
    for each in fields(Guidance):
        if each.name not in stored:
            continue
        try:
            value = _read(each.name, stored[each.name], getattr(guidance, each.name))
            guidance = replace(guidance, **{each.name: value})  # type: ignore[arg-type]
        except (ValueError, TypeError):
            continue
    return guidance


def stored_from(guidance: Guidance) -> dict[str, object]:
    """The values to store, each a number, a truth value, a text, or a mapping of texts."""
    stored: dict[str, object] = {each.name: getattr(guidance, each.name) for each in fields(Guidance)}
    stored["frequency"] = guidance.frequency.value
    stored["cue_words"] = {cue.value: words for cue, words in guidance.cue_words.items()}
    return stored


def _read(name: str, value: object, default: object) -> object:
    """A value as it is meant.

    Raises:
        ValueError, TypeError: it means nothing.
    """
    if name == "frequency":
        return Frequency(value)
    if name == "cue_words":
        return _cue_words(value)
    if type(value) is not type(default):
        raise TypeError(f"{name} is stored as another type")
    return value


def _cue_words(stored: object) -> Mapping[Cue, str]:
    """A person's own words; those that cannot be told as they are give way to the script's."""
    if not isinstance(stored, Mapping):
        raise TypeError("cue words are stored as a mapping")
    cues = {cue.value: cue for cue in Cue}
    return {
        cues[name]: words
        for name, words in stored.items()
        if name in cues and isinstance(words, str) and words and words == tidy(words)
    }
