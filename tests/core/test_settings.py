import json
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.pain import PainSite
from retrotimer.core.plan import Mode, PlanChoice
from retrotimer.core.settings import Appearance, Course, Programme, Settings, settings_from, stored_from

SETTINGS = st.builds(
    Settings,
    minutes=st.integers(10, 15),
    get_ready=st.integers(0, 60),
    warm_up=st.integers(0, 10),
    cool_down=st.integers(0, 10),
    easy_start=st.booleans(),
    first_weekday=st.none() | st.integers(0, 6),
    week_goal=st.integers(1, 7),
    day_starts=st.integers(0, 6),
    week_numbers=st.booleans(),
    planned_weekdays=st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days))),
    remind=st.booleans(),
    remind_at=st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    programme=st.none()
    | st.builds(Programme, st.sampled_from(Course), st.none() | st.dates(), st.none() | st.integers(1, 4)),
    pain_sites=st.sampled_from([(), (PainSite.BACK,), (PainSite.KNEE,), tuple(PainSite)]),
    appearance=st.sampled_from(Appearance),
    tray=st.booleans(),
    background=st.booleans(),
    at_login=st.booleans(),
)
NAMES = (
    "minutes",
    "get_ready",
    "warm_up",
    "cool_down",
    "easy_start",
    "first_weekday",
    "week_goal",
    "day_starts",
    "week_numbers",
    "planned_weekdays",
    "remind",
    "remind_at",
    "programme",
    "pain_sites",
    "appearance",
    "tray",
    "background",
    "at_login",
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def test_the_defaults_are_the_articles() -> None:
    settings = Settings()
    assert settings.choice(Mode.WALK) == PlanChoice(minutes=10, get_ready=10)
    assert (settings.week_goal, settings.first_weekday, settings.appearance) == (4, None, Appearance.SYSTEM)


@given(SETTINGS)
def test_settings_survive_being_stored(settings: Settings) -> None:
    stored = json.loads(json.dumps(stored_from(settings)))
    assert settings_from(stored) == settings


def test_every_setting_is_stored() -> None:
    assert set(stored_from(Settings())) == set(NAMES)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("day_starts", 7),
        ("day_starts", -1),
        ("week_numbers", 1),
        ("planned_weekdays", [7]),
        ("planned_weekdays", [-1, 3]),
        ("planned_weekdays", [3, 1]),
        ("planned_weekdays", [1, 1]),
        ("planned_weekdays", [True]),
        ("planned_weekdays", ["1"]),
        ("planned_weekdays", 3),
        ("planned_weekdays", None),
        ("remind", 1),
        ("remind_at", "25:00"),
        ("remind_at", "07:30:01"),
        ("remind_at", "07:30+01:00"),
        ("remind_at", 730),
        ("remind_at", None),
        ("programme", "ramp"),
        ("programme", {"course": "steep", "since": None}),
        ("programme", {"course": "ramp", "since": "yesterday"}),
        ("programme", {"course": "ramp", "since": 20261117}),
        ("programme", {}),
        ("programme", {"course": "steady_12", "since": None, "walks_a_week": 0}),
        ("programme", {"course": "steady_12", "since": None, "walks_a_week": 5}),
        ("programme", {"course": "steady_12", "since": None, "walks_a_week": True}),
        ("programme", {"course": "steady_12", "since": None, "walks_a_week": "3"}),
        ("pain_sites", ["knee", "back"]),
        ("pain_sites", ["back", "back"]),
        ("pain_sites", ["elbow"]),
        ("pain_sites", "back"),
        ("pain_sites", None),
        ("minutes", 9),
        ("minutes", 16),
        ("minutes", 12.0),
        ("minutes", True),
        ("minutes", "12"),
        ("minutes", None),
        ("get_ready", -1),
        ("get_ready", 61),
        ("warm_up", 11),
        ("cool_down", 10**30),
        ("easy_start", 1),
        ("easy_start", "yes"),
        ("first_weekday", 7),
        ("first_weekday", -1),
        ("first_weekday", False),
        ("week_goal", 0),
        ("week_goal", 8),
        ("appearance", "mauve"),
        ("appearance", []),
        ("appearance", None),
    ],
)
def test_a_value_that_makes_no_sense_gives_way_to_its_default(name: str, value: object) -> None:
    assert settings_from({name: value}) == Settings()


def test_a_programme_that_was_stored_without_its_walks_a_week_follows_the_goal() -> None:
    stored = {"programme": {"course": "steady_12", "since": "2026-11-17"}}
    assert settings_from(stored).programme == Programme(Course.STEADY_12, date(2026, 11, 17))


def test_one_bad_value_leaves_the_good_ones() -> None:
    stored = {"minutes": 14, "week_goal": 99, "appearance": "dark", "unknown": 3}
    assert settings_from(stored) == Settings(minutes=14, appearance=Appearance.DARK)


@given(st.dictionaries(st.sampled_from(NAMES) | st.text(), JSON))
def test_nothing_that_can_be_stored_is_fatal(stored: dict[str, object]) -> None:
    settings = settings_from(stored)
    assert settings_from(stored_from(settings)) == settings


@pytest.mark.parametrize(
    "wrong",
    [{"minutes": 9}, {"first_weekday": 7}, {"first_weekday": -1}, {"week_goal": 0}, {"week_goal": 8}],
)
def test_settings_out_of_bounds_cannot_be_made(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Settings(**wrong)  # type: ignore[arg-type]
