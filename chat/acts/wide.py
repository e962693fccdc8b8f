"""The office's order on all that a question finds: "duyệt hết báo cáo của CDC", "tạm dừng mọi việc của NVY".

What is to be done stands first; what is left beside it is read as the question for the tasks it is done to.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from chat import intents as i
from chat.acts.deadlines import deadline_in
from chat.acts.frames import HARMLESS, QUESTION, QUOTES
from chat.questions.asking import read_question
from chat.sentences.items import Item, length_of
from chat.sentences.sentence import Sentence, lexicon, strip
from language.lexicon import folded
from tasks.query import DateOf, Query, Shape, Stand

_TURNS = (
    "negation", "forbidding", "condition", "contrast", "except", "promise", "doubt", "quoting", "passive",
    "reason_turn", "title", "perfect", "progress", *(QUESTION - {"q_count"}),
)  # fmt: skip
_ITS_OBJECT = frozenset(
    {"report", "finished", "reported", "extension", "extension_waiting", "request", "task"}
)
"""Words for what a decision is always about: which of them wait, the act says."""
_TOWARDS = frozenset(
    {"cho", "sang", "ve", "qua", "den", "toi", "sang cho", "qua cho", "chuyen sang", "chuyen cho"}
)


@dataclass
class _Order:
    """An order on its way to being read: what is left of its items, and what was taken."""

    said: Sentence
    items: list[Item]
    reason: str = ""

    def take(self, *taken: Item) -> None:
        gone = set(map(id, taken))
        self.items = [item for item in self.items if id(item) not in gone]


def read_wide(said: Sentence) -> i.ForAll | None:
    """The order; None where a number is named, anything turns it, or something of it is not understood."""
    items = [item for item in said.items(lexicon()) if item.kind != "punct" or item.folded in {"?", ";", ":"}]
    place = next((n for n, item in enumerate(items) if not item.tags & HARMLESS or _acts(item)), len(items))
    if place == len(items) or not _means_all(items[place:]) or _of_the_review(said, items):
        return None
    order = _Order(said, items[place:])
    _take_reason(order)
    if any(_turns(item) for item in order.items[1:]) or _names_a_task(order.items):
        return None
    kind = next((kind for kind in _KINDS if kind.begins(order)), None)
    act = kind.make(order) if kind is not None else None
    if kind is None or act is None or (order.reason and not hasattr(act, "reason")):
        return None
    if order.reason:
        made: Any = act
        act = replace(made, reason=order.reason)
    query = _query(order, kind)
    return i.ForAll(act, query, strip(said.text)) if query is not None else None


def _of_the_review(said: Sentence, items: Sequence[Item]) -> bool:
    """ "bỏ các mục của KHTC" with a review open: its drafts are meant, and no task."""
    named = [word for item in items if item.has("task", "draft", "all") for word in item.folded.split(" ")]
    return said.situation.reviewing and not set(folded("counting", "draft_words")).isdisjoint(named)


def _acts(item: Item) -> bool:
    return any(item.tags & kind.verbs for kind in _KINDS)


def _means_all(items: Sequence[Item]) -> bool:
    """Whether all are meant: "xác nhận hết", "tạm dừng mọi việc", "nhắc mấy đơn vị chưa nhận việc"."""
    return any(
        item.has("all", "everybody")
        or item.group
        or item.folded.startswith(_EVERY)
        or item.folded.endswith(" het")
        for item in items
    )


_THOSE = ("nhung ", "cac ")
"""Before whom they ask for nobody: "nhắc những đơn vị chưa nộp"."""
_EVERY = ("tat ca ", "toan bo ", "moi ", "het ", "cac ", "nhung ", "may ")


def _names_a_task(items: Sequence[Item]) -> bool:
    """A number but that of a document: "việc của công văn 902"."""
    return any(item.numbers and not (n and items[n - 1].has("document")) for n, item in enumerate(items))


def _turns(item: Item) -> bool:
    if item.has("all", "unacknowledged", "open", "undated", "unreported") or item.folded.startswith(_THOSE):
        return False
    return item.has(*_TURNS) or item.folded in QUOTES or item.folded in {"?", ";"}


def _take_reason(order: _Order) -> None:
    cue = next((n for n, item in enumerate(order.items) if n and item.has("because")), None)
    if cue is None or cue + 1 >= len(order.items):
        return
    why = order.items[cue + 1 :]
    if any(item.has("reason_turn", "condition", "contrast") for item in why) or why[-1].has(*QUESTION):
        return
    order.reason = strip(order.said.text[why[0].start : why[-1].end])
    order.items = order.items[:cue]


@dataclass(frozen=True)
class _Kind:
    """An act on all: its verbs, what makes it, and of what stand its tasks are where none is said."""

    verbs: frozenset[str]
    make: Callable[[_Order], i.Plain | None]
    stand: Stand
    beside: frozenset[str] = frozenset()
    """Words of which one must stand in it as well."""
    bare: bool = False
    """Whether all that wait are meant where nothing narrows them: "xác nhận hết"."""
    date_of: DateOf = DateOf.DUE

    def begins(self, order: _Order) -> bool:
        first = order.items[0]
        return bool(first.tags & self.verbs) and (
            not self.beside or any(item.tags & self.beside for item in order.items)
        )


def _query(order: _Order, kind: _Kind) -> Query | None:
    """The tasks that are meant, where every word is accounted for."""
    directive = _take_directive(order)
    rest = [item for item in order.items[1:] if not _small(item, kind)]
    if directive and all(item.has("task", "list", "by_directive") for item in rest):
        return Query(stands=(kind.stand,), directive=directive)
    if directive or not rest:
        return Query(stands=(kind.stand,)) if kind.bare and not directive else None
    asked = read_question(order.said, rest)
    counts = any(item.folded.startswith("may ") for item in rest)  # "nhắc hết mấy việc sắp đến hạn"
    shapes = (Shape.LIST, Shape.WHO, Shape.COUNT) if counts else (Shape.LIST, Shape.WHO)
    if not isinstance(asked, i.Ask) or asked.not_applied or asked.query.shape not in shapes:
        return None
    query = replace(asked.query, shape=Shape.LIST, mine=False)
    if kind.bare or not query.stands:
        query = replace(query, stands=(kind.stand,))
    dated = query.span is not None and kind.date_of is not DateOf.DUE
    return replace(query, date_of=kind.date_of) if dated else query


def _take_directive(order: _Order) -> str:
    """ "công văn 902", "công văn 1523/SYT-NVY": its number, taken out of what is left; "" for none."""
    for n, item in enumerate(order.items):
        before = order.items[n - 1]
        if n and before.has("document") and (item.numbers or item.kind == "doc"):
            order.take(before, item)
            return item.text or str(item.numbers[0])
    return ""


def _small(item: Item, kind: _Kind) -> bool:
    """What says nothing beside the act: "hết", "các báo cáo đang chờ" of what is confirmed."""
    if item.kind not in ("word", "punct") or item.group:
        return False
    of_it = kind.bare and bool(item.tags & _ITS_OBJECT)
    spoken = item.has("all", "particle", "address", "self", "order_particle", "please")
    return of_it or spoken or item.kind == "punct" or item.folded in _CONNECTS


_CONNECTS = frozenset({"cho", "cua", "den", "toi"})


def _confirmed(_: _Order) -> i.Plain:
    return i.Confirm(())


def _granted(order: _Order) -> i.Plain | None:
    return None if order.reason else i.DecideExtension((), grant=True)


def _moved(order: _Order) -> i.Plain | None:
    """To the last unit, behind "cho" or "sang"; the others narrow down what is moved."""
    named = [n for n, item in enumerate(order.items) if item.unit is not None]
    last = named[-1] if named else 0
    if not last or order.items[last - 1].folded not in _TOWARDS or order.items[last].unit is None:
        return None
    target = order.items[last].unit
    if target is None or target.code is None:
        return None
    order.take(order.items[last], order.items[last - 1])
    return i.Reassign((), target)


def _deferred(order: _Order) -> i.Plain | None:
    """By so many days, or to the last day named behind "đến", "sang"."""
    lengths = [item for item in order.items if item.kind == "length"]
    if lengths:
        length = length_of(lengths[-1])
        later = order.items[0].folded.split(" ")[0] in _LATER or lengths[-1].folded.startswith("them")
        if length is None or not later:
            return None
        order.take(lengths[-1])
        return i.ChangeDeadline((), None, days=length.days, working_days=length.working)
    last = order.items[-1]
    before = order.items[-2]
    led = last.folded.startswith(("den ", "toi ", "sang ", "thanh ")) or before.has("until")
    if last.kind != "date" or not led:
        return None
    typed = deadline_in([last], None)
    if typed.on is None:
        return None
    order.take(last, *([before] if before.has("until") and before.kind == "word" else []))
    return i.ChangeDeadline((), typed.on, typed.operator)


_LATER = frozenset({"lui", "gian", "noi", "keo", "doi", "gia", "day"})


_KINDS: tuple[_Kind, ...] = (
    _Kind(
        frozenset({"refuse"}),
        lambda o: i.DecideExtension((), grant=False),
        Stand.EXTENSION,
        bare=True,
    ),
    _Kind(
        frozenset({"return", "decline"}),
        lambda o: i.DecideExtension((), grant=False),
        Stand.EXTENSION,
        beside=frozenset({"extension"}),
        bare=True,
    ),
    _Kind(frozenset({"grant"}), _granted, Stand.EXTENSION, bare=True),
    _Kind(
        frozenset({"agree", "confirm"}),
        _granted,
        Stand.EXTENSION,
        beside=frozenset({"extension", "extension_waiting"}),
        bare=True,
    ),
    _Kind(frozenset({"confirm", "agree"}), _confirmed, Stand.REPORTED, bare=True, date_of=DateOf.REPORTED),
    _Kind(frozenset({"return"}), lambda o: i.Return(()), Stand.REPORTED, bare=True, date_of=DateOf.REPORTED),
    _Kind(frozenset({"change_due", "lengthen"}), _deferred, Stand.OPEN),
    _Kind(frozenset({"pause"}), lambda o: i.Pause(()), Stand.OPEN),
    _Kind(frozenset({"resume"}), lambda o: i.Resume(()), Stand.PAUSED),
    _Kind(frozenset({"cancel"}), lambda o: i.Cancel(()), Stand.OPEN),
    _Kind(frozenset({"move", "give"}), _moved, Stand.OPEN),
    _Kind(frozenset({"urge"}), lambda o: i.Urge(()), Stand.OPEN),
)
"""The likelier first."""
