"""What stands around the content of a task given by chat: who gives it, to whom, who cooperates, by when."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from chat.acts.deadlines import is_deadline
from chat.acts.frames import HARMLESS, QUOTES
from chat.acts.leftovers import NOT_TO_DO, is_duty
from chat.intents import UnitName
from chat.registry.known_people import led_by
from chat.sentences.free_text import unknown_unit
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence

# What stands before the content of a task given by chat: who gives it, to whom, who cooperates, by when.

_GROUPS = (
    "cac phong",
    "cac don vi",
    "moi don vi",
    "tat ca cac don vi",
    "cac benh vien",
    "cac trung tam",
    "cac phong ban",
)
_SMALL_BEFORE = HARMLESS | {"task", "takes_on", "entrusts", "recurring"}
_IN_FRONT = _SMALL_BEFORE | {"give", "to", "lead", "unit", "title", "person", "leads_unit"}
_DASHES = frozenset({":", "-", "–"})
_ASKING = frozenset({"yeu cau", "de nghi", "nho"})
TIMES = ("date", "recurrence", "time")


@dataclass(slots=True)
class TaskHead:
    """What stands before the content."""

    units: list[UnitName] = field(default_factory=list)
    given: bool = False
    asked: bool = False
    parted: bool = False
    times: list[Item] = field(default_factory=list)
    beside: list[UnitName] = field(default_factory=list)
    somebodys: bool = False  # "Bộ yêu cầu …" tells what somebody else wants
    end: int = 0

    @property
    def sure(self) -> bool:
        return bool(self.units) and all(unit.sure for unit in self.units)


def read_head(sentence: Sentence, items: Sequence[Item]) -> TaskHead | None:
    """The units, the verb of giving and the times before the content; None where it is somebody's doing."""
    head, at = TaskHead(), 0
    while at < len(items):
        item = items[at]
        if head.units and (shared := _past_sharing(head, items, at)) > at:
            at = shared
            continue
        if (again := _past_own_unit(sentence, head, items, at)) > at:
            at = again
            continue
        if item.unit is not None or item.kind == "person":
            if not _takes_unit(sentence, head, items, at):
                return None
        elif item.folded in _DASHES or (item.kind == "punct" and item.folded not in QUOTES):
            head.parted = head.parted or (bool(head.units or head.given) and item.folded in _DASHES)
        elif item.kind in TIMES or (item.has("until", "deadline") and _kind(items, at + 1) in TIMES):
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


def _past_own_unit(sentence: Sentence, head: TaskHead, items: Sequence[Item], at: int) -> int:
    """Past "bên KHTC" behind somebody of that unit: "giao anh Tuấn bên KHTC …"."""
    before = items[at - 1] if at else None
    if before is None or before.kind != "person" or not head.units:
        return at
    unit = at + (items[at].folded in _WHERE)
    named = items[unit].unit if unit < len(items) else None
    return unit + 1 if named is not None and named.code == head.units[-1].code else at


_WHERE = frozenset({"ben", "phong", "o", "cua"})


def _past_sharing(head: TaskHead, items: Sequence[Item], at: int) -> int:
    """Past "chủ trì,", "NVY phối hợp", "phối hợp với NVY và Thanh tra" behind the unit that leads.

    Who cooperates is put into the head; `at` itself where no such thing stands there.
    """
    behind = items[at + 1] if at + 1 < len(items) else None
    if items[at].has("lead") and behind is not None and (behind.folded == "," or behind.has("coop")):
        return at + 1
    cooperates = items[at].has("coop")
    start = end = at + 1 if cooperates else at
    while end < len(items) and (items[end].unit is not None or (end > start and _lists(items, end))):
        end += 1
    units = [item.unit for item in items[start:end] if item.unit is not None]
    told = bool(units) and (cooperates or (end < len(items) and items[end].has("coop")))
    if told and not cooperates:
        told = items[end].folded.split(" ")[-1] not in ("voi", "cung")  # "NVY phối hợp với …" leads
        end += 1
    head.beside += units if told else []
    return end if told else at


def _lists(items: Sequence[Item], at: int) -> bool:
    """Whether a comma or "và" stands before another unit."""
    parts = items[at].has("and") or items[at].folded == ","
    return parts and at + 1 < len(items) and items[at + 1].unit is not None


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
    # "việc mới giao" before a unit: where a task is asked for, what was newly given.
    named = noun < len(items) and (
        items[noun].has("task", "draft") or items[noun].folded.endswith(" moi giao")
    )
    if not named or noun == begins:
        return None
    return noun


def _relays(items: Sequence[Item], at: int) -> bool:
    """ "bảo NVY …", "kêu anh Phúc …": somebody is to be told what to do."""
    behind = items[at + 1] if at + 1 < len(items) else None
    named = behind is not None and (behind.unit is not None or behind.kind == "person")
    return named and items[at].has("relays") and not items[at].has("broadcast", "negation")


def _begins(head: TaskHead, item: Item) -> bool:
    """Whether a word that may stand before a unit begins what that unit is to do: "chủ trì", "giao"."""
    return bool(head.units) and not item.tags & _SMALL_BEFORE and is_duty([item])


def _kind(items: Sequence[Item], at: int) -> str:
    return items[at].kind if at < len(items) else ""


def _takes_unit(sentence: Sentence, head: TaskHead, items: Sequence[Item], at: int) -> bool:
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


def _is_group(item: Item) -> bool:
    every = item.folded.startswith(("tat ca cac", "cac ", "toan bo cac", "moi don"))
    return item.folded in _GROUPS or (every and item.has("unit", "everybody"))


# Who cooperates in a task given by chat, behind its content, and the deadline that may stand behind them.

_SMALL_BEHIND = HARMLESS | {"to", "of", "coop", "carrying_out"}


@dataclass(frozen=True, slots=True)
class Sharing:
    """The clause of those who cooperate: where it begins, its units, and the deadline behind it.

    `unclear` is one of which a word is not accounted for; without a clause `start` is the end of all.
    """

    start: int
    units: tuple[UnitName, ...] = ()
    tail: tuple[Item, ...] = ()
    unclear: bool = False


def read_sharing(rest: Sequence[Item]) -> Sharing:
    """ "…, phối hợp KHTC và NVY, hạn 15/12", "…, KHTC phối hợp"."""
    for n, item in enumerate(rest):
        if not item.has("coop"):
            continue
        start = _before(rest, n)
        if start < n:
            return _shared(rest, start, n + 1)
        if any(x.unit is not None or x.kind == "person" for x in rest[n + 1 :]):
            return _shared(rest, n, _behind(rest, n + 1))
    return Sharing(len(rest))


def _shared(rest: Sequence[Item], start: int, end: int) -> Sharing:
    units = tuple(item.unit for item in rest[start:end] if item.unit is not None)
    tail = tuple(rest[end:])
    while tail and (_is_plain_sign(tail[0]) or tail[0].has("and")):
        tail = tail[1:]
    while tail and (_is_plain_sign(tail[-1]) or (tail[-1].tags and tail[-1].tags <= HARMLESS)):
        tail = tail[:-1]
    dated = is_deadline(tail)
    unread = (bool(tail) and not dated) or _is_unread(rest[:start])
    return Sharing(start, units, tail if dated else (), not units or unread)


def _is_unread(content: Sequence[Item]) -> bool:
    """ "rà soát hồ sơ, tự phối hợp KHTC": before the word stands what is nothing to be done."""
    comma = max((n for n, item in enumerate(content) if item.folded == ","), default=None)
    last = content[comma + 1 :] if comma is not None else ()
    words = " ".join(item.folded for item in last).split()
    whole = len(words) > 2 and is_duty(last) and last[0].folded.split(" ")[0] not in NOT_TO_DO
    return bool(last) and not (whole or is_deadline(last))


def _is_plain_sign(item: Item) -> bool:
    return item.kind == "punct" and item.folded not in QUOTES


def _before(rest: Sequence[Item], n: int) -> int:
    """Where the units begin that stand right before the word; `n` where they are of the content."""
    start = n
    while start and rest[start - 1].unit is not None:
        more = start > 2 and _joins(rest, start - 2) and rest[start - 3].unit is not None
        start -= 2 if more else 1
    ends = n + 1 == len(rest) or rest[n + 1].kind == "punct"
    return start if start and ends and rest[start - 1].kind == "punct" else n


def _behind(rest: Sequence[Item], at: int) -> int:
    """The end of the units behind the word, with the small words among them."""
    while at < len(rest) and (
        rest[at].unit is not None or _joins(rest, at) or (rest[at].kind == "word" and _is_small(rest[at]))
    ):
        at += 1
    return at


def _joins(rest: Sequence[Item], at: int) -> bool:
    """Whether a comma or "và" stands between two units."""
    parts = rest[at].has("and") or rest[at].folded == ","
    return parts and at + 1 < len(rest) and rest[at + 1].unit is not None


def _is_small(item: Item) -> bool:
    return bool(item.tags & _SMALL_BEHIND) and not item.has(
        "negation", "forbidding", "condition", "promise", "doubt"
    )
