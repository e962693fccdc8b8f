"""A message on its way to being understood: its text, its items, its lines, its tasks."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TypeVar, cast

from chat import intents as i
from chat.intents import Intent, Plain, Several
from chat.registry.codes import registry_codes, with_codes
from chat.registry.known_names import known_words, unit_names
from chat.registry.known_people import Mentions, people_names
from chat.sentences.descriptions import own_unit
from chat.sentences.items import Item
from chat.sentences.scan import Times, scan
from chat.situation import Situation
from language.lexicon import PhraseBook, book
from language.repair import read
from language.tokens import Token, tokenize

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` is even (`language.folding.plain`) and short enough; items point into it."""

    text: str
    tokens: tuple[Token, ...]
    situation: Situation
    _items: dict[int, tuple[Item, ...]] = field(default_factory=dict, compare=False, repr=False)
    _met: list[tuple[Mentions, Times]] = field(default_factory=list, compare=False, repr=False)
    _made: dict[object, object] = field(default_factory=dict, compare=False, repr=False)

    def items(self, lexicon: PhraseBook) -> tuple[Item, ...]:
        """The items by this vocabulary, which lives as long as the program; looked for once."""
        if id(lexicon) not in self._items:
            self._items[id(lexicon)] = self._scanned(lexicon)
        return self._items[id(lexicon)]

    def once(self, make: Callable[["Sentence"], Made]) -> Made:
        """What `make` makes of the sentence, made once however many ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(Made, self._made[make])

    def _scanned(self, lexicon: PhraseBook) -> tuple[Item, ...]:
        situation = self.situation
        if not self._met:
            units, people = unit_names(situation.units), people_names(situation.people)
            met = Mentions(self.tokens, units, people), Times(self.tokens, situation.moment)
            self._met.append(met)
        items = scan(
            self.tokens, lexicon, *self._met[0],
            drafts=bool(situation.open_reviews), bounds=situation.draft_numbers, own=own_unit(situation),
        )  # fmt: skip
        return _assured(items, self.text) if situation.answers_for_a_unit and "á" in self.text else items

    @property
    def has_number(self) -> bool:
        """Whether a number stands in it that is no part of a word."""
        return any(token.kind in ("number", "range") for token in self.tokens)

    @property
    def as_meant(self) -> str:
        """The text with the words of its tokens put right (language/repair.py)."""
        if self.tokens is tokenize(self.text):
            return self.text
        made, end = [], 0
        for token in self.tokens:
            made += [self.text[end : token.start], token.text]
            end = token.end
        return "".join(made) + self.text[end:]

    def between(self, items: Sequence[Item]) -> str:
        """The text from the first item to the last, as typed."""
        return strip(self.text[items[0].start : items[-1].end]) if items else ""


def _assured(items: tuple[Item, ...], text: str) -> tuple[Item, ...]:
    """ "xong rồi á" of who reports: it assures, and asks only of others."""
    return tuple(
        replace(item, tags=(item.tags - {"ask"}) | {"filler", "particle"})
        if n
        and item.has("ask")
        and text[item.start : item.end].casefold() == "á"
        and items[n - 1].folded.split(" ")[-1] in _TOLD
        else item
        for n, item in enumerate(items)
    )


_TOLD = frozenset({"roi", "r", "rui", "xong", "oi", "gui"})


def sentence(text: str, situation: Situation) -> Sentence:
    """The sentence of a text that is even already."""
    tokens = with_codes(text, read(text, known_words(situation)), registry_codes(situation))
    return Sentence(text, tokens, situation)


def strip(text: str) -> str:
    """A piece of text without the punctuation and spaces at its ends."""
    return " ".join(text.split()).strip(" ,;:.-–—\"'“”()").strip()


@cache
def answering() -> PhraseBook:
    """The words by which heads answer."""
    return book("answers")


@cache
def lexicon() -> PhraseBook:
    """Everything that orders and questions are made of."""
    return book("common", "objects", "acts", "asking")


@cache
def reviewing() -> PhraseBook:
    """What the office says of the drafts of an open review."""
    return book("common", "objects", "review")


# A list of what a unit says of its tasks: a line each, or "12: xong, 13: đang làm".

_TASK = r"(?:(?:việc|viec|nhiệm vụ|nhiem vu|nv)(?:\s*(?:số|so))?\s*)"
_LINE = re.compile(
    rf"(?:[-+*•–]|\d{{1,2}}[.)])?\s*{_TASK}?(\d+(?:\s*,\s*\d+)*)\s*(?::|-|–)?\s+(\S.*)", re.IGNORECASE
)
_CUTS = re.compile(rf"\n+|[,;]\s*(?={_TASK}?\d+\s*:)|(?<!\s)\s+(?=\d{{1,2}}[.)]\s+{_TASK}\d)", re.IGNORECASE)
_TOLD_OF_TASKS = (i.Done, i.NotDone, i.InProgress, i.Acknowledge, i.RequestExtension, i.Decline)
_LEAST = 2


def read_lines(said: Sentence, read: Callable[[Sentence], Intent | None]) -> Several | None:
    """What is said of each task, each wholly understood by `read`; None where it is no such list."""
    lines = [line.strip() for line in _CUTS.split(said.text) if line.strip()]
    if len(lines) > _LEAST and _only_leads(lines[0], said):
        lines = lines[1:]
    told = [_LINE.fullmatch(line.rstrip(" .;,")) for line in lines]
    if len(told) < _LEAST or not all(told):
        return None
    made: list[Plain] = []
    for line in told:
        numbers, words = (line[1], line[2]) if line is not None else ("", "")
        meant = read(sentence(f"việc {numbers} {words}", said.situation))
        if not isinstance(meant, _TOLD_OF_TASKS) or not _of_these(meant.numbers, numbers) or _wants(meant):
            return None
        made.append(meant)
    return Several(tuple(made))


def _of_these(meant: Sequence[int], typed: str) -> bool:
    return [str(number) for number in meant] == [each.strip() for each in typed.split(",")]


def _wants(meant: Intent) -> bool:
    """Whether the day of a wish for more time is still to be named."""
    return isinstance(meant, i.RequestExtension) and meant.until is None and not meant.days


def _only_leads(line: str, said: Sentence) -> bool:
    """ "Em báo cáo:"."""
    items = sentence(line, said.situation).items(answering())
    small = all(item.kind == "punct" or item.has("filler", "tells", "own_unit", "course") for item in items)
    return line.endswith(":") and small
