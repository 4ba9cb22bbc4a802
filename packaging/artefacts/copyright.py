"""Debian's `copyright` file: all licences of the bundle in one text, made from the index that it carries."""

import json
import re
from pathlib import Path

HEAD = """\
Retrotimer comes as a bundle: Python, Qt and all else that it needs lie in
/usr/lib/retrotimer/_internal. Whose work that is, and under which licence it
is passed on, follows; the program shows the same (Help, About Retrotimer,
Licences).

Source: {source}
"""
COMMON = {"LGPL-3.0.txt": "LGPL-3", "GPL-3.0.txt": "GPL-3"}
"""What every Debian system has in /usr/share/common-licenses."""

WHOLE = (
    (re.compile(r"(?ms)^[ \t]*GNU GENERAL PUBLIC LICENSE\s*$.*?END OF TERMS AND CONDITIONS"), "GPL-2"),
    (re.compile(r"(?ms)^[ \t]*Apache License\s*$.*?END OF TERMS AND CONDITIONS"), "Apache-2.0"),
)
"""The same inside other texts, with Debian's name for it."""

LINE = "-" * 78


def copyright_text(licences: Path, source: str) -> str:
    """Where the sources are; then a part after the other, each text once, where it is named first."""
    told: set[str] = set()
    blocks = [HEAD.format(source=source)]
    for row in json.loads((licences / "index.json").read_text("utf-8")):
        title = " ".join(one for one in (row["name"], row["version"]) if one)
        lines = [LINE, title, f"Licence: {row['licence'] or 'see the text'}"]
        lines += [row["home"]] if row["home"] else []
        for text in row["texts"]:
            lines += ["", _body(licences / text) if text not in told else f"({Path(text).name}: see above)"]
            told.add(text)
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _body(text: Path) -> str:
    """What a file says, but for the texts that every Debian system has."""
    if text.name in COMMON:
        return _there(COMMON[text.name])
    body = text.read_text("utf-8", errors="replace").strip()
    for whole, name in WHOLE:
        body = whole.sub(_there(name), body)
    return body


def _there(name: str) -> str:
    return f"On Debian systems this text stands in /usr/share/common-licenses/{name}."
