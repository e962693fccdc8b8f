"""What the conversation remembers: offers, what is replied to, a question that goes on from the last."""

import re
from collections.abc import Sequence
from dataclasses import replace

from chat import intents as i
from chat.completing import SMALL
from chat.filters import query_of
from chat.intents import Intent, UnitName
from chat.items import Item
from chat.question import Question
from chat.sentence import Sentence, lexicon, sentence
from chat.situation import Missing, Situation
from chat.values import PersonName
from language.folding import fold
from tasks.query import FILES, About, DateOf, Order, Query, Shape

_SENT = ("gui", "don", "nhac")
_SAID_FIRST = frozenset({"da", "a", "o", "ua"})
_SHORT_REFUSAL, _LONGEST_REFUSAL = 6, 9  # items


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
    if _TAKES_BACK.fullmatch(fold(text).strip(" .!")):
        return True
    items = _without_particles(sentence(text, situation).items(lexicon()))
    known = all(item.tags or item.kind in ("punct", "numbers") for item in items)
    if not items or len(items) > _LONGEST_REFUSAL or not known:
        return False
    told = situation.asked is not None and situation.asked.missing is Missing.REASON
    if told and items[0].folded.split(" ")[0] == "chua":
        return False  # "chưa có phụ lục số 2"
    negated = [n for n, item in enumerate(items) if item.has("forbidding", "negation") or _gives_up(item)]
    no_more = bool(negated) and any(item.folded.endswith("nua") for item in items[negated[0] :])
    alone = items[0].has("negation") and len(items) > 1 and items[1].kind == "punct" and not _numbered(items)
    asked = situation.asked
    reason = asked is not None and asked.missing is Missing.REASON and len(items) > 2
    if reason and not no_more and not items[0].has("forbidding") and not _gives_up(items[0]):
        return False  # "chưa có chữ ký" is why
    own = len(items) > 1 and items[1].kind == "punct" and _numbered(items)
    return (negated[:1] == [0] and len(items) <= _SHORT_REFUSAL and not own) or no_more or alone


def _gives_up(item: Item) -> bool:
    """ "thôi để tôi xem lại"."""
    return item.folded.startswith("thoi ") and item.has("retraction", "forbidding")


_TAKES_BACK = re.compile(
    r"(?:(?:a |u )?thoi )?(?:khong|ko|k|khoi|dung|chang) (?:can |phai )?\w+(?: \w+)? nua"
    r"(?: a| nhe| em| anh)?"
    r"|(?:a |u )?thoi,? (?:khoi|dung|khong|ko) \w+(?: \w+)?"
)
"""«không lùi nữa», «thôi đừng gửi»: without a number and without a second clause."""


def _without_particles(items: Sequence[Item]) -> Sequence[Item]:
    start = 0
    while start < len(items) and (items[start].kind == "punct" or items[start].folded in _SAID_FIRST):
        start += 1
    return items[start:]


def _numbered(items: Sequence[Item]) -> bool:
    return any(item.kind in ("numbers", "date", "length", "unit") for item in items)


def accepts(text: str, situation: Situation) -> bool:
    """ "ừ hủy đi" accepts the only thing that was offered, in its own words."""
    if len(situation.offered) != 1:
        return False
    items = sentence(text, situation).items(lexicon())
    verb = fold(situation.offered[0]).split(" ")[0]
    echoed = _SENT if verb == "don" else (verb,)
    ordered = any(item.has("order_particle", "yes", "particle") for item in items[1:])
    again = ordered and items[0].folded.split(" ")[0] in echoed
    accepting = len(items) > 1 and (items[0].has("yes") or again)
    return accepting and len(items) <= 6 and all(_plain_yes(item) for item in items)


def behind_yes(text: str, situation: Situation) -> str:
    """What stands behind "đúng," and "ừ,", "" where it does not begin so."""
    items = sentence(text, situation).items(lexicon())
    opens = len(items) > 2 and items[0].has("yes") and items[1].folded == ","
    return text[items[2].start :] if opens else ""


def _plain_yes(item: Item) -> bool:
    if item.kind != "word":
        return item.kind == "punct" and item.folded != "?"
    return bool(item.tags) and not item.has(
        "negation", "condition", "contrast", "promise", "q_yesno", "q_what", "ask"
    )


def last_query(meant: Intent) -> Query | None:
    """What a question leaves for the next."""
    if isinstance(meant, i.Ask):
        return meant.query
    if isinstance(meant, i.AskDirectives):
        return replace(meant.query, about=About.DOCUMENTS)
    if isinstance(meant, i.AskPeople):
        unit = meant.unit.code if meant.unit is not None else None
        person = meant.person.code if meant.person is not None else None
        units, persons = (unit,) if unit else (), (person,) if person else ()
        return Query(units=units, persons=persons, about=About.PEOPLE)
    if isinstance(meant, i.AskDirective) and not meant.text and meant.number is None:
        return Query(about=About.DOCUMENTS)
    return Query(tasks=(meant.number,)) if isinstance(meant, i.AskTask) else None


_MOST_WORDS = 6
_FIGURES = frozenset({Shape.COUNT, Shape.WHO, Shape.RATE})
_LISTING = frozenset({"list", "show", "filler", "q_what", "order_particle", *SMALL})
_OF_THOSE = (
    "may cai",
    "cai nao",
    "trong do",
    "trong so do",
    "trong so nay",
    "trong so",
    "nhung cai",
    "cac cai",
    "bao nhieu cai",
    "co bn cai",
    "bn cai",
    "co may cai",
    "bang do",
    "danh sach do",
)
"""What speaks of the list that was shown."""
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
        "nang len",
        "ha xuong",
        "qua",
        "cua",
        "cua rieng",
        "rut gon lai",
        "giu lai",
        "chi giu",
        "tinh rieng",
        "chia",
        "nhom",
        "xep",
        "the ca",
    }
)
_FORMS = ("export", "excel", "word", "calendar", "chart", "order_by", "by_unit", "by_directive")


def continued(said: Sentence, meant: Intent | None) -> i.Plain | None:
    """The last question with what is new of this one; None where this is one of its own."""
    last = said.situation.last_query
    asked = Question(said)
    if last is None or not asked.items:
        return None
    if last.about is About.PEOPLE:
        return _of_people(asked, last)
    if last.shape in _FIGURES and _lists(asked):
        return i.Ask(replace(last, shape=Shape.LIST, figures=False, limit=None))
    words = [item for item in asked.items if item.kind == "word" and not item.tags & SMALL]
    leads = _leads_on(asked)
    if asked.unknown or len(words) > _MOST_WORDS or not (leads or asked.has(*_FORMS)):
        return None
    if len(asked.numbers) == 1 and leads and len(last.tasks) == 1:
        return i.AskTask(asked.numbers[0])
    new = meant.query if isinstance(meant, i.Ask) else query_of(asked)
    if asked.units and _adds(asked):
        new = replace(new, units=tuple(dict.fromkeys((*last.units, *new.units))))
    if last.about is About.DOCUMENTS:
        return i.AskDirectives(replace(_merged(last, new), about=About.TASKS)) if leads else None
    return i.Ask(_merged(last, new))


def _of_people(asked: Question, last: Query) -> i.Plain | None:
    """ "còn Sản Nhi?", "số điện thoại luôn nhé", "ông ấy phụ trách phòng nào"."""
    person = next((item.person for item in asked.items if item.person is not None), None)
    units = [item.unit for item in asked.items if item.unit is not None and item.unit.code]
    if asked.numbers or asked.has("task", "report", "document"):
        return None
    if _leads_on(asked) and (person is not None or len(units) == 1):
        return i.AskPeople(person=person) if person is not None else i.AskPeople(units[0], leads=True)
    if units or person is not None or not asked.has("contact", "position", "leads_unit"):
        return None
    contact = asked.has("contact")
    if len(last.persons) == 1:
        known = next((p for p in asked.situation.people if p.code == last.persons[0]), None)
        person = PersonName(known.name, known.code) if known is not None else None
        return i.AskPeople(person=person, contact=contact) if person is not None else None
    if len(last.units) != 1:
        return None
    return i.AskPeople(UnitName(last.units[0], last.units[0]), leads=True, contact=contact)


def _adds(asked: Question) -> bool:
    """ "thêm KHTC vào", "TCCB nữa": one more unit beside those that were asked about."""
    words = [item for item in asked.items if item.kind == "word" and not item.has("particle", "address")]
    return bool(words) and all(item.folded in ("them", "vao", "nua", "ca", "cung", "voi") for item in words)


def _leads_on(asked: Question) -> bool:
    """Whether it opens as one that goes on, or speaks of what was listed."""
    first = asked.items[0]
    then = any(item.folded in ("thi", "thi sao") for item in asked.items[1:])
    about = first.kind in ("date", "unit") and then
    query = query_of(asked)
    bare = replace(query, units=(), persons=(), span=None) if not asked.has("task") else query
    counts = asked.has("q_count") and bare == Query(mine=query.mine, shape=Shape.COUNT)
    longer = first.has("more_than", "at_least") and any(item.kind == "length" for item in asked.items)
    if (counts and not asked.numbers) or longer:
        return True
    opens = first.folded in _LEADS or first.folded.startswith("cua rieng") or about or _adds(asked)
    return opens or asked.says("thi sao", "thi the nao", "the nao", *_OF_THOSE)


def _lists(asked: Question) -> bool:
    """ "liệt kê ra xem nào": what was counted is to be named, and nothing else is said."""
    return asked.has("list") and all(
        item.kind == "punct" or (item.kind == "word" and item.tags & _LISTING) for item in asked.items
    )


def _merged(last: Query, new: Query) -> Query:
    keeps = new.shape is Shape.LIST
    counts = new.shape is Shape.COUNT and last.shape in (Shape.RATE, Shape.RANK, Shape.COMPARE)
    whose = bool(new.units or new.persons)
    # What is late cannot have been done in time: a rate is of everything again.
    rated = new.shape is Shape.RATE
    return replace(
        last,
        units=new.units if whose else last.units,
        persons=new.persons if whose else last.persons,
        mine=last.mine and not whose,
        stands=new.stands or (() if rated else last.stands),
        span=new.span or last.span,
        date_of=new.date_of if new.date_of is not DateOf.DUE else last.date_of,
        directive=new.directive or last.directive,
        words=new.words or last.words,
        group=new.group or last.group,
        order=new.order if new.order is not Order.DUE else last.order,
        late_over=new.late_over if new.late_over is not None or rated else last.late_over,
        shape=last.shape if (keeps and last.shape not in FILES) or counts else new.shape,
        limit=new.limit,
    )
