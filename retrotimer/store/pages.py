"""Reads the rows of ordinary tables out of the pages of a SQLite file, without asking SQLite.

Where the first page or a page that leads to others is damaged, SQLite finds nothing more, although nearly
all rows are there.  The format is that of https://www.sqlite.org/fileformat2.html.  What makes no sense is
left out; whose rows these are, and whether they can be believed, others must judge.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Value = int | float | str | None
Values = list[Value]

LEAST_PAGE, USUAL_PAGE = 512, 4096
MAGIC = b"SQLite format 3\0"
_LOGGED, _SCHEMA_FORMAT, _UTF8 = 2, 4, 1
"""What a header says of a write-ahead log, of its schema and of its texts."""

_TABLE_LEAF = 0x0D
_FILE_HEADER = 100
_LEAF_HEADER = 8
_LOG_HEADER, _FRAME_HEADER = 32, 24
_INTEGERS = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of an integer by its kind."""

_FLOAT, _ZERO, _ONE, _FIRST_BYTES = 7, 8, 9, 12
_LONGEST = 1 << 20
"""Bytes of a row; ours have at most some ten thousand."""

_MOST_COLUMNS = 100
_MORE = 0x80
"""The bit of a byte that says that its number goes on."""


class _Nonsense(Exception):  # noqa: N818 - it never gets out of here
    """What stands here is no row."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a file by their number, from 1 on, as they are with all that its log has committed."""

    size: int
    pages: Mapping[int, bytes]

    def rows(self) -> Iterator[Values]:
        """The rows on all pages that look like the leaf of a table."""
        for number, page in self.pages.items():
            start = _FILE_HEADER if number == 1 else 0
            if len(page) < start + _LEAF_HEADER or page[start] != _TABLE_LEAF:
                continue
            (count,) = struct.unpack_from(">H", page, start + 3)
            first = start + _LEAF_HEADER
            for place in range(first, min(first + 2 * count, len(page) - 1), 2):
                (cell,) = struct.unpack_from(">H", page, place)
                try:
                    yield self._row(page, cell)
                except (_Nonsense, IndexError, struct.error, UnicodeDecodeError):
                    continue

    def _row(self, page: bytes, place: int) -> Values:
        length, place = _varint(page, place)
        _rowid, place = _varint(page, place)
        if not 0 < length <= _LONGEST:
            raise _Nonsense
        return _values(self._payload(page, place, length))

    def _payload(self, page: bytes, place: int, length: int) -> bytes:
        """The bytes of a row; what has no room on its page goes on elsewhere."""
        most = self.size - 35
        if length <= most:
            found = page[place : place + length]
        else:
            least = (self.size - 12) * 32 // 255 - 23
            here = least + (length - least) % (self.size - 4)
            here = here if here <= most else least
            found = page[place : place + here]
            (following,) = struct.unpack_from(">I", page, place + here)
            while len(found) < length:
                further = self.pages.get(following)
                if further is None:
                    raise _Nonsense
                (following,) = struct.unpack_from(">I", further)
                found += further[4 : 4 + min(self.size - 4, length - len(found))]
        if len(found) != length:
            raise _Nonsense
        return found


def with_new_header(content: bytes) -> bytes:
    """The whole pages of a file, with a header that SQLite takes, in which nothing is claimed of the rest.

    Of an empty file that is the header alone: SQLite would drop the log of one.
    """
    size = _page_size(content)
    header = bytearray(_FILE_HEADER)
    struct.pack_into(">16sHBBBBBB", header, 0, MAGIC, size, _LOGGED, _LOGGED, 0, 64, 32, 32)
    struct.pack_into(">III", header, 40, 1, _SCHEMA_FORMAT, 0)
    struct.pack_into(">I", header, 56, _UTF8)
    return bytes(header) + content[_FILE_HEADER : len(content) // size * size]


def _page_size(content: bytes) -> int:
    """The length of a page as a file says it, or the usual one."""
    size = int.from_bytes(content[16:18], "big")
    return USUAL_PAGE if size < LEAST_PAGE or size & (size - 1) else size


def pages_of(content: bytes, log: bytes = b"") -> Pages:
    """The pages of a file and of its write-ahead log, each as long as it says, or as is usual."""
    size = _page_size(content)
    pages = {at // size + 1: content[at : at + size] for at in range(0, len(content), size)}
    pages.update(_committed(log, size))
    return Pages(size, pages)


def _committed(log: bytes, size: int) -> Mapping[int, bytes]:
    """The newest state of each page in a log, up to its last commit."""
    salts = log[16:24]
    committed: dict[int, bytes] = {}
    begun: dict[int, bytes] = {}
    for at in range(_LOG_HEADER, len(log) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        number, pages_then = struct.unpack_from(">II", log, at)
        if log[at + 8 : at + 16] != salts:
            break  # left over from before the log was begun anew
        begun[number] = log[at + _FRAME_HEADER : at + _FRAME_HEADER + size]
        if pages_then:
            committed.update(begun)
            begun = {}
    return committed


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """A number of one to nine bytes, and the place after it."""
    value = 0
    for n in range(8):
        byte = data[place + n]
        value = value << 7 | byte & 0x7F
        if not byte & _MORE:
            return value, place + n + 1
    return value << 8 | data[place + 8], place + 9


def _values(record: bytes) -> Values:
    """The values of a row."""
    end, place = _varint(record, 0)
    kinds: list[int] = []
    while place < end and len(kinds) <= _MOST_COLUMNS:
        kind, place = _varint(record, place)
        kinds.append(kind)
    values: Values = []
    for kind in kinds:
        value, place = _value(record, place, kind)
        values.append(value)
    if place != len(record):
        raise _Nonsense
    return values


def _value(record: bytes, place: int, kind: int) -> tuple[Value, int]:
    """A value of this kind, and the place after it."""
    if kind in _INTEGERS:
        end = place + _INTEGERS[kind]
        return (int.from_bytes(record[place:end], "big", signed=True) if kind else None), end
    if kind == _FLOAT:
        (number,) = struct.unpack_from(">d", record, place)
        return float(number), place + 8
    if kind in {_ZERO, _ONE}:
        return kind - _ZERO, place
    if kind < _FIRST_BYTES or kind % 2 == 0:
        raise _Nonsense  # kinds that SQLite keeps for itself, and bytes, of which we store none
    end = place + (kind - 13) // 2
    return record[place:end].decode(), end
