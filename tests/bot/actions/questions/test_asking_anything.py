"""A question as a query: what is said of its filters, what is offered instead, and who may ask it."""

from datetime import date

import pytest

from chat.intents import Ask, AskPeople, AskUnits, UnitName
from storage.database.engine import Session
from storage.delivery.outbox import Target
from storage.incoming import chats
from tasks.query import UNFINISHED, DateOf, Group, Order, Query, Shape, Span, Stand
from tests.bot.actions.questions.test_asking_export import rows_of
from tests.bot.actions.questions.test_asking_lists import text
from tests.bot.talk import BOT, CHANNEL, Talk, chat_of
from tests.office import Office


@pytest.fixture
def busy(talk: Talk, office: Office) -> Talk:
    """Five tasks of two units: late, late and shared, soon, undated, done."""
    talk.later(days=-21)
    talk.give("Báo cáo tiến độ quy hoạch", [office.planning], due=date(2026, 11, 18))
    talk.give("Góp ý dự thảo", [office.planning, office.inspection], due=date(2026, 11, 13))
    talk.give("Lập danh mục dự án", [office.planning], due=date(2026, 11, 26))
    talk.give("Phối hợp truyền thông", [office.inspection], due=None)
    talk.give("Kiểm kê tài sản", [office.inspection], due=date(2026, 12, 20))
    talk.say(office.head_inspection, "xong 5")
    talk.say(office.clerk, "xác nhận 5")
    for person in (office.clerk, office.chief, office.head_inspection):
        talk.heard(person)
    return talk.later(days=21)


def ask(talk: Talk, person: int, query: Query, *not_applied: str) -> str:
    """What is answered to the query."""
    return text(talk.mean(person, Ask(query, not_applied)))


def test_a_filter_that_cannot_be_applied_is_said_and_no_other_list_is_shown(
    busy: Talk, office: Office
) -> None:
    said = ask(busy, office.clerk, Query(stands=UNFINISHED), "màu đỏ")
    assert "“màu đỏ”" in said
    assert "Góp ý dự thảo" not in said
    assert "Góp ý dự thảo" in text(busy.say(office.clerk, "1"))


def test_an_empty_answer_names_its_filters_and_offers_the_nearest_wider_question(
    busy: Talk, office: Office
) -> None:
    said = ask(busy, office.clerk, Query(stands=(Stand.OVERDUE,), late_over=30))
    assert "Việc quá hạn trên 30 ngày làm việc" in said
    assert "Việc quá hạn: 3 việc" in said
    assert "Báo cáo tiến độ" in text(busy.say(office.clerk, "1"))


def test_one_task_of_two_units_is_one_entry(busy: Talk, office: Office) -> None:
    said = ask(busy, office.clerk, Query(stands=(Stand.OVERDUE,)))
    assert said.count("Góp ý dự thảo") == 1
    assert "— Phòng Quy hoạch; Thanh tra Sở: hạn" in said


def test_a_number_is_answered_with_a_number(busy: Talk, office: Office) -> None:
    said = ask(busy, office.clerk, Query(units=("QHPT",), stands=(Stand.OVERDUE,), shape=Shape.COUNT))
    assert "Việc quá hạn của Phòng Quy hoạch: 2 việc" in said
    assert "Góp ý" not in said


def test_who_has_not_reported_a_task_names_the_units(busy: Talk, office: Office) -> None:
    busy.say(office.head_planning, "xong 2")
    busy.heard(office.clerk)
    said = ask(busy, office.clerk, Query(tasks=(2,), stands=(Stand.UNREPORTED,), shape=Shape.WHO))
    assert "Thanh tra Sở: 1 việc" in said
    assert "Phòng Quy hoạch" not in said


def test_units_without_such_tasks_are_named_and_the_others_are_not(busy: Talk, office: Office) -> None:
    said = ask(busy, office.director, Query(stands=(Stand.OVERDUE,), shape=Shape.WHO, none=True))
    assert "Đơn vị không có việc quá hạn" in said
    assert "• Văn phòng" in said
    assert "Phòng Quy hoạch" not in said


def test_who_acknowledged_is_told_by_unit(busy: Talk, office: Office) -> None:
    busy.say(office.head_planning, "đã nhận 2")
    busy.heard(office.clerk)
    said = ask(busy, office.clerk, Query(tasks=(2,), stands=(Stand.ACKNOWLEDGED,), shape=Shape.WHO))
    assert "Phòng Quy hoạch: 1 việc" in said
    assert "Thanh tra Sở" not in said


def test_months_that_are_compared_are_told_one_by_one(busy: Talk, office: Office) -> None:
    span = Span(date(2026, 11, 1), date(2026, 12, 31))
    said = ask(busy, office.director, Query(span=span, group=Group.MONTH, shape=Shape.COMPARE, figures=True))
    assert "Tháng 11/2026" in said
    assert "Tháng 12/2026" in said


@pytest.mark.parametrize("shape", [Shape.RANK, Shape.COMPARE])
def test_units_are_compared_for_those_only_who_may_see_that(busy: Talk, office: Office, shape: Shape) -> None:
    assert "Thanh tra Sở" in ask(busy, office.director, Query(shape=shape))
    refused = ask(busy, office.head_planning, Query(shape=shape))
    assert "dành cho Văn phòng và lãnh đạo" in refused
    assert "Thanh tra" not in refused


def test_who_did_best_comes_first(busy: Talk, office: Office) -> None:
    said = ask(busy, office.director, Query(shape=Shape.RANK))
    assert said.index("1. Thanh tra Sở") < said.index("2. Phòng Quy hoạch")


def test_a_head_asking_about_another_unit_or_its_people_hears_so(busy: Talk, office: Office) -> None:
    for query in (Query(units=("TTR",)), Query(units=("QHPT", "TTR")), Query(persons=("N08",))):
        said = ask(busy, office.head_planning, query)
        assert "chỉ xem được việc của đơn vị mình" in said
        assert "truyền thông" not in said


def test_a_head_sees_only_the_own_share_of_a_shared_task(busy: Talk, office: Office) -> None:
    said = ask(busy, office.head_planning, Query(stands=(Stand.OVERDUE,)))
    assert "Góp ý dự thảo" in said
    assert "Thanh tra" not in said


def test_a_unit_that_is_not_there_is_said(busy: Talk, office: Office) -> None:
    assert "Không có mã NVX" in ask(busy, office.clerk, Query(units=("NVX",)))


def test_a_person_stands_for_the_units_that_they_answer_for(busy: Talk, office: Office) -> None:
    said = ask(busy, office.clerk, Query(persons=("N08",), stands=(Stand.OVERDUE,)))
    assert "của đồng chí Lã Minh Trí: 1 việc" in said
    assert "Góp ý dự thảo" in said


def test_a_shape_that_there_is_none_of_is_said_with_the_list(busy: Talk, office: Office) -> None:
    said = ask(busy, office.clerk, Query(stands=(Stand.OVERDUE,), shape=Shape.PICTURE))
    assert "chưa có biểu đồ" in said
    assert "Góp ý dự thảo" in said


def test_a_workbook_holds_what_was_asked_for(busy: Talk, office: Office) -> None:
    query = Query(stands=(Stand.OVERDUE,), units=("QHPT",), shape=Shape.XLSX)
    (answer,) = busy.mean(office.clerk, Ask(query))
    assert answer.attachment is not None
    found = {str(row["Nội dung nhiệm vụ"]) for row in rows_of(answer.attachment.path)}
    assert found == {"Báo cáo tiến độ quy hoạch", "Góp ý dự thảo"}
    assert "Việc quá hạn của Phòng Quy hoạch" in answer.text.plain


def test_tasks_are_counted_by_month(busy: Talk, office: Office) -> None:
    said = ask(busy, office.clerk, Query(group=Group.MONTH))
    assert said.index("Tháng 11/2026: 4 việc") < said.index("Tháng 12/2026: 1 việc")
    assert "Không có ngày: 1 việc" in said


def test_what_was_done_in_a_span_is_found_by_its_report(busy: Talk, office: Office) -> None:
    november = Span(date(2026, 11, 1), date(2026, 11, 30))
    done = Query(stands=(Stand.DONE,), span=november, date_of=DateOf.CLOSED, order=Order.LATEST)
    assert "Kiểm kê tài sản" in ask(busy, office.clerk, done)


def test_the_last_question_is_remembered_for_an_hour(busy: Talk, office: Office) -> None:
    query = Query(units=("QHPT",), stands=(Stand.OVERDUE,), late_over=2)
    ask(busy, office.clerk, query)
    chat = Target(CHANNEL, BOT, chat_of(office.clerk))

    def last(session: Session) -> Query | None:
        asked = chats.last_asked(session, chat, busy.now)
        return asked.query if asked else None

    assert busy.database.read(last) == query
    busy.later(hours=2)
    assert busy.database.read(last) is None


def test_the_units_are_listed_with_their_codes(talk: Talk, office: Office) -> None:
    assert "QHPT — Phòng Quy hoạch" in text(talk.mean(office.clerk, AskUnits()))
    own = text(talk.mean(office.head_planning, AskUnits()))
    assert "QHPT" in own
    assert "TTR" not in own


def test_the_people_are_listed_with_their_codes(talk: Talk, office: Office) -> None:
    everybody = text(talk.mean(office.clerk, AskPeople()))
    assert "N09 — Ông Thị Vân, Giám đốc, Bệnh viện Mắt (chưa liên kết)" in everybody
    planning = text(talk.mean(office.clerk, AskPeople(UnitName("Quy hoạch", "QHPT"))))
    assert "N05" in planning
    assert "N08" not in planning
    assert "N09" not in text(talk.mean(office.clerk, AskPeople(linked=True)))
    assert "N05" not in text(talk.mean(office.clerk, AskPeople(reachable=False)))
    assert "N08" not in text(talk.mean(office.head_planning, AskPeople()))


def test_who_heads_a_unit_is_told_to_every_colleague_and_not_how_to_reach_them(
    talk: Talk, office: Office
) -> None:
    said = text(talk.say(office.head_planning, "ai là giám đốc Bệnh viện Mắt"))
    assert "Ông Thị Vân, Giám đốc" in said
    assert "chưa liên kết" not in said
    assert "Lã Minh Trí" in text(talk.say(office.head_planning, "còn Thanh tra Sở?"))
    assert "Chánh Thanh tra" in text(talk.say(office.head_planning, "số điện thoại luôn nhé"))


def test_any_list_goes_on_by_word(busy: Talk, office: Office) -> None:
    busy.say(office.head_planning, "việc của tôi")
    assert "không hiểu" not in text(busy.say(office.head_planning, "xem tiếp đi")).casefold()


def test_whoever_is_in_charge_of_units_asks_for_theirs(busy: Talk, office: Office) -> None:
    said = text(busy.say(office.deputy, "việc quá hạn của các đơn vị tôi phụ trách"))
    assert "Việc quá hạn của đơn vị đồng chí phụ trách: 3 việc" in said
    nobody = text(busy.say(office.director, "việc quá hạn của các đơn vị tôi phụ trách"))
    assert "chưa ghi đồng chí phụ trách đơn vị nào" in nobody
    assert "Góp ý dự thảo" not in nobody
    assert "Góp ý dự thảo" in text(busy.say(office.director, "1"))


def test_what_could_not_be_applied_is_not_in_the_next_question_either(busy: Talk, office: Office) -> None:
    busy.say(office.clerk, "việc quá hạn của QHPT")
    assert "“màu đỏ”" in text(busy.say(office.clerk, "có việc quá hạn nào màu đỏ của QHPT không"))
    said = text(busy.say(office.clerk, "còn Thanh tra?"))
    assert "“màu đỏ”" in said
    assert "Góp ý dự thảo" not in said


def test_a_file_and_a_count_are_of_the_question_before(busy: Talk, office: Office) -> None:
    listed = text(busy.say(office.director, "việc chậm từ 1 đến 5 ngày của QHPT"))
    assert "quá hạn từ 1 đến 5 ngày làm việc của Phòng Quy hoạch: 1 việc" in listed
    assert "của Phòng Quy hoạch: 1 việc" in text(busy.say(office.director, "bao nhiêu việc"))
    (answer,) = busy.say(office.director, "xuất excel")
    assert answer.attachment is not None
    assert [row["Nội dung nhiệm vụ"] for row in rows_of(answer.attachment.path)] == [
        "Báo cáo tiến độ quy hoạch"
    ]
