"""The PDF as who reads it by ear or searches it meets it; read by a reader of the tests' own."""

import re
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from retrotimer.core.records import DatedNote
from retrotimer.core.report import Report
from retrotimer.store.history import SqliteHistory
from retrotimer.ui.report import document
from retrotimer.ui.report.document import pdf_of
from retrotimer.ui.report.outline import Outline, Role
from retrotimer.ui.report.pages import Pages, Paper
from retrotimer.ui.report.tags import UnknownPdfError, _unpacked, tagged
from retrotimer.words import report as words
from retrotimer.words import report_end as end
from tests.fakes import TODAY
from tests.ui.report.pdf_reader import Pdf
from tests.ui.report.reports import NOTE, a_report, walked


def squeezed(text: str) -> str:
    """Without blanks: lines break where there is one, and it is not drawn."""
    return "".join(text.split())


@pytest.fixture
def report(history: SqliteHistory) -> Report:
    walked(history, 4)
    return a_report(history, notes=True)


@pytest.fixture
def pdf(report: Report) -> Pdf:
    return Pdf(pdf_of(Pages(report, Paper.A4, "Ada Example", notes=True), "en-GB"))


def test_all_text_is_real_and_can_be_searched(pdf: Pdf) -> None:
    text = pdf.text()
    for part in (
        words.title(),
        "Ada Example",
        words.programme(None)[:0],
        end.meaning_title(),
        NOTE,
        "figures",
    ):
        assert part in text
    assert "\t" not in text


def test_the_file_says_what_it_is_in_which_language_and_that_it_has_tags(pdf: Pdf, report: Report) -> None:
    assert pdf.info("Title") == words.document_title(report.period)
    assert pdf.info("Creator") == "Retrotimer"
    assert b"/MarkInfo << /Marked true >>" in pdf.root
    assert b"/DisplayDocTitle true" in pdf.root
    assert b"/Lang <FEFF%b>" % "en-GB".encode("utf-16-be").hex().upper().encode() in pdf.root


def test_headings_and_lists_are_what_they_are(pdf: Pdf, report: Report) -> None:
    document_ = pdf.structure()
    assert document_.role == "Document"
    assert [one.said for one in document_.all("H1")] == [words.title()]
    headings = [one.said for one in document_.all("H2")]
    assert headings[1:] == [
        end.stops_title(),
        end.checks_title(),
        end.meaning_title(),
        end.limits_title(),
        end.notes_title(),
    ]
    assert [one.said for one in document_.all("LBody")] == [
        *map(end.pain_stop, report.pain_stops),
        *end.meaning(report),
        *end.limits(),
        *map(end.note, report.notes),
    ]


def test_a_table_has_rows_of_cells_under_named_columns(pdf: Pdf, report: Report) -> None:
    (table,) = pdf.structure().all("Table")
    rows = table.all("TR")
    assert len(rows) == 1 + len(report.rows) + 1
    names = [one.said for one in rows[0].all("TH")]
    assert names[:4] == ["Week from", "Complete days", "Goal met", "Minutes"]
    assert all(len(row.all("TD")) == len(names) for row in rows[1:])
    assert [cell.said for cell in rows[-1].all("TD")][:2] == ["In all", str(report.total.complete)]


def test_what_is_said_of_a_part_is_what_is_drawn_there(pdf: Pdf, report: Report) -> None:
    parts = [one for role in ("H1", "H2", "P", "TH", "TD", "LBody") for one in pdf.structure().all(role)]
    assert len(parts) > 60
    tiles = {f"{name}: {figure}": f"{figure} {name}" for figure, name in words.tiles(report)}
    for part in parts:
        said = tiles.pop(part.said, part.said)
        assert squeezed(part.drawn) == squeezed(said)
    assert not tiles


def test_a_figure_says_what_it_shows(pdf: Pdf, report: Report) -> None:
    figures = pdf.structure().all("Figure")
    assert len(figures) == len(report.sites) == 2
    for figure, pains in zip(figures, report.total.pains, strict=True):
        assert figure.said.startswith(words.chart_title(pains))
        assert words.pain_line(pains) in figure.said
        assert "0246810" in figure.drawn


def test_every_text_belongs_to_a_part_or_is_an_ornament(pdf: Pdf) -> None:
    assert pdf.unmarked() == []


def test_each_piece_of_a_page_leads_to_its_own_part(pdf: Pdf) -> None:
    tree = pdf.parent_tree()
    assert len(tree) == len(pdf.pages)
    for index, (page, parts) in enumerate(zip(pdf.pages, tree, strict=True)):
        assert b"/StructParents %d" % index in page
        assert parts
        for number, part in enumerate(parts):
            assert re.search(rb"/K %d[ />]" % number, part)


def test_no_mark_of_ours_is_left(pdf: Pdf) -> None:
    assert all(b" 0.125" not in stream for stream in pdf.streams)


def test_a_page_read_from_right_to_left_says_its_words_in_their_order(
    qapp: QApplication, report: Report
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    name = "\N{HEBREW LETTER SHIN}\N{HEBREW LETTER LAMED}\N{HEBREW LETTER VAV}"
    pdf = Pdf(pdf_of(Pages(report, Paper.A4, name), "en-GB"))
    assert name in [one.said for one in pdf.structure().all("P")]


def test_a_page_whose_data_end_like_a_line_is_unpacked_whole() -> None:
    packed = zlib.compress(b"\x0c")
    assert packed.endswith(b"\r")
    body = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream"
    assert _unpacked(body % (len(packed), packed)) == zlib.decompress(packed)
    with pytest.raises(UnknownPdfError, match="cut short"):
        _unpacked(body % (len(packed), packed[:-2]))


LETTERS = st.characters(min_codepoint=32, max_codepoint=0x17F) | st.sampled_from("\n\t()<>\\אבגΑΩ–“”…€")
"""What every machine has letters for; of others its fonts decide what Qt draws, and says in its log."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.text(LETTERS, max_size=300), st.text(LETTERS, max_size=40))
@example(note="KfŊ[", name="")
@example(note="", name="ď,V\x7fĩŉ\x7f")
def test_whatever_a_person_writes_the_tags_hold(report: Report, note: str, name: str) -> None:
    written = replace(report, notes=(DatedNote(TODAY, note),), note_count=1)
    pdf = Pdf(pdf_of(Pages(written, Paper.A4, name, notes=True), "en-GB"))
    assert b"StructTreeRoot" in pdf.root
    assert pdf.unmarked() == []
    assert len(pdf.structure().all("H1")) == 1


@pytest.mark.parametrize(
    "broken",
    [
        lambda pdf: pdf[:-200],
        lambda pdf: pdf.replace(b"/Kids", b"/Cats"),
        lambda pdf: pdf.replace(b"/FlateDecode", b"/OtherDecode"),
        lambda pdf: pdf.replace(b"/Root 3", b"/Root 9"),
    ],
)
def test_a_pdf_that_is_written_otherwise_is_left_alone(
    report: Report, broken: Callable[[bytes], bytes]
) -> None:
    outline = Outline()
    written = document._written(Pages(report, Paper.A4), outline, marks=True)
    assert tagged(written, outline, "en")
    with pytest.raises(UnknownPdfError):
        tagged(broken(written), outline, "en")


def test_marks_that_are_missing_are_noticed(report: Report) -> None:
    outline = Outline()
    written = document._written(Pages(report, Paper.A4), outline, marks=True)
    outline.piece(Role.TEXT, "never drawn")
    with pytest.raises(UnknownPdfError):
        tagged(written, outline, "en")


def test_without_tags_all_else_is_there(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise UnknownPdfError

    monkeypatch.setattr(document, "tagged", refuse)
    pdf = Pdf(pdf_of(Pages(report, Paper.A4), "en-GB"))
    assert b"StructTreeRoot" not in pdf.root
    assert all(b" 0.125" not in stream for stream in pdf.streams)
    assert words.title() in pdf.text().replace("\t", " ")
    assert QCoreApplication.translate("report", "Report for the doctor") in pdf.info("Title")
