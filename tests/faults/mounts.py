"""Two mounts of one folder, which know nothing of each other, as those on two computers do.

Neither locks nor memory reach from one to the other, and each has its own opinion of how long a file is.
All of it takes a user who may mount.  What is mounted over the network goes no further than this machine.
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from retrotimer.store.paths import FOLDER_MODE

SIDES = ("here", "there")
HOME = "127.0.0.1"
PATIENCE_SECONDS = 20.0
LOOK_AGAIN_SECONDS = 0.05

CELL = Path("/run/sshd")
"""Where Debian's server locks in what has not proved yet who it speaks for; it does not start without."""

SERVER = """\
ListenAddress {home}
Port {port}
HostKey {keys}/host
AuthorizedKeysFile {keys}/person.pub
PidFile none
StrictModes no
UsePAM no
AuthenticationMethods publickey
PermitRootLogin prohibit-password
AllowUsers root
DisableForwarding yes
Subsystem sftp internal-sftp
ForceCommand internal-sftp
"""
"""One person, one key, and files are all there is; the lock of the account is no matter, nor its shell."""


@contextmanager
def two_mounts(place: Path, real: Path, over: str) -> Iterator[list[Path] | None]:
    """Two mounts of one folder by one of `WAYS`, each with a cache of its own; None where there are none."""
    mounts = [place / name for name in SIDES]
    for folder in (real, real / "data", *mounts):
        folder.mkdir(mode=FOLDER_MODE)
    programs, make = WAYS[over]
    if os.geteuid() != 0 or not all(_found(program) for program in programs):
        yield None
        return
    with ExitStack() as mounted:
        yield mounts if make(place, real, mounts, mounted) else None


def _found(program: str) -> str | None:
    """Where a program is; servers are not where everybody looks."""
    return shutil.which(program, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin")


def _over_bindfs(_place: Path, real: Path, mounts: Sequence[Path], mounted: ExitStack) -> bool:
    return all(_mount(["bindfs", "--no-allow-other", str(real)], mount, mounted) for mount in mounts)


def _over_sshfs(place: Path, real: Path, mounts: Sequence[Path], mounted: ExitStack) -> bool:
    """As a person would mount it: with nothing told about caches, so those of sshfs hold."""
    keys = place / "keys"
    keys.mkdir(mode=FOLDER_MODE)
    for name in ("host", "person"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(keys / name)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return False
    port = _free_port()
    known = (keys / "host.pub").read_text(encoding="ascii")
    (keys / "known").write_text(f"[{HOME}]:{port} {known}", encoding="ascii")
    if not _serve(keys, port, mounted):
        return False
    options = {
        "IdentityFile": keys / "person",
        "IdentitiesOnly": "yes",
        "UserKnownHostsFile": keys / "known",
        "StrictHostKeyChecking": "yes",
        "BatchMode": "yes",
    }
    told = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
    command = ["sshfs", "-F", os.devnull, "-p", str(port), *told, f"root@{HOME}:{real}"]
    return all(_mount(command, mount, mounted) for mount in mounts)


def _serve(keys: Path, port: int, mounted: ExitStack) -> bool:
    """Let a server of our own answer, for as long as there are mounts; whether it does."""
    if not CELL.exists():
        CELL.mkdir(mode=0o755)
        mounted.callback(CELL.rmdir)
    settings = keys / "server"
    settings.write_text(SERVER.format(home=HOME, port=port, keys=keys), encoding="utf-8")
    server = subprocess.Popen(
        [str(_found("sshd")), "-D", "-e", "-f", str(settings)], stderr=subprocess.DEVNULL
    )
    mounted.callback(server.wait)
    mounted.callback(server.terminate)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection((HOME, port), PATIENCE_SECONDS).close()
        except OSError:
            time.sleep(LOOK_AGAIN_SECONDS)
        else:
            return True
    return False


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((HOME, 0))
        port: int = found.getsockname()[1]
    return port


def _mount(command: Sequence[str], mount: Path, mounted: ExitStack) -> bool:
    if subprocess.run([*command, str(mount)], capture_output=True, check=False).returncode:
        return False
    mounted.callback(subprocess.run, ["umount", "--lazy", str(mount)], check=True)
    return True


WAYS: dict[str, tuple[tuple[str, ...], Callable[[Path, Path, Sequence[Path], ExitStack], bool]]] = {
    "bindfs": (("bindfs",), _over_bindfs),
    "sshfs": (("sshfs", "sshd", "ssh-keygen"), _over_sshfs),
}
"""The programs that each way needs, and how it goes: it leaves what ends it on the stack."""
