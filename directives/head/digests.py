"""A portal's digest of a directive: "Ngày 04/12, UBND tỉnh ban hành Công văn số …" instead of a head."""

import re
from dataclasses import dataclass
from datetime import date

from directives.duties.units import read_names
from directives.words import UPPER

_REACH = 1500
_SYMBOL = rf"[{UPPER}][\w&]*(?:\s?[-./–]\s?[{UPPER}][\w&]*){{0,4}}"
_NUMBER = rf"(?P<number>\d{{1,6}}\s?/(?:\d{{4}}/)?{_SYMBOL})"
_KINDS = (
    r"(?:[Cc]ông văn|[Tt]hông báo|[Kk]ế hoạch|[Cc]hỉ thị"
    r"|[Qq]uyết định|[Vv]ăn bản|[Cc]ông điện|[Hh]ướng dẫn|[Kk]ết luận|[Nn]ghị quyết)"
)
_ISSUED = re.compile(
    rf"(?:vừa |đã )?(?:ký )?(?:ban hành|có|ký|phát hành)\s+(?:{_KINDS})(?:\s+(?:hỏa tốc"
    rf"|khẩn))?\s+(?:số\s*:?\s*)?{_NUMBER}"
)
_SOURCE = re.compile(rf"\((?:[Tt]heo|[Nn]guồn:?|[Tt]rích)\s+{_KINDS}\s+(?:số\s*:?\s*)?{_NUMBER}")
_DAY = re.compile(
    r"(?:ngày\s+)?(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"
    r"|ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})",
    re.IGNORECASE,
)
_RECITED = re.compile(r"(?:Căn cứ|Thực hiện|Theo|Tiếp theo|nhận được|Tại)\s[^,;]{0,80}$")
_ABOUT = re.compile(
    r"\s{0,3}(?:,?\s{0,3}ngày\s{1,3}\S{3,12}(?:\s{1,3}tháng\s{1,3}\d{1,2}\s{1,3}năm\s{1,3}\d{4"
    r"})?)?\s{0,3},?\s{0,3}"
    r"(?:về việc|V/v|về|yêu cầu|,)\s{0,3}(?P<about>[^.;]{10,300})"
)


@dataclass(frozen=True, slots=True)
class Digest:
    """What a digest's first sentences say of the directive."""

    number: str
    symbol: str
    issued: date | None
    issuer: str | None
    about: str | None


def read_digest(document: str) -> Digest | None:
    """The directive that a posted text tells of, or None; recited documents are none."""
    for line in document[:_REACH].split("\n"):
        text = " ".join(line.split())
        found = _ISSUED.search(text)
        if found and not _RECITED.search(text[: found.start()]):
            return _digest(text, found, _speaker(text[: found.start()]))
    found = _SOURCE.search(document)
    if found:
        end = document.find(")", found.end())
        return _digest(
            document[found.start() : end if end > 0 else found.end() + 60], None, None, found.group("number")
        )
    return None


def _digest(text: str, found: re.Match[str] | None, issuer: str | None, number: str = "") -> Digest:
    number = " ".join((found.group("number") if found else number).split()).replace(" ", "")
    before, after = (text[: found.start()], text[found.end() : found.end() + 40]) if found else (text, "")
    about = _ABOUT.match(text, found.end()) if found else None
    return Digest(
        number,
        number.split("/", 1)[1],
        _day(before) or _day(after),
        issuer,
        about.group("about").strip() if about else None,
    )


def _day(text: str) -> date | None:
    found = _DAY.search(text)
    if found is None:
        return None
    parts = [found.group(a) or found.group(b) for a, b in (("year", "y"), ("month", "m"), ("day", "d"))]
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def _speaker(before: str) -> str | None:
    """The unit right before the verb."""
    for at in [0, *(match.end() for match in re.finditer(r"(?:[,:)]|[-–])\s+", before))]:
        names, end = read_names(before, at)
        if names and end >= len(before.rstrip()) - 4:
            return names[0]
    return None
