"""What the conversation remembers: the question left open, the offers, the last question, what is replied to.

A question that the bot asks is kept with the chat as a command and the part of it that is missing; the next
message fills that part, unless it is plainly a command or a question of its own.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from chat import intents as i
from chat.asking import read_question
from chat.intents import Intent
from chat.items import Item
from chat.lexicon import lexicon
from chat.question import Question
from chat.sentence import Sentence, sentence, strip
from chat.situation import Missing, OpenCommand, Situation
from chat.times import when_of
from chat.typed import command
from tasks.query import FILES, DateOf, Query, Shape

_SMALL = frozenset(
    {"all", "particle", "address", "please", "self", "and", "task", "to", "until", "because", "yes"}
)
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
_LISTING = frozenset({"list", "show", "filler", "q_what", "order_particle", *_SMALL})
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
    """ "thôi không chuyển nữa" refuses what was offered."""
    if not (situation.offered or situation.asked):
        return False
    items = sentence(text, situation).items(lexicon())
    refusing = bool(items) and items[0].has("forbidding", "negation")
    return (
        refusing and len(items) <= 6 and all(item.tags or item.kind in ("punct", "numbers") for item in items)
    )


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


def left_open(meant: Intent) -> OpenCommand | None:
    """What the bot must ask to do it, and the command that the answer completes."""
    if isinstance(meant, i.NeedNumber):
        partial = meant.partial
        return (
            OpenCommand(command(partial), Missing.NUMBER)
            if partial is not None and command(partial)
            else None
        )
    typed = command(meant)
    missing = _missing(meant)
    return OpenCommand(typed.strip(), missing) if missing is not None and typed else None


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
    items = said.items(lexicon())
    whole: Any = partial.partial if isinstance(partial, i.NeedNumber) else partial
    if whole is None or isinstance(whole, i.Ambiguous | i.Several):
        return None
    if asked.missing is Missing.NUMBER:
        return _with_numbers(whole, items)
    if asked.missing is Missing.DAY:
        return _with_day(whole, items, said.text)
    if asked.missing is Missing.UNIT:
        units = [item.unit for item in items if item.unit is not None and item.unit.code]
        return replace(whole, unit=units[0]) if len(units) == 1 and _only(items, "unit") else None
    if _its_own(said, meant, items):
        return None
    made: Intent = replace(whole, reason=_reason(said, items))
    return made


def _with_numbers(whole: Any, items: Sequence[Item]) -> Intent | None:
    numbers = tuple(dict.fromkeys(n for item in items for n in item.numbers))
    field = "numbers" if hasattr(whole, "numbers") else "drafts" if hasattr(whole, "drafts") else ""
    made: Intent | None = (
        replace(whole, **{field: numbers}) if numbers and field and _only(items, "numbers") else None
    )
    return made


def _with_day(whole: Any, items: Sequence[Item], text: str) -> Intent | None:
    dates = [item for item in items if item.kind == "date"]
    cue = next((n for n, item in enumerate(items) if item.has("because")), len(items))
    reason = strip(text[items[cue].end :]) if cue < len(items) else ""
    items = items[:cue]
    when = when_of(dates, next((item for item in items if item.kind == "time"), None))
    if when is None or not _only(items, "date", "time"):
        return None
    made: Any = replace(whole, **{"until" if hasattr(whole, "until") else "on": when})
    filled: Intent = replace(made, reason=reason) if reason else made
    return filled


def _only(items: Sequence[Item], *kinds: str) -> bool:
    """Whether nothing else is said."""
    return all(item.kind in (*kinds, "punct") or item.tags & _SMALL for item in items)


def _its_own(said: Sentence, meant: Intent | None, items: Sequence[Item]) -> bool:
    """Whether a message is plainly no reason: an act, or a question whose every word is known."""
    if items and items[0].has("because"):
        return False
    if meant is None or isinstance(meant, i.Unknown | i.Ambiguous | i.NeedNumber | i.Note):
        return False
    if isinstance(meant, i.Ask | i.AskDirectives | i.AskPeople):
        return not Question(said).unknown and not meant.query.words if isinstance(meant, i.Ask) else True
    return not isinstance(meant, i.NotDone | i.InProgress | i.Done | i.Decline)


def _reason(said: Sentence, items: Sequence[Item]) -> str:
    start = items[1].start if len(items) > 1 and items[0].has("because") else items[0].start
    return strip(said.text[start:])


def continued(said: Sentence, meant: Intent | None) -> i.Plain | None:
    """ "còn tuần sau?", "cho ra excel luôn": the last question with what is new of this one."""
    last = said.situation.last_query
    if last is None:
        return None
    asked = Question(said)
    words = [item for item in asked.items if item.kind == "word" and not item.tags & _SMALL]
    if last.shape in _FIGURES and _lists(asked):
        return i.Ask(replace(last, shape=Shape.LIST, figures=False, limit=None))
    leads = bool(asked.items) and (asked.items[0].folded in _LEADS or asked.says("thi sao", *_OF_THOSE))
    if (
        asked.unknown
        or len(words) > 6
        or not (leads or asked.has("export", "excel", "word", "calendar", "chart"))
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


__all__ = ["continued", "last_query", "left_open", "read_question", "replied", "resumed", "sentence"]
