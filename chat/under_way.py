"""What a clause says short of done: under way, so much of the whole, waiting for somebody."""

from collections.abc import Sequence

from chat.clauses import Clause
from chat.items import Item
from chat.whose import COMPLETION, is_a_name, somebody_elses

QUOTES = frozenset('"“”‘’«»')
HALVES = ("mot nua", "phan nua", "nua", "1 nua")
_WAYS = ("dang", "sap", "bat", "cho", "doi")
_DRAFTS = frozenset({"du thao", "ban nhap", "nhap"})
_BEHIND = frozenset({"cua", "tu", "cho", "voi", "cac", "toi", "den", "gui"})
"""Before a unit these say that it takes part; without one it may be who does it."""
_NOT_YET = ("chua", "khong", "ko", "k")


def plainly_told(clause: Clause) -> bool:
    """Whether nothing stands beside what is short of done but words that are known and cast no doubt."""
    items = clause.items
    if clause.has("unsure", "cond", "ask") or _turns_later(items) or somebody_elses(clause):
        return False
    return not any(
        item.kind in ("code", "doc")
        or (item.kind == "quantity" and not _counts(items, n))
        or ((item.kind == "unit" or item.has("body")) and not _takes_part(items, n))
        or (item.kind == "word" and not item.tags and not is_a_name(items, n))
        or only_counted(items, n)
        or item.folded in QUOTES
        for n, item in enumerate(items)
        if not _own_percent(items, n)
    )


def _counts(items: tuple[Item, ...], n: int) -> bool:
    """ "2 đơn vị chưa gửi", "dự thảo lần 2"."""
    behind = items[n + 1] if n + 1 < len(items) else None
    named = n > 0 and items[n - 1].folded in ("lan", "buoc", "giai doan", "dot")
    return (behind is not None and behind.has("counted")) or named


def _takes_part(items: tuple[Item, ...], n: int) -> bool:
    before = items[n - 1].folded.split(" ")[-1] if n else ""
    return before in _BEHIND and any(item.folded.startswith("dang") for item in items[:n])


def _own_percent(items: tuple[Item, ...], n: int) -> bool:
    """ "1 nửa", "60 phần trăm"."""
    behind = items[n + 1].folded if n + 1 < len(items) else ""
    return items[n].kind in ("quantity", "numbers") and behind in ("nua", "phan tram", "phan")


def under_way(clause: Clause) -> bool:
    """Whether it says that the task is being worked on, or has been drafted."""
    drafted = clause.has("perfect") and any(i.folded in _DRAFTS for i in clause.items)
    return drafted or any(
        i.has("partial") and (i.folded.startswith(_WAYS) or i.folded in (*HALVES, "tien hanh"))
        for i in clause.items
    )


def in_percent(clause: Clause) -> bool:
    """Whether a percentage is said."""
    return any(i.kind == "percent" or "phan tram" in i.folded for i in clause.items)


def waits(clause: Clause) -> bool | None:
    """Whether it plainly says what is waited for, or lacks; None where it does not.

    "đang chờ Sở Tài chính thẩm định", "đã trình Giám đốc ký", "thiếu kinh phí": before the word
    everything is accounted for, behind it who and what are free.
    """
    items = clause.items
    place = next((n for n, _ in enumerate(items) if _waiting(items, n)), None)
    if place is None:
        return None
    head, tail = Clause(items[: place + 1]), Clause(items[place + 1 :])
    if head.has(*COMPLETION, "received", "neg") or (tail.items and tail.items[-1].folded in _NOT_YET):
        return None
    if tail.has("ask", "turn", "unsure", "contrast") or any(i.folded in QUOTES for i in tail.items):
        return False
    begun = Clause(items[:place]).has("perfect", "partial") or items[place].folded.startswith(_GOES_ON)
    if tail.numbers and (tail.has(*COMPLETION) or not begun):
        return False  # "chờ việc 12 xong": another task is waited for
    asked = not begun and not place and bool(tail.items) and tail.items[0].has("filler")
    return plainly_told(head) and not asked  # "chờ em nhé" asks for patience


_GOES_ON = ("dang ", "con ", "van ")


def only_counted(items: tuple[Item, ...], n: int) -> bool:
    """Whether a word is known only as what is counted, and no count stands before it: "bệnh viện huyện"."""
    if not items[n].tags or not items[n].tags <= {"counted"}:
        return False
    before = items[n - 1] if n else None
    return before is None or not (before.has("share") or before.kind in ("quantity", "numbers"))


def _waiting(items: tuple[Item, ...], n: int) -> bool:
    if items[n].has("waiting"):
        return not items[n].has("object")  # "cho" without its mark may be "cho" as well
    return items[n].has("handed") and any(item.has("perfect", "partial") for item in items[:n])


def _turns_later(items: Sequence[Item]) -> bool:
    """Whether a contrast stands behind its first word: "còn dang dở 44" opens with what may be one."""
    first = next((n for n, item in enumerate(items) if not item.has("filler")), 0)
    return any(item.has("contrast") for item in items[first + 1 :])
