"""What is claimed of walking backwards, how sure each claim is, and what that rests on.

Nothing is claimed in the app that has no row in `docs/evidence.md`, and nothing more strongly than there;
a test compares both.  Rows 1 to 17 are what is said of walking backwards; a letter after a number is a part
of that claim which is less sure, or surer, than the rest of it.  Rows A to L are what the app itself adds.
"""

from dataclasses import dataclass
from enum import Enum

from retrotimer.core.topics import Topic


class Certainty(Enum):
    """How sure a claim is.  The last three say where it comes from instead: no study could show them."""

    BESIDE_CARE = "beside_care"
    FEW_STUDIES = "few_studies"
    MIXED = "mixed"
    SUGGESTED = "suggested"
    HANDED_DOWN = "handed_down"
    ADVICE = "advice"
    OWN_RULE = "own_rule"

    @property
    def studied(self) -> bool:
        """Whether studies could tell, so that it matters what is known."""
        return self not in {Certainty.HANDED_DOWN, Certainty.ADVICE, Certainty.OWN_RULE}


class Source(Enum):
    """A paper that a claim rests on; the value is its mark in `docs/evidence.md`."""

    DOSE = "dose-2011"
    DUFEK = "dufek-2011"
    RAZA = "raza-2023"
    REVIEW = "review-2022"
    MUSCLES = "muscles-pmc6391229"
    HADFIELD = "hadfield-2017"
    ALGHADIR = "alghadir-2019"
    LIN = "lin-2025"
    ROOS = "roos-2012"
    RIDE = "ride-2012"
    WRIGHT = "wright-2001"
    RASICA = "rasica-2020"
    FLYNN = "flynn-1994"
    CHILDS = "childs-2005"
    SUZUKI = "suzuki-2020"


LINKS = {
    Source.RAZA: "https://doi.org/10.32598/irj.21.2.1880.1",
    Source.REVIEW: "https://doi.org/10.11648/j.sjph.20221005.15",
    Source.MUSCLES: "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6391229/",
    Source.ALGHADIR: "https://doi.org/10.1186/s12891-019-2537-9",
    Source.LIN: "https://doi.org/10.1080/09593985.2025.2550532",
    Source.ROOS: "https://doi.org/10.1016/j.jbiomech.2012.03.020",
    Source.RASICA: "https://doi.org/10.1007/s00421-020-04474-7",
    Source.SUZUKI: "https://doi.org/10.1371/journal.pone.0229228",
}
"""Where a paper can be read, of those that have a lasting address.  It is opened at a person's wish alone."""


class Figure(Enum):
    """A drawing, by its name in `resources/figures`."""

    STEP = "step"
    MUSCLES = "muscles"
    SPINE = "spine"
    CURVE = "curve"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that is said: its row in `docs/evidence.md`, how sure it is, and what that rests on."""

    row: str
    certainty: Certainty
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """What there is to know about a topic."""

    topic: Topic
    claims: tuple[Claim, ...]
    figure: Figure | None = None

    @property
    def certainties(self) -> tuple[Certainty, ...]:
        """How sure its claims are, each degree once, in the order of the card."""
        return tuple(dict.fromkeys(claim.certainty for claim in self.claims))

    @property
    def least_sure(self) -> Certainty:
        """What must not be overlooked: a claim that is only suggested, or else the card's first."""
        return Certainty.SUGGESTED if Certainty.SUGGESTED in self.certainties else self.certainties[0]

    @property
    def sources(self) -> tuple[Source, ...]:
        """What its claims rest on, each paper once."""
        return tuple(dict.fromkeys(source for claim in self.claims for source in claim.sources))


_BESIDE, _FEW, _MIXED = Certainty.BESIDE_CARE, Certainty.FEW_STUDIES, Certainty.MIXED
_SUGGESTED, _ADVICE, _OURS = Certainty.SUGGESTED, Certainty.ADVICE, Certainty.OWN_RULE

CARDS = (
    Card(Topic.ASK_FIRST, (Claim("14", _ADVICE), Claim("A", _ADVICE))),
    Card(Topic.PLACE, (Claim("15", _ADVICE), Claim("B", _ADVICE))),
    Card(Topic.STEP, (Claim("C", _ADVICE),), Figure.STEP),
    Card(Topic.STOP, (Claim("D", _ADVICE), Claim("E", _ADVICE), Claim("F", _ADVICE))),
    Card(Topic.PAIN, (Claim("G", _FEW, (Source.CHILDS, Source.SUZUKI)), Claim("H", _ADVICE))),
    Card(
        Topic.DOSE,
        (Claim("17", _ADVICE, (Source.DOSE, Source.DUFEK, Source.RAZA, Source.ALGHADIR)), Claim("I", _OURS)),
    ),
    Card(Topic.BACK_PAIN, (Claim("1", _FEW, (Source.RAZA, Source.REVIEW, Source.DUFEK)),)),
    Card(Topic.KNEES, (Claim("6a", _BESIDE, (Source.ALGHADIR, Source.LIN)), Claim("6b", _SUGGESTED))),
    Card(
        Topic.MUSCLES,
        (Claim("16", _SUGGESTED), Claim("5a", _FEW, (Source.MUSCLES,)), Claim("5b", _SUGGESTED)),
        Figure.MUSCLES,
    ),
    Card(Topic.FLEXIBILITY, (Claim("3", _MIXED, (Source.DOSE, Source.HADFIELD)),)),
    Card(
        Topic.LOAD,
        (Claim("7a", _SUGGESTED, (Source.DUFEK,)), Claim("7b", _FEW, (Source.FLYNN,))),
    ),
    Card(Topic.DISCS, (Claim("4", _SUGGESTED),), Figure.SPINE),
    Card(Topic.CURVATURE, (Claim("8", _SUGGESTED),), Figure.CURVE),
    Card(Topic.VARIETY, (Claim("9", _FEW, (Source.MUSCLES,)), Claim("10", _ADVICE))),
    Card(
        Topic.RUNNING,
        (
            Claim("12", _SUGGESTED, (Source.RIDE,)),
            Claim("13a", _SUGGESTED),
            Claim("13b", _FEW, (Source.ROOS,)),
            Claim("J", _OURS),
        ),
    ),
    Card(Topic.ENERGY, (Claim("11", _FEW, (Source.WRIGHT, Source.RASICA, Source.FLYNN)),)),
    Card(Topic.ORIGINS, (Claim("2", Certainty.HANDED_DOWN),)),
    Card(Topic.APP, (Claim("K", _OURS), Claim("L", _OURS))),
)
"""Every card, in the order of the topics."""


def card_about(topic: Topic) -> Card:
    """The card on a topic."""
    return next(card for card in CARDS if card.topic is topic)
