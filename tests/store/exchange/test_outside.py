"""Files that are none of ours, whatever their names say: each is told, and none is read for long."""

import gzip
import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from retrotimer.core.exchange.forms import MOST_BYTES, FileError, FileWrong
from retrotimer.core.exchange.planning import Act
from retrotimer.store.database import Database
from tests.store.exchange.files import plan, state

TABLE = "date,minutes,note\n2026-11-16,12,über den Fluss\n"


def a_zip() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("Checkmarks.csv", "Date,Walk,\n")
    return made.getvalue()


BAD = {
    "zip": (a_zip(), FileWrong.ARCHIVE),
    "gzip": (gzip.compress(TABLE.encode()), FileWrong.ARCHIVE),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileWrong.NOT_TEXT),
    "photo": (b"\xff\xd8\xff\xe0\x00\x10JFIF\0", FileWrong.NOT_TEXT),
    "zero further on": (TABLE.encode() * 300 + b"\0", FileWrong.NOT_TEXT),
    "latin 1": (TABLE.encode("latin-1"), FileWrong.NOT_UTF_8),
    "latin 1 further on": (TABLE.encode() * 300 + b"\xfc", FileWrong.NOT_UTF_8),
    "half a letter": (TABLE.encode() + b"\xc3", FileWrong.NOT_UTF_8),
    "utf-16 cut off": (TABLE.encode("utf-16") + b"x", FileWrong.NOT_UTF_8),
    "utf-16 without a mark": (TABLE.encode("utf-16-le"), FileWrong.NOT_UTF_8),
    "empty": (b"", FileWrong.EMPTY),
    "blank": (b" \r\n\r\n", FileWrong.EMPTY),
    "prose": (b"Dear doctor,\nI walk backwards.\n", FileWrong.NOT_OURS),
    "a page": (b"<!doctype html>\n<p>date,minutes", FileWrong.NOT_OURS),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_none_of_ours_says_so(empty: Database, tmp_path: Path, name: str) -> None:
    content, wrong = BAD[name]
    path = tmp_path / "walks.csv"
    path.write_bytes(content)
    with pytest.raises(FileError) as error:
        plan(empty, path)
    assert error.value.wrong is wrong


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_spreadsheets_write_is_read(empty: Database, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "walks.CSV"
    path.write_bytes(TABLE.replace("\n", "\r\n").encode(encoding))
    assert plan(empty, path).counts == {Act.ADDED: 1}


def test_a_file_of_a_gigabyte_is_not_even_opened_for_reading(empty: Database, tmp_path: Path) -> None:
    path = tmp_path / "walks.csv"
    with path.open("wb") as file:
        file.truncate(1024**3)
    with pytest.raises(FileError) as error:
        plan(empty, path)
    assert error.value.wrong is FileWrong.TOO_LARGE
    with path.open("wb") as file:
        file.truncate(MOST_BYTES)
    with pytest.raises(FileError) as error:
        plan(empty, path)
    assert error.value.wrong is FileWrong.NOT_TEXT  # it was looked at


@pytest.mark.skipif(os.name != "posix", reason="pipes with names are a thing of POSIX")
@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_not_waited_for(empty: Database, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "walks.csv"
    if kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    with pytest.raises(FileError) as error:
        plan(empty, path)
    assert error.value.wrong in {FileWrong.NOT_A_FILE, FileWrong.CANNOT_READ}


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("gone.csv", FileWrong.CANNOT_READ),
        ("bad\0.csv", FileWrong.CANNOT_READ),
        ("walks.ics", FileWrong.CALENDAR),
        ("walks.xlsx", FileWrong.NO_SUCH_IMPORT),
        ("csv", FileWrong.NO_SUCH_IMPORT),
    ],
)
def test_a_name_that_leads_nowhere_says_so(
    empty: Database, tmp_path: Path, name: str, wrong: FileWrong
) -> None:
    before = state(empty)
    with pytest.raises(FileError) as error:
        plan(empty, tmp_path / name)
    assert error.value.wrong is wrong
    assert state(empty) == before
