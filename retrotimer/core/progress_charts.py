"""The charts of a person's progress, made of its statistics."""

from collections.abc import Iterable, Sequence

from retrotimer.core import axes
from retrotimer.core.charts import (
    Axis,
    Chart,
    ChartName,
    Item,
    Mark,
    MarkName,
    Point,
    Series,
    SeriesName,
    Shape,
)
from retrotimer.core.pain import LEAST_PAIN, MOST_PAIN, NOTICED_CHANGE, PainSite
from retrotimer.core.statistics.habits import Habits, HourCount, Place, PlaceCount
from retrotimer.core.statistics.pain import LinePoint, PainCourse
from retrotimer.core.statistics.rows import ToldPain
from retrotimer.core.statistics.weeks import Stretch, WeekCourse
from retrotimer.core.weeks import DAYS

_PAIN = {PainSite.BACK: ChartName.BACK_PAIN, PainSite.KNEE: ChartName.KNEE_PAIN}
_HALF_WEEK = DAYS / 2
_MOST_A_DAY = 24
"""Among how many neighbours the other walks of a day are looked for."""


def days_chart(course: WeekCourse) -> Chart:
    """Complete days of each week against today's goal."""
    items = _week_items(course)
    met, not_met = (
        tuple(
            Point(item.at, bar.days) for item, bar in zip(items, course.bars, strict=True) if bar.met is which
        )
        for which in (True, False)
    )
    goal = course.stretch.rule.goal
    return Chart(
        name=ChartName.DAYS,
        across=_date_axis(course.stretch, aside=_HALF_WEEK),
        up=axes.days_axis(),
        series=(
            Series(SeriesName.MET, Shape.FULL_BAR, (met,)),
            Series(SeriesName.NOT_MET, Shape.LIGHT_BAR, (not_met,)),
        ),
        marks=(Mark(MarkName.GOAL, goal, goal, goal),),
        items=items,
        width=course.stretch.shared * DAYS,
        together=course.stretch.shared > 1,
    )


def minutes_chart(course: WeekCourse) -> Chart:
    """Minutes of each week: those of walking, and those of running on top of them."""
    items = _week_items(course)
    minutes = [(bar.walked_minutes, bar.run_minutes) for bar in course.bars]
    return Chart(
        name=ChartName.MINUTES,
        across=_date_axis(course.stretch, aside=_HALF_WEEK),
        up=axes.minutes_axis(max((walked + run for walked, run in minutes), default=0)),
        series=_stacked([item.at for item in items], minutes),
        marks=(),
        items=items,
        width=course.stretch.shared * DAYS,
        together=course.stretch.shared > 1,
    )


def pain_chart(course: PainCourse, stretch: Stretch) -> Chart:
    """Pain before and after each walk and on the morning after, with the smoothed lines of the first two."""
    ats = _places(course.points, stretch)
    told = list(zip(ats, course.points, strict=True))
    site, change = course.site, course.change
    marks: tuple[Mark, ...] = ()
    if change is not None:
        low = max(LEAST_PAIN, change.first - NOTICED_CHANGE)
        high = min(MOST_PAIN, change.first + NOTICED_CHANGE)
        marks = (Mark(MarkName.NOTICED, change.first, low, high),)
    return Chart(
        name=_PAIN[site],
        across=_date_axis(stretch),
        up=axes.pain_axis(),
        series=(
            Series(SeriesName.BEFORE, Shape.RING, (_told((at, one.before(site)) for at, one in told),)),
            Series(SeriesName.AFTER, Shape.SQUARE, (_told((at, one.after(site)) for at, one in told),)),
            Series(SeriesName.MORNING, Shape.TRIANGLE, (_told((at, one.morning(site)) for at, one in told),)),
            Series(SeriesName.BEFORE_LINE, Shape.DASHED_LINE, _line(course.before, ats)),
            Series(SeriesName.AFTER_LINE, Shape.FULL_LINE, _line(course.after, ats)),
        ),
        marks=marks,
        items=tuple(Item(at, one) for at, one in told),
        together=stretch.shared > 1,
    )


def hours_chart(habits: Habits) -> Chart:
    """At which hours of the day walks and runs began."""
    items = tuple(Item(one.hour + 0.5, one) for one in habits.hours if one.walks or one.runs)
    return Chart(
        name=ChartName.HOURS,
        across=axes.hours_axis(),
        up=axes.walks_axis(max(one.walks + one.runs for one in habits.hours)),
        series=_counted(items),
        marks=(),
        items=items,
        width=1.0,
    )


def places_chart(habits: Habits) -> Chart:
    """Where walks and runs were; that nothing was asked is shown only where it was so."""
    places = [one for one in habits.places if one.walks or one.runs or one.place is not Place.BY_HAND]
    items = tuple(Item(number + 0.5, one) for number, one in enumerate(places))
    return Chart(
        name=ChartName.PLACES,
        across=axes.places_axis(len(places)),
        up=axes.walks_axis(max(one.walks + one.runs for one in places)),
        series=_counted(items),
        marks=(),
        items=items,
        width=1.0,
        lying=True,
    )


def _date_axis(stretch: Stretch, *, aside: float = 0.0) -> Axis:
    return axes.date_axis(
        stretch.first, stretch.chart_end, first_weekday=stretch.rule.first_weekday, aside=aside
    )


def _week_items(course: WeekCourse) -> tuple[Item, ...]:
    half = course.stretch.shared * _HALF_WEEK
    return tuple(Item(bar.start.toordinal() + half, bar) for bar in course.bars)


def _places(points: Sequence[ToldPain], stretch: Stretch) -> list[float]:
    """Where points stand: weeks in their middle, the walks of one day beside each other."""
    if stretch.shared > 1:
        return [point.day.toordinal() + stretch.shared * _HALF_WEEK for point in points]
    days = [point.day for point in points]
    places = []
    for index, day in enumerate(days):
        before = days[max(0, index - _MOST_A_DAY) : index].count(day)
        all_ = before + days[index : index + _MOST_A_DAY].count(day)
        places.append(day.toordinal() + (before + 0.5) / all_)
    return places


def _told(pains: Iterable[tuple[float, float | None]]) -> tuple[Point, ...]:
    return tuple(Point(at, pain) for at, pain in pains if pain is not None)


def _line(pieces: Sequence[Sequence[LinePoint]], ats: Sequence[float]) -> tuple[tuple[Point, ...], ...]:
    return tuple(tuple(Point(ats[one.index], one.pain) for one in piece) for piece in pieces)


def _counted(items: Sequence[Item]) -> tuple[Series, ...]:
    data = [item.datum for item in items]
    counts = [(one.walks, one.runs) for one in data if isinstance(one, HourCount | PlaceCount)]
    return _stacked([item.at for item in items], counts)


def _stacked(ats: Sequence[float], pairs: Sequence[tuple[float, float]]) -> tuple[Series, ...]:
    """Walking, and running on top of it; what is nothing has no bar."""
    placed = list(zip(ats, pairs, strict=True))
    return (
        Series(
            SeriesName.WALKED,
            Shape.FULL_BAR,
            (tuple(Point(at, walked) for at, (walked, _) in placed if walked),),
        ),
        Series(
            SeriesName.RUN,
            Shape.HATCHED_BAR,
            (tuple(Point(at, walked + run, walked) for at, (walked, run) in placed if run),),
        ),
    )
