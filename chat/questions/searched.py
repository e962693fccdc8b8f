"""What a question looks for by its words, who issued it, and a unit that nobody knows."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain

from chat.questions.asked_part import KNOWN, STANDS
from chat.questions.question import Question
from chat.sentences.items import Item
from chat.sentences.sentence import strip
from language.folding import fold
from language.lexicon import classes
from language.tokens import marks

_UNIT_NOUNS = frozenset(
    {"phong", "ban", "trung tam", "benh vien", "chi cuc", "don vi", "khoa", "so", "huyen", "vu"}
)

_ISSUERS = (
    "ubnd",
    "uy ban",
    "bo",
    "tinh uy",
    "hdnd",
    "chinh phu",
    "thu tuong",
    "so",
    "cuc",
    "thanh pho",
    "ban",
)

_ENDS_WORDS = frozenset(
    {kind for kind, _ in STANDS if kind not in ("done", "returned", "cancelled")}
    | {"q_who", "q_count", "q_yesno", "excel", "by_unit", "by_directive", "please", "still"}
)

_ENDS_TOPIC = _ENDS_WORDS | {
    "q_what", "q_when", "q_why", "of", "due", "mine", "self", "given", "state", "done",
    "returned", "cancelled",
}  # fmt: skip
_BEFORE_WORDS = frozenset(
    {"filler", "particle", "task", "document", "about", "please", "address", "report", "of"}
)

_NARROWS = frozenset(
    {kind for kind, _ in STANDS}
    | {
        "due",
        "dated",
        "undated",
        "no_unit",
        "given",
        "mine",
        "everybody",
        "share_lead",
        "share_coop",
        "q_what",
    }
)
_NO_WORDS = _NARROWS | {
    "task", "filler", "particle", "please", "address", "q_who", "q_count", "q_yesno",
}  # fmt: skip


def issuer_of(asked: Question) -> str:
    """Who gave it, where that is none of our units: "do UBND tỉnh giao", "của Bộ Y tế"."""
    for n, item in enumerate(asked.items):
        if item.has("issuer_body") and not (n and asked.items[n - 1].folded in ("cho", "len", "ve")):
            return strip(asked.sentence.text[item.start : item.end])
    for n, item in enumerate(asked.items):
        if not (
            item.folded in ("do", "cua", "theo", "tu")
            or item.has("of")
            or item.has("task", "document", "directives")
        ):
            continue
        rest = asked.items[n + 1 :]
        if (
            not rest
            or rest[0].kind != "word"
            or not rest[0].folded.startswith(_ISSUERS)
            or rest[0].folded.startswith("so ")
        ):
            continue
        name = [rest[0]]
        for after in rest[1:]:
            if after.kind == "word" and (
                not after.tags & (KNOWN - {"filler", "title"}) or after.folded in ("tinh", "y", "te")
            ):
                name.append(after)
            else:
                break
        text = strip(asked.sentence.text[name[0].start : name[-1].end])
        if name[0].folded not in ("so", "bo", "ban") or len(name) > 1 or text.casefold() == "bộ":
            return text
    return ""


def words_of(asked: Question) -> str:
    """The words that are looked for: behind "về", "liên quan đến", "tìm", or quoted."""
    return sought(asked)[0]


def sought(asked: Question) -> tuple[str, Sequence[Item]]:
    """The words that are looked for, and the items that they are."""
    text = asked.sentence.text
    for opening, closing in (('"', '"'), ("“", "”"), ("«", "»")):
        start = text.find(opening)
        end = text.find(closing, start + 1) if start >= 0 else -1
        if 0 <= start < end:
            within = [item for item in asked.items if start <= item.start <= end]
            return strip(text[start + 1 : end]), within
    words = _behind_cue(asked)
    return (strip(text[words[0].start : words[-1].end]), words) if words else ("", ())


def _behind_cue(asked: Question) -> list[Item]:
    cues = [n for n, item in enumerate(asked.items) if item.has("about") and item.folded != "ve"]
    cues += [
        n
        for n, i in enumerate(asked.items)
        if (i.folded in ("ve", "ve viec") and not _drawn(asked, n)) or i.has("search")
    ]
    if not cues:
        return []
    words: list[Item] = []
    for n, item in enumerate(asked.items[cues[0] + 1 :], start=cues[0] + 1):
        ends = (bool(item.tags & _ENDS_WORDS) and not _sounds_like(asked, n)) or _told_of(item)
        ends = (
            ends
            or asks_how(item)
            or bool(words and _leads_to_a_filter(asked, n))
            or bool(words and item.has("mine"))
            or bool(not words and item.has("due", "dated"))
        )
        if item.kind == "unit" and spelled(asked, n):
            noun = asked.items[n - 1]
            words += [noun, item] if not words and noun.has("report", "document") else [item]
            continue
        if item.kind != "word" or (ends and (words or not _of_a_name(asked, n))):
            if words or item.kind != "punct":
                break
            continue
        if words or not item.tags or not item.tags & _BEFORE_WORDS:
            words.append(item)
    if not words:  # "tìm kết luận": a word of a document is what is looked for
        words = [i for i in asked.items[cues[0] + 1 :] if i.kind == "word" and not i.tags & _NO_WORDS]
    while words and words[-1].has("filler", "particle", "address") and not words[-1].has("own_unit"):
        words.pop()
    return words


def spelled(asked: Question, n: int) -> bool:
    """ "tìm chuyển đổi số", "về dữ liệu dân cư": words that name a unit without its code or its noun."""
    item, before = asked.items[n], asked.items[n - 1]
    code = item.unit.code if item.unit is not None else None
    typed = asked.sentence.text[item.start : item.end]
    noun = item.folded.startswith(tuple(f"{noun} " for noun in _UNIT_NOUNS)) or before.has(
        "unit_noun", "unit"
    )
    named = typed.isupper() or item.folded == fold(code or "")
    paper = n + 1 < len(asked.items) and asked.items[n + 1].kind in ("doc", "numbers", "quantity")
    return not (named or noun or before.has("of", "task", "given", "to") or paper)


_LEADING = ("given", "due", "closed", "reported", "deadline")


def _leads_to_a_filter(asked: Question, n: int) -> bool:
    """ "… giao trong tháng 9", "… giao cho NVY": behind the words looked for a day or a unit narrows."""
    behind = asked.items[n + 1 :]
    while behind and behind[0].has("until", "to", "of"):
        behind = behind[1:]
    return asked.items[n].has(*_LEADING) and bool(behind) and behind[0].kind in ("date", "unit")


def topic_of(asked: Question) -> tuple[Item, ...]:
    """The words that say which tasks, right behind their noun: "việc tiêm chủng mở rộng của …", "vụ mái tôn".

    Without marks a word of the topic may look like another: who types so is taken at the next unknown word.
    """
    unknown = {id(item) for item in asked.unknown}
    surely = [id(item) in unknown for item in asked.items]
    strange = [
        sure or (any(surely[max(0, n - 1) : n + 2]) and _only_looks_so(asked, item))
        for n, (sure, item) in enumerate(zip(surely, asked.items, strict=True))
    ]
    for n, noun in enumerate(asked.items[:-1]):
        named = noun.has("task", "matter") or noun.folded.split(" ")[-1] in ("viec", "vu")
        end = _topic_end(asked, strange, n) if noun.kind == "word" and named else n
        if end > n:
            behind = asked.items[end + 1 :]
            last = len(behind) == 1 and not asked.marked and behind[0].has("of")
            return tuple(asked.items[n + 1 : end + 1 + last])  # "dau thau thuoc": no "thuộc" ends a sentence
    return ()


def _topic_end(asked: Question, strange: Sequence[bool], noun: int) -> int:
    """The place of the last strange word behind the noun, the noun's own where there is none."""
    end = noun
    for n in range(noun + 1, len(strange)):
        if asked.items[n].kind != "word":
            break
        if asked.items[n].has("evidence"):  # "việc có minh chứng" bears no such words
            return noun
        follows = strange[n + 1 : n + 2] == [True]
        ends = bool(asked.items[n].tags & _ENDS_TOPIC)
        if strange[n]:
            end = n
        elif (ends and (asked.marked or not follows)) or (n == noun + 1 and not follows):
            break
    return end


def _only_looks_so(asked: Question, item: Item) -> bool:
    """ "máy" is no "mấy", and "tôn" no "tồn", where marks are typed."""
    typed = asked.sentence.text[item.start : item.end].casefold()
    if not asked.marked or item.kind != "word" or " " in item.folded or not marks(typed):
        return False
    return marks(typed) not in _marks_written().get(item.folded, {marks(typed)})


@cache
def _marks_written() -> Mapping[str, set[frozenset[str]]]:
    """With which marks the phrases of one word are written, by their folded form."""
    found: dict[str, set[frozenset[str]]] = {}
    for name in ("common", "objects", "acts", "asking"):
        for phrase in chain.from_iterable(classes(name).values()):
            if " " not in phrase:
                found.setdefault(fold(phrase), set()).add(marks(phrase))
    return found


def _sounds_like(asked: Question, n: int) -> bool:
    """ "vắc xin sởi": a "xin" beside a word that nobody knows is no wish."""
    beside = (*asked.items[max(0, n - 1) : n], *asked.items[n + 1 : n + 2])
    return asked.items[n].folded == "xin" and any(item in asked.unknown for item in beside)


def _drawn(asked: Question, n: int) -> bool:
    """ "ve cai hinh": what is drawn, and nothing about it."""
    return n + 1 < len(asked.items) and asked.items[n + 1].has("chart")


def asks_how(item: Item) -> bool:
    """ "đến đâu rồi", "giao cho ai" behind the words; "tình hình dịch bệnh" may be some of them."""
    asks = set(item.folded.split(" ")) & _ASKING
    return bool(asks) and " " in item.folded and item.has("state", "history")


_ASKING = frozenset({"ai", "dau", "sao", "nao", "chua", "gi", "mo", "rang"})


def _told_of(item: Item) -> bool:
    """ "đã hoàn thành", "bị trả lại" behind the words looked for."""
    return item.has("done", "returned", "cancelled") and item.folded.startswith(("da ", "bi "))


def _of_a_name(asked: Question, n: int) -> bool:
    """ "sot xuat huyet": without marks the first word looks like another; the next say that it is none."""
    behind = asked.items[n + 1 : n + 3]
    return any(item.kind == "word" and not item.tags for item in behind) and not asked.marked


def unknown_unit_of(asked: Question) -> str:
    """A unit that the registry does not have, as typed: "phòng NVX"."""
    for n, item in enumerate(asked.items[:-1]):
        if item.kind != "word" or (
            item.folded.split(" ")[-1] not in _UNIT_NOUNS and item.folded not in _UNIT_NOUNS
        ):
            continue
        rest = []
        for after in asked.items[n + 1 :]:
            if after.kind == "word" and not after.tags & (KNOWN - {"filler", "title", "unit"}):
                rest.append(after)
            else:
                break
        if rest and not all(r.has("filler") for r in rest):
            return strip(asked.sentence.text[item.start : rest[-1].end])
    return ""
