"""What a clause says about its tasks: done, not done, under way, received; in doubt it is asked."""

from datetime import date
from enum import StrEnum
from itertools import pairwise

from chat.clauses import Clause
from chat.dated import DateShape
from chat.dates import nearest
from chat.scan import Item

_WARNINGS = ("neg", "partial", "future", "maybe", "cond", "unsure", "handed", "ask")
_COMPLETION = ("done", "sent", "done_weak")
_PRONOUNS = ("anh", "chi", "co", "chu", "bac", "sep", "em")
_QUOTES = frozenset('"“”‘’«»')
_SPEAKERS = frozenset({"em", "toi", "minh", "e", "m", "phong", "vi", "ben", "ta", "tui", "chung"})
_SENDING = frozenset(
    {"bao", "gui", "goi", "nop", "nhan", "trinh", "bao cao", "up", "day", "chuyen", "cap nhat"}
)
_OFFICE_UNITS = ("van phong", "so", "vp")


class Claim(StrEnum):
    """What a clause says. `uncertain` is the answer wherever a word is not understood."""

    DONE = "done"
    NOT_DONE = "not_done"
    PROGRESS = "progress"
    RECEIVED = "received"
    ASK = "ask"
    UNCERTAIN = "uncertain"


def claim(clause: Clause, today: date) -> Claim | None:
    """What the clause says; None where it says nothing about how far a task has got."""
    completes = clause.has(*_COMPLETION)
    if clause.has("ask") and (completes or clause.has("neg", "partial", "handed")):
        return Claim.ASK
    if clause.has("neg"):
        return _negated(clause)
    if completes:
        return _completed(clause, today)
    if clause.has("received"):
        return Claim.UNCERTAIN if clause.has("unsure", "future", "cond", "maybe") else Claim.RECEIVED
    if clause.has("handed") or _percent(clause) or _under_way(clause):
        return Claim.PROGRESS
    return None


def _under_way(clause: Clause) -> bool:
    return any(
        i.has("partial")
        and (i.folded.startswith(("dang", "sap", "bat", "cho", "doi")) or i.folded == "tien hanh")
        for i in clause.items
    )


def _percent(clause: Clause) -> bool:
    return any(i.kind == "percent" or "phan tram" in i.folded for i in clause.items)


def _negated(clause: Clause) -> Claim | None:
    """ "chưa xong" says not done, "xong chưa" asks."""
    items = [
        i for i in clause.items if not (i.has("filler") or i.kind in ("punct", "numbers") or i.has("task"))
    ]
    completes = [n for n, i in enumerate(items) if i.has(*_COMPLETION)]
    negations = [n for n, i in enumerate(items) if i.has("neg")]
    if not completes:
        if items and negations[0] == len(items) - 1 and clause.numbers and items[-1].folded == "chua":
            return Claim.ASK if clause.has("handed") else Claim.NOT_DONE
        return Claim.UNCERTAIN if clause.has("received", "handed", "partial") else None
    if negations[0] > completes[-1]:
        asks = negations[0] == len(items) - 1 and items[-1].folded in ("chua", "khong", "ko", "k")
        return Claim.ASK if asks and not clause.has("unsure", "cond") else Claim.UNCERTAIN
    if negations[-1] < completes[0] and len(completes) == 1:
        return Claim.NOT_DONE
    return Claim.UNCERTAIN


def _completed(clause: Clause, today: date) -> Claim:
    days = [i for i in clause.items if i.kind == "date"]
    if clause.has("cond", "unsure"):
        return Claim.UNCERTAIN
    if any(_to_come(i, clause, today) is True for i in days) or clause.has("future"):
        promised = clause.has("future") or any(_tomorrow(i, today) for i in days)
        return Claim.NOT_DONE if promised and not clause.has("perfect") else Claim.UNCERTAIN
    if any(i.has("contrast") for i in clause.items[1:]):
        return Claim.UNCERTAIN
    if _half(clause):
        return Claim.PROGRESS if len(clause.numbers) == 1 else Claim.UNCERTAIN
    short = any(i.kind == "percent" and not i.text.startswith("100") for i in clause.items)
    if clause.has("partial", "handed") or short:
        return Claim.UNCERTAIN if len(clause.numbers) > 1 or clause.has("maybe") else Claim.PROGRESS
    if clause.has("maybe") or any(_to_come(i, clause, today) is None for i in days):
        return Claim.UNCERTAIN
    if not _all_known(clause) or _late_first(clause):
        return Claim.UNCERTAIN
    if clause.has("done"):
        return Claim.DONE
    proven = clause.has("sent") and clause.has("perfect") and not _sent_elsewhere(clause)
    return Claim.DONE if proven else Claim.UNCERTAIN


def _half(clause: Clause) -> bool:
    """ "1 nửa": without its mark, or with the other tone, it reads like "nữa"."""
    return any(a.kind == "quantity" and b.folded == "nua" for a, b in pairwise(clause.items))


def _to_come(item: Item, clause: Clause, today: date) -> bool | None:
    """Whether a date beside a word of completion is to come; None where that cannot be told."""
    dated = item.dated
    if dated is None or dated.on is None:
        return None
    if dated.shape is DateShape.DAY_ONLY:
        return False if dated.day < today.day else None
    if dated.shape is DateShape.PERIOD and not clause.numbers:
        return None  # which period of a recurring report is meant must be asked
    if dated.shape is DateShape.PERIOD:
        named = clause.has("object", "perfect") and not clause.has("maybe")
        return False if named or dated.on < today else None
    if not dated.has_year and 0 < dated.day <= dated.month and not item.folded.startswith("ngay"):
        return None  # "xong 8/10" may be a part of the whole
    if item.folded.startswith(("thu ", "chu nhat")) and not item.folded.endswith(("sau", "toi", "nay")):
        return not clause.has("perfect")  # "đã xong từ thứ 5"
    on = nearest(dated.day, dated.month, today) if not dated.has_year else dated.on
    if on is None or on > today:
        return on is not None
    # "hôm nay xong 12" may be a promise; "hôm nay đã xong 12" is not.
    return False if on < today or clause.has("perfect") or dated.day else None


def _tomorrow(item: Item, today: date) -> bool:
    """Whether it is "mai" or "ngày kia", which can be nothing but a promise."""
    dated = item.dated
    named = dated is not None and dated.on is not None and dated.shape is DateShape.FULL and not dated.day
    return bool(named and dated and dated.on and dated.certain and 0 < (dated.on - today).days <= 2)


def _all_known(clause: Clause) -> bool:
    """Whether every word is one that a report may hold, and nobody else is spoken of."""
    for n, item in enumerate(clause.items):
        if item.kind == "quantity" and _since(clause.items, n):
            continue
        if item.kind in ("quantity", "code") or item.has("dateish", "received", "decline", "extend"):
            return False
        if (item.has("contrast") and n) or item.folded in _QUOTES:
            return False
        if item.folded == "bao" and n and _somebody_else(clause.items, n - 1):
            return False
        if item.kind == "time" and not clause.has("perfect"):
            return False
        if item.kind == "unit" and not _receives(clause.items, n):
            return False
        if item.kind == "word" and not item.tags and not _is_a_name(clause.items, n):
            return False
    return not promises(clause)


def _somebody_else(items: tuple[Item, ...], at: int) -> bool:
    """ "KHTC báo", "chị Lan báo": what others say is no report."""
    return items[at].kind == "unit" or (items[at].kind == "word" and not items[at].tags)


def _since(items: tuple[Item, ...], at: int) -> bool:
    """ "từ 3 hôm", "cách đây 2 ngày": how long ago it was done."""
    before = items[at - 1].folded if at else ""
    after = items[at + 1].folded.split(" ")[0] if at + 1 < len(items) else ""
    return before in ("tu", "cach day") and after in ("hom", "ngay", "tuan", "bua", "thang")


def _receives(items: tuple[Item, ...], at: int) -> bool:
    """The office, as it is told: "gửi Văn phòng", "báo cáo Văn phòng", "thưa Văn phòng"."""
    return items[at].folded.startswith(_OFFICE_UNITS) and at > 0


def _is_a_name(items: tuple[Item, ...], at: int) -> bool:
    """Who is spoken to, by one word: "xong rồi anh Tuấn ạ", "Lan ơi"; "anh Tuấn xong rồi" tells of him."""
    before = items[at - 1].folded if at else ""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and after.folded == "oi":
        return True
    said_before = any(i.has(*_COMPLETION) for i in items[:at])
    small = all(i.has("filler") or i.kind == "punct" for i in items[at + 1 :])
    return before.split(" ")[-1] in _PRONOUNS and said_before and small


def promises(clause: Clause) -> bool:
    """ "xong em gửi", "làm xong báo em": what will be sent, or is to be, once it is done."""
    items = clause.items
    done = next((n for n, i in enumerate(items) if i.has(*_COMPLETION)), -1)
    for n, item in enumerate(items[done + 1 :], start=done + 1):
        first, _, rest = item.folded.partition(" ")
        if done >= 0 and first in _SPEAKERS and rest.startswith("bao"):
            return True
        if not (item.has("sent") or item.folded in _SENDING):
            continue
        before, after = items[n - 1] if n else None, items[n + 1] if n + 1 < len(items) else None
        if (before is not None and before.has("perfect")) or (after is not None and after.has("perfect")):
            continue
        speaks = before is not None and before.folded.split(" ")[-1] in _SPEAKERS
        told = after is not None and after.folded.split(" ")[0] in _SPEAKERS
        if (speaks and n - 1 > done) or (told and item.folded in ("bao", "nhan", "goi")):
            return True
    return False


def _late_first(clause: Clause) -> bool:
    """ "12 chậm xong" is no report, "12 xong chậm" is one."""
    late = [n for n, i in enumerate(clause.items) if i.has("late")]
    done = [n for n, i in enumerate(clause.items) if i.has("done", "sent")]
    return bool(late and done and late[0] < done[0])


def _sent_elsewhere(clause: Clause) -> bool:
    """Sent to somebody else than the office: to another unit, to be signed."""
    for n, item in enumerate(clause.items[1:], start=1):
        to = clause.items[n - 1].folded in ("cho", "sang", "qua", "den", "voi")
        if to and (item.kind == "unit" or item.has("filler")) and not item.folded.startswith(_OFFICE_UNITS):
            return True
    return False


def doubtful(clause: Clause) -> bool:
    """Whether a clause beside a report casts a doubt on it, or holds what is not understood."""
    return clause.has(*_WARNINGS, "contrast") or _percent(clause) or not _all_known(clause)
