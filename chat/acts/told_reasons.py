"""The reason that a unit gives with its answer: where it begins and ends, and if it is of lateness."""

from collections.abc import Sequence
from itertools import pairwise

from chat.sentences import clause_signs as signs
from chat.sentences.clauses import Clause
from chat.sentences.items import Item
from chat.telling.progress import leading_cause
from language.tokens import marks, tokenize


def cut_reason(items: Sequence[Item], text: str) -> tuple[Sequence[Item], Sequence[Item]]:
    """The items before "vì …" and those after, where the reason follows what was said."""
    said = False
    if (led := leading_cause(items)) is not None:
        return led
    behind = _behind_lateness(items)
    if behind:
        return (*items[: behind[0]], *items[behind[1] :]), items[behind[0] + 1 : behind[1]]
    for n, item in enumerate(items):
        if said and item.has("reason"):
            before = items[n - 1]
            marked = any(marks(token.text) for token in tokenize(text))
            accented_or_late = (
                item.folded != "do" or marked or before.has("late") or before.kind in ("punct", "numbers")
            )
            if accented_or_late:
                return items[:n], items[n + 1 :]
        said = said or item.has("done", "sent", "done_weak", "partial", "neg")
    return items, ()


def _behind_lateness(items: Sequence[Item]) -> tuple[int, int] | None:
    """ "việc 18 quá hạn ba ngày do …, phòng vẫn đang làm": where the reason begins, and where it ends."""
    cue = next((n for n, item in enumerate(items) if item.has("reason")), 0)
    if not cue or not any(item.has("late") for item in items[:cue]):
        return None
    comma = max((n for n, item in enumerate(items) if item.folded in (",", ";") and n > cue), default=0)
    rest = Clause(tuple(items[comma + 1 :]))
    if not comma or not rest.items or any(i.has(*signs.COMPLETION, "neg") for i in items[:cue]):
        return None
    return (cue, comma) if signs.under_way(rest) and signs.plainly_told(rest) else None


def is_no_reason(reason: Sequence[Item]) -> bool:
    """Whether the words behind "vì" only ask, or doubt the report."""
    goes_on = any(a.folded == "," and b.folded.startswith("dang") for a, b in pairwise(reason))
    return goes_on or any(i.has("ask", "unsure") and i.folded != "may" for i in reason)  # "máy hỏng"


def of_lateness(items: Sequence[Item], first: Item) -> bool:
    """Whether a reason is that of being late: "xong 7, chậm vì …"; of being done there is none."""
    return any(
        item.has("late") or item.folded.startswith(_LATE_CUES) for item in items if item.start < first.start
    )


_LATE_CUES = ("ly do", "li do", "giai trinh", "nguyen nhan")
