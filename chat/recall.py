"""What the conversation remembers: the offers, the last question, what is replied to.

What the bot's own question left open is completed by chat.completing.
"""

from collections.abc import Sequence
from dataclasses import replace

from chat import intents as i
from chat.completing import SMALL
from chat.intents import Intent
from chat.items import Item
from chat.lexicon import lexicon
from chat.question import Question
from chat.sentence import Sentence, sentence
from chat.situation import Situation
from tasks.query import FILES, DateOf, Query, Shape

_OF_THOSE = (
    "may cai",
    "cai nao",
    "trong do",
    "trong so do",
    "trong so nay",
    "trong so",
    "nhung cai",
    "cac cai",
)
"""What speaks of the list that was shown."""
_FIGURES = frozenset({Shape.COUNT, Shape.WHO, Shape.RATE})
_SHORT_REFUSAL, _LONGEST_REFUSAL = 6, 9  # items
_LISTING = frozenset({"list", "show", "filler", "q_what", "order_particle", *SMALL})
_LEADS = frozenset(
    {
        "ben",
        "co bao nhieu",
        "con",
        "vay con",
        "the con",
        "vay",
        "the",
        "chi",
        "chi lay",
        "rieng",
        "cho",
        "bao nhieu",
        "loc",
        "lay",
        "thoi",
    }
)


def replied(meant: Intent, situation: Situation) -> Intent:
    """ "ok" to a reminder is đã nhận, "đồng ý" to a report confirms it, where nothing else was offered."""
    if isinstance(meant, i.NotDone):
        return _not_yet(situation)
    if situation.offered or len(situation.replied_to) != 1 or not isinstance(meant, i.Yes):
        return meant
    if situation.replied_report and (situation.office or situation.leader):
        return i.Confirm(situation.replied_to)
    if (situation.head or situation.staff) and not situation.replied_report:
        return i.Acknowledge(situation.replied_to)
    return meant


def _not_yet(situation: Situation) -> Intent:
    """ "chưa ạ" answers the reminder that it is a reply to."""
    if len(situation.replied_to) == 1 and (situation.head or situation.staff):
        return i.NotDone(situation.replied_to)
    return i.No() if situation.offered else i.NeedNumber(i.Verb.NOT_DONE, i.NotDone(()))


def refuses(text: str, situation: Situation) -> bool:
    """ "thôi không chuyển nữa", "bỏ đi, không xin nữa" refuse what was offered or asked."""
    if not (situation.offered or situation.asked):
        return False
    items = sentence(text, situation).items(lexicon())
    known = all(item.tags or item.kind in ("punct", "numbers") for item in items)
    if not items or len(items) > _LONGEST_REFUSAL or not known:
        return False
    negated = [n for n, item in enumerate(items) if item.has("forbidding", "negation")]
    no_more = bool(negated) and any(item.folded.endswith("nua") for item in items[negated[0] :])
    alone = items[0].has("negation") and len(items) > 1 and items[1].kind == "punct" and not _numbered(items)
    return (negated[:1] == [0] and len(items) <= _SHORT_REFUSAL) or no_more or alone


def _numbered(items: Sequence[Item]) -> bool:
    return any(item.kind in ("numbers", "date", "length", "unit") for item in items)


def accepts(text: str, situation: Situation) -> bool:
    """ "ừ hủy đi" accepts the only thing that was offered, in its own words."""
    if len(situation.offered) != 1:
        return False
    items = sentence(text, situation).items(lexicon())
    accepting = len(items) > 1 and items[0].has("yes")
    return accepting and len(items) <= 6 and all(_plain_yes(item) for item in items)


def _plain_yes(item: Item) -> bool:
    if item.kind != "word":
        return item.kind == "punct" and item.folded != "?"
    return bool(item.tags) and not item.has(
        "negation", "condition", "contrast", "promise", "q_yesno", "q_what"
    )


def continued(said: Sentence, meant: Intent | None) -> i.Plain | None:
    """ "còn tuần sau?", "cho ra excel luôn": the last question with what is new of this one."""
    last = said.situation.last_query
    if last is None:
        return None
    asked = Question(said)
    words = [item for item in asked.items if item.kind == "word" and not item.tags & SMALL]
    if last.shape in _FIGURES and _lists(asked):
        return i.Ask(replace(last, shape=Shape.LIST, figures=False, limit=None))
    leads = bool(asked.items) and (
        asked.items[0].folded in _LEADS or asked.says("thi sao", "thi the nao", "the nao", *_OF_THOSE)
    )
    if (
        asked.unknown
        or len(words) > 6
        or not (
            leads
            or asked.has(
                "export", "excel", "word", "calendar", "chart", "order_by", "by_unit", "by_directive"
            )
        )
    ):
        return None
    if len(asked.numbers) == 1 and leads and len(last.tasks) == 1:
        return i.AskTask(asked.numbers[0])
    new = meant.query if isinstance(meant, i.Ask) else None
    return i.Ask(_merged(last, new)) if new is not None else None


def _lists(asked: Question) -> bool:
    """ "liệt kê ra xem nào": what was counted is to be named, and nothing else is said."""
    return asked.has("list") and all(
        item.kind == "punct" or (item.kind == "word" and item.tags & _LISTING) for item in asked.items
    )


def _merged(last: Query, new: Query) -> Query:
    keeps = new.shape is Shape.LIST
    return replace(
        last,
        units=new.units or last.units,
        persons=new.persons or last.persons,
        mine=last.mine and not (new.units or new.persons),
        stands=new.stands or last.stands,
        span=new.span or last.span,
        date_of=new.date_of if new.date_of is not DateOf.DUE else last.date_of,
        directive=new.directive or last.directive,
        words=new.words or last.words,
        group=new.group or last.group,
        late_over=new.late_over if new.late_over is not None else last.late_over,
        shape=last.shape if keeps and last.shape not in FILES else new.shape,
        limit=new.limit,
    )


def last_query(meant: Intent) -> Query | None:
    """What a question leaves for the next."""
    if isinstance(meant, i.Ask):
        return meant.query
    return Query(tasks=(meant.number,)) if isinstance(meant, i.AskTask) else None
