"""Mends what stands in the environment where Python or Qt cannot go by it; comes before Qt's application.

A zone or a language that is not known costs a walk its right hour at most, and must cost nobody an answer.
"""

import os
from contextlib import suppress

from retrotimer.desktop.zone import see_to_zone

PLAIN_LOCALES = {"C", "POSIX"}
UTF_8 = "utf-8"


def mend() -> None:
    """See to the zone and to the language."""
    see_to_zone()
    _see_to_language()


def _see_to_language() -> None:
    """Let Qt find text in UTF-8: it takes it as that all the same, with four lines of log on the terminal.

    So it is in scripts, and where ssh brings a language along that is not installed here; dates stay in it.
    Where `LC_ALL` is not set, Python does the same.
    """
    wanted = os.environ.get("LC_ALL")
    if not wanted or os.name == "nt":
        return
    import locale  # half a millisecond, for who has set that

    if locale.nl_langinfo(locale.CODESET).casefold() == UTF_8:
        return
    if wanted in PLAIN_LOCALES:
        os.environ["LC_ALL"] = "C.UTF-8"
        return
    for name in [name for name in os.environ if name.startswith("LC_")]:
        del os.environ[name]
    os.environ |= {"LANG": wanted, "LC_CTYPE": "C.UTF-8"}
    with suppress(locale.Error):  # where it is not installed, all of it stays as it is, and this with it
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
