"""What closing a Linux laptop's lid would do.

Whether there is one is in the kernel's files.  What it does is asked of logind on the system bus and not read
in logind.conf: its answer counts every drop-in and default, knows whether the machine is docked, and tells
when the desktop has taken the decision over (KDE and Xfce do; then nobody but the desktop knows it).
"""

from collections.abc import Mapping
from pathlib import Path

PATIENCE = 1.0
"""Seconds that logind has for an answer; the window does not wait for it."""

LID_SWITCH = 1
"""`SW_LID` is the switch of number 0, so the lowest bit."""

MANAGER = ("org.freedesktop.login1", "/org/freedesktop/login1")
INTERFACE = "org.freedesktop.login1.Manager"
HARMLESS = {"ignore", "lock"}
"""What logind may do that leaves a walk alone; all else, the machine off among it, ends its sound."""


def has_lid(inputs: Path, acpi_lids: Path) -> bool | None:
    """Whether the machine has a lid whose closing it notices; None where the kernel does not tell."""
    try:
        if next(acpi_lids.iterdir(), None) is not None:
            return True
    except OSError:
        pass  # no ACPI, as on ARM; or no such button
    if not inputs.is_dir():
        return None
    return any(_switches(file) & LID_SWITCH for file in inputs.glob("input*/capabilities/sw"))


def closing_sleeps(logind: Mapping[str, object]) -> bool | None:
    """Whether closing the lid now would stop the machine, by logind's words; None where they do not tell.

    The order is logind's own (`manager_handle_action`): docked, external power, all else.
    """
    if "handle-lid-switch" in str(logind.get("BlockInhibited", "")).split(":"):
        return None
    names = ["HandleLidSwitch"]
    if logind.get("OnExternalPower") is True:
        names.insert(0, "HandleLidSwitchExternalPower")
    if logind.get("Docked") is True:
        names.insert(0, "HandleLidSwitchDocked")
    action = next((word for name in names if (word := logind.get(name))), None)
    return action not in HARMLESS if isinstance(action, str) else None


def ask_logind() -> bool | None:
    """`closing_sleeps` as logind says now. Blocks, and raises where there is no logind."""
    from retrotimer.desktop.bus import Address, Bus, system_address  # brings jeepney, and few machines ask

    with Bus(system_address(), PATIENCE) as bus:
        whom = Address(*MANAGER, "org.freedesktop.DBus.Properties")
        (properties,) = bus.ask(whom, "GetAll", "s", (INTERFACE,))
    return closing_sleeps({name: value for name, (_, value) in properties.items()})


def _switches(file: Path) -> int:
    """The switches that an input device has, as bits."""
    try:
        return int(file.read_text("ascii").split()[-1], 16)
    except (OSError, ValueError, IndexError):
        return 0
