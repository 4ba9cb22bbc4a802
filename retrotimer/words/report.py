"""Sentences of the report for a doctor: what was done, how it felt, and what the figures can tell."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.period import Choice, Period
from retrotimer.core.plan import MINUTE
from retrotimer.core.programme import Due, ProgrammeFace
from retrotimer.core.report import Report
from retrotimer.core.session import StopReason
from retrotimer.core.statistics.medians import PainFigures, Told
from retrotimer.core.weeks import DAYS
from retrotimer.words.history import date_with_weekday
from retrotimer.words.numbers import decimal, number
from retrotimer.words.pain import site_pain
from retrotimer.words.programme import course_name, place, so_far

translate = QCoreApplication.translate


def title() -> str:
    """What it is, and for whom."""
    return translate("report", "Walking backwards: report for the doctor")


def short_title() -> str:
    """What it is, at the foot of each page."""
    return translate("report", "Report for the doctor")


def document_title(of: Period) -> str:
    """The title that a PDF bears: "Report for the doctor, Tue, 17 Nov 2026 to …"."""
    text = translate("report", "%1, %2", "Report for the doctor, from when to when")
    return text.replace("%1", short_title()).replace("%2", period(of))


def period(of: Period) -> str:
    """From when to when."""
    text = translate("report", "%1 to %2", "the first and last day")
    return text.replace("%1", date_with_weekday(of.first)).replace("%2", date_with_weekday(of.last))


def made(report: Report) -> str:
    """What it is about, and when it was made."""
    text = translate("report", "%1 · made on %2", "two dates, a date")
    return text.replace("%1", period(report.period)).replace("%2", date_with_weekday(report.made))


def origin() -> str:
    """Whose figures these are."""
    return translate(
        "report",
        "Made with Retrotimer by the person themselves, from what it recorded and what they told. "
        "Not a medical record.",
    )


def what_was_done(report: Report) -> str:
    """The period in a sentence: "14 complete days in 4 calendar weeks; the goal is 4 a week."."""
    total = report.total
    if total.sessions == 0:
        return translate("report", "No walk is kept of this period.")
    days = translate("report", "%n complete day(s)", "in so many weeks", total.complete)
    weeks = translate("report", "%n calendar week(s)", "", report.weeks)
    text = translate("report", "%1 in %2; the goal is %3 a week.", "14 complete days, 4 weeks, 4")
    return text.replace("%1", days).replace("%2", weeks).replace("%3", number(report.goal))


def sessions(report: Report) -> str:
    """How many sessions there were, and whose word it is: "16 sessions in all, 2 of them entered …"."""
    total = report.total
    walks = translate("report", "%n session(s) in all", "", total.sessions)
    if report.by_hand:
        by_hand = translate("report", "%1, %n of them entered by hand", "16 sessions", report.by_hand)
        walks = by_hand.replace("%1", walks)
    return translate("report", "%1.", "16 sessions in all").replace("%1", walks)


def first_walk(report: Report) -> str:
    """When the first walk of all was, where the period begins a week before it or more; else nothing."""
    since = report.since
    if since is None or since not in report.period or (since - report.period.first).days < DAYS:
        return ""
    text = translate("report", "The first walk of all was on %1.", "a date")
    return text.replace("%1", date_with_weekday(since))


def programme(face: ProgrammeFace | None) -> str:
    """Where in the programme the person is today."""
    if face is None:
        return translate("report", "No programme is followed.")
    text = translate("report", "Programme, %1: %2.", "the course, where one is in it")
    where = so_far(face) if face.due is Due.OVER else _joined(place(face), so_far(face))
    name = course_name(face.course)
    return text.replace("%1", name[:1].lower() + name[1:]).replace("%2", where)


def _joined(*parts: str) -> str:
    return "; ".join(parts)


def tiles(report: Report) -> tuple[tuple[str, str], ...]:
    """The four figures that are read first, each with its name."""
    total = report.total
    met = translate("report", "%1 of %2", "weeks")
    return (
        (number(total.complete), translate("report", "Complete days", "a figure's name")),
        (
            met.replace("%1", number(total.weeks_met)).replace("%2", number(total.weeks))
            if total.weeks
            else translate("report", "–", "no week counts yet"),
            translate("report", "Weeks that met the goal"),
        ),
        (number(int(total.walked // MINUTE)), translate("report", "Minutes walked backwards")),
        (
            number(report.stops.get(StopReason.PAIN, 0)),
            translate("report", "Stopped for pain", "a figure's name"),
        ),
    )


def no_pain_told() -> str:
    """There is nothing to draw."""
    return translate("report", "No pain was told with a walk of this period.")


def pain_line(figures: PainFigures) -> str:
    """The medians of a site: "Before: 4 (n 14); after: 3 (n 13); next morning: 3 (n 5)."."""
    parts = [
        text.replace("%1", told(figure))
        for text, figure in (
            (translate("report", "before %1", "a median"), figures.before),
            (translate("report", "after %1", "a median"), figures.after),
            (translate("report", "next morning %1", "a median"), figures.morning),
        )
        if figure.count
    ]
    text = translate("report", "%1, median: %2.", "Back pain: before 4 (n 14), after 3 (n 13)")
    return text.replace("%1", site_pain(figures.site)).replace("%2", ", ".join(parts))


def changes(figures: PainFigures) -> str:
    """How often a pain changed by what is noticed, of the walks of which that can be told."""
    if not figures.both:
        return ""
    text = translate(
        "report",
        "Of %n walk(s) with both told, it fell by 2 or more in %1 and rose by 2 or more in %2.",
        "",
        figures.both,
    )
    return text.replace("%1", number(figures.eased)).replace("%2", number(figures.risen))


def told(figure: Told) -> str:
    """A median and how many figures it rests on: "4 (n 14)"; a dash where there are none."""
    if figure.median is None:
        return translate("report", "–", "no pain was told")
    text = translate("report", "%1 (n %2)", "a median, how many figures")
    return text.replace("%1", decimal(figure.median)).replace("%2", number(figure.count))


def chart_title(figures: PainFigures) -> str:
    """What a chart shows, and how many walks it rests on."""
    count = max(figures.before.count, figures.after.count)
    text = translate("report", "%1, 0 to 10 (n %2)", "Back pain, how many walks")
    return text.replace("%1", site_pain(figures.site)).replace("%2", number(count))


def page(which: int, count: int) -> str:
    """A page's number: "Page 1 of 2"."""
    text = translate("report", "Page %1 of %2")
    return text.replace("%1", number(which)).replace("%2", number(count))


def choice_name(choice: Choice) -> str:
    """A period that can be asked for."""
    return {
        Choice.FOUR_WEEKS: translate("report", "Last 4 weeks"),
        Choice.PROGRAMME: translate("report", "This programme"),
        Choice.TWELVE_WEEKS: translate("report", "Last 12 weeks"),
        Choice.YEAR: translate("report", "Last 52 weeks"),
        Choice.ALL: translate("report", "Since the first walk"),
        Choice.OWN: translate("report", "Own dates"),
    }[choice]
