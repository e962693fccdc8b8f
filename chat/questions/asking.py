"""What people ask: every filter that the sentence names becomes a part of one Query, and none is dropped."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from chat import intents as i
from chat.intents import Verb
from chat.questions.asked_part import FILTERS
from chat.questions.filters import counts_documents, directive_of, query_of, read_documents
from chat.questions.people import read_people, read_units
from chat.questions.question import Question
from chat.questions.searched import sought, topic_of, unknown_unit_of, words_of
from chat.questions.shapes import limit_of
from chat.questions.spans import span_item
from chat.questions.stands import of_what_remains, stands_of
from chat.questions.unfiltered import measures, not_filtered
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence, strip
from tasks.query import Query, Shape

_MOST_WORDS = 6


def read_question(sentence: Sentence, items: Sequence[Item] | None = None) -> i.Plain | i.NeedNumber | None:
    """The question, or None where the sentence is none; NeedNumber where it is about a task not named."""
    asked = sentence.once(Question) if items is None else Question(sentence, items)
    if not asked.items or asked.items[0].has("other_verb"):
        return None
    for reader in (read_units, read_people, _one_task, read_documents, _figures, _tasks):
        found = reader(asked)
        if found is not None:
            return found
    return None


_THIS_TASK = ("viec nay", "viec do", "nhiem vu nay", "nhiem vu do", "cai nay", "cua no", "viec ay")
"""What speaks of the task that was shown last."""


def _one_task(asked: Question) -> i.Plain | i.NeedNumber | None:
    if asked.docs or (asked.units and asked.has("open", "overdue")):
        return None
    if asked.has("rank", "compare", "rate", "stats"):
        return None
    document = not counts_documents(asked) and _document_of_a_task(asked)
    givers = any(item.has("history") and item.folded.startswith("ai ") for item in asked.items)
    if document and not (givers and len(asked.numbers) == 1):
        return _of_task(asked, i.AskDirective(number=0, file=asked.wants_file))
    if asked.has("document", "directives", "by_directive") or (asked.has("own_file") and directive_of(asked)):
        return None
    replied = asked.situation.replied_to
    of_it = asked.asks and asked.says(*_THIS_TASK) and not asked.units
    numbers = asked.numbers or (replied if len(replied) == 1 and (of_it or _of_replied(asked)) else ())
    if not numbers and asked.says(*_THIS_TASK) and asked.asks:
        last = asked.situation.last_query
        numbers = last.tasks if last is not None else ()
    if asked.has("history") and not asked.units and span_item(asked) is None:
        givers = all(item.folded == "ai giao" for item in asked.items if item.has("history"))
        return _of_task(asked, i.AskTask(0, history=not (givers and asked.has("state"))))
    if not numbers and _asks_deadline(asked):
        named = asked.sentence.text[asked.unknown[0].start : asked.unknown[-1].end]
        return i.Ask(replace(query_of(asked), words=strip(named)))
    if len(numbers) != 1:
        return None
    if asked.has("evidence") and not asked.has("q_yesno", "state"):
        return i.AskEvidence(numbers[0])
    if asked.has("q_who") and asked.has("unreported", "unacknowledged", "was_reported"):
        return i.Ask(Query(tasks=numbers, units=asked.units, shape=Shape.WHO, stands=stands_of(asked)))
    if _counts_units(asked) and (stands := stands_of(asked)):
        return i.Ask(Query(tasks=numbers, shape=Shape.COUNT, stands=stands))
    bare = all(
        item.kind in ("numbers", "punct") or item.tags & {"task", "filler", "particle", "address"}
        for item in asked.items
    )
    if asked.numbers and (
        bare
        or asked.asks
        or asked.has("overdue", "extension_waiting", "returned", "declined", "paused", "cancelled")
    ):
        return i.AskTask(numbers[0])
    told = asked.has("state", "q_when") or (asked.says(*_THIS_TASK) and asked.has("q_who", "q_what"))
    return i.AskTask(numbers[0]) if not asked.numbers and told else None


def _counts_units(asked: Question) -> bool:
    """ "mấy đơn vị chưa báo cáo việc 14"."""
    return any(
        one.has("q_count") and other.has("unit", "unit_noun", "own_unit")
        for one, other in pairwise(asked.items)
    )


def _asks_deadline(asked: Question) -> bool:
    """ "bảng giá đất hạn nào": when something is due that is named by its words alone."""
    when = any(item.has("state") and item.folded.startswith("han") for item in asked.items)
    when = when or (asked.has("due") and asked.has("q_when"))
    other = asked.units or asked.persons or span_item(asked) is not None
    return when and 0 < len(asked.unknown) <= _MOST_WORDS and not other


def _document_of_a_task(asked: Question) -> bool:
    """ "văn bản gốc", "cho xin công văn của việc 12", and in a reply "gửi em file công văn"."""
    if asked.has("original") and not asked.docs:
        return True
    nouns = [n for n, item in enumerate(asked.items) if item.has("document", "original", "own_file")]
    if asked.says("van ban nay") and not asked.situation.open_reviews:
        nouns.append(len(asked.items))
    if not nouns or directive_of(asked):
        return False
    behind = [x for x in asked.items[nouns[-1] + 1 :] if not x.has("of", "give", "particle", "address")]
    if len(behind) > 1 and behind[0].has("task") and behind[1].kind == "numbers":
        return asked.asks or asked.wants_file or not nouns[0]
    unknown = [item for item in asked.unknown if not item.has("review")]
    return asked.wants_file and not unknown and not asked.units and not asked.has("task", "list")


def _of_task(asked: Question, wanted: i.AskTask | i.AskDirective) -> i.Plain | i.NeedNumber | None:
    """What is asked about one task: named, replied to or shown last; which one is asked where none is."""
    situation = asked.situation
    shown = situation.last_query.tasks if situation.last_query is not None else ()
    numbers = asked.numbers or (situation.replied_to if len(situation.replied_to) == 1 else shown)
    if len(numbers) == 1:
        return replace(wanted, number=numbers[0])
    small = all(item.kind == "punct" or item.tags for item in asked.items)
    return i.NeedNumber(Verb.ASK_TASK, wanted) if not numbers and small else None


def _of_replied(asked: Question) -> bool:
    short = len(asked.items) <= 8 and len(asked.unknown) <= 1
    if asked.has("evidence") and asked.has("show") and not asked.units:
        return True
    return short and not (
        asked.units or asked.has("q_who", "list", "still", "mine", "open", "overdue") or span_item(asked)
    )


def _figures(asked: Question) -> i.Plain | None:
    if asked.numbers and not asked.has("rank", "compare") and asked.has("task"):
        return None
    if not asked.has("stats", "rate", "rank", "compare", "chart"):
        return None
    return _ask(asked)


def _titled(asked: Question) -> bool:
    """ "việc bảo trì máy lạnh của NVD": tasks are named, and nothing else is said; no unit's own answer."""
    told = asked.situation.answers_for_a_unit or asked.numbers
    within = {id(item) for item in topic_of(asked)} if asked.of_tasks and not told else set()
    return bool(within) and all(id(item) in within for item in asked.unknown)


def _counted(asked: Question) -> bool:
    """ "10 việc mới giao gần đây nhất"."""
    counts = asked.items[0].kind in ("numbers", "quantity") and asked.has("task", "given")
    return counts and limit_of(asked) is not None


def _names_them(asked: Question) -> bool:
    """ "việc quá hạn của các xã miền núi": an office's words name tasks, of which some may be no filter."""
    told = asked.situation.answers_for_a_unit or _of_tasks_named(asked)
    return asked.begins_with_tasks and not told


def _of_tasks_named(asked: Question) -> bool:
    """Whether a number is said that is not the document's."""
    document = directive_of(asked)
    return any(str(number) != document for number in asked.numbers)


_OF_TASKS = ("task", "report", "list", "given", "everybody", "still", "matter")


def _tasks(asked: Question) -> i.Plain | None:
    if asked.has("export", "excel", "word", "calendar") and not asked.unknown:
        return _ask(asked)
    named = bool(asked.units or asked.persons or span_item(asked) is not None or directive_of(asked))
    filters = asked.has(*FILTERS) or named
    bare = not asked.unknown and filters and not _of_tasks_named(asked) and not _promises(asked)
    if asked.has("search", "about") and words_of(asked):
        return _ask(asked)
    if len(asked.numbers) > 1 and asked.has("show", "state") and not asked.unknown:
        return _ask(asked)
    told = _counted(asked) or (named and _titled(asked)) or (filters and _names_them(asked))
    if not (asked.asks or bare or asked.has("list") or told):
        return None
    told = filters or asked.names_tasks
    if not (told or asked.has(*_OF_TASKS, "was_reported", "q_who", "q_count", "latest")):
        return None
    if (
        asked.unknown
        and not asked.has(*FILTERS, *_OF_TASKS, "document")
        and not (asked.units or asked.persons)
    ):
        return None  # "trưa nay ăn gì": not its business
    if asked.has("export", "excel", "word", "calendar") or len(asked.unknown) <= _MOST_WORDS:
        return _ask(asked)
    return None


def _promises(asked: Question) -> bool:
    """ "mai em báo cáo nhé": what a unit says that it will do, and no question."""
    own = asked.situation.head or asked.situation.staff
    does = (
        asked.has("was_reported", "report") and asked.has("self", "address") and not asked.has("mine", "task")
    )
    return bool(own) and does and not asked.asks


def _ask(asked: Question) -> i.Plain:
    words, within = sought(asked)
    if not words and (within := topic_of(asked)):
        words = strip(asked.sentence.text[within[0].start : within[-1].end])
    if within:
        taken = {id(item) for item in within}
        rest = [item for item in asked.items if id(item) not in taken]
        asked = Question(asked.sentence, rest) if rest else asked
    query = of_what_remains(asked, replace(query_of(asked), words=words))
    return i.Ask(query, not_applied(asked, query))


def not_applied(asked: Question, query: Query) -> tuple[str, ...]:
    """The words, as typed, of which no filter came."""
    measured = {id(asked.items[n]) for n in measures(asked, query)}
    unknown = [item for item in asked.unknown if id(item) not in measured]
    unknown_unit = unknown_unit_of(asked) if unknown else ""
    if unknown_unit:
        return (unknown_unit, *as_typed(asked, not_filtered(asked, query)))
    return as_typed(asked, (*unknown, *not_filtered(asked, query)))


def as_typed(asked: Question, items: Sequence[Item]) -> tuple[str, ...]:
    """The words of these items, those together that stand together."""
    places = sorted({asked.place(item) for item in items})
    runs = [[n] for n in places[:1]]
    for n in places[1:]:
        if n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    text, found = asked.sentence.text, asked.items
    return tuple(strip(text[found[run[0]].start : found[run[-1]].end]) for run in runs)
