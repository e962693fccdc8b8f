"""Directives changed by a script, with what the reader must then say derived from the change."""

import copy
import random
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

Label = dict[str, Any]
Mutation = Callable[[str, Label, random.Random], tuple[str, Label]]

_DATE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_ITEM = re.compile(r"^(?P<lead>[#*\s]*)(?P<mark>\d{1,2})(?P<sign>\.)(?=\s)", re.MULTILINE)
_DASH = re.compile(r"^(?P<lead>\s*)-(?=\s(?!Cán bộ))", re.MULTILINE)
_NAMES = {
    "Phòng Nghiệp vụ Y": "Phòng Bảo trợ xã hội",
    "Phòng Nghiệp vụ": "Phòng Quản lý đô thị",
    "Phòng Tổ chức - Cán bộ": "Phòng Tổ chức - Hành chính",
    "Phòng Kế hoạch - Tài chính": "Phòng Tài chính - Kế toán",
    "phòng Kế hoạch - Tài chính": "phòng Tài chính - Kế toán",
    "phòng Kế hoạch - Nghiệp vụ - Tài chính": "phòng Thẩm định - Giám định",
    "Văn phòng Sở": "Phòng Thông tin Sở",
    "Thanh tra Sở": "Trung tâm Lưu trữ tỉnh",
}


def _walk(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_walk(item, change) for item in value]
    if isinstance(value, dict):
        return {key: _walk(item, change) for key, item in value.items()}
    return value


def other_units(text: str, label: Label, chance: random.Random) -> tuple[str, Label]:
    """Every unit bears another name."""

    def change(said: str) -> str:
        for old, new in _NAMES.items():
            said = re.sub(re.escape(old).replace(r"\ ", r"\s+"), new, said)
        return said

    return change(text), _walk(label, change)


def other_dates(text: str, label: Label, chance: random.Random) -> tuple[str, Label]:
    """Every full date, cited ones too, is some days later; the labels follow."""
    shift = timedelta(days=chance.randrange(1, 20))

    def moved(found: re.Match[str]) -> str:
        day = date(int(found.group(3)), int(found.group(2)), int(found.group(1))) + shift
        return f"{day.day:02}/{day.month}/{day.year}" if chance.random() < 0.5 else f"{day:%d/%m/%Y}"

    changed = _DATE.sub(moved, text)
    new = copy.deepcopy(label)
    for task in new["tasks"]:
        if task.get("due") and _DATE.search(task.get("deadline_text") or ""):
            task["due"] = (date.fromisoformat(task["due"]) + shift).isoformat()
        for key in ("quote", "deadline_text"):
            task[key] = _DATE.sub("", task[key]) if task.get(key) else task.get(key)
    new["not_deadlines"] = []
    return changed, new


def other_numbering(text: str, label: Label, chance: random.Random) -> tuple[str, Label]:
    """Other signs after the numbers, another bullet."""
    sign = chance.choice([")", "/", ".", "."])
    bullet = chance.choice(["+", "•", "–", "*", "-"])
    foot = re.search(r"^[#*\s]*Nơi nhận", text, re.MULTILINE)
    begin = re.search(r"Kính gửi", text)
    start, end = begin.end() if begin else 0, foot.start() if foot else len(text)
    body = _ITEM.sub(lambda found: f"{found['lead']}{found['mark']}{sign}", text[start:end])
    body = _DASH.sub(lambda found: f"{found['lead']}{bullet}", body)
    return text[:start] + body + text[end:], label


def other_lines(text: str, label: Label, chance: random.Random) -> tuple[str, Label]:
    """Long paragraphs broken at another width, as a PDF's extraction leaves them."""
    width = chance.randrange(64, 100)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap(paragraph, width) if len(paragraph) > 110 else [paragraph]
    return "\n".join(lines), label


def _wrap(paragraph: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in paragraph.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def doubled_lines(text: str, label: Label, chance: random.Random) -> tuple[str, Label]:
    """Broken at another width, and a blank line after every line."""
    broken, label = other_lines(text, label, chance)
    return "\n\n".join(line for line in broken.split("\n") if line.strip()), label


def other_order(text: str, label: Label, chance: random.Random) -> tuple[str, Label]:
    """The numbered sections of a letter in another order, numbered anew."""
    starts = [found.start() for found in re.finditer(r"^[#*]*\s?\d\.\s", text, re.MULTILINE)]
    if len(starts) < 3:
        return text, label
    last = re.search(
        r"^(?:Lưu ý|Yêu cầu các|Trên đây|Giám đốc|Đề nghị các)", text[starts[-1] :], re.MULTILINE
    )
    end = starts[-1] + last.start() if last else len(text)
    parts = [text[a:b] for a, b in zip(starts, [*starts[1:], end], strict=True)]
    if parts[-1].startswith("4. Giao"):  # it speaks of "the tasks above"
        order = [*chance.sample(parts[:-1], len(parts) - 1), parts[-1]]
    else:
        order = chance.sample(parts, len(parts))
    numbered = [re.sub(r"\d(?=\.\s)", str(i + 1), part, count=1) for i, part in enumerate(order)]
    numbered = [part.rstrip() + "\n\n" for part in numbered]
    return text[: starts[0]] + "".join(numbered) + text[end:], label


MUTATIONS: dict[str, Mutation] = {
    "units": other_units,
    "dates": other_dates,
    "numbering": other_numbering,
    "lines": other_lines,
    "doubled": doubled_lines,
    "order": other_order,
}
