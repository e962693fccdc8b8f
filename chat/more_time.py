""" "cho em đến thứ sáu nhé", "việc 19 cho phòng thêm 1 tuần": time is asked for without a verb for it."""

from chat.intents import RequestExtension
from chat.lexicon import lexicon
from chat.sentence import Sentence
from chat.times import length_of, when_of

_BESIDE = frozenset(
    {
        "please",
        "until",
        "self",
        "own_unit",
        "mine",
        "particle",
        "address",
        "to",
        "q_allowed",
        "too_late",
        "task",
    }
)
_ASKING = frozenset({"cho", "xin"})


def read_until(said: Sentence) -> RequestExtension | None:
    """The wish for more time; None where anything else is said."""
    items, replied = said.items(lexicon()), said.situation.replied_to
    named = tuple(dict.fromkeys(n for item in items for n in item.numbers))
    more = any(item.kind == "length" and item.folded.startswith("them ") for item in items)
    meant = named if named and more else replied if not named and len(replied) == 1 else ()
    if not meant or items[-1].folded == "?":
        return None
    if not any(item.folded.split(" ")[0] in _ASKING and item.has("please", "to") for item in items):
        return None
    if not all(i.kind in ("punct", "date", "length", "numbers") or i.tags & _BESIDE for i in items):
        return None
    dates, lengths = [i for i in items if i.kind == "date"], [i for i in items if i.kind == "length"]
    if len(dates) + len(lengths) != 1:
        return None
    length = length_of(lengths[0]) if lengths else None
    when = when_of(dates, None)
    if length is not None:
        return RequestExtension(meant, days=length.days, working_days=length.working)
    return RequestExtension(meant, when) if when is not None and when.on > said.situation.today else None
