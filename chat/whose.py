"""Whose doing a clause tells of: the own, or that of somebody else."""

from itertools import pairwise

from chat.clauses import Clause
from chat.items import Item

COMPLETION = ("done", "sent", "done_weak")


_PRONOUNS = ("anh", "chi", "co", "chu", "bac", "sep", "em")


SPEAKERS = frozenset({"em", "toi", "minh", "e", "m", "phong", "vi", "ben", "ta", "tui", "chung"})


OFFICE_UNITS = ("van phong", "so", "vp")


_SUBJECTS = frozenset(
    {"anh", "chi", "cac", "dong", "co", "chu", "bac", "sep", "lanh", "bo", "so", "ong", "ba"}
)


_OTHERS = (
    "ben so",
    "ben tren",
    "ben trung tam",
    "ben van phong",
    "bo phan",
    "benh vien",
    "trung tam",
    "so",
    "van phong",
    "van thu",
)


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
    return items[at].kind == "unit" or (items[at].kind == "word" and not items[at].tags)


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
    return before.split(" ")[-1] in _PRONOUNS and said_before and small


def of_somebody(clause: Clause) -> bool:
    """ "xong việc 5 của anh Bình"."""
    return any(b.kind == "person" and a.folded in ("cua", "cho") for a, b in pairwise(clause.items))
