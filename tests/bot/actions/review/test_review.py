"""The office settles a review in chat: page by page, draft by draft, and saves it."""

from datetime import date, timedelta

import pytest

from chat import intents as i
from messages.review import answers
from storage import settings
from storage.database.engine import Session
from storage.incoming.inbox import Sent, Spoken, bind_all
from storage.work import assignments
from storage.work.assignments import Filter
from tasks.model import OPEN, Share
from tests.bot.reviewing import DOCUMENT, buttons, deadline, desk, desks, left_out, received, said, send
from tests.bot.talk import BOT, CHANNEL, Talk, chat_of
from tests.office import Office

SETTLED = ("giao 2 cho QHPT", "sửa hạn 4 ngày 25 tháng cuối quý", "ngày nhận 20/11/2026")


def settle(talk: Talk, office: Office) -> None:
    """All that the document leaves open is answered."""
    for command in SETTLED:
        talk.say(office.clerk, command)


def test_the_first_message_holds_header_drafts_and_what_is_to_settle(talk: Talk, office: Office) -> None:
    shown = send(talk, office.clerk, received(DOCUMENT))
    text = said(shown)
    assert "2210/SYT-VP ngày 20/11/2026" in text
    assert "Triển khai nhiệm vụ tháng 12 năm 2026" in text
    assert "Sở Y tế tỉnh An Phú" in text
    assert "Trương Văn Khải" in text
    assert "trước 05/12/2026, cần xong trong ngày 04/12/2026, tính quá hạn từ 06/12/2026" in text
    assert "“Phòng Giám định” không có trong danh mục (việc 2, 3)" in text
    assert "sửa hạn 4 ngày 25 tháng cuối quý" in text
    assert "Việc 5 tính hạn từ ngày nhận văn bản" in text
    assert set(buttons(shown)) == {"lưu", "không nhập", "bỏ tất cả không hạn", "trang 2"}


def test_an_inclusive_date_on_a_day_off_shows_the_working_days_on_both_sides(
    talk: Talk, office: Office
) -> None:
    send(talk, office.clerk, received(DOCUMENT))
    text = said(talk.say(office.clerk, "tiếp"))
    assert "12/12/2026 rơi vào ngày nghỉ; ngày làm việc liền trước là 11/12/2026, liền sau là 14/12" in text


def test_a_dropped_draft_keeps_its_number_and_comes_back(opened: Talk, office: Office) -> None:
    assert answers.dropped([3]) in said(opened.say(office.clerk, "bỏ 3"))
    assert left_out(opened) == [3]
    assert "3. (đã bỏ)" in said(opened.say(office.clerk, "trang 1"))
    assert "6. Phòng Quy hoạch" in said(opened.say(office.clerk, "trang 2"))
    assert answers.restored([3]) in said(opened.say(office.clerk, "lấy lại 3"))
    assert left_out(opened) == []


def test_all_undated_drafts_are_dropped_by_button_and_by_typing(opened: Talk, office: Office) -> None:
    opened.press(office.clerk, "undated:1")
    assert left_out(opened) == [6]
    opened.say(office.clerk, "lấy lại 6")
    opened.say(office.clerk, "bỏ tất cả không hạn")
    assert left_out(opened) == [6]


def test_drafts_without_a_unit_are_dropped_together(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "bỏ tất cả chưa rõ đơn vị")
    assert left_out(opened) == [2, 3]


def test_a_number_that_is_not_there_changes_nothing(opened: Talk, office: Office) -> None:
    answer = said(opened.say(office.clerk, "bỏ 1, 9"))
    assert "không có việc 9" in answer
    assert left_out(opened) == []


def test_saving_names_what_is_unsettled_and_saves_nothing(opened: Talk, office: Office) -> None:
    answer = said(opened.say(office.clerk, "lưu"))
    assert answer.startswith("Chưa lưu")
    for offer in ("bỏ 2, 3", "ngày nhận 23/11/2026", "sửa hạn 4 ngày 25 tháng cuối quý"):
        assert offer in answer
    assert desk(opened).review.state == "open"
    assert opened.rows("assigned") == []


def test_an_offer_of_saving_is_chosen_by_its_number(opened: Talk, office: Office) -> None:
    text = said(opened.say(office.clerk, "lưu"))
    line = next(
        line
        for line in text.splitlines()
        if line.endswith("sửa hạn 4 ngày 25 tháng cuối quý, số liệu chốt ngày 14")
    )
    assert deadline(opened, 4)["recurrence"]["day"] is None
    opened.say(office.clerk, line.partition(".")[0])
    recurrence = deadline(opened, 4)["recurrence"]
    assert (recurrence["day"], recurrence["closing"]) == (25, "decree_09")


def test_saving_gives_numbers_and_tells_each_head_once(opened: Talk, office: Office) -> None:
    settle(opened, office)
    opened.say(office.clerk, "bỏ 6")
    opened.heard(office.chief)
    answer = said(opened.say(office.clerk, "lưu"))
    assert "Đã lưu và giao 5 việc (số 1-5) theo văn bản 2210/SYT-VP ngày 20/11/2026." in answer
    assert "Phòng Quy hoạch: 3 việc" in answer
    assert "Chưa liên kết nên chưa nhận được tin: Ông Thị Vân, Giám đốc (N09)." in answer
    owed = opened.rows("assigned")
    assert sorted(row.person_id or 0 for row in owed) == [
        office.head_planning,
        office.head_inspection,
        office.head_hospital,
    ]
    assert "Mạc Thị Nhàn" in said(opened.heard(office.chief))


def test_a_recurring_report_is_told_once_and_made_ahead(opened: Talk, office: Office) -> None:
    settle(opened, office)
    opened.say(office.clerk, "lưu")
    row = next(row for row in opened.rows("assigned") if row.person_id == office.head_hospital)
    assert len(row.payload["assignments"]) == 1
    chosen = Filter(statuses=OPEN, unit_ids=[office.hospital])
    shares = opened.database.read(lambda session: assignments.listed(session, chosen))
    assert next(s.assignment.due.on for s in shares if s.assignment.due) == date(2026, 12, 25)
    assert len(shares) > 1
    assert all(s.assignment.share is Share.LEAD for s in shares)


def test_what_is_past_at_saving_is_named(opened: Talk, office: Office) -> None:
    settle(opened, office)
    opened.say(office.clerk, "sửa hạn 1 21/11/2026")
    opened.say(office.clerk, "1")
    assert "Việc 1 đã quá hạn ngay khi nhập" in said(opened.say(office.clerk, "lưu"))


def test_the_second_officer_is_told_who_saved_first(opened: Talk, office: Office) -> None:
    settle(opened, office)
    opened.press(office.clerk, "save:1")
    answer = said(opened.press(office.chief, "save:1"))
    assert "đã được lưu và giao việc lúc 08 giờ 00 ngày 23/11/2026" in answer
    assert "Mạc Thị Nhàn" in answer
    assert len({row.key for row in opened.rows("assigned")}) == 3
    assert "đã được lưu" in said(opened.say(office.clerk, "lưu"))


def test_a_rejected_review_assigns_nothing_and_may_be_imported_again(opened: Talk, office: Office) -> None:
    assert "không giao việc nào" in said(opened.say(office.clerk, "không nhập"))
    assert desks(opened) == []
    assert opened.rows("assigned") == []
    send(opened, office.clerk, received(DOCUMENT))
    assert len(desks(opened)) == 1


def test_with_two_reviews_open_the_bot_asks_and_the_reply_decides(opened: Talk, office: Office) -> None:
    other = DOCUMENT.replace("2210/SYT-VP", "2211/SYT-VP").replace("ngày 20 tháng 11", "ngày 19 tháng 11")
    send(opened, office.clerk, received(other))
    answer = said(opened.say(office.clerk, "bỏ 1"))
    assert "2210/SYT-VP" in answer
    assert "2211/SYT-VP" in answer
    assert (left_out(opened, 1), left_out(opened, 2)) == ([], [])
    opened.press(office.clerk, "drop:2:1")
    assert (left_out(opened, 1), left_out(opened, 2)) == ([], [1])


def test_a_head_sees_and_changes_no_review(opened: Talk, office: Office) -> None:
    for data in ("page:1:1", "drop:1:1", "save:1", "reject:1"):
        answer = said(opened.press(office.head_planning, data))
        assert "2210" not in answer
    assert left_out(opened) == []
    assert desk(opened).review.state == "open"


def test_the_director_changes_no_review(opened: Talk, office: Office) -> None:
    opened.press(office.director, "drop:1:1")
    assert left_out(opened) == []


def test_pages_turn_and_end(opened: Talk, office: Office) -> None:
    assert "Trang 2/2" in said(opened.say(office.clerk, "tiếp"))
    assert "Đây là trang cuối" in said(opened.say(office.clerk, "trang sau"))
    assert "Trang 1/2" in said(opened.say(office.clerk, "trang trước"))
    assert "Đây là trang đầu" in said(opened.say(office.clerk, "trang trước"))


def test_one_draft_is_shown_in_full(opened: Talk, office: Office) -> None:
    shown = opened.say(office.clerk, "soát 5")
    assert "Vị trí trong văn bản: mục 5" in said(shown)
    assert buttons(shown) == {"bỏ 5": "drop:1:5"}


def test_the_review_is_asked_for_by_its_documents_number(opened: Talk, office: Office) -> None:
    assert "Soát văn bản 2210/SYT-VP" in said(opened.say(office.clerk, "bản soát 2210"))
    assert "Phòng Giám định lập danh sách" in said(opened.say(office.clerk, "soát 2"))
    assert "không có việc 99" in said(opened.say(office.clerk, "bản soát 99"))


def test_several_commands_in_one_message_are_taken_in_order(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "; ".join([*SETTLED, "bỏ 6", "lưu"]))
    assert desk(opened).review.state == "saved"
    assert [draft.task_number for draft in desk(opened).drafts] == [1, 2, 3, 4, 5, None]


def test_several_commands_get_one_answer(opened: Talk, office: Office) -> None:
    answers = opened.say(office.clerk, "giao 2 cho QHPT; bỏ 6; lấy lại 6; bỏ 4, 5; lưu")
    assert len(answers) == 1
    lines = answers[0].text.plain.splitlines()
    assert lines[0].startswith("Đã ghi việc 2, 3")
    assert lines[1:4] == ["Đã bỏ việc 6.", "Đã lấy lại việc 6.", "Đã bỏ việc 4, 5."]
    assert lines[4].startswith("Đã lưu và giao 4 việc")


def test_a_refusal_among_several_commands_is_said(opened: Talk, office: Office) -> None:
    said_now = said(opened.say(office.clerk, "bỏ 6; bỏ 9"))
    assert "Đã bỏ việc 6." in said_now
    assert "không có việc 9" in said_now


def test_every_message_of_a_review_belongs_to_it(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "bỏ 1")
    own = [row for row in opened.rows("message") if row.chat_id == chat_of(office.clerk)]
    assert own
    assert all(row.payload["review"] == 1 for row in own)


def test_a_reply_says_which_of_two_reviews_is_meant(opened: Talk, office: Office) -> None:
    other = DOCUMENT.replace("2210/SYT-VP", "2211/SYT-VP").replace("ngày 20 tháng 11", "ngày 19 tháng 11")
    send(opened, office.clerk, received(other))
    spoken = Spoken((), review_id=1)
    chat = chat_of(office.clerk)
    opened.database.write(lambda s: bind_all(s, [Sent(CHANNEL, BOT, chat, "shown", spoken)], opened.now))
    opened.say(office.clerk, "bỏ 2", reply_to="shown")
    assert (left_out(opened, 1), left_out(opened, 2)) == ([2], [])


@pytest.mark.parametrize(
    "sentence",
    ["giữ 1-3, bỏ còn lại", "bỏ tất cả trừ 1-3", "chi giu 1, 2, 3 thoi", "giữ 1 2 3 thui, mấy cái khác dẹp"],
)
def test_what_is_left_out_by_what_stays_is_shown_first(sentence: str, opened: Talk, office: Office) -> None:
    assert "bỏ việc 4-6" in said(opened.say(office.clerk, sentence))
    assert left_out(opened) == []
    opened.say(office.clerk, "1")
    assert left_out(opened) == [4, 5, 6]


def test_all_drafts_are_left_out_only_when_that_was_shown(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "bỏ tất cả")
    assert left_out(opened) == []
    opened.say(office.clerk, "1")
    assert left_out(opened) == [1, 2, 3, 4, 5, 6]


def test_what_was_left_out_last_comes_back_alone(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "bỏ 2")
    opened.say(office.clerk, "bỏ 5")
    opened.say(office.clerk, "lấy lại mục vừa bỏ")
    assert left_out(opened) == [2]


def test_of_several_that_were_left_out_long_ago_it_is_asked(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "bỏ 2, 5")
    opened.mean(office.clerk, i.Restore((), i.Which.LAST))
    assert left_out(opened) == [2, 5]


@pytest.mark.parametrize("sentence", ["lưu mục 1 đến mục 3 thôi", "lưu hết trừ 4-6"])
def test_a_part_is_saved_only_with_a_word_for_the_rest(sentence: str, opened: Talk, office: Office) -> None:
    assert "bỏ 4-6; lưu" in said(opened.say(office.clerk, sentence))
    assert left_out(opened) == []


def test_a_choice_by_number_finds_the_review_that_it_was_offered_in(opened: Talk, office: Office) -> None:
    other = DOCUMENT.replace("2210/SYT-VP", "2211/SYT-VP").replace("ngày 20 tháng 11", "ngày 19 tháng 11")
    send(opened, office.clerk, received(other))
    text = said(opened.press(office.clerk, "save:2"))
    line = next(line for line in text.splitlines() if "ngày nhận" in line and line[0].isdigit())
    opened.say(office.clerk, line.partition(".")[0])
    assert (desk(opened, 1).directive.received, desk(opened, 2).directive.received) == (
        None,
        date(2026, 11, 23),
    )


def test_of_two_open_reviews_one_is_opened_by_its_place_or_its_number(opened: Talk, office: Office) -> None:
    send(opened, office.clerk, received(DOCUMENT.replace("2210/SYT-VP", "2211/SYT-VP"), "khac.txt"))
    listed = said(opened.say(office.clerk, "bản soát"))
    assert "1. 2210/SYT-VP" in listed
    assert "2. 2211/SYT-VP" in listed
    assert "Soát văn bản 2211/SYT-VP" in said(opened.say(office.clerk, "2"))
    assert "Soát văn bản 2210/SYT-VP" in said(opened.say(office.clerk, "bản soát 2210/SYT-VP"))
    assert "Soát văn bản 2211/SYT-VP" in said(opened.say(office.clerk, "ban soat 2211"))
    assert "Đang có 2 bản soát" in said(opened.say(office.clerk, "bản soát 221"))
    opened.say(office.clerk, "bản soát 2211; bỏ 3")
    assert (left_out(opened, 1), left_out(opened, 2)) == ([], [3])


@pytest.fixture
def two_opened(opened: Talk, office: Office) -> Talk:
    """Reviews 1 and 2 are open, and neither has been chosen."""
    send(opened, office.clerk, received(DOCUMENT.replace("2210/SYT-VP", "2211/SYT-VP"), "khac.txt"))
    return opened


@pytest.mark.parametrize("opens", ["bản soát 2210", "2"])
def test_of_two_reviews_the_one_that_was_opened_is_worked_on(
    opens: str, two_opened: Talk, office: Office
) -> None:
    two_opened.say(office.clerk, "bản soát")
    two_opened.say(office.clerk, opens)
    two_opened.say(office.clerk, "quá hạn")
    two_opened.say(office.clerk, "bo 3")
    assert "Trang 2/2" in said(two_opened.say(office.clerk, "tiếp"))
    two_opened.say(office.clerk, "bỏ 4")
    expected = ([3, 4], []) if opens == "bản soát 2210" else ([], [3, 4])
    assert (left_out(two_opened, 1), left_out(two_opened, 2)) == expected


def test_a_button_of_one_of_two_reviews_is_followed_by_typing(two_opened: Talk, office: Office) -> None:
    two_opened.press(office.clerk, "drop:2:1")
    two_opened.say(office.clerk, "bỏ 2")
    assert (left_out(two_opened, 1), left_out(two_opened, 2)) == ([], [1, 2])


def test_who_closes_one_of_two_reviews_twice_does_not_close_the_other(
    two_opened: Talk, office: Office
) -> None:
    two_opened.say(office.clerk, "bản soát 2210")
    assert "không giao việc nào" in said(two_opened.say(office.clerk, "không nhập"))
    again = said(two_opened.say(office.clerk, "không nhập"))
    assert "đã đóng" in again
    assert "1. 2211/SYT-VP" in again
    assert [desk.review.id for desk in desks(two_opened)] == [2]
    assert "Soát văn bản 2211/SYT-VP" in said(two_opened.say(office.clerk, "1"))
    two_opened.say(office.clerk, "không nhập")
    assert desks(two_opened) == []


def test_it_is_asked_again_which_review_is_meant_once_another_came(two_opened: Talk, office: Office) -> None:
    two_opened.say(office.clerk, "bản soát 2210")
    third = DOCUMENT.replace("2210/SYT-VP", "2212/SYT-VP")
    send(two_opened, office.clerk, received(third, "ba.txt"))
    assert "Đang có 3 bản soát" in said(two_opened.say(office.clerk, "lưu"))


def test_it_is_asked_again_once_a_message_spoke_of_the_other_review(two_opened: Talk, office: Office) -> None:
    two_opened.say(office.clerk, "bản soát 2210")
    two_opened.now += timedelta(minutes=1)
    reminded = [Sent(CHANNEL, BOT, chat_of(office.clerk), "other", Spoken((), review_id=2))]
    two_opened.database.write(lambda s: bind_all(s, reminded, two_opened.now))
    assert "Đang có 2 bản soát" in said(two_opened.say(office.clerk, "bỏ 1"))


def test_it_is_asked_again_after_an_hour_and_of_a_colleague_at_once(two_opened: Talk, office: Office) -> None:
    two_opened.say(office.clerk, "bản soát 2210")
    assert "Đang có 2 bản soát" in said(two_opened.say(office.chief, "bỏ 1"))
    two_opened.now += timedelta(hours=1)
    assert "Đang có 2 bản soát" in said(two_opened.say(office.clerk, "bỏ 1"))


def test_a_deadline_fixed_with_two_reviews_open_touches_no_task(opened: Talk, office: Office) -> None:
    send(opened, office.clerk, received(DOCUMENT.replace("2210/SYT-VP", "2211/SYT-VP"), "khac.txt"))
    assert "Đang có 2 bản soát" in said(opened.say(office.clerk, "sửa hạn 1 30/12/2026"))


def test_a_document_of_another_agency_is_pointed_out_in_its_review(talk: Talk, office: Office) -> None:
    def name_the_office(session: Session) -> None:
        settings.save(session, "office_name", "Sở Xây dựng tỉnh An Phú")

    talk.database.write(name_the_office)
    answer = said(send(talk, office.clerk, received(DOCUMENT)))
    assert "không phải cơ quan này hay cấp trên" in answer
    talk.say(office.clerk, "cơ quan ban hành là UBND tỉnh An Phú")
    assert "không phải cơ quan này" not in said(talk.say(office.clerk, "trang 1"))


@pytest.mark.parametrize(
    ("question", "title", "shown"),
    [
        ("còn mục nào chưa có đơn vị chủ trì?", "chưa rõ đơn vị chủ trì, trong 6 việc", {2, 3}),
        ("muc mo chua co han z", "không có hạn, trong 6 việc", {6}),
        ("mục nào của QHPT", "của Phòng Quy hoạch", {1, 6}),
        ("mục nào hạn trước 09/12/2026", "hạn đến 09/12/2026", {1, 2}),
        ("mục nào nói về kho vật tư", "có “kho vật tư”", {3}),
        ("mấy mục đã bỏ rồi?", "đã bỏ", set()),
        ("co muc nao trung nhau hong", "có nội dung gần giống nhau", set()),
    ],
)
def test_a_question_about_the_review_is_answered_from_it(
    question: str, title: str, shown: set[int], opened: Talk, office: Office
) -> None:
    answer = opened.say(office.clerk, question)
    assert title in said(answer)
    firsts = {line.partition(".")[0] for line in said(answer).splitlines()}
    assert {n for n in range(1, 7) if str(n) in firsts} == shown


def test_of_drafts_that_say_the_same_the_pair_is_named(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "sửa nội dung 6: kiểm tra kho vật tư của Sở")
    opened.say(office.clerk, "sửa nội dung 3: kiểm tra kho vật tư")
    assert "việc 3 và 6" in said(opened.say(office.clerk, "có mục nào trùng nhau không"))


def test_the_drafts_that_do_not_go_on_a_screen_are_named_by_number(opened: Talk, office: Office) -> None:
    for number in range(1, 7):
        opened.say(office.clerk, f"sửa nội dung {number}: {'rà soát kho vật tư và báo cáo ' * 8}")
    answer = said(opened.say(office.clerk, "mục nào nói về kho vật tư"))
    assert len(answer) < 1500
    assert "Gõ: soát" in answer


def test_how_many_there_are_is_said_without_the_list(opened: Talk, office: Office) -> None:
    answer = said(opened.say(office.clerk, "tổng cộng có mấy nhiệm vụ trong văn bản này?"))
    assert answer.startswith("Bản soát có 6 việc")
    assert "Rà soát" not in answer


def test_who_has_a_draft_is_shown_with_the_draft(opened: Talk, office: Office) -> None:
    assert "Chủ trì: Phòng Quy hoạch" in said(opened.say(office.clerk, "mục 1 đang giao ai vậy em?"))


def test_what_of_a_question_was_not_read_is_said(opened: Talk, office: Office) -> None:
    assert "Chưa lọc được theo: “tím" in said(opened.say(office.clerk, "mục nào tím chưa có hạn?"))
