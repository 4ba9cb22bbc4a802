"""Our JSON: read an entry at a time, however its lines break, and refused where it is not what it says."""

import json

import pytest

from retrotimer.core.checklist import DoctorCheck
from retrotimer.core.exchange.entry import WalkEntry
from retrotimer.core.exchange.forms import FileError, FileWrong
from retrotimer.core.exchange.lines import Line, OtherExercise, StoredSettings, Why, item_of
from retrotimer.core.exchange.settings_form import all_settings
from retrotimer.core.guidance import Guidance
from retrotimer.core.settings import Settings
from tests.core.exchange.reading import a_file, entries
from tests.fakes import TODAY, a_moment

WALK = {
    "id": "17ca7b98-60d1-4148-b6d4-3aaf9fd4f817",
    "date": "2026-11-16",
    "started": "2026-11-16T09:00:00.000+01:00",
    "zone": "Europe/Berlin",
    "mode": "walk",
    "walked_get_ready": 10.0,
    "walked_backward": 600.0,
    "outcome": "finished",
    "easy_start": False,
    "planned_get_ready": 10,
    "planned_warm_up": 0,
    "planned_backward": 600,
    "planned_cool_down": 0,
    "doctor_on": "2026-11-01",
    "flat_open": True,
    "buddy": False,
    "written_utc": "2026-11-16T08:10:10.000Z",
}


def only(**changes: object) -> Line:
    (line,) = entries(a_file(walks=[{**WALK, **changes}]))
    return line


def test_the_lines_may_break_anywhere() -> None:
    text = a_file(walks=[WALK, WALK])
    spread = json.dumps(json.loads(text), indent=3).replace("\n", "\r\n")
    assert [item_of(line.entry) for line in entries(text)] == [
        item_of(line.entry) for line in entries(spread)
    ]
    assert isinstance(entries(text)[0].entry, WalkEntry)


def test_the_parts_may_stand_in_any_order() -> None:
    told = dict(reversed(json.loads(a_file(walks=[WALK])).items()))
    assert [line.number for line in entries(json.dumps(told))] == [1]


def test_all_kinds_of_entries_are_read() -> None:
    lines = entries(
        a_file(
            settings=all_settings(Settings(minutes=12), Guidance()),
            doctor_checks=[{"date": "2026-11-01", "confirmed_utc": "2026-11-01T09:00:00.000Z"}],
            other_exercise=[{"date": "2026-11-17", "note": "swimming"}],
            something_of_a_newer_version=[1, 2, {}],
        )
    )
    settings, check, other = (line.entry for line in lines)
    assert isinstance(settings, StoredSettings)
    assert settings.values["minutes"] == 12
    assert isinstance(check, DoctorCheck)
    assert other == OtherExercise(TODAY, "swimming")


@pytest.mark.parametrize(
    "text",
    [
        "[]", "{", "{}x", '{"format" "retrotimer"}', '{"walks": [1, 2', '{"walks": [{"a": NaN}]}',
        '{"walks": ' + "[" * 100_000, '{"walks": [1,]}', '{1: 2}', '{"walks": [' + "9" * 5000 + "]}",
    ],
)  # fmt: skip
def test_a_broken_file_is_told(text: str) -> None:
    with pytest.raises(FileError) as error:
        entries(text)
    assert error.value.wrong is FileWrong.BROKEN_JSON


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{}", FileWrong.NOT_OURS),
        ('{"format": "other", "version": 1}', FileWrong.NOT_OURS),
        ('{"format": "retrotimer", "version": "1"}', FileWrong.NOT_OURS),
        ('{"format": "retrotimer", "version": true}', FileWrong.NOT_OURS),
        ('{"format": "retrotimer", "version": 2}', FileWrong.NEWER),
    ],
)
def test_another_file_is_told_from_ours(text: str, wrong: FileWrong) -> None:
    with pytest.raises(FileError) as error:
        entries(text)
    assert error.value.wrong is wrong


@pytest.mark.parametrize(
    ("changes", "why", "field"),
    [
        ({"id": "1"}, Why.NOT_AN_ID, "id"),
        ({"id": 7}, Why.UNKNOWN_WORD, "id"),
        ({"date": "2026-11-14"}, Why.DAY_AND_START, "started"),
        ({"date": "2026-11-17"}, Why.DAY_AND_START, "started"),
        ({"started": "2026-11-16T09:00:00"}, Why.NOT_AN_INSTANT, "started"),
        ({"started": "2026-11-16T29:00:00Z"}, Why.NOT_AN_INSTANT, "started"),
        ({"started": "2026-11-16T09:00:00+99:00"}, Why.NOT_AN_INSTANT, "started"),
        ({"mode": "swim"}, Why.UNKNOWN_WORD, "mode"),
        ({"mode": ["walk"]}, Why.UNKNOWN_WORD, "mode"),
        ({"outcome": "underway"}, Why.UNDERWAY, "outcome"),
        ({"outcome": "stopped"}, Why.CONTRADICTION, "reason"),
        ({"reason": "pain"}, Why.CONTRADICTION, "reason"),
        ({"walked_backward": 601}, Why.CONTRADICTION, "walked_backward"),
        ({"walked_backward": 10_801}, Why.OUT_OF_BOUNDS, "walked_backward"),
        ({"walked_backward": True}, Why.NOT_A_NUMBER, "walked_backward"),
        ({"walked_backward": 10**400}, Why.OUT_OF_BOUNDS, "walked_backward"),
        ({"walked_backward": [600]}, Why.NOT_A_NUMBER, "walked_backward"),
        ({"walked_backward": None}, Why.MISSING, "walked_backward"),
        ({"planned_backward": 540}, Why.OUT_OF_BOUNDS, "planned_backward"),
        ({"planned_backward": 630}, Why.NOT_A_NUMBER, "planned_backward"),
        ({"planned_backward": None}, Why.MISSING, "planned_backward"),
        ({"buddy": None}, Why.MISSING, "buddy"),
        ({"buddy": 1}, Why.UNKNOWN_WORD, "buddy"),
        ({"flat_open": False}, Why.CONTRADICTION, "flat_open"),
        ({"doctor_on": "yesterday"}, Why.NOT_A_DATE, "doctor_on"),
        ({"back_pain_before": 11}, Why.OUT_OF_BOUNDS, "back_pain_before"),
        ({"back_pain_before": 3.5}, Why.NOT_A_NUMBER, "back_pain_before"),
        ({"back_pain_before": True}, Why.NOT_A_NUMBER, "back_pain_before"),
        ({"effort": "shout"}, Why.UNKNOWN_WORD, "effort"),
        ({"note": "\ud800"}, Why.UNREADABLE, "note"),
        ({"note": 5}, Why.UNKNOWN_WORD, "note"),
        ({"zone": "z" * 101}, Why.UNREADABLE, "zone"),
        ({"written_utc": "soon"}, Why.NOT_AN_INSTANT, "written_utc"),
        ({"corrected_utc": "2026-11-16"}, Why.NOT_AN_INSTANT, "corrected_utc"),
    ],
)
def test_a_walk_that_cannot_be_kept_says_why_and_where(
    changes: dict[str, object], why: Why, field: str
) -> None:
    only()  # what is kept of parts that are alike must not hide a mistake
    line = only(**changes)
    assert (line.entry, line.why, line.fields) == (None, why, (field,))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"effort": "shout"}, "shout"), ({"walked_backward": True}, "true"), ({"mode": ["walk"]}, '["walk"]'),
        ({"buddy": None}, ""), ({"zone": "z" * 101}, "z" * 24 + "…"), ({"id": "\x1b[2J\n7"}, "\ufffd[2J 7"),
    ],
)  # fmt: skip
def test_what_stands_where_the_mistake_is_is_told_in_few_letters(
    changes: dict[str, object], found: str
) -> None:
    assert only(**changes).found == found


def test_a_walk_without_an_identity_is_known_as_one() -> None:
    told = {name: value for name, value in WALK.items() if name != "id"}
    walks = [WALK, told, {**told, "id": None}, {**told, "id": ""}]
    assert [line.has_id for line in entries(a_file(walks=walks))] == [True, False, False, False]


def test_an_entry_that_is_none_is_refused() -> None:
    lines = entries(a_file(walks=[5, WALK, None], other_exercise="much"))
    assert [(line.number, line.why) for line in lines] == [
        (1, Why.NOT_AN_ENTRY), (2, None), (3, Why.NOT_AN_ENTRY), (1, Why.NOT_AN_ENTRY),
    ]  # fmt: skip


def test_a_doctors_check_that_is_still_to_come_would_hold_for_ever() -> None:
    late = a_moment(hour=13).utc.isoformat()
    (line,) = entries(a_file(doctor_checks=[{"date": "2026-11-17", "confirmed_utc": late}]))
    assert line.why is Why.FUTURE


@pytest.mark.parametrize(
    ("name", "value"),
    [("minutes", 99), ("minutes", "12"), ("pain_sites", ["hip"]), ("guidance", {"rate": 9})],
)
def test_settings_out_of_their_bounds_are_refused_as_a_whole(name: str, value: object) -> None:
    told = {**all_settings(Settings(), Guidance()), name: value}
    (line,) = entries(a_file(settings=told))
    assert (line.entry, line.why, line.fields) == (None, Why.OUT_OF_BOUNDS, (name,))


@pytest.mark.parametrize(
    ("told", "why"),
    [("2026-11-17T13:00:00Z", Why.FUTURE), ("yesterday", Why.NOT_AN_INSTANT), (7, Why.UNKNOWN_WORD)],
)
def test_an_urgent_sign_is_an_instant_that_is_over(told: object, why: Why) -> None:
    (line,) = entries(a_file(settings={"urgent_sign": told}))
    assert (line.entry, line.why, line.fields) == (None, why, ("urgent_sign",))
    (line,) = entries(a_file(settings={"urgent_sign": "2026-11-17T09:00:00+01:00"}))
    assert line.entry == StoredSettings({"urgent_sign": "2026-11-17T08:00:00.000Z"})


def test_settings_of_a_newer_version_are_left_out() -> None:
    (line,) = entries(a_file(settings={"minutes": 11, "colour_of_the_sky": "blue"}))
    assert line.entry == StoredSettings({"minutes": 11})
