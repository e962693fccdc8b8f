"""A frame filled in from a sentence: its verb, its object, its slots, and what is left over."""

from collections.abc import Callable, Sequence

from chat.frames import HARMLESS, OWNER, QUESTION, QUOTES, SOURCE, TARGET, ActFrame, Slots
from chat.items import Item
from chat.lexicon import lexicon
from chat.sentence import Sentence, strip
from chat.times import length_of
from language.folding import fold

_COLON = frozenset({":", "-", "–", "—", "->", "→", "="})


def fill(frame: ActFrame, sentence: Sentence, items: Sequence[Item]) -> Slots | None:
    """The slots of the frame, or None where its verb, or what it wants beside it, is missing."""
    place = next((n for n, i in enumerate(items) if i.kind == "word" and i.has(*frame.verbs)), None)
    if place is None or (frame.wants and not any(i.has(*frame.wants) for i in items)):
        return None
    if frame.kinds and not any(i.kind in frame.kinds for i in items):
        return None
    slots = Slots(frame, sentence, place, items)
    n = 0
    while n < len(items):
        if n > place and _begins_text(slots, items, n):
            _take_text(slots, items, n)
            break
        taken = _take(slots, items, n)
        if not taken:
            if frame.reason == "free" and n > place and slots.meant and not _turns(items[n]):
                _take_reason(slots, items, n)
                break
            slots.left.append(items[n])
        n += taken or 1
    return slots


def _turns(item: Item) -> bool:
    return item.has(
        "condition", "contrast", "reason_turn", "except", "promise", "forbidding", "doubt", *QUESTION
    ) or (item.folded in QUOTES)


def _begins_text(slots: Slots, items: Sequence[Item], n: int) -> bool:
    item, frame = items[n], slots.frame
    if frame.content == "rest":
        return True
    if frame.content == "unit":
        named = items[n - 1].has("to") and item.kind in ("word", "code") and not item.tags & frame.accounted
        ahead = items[n + 1] if n + 1 < len(items) else item
        inside = item.unit is None and item.has("own_unit", "unit") and ahead is not item
        inside = inside and ahead.unit is None
        if (named or (items[n - 1].has("to") and inside)) and slots.meant and not _turns(item):
            return True
    if frame.content == "behind" and (item.folded in _COLON or item.folded in ("thanh", "la", "rang")):
        return True
    if frame.reason == "clause" and item.folded in (",", ":", "-", "–") and slots.meant:
        behind = items[n + 1] if n + 1 < len(items) else None
        return (
            behind is not None
            and behind.kind == "word"
            and (item.folded == ":" or not behind.tags & frame.verbs)
        )
    return not (not frame.reason or not item.has("because"))


def _take_text(slots: Slots, items: Sequence[Item], n: int) -> None:
    if slots.frame.content == "unit" and not items[n].has("because"):
        cue = next((k for k in range(n, len(items)) if items[k].has("because")), len(items))
        start, text = items[n].start, slots.sentence.text
        noun = text[:start].rstrip().rpartition(" ")[2]
        start -= len(noun) + 1 if fold(noun) == "phong" else 0  # "cho phòng" is one phrase
        slots.text = strip(text[start : items[cue - 1].end])
        if cue < len(items):
            _take_reason(slots, items, cue + 1)
        return
    if slots.frame.content == "rest":
        slots.text = strip(slots.sentence.text[items[n].start : items[-1].end])
        slots.numbers += [number for item in items[n:] for number in item.numbers]
        return
    if slots.frame.content and not items[n].has("because"):
        slots.text = strip(slots.sentence.text[items[n].end : items[-1].end])
        return
    _take_reason(slots, items, n + 1 if items[n].has("because") else n)


def _take_reason(slots: Slots, items: Sequence[Item], n: int) -> None:
    """The reason is from here to the end; a condition within it turns the act into another."""
    rest = items[n:]
    led = any(i.has("because") for i in rest[:2])
    while rest and (rest[0].has("because") or rest[0].folded in (",", ":", "la", "-", ".", "")):
        rest = rest[1:]
    if not rest:
        return  # "vì …": the reason is still to be asked for
    cue = (n and items[n - 1].has("because")) or items[n].folded in (",", ":", "-", ".", "", "–")
    if not (cue or sum(i.kind != "punct" for i in rest) > 1):
        slots.left += rest
        return
    slots.reason = strip(slots.sentence.text[rest[0].start : rest[-1].end])
    asks = [i for i in rest if i.folded == "?" or i.has("reason_turn")]
    said = led or (n and items[n - 1].has("because"))
    if not said and (rest[0].has("retraction", "mistake") or _bare_number(rest)):
        asks.append(rest[0])
    only_asks = all(i.has(*QUESTION, "particle", "address") for i in rest)
    slots.left += asks or (list(rest[:1]) if only_asks else [])


def _bare_number(rest: Sequence[Item]) -> bool:
    """Whether a number stands in the words that may be a task's as well: "ý tôi là 13"."""
    return any(
        i.kind == "numbers" and not (n and rest[n - 1].kind == "word" and not rest[n - 1].tags & HARMLESS)
        for n, i in enumerate(rest)
    )


def _take(slots: Slots, items: Sequence[Item], n: int) -> int:
    """How many items from `n` on are accounted for; 0 for none."""
    item, frame = items[n], slots.frame
    taker = _TAKERS.get(item.kind)
    if taker is not None:
        return taker(slots, items, n)
    if item.kind == "punct":
        return 0 if item.folded in QUOTES else 1
    if _other_subject(slots, items, n):
        return 0
    if item.has("promise") and "promise" not in frame.also and _kind(items, n + 1) == "date":
        return 0  # "để mai", though "để" alone promises nothing
    if item.tags & frame.accounted:
        slots.tags |= item.tags
        if item.has("coop", "lead"):
            slots.shared.append(item)
        slots.operator_before |= item.folded.startswith("truoc")
        return 1
    return 0


def _kind(items: Sequence[Item], n: int) -> str:
    return items[n].kind if n < len(items) else ""


def _other_subject(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "giám đốc duyệt 12": somebody else's doing is told, whoever "anh" and "chị" may be."""
    return n == slots.place - 1 and items[n].has("title") and not slots.frame.subject


def _numbers(slots: Slots, items: Sequence[Item], n: int) -> int:
    item = items[n]
    before = items[n - 1] if n else None
    of_paper = before is not None and before.has("document") and not before.has("task", "report")
    if of_paper and ("doc" not in slots.frame.slots or slots.numbers):
        return _doc(slots, items, n)
    to_day = before is not None and before.folded in ("den", "toi", "sang", "qua", "het", "den ngay", "ngay")
    if to_day and slots.frame.slots & {"date"} and (slots.numbers or slots.meant):
        return 0
    if _of_the_deadline(slots, items, n):
        return 1
    dateish = item.has("dateish") and "date" in slots.frame.slots
    if "numbers" not in slots.frame.slots or dateish:
        return 0
    if "except" in slots.tags:
        slots.excepted += item.numbers
        return 1
    if n > slots.place and _names_others_before(items[: slots.place]):
        return 0  # "12, 15 và gia hạn 18": what is said of the first is not read
    if slots.units and slots.numbers and slots.units[-1][1] == TARGET:
        return 0  # "chuyển 1 cho Phòng Khu vực 3": the 3 is no task
    slots.numbers += item.numbers
    return 1


def _names_others_before(items: Sequence[Item]) -> bool:
    first = next((n for n, item in enumerate(items) if item.kind == "numbers"), len(items))
    return any(item.has("and") for item in items[first:])


def _date(slots: Slots, _items: Sequence[Item], n: int) -> int:
    if "date" not in slots.frame.slots or (n < slots.place and not slots.frame.subject):
        return 0  # "mai duyệt gia hạn 12" says when it will be done
    slots.dates.append(_items[n])
    slots.spoken += [
        *([_items[n - 1]] if n and _items[n - 1].folded in ("truoc", "trong") else []),
        _items[n],
    ]
    return 1


def _time(slots: Slots, items: Sequence[Item], n: int) -> int:
    if "date" not in slots.frame.slots:
        return 0
    slots.clock = items[n]
    return 1


def _quantity(slots: Slots, items: Sequence[Item], n: int) -> int:
    if "count" in slots.frame.slots and items[n].text.isdecimal():
        slots.counted.append(int(items[n].text))
        return 1
    return 1 if _of_the_deadline(slots, items, n) else 0


def _of_the_deadline(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "số liệu chốt ngày 14" belongs to the deadline before it."""
    told = bool(n) and items[n - 1].has("deadline_word") and "deadline_word" in slots.frame.also
    return told and bool(slots.dates)


def _length(slots: Slots, items: Sequence[Item], n: int) -> int:
    if "length" not in slots.frame.slots:
        return 0
    slots.length = length_of(items[n])
    slots.spoken.append(items[n])
    return 1 if slots.length is not None else 0


def _unit(slots: Slots, items: Sequence[Item], n: int) -> int:
    item, frame = items[n], slots.frame
    if item.unit is None:
        return 0
    situation = slots.sentence.situation
    own = item.unit.code in situation.own_units or (
        situation.office and item.folded.startswith(("van phong", "vp"))
    )
    before = items[n - 1 if n else n]
    if n < slots.place and not (frame.subject or own or before.has("of", "to", "from", "give")):
        return 0
    if not item.unit.sure and not own:
        return 0  # "phòng dược": an act asks which unit that is
    if "unit" not in frame.slots:
        return 1 if own or (n > slots.place and item.folded.startswith(("van phong", "vp"))) else 0
    if own and n < slots.place and not _role(items, n) and not frame.subject:
        return 1  # "văn phòng xác nhận 12"
    slots.units.append((item.unit, _role(items, n)))
    slots.shared.append(item)
    return 1


def _role(items: Sequence[Item], n: int) -> str:
    for before in reversed(items[max(0, n - 3) : n]):
        if before.folded in ("tu", "khoi"):
            return SOURCE
        if before.has("to") and not before.has("of"):
            return TARGET
        if before.has("of"):
            return OWNER
        if before.unit is not None or not before.has("and", "unit", "particle"):
            break
    return ""


def _person(slots: Slots, items: Sequence[Item], n: int) -> int:
    item = items[n]
    if "person" in slots.frame.slots and item.person is not None:
        slots.persons.append(item.person)
        return 1
    # Who is spoken to, behind the act: "duyệt 12 nhé chị Lan".
    named = slots.numbers or slots.units or items[n - 1].has("particle")
    return 1 if n > slots.place and named and n >= len(items) - 2 else 0


def _doc(slots: Slots, items: Sequence[Item], n: int) -> int:
    if "doc" not in slots.frame.slots or slots.docs:
        return 0  # which of two papers is meant must be asked
    slots.docs.append(items[n].text)
    return 1


def _percent(slots: Slots, items: Sequence[Item], n: int) -> int:
    if "percent" not in slots.frame.slots:
        return 0
    slots.percent = items[n].text
    return 1


def _code(slots: Slots, items: Sequence[Item], n: int) -> int:
    if "code" not in slots.frame.slots:
        return 0
    slots.codes.append(items[n].text or items[n].folded)
    return 1


_TAKERS: dict[str, Callable[[Slots, Sequence[Item], int], int]] = {
    "numbers": _numbers,
    "date": _date,
    "time": _time,
    "length": _length,
    "recurrence": _date,
    "quantity": _quantity,
    "unit": _unit,
    "person": _person,
    "doc": _doc,
    "percent": _percent,
    "code": _code,
}


def turns_within(sentence: Sentence, start: int) -> bool:
    """Whether a condition or a contrast stands in the text from `start` on, as in a reason."""
    return any(i.has("reason_turn") and i.start >= start for i in sentence.items(lexicon()))
