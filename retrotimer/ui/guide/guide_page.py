"""The page of the user guide: its pages, and the one that is read."""

from PySide6.QtCore import QCoreApplication

from retrotimer.ui.guide.pages import guide_pages
from retrotimer.ui.guide.text import GuideText
from retrotimer.ui.reading.page import PageWords, ReadingPage
from retrotimer.ui.reading.sheet import ReadingSheet
from retrotimer.ui.reading.texts import Text


class GuideView(ReadingPage):
    """Shows the guide's pages, whose keys are their files' names."""

    def __init__(self) -> None:
        pages = {page.name: page for page in guide_pages()}
        texts = [Text(page.name, page.title, page.words) for page in pages.values()]
        text = GuideText()
        way_back = QCoreApplication.translate("GuideView", "All pages")
        sheet = ReadingSheet(text, way_back, fill=lambda name: text.show_page(pages[name]), mark=text.seek)
        super().__init__(_page_words(), texts, sheet)
        self.text = text
        text.link_requested.connect(sheet.link_requested)
        text.page_requested.connect(self.read)


def _page_words() -> PageWords:
    translate = QCoreApplication.translate
    return PageWords(
        title=translate("GuideView", "User guide"),
        listed=translate("GuideView", "Pages of the guide"),
        search=translate("GuideView", "Search the guide"),
        nothing_found=translate("GuideView", "No page has these words."),
        show_all=translate("GuideView", "Show all pages"),
    )
