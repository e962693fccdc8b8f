"""Words that look as if they were accounted for, and say something else than the act."""

from collections.abc import Sequence

from chat.frames import Slots
from chat.items import Item

_COUNTED = frozenset({"muc", "dong", "ban nhap", "du thao"})
_STILL_WAITS = ("dang", "cho ", "doi")


def no_task(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """A number that counts ("bỏ 2 mục", "thêm 2, 3 ngày") or names a draft where the act is on tasks."""
    before = items[n - 1].folded if n else ""
    after = items[n + 1] if n + 1 < len(items) else None
    counts = after is not None and after.folded in _COUNTED and not _introduced(items, n)
    drafts = "draft" in slots.frame.objects
    of_draft = before in _COUNTED and bool(slots.sentence.situation.open_reviews) and not drafts
    spans = n > slots.place and before in ("them", "khoang", "do", "tam") and after is not None
    return counts or of_draft or (spans and after is not None and after.folded == ",")


def _introduced(items: Sequence[Item], n: int) -> bool:
    return bool(n) and items[n - 1].has("task", "draft")


def forbids(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "dung duyet", "khoi duyet": without its mark "đừng" looks like "đúng"."""
    ahead = items[n + 1] if n + 1 < len(items) else None
    unmarked = slots.sentence.text[items[n].start : items[n].end].casefold() in ("dung", "khoi")
    return unmarked and ahead is not None and bool(ahead.tags & slots.frame.verbs)


def waits(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "đang đợi duyệt 8" tells of it; "duyệt hết các báo cáo đang chờ" is an order."""
    return n < slots.place and items[n].has("reported") and items[n].folded.startswith(_STILL_WAITS)


def called_a_number(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "ong 12": nobody is addressed by a number; it is a slip of another word."""
    unmarked = slots.sentence.text[items[n].start : items[n].end].casefold() in (
        "ong",
        "ba",
        "co",
        "chu",
        "bac",
    )
    return unmarked and n + 1 < len(items) and items[n + 1].kind == "numbers"
