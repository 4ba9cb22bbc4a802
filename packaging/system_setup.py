"""Get what the system lacks: installed on Debian and its relatives, named everywhere else.

Nothing is installed behind a person's back: root asked for it by being root, everyone else is asked.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import system

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from system import Need

NEEDED = "Retrotimer needs some packages of your system."
WITHOUT_VOICE = "Retrotimer starts, but it cannot speak without some packages of your system."
MISSING = 3  # the exit code when something is missing that cannot be installed from here

FAMILIES = {
    "debian": "apt",
    "ubuntu": "apt",
    "fedora": "dnf",
    "rhel": "dnf",
    "centos": "dnf",
    "arch": "pacman",
    "suse": "zypper",
    "opensuse": "zypper",
}
INSTALL = {
    "apt": ("apt-get", "install", "--yes", "--no-install-recommends"),
    "dnf": ("dnf", "install", "--assumeyes"),
    "pacman": ("pacman", "-S", "--needed", "--noconfirm"),
    "zypper": ("zypper", "--non-interactive", "install"),
}
UPDATE = ("apt-get", "update")


def settle(needs: "Sequence[Need]", wants: "Sequence[Need]" = ()) -> None:
    """See to it that the machine gets these things, or say what a person has to do.

    `wants` are good to have; what is missing of them is told, and nothing else follows from it.

    Raises:
        SystemExit: something stays missing without which nothing can be started.
    """
    manager = manager_of(os_release())
    packages = packages_of((*needs, *wants), manager) if manager else []
    if manager == "apt" and may_install(packages):
        for some in (needs, wants):  # apart: what is only wanted must not keep apt from what is needed
            if some:
                install(packages_of(some, manager))
        needs, wants = ([need for need in some if not system.is_there(need)] for some in (needs, wants))
    if needs:
        print(advice(needs, manager), file=sys.stderr)
    elif wants:
        print(advice(wants, manager, WITHOUT_VOICE), file=sys.stderr)
    if any(need.kind != "font" for need in needs):  # fonts may lie where we did not look
        sys.exit(MISSING)


def os_release() -> str:
    """The text in which a distribution names itself, empty if it does not."""
    path = Path("/etc/os-release")
    return path.read_text("utf-8") if path.is_file() else ""


def manager_of(text: str) -> str | None:
    """The package manager of a distribution by the text of its os-release; None if it is unknown."""
    pairs = (line.partition("=") for line in text.splitlines())
    values = {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}
    names = f"{values.get('ID', '')} {values.get('ID_LIKE', '')}".lower().split()
    return next((FAMILIES[name] for name in names if name in FAMILIES), None)


def packages_of(needs: "Iterable[Need]", manager: str) -> list[str]:
    """The packages that bring these things, each once."""
    return sorted({need.packages[system.MANAGERS.index(manager)] for need in needs})


def advice(needs: "Sequence[Need]", manager: str | None, why: str = NEEDED) -> str:
    """What a person has to do: one command, or the things' names where the distribution is unknown."""
    if manager is None:
        names = ", ".join(need.name for need in needs)
        return f"{why} Please install these things: {names}"
    line = " ".join(("sudo", *INSTALL[manager], *packages_of(needs, manager)))
    if manager == "apt":
        line = f"sudo {' '.join(UPDATE)} && {line}"
    return f"{why} Please install them with this command:\n  {line}"


def may_install(packages: "Sequence[str]") -> bool:
    """Whether packages may be installed: as root yes, otherwise if a person at a terminal agrees."""
    if os.geteuid() == 0:
        return True
    if shutil.which("sudo") is None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    print(f"Retrotimer needs these packages of your system: {' '.join(packages)}", file=sys.stderr)
    print("Install them now with sudo? [Y/n] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"", "y", "yes"}


def install(packages: "Sequence[str]") -> None:
    """Install packages with apt; if that cannot be done its last lines are printed and that is all."""
    print(f"Installing {' '.join(packages)} …", file=sys.stderr, flush=True)
    command = (*INSTALL["apt"], *packages)
    # A fresh machine has no lists of packages; with old lists a package may since have moved on.
    if has_lists() and not failure(command):
        return
    last_lines = failure(UPDATE) or failure(command)
    if last_lines:
        print(last_lines, file=sys.stderr)


def has_lists() -> bool:
    """Whether apt knows of any package."""
    return any(Path("/var/lib/apt/lists").glob("*_Packages*"))


def failure(command: "Sequence[str]") -> str:
    """Run a command as root; its last lines if it fails, nothing if it goes well."""
    sudo = () if os.geteuid() == 0 else ("sudo",)
    done = subprocess.run(
        (*sudo, "env", "DEBIAN_FRONTEND=noninteractive", *command),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode == 0:
        return ""
    return "\n".join(done.stdout.splitlines()[-6:]) or f"{command[0]} failed"
