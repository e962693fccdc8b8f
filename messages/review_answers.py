"""What the office is told after each of its answers in a review, and when it is saved."""

from collections.abc import Iterable, Sequence
from datetime import date

from messages import reviews, vi
from messages.ranges import ranges
from messages.review_facts import DraftFacts, ReviewFacts, SavedFacts
from messages.text import Button, Message, Text, bold, plain

SHOWN = 3
"""How many of the drafts that were touched are shown again."""


def _message(*blocks: Text | str, buttons: tuple[tuple[Button, ...], ...] = ()) -> Message:
    return Message(tuple(plain(b) if isinstance(b, str) else b for b in blocks), buttons)


def changed(what: str, facts: ReviewFacts, touched: Sequence[int]) -> Message:
    """What changed in a line, the drafts that were touched if they are few, what is left to settle."""
    shown = [each for each in facts.drafts if each.number in set(touched)]
    blocks: list[Text | str] = [what]
    if len(shown) <= SHOWN:
        blocks += [reviews.draft(each) for each in shown]
    blocks += _left(facts)
    save = Button("Lưu", f"save:{facts.review_id}", "lưu")
    return _message(*blocks, buttons=((save, Button("Xem lại", f"page:{facts.review_id}:1", "trang 1")),))


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


def given(numbers: Sequence[int], units: Iterable[str], helpers: Iterable[str] = ()) -> str:
    """Drafts were given to units."""
    leads, beside = "; ".join(units), "; ".join(helpers)
    to = f" cho {leads}" if leads else ""
    with_whom = f", phối hợp: {beside}" if beside else ""
    return f"Đã giao việc {ranges(numbers)}{to}{with_whom}."


def alias_offer(name: str, unit: str) -> str:
    """Offer to keep the document's name of a unit."""
    return f"Từ nay hiểu “{name}” là {unit}? Trả lời: nhớ tên"


def alias_kept(name: str, unit: str) -> str:
    """A name was kept."""
    return f"Đã ghi nhớ: “{name}” là {unit}."


def alias_unclear() -> Message:
    """Which name is to be kept is not clear."""
    return _message("Chưa rõ ghi nhớ tên nào. Ví dụ: nhớ tên 30 (việc mang tên đó, sau khi đã giao).")


def deadline_fixed(numbers: Sequence[int]) -> str:
    """A deadline was set."""
    return f"Đã sửa hạn việc {ranges(numbers)}."


def deadline_taken_away(numbers: Sequence[int]) -> str:
    """The deadline was taken away."""
    return f"Việc {ranges(numbers)} không có hạn."


def deadline_unclear(phrase: str) -> Message:
    """The typed deadline was not understood."""
    return _message(
        f"Chưa hiểu hạn “{vi.shorten(phrase, 60)}” nên chưa sửa gì. "
        "Ví dụ: sửa hạn 2 30/11/2026 · sửa hạn 4 ngày 20 hàng tháng · sửa hạn 5 không hạn"
    )


def deadline_read_back(numbers: Sequence[int], on: date, command: str) -> Message:
    """A date that is not certain is shown back before it is acted on."""
    return _message(
        f"Hạn của việc {ranges(numbers)} là ngày {vi.day(on)} ({vi.weekday(on)})?",
        Text() + bold("1.") + f" {command}",
        "Trả lời 1 nếu đúng, hoặc nhắn lại ngày đầy đủ.",
    )


def received_set(day: date) -> str:
    """The day of receipt was given."""
    return f"Ngày nhận văn bản: {vi.day(day)}; hạn tính từ ngày nhận đã được tính lại."


def received_unclear() -> Message:
    """The day of receipt was not understood."""
    return _message("Chưa rõ ngày nhận. Ví dụ: ngày nhận 22/11/2026")


def no_such_unit(name: str, near: Sequence[tuple[str, str]]) -> Message:
    """A unit was named that the registry does not have; nothing was changed."""
    likely = "; ".join(f"{code} ({unit})" for code, unit in near)
    hint = f" Gần giống: {likely}." if likely else ""
    return _message(f"Không có đơn vị “{vi.shorten(name, 60)}” trong danh mục nên chưa giao.{hint}")


def no_such_draft(numbers: Sequence[int], last: int) -> Message:
    """Drafts were named that the review does not have."""
    return _message(f"Bản soát này có việc 1-{last}; không có việc {ranges(numbers)}.")


def no_review() -> Message:
    """No review is open."""
    return _message("Hiện không có bản soát nào đang mở. Gửi tệp văn bản để bắt đầu.")


def which_review(titles: Sequence[str]) -> Message:
    """Two reviews are open: reply to the one that is meant."""
    listed = [f"• {title}" for title in titles]
    return _message(
        f"Đang có {len(titles)} bản soát chưa xong:",
        *listed,
        "Đề nghị trả lời (reply) vào tin của bản soát muốn nói, hoặc bấm nút ở tin đó.",
    )


def cannot_save(facts: ReviewFacts, offers: Sequence[str]) -> Message:
    """What is left to settle; nothing was saved."""
    numbered = [Text() + bold(f"{n}.") + f" {offer}" for n, offer in enumerate(offers, 1)]
    close = ["Trả lời bằng số thứ tự hoặc lệnh, rồi gõ: lưu"] if offers else []
    return _message("Chưa lưu, vì còn việc chưa rõ.", *reviews.to_settle(facts), *numbered, *close)


def nothing_to_save() -> Message:
    """Every draft was dropped."""
    return _message("Mọi việc đều đã bỏ. Gõ: không nhập để đóng bản soát, hoặc: lấy lại 1")


def already_closed(state: str) -> Message:
    """Somebody was first."""
    how = "đã được lưu" if state == "saved" else "đã đóng, không nhập"
    return _message(f"Bản soát này {how}.")


def rejected(document: str) -> Message:
    """The review was closed without saving."""
    return _message(f"Đã đóng bản soát {document}, không giao việc nào. Gửi lại tệp nếu cần nhập.")


def saved(facts: SavedFacts) -> Message:
    """What was given to whom, and who will not hear of it."""
    span = f"số {facts.first}-{facts.last}" if facts.last > facts.first else f"số {facts.first}"
    blocks: list[Text | str] = [
        bold(f"Đã lưu và giao {vi.tasks(facts.count)} ({span})") + f" theo văn bản {facts.document}.",
        *(f"• {unit}: {vi.tasks(count)}" for unit, count in facts.units),
    ]
    if facts.past:
        blocks.append(f"Đã quá hạn ngay khi nhập: việc {ranges(facts.past)}; sẽ không đôn đốc lên cấp trên.")
    if facts.undated:
        blocks.append(f"{facts.undated} việc không có ngày hạn nên chỉ theo dõi, không nhắc theo hạn.")
    blocks += [f"Việc {number}: chưa giao cho “{name}” (ngoài danh mục)." for number, name in facts.outside]
    if facts.headless:
        blocks.append("Đơn vị chưa có người nhận tin: " + "; ".join(facts.headless) + ".")
    if facts.unreached:
        blocks.append("Chưa liên kết nên chưa nhận được tin: " + "; ".join(facts.unreached) + ".")
    blocks.append("Sau khi lưu vẫn sửa được: đổi hạn 12 30/11 · chuyển 12 cho (mã đơn vị) · hủy 12 vì …")
    return _message(*blocks)


def draft_in_full(each: DraftFacts, review_id: int) -> Message:
    """One draft by itself."""
    verb, label = ("restore", "Lấy lại") if each.dropped else ("drop", "Bỏ")
    typed = f"{label.lower()} {each.number}"
    button = Button(f"{label} {each.number}", f"{verb}:{review_id}:{each.number}", typed)
    return _message(reviews.draft(each), buttons=((button,),))
