"""Who has left, whose account is closed: understood where one person is meant, and nothing is left over."""

from dataclasses import replace

import pytest

from chat import intents as i
from chat import understand
from chat.intents.catalog import command
from chat.intents.outcome import described
from chat.situation import KnownPerson
from tests.chat.understanding import HEAD, OFFICE

PEOPLE = (
    KnownPerson("CB08", "Lã Minh Trí", "TTR", "Chánh Thanh tra"),
    KnownPerson("CB09", "Ông Thị Vân", "BVSN", "Giám đốc"),
    KnownPerson("CB10", "Trần Thị Vân", "KHTC", "Chuyên viên"),
    KnownPerson("CB11", "Lê Văn Ba", "KHTC", "Trưởng phòng"),
)
CLERK, OF_A_UNIT = replace(OFFICE, people=PEOPLE), replace(HEAD, people=PEOPLE)

LEFT = {
    "CB09 nghỉ việc": "CB09",
    "cb09 da nghi viec": "CB09",
    "cho CB09 nghỉ việc": "CB09",
    "đồng chí Lã Minh Trí chuyển công tác": "CB08",
    "đ/c Lã Minh Trí nghỉ hưu": "CB08",
    "Em chào anh, CB09 thôi việc ạ": "CB09",
    "bác Ba về hưu rồi nhé": "CB11",
    "trưởng phòng KHTC nghỉ việc": "CB11",
    "giám đốc BV Sản Nhi nghỉ hưu": "CB09",
    "xóa CB10 khỏi danh bạ": "CB10",
    "xóa cán bộ Lã Minh Trí": "CB08",
    "đồng chí Lã Minh Trí không còn công tác tại cơ quan": "CB08",
    "đồng chí Lã Minh Trí nghỉ hưu vì hết tuổi": "CB08",
    "chị Vân nghỉ việc": None,
    "CB99 nghỉ việc": None,
}
CLOSED = {
    "hủy liên kết CB09": ("CB09", "", False),
    "hủy liên kết Zalo của CB09": ("CB09", "zalo", False),
    "hủy liên kết telegram CB09": ("CB09", "telegram", False),
    "gỡ tài khoản của đồng chí Lã Minh Trí": ("CB08", "", False),
    "khóa tài khoản zalo của đồng chí Lã Minh Trí": ("CB08", "zalo", False),
    "hủy liên kết cũ của CB09": ("CB09", "", True),
    "hủy tài khoản cũ của CB09": ("CB09", "", True),
    "xoa lien ket cua cb08": ("CB08", "", False),
    "bỏ liên kết của chị Vân": (None, "", False),
}
NEITHER = (
    "CB09 sắp nghỉ việc",
    "CB09 sẽ nghỉ việc",
    "nếu CB09 nghỉ việc thì sao",
    "CB09 nghỉ việc chưa",
    "CB09 nghỉ việc rồi à",
    "CB09 không nghỉ việc",
    "CB09 nghỉ phép",
    "đồng chí Lã Minh Trí nghỉ ốm",
    "CB09 chuyển công tác sang phòng KHTC",
    "điều động CB09 về phòng KHTC",
    "thu hồi quyền của CB09",
    "hủy liên kết CB09 nhưng giữ zalo",
    "đừng hủy liên kết CB09",
    "việc của CB09 đã nghỉ việc thì giao ai",
    "Nguyễn Văn Không nghỉ việc",
    "hủy link mời CB09",
)


@pytest.mark.parametrize(("said", "code"), LEFT.items())
def test_who_has_left(said: str, code: str | None) -> None:
    for situation in (CLERK, OF_A_UNIT) if said.startswith("CB") else (CLERK,):
        meant = understand(said, situation)
        assert isinstance(meant, i.LeavePerson)
        assert meant.person is not None
        assert meant.person.code == code
        record = described(meant, situation)
        assert (record["intent"], record["acts"]) == ("leave_person", False)


@pytest.mark.parametrize(("said", "meant"), CLOSED.items())
def test_whose_account_is_closed(said: str, meant: tuple[str | None, str, bool]) -> None:
    found = understand(said, CLERK)
    assert isinstance(found, i.Unlink)
    assert found.person is not None
    assert (found.person.code, found.channel, found.old) == meant
    assert described(found, CLERK)["intent"] == "unlink"


@pytest.mark.parametrize("said", NEITHER)
def test_nobody_is_put_out_by_what_says_something_else(said: str) -> None:
    for situation in (CLERK, OF_A_UNIT):
        assert not isinstance(understand(said, situation), i.LeavePerson | i.Unlink)


@pytest.mark.parametrize("said", [said for said, code in LEFT.items() if code] + list(CLOSED)[:-1])
def test_its_typed_form_means_the_same(said: str) -> None:
    meant = understand(said, CLERK)
    again = understand(command(meant), CLERK)
    assert command(again) == command(meant)
    assert type(again) is type(meant)


def test_several_are_each_by_themselves() -> None:
    meant = understand("CB09 và CB08 nghỉ việc", CLERK)
    assert isinstance(meant, i.Several)
    codes = [each.person.code for each in meant.intents if isinstance(each, i.LeavePerson) and each.person]
    assert codes == ["CB09", "CB08"]


@pytest.mark.parametrize(
    "said",
    ["danh sách liên kết", "danh sách tài khoản đã liên kết", "ai đã liên kết", "ai đang liên kết zalo"],
)
def test_who_is_linked_is_asked(said: str) -> None:
    assert understand(said, CLERK) == i.AskPeople(linked=True)


@pytest.mark.parametrize("units", ["các đơn vị anh Trí phụ trách", "đơn vị anh Trí phụ trách"])
def test_units_in_somebodys_charge_are_asked_about_by_that_person(units: str) -> None:
    meant = understand(f"{units} có bao nhiêu việc quá hạn", CLERK)
    assert isinstance(meant, i.Ask)
    assert (meant.query.persons, meant.query.units, meant.not_applied) == (("CB08",), (), ())


def test_more_time_for_somebody_is_granted_to_the_unit_that_they_are_of() -> None:
    meant = understand("thống nhất cho anh Ba lùi việc 9 đến 30/11", CLERK)
    assert isinstance(meant, i.DecideExtension)
    assert meant.grant
    assert meant.unit is not None
    assert (meant.numbers, meant.unit.code) == ((9,), "KHTC")


@pytest.mark.parametrize("where", ["", "bên KHTC ", "phòng KHTC ", "ở KHTC "])
def test_a_task_given_to_somebody_may_name_their_own_unit(where: str) -> None:
    given = understand(f"giao bác Ba {where}báo cáo thu chi, hạn 15/12", CLERK)
    assert isinstance(given, i.NewTask)
    assert [unit.code for unit in given.units] == ["KHTC"]
    assert given.content.startswith("báo cáo")


def test_somebody_of_one_unit_beside_another_unit_is_asked_about() -> None:
    assert isinstance(understand("giao bác Ba bên TTR báo cáo thu chi, hạn 15/12", CLERK), i.Ambiguous)


def test_of_a_report_the_share_of_the_unit_that_somebody_leads_is_meant() -> None:
    confirmed = understand("duyệt việc 12 của bác Ba", CLERK)
    assert isinstance(confirmed, i.Confirm)
    assert confirmed.unit is not None
    assert confirmed.unit.code == "KHTC"
    returned = understand("trả lại việc 12 cho bác Ba vì thiếu phụ lục", CLERK)
    assert isinstance(returned, i.Return)
    assert (returned.numbers, returned.reason) == ((12,), "thiếu phụ lục")
    assert returned.unit is not None
    assert returned.unit.code == "KHTC"
    assert isinstance(understand("duyệt việc 12 của đồng chí Trần Thị Vân", CLERK), i.Ambiguous)
