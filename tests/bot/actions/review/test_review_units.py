"""Which units drafts go to: one answer for a name, aliases, several units, names that nobody bears."""

import pytest

from storage.registry import people
from tests.bot.reviewing import DOCUMENT, desk, leads, received, said, send
from tests.bot.talk import Talk
from tests.office import Office


def test_one_answer_settles_every_draft_that_bears_the_name(opened: Talk, office: Office) -> None:
    answer = said(opened.say(office.clerk, "giao 2 cho QHPT"))
    assert "Đã ghi việc 2, 3 (văn bản ghi “Phòng Giám định”) cho Phòng Quy hoạch." in answer
    assert leads(opened)[2] == leads(opened)[3] == [office.planning]


def test_a_name_that_was_read_by_likeness_is_proposed_and_never_assigned(talk: Talk, office: Office) -> None:
    text = DOCUMENT.replace("6. Phòng Quy hoạch", "6. Phòng Quy hoạchh")
    asked = said(send(talk, office.clerk, received(text)))
    assert "“Phòng Quy hoạchh” không có trong danh mục (việc 6). Gần giống: Phòng Quy hoạch (QHPT)" in asked
    assert "Trả lời: giao 6 cho QHPT hoặc bỏ 6" in asked
    assert (leads(talk)[1], leads(talk)[6]) == ([office.planning], [])


@pytest.mark.parametrize("written", ["Phòng QHPT", "P.QHPT", "phòng QHPT"])
def test_a_code_behind_the_units_noun_is_the_unit(talk: Talk, office: Office, written: str) -> None:
    text = DOCUMENT.replace("1. Phòng Quy hoạch", f"1. {written}").replace(
        "6. Phòng Quy hoạch", f"6. {written}"
    )
    asked = said(send(talk, office.clerk, received(text)))
    assert "QHPT” không có trong danh mục" not in asked
    assert leads(talk)[1] == leads(talk)[6] == [office.planning]


def test_a_code_behind_another_noun_is_offered_with_its_command(talk: Talk, office: Office) -> None:
    text = DOCUMENT.replace("6. Phòng Quy hoạch", "6. Ban QHPT")
    asked = said(send(talk, office.clerk, received(text)))
    assert "“Ban QHPT” không có trong danh mục (việc 6). Gần giống: Phòng Quy hoạch (QHPT)" in asked
    assert "giao 6 cho QHPT hoặc bỏ 6" in asked
    assert leads(talk)[6] == []


def test_a_later_answer_for_one_draft_is_for_that_draft_only(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "giao 2 cho QHPT")
    opened.say(office.clerk, "giao 3 cho TTR")
    assert (leads(opened)[2], leads(opened)[3]) == ([office.planning], [office.inspection])


def test_the_name_is_kept_when_the_office_chooses_so_and_known_in_the_next_document(
    opened: Talk, office: Office
) -> None:
    assert "nhớ tên 2" in said(opened.say(office.clerk, "giao 2 cho QHPT"))
    assert "Đã ghi nhớ: “Phòng Giám định” là Phòng Quy hoạch." in said(opened.say(office.clerk, "1"))
    opened.say(office.clerk, "không nhập")
    again = said(send(opened, office.clerk, received(DOCUMENT)))
    assert "không có trong danh mục" not in again
    assert leads(opened, 2)[2] == [office.planning]


def test_a_name_that_another_unit_bears_is_not_kept(opened: Talk, office: Office) -> None:
    answer = said(opened.say(office.clerk, "nhớ tên Thanh tra là QHPT"))
    assert "đang là tên của Thanh tra Sở" in answer
    unit = opened.database.read(lambda session: people.unit_by_code(session, "QHPT"))
    assert unit is not None
    assert "Thanh tra" not in unit.aliases


def test_an_alias_kept_settles_the_drafts_of_another_open_review(opened: Talk, office: Office) -> None:
    other = DOCUMENT.replace("2210/SYT-VP", "2211/SYT-VP").replace("ngày 20 tháng 11", "ngày 19 tháng 11")
    send(opened, office.clerk, received(other))
    opened.press(office.clerk, "page:1:1")
    opened.database.write(lambda session: people.add_alias(session, office.planning, "Phòng Giám định"))
    opened.press(office.clerk, "page:2:1")
    assert leads(opened, 2)[3] == [office.planning]


def test_several_leads_and_helpers_are_given_in_one_sentence(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "giao 6 cho QHPT, TTR; phối hợp BVM")
    draft = desk(opened).drafts[5]
    assert set(draft.leads) == {office.planning, office.inspection}
    opened.say(office.clerk, "giao 1 phối hợp BVM")
    first = desk(opened).drafts[0]
    assert (first.leads, first.helpers) == ([office.planning], [office.hospital])


def test_an_unknown_unit_is_asked_about_and_nothing_changes(opened: Talk, office: Office) -> None:
    answer = said(opened.say(office.clerk, "giao 2 cho Phòng Dược liệu"))
    assert "Không có đơn vị “Phòng Dược liệu”" in answer
    assert leads(opened)[2] == []


def test_giving_everything_asks_before_known_units_are_replaced(opened: Talk, office: Office) -> None:
    before = leads(opened)
    answer = said(opened.say(office.clerk, "giao hết cho TTR"))
    assert "1. giao tất cả chưa rõ đơn vị cho TTR" in answer
    assert leads(opened) == before
    opened.say(office.clerk, "1")
    assert leads(opened)[2] == leads(opened)[3] == [office.inspection]
    assert leads(opened)[1] == before[1]


def test_only_the_unit_that_is_named_gives_way(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "giao 6 cho QHPT, TTR")
    opened.say(office.clerk, "chuyển mục 6 từ QHPT sang BVM")
    assert set(leads(opened)[6]) == {office.hospital, office.inspection}


def test_who_does_not_lead_gives_way_only_after_a_yes(opened: Talk, office: Office) -> None:
    answer = said(opened.say(office.clerk, "chuyển mục 1 từ TTR sang BVM"))
    assert "không do Thanh tra Sở chủ trì" in answer
    assert leads(opened)[1] == [office.planning]
    opened.say(office.clerk, "1")
    assert leads(opened)[1] == [office.hospital]


def test_unit_and_deadline_are_told_in_one_clause(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "mục 6 thành TTR chủ trì, hạn 24/12/2026 luôn")
    draft = desk(opened).drafts[5]
    assert (draft.leads, draft.deadline["on"]) == ([office.inspection], "2026-12-24")


def test_the_rest_goes_to_a_unit_only_where_some_have_none(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "mấy mục còn lại BVM ráo")
    assert (leads(opened)[2], leads(opened)[1]) == ([office.hospital], [office.planning])
    before = leads(opened)
    assert "Không còn việc nào chưa rõ đơn vị" in said(opened.say(office.clerk, "các mục còn lại giao TTR"))
    assert leads(opened) == before


def test_all_that_a_unit_leads_goes_to_another_and_the_rest_stays(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "chuyển hết mục của QHPT sang BVM")
    assert (leads(opened)[1], leads(opened)[6]) == ([office.hospital], [office.hospital])
    assert leads(opened)[5] == [office.inspection]
