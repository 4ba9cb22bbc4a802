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
        text = GuideText()
        texts = [Text(page.name, page.title, page.words) for page in guide_pages()]
        super().__init__(_page_words(), texts, _GuideSheet(text))
        self.text = text
        self.text.page_requested.connect(self.read)


class _GuideSheet(ReadingSheet):
    """Shows a page of the guide, with the words marked that are searched for."""

    def __init__(self, text: GuideText) -> None:
        super().__init__(text, QCoreApplication.translate("GuideView", "All pages"))
        self._text = text
        self._pages = {page.name: page for page in guide_pages()}
        text.link_requested.connect(self.link_requested)

    def fill(self, key: str) -> None:
        """Show this page from its beginning."""
        self._text.show_page(self._pages[key])

    def seek(self, words: str) -> None:
        """Mark these words."""
        self._text.seek(words)


def _page_words() -> PageWords:
    translate = QCoreApplication.translate
    return PageWords(
        title=translate("GuideView", "User guide"),
        listed=translate("GuideView", "Pages of the guide"),
        search=translate("GuideView", "Search the guide"),
        nothing_found=translate("GuideView", "No page has these words."),
        show_all=translate("GuideView", "Show all pages"),
    )
