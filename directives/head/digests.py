"""A portal's digest of a directive: "Ngày 04/12, UBND tỉnh ban hành Công văn số …" instead of a head."""

import re
from dataclasses import dataclass
from datetime import date

from directives.head.signature import as_name, office_of
from directives.outline.lines import paragraphs
from expressions.names.units import read_names
from language.folding import fold
from language.spelling import LOWER, UPPER

_REACH = 1500  # letters from the top in which a digest names its directive
_LONGEST_TITLE = 500  # letters
_SYMBOL = rf"[{UPPER}][\w&]*(?:\s?[-./–]\s?[{UPPER}][\w&]*){{0,4}}"
_PARTY = rf"\d{{1,4}}\s?-\s?[{UPPER}]{{2,5}}/[{UPPER}][\w]*"
_SPACED = rf"\d{{1,6}}\s(?:CĐ|CV|KH|TB|QĐ|CT)[/⁄]{_SYMBOL}"
_BLANK_PARTS = re.compile(_SPACED)
_NUMBER = rf"(?P<number>\d{{1,6}}\s?/(?:\d{{4}}/)?{_SYMBOL}|{_SPACED}|{_PARTY})"
_KINDS = (
    r"(?:[Cc]ông văn|[Tt]hông báo|[Kk]ế hoạch|[Cc]hỉ thị"
    r"|[Qq]uyết định|[Vv]ăn bản|[Cc]ông điện|[Hh]ướng dẫn|[Kk]ết luận|[Nn]ghị quyết"
    r"|[Tt]hông tư|[Nn]ghị định|[Cc]hương trình|[Pp]hương án)"
)
_URGENT = r"(?:\s+(?:hỏa tốc|hoả tốc|khẩn|thượng khẩn))?"
_ISSUED = re.compile(
    rf"(?:vừa |đã |mới )?(?:ký )?(?:ban hành|có|ký|phát hành)\s+{_KINDS}{_URGENT}\s+(?:số\s*:?\s*)?{_NUMBER}"
)
# "có Công điện số 1510, về việc …": the symbol left out.
_ISSUED_BARE = re.compile(
    rf"(?:vừa |đã |mới )?(?:ký )?(?:ban hành|có|ký|phát hành)\s+{_KINDS}{_URGENT}\s+số\s*:?\s*"
    r"(?P<number>\d{1,6})(?=,?\s(?:ngày|về|V/v|yêu cầu|chỉ đạo|đề nghị)\s)"
)
# Without its number: only where somebody is said to have issued it just now.
_ISSUED_LATELY = re.compile(
    rf"(?:(?:vừa |đã |mới )(?:ký )?(?:ban hành|có|ký|phát hành)|ký(?: ban hành)?)\s+{_KINDS}{_URGENT}(?!\w)"
)
_SOURCE = re.compile(
    rf"(?:\((?:[Tt]heo|[Nn]guồn:?|[Tt]rích)|Xem (?:chi tiết|toàn văn|thêm)(?: tại)?|[Cc]hi tiết (?:xem )?tại)"
    rf"\s+{_KINDS}\s+(?:số\s*:?\s*)?{_NUMBER}"
)
# A page's title that is the letter's own: "Kết luận số 9-KL/TW ngày … của … về …".
_TITLED = re.compile(rf"{_KINDS}\s+(?:số\s*:?\s*)?{_NUMBER}(?=[\s,.(]|$)")
_FOLLOWING = re.compile(rf"(?:Thực hiện|Theo|Căn cứ)\s{_KINDS}\s+(?:số\s*:?\s*)?{_NUMBER}")
_THEN = re.compile(r"[,;.]?\s(?:theo đó|trong đó),?\s(?:đồng chí\s)?")
_NUMBERED = re.compile(rf"{_KINDS}\s+(?:số\s*:?\s*)?{_NUMBER}")
NUMBER_ALONE = re.compile(
    rf"{_KINDS}\s+(?:số\s*:?\s*)?{_NUMBER}(?:\W*|.{{0,400}}\sdo\s.{{4,90}}\sban hành\W*)\Z"
)
_DONE_BY = re.compile(r"\s{1,9}do\s{1,9}(?P<name>[^.;:]{4,90}?)\s{1,9}ban hành\W{0,9}\Z")
_DAY = re.compile(
    r"(?:ngày\s+)?(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"
    r"|ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})",
    re.IGNORECASE,
)
# "Ngày 21/01/2026 UBND tỉnh ban hành …": no comma behind the day.
_DAY_FIRST = re.compile(
    r"(?:\A|\s)(?:[Nn]gày|[Ss]áng|[Cc]hiều)\s(?:ngày\s)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\s"
)
# "ông Lê Văn A, Phó Chủ tịch UBND tỉnh đã ký …": who signs, and the office that he signs in.
_OFFICER_BY_NAME = re.compile(
    rf"(?:ông|bà|đồng chí|đ/c|Ông|Bà|Đồng chí)\s(?P<person>(?:[{UPPER}][{LOWER}]+\s?){{2,5}})\s?[,–-]\s"
    r"(?P<office>(?:Quyền |Phó )?(?:Chủ tịch|Giám đốc|Bộ trưởng|Thứ trưởng|Cục trưởng)\s[^,.;:]{3,70}?)\s*\Z"
)
_DAY_ALONE = re.compile(r"[Nn]gày\s(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?![/.]?\d)")
_RECITED = re.compile(
    r"(?:Căn cứ|Thực hiện|Theo|Tiếp theo|nhận được|Tại)\s[^,;]{0,80}$|(?:Trước đó|Trước đây)[^;]{0,80}$"
)
_DATED = (
    r"\s{0,3}(?:,?\s{0,3}\(?ngày\s{1,3}\S{3,12}(?:\s{1,3}tháng\s{1,3}\d{1,2}\s{1,3}năm\s{1,3}\d{4})?\)?)?"
)
_WHAT = r"(?P<about>(?:[^.;]|(?<=\d)\.(?=\d)){10,300})"  # "bổ sung hơn 7.650 tỷ đồng …"
_OF = re.compile(_DATED + r"\s{0,3},?\s{0,3}của\s{1,3}(?=\S)")
_ABOUT = re.compile(_DATED + r"\s{0,3},?\s{0,3}(?P<cue>về việc|V/v|[Vv]ề|yêu cầu|,)\s{0,3}" + _WHAT)
_SENT_ABOUT = re.compile(r"[^.]{0,20}\bgửi\s[^.]{3,300}?\s(?:về việc|V/v)\s+" + _WHAT)
_PLAIN_ABOUT = re.compile(r"\s{0,3}(?:về việc|V/v|về)\s{1,3}" + _WHAT)
_BEGINS_ABOUT = re.compile(rf"\s(?:về|trong tuần|từ ngày)\s(?=[{LOWER}])")
_THIS_IS = re.compile(
    r"(?:(?:Đó|Đây) là (?:[^\s,.;]{1,12}\s){1,5}?|[Tt]hông tin chỉ đạo,? điều hành [^.;:]{0,40}?)của\s(?=\S)"
)
_CHAIRMAN_OF = re.compile(r"\A(?:Quyền |Phó )?Chủ tịch (?:Thường trực )?(?=(?:UBND|Ủy ban nhân dân)\s)")


@dataclass(frozen=True, slots=True)
class PortalDigest:
    """What a digest's first sentences say of the directive."""

    number: str | None
    symbol: str | None
    issued: date | None
    issuer: str | None
    about: str | None
    quoted: bool = False  # whether `about` is what the letter itself says that it is about

    def better_than(self, title: str) -> bool:
        """Whether the letter's own words say what it is about, and the page's title is the journalist's."""
        return bool(self.about) and (
            bool(NUMBER_ALONE.match(title)) or (self.quoted and not _NUMBERED.match(title))
        )


def read_digest(document: str) -> PortalDigest | None:
    """The directive that a posted text tells of, or None; recited documents are none."""
    texts = paragraphs(document, _REACH)
    issued = [
        (text, found)
        for text in texts
        if (found := _ISSUED.search(text)) and not _RECITED.search(text[: found.start()])
    ]
    if issued:
        return _told(*issued[0])
    for text in texts[:3]:
        found = _TITLED.match(text)
        titled = _titled(text, found) if found and len(text) < _LONGEST_TITLE else None
        if titled:
            return titled
    bare = next(((text, found) for text in texts if (found := _ISSUED_BARE.search(text))), None)
    if bare and not _RECITED.search(bare[0][: bare[1].start()]):
        return _told(*bare)
    passed_on = next((digest for text in texts if (digest := _passed_on(text))), None)
    if passed_on:
        return passed_on
    found = _SOURCE.search(document)
    if found:
        end = document.find(")", found.end())
        told = document[found.start() : end if end > 0 else found.end() + 60]
        return PortalDigest(*_number(found), _day(told), None, None)
    return _unnumbered(texts)


def _told(text: str, found: re.Match[str]) -> PortalDigest:
    """ "UBND tỉnh vừa ban hành Công văn số …, ngày … của … về việc …"."""
    before, after = text[: found.start()], text[found.end() : found.end() + 40]
    issuer, end = _named_after(text, found.end())
    about = _ABOUT.match(text, end) or _SENT_ABOUT.match(text, end)
    return PortalDigest(
        *_number(found),
        _day(before) or _day(after) or _day_of_a_month(text, before),
        issuer or _body_of_chairman(found, _speaker(before)),
        about.group("about").strip() if about else None,
        quoted=about is not None and about.groupdict().get("cue") not in ("yêu cầu", ","),
    )


def _passed_on(text: str) -> PortalDigest | None:
    """ "Thực hiện Công văn số … của UBND huyện … về …, theo đó UBND huyện yêu cầu …": the district's."""
    found = _FOLLOWING.match(text)
    then = _THEN.search(text, found.end()) if found else None
    if found is None or then is None:
        return None
    issuer, end = _named_after(text, found.end())
    speaker, _ = read_names(text, then.end())
    if issuer is None or (speaker and not fold(issuer).startswith(fold(_CHAIRMAN_OF.sub("", speaker[0])))):
        return None
    about = _ABOUT.match(text[: then.start()], end)
    day = _day(text[found.end() : found.end() + 40])
    return PortalDigest(
        *_number(found), day, issuer, about.group("about").strip() if about else None, bool(about)
    )


def _titled(text: str, found: re.Match[str]) -> PortalDigest | None:
    """ "Kết luận số … ngày … của … về …", "Công văn … V/v … do … ban hành"; None for a title about it."""
    by = _DONE_BY.search(text, found.end())
    issuer, end = _named_after(text, found.end())
    about = _ABOUT.match(text[: by.start()] if by else text, end)
    if by:
        names, _ = read_names(by.group("name"))
        issuer = names[0] if names else issuer
    if issuer is None or about is None:
        return None
    return PortalDigest(
        *_number(found), _day(text[found.end() : found.end() + 40]), issuer, about.group("about")
    )


def _unnumbered(texts: list[str]) -> PortalDigest | None:
    """ "Chủ tịch UBND tỉnh vừa ký Chỉ thị hỏa tốc về việc …", "Đó là chỉ đạo của UBND tỉnh … về …"."""
    for text in texts:
        found = _ISSUED_LATELY.search(text)
        if found and not _RECITED.search(text[: found.start()]):
            issuer = _body_of_chairman(found, _speaker(text[: found.start()]))
            about = _PLAIN_ABOUT.match(text, found.end()) or _SENT_ABOUT.match(text, found.end())
        else:
            found = _THIS_IS.search(text)
            names, end = _names_before_about(text, found.end()) if found else ((), 0)
            issuer = names[0] if names else None
            about = _PLAIN_ABOUT.match(text, end)
        if issuer:
            told = about.group("about").strip() if about else None
            return PortalDigest(None, None, None, issuer, told, quoted=about is not None)
    return None


def _body_of_chairman(found: re.Match[str], name: str | None) -> str | None:
    """Whose directive a chairman has signed: the council's."""
    if name is None or "ký" not in found.group().split():
        return name
    return _CHAIRMAN_OF.sub("", office_of(name))


def _number(found: re.Match[str]) -> tuple[str, str | None]:
    said = found.group("number")
    if said.isdigit():
        return said, None
    number = " ".join(said.split()) if _BLANK_PARTS.match(said) else "".join(said.split())
    return number, re.split(r"[/-]|(?<=\d) ", number, maxsplit=1)[1]


def _named_after(text: str, at: int) -> tuple[str | None, int]:
    """ "… số 5/KH-X, ngày …, của UBND tỉnh": the body after the number, and where its name ends."""
    found = _OF.match(text, at)
    names, end = _names_before_about(text, found.end()) if found else ((), at)
    return (names[0], end) if len(names) == 1 else (None, at)


def _names_before_about(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """ "của Bộ Chính trị về đột phá …": what the letter is about is no part of a name."""
    about = _BEGINS_ABOUT.search(text, at)
    return read_names(text[: about.start()] if about else text, at)


def _day(text: str) -> date | None:
    found = _DAY.search(text)
    if found is None:
        return None
    parts = [found.group(a) or found.group(b) for a, b in (("year", "y"), ("month", "m"), ("day", "d"))]
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def _day_of_a_month(text: str, before: str) -> date | None:
    """ "Ngày 06/4, … ban hành … tháng 4/2015": that of its month, or of the day in full."""
    found = _DAY_ALONE.search(before)
    if found is None:
        return None
    day, month = int(found["day"]), int(found["month"])
    whole = re.search(rf"(?<!\d)0?{day}[/.]0?{month}[/.](20\d\d)", text)
    year = whole or re.search(rf"tháng\s0?{month}\s?(?:/|năm\s)(20\d\d)", text)
    return _day(f"{day}/{month}/{year[1]}") if year else None


def _speaker(before: str) -> str | None:
    """The unit right before the verb."""
    officer = _OFFICER_BY_NAME.search(before)
    if officer and as_name(officer["person"]):
        return officer["office"]
    starts = re.finditer(r"(?:[,:)]|[-–]|cho biết)\s+", before)
    day = _DAY_FIRST.search(before)
    for at in [0, *(match.end() for match in starts), *([day.end()] if day else [])]:
        names, end = read_names(before, at)
        if names and end >= len(before.rstrip()) - 4:
            return names[0]
    return None
