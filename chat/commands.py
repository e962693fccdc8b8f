"""What the office commands: a verb at the start, or a number and then a verb; several in one message."""

from collections.abc import Sequence

from chat.accounting import conditional
from chat.intents import (
    Ambiguous,
    Doubt,
    Drop,
    DropUndated,
    FixDeadline,
    GiveUnit,
    Intent,
    KeepAlias,
    NeedNumber,
    Pause,
    Received,
    RejectReview,
    Restore,
    Save,
    Several,
)
from chat.lexicon import commanding
from chat.office import make_office
from chat.review import give_by_list, make_review
from chat.scan import Item
from chat.sentence import Sentence, numbers_of
from chat.words_office import COMMANDS

_JOINTS = frozenset({",", ".", "va", "roi", "sau do"})
REVIEW_ACTS = (Drop, DropUndated, FixDeadline, GiveUnit, KeepAlias, Received, RejectReview, Restore, Save)
"""What changes a review; an exception ("bỏ tất cả trừ 3") makes two acts of one."""
_ALONE = ("save", "reject", "review", "next", "prev", "drop", "received_on")


def read_command(sentence: Sentence) -> Intent | None:
    """The office's command or commands, or None where the sentence is none."""
    items = sentence.items(commanding())
    parts = _parts(items)
    read = [_one(sentence, part) for part in parts]
    first = read[0] if read else None
    if len(read) == 1:
        return first
    given: list[Intent] = []
    for part, intent in zip(parts, read, strict=True):
        if intent is None and isinstance(given[-1] if given else None, GiveUnit):
            intent = give_by_list(part)
        if intent is None:
            # A part that is no command: the message as a whole is something else.
            return _one(sentence, items)
        given.extend(intent.intents if isinstance(intent, Several) else (intent,))
    plain = tuple(i for i in given if not isinstance(i, NeedNumber | Ambiguous | Several))
    if len(plain) < len(given):
        return next(i for i in given if isinstance(i, NeedNumber | Ambiguous))
    return Several(plain)


def _parts(items: Sequence[Item]) -> list[tuple[Item, ...]]:
    """The pieces that begin with a command, or with a number after a line's end."""
    parts: list[tuple[Item, ...]] = []
    current: list[Item] = []
    for n, item in enumerate(items):
        line = item.kind == "punct" and item.folded in ("", ";")
        ends = line or item.folded in _JOINTS
        # "giao 1, 2 cho NVY" is one order: its first number has no unit yet.
        given = any(i.unit is not None or i.has("to") for i in current)
        listed = given and (line or item.folded == ",")
        if ends and current and _begins(items, n + 1, listed=listed, line=line):
            parts.append(tuple(current))
            current = []
        elif not (ends and not current):
            current.append(item)
    return [*parts, tuple(current)] if current else parts


def _begins(items: Sequence[Item], at: int, *, listed: bool, line: bool) -> bool:
    rest = [i for i in items[at : at + 12] if not i.has("filler") or i.tags & COMMANDS]
    if not rest:
        return False
    if rest[0].tags & COMMANDS and not rest[0].has("confirm_weak"):
        # Behind a comma a verb without a number belongs to what was said before it.
        return line or rest[0].has(*_ALONE) or any(i.kind == "numbers" for i in rest)
    # "giao 1 cho NVY, 2 cho KHTC"
    follow = [i for i in rest[1:] if not i.has("to") and i.kind != "punct"]
    return listed and rest[0].kind == "numbers" and bool(follow) and follow[0].kind == "unit"


def _one(sentence: Sentence, items: Sequence[Item]) -> Intent | None:
    place = _verb(items)
    if place is None:
        listed = give_by_list(items) if sentence.situation.open_reviews else None
        return None if conditional(sentence, items[0].start, items[-1].end) else listed
    urging = _urging(items, place)
    if urging is not None and items[place].has("resume"):
        # "tiếp tục đôn đốc việc 10" goes on with the urging.
        return make_office(sentence, items[urging:], 0, "urge")
    if urging is not None:
        numbers = numbers_of(items)
        return Ambiguous(Doubt.UNREAD, numbers, (Pause(numbers),) if numbers else ())
    verb = items[place]
    tag = next(iter(sorted(verb.tags & COMMANDS)))
    made = make_review(sentence, items, place, tag)
    if isinstance(made, REVIEW_ACTS) and conditional(sentence, items[0].start, items[-1].end):
        return Ambiguous(Doubt.UNREAD, getattr(made, "drafts", ()))
    return made or make_office(sentence, items, place, tag)


def _urging(items: Sequence[Item], place: int) -> int | None:
    """The place of "nhắc", "đôn đốc" behind a verb that starts or stops something."""
    if not items[place].has("resume", "pause", "cancel"):
        return None
    behind = enumerate(items[place + 1 :], start=place + 1)
    at, item = next(((n, i) for n, i in behind if not i.has("filler", "task")), (0, items[place]))
    return at if at and item.has("urge") else None


def _verb(items: Sequence[Item]) -> int | None:
    """The place of the command: first but for small words, or right after the first numbers."""
    numbers = False
    for n, item in enumerate(items):
        if item.tags & COMMANDS:
            # "ok duyệt 12" approves, "ok 12" may be anything.
            after = items[n + 1] if item.has("confirm_weak") and n + 1 < len(items) else None
            return n + 1 if after is not None and after.tags & COMMANDS else n
        if item.kind == "numbers" and not numbers:
            numbers = True
        elif not (
            item.has("task", "and", "filler") or (item.kind in ("punct", "numbers") and item.folded != "?")
        ):
            return None
    return None
