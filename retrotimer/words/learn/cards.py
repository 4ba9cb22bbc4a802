"""Words for whole cards: their names, how sure they are, and what a search for them looks through."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from retrotimer.core import errors
from retrotimer.core.errors import StoreError
from retrotimer.core.learn import CARDS, Card, Certainty, Claim
from retrotimer.core.topics import Topic
from retrotimer.words import saving
from retrotimer.words.learn import figures, sources
from retrotimer.words.learn.known import known
from retrotimer.words.learn.said import said

translate = QCoreApplication.translate


def title(topic: Topic) -> str:
    """A card's name."""
    return {
        Topic.ASK_FIRST: translate("learn", "Who should ask first"),
        Topic.PLACE: translate("learn", "Place and buddy"),
        Topic.STEP: translate("learn", "The step"),
        Topic.STOP: translate("learn", "When to stop"),
        Topic.PAIN: translate("learn", "How pain is read"),
        Topic.DOSE: translate("learn", "How long, how often"),
        Topic.BACK_PAIN: translate("learn", "Back pain"),
        Topic.KNEES: translate("learn", "Knees"),
        Topic.MUSCLES: translate("learn", "Muscles"),
        Topic.FLEXIBILITY: translate("learn", "Flexibility"),
        Topic.LOAD: translate("learn", "Load"),
        Topic.DISCS: translate("learn", "Discs"),
        Topic.CURVATURE: translate("learn", "The curve of the back"),
        Topic.VARIETY: translate("learn", "Variety"),
        Topic.RUNNING: translate("learn", "Running backwards"),
        Topic.ENERGY: translate("learn", "Energy"),
        Topic.ORIGINS: translate("learn", "Origins"),
        Topic.APP: translate("learn", "What this app does, and does not"),
    }[topic]


def summary(topic: Topic) -> str:
    """A card in a sentence."""
    return {
        Topic.ASK_FIRST: translate("learn", "A back doctor's word comes before this app's."),
        Topic.PLACE: translate("learn", "A flat, open area, or somebody who watches the path for you."),
        Topic.STEP: translate("learn", "Toes first, then heel: small and slow."),
        Topic.STOP: translate("learn", "What ends a walk, and what needs help at once."),
        Topic.PAIN: translate("learn", "From 0 to 10, and why a change of 2 matters."),
        Topic.DOSE: translate("learn", "10 to 15 minutes, four days a week, for a month."),
        Topic.BACK_PAIN: translate("learn", "It may help. The studies are few, and small."),
        Topic.KNEES: translate(
            "learn", "Of these claims the one with the best evidence, always beside other care."
        ),
        Topic.MUSCLES: translate("learn", "What works when you walk backwards."),
        Topic.FLEXIBILITY: translate("learn", "One study saw more flexible hamstrings, another did not."),
        Topic.LOAD: translate("learn", "Whether it is easier on the back, and still exercise."),
        Topic.DISCS: translate("learn", "An idea about the cushions of the spine."),
        Topic.CURVATURE: translate("learn", "An idea about a back that has become flat."),
        Topic.VARIETY: translate("learn", "Beside what you do already, and not instead of it."),
        Topic.RUNNING: translate("learn", "Check with a back doctor before running, too."),
        Topic.ENERGY: translate("learn", "Why you will find no calories here."),
        Topic.ORIGINS: translate("learn", "Where it is said to come from."),
        Topic.APP: translate("learn", "What you can expect of it, and how sure its cards are."),
    }[topic]


def certainty_name(certainty: Certainty) -> str:
    """How sure a claim is, in a few words."""
    return {
        Certainty.BESIDE_CARE: translate("learn", "Shown beside other care"),
        Certainty.FEW_STUDIES: translate("learn", "A few studies"),
        Certainty.MIXED: translate("learn", "Mixed results"),
        Certainty.SUGGESTED: translate("learn", "Suggested, not shown"),
        Certainty.HANDED_DOWN: translate("learn", "Handed down"),
        Certainty.ADVICE: translate("learn", "Advice"),
        Certainty.OWN_RULE: translate("learn", "This app's own"),
    }[certainty]


def certainty_meaning(certainty: Certainty) -> str:
    """What these few words mean."""
    return {
        Certainty.BESIDE_CARE: translate(
            "learn", "Trials found it, always beside other treatment. What it does alone is not known."
        ),
        Certainty.FEW_STUDIES: translate(
            "learn", "It was measured, but seldom or in few people. More studies could change the picture."
        ),
        Certainty.MIXED: translate("learn", "One study found it, and another did not."),
        Certainty.SUGGESTED: translate(
            "learn", "Somebody has said so. No study that we know of has shown it."
        ),
        Certainty.HANDED_DOWN: translate("learn", "A story, told on. No study is behind it."),
        Certainty.ADVICE: translate("learn", "What is advised so that a walk is safe, or does you good."),
        Certainty.OWN_RULE: translate("learn", "Made up by this app, and said here so that you know."),
    }[certainty]


def certainty_line(certainty: Certainty) -> str:
    """How sure a claim is, on paper: "How sure: A few studies"."""
    return translate("learn", "How sure: %1").replace("%1", certainty_name(certainty))


def meanings_title() -> str:
    """What stands over the list of what the marks mean."""
    return translate("learn", "How sure is that?")


def sources_title() -> str:
    """What stands over the papers of a card."""
    return translate("learn", "Sources")


def said_head(claim: Claim) -> str:
    """What stands over a claim."""
    if claim.certainty is Certainty.ADVICE:
        return translate("learn", "What is advised")
    if claim.certainty is Certainty.OWN_RULE:
        return translate("learn", "What holds here")
    return translate("learn", "What is said")


def known_head(claim: Claim) -> str:
    """What stands over that which is known of it; of advice and rules, what the app makes of them."""
    if claim.certainty.studied or claim.sources or claim.certainty is Certainty.HANDED_DOWN:
        return translate("learn", "What is known")
    return translate("learn", "In this app")


def count(shown: int, total: int) -> str:
    """How many cards are listed."""
    if shown == total:
        return translate("learn", "%n card(s)", "", total)
    return translate("learn", "%1 of %n card(s)", "", total).replace("%1", str(shown))


def found(shown: int, total: int) -> str:
    """The cards that a search has found, as a choice."""
    return translate("learn", "Found: %1", "3 of 18 cards").replace("%1", count(shown, total))


def all_of_them(total: int) -> str:
    """All cards there are, as a choice beside others."""
    return translate("learn", "All: %1", "18 cards").replace("%1", count(total, total))


def nothing_found() -> str:
    """Instead of an empty list."""
    return translate("learn", "No card has all of these words.")


def cannot_open(link: str) -> str:
    """The browser did not come; the address can be typed elsewhere."""
    return translate("learn", "Your browser could not be opened. The address is %1").replace("%1", link)


def saved(path: str) -> str:
    """The cards are in a file now."""
    return translate("learn", "Saved as %1").replace("%1", path)


def cannot_save(error: StoreError) -> str:
    """Why the cards could not be written."""
    if isinstance(error, errors.OwnDataError):
        text = saving.own_data()
    elif isinstance(error, errors.LinkError):
        text = saving.link()
    else:
        text = translate("learn", "%1 could not be written: %2")
    # The path is put in last: a file may be called "%2".
    return error.path.join(part.replace("%2", error.detail) for part in text.split("%1"))


def file_name(cards: Sequence[Card]) -> str:
    """What a file with these cards is called at first."""
    if len(cards) == 1:
        return translate("learn", "Retrotimer, %1.pdf").replace("%1", title(cards[0].topic))
    if len(cards) < len(CARDS):
        return translate("learn", "Retrotimer, some cards.pdf")
    return translate("learn", "Retrotimer, all cards.pdf")


def everything(card: Card) -> str:
    """All that a card says, for a search to look through."""
    parts = [title(card.topic), summary(card.topic)]
    for claim in card.claims:
        parts += (said(claim.row), known(claim.row), certainty_name(claim.certainty))
    for source in card.sources:
        parts += (sources.citation(source), sources.looked_at(source))
    if card.figure is not None:
        parts += (figures.description(card.figure), *figures.labels(card.figure))
    return "\n".join(parts)
