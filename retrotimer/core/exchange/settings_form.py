"""Settings in a file: those that this version knows, all valid, or none of them.

Among them stands when an urgent sign was last told, as it does in the database.  A file that left it out
would carry a doctor's check to another machine, and not that it no longer holds.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from retrotimer.core import guidance, settings
from retrotimer.core.days import instant
from retrotimer.core.exchange.fields import Fields, stored_instant
from retrotimer.core.exchange.lines import FieldError, Here, StoredSettings, Why
from retrotimer.core.guidance import Guidance
from retrotimer.core.settings import Settings

GUIDANCE = "guidance"
URGENT_SIGN = "urgent_sign"
"""The instant when one was last told, as instants are stored."""


def settings_from(fields: Fields, here: Here) -> StoredSettings:
    """The settings that an entry tells of; names that are not known belong to a newer version.

    Raises:
        FieldError: a value is out of its bounds. To take the others would leave a mixture nobody had.
    """
    known = known_settings(fields)
    for name, value in known.items():
        if _known_part(fields[name], value) != value:
            raise FieldError(Why.OUT_OF_BOUNDS, name)
    if fields.get(URGENT_SIGN) is not None:
        known[URGENT_SIGN] = sign = stored_instant(fields, URGENT_SIGN)
        if sign > here.stored:
            raise FieldError(Why.FUTURE, URGENT_SIGN)
    if not known:
        raise FieldError(Why.NOT_AN_ENTRY)
    return StoredSettings(known)


def _known_part(told: object, known: object) -> object:
    """What a file tells of a value that may have more parts by now, or had fewer."""
    if isinstance(told, Mapping) and isinstance(known, Mapping):
        return {name: told.get(name, value) for name, value in known.items()}
    return told


def known_settings(stored: Fields) -> dict[str, object]:
    """The settings that are stored and known, each as it is stored when it is valid, or else its default."""
    valid = settings.stored_from(settings.settings_from(stored))
    valid[GUIDANCE] = guidance.stored_from(guidance.guidance_from(stored.get(GUIDANCE)))
    return {name: value for name, value in valid.items() if name in stored}


def all_settings(
    chosen: Settings, guided: Guidance, urgent_sign: datetime | None = None
) -> dict[str, object]:
    """All settings by the names that they are stored by; the window's place is this machine's own."""
    told = {} if urgent_sign is None else {URGENT_SIGN: instant(urgent_sign)}
    return {**settings.stored_from(chosen), GUIDANCE: guidance.stored_from(guided), **told}


def with_later_sign(item: StoredSettings, stored: Mapping[str, object]) -> StoredSettings:
    """The settings of a file as they would be taken: of two urgent signs the later one stays."""
    theirs, ours = item.values.get(URGENT_SIGN), stored.get(URGENT_SIGN)
    if isinstance(theirs, str) and isinstance(ours, str) and theirs < ours:
        return replace(item, values={**item.values, URGENT_SIGN: ours})
    return item
