"""Where the project lives is told by its id and by one table, and a releaser can see whether it is there."""

import re
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from artefacts import addresses
from artefacts.project import ROOT, Project, project

from retrotimer import APP_ID

HOME = "https://github.com/a/B"
FACTS = Project("1.2.0", "", {"Homepage": HOME, "Source": HOME, "Issues": f"{HOME}/issues"})
PICTURE = f"{HOME}/raw/v1.2.0/docs/pictures/home.png"
PAGE = f"""\
<component>
  <url type="homepage">{HOME}</url>
  <url type="vcs-browser">{HOME}</url>
  <url type="bugtracker">{HOME}/issues</url>
  <screenshots><screenshot><image>{PICTURE}</image></screenshot></screenshots>
</component>
"""
THERE = {HOME: b"home", f"{HOME}/issues": b"issues", PICTURE: b"picture"}


@pytest.mark.parametrize(
    ("app_id", "home"),
    [
        ("io.github.a.B", HOME),
        ("io.github.example_foo.bar", "https://github.com/example-foo/bar"),
        ("io.github._1st._2nd", "https://github.com/1st/2nd"),
        ("page.codeberg.a.B", "https://codeberg.org/a/B"),
        ("org.example.app", "https://example.org"),
        ("org._7_zip.app", "https://7-zip.org"),
    ],
)
def test_an_id_says_where_its_app_lives(app_id: str, home: str) -> None:
    assert addresses.named_by(app_id) == home


def test_all_addresses_of_ours_are_at_the_place_that_our_id_names() -> None:
    """Whoever changes the one changes the other: docs/releasing.md."""
    home = addresses.named_by(APP_ID)
    urls = project().urls
    assert {"Homepage", "Source"} == {name for name, address in urls.items() if address == home}
    assert all(f"{address}/".startswith(f"{home}/") for address in urls.values())


def test_what_the_addresses_lead_to_in_the_repository_is_there() -> None:
    for address in project().urls.values():
        if found := re.search(r"/(?:blob|tree)/main/(.+)", address):
            assert (ROOT / found[1]).exists(), address


def test_no_other_file_holds_an_address_of_ours() -> None:
    """But for what packaging/share.py makes of the table, which the tests compare."""
    home = addresses.named_by(APP_ID)
    sources = [*(ROOT / "packaging").rglob("*"), *(ROOT / "retrotimer").rglob("*.py"), ROOT / "run.py"]
    texts = [path for path in sources if path.suffix in {".py", ".nsi", ".sh", ".yml", ".spec", ".txt"}]
    assert [path for path in texts if home in path.read_text("utf-8")] == []


def test_the_address_for_debian_is_one_of_the_account() -> None:
    assert addresses.nobody(FACTS) == "a@users.noreply.github.com"
    elsewhere = Project("1", "", {"Source": "https://example.org/a"})
    assert addresses.nobody(elsewhere) == "noreply@example.org"


def told_of(page: str, there: dict[str, bytes], app_id: str = "io.github.a.B") -> list[str]:
    """What the check says of a page, on a web that has this, for a tag with one picture."""

    def ask(address: str) -> bytes:
        if address not in there:
            raise OSError("not there")
        return there[address]

    def tagged(place: str) -> bytes:
        return {"docs/pictures/home.png": b"picture"}[place]

    return [*addresses.complaints(page, FACTS, app_id, ask, tagged)]


def test_a_release_that_is_whole_has_nothing_to_complain_of() -> None:
    assert addresses.told_by(PAGE) == (HOME, f"{HOME}/issues", PICTURE)
    assert told_of(PAGE, THERE) == []


def test_each_address_that_is_wrong_is_told() -> None:
    assert told_of(PAGE, {HOME: b"home", PICTURE: b"picture"}) == [f"{HOME}/issues: not there"]
    assert told_of(PAGE, {**THERE, PICTURE: b"older"}) == [f"{PICTURE} is another file than that of v1.2.0"]
    assert len(told_of(PAGE, {})) == 3
    (strange,) = {one.partition(" is not of ")[2] for one in told_of(PAGE, THERE, "io.github.a.BC")}
    assert strange == "https://github.com/a/BC, where io.github.a.BC says that it lives"


class Site(BaseHTTPRequestHandler):
    """A web of one page."""

    def do_GET(self) -> None:
        is_there = self.path == "/there"
        self.send_response(200 if is_there else 404)
        self.end_headers()
        self.wfile.write(b"found" if is_there else b"nothing")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library has it
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a small server on this machine."""
    with HTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_an_address_is_asked_for_what_it_has(site: str) -> None:
    assert addresses.asked(f"{site}/there") == b"found"
    with pytest.raises(OSError, match="404"):
        addresses.asked(f"{site}/elsewhere")


def test_a_picture_is_compared_with_the_tags_own(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("checkout")
    monkeypatch.setattr(addresses, "ROOT", folder)
    for name in ("NAME", "EMAIL"):
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", "a@example.org")
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", "a@example.org")

    def git(*words: str) -> None:
        subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)

    git("init")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n")
    git("-c", "core.autocrlf=false", "add", "picture.png")
    git("commit", "--message", "One")
    git("tag", "v1.2.0")
    (folder / "picture.png").write_bytes(b"newer")
    assert addresses.committed("v1.2.0")("picture.png") == b"\x89PNG\r\n"
    for tag, place in (("v1.2.0", "other.png"), ("v9.0.0", "picture.png")):
        with pytest.raises(OSError, match=f"no {place} of a tag {tag}"):
            addresses.committed(tag)(place)
