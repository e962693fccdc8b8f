"""In a review everything can be rewritten: words, one draft of several, several of one, the letterhead."""

from datetime import date

from sqlmodel import select

from chat import intents as i
from storage import tables
from storage.work import reviews
from tests.bot.reviewing import deadline, desk, left_out, said
from tests.bot.talk import Talk
from tests.office import Office


def contents(talk: Talk) -> dict[int, str]:
    return {draft.number: reviews.body_of(draft).content for draft in desk(talk).drafts}


def directive(talk: Talk) -> tables.Directive:
    return desk(talk).directive


def test_a_draft_gets_other_words_and_keeps_its_clause(opened: Talk, office: Office) -> None:
    before = reviews.body_of(desk(opened).drafts[1])
    answer = said(opened.say(office.clerk, "sửa nội dung 2: lập danh sách kỹ thuật viên chẩn đoán"))
    after = reviews.body_of(desk(opened).drafts[1])
    assert "chẩn đoán" in answer
    assert after.content == "Lập danh sách kỹ thuật viên chẩn đoán"
    assert after.quote == before.quote


def test_without_the_words_they_are_asked_for(opened: Talk, office: Office) -> None:
    before = contents(opened)
    assert "Nội dung mới" in said(opened.mean(office.clerk, i.EditDraft((2,))))
    assert contents(opened) == before


def test_a_draft_that_is_split_is_there_again_under_the_next_number(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "tách 1")
    drafts = {draft.number: draft for draft in desk(opened).drafts}
    assert list(drafts) == [1, 2, 3, 4, 5, 6, 7]
    assert (drafts[7].leads, drafts[7].deadline) == (drafts[1].leads, drafts[1].deadline)
    opened.say(office.clerk, "sửa nội dung 7: rà soát kho vật tư")
    assert contents(opened)[7] == "Rà soát kho vật tư"
    assert contents(opened)[1] != contents(opened)[7]


def test_both_parts_become_tasks(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "tách 1")
    opened.say(office.clerk, "bỏ 2, 3, 4, 5, 6")
    opened.say(office.clerk, "lưu")
    tasks = opened.database.read(lambda session: list(session.exec(select(tables.Task.number))))
    assert len(tasks) == 2


def test_a_draft_is_not_split_without_end(opened: Talk, office: Office) -> None:
    opened.mean(office.clerk, i.SplitDraft(1, 500))
    assert len(desk(opened).drafts) == 6


def test_merged_drafts_keep_the_first_number_and_everybodys_units(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "giao 2 cho TTR; giao 3 cho QHPT")
    before = contents(opened)
    answer = said(opened.say(office.clerk, "gộp 2, 3"))
    draft = desk(opened).drafts[1]
    assert left_out(opened) == [3]
    assert set(draft.leads) == {office.inspection, office.planning}
    assert before[3].rstrip(".") in contents(opened)[2]
    assert "Hạn giữ theo việc 2" in answer


def test_what_was_merged_is_taken_back_under_its_own_number(opened: Talk, office: Office) -> None:
    before, own = contents(opened), deadline(opened, 3)
    opened.say(office.clerk, "gộp 2, 3")
    opened.say(office.clerk, "lấy lại 3")
    assert left_out(opened) == []
    assert (contents(opened)[3], deadline(opened, 3)) == (before[3], own)


def test_a_name_that_nobody_bears_is_not_lost_in_a_merge(opened: Talk, office: Office) -> None:
    names = [draft.unmatched for draft in desk(opened).drafts[1:3]]
    opened.say(office.clerk, "gộp 2, 3")
    assert desk(opened).drafts[1].unmatched == names[0] == names[1]


def test_one_draft_alone_is_not_merged(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "bỏ 3")
    assert "ít nhất hai" in said(opened.mean(office.clerk, i.MergeDrafts((2, 3))))


def test_each_part_of_the_letterhead_is_corrected(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "số văn bản là 77/UBND-VX")
    opened.say(office.clerk, "ngày văn bản 18/11/2026")
    opened.say(office.clerk, "cơ quan ban hành là UBND tỉnh An Phú")
    opened.mean(office.clerk, i.EditDocument(i.DocumentField.SUBJECT, "về nhiệm vụ tháng 12"))
    row = directive(opened)
    assert (row.number, row.symbol, row.issued) == ("77/UBND-VX", "UBND-VX", date(2026, 11, 18))
    assert (row.issuer, row.subject) == ("UBND tỉnh An Phú", "về nhiệm vụ tháng 12")
    assert len(opened.events("edited")) == 4


def test_a_number_alone_keeps_the_symbol_that_was_read(opened: Talk, office: Office) -> None:
    opened.mean(office.clerk, i.EditDocument(i.DocumentField.NUMBER, "2211"))
    assert directive(opened).number == "2211/SYT-VP"


def test_a_document_under_its_corrected_number_is_known_again(opened: Talk, office: Office) -> None:
    before = directive(opened).key
    opened.mean(office.clerk, i.EditDocument(i.DocumentField.NUMBER, "2211"))
    assert before is not None
    assert directive(opened).key == before.replace("2210", "2211")


def test_a_document_bears_no_day_to_come(opened: Talk, office: Office) -> None:
    day = i.When(date(2027, 1, 5))
    assert "chưa đến" in said(opened.mean(office.clerk, i.EditDocument(i.DocumentField.DAY, on=day)))
    assert directive(opened).issued == date(2026, 11, 20)


def test_an_unsure_day_is_shown_back_and_holds_once_it_is_chosen(opened: Talk, office: Office) -> None:
    day = i.When(date(2026, 11, 12), certain=False)
    said(opened.mean(office.clerk, i.EditDocument(i.DocumentField.DAY, on=day)))
    assert directive(opened).issued == date(2026, 11, 20)
    opened.say(office.clerk, "1")
    assert directive(opened).issued == date(2026, 11, 12)


def test_a_unit_rewrites_nothing(opened: Talk, office: Office) -> None:
    before = contents(opened)
    opened.mean(office.head_planning, i.EditDraft((2,), "khác"))
    opened.mean(office.head_planning, i.MergeDrafts((1, 2)))
    assert contents(opened) == before
    assert left_out(opened) == []


def test_a_draft_is_added_behind_the_last_with_its_unit_and_deadline(opened: Talk, office: Office) -> None:
    before = contents(opened)
    answer = said(
        opened.say(office.clerk, "thêm một nhiệm vụ: Sở Tài chính góp ý dự thảo, giao QHPT, hạn 15/12")
    )
    assert "Đã thêm việc 7" in answer
    added = desk(opened).drafts[-1]
    assert (added.number, added.leads) == (7, [office.planning])
    assert deadline(opened, 7)["on"] == "2026-12-15"
    assert contents(opened) == {**before, 7: "Sở Tài chính góp ý dự thảo"}


def test_an_added_draft_follows_one_that_was_dropped(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "bỏ 6")
    opened.say(office.clerk, "thêm mục: góp ý dự thảo, giao QHPT, phối hợp TTR")
    added = desk(opened).drafts[-1]
    assert (added.number, added.leads, added.helpers) == (7, [office.planning], [office.inspection])
    assert left_out(opened) == [6]


def test_an_added_draft_becomes_a_task_of_the_directive(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "thêm mục: góp ý dự thảo, giao QHPT, hạn 15/12")
    opened.say(office.clerk, "bỏ 1-6; lưu")
    (task,) = opened.database.read(lambda session: list(session.exec(select(tables.Task))))
    assert (task.content, task.directive_id) == ("Góp ý dự thảo", directive(opened).id)


def test_an_added_draft_without_a_unit_is_to_be_settled_before_saving(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "bỏ 1-6")
    opened.say(office.clerk, "thêm mục: góp ý dự thảo Nghị quyết của tỉnh, hạn 15/12")
    opened.say(office.clerk, "lưu")
    assert opened.database.read(lambda session: list(session.exec(select(tables.Task.number)))) == []


def test_nothing_is_added_for_a_unit_that_nobody_knows_or_without_words(opened: Talk, office: Office) -> None:
    assert "NVX" in said(opened.say(office.clerk, "thêm mục: góp ý dự thảo, giao NVX, hạn 15/12"))
    assert "là gì?" in said(opened.say(office.clerk, "thêm một mục nữa"))
    assert len(desk(opened).drafts) == 6


def test_the_words_that_were_asked_for_are_what_is_said_next(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "thêm một mục nữa")
    opened.say(office.clerk, "rà soát hồ sơ, giao QHPT, hạn 15/12")
    opened.say(office.clerk, "sửa nội dung 2")
    opened.say(office.clerk, "lập danh sách kỹ thuật viên chẩn đoán")
    assert contents(opened)[7] == "Rà soát hồ sơ"
    assert contents(opened)[2] == "Lập danh sách kỹ thuật viên chẩn đoán"


def test_an_order_of_its_own_is_no_content(opened: Talk, office: Office) -> None:
    before = contents(opened)
    opened.say(office.clerk, "sửa nội dung 2")
    opened.say(office.clerk, "bỏ 3")
    assert contents(opened) == before
    assert left_out(opened) == [3]


def test_a_vague_day_is_shown_back_before_the_draft_is_added(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "thêm mục: góp ý dự thảo, giao QHPT, hạn đầu tháng 12")
    assert len(desk(opened).drafts) == 6
    opened.say(office.clerk, "1")
    assert len(desk(opened).drafts) == 7


def test_without_a_review_a_task_is_given(talk: Talk, office: Office) -> None:
    talk.say(office.clerk, "thêm một nhiệm vụ: giao QHPT rà soát máy chủ, hạn 15/12")
    if not talk.database.read(lambda session: list(session.exec(select(tables.Task.number)))):
        talk.say(office.clerk, "1")
    assert talk.database.read(lambda session: list(session.exec(select(tables.Task.number)))) == [1]
    assert talk.database.read(reviews.open_reviews) == []


def test_drafts_are_named_by_their_place(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "bỏ mục thứ tư")
    opened.say(office.clerk, "bỏ mục cuối")
    assert left_out(opened) == [4, 6]
    opened.say(office.clerk, "gộp 2 mục đầu")
    assert left_out(opened) == [2, 4, 6]


def test_number_and_day_of_the_document_are_told_in_one(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "nhập số và ngày văn bản: 2212/SYT-VP, 19/11/2026")
    row = directive(opened)
    assert (row.number, row.issued) == ("2212/SYT-VP", date(2026, 11, 19))


def test_the_signer_is_corrected(opened: Talk, office: Office) -> None:
    answer = said(opened.say(office.clerk, "Người ký là Phó Giám đốc Lương Văn Tám, em sửa lại giúp"))
    assert "Lương Văn Tám" in answer
    assert directive(opened).signer == "Phó Giám đốc Lương Văn Tám"


def test_a_unit_without_a_task_hears_of_the_document_when_it_is_saved(opened: Talk, office: Office) -> None:
    shown = said(opened.say(office.clerk, "đưa TTR vào nơi nhận"))
    assert "nơi nhận" in shown
    assert directive(opened).recipients == [office.inspection]
    opened.say(office.clerk, "bỏ 2-6")
    opened.say(office.clerk, "lưu")
    heard = said(opened.heard(office.head_inspection))
    assert "để biết văn bản 2210/SYT-VP" in heard


def test_a_unit_is_taken_out_of_the_recipients(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "thêm BVM và TTR vào nơi nhận")
    opened.say(office.clerk, "bỏ BVM khỏi nơi nhận")
    assert directive(opened).recipients == [office.inspection]


def test_a_draft_is_split_into_as_many_as_are_named(opened: Talk, office: Office) -> None:
    opened.say(office.clerk, "m1 dài quá, tách làm 3")
    assert len(desk(opened).drafts) == 8


def test_one_that_is_missing_is_added(opened: Talk, office: Office) -> None:
    opened.say(
        office.clerk, "bản này còn thiếu, thêm một mục: báo cáo nhân lực trực, giao TTR, hạn 25/12/2026"
    )
    draft = desk(opened).drafts[-1]
    assert (contents(opened)[7], draft.leads) == ("Báo cáo nhân lực trực", [office.inspection])
    assert deadline(opened, 7)["on"] == "2026-12-25"


def test_after_a_warning_what_follows_in_the_message_waits(opened: Talk, office: Office) -> None:
    heard = said(opened.say(office.clerk, "bỏ 2; giao 2 cho TTR; lưu"))
    assert "Việc 2 đang bỏ" in heard
    assert "chưa được thực hiện" in heard
    assert desk(opened).review.state == "open"
    opened.say(office.clerk, "bỏ 1-5; lưu")
    assert opened.database.read(lambda s: s.exec(select(tables.Review.state)).one()) == "saved"
