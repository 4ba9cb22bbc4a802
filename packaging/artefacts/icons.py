"""The app's icon in the forms that Windows and macOS want, made of the same PNG files as everywhere else."""

import struct
from collections.abc import Mapping
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256)
_ICNS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08"}
"""Apple's name for a PNG of each size."""


def write(icons: Path, target: Path) -> None:
    """Write `retrotimer.ico` and `retrotimer.icns` into a folder."""
    pictures = {size: (icons / f"retrotimer-{size}.png").read_bytes() for size in SIZES}
    target.mkdir(parents=True, exist_ok=True)
    (target / "retrotimer.ico").write_bytes(ico(pictures))
    (target / "retrotimer.icns").write_bytes(icns(pictures))


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """Windows' file: a head, an entry for each picture, then the pictures as they are."""
    place = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, data in pictures.items():
        side = size % 256  # 256 is written as 0
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), place)
        place += len(data)
    return head + b"".join(pictures.values())


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """MacOS's file: blocks, each with its kind and its length."""
    blocks = b"".join(
        struct.pack(">4sI", _ICNS[size], 8 + len(data)) + data
        for size, data in pictures.items()
        if size in _ICNS
    )
    return struct.pack(">4sI", b"icns", 8 + len(blocks)) + blocks
