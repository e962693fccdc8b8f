"""An answer made ready to be read; how far a task has got, told in free words behind a colon."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from chat.intents import InProgress
from chat.sentences.clause_signs import OFFICE_UNITS, QUOTES
from chat.sentences.clauses import Clause, each_once, mark_papers, split_clauses
from chat.sentences.descriptions import OWN
from chat.sentences.items import Item
from chat.sentences.numbers import is_half, with_shares, without_numbered_parts
from chat.sentences.sentence import Sentence, answering
from chat.sentences.sentence import sentence as made
from chat.telling.claims import Claim, Telling, claim
from language.folding import fold
from language.lexicon import classes, folded

_SMALL = frozenset({"filler"})
_ISSUED_BEFORE = 3
"""Items between "số phát hành" and the number at most."""


def told_items(sentence: Sentence) -> tuple[Item, ...]:
    """The items by the words of answers."""
    items = _some(_topics(with_shares(_own_unit_small(sentence))))
    items = tuple(item for n, item in enumerate(items) if not (_points(items, n) or _about(items, n)))
    items = without_numbered_parts(_without_count(items))
    if items and items[-1].has("helps") and any(item.has("done") for item in items):
        items = items[:-1]  # "chốt xong việc 60 giùm"
    papers = mark_papers(_named_papers(items), bool(sentence.situation.replied_to))
    return _issued(without_recording(papers))


def _without_count(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "xong 3 việc: 14, 15, 19": how many they are, before they are named."""
    colon = next((n for n, item in enumerate(items) if item.folded == ":"), 0)
    named = [number for item in items[colon:] for number in item.numbers]
    place = next((n for n, item in enumerate(items[:colon]) if item.kind == "quantity"), None)
    if place is None or items[place].text != str(len(named)):
        return items
    return tuple(item for n, item in enumerate(items) if n not in (place, colon))


def _about(items: Sequence[Item], n: int) -> bool:
    """ "tầm 30 phần trăm", "khoảng 60%"."""
    return (
        items[n].folded in folded("courtesy", "so_much")
        and n + 1 < len(items)
        and items[n + 1].kind == "percent"
    )


def _points(items: Sequence[Item], n: int) -> bool:
    """ "xong roi do", "gui r do, …": đó, and neither "dở" nor a reason."""
    behind = items[n + 1] if n + 1 < len(items) else None
    ends = behind is None or behind.kind == "punct"
    return ends and n > 0 and items[n].folded == "do" and items[n - 1].has("perfect")


def _own_unit_small(sentence: Sentence) -> tuple[Item, ...]:
    """The items; the person's own unit is no other that is spoken of, nor is a colleague in it who did it."""
    own, people = sentence.situation.own_units, sentence.situation.people
    items = sentence.items(answering())
    named = {item.person.code for item in items if item.person is not None}
    colleagues = {person.code for person in people if person.unit in own} if named else frozenset()
    return tuple(
        replace(item, kind="word", tags=item.tags | OWN)
        if (item.unit is not None and item.unit.code in own)
        or (item.person is not None and item.person.code in colleagues and _does(items, n))
        else item
        for n, item in enumerate(items)
    )


def _does(items: Sequence[Item], n: int) -> bool:
    """Whether somebody named did it: "anh Bảo làm xong", and not "của anh Bảo", "chờ anh Bảo"."""
    behind = items[n + 1] if n + 1 < len(items) else None
    led = n > 0 and (
        items[n - 1].has("waiting", "handed", "sent") or items[n - 1].folded in ("cua", "cho", "voi")
    )
    return not led and behind is not None and behind.has("done", "perfect", "done_weak", "sent")


def _some(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "đang gom số liệu mấy trạm": before what is counted "mấy" is "some", where nothing else asks."""
    asks = [n for n, item in enumerate(items) if item.has("ask")]
    n = asks[0] if len(asks) == 1 else len(items)
    counts = n and n + 1 < len(items) and items[n].folded == "may" and items[n + 1].has("counted")
    if not counts or not any(item.has("neg", "partial", "perfect") for item in items[:n]):
        return items
    return (*items[:n], replace(items[n], tags=_SMALL), *items[n + 1 :])


def _names_one(items: tuple[Item, ...], n: int) -> bool:
    return any(item.kind == "numbers" or item.has("task") for item in items[n : n + 1])


def _topics(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "việc 20 thì xong rồi", "8 xong, 20 thì chưa": behind a task of which nothing is said."""
    made, said = list(items), False
    for n, item in enumerate(items):
        begins = not n or items[n - 1].kind == "punct"
        if item.folded == "con" and begins and _names_one(items, n + 1):
            made[n] = replace(item, tags=_SMALL)  # "…, còn việc 20 thì xong rồi"
        if item.kind == "punct" or item.folded in ("con", "rieng"):
            said = False
        elif item.folded == "thi" and n and items[n - 1].kind == "numbers" and not said:
            made[n] = replace(item, tags=_SMALL)
        said = said or item.has("done", "sent", "cond")
    return tuple(made)


def without_closing(sentence: Sentence) -> Sentence:
    """ "…, nhờ Văn phòng xác nhận giúp em": what the office is to do with an answer says nothing of it.

    Nor does "báo cáo lại:" before it.
    """
    again = _told_again(sentence)
    if again:
        return without_closing(made(sentence.text[again:].strip(), sentence.situation))
    if all(token.folded not in _PARTS and token.kind != "break" for token in sentence.tokens):
        return sentence
    items = _own_unit_small(sentence)
    parted = (n for n, item in enumerate(items) if item.kind == "punct" and item.folded in _PARTS)
    last = max(parted, default=0)
    end = len(items)
    while end > last and items[end - 1].kind == "punct" and items[end - 1].folded != "?":
        end -= 1
    tail = items[last + 1 : end]
    because = next((n for n, item in enumerate(tail) if item.has("reason")), len(tail))
    tail = tail[:because]  # "mong Văn phòng thông cảm vì …"
    only_told = bool(tail) and all(item.has("tells", "filler") for item in tail)  # "…, xin báo cáo."
    asked = only_told or any(item.has("safe", "closes") for item in tail)
    asked = asked and all(
        item.has("safe", "closes", "beside_record", "helps", "filler", "own_unit", "tells")
        or item.folded.startswith(OFFICE_UNITS)
        or item.person is not None
        for item in tail
    )
    if not (asked and any(item.has(*_ANSWERS) for item in items[:last])):
        return sentence
    return made(sentence.between(items[:last]), sentence.situation)


def _told_again(sentence: Sentence) -> int:
    """Where the text begins behind "em xin báo cáo lại:"; 0 where it does not begin so."""
    colon = next((token for token in sentence.tokens[:_LONGEST_LEAD] if token.text == ":"), None)
    said = [token.folded for token in sentence.tokens if colon is not None and token.start < colon.start]
    while said and said[-1] in folded("courtesy", "helped"):
        said.pop()  # "cập nhật giúp em: …"
    told = next((k for k in (3, 2) if " ".join(said[-k:]) in folded("courtesy", "told_again")), 0)
    led = bool(told) and set(said[:-told]) <= set(folded("courtesy", "leads_again"))
    return colon.end if colon is not None and led else 0


_LONGEST_LEAD = 8
_ANSWERS = ("done", "sent", "done_weak", "extend", "decline", "withdraw", "received")
_PARTS = frozenset({",", ";", ".", "", "-", "–"})


def _named_papers(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "Kết luận thanh tra số 57/KL-TTr": a unit in the name of a paper is not who is spoken of."""
    return tuple(
        replace(item, kind="word", tags=_SMALL, unit=None)
        if item.kind == "unit"
        and items[n - 1 if n else n].has("paper")
        and any(after.kind == "doc" for after in items[n + 1 : n + 3])
        else item
        for n, item in enumerate(items)
    )


def records(items: Sequence[Item]) -> bool:
    """Whether it is asked to keep down that something is done: "đánh dấu việc 12 đã hoàn thành"."""
    done = next((n for n, item in enumerate(items) if item.has("done")), 0)
    return any(item.has("record", "tells") for item in items[:done])


def says_only_done(items: Sequence[Item]) -> bool:
    """Whether nothing stands in it but tasks, that they are done, and words that say nothing."""
    return any(item.has("done") for item in items) and all(
        item.kind == "numbers"
        or item.has("done", "perfect")
        or (item.kind == "punct" and item.folded == ",")
        or (item.kind == "word" and _small_words().issuperset(item.folded.split()))
        for item in items
    )


@cache
def _small_words() -> frozenset[str]:
    """What says nothing, whether a message reports, orders or asks."""
    said = classes("common")
    small = {fold(phrase) for name in ("particle", "self") for phrase in said[name]}
    return frozenset(small & {fold(phrase) for phrase in classes("answers")["filler"]} | {"viec"})


def without_recording(items: Sequence[Item]) -> tuple[Item, ...]:
    """ "đề nghị Văn phòng ghi nhận việc 12 đã hoàn thành": who is asked to keep it, and how, says nothing.

    "báo" and "báo cáo" are as well what is to be done: with them only "giúp em" says nothing.
    """
    if not records(items):
        return tuple(items)
    done = next(n for n, item in enumerate(items) if item.has("done"))
    kept = any(item.has("record") for item in items[:done])
    if kept and not any(item.has("perfect") for item in items):
        recorded = next(n for n, item in enumerate(items) if item.has("record"))
        # "anh đánh dấu hoàn thành việc 9 giúp em": who is to keep it.
        addressed = folded("common", "address")
        items = [item for n, item in enumerate(items) if n >= recorded or item.folded not in addressed]
    small = ("record", "beside_record", "helps") if kept else ("helps",)
    return tuple(
        replace(item, kind="word", tags=_SMALL)
        if item.has(*small) or (kept and item.unit and item.folded.startswith(OFFICE_UNITS))
        else item
        for item in items
    )


def _issued(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """With a number of issue what was "trình ký" is signed, and sent."""
    issued = any(
        item.has("issued") and any(x.kind == "doc" for x in items[n + 1 : n + 1 + _ISSUED_BEFORE])
        for n, item in enumerate(items)
    )
    if not issued:
        return items
    return tuple(replace(i, tags=(i.tags - {"handed"}) | _SMALL) if i.has("handed") else i for i in items)


_OPENS = ("course", "task", "filler", "record", "sent", "object", "own_unit")
_SAYS_MORE = (Claim.DONE, Claim.NOT_DONE, Claim.ASK, Claim.PROMISED, Claim.RECEIVED)


def read_course(sentence: Sentence, items: Sequence[Item]) -> InProgress | None:
    """The progress told; None where the words behind the colon ask, doubt or say more than that."""
    colon = next((n for n, item in enumerate(items) if item.folded == ":"), len(items))
    head, tail = Clause(tuple(items[:colon])), Clause(tuple(items[colon + 1 :]))
    replied = sentence.situation.replied_to
    numbers = each_once(head.numbers) or (replied if len(replied) == 1 else ())
    known = all(i.kind in ("numbers", "punct") or i.has(*_OPENS) for i in head.items)
    told_of = head.has("course") or (
        bool(tail.items) and tail.items[0].folded.startswith(("dang ", "con dang"))
    )
    if not (tail.items and told_of and numbers and known):
        return None
    if tail.has("ask", "turn", "unsure", "contrast", "done") or any(
        i.folded in QUOTES or i.folded == "?" for i in tail.items
    ):
        return None
    told = Telling(sentence.situation.moment, bool(replied))
    if any(claim(clause, told) in _SAYS_MORE for clause in split_clauses(tail.items)):
        return None
    return InProgress(numbers, sentence.between(tail.items), percent_of(tail.items))


def leading_cause(items: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]] | None:
    """ "do mưa bão nên việc 8 chưa xong": what is told behind "nên", and the reason before it."""
    first = next((n for n, item in enumerate(items) if not item.has("filler")), len(items))
    so = next((n for n, item in enumerate(items) if item.folded == "nen"), 0)
    if first >= so or not items[first].has("reason"):
        return None
    why = items[first + 1 : so]
    doubts = any(item.has("ask", "unsure", "turn", "done") or item.numbers for item in why)
    return None if doubts or not why else (items[so + 1 :], why)


def percent_of(items: Sequence[Item]) -> float | None:
    """How much is done, where a percentage is said."""
    text = next((i.text for i in items if i.kind == "percent"), "").rstrip("% ").replace(",", ".")
    half = is_half(items)
    return float(text) if text else 50.0 if half else None
