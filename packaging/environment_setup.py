"""Make the environment of a checkout, or bring it up to date: with uv where there is one, otherwise with pip.

Both install from the same hashed pins. One process at a time does this; the others wait for it.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from environment import Step, decide, read_stamp, wanted_stamp, write_stamp
from system import has_module

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from environment import Place, Stamp


def set_up(place: "Place", pins: str) -> None:
    """Bring the environment up to `pins`.

    Raises:
        SystemExit: it could not be done; it carries the sentence that says why.
    """
    place.folder.mkdir(exist_ok=True)
    with locked(place) as lock:
        found = read_stamp(place)
        wanted = wanted_stamp(place, found, pins)
        step = decide(found, wanted)
        if step is Step.NOTHING:  # another process did it while this one waited
            return
        print("Setting up Retrotimer (once; about a minute) …", file=sys.stderr, flush=True)
        place.stamp.unlink(missing_ok=True)
        try:
            install(place, wanted, step, lock)
            join_checkout(place)
            write_stamp(place, wanted_stamp(place, None, wanted.pins))
        finally:
            give_back(place)


def give_back(place: "Place") -> None:
    """Let what the administrator has set up in a person's checkout be theirs, or they could not change it."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return
    owner = place.home.stat()
    if owner.st_uid == 0:
        return
    for folder, folders, files in os.walk(place.folder):
        for name in (".", *folders, *files):
            # Not in a container that does not know the owner, nor on a disk that gives nothing away.
            with suppress(OSError):
                os.chown(Path(folder, name), owner.st_uid, owner.st_gid, follow_symlinks=False)


def install(place: "Place", wanted: "Stamp", step: Step, lock: IO[str]) -> None:
    """Take the step in the first way that succeeds.

    pip is tried after uv because it knows of settings (an index, certificates) that uv does not read.
    """
    uv = find_uv()
    ways = [uv_commands(uv, place, wanted.pins)] if uv else []
    if uv is None or has_module("ensurepip"):
        ways.append(pip_commands(place, wanted.pins))
    last_lines = ""
    for make, *fill in ways:
        if step is Step.REMAKE and place.venv.exists():
            shutil.rmtree(place.venv)
        last_lines = first_failure([make, *fill] if step is Step.REMAKE else fill, lock)
        if not last_lines:
            return
    sys.exit(
        f"{last_lines}\n\nRetrotimer could not be set up: the lines above say why (is there a network?).\n"
        "Your walks and settings are untouched. Give the same command again to go on."
    )


def find_uv() -> str | None:
    """The path of a uv that works; a version manager may put an empty name on the path."""
    uv = shutil.which("uv")
    if uv and subprocess.run([uv, "--version"], capture_output=True, check=False).returncode == 0:
        return uv
    return None


def base_python() -> str:
    """The Python that runs this, or the one underneath if it is itself in an environment."""
    return str(getattr(sys, "_base_executable", "") or sys.executable)


def uv_commands(uv: str, place: "Place", pins: str) -> list[list[str]]:
    """The commands that make (the first one) and fill an environment with uv."""
    fill = [uv, "pip", "install", "--python", str(place.python), "--require-hashes"]
    return [
        [uv, "venv", "--no-project", "--python", base_python(), str(place.venv)],
        [*fill, "-r", str(place.pins(pins))],
    ]


def pip_commands(place: "Place", pins: str) -> list[list[str]]:
    """The commands that make (the first one) and fill an environment, also one that uv has made.

    With `-I` neither PYTHONPATH nor the user's own packages count as installed.
    """
    python = [str(place.python), "-I", "-m"]
    fill = [*python, "pip", "install", "--require-hashes", "--no-input", "--disable-pip-version-check"]
    return [
        [base_python(), "-I", "-m", "venv", "--without-pip", str(place.venv)],
        [*python, "ensurepip", "--default-pip"],
        [*fill, "--retries", "2", "-r", str(place.pins(pins))],
    ]


def first_failure(commands: "Sequence[Sequence[str]]", lock: IO[str]) -> str:
    """Run the commands until one fails and return its last lines; nothing if all go well."""
    for command in commands:
        done = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            # Whatever a user's pip settings say: not into the user's own folder.
            env={**os.environ, "PIP_USER": "0"},
            # The command holds the lock too, in case it outlives this process.
            pass_fds=() if sys.platform == "win32" else (lock.fileno(),),
        )
        if done.returncode != 0:
            lines = [line[:150] for line in done.stdout.splitlines() if line.strip()]
            return "\n".join(lines[-4:]) or f"{command[0]} ended with exit code {done.returncode}"
    return ""


def join_checkout(place: "Place") -> None:
    """Put the checkout on the environment's path: a relative one, so that the folder may be moved."""
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(place.venv)}))
    checkout = os.path.relpath(place.home, packages)
    (packages / "retrotimer-checkout.pth").write_text(f"{checkout}\n", "utf-8")


@contextmanager
def locked(place: "Place") -> "Iterator[IO[str]]":
    """Keep other processes from changing the environment.

    The system itself frees the lock when its holder ends, however it ends: it cannot stay behind.
    """
    with (place.folder / "lock").open("w") as lock:
        if not try_to_lock(lock):
            print("Another run.py is setting up; waiting for it …", file=sys.stderr, flush=True)
            while not try_to_lock(lock):
                time.sleep(0.2)
        yield lock


def try_to_lock(lock: IO[str]) -> bool:
    """Take the lock if it is free; the file's closing gives it back."""
    try:
        if sys.platform == "win32":
            import msvcrt  # late: each of these two exists on its own platform only

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
