"""What the conversation remembers: the offers, the last question, what is replied to.

What the bot's own question left open is completed by chat.completing.
"""

from collections.abc import Sequence
from dataclasses import replace

from chat import intents as i
from chat.intents import Intent
from chat.items import Item
from chat.lexicon import lexicon
from chat.sentence import sentence
from chat.situation import Situation
from language.folding import fold
from tasks.query import About, Query

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
    items = _without_particles(sentence(text, situation).items(lexicon()))
    known = all(item.tags or item.kind in ("punct", "numbers") for item in items)
    if not items or len(items) > _LONGEST_REFUSAL or not known:
        return False
    negated = [n for n, item in enumerate(items) if item.has("forbidding", "negation")]
    no_more = bool(negated) and any(item.folded.endswith("nua") for item in items[negated[0] :])
    alone = items[0].has("negation") and len(items) > 1 and items[1].kind == "punct" and not _numbered(items)
    return (negated[:1] == [0] and len(items) <= _SHORT_REFUSAL) or no_more or alone


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
