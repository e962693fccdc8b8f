"""The lines of reminders, and the messages about single tasks: new, moved, urged."""

from messages import vi
from messages.periods import period
from messages.reminder_facts import Line, Notice
from messages.text import Button, Message, Text, bold, join
from tasks.escalation import Rung
from tasks.model import Share

BUTTONS = 8
"""The most tasks that get a button of their own in one message."""

RESENT = "(có thể đã nhận)"
"""Stands before a message that may have arrived once already."""

_RUNGS = {
    Rung.OFFICE: "chưa có người của Văn phòng",
    Rung.DEPUTY_DIRECTOR: "đơn vị chưa có Phó Giám đốc phụ trách",
    Rung.DIRECTOR: "chưa có Giám đốc",
}


def task_line(line: Line) -> Text:
    """One task: number, content, deadline, and how it stands."""
    text = bold(f"{line.number}.") + f" {vi.content(line.content)}"
    if line.period:
        text += f" (kỳ {period(line.period)})"
    notes = _notes(line)
    return text + f" — {_standing(line)}" + (f" ({'; '.join(notes)})" if notes else "")


def _standing(line: Line) -> str:
    unit = f"{line.unit}, " if line.unit else ""
    if line.due is None:
        return f"{unit}không có hạn"
    text = f"{unit}hạn {vi.due(line.due)}"
    if line.is_late:
        return f"{text}, quá hạn" + (f" {vi.working_days(line.late)}" if line.late else "")
    if line.reported_at is not None:
        return f"{text}, báo cáo lúc {vi.moment(line.reported_at)}"
    return text


def _notes(line: Line) -> list[str]:
    notes = []
    if line.share is Share.COOPERATE:
        notes.append("phối hợp")
    if line.due is not None and not line.is_late and line.reported_at is None:
        notes += _countdown(line)
    if line.asks_extension:
        notes.append("đang xin gia hạn")
    if line.passed_from is not None:
        notes.append(_RUNGS[line.passed_from])
    return notes


def _countdown(line: Line) -> list[str]:
    if line.left > 0:
        notes = [f"còn {vi.working_days(line.left)}"]
        if line.left_out:
            notes.append(f"không tính ngày nghỉ {vi.days_off(line.left_out)}")
        return notes
    return ["cần hoàn thành trong hôm nay" if line.left == 0 else "đã đến hạn, cần hoàn thành ngay"]


def greeting(called: str) -> Text:
    """How every formal notice opens."""
    return Text(f"Kính gửi {called}.")


def done_buttons(lines: tuple[Line, ...]) -> tuple[tuple[Button, ...], ...]:
    """A button for each of the first tasks, two in a row."""
    buttons = [_button("Xong", "done", line) for line in _one_a_task(lines)]
    return tuple(tuple(buttons[n : n + 2]) for n in range(0, len(buttons), 2))


def _one_a_task(lines: tuple[Line, ...]) -> list[Line]:
    return list({line.number: line for line in reversed(lines)}.values())[::-1][:BUTTONS]


def _button(label: str, verb: str, line: Line) -> Button:
    words = f"{label} {line.number}"
    return Button(words, f"{verb}:{line.number}:{line.assignment_id}", words.lower())


def typed_hint(number: int) -> Text:
    """What can be typed instead of the buttons."""
    return Text(f"Trả lời: xong {number} · chưa xong {number} · xin gia hạn {number} đến ngày … vì …")


def assigned(notice: Notice) -> Message:
    """New tasks for a unit."""
    count = len(notice.lines)
    return _notice(notice, f"Văn phòng Sở giao đơn vị {vi.tasks(count)} mới:", acknowledge=True)


def deadline_changed(notice: Notice) -> Message:
    """A deadline has moved; the old one is named beside the new one."""
    old = f" (hạn cũ: {vi.due(notice.old)})" if notice.old else ""
    return _notice(notice, f"Văn phòng Sở điều chỉnh thời hạn{old}:")


def urged(notice: Notice) -> Message:
    """The office urges: đôn đốc."""
    return _notice(notice, "Văn phòng Sở đôn đốc thực hiện:")


def _notice(notice: Notice, opening: str, *, acknowledge: bool = False) -> Message:
    lines = [task_line(line) + _source(line) for line in notice.lines]
    number = notice.lines[0].number
    blocks = [join("\n", (greeting(vi.person(notice.person)), opening)), *lines]
    if notice.note:
        blocks.append(Text(f"Ý kiến của Văn phòng: {notice.note}"))
    if acknowledge:
        blocks.append(Text(f"Trả lời: đã nhận {number} · xong {number} · hỏi lại: việc {number}"))
    else:
        blocks.append(typed_hint(number))
    return Message(tuple(blocks), _notice_buttons(notice, acknowledge=acknowledge))


def _notice_buttons(notice: Notice, *, acknowledge: bool) -> tuple[tuple[Button, ...], ...]:
    if not acknowledge:
        return done_buttons(notice.lines)
    return tuple(
        (_button("Đã nhận", "got", line), _button("Xong", "done", line)) for line in _one_a_task(notice.lines)
    )


def _source(line: Line) -> str:
    return f" [{line.source}]" if line.source else ""
