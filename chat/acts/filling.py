"""A frame filled in from a sentence: its verb, its object, its slots, and what is left over."""

from collections.abc import Callable, Sequence

from chat.acts.frames import QUOTES, TARGET, ActFrame, Slots
from chat.acts.leftovers import (
    behind_the_reason,
    called_a_number,
    decides_twice,
    forbids,
    hands_back,
    leading_reason,
    no_task,
    other_subject,
    stresses,
    waits,
)
from chat.acts.remarks import explains, turns_the_act
from chat.acts.units import take_person, take_unit
from chat.intents.values import Verb
from chat.sentences.free_text import begins_text, complains, take_reason, take_text, turns
from chat.sentences.items import Item, length_of
from chat.sentences.sentence import Sentence


def fill(frame: ActFrame, sentence: Sentence, items: Sequence[Item]) -> Slots | None:
    """The slots of the frame, or None where its verb, or what it wants beside it, is missing."""
    place = next((n for n, i in enumerate(items) if i.kind == "word" and i.tags & frame.verbs), None)
    if place is None or (frame.wants and not any(i.tags & frame.wants for i in items)):
        return None
    if frame.kinds and not any(i.kind in frame.kinds for i in items):
        return None
    slots = Slots(frame, sentence, place, items)
    slots.place = place = behind_the_reason(slots, items)
    n = slots.begun = leading_reason(slots, items)
    while n < len(items):
        if n > place and begins_text(slots, items, n) and not turns_the_act(slots, items, n):
            take_text(slots, items, n)
            break
        taken = _take(slots, items, n)
        if not taken:
            free = frame.reason == "free" and n > place and slots.meant and not _begins_another(items[n])
            free = free and not explains(items, n)
            if free and complains(slots, items[place + 1 :]):
                numbered = items[n].kind in ("numbers", "quantity") and n - 1 > place
                take_reason(slots, items, n - 1 if numbered and items[n - 1].has("task") else n)
                break  # "mục 4 bỏ trống"
            slots.left.append(items[n])
        n += taken or 1
    slots.left += decides_twice(slots, items)
    known = [each for each in slots.units if each[0].sure]
    slots.units = known or slots.units
    return slots


def _take(slots: Slots, items: Sequence[Item], n: int) -> int:
    """How many items from `n` on are accounted for; 0 for none."""
    item, frame = items[n], slots.frame
    if turns_the_act(slots, items, n):
        return 0
    taker = _TAKERS.get(item.kind)
    if taker is not None:
        return taker(slots, items, n)
    if item.kind == "punct":
        return 0 if item.folded in QUOTES else 1
    if other_subject(slots, items, n) or item.has("ask") or (item.folded == "vong" and n < slots.place):
        return 0  # an "à" asks back; "vong 12" may be "xong"
    if n == 0 and (frame.takes_last or "no_more" in frame.also | frame.wants) and item.has("forbidding"):
        # "khoan, rút lại", "thôi hoàn tác đi"; "đừng hoàn tác" is left over.
        return 1 if _kind(items, 1) == "punct" or item.folded == "thoi" else 0
    own = item.tags & (frame.verbs | {"promise"} & frame.also)
    if (item.has("it") and _last_meant(slots)) or (item.has("only") and _closes(slots, items, n)):
        return 1
    if item.has("promise") and not own and _kind(items, n + 1) == "date":
        return 0  # "để mai", though "để" alone promises nothing
    if "draft" in frame.objects and "numbers" in frame.slots and _outer_draft(slots, items, n):
        return 1
    if stresses(slots, items, n) or hands_back(slots, items, n) or _sent_by_mistake(slots, items, n):
        return 1
    if _takes_that_back(slots, items, n) or _introduces(items, n):
        return 1
    if forbids(slots, items, n) or waits(slots, items, n) or called_a_number(slots, items, n):
        return 0
    if item.tags & frame.accounted:
        slots.tags |= item.tags - ({"only"} if _helped(items, n) else frozenset())
        if item.has("coop", "lead"):
            slots.shared.append(item)
        slots.operator_before |= item.folded.startswith("truoc")
        return 1
    return 0


def _helped(items: Sequence[Item], n: int) -> bool:
    """ "luu giup chi nhe": whom it helps, and no "chỉ"."""
    return n > 0 and items[n].has("address") and items[n - 1].folded.split(" ")[-1] in _HELPS


_HELPS = frozenset({"giup", "ho", "gium", "dum"})


def _sent_by_mistake(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "rút báo cáo 12, em gửi nhầm file": what was sent so, behind another word that takes back."""
    wrong = items[n - 1].has("withdraw") and items[n - 1].folded.endswith((" nham", " lon"))
    return slots.frame.verb is Verb.WITHDRAW and n - 1 > slots.place and wrong and items[n].has("evidence")


def _takes_that_back(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "bấm lộn việc 33, bỏ báo cáo đó": of the same report it is said twice that it goes."""
    report = n + 1 < len(items) and items[n + 1].has("report")
    return slots.frame.verb is Verb.WITHDRAW and items[n].has("take_back") and report


def _introduces(items: Sequence[Item], n: int) -> bool:
    """ "thêm đơn vị phối hợp: TCCB": a colon before what is named."""
    return items[n].folded == ":" and n + 1 < len(items) and items[n + 1].kind in _NAMED


_NAMED = frozenset({"unit", "person", "numbers"})


def _begins_another(item: Item) -> bool:
    """ "trả việc 12 về cho CDC …", "trả lại 12 rồi": no reason begins so."""
    return turns(item) or item.has("move") or item.folded == "roi"


def _closes(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "rút lại 18 thôi", "gia hạn 33 đến 8/12 thôi nhé", "tạm dừng thôi" of what was to be cancelled."""
    asked = slots.sentence.situation.asked or slots.sentence.situation.offered
    last = all(item.kind == "punct" or item.has("particle", "address", "self") for item in items[n + 1 :])
    named = items[n - 1].kind in ("numbers", "date", "length", "time")
    return last and (named or (n == slots.place + 1 and bool(asked)))


def _last_meant(slots: Slots) -> bool:
    """ "gia hạn cho nó đến 18/12": the one task that was shown last."""
    last, replied = slots.sentence.situation.last_query, slots.sentence.situation.replied_to
    if "numbers" not in slots.frame.slots or slots.numbers:
        return False
    if replied or last is None or len(last.tasks) != 1:
        return len(replied) == 1
    slots.numbers.append(last.tasks[0])
    slots.tags.add("it")
    return True


def _outer_draft(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "dòng cuối", "mục đầu tiên" of the open review; "2 dòng cuối" are two."""
    item, bounds = items[n], slots.sentence.situation.draft_numbers
    counted = n > 0 and items[n - 1].kind in ("numbers", "quantity")
    if bounds is None or counted or not item.has("last_draft", "first_draft"):
        return False
    slots.numbers.append(bounds[1] if item.has("last_draft") else bounds[0])
    return True


def _kind(items: Sequence[Item], n: int) -> str:
    return items[n].kind if n < len(items) else ""


def _numbers(slots: Slots, items: Sequence[Item], n: int) -> int:
    item, frame = items[n], slots.frame
    before = items[n - 1] if n else None
    of_paper = before is not None and before.has("document") and not before.has("task", "report")
    more = any(x.kind == "numbers" for x in items[n + 1 :])
    if of_paper and ("doc" not in frame.slots or slots.numbers or more):
        return _doc(slots, items, n)
    if no_task(slots, items, n) or (
        slots.numbers and before is not None and before.folded in ("con", "rieng")
    ):
        return 0  # "duyệt 28, còn 29 …": of the other something else is said
    to_day = before is not None and before.folded in ("den", "toi", "sang", "qua", "het", "den ngay", "ngay")
    if to_day and frame.slots & {"date"} and (slots.numbers or slots.meant):
        return 0
    if before is not None and before.folded == "tu" and "date" in frame.slots and slots.numbers:
        return 0  # "đổi hạn 8 từ 12 thành 15/12": the day that it was
    if _of_the_deadline(slots, items, n):
        return 1
    dateish = item.has("dateish") and "date" in frame.slots
    of_a_period = bool(slots.numbers) and _kind(items, n + 1) == "recurrence"
    if "numbers" not in frame.slots or dateish or of_a_period:
        return 0
    if "except" in slots.tags:
        slots.excepted += item.numbers
        return 1
    if n > slots.place and _names_others_before(items[slots.begun : slots.place]):
        return 0  # "12, 15 và gia hạn 18": what is said of the first is not read
    listed = (
        k
        for k in range(slots.begun, slots.place)
        if items[k].kind == "numbers" and items[k + 1].folded == ","
    )
    ahead = {number for k in listed for number in items[k].numbers}
    if n > slots.place and ahead and not ahead >= set(item.numbers):
        return 0  # "12, duyệt 13"
    if n > slots.place and any(
        item is not x and x.start > items[slots.place].start and x.numbers == item.numbers for x in items[:n]
    ):
        return 0  # "12 và 13, 12 đến 30/11": named twice
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
    if _counts_them(slots, items, n):
        return 1
    return 1 if _of_the_deadline(slots, items, n) else 0


def _counts_them(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "xác nhận 2 báo cáo việc 8 và 22": as many as are named behind it."""
    behind = items[n + 1] if n + 1 < len(items) else None
    named = {number for item in items[n + 1 :] for number in item.numbers}
    told = behind is not None and behind.kind == "word" and bool(behind.tags & slots.frame.objects)
    return told and items[n].text == str(len(named))


def _of_the_deadline(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "số liệu chốt ngày 14" belongs to the deadline before it."""
    told = bool(n) and items[n - 1].has("deadline_word") and "deadline_word" in slots.frame.also
    return told and bool(slots.dates)


def _length(slots: Slots, items: Sequence[Item], n: int) -> int:
    if "length" not in slots.frame.slots or slots.length is not None:
        return 0  # "3 ngày việc 8 và 5 ngày việc 9": which of them is whose must be asked
    dated = items[n].dated
    if dated is not None and dated.counts_from is not None and dated.due is not None:
        return _date(slots, items, n)  # "7 ngày kể từ ngày 02/12"
    slots.length = length_of(items[n])
    slots.spoken.append(items[n])
    return 1 if slots.length is not None else 0


def _doc(slots: Slots, items: Sequence[Item], n: int) -> int:
    if "doc" not in slots.frame.slots or slots.docs:
        return 0  # which of two papers is meant must be asked
    slots.docs.append(items[n].text)
    return 1


def _percent(slots: Slots, items: Sequence[Item], n: int) -> int:
    slots.percent = items[n].text if "percent" in slots.frame.slots else ""
    return 1 if slots.percent else 0


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
    "unit": take_unit,
    "person": take_person,
    "doc": _doc,
    "percent": _percent,
    "code": _code,
}
