"""Makes `resources/fonts/RetrotimerDigits.ttf`: Inter's bold digits for the countdown, and little else.

Needs the package `fonttools` and Inter's static fonts (Debian's package `fonts-inter`). Neither is one of
the project's own dependencies, because the result lies in the repository; run this only to make it anew:

    python packaging/digits_font.py [--source Inter-Bold.otf] [--out resources/fonts/RetrotimerDigits.ttf]

Two runs over the same source give the same bytes. What differs from Inter, and why:

* Digits are Inter's tabular forms (feature `tnum`), all of one width, so that a countdown does not jitter.
  In Inter 3.19's bold the five is 5 units narrower than the others; here it is not.
* The colon, hyphen, minus and dash are the raised forms (feature `case`); the colon is also lifted to the
  exact middle of the digits.
* No kerning, no features, no hints: what is drawn is what was measured, at every size.
* The name is another one, as Inter's licence asks of changed versions.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

# The project's own environments do not hold fonttools, so these imports are untyped in most of them.
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-not-found, import-untyped, unused-ignore]
from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-not-found, import-untyped, unused-ignore]
from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-not-found, import-untyped, unused-ignore]
from fontTools.pens.transformPen import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    TransformPen,
)
from fontTools.pens.ttGlyphPen import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    TTGlyphPen,
)
from fontTools.ttLib import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    TTFont,
    newTable,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE: Final = Path("/usr/share/fonts/opentype/inter/Inter-Bold.otf")
OUT: Final = Path(__file__).resolve().parent.parent / "resources" / "fonts" / "RetrotimerDigits.ttf"

FAMILY: Final = "Retrotimer Digits"
STYLE: Final = "Bold"
POSTSCRIPT_NAME: Final = "RetrotimerDigits-Bold"
OFL_URL: Final = "https://openfontlicense.org"

CHARACTERS: Final = {
    " ": "space",
    "%": "percent",
    "-": "hyphen",
    ".": "period",
    "/": "slash",
    "0": "zero",
    "1": "one",
    "2": "two",
    "3": "three",
    "4": "four",
    "5": "five",
    "6": "six",
    "7": "seven",
    "8": "eight",
    "9": "nine",
    ":": "colon",
    "\u2013": "endash",
    "\u2212": "minus",
}
"""What the font can write, with the glyphs' names."""

LARGEST_ERROR: Final = 0.5
"""How far (font units, of 2816 to the em) a quadratic outline may lie from Inter's cubic one."""


class Outline(NamedTuple):
    """One glyph of the source as it shall be drawn: shifted by `dx`, `dy` and `advance` wide (font units)."""

    source: str
    dx: float
    dy: float
    advance: int


def substitutions(font: TTFont, tag: str) -> dict[str, str]:
    """One-for-one replacements that the font's feature `tag` makes: glyph name to glyph name."""
    table = font["GSUB"].table
    found: dict[str, str] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != tag:
            continue
        for index in record.Feature.LookupListIndex:
            for subtable in table.LookupList.Lookup[index].SubTable:
                found.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    return found


def middle(font: TTFont, glyph: str) -> float:
    """Half-way between a glyph's lowest and highest point (font units)."""
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    _left, bottom, _right, top = pen.bounds
    return float(bottom + top) / 2


def outlines(font: TTFont) -> dict[str, Outline]:
    """For each character, which of the source's glyphs stands for it and where."""
    cmap = font.getBestCmap()
    tabular = substitutions(font, "tnum")
    raised = substitutions(font, "case")
    width = {glyph: int(advance) for glyph, (advance, _bearing) in font["hmtx"].metrics.items()}
    digit_width = max(width[tabular[cmap[ord(digit)]]] for digit in "0123456789")
    digit_middle = font["OS/2"].sCapHeight / 2

    found: dict[str, Outline] = {}
    for character in CHARACTERS:
        plain = cmap[ord(character)]
        if character.isdigit():
            glyph = tabular[plain]
            found[character] = Outline(glyph, (digit_width - width[glyph]) / 2, 0, digit_width)
        else:
            glyph = raised.get(plain, plain)
            lift = digit_middle - middle(font, glyph) if character == ":" else 0
            found[character] = Outline(glyph, 0, lift, width[glyph])
    return found


def build(source: Path, out: Path) -> None:
    """Writes the digits font made from `source` (Inter Bold, static, with cubic outlines) to `out`."""
    inter = TTFont(source)
    chosen = outlines(inter)
    # The first glyph is what an unknown character looks like: nothing, as wide as a digit.
    glyphs = {".notdef": TTGlyphPen(None).glyph()}
    metrics = {".notdef": (chosen["0"].advance, 0)}
    for character, outline in chosen.items():
        pen = TTGlyphPen(None)
        quadratic = Cu2QuPen(pen, LARGEST_ERROR, reverse_direction=True)
        moved = TransformPen(quadratic, (1, 0, 0, 1, outline.dx, outline.dy))
        inter.getGlyphSet()[outline.source].draw(moved)
        name = CHARACTERS[character]
        glyphs[name] = pen.glyph()
        glyphs[name].recalcBounds(None)
        metrics[name] = (outline.advance, getattr(glyphs[name], "xMin", 0))

    builder = FontBuilder(inter["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder([".notdef", *CHARACTERS.values()])
    builder.setupCharacterMap({ord(character): name for character, name in CHARACTERS.items()})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(metrics)
    # Inter's own ascent and descent leave the same room above the digits as below them: keep that.
    builder.setupHorizontalHeader(ascent=inter["hhea"].ascent, descent=inter["hhea"].descent, lineGap=0)
    old = inter["OS/2"]
    builder.setupOS2(
        version=4,
        usWeightClass=700,
        usWidthClass=5,
        fsType=0,
        fsSelection=0b1010_0000,  # bold; the typographic metrics are the ones to use
        achVendID="NONE",
        sTypoAscender=inter["hhea"].ascent,
        sTypoDescender=inter["hhea"].descent,
        sTypoLineGap=0,
        usWinAscent=inter["hhea"].ascent,
        usWinDescent=-inter["hhea"].descent,
        sCapHeight=old.sCapHeight,
        sxHeight=old.sxHeight,
        yStrikeoutPosition=old.yStrikeoutPosition,
        yStrikeoutSize=old.yStrikeoutSize,
        panose=old.panose,
    )
    version = str(inter["name"].getDebugName(5)).removeprefix("Version ").partition(";")[0]
    builder.setupNameTable(
        {
            "copyright": inter["name"].getDebugName(0),
            "familyName": FAMILY,
            "styleName": STYLE,
            "uniqueFontIdentifier": f"{POSTSCRIPT_NAME}:1.000",
            "fullName": f"{FAMILY} {STYLE}",
            "version": "Version 1.000",
            "psName": POSTSCRIPT_NAME,
            "designer": inter["name"].getDebugName(9),
            "description": f"A subset of Inter {version} with tabular digits, changed as its makers allow.",
            "licenseDescription": inter["name"].getDebugName(13),
            "licenseInfoURL": OFL_URL,
        },
        mac=False,
    )
    builder.setupPost(underlinePosition=inter["post"].underlinePosition, isFixedPitch=0)
    font = builder.font
    # Smooth at every size: without this table Windows draws small unhinted text in steps.
    font["gasp"] = newTable("gasp")
    font["gasp"].version = 1
    font["gasp"].gaspRange = {0xFFFF: 0b1010}
    font["head"].macStyle = 0b01
    font["head"].fontRevision = 1.0
    # No date of today's may get in, or two runs would differ.
    font.recalcTimestamp = False
    font["head"].created = inter["head"].created
    font["head"].modified = inter["head"].modified
    out.parent.mkdir(parents=True, exist_ok=True)
    font.save(out)


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line and makes the font."""
    parser = argparse.ArgumentParser(description="Makes the countdown's digits font from Inter Bold.")
    parser.add_argument("--source", type=Path, default=SOURCE, help="Inter Bold as a static OpenType font")
    parser.add_argument("--out", type=Path, default=OUT, help="where to write the font")
    asked = parser.parse_args(arguments)
    build(asked.source, asked.out)
    print(f"{asked.out}: {asked.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
