"""What is asked of documents, and which of it is of their tasks."""

from chat import intents as i
from chat.questions.asked_part import STANDS
from chat.questions.filters import directive_of, query_of
from chat.questions.question import Question
from chat.questions.spans import span_item
from chat.sentences.sentence import strip


def read_documents(asked: Question) -> i.Plain | None:
    """What is asked of documents; None for tasks, those of a document too."""
    number = directive_of(asked)
    if number and (_tasks_of_it(asked) or asked.begins_with_tasks):
        return None
    narrowed = asked.has(*(kind for kind, _ in STANDS if kind != "done")) or asked.has("q_who", "q_count")
    narrowed = narrowed and not (asked.docs and asked.wants_file and not asked.names_tasks)
    if number and not narrowed and (asked.asks or asked.has("document", "own_file") or len(asked.items) == 1):
        return None if asked.has("search") else i.AskDirective(number, file=asked.wants_file)
    if number:
        return None
    listed = asked.has("directives") or (asked.has("document") and asked.has("list", "q_count"))
    begins = asked.items[0].has("document") and asked.has("given") and span_item(asked) is not None
    listed = listed or (begins and not asked.unknown)
    # "đang theo dõi" says of documents as much as of tasks.
    of_tasks = any(x.has(*(k for k, _ in STANDS)) and x.folded != "dang theo doi" for x in asked.items)
    if (listed and not asked.has("task") and not of_tasks) or counts_documents(asked):
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


def counts_documents(asked: Question) -> bool:
    """ "bao nhiêu văn bản giao việc", "ds công văn giao nhiệm vụ": documents, and not their tasks."""
    for n, item in enumerate(asked.items):
        if not item.has("q_count", "list"):
            continue
        behind = (x for x in asked.items[n + 1 :] if x.folded not in _FEW_WORDS)
        noun = next(behind, None)
        if noun is not None and noun.has("document", "original") and not asked.has(*(k for k, _ in STANDS)):
            return not asked.numbers
    return False


_FEW_WORDS = frozenset({"cac", "nhung", "so", "cai"})


def _tasks_of_it(asked: Question) -> bool:
    """ "nhiệm vụ theo công văn 12": what is asked for are the tasks of a document, and not the document."""
    noun = next(
        (
            n
            for n, item in enumerate(asked.items)
            if item.has("document", "by_directive") or item.kind == "doc"
        ),
        0,
    )
    given = any(item.has("given") for item in asked.items[noun + 1 :])
    behind = given and (asked.names_tasks or asked.units or asked.has("q_what"))
    before = asked.items[:noun]
    listed = any(item.has("q_what") and item.folded.startswith(_TASKS_ASKED) for item in before)
    listed = listed or any(item.has("still", "q_have") and " viec" in item.folded for item in before)
    return bool(behind) or listed or any(item.has("task") for item in asked.items[:noun])


_TASKS_ASKED = ("nhung viec", "cac viec", "viec", "nhiem vu", "nhung nhiem vu", "may viec")
