"""The office corrects an open review: drop, restore, deadline, unit, save."""

from collections.abc import Sequence

from chat.dates import read_date
from chat.deadlines import make_deadline
from chat.intents import (
    Ambiguous,
    Doubt,
    Drop,
    DropUndated,
    GiveUnit,
    Intent,
    KeepAlias,
    NeedNumber,
    NextPage,
    Received,
    RejectReview,
    Restore,
    Save,
    Several,
    ShowReview,
    UnitName,
    Verb,
    When,
    Which,
)
from chat.scan import Item
from chat.sentence import Sentence, named_units, numbers_of, says_which, strip, which_of
from language.tokens import tokenize

_SMALL = ("filler", "task", "and", "to")


def make_review(sentence: Sentence, items: Sequence[Item], place: int, tag: str) -> Intent | None:
    """The command on the open review; None where the verb is none, or speaks of tasks."""
    rest = items[place + 1 :]
    situation = sentence.situation
    open_review = bool(situation.open_reviews or situation.replied_review)
    if tag in ("drop", "restore"):
        return _drop_or_restore(items, rest, tag)
    if tag in ("fix", "change"):
        return make_deadline(sentence, items, place, tag) if tag == "fix" or open_review else None
    if tag == "give" and (open_review or says_which(rest)):
        return _give(sentence, items, rest)
    if tag == "received_on":
        return _received(sentence, items, place)
    if tag == "alias":
        return _alias(sentence, items[place], rest)
    if tag in ("save", "reject"):
        if any(i.has("ask", "except") or i.kind in ("numbers", "unit") or _strange(i) for i in rest):
            return None
        return Save() if tag == "save" else RejectReview()
    if tag in ("next", "prev"):
        return NextPage(tag == "prev") if not any(_strange(i) or i.kind == "numbers" for i in rest) else None
    if tag == "review" and not any(_strange(i) for i in rest):
        # "xem lại 12" is said of tasks as well.
        again = items[place].folded.startswith("xem lai") and not open_review
        return None if again else _show(items, place)
    return None


def _strange(item: Item) -> bool:
    return item.kind == "word" and (not item.tags or item.has("ask"))


def _drop_or_restore(items: Sequence[Item], rest: Sequence[Item], tag: str) -> Intent | None:
    which = which_of(rest)
    cut = next((n for n, i in enumerate(items) if i.has("except")), len(items))
    drafts, kept = numbers_of(items[:cut]), numbers_of(items[cut:])
    reason = next((n for n, i in enumerate(rest) if i.has("reason")), len(rest))
    unclear = any(_strange(i) or i.folded == "?" or i.kind in ("date", "unit") for i in rest[:reason])
    rest_of_all = any(i.folded == "con lai" for i in rest)  # "giữ 1-3, bỏ còn lại": none is named
    if rest_of_all or (which is Which.NUMBERS and not drafts):
        return None if unclear else NeedNumber(Verb.DROP if tag == "drop" else Verb.RESTORE)
    if drafts and which is Which.ALL:
        which = Which.NUMBERS  # "bỏ cả 3 và 4"
    make: Drop | Restore | DropUndated = Drop(drafts, which) if tag == "drop" else Restore(drafts, which)
    if tag == "drop" and which is Which.UNDATED:
        make = DropUndated()
    if unclear or (cut < len(items) and not kept):
        return Ambiguous(Doubt.MIXED, drafts, (make,))
    if kept:
        return Several((make, Restore(kept) if tag == "drop" else Drop(kept)))
    return make


def _give(sentence: Sentence, items: Sequence[Item], rest: Sequence[Item]) -> Intent | None:
    if _begins_with_unit(rest) and sum(_strange(i) for i in rest) >= 2:
        return None  # "giao NVY rà soát 12 thủ tục …": a new task, whatever numbers it holds
    drafts, which = numbers_of(items), which_of(rest)
    lead, cooperate = shares(rest)
    if not (lead or cooperate):
        named = typed_unit(sentence, rest)
        lead = (named,) if named is not None else ()
    if drafts and which is Which.ALL:
        which = Which.NUMBERS
    if which is Which.NUMBERS and not drafts:
        return (
            None if any(_strange(i) for i in rest) else NeedNumber(Verb.GIVE, GiveUnit((), lead, cooperate))
        )
    made = GiveUnit(drafts, lead, cooperate, which)
    strange = any(
        i.folded == "?" or (i.has("except", "ask") and not i.has("no_unit", "undated")) for i in rest
    )
    loose = named_units(rest) and any(_strange(i) for i in rest)
    return Ambiguous(Doubt.MIXED, drafts, (made,)) if strange or loose else made


def _begins_with_unit(items: Sequence[Item]) -> bool:
    named = next((i for i in items if not i.has(*_SMALL)), None)
    return named is not None and named.kind == "unit"


def shares(items: Sequence[Item]) -> tuple[tuple[UnitName, ...], tuple[UnitName, ...]]:
    """The units in the lead and those that cooperate ("NVY chủ trì, KHTC phối hợp" as well)."""
    lead: list[UnitName] = []
    cooperate: list[UnitName] = []
    known = [i for i in items if i.unit is not None or i.has("cooperate", "lead")]
    target = lead
    for n, item in enumerate(known):
        before = known[n - 1] if n else None
        after = known[n + 1] if n + 1 < len(known) else None
        if item.unit is not None:
            target.append(item.unit)
        elif item.has("cooperate"):
            suffix = (
                before is not None
                and before.unit is not None
                and (after is None or after.unit is None or before_comma(items, item))
            )
            if suffix and target and before is not None and before.unit is not None:
                target.remove(before.unit)
                cooperate.append(before.unit)
            else:
                target = cooperate
    return tuple(dict.fromkeys(lead)), tuple(dict.fromkeys(cooperate))


def before_comma(items: Sequence[Item], item: Item) -> bool:
    """Whether a comma follows the item."""
    place = list(items).index(item)
    return place + 1 < len(items) and items[place + 1].folded == ","


def typed_unit(sentence: Sentence, items: Sequence[Item]) -> UnitName | None:
    """A unit that is not in the registry, as typed after "cho" or "sang"."""
    for n, item in enumerate(items):
        if item.has("to") and n + 1 < len(items):
            text = strip(sentence.text[item.end : items[-1].end])
            return UnitName(text[:120]) if text else None
    return None


def give_by_list(items: Sequence[Item]) -> Intent | None:
    """ "1-3 NVY", "2 cho KHTC": nothing but numbers and a unit."""
    lead, cooperate = shares(items)
    numbers = numbers_of(items)
    pure = all(
        i.kind in ("numbers", "unit")
        or i.folded in (",", ":", "-", "=", "")
        or i.has(*_SMALL, "cooperate", "lead")
        for i in items
    )
    if pure and numbers and (lead or cooperate) and items[0].kind == "numbers":
        return GiveUnit(numbers, lead, cooperate)
    return None


def _received(sentence: Sentence, items: Sequence[Item], place: int) -> Intent | None:
    tokens = tokenize(sentence.text[items[place].end : items[-1].end][:100])
    today = sentence.situation.today
    for n in range(len(tokens)):
        dated = read_date(tokens, n, today)
        if dated is not None and dated.on is not None:
            on, certain = dated.on, dated.certain
            if dated.month and not dated.has_year and on > today:
                on = on.replace(year=on.year - 1) if (on.month, on.day) != (2, 29) else on
                certain = True
            return Received(When(on, certain))
    return Received(None) if not tokens else None


def _alias(sentence: Sentence, verb: Item, rest: Sequence[Item]) -> Intent | None:
    numbers = numbers_of(rest)
    units = named_units(rest)
    joint = next((i for i in rest if i.folded in ("la", "cho", "=")), None)
    if numbers and not joint:
        return KeepAlias(numbers)
    if joint is not None:
        alias = strip(sentence.text[verb.end : joint.start])
        unit = units[-1] if units else UnitName(strip(sentence.text[joint.end : rest[-1].end])[:120])
        return KeepAlias((), alias, unit) if alias else None
    return NeedNumber(Verb.GIVE) if not rest else None


def _show(items: Sequence[Item], place: int) -> Intent:
    numbers = [n for i in items[place + 1 :] for n in i.numbers] or [
        int(i.text)
        for i in items[place + 1 :]
        if i.kind == "quantity" and i.text.isdecimal() and len(i.text) < 5
    ]
    if items[place].folded in ("trang", "xem trang") or any(i.folded == "trang" for i in items):
        return ShowReview(page=numbers[0] if numbers else None)
    return ShowReview(draft=numbers[0]) if numbers else ShowReview()
