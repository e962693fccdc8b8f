"""The small words that all messages share: days, hours, periods, counts, how a person is addressed."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from tasks.deadline import ClosingRule, Deadline, Operator, Period, Recurrence
from tasks.model import Due, Person
from tasks.workdays import SpecialDay, local

_TO_SUNDAY = timedelta(days=6)
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
HONORIFIC = "đồng chí"
"""Of a person for whom the registry gives none."""


def day(value: date) -> str:
    """05/12/2026."""
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


def weekday(value: date) -> str:
    """thứ Hai … Chủ nhật."""
    return WEEKDAYS[value.weekday()]


def hour(value: time) -> str:
    """16 giờ 30."""
    return f"{value.hour:02d} giờ {value.minute:02d}"


def moment(value: datetime) -> str:
    """16 giờ 30 ngày 05/12/2026, by Vietnam's clock."""
    there = local(value)
    return f"{hour(there.time())} ngày {day(there.date())}"


def moment_of(written: str) -> str:
    """A day, or a day with an hour, out of the record: "2026-11-30T16:30" -> "16 giờ 30 ngày 30/11/2026"."""
    on, _, at = written.partition("T")
    parts = on.split("-")
    named = "/".join(reversed(parts)) if len(parts) == 3 else on
    return f"{at.replace(':', ' giờ ')[:9]} ngày {named}" if at else named


def moment_day(value: datetime) -> str:
    """05/12/2026: the day of the moment by Vietnam's clock."""
    return day(local(value).date())


def due(value: Due) -> str:
    """The deadline with its operator, as it stands after "hạn": "trước 05/12/2026", "16 giờ 30 ngày …"."""
    named = f"{hour(value.at)} ngày {day(value.on)}" if value.at else day(value.on)
    return f"trước {named}" if value.operator is Operator.BEFORE else named


def last_day(named: Due, last: date) -> str:
    """By which day it must be done, where that is another than the one that the deadline names, and why."""
    if last > named.on:
        return f"{day(named.on)} là ngày nghỉ nên được lùi đến {weekday(last)}, {day(last)}"
    why = "" if named.operator is Operator.BEFORE else f"{day(named.on)} là ngày nghỉ nên "
    return f"{why}phải xong trong ngày {weekday(last)}, {day(last)}"


def working_days(n: int) -> str:
    """3 ngày làm việc."""
    return f"{n} ngày làm việc"


def count(n: int) -> str:
    """ "3.000": thousands are parted by a point, as people write them here."""
    return f"{n:,}".replace(",", ".")


def tasks(n: int) -> str:
    """3 việc."""
    return f"{n} việc"


def units(n: int) -> str:
    """3 đơn vị."""
    return f"{n} đơn vị"


def more_tasks(n: int) -> str:
    """Where they were not counted to the end: trên 500 việc."""
    return f"trên {n // 100 * 100} việc"


def person(value: Person) -> str:
    """The form of address, the name and the office held: "đồng chí Kiều Đức Anh, Trưởng phòng"."""
    called = f"{value.honorific or HONORIFIC} {value.name}"
    return f"{called}, {value.title}" if value.title else called


def named(value: Person) -> str:
    """The name and the office held, without address: "Kiều Đức Anh, Trưởng phòng"."""
    return f"{value.name}, {value.title}" if value.title else value.name


def days_off(days: Sequence[SpecialDay], most: int) -> str:
    """What a countdown left out: "24/11 Ngày Văn hóa Việt Nam, 04/02 đến 10/02 Tết Nguyên đán (dự kiến)".

    Of one feast's days the first and the last; after `most` of them the number of the days that are left.
    """
    feasts: list[list[SpecialDay]] = []
    for day in days:
        if (
            feasts
            and _feast(feasts[-1][-1]) == _feast(day)
            and day.on - feasts[-1][-1].on <= _WEEKEND_BETWEEN
        ):
            feasts[-1].append(day)
        else:
            feasts.append([day])
    rest = sum(map(len, feasts[most:]))
    return ", ".join(map(_span, feasts[:most])) + (f" và {rest} ngày khác" if rest else "")


_WEEKEND_BETWEEN = timedelta(days=3)


def _feast(day: SpecialDay) -> tuple[str, bool]:
    """What a day belongs to: its name without which of the days it is."""
    return day.name.partition(" (")[0], day.decided


def _span(feast: Sequence[SpecialDay]) -> str:
    first, last = feast[0], feast[-1]
    if len(feast) == 1:
        return f"{first.on:%d/%m} {day_name(first)}".rstrip()
    return f"{first.on:%d/%m} đến {last.on:%d/%m} {_undecided(*_feast(first))}".rstrip()


def day_name(day: SpecialDay) -> str:
    """A special day's name, with (dự kiến) where nobody has decided it; "" for a decided one without."""
    return _undecided(day.name, day.decided)


def _undecided(name: str, decided: bool) -> str:
    return name if decided else f"{name} (dự kiến)".lstrip()


def units_named(names: Sequence[str], most: int | None = None) -> str:
    """ "Văn phòng Sở; Thanh tra Sở và 4 đơn vị khác": at most one more than `most`, all where it is None."""
    if most is None or len(names) <= most + 1:
        return "; ".join(names)
    return "; ".join(names[:most]) + f" và {len(names) - most} đơn vị khác"


def numbers(values: Sequence[int]) -> str:
    """12, 15, 16."""
    return ", ".join(str(n) for n in values)


def letters(text: str) -> str:
    """The letters and digits alone, small: what two texts say is compared so."""
    return "".join(c for c in text.casefold() if c.isalnum())


def shorten(text: str, limit: int = 160) -> str:
    """One line of at most `limit` characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    space = line.rfind(" ", 0, limit)
    return line[: space if space > limit // 2 else limit - 1].rstrip(" ,;:.") + "…"


def content(text: str, deadline: str = "") -> str:
    """A task's content before a dash: short, and without the full stop that it ends with.

    Nor with the deadline's words where it ends with these: the deadline stands behind the dash.
    """
    whole = " ".join(text.split()).rstrip(" .;")
    said = " ".join(deadline.split()).rstrip(" .;")
    if said and whole.casefold().endswith(said.casefold()):
        less = _ENDING.sub("", whole[: -len(said)]).rstrip(" ,;:–-")
        whole = less if less.count(" ") >= _FEWEST_WORDS else whole
    return shorten(whole).rstrip(" .;")


_ENDING = re.compile(
    r"[,;–-]\s*(?:(?:và|phải|cần|yêu cầu|thời gian|thời hạn|hạn)\s+)*(?:hoàn thành|thực hiện|xong)?\s*$",
    re.IGNORECASE,
)
"""What a deadline's words leave behind: "…; hoàn thành trước ngày 20/12/2026"."""
_FEWEST_WORDS = 3


def file_named(name: str, sent_at: datetime | None = None) -> str:
    """A file with its name; a picture has none, and is known by when it was sent."""
    if name:
        return f"tệp {shorten(name, 60)}"
    return f"ảnh gửi lúc {moment(sent_at)}" if sent_at is not None else "ảnh"


def place(where: str) -> str:
    """A place in a document as people name it: "mục II.1.a, ý 2", "bảng 1, dòng 4"."""
    return where if " " in where.partition(",")[0] else f"mục {where}"


def first_upper(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


_QUARTERS = {"Q1": "quý I", "Q2": "quý II", "Q3": "quý III", "Q4": "quý IV"}
_PARTS = {**_QUARTERS, "H1": "6 tháng đầu năm", "H2": "6 tháng cuối năm", "9M": "9 tháng năm"}


def week_from(monday: date) -> str:
    """ "Tuần từ 23/11/2026 đến 29/11/2026"."""
    return f"Tuần từ {day(monday)} đến {day(monday + _TO_SUNDAY)}"


def period(key: str) -> str:
    """ "2026-Q3" -> "quý III/2026", "2026-11" -> "tháng 11/2026"; a key of no known form as it is."""
    year, _, part = key.partition("-")
    if not part:
        return f"năm {year}" if year else ""
    if part in _QUARTERS:
        return f"{_QUARTERS[part]}/{year}"
    if part in _PARTS:
        return f"{_PARTS[part]} {year}"
    if part.startswith("W") and part[1:].isdigit():
        return f"tuần {part[1:]}/{year}"
    month, _, day = part.partition("-")
    if day:
        return f"ngày {day}/{month}/{year}"
    return f"tháng {part}/{year}" if part.isdigit() else key


MESSENGERS = {"telegram": "Telegram", "zalo": "Zalo"}


def messenger(channel: str) -> str:
    """A channel by the name that people know."""
    return MESSENGERS.get(channel, channel.title())


_EVERY = {
    Period.DAY: "hàng ngày",
    Period.WEEK: "hàng tuần",
    Period.MONTH: "hàng tháng",
    Period.QUARTER: "hàng quý",
    Period.HALF_YEAR: "6 tháng một lần",
    Period.NINE_MONTHS: "9 tháng",
    Period.YEAR: "hàng năm",
}
_MONTHS = {Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.NINE_MONTHS: 9}
_OF = {Period.QUARTER: "quý", Period.HALF_YEAR: "6 tháng", Period.NINE_MONTHS: "9 tháng"}
CLOSINGS = {
    ClosingRule.DECREE_09: "số liệu chốt ngày 14",
    ClosingRule.CALENDAR: "số liệu trọn kỳ",
}
"""How a report's data close, as it is shown and typed behind the day."""

_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")


def every(recurrence: Recurrence) -> str:
    """The period alone: "hàng quý", "3 ngày một lần"."""
    if recurrence.every > 1:
        return f"{recurrence.every} {'tuần' if recurrence.period is Period.WEEK else 'ngày'} một lần"
    return _EVERY[recurrence.period]


def recurrence_words(recurrence: Recurrence, at: time | None = None) -> str:
    """ "ngày 25 tháng cuối quý", "ngày 05/11 hàng năm, số liệu chốt ngày 14", "16 giờ 00 thứ sáu …"."""
    closing = CLOSINGS.get(recurrence.closing) if recurrence.closing else None
    named = f"{hour(at)} {_day(recurrence)}" if at is not None else _day(recurrence)
    return f"{named}, {closing}" if closing else named


def again(deadline: Deadline) -> str:
    """A deadline that recurs, with its hour: "trước 16 giờ 00 thứ sáu hàng tuần"; else ""."""
    if deadline.recurrence is None:
        return ""
    words = recurrence_words(deadline.recurrence, deadline.at)
    return f"trước {words}" if deadline.operator is Operator.BEFORE else words


def _day(recurrence: Recurrence) -> str:
    if recurrence.weekday is not None:
        days = sorted({recurrence.weekday, *recurrence.weekdays})
        return f"{', '.join(_WEEKDAYS[day] for day in days)} {every(recurrence)}"
    if recurrence.day is None:
        return every(recurrence)
    day = "ngày cuối" if recurrence.day == -1 else f"ngày {recurrence.day:02d}"
    if recurrence.period is Period.YEAR and recurrence.month is not None and recurrence.month <= 12:
        return f"{day}/{recurrence.month:02d} hàng năm"
    if recurrence.period in _OF:
        last = recurrence.month in (None, _MONTHS[recurrence.period])
        month = "tháng cuối" if last else f"tháng thứ {recurrence.month} của"
        return f"{day} {month} {_OF[recurrence.period]}"
    return f"{day} {every(recurrence)}"
