"""The recipes for other systems: they can be read, agree with the code, and say they are untried."""

import os
import plistlib
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from artefacts import commands, icons, macos, windows
from artefacts.project import PUBLISHER, ROOT, WORK
from PySide6.QtGui import QImage

import run
from retrotimer import APP_ID
from retrotimer.desktop.login import here
from retrotimer.desktop.login.windows import APPROVED, RUN

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FLATPAK = ROOT / "packaging" / "linux" / "flatpak" / f"{APP_ID}.yml"
SCRIPTS = sorted((ROOT / "packaging").rglob("*.sh"))
UNTRIED = [*WORKFLOWS, FLATPAK, *SCRIPTS]


def read(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """A YAML file's content."""
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.mark.parametrize("path", UNTRIED, ids=lambda path: path.name)
def test_what_was_never_run_says_so(path: Path) -> None:
    assert re.search(r"(?i)^# untried", path.read_text("utf-8"), re.MULTILINE)


def test_workflows_use_only_words_that_there_are() -> None:
    assert {path.name for path in WORKFLOWS} == {"release.yml", "test.yml"}
    for path in WORKFLOWS:
        jobs = read(path)["jobs"]
        lines = "\n".join(step.get("run", "") for job in jobs.values() for step in job["steps"])
        assert {*re.findall(r"build\.py (\S+)", lines)} <= {*commands.COMMANDS}, path
        assert {*re.findall(r"run\.py (\w+)", lines)} <= {*run.COMMANDS}, path


def test_the_suite_runs_on_three_systems() -> None:
    jobs = read(ROOT / ".github" / "workflows" / "test.yml")["jobs"]
    assert jobs["linux"]["container"]
    assert {"windows-latest", "macos-latest"} <= {*jobs["elsewhere"]["strategy"]["matrix"]["system"]}
    for job in jobs.values():
        said = [step.get("run", "") for step in job["steps"]]
        assert any("run.py lint" in line for line in said)
        assert any("run.py test" in line for line in said)


def test_a_tag_builds_all_and_a_person_publishes() -> None:
    jobs = read(ROOT / ".github" / "workflows" / "release.yml")["jobs"]
    assert {*jobs["page"]["needs"]} == {*jobs} - {"page"}
    assert any("--draft" in step.get("run", "") for step in jobs["page"]["steps"])


def test_flatpak_has_no_network_and_our_names() -> None:
    recipe = read(FLATPAK)
    assert recipe["id"] == APP_ID
    assert "--share=network" not in recipe["finish-args"]
    assert not [name for name in recipe if name.startswith("rename")]
    folders = [FLATPAK.parent / one["path"] for one in recipe["modules"][0]["sources"]]
    places = [path.resolve().relative_to(ROOT).as_posix() for path in folders]
    assert places == ["dist/retrotimer", ".run/build/share"]
    assert f"packaging/share.py --to {places[1]}" in FLATPAK.read_text("utf-8")


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
def test_an_appimage_is_laid_out_for_its_tool(tmp_path: Path) -> None:
    """All of the recipe but the tool that packs: a stand-in for that looks at what it is given."""
    for name in ("packaging", "resources", "retrotimer"):
        (tmp_path / name).symlink_to(ROOT / name)
    script = tmp_path / "build.sh"
    source = ROOT / "packaging" / "linux" / "appimage" / "build.sh"
    script.write_text(
        source.read_text("utf-8").replace('"$(dirname "$0")/../../.."', f'"{tmp_path}"'), "utf-8"
    )
    (tmp_path / "dist" / "retrotimer").mkdir(parents=True)
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "appimagetool").write_text('#!/bin/sh\nls -A "$1"\n', "utf-8")
    (tools / "appimagetool").chmod(0o755)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", str(script)], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=True
    )
    assert {*done.stdout.split()} == {".DirIcon", "AppRun", f"{APP_ID}.desktop", f"{APP_ID}.png", "usr"}
    assert (tmp_path / ".run" / "build" / "AppDir" / ".DirIcon").is_file()


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
def test_a_shell_can_read_the_scripts() -> None:
    assert SCRIPTS
    for path in SCRIPTS:
        subprocess.run(["sh", "-n", str(path)], check=True)


def test_the_mac_app_says_who_it_is() -> None:
    told = plistlib.loads(plistlib.dumps(macos.info()))
    assert re.fullmatch(r"\d+\.\d+\.\d+", told["CFBundleShortVersionString"])
    assert re.fullmatch(r"[\w.-]+", macos.IDENTIFIER)


def test_windows_installer_puts_there_and_takes_away_the_same_files() -> None:
    names = ["retrotimer.exe", "_internal/a b/Größe $1.txt", "_internal/c.dll"]
    put, take = windows.listed(names).split("!macroend\n")[:2]
    assert put.count("  File ") == take.count("  Delete ") == len(names)
    assert '  File "${PAYLOAD}/_internal/a b/Größe $1.txt"' in put
    assert '  Delete "$INSTDIR\\_internal\\a b\\Größe $$1.txt"' in take
    assert take.splitlines()[-2:] == ['  RMDir "$INSTDIR\\_internal\\a b"', '  RMDir "$INSTDIR\\_internal"']
    assert "/r" not in take


def test_windows_uninstaller_never_empties_a_folder() -> None:
    script = windows.SCRIPT.read_text("utf-8")
    assert not re.search(r"(?i)rmdir\s+/r", script)
    assert "RequestExecutionLevel user" in script
    given = {*re.findall(r"\$\{([A-Z]+)\}", script)} - {*re.findall(r"!define (\w+)", script)}
    assert given == {
        "VERSION",
        "NUMBERS",
        "FILES",
        "KIBIBYTES",
        "ICON",
        "LICENCE",
        "HOMEPAGE",
        "ISSUES",
        "TARGET",
    }


def test_windows_uninstaller_knows_what_starts_at_login() -> None:
    script = windows.SCRIPT.read_text("utf-8")
    defined = dict(re.findall(r'^!define (\w+) "([^"]+)"', script, re.MULTILINE))
    assert (defined["AUTOSTART"], defined["APPROVED"]) == (RUN, APPROVED)
    assert defined["AUTOSTART_NAME"] == here.NAME
    assert defined["PUBLISHER"] == PUBLISHER


@pytest.mark.parametrize(
    ("version", "numbers"), [("1.2.3", "1.2.3.0"), ("1.2.3rc4", "1.2.3.4"), ("2", "2.0.0.0")]
)
def test_windows_wants_four_numbers(version: str, numbers: str) -> None:
    assert windows.numbers(version) == numbers


def test_the_icons_hold_every_size(tmp_path: Path) -> None:
    icons.write(ROOT / "resources" / "icons", tmp_path)
    ico = (tmp_path / "retrotimer.ico").read_bytes()
    assert not QImage.fromData(ico).isNull()
    assert int.from_bytes(ico[4:6], "little") == len(icons.SIZES)
    icns = (tmp_path / "retrotimer.icns").read_bytes()
    assert icns[:4] == b"icns"
    assert int.from_bytes(icns[4:8], "big") == len(icns)


def test_what_a_build_writes_down_stays_out_of_the_repository() -> None:
    assert WORK == ROOT / ".run" / "build"
