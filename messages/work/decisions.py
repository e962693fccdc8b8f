"""What waits for the office, and what it decides on it: told to the officer and to the unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from messages import vi
from messages.lines import Viewer, due_words, line, message, name, section, subject, titled, told
from messages.lists import TO_TYPE, Shown, button, decide_buttons, extension_buttons
from messages.refusals import name_of
from messages.text import Button, Message, Text, bold, plain
from tasks.model import Action, Due
from tasks.query import Stand
from tasks.standing import Standing

CONFIRMED, RETURNED, UNDONE = Action.CONFIRM, Action.RETURN, Action.UNDO
"""What was done, as the rest of the office is told of it."""


def which_unit(number: int) -> str:
    """Several units have reported the same task."""
    return f"Việc {number} giao cho nhiều đơn vị. Đồng chí quyết định cho đơn vị nào?"


def reason_for_return(item: Standing, *, of_unit: bool) -> Text:
    """A return needs a reason, so that the unit knows what to do."""
    unit = f" {item.unit_code}" if of_unit else ""
    return titled(item) + (
        f"\nTrả lại báo cáo của {item.unit}: đề nghị nêu lý do, gõ: trả lại {item.number}{unit} vì …"
    )


def confirmed(item: Standing, *, self_confirmed: bool, closed: bool, late: bool) -> Text:
    """To the officer: confirmed."""
    text = titled(item) + f"\nĐã xác nhận {item.unit} hoàn thành"
    text += (" quá hạn" if late else " đúng hạn") if item.due else ""
    text += " (tự xác nhận)." if self_confirmed else "."
    over = " Kỳ này đã kết thúc." if item.period else " Việc đã kết thúc."
    return text + (over if closed else " Còn đơn vị khác chưa xong.")


def returned(item: Standing, reason: str) -> Text:
    """To the officer: returned."""
    return titled(item) + f"\nĐã trả lại báo cáo của {item.unit}. Lý do: {vi.shorten(reason, 300)}."


def undone(item: Standing) -> Text:
    """To the officer: the last decision is taken back."""
    return titled(item) + f"\nĐã hoàn tác; báo cáo của {item.unit} trở lại chờ xác nhận."


def extension_undone(item: Standing, granted: Due | None, due: Due) -> Text:
    """To the officer: the grant is taken back."""
    return titled(item) + (
        f"\nĐã rút lại quyết định gia hạn đến {_old(granted)}; hạn của {item.unit} trở lại {vi.due(due)}. "
        "Đề nghị gia hạn lại chờ quyết định."
    )


def revived(item: Standing, units: Sequence[str]) -> Text:
    """To the officer: the cancellation is taken back."""
    return titled(item) + f"\nĐã hoàn tác quyết định hủy; {', '.join(units)} tiếp tục thực hiện như trước."


def undo_hint(*tasks: int) -> str:
    """How a decision made by mistake is taken back."""
    return f"Nếu nhầm, gõ: hoàn tác {vi.numbers(tasks)}"


def unit_confirmed(items: Sequence[Standing], by: str) -> Message:
    """The report was accepted."""
    return message(f"Văn phòng ({by}) đã xác nhận hoàn thành:", *(titled(item) for item in items))


def unit_returned(items: Sequence[Standing], by: str, reason: str) -> Message:
    """The report was returned: why, and what to do now."""
    first = items[0]
    return message(
        f"Văn phòng ({by}) trả lại báo cáo:",
        *(titled(item) + f"\n{vi.first_upper(due_words(item))}." for item in items),
        f"Lý do: {vi.shorten(reason, 500)}.",
        f"Đề nghị đơn vị thực hiện và báo cáo lại, gõ: xong {first.number} số … ngày …",
        buttons=tuple((button("Xong", "done", item, items),) for item in items[:8]),
    )


def unit_undone(items: Sequence[Standing], by: str) -> Message:
    """The decision was taken back: the report waits again."""
    return message(
        f"Văn phòng ({by}) hoàn tác quyết định trước; báo cáo trở lại chờ xác nhận:",
        *(titled(item) for item in items),
    )


def unit_extension_undone(items: Sequence[Standing], by: str, due: Due) -> Message:
    """The grant was taken back: the deadline before it holds, and the request waits again."""
    return message(
        f"Văn phòng ({by}) rút lại quyết định gia hạn:",
        *(titled(item) + f"\nHạn trở lại: {vi.due(due)}." for item in items),
        "Đề nghị gia hạn của đơn vị lại chờ Văn phòng quyết định.",
    )


def unit_revived(items: Sequence[Standing], by: str) -> Message:
    """The cancellation was taken back: the task is theirs again, as it stood."""
    first = items[0]
    return message(
        f"Văn phòng ({by}) hoàn tác quyết định hủy; đơn vị tiếp tục thực hiện:",
        titled(first) + f"\n{vi.first_upper(told(first))}.",
    )


def office_also(items: Sequence[Standing], by: str, what: str, at: datetime) -> Message:
    """To the rest of the office: somebody has decided, so that nobody decides twice."""
    listed = ", ".join(f"{name(item)} của {item.unit}" for item in items)
    return message(f"{subject(by)} đã {name_of(what, what)} lúc {vi.moment(at)}: {listed}.")


def ask_date(item: Standing) -> Text:
    """No day was given."""
    return titled(item) + (
        f"\n{vi.first_upper(due_words(item))}. Đồng chí xin gia hạn đến ngày nào? "
        f"Đề nghị gõ: xin gia hạn {item.number} đến ngày … vì …"
    )


def ask_reason(item: Standing, until: date) -> Text:
    """No reason was given."""
    return titled(item) + (
        f"\nXin gia hạn đến {vi.day(until)}: đề nghị nêu lý do, "
        f"gõ: xin gia hạn {item.number} đến {vi.day(until)} vì …"
    )


def is_it(until: date) -> str:
    """A date that may have been misread is shown back before anything is done."""
    return f"Hệ thống hiểu là {vi.weekday(until)}, ngày {vi.day(until)}. Nếu đúng, trả lời số:"


def asked(item: Standing, until: date, reason: str) -> Text:
    """To the unit: the request waits."""
    return titled(item) + (
        f"\nĐã ghi nhận đề nghị gia hạn đến {vi.day(until)} (hạn hiện nay: {_old(item.due)}). "
        f"Lý do: {vi.shorten(reason, 300)}."
    )


HOLDS = "Đề nghị chờ Văn phòng quyết định; trong khi chờ, hạn cũ vẫn giữ."


def office_asked(
    items: Sequence[Standing], by: str, until: Sequence[date], reason: str, among: Sequence[Standing] = ()
) -> Message:
    """To the office: who asks for how much, with a button for each decision."""
    blocks: list[Text | str] = [f"{subject(by)} đề nghị gia hạn:"]
    for item, day in zip(items, until, strict=True):
        wish = f"\n{item.unit}; hạn hiện nay: {_old(item.due)}, xin đến {vi.day(day)}."
        blocks.append(titled(item) + wish + _again(item))
    number = items[0].number
    blocks.append(f"Lý do: {vi.shorten(reason, 500)}.")
    blocks.append(
        f"{TO_TYPE}đồng ý gia hạn {number} · đồng ý gia hạn {number} đến ngày … · "
        f"không đồng ý gia hạn {number} vì …"
    )
    return message(*blocks, buttons=extension_buttons(items, 8, among))


def nobody_asked(item: Standing) -> Text:
    """The office names a later day though no unit has asked: that is a change of the deadline."""
    return titled(item) + "\nĐơn vị chưa đề nghị gia hạn. Nếu Văn phòng chủ động đổi hạn, trả lời số:"


def granted(item: Standing, old: Due | None, new: Due) -> Text:
    """To the officer."""
    return titled(item) + f"\nĐã gia hạn cho {item.unit} đến {vi.due(new)} (hạn cũ: {_old(old)})."


def refused(item: Standing) -> Text:
    """To the officer."""
    return titled(item) + f"\nĐã trả lời không đồng ý gia hạn cho {item.unit}; giữ nguyên {due_words(item)}."


def unit_granted(item: Standing, by: str, old: Due | None, new: Due, reason: str) -> Message:
    """To the unit: old and new date."""
    said = [f"Ý kiến: {vi.shorten(reason, 300)}."] if reason else []
    return message(
        f"Văn phòng ({by}) đồng ý gia hạn:",
        titled(item) + f"\nHạn cũ: {vi.due(old) if old else 'không có'}. Hạn mới: {vi.due(new)}.",
        *said,
    )


def unit_refused(item: Standing, by: str, reason: str) -> Message:
    """To the unit: the old date stays."""
    said = [f"Lý do: {vi.shorten(reason, 300)}."] if reason else []
    return message(
        f"Văn phòng ({by}) không đồng ý gia hạn:",
        titled(item) + f"\nHạn giữ nguyên: {_old(item.due)}.",
        *said,
        f"Đề nghị đơn vị khẩn trương hoàn thành. Khi xong, gõ: xong {item.number}",
        buttons=((button("Xong", "done", item),),),
    )


def _old(due: Due | None) -> str:
    return vi.due(due) if due is not None else "không có hạn"


def _again(item: Standing) -> str:
    return " Việc đã quá hạn." if item.passed else ""


_BUTTONS = 4
MOST_WAITING = 5
"""So many of each kind are shown at once: each is decided, and makes room for the next."""


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
    reports: Sequence[Waits],
    requests: Sequence[Waits],
    viewer: Viewer,
    unit: str = "",
    *,
    declined: Sequence[Waits] = (),
    reviews: int = 0,
    total: Mapping[Stand, int] | None = None,
) -> Shown:
    """Reports first, then requests, then what units say is not theirs; the office gets the words and
    buttons that decide. `total` says how many there are in all where more wait than are given.
    """
    counted = total or {}
    title = bold(f"CHỜ VĂN PHÒNG — {unit}" if unit else "CHỜ VĂN PHÒNG")
    if not reports and not requests and not declined and not reviews:
        return Shown(Message((plain("Không có báo cáo hay đề nghị gia hạn nào đang chờ Văn phòng."),)))
    counts = (
        (counted.get(Stand.REPORTED, len(reports)), "báo cáo chờ xác nhận"),
        (counted.get(Stand.EXTENSION, len(requests)), "đề nghị gia hạn chờ quyết định"),
        (counted.get(Stand.DECLINED, len(declined)), "đề nghị giao đơn vị khác"),
    )
    text = ", ".join(f"{n} {words}" for n, words in counts if n)
    blocks = [title + (f"\n{text}." if text else "")]
    for heading, rows, (n, _) in (
        ("BÁO CÁO CHỜ XÁC NHẬN", reports, counts[0]),
        ("XIN GIA HẠN", requests, counts[1]),
        ("ĐỀ NGHỊ GIAO ĐƠN VỊ KHÁC", declined, counts[2]),
    ):
        lines = [_waiting_line(row, with_unit=not unit) for row in rows[:MOST_WAITING]]
        blocks += section(f"{heading} ({n})", lines)
        if n > len(lines):
            blocks.append(plain(f"… còn {n - len(lines)} nữa; xử lý xong sẽ hiện tiếp."))
    if reviews:
        blocks.append(plain(f"\n{reviews} văn bản chưa rà soát xong; gõ: bản soát"))
    decide = decide_buttons([r.entry for r in reports], _BUTTONS)
    grant = extension_buttons([r.entry for r in requests], _BUTTONS)
    if viewer is Viewer.OFFICE:
        blocks += _decide_hint((*decide[:1], *grant[:1]), declined)
    shown = [row for kind in (reports, requests, declined) for row in kind[:MOST_WAITING]]
    numbers = tuple(dict.fromkeys(row.entry.number for row in shown))
    buttons = decide + grant + _declined_buttons([row.entry for row in declined])
    return Shown(Message(tuple(blocks), buttons if viewer is Viewer.OFFICE else ()), numbers)


def _declined_buttons(declined: Sequence[Standing]) -> tuple[tuple[Button, ...], ...]:
    return tuple(
        (button("Việc", "task", each, declined), button("Đôn đốc", "urge", each, declined))
        for each in declined[:_BUTTONS]
    )


def _waiting_line(row: Waits, *, with_unit: bool) -> Text:
    dated = f" ngày {vi.day(row.document_date)}" if row.document_date else ""
    parts = [f"văn bản {row.document_number}{dated}"] if row.document_number else []
    if row.files:
        parts.append(f"{row.files} tệp kèm theo")
    if row.late_reason:
        parts.append(f"lý do chậm: {vi.shorten(row.late_reason, 100)}")
    if row.reason:
        parts.append(f"lý do: {vi.shorten(row.reason, 100)}")
    return line(row.entry, with_unit=with_unit) + (f"; {'; '.join(parts)}" if parts else "")


def _decide_hint(rows: Sequence[tuple[Button, ...]], declined: Sequence[Waits]) -> list[Text]:
    """The first report and the first request, as their buttons are typed; what settles the first refusal."""
    words = [f"{yes.typed} · {no.typed} vì …" for yes, no in rows]
    if declined:
        n = declined[0].entry.number
        words.append(f"chuyển {n} cho (mã đơn vị) · hủy {n} vì … · đôn đốc {n} (vẫn giao đơn vị đó)")
    return [plain(f"\nGõ: {' · '.join(words)}")] if words else []
