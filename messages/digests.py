"""The morning digest: one message a person, short enough for a phone."""

from collections.abc import Iterable

from messages import vi
from messages.reminder_facts import Digest, LeaderPart, Line, OfficePart, Undelivered
from messages.reminders import done_buttons, greeting, task_line, typed_hint
from messages.text import Button, Message, Text, bold, join
from tasks.workdays import local_day

MANY = 20
"""The most lines of one list; the rest is counted and can be asked for."""


def digest(facts: Digest) -> Message:
    """One person's morning, in sections; leaders are reported to, the others reminded."""
    blocks = [_opening(facts)]
    blocks += _section("QUÁ HẠN", facts.late, ask="việc của tôi")
    blocks += _section("ĐẾN HẠN HÔM NAY", facts.today, ask="việc của tôi")
    blocks += _section("SẮP ĐẾN HẠN", facts.upcoming, ask="việc của tôi")
    if facts.own:
        blocks.append(typed_hint(facts.own[0].number))
    blocks += _office(facts.office)
    blocks += _leader(facts.leader)
    return Message(tuple(blocks), _buttons(facts))


def _opening(facts: Digest) -> Text:
    lines = [greeting(vi.person(facts.person))]
    if facts.delayed_from is not None:
        lines.append(
            Text(f"Tin này đến muộn: đúng ra gửi lúc {vi.moment(facts.delayed_from)}, hệ thống bị gián đoạn.")
        )
    lines.append(Text(_summary(facts)))
    return join("\n", lines)


def _summary(facts: Digest) -> str:
    day = f"{vi.weekday(facts.day)}, {vi.day(facts.day)}"
    if not facts.own:
        verb = "Hệ thống kính báo cáo" if facts.leader else "Hệ thống báo việc cần xử lý"
        return f"{verb} ngày {day}."
    counts = ((facts.late, "quá hạn"), (facts.today, "đến hạn hôm nay"), (facts.upcoming, "sắp đến hạn"))
    named = ", ".join(f"{vi.tasks(len(lines))} {words}" for lines, words in counts if lines)
    verb = "Hệ thống báo gấp, việc đến hạn trước buổi làm việc tới" if facts.urgent else "Hệ thống nhắc việc"
    return f"{verb}, {day}: {named}."


def _section(title: str, lines: Iterable[Line], *, ask: str, heading: str = "") -> list[Text]:
    """The heading stays with the first line, so that a split never leaves it alone."""
    shown = [task_line(line) for line in lines]
    if not shown:
        return []
    head = bold(f"{title} ({len(shown)})") + (f"\n{heading}" if heading else "")
    blocks = [join("\n", (Text(""), head, shown[0])), *shown[1:MANY]]
    if len(shown) > MANY:
        blocks.append(Text(f"… và {vi.tasks(len(shown) - MANY)} nữa; gõ: {ask}"))
    return blocks


def _office(part: OfficePart) -> list[Text]:
    blocks = _section("CHỜ XÁC NHẬN", part.waiting, ask="chờ xác nhận")
    if part.waiting:
        n = part.waiting[0].number
        blocks.append(Text(f"Trả lời: xác nhận {n} · trả lại {n} vì …"))
    blocks += _section("XIN GIA HẠN, CHỜ QUYẾT ĐỊNH", part.extensions, ask="việc xin gia hạn")
    blocks += _section("ĐƠN VỊ QUÁ HẠN", part.late, ask="quá hạn")
    if part.late:
        blocks.append(Text(f"Trả lời: đôn đốc {part.late[0].number}"))
    blocks += _section(
        "ĐÃ QUÁ HẠN TỪ KHI NHẬP, CHỜ VĂN PHÒNG QUYẾT ĐỊNH",
        part.undecided,
        ask="quá hạn",
        heading="Chưa báo cáo lên cấp trên. Đề nghị đổi hạn, hủy hoặc đôn đốc.",
    )
    blocks += _section("ĐƠN VỊ CHƯA CÓ NGƯỜI NHẬN NHẮC VIỆC", part.headless, ask="chưa liên kết")
    blocks += _reviews(part)
    if part.undelivered:
        blocks.append(Text(f"\nChưa gửi được {part.undelivered} nhắc việc. Gõ: không gửi được"))
    if part.unreached:
        blocks.append(Text(f"Chưa liên lạc được qua tin nhắn: {'; '.join(part.unreached[:MANY])}"))
    if part and part.record_head:
        blocks.append(Text(f"\nMã kiểm tra nhật ký (đầu tuần, đề nghị lưu lại): {part.record_head[:16]}"))
    return blocks


def _reviews(part: OfficePart) -> list[Text]:
    if not part.reviews:
        return []
    lines = [
        Text(f"{vi.shorten(r.title, 120)} — {r.drafts} đề xuất, mở từ {vi.day(local_day(r.opened_at))}")
        for r in part.reviews
    ]
    head = bold(f"VĂN BẢN CHƯA RÀ SOÁT XONG ({len(lines)})")
    return [join("\n", (Text(""), head, lines[0])), *lines[1:], Text("Gõ: bản soát")]


def _leader(part: LeaderPart) -> list[Text]:
    title = "TỔNG HỢP PHỤC VỤ GIAO BAN TUẦN" if part.briefing else "NHIỆM VỤ CHẬM TIẾN ĐỘ"
    heading = "Kính báo cáo các nhiệm vụ quá hạn, Văn phòng đang đôn đốc:"
    blocks = _section(title, part.lines, ask="quá hạn", heading=heading)
    if blocks and part.open_in_all:
        blocks.append(
            Text(
                f"Tổng số: {vi.tasks(part.open_in_all)} đang thực hiện, "
                f"trong đó {vi.tasks(part.late_in_all)} quá hạn."
            )
        )
    return blocks


def _buttons(facts: Digest) -> tuple[tuple[Button, ...], ...]:
    rows = done_buttons(facts.own)
    return rows + tuple(_decide(line) for line in facts.office.waiting[:4])


def _decide(line: Line) -> tuple[Button, ...]:
    n, ids = line.number, f"{line.number}:{line.assignment_id}"
    return (
        Button(f"Xác nhận {n}", f"confirm:{ids}", f"xác nhận {n}"),
        Button(f"Trả lại {n}", f"return:{ids}", f"trả lại {n} vì …"),
    )


_REASONS = {
    "no_address": "chưa liên kết",
    "blocked": "đã chặn hệ thống",
    "invalid_address": "địa chỉ không còn dùng được",
    "bad_message": "nội dung bị từ chối",
    "render": "không soạn được nội dung",
    "unanswered": "không rõ đã nhận hay chưa",
}


def undelivered(person_called: str, rows: Iterable[Undelivered]) -> Message:
    """What the office must pass on by other means."""
    lines = [Text(f"• {_undelivered_line(row)}") for row in rows]
    opening = f"Chưa gửi được {len(lines)} nhắc việc. Đề nghị Văn phòng báo trực tiếp:"
    return Message((join("\n", (greeting(person_called), opening)), *lines))


def _undelivered_line(row: Undelivered) -> str:
    called = vi.person(row.person) if row.person else "một hội thoại"
    numbers = f", việc {vi.numbers(row.numbers)}" if row.numbers else ""
    return f"{called}: {_REASONS.get(row.reason, 'kênh từ chối')}{numbers}"
