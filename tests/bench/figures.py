"""What was measured, set against what is wanted: values, ratios, targets, the table.  Nothing is timed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median

Samples = Sequence[float]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        name: what was measured.
        unit: of `value`, `empty` and, unless `compared` is a ratio, of `target`.
        value: the app's figure; None where it could not be measured here.
        empty: the same of an empty window, or of what the name sets it beside; None where there is neither.
        compared: what is held against the target: the ratio, the difference, or the value itself.
        target: the most that `compared` may be; None for what is only told.
        sign: how `compared` and `target` are written, "×" for a ratio.
        samples: how many measurements the figure rests on.
        worst: the largest of them.
    """

    name: str
    unit: str
    value: float | None
    empty: float | None = None
    compared: float | None = None
    target: float | None = None
    sign: str = ""
    samples: int = 0
    worst: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none or nothing could be measured."""
        if self.target is None or self.compared is None:
            return None
        return self.compared <= self.target


def as_ratio(name: str, unit: str, app: Samples, empty: Samples, target: float | None = None) -> Figure:
    """The app's median to the empty window's."""
    value, base = middle(app), middle(empty)
    ratio = value / base if value is not None and base else None
    return Figure(name, unit, value, base, ratio, target, "×", len(app), highest(app))


def as_excess(name: str, unit: str, app: Samples, empty: Samples, target: float | None = None) -> Figure:
    """What the app's median has more than the empty window's."""
    value, base = middle(app), middle(empty)
    more = value - base if value is not None and base is not None else None
    return Figure(name, unit, value, base, more, target, "+", len(app), highest(app))


def as_median(name: str, unit: str, app: Samples, target: float | None = None) -> Figure:
    """The median itself."""
    value = middle(app)
    return Figure(name, unit, value, None, value, target, "", len(app), highest(app))


def as_worst(name: str, unit: str, app: Samples, target: float | None = None) -> Figure:
    """The median is told, and the worst is held against the target: once too late is too late."""
    return Figure(name, unit, middle(app), None, highest(app), target, "max ", len(app), highest(app))


def middle(samples: Samples) -> float | None:
    """The median, or None where nothing was measured."""
    return median(samples) if samples else None


def highest(samples: Samples) -> float | None:
    """The largest, or None where nothing was measured."""
    return max(samples) if samples else None


def busiest(moments: Samples, span: float = 0.95) -> int:
    """The most moments that lie within any stretch shorter than `span`, in seconds.

    It is a little under a second because a tick comes a few milliseconds late now and then, and the next
    one does not: two seconds' ticks must not be taken for two ticks in a second.
    """
    ordered = sorted(moments)
    most, first = 0, 0
    for last, moment in enumerate(ordered):
        while moment - ordered[first] >= span:
            first += 1
        most = max(most, last - first + 1)
    return most


def table(figures: Sequence[Figure]) -> str:
    """The figures as lines of text, columns aligned."""
    rows: list[tuple[str, ...]] = [("", "app", "beside", "worst", "compared", "target", "")]
    rows += [_row(figure) for figure in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "-" * max(len(line) for line in lines))
    return "\n".join(lines)


def _row(figure: Figure) -> tuple[str, ...]:
    verdict = {True: "met", False: "NOT MET", None: ""}[figure.met]
    ratio = figure.sign == "×"
    negative = figure.compared is not None and figure.compared < 0
    sign = "" if negative and figure.sign == "+" else figure.sign
    compared = number(figure.compared) + "×" if ratio else sign + number(figure.compared)
    if figure.compared is None:
        compared = "not measured"
    target = "" if figure.target is None else f"≤ {figure.target:g}" + ("×" if ratio else "")
    return (
        figure.name,
        _with_unit(figure.value, figure.unit),
        _with_unit(figure.empty, figure.unit),
        _with_unit(figure.worst, figure.unit),
        compared,
        target,
        verdict,
    )


def _with_unit(value: float | None, unit: str) -> str:
    return f"{number(value)} {unit}".strip() if value is not None else ""


def number(value: float | None) -> str:
    """Three digits that matter, without an exponent."""
    if value is None:
        return ""
    magnitude = abs(value)
    for limit, digits in ((100, 0), (10, 1), (1, 2)):
        if magnitude >= limit:
            return f"{value:.{digits}f}"
    return f"{value:.3f}" if magnitude else "0"


def as_json(figures: Sequence[Figure]) -> list[dict[str, object]]:
    """The figures as plain values."""
    return [asdict(figure) | {"met": figure.met} for figure in figures]
