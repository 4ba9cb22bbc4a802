"""Has systemd remind while the app is not running; fills the port `SystemTimer`.

Two unit files in the person's own folder: a timer that knows days and time, and a service that runs
`retrotimer remind`, which decides whether there is anything to tell.  `Persistent=` makes the timer go off on
login where its time has passed meanwhile; on waking it does so by itself.  The command then sees whether it
is still that day.  systemd leaves out a time that the clocks leave out, so where that can happen the timer
looks once more an hour later, which tells nothing on all other days.
"""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from retrotimer.core.notices import TimerError, TimerState
from retrotimer.core.reminders import Reminders
from retrotimer.desktop.program import named_for, starts

UNIT = "retrotimer-remind"
TIMER, SERVICE = f"{UNIT}.timer", f"{UNIT}.service"
OWNER_ONLY = 0o600
FOLDER_MODE = 0o700

PATIENCE = 20.0
"""Seconds that `systemctl` has for an answer."""

CHANGES_END = 4
"""The hour by which, on any day, the clocks have been put on: none that is left out is later."""

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE")
"""What a window needs to know of a session that may have begun after the service did."""

CONDITION = "ConditionFileIsExecutable="
_UNITS = re.compile(UNIT + r"(-[0-9a-f]{8})?\.(timer|service)", re.ASCII)

TIMER_TEXT = """\
# Written by Retrotimer when reminders are to come while it is not running; it takes this away again.
[Unit]
Description=Retrotimer: time for a walk
ConditionFileIsExecutable=%s

[Timer]
%s
Persistent=true
AccuracySec=30s

[Install]
WantedBy=timers.target
"""

SERVICE_TEXT = """\
# Written by Retrotimer when reminders are to come while it is not running; it takes this away again.
[Unit]
Description=Retrotimer: reminder of a walk
ConditionFileIsExecutable=%s
After=graphical-session.target

[Service]
Type=exec
ExecStart=%s
"""


class SystemdTimer:
    """The timer for one data folder; `program` are the words that start the app, `unit` names the units."""

    def __init__(self, program: Sequence[str], folder: Path, unit: str = UNIT) -> None:
        self._program = list(program)
        self._words = ["remind", "--data-dir", str(folder)]
        self._units = _home("XDG_CONFIG_HOME", ".config") / "systemd" / "user"
        self._timer, self._service = f"{unit}.timer", f"{unit}.service"
        self._wanted = self._units / "timers.target.wants" / self._timer
        stamps = _home("XDG_DATA_HOME", ".local/share") / "systemd" / "timers"
        self._stamp = stamps / f"stamp-{self._timer}"

    def state(self) -> TimerState:
        """Whether it is set for these data; who has disabled it by hand has switched it off."""
        if not _has_systemd():
            return TimerState.NOT_HERE
        try:
            text = (self._units / self._service).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return TimerState.OFF
        ours = any(line.endswith(" ".join(map(quoted, self._words))) for line in text.splitlines())
        return TimerState.ON if ours and self._wanted.is_symlink() else TimerState.OFF

    def set(self, reminders: Reminders) -> None:
        """Have systemd remind like this; where it does already, nothing is done.

        Raises:
            TimerError: it cannot; all is as it was.
        """
        if not _has_systemd():
            raise TimerError("")
        texts = self.texts(reminders)
        before = {name: _read(self._units / name) for name in texts}
        if before == texts and self._wanted.is_symlink():
            return
        try:
            self._write(texts)
            _systemctl("daemon-reload")
            _systemctl("enable", self._timer)
            _systemctl("restart", self._timer)
        except TimerError:
            with suppress(TimerError):
                if before[self._timer] is None:
                    self.remove()
                else:
                    self._write(before)
                    _systemctl("daemon-reload")
            raise

    def remove(self) -> None:
        """Take it away: the units, what enabled them, and the mark of when they last went off.

        Raises:
            TimerError: something is left.
        """
        with suppress(TimerError):  # what it leaves is taken away below
            _systemctl("disable", "--now", self._timer)
        for path in (self._wanted, self._units / self._timer, self._units / self._service, self._stamp):
            try:
                path.unlink()
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as error:
                raise TimerError(error.strerror or "", str(path)) from error
        stamps = self._stamp.parent
        for folder in (self._wanted.parent, self._units, self._units.parent, stamps, stamps.parent):
            with suppress(OSError):  # somebody else has something there
                folder.rmdir()
        with suppress(TimerError):
            _systemctl("daemon-reload")

    def texts(self, reminders: Reminders) -> dict[str, str]:
        """The unit files by their names.

        Raises:
            TimerError: the program or the data lie at a place that systemd could not be told.
        """
        program = [*self._program, *self._words]
        try:
            " ".join(program).encode()
        except UnicodeEncodeError as error:
            raise TimerError("", str(error.object.encode("utf-8", "replace"), "utf-8")) from error
        # The program's own name is not looked through for variables, the rest is.
        line = " ".join([quoted(program[0], variables=False), *map(quoted, program[1:])])
        condition = program[0].replace("%", "%%")
        return {
            self._timer: TIMER_TEXT % (condition, "\n".join(calendar(reminders))),
            self._service: SERVICE_TEXT % (condition, line),
        }

    def _write(self, texts: Mapping[str, str | None]) -> None:
        """Write the files as a whole, each under another name first."""
        path = self._units
        try:
            self._units.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
            for name, text in texts.items():
                path = self._units / name
                if text is None:
                    path.unlink(missing_ok=True)
                    continue
                fresh = path.with_name(f".{name}.new")
                with os.fdopen(
                    os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY), "w"
                ) as file:
                    file.write(text)
                fresh.replace(path)
        except OSError as error:
            raise TimerError(error.strerror or "", str(path)) from error


class NoTimer:
    """Where there is no systemd to ask."""

    def state(self) -> TimerState:
        """There is none."""
        return TimerState.NOT_HERE

    def set(self, reminders: Reminders) -> None:
        """It cannot."""
        del reminders
        raise TimerError("")

    def remove(self) -> None:
        """There is nothing to take away."""


def system_timer(program: Sequence[str], folder: Path, standard: Path) -> SystemdTimer | NoTimer:
    """What this system has for the data in `folder`; `standard` is where they usually are."""
    if not sys.platform.startswith("linux"):
        return NoTimer()
    return SystemdTimer(program, folder, named_for(folder, standard, UNIT))


def forget_timers(program: str) -> bool:
    """Take away the timers, for whatever data, of this program or of one that is gone; whether there were.

    Raises:
        TimerError: something is left.
    """
    units = _home("XDG_CONFIG_HOME", ".config") / "systemd" / "user"
    try:
        names = {path.stem for path in units.iterdir() if _UNITS.fullmatch(path.name)}
    except OSError:
        return False
    ours = [name for name in sorted(names) if starts(program, _started(units, name))]
    for name in ours:
        SystemdTimer((), Path(), name).remove()
    return bool(ours)


def _started(units: Path, name: str) -> str:
    """The program that a unit is about; empty if it does not say."""
    texts = [_read(units / f"{name}{ending}") or "" for ending in (".service", ".timer")]
    lines = [line for text in texts for line in text.splitlines() if line.startswith(CONDITION)]
    return lines[0].removeprefix(CONDITION).replace("%%", "%") if lines else ""


def calendar(reminders: Reminders) -> list[str]:
    """When the timer goes off; a time after midnight that belongs to the day before is the next weekday's."""
    later = 1 if reminders.after_midnight else 0
    days = ",".join(DAYS[n] for n in sorted((day + later) % len(DAYS) for day in reminders.weekdays))
    hours = [reminders.at.hour]
    if reminders.at.hour < CHANGES_END:
        hours.append(reminders.at.hour + 1)
    return [f"OnCalendar={days} *-*-* {hour:02}:{reminders.at.minute:02}:00" for hour in hours]


def quoted(word: str, *, variables: bool = True) -> str:
    """A word of a command line as systemd reads it; `variables` tells whether it looks for some in there."""
    for sign, written in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%"), ("\n", "\\n")):
        word = word.replace(sign, written)
    return '"' + (word.replace("$", "$$") if variables else word) + '"'


def session_variables() -> dict[str, str]:
    """What a window has to know of the session by now, and this process was not told."""
    try:
        told = _systemctl("show-environment")
    except TimerError:
        return {}
    pairs = (line.partition("=") for line in told.splitlines())
    return {name: value for name, _, value in pairs if name in DISPLAY and name not in os.environ}


def _home(variable: str, otherwise: str) -> Path:
    """One of the folders that a person's own files lie in."""
    named = os.environ.get(variable, "")
    return Path(named) if named.startswith("/") else Path.home() / otherwise


def _has_systemd() -> bool:
    """Whether systemd runs this person's session, and can be told something."""
    runtime = os.environ.get("XDG_RUNTIME_DIR") or "/nowhere"
    # Not by `shutil`, which takes a fifth of a megabyte.
    tools = (Path(folder, "systemctl") for folder in os.get_exec_path())
    is_there = os.path.isdir(f"{runtime}/systemd")  # noqa: PTH112 - never raises; `su` leaves another's
    return is_there and any(os.access(tool, os.X_OK) for tool in tools)


def _read(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _systemctl(*words: str) -> str:
    """Tell systemd something; what it answers.

    Raises:
        TimerError: it is not there, refuses, or takes too long.
    """
    import subprocess  # half a megabyte, which a timer that is as it should be does without

    try:
        done = subprocess.run(  # noqa: S603 - our own words
            ["systemctl", "--user", "--no-pager", *words],  # noqa: S607 - wherever this system has it
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise TimerError(str(error)) from error
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise TimerError(lines[-1] if lines else "")
    return done.stdout
