"""Measures the app against an empty window, prints the table and writes `bench.json`.

Nothing of Qt is imported here: a library that two processes hold counts half in the memory of each.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from retrotimer import __version__
from tests.bench.figures import Figure, as_json, table
from tests.bench.panel import measure_in_panel
from tests.bench.process import Data, Starter, virtual_screen
from tests.bench.rounds import QUICK, Size, measure
from tests.bench.scale import measure_scale
from tests.sound_server import SoundServer

SOUND_SECONDS = 600.0
"""The sound bench has a limit of its own, after which it puts everything away; this one only makes sure."""


def main() -> int:
    """Measure on every platform that was asked for; 0 if every target is met."""
    asked = _parser().parse_args()
    size = QUICK if asked.quick else Size()
    began = time.monotonic()
    machine = describe_machine()
    print(", ".join(f"{name} {value}" for name, value in machine.items()))
    found: dict[str, list[Figure]] = {}
    broken = False
    with tempfile.TemporaryDirectory(prefix="retrotimer-bench-") as name:
        folder = Path(name)
        data = {kind: fill(folder / kind.name.lower(), kind) for kind in Data}
        with sound_server() as sound:
            found["offscreen"] = _measure(Starter("offscreen", data, folder, sound=sound), size)
        if sys.platform == "linux":
            print("\n== xcb, with a panel", flush=True)
            try:
                found["panel"] = measure_in_panel(data, folder, size.rounds)
                print("\n" + table(found["panel"]))
            except RuntimeError as error:
                print(f"\nnot measured: {error}")
                broken = True
            try:
                found["sound"] = _measure_sound(quick=asked.quick)
            except subprocess.SubprocessError as error:  # what was measured until then is worth keeping
                print(f"\nthe sound was not measured: {error}")
                broken = True
        if asked.xvfb:
            try:
                with virtual_screen() as display, sound_server() as sound:
                    found["xcb"] = _measure(Starter("xcb", data, folder, display, sound), size)
            except RuntimeError as error:
                print(f"\nnot under Xvfb: {error}")
    seconds = round(time.monotonic() - began)
    print(f"\n{seconds} s; medians; all targets are held against medians but those marked max")
    asked.output.write_text(
        json.dumps(
            {
                "machine": machine,
                "quick": asked.quick,
                "seconds": seconds,
                "figures": {where: as_json(figures) for where, figures in found.items()},
            },
            indent=2,
            ensure_ascii=False,
        )
        + "\n",
        encoding="utf-8",
    )
    print(f"written to {asked.output}")
    missed = [figure for figures in found.values() for figure in figures if figure.met is False]
    return 1 if broken or (missed and not asked.quick) else 0


@contextmanager
def sound_server() -> Iterator[dict[str, str]]:
    """The environment of a private sound server, so that a walk is spoken; none where there can be none."""
    if sys.platform != "linux":
        yield {}
        return
    server = SoundServer()
    server.start()
    try:
        yield server.changes
    finally:
        server.end()


def fill(folder: Path, kind: Data) -> Path:
    """A data folder of a kind."""
    words = [str(one) for one in kind.value]
    subprocess.run([sys.executable, "-m", "tests.bench.child", "fill", str(folder), *words], check=True)
    return folder


def describe_machine() -> dict[str, str | int]:
    """What the figures depend on."""
    return {
        "Retrotimer": __version__,
        "Python": platform.python_version(),
        "PySide6": version("PySide6-Essentials"),
        "system": platform.platform(terse=True),
        "cores": os.cpu_count() or 1,
    }


def _measure(starter: Starter, size: Size) -> list[Figure]:
    print(f"\n== {starter.platform}")

    def say(text: str) -> None:
        print(f"   {text} …", flush=True)

    figures = measure(starter, size, os.cpu_count() or 1, say)
    figures += measure_scale(starter, size, say)
    print("\n" + table(figures))
    return figures


def _measure_sound(*, quick: bool) -> list[Figure]:
    """How soon a walk is heard; by another process, as this one must not have Qt.

    Raises:
        SubprocessError: it ended with an error, which it has told, or not at all.
    """
    print("\n== sound, on a private server", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.sound", *(["--quick"] if quick else [])],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        check=True,
        timeout=SOUND_SECONDS,
    )
    figures = [Figure(**one) for one in json.loads(done.stdout)]
    print("\n" + table(figures))
    return figures


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="run.py bench",
        description="Measures the app against an empty PySide6 window.",
        allow_abbrev=False,
    )
    made.add_argument("--quick", action="store_true", help="few rounds: tries the bench, not the app")
    made.add_argument("--xvfb", action="store_true", help="once more on a virtual X screen")
    made.add_argument("--output", type=Path, default=Path("bench.json"), metavar="FILE")
    return made


if __name__ == "__main__":
    sys.exit(main())
