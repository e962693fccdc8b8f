"""People put out by the office: shown first, done after a yes; what was theirs follows the post."""

from datetime import date

import pytest
from sqlmodel import col, select

from messages.text import Message, message_payload, plain
from storage import tables
from storage.database.engine import Session
from storage.delivery.outbox import Target, enqueue
from storage.registry import people
from tasks.model import Role
from tests.bot.actions.people.test_linking import code_for, texts
from tests.bot.talk import BOT, CHANNEL, Talk, chat_of
from tests.office import Office


def leaves(talk: Talk, office: Office, said: str = "N08 nghỉ việc") -> str:
    """The clerk says who has left, and yes; what is then said."""
    talk.say(office.clerk, said)
    return texts(talk.say(office.clerk, "đồng ý"))


def role_events(talk: Talk, kind: str) -> list[tuple[int | None, str, str]]:
    return [(event.actor_id, event.subject, event.old or event.new) for event in talk.events(kind)]


def test_who_leaves_is_shown_with_all_that_is_theirs_and_nothing_is_done(talk: Talk, office: Office) -> None:
    talk.give("Rà soát hồ sơ", [office.inspection])
    shown = texts(talk.say(office.clerk, "đồng chí Lã Minh Trí chuyển công tác"))
    for told in ("Lã Minh Trí", "N08", "Telegram", "1 việc đang mở", "CHƯA CÓ", "Không hoàn tác", "đồng ý"):
        assert told in shown
    assert talk.events("person_left") == []
    assert talk.say(office.head_inspection, "việc của tôi") != []


@pytest.mark.parametrize("yes", ["đồng ý", "1", "đúng", "ok"])
def test_a_yes_puts_them_out(talk: Talk, office: Office, yes: str) -> None:
    talk.say(office.clerk, "N08 nghỉ hưu")
    assert "Đã đưa ra khỏi danh mục" in texts(talk.say(office.clerk, yes))
    assert [(event.actor_id, event.subject) for event in talk.events("person_left")] == [
        (office.clerk, f"person:{office.head_inspection}")
    ]
    assert role_events(talk, "role_withdrawn") == [(office.clerk, f"person:{office.head_inspection}", "head")]


def test_the_button_under_what_was_shown_does_it_and_an_old_one_shows_it_anew(
    talk: Talk, office: Office
) -> None:
    talk.say(office.clerk, "N08 nghỉ việc")
    talk.say(office.clerk, "quá hạn")
    assert "Chưa làm gì" in texts(talk.press(office.clerk, f"putout:{office.head_inspection}"))
    assert talk.events("person_left") == []
    talk.press(office.clerk, f"putout:{office.head_inspection}")
    assert len(talk.events("person_left")) == 1


def test_a_no_and_anything_else_leave_all_as_it_is(talk: Talk, office: Office) -> None:
    talk.say(office.clerk, "N08 nghỉ việc")
    talk.say(office.clerk, "không")
    talk.say(office.clerk, "đồng ý")
    talk.say(office.clerk, "N08 nghỉ việc")
    talk.say(office.clerk, "quá hạn")
    talk.say(office.clerk, "đồng ý")
    assert talk.events("person_left") == []


def test_whoever_was_put_out_is_told_once_and_is_a_stranger_from_then_on(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát hồ sơ", [office.inspection])
    talk.bind(office.head_inspection, "bot7", number)
    leaves(talk, office)
    told = talk.in_chat(chat_of(office.head_inspection))
    assert len(told) == 1
    assert "không dùng Hệ thống được nữa" in texts(told)
    talk.heard(office.head_inspection)
    said = texts(talk.say(office.head_inspection, f"xong {number}", reply_to="bot7"))
    assert "Rà soát" not in said
    for data in (f"done:{number}", f"task:{number}", "mine", "more"):
        assert talk.press(office.head_inspection, data) == []
    assert talk.say(office.head_inspection, "tiếp") == []
    assert talk.assignment(number, office.inspection).status == "assigned"


def test_what_was_on_its_way_to_them_never_goes(talk: Talk, office: Office) -> None:
    head = office.head_inspection

    def owe(session: Session) -> None:
        enqueue(session, "notice:1", "digest", now=talk.now, person_id=head)
        here = Target(CHANNEL, BOT, chat_of(head))
        enqueue(session, "answer:1", "digest", now=talk.now, person_id=head, to=here)

    talk.database.write(owe)
    leaves(talk, office)
    wanted = select(tables.Outbox).where(col(tables.Outbox.key).in_(("notice:1", "answer:1")))
    rows = talk.database.read(lambda session: list(session.exec(wanted)))
    assert [(row.state, row.reason) for row in rows] == [("cancelled", "put_out")] * 2


def test_what_the_chat_remembered_is_gone(talk: Talk, office: Office) -> None:
    numbers = [talk.give(f"Rà soát hồ sơ {n}", [office.inspection]) for n in range(40)]
    assert "tiếp" in texts(talk.say(office.head_inspection, "việc của tôi"))
    talk.say(office.head_inspection, f"xin gia hạn {numbers[0]}")
    leaves(talk, office)
    wanted = select(tables.Offer).where(tables.Offer.chat_id == chat_of(office.head_inspection))
    kept = talk.database.read(lambda session: [(row.choices, row.context) for row in session.exec(wanted)])
    assert kept == [([], {})]


def test_work_follows_the_post_to_the_deputy_who_is_told_of_all_of_it(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát hồ sơ", [office.planning])
    head, deputy = office.head_planning, office.deputy_head_planning

    def owe(session: Session) -> None:
        share = session.exec(select(tables.Assignment.id)).one()
        said = Message((plain("Văn phòng trả lại báo cáo."),))
        for kind, payload in (
            ("assigned", {"assignments": [share]}),
            ("message", message_payload(said, (number,))),
        ):
            enqueue(session, f"owed:{kind}", kind, now=talk.now, person_id=head, payload=payload)

    talk.database.write(owe)
    shown = texts(talk.say(office.clerk, "đồng chí Kiều Đức Anh nghỉ hưu"))
    assert "Giang Thu Hiền" in shown
    assert "CHƯA CÓ" not in shown
    wanted = select(tables.Outbox).where(tables.Outbox.person_id == deputy)
    talk.say(office.clerk, "đồng ý")
    rows = talk.database.read(lambda session: list(session.exec(wanted)))
    assert [(row.key, row.state) for row in rows[:2]] == [
        (f"owed:assigned>{deputy}", "due"),
        (f"owed:message>{deputy}", "due"),
    ]
    assert f"Việc {number}: Rà soát hồ sơ" in rows[2].payload["message"]["blocks"][2]["plain"]
    assert "Đã ghi nhận" in texts(talk.say(deputy, f"xong {number}"))


def test_the_others_of_the_office_hear_where_nobody_answers_any_more(talk: Talk, office: Office) -> None:
    talk.give("Rà soát hồ sơ", [office.inspection], due=date(2026, 11, 30))
    leaves(talk, office)
    told = texts(talk.heard(office.chief))
    assert "Mạc Thị Nhàn" in told
    assert "Thanh tra Sở: 1 việc đang mở" in told
    assert "CHƯA CÓ" in told


def test_a_deputy_director_is_in_charge_of_nothing_any_more(talk: Talk, office: Office) -> None:
    shown = texts(talk.say(office.clerk, "N02 nghỉ việc"))
    assert "Thôi phụ trách: Phòng Quy hoạch, Thanh tra Sở, Bệnh viện Mắt" in shown
    talk.say(office.clerk, "đồng ý")
    units = talk.database.read(lambda session: [unit.in_charge_id for unit in people.units(session)])
    assert set(units) == {None}
    changed = talk.events("charge_changed")
    assert [(event.actor_id, event.old, event.new) for event in changed] == [
        (office.clerk, str(office.deputy), "")
    ] * 3


@pytest.mark.parametrize(
    "who", ["head_planning", "deputy_head_planning", "staff_planning", "director", "deputy"]
)
@pytest.mark.parametrize("said", ["N08 nghỉ việc", "hủy liên kết N08"])
def test_nobody_but_the_office_does_it_and_the_others_hear_whom_to_ask(
    talk: Talk, office: Office, who: str, said: str
) -> None:
    person = getattr(office, who)
    told = texts(talk.say(person, said)) + texts(talk.say(person, "đồng ý"))
    assert "Quách Hữu Lộc, Mạc Thị Nhàn" in told
    talk.press(person, f"putout:{office.head_inspection}")
    talk.press(person, f"unlink:{office.head_inspection}")
    assert talk.events("person_left") + talk.events("unlinked") == []


def test_who_is_not_exactly_one_is_asked_about(talk: Talk, office: Office) -> None:
    def namesake(session: Session) -> None:
        session.add(tables.Person(code="N20", name="Đỗ Minh Trí", title="Kế toán", unit_id=office.hospital))

    talk.database.write(namesake)
    asked = texts(talk.say(office.clerk, "đồng chí Trí nghỉ việc"))
    assert "N08 nghỉ việc" in asked
    assert "N20 nghỉ việc" in asked
    shown = texts(talk.say(office.clerk, "2"))
    assert "Đỗ Minh Trí" in shown
    assert "Chưa làm gì" in shown
    assert talk.events("person_left") == []
    talk.say(office.clerk, "đồng ý")
    assert [event.subject for event in talk.events("person_left")] != [f"person:{office.head_inspection}"]


@pytest.mark.parametrize("said", ["N99 nghỉ việc", "nghỉ việc", "hủy liên kết N99", "hủy liên kết"])
def test_nobody_known_is_no_one_put_out(talk: Talk, office: Office, said: str) -> None:
    assert "Chưa làm gì" in texts(talk.say(office.clerk, said))
    talk.say(office.clerk, "đồng ý")
    assert talk.events("person_left") + talk.events("unlinked") == []


@pytest.mark.parametrize(
    "said",
    [
        "N08 sắp nghỉ việc",
        "nếu N08 nghỉ việc thì sao",
        "N08 nghỉ việc chưa",
        "N08 không nghỉ việc",
        "nghe nói N08 nghỉ việc",
        "N08 chuyển công tác sang Phòng Quy hoạch",
        "N08 nghỉ việc từ 01/12/2026",
        "hủy liên kết N08 nhưng giữ Telegram",
        "đừng hủy liên kết N08",
        "N04 nghỉ việc",
    ],
)
def test_what_is_not_plainly_said_puts_nobody_out(talk: Talk, office: Office, said: str) -> None:
    talk.say(office.clerk, said)
    talk.say(office.clerk, "đồng ý")
    assert talk.events("person_left") + talk.events("unlinked") == []


def test_one_account_of_two_is_closed_and_the_other_goes_on(talk: Talk, office: Office) -> None:
    head = office.head_inspection
    talk.later(hours=1).stranger("900", code_for(talk, head).code)
    shown = texts(talk.say(office.clerk, "hủy liên kết cũ của N08"))
    assert "giữ nguyên" in shown
    assert "Đã hủy liên kết" in texts(talk.say(office.clerk, "đồng ý"))
    assert "Văn phòng đã hủy liên kết" in texts(talk.in_chat(chat_of(head)))
    left = talk.database.read(lambda session: [row.chat_id for row in people.addresses(session, head)])
    assert left == ["900"]
    assert [(event.actor_id, event.subject) for event in talk.events("unlinked")] == [
        (office.clerk, f"person:{head}")
    ]
    assert "Rà soát" not in texts(talk.say(head, "việc của tôi"))


def test_a_new_code_links_again_after_unlinking(talk: Talk, office: Office) -> None:
    head = office.head_inspection
    talk.say(office.clerk, "hủy liên kết N08")
    said = texts(talk.say(office.clerk, "đồng ý"))
    assert "mời N08" in said
    talk.in_chat(chat_of(head))
    code = code_for(talk, head).code
    assert "Đã liên kết" in texts(talk.stranger(chat_of(head), code))


def test_accounts_that_changed_after_they_were_shown_are_not_closed(talk: Talk, office: Office) -> None:
    head = office.head_inspection
    talk.stranger("900", code_for(talk, head).code)
    talk.say(office.clerk, "hủy liên kết N08")
    talk.say(office.chief, "hủy liên kết cũ N08")
    talk.say(office.chief, "đồng ý")
    assert "đã thay đổi" in texts(talk.say(office.clerk, "đồng ý"))
    assert len(talk.events("unlinked")) == 1


def test_the_office_sees_who_is_linked_by_which_account(talk: Talk, office: Office) -> None:
    listed = texts(talk.say(office.clerk, "danh sách liên kết"))
    assert "N08" in listed
    assert "Telegram, liên kết ngày 01/11/2026" in listed
    assert "N09" not in listed
    assert "liên kết ngày" not in texts(talk.say(office.head_planning, "danh sách liên kết"))


def test_nothing_that_is_decided_later_is_told_to_who_has_left(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát hồ sơ", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    leaves(talk, office, "N05 nghỉ việc")
    talk.heard(office.head_planning)
    talk.heard(office.deputy_head_planning)
    talk.say(office.clerk, f"xác nhận {number}")
    assert talk.heard(office.head_planning) == []
    assert str(number) in texts(talk.heard(office.deputy_head_planning))


def test_nobody_holds_a_role_of_who_has_left(talk: Talk, office: Office) -> None:
    leaves(talk, office, "N03 nghỉ hưu")
    held = talk.database.read(lambda session: people.holders(session, Role.OFFICE))
    assert [each.id for each in held] == [office.clerk]
