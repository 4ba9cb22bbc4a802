"""How a walk is heard, in a sentence: what is in use, and why it is not what was wished for."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.sound import Channel, Frequency, OutputState, SoundFace, VoiceState
from retrotimer.words.numbers import number

translate = QCoreApplication.translate


def frequency_name(frequency: Frequency) -> str:
    """A choice of how much is told aloud."""
    return {
        Frequency.FULL: translate("sound", "Everything, spoken"),
        Frequency.ESSENTIAL: translate("sound", "The essential, spoken"),
        Frequency.SIGNALS: translate("sound", "Signals only"),
        Frequency.SILENT: translate("sound", "Silent"),
    }[frequency]


def rate_name(rate: int) -> str:
    """How fast the voice speaks, from -5 to 5."""
    if rate == 0:
        return translate("sound", "usual")
    text = translate("sound", "slower by %1") if rate < 0 else translate("sound", "faster by %1")
    return text.replace("%1", number(abs(rate)))


def volume_name(volume: int) -> str:
    """A loudness from 0 to 100."""
    return translate("sound", "%1 %", "loudness").replace("%1", number(volume))


def loudness(volume: int) -> str:
    """How loud a walk is told, from 0 to 100."""
    return translate("sound", "Loudness: %1").replace("%1", volume_name(volume))


def in_use(face: SoundFace) -> str:
    """What is in use now, and why it is not more."""
    match face.channel:
        case Channel.SILENT:
            return translate("sound", "Silent, as you chose. The words are shown in the window.")
        case Channel.FLASH:
            return _why_nothing(face)
        case Channel.SIGNALS:
            return _on_device(_why_no_voice(face), face)
        case _:
            return _on_device(_voice(face), face)


def what_is_lacking(face: SoundFace) -> str:
    """What that comes to, in few words, where `in_use` stands elsewhere; nothing where all is as wished."""
    if not face.lacking:
        return ""
    match face.channel:
        case Channel.FLASH:
            return translate("sound", "You will hear nothing on this walk.")
        case Channel.SIGNALS if face.wanted is not Frequency.SIGNALS:
            return translate("sound", "You will hear signals only, no voice.")
        case _ if face.state.device_lost:
            return translate("sound", "You will hear it from another device than you chose.")
        case _:
            return translate("sound", "You will hear another voice than you chose.")


def _voice(face: SoundFace) -> str:
    if OutputState.STARTING is face.state.output or VoiceState.STARTING is face.state.voice:
        return translate("sound", "Getting the voice ready …")
    if face.state.voice_lost:
        text = translate("sound", "The voice you chose is gone; another one speaks: %1.")
        return text.replace("%1", face.state.voice_name)
    return translate("sound", "Voice and signals")


def _why_no_voice(face: SoundFace) -> str:
    if face.wanted is Frequency.SIGNALS:
        return translate("sound", "Signals")
    if face.state.voice is VoiceState.NO_LANGUAGE:
        return translate("sound", "Signals only: no voice on this computer speaks this language.")
    if face.state.voice is VoiceState.BROKEN:
        return translate("sound", "Signals only: the voice does not answer.")
    return translate("sound", "Signals only: this computer has no voice.")


def _why_nothing(face: SoundFace) -> str:
    output, device = face.state.output, face.state.device_name
    if output is OutputState.MUTED and face.chosen and device:
        text = translate("sound", "%1 is off. Turn it up, or watch: the screen flashes at each cue.")
        return text.replace("%1", device)
    if output is OutputState.MUTED:
        return translate("sound", "The sound is off. Turn it up, or watch: the screen flashes at each cue.")
    if output is OutputState.MISSING:
        return translate("sound", "There is no loudspeaker. The screen flashes at each cue.")
    return translate("sound", "The sound does not work. The screen flashes at each cue.")


def _on_device(text: str, face: SoundFace) -> str:
    """Where it is heard: what was chosen, what took its place, or what the system has."""
    name = face.state.device_name
    if not name:
        return text
    if face.state.device_lost:
        where = translate("sound", "The device you chose is gone; sound comes from %1.")
    elif face.chosen and face.state.voice_apart and face.channel is Channel.VOICE:
        where = translate(
            "sound",
            "Signals from: %1. The voice cannot go there: it comes from wherever your system sends speech.",
        )
    else:
        where = translate("sound", "Heard on: %1")
    text = text if text.endswith((".", "…")) else f"{text}."
    return f"{text} {where.replace('%1', name)}"
