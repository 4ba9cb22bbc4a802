from datetime import UTC, date, datetime, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.pain import NOT_TOLD, Pain, PainSite
from retrotimer.core.period import Grain, Period
from retrotimer.core.plan import MINUTE, Mode
from retrotimer.core.records import HurtPlace, WalkLine
from retrotimer.core.report import Report, complete_days, report
from retrotimer.core.session import StopReason
from retrotimer.core.statistics.medians import Told, pain_figures
from retrotimer.core.weeks import WeekRule

MONDAY = date(2026, 11, 2)
RULE = WeekRule(0, 4)


def line(
    day: date,
    minutes: float = 10.0,
    *,
    mode: Mode = Mode.WALK,
    reason: StopReason | None = None,
    by_hand: bool = False,
    before: Pain = NOT_TOLD,
    after: Pain = NOT_TOLD,
    morning: Pain = NOT_TOLD,
) -> WalkLine:
    return WalkLine(day, mode, minutes * MINUTE, reason, by_hand, before, after, morning, None, None)


def on(*numbers: int) -> list[WalkLine]:
    return [line(MONDAY + timedelta(days=number)) for number in numbers]


def a_report(
    lines: list[WalkLine],
    first: date = MONDAY,
    last: date = MONDAY + timedelta(days=13),
    goal: int = 4,
    *,
    made: date | None = None,
    since: date | None = date(2020, 1, 1),
) -> Report:
    """Made on the day after its last one, if on no other, by somebody who has walked for long."""
    made = made or last + timedelta(days=1)
    return report(Period(first, last), made, WeekRule(0, goal), None, since=since, lines=lines)


def test_each_week_is_held_against_the_goal() -> None:
    made = a_report(on(0, 1, 3, 5, 7, 8))
    assert (made.grain, made.weeks) == (Grain.WEEK, 2)
    assert [(row.complete, row.weeks, row.weeks_met) for row in made.rows] == [(4, 1, 1), (2, 1, 0)]
    assert (made.total.complete, made.total.weeks, made.total.weeks_met) == (6, 2, 1)


def test_a_week_that_is_not_over_counts_only_once_it_has_met_the_goal() -> None:
    thursday = MONDAY + timedelta(days=3)
    open_ = a_report(on(0, 1, 2), last=thursday, made=thursday)
    met = a_report(on(0, 1, 2, 3), last=thursday, made=thursday)
    assert (open_.total.weeks, open_.total.weeks_met) == (0, 0)
    assert not open_.rows[0].whole
    assert (met.total.weeks, met.total.weeks_met) == (1, 1)


def test_a_week_is_over_when_its_last_day_is() -> None:
    sunday = MONDAY + timedelta(days=6)
    assert a_report(on(0, 1, 2), last=sunday, made=sunday).total.weeks == 0
    assert a_report(on(0, 1, 2), last=sunday, made=sunday + timedelta(days=1)).total.weeks == 1


def test_no_week_counts_that_lies_before_the_first_walk_of_all() -> None:
    first = MONDAY - timedelta(weeks=9)
    made = a_report(on(3, 7, 8, 9, 10), first, since=MONDAY + timedelta(days=3))
    assert [row.span.first for row in made.rows] == [MONDAY, MONDAY + timedelta(days=7)]
    assert (made.weeks, made.total.weeks, made.total.weeks_met) == (2, 2, 1)
    earlier = a_report(on(3, 7, 8, 9, 10), first, since=first + timedelta(days=3))
    assert (len(earlier.rows), earlier.weeks, earlier.total.weeks) == (11, 11, 11)
    nobody = a_report([], since=None)
    assert (nobody.weeks, nobody.total.weeks, len(nobody.rows)) == (0, 0, 2)


def test_a_week_that_the_period_cuts_is_not_called_missed() -> None:
    made = a_report(on(4, 7, 8, 9, 10), first=MONDAY + timedelta(days=2))
    assert [(row.complete, row.weeks, row.weeks_met, row.whole) for row in made.rows] == [
        (1, 0, 0, False),
        (4, 1, 1, True),
    ]
    assert made.rows[0].part == Period(MONDAY + timedelta(days=2), MONDAY + timedelta(days=6))


def test_days_are_counted_and_not_sessions_and_runs_do_not_count() -> None:
    lines = [line(MONDAY, 6), line(MONDAY, 4), line(MONDAY, 12), line(MONDAY + timedelta(days=1), 9.99)]
    lines += [line(MONDAY + timedelta(days=2), 15, mode=Mode.RUN)]
    made = a_report(lines)
    assert complete_days(lines) == [MONDAY]
    total = made.total
    assert (total.complete, total.sessions) == (1, 5)
    assert total.walked == pytest.approx(31.99 * MINUTE)
    assert total.run == 15 * MINUTE


def test_the_pieces_of_ten_minutes_make_a_whole_day() -> None:
    assert complete_days([line(MONDAY, 0.1) for _ in range(100)]) == [MONDAY]


def test_over_months_a_week_belongs_to_the_one_that_it_begins_in() -> None:
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    across = [line(date(2026, 3, day)) for day in (30, 31)] + [line(date(2026, 4, day)) for day in (1, 2)]
    made = a_report(across, first, last)
    assert made.grain is Grain.MONTH
    march, april = made.rows[2], made.rows[3]
    assert (march.complete, march.weeks_met) == (2, 1)
    assert (april.complete, april.weeks_met) == (2, 0)
    assert sum(row.weeks for row in made.rows) == made.total.weeks == 51


def test_medians_say_how_many_figures_they_rest_on() -> None:
    lines = [
        line(MONDAY, before=Pain(5), after=Pain(3), morning=Pain(knee=1)),
        line(MONDAY, before=Pain(4)),
        line(MONDAY, after=Pain(6)),
        line(MONDAY, before=Pain(4), after=Pain(6)),
        line(MONDAY, before=Pain(4), after=Pain(5)),
        line(MONDAY),
    ]
    back, knee = (pain_figures(lines, site) for site in PainSite)
    assert (back.before, back.after, back.morning) == (Told(4, 4), Told(4, 5.5), Told(0, None))
    assert (back.both, back.eased, back.risen) == (3, 1, 1)
    assert (knee.before, knee.morning, knee.both) == (Told(0, None), Told(1, 1), 0)


def test_the_pain_of_a_run_is_another_one() -> None:
    lines = [line(MONDAY, mode=Mode.RUN, before=Pain(9, 9), after=Pain(9))]
    assert pain_figures(lines, PainSite.BACK).before == Told(0, None)
    assert a_report(lines).sites == ()


def test_a_site_is_there_as_soon_as_anything_was_told_of_it() -> None:
    assert a_report([line(MONDAY, morning=Pain(knee=0))]).sites == (PainSite.KNEE,)
    assert a_report(on(0)).sites == ()


def test_stops_are_counted_by_their_reasons_and_those_for_pain_are_kept() -> None:
    hurt = line(MONDAY, 4, reason=StopReason.PAIN)._replace(hurt_place=HurtPlace.KNEE, hurt_pain=7)
    made = a_report([line(MONDAY, reason=StopReason.DONE), hurt, line(MONDAY, by_hand=True)])
    assert made.stops == {StopReason.DONE: 1, StopReason.PAIN: 1}
    assert made.pain_stops == (hurt,)
    assert (made.by_hand, made.total.stopped) == (1, 2)


def test_the_check_that_held_when_the_period_began_is_named_too() -> None:
    days = [date(2026, 1, 5), date(2026, 7, 1), MONDAY, date(2026, 12, 24)]
    checks = [DoctorCheck(day, datetime(day.year, day.month, day.day, 12, tzinfo=UTC)) for day in days]
    made = report(
        Period(date(2026, 10, 1), date(2026, 11, 17)),
        MONDAY,
        RULE,
        None,
        since=None,
        lines=(),
        checks=checks + checks,
    )
    assert made.checks == (date(2026, 7, 1), MONDAY)


pains = st.builds(Pain, st.none() | st.integers(0, 10), st.none() | st.integers(0, 10))
some_lines = st.lists(
    st.builds(
        line,
        st.dates(date(2025, 6, 1), date(2027, 5, 31)),
        st.floats(0, 30),
        mode=st.sampled_from(Mode),
        reason=st.none() | st.sampled_from(StopReason),
        before=pains,
        after=pains,
    ),
    max_size=40,
).map(lambda lines: sorted(lines, key=lambda one: one.day))


@given(some_lines, st.integers(1, 7))
def test_the_lines_of_the_table_add_up_to_its_sum(lines: list[WalkLine], goal: int) -> None:
    made = a_report(lines, date(2025, 6, 1), date(2027, 5, 31), goal)
    total = made.total
    for name in ("complete", "weeks", "weeks_met", "sessions", "stopped"):
        assert sum(getattr(row, name) for row in made.rows) == getattr(total, name)
    assert sum(row.walked + row.run for row in made.rows) == pytest.approx(total.walked + total.run)
    for index, site in enumerate(made.sites):
        told = [one.before.of(site) for one in lines if one.mode is Mode.WALK]
        figures = [pain for pain in told if pain is not None]
        before = total.pains[index].before
        assert before == Told(len(figures), median(figures) if figures else None)
        assert sum(row.pains[index].before.count for row in made.rows) == len(figures)
        assert total.pains[index].eased + total.pains[index].risen <= total.pains[index].both
