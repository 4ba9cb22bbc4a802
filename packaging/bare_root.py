"""Prove the README's two commands on a machine that has nothing but Debian's smallest system and Python.

By hand, as root, with debootstrap installed: `sudo python3 packaging/bare_root.py bookworm trixie`.
What the checkout has committed is cloned into the new root, and every step runs there in a mount and
process namespace of its own, so that nothing which a step starts or mounts outlives it. How this
machine reaches its package indexes (pip's settings, certificates, apt's) is carried in as it is.
"""

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CHECKOUT = Path(__file__).resolve().parent.parent
CLONE = Path("/srv/retrotimer")
PATHS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
SETTINGS = ("/etc/pip.conf", "~/.config/pip/pip.conf", "~/.pip/pip.conf", "~/.config/uv/uv.toml")
CARRIED = re.compile(r"PIP_.*|UV_.*|.*_proxy|.*_PROXY|SSL_CERT_.*|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE")


@dataclass(frozen=True, slots=True)
class Step:
    """A command line in the clone, and a pattern that its output has to contain."""

    name: str
    line: str
    shows: str
    network: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a step."""

    step: Step
    release: str
    seconds: float
    code: int
    output: str

    @property
    def is_good(self) -> bool:
        """Whether it ended well and showed what it should."""
        return self.code == 0 and re.search(self.step.shows, self.output) is not None


STEPS = (
    Step("the tests, from nothing", "python3 run.py test", r"\d+ passed"),
    Step("lint", "python3 run.py lint", r"no issues found"),
    Step("the app, with no display", "python3 run.py", r"no display"),
    Step("again, without a network", "python3 run.py", r"no display", network=False),
    Step("its version", "python3 run.py --version", r"\d+\.\d+"),
    Step("the app first, from nothing", "rm -rf .run && python3 run.py", r"no display"),
)


def make_root(release: str, root: Path) -> None:
    """Install the smallest Debian of that name, and Python, into an empty folder."""
    command = ["debootstrap", "--variant=minbase", "--include=python3", release, str(root), *mirror()]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    for rules in Path("/etc/apt/apt.conf.d").glob("*"):
        if "Acquire::" in rules.read_text("utf-8", errors="replace"):
            copy(rules, root, rules)


def mirror() -> list[str]:
    """Where this machine gets Debian from, if it is one; otherwise debootstrap knows a place."""
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Origin: Debian"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
    return [address for address in listed if "security" not in address][:1]


def clone(root: Path) -> None:
    """Clone what is committed, as a person would."""
    # Root reads another user's repository only if root's own settings allow it.
    allowance = root / "tmp/gitconfig"
    allowance.write_text("[safe]\n\tdirectory = *\n", "utf-8")
    target = root / CLONE.relative_to("/")
    subprocess.run(
        ["git", "clone", "--quiet", f"file://{CHECKOUT}", str(target)],
        env={**os.environ, "GIT_CONFIG_GLOBAL": str(allowance)},
        check=True,
    )


def carry_settings(root: Path) -> list[Path]:
    """Copy the settings by which packages are found here; return the local folders they speak of."""
    spoken_of = [*carried_environ().values()]
    for name in SETTINGS:
        source = Path(name).expanduser()
        if source.is_file():
            copy(source, root, Path(name.replace("~", "/root", 1)))
            spoken_of.append(source.read_text("utf-8"))
    for authority in Path("/usr/local/share/ca-certificates").glob("*.crt"):
        copy(authority, root, authority)
    paths = {Path(path) for text in spoken_of for path in re.findall(r"(?:file://)?(/[^\s,\"']+)", text)}
    for path in paths:
        if path.is_file():
            copy(path, root, path)
    # An index of files keeps them beside its `simple`. What is the system's own stays the new system's.
    folders = {path.parent if path.name == "simple" else path for path in paths if path.is_dir()}
    return sorted(folder for folder in folders if folder.parts[1] not in {"etc", "usr", "var"})


def copy(source: Path, root: Path, inside: Path) -> None:
    """Copy a file to its place inside a root."""
    target = root / inside.relative_to("/")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)


def carried_environ() -> dict[str, str]:
    """The part of this process's environment that says how packages are found."""
    return {name: value for name, value in os.environ.items() if CARRIED.fullmatch(name)}


def mount_line(source: Path, target: str) -> str:
    """Lines of shell that show a folder of this machine inside, and let nothing write to it."""
    there, here = shlex.quote(str(source)), shlex.quote(target)
    return f"mkdir -p {here}\nmount --bind {there} {here}\nmount -o remount,bind,ro {here}"


def run(step: Step, release: str, root: Path, mounts: "Iterable[Path]") -> Outcome:
    """Run a step inside and see what becomes of it."""
    script = [
        f"mount -t proc proc {root}/proc",
        f"mount --rbind /dev {root}/dev",
        *(mount_line(path, f"{root}{path}") for path in mounts),
        f"exec chroot {root} sh -c {shlex.quote(f'cd {CLONE} && {step.line}')}",
    ]
    spaces = ["--mount", "--pid", "--fork", "--kill-child", *([] if step.network else ["--net"])]
    began = time.monotonic()
    done = subprocess.run(
        ["unshare", *spaces, "sh", "-ec", "\n".join(script)],
        env={"PATH": PATHS, "HOME": "/root", **carried_environ()},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return Outcome(step, release, time.monotonic() - began, done.returncode, done.stdout)


def prove(release: str, root: Path, uv: Path | None) -> "Iterator[Outcome]":
    """Make a root and take all the steps in it."""
    make_root(release, root)
    clone(root)
    copy(Path("/etc/resolv.conf"), root, Path("/etc/resolv.conf"))
    if uv:
        copy(uv, root, Path("/usr/local/bin/uv"))
    mounts = carry_settings(root)
    for step in STEPS:
        yield run(step, release, root, mounts)


def table(outcomes: "Iterable[Outcome]") -> str:
    """One line for each outcome."""
    lines = [
        f"{one.release:<10} {one.step.name:<30} {one.seconds:7.1f} s  {'passed' if one.is_good else 'FAILED'}"
        for one in outcomes
    ]
    return "\n".join(lines)


def main() -> int:
    """Prove it for each release that was named; the exit code tells whether all went well."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("releases", nargs="*", default=["bookworm"], help="Debian's code names")
    parser.add_argument("--uv", type=Path, help="a program uv to put into the root")
    parser.add_argument("--keep", action="store_true", help="leave the roots for a look inside")
    asked = parser.parse_args()
    outcomes = []
    for release in asked.releases:
        root = Path(tempfile.mkdtemp(prefix=f"bare-{release}-"))
        root.chmod(0o755)
        try:
            for outcome in prove(release, root, asked.uv):
                tail = outcome.output.splitlines()[-15:]
                print(f"--- {release}: {outcome.step.name}", *tail, "", sep="\n", flush=True)
                outcomes.append(outcome)
        finally:
            if asked.keep:
                print(f"kept: {root}")
            else:
                shutil.rmtree(root, ignore_errors=True)
    print(table(outcomes))
    return 0 if outcomes and all(one.is_good for one in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
