"""People, what waits, numbers and help."""

from datetime import date

import pytest

from chat import understand
from chat.intents import Help, Unknown
from chat.situation import Situation
from messages.help import MENU, commands
from messages.text import Message
from storage import tables
from storage.database.engine import Session
from storage.registry import people
from tests.bot.actions.questions.test_asking_lists import text
from tests.bot.talk import Talk
from tests.office import Office


def test_who_has_not_linked_is_named_with_the_way_to_invite(talk: Talk, office: Office) -> None:
    talk.give("Khám sàng lọc", [office.hospital])
    said = text(talk.say(office.clerk, "ai chưa liên kết"))
    assert "CHƯA LIÊN KẾT: 1 người (đã liên kết 8)" in said
    assert "Ông Thị Vân, Giám đốc (N09), Bệnh viện Mắt; đơn vị đang có 1 việc" in said
    assert "mời N09" in said


def test_a_head_hears_of_the_own_people_only(talk: Talk, office: Office) -> None:
    assert "Ông Thị Vân" not in text(talk.say(office.head_planning, "ai chưa liên kết"))


def test_a_blocked_chat_and_what_did_not_arrive_are_named(talk: Talk, office: Office) -> None:
    def block(session: Session) -> None:
        (address,) = people.addresses(session, office.head_inspection)
        people.set_address_state(session, address.id or 0, "blocked", talk.now)
        for state, reason in (("refused", "blocked"), ("unknown", "unanswered"), ("sent", "")):
            session.add(
                tables.Outbox(
                    key=f"t:{state}",
                    kind="message",
                    person_id=office.head_inspection,
                    payload={"tasks": [7]},
                    state=state,
                    reason=reason,
                    not_before=talk.now,
                    created_at=talk.now,
                    settled_at=talk.now,
                )
            )

    talk.database.write(block)
    said = text(talk.say(office.clerk, "ai không nhận được tin nhắn"))
    assert "Chưa gửi được 2 tin" in said
    assert "Lã Minh Trí, Chánh Thanh tra (N08), Thanh tra Sở — đã chặn hệ thống" in said
    assert "1 tin, không rõ đã nhận hay chưa, việc 7" in said


def test_the_office_is_offered_the_decisions_that_wait(talk: Talk, office: Office) -> None:
    first = talk.give("Lập danh mục dự án", [office.planning])
    second = talk.give("Kết luận thanh tra", [office.inspection])
    talk.say(office.head_planning, f"xong {first} số 12/BC ngày 20/11/2026")
    talk.say(office.head_inspection, f"xin gia hạn {second} đến 07/12/2026 vì chờ giám định")
    talk.heard(office.clerk)
    (answer,) = talk.say(office.clerk, "chờ duyệt")
    said = answer.text.plain
    assert "1 báo cáo chờ xác nhận, 1 đề nghị gia hạn chờ quyết định" in said
    assert "văn bản 12/BC ngày 20/11/2026" in said
    assert "lý do: chờ giám định" in said
    assert [b.data.split(":")[0] for row in answer.buttons for b in row] == [
        "confirm",
        "return",
        "grant",
        "refuse",
    ]
    assert "1 đề nghị gia hạn" in text(talk.say(office.clerk, "ai xin gia hạn"))
    assert "Lập danh mục" not in text(talk.say(office.clerk, "ai xin gia hạn"))


def test_a_request_on_the_next_page_is_decided_there(talk: Talk, office: Office) -> None:
    work = "tổng hợp, đánh giá và báo cáo kết quả thực hiện nhiệm vụ được giao trong lĩnh vực phụ trách " * 2
    reported = [talk.give(f"{work}, phần {n}", [office.planning]) for n in range(4)]
    asked = talk.give(f"{work}, phần thanh tra", [office.inspection])
    for number in reported:
        talk.say(office.head_planning, f"xong {number} số {number}/BC ngày 20/11/2026")
    talk.say(office.head_inspection, f"xin gia hạn {asked} đến 07/12/2026 vì chờ giám định")
    talk.heard(office.clerk)
    (first,) = talk.say(office.clerk, "chờ duyệt")
    (second,) = talk.say(office.clerk, "tiếp")
    assert "chờ giám định" not in first.text.plain
    assert not {f"grant:{asked}", f"refuse:{asked}"} & decided(first)
    assert "chờ giám định" in second.text.plain
    assert {f"grant:{asked}", f"refuse:{asked}"} <= decided(second)


def decided(message: Message) -> set[str]:
    """The verbs and tasks of the buttons under it."""
    return {each.data.rpartition(":")[0] for row in message.buttons for each in row if ":" in each.data}


def test_what_a_unit_says_is_not_its_own_waits_until_the_office_has_acted_on_it(
    talk: Talk, office: Office
) -> None:
    number = talk.give("Lập danh mục dự án", [office.planning])
    talk.say(office.head_planning, f"không thuộc trách nhiệm {number} vì việc của Thanh tra")
    talk.heard(office.clerk)
    (answer,) = talk.say(office.clerk, "chờ duyệt")
    assert "1 đề nghị giao đơn vị khác" in answer.text.plain
    assert "việc của Thanh tra" in answer.text.plain
    assert [b.data.split(":")[0] for row in answer.buttons for b in row] == ["task", "urge"]
    wish = "Đề nghị giao đơn vị khác (Phòng Quy hoạch), lý do: việc của Thanh tra"
    assert wish in text(talk.say(office.clerk, f"việc {number}"))
    talk.say(office.clerk, f"đôn đốc {number}")
    assert wish not in text(talk.say(office.clerk, f"việc {number}"))
    assert "giao đơn vị khác" not in text(talk.say(office.clerk, "chờ duyệt"))


def test_the_director_sees_what_waits_without_buttons_to_decide(talk: Talk, office: Office) -> None:
    number = talk.give("Lập danh mục dự án", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    (answer,) = talk.say(office.director, "chờ duyệt")
    assert "1 báo cáo chờ xác nhận" in answer.text.plain
    assert answer.buttons == ()


def test_where_nobody_is_late_a_ranking_by_lateness_says_so(talk: Talk, office: Office) -> None:
    talk.give("Lập danh mục dự án", [office.planning])
    answer = text(talk.say(office.director, "ai làm chậm nhất"))
    assert "Kính báo cáo" in answer
    assert "không có đơn vị nào chậm" in answer


def test_statistics_judge_by_the_report_and_not_by_the_confirmation(talk: Talk, office: Office) -> None:
    number = talk.give("Lập danh mục dự án", [office.planning], due=date(2026, 11, 25))
    talk.give("Việc chưa làm", [office.planning], due=date(2026, 11, 26))
    talk.give("Việc của thanh tra", [office.inspection], helpers=[office.planning], due=None)
    talk.say(office.head_planning, f"xong {number}")
    talk.later(days=9).say(office.clerk, f"xác nhận {number}")
    said = text(talk.say(office.director, "thống kê"))
    assert "3 nhiệm vụ; hoàn thành 1 (33,3%): đúng hạn 1, quá hạn 0" in said
    assert "Phòng Quy hoạch: 2 nhiệm vụ; hoàn thành 1 (50%)" in said
    assert "Thanh tra Sở: 1 nhiệm vụ" in said
    assert "Thanh tra" not in text(talk.say(office.head_planning, "thống kê"))


@pytest.mark.parametrize(
    ("who", "offered", "withheld"),
    [
        ("clerk", "xác nhận 12", "rút báo cáo 12"),
        ("director", "đơn vị nào đang trễ?", "xác nhận 12"),
        ("head_planning", "xin gia hạn 12", "mời (mã cán bộ)"),
        ("staff_planning", "đang làm 12", "xong 12"),
    ],
)
def test_help_fits_the_role(talk: Talk, office: Office, who: str, offered: str, withheld: str) -> None:
    said = text(talk.say(getattr(office, who), "trợ giúp"))
    assert offered in said
    assert f"• {withheld}" not in said


def test_the_head_of_the_office_gets_both_parts(talk: Talk, office: Office) -> None:
    said = text([*talk.say(office.chief, "/help"), *talk.say(office.chief, "tiếp")])
    assert "xác nhận 12" in said
    assert "rút báo cáo 12" in said


@pytest.mark.parametrize("command", [name for name, _ in MENU])
def test_every_command_of_the_menu_is_understood(talk: Talk, command: str) -> None:
    asked = understand(f"/{command}", Situation(today=date(2026, 11, 23), office=True, linked=True))
    assert not isinstance(asked, Unknown)
    assert isinstance(asked, Help) == (command == "trogiup")


def test_the_menu_of_a_unit_leaves_out_what_it_may_not_do() -> None:
    assert "excel" not in dict(commands(office=False, leader=False))
    assert dict(commands(office=True, leader=False)) == dict(MENU)
