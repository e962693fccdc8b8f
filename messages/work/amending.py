"""Other words and more units for a task that was given: to the officer and to the units."""

from collections.abc import Mapping, Sequence

from messages import vi
from messages.lines import ActName, due_words, message, titled
from messages.text import Message, Text
from messages.work.changes import all_periods, periods_line
from tasks.standing import Standing

ACTS: Mapping[str, ActName] = {
    "edit_task": ActName("sửa nội dung việc", "sửa nội dung việc {n}: …"),
    "cooperating": ActName("thêm đơn vị phối hợp", "thêm (mã đơn vị) phối hợp việc {n}"),
}
"""What its acts are called."""


def ask_content(item: Standing) -> Text:
    """Other words are wanted, and were not said."""
    return titled(item) + f"\nNội dung mới là gì? Gõ: sửa nội dung việc {item.number}: …"


def same_content(item: Standing) -> Text:
    """The words are those that the task has."""
    return titled(item) + "\nNội dung đã đúng như vậy, không thay đổi."


def content_edited(item: Standing, new: str, units: Sequence[str]) -> Text:
    """Old and new, and who is told."""
    return titled(item) + (f"\nĐã sửa nội dung thành: {vi.shorten(new, 400)}\nBáo cho: {', '.join(units)}.")


def which_cooperate(numbers: Sequence[int]) -> str:
    """No unit was named."""
    return f"Đề nghị nêu đơn vị, gõ: thêm (mã đơn vị) phối hợp việc {vi.numbers(numbers)}"


def cooperating_added(item: Standing, units: Sequence[str]) -> Text:
    """More units help."""
    return titled(item) + f"\nĐã thêm đơn vị phối hợp: {', '.join(units)}.{all_periods(item)}"


def already_has_it(item: Standing, units: Sequence[str]) -> Text:
    """The units have a share of the task."""
    return titled(item) + f"\nĐã giao cho {', '.join(units)} rồi."


def over_already(number: int, *, done: bool) -> str:
    """Nothing of the task is left to change."""
    return f"Việc {number} {'đã hoàn thành' if done else 'đã hủy'}, không sửa được nữa."


def only_office_amends() -> str:
    """Words and units of a task are the office's."""
    return "Chỉ Văn phòng được sửa việc đã giao. Góp ý, gõ: nhắn văn phòng …"


def unit_edited(item: Standing, new: str, by: str) -> Message:
    """The task has other words."""
    return message(
        f"Văn phòng ({by}) sửa nội dung việc:",
        titled(item) + periods_line(item),
        f"Nội dung mới: {vi.shorten(new, 400)}",
        f"{vi.first_upper(due_words(item))}.",
    )
