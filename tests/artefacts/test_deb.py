"""What the .deb says of itself follows from the table of the system's libraries and from what was built."""

import gzip
import re
from pathlib import Path

import pytest
import system
from artefacts import addresses, deb, elf, roots, smoke
from artefacts.copyright import copyright_text
from artefacts.project import PUBLISHER, ROOT, Project, project
from artefacts.sieve import OF_ONE_SYSTEM, is_the_systems, is_wanted, not_imported
from bare_root import Outcome

from retrotimer.desktop.menu.files import lay_out, shared_files

LIBRARIES = {need.name for need in system.all_needs() if need.kind == "library" and need.group in elf.GROUPS}
OURS = ("/opt/python/lib/python3.13", "/venv/lib/python3.13/site-packages")


def fields(control: str) -> dict[str, str]:
    """A control file's fields."""
    return dict(re.findall(r"(?ms)^([A-Z][\w-]+): (.*?)(?=\n[A-Z]|\Z)", control))


def test_it_depends_on_what_the_bundle_needs_and_nothing_more() -> None:
    needs = deb.depends(["libGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0", "libcups.so.2"], "2.35")
    assert needs == ["libc6 (>= 2.35)", "libgl1", "libglib2.0-0t64 | libglib2.0-0", *deb.NOT_LIBRARIES]


def test_sound_is_needed_and_the_voice_is_recommended() -> None:
    needs, wishes = deb.depends(LIBRARIES, "2.35"), deb.recommends({*LIBRARIES, "libcups.so.2"})
    assert {"libpulse0", "libxcb-cursor0", "libwayland-client0"} <= {*needs}
    assert {"libspeechd2", "speech-dispatcher-espeak-ng", "libcups2t64 | libcups2"} <= {*wishes}
    assert not {*needs} & {*wishes}


def test_a_manual_is_packed_as_debian_keeps_it(tmp_path: Path) -> None:
    lay_out(ROOT / "resources", tmp_path)
    page = (tmp_path / "man" / "man1" / "retrotimer.1").read_bytes()
    deb.pack_manual(tmp_path / "man")
    (packed,) = [path for path in (tmp_path / "man").rglob("*") if path.is_file()]
    assert packed.name == "retrotimer.1.gz"
    assert gzip.decompress(packed.read_bytes()) == page


def test_each_file_has_a_sum_by_which_damage_is_found(tmp_path: Path) -> None:
    (tmp_path / "usr" / "bin").mkdir(parents=True)
    (tmp_path / "usr" / "Größe").write_bytes(b"abc")
    (tmp_path / "usr" / "bin" / "b").symlink_to("../Größe")
    assert deb.sums(tmp_path) == "900150983cd24fb0d6963f7d28e17f72  usr/Größe\n"


def test_who_publishes_is_who_the_licence_names_at_an_address_of_the_project(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("DEBFULLNAME", raising=False)
    monkeypatch.setenv("DEBEMAIL", "")
    assert PUBLISHER in (ROOT / "LICENSE").read_text("utf-8")
    assert deb.maintainer() == f"{PUBLISHER} <{addresses.nobody(project())}>"
    monkeypatch.setenv("DEBFULLNAME", "Zoë Ö")
    monkeypatch.setenv("DEBEMAIL", "zoe@example.org")
    assert deb.maintainer() == "Zoë Ö <zoe@example.org>"


def test_a_library_that_no_table_knows_stops_the_build() -> None:
    with pytest.raises(LookupError, match=r"libnew\.so\.1"):
        deb.depends(["libnew.so.1"], "2.35")


def test_dpkg_can_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deb, "architecture", lambda: "amd64")
    told = deb.control_text(
        Project("1.2.3", "words", {"Homepage": "https://example.org/a"}),
        ["libc6 (>= 2.35)", "libgl1"],
        ["libcups2"],
        1234,
    )
    found = fields(told)
    assert found["Version"] == "1.2.3-1"
    assert found["Depends"] == "libc6 (>= 2.35), libgl1"
    assert found["Installed-Size"] == "1234"
    assert found["Homepage"] == "https://example.org/a"
    synopsis, *rest = found["Description"].splitlines()
    assert len(synopsis) < 80
    assert all(line.startswith(" ") and len(line) < 80 for line in rest)
    assert told.endswith("\n")


def test_all_licences_stand_in_one_file_each_text_once(tmp_path: Path) -> None:
    whole = "Apache License\nwords\nEND OF TERMS AND CONDITIONS"
    (tmp_path / "shared.txt").write_text(f"as you like\n{whole}\nand more\n", "utf-8")
    (tmp_path / "LGPL-3.0.txt").write_text("long\n", "utf-8")
    (tmp_path / "index.json").write_text(
        '[{"name": "A", "version": "1", "licence": "X", "home": "", "texts": ["shared.txt"]},'
        ' {"name": "B", "version": "", "licence": "", "home": "h", "texts": ["shared.txt", "LGPL-3.0.txt"]}]',
        "utf-8",
    )
    told = copyright_text(tmp_path, "https://example.org/source")
    assert "\nSource: https://example.org/source\n" in told
    assert told.count("as you like") == 1
    assert "(shared.txt: see above)" in told
    assert "/usr/share/common-licenses/LGPL-3" in told
    assert "/usr/share/common-licenses/Apache-2.0" in told
    assert "and more" in told
    assert not {"long", "words"} & {*told.split()}


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/lib/libQt6Concurrent.so.6",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/texttospeech/libqtexttospeech_speechd.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt6Multimedia.dll",
        "retrotimer/resources/translations/retrotimer_en.qm",
        "retrotimer/resources/licences/Qt/Qt-third-party.txt",
        *(f"retrotimer/resources/{file.source}" for file in shared_files()),
        *(path.relative_to(ROOT).as_posix() for path in (ROOT / "resources" / "guide").rglob("*.*")),
    ],
)
def test_what_is_reached_goes_along(name: str) -> None:
    assert is_wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt6Qml.dll",
        "PySide6\\Qt6Pdf.dll",
        "PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick",
        "PySide6/Qt/lib/libavcodec.so.63",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/translations/qtbase_de.qm",
    ],
)
def test_what_nobody_reaches_stays_behind(name: str) -> None:
    assert not is_wanted(name)


def test_what_another_system_needs_stays_behind() -> None:
    for platform in ("linux", "win32", "darwin"):
        left = {name.rpartition(".")[2] for name in not_imported(platform) if name.startswith("retrotimer.")}
        assert left == {"macos", "windows"} - {{"darwin": "macos", "win32": "windows"}.get(platform)}
    for name in OF_ONE_SYSTEM.values():
        assert (ROOT / name.replace(".", "/")).with_suffix(".py").is_file()


def test_a_systems_library_stays_with_its_system() -> None:
    assert is_the_systems("/usr/lib/x86_64-linux-gnu/libstdc++.so.6", OURS, "linux")
    assert not is_the_systems("/usr/lib/x86_64-linux-gnu/libsqlite3.so.0", OURS, "linux")
    assert not is_the_systems("/venv/lib/python3.13/site-packages/PySide6/QtCore.abi3.so", OURS, "linux")
    assert not is_the_systems("C:\\Windows\\vcruntime140.dll", OURS, "win32")


def test_a_walk_counts_only_when_every_part_is_in_order() -> None:
    said = "".join(f"{part}: ok\n" for part in smoke.PARTS)
    assert smoke.is_whole(said)
    assert not smoke.is_whole(said.replace("data: ok", "data: FAILED"))
    assert re.search(roots.WHOLE, said)


def test_the_proof_is_told_by_what_was_to_be_proved() -> None:
    outcomes = [Outcome(step, "trixie", 1.0, 0, "") for step in roots.STEPS]
    shown = [Outcome(one.step, "trixie", 1.0, 0, _sample(one.step.shows)) for one in outcomes]
    assert roots.summary(shown) == (True, True, True)
    failing = [
        Outcome(one.step, "trixie", 1.0, 1 if one.step.name == "remove" else 0, one.output) for one in shown
    ]
    assert roots.summary(failing) == (True, True, False)


def _sample(pattern: str) -> str:
    """A text that a step's pattern finds."""
    return {
        roots.WHOLE: "".join(f"{part}: ok\n" for part in smoke.PARTS),
        r"Retrotimer \d": "Retrotimer 1",
        r"(?m)^Retrotimer\nFirst steps": "Retrotimer\nFirst steps",
        r"\Aretrotimer.db\n": "retrotimer.db\n",
        roots.CLOSED: "“/home” belongs to another account on this computer (walker), and …\ncode 1",
        roots.NOT_AS_ROOT: "Start Retrotimer without sudo.\ncode 1",
        r"\b12 minutes": "Today: 12 minutes",
    }.get(pattern, pattern)
