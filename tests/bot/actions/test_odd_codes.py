"""An office whose codes look like abbreviations is asked and ordered by them as by any others."""

import pytest
from sqlmodel import Session

from storage import tables
from tests.bot.actions.people.test_linking import texts
from tests.bot.talk import Talk
from tests.office import Office


@pytest.fixture
def odd(talk: Talk, office: Office) -> Office:
    """The office with a hospital HT and a planning unit QH, of TL05 and XN03."""

    def rename(session: Session) -> None:
        for unit, code in ((office.hospital, "HT"), (office.planning, "QH")):
            session.get_one(tables.Unit, unit).code = code
        for person, code in ((office.head_hospital, "TL05"), (office.staff_planning, "XN03")):
            session.get_one(tables.Person, person).code = code

    talk.database.write(rename)
    return office


def test_each_of_several_is_invited(talk: Talk, odd: Office) -> None:
    said = texts(talk.say(odd.clerk, "mời TL05, xn03"))
    assert "Ông Thị Vân" in said
    assert "Thân Văn Tú" in said


def test_the_printed_command_closes_an_account(talk: Talk, odd: Office) -> None:
    said = texts(talk.say(odd.clerk, "hủy liên kết XN03"))
    assert "Thân Văn Tú" in said
    assert "hủy việc" not in said


def test_a_unit_is_asked_about_and_of_a_doubtful_word_it_is_asked(talk: Talk, odd: Office) -> None:
    assert "Bệnh viện Mắt" in texts(talk.say(odd.clerk, "HT còn việc gì"))
    assert "vừa là mã đơn vị" in texts(talk.say(odd.clerk, "danh sách qh"))
