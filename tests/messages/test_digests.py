"""What a person reads in the morning, in the office's own words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from messages import vi
from messages.lines import line as task_line
from messages.text import Message
from messages.work.digests import (
    MANY,
    Digest,
    LeaderPart,
    OfficePart,
    OpenReview,
    Undelivered,
    digest,
    undelivered,
)
from messages.work.reminders import BUTTONS, Notice, assigned, deadline_changed, urged
from tasks.deadline import Operator
from tasks.model import Due, Person, Share, Status, TimeState
from tasks.standing import Counts, Rung, Standing
from tasks.workdays import SpecialDay

HEAD = Person(5, "N05", "Kiều Đức Anh", "Trưởng phòng", "đồng chí", 3)
DIRECTOR = Person(1, "N01", "Trương Văn Khải", "Giám đốc Sở", "đồng chí", 1)
MONDAY = date(2026, 11, 23)
LINE = Standing(
    12,
    70,
    5,
    "Báo cáo kết quả rà soát",
    "Phòng Quy hoạch",
    "QHPT",
    state=TimeState.DUE_SOON,
    due=Due(date(2026, 11, 27), Operator.BY),
    left=3,
)


def _text(facts: Digest) -> str:
    return digest(facts).text.plain


def test_a_morning_says_to_whom_when_how_many_and_how_to_answer() -> None:
    late = replace(LINE, number=7, due=Due(date(2026, 11, 18), Operator.BY), late=3, state=TimeState.LATE)
    today = replace(LINE, number=9, due=Due(MONDAY, Operator.BY, time(16, 30)), left=0)
    text = _text(Digest(HEAD, MONDAY, (late,), (today,), (LINE,)))
    assert text == (
        "Kính gửi đồng chí Kiều Đức Anh, Trưởng phòng.\n"
        "Hệ thống nhắc việc, thứ Hai, 23/11/2026: 1 việc quá hạn, 1 việc đến hạn hôm nay, "
        "1 việc sắp đến hạn.\n"
        "\nQUÁ HẠN (1)\n"
        "7. Báo cáo kết quả rà soát — hạn 18/11/2026, quá hạn 3 ngày làm việc\n"
        "\nĐẾN HẠN HÔM NAY (1)\n"
        "9. Báo cáo kết quả rà soát — hạn 16 giờ 30 ngày 23/11/2026, cần hoàn thành trong hôm nay\n"
        "\nSẮP ĐẾN HẠN (1)\n"
        "12. Báo cáo kết quả rà soát — hạn 27/11/2026, còn 3 ngày làm việc\n"
        "Trả lời: xong 7 · chưa xong 7 · xin gia hạn 7 đến ngày … vì …"
    )


def test_what_waits_for_more_time_past_its_day_is_not_due_today() -> None:
    friday = replace(
        LINE,
        number=2,
        due=Due(date(2026, 11, 20), Operator.BY),
        left=0,
        passed=True,
        asked_until=date(2026, 12, 4),
    )
    asked_in_time = replace(
        LINE, number=9, due=Due(MONDAY, Operator.BY), left=0, asked_until=date(2026, 12, 4)
    )
    facts = Digest(HEAD, MONDAY, today=(asked_in_time, friday))
    text = _text(facts)
    assert "1 việc đã đến hạn, chờ quyết định gia hạn, 1 việc đến hạn hôm nay." in text
    assert "\nĐÃ ĐẾN HẠN, CHỜ QUYẾT ĐỊNH GIA HẠN (1)\n2. " in text
    assert "\nĐẾN HẠN HÔM NAY (1)\n9. " in text
    assert facts.numbers == (2, 9)
    alone = _text(Digest(HEAD, MONDAY, today=(friday,)))
    assert "HÔM NAY" not in alone
    assert "hôm nay" not in alone


def test_a_countdown_names_what_it_left_out() -> None:
    line = replace(LINE, left_out=(SpecialDay(date(2026, 11, 24), False, "Ngày Văn hóa Việt Nam"),))
    assert "Số ngày còn lại không tính ngày nghỉ: 24/11 Ngày Văn hóa Việt Nam." in _text(
        Digest(HEAD, MONDAY, upcoming=(line,))
    )


def test_before_a_day_is_said_as_it_was_written() -> None:
    line = replace(LINE, due=Due(date(2026, 11, 30), Operator.BEFORE))
    assert "hạn trước 30/11/2026" in task_line(line).plain


def test_a_cooperating_unit_and_a_wish_for_more_time_are_named() -> None:
    text = task_line(replace(LINE, share=Share.COOPERATE, asked_until=date(2026, 12, 4))).plain
    assert "phối hợp" in text
    assert "đang xin gia hạn" in text


def test_every_task_has_a_button_up_to_a_limit_and_every_button_can_be_typed() -> None:
    lines = tuple(replace(LINE, number=n, assignment_id=100 + n) for n in range(1, 15))
    buttons = [b for row in digest(Digest(HEAD, MONDAY, upcoming=lines)).buttons for b in row]
    assert len(buttons) == BUTTONS
    assert buttons[0].label == "Xong 1"
    assert (buttons[0].data, buttons[0].typed) == ("done:1:101", "xong 1")
    assert all(b.data.isascii() and len(b.data) <= 64 for b in buttons)


def test_a_long_list_is_counted_and_can_be_asked_for() -> None:
    lines = tuple(replace(LINE, number=n) for n in range(1, MANY + 6))
    text = _text(Digest(HEAD, MONDAY, upcoming=lines))
    assert "… và 5 việc nữa; gõ: việc của tôi" in text


def test_a_digest_that_comes_late_says_so() -> None:
    planned = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    text = _text(Digest(HEAD, MONDAY, upcoming=(LINE,), delayed_from=planned))
    assert "đến muộn: đúng ra gửi lúc 08 giờ 00 ngày 23/11/2026" in text


def test_a_leader_is_reported_to_and_never_reminded() -> None:
    late = replace(LINE, late=5, state=TimeState.LATE, passed_from=Rung.DEPUTY_DIRECTOR)
    text = _text(Digest(DIRECTOR, MONDAY, leader=LeaderPart((late,), True, Counts(overdue=1, soon=3))))
    assert "kính báo cáo" in text
    assert "đôn đốc" in text
    assert "nhắc" not in text
    assert "Phòng Quy hoạch, hạn 27/11/2026, quá hạn 5 ngày làm việc" in text
    assert "đơn vị chưa có Phó Giám đốc phụ trách" in text
    assert "4 việc đang thực hiện, trong đó 1 việc quá hạn" in text


def test_the_office_sees_what_waits_for_it() -> None:
    opened = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    reported = replace(LINE, status=Status.REPORTED, reported_at=opened)
    part = OfficePart(
        waiting=(reported,),
        undecided=(replace(LINE, number=3, state=TimeState.LATE, late=40),),
        reviews=(OpenReview(4, "1521/SKT-VP Về việc báo cáo", 12, opened),),
        undelivered=2,
        unreached=("Ông Thị Vân, Giám đốc",),
    )
    facts = Digest(HEAD, MONDAY, office=part)
    text = _text(facts)
    assert "CHỜ XÁC NHẬN (1)" in text
    assert "báo cáo lúc 09 giờ 00 ngày 20/11/2026" in text
    assert "xác nhận 12 · trả lại 12 vì …" in text
    assert "CHỜ VĂN PHÒNG QUYẾT ĐỊNH" in text
    assert "1521/SKT-VP Về việc báo cáo — 12 đề xuất, mở từ 20/11/2026" in text
    assert "Chưa gửi được 2 tin" in text
    assert "Ông Thị Vân, Giám đốc" in text
    assert [b.data for row in digest(facts).buttons for b in row] == ["confirm:12:70", "return:12:70"]
    assert facts.numbers == (12, 3)


def test_the_office_is_told_weekly_what_the_record_ends_with_so_that_it_can_be_checked() -> None:
    part = OfficePart(waiting=(replace(LINE),), record_head="9f" * 32)
    assert "Mã kiểm tra nhật ký (đầu tuần, đề nghị lưu lại): 9f9f9f9f9f9f9f9f" in _text(
        Digest(HEAD, MONDAY, office=part)
    )
    assert "Mã kiểm tra" not in _text(Digest(HEAD, MONDAY, office=replace(part, record_head="")))


@pytest.mark.parametrize(
    ("words", "opening"),
    [
        (assigned, "Văn phòng giao đơn vị 1 việc mới:"),
        (deadline_changed, "Văn phòng điều chỉnh thời hạn (hạn cũ: 20/11/2026):"),
        (urged, "Văn phòng đôn đốc thực hiện:"),
    ],
)
def test_a_notice_opens_formally_and_keeps_the_offices_word(
    words: Callable[[Notice], Message], opening: str
) -> None:
    notice = Notice(HEAD, (LINE,), old=Due(date(2026, 11, 20), Operator.BY), note="Đề nghị khẩn trương.")
    text = words(notice).text.plain
    assert text.startswith(f"Kính gửi đồng chí Kiều Đức Anh, Trưởng phòng.\n{opening}\n12. Báo cáo")
    assert "Ý kiến của Văn phòng: Đề nghị khẩn trương." in text


def test_the_office_is_told_who_must_be_told_otherwise() -> None:
    rows = [
        Undelivered(HEAD, "digest", "refused", "blocked", (12,)),
        Undelivered(None, "message", "unknown", "unanswered"),
    ]
    text = undelivered("đồng chí Mạc Thị Nhàn, Chuyên viên", rows).text.plain
    assert "Chưa gửi được 1 nhắc việc, 1 tin báo" in text
    assert "đồng chí Kiều Đức Anh, Trưởng phòng: đã chặn hệ thống, việc 12" in text
    assert "không rõ đã nhận hay chưa" in text


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("ngắn", 10, "ngắn"),
        ("một  dòng\nhai", 40, "một dòng hai"),
        ("báo cáo kết quả thực hiện", 16, "báo cáo kết quả…"),
        ("x" * 30, 10, "x" * 9 + "…"),
    ],
)
def test_a_content_is_shortened_between_words(text: str, limit: int, short: str) -> None:
    assert vi.shorten(text, limit) == short
