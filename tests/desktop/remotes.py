"""Faces of a walk for what is shown from a distance."""

from dataclasses import replace

from retrotimer.core.surroundings import RemoteFace

BACKWARD = RemoteFace(
    track="2_backward",
    title="Walk backwards",
    detail="6 minutes left",
    running=True,
    elapsed=120.0,
    seconds=600,
)
PAUSED = replace(BACKWARD, running=False)
