"""The words that questions are made of, and which part of a message asks: no occasion, no purpose."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from chat.acts.frames import QUESTION
from chat.sentences.items import Item
from tasks.query import Group, Shape, Stand

STANDS: tuple[tuple[str, Stand], ...] = (
    ("overdue", Stand.OVERDUE),
    ("due_soon", Stand.DUE_SOON),
    ("unreported", Stand.UNREPORTED),
    ("open", Stand.OPEN),
    ("reported", Stand.REPORTED),
    ("unconfirmed", Stand.REPORTED),
    ("done_late", Stand.DONE_LATE),
    ("done_early", Stand.DONE_EARLY),
    ("done_on_time", Stand.DONE_ON_TIME),
    ("done", Stand.DONE),
    ("returned", Stand.RETURNED),
    ("declined", Stand.DECLINED),
    ("extended", Stand.EXTENDED),
    ("paused", Stand.PAUSED),
    ("cancelled", Stand.CANCELLED),
    ("unacknowledged", Stand.UNACKNOWLEDGED),
    ("acknowledged", Stand.ACKNOWLEDGED),
)


GROUPS: tuple[tuple[str, Group], ...] = (
    ("by_unit", Group.UNIT), ("by_directive", Group.DIRECTIVE),
    ("by_week", Group.WEEK), ("by_month", Group.MONTH), ("by_leader", Group.LEADER),
)  # fmt: skip


FILE_WORDS: tuple[tuple[str, Shape], ...] = (
    ("excel", Shape.XLSX), ("word", Shape.DOCX), ("calendar", Shape.ICS), ("export", Shape.XLSX),
)  # fmt: skip


LEFT_OUT = "left_out"
"""Of words by which something is left out: "trừ các việc tạm dừng"."""
KNOWN = frozenset(
    {
        *(kind for kind, _ in (*STANDS, *GROUPS, *FILE_WORDS)), *QUESTION,
        "q_have", "state", "history", "due", "still", "was_reported", "extension_waiting",
        "undated", "dated", "no_unit", "issuer_body",
        "order_particle", "contact", "position", "original", "own_file", "my_data", "others", "confirm",
        "person", "asks_office", "tells_office", "to_office",
        "rest", "recurring", "not_recurring", "share_lead",
        "share_coop", "mine", "everybody", "list", "search", "about", "stats", "rate", "rank",
        "compare", "chart", "pdf", "directives", "units_list", "people_list", "unlinked", "linked",
        "unreachable", "leads_unit", "more_than", "at_least", "less_than", "latest", "order_by",
        "given", "closed", "quota", "filler", "particle", "address", "please", "self", "and",
        "show", "of", "from", "until", "perfect", "progress", "all", "export_word", "link_word",
        "rank_word", "negation", "account", "link", "task", "report", "document", "unit", "title",
        "carrying_out", "this", "later", "to", "there", "matter",
        LEFT_OUT,
        "of_kind", "focal", "comparative", "in_time", "acknowledged", "as_of", "them", "hedge", "doubt",
    }
)  # fmt: skip
"""The classes of words that a question is made of; what bears none of them is looked for, or not applied."""
FILTERS = frozenset(
    {kind for kind, _ in STANDS}
    | {"undated", "no_unit", "mine", "due", "recurring", "stats", "extension_waiting", "in_time"}
)


_ENDS = frozenset({",", ".", ";", ":", "", "-", "–"})
_OF_THE_QUESTION = frozenset(
    {kind for kind, _ in (*STANDS, *GROUPS, *FILE_WORDS) if kind not in ("done", "word", "calendar")}
    | {
        "task", "about", "search", "document", "directives", "matter", "report", "list", "stats", "rate",
        "rank", "compare", "chart", "undated", "dated", "no_unit", "recurring", "extension_waiting",
        "history", "due",
        "still", "state", *QUESTION,
    }
)  # fmt: skip
"""Classes of words that a clause of the question itself has, and no word on its occasion."""
_REQUESTS = QUESTION | {
    "please", "show", "list", "search", "stats", "rate", "rank", "compare", "chart", "excel", "export",
    "still", "state", "export_word",
}  # fmt: skip


def asked_part(items: Sequence[Item]) -> tuple[Sequence[Item], tuple[Item, ...]]:
    """The items that ask, and those of the occasion before: "sáng nay họp với CDC, cho tôi xem …".

    What a question is for ("để chị in đi họp") stands behind it and narrows nothing.
    """
    aside: tuple[Item, ...] = ()
    while (cut := _occasion_before(items)) and len(items) > cut:
        aside, items = (*aside, *items[:cut]), items[cut:]
    ends = _purpose(items)
    return items[:ends], aside


_UNDONE: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"receives", "receive"}), "unacknowledged"),
    (frozenset({"was_reported", "hand_in"}), "unreported"),
    (frozenset({"confirm"}), "unconfirmed"), (frozenset({"done", "carrying_out"}), "open"),
)  # fmt: skip
"""What nobody has done -> how such a task stands."""


def done_by_nobody(items: Sequence[Item]) -> Sequence[Item]:
    """The items with "chưa phòng nào bấm nhận", "chưa có ai báo cáo" each as one, of how such tasks stand."""
    for n, item in enumerate(items):
        if not item.has("negation", "no_unit"):
            continue
        behind = [k for k in range(n + 1, min(n + 5, len(items))) if not _passed_by(items[k])]
        who = behind[0] if behind and items[behind[0]].has("q_who") else n
        if who == n and not item.has("no_unit"):
            continue
        verb = next((k for k in behind if k > who), n)
        stand = next((tag for tags, tag in _UNDONE if verb > n and items[verb].tags & tags), "")
        if stand:
            whose = [replace(items[who], tags=frozenset({"of_kind"}))] if who > n else []
            folded = " ".join(each.folded for each in items[n : verb + 1])
            undone = replace(item, folded=folded, end=items[verb].end, tags=frozenset({stand}))
            return [*items[:n], *whose, undone, *items[verb + 1 :]]
    return items


def _passed_by(item: Item) -> bool:
    """ "chưa CÓ ai", "chưa THẤY đơn vị nào ĐÃ nhận"."""
    return item.folded in ("co", "thay", "duoc") or item.has("perfect")


def _occasion_before(items: Sequence[Item]) -> int:
    """How many items there are of a clause that only says on what occasion one asks; 0 for none."""
    if leave := _introduced(items):
        return leave
    met = occasion = False
    for n, item in enumerate(items):
        if item.has("except"):
            return 0  # "ngoại trừ Thư viện, ai …"
        if item.kind == "punct" and item.folded in _ENDS:
            return n + 1 if met and _asks_on(items[n + 1 :]) else 0
        if occasion and item.has("please", "show"):
            return n if _asks_on(items[n:]) else 0
        if item.kind in ("numbers", "doc", "percent", "length", "quantity") or item.tags & _OF_THE_QUESTION:
            return 0
        occasion = occasion or item.has("occasion")
        met = met or occasion or (item.kind == "word" and not item.tags & (KNOWN | {"unit_noun"}))
    return 0


def _introduced(items: Sequence[Item]) -> int:
    """ "tôi là Yến bên trung tâm,", "đồng chí nào trực thì cho tôi hỏi,": who one is, and leave to ask."""
    for n, item in enumerate(items):
        if item.kind in ("numbers", "doc", "percent", "length", "quantity") or item.has("task"):
            return 0
        leave = item.folded.endswith(" hoi") and item.has("asks_office", "please", "filler")
        ends = leave or (item.kind == "punct" and item.folded in _ENDS)
        if not ends:
            continue
        behind = n + 1 + (leave and n + 1 < len(items) and items[n + 1].kind == "punct")
        told = any(one.has("self") and other.folded == "la" for one, other in pairwise(items[:n]))
        addressed = items[0].folded.startswith(("kinh gui", "gui", "kinh thua"))
        met = told or addressed or (leave and n > 0)
        return behind if met and _asks_on(items[behind:]) else 0
    return 0


def _asks_on(rest: Sequence[Item]) -> bool:
    return any(item.tags & _REQUESTS for item in rest)


def _purpose(items: Sequence[Item]) -> int:
    """Where the words begin that say what the answer is for; behind the last item where there are none."""
    for n in range(len(items) - 1, 1, -1):
        if not items[n].has("purpose") or not _asks_on(items[:n]):
            continue
        behind = [item for item in items[n + 1 :] if not _beside_the_purpose(item)]
        if behind and (behind[0].has("purpose_verb", "occasion") or not _narrows(behind)):
            return n
    return _haste(items)


def _beside_the_purpose(item: Item) -> bool:
    """ "để SÁNG MAI EM CÒN họp"."""
    return item.kind in ("date", "time") or item.has("address", "self", "particle", "still")


def _haste(items: Sequence[Item]) -> int:
    """Where a last clause begins that says why it is wanted now: "…, 10h tôi họp"."""
    ends = [n for n, item in enumerate(items) if item.kind == "punct" and item.folded in _ENDS]
    ends = [n for n in ends if n < len(items) - 1]
    if not ends or not _asks_on(items[: ends[-1]]):
        return len(items)
    said = [item for item in items[ends[-1] + 1 :] if not _beside_the_purpose(item)]
    goes = bool(said) and said[0].has("occasion") and not _narrows(said)
    return ends[-1] if goes else len(items)


def _narrows(items: Sequence[Item]) -> bool:
    return any(item.kind not in ("word", "punct") or item.tags & _OF_THE_QUESTION for item in items)
