"""What of an open review stays, comes back, is divided or saved in part, as clerks say it.

Each is read only where every word of the sentence is of it; what turns or doubts it is left to the frames.
"""

from collections.abc import Callable, Sequence

from chat import intents as i
from chat.intents import Ambiguous, Doubt, Intent, NeedNumber, Several, Which
from chat.review.letterhead import read_letterhead, read_recipients
from chat.review.statements import accounted, numbers_of, read_statement, unaddressed
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence, reviewing, sentence

_AROUND = ("all", "wholly", "out_word", "self_doing", "entrusts", "of", "from", "whole_document", "perfect")


def read_correction(said: Sentence) -> Intent | None:
    """What is to be done with the open review; None where the sentence is of something else."""
    items = unaddressed(said.items(reviewing()))
    if not items:
        return None
    if len(items) > 2 and any(item.has("may_be") for item in items[-_MOST_BEHIND:]):
        return _proposed(said, items)
    for read in _READERS:
        found = read(items)
        if found is not None:
            return _within(found, said)
    back = _taken_back(items, said.situation.left_out)
    if back is not None:
        return _within(back, said)
    return read_letterhead(said, items) or read_recipients(said, items) or read_statement(said, items)


_MOST_BEHIND = 3
_MOST = 3


def _proposed(said: Sentence, items: Sequence[Item]) -> Intent | None:
    """ "mục 2 giao NVY được không?": it is offered, and not done."""
    last = max(n for n, item in enumerate(items) if item.has("may_be"))
    if not accounted([item for item in items[last + 1 :] if item.folded != "?"]):
        return None
    made = read_correction(sentence(said.between(items[:last]), said.situation))
    plain = made is not None and not isinstance(made, Ambiguous | NeedNumber | Several)
    return Ambiguous(Doubt.UNREAD, numbers_of(items), (made,)) if plain else None  # type: ignore[arg-type]


def _within(found: Intent, said: Sentence) -> Intent | None:
    """Only what is of drafts that there are, where it is known which."""
    bounds, drafts = said.situation.draft_numbers, getattr(found, "drafts", ())
    return found if bounds is None or all(bounds[0] <= n <= bounds[1] for n in drafts) else None


def _kept_only(items: Sequence[Item]) -> Intent | None:
    """ "chỉ giữ lại mục 1 và 5", "giữ 2 4 thôi, mấy cái khác dẹp", "ngoài 1 và 5 ra bỏ hết"."""
    numbers = numbers_of(items)
    kept = any(item.has("keeping") for item in items)
    drops = any(item.has("dropping") for item in items)
    rest = any(item.has("remaining", "all", "wholly") for item in items) and drops
    only = any(item.has("only") or item.folded.startswith("chi ") for item in items)
    spared = any(item.has("except") for item in items) and rest
    tags = ("keeping", "only", "remaining", "dropping", "except", "goes_on", *_AROUND)
    if (
        not numbers
        or not ((kept and (only or rest)) or spared)
        or not accounted(items, *tags, kinds=_NUMBERS)
    ):
        return None
    if any(item.has("except") for item in items) and not _spares(items):
        return None
    if not kept and _dropped_by_number(items):
        return None  # "bỏ mục 2, còn lại giữ nguyên" is another thing
    if kept and drops and _dropped_by_number(items):
        return None
    return i.KeepOnly(numbers)


_NUMBERS = ("numbers",)


def _dropped_by_number(items: Sequence[Item]) -> bool:
    """Whether a number stands right behind the dropping: "bỏ 2", not "bỏ hết, giữ 2"."""
    words = [item for item in items if item.kind != "punct" or item.folded == ","]
    for n, item in enumerate(words):
        if item.has("dropping") and not item.has("keeping"):
            ahead = next((x for x in words[n + 1 :] if x.kind != "word" or not x.has(*_NOUNS)), None)
            if ahead is not None and ahead.kind == "numbers":
                return True
    return False


_NOUNS = ("task", "draft", "draft_short", "particle", "order_particle")


def _saved_in_part(items: Sequence[Item]) -> Intent | None:
    """ "ghi nhận từ mục 1 đến mục 5 thôi"; "lưu trừ mục 5"."""
    numbers = numbers_of(items)
    tags = ("saving", "saving_but", "only", "except", "remaining", "dropping", "to", *_AROUND)
    saves = any(item.has("saving", "saving_but") for item in items)
    if not numbers or not saves or not accounted(items, *tags, kinds=_NUMBERS):
        return None
    if any(item.has("except", "saving_but") for item in items[:-1]) and any(
        item.has("only") for item in items
    ):
        return None
    if any(item.has("saving_but", "except") for item in items):
        return i.Save(but=numbers) if _spares(items, "saving_but") else None
    only = any(item.has("only") or item.folded.startswith("chi ") for item in items)
    return i.Save(numbers) if only and not _dropped_by_number(items) else None


def _spares(items: Sequence[Item], *tags: str) -> bool:
    """Whether the one word for "but" stands right before the only numbers."""
    spared = [n for n, item in enumerate(items) if item.has("except", *tags)]
    first = next((n for n, item in enumerate(items) if item.kind == "numbers"), 0)
    between = items[spared[0] + 1 : first] if len(spared) == 1 else ()
    behind = items[first + 1] if first + 1 < len(items) else items[first]
    if behind.has("task", "draft"):
        return False  # "trừ 64 mục" counts
    return len(spared) == 1 and spared[0] < first and all(item.has(*_NOUNS, "all", "of") for item in between)


def _taken_back(items: Sequence[Item], last: tuple[int, ...]) -> Intent | None:
    """ "lấy lại mục vừa bỏ", "ý lộn, trả mục 2 về chỗ cũ"; `last` are what was left out just now."""
    brings = any(item.has("bringing") for item in items) and any(item.has("as_before") for item in items)
    restores = any(item.has("restoring") for item in items) or brings
    just = any(item.has("just_dropped") for item in items)
    slip = any(item.has("slipped") or _by_mistake(item) for item in items)
    numbers = numbers_of(items)
    tags = (
        "restoring",
        "bringing",
        "as_before",
        "just_dropped",
        "slipped",
        "dropping",
        "perfect",
        "past_day",
    )
    if not (restores or (slip and just)) or not accounted(items, *tags, *_AROUND, kinds=_NUMBERS):
        return None
    if not restores:
        return Ambiguous(Doubt.UNREAD, numbers, (i.Restore(numbers),)) if numbers else None
    if not numbers:
        return i.Restore(last, Which.NUMBERS if last else Which.LAST) if just or last else None
    return i.Restore(numbers) if just or slip or brings else None


def _by_mistake(item: Item) -> bool:
    """ "bỏ nhầm", "lỡ xóa"."""
    words = item.folded.split()
    return item.has("just_dropped") and bool({"nham", "lon", "lo"} & set(words))


def _dropped(items: Sequence[Item]) -> Intent | None:
    """ "mục 4 dẹp"; "mục 4 với 5 bỏ, còn lại lưu hết"."""
    numbers = numbers_of(items)
    drops = [
        n for n, item in enumerate(items) if item.has("dropping") and not item.has("keeping", "restoring")
    ]
    saves = [n for n, item in enumerate(items) if item.has("saving")]
    tags = ("dropping", "saving", "remaining", "lies_alike", "needless", "goes_on", *_AROUND)
    if not numbers or len(drops) != 1 or len(saves) > 1 or not accounted(items, *tags, kinds=_NUMBERS):
        return None
    rest = any(item.has("remaining") for item in items)
    behind = [n for n, item in enumerate(items) if item.kind == "numbers" and saves and n > saves[0]]
    if rest != bool(saves) or behind or (saves and saves[0] < drops[0]):
        return None
    if any(item.has("lies_alike") for item in items) and len(numbers) > 1:
        alike = next(n for n, item in enumerate(items) if item.has("lies_alike"))
        named = numbers_of(items[drops[0] : alike if alike > drops[0] else len(items)])
        if not named:  # "mục 6 trùng mục 2, bỏ đi": which of them is asked
            return Ambiguous(Doubt.UNREAD, numbers, tuple(i.Drop((number,)) for number in numbers[:_MOST]))
        numbers = named
    drop = i.Drop(numbers)
    return i.Several((drop, i.Save())) if saves else drop


def _split(items: Sequence[Item]) -> Intent | None:
    """ "mục 3 dài quá, tách làm 2"."""
    place = next((n for n, item in enumerate(items) if item.has("splitting")), None)
    numbered = [n for n, item in enumerate(items) if item.kind == "numbers"]
    tags = ("splitting", "in_parts", "in_two", "in_three", "so_long", "to", "out_word", "as_one", *_AROUND)
    if place is None or not numbered or not accounted(items, *tags, kinds=("numbers", "quantity")):
        return None
    first, more = items[numbered[0]].numbers, [items[n].numbers for n in numbered[1:]]
    counts = [int(item.text) for item in items if item.kind == "quantity" and item.text.isdecimal()]
    counts += [each[0] for each in more if len(each) == 1]
    counts += [2 for item in items[place:] if item.has("in_two") or "doi" in item.folded.split()]
    counts += [3 for item in items[place:] if item.has("in_three") and not item.has("in_two")]
    if len(first) != 1 or len(set(counts)) > 1 or any(len(each) > 1 for each in more):
        return None
    return i.SplitDraft(first[0], counts[0] if counts else 2)


def _merged(items: Sequence[Item]) -> Intent | None:
    """ "mục 2 với mục 4 trùng nhau, gộp lại"."""
    numbers = numbers_of(items)
    tags = ("merging", "into_one", "lies_alike", "to", "as_one", "again", *_AROUND)
    merges = any(item.has("merging") for item in items)
    conditional = any(item.folded == "thi" for item in items)
    if conditional or not merges or len(numbers) < 2 or not accounted(items, *tags, kinds=_NUMBERS):
        return None
    return i.MergeDrafts(numbers)


def _undated(items: Sequence[Item]) -> Intent | None:
    """ "mục 2 không có thời hạn" has none henceforth, "mục 2 chưa có thời hạn" finds fault: that is asked."""
    numbers = numbers_of(items)
    lies = any(item.has("lies_undated", "has_no_deadline") for item in items)
    tags = ("lies_undated", "has_no_deadline", *_AROUND)
    if not numbers or not lies or not accounted(items, *tags, kinds=_NUMBERS):
        return None
    undated = i.FixDeadline(numbers, "", none=True)
    told = any(item.has("has_no_deadline") for item in items)
    return undated if told else Ambiguous(Doubt.UNREAD, numbers, (undated,))


_READERS: tuple[Callable[[Sequence[Item]], Intent | None], ...] = (
    _kept_only,
    _dropped,
    _saved_in_part,
    _split,
    _merged,
    _undated,
)
