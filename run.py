"""Set up Retrotimer and start it: `python3 run.py` on a fresh clone is all there is to know.

Standard library only. A Python that is too old must still be able to read this file and say so,
hence nothing newer than Python 3.7 in here; `packaging/environment*.py` (the Python packages) and
`packaging/system*.py` (the system's libraries) are imported once the Python is known to be new enough.
"""

from __future__ import annotations

import os
import shlex
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from environment import Place

HOME = Path(__file__).resolve().parent
OLDEST = (3, 11)
NEWEST_KNOWN = (3, 14)
STOPPED = 130  # what a shell reports after Ctrl-C

# At the end of the path, so that nothing in there hides a module of anyone else.
sys.path.append(str(HOME / "packaging"))


@dataclass(frozen=True)
class Command:
    """One word of the command line: what it needs and what it starts.

    `pins` names a file in packaging/requirements, `needs` and `wants` are groups of packaging/system.txt
    (what is only wanted is looked for while things are set up, and keeps nothing from starting), and
    each of `starts` is a list of arguments for the environment's Python.
    """

    about: str
    pins: str
    needs: tuple[str, ...]
    starts: tuple[tuple[str, ...], ...]
    wants: tuple[str, ...] = ()
    at_home: bool = False  # works on the checkout, wherever it is called from


DEMO = Command("play a walk for show", "app", ("qt",), (("-m", "tests.tour.demo"),))
COMMANDS = {
    "run": Command(
        "open the window; this is the default", "app", ("qt",), (("-m", "retrotimer"),), wants=("voice",)
    ),
    "test": Command(
        "run the tests; words after it go to pytest",
        "dev",
        ("qt", "x11", "screen", "reader", "tools", "voice", "listen", "faults", "desktop"),
        (("-m", "pytest"),),
        at_home=True,
    ),
    "lint": Command(
        "check style and types",
        "dev",
        (),
        (("-m", "ruff", "check"), ("-m", "ruff", "format", "--check"), ("-m", "mypy")),
        at_home=True,
    ),
    "bench": Command(
        "measure the start, memory and punctuality",
        "dev",
        ("qt", "x11", "screen", "reader", "voice", "listen"),
        (("-m", "tests.bench"),),
    ),
    "faults": Command(
        "kill, starve and damage it, and count what survives", "dev", ("qt",), (("-m", "tests.faults"),)
    ),
    "tour": Command("make pictures of every screen", "dev", ("qt",), (("-m", "tests.tour"),)),
}


def parse(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Split the command line into our own word and what is passed on to that which it starts."""
    if arguments and arguments[0] in COMMANDS:
        return arguments[0], list(arguments[1:])
    if arguments and arguments[0] in ("help", "-h", "--help"):
        return "help", []
    return "run", list(arguments)


def usage() -> str:
    """Everything that can be said to `run.py`."""
    lines = [f"  {word:<6} {command.about}" for word, command in COMMANDS.items()]
    return "\n".join(
        [
            "usage: python3 run.py [command] [words that are passed on to it]",
            "",
            *lines,
            "  help   show this",
            "",
            "`python3 run.py run --help` shows what Retrotimer itself understands.",
        ]
    )


def has_no_display(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a window could not be shown anywhere; only Linux tells that in its environment."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform == "linux" and not any(environ.get(name) for name in names)


def window_needs(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The groups of system libraries which a window needs on this display.

    Qt tries Wayland where there is one and X11 otherwise. A missing library of its X11 part is no
    error that could be caught: it aborts the process.
    """
    plugins = environ.get("QT_QPA_PLATFORM", "")
    if plugins:
        return tuple(group for group, plugin in (("x11", "xcb"), ("wayland", "wayland")) if plugin in plugins)
    displays = (("x11", "DISPLAY"), ("wayland", "WAYLAND_DISPLAY"))
    return tuple(group for group, name in displays if environ.get(name))


def choose(word: str, extra: Sequence[str], environ: Mapping[str, str], platform: str) -> Command:
    """The command of a word; without a display the plain start plays a walk instead of failing."""
    if word != "run":
        return COMMANDS[word]
    if not extra and has_no_display(environ, platform):
        return DEMO
    plain = COMMANDS["run"]
    return replace(plain, needs=plain.needs + window_needs(environ))


def is_too_old(version: tuple[int, ...]) -> bool:
    """Whether a Python of this version cannot run Retrotimer."""
    return version < OLDEST


def newer_pythons(platform: str) -> list[list[str]]:
    """Commands that may start a Python that is new enough, the best one first; uv can even fetch one."""
    minors = range(NEWEST_KNOWN[1], OLDEST[1] - 1, -1)
    uv = ["uv", "run", "--no-project", "--python", f">=3.{OLDEST[1]}", "python"]
    if platform == "win32":  # which cannot replace the environment while its own Python runs
        return [*(["py", f"-3.{minor}"] for minor in minors), uv]
    own = HOME / ".run" / "venv" / "bin" / "python"  # there from the second start on
    return [[str(own)], *([f"python3.{minor}"] for minor in minors), uv]


def works(python: Sequence[str]) -> bool:
    """Whether this command starts a Python that is new enough; a name on the path may be an empty shell."""
    import shutil  # late: only an old Python comes here
    import subprocess

    if shutil.which(python[0]) is None:
        return False
    question = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    quiet = subprocess.DEVNULL
    return subprocess.run([*python, "-c", question], stdout=quiet, stderr=quiet, check=False).returncode == 0


def begin_again(version: tuple[int, ...], arguments: Sequence[str]) -> int:
    """Go on in a newer Python where this machine has one, otherwise say that it has none."""
    for python in newer_pythons(sys.platform):
        if works(python):
            return start([*python, str(Path(__file__).resolve()), *arguments])
    have, want = (".".join(map(str, numbers)) for numbers in (version, OLDEST))
    sys.exit(
        f"Retrotimer needs Python {want} or newer, and this is Python {have}. Install one and try again."
    )


def start(command: Sequence[str]) -> int:
    """Become the given program; on Windows, which cannot, run it and return its exit code."""
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform == "win32":
        import subprocess  # late: where a process can become another one, it is not needed

        return subprocess.run(command, check=False).returncode
    return os.execvp(command[0], list(command))  # noqa: S606 - a shell has no part in this


def start_all(python: Path, starts: Sequence[Sequence[str]], extra: Sequence[str]) -> int:
    """Start each in turn, whatever the one before it said; the exit code is the worst of all."""
    # `-P`: a file that lies in the user's folder must not hide a module.
    commands = [[str(python), "-P", *arguments, *extra] for arguments in starts]
    if len(commands) == 1:
        return start(commands[0])
    import subprocess  # late: as above

    return max(abs(subprocess.run(command, check=False).returncode) for command in commands)


def carry_out(word: str, extra: Sequence[str]) -> int:
    """Make sure that everything is there which the command needs, then start it."""
    import environment  # late: from here on all is written for a current Python
    import system

    command = choose(word, extra, os.environ, sys.platform)
    if command is DEMO:
        print("There is no display here: playing a whole walk for show instead.", flush=True)
    place = environment.Place(HOME)
    if system.missing(command.needs) or not environment.is_ready(place, command.pins):
        prepare(place, command)
    if command.at_home:
        os.chdir(HOME)
    return start_all(place.python, command.starts, extra)


def prepare(place: Place, command: Command) -> None:
    """Install what is missing, from the system first: it may be what makes an environment possible."""
    import environment  # late: as above; the two set-ups are seldom needed
    import environment_setup
    import system
    import system_setup

    is_ready = environment.is_ready(place, command.pins)
    needs_pip = not (is_ready or environment_setup.find_uv())
    needs = system.missing((*command.needs, "pip") if needs_pip else command.needs)
    wants = system.missing(command.wants)
    if needs or wants:
        system_setup.settle(needs, wants)
    if not is_ready:
        environment_setup.set_up(place, command.pins)


def whose(error: OSError, home: Path) -> str:
    """Why this checkout refuses, if that is because it is somebody else's; empty for any other trouble."""
    refused, ours = Path(str(error.filename)), home / ".run"
    if os.name == "nt" or not isinstance(error, PermissionError) or home not in refused.parents:
        return ""
    me = os.geteuid()
    place = next((path for path in (home, ours) if path.exists() and path.stat().st_uid != me), None)
    if place is None:
        return ""
    import pwd  # late: Windows has none

    number = place.stat().st_uid
    named = [one.pw_name for one in pwd.getpwall() if one.pw_uid == number]
    said = f"“{place}” belongs to another account on this computer ({named[0] if named else number}). "
    if place == home:
        return said + "Copy the folder to a place of your own and start it there."
    return said + f"Take it away (“sudo rm -r {shlex.quote(str(ours))}”) and try again: it is made anew."


def main(arguments: Sequence[str]) -> int:
    """Carry out a command line; every way to fail ends in one sentence on standard error."""
    word, extra = parse(arguments)
    if word == "help":
        print(usage())
        return 0
    version = tuple(sys.version_info[:2])
    try:
        return begin_again(version, arguments) if is_too_old(version) else carry_out(word, extra)
    except KeyboardInterrupt:
        print("\nStopped. Start it again to go on.", file=sys.stderr)
        return STOPPED
    except OSError as error:
        print(f"Retrotimer could not be started: {whose(error, HOME) or error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
