"""What the office is told after each of its answers in a review."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from language.tokens import ranges
from messages import vi
from messages.lines import message, numbered, subject
from messages.review import pages
from messages.review.reading import DraftFacts, ReviewFacts
from messages.text import Button, Message, Text, bold, plain
from tasks.model import Person

SHOWN = 3
MOST_CODES = 40
EMPTY = "Danh mục đơn vị còn trống; quản trị hệ thống nhập bằng lệnh: nhacviec units import TỆP"
"""How many of the drafts that were touched are shown again."""


def changed(what: str, facts: ReviewFacts, touched: Sequence[int], hints: Sequence[str] = ()) -> Message:
    """What changed in a line, the drafts that were touched if they are few, what is left to settle."""
    shown = [each for each in facts.drafts if each.number in set(touched)]
    blocks: list[Text | str] = [what]
    if len(shown) <= SHOWN:
        blocks += [pages.draft(each) for each in shown]
    blocks += [*hints, *_left(facts)]
    save = Button("Lưu", f"save:{facts.review_id}", "lưu")
    return message(*blocks, buttons=((save, Button("Xem lại", f"page:{facts.review_id}:1", "trang 1")),))


def _left(facts: ReviewFacts) -> list[Text | str]:
    left = pages.to_settle(facts)
    if left:
        return list(left)
    return [f"Còn {vi.tasks(len(facts.kept))} sẽ giao. Gõ: lưu"]


def keep_only(numbers: Sequence[int], out: Sequence[int], command: str) -> Message:
    """All drafts but some are to be left out: shown before it is done."""
    left = f"bỏ việc {ranges(out)} ({vi.tasks(len(out))})" if out else "không bỏ việc nào"
    return message(
        f"Sẽ giữ việc {ranges(numbers)}, {left}.",
        Text() + bold("1.") + f" {command}",
        "Trả lời 1 nếu đúng.",
    )


def kept_only(numbers: Sequence[int], out: Sequence[int]) -> str:
    """All drafts but these were left out."""
    return f"Đã giữ việc {ranges(numbers)}, bỏ việc {ranges(out)}." if out else f"Giữ việc {ranges(numbers)}."


def of_many(numbers: Sequence[int], command: str) -> Message:
    """What touches many drafts at once is shown before it is done."""
    return message(
        f"Sẽ làm với {vi.tasks(len(numbers))}: việc {ranges(numbers)}.",
        Text() + bold("1.") + f" {command}",
        "Trả lời 1 nếu đúng.",
    )


def which_restored(offers: Sequence[str]) -> Message:
    """Several drafts are left out, and one is to come back."""
    numbered = [Text() + bold(f"{n}.") + f" {offer}" for n, offer in enumerate(offers, 1)]
    return message("Lấy lại việc nào?", *numbered, "Trả lời bằng số thứ tự.")


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
        return f"Đã thêm đơn vị phối hợp việc {ranges(numbers)}: {beside}."
    with_whom = f"; phối hợp: {beside}" if beside else ""
    return f"Đã ghi việc {ranges(numbers)}{alike} cho {leads}{with_whom}."


def no_longer_of(numbers: Sequence[int], source: str, offer: str) -> Message:
    """The unit that is to give way does not lead the drafts."""
    return message(
        f"Việc {ranges(numbers)} không do {source} chủ trì nên chưa chuyển.",
        Text() + bold("1.") + f" {offer}",
        "Trả lời 1 nếu vẫn giao như vậy.",
    )


def none_without_unit(unit: str, offers: Sequence[str]) -> Message:
    """The rest is to go to a unit, and every draft has one."""
    numbered = [Text() + bold(f"{n}.") + f" {offer}" for n, offer in enumerate(offers, 1)]
    return message(
        f"Không còn việc nào chưa rõ đơn vị để giao {unit}. Giao việc nào, gõ số việc; hoặc giao tất cả:",
        *numbered,
    )


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
    return message("Hiện không có bản soát nào đang mở. Gửi tệp, ảnh chụp hoặc dán văn bản để bắt đầu.")


def which_review(titles: Sequence[str]) -> Message:
    """Several reviews are open: reply to the one that is meant, or choose it from the list."""
    listed = [Text() + bold(f"{n}.") + f" {title}" for n, title in enumerate(titles, 1)]
    return message(
        f"Đang có {len(titles)} bản soát chưa xong:",
        *listed,
        "Mở bản muốn soát: gõ số thứ tự, hoặc: bản soát (số văn bản); rồi gõ lại lệnh. "
        "Cũng có thể trả lời (reply) hoặc bấm nút ở tin của bản đó.",
    )


def cannot_save(facts: ReviewFacts, offers: Sequence[str]) -> Message:
    """What is left to settle; nothing was saved."""
    numbered = [Text() + bold(f"{n}.") + f" {offer}" for n, offer in enumerate(offers, 1)]
    close = ["Trả lời bằng số thứ tự hoặc lệnh, rồi gõ: lưu"] if offers else []
    return message(
        "Chưa lưu, vì còn việc chưa rõ.", *pages.to_settle(facts, commands=not offers), *numbered, *close
    )


def nothing_to_save() -> Message:
    """Every draft was dropped."""
    return message("Mọi việc đều đã bỏ. Gõ: không nhập để đóng bản soát, hoặc: lấy lại 1")


def already_closed(
    document: str, state: str, at: datetime | None, by: Person | None, left: Sequence[str] = ()
) -> Message:
    """Somebody was first, or the same was said twice; `left` are the reviews that are still open."""
    how = "đã được lưu và giao việc" if state == "saved" else "đã đóng, không nhập"
    when = f" lúc {vi.moment(at)}" if at else ""
    who = f" ({vi.person(by)})" if by else ""
    others = [plain("Bản soát còn lại, trả lời bằng số thứ tự để mở:"), *numbered(left)] if left else []
    return message(f"Bản soát {document} {how}{when}{who}.", *others)


def rejected(document: str) -> Message:
    """The review was closed without saving."""
    return message(f"Đã đóng bản soát {document}, không giao việc nào. Gửi lại văn bản nếu cần nhập.")


def rejected_by(person: Person, document: str) -> Message:
    """The others of the office hear that a review was closed."""
    return message(f"{subject(vi.person(person))} đã đóng bản soát {document}, không giao việc nào.")


def draft_in_full(each: DraftFacts, review_id: int) -> Message:
    """One draft by itself."""
    verb, label = ("restore", "Lấy lại") if each.dropped else ("drop", "Bỏ")
    typed = f"{label.lower()} {each.number}"
    button = Button(f"{label} {each.number}", f"{verb}:{review_id}:{each.number}", typed)
    return message(pages.draft(each, whole=True), buttons=((button,),))
