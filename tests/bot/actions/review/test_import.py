"""A document comes into the chat: whose may, what is known already, what cannot be read."""

import pytest

from bot.channels.messenger import SentFile
from bot.reading.gate import ReceivedFile
from messages.text import Message
from tests.bot.reviewing import DOCUMENT, desk, desks, received, send
from tests.bot.talk import Talk
from tests.office import Office


def said(messages: list[Message]) -> str:
    """All that was said, in one piece."""
    return "\n".join(message.text.plain for message in messages)


def test_a_pasted_text_opens_a_review(talk: Talk, office: Office) -> None:
    assert "Soát văn bản 2210/SYT-VP" in said(talk.say(office.clerk, DOCUMENT))
    assert len(desk(talk).drafts) == 6


def test_a_pasted_secret_is_refused_and_not_kept(talk: Talk, office: Office) -> None:
    answer = said(talk.say(office.clerk, DOCUMENT.replace("Số: 2210", "TỐI MẬT\nSố: 2210")))
    assert "mật" in answer
    assert desks(talk) == []


def test_the_same_document_is_not_imported_twice(talk: Talk, office: Office) -> None:
    send(talk, office.clerk, received(DOCUMENT))
    answer = said(send(talk, office.chief, received(DOCUMENT.replace("\n\n", "\n \n"), "ban-khac.txt")))
    assert "đang được soát" in answer
    assert len(desks(talk)) == 1


def test_a_saved_document_is_not_imported_again(talk: Talk, office: Office) -> None:
    send(talk, office.clerk, received(DOCUMENT))
    talk.say(office.clerk, "bỏ 2-6")
    talk.say(office.clerk, "lưu")
    answer = said(send(talk, office.clerk, received(DOCUMENT)))
    assert "đã được nhập ngày 23/11/2026, đã giao việc 1; không nhập lại" in answer
    assert desks(talk) == []


def test_another_text_under_the_same_key_goes_to_the_office(talk: Talk, office: Office) -> None:
    send(talk, office.clerk, received(DOCUMENT))
    talk.say(office.clerk, "bỏ 2-6; lưu")
    corrected = DOCUMENT.replace("trước ngày 05/12/2026", "trước ngày 06/12/2026")
    answer = said(send(talk, office.clerk, received(corrected)))
    assert "Đã có bản khác cùng cơ quan, số và ngày, nhập ngày 23/11/2026, đã giao việc 1" in answer
    assert desk(talk, 2).directive.supersedes_id == desk(talk, 1).directive.id


def test_a_document_that_replaces_an_imported_one_names_its_open_tasks(talk: Talk, office: Office) -> None:
    send(talk, office.clerk, received(DOCUMENT))
    talk.say(office.clerk, "bỏ 2-6; lưu")
    line = "Công văn này thay thế Công văn số 2210/SYT-VP ngày 20/11/2026 của Sở Y tế."
    newer = DOCUMENT.replace("2210/SYT-VP", "2290/SYT-VP").replace("ngày 20 tháng 11", "ngày 22 tháng 11")
    newer = newer.replace("\n\nNơi nhận", f"\n{line}\n\nNơi nhận")
    answer = said(send(talk, office.clerk, received(newer)))
    assert "thay thế 2210/SYT-VP" in answer
    assert "hủy 1 vì …" in answer


def test_a_document_that_amends_an_imported_one_names_it(talk: Talk, office: Office) -> None:
    send(talk, office.clerk, received(DOCUMENT))
    talk.say(office.clerk, "bỏ 2-6; lưu")
    line = "Công văn này điều chỉnh thời hạn tại Công văn số 2210/SYT-VP ngày 20/11/2026 của Sở Y tế."
    newer = DOCUMENT.replace("2210/SYT-VP", "2290/SYT-VP").replace("ngày 20 tháng 11", "ngày 22 tháng 11")
    newer = newer.replace("\n\nNơi nhận", f"\n{line}\n\nNơi nhận")
    answer = said(send(talk, office.clerk, received(newer)))
    assert "sửa đổi, bổ sung 2210/SYT-VP" in answer
    assert "việc còn mở của văn bản đó: 1." in answer


def test_a_document_without_tasks_opens_no_review(talk: Talk, office: Office) -> None:
    text = DOCUMENT[: DOCUMENT.index("Giám đốc Sở yêu cầu")] + DOCUMENT[DOCUMENT.index("Nơi nhận") :]
    answer = said(send(talk, office.clerk, received(text)))
    assert "không thấy nhiệm vụ nào" in answer
    assert "Lưu ý" not in answer
    assert desks(talk) == []


REPORT = """SỞ Y TẾ TỈNH HƯNG YÊN
Số: 88/BC-SYT

BÁO CÁO
Về phòng dịch

Phòng Nghiệp vụ Y sửa mái nhà kho trước ngày 30/12/2026.
"""


def test_a_document_without_tasks_names_what_may_be_one_and_what_was_not_read(
    talk: Talk, office: Office
) -> None:
    answer = said(send(talk, office.clerk, received(REPORT, warnings=("pages_without_text",))))
    assert "không thấy nhiệm vụ nào" in answer
    assert "Lưu ý: Có trang không đọc được chữ." in answer
    assert "“Phòng Nghiệp vụ Y sửa mái nhà kho" in answer
    assert desks(talk) == []


def test_a_pasted_text_names_its_passages_of_which_no_words_came(talk: Talk, office: Office) -> None:
    spoilt = DOCUMENT.replace("Giám đốc Sở yêu cầu", "tgồn tcá H8 ooo qưx zzt ệb\n\nGiám đốc Sở yêu cầu")
    answer = said(talk.say(office.clerk, spoilt))
    assert "Lưu ý: Có đoạn không nhận dạng được thành chữ" in answer
    assert "tgồn tcá" in answer


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        ("encrypted", "có mật khẩu"),
        ("empty", "trống"),
        ("not_fetched", "gửi lại"),
        ("doubt", "không mật"),
        ("no_such_code", "Không đọc được"),
    ],
)
def test_a_file_that_gives_no_text_is_answered_in_one_sentence(
    talk: Talk, office: Office, problem: str, words: str
) -> None:
    broken = ReceivedFile(SentFile("f1", "tep.pdf", 10), problem=problem)
    answer = said(send(talk, office.clerk, broken))
    assert words in answer
    assert "\n" not in answer
    assert desks(talk) == []


def test_what_is_to_be_known_of_the_file_is_shown(talk: Talk, office: Office) -> None:
    answer = said(send(talk, office.clerk, received(DOCUMENT, warnings=("recognised",))))
    assert "Lưu ý: Chữ được nhận dạng từ bản chụp" in answer


def test_a_unit_that_stands_further_up_is_to_be_checked_until_the_office_has_spoken(
    talk: Talk, office: Office
) -> None:
    head, foot = DOCUMENT.partition("Kính gửi")[0], DOCUMENT[DOCUMENT.index("Nơi nhận") :]
    body = (
        "Giám đốc Sở giao Phòng Quy hoạch rà soát mạng lưới khám bệnh.",
        "Việc rà soát phải bảo đảm đúng quy định.",
        "Gửi kết quả rà soát về Sở trước ngày 18/12/2026.",
    )
    answer = said(send(talk, office.clerk, received("\n".join((head, *body, "", foot)))))
    assert "Đơn vị cần kiểm tra: việc 2." in answer
    assert "hiểu là đơn vị nêu ở phần trên" in answer
    assert "Đơn vị cần kiểm tra" not in said(talk.say(office.clerk, "giao 2 cho QHPT; soát"))


@pytest.mark.parametrize("who", ["head_planning", "staff_planning", "director"])
def test_only_the_office_imports(talk: Talk, office: Office, who: str) -> None:
    send(talk, getattr(office, who), received(DOCUMENT))
    talk.say(getattr(office, who), DOCUMENT)
    assert desks(talk) == []


def test_the_officers_file_with_a_word_of_completion_is_evidence(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát hồ sơ", [office.office])
    send(talk, office.chief, received(DOCUMENT), caption=f"xong {number}")
    assert desks(talk) == []


def test_the_caption_may_say_when_the_document_was_received(talk: Talk, office: Office) -> None:
    answer = said(send(talk, office.clerk, received(DOCUMENT), caption="ngày nhận 20/11/2026"))
    assert "Ngày nhận: 20/11/2026" in answer
    assert "tính hạn từ ngày nhận văn bản:" not in answer


def test_a_group_is_every_unit_of_its_kind_and_an_unknown_helper_blocks_nothing(
    talk: Talk, office: Office
) -> None:
    head, _, rest = DOCUMENT.partition("1. Phòng Quy hoạch rà soát")
    tail = rest[rest.index("Nơi nhận") :]
    task = (
        "1. Các phòng thuộc Sở chủ trì, phối hợp với Công an tỉnh rà soát cơ sở hành nghề, "
        "báo cáo Giám đốc Sở trước ngày 05/12/2026.\n\n"
    )
    send(talk, office.clerk, received(head + task + tail))
    draft = desk(talk).drafts[-1]
    assert set(draft.leads) == {office.office, office.planning, office.inspection}
    assert (draft.helpers, draft.unmatched) == ([], [])
    page = said(talk.say(office.clerk, "trang 1"))
    assert "phối hợp: Công an tỉnh" in page
