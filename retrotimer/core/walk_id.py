"""What tells one session from every other, on this machine and on any.

It is a UUID, held as the text that it is written as: nobody calculates with it, and a window that only shows
walks then does without Python's `uuid`, which brings `platform` along (0.2 MiB).
"""

import re
from typing import NewType

WalkId = NewType("WalkId", str)
"""A UUID in its usual form: hexadecimal digits in groups of 8, 4, 4, 4 and 12, in small letters."""

_FORM = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def new_id() -> WalkId:
    """One that no session has had."""
    from uuid import uuid4

    return WalkId(str(uuid4()))


def walk_id(written: str) -> WalkId:
    """The one that is written there.

    Raises:
        ValueError: it is none.
    """
    if _FORM.fullmatch(written) is None:
        raise ValueError(written)
    return WalkId(written)
