"""The proof of the .deb: apt installs it in the smallest Debian, it walks there, and is removed again.

As root, with debootstrap. Every step runs in namespaces of its own (bare_root.py), so nothing outlives it;
the person in there has an umlaut and a space in their home, and no rights but their own.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import bare_root
from bare_root import CLONE, Outcome, Step

from artefacts.project import NAME
from artefacts.smoke import PARTS
from retrotimer import APP_ID

RELEASES = ("bookworm", "trixie")
"""Debian 12 and 13."""

HOME = "/home/Jürgen B"
SECOND_HOME = "/home/Zoë"
AS_PERSON = "runuser -u {who} -- env HOME='{home}' LANG=C.UTF-8 XDG_RUNTIME_DIR= {what}"
QUIET = "export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8;"
DATA = f"'{HOME}/.local/share/{NAME}'"
WHOLE = r"(?s)" + ".*".join(f"{part.replace('.', '[.]')}: ok" for part in PARTS)


CLOSED = r"belongs to another account on this computer [(]walker[)](?s:.*)\ncode 1"
NOT_AS_ROOT = r"Start Retrotimer without sudo(?s:.*)\ncode 1"


def as_person(what: str) -> str:
    """A command as the person in the root gives it."""
    return AS_PERSON.format(who="walker", home=HOME, what=what)


def as_second(what: str) -> str:
    """A command as another person of the same computer gives it."""
    return AS_PERSON.format(who="second", home=SECOND_HOME, what=what)


def in_window(what: str) -> str:
    """The same with a screen, to which Qt draws through X11."""
    return as_person(
        # A server without -noreset begins anew when its last client goes, be it the one that asks for it.
        "QT_QPA_PLATFORM=xcb xvfb-run -a -s '-screen 0 1280x1024x24 -noreset' "
        f"sh -c 'until xdotool getdisplaygeometry; do sleep 0.2; done; {what}'"
    )


# Of one window, as xwd sees black where a second one lies over the first.
LOOKS = f"""{NAME} & \
for n in $(seq 100); do xdotool search --onlyvisible --name "^First steps" && break; sleep 0.2; done; \
sleep 3; xdotool getwindowname $(xdotool search --onlyvisible --name "^Retrotimer$" | head -1); \
first=$(xdotool search --onlyvisible --name "^First steps" | head -1); xdotool getwindowname $first; \
xwd -silent -id $first -out /tmp/window.xwd; kill $!; wait"""

STEPS = (
    Step("apt's lists", f"{QUIET} apt-get -qq update && echo done", "done"),
    Step(
        "two people",
        f"useradd -m -d '{HOME}' walker && useradd -m -d '{SECOND_HOME}' second && touch /tmp/before "
        "&& echo done",
        "done",
    ),
    Step(
        "install with apt, no recommended package",
        f"{QUIET} apt-get install -y --no-install-recommends ./{NAME}_*.deb && {NAME} --version",
        r"Retrotimer \d",
    ),
    Step(
        "no library is missing",
        f"find /usr/lib/{NAME} -name '*.so*' ! -name '*_speechd.so' ! -name '*cupsprinter*' "
        "-exec ldd {} + | grep 'not found' || echo all there",
        "all there",
    ),
    Step(
        "at home on the desktop, under one name",
        f"cd /usr/share && ls applications/{APP_ID}.desktop metainfo/{APP_ID}.metainfo.xml "
        f"icons/hicolor/48x48/apps/{APP_ID}.png man/man1/{NAME}.1.gz && "
        f"! ls /var/lib/dpkg/info | grep -E '^{NAME}[.].*(inst|rm)$' && echo and no script",
        "and no script",
    ),
    Step("walk, with no display", as_person(f"{NAME} --self-test /tmp/walk1"), WHOLE),
    Step(
        "a screen, for the proof",
        f"{QUIET} apt-get install -y -qq xvfb xauth xdotool x11-apps && echo ok",
        "ok",
    ),
    Step("walk in a window", in_window(f"{NAME} --self-test /tmp/walk2"), WHOLE),
    Step("the window as a person opens it", in_window(LOOKS), r"(?m)^Retrotimer\nFirst steps"),
    Step("a walk by hand", as_person(f"{NAME} log today 12"), "12"),
    Step("a second person's walk", as_second(f"{NAME} --self-test /tmp/walk-second"), WHOLE),
    Step("a second person's walk by hand", as_second(f"{NAME} log today 13"), "13"),
    Step(
        "the first one's walks are closed to the second",
        as_second(f"{NAME} --data-dir {DATA} status") + "; echo code $?",
        CLOSED,
    ),
    Step(
        "the administrator is kept from walks in a home that is not their own",
        f"HOME='{HOME}' LANG=C.UTF-8 {NAME} log today 14; echo code $?",
        NOT_AS_ROOT,
    ),
    Step("the first one's walks are still theirs", as_person(f"{NAME} status"), r"\b12 minutes"),
    Step(
        "with all that is recommended",
        f"{QUIET} apt-get purge -y -qq {NAME} && apt-get install -y -qq ./{NAME}_*.deb && spd-say --version",
        "speech-dispatcher",
    ),
    Step(
        "no library is missing now, not even of the voice",
        f"find /usr/lib/{NAME} -name '*.so*' -exec ldd {{}} + | grep 'not found' || echo all there",
        "all there",
    ),
    Step("walk again", as_person(f"{NAME} --self-test /tmp/walk3"), WHOLE),
    Step("remove", f"{QUIET} apt-get purge -y {NAME} && echo gone", "gone"),
    Step(
        "nothing is left but the data",
        f"find / -xdev -newer /tmp/before -iname '*{NAME}*' ! -path '/proc/*' ! -path '/tmp/*' "
        f"! -path '{CLONE}*' ! -path '{HOME}/*' ! -path '{SECOND_HOME}/*' ! -path '/var/log/*' "
        "! -path '/var/cache/*'; "
        f"test -s {DATA}/{NAME}.db && ! command -v {NAME} && ls {DATA}",
        rf"\A{NAME}.db\n",
    ),
)
REMOVING = 2
"""How many of the last steps are about removing."""


def prove(
    release: str, package: Path, base: Path | None = None, pictures: Path | None = None
) -> Iterator[Outcome]:
    """Make a root, or copy the one in `base`, and take all the steps in it; keep a picture of the window."""
    root = Path(tempfile.mkdtemp(prefix=f"clean-{release}-"))
    root.chmod(0o755)
    try:
        if base is None:
            bare_root.make_root(release, root)
        else:
            subprocess.run(["cp", "-a", f"{base}/.", str(root)], check=True)  # knows of devices
        bare_root.copy(Path("/etc/resolv.conf"), root, Path("/etc/resolv.conf"))
        bare_root.copy(package, root, CLONE / package.name)
        mounts = bare_root.carry_settings(root)
        for step in STEPS:
            yield bare_root.run(step, release, root, mounts)
        drawn = root / "tmp" / "window.xwd"
        if pictures and drawn.is_file():
            shutil.copyfile(drawn, pictures / f"window-{release}.xwd")
    finally:
        shutil.rmtree(root, ignore_errors=True)


def summary(outcomes: Iterable[Outcome]) -> tuple[bool, bool, bool]:
    """Whether it was installed, walked and removed, in every root."""
    found = [*outcomes]
    removing = {step.name for step in STEPS[-REMOVING:]}
    walking = {step.name for step in STEPS if "walk" in step.name or "window" in step.name}
    parts: list[list[Outcome]] = [[], [], []]
    for one in found:
        index = 2 if one.step.name in removing else 1 if one.step.name in walking else 0
        parts[index].append(one)
    installed, walked, removed = (bool(part) and all(one.is_good for one in part) for part in parts)
    return installed, walked, removed
