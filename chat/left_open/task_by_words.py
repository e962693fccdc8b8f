"""A task named by its words and by no number: "em xong việc kiểm kê rồi ạ".

The words decide nothing: they are looked for among the tasks that the person may mean, and the number is
asked. What else the sentence says is understood, by the same guard, as with a number in their place.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from chat.acts.frames import QUESTION
from chat.intents import Intent, NeedNumber, Plain
from chat.sentences.items import Item
from chat.sentences.number_words import IN_WORDS
from chat.sentences.sentence import Sentence, answering, lexicon, strip

_NO_TASK = 9999
"""Stands for the task while the rest of the sentence is understood."""
_IN_NO_NAME = frozenset(
    {
        *("negation", "forbidding", "condition", "contrast", "doubt", "will", "except", "others", "ask"),
        *("particle", "please", "self", "because", "until", "to", "of", "done", "perfect", "no_more"),
        *("partly", "retraction", "all", "task"),
        *QUESTION,
    }
)
"""Classes of words that stand beside a task's name and in none."""
_NOUN = re.compile(r"\b(?:viec|nhiem vu|bao cao)$")
_FEW_WORDS = 2
"""So many words name a task where no "việc" says that they do."""
_LONGEST = 12
"""No name is longer; what is, is a text."""


@dataclass(frozen=True, slots=True)
class _Name:
    """Where it stands in the text: from `start`, its noun included, its words from `words` on, to `end`."""

    start: int
    words: int
    end: int


def task_by_words(said: Sentence, read: Callable[[str], Intent]) -> NeedNumber | None:
    """The act whose task is named by words, with them; None where the rest is not wholly understood.

    `read` understands a text in the same situation.
    """
    for name in _names(said):
        before, behind = said.text[: name.start], said.text[name.end :]
        if not _is_of_the_task(read(f"{before}việc {_NO_TASK}{behind}")):
            continue
        asked = read(f"{said.text[: name.words]}{behind}")
        if isinstance(asked, NeedNumber) and asked.partial is not None:
            return replace(asked, words=strip(said.text[name.words : name.end]))
    return None


def _is_of_the_task(meant: Intent) -> bool:
    return isinstance(meant, Plain) and getattr(meant, "numbers", ()) == (_NO_TASK,)


def _names(said: Sentence) -> Iterator[_Name]:
    """What may be a name, the shortest first, so that what can belong to the rest does.

    A "báo cáo" before it may be the verb's.
    """
    items = said.items(lexicon())
    told = {item.start: item for item in said.items(answering())}
    at = 0
    while at < len(items):
        noun = _noun(items[at])
        run = _run(items, at + bool(noun), told) if noun or not items[at].tags else []
        for end in range(1, len(run) + 1):
            if noun or _tells(run[:end]):
                for start in dict.fromkeys(
                    (items[at].end - len(noun), run[0].start) if noun else (run[0].start,)
                ):
                    yield _Name(start, run[0].start, run[end - 1].end)
        at += max(len(run), 1)


def _noun(item: Item) -> str:
    """The "việc", "báo cáo" that ends the item; "" without one."""
    found = _NOUN.search(item.folded) if item.kind == "word" and not item.numbers else None
    return found.group() if found is not None else ""


def _tells(run: Sequence[Item]) -> bool:
    """Whether that many words name something by themselves."""
    return len([word for item in run for word in item.folded.split()]) >= _FEW_WORDS


def _run(items: Sequence[Item], at: int, told: dict[int, Item]) -> list[Item]:
    """The words from there on that a name may hold; a unit's name within it counts among them."""
    found: list[Item] = []
    for item in items[at : at + _LONGEST]:
        answer = told.get(item.start)
        beside = item.has(*_IN_NO_NAME) or (answer is not None and answer.has(*_IN_NO_NAME))
        if beside or item.kind not in ("word", "unit") or (item.kind == "unit" and not found):
            break
        found.append(item)
    numbered = all(word in IN_WORDS for item in found for word in item.folded.split())
    return [] if numbered else found
