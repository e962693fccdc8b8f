"""Signs in a clause: whose doing it tells of, and what it says short of done."""

from collections.abc import Sequence
from itertools import pairwise

from chat.sentences.clauses import Clause
from chat.sentences.items import Item
from chat.sentences.numbers import is_half, nearly_done
from language.spelling import is_syllable

COMPLETION = ("done", "sent", "done_weak")
_PRONOUNS = ("anh", "chi", "co", "chu", "bac", "sep", "em")
SPEAKERS = frozenset({"em", "chau", "toi", "minh", "e", "m", "phong", "vi", "ben", "ta", "tui", "chung"})
OFFICE_UNITS = ("van phong", "so", "vp")
_SUBJECTS = frozenset(
    {"anh", "chi", "cac", "dong", "co", "chu", "bac", "sep", "lanh", "bo", "so", "ong", "ba"}
)
_OTHERS = (
    "ben so", "ben tren", "ben trung tam", "ben van phong", "bo phan", "benh vien", "trung tam", "so",
    "van phong", "van thu",
)  # fmt: skip


def is_unknown(item: Item) -> bool:
    """Whether a word says nothing that is understood; a step or a part is none of the whole."""
    return item.tags <= {"step", "part"}


def somebody_elses(clause: Clause) -> bool:
    """Whether what is told of is done by somebody else: "anh chị làm xong 12", "bên văn phòng xong 12".

    Who is spoken to stands behind "báo cáo", "thưa", "kính gửi", or before "ơi", "ạ" or a comma.
    """
    items = clause.items
    verb = next(
        (n for n, i in enumerate(items) if i.has(*COMPLETION, "handed") or _begins_way(i)), len(items)
    )
    own = any(
        (item.folded.split(" ")[0] in SPEAKERS and not _beside(items, n)) or item.has("own_unit")
        for n, item in enumerate(items[:verb])
    )
    for n, item in enumerate(items[:verb]):
        if (item.kind == "unit" or item.has("body")) and not _told_to(items, n):
            return True
        if own or item.kind not in ("word", "person") or item.has("own_unit", "task"):
            continue
        addressed = _told_to(items, n) or (
            n + 1 < len(items) and items[n + 1].folded in ("oi", "a", ",", ":")
        )
        addressed = addressed or (n + 2 < len(items) and items[n + 2].folded == "oi")
        addressed = addressed or item.folded.endswith(" oi")
        other = (
            _beside(items, n)
            or item.kind == "person"
            or item.folded.startswith(_OTHERS)
            or item.folded.split(" ")[0] in _SUBJECTS
        )
        if other and not addressed and not item.folded.startswith(("bao cao", "thua", "kinh")):
            return True
    return False


def _beside(items: tuple[Item, ...], n: int) -> bool:
    """ "bên Thuế", "bên kia": somebody else's side, and not "bên em"."""
    behind = items[n + 1] if n + 1 < len(items) else None
    if items[n].folded != "ben" or behind is None or behind.kind not in ("word", "unit", "person"):
        return False
    return not behind.has("own_unit", *COMPLETION, "perfect") and behind.folded.split(" ")[0] not in SPEAKERS


def _begins_way(item: Item) -> bool:
    return item.has("partial", "neg")


def _told_to(items: tuple[Item, ...], n: int) -> bool:
    before = items[n - 1].folded if n else ""
    return before.startswith(
        ("bao cao", "kinh", "thua", "gui", "xin bao cao", "em bao cao", "bao", "cho")
    ) or before in ("dạ thưa",)


def somebody_else(items: tuple[Item, ...], at: int) -> bool:
    """ "KHTC báo", "chị Lan báo": what others say is no report."""
    return items[at].kind == "unit" or (items[at].kind == "word" and is_unknown(items[at]))


def completes_behind(items: tuple[Item, ...], at: int) -> bool:
    """Whether a word of completion stands right behind it."""
    return any(item.has(*COMPLETION) for item in items[at + 1 : at + 2])


_TOWARDS = frozenset({"cho", "len", "toi", "den", "ve", "sang", "qua"})


def sent_up(clause: Clause) -> bool:
    """ "đã báo cáo UBND tỉnh", "đã trình Bộ Y tế": sent to who stands above the office, or beside it."""
    items = clause.items
    return any(item.has("body") and _receives_it(items, n) for n, item in enumerate(items))


def _receives_it(items: tuple[Item, ...], n: int) -> bool:
    at = n - 1 if n and items[n - 1].folded in _TOWARDS else n
    while at < n and at > 0 and (items[at - 1].kind == "numbers" or items[at - 1].has("task")):
        at -= 1  # "báo cáo kết quả việc 22 về Sở Nội vụ"
    return at > 0 and (items[at - 1].has("sent") or items[at - 1].folded == "trinh")


def named_behind(items: tuple[Item, ...], n: int) -> bool:
    """Whether an agency is no subject: it receives, or something is of it or by it."""
    before = items[n - 1].folded.split(" ")[-1] if n else ""
    done = any(item.has(*COMPLETION) for item in items[:n])
    return _receives_it(items, n) or (done and before in ("cua", "theo"))


def receives(items: tuple[Item, ...], at: int) -> bool:
    """The office, as it is told: "gửi Văn phòng", "báo cáo Văn phòng", "thưa Văn phòng"."""
    return items[at].folded.startswith(OFFICE_UNITS) and at > 0


def is_a_name(items: tuple[Item, ...], at: int) -> bool:
    """Who is spoken to, by one word: "xong rồi anh Tuấn ạ", "Lan ơi"; "anh Tuấn xong rồi" tells of him."""
    before = items[at - 1].folded if at else ""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and after.folded == "oi":
        return True
    said_before = any(i.has(*COMPLETION) for i in items[:at])
    small = all(i.has("filler") or i.kind == "punct" for i in items[at + 1 :])
    named = is_syllable(items[at].folded)  # "chị blorp" is nobody
    return before.split(" ")[-1] in _PRONOUNS and said_before and small and named


def of_somebody(clause: Clause) -> bool:
    """ "xong việc 5 của anh Bình"."""
    return any(b.kind == "person" and a.folded in ("cua", "cho") for a, b in pairwise(clause.items))


QUOTES = frozenset('"“”‘’«»')
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
        or (item.kind == "word" and is_unknown(item) and not is_a_name(items, n))
        or (only_counted(items, n) and not _takes_part(items, n))
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
    """ "đang tổng hợp số liệu từ các trạm xã": from whom, behind what is being done."""
    while n and items[n].tags == {"counted"} == items[n - 1].tags:
        n -= 1
    before = items[n - 1].folded.split(" ")[-1] if n else ""
    return before in _BEHIND and any(item.folded.startswith("dang") for item in items[:n])


def _own_percent(items: tuple[Item, ...], n: int) -> bool:
    """ "1 nửa", "60 phần trăm"."""
    behind = items[n + 1].folded if n + 1 < len(items) else ""
    return items[n].kind in ("quantity", "numbers") and behind in ("nua", "phan tram", "phan")


def under_way(clause: Clause) -> bool:
    """Whether it says that the task is being worked on, or has been drafted."""
    drafted = clause.has("perfect") and any(i.folded in _DRAFTS for i in clause.items)
    return (
        drafted
        or any(
            i.has("partial") and (i.folded.startswith(_WAYS) or i.folded == "tien hanh") for i in clause.items
        )
        or is_half(clause.items)
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
    completes = head.has(*COMPLETION) and not nearly_done(head.items)
    if completes or head.has("received", "neg") or (tail.items and tail.items[-1].folded in _NOT_YET):
        return None
    if tail.has("ask", "turn", "unsure", "contrast") or any(i.folded in QUOTES for i in tail.items):
        return False
    begun = Clause(items[:place]).has("perfect", "partial") or items[place].folded.startswith(_GOES_ON)
    if tail.has("done") and items[place].folded.endswith("thieu"):
        return False  # "12 thiếu số liệu xong rồi"
    if tail.numbers and (tail.has(*COMPLETION) or not begun):
        return False  # "chờ việc 12 xong": another task is waited for
    asked = not begun and not place and bool(tail.items) and tail.items[0].has("filler")
    return plainly_told(head) and not asked  # "chờ em nhé" asks for patience


_GOES_ON = ("dang ", "con ", "van ")


def here(clause: Clause) -> bool:
    """ "bản ký số em gửi bên dưới", "em gửi kèm file": what is handed over with the message."""
    return any(item.folded in _HERE for item in clause.items)


_HERE = frozenset(
    {"kem", "kem theo", "dinh kem", "ben duoi", "o duoi", "phia duoi", "duoi day", "ben tren", "o tren"}
)


def only_counted(items: tuple[Item, ...], n: int) -> bool:
    """Whether a word is known only as what is counted, and no count stands before it: "bệnh viện huyện"."""
    if not items[n].tags or not items[n].tags <= {"counted"}:
        return False
    before = items[n - 1] if n else None
    return before is None or not (before.has("share") or before.kind in ("quantity", "numbers"))


def _waiting(items: tuple[Item, ...], n: int) -> bool:
    if items[n].folded.startswith("chua nhan"):  # "chưa nhận được việc 12": what was given, and no figures
        return any(item.has("part", "object") for item in items[n + 1 : n + 2])
    if items[n].has("waiting"):
        return not items[n].has("object")  # "cho" without its mark may be "cho" as well
    return items[n].has("handed") and any(item.has("perfect", "partial") for item in items[:n])


def falls_short(clause: Clause) -> bool:
    """ "nộp thiếu rồi", "xong 12 vẫn thiếu biểu": beside the report something is waited for, or lacks."""
    items = clause.items
    return any(_waiting(items, n) and not items[n].has("handed") for n in range(len(items)))


def _turns_later(items: Sequence[Item]) -> bool:
    """Whether a contrast stands behind its first word: "còn dang dở 44" opens with what may be one."""
    first = next((n for n, item in enumerate(items) if not item.has("filler")), 0)
    return any(item.has("contrast") for item in items[first + 1 :])


def sent_elsewhere(clause: Clause) -> bool:
    """Sent to somebody else than the office: to another unit, to be signed."""
    for n, item in enumerate(clause.items[1:], start=1):
        to = clause.items[n - 1].folded in ("cho", "sang", "qua", "den", "voi")
        if to and (item.kind == "unit" or item.has("filler")) and not item.folded.startswith(OFFICE_UNITS):
            return True
    return False


def describes(clause: Clause) -> bool:
    """ "dự thảo dự toán việc 2" with a file: what it is, and of which task; "việc 2" alone may report."""
    words = [item for item in clause.items if item.kind == "word"]
    told = any(not item.has("task", "and", "filler") for item in words) and clause.has("task")
    return bool(clause.numbers) and told and not clause.has(*_TURNED)


_TURNED = ("neg", "cond", "unsure", "future", "contrast", "turn", "received", "decline", "extend", "withdraw")


def unclear_number(items: Sequence[Item]) -> bool:
    """ "xong 12 số 45", "xong 12 trước hạn 2": a task, the number of a document, a count of days?"""
    said = [item for item in items if item.folded != ","]
    return any(
        a.kind == "numbers" and b.folded == "so" and c.kind == "numbers"
        for a, b, c in zip(said, said[1:], said[2:], strict=False)
    ) or any(a.folded.endswith("han") and b.kind == "numbers" for a, b in pairwise(items))


def late_first(clause: Clause) -> bool:
    """ "12 chậm xong" is no report, "12 xong chậm" is one."""
    late = [n for n, i in enumerate(clause.items) if i.has("late")]
    done = [n for n, i in enumerate(clause.items) if i.has("done", "sent")]
    return bool(late and done and late[0] < done[0])
