"""Looks at what a walk asks of the machine, by asking it as a walk would: the speaker, and staying awake.

Both answer through Qt's event loop, which turns here for a few seconds at most for each look.
"""

import time
from collections.abc import Callable

from PySide6 import __version__ as binding
from PySide6.QtCore import QEventLoop, QTimer

from retrotimer.core.checkup import Finding, Part, State
from retrotimer.core.machine import KeepAwake, Speaker
from retrotimer.core.sound import OutputState, SoundChoice, VoiceState
from retrotimer.desktop.checkup.looks import PATIENCE

SOUND_PATIENCE = 10.0
"""Seconds that the speaker's process has to start and to tell of both: a voice alone can take two."""

BINDING = binding
"""The version of PySide6, which need not be Qt's."""

_OUTPUTS = {
    OutputState.STARTING: State.NO_ANSWER,
    OutputState.READY: State.GOOD,
    OutputState.MUTED: State.MUTED,
    OutputState.MISSING: State.MISSING,
    OutputState.BROKEN: State.BROKEN,
}
_VOICES = {
    VoiceState.STARTING: State.NO_ANSWER,
    VoiceState.READY: State.GOOD,
    VoiceState.NO_ENGINE: State.MISSING,
    VoiceState.NO_LANGUAGE: State.NO_LANGUAGE,
    VoiceState.BROKEN: State.BROKEN,
}


def look_at_sound(speaker: Speaker, language: str, patience: float = SOUND_PATIENCE) -> list[Finding]:
    """What can be heard; nothing is played, and the machine's sound is given back."""
    loop, end = QEventLoop(), time.monotonic() + patience
    speaker.follow(lambda _state: loop.quit())
    speaker.prepare(SoundChoice(language))
    _turn(loop, lambda: speaker.state.output is not OutputState.STARTING, patience)
    output = speaker.state
    _turn(loop, lambda: speaker.state.voice is not VoiceState.STARTING, max(0.0, end - time.monotonic()))
    voice = speaker.state
    speaker.release()
    return [
        Finding(Part.SOUND, _OUTPUTS[output.output], output.device_name),
        Finding(Part.VOICE, _VOICES[voice.voice], voice.voice_name),
    ]


def look_at_keeping_awake(keeper: KeepAwake, patience: float = PATIENCE) -> Finding:
    """Whether the machine would stay awake during a walk; it may sleep again at once."""
    loop = QEventLoop()
    told: list[bool] = []

    def hear(active: bool) -> None:  # noqa: FBT001 - as the port tells it
        told.append(active)
        loop.quit()

    keeper.hold(hear)
    _turn(loop, lambda: bool(told), patience)
    keeper.release()
    state = State.NO_ANSWER if not told else State.GOOD if told[-1] else State.MISSING
    return Finding(Part.KEEP_AWAKE, state)


def _turn(loop: QEventLoop, is_done: Callable[[], bool], patience: float) -> None:
    """Let the event loop turn until it is so, or for these seconds."""
    limit = QTimer()
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    limit.start(round(patience * 1000))
    while not is_done() and limit.isActive():
        loop.exec()
