"""Earlier documents that a directive itself replaces or amends, by their numbers.

Only the document's own words count: "Công văn này thay thế Công văn số …", "V/v điều chỉnh thời hạn tại
Kế hoạch số …". What a recital tells of other documents ("Căn cứ Nghị định số … sửa đổi …") is no link.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_KIND = (
    r"(?:[Cc]ông văn|[Qq]uyết định|[Kk]ế hoạch|[Tt]hông báo|[Cc]hỉ thị|[Vv]ăn bản|[Cc]ông điện|[Hh]ướng dẫn"
    r"|[Cc]hương trình|[Kk]ết luận|[Nn]ghị quyết|[Tt]hông tư|[Qq]uy chế)"
)
_NUMBER = r"\d{1,6}\s?/[\w/.&–-]{2,40}\w"
_VERB = re.compile(
    r"(?P<replaces>[Tt]hay thế|[Bb]ãi bỏ|[Hh](?:ủy|uỷ) bỏ|[Tt]hu hồi)"
    r"|(?P<amends>[Ss]ửa đổi|[Bb]ổ sung|[Đđ]iều chỉnh|[Đđ]ính chính|[Gg]ia hạn|[Tt]hay đổi|[Ll]ùi)"
)
_OBJECT = re.compile(rf"{_KIND} (?:số ?:? ?)?(?P<number>{_NUMBER})")
_NEXT = re.compile(rf"[^.;:]{{0,90}}?(?:,|và) (?:{_KIND} )?số (?P<number>{_NUMBER})")
_OWN = re.compile(rf"{_KIND}\s{{1,4}}này(?!\w)")
_RECITAL = re.compile(
    r"\W{0,6}(?:[Cc]ăn cứ|[Tt]heo|[Tt]hực hiện|[Xx]ét|[Tt]iếp theo|[Ss]au khi|[Tt]riển khai)(?!\w)"
)
_OPENING = re.compile(r"(?:[-+*•]|\(?\w{1,4}[.)]|Điều\s\d{1,3}\.?|V/v|[Vv]ề việc|[Nn]ay|một số|các|,|và|\s)*")
_SENTENCE = 800  # letters before and behind a number
_MOST = 20  # numbers behind one verb
_REACH = 180  # letters from a verb to its first number
_SLASH = re.compile(r"/(?=[A-ZĐ]|\d{4}/)")
_END = re.compile(r"\n\s*\n|[.;:]\s")


@dataclass(frozen=True, slots=True)
class Links:
    """Numbers of earlier documents, each once, in the order of the text."""

    replaces: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()


def links_of(document: str, own: str | None, subject: str | None) -> Links:
    """What a document says that it replaces or amends; `own` is its number, `subject` its V/v text."""
    found: dict[str, list[str]] = {"replaces": [], "amends": []}
    for sentence in [subject or "", *_with_numbers(document)]:
        if _RECITAL.match(sentence):
            continue
        for verb in _VERB.finditer(sentence):
            if _own_act(sentence[: verb.start()]):
                found[verb.lastgroup or ""] += _objects(sentence[verb.end() :])
    replaced = _once(found["replaces"], {own})
    return Links(replaced, _once(found["amends"], {own, *replaced}))


def _with_numbers(document: str) -> Iterator[str]:
    """The sentences that name a document by its number, on one line each."""
    end = 0
    for slash in _SLASH.finditer(document):
        at = slash.start()
        if at < end:
            continue
        begin = max(end, at - _SENTENCE)
        begin += len(document[begin:at]) - len(_END.split(document[begin:at])[-1])
        closing = _END.search(document, at, at + _SENTENCE)
        end = closing.start() if closing else at + _SENTENCE
        yield " ".join(document[begin:end].split())


def _own_act(before: str) -> bool:
    """Whether what stands before the verb speaks of this document, or nothing stands there."""
    return bool(_OWN.search(before)) or _OPENING.fullmatch(before) is not None


def _objects(after: str) -> list[str]:
    """The numbers that follow a verb: the first with its kind, then what is listed after it."""
    numbers: list[str] = []
    found = _OBJECT.search(after, 0, _REACH)
    while found is not None and len(numbers) < _MOST:
        numbers.append(found.group("number").replace(" ", ""))
        found = _NEXT.match(after, found.end())
    return numbers


def _once(numbers: list[str], but: set[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(number for number in numbers if number not in but))
