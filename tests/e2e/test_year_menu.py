"""The menu's way through the calendar, on the page of a year and on that of a month."""

from retrotimer.ui.calendar.year_page import YearPage
from tests.e2e.person import Key, Person
from tests.fakes import TODAY


def offered(person: Person) -> list[str]:
    menus = person.app.window.menus
    actions = (menus.previous_month, menus.next_month)
    return [action.text().replace("&", "").partition("\t")[0] for action in actions]


def year(person: Person) -> YearPage:
    page = person.app.window.findChild(YearPage)
    assert page is not None
    return page


def test_in_the_year_the_menu_says_and_does_what_the_keys_do(person: Person) -> None:
    window = person.app.window
    menus = window.menus
    assert offered(person) == ["Previous month", "Next month"]
    menus.year.trigger()
    assert offered(person) == ["Previous year", "Next year"]
    menus.previous_month.trigger()
    assert window.shows(year(person))
    assert "2025" in person.reads()
    person.type(Key.Key_PageDown)
    assert "2026" in person.reads()
    menus.next_month.trigger()
    assert "2027" in person.reads()
    menus.today.trigger()
    assert window.shows(year(person))
    assert "2026" in person.reads()
    person.type(Key.Key_Escape)
    assert offered(person) == ["Previous month", "Next month"]
    menus.previous_month.trigger()
    assert person.app.month.selected.month == TODAY.month - 1


def test_from_the_list_the_menu_leads_to_the_month(person: Person) -> None:
    menus = person.app.window.menus
    menus.history.trigger()
    assert offered(person) == ["Previous month", "Next month"]
    menus.next_month.trigger()
    assert person.app.window.at_home
