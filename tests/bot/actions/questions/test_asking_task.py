"""One task with its history, and directives: what each person may see of them."""

from datetime import date

import pytest

from directives.model import Directive
from storage import tables
from storage.database.engine import Session
from storage.work import directives
from storage.work.directives import Source
from tests.bot.actions.questions.test_asking_lists import text
from tests.bot.talk import Talk
from tests.office import Office


def directive(talk: Talk, number: str, subject: str, *, saved: bool = True) -> int:
    """A directive that was imported; its id."""
    return talk.database.write(lambda session: imported(session, talk, number, subject, saved=saved))


def imported(session: Session, talk: Talk, number: str, subject: str, *, saved: bool = True) -> int:
    """The same, for one of many in a transaction."""
    read = Directive(number=number, issued=date(2026, 11, 2), issuer="UBND tỉnh An Phú", subject=subject)
    review_id = directives.store(session, read, f"{number} {subject}", [], Source(talk.now))
    review = session.get_one(tables.Review, review_id)
    review.state = "saved" if saved else "open"
    session.add(review)
    return review.directive_id


def belongs(talk: Talk, number: int, directive_id: int) -> None:
    """The task came of the directive."""

    def work(session: Session) -> None:
        task = session.get_one(tables.Task, number)
        task.directive_id = directive_id
        session.add(task)

    talk.database.write(work)


def test_the_card_shows_the_countdown_with_the_days_left_out(talk: Talk, office: Office) -> None:
    number = talk.give("Lập danh mục dự án", [office.planning], due=date(2026, 12, 2))
    said = text(talk.say(office.clerk, f"việc {number}"))
    assert "đã giao; hạn 02/12/2026, còn 6 ngày làm việc." in said
    assert "không tính ngày nghỉ: 24/11 Ngày Văn hóa Việt Nam" in said


def test_the_card_shows_report_and_extension_old_beside_new(talk: Talk, office: Office) -> None:
    number = talk.give("Lập danh mục dự án", [office.planning], due=date(2026, 11, 26))
    talk.say(office.head_planning, f"xin gia hạn {number} đến 03/12/2026 vì chờ số liệu")
    talk.say(office.clerk, f"đồng ý gia hạn {number}")
    talk.say(office.head_planning, f"xong {number} số 12/BC-QHPT ngày 23/11/2026")
    talk.heard(office.clerk)
    said = text(talk.say(office.clerk, f"việc {number}"))
    assert "26/11/2026 → 03/12/2026, lý do: chờ số liệu — Văn phòng đồng ý" in said
    assert "văn bản 12/BC-QHPT ngày 23/11/2026 — chờ Văn phòng xác nhận" in said


def test_the_directive_of_a_task_is_found_by_its_number(talk: Talk, office: Office) -> None:
    number = talk.give("Lập danh mục dự án", [office.planning])
    belongs(talk, number, directive(talk, "45/KH-UBND", "Kế hoạch chuyển đổi số"))
    assert "45/KH-UBND" in text(talk.say(office.head_planning, f"cho xem văn bản gốc của việc {number}"))
    other = text(talk.say(office.head_inspection, f"cho xem văn bản gốc của việc {number}"))
    assert "45/KH-UBND" not in other
    by_chat = talk.give("Lập báo cáo", [office.planning])
    told = text(talk.say(office.head_planning, f"văn bản giao việc {by_chat} đâu"))
    assert f"Việc {by_chat} được giao trực tiếp" in told


def test_the_history_tells_every_step_with_who_did_it(talk: Talk, office: Office) -> None:
    number = talk.give("Lập danh mục dự án", [office.planning])
    talk.say(office.head_planning, f"đã nhận {number}")
    talk.later(hours=1).say(office.head_planning, f"xong {number}")
    talk.later(hours=1).say(office.clerk, f"trả lại {number} vì thiếu phụ lục")
    talk.heard(office.clerk)
    said = text(talk.say(office.clerk, f"lịch sử {number}"))
    steps = ["xác nhận đã nhận việc", "báo cáo hoàn thành", "trả lại báo cáo [Phòng Quy hoạch], lý do: thiếu"]
    assert [said.index(step) for step in steps] == sorted(said.index(step) for step in steps)
    assert "đồng chí Kiều Đức Anh, Trưởng phòng" in said


@pytest.mark.parametrize("asked", ["việc {n}", "lịch sử {n}"])
def test_another_units_task_and_none_at_all_sound_the_same_to_a_head(
    talk: Talk, office: Office, asked: str
) -> None:
    number = talk.give("Kết luận thanh tra", [office.inspection])
    theirs = text(talk.say(office.head_planning, asked.format(n=number)))
    nobodys = text(talk.say(office.head_planning, asked.format(n=77)))
    assert theirs.replace(str(number), "N") == nobodys.replace("77", "N")
    assert "thanh tra" not in theirs.casefold()


def test_a_head_sees_who_shares_the_task_but_not_how_they_stand(talk: Talk, office: Office) -> None:
    number = talk.give("Góp ý dự thảo", [office.planning, office.inspection], due=date(2026, 11, 26))
    talk.say(office.head_inspection, f"xong {number} số 9/TTr ngày 23/11/2026")
    said = text(talk.say(office.head_planning, f"việc {number}"))
    assert "Cùng thực hiện: Thanh tra Sở (chủ trì)." in said
    assert "9/TTr" not in said
    assert "đã báo cáo" not in said
    assert "9/TTr" not in text(talk.say(office.head_planning, f"lịch sử {number}"))


def test_the_office_decides_from_the_card(talk: Talk, office: Office) -> None:
    number = talk.give("Góp ý dự thảo", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    talk.heard(office.clerk)
    (card,) = talk.say(office.clerk, f"việc {number}")
    confirm = next(b for row in card.buttons for b in row if b.data.startswith("confirm:"))
    talk.press(office.clerk, confirm.data)
    assert talk.assignment(number, office.planning).status == "done"


def test_a_directive_is_found_by_number_and_by_words(talk: Talk, office: Office) -> None:
    wanted = directive(talk, "4532/UBND-KT", "Về chuyển đổi số trong cơ quan")
    directive(talk, "17/KH-UBND", "Kế hoạch phòng chống thiên tai")
    number = talk.give("Lập danh mục dự án", [office.planning])
    belongs(talk, number, wanted)
    for asked in ("công văn 4532 đến đâu rồi", "văn bản về chuyen doi so thế nào"):
        said = text(talk.say(office.clerk, asked))
        assert "VĂN BẢN 4532/UBND-KT ngày 02/11/2026 của UBND tỉnh An Phú" in said
        assert "Lập danh mục dự án — Phòng Quy hoạch" in said


def test_of_two_that_fit_the_number_typed_next_chooses(talk: Talk, office: Office) -> None:
    directive(talk, "4532/UBND-KT", "Chuyển đổi số đợt 1")
    directive(talk, "9/KH-UBND", "Chuyển đổi số đợt 2")
    assert "Đồng chí muốn xem văn bản nào" in text(talk.say(office.clerk, "văn bản về chuyển đổi số thế nào"))
    assert "VĂN BẢN 4532/UBND-KT" in text(talk.say(office.clerk, "2"))


def test_the_list_of_directives_counts_their_tasks(talk: Talk, office: Office) -> None:
    wanted = directive(talk, "4532/UBND-KT", "Chuyển đổi số")
    directive(talk, "9/KH-UBND", "Thiên tai", saved=False)
    belongs(talk, talk.give("Lập danh mục dự án", [office.planning]), wanted)
    said = text(talk.say(office.director, "danh sách văn bản"))
    assert "VĂN BẢN (2)" in said
    assert "Chuyển đổi số — 1 việc: 1 sắp đến hạn" in said


def test_a_head_finds_only_directives_that_give_the_unit_a_task(talk: Talk, office: Office) -> None:
    wanted = directive(talk, "4532/UBND-KT", "Chuyển đổi số")
    belongs(talk, talk.give("Lập danh mục dự án", [office.inspection]), wanted)
    assert "Không tìm thấy" in text(talk.say(office.head_planning, "công văn 4532 đến đâu rồi"))
    assert "4532/UBND-KT" not in text(talk.say(office.head_planning, "danh sách văn bản"))
    chosen = text(talk.press(office.head_planning, f"directive:{wanted}"))
    assert "4532/UBND-KT" not in chosen
    assert "danh mục" not in chosen


def test_a_directives_card_names_a_shared_task_once_with_each_units_standing(
    talk: Talk, office: Office
) -> None:
    wanted = directive(talk, "4532/UBND-KT", "Chuyển đổi số")
    number = talk.give("Góp ý dự thảo", [office.planning, office.inspection], due=date(2026, 11, 26))
    belongs(talk, number, wanted)
    talk.say(office.head_planning, f"xong {number}")
    talk.heard(office.clerk)
    said = text(talk.say(office.clerk, "công văn 4532 đến đâu rồi"))
    assert said.count("Góp ý dự thảo") == 1
    assert "• Phòng Quy hoạch, hạn 26/11/2026, đã báo cáo lúc" in said
    assert "• Thanh tra Sở, hạn 26/11/2026, còn 2 ngày làm việc" in said


def test_what_was_cancelled_of_a_directive_is_counted_and_named(talk: Talk, office: Office) -> None:
    wanted = directive(talk, "4532/UBND-KT", "Chuyển đổi số")
    kept, gone = talk.give("Rà soát", [office.planning]), talk.give("Khảo sát", [office.planning])
    moved = talk.give("Tổng hợp", [office.planning])
    for number in (kept, gone, moved):
        belongs(talk, number, wanted)
    talk.say(office.clerk, f"chuyển {moved} cho TTR")
    talk.say(office.clerk, f"hủy {gone} vì trùng")
    talk.say(office.clerk, "đúng")
    for person in (office.clerk, office.head_planning):
        said = text(talk.say(person, "công văn 4532 đến đâu rồi"))
        assert "1 việc đã hủy" in said
        assert f"{gone}. Khảo sát" in said
    talk.say(office.clerk, f"hoàn tác {gone}")
    assert "đã hủy" not in text(talk.say(office.clerk, "công văn 4532 đến đâu rồi"))


def test_a_head_still_finds_a_directive_whose_only_task_was_cancelled(talk: Talk, office: Office) -> None:
    wanted = directive(talk, "4532/UBND-KT", "Chuyển đổi số")
    gone = talk.give("Khảo sát", [office.planning])
    belongs(talk, gone, wanted)
    talk.say(office.clerk, f"hủy {gone} vì trùng")
    talk.say(office.clerk, "đúng")
    assert "1 việc đã hủy" in text(talk.say(office.head_planning, "công văn 4532 đến đâu rồi"))
    assert "Không tìm thấy" in text(talk.say(office.head_inspection, "công văn 4532 đến đâu rồi"))


def test_a_task_given_by_chat_has_no_directive_and_another_units_is_not_told_of(
    talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning])
    assert "giao trực tiếp" in text(talk.say(office.head_planning, f"văn bản gốc của việc {number}"))
    assert "giao trực tiếp" not in text(talk.say(office.head_inspection, f"văn bản gốc của việc {number}"))
