"""The timer that reminds without the app: its files, what systemd is told, and that nothing of it stays."""

import os
import shutil
import stat
import subprocess
import tempfile
from datetime import time
from pathlib import Path

import pytest

from retrotimer.core.notices import TimerError, TimerState
from retrotimer.core.reminders import Reminders
from retrotimer.desktop.reminding.system_timer import (
    SERVICE,
    TIMER,
    UNIT,
    NoTimer,
    SystemdTimer,
    calendar,
    forget_timers,
    quoted,
    session_variables,
    system_timer,
)

pytestmark = pytest.mark.linux

DAYS = Reminders(on=True, weekdays=frozenset({0, 1, 3, 5}), at=time(7, 30))
TOLD = ["daemon-reload", f"enable {TIMER}", f"restart {TIMER}"]

SYSTEMCTL = """#!/bin/sh
shift 2
echo "$@" >> "{log}"
case "$1" in
show-environment) printf 'DISPLAY=:7\\nWAYLAND_DISPLAY=wayland-7\\nHOME=/elsewhere\\nbroken\\n';;
{failing}) echo "first line" >&2; echo "it does not like it" >&2; exit 1;;
enable) mkdir -p "{units}/timers.target.wants"; ln -sf "../$2" "{units}/timers.target.wants/$2";;
esac
"""


class Systemd:
    """What stands in for systemd in a home of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.units = home / "Ein Zuhäuse" / "systemd" / "user"
        self.stamp = home / "share" / "systemd" / "timers" / f"stamp-{TIMER}"
        self.log = home / "log"
        (home / "bin").mkdir()
        (home / "run" / "systemd").mkdir(parents=True)
        self.fail_at("nothing")

    def fail_at(self, word: str) -> None:
        script = self.home / "bin" / "systemctl"
        script.write_text(SYSTEMCTL.format(log=self.log, failing=word, units=self.units), "utf-8")
        script.chmod(0o700)

    @property
    def told(self) -> list[str]:
        """What it was told since the last time."""
        lines = self.log.read_text("utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return lines

    def files(self) -> set[str]:
        """All that lies in the folders that are systemd's, links too."""
        roots = (self.home / "Ein Zuhäuse", self.home / "share")
        return {
            path.name for root in roots for path in root.rglob("*") if path.is_symlink() or path.is_file()
        }


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Systemd:
    made = Systemd(tmp_path)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "Ein Zuhäuse"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    return made


@pytest.fixture
def timer(systemd: Systemd) -> SystemdTimer:
    return SystemdTimer(["/bin/true", "-m", "retrotimer"], systemd.home / "my data")


def test_it_is_set_as_a_whole_and_nothing_of_it_stays(timer: SystemdTimer, systemd: Systemd) -> None:
    assert timer.state() is TimerState.OFF
    timer.set(DAYS)
    assert timer.state() is TimerState.ON
    assert systemd.told == TOLD
    text = (systemd.units / TIMER).read_text("utf-8")
    assert "\nOnCalendar=Mon,Tue,Thu,Sat *-*-* 07:30:00\nPersistent=true\n" in text
    line = f'ExecStart="/bin/true" "-m" "retrotimer" "remind" "--data-dir" "{systemd.home}/my data"\n'
    assert line in (systemd.units / SERVICE).read_text("utf-8")
    for name in (TIMER, SERVICE):
        assert stat.S_IMODE((systemd.units / name).stat().st_mode) == 0o600
    systemd.stamp.parent.mkdir(parents=True)
    systemd.stamp.touch()
    timer.remove()
    assert systemd.told == [f"disable --now {TIMER}", "daemon-reload"]
    assert timer.state() is TimerState.OFF
    assert systemd.files() == set()
    assert not systemd.units.parent.exists()


def test_what_is_set_already_is_left_alone_and_what_changed_is_told(
    timer: SystemdTimer, systemd: Systemd
) -> None:
    timer.set(DAYS)
    assert systemd.told
    timer.set(DAYS)
    assert systemd.told == []
    timer.set(Reminders(on=True, weekdays=frozenset({6}), at=time(18, 5)))
    assert systemd.told == TOLD
    assert "OnCalendar=Sun *-*-* 18:05:00" in (systemd.units / TIMER).read_text("utf-8")


def test_who_has_disabled_it_by_hand_has_switched_it_off(timer: SystemdTimer, systemd: Systemd) -> None:
    timer.set(DAYS)
    (systemd.units / "timers.target.wants" / TIMER).unlink()
    assert timer.state() is TimerState.OFF
    assert systemd.told
    timer.set(DAYS)
    assert systemd.told == TOLD
    assert timer.state() is TimerState.ON


def test_another_folders_timer_is_not_this_ones(timer: SystemdTimer, systemd: Systemd) -> None:
    timer.set(DAYS)
    assert SystemdTimer(["/bin/true"], systemd.home / "other").state() is TimerState.OFF
    moved = SystemdTimer(["/usr/local/bin/retrotimer"], systemd.home / "my data")
    assert moved.state() is TimerState.ON, "the program may be another one by now"


def test_two_folders_of_data_are_reminded_each_by_its_own(
    systemd: Systemd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    usual, other = (
        system_timer(["/bin/true"], systemd.home / name, systemd.home / "usual")
        for name in ("usual", "other")
    )
    usual.set(DAYS)
    other.set(DAYS)
    assert (usual.state(), other.state()) == (TimerState.ON, TimerState.ON)
    assert TIMER in systemd.files(), "the usual place has the plain name"
    other.remove()
    assert (usual.state(), other.state()) == (TimerState.ON, TimerState.OFF)


def test_the_timers_of_all_data_go_with_the_program_and_no_other_programs_do(
    systemd: Systemd, tmp_path: Path
) -> None:
    gone, other = tmp_path / "50% gone", tmp_path / "other"
    for path in (gone, other):
        path.write_text("#!/bin/sh\n")
    assert not forget_timers("/bin/true")
    for program, unit in (
        ("/bin/true", UNIT),
        (str(gone), f"{UNIT}-00000001"),
        (str(other), f"{UNIT}-00000002"),
    ):
        SystemdTimer([program], tmp_path / "data", unit).set(DAYS)
    gone.unlink()
    (systemd.units / "somebody-elses.timer").touch()
    assert forget_timers("/bin/true")
    assert not forget_timers("/bin/true")
    left = {f"{UNIT}-00000002.timer", f"{UNIT}-00000002.service", "somebody-elses.timer"}
    assert systemd.files() == left
    assert all(line.split()[-1] != f"{UNIT}-00000002.timer" for line in systemd.told if "disable" in line)


def test_where_other_units_lie_they_stay(timer: SystemdTimer, systemd: Systemd) -> None:
    timer.set(DAYS)
    (systemd.units / "other.service").touch()
    timer.remove()
    assert systemd.files() == {"other.service"}


@pytest.mark.parametrize("word", ["daemon-reload", "enable", "restart"])
def test_what_systemd_refuses_leaves_all_as_it_was(timer: SystemdTimer, systemd: Systemd, word: str) -> None:
    systemd.fail_at(word)
    with pytest.raises(TimerError) as caught:
        timer.set(DAYS)
    assert caught.value.reason == "it does not like it"
    assert systemd.files() == set()
    assert timer.state() is TimerState.OFF


def test_a_change_that_systemd_refuses_leaves_the_timer_as_it_was(
    timer: SystemdTimer, systemd: Systemd
) -> None:
    timer.set(DAYS)
    before = (systemd.units / TIMER).read_text("utf-8")
    systemd.fail_at("restart")
    with pytest.raises(TimerError):
        timer.set(Reminders(on=True, weekdays=frozenset({6}), at=time(18, 5)))
    assert (systemd.units / TIMER).read_text("utf-8") == before


def test_a_folder_that_cannot_be_written_to_is_named(timer: SystemdTimer, systemd: Systemd) -> None:
    systemd.units.parent.parent.mkdir()
    systemd.units.parent.write_text("a file where the folder would be", "utf-8")
    with pytest.raises(TimerError) as caught:
        timer.set(DAYS)
    assert caught.value.path == str(systemd.units)
    assert systemd.told == [f"disable --now {TIMER}", "daemon-reload"]


def test_without_systemd_there_is_none(
    timer: SystemdTimer, systemd: Systemd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(systemd.home))
    assert timer.state() is TimerState.NOT_HERE
    with pytest.raises(TimerError):
        timer.set(DAYS)
    monkeypatch.undo()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(systemd.home / "nowhere"))
    assert timer.state() is TimerState.NOT_HERE, "it is installed, and does not run this session"
    assert NoTimer().state() is TimerState.NOT_HERE


def test_a_place_that_systemd_could_not_be_told_is_refused(systemd: Systemd) -> None:
    with pytest.raises(TimerError):
        SystemdTimer(["/bin/true"], systemd.home / "\udcff").set(DAYS)
    assert systemd.told == []


def test_a_window_is_told_of_a_session_that_began_later(
    systemd: Systemd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert session_variables() == {"WAYLAND_DISPLAY": "wayland-7"}
    systemd.fail_at("show-environment")
    monkeypatch.setenv("PATH", str(systemd.home))
    assert session_variables() == {}


def test_a_time_that_the_clocks_may_leave_out_is_looked_for_once_more() -> None:
    night = Reminders(on=True, weekdays=frozenset({6}), at=time(2, 30))
    assert calendar(night) == ["OnCalendar=Sun *-*-* 02:30:00", "OnCalendar=Sun *-*-* 03:30:00"]


def test_a_time_that_belongs_to_the_day_before_is_the_next_weekdays() -> None:
    owl = Reminders(on=True, weekdays=frozenset({0, 6}), at=time(3, 0), day_starts=4)
    assert calendar(owl)[0] == "OnCalendar=Mon,Tue *-*-* 03:00:00"


def test_words_reach_the_program_as_they_are() -> None:
    assert quoted('50 % of "$HOME"\\') == '"50 %% of \\"$$HOME\\"\\\\"'
    assert quoted("/opt/$x", variables=False) == '"/opt/$x"'


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd to read them")
def test_systemd_finds_nothing_wrong_with_the_units(systemd: Systemd) -> None:
    timer = SystemdTimer(["/bin/true", "-m", "retrotimer"], systemd.home / 'a "50 %" $HOME\\ Zuhäuse')
    timer.set(Reminders(on=True, weekdays=frozenset(range(7)), at=time(2, 30), day_starts=3))
    with tempfile.TemporaryDirectory() as short:  # other programs' units have sockets in it
        done = subprocess.run(
            ["systemd-analyze", "verify", "--user", "--man=no", str(systemd.units / TIMER)],
            env={**os.environ, "XDG_RUNTIME_DIR": short},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
