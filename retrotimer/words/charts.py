"""Words in and about charts: titles, axes, what a shape means, each thing in a sentence, and tables."""

from datetime import date, time

from PySide6.QtCore import QCoreApplication, QLocale

from retrotimer.core.charts import (
    Chart,
    ChartName,
    Item,
    Mark,
    MarkName,
    Series,
    SeriesName,
    Tick,
    Unit,
)
from retrotimer.core.pain import PainSite
from retrotimer.core.statistics.habits import HOURS, HourCount, Place, PlaceCount
from retrotimer.core.statistics.rows import ToldPain
from retrotimer.core.statistics.weeks import WeekBar
from retrotimer.words import pain
from retrotimer.words.dates import day_and_month, short_date, short_time
from retrotimer.words.days import days_of_goal, long_date
from retrotimer.words.numbers import decimal, number
from retrotimer.words.writing import names

translate = QCoreApplication.translate

_SITES = {ChartName.BACK_PAIN: PainSite.BACK, ChartName.KNEE_PAIN: PainSite.KNEE}
_JANUARY = 1


def title(name: ChartName) -> str:
    """What a chart is about, as it stands above it."""
    return {
        ChartName.DAYS: translate("charts", "Days per week"),
        ChartName.MINUTES: translate("charts", "Minutes per week"),
        ChartName.BACK_PAIN: translate("charts", "Back pain, 0 to 10"),
        ChartName.KNEE_PAIN: translate("charts", "Knee pain, 0 to 10"),
        ChartName.HOURS: translate("charts", "Time of day"),
        ChartName.PLACES: translate("charts", "Place"),
    }[name]


def axis_name(unit: Unit) -> str:
    """What is counted along an axis; dates and times of day tell it by themselves."""
    return {
        Unit.DAYS_A_WEEK: translate("charts", "Complete days"),
        Unit.MINUTES_A_WEEK: translate("charts", "Minutes backwards"),
        Unit.PAIN: translate("charts", "Pain"),
        Unit.WALKS: translate("charts", "Walks"),
    }.get(unit, "")


def tick(unit: Unit, mark: Tick) -> str:
    """A tick's name, in as little room as can be."""
    if unit in {Unit.DAY, Unit.MONTH, Unit.YEAR}:
        day = date.fromordinal(int(mark.value))
        if unit is Unit.DAY:
            return day_and_month(day)
        if unit is Unit.YEAR or day.month == _JANUARY:
            return str(day.year)
        return names().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    if unit is Unit.HOUR:
        return short_time(time(int(mark.value) % HOURS))
    return decimal(mark.value)


def series_name(series: Series) -> str:
    """What a series shows, beside its shape."""
    return {
        SeriesName.MET: translate("charts", "Goal met"),
        SeriesName.NOT_MET: translate("charts", "Other weeks"),
        SeriesName.WALKED: translate("charts", "Walking"),
        SeriesName.RUN: translate("charts", "Running"),
        SeriesName.BEFORE: translate("charts", "Before"),
        SeriesName.AFTER: translate("charts", "After"),
        SeriesName.MORNING: translate("charts", "Next morning"),
        SeriesName.BEFORE_LINE: translate("charts", "Before, smoothed"),
        SeriesName.AFTER_LINE: translate("charts", "After, smoothed"),
    }[series.name]


def mark_name(mark: Mark) -> str:
    """What a mark says, beside its look."""
    if mark.name is MarkName.GOAL:
        return translate("charts", "Goal now: %n day(s)", "", int(mark.value))
    return translate("charts", "Less than 2 from the beginning")


def place_name(place: Place) -> str:
    """Where a walk was, as it was confirmed."""
    return {
        Place.FLAT: translate("charts", "Flat, open area"),
        Place.BUDDY: translate("charts", "With a buddy"),
        Place.BOTH: translate("charts", "Flat, open area, with a buddy"),
        Place.BY_HAND: translate("charts", "Entered by hand, without a place"),
    }[place]


def sentence(chart: Chart, item: Item) -> str:
    """One of the things in a chart, in a full sentence."""
    datum = item.datum
    if isinstance(datum, WeekBar):
        return _week(chart.name, datum)
    if isinstance(datum, ToldPain):
        return _told(_SITES[chart.name], datum, together=chart.together)
    if isinstance(datum, HourCount):
        return _of(_hours(datum), counts(datum.walks, datum.runs))
    return _of(place_name(datum.place), counts(datum.walks, datum.runs))


def counts(walks: int, runs: int) -> str:
    """How many there are, in the middle of a line: "5 walks, 1 run"."""
    parts = [translate("charts", "%n walk(s)", "at a time of day, or a place", walks)]
    if runs:
        parts.append(translate("charts", "%n run(s)", "at a time of day, or a place", runs))
    return ", ".join(parts)


def head(chart: Chart) -> list[str]:
    """The names of a table's columns."""
    first, second = translate("charts", "From"), translate("charts", "To")
    walks, runs = translate("charts", "Walks"), translate("charts", "Runs", "a column of figures")
    if chart.name is ChartName.DAYS:
        return [first, second, translate("charts", "Days a week"), translate("charts", "Goal now")]
    if chart.name is ChartName.MINUTES:
        walked = translate("charts", "Minutes of walking a week")
        return [first, second, walked, translate("charts", "Minutes of running a week")]
    if chart.name is ChartName.HOURS:
        return [first, second, walks, runs]
    if chart.name is ChartName.PLACES:
        return [title(ChartName.PLACES), walks, runs]
    when = [first, walks] if chart.together else [translate("charts", "Day"), translate("charts", "Time")]
    order = (SeriesName.BEFORE, SeriesName.AFTER, SeriesName.MORNING)
    told = {series.name: series_name(series) for series in chart.series}
    return [*when, *(told[name] for name in order), *(series_name(line) for line in _lines(chart))]


def rows(chart: Chart) -> list[list[str]]:
    """A table's rows, as many as there are items."""
    heights = [{point.at: point.value for point in line.points} for line in _lines(chart)]
    return [_row(chart, item, heights) for item in chart.items]


def _row(chart: Chart, item: Item, heights: list[dict[float, float]]) -> list[str]:
    datum = item.datum
    if isinstance(datum, WeekBar):
        when = [short_date(datum.start), short_date(datum.end)]
        if chart.name is ChartName.DAYS:
            return [*when, decimal(datum.days), number(datum.goal)]
        return [*when, decimal(datum.walked_minutes), decimal(datum.run_minutes)]
    if isinstance(datum, HourCount):
        return [*_from_to(datum), number(datum.walks), number(datum.runs)]
    if isinstance(datum, PlaceCount):
        return [place_name(datum.place), number(datum.walks), number(datum.runs)]
    figures = [_figure(one) or "" for one in _pains(_SITES[chart.name], datum)]
    smooth = [decimal(line[item.at]) if item.at in line else "" for line in heights]
    second = number(datum.walks) if chart.together else _clock(datum)
    return [short_date(datum.day), second, *figures, *smooth]


def _lines(chart: Chart) -> list[Series]:
    return [series for series in chart.shown if series.shape.is_line]


def _week(name: ChartName, bar: WeekBar) -> str:
    if bar.weeks > 1:
        text = translate("charts", "%1 to %2", "two dates")
        when = _of_two(text, short_date(bar.start), short_date(bar.end))
    else:
        when = translate("charts", "Week from %1", "a date").replace("%1", long_date(bar.start))
    what = _days(bar) if name is ChartName.DAYS else _minutes(bar)
    if bar.weeks > 1:
        text = translate("charts", "%1, the mean of %n week(s)", "3.6 of 4 days", bar.weeks)
        what = text.replace("%1", what)
    if bar.going_on:
        what = translate("charts", "%1 so far", "3 of 4 days").replace("%1", what)
    return _of(when, what)


def _days(bar: WeekBar) -> str:
    text = days_of_goal(decimal(bar.days), bar.goal)
    return translate("charts", "%1, goal met", "4 of 4 days").replace("%1", text) if bar.met else text


def _minutes(bar: WeekBar) -> str:
    text = translate("charts", "%n minute(s) of walking", "of a week", int(bar.walked_minutes))
    if bar.run:
        run = translate("charts", "%n minute(s) of running", "of a week", int(bar.run_minutes))
        return f"{text}, {run}"
    return text


def _told(site: PainSite, datum: ToldPain, *, together: bool) -> str:
    figures = pain.times(*(_figure(one) for one in _pains(site, datum)))
    if together:
        from_ = translate("charts", "From %1", "a date").replace("%1", short_date(datum.day))
        text = translate("charts", "%1, the means of %n walk(s)", "before 4.2, after 3.1", datum.walks)
        return _of(from_, text.replace("%1", figures))
    when = _of_two(translate("charts", "%1, %2", "date, time"), long_date(datum.day), _clock(datum))
    return _of(when, figures)


def _pains(site: PainSite, datum: ToldPain) -> tuple[float | None, float | None, float | None]:
    return datum.before(site), datum.after(site), datum.morning(site)


def _figure(value: float | None) -> str | None:
    return None if value is None else decimal(value)


def _clock(datum: ToldPain) -> str:
    return short_time(time(*divmod(datum.minute, 60)))


def _from_to(datum: HourCount) -> tuple[str, str]:
    return short_time(time(datum.hour)), short_time(time((datum.hour + 1) % HOURS))


def _hours(datum: HourCount) -> str:
    return _of_two(translate("charts", "%1 to %2", "two times of day"), *_from_to(datum))


def _of(name: str, what: str) -> str:
    return _of_two(translate("charts", "%1: %2", "a week, a day or a place; what is told of it"), name, what)


def _of_two(text: str, first: str, second: str) -> str:
    return text.replace("%1", first).replace("%2", second)
