"""`retrotimer export`: what is kept, into a file whose ending says which kind it is."""

from retrotimer.console.desk import Desk, RefusedError
from retrotimer.console.steps import carry_out
from retrotimer.console.terminal import MISUNDERSTOOD
from retrotimer.core.exchange.forms import ExportWish, FileError, form_of
from retrotimer.core.typed import EntryError
from retrotimer.words import entries, exchange


def export(desk: Desk, file: str, *, first: str | None, last: str | None, planned: bool) -> str:
    """Write the file; says how much is in it.

    Raises:
        RefusedError: the words make no sense, or the file cannot be written.
        StoreError: the data cannot be read.
    """
    try:
        form = form_of(file, planned=planned)
        days = (None if text is None else desk.day(text) for text in (first, last))
        wish = ExportWish(form, *days)
    except FileError as error:
        raise RefusedError(exchange.wrong(error), MISUNDERSTOOD) from error
    except EntryError as error:
        raise RefusedError(entries.wrong(error.wrong), MISUNDERSTOOD) from error
    done = carry_out(desk.exchange().export(file, wish, exchange.calendar_words()), exchange.exporting())
    return exchange.exported(done)
