"""What a Linux machine runs on, from the kernel's files; fills the port `Power`.

Source of the files: https://docs.kernel.org/admin-guide/abi-testing-files.html (sysfs-class-power).
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from retrotimer.core.surroundings import PowerState
from retrotimer.desktop.asked import Asked
from retrotimer.desktop.lid import ask_logind, has_lid

SUPPLIES = Path("/sys/class/power_supply")
INPUTS = Path("/sys/class/input")
ACPI_LIDS = Path("/proc/acpi/button/lid")

BATTERIES = {"Battery", "UPS"}
FROM_OUTSIDE = {"Mains", "USB", "Wireless"}
SIZES = ("energy_full", "charge_full")
"""In µWh and in µAh; a battery tells one of them."""

PROPERTIES = ("type", "scope", "present", "online", "status", "capacity", *SIZES)

FULL = 100

Supply = Mapping[str, str]
"""The properties of a power supply, by the names of their files."""


class LinuxPower:
    """Reads the kernel's files, and asks logind what a closed lid does.

    The folders are arguments for the tests, as is `closing_sleeps`.
    """

    def __init__(
        self,
        supplies: Path = SUPPLIES,
        inputs: Path = INPUTS,
        acpi_lids: Path = ACPI_LIDS,
        closing_sleeps: Asked[bool] | None = None,
    ) -> None:
        self._supplies = supplies
        self._inputs = inputs
        self._acpi_lids = acpi_lids
        self._closing_sleeps = closing_sleeps or Asked(ask_logind)

    def read(self) -> PowerState:
        """As it is now; what logind says may be from the reading before."""
        supplies = read_supplies(self._supplies)
        lid = has_lid(self._inputs, self._acpi_lids)
        return PowerState(
            percent=charge(supplies or []),
            on_battery=None if supplies is None else on_battery(supplies),
            lid_sleeps=self._closing_sleeps.answer() if lid else lid,
        )


def read_supplies(folder: Path) -> list[Supply] | None:
    """The machine's own supplies, not those of a mouse or a headset; None where the kernel does not tell."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return None
    supplies = [_properties(supply) for supply in found]
    return [one for one in supplies if one.get("scope") != "Device" and one.get("present") != "0"]


def on_battery(supplies: Sequence[Supply]) -> bool | None:
    """Whether the machine runs on its battery; None where nothing tells.

    As systemd's `ac-power`: what is plugged in decides, then what a battery says.  A weak charger beside a
    battery that drains is mains.  A machine without a battery has nothing else to run on.
    """
    batteries = [one for one in supplies if one.get("type") in BATTERIES]
    outside = [one.get("online", "") for one in supplies if one.get("type") in FROM_OUTSIDE]
    if not batteries or any(online not in {"", "0"} for online in outside):
        return False
    states = {one.get("status", "") for one in batteries}
    if "Discharging" in states:
        return True
    if "Charging" in states:
        return False
    return True if "0" in outside else None


def charge(supplies: Sequence[Supply]) -> int | None:
    """Percent of all batteries together, larger ones counting for more; None where none of them tells.

    Together, not the worst: two batteries are emptied one after the other, and then one of them is empty long
    before the machine is.
    """
    batteries = [one for one in supplies if one.get("type") in BATTERIES]
    told = [(one, percent) for one in batteries if (percent := _number(one, "capacity")) is not None]
    if not told:
        return None
    sizes = [1] * len(told)
    for name in SIZES:
        of_all = [_number(one, name) for one, _ in told]
        if all(of_all):
            sizes = [size or 1 for size in of_all]
            break
    weighed = sum(min(percent, FULL) * size for (_, percent), size in zip(told, sizes, strict=True))
    return round(weighed / sum(sizes))


def _number(supply: Supply, name: str) -> int | None:
    """A property as a whole number, 0 or more."""
    word = supply.get(name, "")
    return int(word) if word.isascii() and word.isdigit() else None


def _properties(supply: Path) -> Supply:
    """The properties that count, as far as this supply has them.

    Each from its own file: of `uevent`, which has them all, one property that fails takes the others away.
    """
    found = {}
    for name in PROPERTIES:
        try:
            found[name] = (supply / name).read_text("utf-8", "replace").strip()
        except OSError:
            continue  # it has none, or it went away just now
    return found
