"""What the office decides on reports and on requests for more time: told to the officer and to the unit."""

from collections.abc import Sequence
from datetime import date, datetime

from messages import vi
from messages.acts import name_of
from messages.lines import button, due_words, extension_buttons, message, name, subject, titled
from messages.text import Message, Text
from tasks.model import Action, Due
from tasks.standing import Standing

CONFIRMED, RETURNED, UNDONE = Action.CONFIRM, Action.RETURN, Action.UNDO
"""What was done, as the rest of the office is told of it."""


def which_unit(number: int) -> str:
    """Several units have reported the same task."""
    return f"Việc {number} có nhiều đơn vị. Đồng chí quyết định cho đơn vị nào?"


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


def undo_hint(number: int) -> str:
    """How a decision made by mistake is taken back."""
    return f"Nếu nhầm, gõ: hoàn tác {number}"


# --- to the unit ---


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


def office_also(items: Sequence[Standing], by: str, what: str, at: datetime) -> Message:
    """To the rest of the office: somebody has decided, so that nobody decides twice."""
    listed = ", ".join(f"{name(item)} của {item.unit}" for item in items)
    return message(f"{subject(by)} đã {name_of(what, what)}: {listed} lúc {vi.moment(at)}.")


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
        f"\nĐã ghi nhận đề nghị gia hạn từ {_old(item.due)} đến {vi.day(until)}. "
        f"Lý do: {vi.shorten(reason, 300)}."
    )


HOLDS = "Đề nghị chờ Văn phòng quyết định; trong khi chờ, hạn cũ vẫn giữ."


def office_asked(items: Sequence[Standing], by: str, until: Sequence[date], reason: str) -> Message:
    """To the office: who asks for how much, with a button for each decision."""
    blocks: list[Text | str] = [f"{subject(by)} đề nghị gia hạn:"]
    for item, day in zip(items, until, strict=True):
        blocks.append(titled(item) + f"\n{item.unit}; từ {_old(item.due)} đến {vi.day(day)}." + _again(item))
    number = items[0].number
    blocks.append(f"Lý do: {vi.shorten(reason, 500)}.")
    blocks.append(
        f"Trả lời: đồng ý gia hạn {number} · đồng ý gia hạn {number} đến ngày … · "
        f"không đồng ý gia hạn {number} vì …"
    )
    return message(*blocks, buttons=extension_buttons(items, 8))


def nobody_asked(item: Standing) -> Text:
    """The office names a later day though no unit has asked: that is a change of the deadline."""
    return titled(item) + "\nĐơn vị chưa đề nghị gia hạn. Nếu Văn phòng chủ động đổi hạn, trả lời số:"


def granted(item: Standing, old: Due | None, new: Due) -> Text:
    """To the officer."""
    return titled(item) + f"\nĐã gia hạn cho {item.unit}: từ {_old(old)} đến {vi.due(new)}."


def refused(item: Standing) -> Text:
    """To the officer."""
    return titled(item) + f"\nĐã không đồng ý gia hạn cho {item.unit}; {due_words(item)} vẫn giữ."


def unit_granted(item: Standing, by: str, old: Due | None, new: Due, reason: str) -> Message:
    """To the unit: old and new date."""
    said = [f"Ý kiến: {vi.shorten(reason, 300)}."] if reason else []
    return message(
        f"Văn phòng ({by}) đồng ý gia hạn:",
        titled(item) + f"\nHạn cũ: {_old(old)}. Hạn mới: {vi.due(new)}.",
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
