""" "bổ sung biên bản nghiệm thu vào báo cáo việc 21": a paper that is announced, whatever it is called."""

from chat.frames import QUESTION
from chat.intents import AddEvidence, Ambiguous, Doubt
from chat.lexicon import lexicon
from chat.sentence import Sentence

_TURNS = (
    "negation", "forbidding", "condition", "contrast", "promise", "will", "doubt", "hedge", "passive",
    "perfect", "others", "later", *QUESTION,
)  # fmt: skip


def read_paper(said: Sentence) -> Ambiguous | None:
    """The paper is offered to be added to the task named; None where that is not plainly meant."""
    items, replied = said.items(lexicon()), said.situation.replied_to
    verb = next((n for n, item in enumerate(items) if item.has("add_evidence")), None)
    numbers = tuple(dict.fromkeys(n for item in items for n in item.numbers))
    meant = numbers or (replied if len(replied) == 1 else ())
    if verb is None or not meant or any(item.has(*_TURNS) or item.folded == "?" for item in items):
        return None
    if not all(item.kind == "punct" or item.tags & _LEADS for item in items[:verb]):
        return None
    return Ambiguous(Doubt.UNREAD, meant, (AddEvidence(meant),))


_LEADS = frozenset({"self", "own_unit", "please", "particle", "address", "hand_over", "was_reported"})
