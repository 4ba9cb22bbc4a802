import pytest

from retrotimer.core.sound import Device, OutputState
from retrotimer.desktop.sound.outputs import Output, choose
from retrotimer.desktop.sound.server import UNKNOWN, Facts

BOX, PHONES, NONE = Device("box", "Box"), Device("phones", "Headphones"), Device("auto_null", "Dummy")
BOTH = (BOX, PHONES)


def test_the_chosen_device() -> None:
    assert choose(BOTH, "box", "phones", UNKNOWN) == Output(OutputState.READY, PHONES, devices=BOTH)


def test_the_system_s_choice() -> None:
    assert choose(BOTH, "phones", "", UNKNOWN) == Output(OutputState.READY, PHONES, devices=BOTH)


def test_another_in_place_of_one_that_is_gone() -> None:
    assert choose([BOX], "box", "phones", UNKNOWN) == Output(
        OutputState.READY, BOX, lost=True, devices=(BOX,)
    )


def test_the_first_where_the_system_has_no_choice() -> None:
    assert choose(BOTH, "", "", UNKNOWN).device == BOX


@pytest.mark.parametrize("devices", [(), (NONE,)])
def test_no_device(devices: tuple[Device, ...]) -> None:
    assert choose(devices, "", "", UNKNOWN) == Output(OutputState.MISSING)


def test_devices_that_only_qt_believes_in() -> None:
    assert choose(BOTH, "phones", "phones", Facts(sinks={"box": False})).device == BOX
    assert choose(BOTH, "box", "box", Facts(sinks={})) == Output(OutputState.MISSING, lost=True)


def test_names_that_are_not_the_server_s_are_believed() -> None:
    assert choose(BOTH, "box", "", Facts(sinks={"hw:0": True})).state is OutputState.READY


def test_a_server_that_does_not_answer() -> None:
    assert choose(BOTH, "box", "", Facts(answers=False)) == Output(OutputState.BROKEN)


@pytest.mark.parametrize(("chosen", "state"), [("", OutputState.MUTED), ("phones", OutputState.READY)])
def test_only_the_device_in_use_can_be_muted(chosen: str, state: OutputState) -> None:
    assert choose(BOTH, "box", chosen, Facts(sinks={"box": True, "phones": False})).state is state
    assert choose(BOTH, "box", chosen, Facts(default_muted=True)).state is state
