"""What the conversation remembers: what is replied to or pointed at, offers and how they are taken."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from chat import intents as i
from chat.acts.frames import QUESTION
from chat.intents import Intent
from chat.sentences.items import Item
from chat.sentences.sentence import lexicon, sentence
from chat.situation import Missing, Situation
from language.folding import fold, plain
from language.lexicon import classes

_SENT = ("gui", "don", "nhac")
_SAID_FIRST = frozenset({"da", "a", "o", "ua"})
_SHORT_REFUSAL, _LONGEST_REFUSAL = 6, 9  # items


def pointed(text: str, situation: Situation) -> Situation:
    """ "việc này", "nó", "cái đó" mean the only task that was just spoken of, as a reply to it would."""
    if situation.this_task is None or situation.replied_to or len(text) > _LONGEST_POINTING:
        return situation
    items = sentence(plain(text).strip(), situation).items(lexicon())
    points = any(item.has("it") and _is_it(item, items) for item in items) or any(
        other.has("this") and (one.has("task") or one.folded.endswith(_NOUNS))
        for one, other in pairwise(items)
    )
    if not points or any(item.numbers for item in items):
        return situation
    return replace(situation, replied_to=(situation.this_task,))


_NOUNS = (" viec", " nhiem vu", " vu", " cai")
_LONGEST_POINTING = 300  # characters


def _is_it(item: Item, items: Sequence[Item]) -> bool:
    """ "no" without its mark is "nợ" as well, of which questions are asked."""
    return item.folded != "no" or not any(each.has(*QUESTION) for each in items)


def replied(meant: Intent, situation: Situation) -> Intent:
    """ "ok" to a reminder is đã nhận, "đồng ý" to a report confirms it, where nothing else was offered."""
    if isinstance(meant, i.NotDone):
        return _not_yet(situation)
    if situation.offered or len(situation.replied_to) != 1 or not isinstance(meant, i.Yes):
        return meant
    if (situation.replied_report or situation.replied_request) and (situation.office or situation.leader):
        return decided(i.Confirm(situation.replied_to), situation)
    if (situation.head or situation.staff) and not situation.replied_report:
        return i.Acknowledge(situation.replied_to)
    return meant


def decided(meant: Intent, situation: Situation) -> Intent:
    """ "duyệt" and "không đồng ý vì …" to a wish for more time decide on that, and on no report."""
    if not situation.replied_request or not isinstance(meant, i.Confirm | i.Return):
        return meant
    if meant.numbers != situation.replied_to:
        return meant
    if isinstance(meant, i.Confirm):
        return i.DecideExtension(meant.numbers, grant=True, unit=meant.unit)
    return i.DecideExtension(meant.numbers, grant=False, reason=meant.reason, unit=meant.unit)


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
    if takes_back(text) or _does_it_otherwise(items) or _keeps(items):
        return True
    known = all(item.tags or item.kind in ("punct", "numbers") for item in items)
    if not items or len(items) > _LONGEST_REFUSAL or not known:
        return False
    told = situation.asked is not None and situation.asked.missing is Missing.REASON
    if told and items[0].folded.split(" ")[0] == "chua":
        return False  # "chưa có phụ lục số 2"
    negated = [n for n, item in enumerate(items) if _negates(item, text) or _gives_up(item)]
    no_more = bool(negated) and any(item.folded.endswith("nua") for item in items[negated[0] :])
    alone = items[0].has("negation") and len(items) > 1 and items[1].kind == "punct" and not _numbered(items)
    asked = situation.asked
    reason = asked is not None and asked.missing is Missing.REASON and len(items) > 2
    if reason and not no_more and not items[0].has("forbidding") and not _gives_up(items[0]):
        return False  # "chưa có chữ ký" is why
    own = len(items) > 1 and items[1].kind == "punct" and _numbered(items)
    return (negated[:1] == [0] and len(items) <= _SHORT_REFUSAL and not own) or no_more or alone


def behind_refusal(text: str, situation: Situation) -> str:
    """What is wanted instead: behind "đừng hủy," and "không,"; "" where it does not begin so."""
    if not (situation.offered or situation.asked):
        return ""
    items = sentence(text, situation).items(lexicon())
    comma = next((n for n, item in enumerate(items) if item.folded == ","), 0)
    refusing = bool(comma) and items[0].has("forbidding", "negation", "retraction")
    known = all(item.tags for item in items[:comma]) and not _numbered(items[:comma])
    if not (refusing and known and comma + 1 < len(items)):
        return ""
    end = next((item.start for item in items[comma:] if item.has("contrast", "not_this")), len(text))
    return text[items[comma].end : end]


def takes_back(text: str) -> bool:
    """ "không lùi nữa", "thôi đừng gửi": without a number, a reason, or anything else."""
    return _takes_back().fullmatch(fold(text).strip(" .!")) is not None


def _does_it_otherwise(items: Sequence[Item]) -> bool:
    """ "thôi khỏi, để em làm kịp": given up, with what is done instead in any words."""
    start = next((n for n, item in enumerate(items) if not _refusing(item)), len(items))
    rest = items[start:]
    led = bool(start) and items[start - 1].folded.endswith(" de")
    instead = bool(rest) and (led or rest[0].has("promise") or rest[0].folded.startswith("de "))
    looked_at = any(item.has("examined", "show", "carrying_out", "asks_office") for item in rest)
    named = ("numbers", "length", "unit") if looked_at else ("numbers", "length", "unit", "date")
    return 0 < start < len(items) and bool(instead) and not any(item.kind in named for item in rest)


def _keeps(items: Sequence[Item]) -> bool:
    """ "không, giữ nguyên nhé", "để nguyên vậy đi": nothing is to be changed."""
    kept = any(item.has("as_it_is") for item in items)
    return kept and all(item.kind == "punct" or item.tags for item in items) and not _numbered(items)


def _negates(item: Item, text: str) -> bool:
    """ "cho" without its marks is "chớ" as well, and in an answer says to whom: "cho KHTC"."""
    return item.has("forbidding", "negation") and text[item.start : item.end].casefold() != "cho"


def _refusing(item: Item) -> bool:
    return item.kind == "punct" or item.has("forbidding", "retraction") or item.folded in _NOES


_NOES = frozenset({"khong", "ko"})


def _gives_up(item: Item) -> bool:
    """ "thôi để tôi xem lại"."""
    return item.folded.startswith("thoi ") and item.has("retraction", "forbidding")


@cache
def _takes_back() -> re.Pattern[str]:
    """ "không lùi nữa", "thôi đừng gửi nhé", "à mà thôi", "khoan hãy duyệt đã", folded."""
    sigh, end = rf"(?:{_listed('sighs')} )?", rf"(?: {_listed('ends_taking_back')})?"
    return re.compile(
        rf"(?:{sigh}thoi )?{_listed('taken_back_by')} (?:can |phai )?\w+(?: \w+)? nua{end}"
        rf"|{sigh}thoi,? {_listed('given_up_by')} \w+(?: \w+)?"
        rf"|{sigh}ma thoi"
        rf"|khoan (?:hay )?\w+ (?:da|vo){end}"
    )


def _listed(kind: str) -> str:
    return f"(?:{'|'.join(map(fold, classes('courtesy')[kind]))})"


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
    said = sentence(text, situation)
    items = said.items(lexicon())
    verb = fold(situation.offered[0]).split(" ")[0]
    echoed = _SENT if verb == "don" else (verb,)
    again = bool(said.tokens) and said.tokens[0].folded in echoed
    if again and _orders(sentence(text[said.tokens[0].end :].strip(), situation).items(lexicon())):
        return True  # "chuyển đi": two words that are one phrase elsewhere
    ordered = any(item.has("order_particle", "yes", "particle") for item in items[1:])
    accepting = len(items) > 1 and (items[0].has("yes") or (again and ordered))
    return accepting and len(items) <= 6 and all(_plain_yes(item) for item in items)


def _orders(rest: Sequence[Item]) -> bool:
    """ "đi", "luôn giúp chị nhé" behind the act that was offered."""
    small = ("order_particle", "particle", "self", "address", "please")
    words = [item for item in rest if item.kind != "punct" or item.folded == "?"]
    return bool(words) and words[0].has("order_particle") and all(item.has(*small) for item in words)


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
