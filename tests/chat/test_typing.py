"""However it is typed, a sentence means the same, and never another act (a fixed generator)."""

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from chat import Situation
from chat.intents.outcome import described
from chat.reading import understand
from language.folding import fold
from tests.chat.plain_acts import CHANGING, PLAIN
from tests.chat.typing_slips import SEEDS, slip, typed
from tests.chat.understanding import HEAD, OFFICE, REVIEW, rows

TABLES = {
    "answers.txt": HEAD, "questions.txt": OFFICE, "review.txt": REVIEW, "plain_head.txt": HEAD,
    "plain_office.txt": OFFICE, "replies.txt": replace(HEAD, replied_to=(7,)),
}  # fmt: skip
BY_ITS_MARKS = {"12 xong à", "Bộ 3", "12 và 13 xong cả 2 rồi ạ", "anh Minh đã xong"}
"""What only the marks or the capitals of a word tell: without them another thing may well be meant."""
LEAST = 0.97
LEAST_OF_SLIPS = 0.88
_SLOTS = ("tasks", "due", "unit", "units")


@cache
def sentences() -> list[tuple[str, Situation]]:
    """Those of the tables and of the plain acts, one line each and no slash command."""
    found = [(said, where) for table, where in TABLES.items() for said, _ in rows(table)]
    found += [(act.said, act.situation) for act in PLAIN]
    return [
        pair for pair in found if "\n" not in pair[0] and pair[0][0] != "/" and pair[0] not in BY_ITS_MARKS
    ]


@cache
def meaning(said: str, where: Situation) -> tuple[list[str], str]:
    """What would be done at once, and what is meant, done or asked about first."""
    made = described(understand(said, where), where)
    parts = [made, *made.get("also", ())]
    told = [f"{part['intent']} {[part.get(slot) for slot in _SLOTS]}" for part in parts]
    acts = made["acts"] and made["intent"] in CHANGING
    return [fold(part) for part in told] if acts else [], fold(" + ".join(told))


def judged(
    pairs: list[tuple[str, str, str, Situation]],
) -> tuple[Counter[str], Counter[str], list[str], list[str]]:
    """Of (kind, meant, typed, where): all, the same, what means another, what does another."""
    every, same, other, acted = Counter[str](), Counter[str](), list[str](), list[str]()
    for kind, meant, said, where in pairs:
        acts, means = meaning(meant, where)
        acts_now, means_now = meaning(said, where)
        every[kind] += 1
        same[kind] += means == means_now
        other += [f"{kind}: {said} [{meant}] => {means_now}"] if means != means_now else []
        acted += [f"{kind}: {said} [{meant}] => {means_now}"] if acts_now and acts_now != acts else []
    return every, same, other, acted


def test_marks_capitals_telex_and_courtesy_change_no_meaning() -> None:
    """Each sentence in three of the ways, which take turns."""
    pairs = []
    for n, (said, at) in enumerate(sentences()):
        ways = list(typed(said, at.head))
        pairs += [(*ways[(n + m) % len(ways)], said, at) for m in (0, 2, 5)]
    every, same, other, acted = judged([(kind, said, as_typed, at) for kind, as_typed, said, at in pairs])
    figures = {kind: round(same[kind] / every[kind], 3) for kind in every}
    assert min(figures.values()) >= LEAST, "\n".join([str(figures), *other])
    assert not acted, "\n".join([str(figures), *acted])


@pytest.mark.parametrize("half", [0, 1])
def test_a_slip_of_the_thumb_mostly_changes_no_meaning_and_never_the_act(half: int) -> None:
    """Each sentence with one of the seeds; over the sentences all of them come in turn."""
    seeds = list(SEEDS)[half::2]
    pairs = []
    for n, (said, at) in enumerate(sentences()):
        if slipped := slip(said, seeds[n % len(seeds)]):
            pairs.append(("slip", said, slipped, at))
    every, same, other, acted = judged(pairs)
    share = same["slip"] / every["slip"]
    assert share >= LEAST_OF_SLIPS, "\n".join([str(share), *other])
    assert not acted, "\n".join([str(share), *acted])
