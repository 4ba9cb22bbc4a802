"""What there is a card about; small, because help that is asked for by a key only has to name one."""

from enum import Enum


class Topic(Enum):
    """The subject of a card, in the order in which the cards are read: what keeps safe comes first."""

    ASK_FIRST = "ask_first"
    PLACE = "place"
    STEP = "step"
    STOP = "stop"
    PAIN = "pain"
    DOSE = "dose"
    BACK_PAIN = "back_pain"
    KNEES = "knees"
    MUSCLES = "muscles"
    FLEXIBILITY = "flexibility"
    LOAD = "load"
    DISCS = "discs"
    CURVATURE = "curvature"
    VARIETY = "variety"
    RUNNING = "running"
    ENERGY = "energy"
    ORIGINS = "origins"
    APP = "app"
