"""What stands beside a list: the buttons on assignments, each with what can be typed instead; a message
with the tasks that it speaks of.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from messages import vi
from messages.lines import Viewer
from messages.text import Button, Message
from tasks.standing import Standing


@dataclass(frozen=True, slots=True)
class Shown:
    """The message and the tasks that it speaks of, in its order."""

    message: Message
    tasks: tuple[int, ...] = ()


def whole_office() -> str:
    """For somebody who sees more than the own unit."""
    return "Việc của toàn cơ quan, gõ: còn việc gì"


def week_is_over() -> str:
    """Asked on the days off at the end of a week."""
    return "Tuần này không còn ngày làm việc; việc sắp tới, gõ: tuần sau"


def documents_found(names: Sequence[str], number: str) -> str:
    """Directives that hold the words as well."""
    example = f"; gõ: công văn {number} đến đâu rồi" if number else ""
    return f"Văn bản có các từ này: {'; '.join(names)}{example}"


def done_among(numbers: Sequence[int]) -> str:
    """What of a span is done already."""
    return f"Đã hoàn thành trong số này: việc {vi.numbers(numbers)}."


def late_before(n: int) -> str:
    """What was late before the span begins."""
    return f"Ngoài ra có {vi.tasks(n)} quá hạn từ trước; gõ: quá hạn"


BUTTONS = 6
"""The most under one list."""


def button(label: str, verb: str, each: Standing, among: Sequence[Standing] = (), typed: str = "") -> Button:
    """A button on the assignment, and what can be typed instead: `typed`, else the label in small letters.

    Among others of the same task its label says which is meant: the unit, or the period.
    """
    others = [o for o in among if o.number == each.number and o.assignment_id != each.assignment_id]
    unit = f" {each.unit_code}" if any(o.unit_code != each.unit_code for o in others) else ""
    alike = any(o.unit_code == each.unit_code for o in others)
    period = f" ({vi.period(each.period)})" if alike and each.period else ""
    said = typed or label[:1].lower() + label[1:]
    return Button(
        f"{label} {each.number}{' ·' if unit else ''}{unit}{period}",
        f"{verb}:{each.number}:{each.assignment_id}",
        f"{said} {each.number}{unit}",
    )


def done_buttons(shares: Sequence[Standing], most: int = BUTTONS) -> tuple[tuple[Button, ...], ...]:
    """Xong for what is open, two in a row."""
    chosen = [each for each in shares if each.open][:most]
    return in_pairs([button("Xong", "done", each, shares) for each in chosen])


_DECIDE = (("Xác nhận", "confirm", ""), ("Trả lại", "return", ""))
_EXTEND = (("Đồng ý gia hạn", "grant", ""), ("Không gia hạn", "refuse", "không đồng ý gia hạn"))
_Rows = tuple[tuple[Button, ...], ...]


def decide_buttons(shares: Sequence[Standing], most: int, among: Sequence[Standing] = ()) -> _Rows:
    """Confirm or return each report; `among` are other units' shares of the tasks."""
    return _each(_DECIDE, shares[:most], (*shares, *among))


def extension_buttons(shares: Sequence[Standing], most: int, among: Sequence[Standing] = ()) -> _Rows:
    """Grant or refuse each request."""
    return _each(_EXTEND, shares[:most], (*shares, *among))


def _each(verbs: Sequence[Sequence[str]], shares: Sequence[Standing], among: Sequence[Standing]) -> _Rows:
    return tuple(
        tuple(button(name, verb, each, among, said) for name, verb, said in verbs) for each in shares
    )


def buttons(viewer: Viewer, shares: Sequence[Standing]) -> tuple[tuple[Button, ...], ...]:
    """Under a list: Xong for those who answer for the unit, the card for the others."""
    if viewer is Viewer.UNIT:
        return done_buttons(shares)
    once = list({each.number: each for each in reversed(shares)}.values())[::-1][:BUTTONS]
    return in_pairs([button("Việc", "task", each) for each in once])


def in_pairs(made: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """Two in a row."""
    return tuple(tuple(made[n : n + 2]) for n in range(0, len(made), 2))
