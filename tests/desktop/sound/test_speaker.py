"""The window's side, against a small program that behaves as badly as a test wants it to."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retrotimer.core.sound import OutputState, Sound, SoundChoice, SoundState, VoiceState
from retrotimer.desktop.sound.speaker import MOST_RENEWALS
from tests.desktop.sound.conftest import Listen, Listener, real_child
from tests.sound_server import is_gone
from tests.waiting import wait_for

FAKE = """
import json, os, sys, time
from pathlib import Path

folder = Path(sys.argv[1])
log = (folder / "log").open("a", encoding="utf-8")
starts = len((folder / "starts").read_text()) if (folder / "starts").exists() else 0
(folder / "starts").write_text("x" * (starts + 1))

def tell(**message):
    raw(json.dumps(message).encode() + b"\\n")

def raw(data):
    while data:
        data = data[os.write(1, data):]

def told(voice="ready", output="ready"):
    tell(word="told", voice=voice, output=output, voice_name="Anna", device_name="Box", voice_lost=False,
         device_lost=False, voice_apart=False, voices=["Anna"], devices=[["box", "Box"]])

def await_file(name):
    while not (folder / name).exists():
        time.sleep(0.005)

def serve(hear):
    for line in sys.stdin:
        message = json.loads(line)
        if message["word"] != "ping":
            log.write(line)
            log.flush()
        if hear(message) is None and message["word"] == "ping":
            tell(word="pong")
        if message["word"] == "play":
            tell(word="begun")
        if message["word"] == "leave":
            os._exit(0)

def obey(message):
    if message["word"] == "choose":
        told()

"""


class Fake:
    """The program: what it is told, and how often it was started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def command(self, script: str) -> list[str]:
        (self.folder / "fake.py").write_text(FAKE + script, "utf-8")
        return [sys.executable, "-I", "-S", str(self.folder / "fake.py"), str(self.folder)]

    @property
    def log(self) -> list[dict[str, object]]:
        path = self.folder / "log"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []

    @property
    def words(self) -> list[object]:
        return [message["word"] for message in self.log]

    @property
    def starts(self) -> int:
        path = self.folder / "starts"
        return len(path.read_text("utf-8")) if path.exists() else 0


@pytest.fixture
def fake(tmp_path: Path) -> Fake:
    return Fake(tmp_path)


def voices(listener: Listener) -> list[VoiceState]:
    return [state.voice for state in listener.states]


def outputs(listener: Listener) -> list[OutputState]:
    return [state.output for state in listener.states]


def is_ready(listener: Listener) -> Callable[[], bool]:
    return lambda: listener.state.output is OutputState.READY


def test_what_is_asked_arrives_in_its_order(fake: Fake, listen: Listen, qtbot: QtBot) -> None:
    listener = listen(fake.command("serve(obey)"))
    assert listener.state == SoundState()
    speaker = listener.speaker
    speaker.prepare(SoundChoice(voice="Anna", volume=40))
    qtbot.waitUntil(is_ready(listener))
    assert listener.state.voice_name == "Anna"
    speaker.wake()
    speaker.play(Sound.TURN, "Turn <around>", urgent=True)
    speaker.hush()
    speaker.prepare(SoundChoice(rate=2))
    qtbot.waitUntil(lambda: len(fake.log) == 5)
    assert fake.words == ["choose", "wake", "play", "hush", "choose"]
    assert fake.log[0]["voice"] == "Anna"
    assert fake.log[2] == {"word": "play", "sound": "turn", "words": "Turn <around>", "urgent": True}
    assert len(listener.states) == 1  # one state told twice is told once


def test_nothing_is_started_before_it_is_needed(fake: Fake, listen: Listen, qtbot: QtBot) -> None:
    speaker = listen(fake.command("serve(obey)")).speaker
    speaker.play(Sound.TICK)
    speaker.wake()
    speaker.hush()
    speaker.release()
    qtbot.wait_until(lambda: speaker.process_id == 0)
    assert fake.starts == 0


def test_what_is_asked_while_it_starts_is_kept(fake: Fake, listen: Listen, qtbot: QtBot) -> None:
    listener = listen(fake.command('await_file("go"); serve(obey)'))
    listener.speaker.prepare(SoundChoice())
    listener.speaker.play(Sound.TICK)
    listener.speaker.hush()
    listener.speaker.wake()
    listener.speaker.play(Sound.TURN, "Turn")
    (fake.folder / "go").touch()
    qtbot.waitUntil(lambda: len(fake.log) == 4)
    assert fake.words == ["choose", "hush", "wake", "play"]


def test_a_cue_that_would_come_too_late_is_dropped(fake: Fake, listen: Listen, qtbot: QtBot) -> None:
    listener = listen(fake.command('await_file("go"); serve(obey)'), late=0.0)
    listener.speaker.prepare(SoundChoice())
    listener.speaker.play(Sound.TURN, "Turn")
    (fake.folder / "go").touch()
    qtbot.waitUntil(is_ready(listener))
    listener.speaker.play(Sound.TICK)
    qtbot.waitUntil(lambda: len(fake.log) == 2)
    assert fake.log[1]["sound"] == "tick"


def test_a_process_that_dies_is_started_again(fake: Fake, listen: Listen, qtbot: QtBot) -> None:
    dies_once = """
def hear(message):
    obey(message)
    if message["word"] == "play" and starts == 0:
        os.kill(os.getpid(), 9)
serve(hear)
"""
    listener = listen(fake.command(dies_once))
    listener.speaker.prepare(SoundChoice(language="de"))
    qtbot.waitUntil(is_ready(listener))
    listener.speaker.play(Sound.TICK)
    qtbot.waitUntil(lambda: len(listener.states) == 3)
    assert outputs(listener) == [OutputState.READY, OutputState.BROKEN, OutputState.READY]
    assert voices(listener)[1] is VoiceState.BROKEN
    listener.speaker.play(Sound.TURN)
    qtbot.waitUntil(lambda: len(fake.log) == 5)
    assert [message.get("language") for message in fake.log] == ["de", None, "de", None, None]
    # The cue at which it died was not taken on, so it is asked for again.
    assert [message.get("sound") for message in fake.log] == [None, "tick", None, "tick", "turn"]


def test_a_cue_that_was_taken_on_is_not_asked_for_again(fake: Fake, listen: Listen, qtbot: QtBot) -> None:
    dies_later = """
def hear(message):
    obey(message)
    if message["word"] == "wake" and starts == 0:
        os._exit(1)
serve(hear)
"""
    listener = listen(fake.command(dies_later))
    listener.speaker.prepare(SoundChoice())
    qtbot.waitUntil(is_ready(listener))
    listener.speaker.play(Sound.TICK)
    listener.speaker.wake()
    qtbot.waitUntil(lambda: len(listener.states) == 3)
    listener.speaker.play(Sound.TURN)
    qtbot.waitUntil(lambda: len(fake.log) == 5)
    assert fake.words == ["choose", "play", "wake", "choose", "play"]


def test_a_process_that_does_not_answer_is_replaced(fake: Fake, listen: Listen, qtbot: QtBot) -> None:
    hangs_once = """
def hear(message):
    obey(message)
    return "silence" if starts == 0 and message["word"] == "ping" else None
serve(hear)
"""
    listener = listen(fake.command(hangs_once), answer=0.1, beat=0.05)
    listener.speaker.prepare(SoundChoice())
    qtbot.waitUntil(is_ready(listener))
    first = listener.speaker.process_id
    qtbot.waitUntil(lambda: fake.starts == 2 and listener.state.output is OutputState.READY)
    assert OutputState.BROKEN in outputs(listener)
    qtbot.waitUntil(lambda: is_gone(first))


def test_one_that_says_nothing_from_its_start_is_replaced(fake: Fake, listen: Listen, qtbot: QtBot) -> None:
    listener = listen(fake.command("serve(obey if starts else (lambda message: 0))"), start=0.3)
    listener.speaker.prepare(SoundChoice())
    qtbot.waitUntil(is_ready(listener))
    assert fake.starts == 2


@pytest.mark.parametrize("script", ["os._exit(1)", "told(); os._exit(0)", "os.kill(os.getpid(), 11)"])
def test_it_is_started_again_three_times_and_then_given_up(
    fake: Fake, listen: Listen, qtbot: QtBot, script: str
) -> None:
    listener = listen(fake.command(script))
    listener.speaker.prepare(SoundChoice())
    qtbot.waitUntil(lambda: fake.starts == 4 and listener.speaker.process_id == 0)
    assert listener.state == SoundState(VoiceState.BROKEN, OutputState.BROKEN) or "told" in script
    assert outputs(listener)[-1] is OutputState.BROKEN
    listener.speaker.play(Sound.TICK)
    listener.speaker.prepare(SoundChoice())
    assert outputs(listener)[-1] is OutputState.STARTING
    qtbot.waitUntil(lambda: fake.starts == 8 and listener.speaker.process_id == 0)


def test_the_last_attempt_goes_without_the_voice(fake: Fake, listen: Listen, qtbot: QtBot) -> None:
    crashes_by_voice = """
def hear(message):
    if message["word"] == "choose":
        if message["speaks"]:
            os._exit(1)
        told(voice="broken")
serve(hear)
"""
    listener = listen(fake.command(crashes_by_voice))
    listener.speaker.prepare(SoundChoice())
    qtbot.waitUntil(is_ready(listener))
    assert fake.starts == 4
    assert listener.state.voice is VoiceState.BROKEN


def test_the_voice_is_tried_again_when_the_failures_are_long_ago(
    fake: Fake, listen: Listen, qtbot: QtBot
) -> None:
    listener = listen(fake.command("serve(obey)"))
    speaker = listener.speaker
    speaker.prepare(SoundChoice())
    qtbot.waitUntil(is_ready(listener))
    for failures in ([time.monotonic()] * 3, [time.monotonic() - 61] * 3):
        speaker._failures.extend(failures)
        speaker.prepare(SoundChoice())
        speaker._failures.clear()
    qtbot.waitUntil(lambda: len(fake.log) == 3)
    assert [message["speaks"] for message in fake.log] == [True, False, True]


def test_failures_of_long_ago_do_not_count(fake: Fake, listen: Listen, qtbot: QtBot) -> None:
    dies_six_times = "serve(lambda message: os._exit(1)) if starts < 6 else serve(obey)"
    listener = listen(fake.command(dies_six_times), memory=0.0)
    listener.speaker.prepare(SoundChoice())
    qtbot.waitUntil(is_ready(listener))
    assert fake.starts == 7


def test_a_program_that_is_not_there(tmp_path: Path, listen: Listen, qtbot: QtBot) -> None:
    listener = listen([str(tmp_path / "nothing")])
    listener.speaker.prepare(SoundChoice())
    qtbot.waitUntil(lambda: listener.state.output is OutputState.BROKEN)
    qtbot.waitUntil(lambda: listener.speaker.process_id == 0)


def test_nonsense_is_left_out(fake: Fake, listen: Listen, qtbot: QtBot) -> None:
    babbles = r"""
sys.stderr.write("noise " * 50_000)
raw(b"hello\n\xff\xfe\n{}\n" + b"y" * 300_000 + b"\n" + b'{"word": "told"}\n{"word": "hush"}\n{"word":')
raw(b' "pong"}\n')
serve(obey)
"""
    listener = listen(fake.command(babbles))
    listener.speaker.prepare(SoundChoice())
    qtbot.waitUntil(is_ready(listener))
    assert len(listener.states) == 1
    assert fake.starts == 1


def test_one_that_asks_to_be_replaced_is(fake: Fake, listen: Listen, qtbot: QtBot) -> None:
    script = """
told(output="ready" if starts else "broken")
if not starts:
    await_file("go")
    tell(word="renew")
serve(lambda message: None)
"""
    listener = listen(fake.command(script))
    listener.speaker.prepare(SoundChoice())
    qtbot.waitUntil(lambda: listener.state.output is OutputState.BROKEN)
    (fake.folder / "go").touch()
    qtbot.waitUntil(is_ready(listener))
    assert outputs(listener) == [OutputState.BROKEN, OutputState.READY]
    assert voices(listener) == [VoiceState.READY, VoiceState.READY]


def test_who_always_asks_for_it_is_tried_without_the_voice_at_last(
    fake: Fake, listen: Listen, qtbot: QtBot
) -> None:
    """Or a device that comes and goes by itself would take all of a walk's sound."""
    never_satisfied = """
def hear(message):
    if message["word"] == "choose" and message["speaks"]:
        tell(word="renew")
    elif message["word"] == "choose":
        told(voice="broken")
serve(hear)
"""
    listener = listen(fake.command(never_satisfied), restarts=2)
    listener.speaker.prepare(SoundChoice())
    qtbot.waitUntil(is_ready(listener), timeout=20_000)
    assert fake.starts == MOST_RENEWALS + 2 + 1


def test_a_released_one_ends_and_can_be_prepared_again(fake: Fake, listen: Listen, qtbot: QtBot) -> None:
    listener = listen(fake.command("serve(obey)"))
    for starts in (1, 2):
        listener.speaker.prepare(SoundChoice())
        qtbot.waitUntil(is_ready(listener))
        process = listener.speaker.process_id
        listener.speaker.release()
        listener.speaker.play(Sound.TICK)
        qtbot.waitUntil(lambda process=process: is_gone(process))  # type: ignore[misc]
        assert fake.starts == starts
    assert OutputState.BROKEN not in outputs(listener)
    assert fake.words == ["choose", "leave"] * 2


def test_one_that_does_not_leave_is_killed(fake: Fake, listen: Listen, qtbot: QtBot) -> None:
    listener = listen(fake.command("told()\nwhile True: time.sleep(1)"), leave=0.1)
    listener.speaker.prepare(SoundChoice())
    qtbot.waitUntil(is_ready(listener))
    process = listener.speaker.process_id
    listener.speaker.release()
    assert not is_gone(process), "to wait for it would hold up the window"
    qtbot.waitUntil(lambda: is_gone(process))
    assert OutputState.BROKEN not in outputs(listener)


def test_a_listener_may_give_up_by_itself(fake: Fake, listen: Listen, qtbot: QtBot) -> None:
    listener = listen(fake.command("os._exit(1)"))

    def give_up(state: SoundState) -> None:
        if state.output is OutputState.BROKEN:
            listener.speaker.release()

    listener.speaker.follow(give_up)
    listener.speaker.prepare(SoundChoice())
    qtbot.waitUntil(lambda: OutputState.BROKEN in outputs(listener))
    assert listener.speaker.process_id == 0
    assert fake.starts == 1


WINDOW = """
import os, sys
from PySide6.QtCore import QCoreApplication, QTimer
from retrotimer.core.sound import SoundChoice, OutputState
from retrotimer.desktop.sound.speaker import SpeakerProcess

app = QCoreApplication([])
speaker = SpeakerProcess(sys.argv[1:])

def tell(state):
    if state.output is not OutputState.STARTING:
        print(speaker.process_id, flush=True)
        if end == "quit":
            QTimer.singleShot(0, app.quit)

end = sys.stdin.readline().strip()
speaker.follow(tell)
speaker.prepare(SoundChoice())
app.exec()
"""


@pytest.mark.linux
@pytest.mark.parametrize("end", ["quit", "killed"])
@pytest.mark.parametrize("is_real", [True, False])
def test_it_ends_with_the_window(
    fake: Fake, sounds: Path, at_no_sound_server: object, end: str, *, is_real: bool
) -> None:
    assert at_no_sound_server is not None
    command = real_child(sounds) if is_real else fake.command("serve(obey)")
    window = subprocess.Popen(
        [sys.executable, "-c", WINDOW, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert window.stdin is not None
    assert window.stdout is not None
    window.stdin.write(f"{end}\n")
    window.stdin.flush()
    process = int(window.stdout.readline())
    if end == "killed":
        window.send_signal(signal.SIGKILL)
    _, complained = window.communicate(timeout=60)
    assert complained == ""
    wait_for(lambda: is_gone(process), "the speaker runs on")
