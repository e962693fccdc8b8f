"""A task given by chat: "giao NVY rà soát … trước ngày 30/11", and the ways to say so without "giao".

What stands before the content is its head: the verb of giving, who is to do it, a deadline that comes first.
The content begins with the first word that is none of these and ends before a last "giao ngay".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from chat.acts.deadlines import deadline_in, deadline_place, hour_alone, names_no_day, names_two
from chat.acts.frames import HARMLESS, QUESTION
from chat.acts.leftovers import NOT_TO_DO, asks_within, is_duty, misread_length, says_more
from chat.acts.remarks import conditional, remarks_on
from chat.acts.task_recipients import TIMES, TaskHead, read_head, read_sharing
from chat.intents import NewTask, UnitName
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence, strip

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
_DAYS = ("date", "recurrence", "length")
_SHORTEST_UNGIVEN = 3
"""Words of a content that is told of a unit without a verb of giving."""


@dataclass(frozen=True, slots=True)
class GivenTask:
    """The task, and whether it is told so plainly that it is given at once."""

    task: NewTask
    plain: bool


def read_new_task(sentence: Sentence, items: Sequence[Item]) -> GivenTask | None:
    """The new task, or None: who is to do it, and what is to be done."""
    if any(item.folded == "?" for item in items):
        return None
    items = _without_address(sentence, items)
    head = read_head(sentence, items)
    if head is None or not (head.given or head.units):
        return None
    rest, ordered = _without_last_order(items[head.end :])
    sharing = read_sharing(rest)
    body, tail = rest[: sharing.start], sharing.tail
    first = next((item for item in items if not item.tags & HARMLESS or item.has("give")), items[0])
    if head.given and head.units and not body and first.has("give"):
        return GivenTask(_without_content(head), plain=True)
    if not _is_content(sentence, head, body, ordered=ordered):
        return None
    if sentence.text[body[0].start : body[0].end].casefold() in _FORBIDS:
        return None
    beside = tuple(dict.fromkeys([*head.beside, *sharing.units]))
    task, today = _task(sentence, head, body, beside, tail), sentence.situation.today
    unclear = bool(
        (head.times and not _is_dated(head, items, body, today))
        or head.somebodys
        or sharing.unclear
        or (tail and (head.times or deadline_place(body, today)[0] is not None))
        or names_no_day([*head.times, *body, *tail])
        or asks_within(body)
        or _names_a_unit_apart(body)
        or body[0].has("coop")  # "phối hợp với KHC …": a unit that nobody knows
        or _dated_before_colon(body)
        or _shares_with_nobody(rest, today)
        or says_more(sentence, body, deadline_place(body, today)[0])
        or remarks_on(body, deadline_place(body, today)[0])
        or conditional(items[: head.end])
        or conditional(rest[sharing.start :])
        or any(_names_a_task(body, n) for n in range(len(body)))
    )
    unclear = unclear or names_two(body, tail) or _of_another(sentence, items[: head.end], items[head.end])
    untaken = task.on is None and task.within is None and any(_counts_on(item) for item in body)
    unclear = (
        unclear
        or untaken
        or (task.on is not None and not (tail or deadline_place(body, today)[1]))
        or misread_length(rest)
    )
    return GivenTask(task, head.given and head.sure and (is_duty(body) or head.parted) and not unclear)


_FORBIDS = frozenset({"đừng", "khoan", "chớ", "đừng có"})
"""Without its mark "đừng" is "dựng" and "dừng", which are work."""


def _dated_before_colon(body: Sequence[Item]) -> bool:
    """ "giao NVY liên kết, hạn 15/12: kiểm kê kho": what stands before the deadline is not read."""
    colon = next((n for n, item in enumerate(body) if item.folded == ":"), 0)
    return any(item.kind == "date" for item in body[:colon])


def _of_another(sentence: Sentence, head: Sequence[Item], first: Item) -> bool:
    """ "giao anh Tuấn Anh …", "giao CDC tỉnh bạn …": a name goes on behind what was read of it."""
    named = [n for n, item in enumerate(head) if item.unit is not None or item.kind == "person"]
    behind = (*head[named[-1] + 1 :], first)[0] if named else None
    if behind is None or behind.kind != "word":
        return False
    typed = sentence.text[behind.start : behind.end]
    named_on = head[named[-1]].kind == "person" and typed.istitle() and not sentence.text.isupper()
    return named_on or (behind.has("title") and behind is not first)


def _shares_with_nobody(rest: Sequence[Item], today: date) -> bool:
    """ "…, hạn 15/12 phối hợp KHC": behind the deadline, with a unit that nobody knows."""
    place = deadline_place(rest, today)[0]
    behind = rest[place + 1 :] if place is not None else ()
    named = any(item.unit is not None or item.group for item in behind)
    return any(item.has("coop") for item in behind) and not named


def _without_address(sentence: Sentence, items: Sequence[Item]) -> Sequence[Item]:
    """The items before a last "nhé chị Lan"."""
    if len(items) < _LEAST_BEFORE_ADDRESS:
        return items
    last, before = items[-1], items[-2]
    if last.kind == "person" and before.has("particle", "order_particle"):
        return items[:-1]
    called = last.kind == "word" and not last.tags and sentence.text[last.start : last.end].istitle()
    spoken_to = before.has("address") and items[-3].has("particle", "order_particle")
    return items[:-2] if called and spoken_to else items


_LEAST_BEFORE_ADDRESS = 5


def _names_a_unit_apart(body: Sequence[Item]) -> bool:
    """ "rà soát kho, phối họp KHTC": in a clause that is nothing of its own to be done a unit is named."""
    cuts = [n for n, item in enumerate(body) if item.kind == "punct"]
    clauses = [body[start + 1 : end] for start, end in pairwise((*cuts, len(body)))]
    shares = [bool(part) and part[0].folded.split(" ")[0] == "phoi" for part in clauses]
    named = [any(x.unit is not None for x in part) and not is_duty(part) for part in clauses]
    return any(shares) or any(named)


def _is_dated(head: TaskHead, items: Sequence[Item], body: Sequence[Item], today: date) -> bool:
    """ "thêm việc cho NVY, hạn 27/11: …": a deadline that is called so, and the only one, before a colon."""
    days = [n for n, item in enumerate(items[: head.end]) if item.kind == "date"]
    alone = len(days) == 1 and not any(item.kind == "recurrence" for item in head.times)
    called = alone and items[days[0] - 1].has("deadline")
    return called and head.parted and deadline_place(body, today)[0] is None


def _without_last_order(items: Sequence[Item]) -> tuple[Sequence[Item], bool]:
    """The items before a last "giao ngay", "tạo việc lặp giúp tôi", and whether there is one."""
    small = HARMLESS | {"give", "task", "recurring"}
    cut = next((n for n in range(len(items) - 1, -1, -1) if items[n].kind == "punct"), len(items))
    last = items[cut + 1 :]
    orders = any(item.has("give") for item in last)
    if orders and all(item.tags & small or item.kind == "punct" for item in last):
        return items[:cut], True
    return items, False


def _is_content(sentence: Sentence, head: TaskHead, body: Sequence[Item], *, ordered: bool) -> bool:
    """Whether what stands behind the head can be what is to be done."""
    words = [
        x for x in body if x.kind in ("word", "doc") and not x.tags & (HARMLESS | {"to", "until", *QUESTION})
    ]
    if not words or body[-1].tags & QUESTION or body[0].kind != "word" or _is_turned(body):
        return False
    duty, dated = is_duty(body), bool(head.times or any(x.kind in TIMES for x in body))
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


def _is_told(sentence: Sentence, head: TaskHead, body: Sequence[Item], *, duty: bool) -> bool:
    """Whether it is what a unit is to do, told without a verb of giving: no question, and not past."""
    if any(item.tags & (QUESTION | {"perfect"}) or _names_a_task(body, n) for n, item in enumerate(body)):
        return False
    times = [x for x in (*head.times, *body) if x.kind in TIMES]
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


def _task(
    sentence: Sentence,
    head: TaskHead,
    body: Sequence[Item],
    beside: tuple[UnitName, ...],
    tail: Sequence[Item],
) -> NewTask:
    content = strip(sentence.text[body[0].start : body[-1].end])
    units, (place, _) = tuple(dict.fromkeys(head.units)), deadline_place(body, sentence.situation.today)
    apart = tail or head.times
    if place is None and any(x.kind in _DAYS for x in apart):
        # The content holds the words of its deadline, as it does where they stand behind it.
        content = f"{content}, {strip(sentence.between(apart))}"
        body = apart
        place = max(n for n, x in enumerate(body) if x.kind in _DAYS)
    if place is None:
        return NewTask(units, content, hour_alone(body), cooperate=beside)
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
    return NewTask(units, content, typed.on, typed.operator, beside, typed.recurrence, at=typed.at)


def _without_content(head: TaskHead) -> NewTask:
    """ "giao việc cho NVD, hạn 11/12": what is to be done is asked."""
    typed = deadline_in(head.times, next((x for x in head.times if x.kind == "time"), None))
    units = tuple(dict.fromkeys(head.units))
    return NewTask(units, "", typed.on, typed.operator, recurrence=typed.recurrence, at=typed.at)


def _counts_on(item: Item) -> bool:
    """ "7 ngày kể từ ngày 02/12": no content says that."""
    return item.dated is not None and item.dated.counts_from is not None


def _names_a_task(items: Sequence[Item], n: int) -> bool:
    """Whether a number of a task stands here, which a new one does not speak of."""
    return items[n].kind == "numbers" and bool(n) and items[n - 1].has("task")
