"""This machine, as the app wants it: made when a walk is near."""

from retrotimer.core.machine import Machine
from retrotimer.desktop.keep_awake import WakepyKeepAwake
from retrotimer.desktop.media_keys import media_keys
from retrotimer.desktop.power import power
from retrotimer.desktop.sleep_watch import sleep_watch
from retrotimer.desktop.sound.speaker import SpeakerProcess


def this_machine(why_awake: str) -> Machine:
    """The machine that the app runs on; `why_awake` is a sentence that a desktop may show."""
    return Machine(SpeakerProcess(), WakepyKeepAwake(why_awake), power(), media_keys(), sleep_watch())
