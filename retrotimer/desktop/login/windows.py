"""A value of the registry's key of what runs at login.

What it is to do was tried with a stand-in for the registry, and not on Windows.
"""

import subprocess
import sys
from typing import Protocol

from retrotimer.core.errors import LoginError

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the system's own settings keep that somebody switched a program off: its first byte is odd then."""


class Registry(Protocol):
    """The person's own half of the registry. What fails raises `OSError`."""

    def read(self, key: str, name: str) -> object:
        """What a value holds; None where there is none."""

    def write(self, key: str, name: str, text: str) -> None:
        """Let a value hold this text."""

    def delete(self, key: str, name: str) -> None:
        """Take a value away, if there is one."""


class RunKey:
    """This program among the person's `Run` values; fills the port `Autostart`."""

    offered = True

    def __init__(self, registry: Registry, name: str, words: tuple[str, ...]) -> None:
        """Be about this program; `words` start it."""
        self._registry = registry
        self._name = name
        self._line = subprocess.list2cmdline(words)

    def is_on(self) -> bool:
        """Whether the value is there and not switched off."""
        if not isinstance(self._read(RUN), str):
            return False
        approved = self._read(APPROVED)
        return not (isinstance(approved, bytes) and approved[:1] and approved[0] % 2)

    def put(self) -> None:
        """Write the value.

        Raises:
            LoginError: it cannot be written.
        """
        try:
            self._registry.write(RUN, self._name, self._line)
            self._registry.delete(APPROVED, self._name)
        except OSError as error:
            raise LoginError(RUN, error.strerror or str(error)) from error

    def mend(self) -> bool:
        """Let the value name this program, where it is on and names another; whether it did not.

        Raises:
            LoginError: as `put`.
        """
        if not self.is_on() or self._read(RUN) == self._line:
            return False
        self.put()
        return True

    def remove(self) -> None:
        """Delete the value.

        Raises:
            LoginError: it cannot be deleted.
        """
        try:
            self._registry.delete(RUN, self._name)
            self._registry.delete(APPROVED, self._name)
        except OSError as error:
            raise LoginError(RUN, error.strerror or str(error)) from error

    def _read(self, key: str) -> object:
        try:
            return self._registry.read(key, self._name)
        except OSError:
            return None


if sys.platform == "win32":
    import winreg

    class UserRegistry:
        """The registry itself; fills `Registry`."""

        def read(self, key: str, name: str) -> object:
            """What a value holds; None where there is none."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    return winreg.QueryValueEx(opened, name)[0]
            except FileNotFoundError:
                return None

        def write(self, key: str, name: str, text: str) -> None:
            """Let a value hold this text."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, text)

        def delete(self, key: str, name: str) -> None:
            """Take a value away, if there is one."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
                    winreg.DeleteValue(opened, name)
            except FileNotFoundError:
                return
