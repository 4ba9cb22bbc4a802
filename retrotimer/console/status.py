"""`retrotimer status`: today, its week, the programme, and whether a walk is under way or was interrupted."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from retrotimer.console import shapes
from retrotimer.console.desk import Desk
from retrotimer.console.terminal import say
from retrotimer.core.errors import StoreError
from retrotimer.core.plan import Mode, SegmentKind, make_plan
from retrotimer.core.programme import ProgrammeFace
from retrotimer.core.reading import read_month, read_programme
from retrotimer.store.refuge import left_open
from retrotimer.words import console, days
from retrotimer.words import programme as programme_words

if TYPE_CHECKING:
    from pathlib import Path

    from retrotimer.core.ports import Clock
    from retrotimer.core.records import WalkRecord

FRESH_SECONDS = 10.0
"""How old the last checkpoint of a walk under way is at most: two are five seconds apart."""


@dataclass(frozen=True, slots=True)
class Running:
    """The session that a window has under way: whole seconds of walking that are done, and that are left.

    The time to take one's place is neither.
    """

    mode: Mode
    elapsed: int
    remaining: int
    paused: bool


def status(desk: Desk, *, as_json: bool) -> str:
    """How things stand.

    Raises:
        StoreError: the history cannot be read.
    """
    walks = desk.all_walks()
    month = read_month(walks, desk.today, desk.today, desk.rule)
    row = next(row for row in month.rows if row.face.start == month.this_week.start)
    programme = read_programme(walks, desk.settings.programme, desk.today, desk.rule)
    now, broken = running(desk), interrupted(desk)
    if as_json:
        shape = {
            "today": desk.today.isoformat(),
            "goal": desk.rule.goal,
            "week": shapes.week_shape(row),
            "programme": _programme_shape(programme) if programme else None,
            "running": _running_shape(now) if now else None,
            "interrupted": _interrupted_shape(broken) if broken else None,
        }
        return shapes.written(shape)
    today = next(day for day in row.days if day.is_today)
    lines = [days.day_sentence(today), console.week_line(month.this_week)]
    lines += _programme_lines(programme)
    if broken is not None:
        lines.append(console.interrupted(broken, desk.today))
    elif now is None:
        lines.append(console.nothing_runs())
    else:
        lines.append(console.running(now.mode, now.elapsed, now.remaining, paused=now.paused))
    if walks.first_day() is None:
        lines.append(console.no_walk_yet())
    return "\n".join(lines)


def running(desk: Desk) -> Running | None:
    """The session under way; one that a crash left open is not, nor is one without a window.

    The last checkpoint is a few seconds old: what has passed since is added, up to the plan's end.
    """
    found = _left_open(desk)
    if not found or found[-1].timed is None or not _goes_on(desk, found[-1]):
        return None
    record = found[-1]
    plan = make_plan(found[-1].timed.choice)
    elapsed = sum(getattr(record.walked, kind.value) for kind in SegmentKind)
    if not record.paused:
        elapsed += max(0.0, (desk.now.utc - record.written).total_seconds())
    walked = int(max(0.0, min(elapsed, plan.seconds) - plan.lead))
    return Running(record.mode, walked, plan.seconds - plan.lead - walked, record.paused)


def interrupted(desk: Desk) -> "WalkRecord | None":
    """The session that a crash left open, which the next window asks about; one without a step is nothing."""
    found = _left_open(desk)
    walked = [record for record in found if record.walked.moved]
    return walked[-1] if walked and not _goes_on(desk, found[-1]) else None


def _left_open(desk: Desk) -> "list[WalkRecord]":
    return left_open(desk.folder, desk.history, lambda: desk.now.utc)


def _goes_on(desk: Desk, record: "WalkRecord") -> bool:
    """Whether the latest open session is the window's: not one that waits for an answer since before it.

    What waits without a window holds the folder, too.  A checkpoint that is only just written tells enough:
    clocks may have been set back, or a server's be ahead.
    """
    since = desk.window_since()
    age = (desk.now.utc - record.written).total_seconds()
    return since is not None and (record.written >= since or abs(age) <= FRESH_SECONDS)


def tell_running(folder: "Path", clock: "Clock") -> None:
    """Print that a session is under way, if one is: who wants another learns why nothing happens."""
    with suppress(StoreError, OSError):
        desk = Desk(folder, clock)
        try:
            now = running(desk)
        finally:
            desk.close()
        if now is not None:
            say(console.running(now.mode, now.elapsed, now.remaining, paused=now.paused) + "\n")


def _programme_lines(face: ProgrammeFace | None) -> list[str]:
    if face is None:
        return [console.no_programme()]
    lines = [console.programme(programme_words.so_far(face), programme_words.next_walk(face))]
    if face.held is not None:
        lines.append(programme_words.why_held(face.held))
    return lines


def _programme_shape(face: ProgrammeFace) -> shapes.Shape:
    return {
        "course": face.course.value,
        "week": face.week,
        "walk": face.walk,
        "walks_a_week": face.walks_a_week,
        "next_minutes": face.next_minutes,
        "next_from": face.next_from.isoformat(),
        "due": face.due.value,
        "held": face.held.value if face.held else None,
        "done": face.done,
        "total": face.total,
        "began": face.began.isoformat() if face.began else None,
        "ended": face.ended.isoformat() if face.ended else None,
    }


def _interrupted_shape(record: "WalkRecord") -> shapes.Shape:
    at = record.written.astimezone(timezone(timedelta(seconds=record.started.offset)))
    return {
        "mode": record.mode.value,
        "date": record.started.date.isoformat(),
        "at": at.isoformat(timespec="seconds"),
        "walked_backward": int(record.walked.backward),
    }


def _running_shape(now: Running) -> shapes.Shape:
    return {
        "state": "paused" if now.paused else "underway",
        "mode": now.mode.value,
        "elapsed": now.elapsed,
        "remaining": now.remaining,
    }
