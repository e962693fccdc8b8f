"""The office corrects an open review: drop, restore, deadline, unit, save."""

from collections.abc import Sequence

from bot.understand.clauses import unique
from bot.understand.dates import read_date
from bot.understand.deadline_typed import read_deadline
from bot.understand.intents import (
    Ambiguous,
    ChangeDeadline,
    Doubt,
    Drop,
    DropUndated,
    FixDeadline,
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
from bot.understand.scan import Item
from bot.understand.sentence import Sentence, strip, units_of
from bot.understand.tokens import tokenize

_SMALL = ("filler", "task", "and", "to")


def make_review(sentence: Sentence, items: Sequence[Item], place: int, tag: str) -> Intent | None:
    """The command on the open review; None where the verb is none, or speaks of tasks."""
    rest = items[place + 1 :]
    situation = sentence.situation
    open_review = bool(situation.open_reviews or situation.replied_review)
    if tag in ("drop", "restore"):
        return _drop_or_restore(items, rest, tag)
    if tag in ("fix", "change"):
        return _deadline(sentence, items, place, tag) if tag == "fix" or open_review else None
    if tag == "give" and (open_review or _says_which(rest)):
        return _give(sentence, items, rest)
    if tag == "received_on":
        return _received(sentence, items[place])
    if tag == "alias":
        return _alias(sentence, items[place], rest)
    if tag in ("save", "reject"):
        if any(i.has("ask", "except") or i.kind in ("numbers", "unit") or _strange(i) for i in rest):
            return None
        return Save() if tag == "save" else RejectReview()
    if tag in ("next", "prev"):
        return NextPage(tag == "prev") if not any(_strange(i) or i.kind == "numbers" for i in rest) else None
    if tag == "review" and not any(_strange(i) for i in rest):
        return _show(items, place)
    return None


def _strange(item: Item) -> bool:
    return item.kind == "word" and (not item.tags or item.has("ask"))


def numbers_of(items: Sequence[Item]) -> tuple[int, ...]:
    """All numbers, each once."""
    return unique(n for item in items for n in item.numbers)


def _says_which(items: Sequence[Item]) -> bool:
    return any(i.has("no_unit", "undated") for i in items)


def _which(items: Sequence[Item]) -> Which:
    if any(i.has("undated") for i in items):
        return Which.UNDATED
    if any(i.has("no_unit") for i in items):
        return Which.NO_UNIT
    return Which.ALL if any(i.has("all") for i in items) else Which.NUMBERS


def _drop_or_restore(items: Sequence[Item], rest: Sequence[Item], tag: str) -> Intent | None:
    which = _which(rest)
    cut = next((n for n, i in enumerate(items) if i.has("except")), len(items))
    drafts, kept = numbers_of(items[:cut]), numbers_of(items[cut:])
    reason = next((n for n, i in enumerate(rest) if i.has("reason")), len(rest))
    unclear = any(_strange(i) or i.folded == "?" or i.kind in ("date", "unit") for i in rest[:reason])
    if which is Which.NUMBERS and not drafts:
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


def _deadline(sentence: Sentence, items: Sequence[Item], place: int, tag: str) -> Intent | None:
    """The first numbers are the drafts, what follows is the deadline."""
    verb = items[place]
    before = numbers_of(items[:place])
    at = place + 1
    which = Which.NUMBERS
    drafts = list(before)
    while (
        not before
        and at < len(items)
        and (
            items[at].kind in ("numbers", "punct")
            or items[at].has("task", "and")
            or (not drafts and items[at].has("all", "undated"))
        )
    ):
        if items[at].folded == "?":
            return None
        which = _which(items[at : at + 1]) if items[at].has("all", "undated") else which
        drafts += items[at].numbers
        at += 1
    phrase = _phrase(sentence.text[items[at].start :]) if at < len(items) else ""
    if (verb.folded == "han" and not (drafts and phrase)) or (verb.folded == "thoi han" and not phrase):
        return None
    if any(i.folded == "?" or (i.has("ask") and not i.has("undated")) for i in items[at:]) and not phrase:
        return None
    if not drafts and which is Which.NUMBERS:
        return NeedNumber(Verb.FIX_DEADLINE if tag == "fix" else Verb.CHANGE_DEADLINE)
    return _fix_or_change(sentence, unique(drafts), which, phrase, tag)


def _phrase(text: str) -> str:
    """The deadline as typed, without "thành", "sang", "là" before it."""
    words = strip(text).split()
    while words and words[0].casefold() in (
        "thành",
        "thanh",
        "sang",
        "là",
        "la",
        "về",
        "ve",
        "cho",
        "hạn",
        "han",
        ":",
        "->",
        "=",
    ):
        words = words[1:]
    return " ".join(words)


def _fix_or_change(
    sentence: Sentence, numbers: tuple[int, ...], which: Which, phrase: str, tag: str
) -> Intent:
    situation = sentence.situation
    body, reason = split_reason(phrase)
    typed = read_deadline(body, situation.today)
    fix = FixDeadline(numbers, body, typed.on, typed.operator, typed.recurrence, typed.none, which)
    change = ChangeDeadline(numbers, typed.on, typed.operator, reason)
    if situation.replied_review or which is not Which.NUMBERS:
        return fix
    if not situation.open_reviews or (situation.replied_to and tag == "change"):
        return change
    low, high = situation.draft_numbers or (0, 0)
    if all(low <= n <= high for n in numbers):
        # "đổi hạn" is said of tasks as well, and the number may be either.
        return fix if tag == "fix" else Ambiguous(Doubt.DRAFT_OR_TASK, numbers, (fix, change))
    return change


def split_reason(phrase: str) -> tuple[str, str]:
    """A phrase and the reason behind "vì", "do", "lý do"."""
    for token in tokenize(phrase):
        if token.folded in ("vi", "do", "ly", "li", "boi") and token.start:
            reason = phrase[token.end :]
            for word in ("do", "là", "la", "vì", "vi"):
                reason = strip(reason).removeprefix(word + " ")
            return strip(phrase[: token.start]), strip(reason)
    return phrase, ""


def _give(sentence: Sentence, items: Sequence[Item], rest: Sequence[Item]) -> Intent | None:
    drafts, which = numbers_of(items), _which(rest)
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
    loose = units_of(rest) and any(_strange(i) for i in rest)
    return Ambiguous(Doubt.MIXED, drafts, (made,)) if strange or loose else made


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


def _received(sentence: Sentence, verb: Item) -> Intent | None:
    tokens = tokenize(sentence.text[verb.end :][:100])
    today = sentence.situation.today
    for n in range(len(tokens)):
        dated = read_date(tokens, n, today)
        if dated is not None and dated.on is not None:
            on = dated.on
            if dated.month and not dated.has_year and on > today:
                on = on.replace(year=on.year - 1) if (on.month, on.day) != (2, 29) else on
            return Received(When(on, dated.certain))
    return Received(None) if not tokens else None


def _alias(sentence: Sentence, verb: Item, rest: Sequence[Item]) -> Intent | None:
    numbers = numbers_of(rest)
    units = units_of(rest)
    joint = next((i for i in rest if i.folded in ("la", "cho", "=")), None)
    if numbers and not joint:
        return KeepAlias(numbers)
    if joint is not None:
        alias = strip(sentence.text[verb.end : joint.start])
        unit = units[-1] if units else UnitName(sentence.after(joint)[:120])
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
