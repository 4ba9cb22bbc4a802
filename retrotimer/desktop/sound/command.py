"""How the speaker's process is started: as the same program with one word, which no person need know."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

WORD = "speaker"
"""The command line's word for it (`retrotimer.cli`)."""

_ROOT = Path(__file__).resolve().parents[3]


def speaker_command() -> list[str]:
    """The program and its arguments, from a checkout, an installation or a frozen bundle."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORD]
    # `-P`: a file that lies in the person's folder must not hide a module. Where that folder is our own,
    # it may be the only way to find the package.
    safe = [] if _is_working_folder(_ROOT) else ["-P"]
    return [sys.executable, *safe, "-m", "retrotimer", WORD]


def speaker_environment(platform: str = sys.platform) -> Mapping[str, str]:
    """What the process puts into its environment beside the window's own, before it begins."""
    added = {"QT_LOGGING_RULES": "*.debug=false;*.info=false;qt.multimedia.*=false"}
    if platform == "linux":
        # Where PipeWire's library is there without its settings, as beside speech-dispatcher on Debian 13,
        # Qt takes it all the same and dies of it. What `server.py` asks is PulseAudio's door, too, and
        # behind that stands PipeWire where a desktop has it.
        added["QT_AUDIO_BACKEND"] = "pulseaudio"
    if platform == "darwin":
        # Qt's event loop without a window does not serve the run loop by which AVSpeechSynthesizer reports.
        added["QT_EVENT_DISPATCHER_CORE_FOUNDATION"] = "1"
    return added


def is_meant(arguments: list[str]) -> bool:
    """Whether these arguments start the speaker: the word alone, and nobody at a terminal who typed it."""
    if arguments != [WORD]:
        return False
    try:
        return not os.isatty(0)
    except OSError:
        return False


def _is_working_folder(folder: Path) -> bool:
    try:
        return folder == Path.cwd()
    except OSError:  # it is gone
        return False
