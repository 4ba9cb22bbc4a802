import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event

import pytest

from retrotimer.core.surroundings import PowerState
from retrotimer.desktop.asked import Asked
from retrotimer.desktop.lid import closing_sleeps
from retrotimer.desktop.linux_power import LinuxPower
from retrotimer.desktop.power import NoPower, pmset_state, power, windows_state

Machine = Callable[..., PowerState]

AC = {"type": "Mains", "online": "1"}
NO_AC = {"type": "Mains", "online": "0"}
BATTERY = {"type": "Battery", "present": "1", "status": "Discharging", "capacity": "60"}
MOUSE = {"type": "Battery", "scope": "Device", "status": "Discharging", "capacity": "3"}

LID = "1"
INTERNAL = " -InternalBattery-0 (id=4522083)\t"
LAPTOP_SWITCHES = {"input0": "0", "input1": LID}


def write(folder: Path, things: Mapping[str, Mapping[str, str]]) -> None:
    for name, files in things.items():
        for file, text in files.items():
            path = folder / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{text}\n", "utf-8", "surrogateescape")


@pytest.fixture
def read(tmp_path: Path) -> Machine:
    """What is read of a machine with these supplies, these switches, and this answer of logind's."""

    def begin(
        supplies: Mapping[str, Mapping[str, str]] | None = None,
        switches: Mapping[str, str] | None = None,
        *,
        logind: bool | None = None,
    ) -> PowerState:
        supply, inputs, lids = (tmp_path / name for name in ("power_supply", "input", "lid"))
        if supplies is not None:
            supply.mkdir()
            write(supply, supplies)
        if switches is not None:
            inputs.mkdir()
            write(inputs, {name: {"capabilities/sw": bits} for name, bits in switches.items()})
        return LinuxPower(supply, inputs, lids, closing_sleeps=Asked(lambda: logind, patience=20.0)).read()

    return begin


def test_a_machine_that_tells_nothing_is_not_guessed_at(read: Machine) -> None:
    assert read() == PowerState(percent=None, on_battery=None, lid_sleeps=None)


def test_a_desktop_runs_on_mains_and_has_no_lid(read: Machine) -> None:
    assert read({}, {"input0": "0"}) == PowerState(percent=None, on_battery=False, lid_sleeps=False)


def test_a_laptop_at_nine_percent_is_low(read: Machine) -> None:
    state = read({"AC": NO_AC, "BAT0": BATTERY | {"capacity": "9"}})
    assert (state.percent, state.on_battery, state.low) == (9, True, True)


@pytest.mark.parametrize(
    ("supplies", "on_battery"),
    [
        ({"AC": AC, "BAT0": BATTERY | {"status": "Charging"}}, False),
        ({"AC": AC, "BAT0": BATTERY | {"status": "Full"}}, False),
        ({"AC": AC, "BAT0": BATTERY | {"status": "Not charging"}}, False),
        ({"AC": AC, "BAT0": BATTERY}, False),  # a weak charger
        ({"AC": NO_AC, "BAT0": BATTERY | {"status": "Unknown"}}, True),
        ({"AC": NO_AC, "usb": {"type": "USB", "online": "1"}, "BAT0": BATTERY}, False),
        ({"usb": {"type": "USB", "online": "0"}}, False),  # a desktop's socket
        ({"BAT0": BATTERY}, True),
        ({"BAT0": BATTERY | {"status": "Charging"}}, False),
        ({"BAT0": BATTERY | {"status": "Full"}}, None),
        ({"AC": NO_AC, "BAT0": BATTERY | {"status": "Full"}}, True),  # just pulled
    ],
)
def test_what_is_plugged_in_decides_and_then_the_battery(
    read: Machine, supplies: Mapping[str, Mapping[str, str]], *, on_battery: bool | None
) -> None:
    assert read(supplies).on_battery is on_battery


def test_a_mouse_is_not_the_machine(read: Machine) -> None:
    assert read({"AC": AC, "hidpp_battery_0": MOUSE}) == PowerState(None, on_battery=False)


def test_a_battery_that_was_taken_out_does_not_count(read: Machine) -> None:
    state = read({"AC": AC, "BAT0": BATTERY, "BAT1": {"type": "Battery", "present": "0", "capacity": "0"}})
    assert state.percent == 60


@pytest.mark.parametrize(
    ("first", "second", "percent"),
    [
        ({"capacity": "5"}, {"capacity": "95"}, 50),
        ({"capacity": "5", "energy_full": "20"}, {"capacity": "95", "energy_full": "60"}, 72),
        ({"capacity": "5", "charge_full": "60"}, {"capacity": "95", "charge_full": "20"}, 28),
        ({"capacity": "5", "energy_full": "20"}, {"capacity": "95", "charge_full": "60"}, 50),
        ({"capacity": "5", "energy_full": "0"}, {"capacity": "95", "energy_full": "0"}, 50),
        ({"capacity": "bad"}, {"capacity": "95"}, 95),
    ],
)
def test_two_batteries_count_by_their_size(
    read: Machine, first: dict[str, str], second: dict[str, str], percent: int
) -> None:
    assert read({"BAT0": BATTERY | first, "BAT1": BATTERY | second}).percent == percent


@pytest.mark.parametrize("capacity", ["", "-1", "nine", "9 %", "0x9", "\udcff", "²"])
def test_what_is_no_number_is_not_known(read: Machine, capacity: str) -> None:
    assert read({"BAT0": BATTERY | {"capacity": capacity}}) == PowerState(None, on_battery=True)


def test_more_than_full_is_full(read: Machine) -> None:
    assert read({"BAT0": BATTERY | {"capacity": "103"}}).percent == 100


def test_files_that_are_no_files_are_not_known(tmp_path: Path) -> None:
    (tmp_path / "BAT0" / "type").mkdir(parents=True)
    (tmp_path / "stray").touch()
    state = LinuxPower(tmp_path, tmp_path, tmp_path / "stray").read()
    assert state == PowerState(None, on_battery=False, lid_sleeps=False)


@pytest.mark.parametrize("logind", [True, False, None])
def test_logind_knows_what_a_lid_does(read: Machine, *, logind: bool | None) -> None:
    assert read({}, LAPTOP_SWITCHES, logind=logind).lid_sleeps is logind


@pytest.mark.parametrize(
    ("bits", "lid"), [("0", False), ("1", True), ("e", False), ("10021", True), ("", False)]
)
def test_the_lids_switch_is_the_lowest_bit(read: Machine, bits: str, *, lid: bool) -> None:
    assert read({}, {"input3": bits}, logind=True).lid_sleeps is lid


def test_an_acpi_lid_is_one_where_inputs_are_hidden(tmp_path: Path) -> None:
    write(tmp_path / "lids", {"LID0": {"state": "state:      open"}})
    asked = Asked(lambda: True, patience=20.0)
    assert (
        LinuxPower(tmp_path / "none", tmp_path / "none", tmp_path / "lids", asked).read().lid_sleeps is True
    )


@pytest.mark.parametrize(
    ("logind", "sleeps"),
    [
        ({"HandleLidSwitch": "suspend"}, True),
        ({"HandleLidSwitch": "hibernate"}, True),
        ({"HandleLidSwitch": "poweroff"}, True),
        ({"HandleLidSwitch": "ignore"}, False),
        ({"HandleLidSwitch": "lock"}, False),
        ({"HandleLidSwitch": "suspend", "HandleLidSwitchExternalPower": "ignore"}, True),
        (
            {"HandleLidSwitch": "suspend", "HandleLidSwitchExternalPower": "ignore", "OnExternalPower": True},
            False,
        ),
        ({"HandleLidSwitch": "suspend", "HandleLidSwitchExternalPower": "", "OnExternalPower": True}, True),
        ({"HandleLidSwitch": "suspend", "HandleLidSwitchDocked": "ignore", "Docked": True}, False),
        ({"HandleLidSwitch": "suspend", "HandleLidSwitchDocked": "ignore", "Docked": False}, True),
        ({"HandleLidSwitch": "suspend", "BlockInhibited": "sleep:handle-lid-switch"}, None),
        ({"HandleLidSwitch": "suspend", "BlockInhibited": "handle-power-key"}, True),
        ({"HandleLidSwitch": 7}, None),
        ({}, None),
    ],
)
def test_the_lid_follows_loginds_own_order(logind: dict[str, object], *, sleeps: bool | None) -> None:
    assert closing_sleeps(logind) is sleeps


def test_a_question_that_takes_long_is_not_waited_for() -> None:
    may_answer = Event()
    asked = Asked(lambda: may_answer.wait(20), patience=0.0)
    assert asked.answer() is None
    assert asked.answer() is None
    may_answer.set()
    assert asked._thread is not None
    asked._thread.join(20)
    asked.answer()
    assert asked.answer() is True


def test_a_question_that_fails_has_no_answer() -> None:
    assert Asked(lambda: 1 // 0, patience=20.0).answer() is None


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ((0, 0, 60), PowerState(60, on_battery=True)),
        ((0, 4, 3), PowerState(3, on_battery=True)),
        ((1, 8, 99), PowerState(99, on_battery=False)),
        ((1, 128, 255), PowerState(None, on_battery=False)),
        ((255, 255, 255), PowerState()),
        ((1, 255, 50), PowerState(50, on_battery=False)),
    ],
)
def test_windows_is_read_by_its_own_codes(fields: tuple[int, int, int], state: PowerState) -> None:
    assert windows_state(*fields) == state


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (
            f"Now drawing from 'Battery Power'\n{INTERNAL}9%; discharging; 0:31 remaining present: true\n",
            PowerState(9, on_battery=True),
        ),
        (
            f"Now drawing from 'AC Power'\n{INTERNAL}100%; charged; 0:00 remaining present: true\n",
            PowerState(100, on_battery=False),
        ),
        (
            f"Now drawing from 'AC Power'\n{INTERNAL}80%; AC attached; not charging present: true\n",
            PowerState(80, on_battery=False),
        ),
        ("Now drawing from 'AC Power'\n", PowerState(None, on_battery=False)),
        (
            "Now drawing from 'AC Power'\n -InternalBattery-0\t999%; charged\n",
            PowerState(None, on_battery=False),
        ),
        ("pmset: nothing to tell", PowerState()),
        ("", PowerState()),
    ],
)
def test_macos_is_read_by_what_pmset_says(said: str, state: PowerState) -> None:
    assert pmset_state(said) == state


def test_every_system_has_something_that_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = set()
    for platform in ("linux", "win32", "darwin", "unheard-of"):
        monkeypatch.setattr(sys, "platform", platform)
        kinds.add(type(power()))
    assert len(kinds) == 4
    assert NoPower in kinds
    assert power().read() == PowerState()
