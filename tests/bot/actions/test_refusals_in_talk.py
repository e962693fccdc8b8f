"""Each refusal of the life cycle, met in a conversation."""

from collections.abc import Callable
from datetime import date

import pytest

from storage import settings
from tasks.transitions import RefusalCode as Code
from tests.bot.talk import Talk
from tests.office import Office

Story = Callable[[Talk, Office], str]


def last(talk: Talk, person: int, *texts: str) -> str:
    """What the person hears after the last of the texts."""
    said = ""
    for text in texts:
        said = "\n".join(message.text.plain for message in talk.say(person, text))
    return said


def not_allowed(talk: Talk, office: Office) -> str:
    return last(talk, office.staff_planning, f"xong {talk.give('Rà soát', [office.planning])}")


def not_your_unit(talk: Talk, office: Office) -> str:
    return last(talk, office.head_inspection, f"xong {talk.give('Rà soát', [office.planning])}")


def already_received(talk: Talk, office: Office) -> str:
    number = talk.give("Rà soát", [office.planning])
    return last(talk, office.head_planning, f"đã nhận {number}", f"đã nhận {number}")


def already_reported(talk: Talk, office: Office) -> str:
    number = talk.give("Rà soát", [office.planning])
    return last(talk, office.head_planning, f"xong {number}", f"xong {number}")


def already_done(talk: Talk, office: Office) -> str:
    number = talk.give("Rà soát", [office.planning])
    last(talk, office.head_planning, f"xong {number}")
    return last(talk, office.clerk, f"xác nhận {number}", f"xác nhận {number}")


def already_returned(talk: Talk, office: Office) -> str:
    number = talk.give("Rà soát", [office.planning])
    last(talk, office.head_planning, f"xong {number}")
    return last(talk, office.clerk, f"trả lại {number} vì thiếu phụ lục", f"xác nhận {number}")


def cancelled(talk: Talk, office: Office) -> str:
    number = talk.give("Rà soát", [office.planning])
    last(talk, office.clerk, f"hủy {number} vì trùng")
    last(talk, office.clerk, "đúng")
    return last(talk, office.head_planning, f"xong {number}")


def closed(talk: Talk, office: Office) -> str:
    number = talk.give("Rà soát", [office.planning], helpers=[office.inspection])
    last(talk, office.head_planning, f"xong {number}")
    last(talk, office.clerk, f"xác nhận {number}")
    return last(talk, office.head_inspection, f"xong {number}")


def paused(talk: Talk, office: Office) -> str:
    number = talk.give("Rà soát", [office.planning])
    last(talk, office.clerk, f"tạm dừng {number}")
    last(talk, office.clerk, "đúng")
    return last(talk, office.head_planning, f"xong {number}")


def not_paused(talk: Talk, office: Office) -> str:
    return last(talk, office.clerk, f"tiếp tục {talk.give('Rà soát', [office.planning])}")


def nothing_to_confirm(talk: Talk, office: Office) -> str:
    return last(talk, office.clerk, f"xác nhận {talk.give('Rà soát', [office.planning])}")


def nothing_to_withdraw(talk: Talk, office: Office) -> str:
    return last(talk, office.head_planning, f"rút báo cáo {talk.give('Rà soát', [office.planning])}")


def nothing_to_undo(talk: Talk, office: Office) -> str:
    return last(talk, office.clerk, f"hoàn tác {talk.give('Rà soát', [office.planning])}")


def acted_since(talk: Talk, office: Office) -> str:
    number = talk.give("Rà soát", [office.planning])
    last(talk, office.head_planning, f"xong {number}")
    last(talk, office.clerk, f"trả lại {number} vì thiếu phụ lục")
    last(talk, office.head_planning, f"đang làm {number}")
    return last(talk, office.clerk, f"hoàn tác {number}")


def own_report(talk: Talk, office: Office) -> str:
    number = talk.give("Tổng hợp", [office.office])
    return last(talk, office.chief, f"xong {number}", f"xác nhận {number}")


def no_deadline(talk: Talk, office: Office) -> str:
    number = talk.give("Rà soát", [office.planning], due=None)
    return last(talk, office.head_planning, f"xin gia hạn {number} đến 10/12/2026 vì bận")


def extension_pending(talk: Talk, office: Office) -> str:
    number = talk.give("Rà soát", [office.planning])
    ask = f"xin gia hạn {number} đến 10/12/2026 vì bận"
    return last(talk, office.head_planning, ask, ask)


def no_pending_extension(talk: Talk, office: Office) -> str:
    return last(talk, office.clerk, f"đồng ý gia hạn {talk.give('Rà soát', [office.planning])}")


def extension_cap(talk: Talk, office: Office) -> str:
    talk.database.write(lambda session: settings.save(session, "extension_cap", 1))
    number = talk.give("Rà soát", [office.planning])
    last(talk, office.head_planning, f"xin gia hạn {number} đến 10/12/2026 vì bận")
    last(talk, office.clerk, f"đồng ý gia hạn {number}")
    return last(talk, office.head_planning, f"xin gia hạn {number} đến 20/12/2026 vì bận")


def not_later(talk: Talk, office: Office) -> str:
    number = talk.give("Rà soát", [office.planning], due=date(2026, 12, 20))
    return last(talk, office.head_planning, f"xin gia hạn {number} đến 10/12/2026 vì bận")


def same_deadline(talk: Talk, office: Office) -> str:
    return last(talk, office.clerk, f"đổi hạn {talk.give('Rà soát', [office.planning])} 30/11/2026")


def same_unit(talk: Talk, office: Office) -> str:
    return last(talk, office.clerk, f"chuyển {talk.give('Rà soát', [office.planning])} cho QHPT")


def reason_required(talk: Talk, office: Office) -> str:
    number = talk.give("Rà soát", [office.planning])
    last(talk, office.head_planning, f"xong {number}")
    return last(talk, office.clerk, f"trả lại {number}")


def due_required(talk: Talk, office: Office) -> str:
    number = talk.give("Rà soát", [office.planning])
    return last(talk, office.head_planning, f"xin gia hạn {number}")


def unit_required(talk: Talk, office: Office) -> str:
    return last(talk, office.clerk, f"chuyển {talk.give('Rà soát', [office.planning])}")


def wrong_state(talk: Talk, office: Office) -> str:
    number = talk.give("Rà soát", [office.planning])
    last(talk, office.head_planning, f"xong {number}")
    last(talk, office.clerk, f"trả lại {number} vì thiếu phụ lục")
    return last(talk, office.head_planning, f"đã nhận {number}")


STORIES: dict[Code, tuple[Story, str]] = {
    Code.NOT_ALLOWED: (not_allowed, "Chỉ Trưởng hoặc Phó"),
    Code.NOT_YOUR_UNIT: (not_your_unit, "trong các việc của đơn vị đồng chí"),
    Code.ALREADY_RECEIVED: (already_received, "đơn vị đã nhận việc"),
    Code.ALREADY_REPORTED: (already_reported, "đã ghi nhận báo cáo hoàn thành lúc 08 giờ 00"),
    Code.ALREADY_DONE: (already_done, "đã xác nhận hoàn thành lúc 08 giờ 00"),
    Code.ALREADY_RETURNED: (already_returned, "đã trả lại báo cáo lúc 08 giờ 00"),
    Code.CANCELLED: (cancelled, "đã hủy"),
    Code.CLOSED: (closed, "đã kết thúc"),
    Code.PAUSED: (paused, "đang tạm dừng"),
    Code.NOT_PAUSED: (not_paused, "không tạm dừng"),
    Code.NOTHING_TO_CONFIRM: (nothing_to_confirm, "chưa có báo cáo hoàn thành"),
    Code.NOTHING_TO_WITHDRAW: (nothing_to_withdraw, "không có báo cáo nào đang chờ"),
    Code.NOTHING_TO_UNDO: (nothing_to_undo, "không có quyết định nào"),
    Code.ACTED_SINCE: (acted_since, "đơn vị đã cập nhật"),
    Code.OWN_REPORT: (own_report, "chính đơn vị đồng chí"),
    Code.NO_DEADLINE: (no_deadline, "không có hạn"),
    Code.EXTENSION_PENDING: (extension_pending, "đang chờ Văn phòng quyết định"),
    Code.NO_PENDING_EXTENSION: (no_pending_extension, "không có đề nghị gia hạn nào"),
    Code.EXTENSION_CAP: (extension_cap, "hết số lần được phép (1)"),
    Code.NOT_LATER: (not_later, "phải sau hạn hiện nay của việc"),
    Code.SAME_DEADLINE: (same_deadline, "đã có hạn 30/11/2026"),
    Code.SAME_UNIT: (same_unit, "chính đơn vị này"),
    Code.REASON_REQUIRED: (reason_required, "lý do"),
    Code.DUE_REQUIRED: (due_required, "đến ngày nào"),
    Code.UNIT_REQUIRED: (unit_required, "đơn vị"),
    Code.WRONG_STATE: (wrong_state, "đang ở bước “bị trả lại"),
}


def test_a_story_is_told_of_every_refusal() -> None:
    assert set(STORIES) == set(Code)


@pytest.mark.parametrize("code", list(STORIES))
def test_a_refusal_is_said_in_the_chat_and_nothing_else_happens(
    talk: Talk, office: Office, code: Code
) -> None:
    story, expected = STORIES[code]
    assert expected in story(talk, office)
