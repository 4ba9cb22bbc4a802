"""Where the project lives on the web: what follows from `[project.urls]`, and whether it is there yet.

Nothing here asks the network but `asked`, and that only for `build.py addresses`, which a releaser runs.
"""

import subprocess
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit
from urllib.request import Request, urlopen
from xml.etree import ElementTree as ET

from artefacts.project import ROOT, Project

HOSTS = {
    "io.github": "https://github.com",
    "io.gitlab": "https://gitlab.com",
    "page.codeberg": "https://codeberg.org",
    "io.frama": "https://framagit.org",
}
"""What an id begins with, and the place that it means, by the rules of AppStream and Flathub.

https://docs.flathub.org/docs/for-app-authors/requirements#code-hosting
"""

PATIENCE = 30.0
"""Seconds that an address may take to answer."""

Ask = Callable[[str], bytes]
"""Fetches what an address gives; OSError where it gives nothing."""


def named_by(app_id: str) -> str:
    """The address that an id says the app lives at: `io.github.a_b.C` is C of the account a-b on GitHub.

    An id of a domain of one's own, such as `org.example.app`, means that domain.
    """
    *domain, last = app_id.split(".")
    parts = [part.removeprefix("_").replace("_", "-") for part in domain]
    host = HOSTS.get(".".join(parts[:2]))
    if host is not None and len(parts) > 2:  # noqa: PLR2004 - the two of the host, and an account
        return "/".join([host, *parts[2:], last.removeprefix("_") if last[1:2].isdigit() else last])
    return "https://" + ".".join(reversed(parts))


def of_tag(facts: Project, place: str) -> str:
    """The address of a file as it was when this version was tagged."""
    return f"{facts.urls['Source']}/raw/{facts.tag}/{place}"


def nobody(facts: Project) -> str:
    """A mail address of the project that nobody reads; Debian asks for an address, and people have Issues."""
    source = urlsplit(facts.urls["Source"])
    account = source.path.strip("/").partition("/")[0]
    if source.hostname == "github.com":
        return f"{account}@users.noreply.github.com"
    return f"noreply@{source.hostname}"


def told_by(page: str) -> tuple[str, ...]:
    """Every address in a catalogue's page that somebody may follow, once."""
    tree = ET.fromstring(page)  # noqa: S314 - our own
    found = [one.text or "" for tag in ("url", "image") for one in tree.iter(tag)]
    return tuple(dict.fromkeys(found))


def complaints(page: str, facts: Project, app_id: str, ask: Ask, tagged: Ask) -> Iterator[str]:
    """What is wrong with the addresses of a page, a sentence each.

    Args:
        page: the catalogue's page.
        facts: the project that it is of.
        app_id: the id that says where it lives.
        ask: gives what is at an address.
        tagged: gives a file of this version's tag by its place in the repository.
    """
    home, pictures = named_by(app_id), of_tag(facts, "")
    for address in told_by(page):
        if not f"{address}/".startswith(f"{home}/"):
            yield f"{address} is not of {home}, where {app_id} says that it lives"
        try:
            given = ask(address)
            whole = not address.startswith(pictures) or given == tagged(address.removeprefix(pictures))
        except OSError as problem:
            yield f"{address}: {problem}"
            continue
        if not whole:
            yield f"{address} is another file than that of {facts.tag}"


def asked(address: str) -> bytes:
    """What is at an address of the web.

    Raises:
        OSError: it does not answer, or has nothing there.
    """
    request = Request(address, headers={"User-Agent": "retrotimer-release"})  # noqa: S310 - they are our own
    with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - as above
        found: bytes = answer.read()
    return found


def committed(tag: str) -> Ask:
    """What gives the files of a tag in this checkout, by their places; OSError where it has none such."""

    def give(place: str) -> bytes:
        done = subprocess.run(
            ["git", "-C", str(ROOT), "show", f"{tag}:{place}"], capture_output=True, check=False
        )
        if done.returncode != 0:
            raise FileNotFoundError(f"this checkout has no {place} of a tag {tag}")
        return done.stdout

    return give
