"""What the office changes after the giving: deadline, unit, pause, cancellation, urging, a new task."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from language.tokens import ranges
from messages import vi
from messages.lines import ActName, due_words, message, titled
from messages.text import Button, Message, Text
from tasks.deadline import Deadline, Recurrence
from tasks.model import Action, Due, Person
from tasks.standing import Standing

_MOST_ON_A_BUTTON = 5
_MANY = 3  # units that need no count

ACTS: Mapping[str, ActName] = {
    "urge": ActName("đôn đốc", "đôn đốc {n}"),
    "give": ActName("giao việc", "giao {n} cho (mã đơn vị)"),
}
"""What its acts are called."""

# --- to the officer ---


def deadline_changed(item: Standing, old: Due | None, new: Due, units: Sequence[str]) -> Text:
    """Old and new, and who is told."""
    return titled(item) + (
        f"\nĐã đổi hạn thành {vi.due(new)} (hạn cũ: {_due(old)}). Báo cho: {', '.join(units)}."
    )


def ask_deadline(item: Standing) -> Text:
    """No day was understood."""
    return titled(item) + f"\n{vi.first_upper(due_words(item))}. Đề nghị gõ: đổi hạn {item.number} ngày …"


def is_it(on: date) -> str:
    """A date that may have been misread is shown back."""
    return f"Hệ thống hiểu là {vi.weekday(on)}, ngày {vi.day(on)}. Nếu đúng, trả lời số:"


def is_past(on: date) -> str:
    """A deadline in the past is asked about: it would be late at once."""
    return f"Ngày {vi.day(on)} đã qua, việc sẽ quá hạn ngay. Nếu vẫn đổi, trả lời số:"


def reassigned(item: Standing, to: str) -> Text:
    """From the old unit to the new one."""
    return titled(item) + f"\nĐã chuyển từ {item.unit} sang {to}, {due_words(item)}.{all_periods(item)}"


def which_source(number: int) -> str:
    """Several units lead the task."""
    return f"Việc {number} có nhiều đơn vị chủ trì. Chuyển phần của đơn vị nào?"


def ask_unit(number: int) -> str:
    """No unit was named."""
    return f"Đề nghị nêu đơn vị nhận, gõ: chuyển {number} cho (mã đơn vị)"


def will(action: Action, item: Standing, units: Sequence[str]) -> Text:
    """What will be done to a task, shown before it is done."""
    listed = ", ".join(units)
    if action is Action.CANCEL:
        what = f"Sẽ hủy việc đã giao cho {listed}, {due_words(item)}; các đơn vị được báo ngay."
    else:
        what = f"Sẽ tạm dừng với {listed}: ngừng nhắc{_stays(item)}."
    return titled(item) + f"\n{what}{all_periods(item)}"


def will_move(item: Standing, to: str) -> Text:
    """From which unit to which one a task will go, shown before it does."""
    return titled(item) + (
        f"\nSẽ chuyển từ {item.unit} sang {to}, {due_words(item)}; hai đơn vị được báo ngay."
        f"{all_periods(item)}"
    )


def shall_it_be(action: Action) -> str:
    """The question behind what will be done."""
    verb = {Action.CANCEL: "hủy", Action.PAUSE: "tạm dừng"}.get(action, "chuyển")
    return f"Chưa {verb}. Nếu đúng, trả lời số (hoặc: đúng); nếu không, trả lời: không."


def yes_or_no(action: Action, numbers: Sequence[int]) -> tuple[Button, ...]:
    """The question's buttons; a yes to many tasks is typed, for a button says of which it speaks."""
    verb, label = ("cancel", "Hủy") if action is Action.CANCEL else ("pause", "Tạm dừng")
    data = ":".join([verb, *(str(n) for n in numbers)])
    typed = f"{label.lower()} {vi.numbers(numbers)}"
    yes = (
        (Button(f"{label} việc {vi.numbers(numbers)}", data, typed),)
        if len(numbers) <= _MOST_ON_A_BUTTON
        else ()
    )
    return (*yes, Button("Không", "no", "không"))


def cancelled(item: Standing, units: Sequence[str], reason: str) -> Text:
    """The whole task is cancelled."""
    why = f" Lý do: {vi.shorten(reason, 300)}." if reason else ""
    return titled(item) + f"\nĐã hủy việc giao cho {', '.join(units)}.{why}{all_periods(item)}"


def _stays(item: Standing) -> str:
    return f", {due_words(item)} không đổi" if item.due is not None else ""


def paused(item: Standing, units: Sequence[str]) -> Text:
    """Reminders are silent, the deadline stays."""
    return titled(item) + (
        f"\nĐã tạm dừng với {', '.join(units)}: ngừng nhắc{_stays(item)}. "
        f"Mở lại, gõ: tiếp tục {item.number}.{all_periods(item)}"
    )


def resumed(item: Standing, units: Sequence[str]) -> Text:
    """Reminders speak again."""
    return titled(item) + f"\nĐã cho {', '.join(units)} tiếp tục, {due_words(item)}.{all_periods(item)}"


def all_periods(item: Standing) -> str:
    """A recurring task is changed as a whole, not in the period that is named alone."""
    return " Áp dụng cho cả các kỳ sau." if item.period else ""


def periods_line(item: Standing) -> str:
    return "\nÁp dụng cho cả các kỳ sau." if item.period else ""


def unreachable(persons: Sequence[Person]) -> str:
    """Whom the news cannot reach."""
    listed = "; ".join(vi.person(person) for person in persons)
    return f"Chưa gửi được vì chưa liên kết tài khoản: {listed}. Đề nghị báo trực tiếp."


def headless(units: Sequence[str]) -> str:
    """Units in which nobody answers."""
    return f"Chưa có Trưởng, Phó đơn vị trong danh mục: {', '.join(units)}."


# --- to the units ---


def unit_lost(items: Sequence[Standing], to: str, by: str, reason: str) -> Message:
    """The unit no longer has the task."""
    why = [f"Lý do: {vi.shorten(reason, 300)}."] if reason else []
    return message(
        f"Văn phòng ({by}) chuyển việc sang {to}; đơn vị đồng chí không phải thực hiện nữa:",
        *(titled(item) + periods_line(item) for item in items),
        *why,
    )


def unit_cancelled(item: Standing, by: str, reason: str) -> Message:
    """The task is cancelled."""
    why = [f"Lý do: {vi.shorten(reason, 300)}."] if reason else []
    return message(
        f"Văn phòng ({by}) hủy việc đã giao; đơn vị không phải thực hiện nữa:",
        titled(item) + periods_line(item),
        *why,
    )


def unit_paused(item: Standing, by: str, reason: str) -> Message:
    """The task waits."""
    why = [f"Lý do: {vi.shorten(reason, 300)}."] if reason else []
    return message(
        f"Văn phòng ({by}) cho tạm dừng:",
        titled(item) + f"\nHệ thống ngừng nhắc cho đến khi tiếp tục{_stays(item)}." + all_periods(item),
        *why,
    )


def unit_resumed(item: Standing, by: str) -> Message:
    """The task goes on."""
    return message(
        f"Văn phòng ({by}) cho tiếp tục thực hiện:", titled(item) + f"\n{vi.first_upper(due_words(item))}."
    )


# --- urging ---


def only_office_urges() -> str:
    """Urging is the office's."""
    return "Việc đôn đốc các đơn vị do Văn phòng thực hiện, nên Hệ thống chưa gửi gì."


def urged(persons: Sequence[tuple[Person, Sequence[int]]], goes_at: datetime | None) -> Text:
    """Whom the office urges, and of what; `goes_at` where it waits for the morning."""
    listed = "; ".join(f"{vi.person(person)} (việc {vi.numbers(numbers)})" for person, numbers in persons)
    when = f" Ngoài giờ làm việc nên tin sẽ gửi lúc {vi.moment(goes_at)}." if goes_at else ""
    return Text(f"Đã đôn đốc: {listed}.{when}")


def will_urge(persons: Sequence[tuple[Person, Sequence[int]]], goes_at: datetime | None) -> Text:
    """Whom the office would urge, and of what, shown before it does."""
    listed = "\n".join(f"• {vi.person(person)}: việc {ranges(numbers)}" for person, numbers in persons)
    when = f"\nNgoài giờ làm việc nên tin sẽ gửi lúc {vi.moment(goes_at)}." if goes_at else ""
    return Text(f"Sẽ đôn đốc {len(persons)} người:\n{listed}{when}\nChưa gửi. Nếu đúng, trả lời số:")


def urged_today(numbers: Sequence[int]) -> str:
    """Once a day and task."""
    return f"Hôm nay đã đôn đốc rồi: việc {vi.numbers(numbers)}."


def waits_for_office(numbers: Sequence[int]) -> str:
    """Nothing to urge: the unit has reported."""
    return f"Đơn vị đã báo cáo, đang chờ Văn phòng xác nhận: việc {vi.numbers(numbers)}."


def nothing_open(numbers: Sequence[int]) -> str:
    """Nothing to urge: done, paused or cancelled."""
    return f"Đã hoàn thành, tạm dừng hoặc đã hủy, không cần đôn đốc: việc {vi.numbers(numbers)}."


def nothing_to_urge(unit: str, *, overdue: bool) -> str:
    """The unit, or the office, owes nothing of the kind."""
    what = "việc quá hạn nào" if overdue else "việc nào đang mở"
    return f"{unit or 'Hiện'} không có {what}."


# --- a new task by chat ---


def proposed(
    content: str,
    units: Sequence[str],
    due: Due | None,
    helpers: Sequence[str] = (),
    again: Deadline | None = None,
) -> Text:
    """Shown back before it is given."""
    until = f"hạn {vi.due(due)}" if due else "không có hạn"
    if again is not None:
        until = f"báo cáo {vi.again(again)}"
    many = f"{len(units)} đơn vị ({', '.join(units)})" if len(units) > _MANY else ", ".join(units)
    beside = f"\nPhối hợp: {', '.join(helpers)}." if helpers else ""
    said = f"Giao {many}: {vi.shorten(content, 400)}"
    return Text(f"{said}{beside}\n{vi.first_upper(until)}. Nếu đúng, trả lời số:")


def past_due(on: date) -> str:
    """A task whose deadline lies behind would be late at once."""
    return f"Ngày {vi.day(on)} đã qua, việc sẽ quá hạn ngay."


def given(item: Standing, units: Sequence[str], helpers: Sequence[str] = ()) -> Text:
    """The task has its number."""
    beside = f"; phối hợp: {', '.join(helpers)}" if helpers else ""
    first = "kỳ đầu " if item.period else ""
    return titled(item) + f"\nĐã giao cho {', '.join(units)}{beside}; {first}{due_words(item)}."


def ask_day_of_period(recurrence: Recurrence) -> str:
    """A recurring task needs its day."""
    return (
        f"Chưa rõ ngày báo cáo {vi.recurrence_words(recurrence)}. Đề nghị nêu ngày, ví dụ: "
        "… ngày 25 hàng tháng · … thứ sáu hàng tuần"
    )


def ask_unit_of_new(content: str) -> str:
    """A new task, and no unit that is to do it."""
    return f"Giao cho đơn vị nào: {vi.shorten(content, 200)}? Gõ tên hoặc mã đơn vị."


def no_content() -> str:
    """Units, and nothing to do."""
    return "Đề nghị nêu nội dung việc, ví dụ: giao (mã đơn vị) rà soát … trước ngày …"


def _due(due: Due | None) -> str:
    return vi.due(due) if due is not None else "không có hạn"


def only_office_gives() -> str:
    """Giving tasks is the office's."""
    return "Việc giao nhiệm vụ do Văn phòng thực hiện, nên Hệ thống chưa giao gì."
