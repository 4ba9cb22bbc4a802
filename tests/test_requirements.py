"""The pins are complete, agree with pyproject.toml, and send nobody to anyone's package index."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from packaging.requirements import Requirement

CHECKOUT = Path(__file__).resolve().parent.parent
PINS = ("app", "dev", "build")
MACHINES = [
    {"python_version": f"3.{minor}", "python_full_version": f"3.{minor}.1", "sys_platform": platform}
    for minor in (11, 12, 13, 14)
    for platform in ("linux", "darwin", "win32")
]


@dataclass(frozen=True)
class Pin:
    """One package in one version, the machines that it is for, and the files that may be installed."""

    requirement: Requirement
    hashes: frozenset[str]

    @property
    def version(self) -> str:
        (only,) = self.requirement.specifier
        assert only.operator == "=="
        return only.version


def text_of(pins: str) -> str:
    return (CHECKOUT / "packaging" / "requirements" / f"{pins}.txt").read_text("utf-8")


def read(pins: str) -> list[Pin]:
    """Every pin of a file; each begins at the start of a line and its hashes are set in."""
    blocks = re.split(r"\n(?=\S)", text_of(pins))
    return [
        Pin(
            Requirement(block.partition("\\")[0]),
            frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})\b", block)),
        )
        for block in blocks
    ]


def declared(pins: str) -> list[Requirement]:
    """What pyproject.toml asks for."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    words = list(project["project"]["dependencies"])
    if pins != "app":
        words += project["dependency-groups"][pins]
    return [Requirement(word) for word in words]


def is_for(requirement: Requirement, machine: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(machine)


def installed(pins: str, machine: dict[str, str]) -> dict[str, str]:
    """The packages and versions that a machine gets; no package may come twice."""
    chosen = [pin for pin in read(pins) if is_for(pin.requirement, machine)]
    versions = {str(canonicalize_name(pin.requirement.name)): pin.version for pin in chosen}
    assert len(versions) == len(chosen)
    return versions


@pytest.mark.parametrize("pins", PINS)
def test_no_host_and_no_index_is_named(pins: str) -> None:
    assert not re.search(r"://|--index|--extra-index|--find-links|--trusted-host| @ ", text_of(pins))


@pytest.mark.parametrize("pins", PINS)
def test_every_pin_carries_hashes(pins: str) -> None:
    assert [pin.requirement.name for pin in read(pins) if not pin.hashes] == []


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: " ".join(machine.values()))
@pytest.mark.parametrize("pins", PINS)
def test_every_machine_gets_what_the_project_asks_for(pins: str, machine: dict[str, str]) -> None:
    versions = installed(pins, machine)
    for requirement in declared(pins):
        if is_for(requirement, machine):
            assert versions[canonicalize_name(requirement.name)] in requirement.specifier, requirement


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: " ".join(machine.values()))
def test_tests_and_packages_use_the_same_packages_as_the_app(machine: dict[str, str]) -> None:
    for pins in ("dev", "build"):
        assert installed("app", machine).items() <= installed(pins, machine).items(), pins


def test_qt_may_be_installed_on_every_platform() -> None:
    # A file each for macOS, for Windows on two processors, and for Linux on two.
    for pin in read("app"):
        if pin.requirement.name == "pyside6-essentials":
            assert len(pin.hashes) >= 5
