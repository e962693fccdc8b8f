"""A report and then a question in one message: "xong 15 rồi, cho tôi danh sách việc quá hạn"."""

from collections.abc import Callable, Sequence

from chat import intents as i
from chat.frames import QUESTION
from chat.intents import Intent, Several
from chat.items import Item
from chat.lexicon import lexicon
from chat.question import Question
from chat.sentence import Sentence, sentence

_JOINTS = frozenset({"roi", "va", "voi", "voi lai", "dong thoi", "sau do", "tien the", "nhan tien"})
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
    return None if unclear or not numbers or not Question(asked).asks else Several((first, second))


def _joins(item: Item) -> bool:
    return (item.kind == "punct" and item.folded in (",", ".", ";", "")) or item.folded in _JOINTS


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
