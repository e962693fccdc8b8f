"""More than one thing in a message: pieces with an act each, a report and a question, either of them."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from chat import intents as i
from chat.acts.frames import QUESTION
from chat.intents import (
    Ambiguous,
    Ask,
    AskDirective,
    AskPeople,
    AskTask,
    Doubt,
    Intent,
    NeedNumber,
    NewTask,
    RejectReview,
    Save,
    Several,
    Verb,
    Wish,
)
from chat.questions.question import Question
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence, lexicon, sentence
from chat.typed_signs import loses_a_task

_OPENS = frozenset({"con", "rieng", "thi"})
"""What may open a further piece: "duyệt 8, còn việc 10 trả lại"."""
_TURNS_TO = frozenset({"con", "rieng"})
"""What turns to another task: "duyệt 28 còn 29 trả lại", "xong 9, riêng 15 xin gia hạn"."""
_JOINTS = frozenset({",", ".", ";", "", "va", "roi", "sau do", "dong thoi", "con"})


_OF_UNITS = frozenset({"finished", "done", "open"})


def acts_apart(items: Sequence[Item], verbs: frozenset[str], *, unit: bool) -> list[tuple[Item, ...]]:
    """The pieces that each begin with an act of their own, of a verb of these classes."""
    verbs = verbs | _OF_UNITS if unit else verbs
    parts: list[tuple[Item, ...]] = []
    current: list[Item] = []
    for n, item in enumerate(items):
        ends = item.folded in _JOINTS and (
            item.kind == "punct" or item.folded in ("va", "roi", "sau do", "dong thoi")
        )
        ends = ends or (
            item.folded in _TURNS_TO and not unit and items[min(n + 1, len(items) - 1)].kind == "numbers"
        )
        only_then = item.folded == "roi" and any(x.folded.startswith("moi") for x in items[n + 1 : n + 2])
        if (
            ends
            and not only_then
            and current
            and _begins(items, n + 1, verbs, strong=item.folded in ("", ";"), current=current, unit=unit)
        ):
            parts.append(tuple(current))
            current = []
        elif not (not current and (ends or (parts and item.folded in _OPENS))):
            current.append(item)
    return [*parts, *_each_its_own(current)] if current else parts


def _begins(
    items: Sequence[Item],
    at: int,
    verbs: frozenset[str],
    *,
    strong: bool,
    current: Sequence[Item],
    unit: bool,
) -> bool:
    if not any(item.tags & verbs for item in current):
        return False
    rest = [x for x in items[at : at + 8] if not (x.has("please") or x.folded in _TURNS_TO) or x.tags & verbs]
    turned = any(x.folded in _TURNS_TO for x in items[at - 1 : at + 1])
    told = current[0].kind == "numbers"  # "28 duyệt, 29 trả lại vì …"
    if _of_the_next_task(rest, verbs, current, unit=unit or turned or told):
        return True  # "duyệt 8, còn việc 10 trả lại", "xong 12 rồi, 13 em xin thêm 2 ngày"
    rest = rest[1:] if rest and rest[0].has("particle", "perfect") and not rest[0].tags & verbs else rest
    if not rest or rest[0].kind != "word" or not rest[0].tags & verbs:
        listed = strong or items[at - 1].folded == ","
        follow = [x for x in rest[1:3] if not x.has("to") and x.kind != "punct"]
        given = any(x.unit is not None for x in current)
        return bool(
            listed and given and rest and rest[0].kind == "numbers" and follow and follow[0].kind == "unit"
        )
    alone = rest[0].has("save", "reject", "next", "prev", "drop", "received_on")
    return strong or alone or any(x.kind == "numbers" for x in rest[1:6])


_BETWEEN = frozenset({"particle", "perfect", "self", "own_unit", "address"})


def _of_the_next_task(
    rest: Sequence[Item], verbs: frozenset[str], current: Sequence[Item], *, unit: bool
) -> bool:
    """Whether a task is named, by a unit by its number alone, and its verb stands right behind it.

    So it is with `unit` wherever a number alone is no part of a list.
    """
    named = bool(rest) and rest[0].has("task")
    ahead = list(rest[1:] if named else rest)
    told = any(item.kind in _SLOTS or item.has("because") for item in current)
    while told and len(ahead) > 2 and ahead[0].kind == ahead[2].kind == "numbers" and _lists(ahead[1]):
        ahead = ahead[2:]  # "…, 4 và 5 giao NVY"
    if len(ahead) < 2 or ahead[0].kind != "numbers" or not (named or unit):
        return False
    behind = next((item for item in ahead[1:] if item.tags & verbs or not item.tags & _BETWEEN), None)
    if behind is None or behind.kind != "word" or not behind.tags & verbs:
        return False
    own = told and any(item.kind in _SLOTS or item.has("because") for item in ahead[1:])
    return named or own or all(item.folded != behind.folded for item in current)


def _lists(item: Item) -> bool:
    return item.has("and") or item.folded == ","


_SLOTS = frozenset({"unit", "person", "date", "length"})
"""What each task may have of its own: "3 giao KHTC, 4 giao NVY"."""


def _each_its_own(items: list[Item]) -> list[tuple[Item, ...]]:
    """ "gia hạn 12 đến 30/11 và 15 đến 05/12": each task with its own day, and the verb for both."""
    first = next((n for n, item in enumerate(items) if item.kind == "numbers"), None)
    if first is None:
        return [tuple(items)]
    cuts = [
        n
        for n, item in enumerate(items)
        if item.has("and") or item.folded == ","
        if any(x.kind == "date" for x in items[first:n]) and _number_and_day(items, n + 1)
    ]
    if not cuts:
        return [tuple(items)]
    verb = items[:first]
    bounds = [first, *cuts, len(items)]
    cue = next((n for n, item in enumerate(items) if item.has("because") and n > cuts[-1]), len(items))
    return [  # the reason that stands last is that of each
        tuple(verb + items[a if a == first else a + 1 : b] + (items[cue:] if b <= cue else []))
        for a, b in pairwise(bounds)
    ]


def _number_and_day(items: list[Item], at: int) -> bool:
    ahead = [x for x in items[at : at + 5] if not x.has("task")]
    return len(ahead) > 1 and ahead[0].kind == "numbers" and any(x.kind == "date" for x in ahead[1:3])


def sooner(doubt: Intent | None, question: Intent | None, said: Sentence) -> Intent | None:
    """A doubt about an act gives way to a clear question."""
    if doubt is None or question is None or _of_a_draft(doubt, said):
        return doubt or question
    asked = said.once(Question)
    if _names_a_list(asked, doubt, question):
        return question
    if free_of_tasks(doubt):
        return question if _plainly_asked(asked, question) else doubt
    if isinstance(doubt, Ambiguous) and doubt.kind is Doubt.NOT_A_TASK:
        plain = isinstance(question, Ask) and not (question.not_applied or doubt.numbers)
        put = asked.has(*QUESTION) or asked.of_tasks or asked.wants_to_see or asked.has("excel")
        shown = isinstance(question, AskDirective) and (asked.wants_to_see or asked.asks)
        clear = shown or isinstance(question, AskPeople | Wish) or (plain and put)
        return question if clear else doubt
    if isinstance(question, Ask) and question.not_applied:
        return question if _says_nothing(doubt) and asked.begins_with_tasks else doubt
    if loses_a_task(doubt, question):
        return doubt
    of_list = isinstance(doubt, NeedNumber) and asked.of_tasks and not asked.unknown
    of_list = of_list and not said.situation.answers_for_a_unit
    if of_list or (isinstance(doubt, NeedNumber) and doubt.kind is Verb.ASK_TASK):
        return question  # "nhiệm vụ giao từ 1/10 mà chưa xong" is of tasks, and orders none
    if (
        isinstance(question, Ask)
        and question.query.share
        and isinstance(doubt, NeedNumber)
        and asked.of_tasks
    ):
        return question  # "việc CDC phối hợp"
    wanted = question.partial if isinstance(question, NeedNumber) else question
    if isinstance(wanted, AskDirective) and (asked.wants_to_see or wanted.file):
        return question
    if said.situation.answers_for_a_unit and not asked.inquires:
        return question if asked.of_tasks and _narrow(doubt, question) else doubt
    if asked.inquires and isinstance(doubt, Ambiguous) and not asked.numbers:
        return question
    if asked.ends_asking and isinstance(doubt, Ambiguous) and doubt.kind is Doubt.UNREAD:
        return question
    if isinstance(doubt, NeedNumber) and not asked.asks:
        return doubt
    numbers = doubt.numbers if isinstance(doubt, Ambiguous) else ()
    if isinstance(doubt, NeedNumber) or not numbers or "?" in said.text:
        return question
    history = isinstance(question, AskTask) and question.history
    return question if history else doubt


def _names_a_list(asked: Question, doubt: Intent, question: Intent) -> bool:
    """ "việc UBND tỉnh giao KHTC chủ trì quá hạn", "danh sách việc tạm dừng": tasks are named, and wholly.

    Of an office's words only, or where the own unit's are named so: "việc chưa xong của đơn vị tôi".
    """
    if not isinstance(question, Ask) or question.not_applied:
        return False
    if asked.unknown and not (question.query.words and asked.has("about")):
        return False
    numbers = doubt.numbers if isinstance(doubt, Ambiguous) else ()
    if not set(numbers) <= set(question.query.without) or not asked.begins_with_tasks:
        return False
    stands = {*question.query.stands, *question.query.besides}
    if not asked.situation.answers_for_a_unit:
        query = question.query
        narrow = stands or query.issuer or query.share or query.words or query.without
        return bool(narrow) or asked.items[0].has("list")
    own = any(x.has("mine") and x.folded.startswith("cua ") for x in asked.items[1:])
    return bool(question.query.besides) or (bool(stands) and own)


def _says_nothing(doubt: Intent) -> bool:
    if not isinstance(doubt, Ambiguous) or doubt.kind is not Doubt.UNREAD:
        return False
    return not (doubt.readings or doubt.numbers)


def _plainly_asked(asked: Question, question: Intent) -> bool:
    """ "các nhiệm vụ giao cho …, việc nào …?", "gửi em kế hoạch 142/KH-SYT anh Tuấn nhờ lưu"."""
    if isinstance(question, AskDirective):
        return bool(asked.docs) and asked.wants_to_see and not asked.names_tasks
    listed = asked.items[0].has("list") and asked.items[0].has("task")
    return isinstance(question, Ask) and not question.not_applied and listed and asked.has("q_what", "q_who")


def _of_a_draft(doubt: Intent, said: Sentence) -> bool:
    """ "mục 2 giao NVY được không": what is offered is of the open review, and no task is asked for."""
    readings = doubt.readings if isinstance(doubt, Ambiguous) else ()
    if not (said.situation.reviewing and readings) or free_of_tasks(doubt):
        return False
    return isinstance(readings[0], i.AddDraft) or hasattr(readings[0], "drafts")


def _narrow(doubt: Intent, question: Intent) -> bool:
    """ "việc đã xong tháng trước của trung tâm" names tasks by their days, and reports none."""
    numbers = doubt.numbers if isinstance(doubt, Ambiguous) else ()
    return isinstance(question, Ask) and question.query.span is not None and not numbers


def free_of_tasks(doubt: Intent) -> bool:
    """Whether a new task is offered, or an act on the whole review: no question is nearer."""
    whole = (NewTask, Save, RejectReview, i.Invite, i.Urge)
    return isinstance(doubt, Ambiguous) and isinstance(next(iter(doubt.readings), None), whole)


_BEFORE_QUESTION = frozenset({"roi", "va", "voi", "voi lai", "dong thoi", "sau do", "tien the", "nhan tien"})
_SMALL = frozenset({"self", "particle", "address", "and"})
_SHOWN = ("list", "show", "search")
_HAD = ("q_have", "still", "deadline", "state", "document")
_ASKED = (i.Ask, i.AskTask, i.AskDirective)
_TOLD = (
    i.Done, i.NotDone, i.InProgress, i.Acknowledge, i.RequestExtension, i.Decline, i.WithdrawReport,
    i.AskTask,
)  # fmt: skip


def read_beside(said: Sentence, read: Callable[[Sentence], Intent | None]) -> Several | None:
    """What is told and what is asked, each wholly understood by `read`; None where it is not so."""
    items = said.items(lexicon())
    places = range(1, len(items) - 1)
    cut = next((n for n in places if _joins(items[n]) and _opens(items[:n], items[n + 1 :])), None)
    if cut is None:
        return None
    behind = cut + 1 if items[cut].folded == "roi" else cut  # "xong 15 rồi cho em xem …"
    first = read(sentence(said.between(items[:behind]), said.situation))
    asked = sentence(said.between(items[cut + 1 :]), said.situation)
    second = read(asked)
    if not isinstance(first, _TOLD) or not isinstance(second, _ASKED):
        return None
    numbers = getattr(first, "numbers", (0,))
    unclear = isinstance(second, i.Ask) and (bool(second.not_applied) or bool(second.query.words))
    turned = any(item.has("doubt", "condition", "forbidding", "quoting") for item in asked.items(lexicon()))
    plain = numbers and not (unclear or turned) and asked.once(Question).asks
    return Several((first, second)) if plain else None


def _joins(item: Item) -> bool:
    return (item.kind == "punct" and item.folded in (",", ".", ";", "")) or item.folded in _BEFORE_QUESTION


def _opens(told: Sequence[Item], rest: Sequence[Item]) -> bool:
    """Whether something is asked from here on, and not only told of what is left."""
    rest = [i for i in rest[:8] if i.has(*_SHOWN) or not (i.tags & _SMALL or i.folded == "lai")]
    if not rest or rest[0].kind != "word":
        return False
    if rest[0].has(*_SHOWN) or (rest[0].has("please") and len(rest) > 1 and rest[1].has(*_SHOWN)):
        return True
    if rest[0].has("document") and any(item.has("show") for item in told[:3]):
        return True  # "cho xem việc 5, với lại văn bản giao của việc 6"
    tasked = rest[0].has("task") and len(rest) > 2 and rest[1].kind == "numbers"
    return (tasked or rest[0].has(*_HAD)) and any(item.has(*QUESTION) or item.folded == "?" for item in rest)
