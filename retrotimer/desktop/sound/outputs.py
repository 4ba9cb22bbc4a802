"""Which device plays, and whether it can be heard; decided from plain values, so that it can be tested."""

from collections.abc import Sequence
from dataclasses import dataclass

from retrotimer.core.sound import Device, OutputState
from retrotimer.desktop.sound.server import NO_DEVICE, Facts


@dataclass(frozen=True, slots=True)
class Output:
    """What is used, and what there is."""

    state: OutputState
    device: Device | None = None
    lost: bool = False
    devices: tuple[Device, ...] = ()


def choose(devices: Sequence[Device], default: str, chosen: str, facts: Facts) -> Output:
    """The device to play on.

    Args:
        devices: what Qt offers. On Linux it may be out of date: Qt overlooks that the last device went.
        default: the id of the one that the system would take.
        chosen: the id of the one that the person wants, or an empty text.
        facts: what the sound server says, where there is one.
    """
    if not facts.answers:
        return Output(OutputState.BROKEN, lost=bool(chosen))
    known = facts.sinks
    there = [device for device in devices if device.id != NO_DEVICE]
    if known is not None and (not known or any(device.id in known for device in there)):
        there = [device for device in there if device.id in known]
    if not there:
        return Output(OutputState.MISSING, lost=bool(chosen))
    by_id = {device.id: device for device in there}
    used = by_id.get(chosen) or by_id.get(default) or there[0]
    muted = known.get(used.id, False) if known is not None else facts.default_muted and used.id == default
    state = OutputState.MUTED if muted else OutputState.READY
    return Output(state, used, lost=bool(chosen) and used.id != chosen, devices=tuple(there))
