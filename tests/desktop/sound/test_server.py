from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retrotimer.desktop.sound.server import UNKNOWN, Facts, SoundServer, read_sinks, read_wpctl

SINKS = """\
Sink #1
\tState: SUSPENDED
\tName: alsa_output.pci-0000_00_1f.3.analog-stereo
\tDescription: Built-in Audio
\tMute: no
\tVolume: front-left: 26214 /  40% / -23.88 dB,   front-right: 0 /   0% / -inf dB
\t        balance -1.00
\tBase Volume: 65536 / 100% / 0.00 dB
\tProperties:
\t\talsa.name = "ALC"

Sink #2
\tName: bluez_output.00_11_22.1
\tMute: yes
\tVolume: front-left: 65536 / 100% / 0.00 dB
\tBase Volume: 0 /   0% / -inf dB

Sink #3
\tName: hdmi
\tMute: no
\tVolume: front-left: 0 /   0% / -inf dB,   front-right: 0 /   0% / -inf dB

Sink #4
\tName: auto_null
\tMute: no
"""


def test_what_pactl_prints() -> None:
    assert read_sinks(SINKS) == {
        "alsa_output.pci-0000_00_1f.3.analog-stereo": False,
        "bluez_output.00_11_22.1": True,
        "hdmi": True,
    }
    assert read_sinks("") == {}


@pytest.mark.parametrize(
    ("text", "is_silent"),
    [("Volume: 0.40\n", False), ("Volume: 0.40 [MUTED]\n", True), ("Volume: 0.00\n", True), ("", False)],
)
def test_what_wpctl_prints(text: str, *, is_silent: bool) -> None:
    assert read_wpctl(text) is is_silent


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.fixture
def server(programs: Path, qtbot: QtBot) -> Iterator[SoundServer]:
    del programs, qtbot
    made = SoundServer()
    yield made
    made.end()


def put(folder: Path, name: str, script: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)


@pytest.mark.linux
def test_without_any_program_nothing_is_known(server: SoundServer) -> None:
    server.begin()
    server.look()
    assert server.facts is UNKNOWN
    assert not server.can_watch


@pytest.mark.linux
def test_wpctl_is_asked_where_there_is_no_pactl(programs: Path, qtbot: QtBot) -> None:
    put(programs, "wpctl", 'echo "Volume: 0.50 [MUTED]"')
    server = SoundServer()
    server.begin()
    qtbot.waitUntil(lambda: server.facts == Facts(default_muted=True))
    server.end()


@pytest.mark.linux
@pytest.mark.parametrize("script", ["exit 1", "kill -9 $$"])
def test_a_server_that_does_not_answer(programs: Path, qtbot: QtBot, script: str) -> None:
    put(programs, "pactl", script)
    server = SoundServer()
    server.begin()
    qtbot.waitUntil(lambda: server.facts == Facts(answers=False))
    put(programs, "pactl", 'case $1 in list) printf "Name: box\\nMute: no\\n";; *) exec /bin/sleep 60;; esac')
    server.look()
    qtbot.waitUntil(lambda: server.facts == Facts(sinks={"box": False}))
    server.end()


@pytest.mark.linux
def test_a_program_that_cannot_be_started(programs: Path, qtbot: QtBot) -> None:
    put(programs, "wpctl", "")
    server = SoundServer()
    (programs / "wpctl").unlink()
    server.begin()
    qtbot.waitUntil(lambda: server._asking is None)
    assert server.facts == Facts()
    server.end()
