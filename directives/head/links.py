"""Earlier documents that a directive itself replaces or amends, by their numbers.

Only the document's own words count: "Công văn này thay thế Công văn số …", "V/v điều chỉnh thời hạn tại
Kế hoạch số …". What a recital tells of other documents ("Căn cứ Nghị định số … sửa đổi …") is no link.
"""

import re
from dataclasses import dataclass

_KIND = (
    r"(?:[Cc]ông văn|[Qq]uyết định|[Kk]ế hoạch|[Tt]hông báo|[Cc]hỉ thị|[Vv]ăn bản|[Cc]ông điện|[Hh]ướng dẫn"
    r"|[Cc]hương trình|[Kk]ết luận|[Nn]ghị quyết|[Tt]hông tư|[Qq]uy chế)"
)
_NUMBER = r"\d{1,6}\s?/[\w/.&–-]{2,40}\w"
_VERB = re.compile(
    r"(?P<replaces>[Tt]hay\s+thế|[Bb]ãi\s+bỏ|[Hh](?:ủy|uỷ)\s+bỏ|[Tt]hu\s+hồi)"
    r"|(?P<amends>[Ss]ửa\s+đổi|[Bb]ổ\s+sung|[Đđ]iều\s+chỉnh|[Đđ]ính\s+chính|[Gg]ia\s+hạn|[Tt]hay\s+đổi|[Ll]ùi)"
)
_OBJECT = re.compile(rf"[^.;:]{{0,120}}?{_KIND} (?:số ?:? ?)?(?P<number>{_NUMBER})")
_NEXT = re.compile(rf"[^.;:]{{0,90}}?(?:,|và) (?:{_KIND} )?số (?P<number>{_NUMBER})")
_OWN = re.compile(rf"{_KIND}\s{{1,4}}này(?!\w)")
_RECITAL = re.compile(
    r"\W{0,6}(?:[Cc]ăn cứ|[Tt]heo|[Tt]hực hiện|[Xx]ét|[Tt]iếp theo|[Ss]au khi|[Tt]riển khai)(?!\w)"
)
_OPENING = re.compile(r"(?:[-+*•]|\(?\w{1,4}[.)]|Điều\s\d{1,3}\.?|V/v|[Vv]ề việc|[Nn]ay|một số|các|,|và|\s)*")
_SENTENCE = 400
_REACH = 800
_MOST = 20
_END = re.compile(r"\n\s*\n|[.;:]\s")


@dataclass(frozen=True, slots=True)
class Links:
    """Numbers of earlier documents, each once, in the order of the text."""

    replaces: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()


def links_of(document: str, own: str | None, subject: str | None) -> Links:
    """What a document says that it replaces or amends; `own` is its number, `subject` its V/v text."""
    found: dict[str, list[str]] = {"replaces": [], "amends": []}
    for text in (subject or "", document):
        for verb in _VERB.finditer(text):
            if len(found["replaces"]) + len(found["amends"]) >= _MOST:
                break
            if _own_act(_before(text, verb.start())):
                found[verb.lastgroup or ""] += _objects(text, verb.end())
    replaced = _once(found["replaces"], {own})
    return Links(replaced, _once(found["amends"], {own, *replaced}))


def _before(text: str, at: int) -> str:
    """The part of the sentence that stands before a place."""
    part = text[max(0, at - _SENTENCE) : at]
    return _END.split(part)[-1]


def _own_act(before: str) -> bool:
    if _RECITAL.match(before):
        return False
    return bool(_OWN.search(before)) or _OPENING.fullmatch(before) is not None


def _objects(text: str, at: int) -> list[str]:
    """The numbers that follow a verb: the first with its kind, then what is listed after it."""
    numbers = []
    sentence = " ".join(_END.split(text[at : at + _REACH], maxsplit=1)[0].split())
    found = _OBJECT.match(sentence)
    while found is not None and len(numbers) < _MOST:
        numbers.append(found.group("number").replace(" ", ""))
        found = _NEXT.match(sentence, found.end())
    return numbers


def _once(numbers: list[str], but: set[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(number for number in numbers if number not in but))
