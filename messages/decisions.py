"""What the office decides on reports: told to the officer and to the unit."""

from collections.abc import Sequence
from datetime import datetime

from messages import vi
from messages.acts import name_of
from messages.lines import button, due_words, message, name, subject, titled
from messages.text import Message, Text
from tasks.model import Action
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
