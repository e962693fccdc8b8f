"""What the office is told when it rewrites what was read: drafts, letterhead, day of receipt, deadlines."""

from collections.abc import Mapping, Sequence
from datetime import date

from language.tokens import ranges
from messages import vi
from messages.lines import ActName, message, numbered
from messages.text import Message, Text, bold
from tasks.deadline import Deadline, Operator
from tasks.model import Due

_PARTS = {
    "number": "số, ký hiệu",
    "day": "ngày văn bản",
    "issuer": "cơ quan ban hành",
    "subject": "trích yếu",
    "signer": "người ký",
}

ACTS: Mapping[str, ActName] = {
    "drop": ActName("bỏ đề xuất", "bỏ {n}"),
    "restore": ActName("lấy lại đề xuất", "lấy lại {n}"),
    "fix_deadline": ActName("sửa hạn đề xuất", "sửa hạn {n} ngày …"),
}
"""What its acts are called."""


def ask_content(numbers: Sequence[int]) -> Message:
    """Other words for a draft are wanted, and were not said."""
    listed = ranges(numbers)
    return message(f"Nội dung mới của việc {listed} là gì? Gõ: sửa nội dung {listed}: …")


def content_edited(numbers: Sequence[int]) -> str:
    """A draft has other words."""
    return f"Đã sửa nội dung việc {ranges(numbers)}."


def ask_content_of_new(number: int) -> Message:
    """A draft is to be added, and it was not said what is to be done."""
    return message(
        f"Việc {number} cần thêm là gì? Ví dụ: thêm mục: rà soát hồ sơ, giao (mã đơn vị), hạn 15/12"
    )


def draft_added(number: int) -> str:
    """A draft was added, behind the others."""
    return f"Đã thêm việc {number}. Bỏ lại, gõ: bỏ {number}"


def new_deadline_read_back(due: Due, command: str) -> Message:
    """A deadline that may be another day is shown before the draft is added."""
    return message(f"Hạn {vi.due(due)}, đúng không?", *numbered([command]))


def draft_split(number: int, new: Sequence[int]) -> str:
    """A draft is there more than once."""
    return f"Đã tách việc {number} thành các việc {ranges([number, *new])}, cùng đơn vị và hạn."


def edit_each(numbers: Sequence[int]) -> str:
    """What is to be done after a draft was split."""
    return f"Sửa nội dung từng việc, gõ: sửa nội dung {numbers[-1]}: …"


def drafts_merged(number: int, others: Sequence[int]) -> str:
    """Drafts became one."""
    return f"Đã gộp việc {ranges(others)} vào việc {number}. Lấy lại, gõ: lấy lại {ranges(others)}"


def deadline_of_first(number: int, others: Sequence[int]) -> str:
    """Of drafts that became one the deadlines differed."""
    return f"Hạn giữ theo việc {number}, khác hạn của việc {ranges(others)}. Đổi, gõ: sửa hạn {number} …"


def merge_needs_two() -> Message:
    """Only one draft was named."""
    return message("Gộp cần ít nhất hai việc còn trong bản soát, ví dụ: gộp 2, 3")


def too_many_parts(most: int) -> Message:
    """A draft was to be split into very many."""
    return message(f"Mỗi lần tách được từ 2 đến {most} việc, ví dụ: tách 2")


def letterhead_corrected(part: str, new: str) -> str:
    """A part of the letterhead was corrected."""
    return f"Đã sửa {_PARTS[part]}: {vi.shorten(new, 300)}"


def ask_letterhead(part: str) -> Message:
    """What it is to be was not understood."""
    example = {
        "number": "số văn bản là 12/UBND-VX",
        "day": "ngày văn bản 20/11/2026",
        "issuer": "cơ quan ban hành là UBND tỉnh",
        "subject": "trích yếu: về việc …",
        "signer": "người ký là Giám đốc Nguyễn Văn A",
    }[part]
    return message(f"Chưa rõ {_PARTS[part]} mới. Ví dụ: {example}")


def recipients_changed(units: Sequence[str], *, out: bool) -> str:
    """Units get the document to know of it, or no longer."""
    names = "; ".join(units)
    if out:
        return f"Đã bỏ khỏi nơi nhận: {names}."
    return f"Đã thêm vào nơi nhận (để biết): {names}. Khi lưu, đơn vị không có việc sẽ được báo văn bản này."


def recipients_as_they_were(units: Sequence[str], *, out: bool) -> Message:
    """Nothing was to be changed."""
    return message(f"{'; '.join(units)} {'không có' if out else 'đã có'} trong nơi nhận.")


def issue_day_read_back(on: date, command: str) -> Message:
    """A document's day that is not certain is shown back first."""
    return message(
        "Chưa ghi. Ngày văn bản có phải là ngày này không?",
        Text() + bold("1.") + f" {command} ({vi.weekday(on)})",
        "Trả lời 1 nếu đúng, hoặc nhắn lại ngày đầy đủ.",
    )


def issued_in_future(on: date) -> Message:
    """A document bears no day to come."""
    return message(f"Ngày {vi.day(on)} chưa đến nên chưa ghi là ngày văn bản.")


def deadline_fixed(numbers: Sequence[int], new: Deadline | None = None) -> str:
    """A deadline was set, the same for all of them where it is named."""
    return f"Đã sửa hạn việc {ranges(numbers)}{_becomes(new) if new is not None else ''}."


def _becomes(new: Deadline) -> str:
    if new.on is not None:
        return f" thành {vi.due(Due(new.on, new.operator, new.at))}"
    if new.recurrence is not None:
        return f" thành {vi.again(new)}"
    return f" thành “{vi.shorten(new.phrase, 60)}”" if new.phrase else ""


def deadlines_moved(days: int, moved: Sequence[tuple[int, Due]], working: bool) -> str:
    """Deadlines were moved by so many days, sooner below zero: each with its new day."""
    how = f"Đã {'lùi' if days > 0 else 'rút ngắn'} hạn {abs(days)} ngày{' làm việc' if working else ''}"
    return f"{how}: " + "; ".join(f"việc {number} đến {vi.due(due)}" for number, due in moved) + "."


def not_moved(numbers: Sequence[int]) -> str:
    """Drafts without a day of their own have none that could be moved."""
    return f"Việc {ranges(numbers)} chưa có ngày đến hạn nên không lùi được; gõ: sửa hạn {ranges(numbers)} …"


def deadline_taken_away(numbers: Sequence[int]) -> str:
    """The deadline was taken away."""
    return f"Việc {ranges(numbers)} không có hạn."


def deadline_unclear(phrase: str) -> Message:
    """The typed deadline was not understood."""
    return message(
        f"Chưa hiểu hạn “{vi.shorten(phrase, 60)}” nên chưa sửa gì. "
        "Ví dụ: sửa hạn 2 30/11/2026 · sửa hạn 4 ngày 20 hàng tháng · sửa hạn 5 không hạn"
    )


def typed_due(due: Due) -> str:
    """A date as a person types it: "trước 16 giờ 30 ngày 25/11/2026", "25/11/2026"."""
    hour = f"{vi.hour(due.at)} ngày " if due.at else ""
    before = "trước " if due.operator is Operator.BEFORE else ""
    day = "ngày " if before and not hour else ""
    return f"{before}{hour}{day}{vi.day(due.on)}"


def deadline_read_back(numbers: Sequence[int], offers: Sequence[tuple[str, date | None]]) -> Message:
    """What is not certain is shown back before it is acted on: typed commands, each with its day."""
    numbered = [
        Text() + bold(f"{n}.") + f" {command}" + (f" ({vi.weekday(on)})" if on else "")
        for n, (command, on) in enumerate(offers, 1)
    ]
    close = "Trả lời 1 nếu đúng" if len(offers) == 1 else "Trả lời bằng số thứ tự"
    asked = "có phải như sau không" if len(offers) == 1 else "là ngày nào"
    return message(
        f"Chưa sửa. Hạn của việc {ranges(numbers)} {asked}?",
        *numbered,
        f"{close}, hoặc nhắn lại ngày đầy đủ.",
    )


def received_set(day: date, numbers: Sequence[int]) -> str:
    """The day of receipt was given; the drafts whose deadline counts from it."""
    counted = (
        f"Đã tính lại hạn việc {ranges(numbers)}." if numbers else "Không việc nào tính hạn từ ngày nhận."
    )
    return f"Đã ghi ngày nhận văn bản: {vi.day(day)}. {counted}"


def received_unclear() -> Message:
    """The day of receipt was not understood."""
    return message("Chưa rõ ngày nhận. Ví dụ: ngày nhận 22/11/2026")


def receipt_command(on: date) -> str:
    """The typed form of a day of receipt."""
    return f"ngày nhận {vi.day(on)}"


def receipt_read_back(on: date, command: str) -> Message:
    """A day of receipt that is not certain is shown back first."""
    return message(
        "Chưa ghi. Ngày nhận văn bản có phải là ngày này không?",
        Text() + bold("1.") + f" {command} ({vi.weekday(on)})",
        "Trả lời 1 nếu đúng, hoặc nhắn lại ngày đầy đủ.",
    )


def receipt_impossible(on: date, issued: date | None, today: date) -> Message:
    """A document is not received before it was issued, nor in the future."""
    why = "chưa đến" if on > today else f"trước ngày ban hành {vi.day(issued)}" if issued else ""
    return message(f"Ngày nhận {vi.day(on)} {why} nên chưa ghi. Ví dụ: ngày nhận {vi.day(today)}")
