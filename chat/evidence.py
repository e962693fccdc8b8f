"""The document that proves a result: "số 45/BC-NVY ngày 20/11", "cv số 45"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from chat.scan import Item
from chat.values import When
from chat.verdicts import nearest


@dataclass(frozen=True, slots=True)
class Evidence:
    """Number and date of the result's document, where they were given."""

    number: str = ""
    on: When | None = None


def mark_papers(items: Sequence[Item], replied: bool) -> tuple[Item, ...]:
    """A number after "cv", "báo cáo số" is that of a document; so is "số 45" before a date, after a task."""
    marked = list(items)
    seen_task = replied
    named = any(i.kind == "doc" for i in items)
    for n, item in enumerate(marked):
        if item.kind != "numbers":
            continue
        before = _before(marked, n)
        after = marked[n + 1] if n + 1 < len(marked) else None
        dated = (
            before is not None
            and before.folded == "so"
            and seen_task
            and after is not None
            and after.kind == "date"
        )
        if before is not None and ((before.has("paper") and not named) or dated) and len(item.numbers) == 1:
            marked[n] = replace(item, kind="doc", numbers=())
        else:
            seen_task = True
    return tuple(marked)


def _before(items: Sequence[Item], at: int) -> Item | None:
    """The item before, past ":" and past a "số" that follows a word for a document."""
    place = at - 1
    while place >= 0 and items[place].folded in (":", "so") and place > 0:
        if items[place].folded == "so" and not items[place - 1].has("paper"):
            break
        place -= 1
    return items[place] if place >= 0 else None


def find_evidence(items: Sequence[Item], today: date) -> Evidence:
    """The first document's number, and the date that follows it."""
    for n, item in enumerate(items):
        if item.kind != "doc":
            continue
        for follower in items[n + 1 : n + 5]:
            dated = follower.dated
            if dated is None or dated.on is None:
                continue
            if dated.has_year or not dated.month:
                return Evidence(item.text, When(dated.on))
            on = nearest(dated.day, dated.month, today)
            return Evidence(item.text, When(on, certain=on <= today) if on else None)
        return Evidence(item.text)
    return Evidence()
