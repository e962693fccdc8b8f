"""What the office is told after each of its answers in a review."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from language.tokens import ranges
from messages import reviews, vi
from messages.lines import message, subject
from messages.review_facts import DraftFacts, ReviewFacts
from messages.text import Button, Message, Text, bold
from tasks.deadline import Deadline, Operator
from tasks.model import Due, Person

SHOWN = 3
MOST_CODES = 40
EMPTY = "Danh mục đơn vị còn trống; quản trị hệ thống nhập bằng lệnh: nhacviec units import TỆP"
"""How many of the drafts that were touched are shown again."""


def changed(what: str, facts: ReviewFacts, touched: Sequence[int], hints: Sequence[str] = ()) -> Message:
    """What changed in a line, the drafts that were touched if they are few, what is left to settle."""
    shown = [each for each in facts.drafts if each.number in set(touched)]
    blocks: list[Text | str] = [what]
    if len(shown) <= SHOWN:
        blocks += [reviews.draft(each) for each in shown]
    blocks += [*hints, *_left(facts)]
    save = Button("Lưu", f"save:{facts.review_id}", "lưu")
    return message(*blocks, buttons=((save, Button("Xem lại", f"page:{facts.review_id}:1", "trang 1")),))


def _left(facts: ReviewFacts) -> list[Text | str]:
    left = reviews.to_settle(facts)
    if left:
        return list(left)
    return [f"Còn {vi.tasks(len(facts.kept))} sẽ giao. Gõ: lưu"]


def dropped(numbers: Sequence[int]) -> str:
    """Drafts were left out."""
    return f"Đã bỏ việc {ranges(numbers)}." if numbers else "Không có việc nào để bỏ."


def restored(numbers: Sequence[int]) -> str:
    """Drafts were taken back."""
    return f"Đã lấy lại việc {ranges(numbers)}." if numbers else "Không có việc nào đã bỏ để lấy lại."


def given(
    numbers: Sequence[int], units: Iterable[str], helpers: Iterable[str] = (), names: Sequence[str] = ()
) -> str:
    """Drafts were given to units; `names` are those of the document that the answer settled."""
    leads, beside = "; ".join(units), "; ".join(helpers)
    alike = f" (văn bản ghi “{vi.shorten(names[0], 60)}”)" if len(names) == 1 else ""
    if not leads:
        return f"Việc {ranges(numbers)}: thêm đơn vị phối hợp {beside}."
    with_whom = f"; phối hợp: {beside}" if beside else ""
    return f"Đã ghi việc {ranges(numbers)}{alike} cho {leads}{with_whom}."


def taken_off(numbers: Sequence[int], units: Iterable[str]) -> str:
    """Units cooperate in drafts no more."""
    return f"Việc {ranges(numbers)}: bỏ đơn vị phối hợp {'; '.join(units)}."


def helps_not(numbers: Sequence[int], units: Iterable[str]) -> Message:
    """They do not cooperate in any of these drafts, though one may lead."""
    given = f"giao {ranges(numbers)} cho (mã đơn vị)"
    return message(
        f"Việc {ranges(numbers)} không có {'; '.join(units)} phối hợp. Muốn đổi chủ trì, gõ: {given}"
    )


def save_only(numbers: Sequence[int], others: Sequence[int], offer: str) -> Message:
    """Some drafts were named with "lưu", which saves the whole review."""
    return message(
        f"Lưu là lưu cả bản soát. Để chỉ lưu việc {ranges(numbers)}, trả lời 1: {offer} "
        f"(bỏ việc {ranges(others)} rồi lưu)."
    )


def still_dropped(numbers: Sequence[int]) -> list[str]:
    """A unit was given to drafts that are left out."""
    return [f"Việc {ranges(numbers)} đang bỏ; muốn giao thì gõ: lấy lại {ranges(numbers)}"] if numbers else []


def all_of_them(settled: int, offers: Sequence[str]) -> Message:
    """All drafts are to go to one unit, also those that the document gives to others."""
    numbered = [Text() + bold(f"{n}.") + f" {offer}" for n, offer in enumerate(offers, 1)]
    return message(
        f"Chưa giao thêm việc nào, vì {vi.tasks(settled)} đã rõ đơn vị. Đồng chí muốn:",
        *numbered,
        "Trả lời bằng số thứ tự.",
    )


def which_unit() -> Message:
    """No unit was named."""
    return message("Chưa rõ giao cho đơn vị nào. Ví dụ: giao 3 cho (mã đơn vị)")


def alias_offer(name: str, unit: str, command: str) -> str:
    """Offer to keep the document's name of a unit."""
    return f"Từ nay hiểu “{vi.shorten(name, 60)}” là {unit}? Đồng ý thì trả lời 1 hoặc gõ: {command}"


def alias_taken(name: str, unit: str) -> Message:
    """The name belongs to another unit."""
    return message(f"“{vi.shorten(name, 60)}” đang là tên của {unit} nên chưa ghi nhớ.")


def alias_kept(name: str, unit: str) -> str:
    """A name was kept."""
    return f"Đã ghi nhớ: “{name}” là {unit}."


def alias_unclear() -> Message:
    """Which name is to be kept is not clear."""
    return message("Chưa rõ ghi nhớ tên nào. Ví dụ: nhớ tên 30 (việc mang tên đó, sau khi đã giao).")


def deadline_fixed(numbers: Sequence[int], new: Deadline | None = None) -> str:
    """A deadline was set, the same for all of them where it is named."""
    return f"Đã sửa hạn việc {ranges(numbers)}{_becomes(new) if new is not None else ''}."


def _becomes(new: Deadline) -> str:
    if new.on is not None:
        return f" thành {vi.due(Due(new.on, new.operator, new.at))}"
    if new.recurrence is not None:
        return f" thành {vi.recurrence_words(new.recurrence)}"
    return f" thành “{vi.shorten(new.phrase, 60)}”" if new.phrase else ""


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


def no_such_unit(name: str, near: Sequence[tuple[str, str]], codes: Sequence[str]) -> Message:
    """A unit was named that the registry does not have; nothing was changed."""
    likely = "; ".join(f"{unit} ({code})" for code, unit in near)
    known = ", ".join(codes[:MOST_CODES]) + (", …" if len(codes) > MOST_CODES else "")
    hint = f"Gần giống: {likely}." if likely else f"Các mã đơn vị: {known}." if known else EMPTY
    return message(f"Không có đơn vị “{vi.shorten(name, 60)}” trong danh mục nên chưa giao. {hint}".strip())


def no_such_draft(numbers: Sequence[int], last: int) -> Message:
    """Drafts were named that the review does not have."""
    return message(f"Bản soát này có việc 1-{last}, không có việc {ranges(numbers)}; chưa thay đổi gì.")


def no_more_pages(count: int, *, back: bool) -> Message:
    """There is no page before the first or after the last."""
    which = "trang đầu" if back else "trang cuối"
    return message(f"Đây là {which} (bản soát có {count} trang). Gõ: lưu · không nhập · trang 1")


def no_review() -> Message:
    """No review is open."""
    return message("Hiện không có bản soát nào đang mở. Gửi tệp văn bản để bắt đầu.")


def which_review(titles: Sequence[str]) -> Message:
    """Several reviews are open: reply to the one that is meant, or choose it from the list."""
    listed = [Text() + bold(f"{n}.") + f" {title}" for n, title in enumerate(titles, 1)]
    return message(
        f"Đang có {len(titles)} bản soát chưa xong:",
        *listed,
        "Đề nghị trả lời (reply) vào tin của bản soát muốn nói, hoặc bấm nút ở tin đó. "
        "Mở lại tin của một bản: gõ số thứ tự, hoặc: bản soát (số văn bản)",
    )


def cannot_save(facts: ReviewFacts, offers: Sequence[str]) -> Message:
    """What is left to settle; nothing was saved."""
    numbered = [Text() + bold(f"{n}.") + f" {offer}" for n, offer in enumerate(offers, 1)]
    close = ["Trả lời bằng số thứ tự hoặc lệnh, rồi gõ: lưu"] if offers else []
    return message(
        "Chưa lưu, vì còn việc chưa rõ.", *reviews.to_settle(facts, commands=not offers), *numbered, *close
    )


def nothing_to_save() -> Message:
    """Every draft was dropped."""
    return message("Mọi việc đều đã bỏ. Gõ: không nhập để đóng bản soát, hoặc: lấy lại 1")


def already_closed(document: str, state: str, at: datetime | None, by: Person | None) -> Message:
    """Somebody was first, or the same was said twice."""
    how = "đã được lưu và giao việc" if state == "saved" else "đã đóng, không nhập"
    when = f" lúc {vi.moment(at)}" if at else ""
    who = f" ({vi.person(by)})" if by else ""
    return message(f"Bản soát {document} {how}{when}{who}.")


def rejected(document: str) -> Message:
    """The review was closed without saving."""
    return message(f"Đã đóng bản soát {document}, không giao việc nào. Gửi lại tệp nếu cần nhập.")


def rejected_by(person: Person, document: str) -> Message:
    """The others of the office hear that a review was closed."""
    return message(f"{subject(vi.person(person))} đã đóng bản soát {document}, không giao việc nào.")


def draft_in_full(each: DraftFacts, review_id: int) -> Message:
    """One draft by itself."""
    verb, label = ("restore", "Lấy lại") if each.dropped else ("drop", "Bỏ")
    typed = f"{label.lower()} {each.number}"
    button = Button(f"{label} {each.number}", f"{verb}:{review_id}:{each.number}", typed)
    return message(reviews.draft(each, whole=True), buttons=((button,),))
