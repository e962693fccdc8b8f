"""A message on its way to being understood: its text, its tokens, and its items by a vocabulary."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.lexicon import Lexicon
from chat.scan import Item, scan
from chat.situation import Situation
from chat.units import unit_names
from chat.values import UnitName
from language.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` is even (`language.folding.plain`) and short enough; items point into it."""

    text: str
    tokens: tuple[Token, ...]
    situation: Situation

    def items(self, lexicon: Lexicon) -> tuple[Item, ...]:
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


def units_of(items: Sequence[Item]) -> tuple[UnitName, ...]:
    """The units that the items name, each once."""
    return tuple(dict.fromkeys(i.unit for i in items if i.unit is not None))
