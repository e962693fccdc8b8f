"""Words that only look accounted for, and what is offered where an act was not wholly understood."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from chat import intents as i
from chat.acts.frames import HARMLESS, QUESTION, QUOTES, Slots, object_classes
from chat.intents import Ambiguous, Doubt, Intent, Plain, Several
from chat.intents.values import Verb
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence, strip
from expressions.names.duty_words import DOUBTFUL_PREDICATES, PREDICATES
from language.folding import fold
from language.lexicon import classes

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


_MOST_OFFERS = 3
_CLAUSE_ENDS = frozenset({",", ".", ";", "", "-", "–"})


def asked_about(sentence: Sentence, items: Sequence[Item], filled: list[Slots]) -> Intent | None:
    """What was not wholly understood is asked about, with what fits."""
    filled = [slots for slots in filled if not _within_a_condition(slots)] or filled
    best = filled[0]
    left = best.left
    if not left:
        return None
    last = next(item for item in reversed(items) if item.kind != "punct" or item.folded == "?")
    asks = any(item.has(*QUESTION) or item.folded == "?" for item in left)
    ended = not any(item.folded in _CLAUSE_ENDS for item in items if left[-1].end <= item.start <= last.start)
    if (
        asks
        and ended
        and all(item.has(*QUESTION, "particle", "perfect", "progress") or item.folded == "?" for item in left)
    ):
        return None
    numbers = best.meant
    other = _other_object(best, items)
    if other is not None:
        document = next(
            (x.text or str(x.numbers[0]) for x in items if x.start >= other.end and (x.text or x.numbers)), ""
        )
        offer = (i.AskDirective(document),) if document and other.has("document") else ()
        return Ambiguous(Doubt.NOT_A_TASK, (), offer)
    if not numbers:
        return next((whole for slots in filled if (whole := _whole_asked(slots)) is not None), None)
    readings: list[Plain] = []
    for slots in filled:
        made = _offer(slots)
        if made is not None and made not in readings:
            readings.append(made)
    begins = left[0].end if left[0].has("contrast") else left[0].start
    behind = strip(sentence.text[begins : items[-1].end])
    if readings and isinstance(readings[0], i.Confirm) and behind:
        readings.insert(1, i.Return(numbers, _without_turn(behind, left)))
    return Ambiguous(Doubt.UNREAD, numbers, tuple(readings[:_MOST_OFFERS]))


def _within_a_condition(slots: Slots) -> bool:
    """ "giao 1 cho NVY nếu họ đồng ý": the verb of a condition orders nothing."""
    before = slots.items[: slots.place]
    condition = max((n for n, item in enumerate(before) if item.has("condition")), default=None)
    ended = condition is not None and any(
        item.folded in _CLAUSE_ENDS or item.folded == "thi" for item in before[condition:]
    )
    return condition is not None and not ended


_OF_THE_WHOLE = (i.Save, i.RejectReview, i.Urge)


def _whole_asked(slots: Slots) -> Intent | None:
    """ "gửi để biết, bỏ cả bản rà soát": what is done to the review as a whole names no number."""
    if any(item.has("forbidding", "negation", "except", "others") for item in _beside_the_verb(slots)):
        return None
    made = slots.frame.make(slots)
    unnamed = isinstance(made, i.Urge) and made.unit is None
    return Ambiguous(Doubt.UNREAD, (), (made,)) if isinstance(made, _OF_THE_WHOLE) and not unnamed else None


def _offer(slots: Slots) -> Plain | None:
    """The act as it may be offered: not against a negation, and not for a unit that nobody knows."""
    if any(item.has("forbidding", "negation", "except", "others") for item in _beside_the_verb(slots)):
        return None
    if not slots.meant:
        return None
    made = slots.frame.make(slots)
    if isinstance(made, i.Cancel) and any(item.unit is not None for item in slots.left):
        return None  # "bỏ Thanh tra khỏi phối hợp việc 12"
    return None if made is None or isinstance(made, Several | Ambiguous | i.Wish) else made


def _beside_the_verb(slots: Slots) -> list[Item]:
    """What is left over in the verb's own clause: "nhắc 5, chưa thấy nộp" negates nothing.

    Nor does what stands in a condition ("nếu họ đồng ý"); "thôi bỏ việc 41 đi" makes up one's mind.
    """
    ends = [
        n
        for n, item in enumerate(slots.items)
        if (item.kind == "punct" and item.folded in _CLAUSE_ENDS)
        or item.has("condition")
        or item.folded == "thi"
    ]
    first = max((n for n in ends if n < slots.place), default=-1)
    last = min((n for n in ends if n > slots.place), default=len(slots.items))
    own = {id(item) for item in slots.items[first + 1 : last]}
    mild = (
        slots.left[0] if slots.left and slots.left[0].folded == "thoi" and not slots.left[0].start else None
    )
    return [item for item in slots.left if id(item) in own and item is not mild]


def _without_turn(text: str, left: Sequence[Item]) -> str:
    return "" if left[0].has("condition", "promise", *QUESTION) else strip(text)


def _other_object(slots: Slots, items: Sequence[Item]) -> Item | None:
    """What stands between the verb and its number where it is no task: a link, a code, a document."""
    wrong = object_classes() - slots.frame.objects - slots.frame.also - {"finished", "extension", "request"}
    if not slots.frame.objects:
        return None
    left = {id(item) for item in slots.left}
    for item in items[slots.place + 1 :]:
        if item.kind == "numbers" and id(item) not in left:
            return None
        if item.kind in ("code", "doc") and id(item) in left:
            return item
        if id(item) in left and item.tags & wrong:
            return item
        if item.has("condition", "contrast", "task") or item.folded in QUOTES:
            return None
    return None


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
