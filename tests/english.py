"""The words of the app as a person reads them in English, whose plurals come from a translation too."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from retrotimer.assets import resource


@pytest.fixture(scope="module", autouse=True)
def english(qapp: QCoreApplication) -> Iterator[None]:
    """English while a module's tests run; for a room's `conftest.py`."""
    words = QTranslator()
    assert words.load(str(resource("translations/retrotimer_en.qm")))
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)
