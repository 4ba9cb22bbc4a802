"""Reads from what is kept whether to remind, and keeps that it was done, for window and terminal alike."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from retrotimer.core.days import Moment, day_of
from retrotimer.core.reminders import A_DAY, Past, Reminders, due

if TYPE_CHECKING:
    from retrotimer.core.ports import History, SettingsStore

ATTEMPTS = 5
"""How often somebody else may have kept something in between."""


def quiet_days(history: "History", reminders: Reminders, now: Moment) -> frozenset[date]:
    """Of today and yesterday, those on which nobody is to be reminded.

    They are complete, or a walk was stopped for pain: whoever hurts is not called to walk again.
    """
    today = now.day(reminders.day_starts)
    quiet = set(history.complete_days(today - A_DAY, today))
    hurt = history.last_pain_stop()
    if hurt is not None:
        quiet.add(day_of(hurt.astimezone(now.wall.tzinfo), reminders.day_starts))
    return frozenset(quiet)


def claim(store: "SettingsStore", history: "History", reminders: Reminders, now: Moment) -> date | None:
    """The day whose reminder the caller is to tell, and nobody else; it is kept as told.

    One that is due on a quiet day is kept as told, too: it is not looked for again.

    Raises:
        StoreError: what is kept cannot be read or written.
    """
    for _ in range(ATTEMPTS):
        past = store.reminded()
        day = due(reminders, past, now, ())
        if day is None:
            return None
        is_quiet = day in quiet_days(history, reminders, now)
        if store.keep_reminded(past, past.told(day)):
            return None if is_quiet else day
    return None


def keep(store: "SettingsStore", change: Callable[[Past], Past]) -> Past:
    """Keep a change of what was told and answered, whoever else keeps something meanwhile; what holds now.

    Raises:
        StoreError: it cannot be read or written.
    """
    past = store.reminded()
    for _ in range(ATTEMPTS):
        changed = change(past)
        if changed == past or store.keep_reminded(past, changed):
            return changed
        past = store.reminded()
    return past
