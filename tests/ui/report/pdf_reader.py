"""Reads a PDF as a viewer for the blind does: its structure, the text of each part, and what is no text.

It knows as much of PDF as the report needs, and reads it from the standard's side: no code is shared with
what writes the tags.
"""

import re
import zlib
from dataclasses import dataclass, field

Objects = dict[int, bytes]


@dataclass
class Element:
    """A part of the structure; `drawn` is the text that its own pieces of content show."""

    role: str
    said: str
    drawn: str
    kids: list["Element"] = field(default_factory=list)

    def all(self, role: str) -> list["Element"]:
        """The parts of a role below this one, in the order of reading."""
        found = [self] if self.role == role else []
        return found + [one for kid in self.kids for one in kid.all(role)]


class Pdf:
    """A file's content."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.objects = _objects(content)
        (self.root,) = (body for body in self.objects.values() if b"/Type /Catalog" in body)
        self.pages = [
            self.objects[int(one)]
            for one in re.findall(rb"(\d+) 0 R", self._array(self.root, b"Pages", b"Kids"))
        ]
        streams = [self._content(page) for page in self.pages]
        self.streams = streams
        self._drawn = [self._pieces(page, stream) for page, stream in zip(self.pages, streams, strict=True)]

    def info(self, name: str) -> str:
        """What the file says of itself."""
        found = re.search(rb"/Info (\d+) 0 R", self.content)
        assert found is not None
        text = re.search(rb"/" + name.encode() + rb" \((.*?)\)\n", self.objects[int(found[1])], re.DOTALL)
        return re.sub(rb"\\(.)", rb"\1", text[1]).decode("utf-16") if text else ""

    def text(self) -> str:
        """All text as it is drawn, page by page."""
        return "\n".join("".join(piece for _, piece in pieces) for pieces in self._drawn)

    def unmarked(self) -> list[str]:
        """Text that belongs to no part of the structure and is no ornament either."""
        return [piece for pieces in self._drawn for mark, piece in pieces if mark is None and piece.strip()]

    def structure(self) -> Element:
        """The document."""
        tree = self._object(self.root, b"StructTreeRoot")
        return self._element(self._object(tree, b"K"))

    def parent_tree(self) -> list[list[bytes]]:
        """For each page, the bodies of the parts that its pieces of content say they belong to."""
        body = self._object(self._object(self.root, b"StructTreeRoot"), b"ParentTree")
        return [
            [self.objects[int(one)] for one in re.findall(rb"(\d+) 0 R", parts)]
            for parts in re.findall(rb"\d+ \[([^\]]*)\]", body)
        ]

    def _element(self, body: bytes) -> Element:
        role = re.search(rb"/S /(\w+)", body)
        assert role is not None
        said = re.search(rb"/(?:ActualText|Alt) <FEFF([0-9A-F]*)>", body)
        page = re.search(rb"/Pg (\d+) 0 R", body)
        drawn = ""
        kids: list[Element] = []
        if page is not None:
            number = re.search(rb"/K (\d+)[ />]", body)
            assert number is not None
            pieces = self._drawn[self.pages.index(self.objects[int(page[1])])]
            drawn = "".join(piece for mark, piece in pieces if mark == int(number[1]))
        else:
            inside = re.search(rb"/K \[([^\]]*)\]", body)
            assert inside is not None
            kids = [self._element(self.objects[int(one)]) for one in re.findall(rb"(\d+) 0 R", inside[1])]
        words = bytes.fromhex(said[1].decode()).decode("utf-16-be") if said else ""
        return Element(role[1].decode(), words, drawn, kids)

    def _pieces(self, page: bytes, stream: bytes) -> list[tuple[int | None, str]]:
        """The shown text in its order, each with the number of its mark; -1 in an ornament."""
        fonts = self._fonts(page)
        found: list[tuple[int | None, str]] = []
        mark: int | None = None
        font: dict[int, str] = {}
        token = rb"/MCID (\d+) >> BDC|(/Artifact BMC)|\b(EMC)\b|/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj"
        for one in re.finditer(token, stream):
            if one[1]:
                assert mark is None, "marks must not hold each other"
                mark = int(one[1])
            elif one[2]:
                assert mark is None, "marks must not hold each other"
                mark = -1
            elif one[3]:
                assert mark is not None, "an end without a beginning"
                mark = None
            elif one[4]:
                font = fonts[one[4]]
            else:
                codes = [int(one[5][at : at + 4], 16) for at in range(0, len(one[5]), 4)]
                # Qt does not say what letters beyond the first plane are; the words are said beside them.
                found.append((mark, "".join(font.get(code, "\ufffd") for code in codes)))
        assert mark is None, "a beginning without an end"
        return found

    def _fonts(self, page: bytes) -> dict[bytes, dict[int, str]]:
        resources = self._object(page, b"Resources")
        return {
            name: _characters(self._object(self.objects[int(number)], b"ToUnicode"))
            for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", resources)
        }

    def _content(self, page: bytes) -> bytes:
        packed = re.search(rb"stream\n(.*)\nendstream", self._object(page, b"Contents"), re.DOTALL)
        assert packed is not None
        return zlib.decompress(packed[1])

    def _array(self, body: bytes, name: bytes, array: bytes) -> bytes:
        found = re.search(rb"/" + array + rb"\s*\[([^\]]*)\]", self._object(body, name))
        assert found is not None
        return found[1]

    def _object(self, body: bytes, name: bytes) -> bytes:
        found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
        assert found is not None, name
        return self.objects[int(found[1])]


def _objects(content: bytes) -> Objects:
    """The objects that the file's table leads to."""
    start = int(content.rstrip().rsplit(b"\n", 2)[-2])
    assert content[start:].startswith(b"xref\n")
    objects = {}
    for number, (offset, kind) in enumerate(re.findall(rb"(\d{10}) \d{5} ([nf])", content[start:])):
        if kind == b"n":
            head = b"%d 0 obj\n" % number
            at = int(offset)
            assert content[at:].startswith(head), f"object {number} is not at {at}"
            objects[number] = content[at + len(head) : content.index(b"\nendobj\n", at)]
    return objects


def _characters(cmap: bytes) -> dict[int, str]:
    """What the codes of a font stand for."""
    found: dict[int, str] = {}
    for first, last, to in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> (<[0-9A-F]+>|\[[^\]]*\])", cmap):
        values = [
            bytes.fromhex(one.decode()).decode("utf-16-be") for one in re.findall(rb"<([0-9A-F]+)>", to)
        ]
        found.update(zip(range(int(first, 16), int(last, 16) + 1), values, strict=False))
    return found
