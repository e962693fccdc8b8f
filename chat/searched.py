"""What a question looks for by its words, who issued it, and a unit that nobody knows."""

from chat.items import Item
from chat.question import KNOWN, STANDS, Question
from chat.sentence import strip

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

_BEFORE_WORDS = frozenset(
    {"filler", "particle", "task", "document", "about", "please", "address", "report", "of"}
)

_AROUND_WORDS = frozenset({"filler", "particle", "please", "address", "q_who", "q_count", "q_yesno"})


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
        if name[0].folded not in ("so", "bo", "ban") or len(name) > 1:
            return text
    return ""


def words_of(asked: Question) -> str:
    """The words that are looked for: behind "về", "liên quan đến", "tìm", or quoted."""
    text = asked.sentence.text
    for opening, closing in (('"', '"'), ("“", "”"), ("«", "»")):
        start = text.find(opening)
        end = text.find(closing, start + 1) if start >= 0 else -1
        if 0 <= start < end:
            return strip(text[start + 1 : end])
    cue = next(
        (n for n, item in enumerate(asked.items) if item.has("about") and item.folded not in ("ve",)), None
    )
    if cue is None:
        cue = next(
            (
                n
                for n, item in enumerate(asked.items)
                if item.folded in ("ve", "ve viec") or item.has("search")
            ),
            None,
        )
    if cue is None:
        return ""
    words: list[Item] = []
    for n, item in enumerate(asked.items[cue + 1 :], start=cue + 1):
        ends = bool(item.tags & _ENDS_WORDS) or _told_of(item)
        if item.kind != "word" or (ends and (words or not _of_a_name(asked, n))):
            if words or item.kind != "punct":
                break
            continue
        if words or not item.tags or not item.tags & _BEFORE_WORDS:
            words.append(item)
    if not words:  # "tìm kết luận": a word of a document is what is looked for
        words = [i for i in asked.items[cue + 1 :] if i.kind == "word" and not i.tags & _AROUND_WORDS]
    while words and words[-1].has("filler", "particle", "address") and not words[-1].has("own_unit"):
        words.pop()
    return strip(text[words[0].start : words[-1].end]) if words else ""


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
