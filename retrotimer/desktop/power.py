"""What the machine runs on; fills the port `Power` on each system.

A question that another program has to answer is put in a thread (`retrotimer.desktop.asked`), so the first
reading may not know yet what the second one does.
"""

import re
import sys
from typing import TYPE_CHECKING

from retrotimer.core.surroundings import PowerState

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.core.machine import Power

FULL = 100
NO_BATTERY = 128
UNKNOWN = 255
PMSET = ("/usr/bin/pmset", "-g", "batt")
PMSET_PATIENCE = 5.0

WINDOWS_LINE = {0: True, 1: False}
"""Whether it is on battery, by `ACLineStatus`."""


class NoPower:
    """Where nothing is known."""

    def read(self) -> PowerState:
        """Nothing."""
        return PowerState()


class WindowsPower:
    """By `GetSystemPowerStatus`. What closing the lid does is in the power plan, and is not looked up."""

    def read(self) -> PowerState:
        """As it is now."""
        return windows_state(*_system_power_status())


class MacPower:
    """By `pmset`. Whether a lid that is closed means sleep depends on the screens, and is not looked up."""

    def __init__(self) -> None:
        from retrotimer.desktop.asked import Asked

        self._asked = Asked(_ask_pmset)

    def read(self) -> PowerState:
        """As it is now, or was at the reading before."""
        return self._asked.answer() or PowerState()


def power() -> "Power":
    """What this system has."""
    kinds: dict[str, Callable[[], Power]]
    kinds = {"linux": _linux_power, "win32": WindowsPower, "darwin": MacPower}
    return kinds.get(sys.platform, NoPower)()


def windows_state(line: int, flag: int, percent: int) -> PowerState:
    """The state by the first three fields of `SYSTEM_POWER_STATUS`.

    Source: https://learn.microsoft.com/windows/win32/api/winbase/ns-winbase-system_power_status
    """
    none = flag != UNKNOWN and bool(flag & NO_BATTERY)
    known = not none and percent <= FULL
    return PowerState(percent=percent if known else None, on_battery=WINDOWS_LINE.get(line))


def pmset_state(said: str) -> PowerState:
    """The state by what `pmset -g batt` says."""
    source = re.search(r"drawing from '(AC|Battery|UPS) Power'", said)
    battery = re.search(r"InternalBattery.*?\b(\d{1,3})%", said)
    percent = int(battery[1]) if battery else None
    return PowerState(
        percent=percent if percent is not None and percent <= FULL else None,
        on_battery=source[1] != "AC" if source else None,
    )


def _linux_power() -> "Power":
    from retrotimer.desktop.linux_power import LinuxPower  # no other system has its files

    return LinuxPower()


def _ask_pmset() -> PowerState:
    import subprocess

    asked = subprocess.run(PMSET, capture_output=True, text=True, timeout=PMSET_PATIENCE, check=True)  # noqa: S603
    return pmset_state(asked.stdout)


def _system_power_status() -> tuple[int, int, int]:
    """The first three fields of Windows's `SYSTEM_POWER_STATUS`, all unknown where they cannot be had."""
    if sys.platform == "win32":
        import ctypes

        fields = (ctypes.c_ubyte * 12)()  # four bytes, and two times of four bytes each
        if ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(fields)):
            return fields[0], fields[1], fields[2]
    return UNKNOWN, UNKNOWN, UNKNOWN
