"""Free text in a sentence: a reason behind its cue or before the act, a note, a unit that nobody bears."""

from collections.abc import Sequence
from itertools import pairwise

from chat.acts.frames import HARMLESS, QUESTION, QUOTES, Slots
from chat.acts.remarks import beyond_a_reason, names_any, orders_within
from chat.intents.values import UnitName, Verb
from chat.registry.known_names import unit_names
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence, lexicon, strip
from language.folding import fold

_CUES = frozenset({":", "-", "–", "—", "->", "→", "=", "thanh", "la", "rang"})
"""Behind what a content begins."""


def turns(item: Item) -> bool:
    """Whether a word makes another thing of the text that it stands in."""
    return item.has(
        "condition", "contrast", "reason_turn", "except", "promise", "forbidding", "doubt", *QUESTION
    ) or (item.folded in QUOTES)


def begins_text(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """Whether free text begins here, behind the act."""
    item, frame = items[n], slots.frame
    if frame.content == "rest":
        return True
    if frame.content == "unit":
        named = items[n - 1].has("to") and item.kind in ("word", "code") and not item.tags & frame.accounted
        ahead = items[n + 1] if n + 1 < len(items) else item
        inside = item.unit is None and item.has("own_unit", "unit") and ahead is not item
        inside = inside and ahead.unit is None and ahead.kind != "person"
        if (named or (items[n - 1].has("to") and inside)) and slots.meant and not turns(item):
            return True
    if frame.content in ("behind", "words") and (item.folded in _CUES or _behind_a_cue(items, n)):
        return True
    ahead = items[n + 1] if n + 1 < len(items) else item
    if frame.reason and item.folded == "," and slots.meant and ahead.has("needless"):
        return True  # "bỏ 2, trùng với mục 4"
    if frame.verb is Verb.REFUSE and item.folded == "," and slots.meant and ahead.folded.startswith("gap"):
        return True  # "không đồng ý gia hạn 12, gấp lắm"
    if frame.verb is Verb.EXTENSION and item.folded == "," and slots.meant and _hinders(items[n + 1 :]):
        return bool(slots.dates or slots.length)  # "xin gia hạn 12 đến 30/11, máy hỏng"
    whole = "numbers" not in frame.slots  # "hủy cả phiếu này, chuyển nhầm cơ quan"
    if (
        frame.reason == "clause"
        and item.folded in (",", ":", "-", "–")
        and (slots.meant or slots.units or whole)
    ):
        behind = items[n + 1] if n + 1 < len(items) else None
        return (
            behind is not None
            and (behind.kind == "word" or (behind.kind == "person" and frame.verb is Verb.URGE))
            and (item.folded == ":" or not behind.tags & frame.verbs)
        )
    return bool(frame.reason) and (item.has("because") or _purpose(slots, items, n))


def _hinders(clause: Sequence[Item]) -> bool:
    """ "thiếu số liệu", "các trạm chưa gửi": what stands in the way, and no other task."""
    lacks = any(item.folded.split(" ")[0] == "chua" for item in clause[1:_NEAR])
    return bool(clause) and (clause[0].has("hinders") or lacks) and not any(x.numbers for x in clause)


_NEAR = 5


def complains(slots: Slots, items: Sequence[Item]) -> bool:
    """ "trả lại 18 biểu 2 chưa khớp": without its cue a reason says what is wrong, or what is to be done."""
    return "return" not in slots.frame.verbs or names_any(items, "shortcomings", "remedies")


_NO_PURPOSE = frozenset({"self", "address", "title", "others", "promise", "will", "later", "particle"})


def _purpose(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "để phối hợp với Sở Tài chính" behind the rest says why; "để mai", "để em" put it off."""
    behind = items[n + 1] if n + 1 < len(items) else None
    named = slots.dates or slots.length or not slots.frame.slots & {"date", "length"}
    return (
        items[n].folded == "de"
        and bool(named and slots.meant)
        and behind is not None
        and behind.kind == "word"
        and not behind.tags & _NO_PURPOSE
        and not turns(behind)
    )


def _behind_a_cue(items: Sequence[Item], n: int) -> bool:
    """ "sửa thành …", "ghi lại là …": the verb holds the cue."""
    verb = items[n - 1]
    return (
        verb.kind == "word"
        and verb.has("edit", "rename", "bears_name", "says_name")
        and (verb.has("bears_name", "says_name") or verb.folded.endswith((" thanh", " la", " bang")))
    )


def take_text(slots: Slots, items: Sequence[Item], n: int) -> None:
    """Take the text that begins here into the slots."""
    if slots.frame.content == "unit" and not items[n].has("because"):
        cue = next((k for k in range(n, len(items)) if items[k].has("because")), len(items))
        start, text = items[n].start, slots.sentence.text
        noun = text[:start].rstrip().rpartition(" ")[2]
        start -= len(noun) + 1 if fold(noun) == "phong" else 0  # "cho phòng" is one phrase
        slots.text = strip(text[start : items[cue - 1].end])
        if cue < len(items):
            take_reason(slots, items, cue + 1)
        return
    if slots.frame.content == "rest":
        slots.text = strip(slots.sentence.text[items[n].start : items[-1].end])
        slots.numbers += _tasks_within(items[n:])
        return
    if slots.frame.content and (items[n].folded in _CUES or _behind_a_cue(items, n)):
        begins = items[n].end if items[n].folded in _CUES else items[n].start
        slots.text = strip(slots.sentence.text[begins : items[-1].end])
        slots.left += [item for item in items[n + 1 :][-_LAST_WORDS:] if _only_asks(item)]
        if slots.frame.verb is not Verb.URGE and not slots.sentence.situation.chosen:
            slots.left += orders_within(items[n:])
        if slots.frame.content == "words":
            slots.numbers += _tasks_within(items[n:])
        return
    take_reason(slots, items, n + 1 if items[n].has("because") or items[n].folded == "de" else n)


WITHIN_PAPERS = ("so", "muc", "so hieu")
"""Words for a task that in free text are of papers and their parts: "biểu mẫu số 4"."""


def _tasks_within(items: Sequence[Item]) -> list[int]:
    """The tasks that a note speaks of, behind a word for one or at its start; "biểu mẫu số 4" is none."""
    named = [
        item
        for n, item in enumerate(items)
        if not n or (items[n - 1].has("task", "and") and items[n - 1].folded not in WITHIN_PAPERS)
    ]
    return [number for item in named for number in item.numbers]


def _only_asks(item: Item) -> bool:
    asks = item.has("state") and item.folded.split(" ")[-1] in ("ai", "gi", "sao", "nao")
    return asks or item.has("q_who", "q_what", "q_why")


_LAST_WORDS = 2
"""In so many words at its end a new text asks: "sửa thành gì", "nhắc lại là của ai"."""
_WHETHER = frozenset({"khong", "ko", "chua", "nhi", "sao", "thi sao"})


def take_reason(slots: Slots, items: Sequence[Item], n: int) -> None:
    """The reason is from here to the end; a condition within it turns the act into another."""
    rest = items[n:]
    led = any(i.has("because") for i in rest[:2])
    while rest and (rest[0].has("because") or rest[0].folded in (",", ":", "la", "-", ".", "")):
        rest = rest[1:]
    if not rest:
        return  # "vì …": the reason is still to be asked for
    cue = (n and (items[n - 1].has("because") or items[n - 1].folded == "de")) or items[n].folded in (
        ",",
        ":",
        "-",
        ".",
        "",
        "–",
    )
    if not (cue or sum(i.kind != "punct" for i in rest) > 1):
        slots.left += rest
        return
    slots.reason = strip(slots.sentence.text[rest[0].start : rest[-1].end])
    asks = [i for i in rest if i.folded in ("?", "hay") or i.has("reason_turn")]
    asks += [i for i in rest if i.has("misgiving") and not slots.sentence.situation.chosen]
    if not slots.sentence.situation.chosen:  # "…, 13 vì sai số" is said of another task
        asks += [a for a, b in pairwise(rest) if a.kind == "numbers" and b.has("because")]
    told = [i for i in rest if i.kind != "punct" and not i.has("address")]
    asks += told[-1:] if len(told) > 1 and told[-1].folded in _WHETHER else []
    asks += rest[:1] if rest[0].has("past_day") or rest[0].folded.split(" ")[0] == "lan" else []
    asks += rest[:1] if rest[0].kind == "quantity" and "lan" in rest[min(1, len(rest) - 1)].folded else []
    said = led or (n and items[n - 1].has("because"))
    if _asks_whether(rest) and (not said or rest[0].folded == "co"):
        slots.reason = ""
        asks.append(rest[0])
    if not said and (rest[0].has("retraction", "mistake", "forbidding") or _bare_number(rest)):
        asks.append(rest[0])
    # "…, đề nghị giao đơn vị khác" of who refuses
    suggests = slots.frame.verb is Verb.DECLINE and rest[0].has("please", "request")
    if not said:
        asks += [i for i in rest if i.has("condition", "doubt", "will") or (i.has("others") and not suggests)]
    if not slots.sentence.situation.chosen:
        asks += beyond_a_reason(rest)
    only_asks = all(i.has(*QUESTION, "particle", "address") for i in rest)
    slots.left += asks or (list(rest[:1]) if only_asks else [])


_NOT = frozenset({"khong", "ko", "k", "hong", "chua", "chang"})
_LAST = frozenset({"ta", "nhi", "he", "hi", "ha", "vay", "the", "day"})


def _asks_whether(rest: Sequence[Item]) -> bool:
    """ "trả lại 14 có sớm quá không ta": what ends with "không", or begins with "có" and holds one, asks."""
    words = [item.folded for item in rest if item.kind == "word" and not item.has("address")]
    while len(words) > 1 and words[-1] in _LAST:
        words.pop()
    last = [word.split(" ")[-1] for word in words]
    return bool(last) and (last[-1] in _NOT or (words[0].startswith("co") and not _NOT.isdisjoint(last[1:])))


def _bare_number(rest: Sequence[Item]) -> bool:
    """Whether a number stands in the words that may be a task's as well: "ý tôi là 13"."""
    return any(
        i.kind == "numbers" and not (n and rest[n - 1].kind == "word" and not rest[n - 1].tags & HARMLESS)
        for n, i in enumerate(rest)
    )


def unknown_unit(sentence: Sentence, items: Sequence[Item], at: int) -> tuple[UnitName, int] | None:
    """A code that no unit bears ("CDS", "phòng NVX"), or the noun of several ("bệnh viện"), and its end."""
    return _shared_noun(sentence, items, at) or _unknown_code(sentence, items, at)


def _shared_noun(sentence: Sentence, items: Sequence[Item], at: int) -> tuple[UnitName, int] | None:
    """What the names of several units begin with: "trung tâm y tế huyện"; which of them is asked."""
    start = items[at].start
    tokens = [token for token in sentence.tokens if token.start >= start][:_LONGEST_NOUN]
    names = unit_names(sentence.situation.units)
    for size in range(len(tokens), 0, -1):
        codes = names.of_noun([token.folded for token in tokens[:size]])
        if len(codes) > 1 or (codes and items[at].has("unit_noun")):
            text = sentence.text[start : tokens[size - 1].end]
            behind = at + sum(item.start < start + len(text) for item in items[at:])
            return UnitName(text), behind
    return None


_LONGEST_NOUN = 6  # tokens


def _unknown_code(sentence: Sentence, items: Sequence[Item], at: int) -> tuple[UnitName, int] | None:
    """Letters in capitals, alone or behind "phòng"."""
    noun = items[at].folded in ("phong", "ban", "don vi", "trung tam")
    place = at + 1 if noun else at
    if place >= len(items):
        return None
    typed, shouted = sentence.text[items[place].start : items[place].end], sentence.text.isupper()
    code = typed.isalpha() and typed.isupper() and 1 < len(typed) < 8
    named = noun and typed[:1].isupper()
    if shouted or not (code or named):
        return None
    return UnitName(strip(sentence.text[items[at].start : items[place].end])), place + 1


def turns_within(sentence: Sentence, start: int) -> bool:
    """Whether a condition or a contrast stands in the text from `start` on, as in a reason."""
    return any(i.has("reason_turn") and i.start >= start for i in sentence.items(lexicon()))
