"""What people ask: every filter that the sentence names becomes a part of one Query, and none is dropped."""

from collections.abc import Sequence
from dataclasses import replace

from chat import intents as i
from chat.filters import directive_of, query_of, span_item, stands_of
from chat.items import Item
from chat.question import FILTERS, STANDS, Question
from chat.searched import unknown_unit_of, words_of
from chat.sentence import Sentence, strip
from tasks.query import Query, Shape

_MOST_WORDS = 6


def read_question(sentence: Sentence, items: Sequence[Item] | None = None) -> i.Plain | None:
    """The question, or None where the sentence is none."""
    asked = Question(sentence, items)
    if not asked.items or asked.items[0].has("other_verb"):
        return None
    for reader in (_people, _one_task, _documents, _figures, _tasks):
        found = reader(asked)
        if found is not None:
            return found
    return None


def _people(asked: Question) -> i.Plain | None:
    if asked.has("quota"):
        return i.Wish(i.WishKind.QUOTA)
    unit = next((item.unit for item in asked.items if item.unit is not None), None)
    coded = asked.has("code") and unit is not None and asked.asks and not asked.has("task")
    if (asked.has("units_list") or coded) and not stands_of(asked):
        return i.AskUnits()
    if asked.has("unlinked") or (
        asked.has("link_word") and asked.has("negation", "q_yesno") and asked.has("q_who")
    ):
        return i.AskPeople(unit, linked=False) if unit is not None else i.AskUnlinked()
    if asked.has("unreachable") and not asked.numbers:
        return i.AskPeople(unit, reachable=False) if unit is not None else i.AskUnreachable()
    if asked.has("people_list") or (asked.has("linked") and asked.asks):
        return i.AskPeople(unit, linked=True if asked.has("linked") else None)
    about_people = (
        asked.has("leads_unit")
        and (
            asked.has("q_who") or asked.items[0].folded.startswith("ai ") or asked.says("ten gi", "ten la gi")
        )
        and (unit is not None or asked.has("unit"))
    )
    if about_people and not asked.has("task", "overdue", "open") and not asked.numbers:
        return i.AskPeople(unit, leads=True)
    return None


def _one_task(asked: Question) -> i.Plain | None:
    if asked.docs or asked.has("document", "directives") or (asked.units and asked.has("open", "overdue")):
        return None
    replied = asked.situation.replied_to
    numbers = asked.numbers or (replied if len(replied) == 1 and _of_replied(asked) else ())
    if len(numbers) != 1:
        return None
    if asked.has("history"):
        return i.AskTask(numbers[0], history=True)
    if asked.has("evidence") and not asked.has("q_yesno", "state"):
        return i.AskEvidence(numbers[0])
    if (
        asked.has("q_who", "unreported")
        and asked.has("unreported", "unacknowledged", "was_reported")
        and asked.has("q_who")
    ):
        return i.Ask(Query(tasks=numbers, shape=Shape.WHO, stands=stands_of(asked)))
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
    return i.AskTask(numbers[0]) if not asked.numbers and asked.has("state", "q_when") else None


def _of_replied(asked: Question) -> bool:
    short = len(asked.items) <= 8 and len(asked.unknown) <= 1
    return short and not (
        asked.units or asked.has("q_who", "list", "still", "mine", "open", "overdue") or span_item(asked)
    )


def _documents(asked: Question) -> i.Plain | None:
    number = directive_of(asked)
    narrowed = asked.has(*(kind for kind, _ in STANDS if kind != "done")) or asked.has("q_who", "q_count")
    if number and not narrowed and (asked.asks or asked.has("document") or len(asked.items) == 1):
        return None if asked.has("search") else i.AskDirective(number)
    if number:
        return None
    listed = asked.has("directives") or (asked.has("document") and asked.has("list"))
    if listed and not asked.has("task", *(k for k, _ in STANDS)):
        return i.AskDirectives(query_of(asked))
    noun = next((item for item in asked.items if item.has("document")), None)
    if (
        noun is not None
        and asked.asks
        and asked.unknown
        and not narrowed
        and not asked.has("export", "excel")
    ):
        words = [item for item in asked.unknown if item.start > noun.start]
        if words:
            return i.AskDirective(strip(asked.sentence.text[words[0].start : words[-1].end]))
    return None


def _figures(asked: Question) -> i.Plain | None:
    if asked.numbers and not asked.has("rank", "compare") and asked.has("task"):
        return None
    if not asked.has("stats", "rate", "rank", "compare", "chart"):
        return None
    return _ask(asked)


def _tasks(asked: Question) -> i.Plain | None:
    if asked.has("export", "excel", "word", "calendar") and not asked.unknown:
        return _ask(asked)
    named = bool(asked.units or asked.persons or span_item(asked) is not None or directive_of(asked))
    filters = asked.has(*FILTERS) or named
    bare = not asked.unknown and filters and not asked.numbers
    if asked.has("search", "about") and words_of(asked):
        return _ask(asked)
    if not (asked.asks or bare or (asked.has("list"))):
        return None
    if not (
        filters
        or asked.has("task", "list", "report", "given", "q_who", "q_count", "still", "latest", "everybody")
    ):
        return None
    if (
        asked.unknown
        and not asked.has(*FILTERS, "task", "report", "list", "given", "document", "everybody", "still")
        and not (asked.units or asked.persons)
    ):
        return None  # "trưa nay ăn gì": not its business
    if asked.has("export", "excel", "word", "calendar") or len(asked.unknown) <= _MOST_WORDS:
        return _ask(asked)
    return None


def _ask(asked: Question) -> i.Plain:
    unknown_unit = unknown_unit_of(asked)
    query = query_of(asked)
    dropped: tuple[str, ...] = (unknown_unit,) if unknown_unit else ()
    if not dropped and not query.words and asked.unknown:
        text = strip(asked.sentence.text[asked.unknown[0].start : asked.unknown[-1].end])
        joined = all(b.start - a.end <= 1 for a, b in zip(asked.unknown, asked.unknown[1:], strict=False))
        if joined and query.shape is Shape.LIST and asked.has("task", "about", "search"):
            query = replace(query, words=text)
        else:
            dropped = tuple(strip(asked.sentence.text[item.start : item.end]) for item in asked.unknown)
    return i.Ask(query, dropped)
