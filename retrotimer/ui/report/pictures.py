"""The charts of the report."""

from retrotimer.core.report import Report
from retrotimer.ui.report.blocks import Picture


def pain_pictures(report: Report) -> list[Picture]:
    del report
    return []
