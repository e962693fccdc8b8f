"""A question that goes on from the last one: "còn tuần sau?", "cho ra excel luôn", "của riêng KHTC"."""

from dataclasses import replace

from chat import intents as i
from chat.completing import SMALL
from chat.filters import query_of
from chat.intents import Intent, UnitName
from chat.question import Question
from chat.sentence import Sentence
from chat.values import PersonName
from tasks.query import FILES, About, DateOf, Order, Query, Shape

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
    counts = asked.has("q_count") and query == Query(mine=query.mine, shape=Shape.COUNT)
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
        order=new.order if new.order is not Order.DUE else last.order,
        late_over=new.late_over if new.late_over is not None else last.late_over,
        shape=last.shape if (keeps and last.shape not in FILES) or counts else new.shape,
        limit=new.limit,
    )
