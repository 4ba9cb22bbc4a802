"""Files outside the data folder: what is read is known to be text first, what is written appears whole."""

import codecs
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from retrotimer.core.errors import LinkError, NoFileError, OwnDataError, StoreError
from retrotimer.core.exchange.forms import MOST_BYTES, FileError, FileWrong, Progress, Steps
from retrotimer.store.files import whole

_CHUNK = 256 * 1024
_LOOK = 4096
"""Bytes by which it is told what a file is."""

_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""Spreadsheets that save "Unicode text" write this, with its mark."""


def read_text(source: str) -> Steps[str]:
    """The text of a file.

    Raises:
        FileError: it is too large, no text, or cannot be read.
    """
    try:
        descriptor = os.open(source, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise FileError(FileWrong.CANNOT_READ, _said(error)) from error
    try:
        size = _checked_size(descriptor)
    except FileError:
        os.close(descriptor)
        raise
    with os.fdopen(descriptor, "rb") as file:
        decoder = codecs.getincrementaldecoder(_encoding(file))("strict")
        parts, done = [], 0
        try:
            while chunk := file.read(_CHUNK):
                done += len(chunk)
                if done > MOST_BYTES:  # it grows while it is read
                    raise FileError(FileWrong.TOO_LARGE)
                parts.append(decoder.decode(chunk))
                yield Progress(done, size)
            parts.append(decoder.decode(b"", final=True))
        except UnicodeDecodeError as error:
            raise FileError(FileWrong.NOT_UTF_8) from error
        except OSError as error:
            raise FileError(FileWrong.CANNOT_READ, _said(error)) from error
    text = "".join(parts)
    if "\0" in text:
        raise FileError(FileWrong.NOT_TEXT)
    if not text or text.isspace():
        raise FileError(FileWrong.EMPTY)
    return text


def _checked_size(descriptor: int) -> int:
    """How large a file is that can be read.

    Raises:
        FileError: it is a folder or a pipe, say, or too large.
    """
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        raise FileError(FileWrong.NOT_A_FILE)
    if found.st_size > MOST_BYTES:
        raise FileError(FileWrong.TOO_LARGE)
    return found.st_size


def _encoding(file: IO[bytes]) -> str:
    """What the file is written in, told by how it begins, where it is then read from again.

    Raises:
        FileError: it is no text.
    """
    start = file.read(_LOOK)
    file.seek(0)
    if start.startswith(_ARCHIVES):
        raise FileError(FileWrong.ARCHIVE)
    if start.startswith(_UTF_16):
        return "utf-16"
    if b"\0" in start:
        raise FileError(FileWrong.NOT_UTF_8 if _is_every_other_zero(start) else FileWrong.NOT_TEXT)
    return "utf-8-sig"


def _is_every_other_zero(start: bytes) -> bool:
    """Whether this is text in two bytes a letter, without the mark that would say so."""
    zeroes = (start[::2].count(0), start[1::2].count(0))
    return min(zeroes) == 0 and max(zeroes) * 2 >= len(start) // 2


@contextmanager
def replacing(target: str) -> Iterator[IO[str]]:
    """A new text file, for this person alone, that takes its name only once it is whole.

    Raises:
        FileError: it cannot be written; what was there before is as it was.
    """
    elsewhere: StoreError | None = None
    try:
        with whole(Path(target)) as raw:
            file = TextIOWrapper(raw, encoding="utf-8", newline="")
            try:
                yield file
            except StoreError as error:  # of what was to be written, and none of the file's
                elsewhere = error
                raise
            file.flush()
    except StoreError as error:
        if error is elsewhere:
            raise
        raise _refused(error) from error


def _refused(error: StoreError) -> FileError:
    wrong = {
        OwnDataError: FileWrong.OWN_DATA,
        LinkError: FileWrong.LINK,
        NoFileError: FileWrong.NOT_A_FILE,
    }.get(type(error))
    if wrong is None:
        return FileError(FileWrong.CANNOT_WRITE, error.detail)
    return FileError(wrong, error.path)


def _said(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
