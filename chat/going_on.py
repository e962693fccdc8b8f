"""Whether typed words may go on a document that came before them, or are an order about what is known.

Who retypes a document says what the program does not know: words that come to nothing, a new task, a
remark. A report on a task, an answer, a question and a command speak of what is there already.
"""

from chat.intents import (
    AddDraft,
    Ambiguous,
    Ask,
    AskTask,
    Intent,
    NeedNumber,
    NewTask,
    Note,
    PastedDirective,
    Several,
    Unknown,
    Wish,
)

FEW_WORDS = 3
"""So many that are not understood are an exclamation or a slip, unless a number is among them."""
_ORDER_IN_PART = 8
"""Words of an order that lacks something, about which the bot asks."""
_OWN_WORDS = (AddDraft, NewTask, PastedDirective, Unknown)


def may_go_on(text: str, meant: Intent, last_task: int) -> bool:
    """Whether a text that comes to this may be more of a document; `last_task`: the highest number of one."""
    if isinstance(meant, Unknown) and any(map(str.isdigit, text)):
        return True
    return len(text.split()) > _longest_order(meant, last_task)


def _longest_order(meant: Intent, last_task: int) -> float:
    """In words."""
    if isinstance(meant, Several):
        return min(_longest_order(each, last_task) for each in meant.intents)
    if isinstance(meant, _OWN_WORDS) or _is_loose(meant, last_task):
        return FEW_WORDS
    if isinstance(meant, Ambiguous | NeedNumber | AskTask):
        return _ORDER_IN_PART
    whole = meant.row.final or meant.row.at_once is None or meant.row.at_once(meant)
    return float("inf") if whole else _ORDER_IN_PART


def _is_loose(meant: Intent, last_task: int) -> bool:
    """Whether it names no task, or none that there is, and says something of its own besides."""
    if isinstance(meant, Note | Wish):
        return not meant.numbers
    if isinstance(meant, AskTask):
        return meant.number > last_task
    return isinstance(meant, Ask) and bool(meant.not_applied)
