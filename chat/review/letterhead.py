"""The letterhead of the document under review, corrected in any form: "số vb sai rồi, 21/SNV-TC mới đúng"."""

from collections.abc import Sequence
from itertools import pairwise

from chat import intents as i
from chat.intents import DocumentField, Intent, Plain, Several, When
from chat.review.statements import accounted
from chat.sentences.items import Item, nearest, shown_back
from chat.sentences.sentence import Sentence, strip

_FIELDS = (
    ("doc_number_day", ()),
    ("doc_number", (DocumentField.NUMBER,)),
    ("doc_day", (DocumentField.DAY,)),
)
_TEXTS = (
    ("doc_signer", DocumentField.SIGNER),
    ("doc_issuer", DocumentField.ISSUER),
    ("doc_subject", DocumentField.SUBJECT),
)
_AROUND = (
    *("correcting", "faulty", "right_one", "rather", "to", "of", "document", "self_doing", "doc_number"),
    *("doc_day", "doc_number_day", "past_day", "progress", "giving", "mistake", "until"),
)
_TURNS = (
    "denied",
    "instead",
    "negation",
    "forbidding",
    "condition",
    "contrast",
    "doubt",
    "hedge",
    "will",
    "except",
    "others",
)
_ASKS = ("q_which", "q_whom", "q_number", "q_day", "q_told")
_MOST_IN_FRONT = 6
_LEADS = frozenset({":", "=", "->", "-", "–", "la", "thanh", "do"})


def read_letterhead(said: Sentence, items: Sequence[Item]) -> Intent | None:
    """A part or parts of the letterhead with what they are to be; None where it is of something else."""
    return _number_and_day(said, items) or _text(said, items)


def _number_and_day(said: Sentence, items: Sequence[Item]) -> Intent | None:
    named = any(item.has("doc_number", "doc_day", "doc_number_day") for item in items)
    if not named or not accounted(items, *_AROUND, kinds=("doc", "date", "numbers")):
        return None
    made: list[Plain] = []
    values = [item for item in items if item.kind in ("doc", "numbers")]
    if values:
        number = _meant(items, values)
        named_so = any(item.has("doc_number", "doc_number_day") for item in items)
        if (
            number is None
            or not named_so
            or _of_another(items, number)
            or _only_names(items)
            or (number.kind == "numbers" and len(number.numbers) != 1)
        ):
            return None
        made.append(i.EditDocument(DocumentField.NUMBER, said.between([number])))
    dates = [item for item in items if item.kind == "date"]
    if dates:
        day = _meant(items, dates)
        when = _when(said, day) if day is not None else None
        if when is None or not (values or any(item.has("doc_day") for item in items)):
            return None
        made.append(i.EditDocument(DocumentField.DAY, "", when))
    if not made:
        return None
    return made[0] if len(made) == 1 else Several(tuple(made))


def _only_names(items: Sequence[Item]) -> bool:
    """ "công văn số 45/UBND ngày 18/11/2026" is a document's name; with a word of correcting it is more."""
    names = [item.folded for item in items if item.has("doc_number")]
    by_name = all(name.endswith(" so") and "nay" not in name for name in names)
    marked = any(item.has("correcting", "faulty", "right_one", "rather", "doc_number_day") for item in items)
    return by_name and not marked and not any(item.folded in ("la", ":", "=") for item in items)


def _meant(items: Sequence[Item], values: Sequence[Item]) -> Item | None:
    """The one that is right: the only one, or the last of two behind "thành" or before "mới đúng"."""
    if len(values) == 1:
        return values[0]
    places = [n for n, item in enumerate(items) if item in values]
    between, behind = items[places[0] + 1 : places[1]], items[places[1] + 1 :]
    changed = any(item.has("faulty") or item.folded in ("thanh", "sang", "la") for item in between)
    right = any(item.has("rather") and not item.has("right_one") for item in between)
    right = right or any(item.has("right_one", "rather") for item in behind)
    return values[-1] if len(values) == 2 and (changed or right) else None


def _when(said: Sentence, item: Item) -> When | None:
    """A day without a year is the one nearest to today: a document is hardly of next year."""
    dated = item.dated
    if dated is None or dated.due is None:
        return None
    if not dated.has_year:
        return When(nearest(dated.due, said.situation.today))
    return When(dated.due, not shown_back(dated) or dated.due <= said.situation.today)


def _text(said: Sentence, items: Sequence[Item]) -> Intent | None:
    """Signer, issuer, subject: behind the name of the part and a cue stands what it is to be."""
    place = next((n for n, item in enumerate(items) if item.has(*(tag for tag, _ in _TEXTS))), None)
    if place is None or place > _MOST_IN_FRONT or not accounted(items[:place], *_AROUND):
        return None
    part = next(part for tag, part in _TEXTS if items[place].has(tag))
    start = _past_the_paper(items, place + 1)
    while start < len(items) and (
        items[start].folded in _LEADS
        or items[start].has("correcting", "right_one", "faulty", "rather", "self_doing")
        or (items[start].kind == "punct" and items[start].folded == ",")
        or (items[start].has("particle") and items[start].folded != "cai")
    ):
        start += 1
    end = _end(items, start)
    value = items[start:end]
    if (
        not value
        or not _is_led(said, items[place:start], value)
        or any(item.has(*_ASKS) or item.folded == "?" for item in items[place:])
    ):
        return None
    turned = value if part is not DocumentField.SUBJECT else value[:1]
    if any(_turns(said, item) for item in (*turned, *items[end:])):
        return None
    return i.EditDocument(part, strip(said.between(value)))


def _past_the_paper(items: Sequence[Item], start: int) -> int:
    """ "người ký phát hành công văn này là …": what was issued says nothing of who it was."""
    end = start
    while end < len(items) and items[end].has("issuing", "whole_document", "document"):
        end += 1
    return end if end < len(items) and items[end].folded in _LEADS else start


def _is_led(said: Sentence, front: Sequence[Item], value: Sequence[Item]) -> bool:
    """Whether a cue stands before what it is to be; a name needs none ("người ký Trần Văn Tám")."""
    led = front[0].folded.endswith((" la", " boi")) or any(
        item.folded in _LEADS or item.has("right_one") or item.folded.endswith((" la", " thanh", " bang"))
        for item in front
    )
    name = value[0].kind == "person" or said.text[value[0].start].isupper()
    again = any(item.folded in _LEADS - {"-", "–"} for item in value[1:])
    return (led or name) and not (again and not front[0].has("doc_subject"))


def _turns(said: Sentence, item: Item) -> bool:
    """Whether a word makes another thing of it; "Tám" in a name is no "tạm"."""
    named = said.text[item.start].isupper() and not said.text.isupper()
    return item.has(*_TURNS) and not (named and item.start > 0)


def _end(items: Sequence[Item], start: int) -> int:
    """Where the value ends: a last clause that only asks for the correcting is none of it."""
    end = len(items)
    while end > start and (items[end - 1].kind == "punct" or _closes(items[end - 1])):
        end -= 1
    cut = next((n for n in range(end - 1, start, -1) if items[n].folded == ","), None)
    if cut is not None and accounted(items[cut + 1 : end], *_AROUND):
        return cut
    return end


def _closes(item: Item) -> bool:
    return item.has("particle", "order_particle", "right_one", "rather") and item.kind == "word"


def _of_another(items: Sequence[Item], number: Item) -> bool:
    """ "công văn 26 số văn bản là 45/UBND": a document is named that need not be the one in hand."""
    named = (b for a, b in pairwise(items) if a.has("document") and b.kind == "numbers")
    return number.kind == "doc" and any(each is not number for each in named)


def read_recipients(_: Sentence, items: Sequence[Item]) -> Intent | None:
    """ "đưa CDC vào nơi nhận", "nơi nhận thiếu CDC, thêm vô", "bỏ CDC khỏi nơi nhận"."""
    if not any(item.has("doc_recipients") for item in items):
        return None
    units = tuple(dict.fromkeys(item.unit for item in items if item.unit is not None))
    tags = ("doc_recipients", "taking_off", "out_word", "from", "all", *_AROUND)
    if not units or not accounted(items, *tags, kinds=("unit",)) or not all(unit.sure for unit in units):
        return None
    out = any(item.has("taking_off") and not item.has("correcting") for item in items)
    return i.EditRecipients(units, out)
