"""All that the page of progress shows, read from a history in one go."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrotimer.core.pain import PainSite
from retrotimer.core.reading import read_programme
from retrotimer.core.statistics.habits import Habits, habits
from retrotimer.core.statistics.pain import PainCourse, pain_course
from retrotimer.core.statistics.weeks import Range, WeekCourse, stretch_of, week_course

if TYPE_CHECKING:
    from datetime import date

    from retrotimer.core.ports import History
    from retrotimer.core.programme import ProgrammeFace
    from retrotimer.core.settings import Programme
    from retrotimer.core.weeks import WeekRule


@dataclass(frozen=True, slots=True)
class Progress:
    """What a person's walks add up to over a range of time.

    Attributes:
        range: how far it looks back.
        weeks: complete days and minutes.
        pains: the course of each site's pain, in the order of `PainSite`.
        habits: times of day and places.
        programme: where in the programme the whole history has come; None where none is followed.
    """

    range: Range
    weeks: WeekCourse
    pains: tuple[PainCourse, ...]
    habits: Habits
    programme: "ProgrammeFace | None"


def read_progress(
    history: "History", range_: Range, today: "date", rule: "WeekRule", programme: "Programme | None"
) -> Progress:
    """The progress of a range up to today.

    Raises:
        StoreError: the history cannot be read.
    """
    stretch = stretch_of(range_, today, history.first_day(), rule)
    told = history.told_pains(stretch.first, stretch.end, stretch.shared)
    return Progress(
        range=range_,
        weeks=week_course(history.week_sums(stretch.first, stretch.end, stretch.shared), stretch),
        pains=tuple(pain_course(told, site, stretch.shared) for site in PainSite),
        habits=habits(history.habits(stretch.first, stretch.end)),
        programme=read_programme(history, programme, today, rule),
    )
