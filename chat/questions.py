"""What people ask about tasks, units, directives and people."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from chat.clauses import each_once
from chat.dated import DateShape
from chat.intents import (
    AskDirective,
    AskDone,
    AskDue,
    AskOutstanding,
    AskOverdue,
    AskStatistics,
    AskTask,
    AskToday,
    AskUnit,
    AskUnlinked,
    AskUnreachable,
    AskWaiting,
    AskWeek,
    ExportExcel,
    MyTasks,
    Plain,
    Search,
    UnitName,
    Week,
)
from chat.lexicon import asking
from chat.scan import Item
from chat.sentence import Sentence, strip

_QUESTION = ("question", "who", "list", "state", "still")
SOON_DAYS = 7


class Question:
    """The tags, numbers and the unit of a question."""

    def __init__(self, sentence: Sentence):
        self.sentence = sentence
        self.items: Sequence[Item] = sentence.items(asking())
        self.tags = frozenset(tag for item in self.items for tag in item.tags)
        self.numbers = each_once(n for item in self.items for n in item.numbers)
        self.docs = [item.text for item in self.items if item.kind == "doc"]
        self.unit: UnitName | None = next((i.unit for i in self.items if i.unit is not None), None)
        self.mark = any(item.folded == "?" for item in self.items)

    def has(self, *tags: str) -> bool:
        """Whether one of the tags was met."""
        return not self.tags.isdisjoint(tags)

    @property
    def asks(self) -> bool:
        """Whether it is put as a question or as a wish to see something."""
        return self.mark or self.has(*_QUESTION)

    @property
    def strange(self) -> int:
        """How many words are not known."""
        return sum(1 for i in self.items if i.kind == "word" and not i.tags)


def read_question(sentence: Sentence) -> Plain | None:
    """The question, or None where the sentence is none."""
    asked = Question(sentence)
    return next((found for reader in _READERS if (found := reader(asked)) is not None), None)


def _search(asked: Question) -> Plain | None:
    items = [i for i in asked.items if not i.has("filler") or i.has("search")]
    about = next((i for i in asked.items if i.has("about")), None)
    if about is not None and not asked.numbers and strip(asked.sentence.text[about.end :]):
        return Search(strip(asked.sentence.text[about.end :]))
    if not items or not items[0].has("search") or (asked.numbers and asked.has("task")):
        return None
    text = strip(asked.sentence.text[items[0].end :])
    return Search(text) if text else None


def _people(asked: Question) -> Plain | None:
    if asked.has("unlinked"):
        return AskUnlinked()
    return AskUnreachable() if asked.has("unreachable") and not asked.numbers else None


def _export(asked: Question) -> Plain | None:
    return ExportExcel(asked.unit) if asked.has("export") and asked.strange < 3 else None


def _waiting(asked: Question) -> Plain | None:
    if asked.numbers:
        return None
    if asked.has("extension") and asked.asks:
        return AskWaiting(extensions=True)
    return AskWaiting() if asked.has("waiting") and not asked.docs else None


def _one_task(asked: Question) -> Plain | None:
    if len(asked.numbers) != 1 or _directive_item(asked) is not None:
        return None
    number = asked.numbers[0]
    if asked.has("history"):
        return AskTask(number, history=True)
    bare = all(i.kind in ("numbers", "punct") or i.has("task", "filler") for i in asked.items)
    return AskTask(number) if asked.asks or bare or asked.has("overdue", "extension") else None


def _replied_task(asked: Question) -> Plain | None:
    replied = asked.sentence.situation.replied_to
    if (
        len(replied) != 1
        or asked.numbers
        or asked.unit is not None
        or asked.has("who", "list", "still", "mine")
    ):
        return None
    if asked.has("history"):
        return AskTask(replied[0], history=True)
    short = asked.strange <= 1 and len(asked.items) <= 8
    return AskTask(replied[0]) if short and asked.has("state") else None


def _directive_item(asked: Question) -> Item | None:
    return next((i for i in asked.items if i.has("directive")), None)


def _directive(asked: Question) -> Plain | None:
    """By its number, else by the words of its subject."""
    noun = _directive_item(asked)
    if asked.docs and (asked.asks or noun is not None or len(asked.items) == 1):
        return AskDirective(asked.docs[0])
    if noun is None:
        return None
    if asked.numbers:
        return AskDirective(str(asked.numbers[0]))
    quantity = next((i for i in asked.items if i.kind == "quantity" and i.text.isdecimal()), None)
    if quantity is not None:
        return AskDirective(quantity.text)
    if not asked.asks or asked.has("overdue", "waiting", "unlinked"):
        return None
    words = [i for i in asked.items if i.start > noun.start and i.kind == "word" and not i.tags]
    if (
        not words
        and asked.has("list", "question")
        and not asked.has("outstanding", "due", "still", "this_week")
    ):
        return AskDirective("")
    return AskDirective(_subject(asked, noun, words)) if words else None


def _subject(asked: Question, noun: Item, words: Sequence[Item]) -> str:
    """The text from the first word of the subject to the last, as typed."""
    return strip(asked.sentence.text[words[0].start : words[-1].end]) or noun.folded


def _overdue(asked: Question) -> Plain | None:
    fits = asked.asks or asked.strange == 0
    return AskOverdue(asked.unit) if asked.has("overdue") and fits and not asked.numbers else None


def _times(asked: Question) -> Plain | None:
    if asked.numbers or not (asked.asks or asked.has("due", "outstanding", "mine") or asked.strange == 0):
        return None
    if asked.has("done") and not asked.has("outstanding", "due", "still"):
        return None
    unit = asked.unit
    for tag, week in (("next_week", Week.NEXT), ("last_week", Week.LAST), ("this_week", Week.THIS)):
        if asked.has(tag):
            return AskWeek(week, unit)
    dated = next((i.dated for i in asked.items if i.dated is not None and i.dated.on is not None), None)
    today = asked.sentence.situation.today
    if asked.has("today") or (dated is not None and dated.on == today):
        return AskToday(unit)
    if dated is not None and dated.on is not None and asked.has("due", "still", "outstanding", *_QUESTION):
        return AskDue(*_bounds(asked, dated.shape, dated.on, today), unit)
    return AskDue(today, today + timedelta(days=SOON_DAYS), unit) if asked.has("soon") else None


def _bounds(asked: Question, shape: DateShape, last: date, today: date) -> tuple[date, date]:
    text = " ".join(i.folded for i in asked.items)
    if (
        "truoc" in text.split()
        or " den " in f" {text} ".replace("den han", "")
        or "cuoi" in text
        or "het" in text
    ):
        return min(today, last), last
    if shape is not DateShape.PERIOD:
        return last, last
    months = 12 if " nam " in f" {text} " else 3 if "quy" in text.split() else 1
    first = last.replace(day=1)
    for _ in range(months - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    return first, last


def _statistics(asked: Question) -> Plain | None:
    if asked.numbers or not asked.has("statistics") or asked.strange > 2:
        return None
    return AskStatistics(asked.unit)


def _undated(asked: Question) -> Plain | None:
    return AskOutstanding(asked.unit, undated=True) if asked.has("undated") and not asked.numbers else None


def _unit(asked: Question) -> Plain | None:
    if asked.unit is None or asked.numbers:
        return None
    if asked.has("outstanding"):
        return AskOutstanding(asked.unit)
    if asked.has("done") and asked.asks and not asked.has("still") and "xong chua" not in _folded(asked):
        return AskDone(asked.unit)
    bare = all(i.unit is not None or i.kind == "punct" or i.has("filler") for i in asked.items)
    wanted = asked.has("state", "still", "due", "list", "task", "done") or asked.mark
    return AskUnit(asked.unit) if bare or (wanted and asked.strange <= 2) else None


def _folded(asked: Question) -> str:
    return " ".join(i.folded for i in asked.items)


def _outstanding(asked: Question) -> Plain | None:
    situation = asked.sentence.situation
    if asked.numbers or asked.strange > 2:
        return None
    own = not (situation.office or situation.leader)
    owed = asked.has("outstanding", "still") or (asked.has("list") and not asked.has("done"))
    open_ended = asked.has("due") and asked.asks
    if asked.has("mine") and (
        owed or open_ended or asked.has("task", "list", "state", "due") or asked.strange == 0
    ):
        return MyTasks()
    if owed or open_ended:
        return MyTasks() if own and not asked.has("who", "office") else AskOutstanding()
    if (
        asked.has("done")
        and asked.asks
        and (asked.has("task", "who", "list") or "nao" in _folded(asked).split())
    ):
        return AskDone() if "chua" not in _folded(asked).split() else AskOutstanding()
    if asked.has("state") and asked.has("task", "office") and asked.strange == 0:
        return MyTasks() if own else AskOutstanding()
    return None


_READERS: tuple[Callable[[Question], Plain | None], ...] = (
    _search,
    _people,
    _export,
    _waiting,
    _one_task,
    _replied_task,
    _directive,
    _overdue,
    _undated,
    _times,
    _statistics,
    _unit,
    _outstanding,
)
