"""Settings in a file: those that this version knows, all valid, or none of them."""

from collections.abc import Mapping

from retrotimer.core import guidance, settings
from retrotimer.core.exchange.fields import Fields
from retrotimer.core.exchange.lines import FieldError, StoredSettings, Why
from retrotimer.core.guidance import Guidance
from retrotimer.core.settings import Settings

GUIDANCE = "guidance"


def settings_from(fields: Fields) -> StoredSettings:
    """The settings that an entry tells of; names that are not known belong to a newer version.

    Raises:
        FieldError: a value is out of its bounds. To take the others would leave a mixture nobody had.
    """
    known = known_settings(fields)
    for name, value in known.items():
        if _known_part(fields[name], value) != value:
            raise FieldError(Why.OUT_OF_BOUNDS, name)
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


def all_settings(chosen: Settings, guided: Guidance) -> dict[str, object]:
    """All settings by the names that they are stored by; the window's place is this machine's own."""
    return {**settings.stored_from(chosen), GUIDANCE: guidance.stored_from(guided)}
