"""The command that the bot's question left open, and how the next message completes it.

It is kept with the chat as typed, with the part of it that is missing; the next message fills that part,
unless it is plainly a command or a question of its own.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from chat import intents as i
from chat.frames import QUESTION
from chat.intents import Intent
from chat.items import Item, length_of, when_of
from chat.question import Question
from chat.sentence import Sentence, lexicon, sentence, strip
from chat.situation import Missing, OpenCommand
from chat.typed import command
from language.folding import fold

SMALL = frozenset(
    {"all", "particle", "address", "please", "self", "and", "task", "to", "until", "because", "yes"}
)
"""Classes of words that stand beside an answer and say nothing of their own."""
_BESIDE = frozenset({"filler", "of", "report", "this", "document", "order_particle", "request", *SMALL})
_TURNS = frozenset(
    {"negation", "forbidding", "condition", "contrast", "doubt", "will", "except", "others", *QUESTION}
)
_OPENS_ANSWER = frozenset({"retraction", "negation"})


def left_open(meant: Intent) -> OpenCommand | None:
    """What the bot must ask to do it, and the command that the answer completes."""
    if isinstance(meant, i.NeedNumber):
        partial = meant.partial
        return (
            OpenCommand(command(partial), Missing.NUMBER)
            if partial is not None and command(partial)
            else None
        )
    if isinstance(meant, i.Ambiguous) and len(meant.readings) == 1:
        meant = meant.readings[0]
    undated = _without_doubtful_day(meant)
    missing = _missing(undated or meant)
    if isinstance(undated, i.DecideExtension):
        missing = Missing.DAY
    typed = command(undated or meant)
    return OpenCommand(typed.strip(), missing) if missing is not None and typed else None


def _without_doubtful_day(meant: Any) -> Any:
    """The command without the day that must be shown back first: another day answers as well as a yes."""
    if isinstance(meant, i.ChangeDeadline) and meant.on is not None and not meant.on.certain:
        return replace(meant, on=None)
    granted = isinstance(meant, i.DecideExtension) and meant.grant
    if isinstance(meant, i.RequestExtension) or granted:
        return replace(meant, until=None) if meant.until is not None and not meant.until.certain else None
    return None


def _missing(meant: Intent) -> Missing | None:
    if isinstance(meant, i.Return) or (isinstance(meant, i.DecideExtension) and not meant.grant):
        return None if meant.reason else Missing.REASON
    if isinstance(meant, i.RequestExtension):
        if meant.until is None and not meant.days:
            return Missing.DAY
        return None if meant.reason else Missing.REASON
    if isinstance(meant, i.Cancel | i.Pause | i.Decline):
        return None if meant.reason else Missing.REASON
    if isinstance(meant, i.ChangeDeadline) and meant.on is None and not meant.days:
        return Missing.DAY
    if isinstance(meant, i.NewTask | i.AddCooperating):
        return None if meant.units else Missing.UNIT
    if isinstance(meant, i.Reassign) and (meant.unit is None or meant.unit.code is None):
        return Missing.UNIT
    return None


def resumed(said: Sentence, meant: Intent | None, partial: Intent | None) -> Intent | None:
    """The command left open, filled from this message; None where the message is one of its own.

    `meant` is what the message says by itself, `partial` the command left open as understood.
    """
    asked = said.situation.asked
    if asked is None or partial is None:
        return None
    items: Sequence[Item] = said.items(lexicon())
    whole: Any = partial.partial if isinstance(partial, i.NeedNumber) else partial
    if whole is None or isinstance(whole, i.Ambiguous | i.Several):
        return None
    items = _answering(items) if asked.missing is not Missing.REASON else items
    if asked.missing is Missing.NUMBER and not any(item.numbers for item in items):
        named = sentence(f"việc {said.text}", said.situation)  # "mười bảy"
        said, items = named, named.items(lexicon())
    filled = _FILLERS[asked.missing](whole, items, said.text) if asked.missing in _FILLERS else None
    if asked.missing is not Missing.REASON:
        return filled
    if _its_own(said, meant, items) or _of_another(meant, whole):
        return None
    made: Any = replace(whole, reason=_reason(said, items))
    return i.Ambiguous(i.Doubt.UNREAD, tuple(whole.numbers), (made,)) if _weak(whole, said, items) else made


def _answering(items: Sequence[Item]) -> Sequence[Item]:
    """Without "ý tôi là", "không," before the answer."""
    start = 0
    while start < len(items) - 1 and (items[start].tags & _OPENS_ANSWER or items[start].kind == "punct"):
        start += 1
    return (
        items[start:] if start and (items[start - 1].kind == "punct" or items[0].has("retraction")) else items
    )


def _parted(items: Sequence[Item], text: str) -> tuple[Sequence[Item], str]:
    """The items before "vì", and the reason behind it."""
    cue = next((n for n, item in enumerate(items) if item.has("because")), len(items))
    return items[:cue], strip(text[items[cue].end :]) if cue < len(items) else ""


_COUNTED = frozenset({"gio", "cai", "ngay", "thang", "h", "phut", "lan"})


def _with_numbers(whole: Any, items: Sequence[Item], text: str) -> Intent | None:
    items, reason = _parted(items, text)
    numbers = tuple(dict.fromkeys(n for item in items for n in item.numbers))
    units = [item.unit for item in items if item.unit is not None and item.unit.code and item.unit.sure]
    of_unit = len(units) == 1 and hasattr(whole, "unit")
    if not numbers or not _only(items, "numbers", *(("unit",) if of_unit else ())):
        return None
    fields: dict[str, Any] = {"reason": reason} if reason and hasattr(whole, "reason") else {}
    fields |= {"unit": units[0]} if of_unit else {}
    if hasattr(whole, "number"):
        fields["number"] = numbers[0]
    else:
        fields["numbers" if hasattr(whole, "numbers") else "drafts"] = numbers
    last = max(n for n, item in enumerate(items) if item.numbers)
    counted = any(item.folded.split(" ")[0] in _COUNTED for item in items[last + 1 : last + 2])
    if counted or any(item.has("report", "document", "request") for item in items[last + 1 :]):
        return None  # "8 báo cáo" counts
    several = hasattr(whole, "number") and len(numbers) > 1
    lost = bool(reason) and "reason" not in fields
    made: Intent | None = replace(whole, **fields) if not (several or lost) else None
    return made


def _with_day(whole: Any, items: Sequence[Item], text: str) -> Intent | None:
    items, reason = _parted(items, text)
    dates = [item for item in items if item.kind == "date"]
    when = when_of(dates, next((item for item in items if item.kind == "time"), None))
    lengths = [length for item in items if item.kind == "length" and (length := length_of(item)) is not None]
    fields: dict[str, Any] = {"reason": reason} if reason else {}
    if when is not None and not lengths:
        fields["until" if hasattr(whole, "until") else "on"] = when
    elif len(lengths) == 1 and when is None and hasattr(whole, "days"):
        fields |= {"days": lengths[0].days, "working_days": lengths[0].working}
    else:
        return None
    made: Intent | None = replace(whole, **fields) if _only(items, "date", "time", "length") else None
    return made


def _with_unit(whole: Any, items: Sequence[Item], _text: str) -> Intent | None:
    units = [item.unit for item in items if item.unit is not None and item.unit.code and item.unit.sure]
    if len(units) != 1 or not _only(items, "unit"):
        return None
    made: Intent = replace(
        whole, **({"units": (units[0],)} if hasattr(whole, "units") else {"unit": units[0]})
    )
    return made


_FILLERS = {Missing.NUMBER: _with_numbers, Missing.DAY: _with_day, Missing.UNIT: _with_unit}


def _only(items: Sequence[Item], *kinds: str) -> bool:
    """Whether nothing else is said."""
    return all(
        item.kind in kinds
        or (item.kind == "punct" and item.folded != "?")
        or (item.kind == "word" and item.tags & _BESIDE and (item.folded == "thoi" or not item.tags & _TURNS))
        for item in items
    )


def _its_own(said: Sentence, meant: Intent | None, items: Sequence[Item]) -> bool:
    """Whether a message is plainly no reason: an act, or a question whose every word is known."""
    if items and items[0].has("because"):
        return False
    if any(item.has("forbidding") or item.folded.startswith(("a nham", "a khoan")) for item in items[:2]):
        return True  # "à khoan, duyệt 8 luôn"
    if meant is None or isinstance(meant, i.Unknown | i.Ambiguous | i.NeedNumber | i.Note):
        return False
    if isinstance(meant, i.AskTask | i.AskEvidence | i.AskDirective):
        # "thiếu biểu số 2" tells what is lacking; "việc 2", "xem 2", "2 thế nào" ask.
        asks = any(item.has(*QUESTION, "ask") or item.folded == "?" for item in items)
        return asks or (bool(items) and (items[0].kind == "numbers" or items[0].has("task", "show", "list")))
    if isinstance(meant, i.Ask | i.AskDirectives | i.AskPeople):
        return not Question(said).unknown and not meant.query.words if isinstance(meant, i.Ask) else True
    return not isinstance(meant, i.NotDone | i.InProgress | i.Done | i.Decline)


def _of_another(meant: Any, whole: Any) -> bool:
    """ "việc 17 xong rồi nhé" after «từ chối việc 10»: a report of another task is no reason."""
    if not isinstance(meant, i.Done | i.NotDone | i.InProgress | i.Acknowledge | i.Decline):
        return False
    return bool(meant.numbers) and not set(meant.numbers) <= set(getattr(whole, "numbers", ()))


_NO_REASON = frozenset(
    {
        "confirm", "agree", "weak_confirm", "retraction", "restore", "promise", "yes", "doubt", "receive",
        "done", "finished", "later",
    }
)  # fmt: skip
_NOT_NOW = (
    "cho chut",
    "cho ti",
    "cho xiu",
    "doi chut",
    "doi ti",
    "tu tu",
    "de hoi",
    "de xem",
    "de tinh",
    "de em hoi",
)
_PUT_OFF = ("doi", "cho ", "de ", "tu tu", "dang ", "ban", "hop")


def _weak(whole: Any, said: Sentence, items: Sequence[Item]) -> bool:
    """Whether it may be no reason: a question, an act, a postponement; then it is shown back."""
    if items[0].has("because"):
        return False
    asks = any(item.has(*QUESTION, "ask", "state") and not item.has("negation") for item in items)
    asks = asks or (items[-1].has("q_yesno") and len(items) > 1) or any(item.folded == "?" for item in items)
    first = next((item for item in items if not item.has("particle", "self", "address")), items[0])
    decides = isinstance(whole, i.Return | i.DecideExtension)
    puts_off = decides and (first.folded.startswith(_PUT_OFF) or items[0].kind == "person")
    dated = all(item.kind in ("date", "time", "numbers", "punct", "length") for item in items[1:])
    puts_off = puts_off or fold(said.text).startswith(_NOT_NOW)
    return asks or puts_off or bool(first.tags & _NO_REASON) or (dated and items[-1].kind != "word")


def _reason(said: Sentence, items: Sequence[Item]) -> str:
    start = items[1].start if len(items) > 1 and items[0].has("because") else items[0].start
    return strip(said.text[start:])
