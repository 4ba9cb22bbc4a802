"""The first steps: what a person is told and asked who begins with Retrotimer."""

from dataclasses import dataclass, replace
from datetime import date, time
from enum import IntEnum

from retrotimer.core.choice import LEAST_MINUTES
from retrotimer.core.settings import Course, Programme, Settings


class Step(IntEnum):
    """The steps in their order."""

    WHAT_IT_IS = 0
    DOCTOR = 1
    DAYS = 2


MINUTES = {
    Course.RAMP: LEAST_MINUTES,
    Course.STEADY_10: 10,
    Course.STEADY_12: 12,
    Course.STEADY_15: 15,
}
"""How long the first walk of each course is."""


@dataclass(frozen=True, slots=True)
class Habit:
    """When and how long a person means to walk.

    Attributes:
        weekdays: each once and in their order; Monday is 0.
        course: how long the walks are.
        remind: whether to remind on those days.
        remind_at: when, as the clock on the wall shows it.
    """

    weekdays: tuple[int, ...]
    course: Course
    remind: bool
    remind_at: time


@dataclass(frozen=True, slots=True)
class FirstStepsFace:
    """What the first steps open with.

    Attributes:
        doctor_on: when the doctor's check was last confirmed, if it was; it is not ticked for that.
        habit: what holds so far.
    """

    doctor_on: date | None
    habit: Habit


def habit_of(settings: Settings) -> Habit:
    """What these settings hold of it; a person who follows no programme is offered the rising one."""
    course = settings.programme.course if settings.programme is not None else Course.RAMP
    return Habit(settings.planned_weekdays, course, settings.remind, settings.remind_at)


def chosen(settings: Settings, habit: Habit) -> Settings:
    """The settings with this habit.

    Another course changes the minutes of the next walk, and a programme that is followed keeps its place.
    Without a day there is nothing to be reminded of.
    """
    remind = habit.remind and bool(habit.weekdays)
    settings = replace(settings, planned_weekdays=habit.weekdays, remind=remind, remind_at=habit.remind_at)
    if habit.course is habit_of(settings).course:
        return settings
    followed = settings.programme or Programme()
    return replace(settings, programme=replace(followed, course=habit.course), minutes=MINUTES[habit.course])
