"""No claim without its row: the cards, their words and `docs/evidence.md` say the same, both ways."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from retrotimer.core.learn import CARDS, LINKS, Card, Certainty, Claim, Figure, Source
from retrotimer.core.search import folded
from retrotimer.core.topics import Topic
from retrotimer.ui.learn.plate import MARKS
from retrotimer.words.learn import cards, figures, sources
from retrotimer.words.learn.known import known
from retrotimer.words.learn.said import said

# Words are asked of the running application, though none is translated here.
pytestmark = pytest.mark.usefixtures("qapp")

EVIDENCE = Path(__file__).resolve().parents[2] / "docs" / "evidence.md"
CLAIMS = [(card, claim) for card in CARDS for claim in card.claims]
ROWS = [claim.row for _, claim in CLAIMS]


def table(head: str) -> list[list[str]]:
    """The cells of every table of the page whose first column has this head, without their backticks."""
    lines = EVIDENCE.read_text(encoding="utf-8").splitlines()
    rows: list[list[str]] = []
    inside = False
    for line in lines:
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if cells and cells[0] == head:
            inside = True
        elif not cells:
            inside = False
        elif inside and not set(cells[0]) <= {"-"}:
            rows.append([cell.replace("`", "") for cell in cells])
    return rows


def test_the_page_of_evidence_and_the_cards_say_the_same() -> None:
    written = {
        row: (card, certainty, tuple(papers.split()))
        for row, _claim, card, certainty, _known, papers in table("row")
    }
    told = {
        claim.row: (card.topic.value, claim.certainty.value, tuple(one.value for one in claim.sources))
        for card, claim in CLAIMS
    }
    assert written == told


def test_no_row_of_the_page_stands_there_twice() -> None:
    rows = [cells[0] for cells in table("row")]
    assert len(rows) == len(set(rows)) > 17


def test_the_page_cites_the_papers_as_the_app_does() -> None:
    told = [cells for cells in table("mark") if len(cells) == 3]
    assert told == [[source.value, sources.citation(source), LINKS.get(source, "")] for source in Source]


def test_the_page_explains_every_mark() -> None:
    assert {cells[0] for cells in table("mark") if len(cells) == 2} == {one.value for one in Certainty}


@pytest.mark.parametrize("words", [said, known])
def test_every_row_has_words_and_no_other(words: Callable[[str], str]) -> None:
    assert all(words(row).strip() for row in ROWS)
    with pytest.raises(KeyError):
        words("18")


def test_no_words_are_kept_for_a_row_that_no_card_has() -> None:
    folder = Path(cards.__file__).parent
    for name in ("said.py", "known.py"):
        source = (folder / name).read_text(encoding="utf-8")
        keys = re.findall(r'^ +"(\d{1,2}[ab]?|[A-Z])": ', source, re.MULTILINE)
        assert sorted(keys) == sorted(ROWS), name


@pytest.mark.parametrize("topic", Topic)
def test_every_card_has_a_name_and_a_sentence(topic: Topic) -> None:
    assert cards.title(topic)
    assert cards.summary(topic).endswith(".")


def test_every_certainty_has_a_name_of_its_own_and_a_meaning() -> None:
    assert len({cards.certainty_name(one) for one in Certainty}) == len(Certainty)
    assert all(cards.certainty_meaning(one).endswith(".") for one in Certainty)
    assert cards.certainty_name(Certainty.SUGGESTED) == "Suggested, not shown"


@pytest.mark.parametrize("source", Source)
def test_every_paper_is_cited_and_described(source: Source) -> None:
    assert re.search(r"\d{4}", sources.citation(source))
    assert sources.looked_at(source).endswith(".")


@pytest.mark.parametrize("figure", Figure)
def test_every_drawing_is_described_and_each_of_its_marks_has_a_label(figure: Figure) -> None:
    labels = figures.labels(figure)
    assert len(labels) == len(MARKS[figure])
    assert len(set(labels)) == len(labels)
    assert figures.description(figure).startswith("Drawing: ")


def test_the_muscles_that_are_claimed_are_the_ones_that_are_labelled() -> None:
    labelled = folded(" ".join(figures.labels(Figure.MUSCLES)))
    for muscle in ("hamstrings", "quadriceps", "glutes", "calves", "core"):
        assert muscle in labelled


def everything() -> str:
    return folded("\n".join(cards.everything(card) for card in CARDS))


def test_no_card_counts_calories_or_names_who_treats() -> None:
    text = everything()
    assert "kcal" not in text
    assert [line for line in text.split("\n") if "calorie" in line] == [
        "why you will find no calories here.",
        *[line for line in text.split("\n") if "this app shows no calories" in line],
    ]
    assert not re.search(r"\b(clinic|hospital|institute|surgeon|dr\.)", text)


@pytest.mark.parametrize("row", ["1", "4", "6a", "8", "12"])
def test_what_may_be_so_keeps_its_may(row: str) -> None:
    assert re.search(r"\bmay\b", said(row))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("4", "no study"),
        ("8", "ask your doctor"),
        ("11", "about 35 %"),
        ("17", "healthy"),
        ("17", "not a proven optimum"),
        ("6a", "alone is not known"),
        ("6b", "not the same as stress"),
        ("13a", "does not yet mean that the knee is protected"),
        ("7a", "does not show less stress"),
    ],
)
def test_what_must_be_said_with_a_claim_is_said(row: str, words: str) -> None:
    assert words in known(row)


@pytest.mark.parametrize(
    ("claim", "said_head", "known_head"),
    [
        (Claim("1", Certainty.FEW_STUDIES, (Source.RAZA,)), "What is said", "What is known"),
        (Claim("4", Certainty.SUGGESTED), "What is said", "What is known"),
        (Claim("2", Certainty.HANDED_DOWN), "What is said", "What is known"),
        (Claim("17", Certainty.ADVICE, (Source.DOSE,)), "What is advised", "What is known"),
        (Claim("B", Certainty.ADVICE), "What is advised", "In this app"),
        (Claim("K", Certainty.OWN_RULE), "What holds here", "In this app"),
    ],
)
def test_advice_and_rules_are_not_dressed_up_as_knowledge(
    claim: Claim, said_head: str, known_head: str
) -> None:
    assert (cards.said_head(claim), cards.known_head(claim)) == (said_head, known_head)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.topic.value)
def test_a_search_looks_through_all_that_a_card_says(card: Card) -> None:
    text = cards.everything(card)
    for claim in card.claims:
        assert said(claim.row) in text
        assert known(claim.row) in text
        assert cards.certainty_name(claim.certainty) in text
    for source in card.sources:
        assert sources.citation(source) in text
        assert sources.looked_at(source) in text
    if card.figure is not None:
        assert all(label in text for label in figures.labels(card.figure))


def test_a_file_is_called_by_what_is_in_it() -> None:
    assert cards.file_name(CARDS[:1]) == "Retrotimer, Who should ask first.pdf"
    assert cards.file_name(CARDS) == "Retrotimer, all cards.pdf"
