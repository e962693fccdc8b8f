"""A message on its way to being understood: its text, its items, of which tasks it speaks and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chat.clauses import each_once
from chat.intents import Ambiguous, Doubt, Intent, NeedNumber, Plain, Verb, Which
from chat.lexicon import PhraseBook
from chat.scan import Item, scan
from chat.situation import Situation, unit_names
from chat.values import UnitName
from language.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` is even (`language.folding.plain`) and short enough; items point into it."""

    text: str
    tokens: tuple[Token, ...]
    situation: Situation

    def items(self, lexicon: PhraseBook) -> tuple[Item, ...]:
        """The items by this vocabulary."""
        return scan(self.tokens, lexicon, unit_names(self.situation.units), self.situation.today)

    def between(self, items: Sequence[Item]) -> str:
        """The text from the first item to the last, as typed."""
        return strip(self.text[items[0].start : items[-1].end]) if items else ""


def sentence(text: str, situation: Situation) -> Sentence:
    """The sentence of a text that is even already."""
    return Sentence(text, tokenize(text), situation)


def strip(text: str) -> str:
    """A piece of text without the punctuation and spaces at its ends."""
    return " ".join(text.split()).strip(" ,;:.-–—\"'“”()").strip()


def named_units(items: Sequence[Item]) -> tuple[UnitName, ...]:
    """The units that the items name, each once."""
    return tuple(dict.fromkeys(i.unit for i in items if i.unit is not None))


def numbers_of(items: Sequence[Item]) -> tuple[int, ...]:
    """All numbers, each once."""
    return each_once(n for item in items for n in item.numbers)


def says_which(items: Sequence[Item]) -> bool:
    """Whether the drafts without a unit or without a deadline are meant."""
    return any(i.has("no_unit", "undated") for i in items)


def which_of(items: Sequence[Item]) -> Which:
    """Which drafts the items speak of; NUMBERS where none but numbers are named."""
    if any(i.has("undated") for i in items):
        return Which.UNDATED
    if any(i.has("no_unit") for i in items):
        return Which.NO_UNIT
    return Which.ALL if any(i.has("all") for i in items) else Which.NUMBERS


def on_tasks(
    sentence: Sentence,
    numbers: tuple[int, ...],
    verb: Verb,
    make: Callable[[tuple[int, ...]], Plain],
    *,
    unsure: bool = False,
) -> Intent | None:
    """The act on these tasks, or on that of the replied message; `unsure` asks."""
    replied = sentence.situation.replied_to
    meant = numbers or (replied if len(replied) == 1 else ())
    if unsure:
        return Ambiguous(Doubt.UNREAD, meant, (make(meant),)) if meant else None
    if meant:
        return make(meant)
    if replied:
        return Ambiguous(Doubt.WHICH_TASK, replied, tuple(make((n,)) for n in replied))
    return NeedNumber(verb, make(()))


def head_and_reason(
    sentence: Sentence, items: Sequence[Item], place: int, *, free: bool
) -> tuple[Sequence[Item], str]:
    """The items up to the reason, and the reason: behind "vì", or, where `free`, behind the last number."""
    for n, item in enumerate(items):
        if n > place and item.has("reason"):
            return items[:n], strip(sentence.text[item.end : items[-1].end])
    if free:
        last = max((n for n, i in enumerate(items) if i.kind == "numbers"), default=place)
        first = min((n for n, i in enumerate(items) if i.kind == "numbers"), default=place)
        # Numbers further on belong to the reason: only the first run of them are tasks.
        run = first
        while run < last and (
            items[run + 1].kind in ("numbers",)
            or items[run + 1].has("and", "task")
            or items[run + 1].folded == ","
        ):
            run += 1
        end = _past_unit(items, max(run, place))
        rest = items[end + 1 :]
        if all(i.has("filler") or i.kind == "punct" for i in rest):
            return items[: end + 1] if not any(i.folded == "?" for i in rest) else items, ""
        if any(i.has("ask") for i in rest[-1:]) or any(i.folded == "?" for i in rest):
            return items, ""
        return items[: end + 1], strip(sentence.text[items[end].end : items[-1].end])
    return items, ""


def _past_unit(items: Sequence[Item], at: int) -> int:
    """The place of the unit right behind the numbers ("trả lại 12 của NVY …"), or `at`."""
    for n in range(at + 1, min(at + 3, len(items))):
        if items[n].unit is not None:
            return n
        if not items[n].has("filler"):
            break
    return at
