"""What `run.py` does about the operating system: what it looks for, and what it does without."""

import io
import sys
from pathlib import Path

import pytest

import run  # puts packaging/ on the path

# isort: split
import system
import system_setup
from system import Need

CURSOR = Need(
    "x11",
    "library",
    "libxcb-cursor.so.0",
    ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor", "libxcb-cursor0"),
)
SHAPE = Need("x11", "library", "libxcb-shape.so.0", ("libxcb-shape0", "libxcb", "libxcb", "libxcb-shape0"))
RANDR = Need("x11", "library", "libxcb-randr.so.0", ("libxcb-randr0", "libxcb", "libxcb", "libxcb-randr0"))
FONT = Need("qt", "font", "a-font", ("fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu", "dejavu-fonts"))
VOICE = Need("voice", "program", "speech-dispatcher", ("speech-dispatcher",) * 4)
APT = "sudo apt-get install --yes --no-install-recommends"


class Terminal(io.StringIO):
    """A person at a terminal."""

    def isatty(self) -> bool:
        return True


def test_every_need_has_a_package_everywhere() -> None:
    for need in system.all_needs():
        assert len(need.packages) == len(system.MANAGERS), need
        assert need.kind in {"library", "font", "program", "module", "plugin", "accessibility"}, need


def test_every_group_that_a_command_names_exists() -> None:
    known = {need.group for need in system.all_needs()}
    named = {group for command in run.COMMANDS.values() for group in command.needs}
    assert named | {"x11", "wayland", "pip"} == known


def test_what_aborts_qt_is_looked_for() -> None:
    assert CURSOR in system.all_needs()


def test_only_what_is_missing_in_the_named_groups_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system, "is_there", lambda need: need.name not in {CURSOR.name, FONT.name})
    assert system.missing(["x11"]) == [CURSOR]
    assert system.missing(["qt", "x11"]) == [FONT, CURSOR]
    assert system.missing(["wayland"]) == []


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_platforms_bring_all_with_them(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(system, "is_there", lambda _: False)
    assert system.missing(["qt", "x11"]) == []


def test_a_library_that_no_one_has_is_missing() -> None:
    assert not system.has_library("libretrotimer-has-no-such.so.9")


def test_a_font_is_found_in_any_folder_below(tmp_path: Path) -> None:
    assert not system.has_font([tmp_path, tmp_path / "nowhere"])
    deep = tmp_path / "truetype" / "dejavu"
    deep.mkdir(parents=True)
    (deep / "readme.txt").touch()
    assert not system.has_font([tmp_path])
    (deep / "DejaVuSans.TTF").touch()
    assert system.has_font([tmp_path])


def test_fonts_are_looked_for_where_the_environment_says() -> None:
    folders = system.font_folders({"HOME": "/home/me", "XDG_DATA_DIRS": "/a:/b"})
    expected = ["/usr/share/fonts", "/a/fonts", "/b/fonts", "/home/me/.local/share/fonts", "/home/me/.fonts"]
    assert folders == [Path(folder) for folder in expected]


def test_modules_and_programs_are_told_from_what_is_not_there() -> None:
    assert system.has_module("json")
    assert not system.has_module("retrotimer_has_no_such")
    assert not system.has_program("retrotimer-has-no-such")


@pytest.mark.parametrize(
    ("os_release", "manager"),
    [
        ('PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\nVERSION_ID="12"\n', "apt"),
        ('ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n', "apt"),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', "apt"),
        ("ID=fedora\n", "dnf"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "dnf"),
        ("ID=arch\n", "pacman"),
        ("ID=manjaro\nID_LIKE=arch\n", "pacman"),
        ('ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n', "zypper"),
        ("ID=nixos\n", None),
        ("", None),
        ("not an os-release\n\n# at all", None),
    ],
)
def test_a_distribution_is_known_by_its_family(os_release: str, manager: str | None) -> None:
    assert system_setup.manager_of(os_release) == manager


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt", f"sudo apt-get update && {APT} libxcb-cursor0 libxcb-randr0 libxcb-shape0"),
        ("dnf", "sudo dnf install --assumeyes libxcb xcb-util-cursor"),
        ("pacman", "sudo pacman -S --needed --noconfirm libxcb xcb-util-cursor"),
        ("zypper", "sudo zypper --non-interactive install libxcb-cursor0 libxcb-randr0 libxcb-shape0"),
    ],
)
def test_the_advice_is_one_command_to_copy(manager: str, command: str) -> None:
    assert system_setup.advice([SHAPE, RANDR, CURSOR], manager).splitlines()[1:] == [f"  {command}"]


def test_an_unknown_distribution_is_told_the_names_themselves() -> None:
    advice = system_setup.advice([CURSOR, SHAPE], None)
    assert advice.endswith(": libxcb-cursor.so.0, libxcb-shape.so.0")


def test_a_missing_library_ends_the_start_with_advice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_setup, "os_release", lambda: "ID=fedora\n")
    with pytest.raises(SystemExit) as ended:
        system_setup.settle([CURSOR])
    assert ended.value.code == system_setup.MISSING
    assert "sudo dnf install --assumeyes xcb-util-cursor" in capsys.readouterr().err


def test_a_missing_font_is_no_reason_not_to_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_setup, "os_release", lambda: "ID=fedora\n")
    system_setup.settle([FONT])
    assert "dejavu-sans-fonts" in capsys.readouterr().err


def test_what_is_only_wanted_is_told_and_keeps_nothing_from_starting(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_setup, "os_release", lambda: "ID=fedora\n")
    system_setup.settle([], [VOICE])
    told = capsys.readouterr().err
    assert told.startswith(system_setup.WITHOUT_VOICE)
    assert "sudo dnf install --assumeyes speech-dispatcher" in told


def test_what_is_wanted_is_installed_apart_from_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[list[str]] = []
    monkeypatch.setattr(system_setup, "os_release", lambda: "ID=debian\n")
    monkeypatch.setattr(system_setup, "may_install", lambda _: True)
    monkeypatch.setattr(system_setup, "install", installed.append)
    monkeypatch.setattr(system, "is_there", lambda _: True)
    system_setup.settle([CURSOR], [VOICE])
    assert installed == [["libxcb-cursor0"], ["speech-dispatcher"]]


def test_a_plugin_is_looked_for_where_programs_load_their_own_parts_from() -> None:
    assert not system.has_plugin("retrotimer-has-no-such/part.so")
    found = next(Path("/usr/lib").glob("*/*/*.so"), None)
    assert found is None or system.has_plugin("/".join(found.parts[-2:]))


def test_on_debian_what_is_missing_gets_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []
    monkeypatch.setattr(system_setup, "os_release", lambda: "ID=debian\n")
    monkeypatch.setattr(system_setup, "may_install", lambda _: True)
    monkeypatch.setattr(system_setup, "install", installed.extend)
    monkeypatch.setattr(system, "is_there", lambda _: bool(installed))
    system_setup.settle([CURSOR, SHAPE])
    assert installed == ["libxcb-cursor0", "libxcb-shape0"]


@pytest.mark.parametrize(
    ("user", "sudo", "stdin", "expected"),
    [
        (0, None, io.StringIO(), True),
        (1000, "/usr/bin/sudo", Terminal("\n"), True),
        (1000, "/usr/bin/sudo", Terminal("Y\n"), True),
        (1000, "/usr/bin/sudo", Terminal("n\n"), False),
        (1000, "/usr/bin/sudo", Terminal("what?\n"), False),
        (1000, "/usr/bin/sudo", io.StringIO("y\n"), False),
        (1000, None, Terminal("y\n"), False),
    ],
)
def test_packages_are_installed_by_root_or_when_a_person_agrees(
    user: int, sudo: str | None, stdin: io.StringIO, monkeypatch: pytest.MonkeyPatch, *, expected: bool
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: user, raising=False)
    monkeypatch.setattr("shutil.which", lambda _: sudo)
    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert system_setup.may_install(["libgl1"]) is expected


@pytest.mark.parametrize(
    ("has_lists", "failing", "commands"),
    [
        (True, [], ["install"]),
        (False, [], ["update", "install"]),
        (True, ["install"], ["install", "update", "install"]),
        (True, ["install", "update"], ["install", "update"]),
    ],
)
def test_the_lists_are_renewed_where_they_may_be_the_reason(
    failing: list[str], commands: list[str], monkeypatch: pytest.MonkeyPatch, *, has_lists: bool
) -> None:
    ran: list[str] = []

    def failure(command: tuple[str, ...]) -> str:
        ran.append(command[1])
        return "E: no" if command[1] in failing else ""

    monkeypatch.setattr(system_setup, "has_lists", lambda: has_lists)
    monkeypatch.setattr(system_setup, "failure", failure)
    system_setup.install(["libgl1"])
    assert ran == commands
