"""Pain of back and knee, and what a change of it says."""

import pytest
from hypothesis import given

from retrotimer.core.pain import NOT_TOLD, Pain, PainSign, PainSite, pain_of, pain_sign
from tests.core.strategies import pains


@pytest.mark.parametrize("figure", [-1, 11])
@pytest.mark.parametrize("site", list(PainSite))
def test_a_pain_that_is_not_on_the_scale_is_refused(site: PainSite, figure: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        pain_of([(site, figure)])


def test_a_pain_of_nothing_is_not_told_and_none_at_all_is() -> None:
    assert not NOT_TOLD.told
    assert NOT_TOLD.worst is None
    assert Pain(back=0).told
    assert Pain(knee=0).worst == 0


@given(pains)
def test_the_worst_is_the_higher_of_what_was_told(pain: Pain) -> None:
    figures = [figure for figure in map(pain.of, PainSite) if figure is not None]
    assert pain.worst == (max(figures) if figures else None)
    assert pain.told is bool(figures)
    assert pain_of((site, pain.of(site)) for site in PainSite) == pain


@pytest.mark.parametrize(
    ("before", "now", "sign"),
    [
        (Pain(), Pain(), None),
        (Pain(), Pain(5, 5), None),
        (Pain(), Pain(6), PainSign.MUCH),
        (Pain(), Pain(knee=6), PainSign.MUCH),
        (Pain(9), Pain(6), PainSign.MUCH),
        (Pain(3), Pain(5), PainSign.RISEN),
        (Pain(3), Pain(4), None),
        (Pain(knee=0), Pain(knee=2), PainSign.RISEN),
        (Pain(back=1), Pain(knee=5), None),
        (Pain(3, 3), Pain(1, 5), PainSign.RISEN),
        (Pain(5), Pain(7), PainSign.MUCH),
        (Pain(5), Pain(), None),
    ],
)
def test_from_six_it_is_much_and_by_two_it_has_risen(before: Pain, now: Pain, sign: PainSign | None) -> None:
    assert pain_sign(now, before) is sign
