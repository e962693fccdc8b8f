"""A task given by chat: "giao NVY rà soát … trước ngày 30/11", and the ways to say so without "giao".

What stands before the content is its head: the verb of giving, who is to do it, a deadline that comes first.
The content begins with the first word that is none of these and ends before a last "giao ngay".
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from chat.deadlines import deadline_in, deadline_place, names_no_day
from chat.frames import HARMLESS, QUESTION
from chat.free_text import unknown_unit
from chat.intents import NewTask, UnitName
from chat.items import Item
from chat.known_people import led_by
from chat.leftovers import NOT_TO_DO, asks_within, is_duty, says_more
from chat.sentence import Sentence, strip

_GROUPS = (
    "cac phong",
    "cac don vi",
    "moi don vi",
    "tat ca cac don vi",
    "cac benh vien",
    "cac trung tam",
    "cac phong ban",
)
_SMALL = HARMLESS | {"task", "takes_on", "entrusts", "recurring"}
_IN_FRONT = _SMALL | {"give", "to", "lead", "unit", "title", "person", "leads_unit"}
_DASHES = frozenset({":", "-", "–"})
_ASKING = frozenset({"yeu cau", "de nghi", "nho"})
_TIMES = ("date", "recurrence", "time")
_OPERATORS = ("han", "thoi han", "truoc", "cham nhat", "muon nhat", "xong truoc", "den het")
_TURNED = frozenset(
    {
        "negation", "forbidding", "condition", "promise", "doubt", "hedge", "perfect", "progress", "quoting",
        "contrast", "except", "other_verb", *QUESTION,
    }
)  # fmt: skip
"""What a content does not begin with: then no task is given."""
_SHOWN = frozenset({"list", "stats", "show", "q_have", "state", "rate", "rank"})
"""What a list is asked for by, though units do it too ("tổng hợp"): its content must say more."""
_LEAST_UNKNOWN = 2
"""Words of such a content that no question is made of."""
_SHORTEST_UNGIVEN = 3
"""Words of a content that is told of a unit without a verb of giving."""


@dataclass(frozen=True, slots=True)
class GivenTask:
    """The task, and whether it is told so plainly that it is given at once."""

    task: NewTask
    plain: bool


@dataclass(slots=True)
class _Head:
    """What stands before the content."""

    units: list[UnitName] = field(default_factory=list)
    given: bool = False
    asked: bool = False
    parted: bool = False
    times: list[Item] = field(default_factory=list)
    somebodys: bool = False  # "Bộ yêu cầu …" tells what somebody else wants
    end: int = 0

    @property
    def sure(self) -> bool:
        return bool(self.units) and all(unit.sure for unit in self.units)


def read_new_task(sentence: Sentence, items: Sequence[Item]) -> GivenTask | None:
    """The new task, or None: who is to do it, and what is to be done."""
    if any(item.folded == "?" for item in items):
        return None
    head = _head(sentence, items)
    if head is None or not (head.given or head.units):
        return None
    rest, ordered = _without_last_order(items[head.end :])
    coop = next(
        (n for n, item in enumerate(rest) if item.has("coop") and any(x.unit for x in rest[n + 1 :])),
        len(rest),
    )
    body = rest[:coop]
    first = next((item for item in items if not item.tags & HARMLESS or item.has("give")), items[0])
    if head.given and head.units and not body and first.has("give"):
        return GivenTask(_without_content(head), plain=True)
    if not _is_content(sentence, head, body, ordered=ordered):
        return None
    beside = tuple(dict.fromkeys(x.unit for x in rest[coop:] if x.unit is not None))
    task, today = _task(sentence, head, body, beside), sentence.situation.today
    unclear = head.times or head.somebodys or names_no_day([*head.times, *body]) or asks_within(body)
    unclear = (
        unclear
        or says_more(sentence, rest, deadline_place(body, today)[0])
        or any(_names_a_task(body, n) for n in range(len(body)))
    )
    unclear = unclear or (task.on is not None and not deadline_place(body, today)[1]) or _misread_length(body)
    return GivenTask(task, head.given and head.sure and (is_duty(body) or head.parted) and not unclear)


def _misread_length(body: Sequence[Item]) -> bool:
    """ "thời hạn 5 gnày làm việc", "thời hạn 5 ngày làm liệc": a length of which a word is not read."""
    counted = ("numbers", "quantity", "time")
    pairs = list(pairwise(body))
    told = any(one.has("deadline") and other.kind in counted for one, other in pairs)
    dated = any(item.kind == "date" for item in body)
    split = any(one.kind == "length" and other.folded.split(" ")[0] == "lam" for one, other in pairs)
    return (told and not dated) or split


def _head(sentence: Sentence, items: Sequence[Item]) -> _Head | None:
    """The units, the verb of giving and the times before the content; None where it is somebody's doing."""
    head, at = _Head(), 0
    while at < len(items):
        item = items[at]
        if item.unit is not None or item.kind == "person":
            if not _takes_unit(sentence, head, items, at):
                return None
        elif item.folded in _DASHES or item.kind == "punct":
            head.parted = head.parted or (bool(head.units or head.given) and item.folded in _DASHES)
        elif item.kind in _TIMES or (item.has("until") and _kind(items, at + 1) in _TIMES):
            head.times.append(item)
        elif head.times and _kind(items, at - 1) == "recurrence" and item.kind in ("numbers", "quantity"):
            head.times.append(item)  # "mỗi tháng ngày 20"
        elif not head.units and _is_group(item):
            head.units.append(UnitName(sentence.text[item.start : item.end]))
        elif head.given and not head.units and (unknown := unknown_unit(sentence, items, at)) is not None:
            head.units.append(unknown[0])
            at = unknown[1] - 1
        elif head.parted and head.units and item.kind == "word" and not item.has("give", "please", "until"):
            break  # the content: "cho NVY: đo lại …"
        elif (counted := _adds_a_task(items, at)) is not None:
            head.given, at = True, counted
        elif _relays(items, at):
            head.given = head.somebodys = True
        elif item.folded == "moi" and head.given and not head.units:
            pass  # "thêm một việc mới: NVY …"
        elif item.kind != "word" or not item.tags & _IN_FRONT or _begins(head, item):
            break
        elif item.has("give", "entrusts"):
            if head.units and not head.given and not item.has("please"):
                return None  # "NVY giao KHTC …" tells what another unit does
            head.given = head.given or item.has("give")
            head.asked = head.asked or item.folded in _ASKING
        elif item.has("title") and not item.has("address") and not head.given:
            head.somebodys = True
        at += 1
    head.end = at
    return head


def _adds_a_task(items: Sequence[Item], at: int) -> int | None:
    """The place of the task in "nhập thêm một việc", "bổ sung 1 nhiệm vụ"; None where it is not so."""
    if not items[at].has("add", "give"):
        return None
    noun = at + 1
    while noun < len(items) and items[noun].has("please"):
        noun += 1  # "lập giúp anh một việc mới giao Thanh tra …"
    begins = noun
    if noun < len(items) and (items[noun].kind in ("quantity", "numbers") or items[noun].folded == "mot"):
        noun += 1
    named = noun < len(items) and (items[noun].has("task", "draft") or items[noun].folded == "viec moi giao")
    if not named or noun == begins:
        return None
    return noun


def _relays(items: Sequence[Item], at: int) -> bool:
    """ "bảo NVY …", "kêu anh Phúc …": somebody is to be told what to do."""
    behind = items[at + 1] if at + 1 < len(items) else None
    named = behind is not None and (behind.unit is not None or behind.kind == "person")
    return named and items[at].has("relays") and not items[at].has("broadcast", "negation")


def _begins(head: _Head, item: Item) -> bool:
    """Whether a word that may stand before a unit begins what that unit is to do: "chủ trì", "giao"."""
    return bool(head.units) and not item.tags & _SMALL and is_duty([item])


def _kind(items: Sequence[Item], at: int) -> str:
    return items[at].kind if at < len(items) else ""


def _takes_unit(sentence: Sentence, head: _Head, items: Sequence[Item], at: int) -> bool:
    """Puts who is named into the head; False where somebody else does the giving."""
    item, situation = items[at], sentence.situation
    verb = next((n for n in range(at + 1, min(at + 5, len(items))) if items[n].has("give")), None)
    if not head.given and verb is not None and not any(x.unit for x in items[at + 1 : verb]):
        office = item.folded.startswith(("van phong", "vp"))
        called = verb > at + 1 or (at and items[at - 1].has("please"))
        return bool(office or (item.kind == "person" and called))
    unit = item.unit if item.unit is not None else led_by(situation, item.person)
    if unit is not None:
        head.units.append(unit)
    return True


def _without_last_order(items: Sequence[Item]) -> tuple[Sequence[Item], bool]:
    """The items before a last "giao ngay", "tạo việc lặp giúp tôi", and whether there is one."""
    small = HARMLESS | {"give", "task", "recurring"}
    cut = next((n for n in range(len(items) - 1, -1, -1) if items[n].kind == "punct"), len(items))
    last = items[cut + 1 :]
    orders = any(item.has("give") for item in last)
    if orders and all(item.tags & small or item.kind == "punct" for item in last):
        return items[:cut], True
    return items, False


def _is_content(sentence: Sentence, head: _Head, body: Sequence[Item], *, ordered: bool) -> bool:
    """Whether what stands behind the head can be what is to be done."""
    words = [
        x for x in body if x.kind in ("word", "doc") and not x.tags & (HARMLESS | {"to", "until", *QUESTION})
    ]
    if not words or body[-1].tags & QUESTION or body[0].kind != "word" or _is_turned(body):
        return False
    duty, dated = is_duty(body), bool(head.times or any(x.kind in _TIMES for x in body))
    if head.given and head.sure and duty:
        return True
    told = [*words, *(x for x in body if x.kind == "unit")]
    long = sum(len(x.folded.split()) for x in told) >= _SHORTEST_UNGIVEN
    if not head.units and (head.asked or head.somebodys):
        return False  # "yêu cầu báo cáo lại" is no task without a unit
    if head.given or ordered:
        return long and (duty or head.parted or (dated and bool(head.units)))
    return long and dated and _is_told(sentence, head, body, duty=duty)


def _is_turned(body: Sequence[Item]) -> bool:
    """ "đã gửi", "chưa nộp", "không báo cáo": nothing that is to be done."""
    turned = bool(body[0].tags & _TURNED) and not is_duty(body)
    return turned or body[0].folded.split(" ")[0] in NOT_TO_DO


def _is_told(sentence: Sentence, head: _Head, body: Sequence[Item], *, duty: bool) -> bool:
    """Whether it is what a unit is to do, told without a verb of giving: no question, and not past."""
    if any(item.tags & (QUESTION | {"perfect"}) or _names_a_task(body, n) for n, item in enumerate(body)):
        return False
    times = [x for x in (*head.times, *body) if x.kind in _TIMES]
    dues = [x.dated.due for x in times if x.dated is not None and x.dated.due is not None]
    if dues and max(dues) < sentence.situation.today:
        return False
    led = head.parted or any(x.folded.startswith(_OPERATORS) for x in body)
    led = led or any(x.kind == "recurrence" for x in head.times)
    unknown = sum(x.kind == "word" and (not x.tags or x.has("innocent")) for x in body)
    if duty:
        return unknown > 0 and (led or not body[0].tags & _SHOWN)
    named = head.parted and any(x.folded.startswith(_OPERATORS) for x in body)  # "NVY: …, hạn 8/12"
    return named or (led and unknown >= _LEAST_UNKNOWN)


def _names_a_task(items: Sequence[Item], n: int) -> bool:
    return items[n].kind == "numbers" and bool(n) and items[n - 1].has("task")


def _task(sentence: Sentence, head: _Head, body: Sequence[Item], beside: tuple[UnitName, ...]) -> NewTask:
    content = strip(sentence.text[body[0].start : body[-1].end])
    units, (place, _) = tuple(dict.fromkeys(head.units)), deadline_place(body, sentence.situation.today)
    if place is None and any(x.kind in ("date", "recurrence") for x in head.times):
        # The content holds the words of its deadline, as it does where they stand behind it.
        content = f"{content}, {strip(sentence.between(head.times))}"
        body = head.times
        place = max(n for n, x in enumerate(body) if x.kind in ("date", "recurrence"))
    if place is None:
        return NewTask(units, content, cooperate=beside)
    clock = next((x for x in body[place + 1 :] if x.kind == "time"), None)
    clock = clock or (body[place - 1] if place and body[place - 1].kind == "time" else None)
    typed = deadline_in(
        body[place : place + 1], clock, before=bool(place) and body[place - 1].folded == "truoc"
    )
    dated = body[place].dated
    if dated is not None and dated.working_days:
        return NewTask(
            units, content, None, typed.operator, beside, within=dated.length, since=dated.counts_from
        )
    if body[place].kind == "length" and typed.on is not None:
        typed = replace(typed, on=replace(typed.on, certain=True))  # "hạn 2 tuần"
    return NewTask(units, content, typed.on, typed.operator, beside, typed.recurrence)


def _without_content(head: _Head) -> NewTask:
    """ "giao việc cho NVD, hạn 11/12": what is to be done is asked."""
    typed = deadline_in(head.times, next((x for x in head.times if x.kind == "time"), None))
    return NewTask(tuple(dict.fromkeys(head.units)), "", typed.on, typed.operator, (), typed.recurrence)


def _is_group(item: Item) -> bool:
    every = item.folded.startswith(("tat ca cac", "cac ", "toan bo cac", "moi don"))
    return item.folded in _GROUPS or (every and item.has("unit", "everybody"))
