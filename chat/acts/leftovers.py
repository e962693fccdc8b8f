"""What stands beside an act's own words: a reason before it, and what only looks accounted for."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from chat.acts.frames import HARMLESS, Slots
from chat.acts.remarks import names_any
from chat.intents.values import Verb
from chat.sentences.free_text import turns
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence, strip
from expressions.names.duty_words import DOUBTFUL_PREDICATES, PREDICATES
from language.folding import fold
from language.lexicon import classes

# Words that only look accounted for in an act, and what a content of a new task says besides.

_COUNTED = frozenset({"muc", "dong", "ban nhap", "du thao"})
_STILL_WAITS = ("dang", "cho ", "doi")


def no_task(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """A number that counts ("bỏ 2 mục", "thêm 2, 3 ngày") or names a draft where the act is on tasks."""
    before = items[n - 1].folded if n else ""
    after = items[n + 1] if n + 1 < len(items) else None
    counts = after is not None and after.folded in _COUNTED and not _introduced(items, n)
    if after is not None and after.folded == "thanh" and not before.endswith((",", "va")):
        listed = "," in slots.sentence.text[items[n].start : items[n].end]
        if slots.numbers or (len(items[n].numbers) > 1 and not listed):
            return True  # "đổi hạn việc 8 12 thành 15/12": the day that it was
    drafts = "draft" in slots.frame.objects
    of_draft = before in _COUNTED and bool(slots.sentence.situation.open_reviews) and not drafts
    spans = n > slots.place and before in ("them", "khoang", "do", "tam") and after is not None
    return counts or of_draft or (spans and after is not None and after.folded == ",")


def _introduced(items: Sequence[Item], n: int) -> bool:
    return bool(n) and items[n - 1].has("task", "draft")


def forbids(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "dung duyet", "khoi duyet": without its mark "đừng" looks like "đúng"."""
    ahead = items[n + 1] if n + 1 < len(items) else None
    typed = slots.sentence.text[items[n].start : items[n].end].casefold()
    if typed == "bo han":
        return True  # "bỏ hẳn", or "bỏ hạn"
    unmarked = typed in ("dung", "khoi")
    return unmarked and ahead is not None and bool(ahead.tags & slots.frame.verbs)


def waits(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "đang đợi duyệt 8" tells of it; "duyệt hết các báo cáo đang chờ" is an order."""
    return n < slots.place and items[n].has("reported") and items[n].folded.startswith(_STILL_WAITS)


def stresses(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "không nhận việc 56 đâu ạ": behind a refusal "đâu" only stresses it."""
    behind = items[n + 1] if n + 1 < len(items) else None
    typed = slots.sentence.text[items[n].start : items[n].end].casefold()
    if typed not in ("đâu", "dau") or n <= slots.place:
        return False
    refuses = items[slots.place].has("refusal", "negation", "decline", "forbidding")
    return refuses and (behind is None or behind.kind == "punct" or behind.has("particle"))


def decides_twice(slots: Slots, items: Sequence[Item]) -> list[Item]:
    """ "duyệt 28, 29 cho gia hạn đến 30/11": the first may be of one, the other of the rest."""
    if slots.frame.verb is not Verb.GRANT:
        return []
    first = next((n for n, item in enumerate(items) if item.has("confirm", "agree")), len(items))
    more = (n for n, item in enumerate(items) if n > first and item.has("grant", "lengthen", "extension"))
    between = [number for item in items[first : next(more, first)] for number in item.numbers]
    return [items[first]] if len(between) > 1 else []


def hands_back(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "trả báo cáo việc 28 về cho BVĐK làm lại": who is to do it again gets it back, and no new task."""
    back = slots.frame.verb is Verb.RETURN and n > slots.place and items[n].has("move")
    return back and any(item.has("redo") for item in items[n + 1 :])


def other_subject(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "giám đốc duyệt 12": somebody else's doing is told, whoever "anh" and "chị" may be."""
    situation = slots.sentence.situation
    asked = n > 0 and items[n - 1].has("please") and items[slots.place].folded.startswith("cho ")
    if asked and not (situation.office or situation.leader):
        return False  # "đề nghị lãnh đạo cho gia hạn việc 27"
    if (
        n < slots.place
        and items[n].has("own_unit", "unit")
        and not slots.frame.subject
        and _several(items, n)
    ):
        return True
    return n == slots.place - 1 and items[n].has("title") and not slots.frame.subject


def _several(items: Sequence[Item], n: int) -> bool:
    """ "các phòng đã nhận việc 12"."""
    before = items[n - 1] if n else items[n]
    return bool(items[n].group) or items[n].folded.startswith(_EVERY) or before.folded in _EVERY_WORDS


_EVERY = ("cac ", "moi ", "tat ca ", "nhung ")
_EVERY_WORDS = frozenset({"cac", "moi", "tat ca", "nhung", "tat ca cac", "toan bo cac"})


def called_a_number(slots: Slots, items: Sequence[Item], n: int) -> bool:
    """ "ong 12": nobody is addressed by a number; it is a slip of another word."""
    unmarked = slots.sentence.text[items[n].start : items[n].end].casefold() in (
        "ong",
        "ba",
        "co",
        "chu",
        "bac",
    )
    behind = items[n + 1] if n + 1 < len(items) else None
    return unmarked and behind is not None and (behind.kind == "numbers" or behind.has("task"))


_ASKED_LAST = frozenset({"ai", "sao", "nao", "may", "nhi", "khong", "chua"})
NOT_TO_DO = frozenset({"da", "dang", "chua", "khong", "ko", "se", "vua", "moi", "van", "bi", "duoc"})
"""What a content does not begin with: it tells of what is done."""


def asks_within(body: Sequence[Item]) -> bool:
    """ "giao CDC làm gì", "giao NVY họp mấy giờ nhỉ"."""
    last = body[-1].folded.split(" ")[-1]
    return last in _ASKED_LAST or any("gi" in item.folded.split(" ") for item in body if item.kind == "word")


def says_more(sentence: Sentence, rest: Sequence[Item], deadline: int | None) -> bool:
    """Whether a further clause is of another unit, or takes something back: "…, Dược để hỏi lại".

    Behind the deadline it must be something to be done as well.
    """
    joints = [
        n for n, x in enumerate(rest) if x.kind == "punct" or x.has("and") or x.folded in ("con", "rieng")
    ]
    for joint, end in pairwise((*joints, len(rest))):
        clause = [item for item in rest[joint + 1 : end] if not item.tags & (HARMLESS | {"of", "own_unit"})]
        if not clause:
            continue
        first, behind = clause[0], clause[1] if len(clause) > 1 else None
        if first.unit is not None or first.kind == "person":
            tells = behind is not None and behind.kind == "word" and not behind.tags & {"to", "until", "coop"}
            if tells or rest[joint].folded == "con":
                return True
        put_off = first.has("promise") and " " in first.folded and not is_duty(clause)
        subject = first.kind == "word" and sentence.text[first.start].isupper() and rest[joint].text != "."
        if subject or put_off or first.has("forbidding", "doubt", "contrast", "quoting", "others"):
            return True
        to_do = is_duty(clause) and first.folded.split(" ")[0] not in NOT_TO_DO
        done = deadline is None or joint < deadline or to_do or first.kind != "word"
        led = first.has("because", "until", "deadline", "to") or any(item.has("coop") for item in clause[:2])
        if not (done or led):
            return True
    return False


@cache
def _duties() -> tuple[str, ...]:
    words = (*PREDICATES, *DOUBTFUL_PREDICATES, *classes("counting")["duties"])
    return tuple(f"{fold(word)} " for word in words)


def is_duty(body: Sequence[Item]) -> bool:
    """Whether what is given begins with a verb of doing, as a task does."""
    return (" ".join(item.folded for item in body[:6]) + " ").startswith(_duties())


def misread_length(body: Sequence[Item]) -> bool:
    """ "thời hạn 5 gnày làm việc", "thời hạn 5 ngày làm liệc": a length of which a word is not read."""
    counted = ("numbers", "quantity", "time")
    pairs = list(pairwise(body))
    told = any(one.has("deadline") and other.kind in counted for one, other in pairs)
    dated = any(item.kind == "date" for item in body)
    split = any(one.kind == "length" and other.folded.split(" ")[0] == "lam" for one, other in pairs)
    return (told and not dated) or split


# A reason that stands before its act: "do thiếu người, xin …", "việc 51 nội dung sơ sài quá, trả lại".

_LEADS = frozenset({"task", "report", "self", "own_unit", "particle", "address", "please", "mine"})
"""What may stand before a reason that comes first: "việc 27 do thiếu người nên …"."""


def leading_reason(slots: Slots, items: Sequence[Item]) -> int:
    """How many items a reason takes that stands before its act, up to a comma or "nên"; 0 where none does."""
    if not slots.frame.reason:
        return 0
    cue = next((n for n, item in enumerate(items[: slots.place]) if item.has("because")), None)
    if cue is None and slots.frame.verb is Verb.RETURN:
        return _leading_complaint(slots, items)
    if cue is None or not all(_leads(item) for item in items[:cue]):
        return 0
    ends = (n for n in range(slots.place - 1, cue + 1, -1) if _ends_reason(items[n]))
    end = next(ends, None)
    if end is None or any(turns(item) for item in items[cue + 1 : end]):
        return 0
    slots.reason = strip(slots.sentence.text[items[cue + 1].start : items[end - 1].end])
    slots.numbers += [number for item in items[:cue] for number in item.numbers]
    foreign = [item for item in items[:cue] if item.unit is not None and not _own(slots, item)]
    slots.left += foreign
    return end + 1


def _leads(item: Item) -> bool:
    """ "việc 21 đã quá hạn hôm thứ hai do …": the task, whose it is, and that it is late."""
    return (
        item.kind in ("numbers", "punct", "unit", "length", "date")
        or bool(item.tags & _LEADS)
        or item.has(*_LATE)
    )


_LATE = ("late", "overdue", "perfect", "past_day")


def _leading_complaint(slots: Slots, items: Sequence[Item]) -> int:
    """ "việc 51 nội dung sơ sài quá, trả lại": what is wrong with it stands between the task and a comma."""
    ends = [n for n, item in enumerate(items[: slots.place]) if item.folded == ","]
    named = next((n for n, item in enumerate(items[: slots.place]) if item.kind == "numbers"), None)
    if not ends or named is None or not all(item.tags & _LEADS for item in items[:named]):
        return 0
    told = items[named + 1 : ends[-1]]
    if not names_any(told, "shortcomings") or any(
        turns(item) or item.kind in ("numbers", "unit", "person") for item in told
    ):
        return 0
    slots.reason = strip(slots.sentence.text[told[0].start : told[-1].end])
    slots.numbers += items[named].numbers
    return ends[-1] + 1


def _ends_reason(item: Item) -> bool:
    return item.folded == "," or item.has("therefore")


def _own(slots: Slots, item: Item) -> bool:
    return item.unit is not None and item.unit.code in slots.sentence.situation.own_units


def behind_the_reason(slots: Slots, items: Sequence[Item]) -> int:
    """The verb's place; in "do mưa lũ kéo dài, xin gia hạn …" the one behind the comma."""
    if not slots.frame.reason:
        return slots.place
    if slots.frame.verb is Verb.RETURN and (acting := _behind_the_fault(slots, items)):
        return acting
    first = next((item for item in items if not item.tags & HARMLESS), items[0])
    if not first.has("because"):
        return slots.place
    comma = next((n for n, item in enumerate(items) if item.folded == "," and n > slots.place), 0)
    later = (n for n, item in enumerate(items) if n > comma and item.has(*slots.frame.verbs))
    return next(later, slots.place) if comma else slots.place


def _behind_the_fault(slots: Slots, items: Sequence[Item]) -> int:
    """ "việc 51 chưa đạt yêu cầu, trả lại": the first says what is wrong, the other acts."""
    if not names_any([items[slots.place]], "faults"):
        return 0
    comma = next((n for n, item in enumerate(items) if item.folded == "," and n > slots.place), 0)
    later = (n for n, item in enumerate(items) if n > comma and item.has(*slots.frame.verbs))
    return next(later, 0) if comma else 0
