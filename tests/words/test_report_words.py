"""Sentences of the report, each against the figures that it is made of."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from retrotimer.core.errors import FolderNotWritableError, FullError, LinkError, OwnDataError, StoreError
from retrotimer.core.pain import NOT_TOLD, Pain, PainSite
from retrotimer.core.period import Choice, Period
from retrotimer.core.plan import MINUTE, Mode
from retrotimer.core.programme import programme_face
from retrotimer.core.records import DatedNote, HurtPlace, WalkLine
from retrotimer.core.report import Report, report
from retrotimer.core.session import StopReason
from retrotimer.core.settings import Course, Programme
from retrotimer.core.statistics.medians import PainFigures, Told
from retrotimer.core.weeks import WeekRule
from retrotimer.words import report as words
from retrotimer.words import report_end as end
from retrotimer.words import report_table as table
from retrotimer.words import report_ways as ways
from tests.fakes import TODAY

MONDAY = date(2026, 10, 26)
RULE = WeekRule(0, 4)
NOTHING = Told(0, None)


def line(number: int = 0, /, **more: object) -> WalkLine:
    day = MONDAY + timedelta(days=number)
    said = {"before": NOT_TOLD, "after": NOT_TOLD, "morning": NOT_TOLD, "hurt_place": None, "hurt_pain": None}
    plain = {"day": day, "mode": Mode.WALK, "seconds": 12.9 * MINUTE, "reason": None, "by_hand": False}
    return WalkLine(**{**plain, **said, **more})  # type: ignore[arg-type]


def a_report(
    *lines: WalkLine, first: date = MONDAY, last: date = TODAY, since: date | None = date(1900, 1, 1)
) -> Report:
    return report(Period(first, last), TODAY, RULE, None, since=since, lines=lines)


def figures(
    before: Told, after: Told, morning: Told = NOTHING, changes: tuple[int, int, int] = (0, 0, 0)
) -> PainFigures:
    return PainFigures(PainSite.BACK, before, after, morning, *changes)


def test_what_was_done_and_by_whose_word() -> None:
    made = a_report(line(0), line(1, by_hand=True), line(2))
    assert words.what_was_done(made).endswith("; the goal is 4 a week.")
    assert words.what_was_done(made).startswith("3 complete day")
    assert "by hand" in words.sessions(made)
    assert "by hand" not in words.sessions(a_report(line(0)))
    assert words.what_was_done(a_report()) == "No walk is kept of this period."


def test_the_four_figures_that_are_read_first() -> None:
    hurt = line(3, reason=StopReason.PAIN)
    made = a_report(*(line(number) for number in range(4)), hurt, line(8, mode=Mode.RUN))
    assert words.tiles(made) == (
        ("4", "Complete days"),
        ("1 of 3", "Weeks that met the goal"),
        ("64", "Minutes walked backwards"),
        ("1", "Stopped for pain"),
    )


def test_medians_name_what_they_rest_on_and_leave_out_what_nobody_told() -> None:
    assert words.pain_line(figures(Told(14, 4.5), Told(13, 3), Told(5, 2))) == (
        "Back pain, median: before 4.5 (n 14), after 3 (n 13), next morning 2 (n 5)."
    )
    assert words.pain_line(figures(Told(1, 0), NOTHING)) == "Back pain, median: before 0 (n 1)."
    assert words.told(NOTHING) == "–"


def test_changes_are_counted_of_the_walks_that_tell_them() -> None:
    said = words.changes(figures(Told(3, 4), Told(3, 4), NOTHING, (3, 2, 1)))
    assert said.startswith("Of 3 walk")
    assert said.endswith("with both told, it fell by 2 or more in 2 and rose by 2 or more in 1.")
    assert words.changes(figures(Told(3, 4), NOTHING)) == ""


def test_a_chart_is_named_with_the_walks_that_it_rests_on() -> None:
    assert words.chart_title(figures(Told(4, 1), Told(9, 1))) == "Back pain, 0 to 10 (n 9)"


def test_where_the_programme_is() -> None:
    assert words.programme(None) == "No programme is followed."
    face = programme_face(Programme(), [MONDAY], None, TODAY, first_weekday=0, goal=4)
    assert words.programme(face) == (
        "Programme, rising from 10 to 15 minutes: Week 1, walk 1 of 4; 0 of 16 walks done."
    )
    days = [MONDAY + timedelta(weeks=week - 3, days=day) for week in range(4) for day in range(4)]
    over = programme_face(Programme(Course.STEADY_12), days, None, TODAY, first_weekday=0, goal=4)
    assert words.programme(over) == "Programme, always 12 minutes: 16 of 16 walks done."


def test_a_week_says_whether_the_goal_was_met_or_why_that_is_not_said() -> None:
    four = [line(number) for number in range(4)]
    made = a_report(*four, line(15), first=date(2026, 10, 22))
    assert [table.cells(made, row)[:4] for row in made.rows] == [
        ["Mon, 19 Oct 2026", "0", "part of a week", "0"],
        ["Mon, 26 Oct 2026", "4", "yes", "51"],
        ["Mon, 2 Nov 2026", "0", "no", "0"],
        ["Mon, 9 Nov 2026", "1", "no", "12"],
        ["Mon, 16 Nov 2026", "0", "going on", "0"],
    ]
    assert table.cells(made, made.total, total=True)[:4] == ["In all", "5", "1 of 3", "64"]


def test_before_a_week_counts_a_dash_says_that_there_is_nothing_to_count() -> None:
    begun = a_report(line(21), first=date(2026, 8, 31), since=MONDAY + timedelta(days=21))
    assert [table.cells(begun, row)[:3] for row in begun.rows] == [["Mon, 16 Nov 2026", "1", "going on"]]
    assert table.cells(begun, begun.total, total=True)[:3] == ["In all", "1", "–"]
    assert words.tiles(begun)[1] == ("–", "Weeks that met the goal")
    nobody = a_report(since=None)
    assert {table.cells(nobody, row)[2] for row in nobody.rows} == {"–"}


def test_where_the_period_begins_long_before_the_first_walk_its_day_is_told() -> None:
    begun = a_report(line(0), first=date(2026, 8, 31), since=MONDAY)
    assert words.first_walk(begun) == "The first walk of all was on Mon, 26 Oct 2026."
    for since in (None, date(2020, 1, 1), date(2026, 9, 2), TODAY + timedelta(days=1)):
        assert words.first_walk(a_report(first=date(2026, 8, 31), since=since)) == ""


def test_the_report_says_which_weeks_count() -> None:
    (said,) = [text for text in end.meaning(a_report(line())) if "Calendar weeks" in text]
    assert "the weeks since the first walk that are over and lie wholly in this period" in said


def test_a_longer_line_says_how_many_weeks_met_the_goal() -> None:
    made = a_report(*(line(number) for number in range(4)), first=date(2025, 11, 17))
    assert table.heading(made) == "Month by month"
    assert table.cells(made, made.rows[-2])[:3] == ["October 2026", "4", "1 of 4"]
    years = a_report(first=date(2020, 1, 1))
    assert [table.span(years.grain, row) for row in years.rows][:2] == ["2020", "2021"]
    century = a_report(first=date(1926, 1, 1))
    assert table.span(century.grain, century.rows[0]) == "1920–1929"
    quarters = a_report(first=date(2025, 1, 1))
    assert table.span(quarters.grain, quarters.rows[0]) == "Jan–Mar 2025"


def test_there_are_as_many_cells_as_columns_whatever_was_told() -> None:
    told = line(0, before=Pain(5, 2), after=Pain(3))
    for lines in ([line()], [told], [told, line(1, mode=Mode.RUN)]):
        made = a_report(*lines)
        assert len(table.columns(made)) == len(table.cells(made, made.rows[0]))
    made = a_report(told)
    assert table.cells(made, made.rows[0])[-2:] == ["5 (n 1) → 3 (n 1)", "2 (n 1) → –"]
    assert table.cells(made, made.rows[1])[-2:] == ["–", "–"]


def test_an_arrow_stands_at_no_end_of_a_narrow_line() -> None:
    made = a_report(line(0, before=Pain(5)))
    assert table.columns(made)[-1] == "Back pain before\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}after"


def test_stops_are_told_by_their_reasons() -> None:
    stops = [line(0, reason=reason) for reason in (StopReason.DONE, StopReason.PAIN, StopReason.DONE)]
    assert end.stop_counts(a_report(*stops)) == "1 for pain, 2 by choice."
    assert end.stop_counts(a_report()) == "None was."


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "Mon, 26 Oct 2026: after 12 minutes"),
        (
            {"hurt_place": HurtPlace.KNEE, "hurt_pain": 7},
            "Mon, 26 Oct 2026: after 12 minutes; knee; pain 7 of 10",
        ),
        ({"hurt_pain": 0}, "Mon, 26 Oct 2026: after 12 minutes; pain 0 of 10"),
    ],
)
def test_a_stop_for_pain_says_what_was_told_of_it(more: dict[str, object], said: str) -> None:
    assert end.pain_stop(line(0, **more)) == said


def test_the_doctors_check_is_named_by_its_days() -> None:
    assert end.checks((MONDAY, TODAY)) == (
        "Checked with a back doctor, as the person confirmed on Mon, 26 Oct 2026 · Tue, 17 Nov 2026."
    )
    assert end.checks(()) == "Not confirmed up to the end of this period."


def test_a_note_is_one_paragraph() -> None:
    assert end.note(DatedNote(MONDAY, "in\nthe  park ")) == "Mon, 26 Oct 2026: in the park"


def test_how_the_lines_came_about_is_told_only_where_there_are_lines() -> None:
    few, many = a_report(line()), replace(a_report(line()), courses=())
    assert end.meaning(few) == end.meaning(many)
    assert any("10.1371/journal.pone.0229228" in text for text in end.meaning(few))


def test_every_period_has_a_name_of_its_own() -> None:
    assert len({words.choice_name(choice) for choice in Choice}) == len(Choice)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FullError("/a/%2.pdf", "full"), "There is no room left for “/a/%2.pdf”."),
        (FolderNotWritableError("/a/r.pdf", "no"), "“/a/r.pdf” cannot be written there."),
        (StoreError("/a/r.pdf", "broken"), "“/a/r.pdf” could not be written: broken."),
        (OwnDataError("/a/%2.db"), "“/a/%2.db” belongs to Retrotimer's own data"),
        (LinkError("/a/r.pdf"), "“/a/r.pdf” is a link to another place"),
    ],
)
def test_why_there_is_no_file(error: StoreError, said: str) -> None:
    assert ways.cannot_write(error).startswith(said)


def test_where_the_file_is_and_how_it_is_called() -> None:
    assert ways.file_name(TODAY) == "Retrotimer report 2026-11-17.pdf"
    assert ways.saved("/a/%1.pdf") == "Saved as “/a/%1.pdf”."
    assert ways.printed("") != ways.printed("Desk") == "The report was sent to “Desk”."
