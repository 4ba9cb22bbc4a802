"""Puts tags into a PDF that Qt wrote: what is a heading, a table's cell, a figure, and in which language.

Qt writes the text itself, but cannot say what it is.  While the pages are drawn, `ink.py` sets a tiny square
before and after each piece of content; here each pair becomes the marks of the PDF standard (ISO 32000-1,
14.6 to 14.9), and the outline becomes the structure that they belong to.  Blanks, which Qt names as tabs,
are named as what they are.

Only what this file knows of Qt's way to write is touched.  Where anything is otherwise it says so, and the
caller keeps to a PDF without tags.
"""

import re
import zlib
from itertools import count

from retrotimer.ui.report.ink import BEGIN, ORNAMENT
from retrotimer.ui.report.outline import Outline, Part, Role

_MARK = re.compile(rb"q\n/CSp cs\n0 0 0 scn\n/GSa gs\n(\d+)(?:\.0*)? ([123]) 0\.125\d* 0\.125\d* re\nf\nQ\n")
_REFERENCE = rb"/%s (\d+) 0 R"

Objects = dict[int, bytes]


class UnknownPdfError(ValueError):
    """The PDF is not as it was expected, so nothing was put into it."""


def tagged(pdf: bytes, outline: Outline, language: str) -> bytes:
    """The PDF with its structure; `language` is a tag such as "en-GB".

    Raises:
        UnknownPdfError: it is not written as Qt's are known to be.
    """
    try:
        return _tagged(pdf, outline, language)
    except (KeyError, IndexError, zlib.error) as error:
        raise UnknownPdfError(str(error)) from error


def _tagged(pdf: bytes, outline: Outline, language: str) -> bytes:
    objects, root, info = _read(pdf)
    pages = [int(one) for one in re.findall(rb"(\d+) 0 R", _kids(objects, root))]
    if len(pages) != outline.pages:
        raise UnknownPdfError(f"{len(pages)} pages instead of {outline.pages}")
    fresh = count(max(objects) + 1)
    for index, page in enumerate(pages):
        roles = {part.number: part.role for part in outline.root.walk() if part.page == index}
        contents = _reference(objects[page], b"Contents")
        objects[contents] = _stream(_marked(_unpacked(objects[contents]), roles))
        objects[page] = _with(objects[page], b"/StructParents %d /Tabs /S" % index)
    tree = _add_structure(objects, outline, pages, fresh)
    objects[root] = _with(
        objects[root],
        b"/StructTreeRoot %d 0 R /MarkInfo << /Marked true >> /Lang %b "
        b"/ViewerPreferences << /DisplayDocTitle true >>" % (tree, _text(language)),
    )
    for number, body in objects.items():
        if b"begincmap" in body:
            objects[number] = body.replace(b"<0009>", b"<0020>")
    return _written(objects, root, info, pdf)


def _read(pdf: bytes) -> tuple[Objects, int, int]:
    """All objects by their number, and which are the catalogue and the file's information."""
    found = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf)
    if found is None:
        raise UnknownPdfError("no table of objects")
    table = pdf[int(found[1]) :]
    starts = {
        number: int(offset)
        for number, (offset, kind) in enumerate(re.findall(rb"(\d{10}) \d{5} ([nf])", table))
        if kind == b"n"
    }
    ends = dict(zip(sorted(starts.values()), [*sorted(starts.values())[1:], int(found[1])], strict=True))
    objects = {}
    for number, start in starts.items():
        body = re.fullmatch(rb"%d 0 obj\s*(.*?)\s*endobj\s*" % number, pdf[start : ends[start]], re.DOTALL)
        if body is None:
            raise UnknownPdfError(f"object {number} is not where the table says")
        objects[number] = body[1]
    return objects, _reference(table, b"Root"), _reference(table, b"Info")


def _kids(objects: Objects, root: int) -> bytes:
    kids = re.search(rb"/Kids\s*\[([^\]]*)\]", objects[_reference(objects[root], b"Pages")])
    if kids is None:
        raise UnknownPdfError("no pages")
    return kids[1]


def _reference(body: bytes, name: bytes) -> int:
    found = re.search(_REFERENCE % name, body)
    if found is None:
        raise UnknownPdfError(f"no {name.decode()}")
    return int(found[1])


def _unpacked(body: bytes) -> bytes:
    found = re.search(rb"/FlateDecode.*?stream\r?\n(.*)\nendstream$", body, re.DOTALL)
    if found is None:
        raise UnknownPdfError("the content of a page is not packed as expected")
    unpacking = zlib.decompressobj()  # it knows where the data end: a last byte may look like a line's end
    content = unpacking.decompress(found[1])
    if not unpacking.eof:
        raise UnknownPdfError("the content of a page is cut short")
    return content


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed)


def _marked(content: bytes, roles: dict[int, Role]) -> bytes:
    """The content of a page with real marks in the places of the squares."""
    begun: list[int] = []
    ended = 0

    def mark(found: re.Match[bytes]) -> bytes:
        nonlocal ended
        number, kind = int(found[1]), int(found[2])
        if kind == BEGIN:
            begun.append(number)
            return b"/%b << /MCID %d >> BDC\n" % (roles[number].value.encode(), number)
        if kind == ORNAMENT:
            return b"/Artifact BMC\n"
        ended += 1
        return b"EMC\n"

    changed = _MARK.sub(mark, content)
    if sorted(begun) != sorted(roles) or changed.count(b" BDC\n") + changed.count(b" BMC\n") != ended:
        raise UnknownPdfError("the marks of a page are not all there")
    return changed


def _add_structure(objects: Objects, outline: Outline, pages: list[int], fresh: "count[int]") -> int:
    """The tree of what is what; the number of its root is given back."""
    tree, parents = next(fresh), next(fresh)
    pieces: list[dict[int, int]] = [{} for _ in pages]

    def add(part: Part, parent: int) -> int:
        number = next(fresh)
        more = b""
        if part.words:
            said = b" /Alt " if part.role is Role.FIGURE else b" /ActualText "
            more += said + _text(part.words)
        if part.role is Role.COLUMN_NAME:
            more += b" /A << /O /Table /Scope /Column >>"
        if part.page >= 0:
            pieces[part.page][part.number] = number
            kids = b"%d" % part.number
            more += b" /Pg %d 0 R" % pages[part.page]
        else:
            kids = b"[%b]" % b" ".join(b"%d 0 R" % add(one, number) for one in part.parts)
        objects[number] = b"<< /Type /StructElem /S /%b /P %d 0 R /K %b%b >>" % (
            part.role.value.encode(),
            parent,
            kids,
            more,
        )
        return number

    top = add(outline.root, tree)
    numbers = b" ".join(
        b"%d [%b]" % (index, b" ".join(b"%d 0 R" % of[piece] for piece in sorted(of)))
        for index, of in enumerate(pieces)
    )
    objects[parents] = b"<< /Nums [%b] >>" % numbers
    objects[tree] = b"<< /Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d >>" % (
        top,
        parents,
        len(pages),
    )
    return tree


def _with(body: bytes, more: bytes) -> bytes:
    """A dictionary with more in it."""
    if not body.endswith(b">>"):
        raise UnknownPdfError("a dictionary does not end as one")
    return body[:-2] + more + b"\n>>"


def _text(words: str) -> bytes:
    """A text in any script; half a character, which some keyboards leave, becomes a question mark."""
    return b"<FEFF%b>" % words.encode("utf-16-be", errors="replace").hex().upper().encode()


def _written(objects: Objects, root: int, info: int, before: bytes) -> bytes:
    """The file anew, with the version and the identity that it had."""
    identity = re.search(rb"/ID \[.*?\]", before, re.DOTALL)
    out = bytearray(before[: before.index(b"\n") + 1] + b"%\xe2\xe3\xcf\xd3\n")
    last = max(objects)
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, objects[number])
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n" % (last + 1, root, info)
    out += (identity[0] + b"\n" if identity else b"") + b">>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)
