"""The lists of Windows and macOS, as far as they can be tried without either."""

import plistlib
from pathlib import Path

import pytest

from retrotimer.core.errors import LoginError
from retrotimer.desktop.login.macos import LaunchAgent
from retrotimer.desktop.login.windows import APPROVED, RUN, RunKey

WORDS = (r"C:\Program Files\Retrotimer\retrotimer.exe", "--background")
MAC_WORDS = ("/Applications/Retro timer.app/Contents/MacOS/retrotimer", "--background")


class FakeRegistry:
    """A registry in a dictionary, which may refuse to be written to."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], object] = {}
        self.refuses = False

    def read(self, key: str, name: str) -> object:
        return self.values.get((key, name))

    def write(self, key: str, name: str, text: str) -> None:
        self._ask()
        self.values[key, name] = text

    def delete(self, key: str, name: str) -> None:
        self._ask()
        self.values.pop((key, name), None)

    def _ask(self) -> None:
        if self.refuses:
            raise PermissionError(13, "Access is denied")


def test_windows_starts_the_quoted_program_until_it_is_taken_away() -> None:
    registry = FakeRegistry()
    key = RunKey(registry, "retrotimer", WORDS)
    assert not key.is_on()
    key.put()
    assert registry.values == {
        (RUN, "retrotimer"): r'"C:\Program Files\Retrotimer\retrotimer.exe" --background'
    }
    assert key.is_on()
    assert not key.mend()
    moved = RunKey(registry, "retrotimer", (r"D:\retrotimer.exe", "--background"))
    assert moved.mend()
    assert registry.values[RUN, "retrotimer"] == r"D:\retrotimer.exe --background"
    moved.remove()
    assert registry.values == {}


def test_windows_own_switch_is_heeded_until_the_person_chooses_again() -> None:
    registry = FakeRegistry()
    key = RunKey(registry, "retrotimer", WORDS)
    key.put()
    registry.values[APPROVED, "retrotimer"] = b"\x03" + bytes(11)
    assert not key.is_on()
    assert not RunKey(registry, "retrotimer", ("elsewhere",)).mend()
    key.put()
    assert key.is_on()


def test_windows_that_refuses_is_said() -> None:
    registry = FakeRegistry()
    key = RunKey(registry, "retrotimer", WORDS)
    registry.refuses = True
    for attempt in (key.put, key.remove):
        with pytest.raises(LoginError, match="Access is denied"):
            attempt()


def test_macos_starts_the_agent_until_it_is_taken_away(tmp_path: Path) -> None:
    agent = LaunchAgent(tmp_path / "LaunchAgents", "retrotimer", MAC_WORDS)
    assert not agent.is_on()
    agent.put()
    (path,) = (tmp_path / "LaunchAgents").iterdir()
    written = plistlib.loads(path.read_bytes())
    assert f"{written['Label']}.plist" == path.name
    assert written["ProgramArguments"] == list(MAC_WORDS)
    assert written["RunAtLoad"] is True
    assert agent.is_on()
    assert not agent.mend()
    moved = LaunchAgent(tmp_path / "LaunchAgents", "retrotimer", ("/moved", "--background"))
    assert moved.mend()
    assert plistlib.loads(path.read_bytes())["ProgramArguments"] == ["/moved", "--background"]
    path.write_bytes(plistlib.dumps({**written, "Disabled": True}))
    assert not agent.is_on()
    path.write_bytes(b"not a list of properties")
    assert not agent.is_on()
    assert not agent.mend()
    agent.remove()
    assert not path.exists()
