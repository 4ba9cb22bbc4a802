"""The cards hold together: each topic once, each claim once, and no certainty that its kind cannot have."""

from collections import Counter

import pytest

from retrotimer.core.learn import CARDS, LINKS, Card, Certainty, Claim, Source, card_about
from retrotimer.core.topics import Topic

CLAIMS = [claim for card in CARDS for claim in card.claims]


def test_there_is_one_card_for_each_topic_in_their_order() -> None:
    assert [card.topic for card in CARDS] == list(Topic)


@pytest.mark.parametrize("topic", Topic)
def test_a_card_is_found_by_its_topic(topic: Topic) -> None:
    assert card_about(topic).topic is topic


def test_no_claim_stands_on_two_cards() -> None:
    assert [row for row, times in Counter(claim.row for claim in CLAIMS).items() if times > 1] == []


def test_all_seventeen_claims_of_the_routine_have_a_place() -> None:
    numbers = {int(claim.row.rstrip("ab")) for claim in CLAIMS if claim.row[0].isdigit()}
    assert numbers == set(range(1, 18))


def test_every_paper_is_used_and_every_degree_of_certainty() -> None:
    assert {source for claim in CLAIMS for source in claim.sources} == set(Source)
    assert {claim.certainty for claim in CLAIMS} == set(Certainty)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.row)
def test_what_studies_have_found_names_them(claim: Claim) -> None:
    if claim.certainty in {Certainty.BESIDE_CARE, Certainty.FEW_STUDIES, Certainty.MIXED}:
        assert claim.sources
    if claim.certainty in {Certainty.HANDED_DOWN, Certainty.OWN_RULE}:
        assert not claim.sources


@pytest.mark.parametrize("row", ["4", "8"])
def test_discs_and_curvature_are_suggested_and_not_shown(row: str) -> None:
    (claim,) = (claim for claim in CLAIMS if claim.row == row)
    assert claim.certainty is Certainty.SUGGESTED
    assert claim.sources == ()


@pytest.mark.parametrize("row", ["5b", "6b", "13a"])
def test_what_follows_from_no_measurement_is_not_marked_by_one(row: str) -> None:
    (claim,) = (claim for claim in CLAIMS if claim.row == row)
    assert claim.certainty is Certainty.SUGGESTED
    assert claim.sources == ()


def test_links_lead_to_lasting_addresses_alone() -> None:
    assert all(
        link.startswith(("https://doi.org/10.", "https://www.ncbi.nlm.nih.gov/pmc/"))
        for link in LINKS.values()
    )
    assert len(set(LINKS.values())) == len(LINKS)


def test_a_card_tells_each_certainty_and_each_paper_once() -> None:
    few = Claim("1", Certainty.FEW_STUDIES, (Source.RAZA, Source.DUFEK))
    card = Card(
        Topic.LOAD, (few, Claim("2", Certainty.ADVICE), Claim("3", Certainty.FEW_STUDIES, (Source.RAZA,)))
    )
    assert card.certainties == (Certainty.FEW_STUDIES, Certainty.ADVICE)
    assert card.sources == (Source.RAZA, Source.DUFEK)
    assert card.least_sure is Certainty.FEW_STUDIES


def test_what_is_only_suggested_is_what_a_card_is_marked_by() -> None:
    shown = Claim("1", Certainty.BESIDE_CARE, (Source.LIN,))
    assert Card(Topic.LOAD, (shown, Claim("2", Certainty.SUGGESTED))).least_sure is Certainty.SUGGESTED
