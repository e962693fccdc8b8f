"""What stands beside a list: the rest of it, buttons, what can be typed instead, and what becomes of them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from messages import vi
from messages.lines import Viewer, numbered
from messages.text import RESERVE, Attachment, Button, Limits, Message, Text, join, plain, split
from tasks.standing import Standing

TO_TYPE = "Trả lời: "
"""What a line begins with that gives the typed forms of the buttons below it."""

SCREEN = 1_200
"""The characters of one screen of a usual phone."""
MORE = "tiếp"


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


@dataclass(frozen=True, slots=True)
class FirstScreen:
    """What a screen takes of a message, with how to go on, and the `rest`; None where all of it fits.

    `unread`: the tasks, by their numbers, of which a line stands in the rest.
    """

    message: Message
    rest: Message | None = None
    unread: frozenset[int] = frozenset()


def first_screen(message: Message) -> FirstScreen:
    """The first page of an answer: what decides on a task is offered where nothing of the task is unread."""
    if len(message.text) <= SCREEN or message.attachment is not None:
        return FirstScreen(message)
    go_on = plain(f"\n… còn nữa; gõ: {MORE}")
    parts = split(replace(message, buttons=()), Limits(text=SCREEN - len(go_on) - 1 + RESERVE))
    rest = Message(tuple(block for part in parts[1:] for block in part.blocks), separator=message.separator)
    unread = frozenset(_numbers(rest))
    later = [[each for each in row if _task(each) in unread] for row in message.buttons]
    shown = [[each for each in row if _task(each) not in unread] for row in message.buttons]
    if not any(each.data == "more" for row in shown for each in row):
        shown.append([Button("Tiếp", "more", MORE)])
    first = replace(message, blocks=(*parts[0].blocks, go_on), buttons=_filled(shown))
    return FirstScreen(first, replace(rest, buttons=_filled(later)), unread)


def _filled(rows: Sequence[Sequence[Button]]) -> _Rows:
    return tuple(tuple(row) for row in rows if row)


def _task(each: Button) -> int | None:
    """The task that a button is about ("grant:3:17")."""
    number = each.data.split(":")[1:2]
    return int(number[0]) if number and number[0].isdecimal() else None


def _numbers(message: Message) -> list[int]:
    """The numbers that begin a line, as a task's or a draft's does."""
    return [int(number) for number in _BEGINS_LINE.findall(message.text.plain)]


# What becomes of a message on a channel that carries less: the words are complete by themselves.

_BEGINS_LINE = re.compile(r"^(\d{1,6})\. ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FileWay:
    """How a file reaches a person whose channel carries none: by a `link` that holds for a day, or `over`
    another channel that they have. Else it is to be had at the office; for one of the `office` elsewhere.
    """

    link: str = ""
    over: str = ""
    office: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """The message as the channel can carry it, and the data of the buttons that became numbered lines."""

    message: Message
    choices: tuple[str, ...] = ()
    first: int = 1


def carried(
    message: Message,
    limits: Limits,
    first: int = 1,
    offered: Collection[str] = (),
    way: FileWay = FileWay(),
    taken: Collection[int] = (),
) -> Carried:
    """Without buttons each is a line of its own that a number chooses, from `first` on.

    A number that begins a line of the message already, as a task's or a draft's does, or that is `taken`,
    as one by which a task may be meant, is none of theirs.
    A button whose typed form is `offered` above under a number is not told twice. A file that the channel
    does not carry is named, with its way to the person.
    """
    if message.attachment is not None and not limits.sends_files:
        told = Text(_had(message.attachment, way))
        message = replace(message, blocks=(*message.blocks, told), attachment=None)
    if limits.buttons or not message.buttons:
        return Carried(message)
    chosen = [button for row in message.buttons for button in row if button.typed not in offered]
    if not chosen:
        return Carried(replace(message, buttons=()))
    other = {*taken, *_numbers(message)}
    while clash := other.intersection(range(first, first + len(chosen))):
        first = max(clash) + 1
    listed = join("\n", [Text("\nGõ số để chọn:"), *numbered([button.label for button in chosen], first)])
    blocks = (*message.blocks, listed)
    return Carried(
        replace(message, blocks=blocks, buttons=()), tuple(button.data for button in chosen), first
    )


def _had(file: Attachment, way: FileWay) -> str:
    name = vi.shorten(file.name, 80)
    if way.link:
        return f"Tệp {name}, mở trong 24 giờ, chỉ dành cho đồng chí: {way.link}"
    had = "đề nghị nhận qua người quản trị hệ thống" if way.office else "đề nghị nhận tại Văn phòng"
    if way.over:
        had = f"Hệ thống gửi tệp qua {vi.messenger(way.over)} của đồng chí"
    return f"Tệp {name}: ứng dụng nhắn tin này không chuyển được tệp, {had}."


def beside(file: Attachment, channel: str) -> Message:
    """A file by itself, of a message that went over a channel which does not carry it."""
    told = f"Tệp {vi.shorten(file.name, 80)}, kèm tin nhắn Hệ thống gửi đồng chí qua {vi.messenger(channel)}."
    return Message((Text(told),), attachment=file)


def together(messages: Sequence[Message]) -> Message:
    """Several messages as one, with all their buttons; a file stays with the first that has one."""
    blocks = [Text(f"{len(messages)} nội dung gửi chung một tin để tiết kiệm hạn mức.")]
    for each in messages:
        blocks += [Text("—"), *each.blocks]
    file = next((each.attachment for each in messages if each.attachment is not None), None)
    return Message(tuple(blocks), tuple(row for each in messages for row in each.buttons), file)
