"""The real program with a person in it who is told what to do: `python real_app.py RATE FOLDER`.

It starts as a person starts it, through its command line; only the walker's time may go faster, and the
machine around it makes no sound.  Each line of its standard input is a JSON list, a word and what belongs to
it, and is answered by a line of JSON.

`prepare` goes through the checklist, and `press Begin` begins.
`press NAME` presses a button, `reads` tells all words on the screen, `close` closes the window.
`face` tells how far the walk is, by its own clock and by the kernel's.
`cues` tells each cue that the walker was told, with its second.
`sleep SECONDS` lets the machine have slept: the one thing that no process can do to another.
`zone NAME` puts this process into another zone.
`link NAME` puts the system into another zone, in an /etc of its own alone; `copy NAME` does it where that is
kept as a file, and `bare copy NAME` does not tell the name.
"""

import json
import os
import sys
import time
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier, QTimer

from retrotimer import cli, launch
from retrotimer.app import Retrotimer, build_app
from retrotimer.core import session as states
from retrotimer.core.cues import TimedCue
from retrotimer.core.days import Moment
from retrotimer.core.machine import Machine
from retrotimer.desktop.clock import SystemClock
from retrotimer.desktop.sleep_watch import sleep_watch
from retrotimer.store.database import Database
from tests.e2e.person import DOCTOR, FLAT, Person
from tests.fakes import FakeMachine

if TYPE_CHECKING:
    from retrotimer.ui.main_window import MainWindow


ETC, ZONES = Path("/etc"), Path("/usr/share/zoneinfo")


class HurriedClock(SystemClock):
    """The machine's own clocks, with more time between two looks at them than has passed.

    Unlike `FastClock` it looks at the wall clock each time: somebody may have set it.
    """

    def __init__(self, rate: float) -> None:
        self.rate = rate
        self.slept = 0.0
        self._began = time.monotonic()

    def read(self) -> Moment:
        """Both clocks now."""
        now = super().read()
        more = (time.monotonic() - self._began) * (self.rate - 1)
        utc = now.wall.astimezone(UTC) + timedelta(seconds=more + self.slept)
        asleep = None if now.asleep is None else now.asleep + self.slept
        return replace(now, at=now.at + more, wall=utc.astimezone(), asleep=asleep)


def put_into_zone(name: str, how: str) -> None:
    """Put the system into another zone: by a new link, as systemd does, or by writing over the file."""
    assert ETC.stat().st_dev != Path("/").stat().st_dev, "this is everybody's /etc"
    target, place, new = ZONES / name, ETC / "localtime", ETC / "localtime.new"
    if how == "link":
        new.symlink_to(target)
        new.replace(place)
    else:
        if place.is_symlink():
            place.unlink()
        place.write_bytes(target.read_bytes())
    if how != "bare copy":
        (ETC / "timezone").write_text(f"{name}\n", encoding="ascii")


def machine() -> Machine:
    """A machine without sound, whose sleep is the real one's."""
    return replace(FakeMachine().whole(), sleep_watch=sleep_watch())


class Remote:
    """Obeys what comes on standard input."""

    def __init__(self, app: Retrotimer, clock: HurriedClock) -> None:
        self._app = app
        self._clock = clock
        self._person = Person(app)
        self._left = b""
        self._told: list[tuple[float, str]] = []
        app.session.cues_due.connect(self._on_cues_due)
        self._input = QSocketNotifier(0, QSocketNotifier.Type.Read)
        self._input.activated.connect(self._on_input)
        self._answer("ready")

    def _on_input(self) -> None:
        more = os.read(0, 1 << 16)
        if not more:  # whoever told it what to do is gone
            self._input.setEnabled(False)
            self._app.window.close()
            return
        *lines, self._left = (self._left + more).split(b"\n")
        for line in lines:
            word, *about = json.loads(line)
            self._answer(self._obey(word, *about))

    def _obey(self, word: str, about: object = None) -> object:
        match word:
            case "prepare":
                self._told.clear()
                self._prepare()
            case "press":
                self._person.press(str(about))
            case "reads":
                return self._person.reads()
            case "face":
                return self._face()
            case "cues":
                return self._told
            case "sleep":
                self._clock.slept += float(str(about))
            case "zone":
                os.environ["TZ"] = str(about)
            case "link" | "copy" | "bare copy":
                put_into_zone(str(about), word)
            case "close":
                QTimer.singleShot(0, self._app.window, self._app.window.close)
            case _:
                return f"nobody knows the word {word}"
        return "ok"

    def _prepare(self) -> None:
        self._person.press("Start walk")
        for name in (DOCTOR, FLAT):
            if not self._person.is_ticked(name):
                self._person.press(name)

    def _face(self) -> dict[str, object]:
        session, now = self._app.session.session, self._clock.read()
        return {
            "state": type(session).__name__,
            "elapsed": states.elapsed(session, now.at),
            "digits": self._person.digits(),
            "asks": self._person.has_dialog(),
            "monotonic": time.monotonic(),
            "wall": now.wall.isoformat(),
        }

    def _on_cues_due(self, cues: tuple[TimedCue, ...], _elapsed: float) -> None:
        self._told += [(cue.at, cue.cue.name) for cue in cues]

    def _answer(self, what: object) -> None:
        sys.stdout.write(json.dumps(what) + "\n")
        sys.stdout.flush()


def main(rate: float, folder: str) -> int:
    """Run until the window closes."""
    remotes: list[Remote] = []

    def complete_app(database: Database, window: "MainWindow") -> Retrotimer:
        clock = HurriedClock(rate)
        app = build_app(clock, machine, database, window)
        # Once `launch` has connected all the rest of it.
        QTimer.singleShot(0, app, lambda: remotes.append(Remote(app, clock)))
        return app

    launch.complete_app = complete_app
    return cli.main(["--data-dir", folder])


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2]))
