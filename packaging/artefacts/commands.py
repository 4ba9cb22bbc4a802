"""The words of `build.py`: what each builds, how it is tried, and the row that it leaves in the table."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from artefacts import addresses, archive, bundle, changes, deb, roots, startup, table, wheel, windows
from artefacts.project import DIST, ROOT, project
from artefacts.table import Row, remember, size, yes
from retrotimer import APP_ID

AS_ROOT = "not tried: needs root and debootstrap"


def build_wheel(_asked: argparse.Namespace) -> int:
    """Wheel and source distribution; the wheel walks in a new environment."""
    made, source = wheel.build()
    trial = wheel.smoke(made)
    print(trial.said)
    same = wheel.same_from_source(made, source)
    return _told(
        Row(made.name, size(made), "yes", "yes, in a new venv" if trial.well else "NO", str(trial)),
        Row(source.name, size(source), "yes, and makes the same wheel" if same else "NO"),
    )


def build_bundle(_asked: argparse.Namespace) -> int:
    """The folder that needs no Python; it walks."""
    made = bundle.build()
    trial = bundle.smoke()
    print(trial.said)
    return _told(Row(f"{made.name}/ (bundle)", size(made), "yes", walked=str(trial)))


def build_archive(_asked: argparse.Namespace) -> int:
    """The bundle as .tar.xz, for every Linux; unpacked, it walks."""
    made = archive.build(there(bundle.FOLDER, "bundle"))
    trial = archive.smoke(made)
    print(trial.said)
    return _told(Row(made.name, size(made), "yes", walked=str(trial)))


def build_deb(_asked: argparse.Namespace) -> int:
    """The bundle as .deb, for Debian and Ubuntu."""
    made = deb.build(there(bundle.FOLDER, "bundle"))
    return _told(Row(made.name, size(made), "yes", AS_ROOT, AS_ROOT, AS_ROOT))


def prove(asked: argparse.Namespace) -> int:
    """As root: the .deb in clean roots of Debian, installed by apt, walked, seen, removed."""
    if os.geteuid() != 0 or not windows.found("debootstrap"):
        sys.exit("To make clean roots takes root, and debootstrap.")
    package = there(deb.target(), "deb")
    outcomes = []
    for release in asked.releases or roots.RELEASES:
        base = asked.bases / release if asked.bases else None
        for outcome in roots.prove(release, package, base, DIST):
            told = outcome.output.splitlines()[-8:] if outcome.is_good else outcome.output.splitlines()[-30:]
            print(f"--- {release}: {outcome.step.name}: {yes(outcome.is_good)}", *told, sep="\n", flush=True)
            outcomes.append(outcome)
    releases = ", ".join(dict.fromkeys(one.release for one in outcomes))
    cells = (f"{yes(well)}: {releases}" for well in roots.summary(outcomes))
    return _told(Row(package.name, size(package), "yes", *cells))


def build_installer(_asked: argparse.Namespace) -> int:
    """The installer for Windows; on Linux with a stand-in inside, tried under wine."""
    made, stands_in = windows.build()
    trial = windows.trial(made)
    name = f"{made.name}, a stand-in inside" if stands_in else made.name
    return _told(Row(name, size(made), "yes", trial.installed, trial.walked, trial.removed))


def measure_start(asked: argparse.Namespace) -> int:
    """How soon the bundle's window can be seen, beside plain Python's, each in turn."""
    there(bundle.program(), "bundle")
    missing = [program for program in ("Xvfb", "xdotool") if not windows.found(program)]
    if missing:
        sys.exit(f"This needs {' and '.join(missing)}.")
    print(startup.report(startup.measure(asked.rounds)))
    return 0


def print_notes(asked: argparse.Namespace) -> int:
    """Print what the page of this version's release says, from CHANGELOG.md."""
    version = asked.version or project().version
    print(changes.notes((ROOT / "CHANGELOG.md").read_text("utf-8"), version), end="")
    return 0


def check_tag(asked: argparse.Namespace) -> int:
    """Whether a tag such as v1.2.3, the sources and CHANGELOG.md name the same version."""
    wrong = changes.disagreement(asked.tag, project().version, (ROOT / "CHANGELOG.md").read_text("utf-8"))
    print(wrong or f"{asked.tag}: sources and changelog agree")
    return 1 if wrong else 0


def check_addresses(_asked: argparse.Namespace) -> int:
    """Ask the web whether every address in the catalogue's page answers, and each picture is the tag's."""
    facts = project()
    page = (ROOT / "resources" / "share" / "metainfo" / f"{APP_ID}.metainfo.xml").read_text("utf-8")
    tagged = addresses.committed(facts.tag)
    wrong = [*addresses.complaints(page, facts, APP_ID, addresses.asked, tagged)]
    print(*wrong or [f"{facts.tag}: all {len(addresses.told_by(page))} addresses are there"], sep="\n")
    return 1 if wrong else 0


def build_all(asked: argparse.Namespace) -> int:
    """All that can be built on this machine, each tried; and the table."""
    table.KEPT.unlink(missing_ok=True)
    for old in DIST.glob("*"):
        if old.is_file():
            old.unlink()
    linux = sys.platform == "linux"
    steps = [build_wheel, build_bundle, *((build_archive, build_deb) if linux else ())]
    if linux and os.geteuid() == 0 and windows.found("debootstrap"):
        steps.append(prove)
    if windows.found("makensis"):
        steps.append(build_installer)
    codes: list[int] = [step(asked) for step in steps]
    print(table.printed(table.remembered()))
    return max(codes)


def there(path: Path, word: str) -> Path:
    """What an earlier word has made.

    Raises:
        SystemExit: it has not.
    """
    if not path.exists():
        sys.exit(f"{path.name} is not there yet: python3 packaging/build.py {word}")
    return path


def print_table(_asked: argparse.Namespace) -> int:
    """The table of what was built and tried so far."""
    print(table.printed(table.remembered()))
    return 0


def _told(*rows: Row) -> int:
    """Keep rows and show them; the exit code."""
    print(table.printed(remember(row) for row in rows), flush=True)
    return 0 if all(row.is_good for row in rows) else 1


Command = Callable[[argparse.Namespace], int]
COMMANDS: dict[str, Command] = {
    "all": build_all,
    "wheel": build_wheel,
    "bundle": build_bundle,
    "archive": build_archive,
    "deb": build_deb,
    "prove": prove,
    "installer": build_installer,
    "start": measure_start,
    "table": print_table,
    "notes": print_notes,
    "check-tag": check_tag,
    "addresses": check_addresses,
}


def take_options(word: str, parser: argparse.ArgumentParser) -> None:
    """What can be said after a word."""
    if word in {"prove", "all"}:
        parser.add_argument("--bases", type=Path, help="a folder with a fresh root of each release, to copy")
        parser.add_argument("--releases", nargs="*", help="Debian's code names")
    if word == "start":
        parser.add_argument("--rounds", type=int, default=10, help="how often each is started")
    if word == "check-tag":
        parser.add_argument("tag", help="v and the version")
    if word == "notes":
        parser.add_argument("version", nargs="?", help="this one, if it is left out")
