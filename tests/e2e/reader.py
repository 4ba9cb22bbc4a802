"""The eyes and hands of a screen reader, for the system's own Python: it alone has pyatspi.

Started inside a session bus as `python3 reader.py COMMAND …`, it starts the command, finds the
application `retrotimer` through AT-SPI and obeys lines on its standard input, with one line in answer to
each, which starts with `> `:
`press NAME`, `hear TEXT` (until something visible has a name with this text) and `miss TEXT`.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, Protocol, TypeVar

pyatspi: Any = import_module("pyatspi")

PATIENCE = float(os.environ.get("READER_PATIENCE", "15"))
MOVES = {"Press", "Toggle", "Check", "click"}

Found = TypeVar("Found")


class Action(Protocol):
    """What can be done with a thing."""

    nActions: int  # noqa: N815 - AT-SPI's name

    def getName(self, number: int) -> str: ...  # noqa: N802 - AT-SPI's name
    def doAction(self, number: int) -> bool: ...  # noqa: N802 - AT-SPI's name


class States(Protocol):
    """How a thing stands."""

    def contains(self, state: object) -> bool: ...


class Thing(Protocol):
    """Something on the screen, as far as it is needed here."""

    name: str
    childCount: int  # noqa: N815 - AT-SPI's name

    def getChildAtIndex(self, number: int) -> "Thing | None": ...  # noqa: N802 - AT-SPI's name
    def getState(self) -> States: ...  # noqa: N802 - AT-SPI's name
    def queryAction(self) -> Action: ...  # noqa: N802 - AT-SPI's name
    def set_cache_mask(self, mask: object) -> None: ...


def main() -> None:
    """Start the command and obey."""
    app = subprocess.Popen(sys.argv[1:])
    try:
        root = until(find_application)
        if root is None:
            answer("no application `retrotimer` came")
            return
        answer("ok")
        for line in sys.stdin:
            word, _, text = line.rstrip("\n").partition(" ")
            answer(obey(root, word, text))
    finally:
        app.kill()
        app.wait()


def obey(root: Thing, word: str, text: str) -> str:
    """Do what a line asks; "ok", or what was there instead."""
    acts = {
        "press": lambda: press(root, text),
        "hear": lambda: any(text in name for name in names(root)),
        "miss": lambda: not any(text in name for name in names(root)),
    }
    if until(acts[word]):
        return "ok"
    return f"{word} {text!r} failed among " + " | ".join(name for name in names(root) if name)


def press(root: Thing, name: str) -> bool:
    """Press the one enabled thing of this name, if it is there."""
    for thing in showing(root):
        if thing.name == name and thing.getState().contains(pyatspi.STATE_ENABLED):
            action = thing.queryAction()
            for number in range(action.nActions):
                if action.getName(number) in MOVES:
                    return action.doAction(number)
    return False


def names(root: Thing) -> Iterator[str]:
    """The names of all that is showing."""
    return (thing.name for thing in showing(root))


def showing(thing: Thing) -> Iterator[Thing]:
    """What is showing, from the outside in; what goes away meanwhile is left out."""
    try:
        children = [thing.getChildAtIndex(number) for number in range(thing.childCount)]
    except Exception:
        return
    for child in children:
        try:
            if child is None or not child.getState().contains(pyatspi.STATE_SHOWING):
                continue
        except Exception:  # noqa: S112 - the same
            continue
        yield child
        yield from showing(child)


def find_application() -> Thing | None:
    """The application's root, once it has a window; nothing of it is remembered between looks."""
    for app in pyatspi.Registry.getDesktop(0):
        if app is not None and app.name == "retrotimer" and app.childCount:
            found: Thing = app
            found.set_cache_mask(pyatspi.Atspi.Cache.NONE)
            return found
    return None


def until(condition: Callable[[], Found]) -> Found:
    """What the condition gives, as soon as it gives something."""
    end, pause = time.monotonic() + PATIENCE, 0.05
    while not (found := condition()) and time.monotonic() < end:
        time.sleep(pause)  # each look asks the app for its whole window
        pause = min(1.5 * pause, 0.5)
    return found


def answer(line: str) -> None:
    """Say one line."""
    sys.stdout.write("> " + line.replace("\n", " ") + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
