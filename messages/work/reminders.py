"""The messages about single tasks: new, moved, urged; and those that came in a burst, told in one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from messages import vi
from messages.lines import answers_typed, holidays_left_out, line, name, told
from messages.lists import TO_TYPE, button, done_buttons
from messages.questions.directives import of_task, paper_button
from messages.text import Button, Message, Text, bold, join
from tasks.model import Due, Person, Status
from tasks.standing import Standing

BUTTONS = 8
"""The most tasks that get a button of their own in one message."""

_MOST_PAPERS = 3

GREETS = "Kính gửi"


@dataclass(frozen=True, slots=True)
class Notice:
    """A message about single assignments: new, changed or urged.

    `papers` are the directives whose file is kept, each with the first of the tasks that came of it.
    """

    person: Person
    lines: tuple[Standing, ...]
    old: Due | None = None
    note: str = ""
    by: Person | None = None
    papers: tuple[tuple[int, Standing], ...] = ()


def greeting(called: str) -> Text:
    """How every formal notice opens."""
    return Text(f"{GREETS} {called}.")


def typed_hint(each: Standing) -> Text:
    """What can be typed instead of the buttons."""
    return Text(f"{TO_TYPE}{answers_typed(each.number, dated=each.due is not None)}")


def assigned(notice: Notice) -> Message:
    """New tasks for a unit."""
    count = len({each.number for each in notice.lines})
    return _notice(notice, f"Văn phòng giao đơn vị {vi.tasks(count)} mới:", acknowledge=True)


def deadline_changed(notice: Notice) -> Message:
    """A deadline has moved; the old one is named beside the new one, where it is another."""
    before = notice.old if any(each.due != notice.old for each in notice.lines) else None
    old = f" (hạn cũ: {vi.due(before)})" if before else ""
    return _notice(notice, f"Văn phòng điều chỉnh thời hạn{old}:")


def urged(notice: Notice) -> Message:
    """The office urges: đôn đốc."""
    return _notice(notice, "Văn phòng đôn đốc thực hiện:")


def _notice(notice: Notice, opening: str, *, acknowledge: bool = False) -> Message:
    rows = [line(each) + _source(each) for each in notice.lines]
    number = notice.lines[0].number
    blocks = [
        join("\n", (greeting(vi.person(notice.person)), opening)),
        *rows,
        *holidays_left_out(notice.lines),
    ]
    if notice.note:
        blocks.append(Text(f"Ý kiến của Văn phòng: {notice.note}"))
    if acknowledge:
        file = f" · tệp văn bản: {of_task(notice.papers[0][1].number)}" if notice.papers else ""
        blocks.append(Text(f"{TO_TYPE}đã nhận {number} · xong {number} · xem chi tiết: việc {number}{file}"))
    else:
        blocks.append(typed_hint(notice.lines[0]))
    return Message(tuple(blocks), _notice_buttons(notice, acknowledge=acknowledge))


def _notice_buttons(notice: Notice, *, acknowledge: bool) -> tuple[tuple[Button, ...], ...]:
    if not acknowledge:
        return done_buttons(notice.lines, BUTTONS)
    answers = tuple(
        (button("Đã nhận", "got", each, notice.lines), button("Xong", "done", each, notice.lines))
        for each in _one_a_task(notice.lines)
    )
    return (*answers, *_papers(notice))


def _papers(notice: Notice) -> list[tuple[Button, ...]]:
    """A button a directive, which says its number where there are several."""
    several = len(notice.papers) > 1
    return [
        (paper_button(directive, each.number, label=f"Văn bản {each.source}" if several else "Văn bản"),)
        for directive, each in notice.papers[:_MOST_PAPERS]
    ]


def _one_a_task(shares: Sequence[Standing]) -> list[Standing]:
    """Of a recurring task that is new the first period alone: what is said of it holds for all."""
    return list({each.number: each for each in reversed(shares)}.values())[::-1][:BUTTONS]


def _source(each: Standing) -> str:
    return f" [{each.source}]" if each.source else ""


MOST_WHOLE = 5
MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class GatheredNotice:
    """A notice, and the numbers of the tasks that it speaks of."""

    message: Message
    tasks: tuple[int, ...]


def holds_now(message: Message, changed: Sequence[Standing]) -> Message:
    """A notice that has waited, with how the assignments stand that were `changed` since it was written."""
    if not changed:
        return message
    rows = [Text(f"• {vi.first_upper(name(each))}: {_stands_now(each)}.") for each in changed]
    head = bold("Đã có thay đổi sau thông báo trên, hiện nay:")
    now = {f"{each.number}:{each.assignment_id}": each for each in changed}
    left = [tuple(each for each in row if _stands(each, now)) for row in message.buttons]
    over = left != list(message.buttons) and not any(_of_share(each) for row in left for each in row)
    kept = [block for block in message.blocks if not (over and block.plain.startswith(TO_TYPE))]
    blocks = (*kept, join("\n", (head, *rows)))
    return replace(message, blocks=blocks, buttons=tuple(row for row in left if row))


def _of_share(button: Button) -> bool:
    """Whether it decides on a share ("confirm:12:7"), and does not only show something of the task."""
    return button.data.count(":") == 2


def _stands(button: Button, now: Mapping[str, Standing]) -> bool:
    """Whether what the button does can still be done, as far as the share has changed."""
    verb, _, of = button.data.partition(":")
    each = now.get(of)
    if each is None:
        return True
    if verb in ("confirm", "return"):
        return each.status is Status.REPORTED
    if verb in ("grant", "refuse"):
        return each.asked_until is not None
    return each.status not in (Status.DONE, Status.CANCELLED)


def _stands_now(each: Standing) -> str:
    if each.status is Status.CANCELLED:
        return f"không còn giao {each.unit}"
    return told(each, with_unit=True)


def gathered(notices: Sequence[GatheredNotice]) -> Message:
    """A few whole, with their buttons; of many a line each, of very many the numbers of the tasks."""
    if len(notices) == 1:
        return notices[0].message
    head = bold(f"{len(notices)} thông báo cùng lúc, gộp thành một tin:")
    if len(notices) <= MOST_WHOLE:
        blocks = [part for each in notices for part in (Text("—"), *each.message.blocks)]
        return Message((head, *blocks), tuple(row for each in notices for row in each.message.buttons))
    lines = [Text(f"• {_line(each)}") for each in notices[:MOST_LINES]]
    rest = notices[MOST_LINES:]
    if rest:
        numbers = vi.numbers(sorted({n for each in rest for n in each.tasks}))
        lines.append(Text(f"Và {len(rest)} thông báo khác, về việc {numbers}."))
    hint = Text("Xem nội dung và quyết định: gõ “có gì cần duyệt không”, hoặc số việc.")
    return Message((head, *lines, hint))


def _line(notice: GatheredNotice) -> str:
    said = notice.message.blocks[0].plain.split("\n") if notice.message.blocks else [""]
    first = said[1] if len(said) > 1 and said[0].startswith(GREETS) else said[0]
    return f"{first.rstrip(':.')}: việc {vi.numbers(notice.tasks)}."
