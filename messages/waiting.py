"""What waits for the office: reports to confirm, requests to decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from messages import vi
from messages.lines import MANY, Viewer, decide_buttons, extension_buttons, line, section
from messages.lists import Shown
from messages.text import Message, Text, bold, plain
from tasks.standing import Standing

_BUTTONS = 4


@dataclass(frozen=True, slots=True)
class Waits:
    """An assignment with what was given along with its report, or why more time is asked for."""

    entry: Standing
    document_number: str = ""
    document_date: date | None = None
    files: int = 0
    late_reason: str = ""
    reason: str = ""


def waiting(
    reports: Sequence[Waits], requests: Sequence[Waits], viewer: Viewer, unit: str = "", reviews: int = 0
) -> Shown:
    """Reports first, then requests; the office gets the words and buttons that decide."""
    title = bold(f"CHỜ VĂN PHÒNG — {unit}" if unit else "CHỜ VĂN PHÒNG")
    if not reports and not requests and not reviews:
        return Shown(Message((plain("Không có báo cáo hay đề nghị gia hạn nào đang chờ Văn phòng."),)))
    text = f"{len(reports)} báo cáo chờ xác nhận, {len(requests)} đề nghị gia hạn chờ quyết định."
    blocks = [title + f"\n{text}"]
    for heading, rows in (("BÁO CÁO CHỜ XÁC NHẬN", reports), ("XIN GIA HẠN", requests)):
        lines = [_line(row, with_unit=not unit) for row in rows[:MANY]]
        blocks += section(f"{heading} ({len(rows)})", lines)
        if len(rows) > MANY:
            blocks.append(plain(f"… còn {len(rows) - MANY} nữa; xử lý xong sẽ hiện tiếp."))
    if reviews:
        blocks.append(plain(f"\n{reviews} văn bản chưa rà soát xong; gõ: bản soát"))
    if viewer is Viewer.OFFICE:
        blocks += _typed(reports, requests)
    numbers = tuple(dict.fromkeys(row.entry.number for row in (*reports[:MANY], *requests[:MANY])))
    decide = decide_buttons([row.entry for row in reports], _BUTTONS)
    buttons = decide + extension_buttons([row.entry for row in requests], _BUTTONS)
    return Shown(Message(tuple(blocks), buttons if viewer is Viewer.OFFICE else ()), numbers)


def _line(row: Waits, *, with_unit: bool) -> Text:
    parts = []
    if row.document_number:
        dated = f" ngày {vi.day(row.document_date)}" if row.document_date else ""
        parts.append(f"văn bản {row.document_number}{dated}")
    if row.files:
        parts.append(f"{row.files} tệp kèm theo")
    if row.late_reason:
        parts.append(f"lý do chậm: {vi.shorten(row.late_reason, 100)}")
    if row.reason:
        parts.append(f"lý do: {vi.shorten(row.reason, 100)}")
    return line(row.entry, with_unit=with_unit) + (f"; {'; '.join(parts)}" if parts else "")


def _typed(reports: Sequence[Waits], requests: Sequence[Waits]) -> list[Text]:
    words = []
    if reports:
        n = reports[0].entry.number
        words.append(f"xác nhận {n} · trả lại {n} vì …")
    if requests:
        n = requests[0].entry.number
        words.append(f"đồng ý gia hạn {n} · không đồng ý gia hạn {n} vì …")
    return [plain(f"\nGõ: {' · '.join(words)}")] if words else []
