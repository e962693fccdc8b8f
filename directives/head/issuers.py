"""Who issued a document, written out: from the letterhead, the symbol, the place line or the text."""

import re

from directives.head.letterhead import (
    KINDS_OF_SYMBOLS,
    NAMED,
    PROVINCIAL,
    bodies_of,
    from_letterhead,
    province_at_end,
    province_in,
    unit_of_symbol,
)
from directives.head.signature import as_name, body_of, office_of, with_kind_of_place
from directives.model import Header
from directives.outline.lines import paragraphs
from expressions.names.provinces import BODIES, SHORT_WORDS, named_place, province_of
from expressions.names.spelling import KNOWN_BY_LENGTH, whole_words, written_out
from expressions.names.units import read_names, starts_at
from language.folding import fold
from language.spelling import LOWER, UPPER

_SPEAKER = re.compile(
    r"(?P<name>[^.;:\n“”\"]{2,90}?)\s{1,9}(?:đề nghị|yêu cầu|có ý kiến (?:chỉ đạo )?như sau"
    r"|vừa ban hành|đã ban hành|ban hành|thông báo|nhận được|xin|xây dựng [Kk]ế hoạch"
    r"|(?:vừa |đã )?có (?:Công văn|công văn|văn bản))(?![\w])"
)
# "Ban Chỉ đạo của Chính phủ về … (sau đây gọi là Ban Chỉ đạo) yêu cầu …": a name however long.
_DEFINED = re.compile(
    r"\s\((?:sau đây|dưới đây)\s(?:được\s)?(?:viết|gọi)\s(?:tắt\s|chung\s)?là\s?:?\s[^()]{3,80}\)\s{1,9}"
    r"(?:đề nghị|yêu cầu|có ý kiến|ban hành|thông báo|xây dựng)(?!\w)"
)
_LONGEST_DEFINED = 260  # letters of such a name
# "(TTXVN) - Sở Y tế …", also behind the headline: whose news it is.
_PRESS = re.compile(r"\A(?:[^()]{0,90}\s)?\([^()]{2,14}\)\s?[-–]\s?")
_BEFORE = re.compile(r"Trước (?:đó|đây)(?!\w)")
_OF_THE_STATE = frozenset(("chinh phu", "thu tuong chinh phu", "van phong chinh phu"))
# A headline that puts the province for its council.
_PLACE_ASKS = re.compile(r"(?P<place>[^\s:,.;][^:,.;]{2,24}?)\s(?:yêu cầu|chỉ đạo|ban hành|đề nghị)(?!\w)")
# Bodies that every district has, and a district's own name behind one of them.
_OF_A_DISTRICT = re.compile(r"(?:Phòng|Trung tâm|Hạt|Trạm|Ban)\s[^\n]{2,60}\Z")
_DISTRICT = re.compile(
    rf"\s(?:huyện|thị xã|quận|thành phố)\s(?:[{UPPER}][{LOWER}]{{0,8}}(?:\s(?=[{UPPER}])|(?!\w))){{1,3}}"
)
_LONGEST_SAID = 2500  # letters of a paragraph
_SAID_REACH = 5000  # letters from the top in which the speaker is sought


_OF_THE_PRIME_MINISTER = re.compile(
    r"(?:ý kiến )?kết luận\s.{0,60}?của\s(?:phó )?thủ tướng\s|kết luận của (?:phó )?thủ tướng\s",
    re.IGNORECASE,
)
_TOLD = re.compile(r"(?:vừa |đã )?(?:ban hành|có (?:Công văn|công văn|văn bản))\Z")
_OF_THE_PROVINCE = re.compile(
    r"(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Công an|Thanh tra"
    r"|(?:Bệnh viện|Trung tâm|Trường|Đài|Quỹ|Ban|Hội)\s[^,;.]{2,60}) tỉnh\Z"
)
_CHAIRMAN = re.compile(
    r"(?:Quyền |Phó )?Chủ tịch (?:Thường trực )?(?P<council>(?:UBND|Ủy ban nhân dân) "
    r"(?P<kind>tỉnh|[Tt]hành phố|huyện|quận|xã|phường|thị xã))(?:\s(?P<rest>\S[^,;.]{0,60}))?\Z"
)
_LETTERS = re.compile(r"^(Bộ|Sở|Cục|Phòng|Chi cục|Ban|Vụ|Tổng cục)\s+([A-ZĐ][A-ZĐa-z]?[A-ZĐ&\-]{1,9})(?!\w)")
_ABBREVIATED = (
    (re.compile(r"(?:^|(?<=Văn phòng ))UBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bTP\.?\s?HCM\b"), "Thành phố Hồ Chí Minh"),
    (re.compile(r"\bTP\.?\s"), "Thành phố "),
)


def issuer_of(header: Header, document: str) -> str | None:
    """The issuing body written out with its province, or None."""
    name = _issuer(header, document)
    if name:
        name = _LETTERS.sub(_unabbreviated, name)
        for pattern, whole in _ABBREVIATED:
            name = pattern.sub(whole, name)
    return name


def _unabbreviated(found: re.Match[str]) -> str:
    """ "Sở GD&ĐT", "Cục TGPL" in words."""
    letters = re.sub(r"[^\w]", "", found.group(2)).upper()
    key = found.group(1)[0] + letters
    for abbreviation, name in BODIES.items():
        if re.sub(r"[^\w]", "", abbreviation).upper() == key and name.startswith(found.group(1)):
            return name
    return found.group(1) + " " + SHORT_WORDS.get(letters, found.group(2))


def _issuer(header: Header, document: str) -> str | None:
    if header.issuer:
        named = body_of(office_of(header.issuer))
        if named.startswith("Phó Thủ tướng") and "TTg" in (header.symbol or ""):
            named = "Thủ tướng Chính phủ"  # signed for him
        return with_place(re.sub(r"^UBND\b", "Ủy ban nhân dân", named), header, document)
    name = _of_head(header, document) if header.formal else None
    if name is None and _OF_THE_PRIME_MINISTER.match(header.subject or ""):
        return "Văn phòng Chính phủ"  # which alone announces what he has concluded
    if name is None and header.attached:
        return _from_attachment(header, document)
    if name is None:
        return _from_speech(document, header)
    return with_place(name, header, document)


def _of_head(header: Header, document: str) -> str | None:
    """The body of the letterhead, or the unit below it whose letters the symbol bears."""
    name = _mended(from_letterhead(header.letterhead), _from_symbol(header))
    bodies = [written_out(body) for body in bodies_of(header.letterhead)]
    unit = unit_of_symbol(header.symbol, [*bodies, *filter(None, (name,))], document)
    if unit is None:
        return name
    return f"{unit} ({name})" if name else unit


def _mended(name: str | None, by_symbol: str | None) -> str | None:
    """The letterhead's name; where a scan cut or spoilt it, the one that the symbol's letters stand for."""
    if name is None or by_symbol is None:
        return name or by_symbol
    folded, whole = fold(name), fold(by_symbol)
    if folded.startswith(f"{whole} "):
        # A body of the state's own has no place behind it: what stands there belongs to the motto beside it.
        return by_symbol if whole in _OF_THE_STATE else name
    known = next(
        (known for known in KNOWN_BY_LENGTH if known.count(" ") > 1 and f"{folded} ".startswith(f"{known} ")),
        None,
    )
    if known:
        below = folded[len(known) + 1 :]  # "TONG CYC THUE" under its ministry
        return by_symbol if below and below != whole and _are_alike(below, whole) else name
    return by_symbol if _are_alike(folded, whole) else name


def _are_alike(read: str, whole: str) -> bool:
    common = sum(1 for a, b in zip(read, whole, strict=False) if a == b)
    return common >= 0.7 * min(len(whole), max(len(read), 8))


def _from_symbol(header: Header) -> str | None:
    """ "SYT-VP" or "CTr-SYT": the body by its letters."""
    if not header.symbol:
        return None
    parts = re.split(r"[-/.–]", header.symbol)
    kinds = [part for part in parts if part in KINDS_OF_SYMBOLS]  # "CT-NHNN" is no letter of a Cục Thuế
    for part in [part for part in parts if part not in kinds] + kinds:
        for letters, name in BODIES.items():
            if part.upper() == letters.upper() and name:
                return name
    return None


def _without_person(name: str, header: Header) -> str:
    """ "Phó Chủ tịch UBND tỉnh Trần Văn A": the office; the council where the symbol is its own."""
    found = _CHAIRMAN.match(name)
    if found is None:
        return name
    person = as_name(found.group("rest")) if found.group("rest") else None
    named = bool(person) and not named_place(found.group("rest"))
    office = name[: found.end("kind")] if named else name
    # A chairman's directive is his own; what he or a deputy signs by name is the council's.
    of_council = "UBND" in (header.symbol or "") and (named or not office.startswith("Chủ tịch"))
    return office[found.start("council") :] if of_council else office


def with_place(name: str, header: Header, document: str) -> str:
    """The name with its province, for bodies that every province has."""
    for pattern, whole in _ABBREVIATED:
        name = pattern.sub(whole, name)
    name = with_kind_of_place(_without_person(whole_words(name), header))
    if (
        province_in(name)
        or NAMED.search(name)
        or not (
            PROVINCIAL.match(name)
            or name in ("Ủy ban nhân dân", "Hội đồng nhân dân")
            or _OF_THE_PROVINCE.search(name)
        )
    ):
        return name
    at_end = province_at_end(name) if PROVINCIAL.match(name) else None
    if at_end:
        return (
            f"{name[: -len(at_end.split(' ', 1)[1])]}{at_end}"
            if name.endswith(at_end.split(" ", 1)[1])
            else name
        )
    base = re.sub(r"\s+tỉnh$", "", name)
    place = _province_of_title(header) or province_of(header.place, document, header.issued)
    contrary = name.endswith(" tỉnh") and (place or "").startswith("Thành phố")
    return f"{base} {place}" if place and not contrary else name


def _province_of_title(header: Header) -> str | None:
    """ "Lạng Sơn: …", "Ninh Bình ban hành …": the province that the headline begins with."""
    words = (header.title or "").replace(":", " : ").split()
    return next((place for size in (3, 2) if (place := named_place(" ".join(words[:size])))), None)


def _from_attachment(header: Header, document: str) -> str | None:
    """ "(Kèm theo Quyết định số … ngày … của Sở Y tế)": the body after the last "của"."""
    text = header.attached or ""
    for found in reversed([*re.finditer(r"\bcủa\s+", text)]):
        names, _ = read_names(text, found.end())
        if names:
            return with_place(re.sub(r"^UBND\b", "Ủy ban nhân dân", names[0]), header, document)
    return None


def _from_speech(document: str, header: Header) -> str | None:
    """Who speaks where there is no letterhead: "UBND tỉnh yêu cầu …"."""
    for line in paragraphs(document, _SAID_REACH):
        named = _defined_in(line[:_LONGEST_SAID])
        if named:
            return with_place(named, header, document)
        for found in _SPEAKER.finditer(line[:_LONGEST_SAID]):
            if _BEFORE.match(found.group("name").strip()):
                continue
            if header.addressees and _TOLD.search(found.group()):
                continue  # what a letter tells of is another body's
            said = _PRESS.sub("", found.group("name").strip())
            text = said.rsplit(", ", 1)[-1].removeprefix("đồng thời ")
            for candidate in (text.strip(), said):
                names, end = read_names(candidate)
                if names and len(names) == 1 and end >= len(candidate) - 1 and names[0][:1].isupper():
                    whole = _with_district(names[0], document)
                    name = body_of(office_of(re.sub(r"^UBND\b", "Ủy ban nhân dân", whole)))
                    return with_place(name, header, document)
    return _from_headline(header)


def _defined_in(line: str) -> str | None:
    """The body that a sentence names in full, gives a short name and lets ask."""
    found = _DEFINED.search(line)
    if found is None:
        return None
    first = max(0, found.start() - _LONGEST_DEFINED)
    starts = [edge.end() for edge in re.finditer(r"(?:\A|, |\. )", line[first : found.start()])]
    for start in reversed([first + start for start in starts]):
        name = line[start : found.start()].strip()
        if name[:1].isupper() and starts_at(name) and not name.endswith(","):
            return re.sub(r"^UBND\b", "Ủy ban nhân dân", name)
    return None


def _with_district(name: str, document: str) -> str:
    """ "Phòng GD&ĐT" that the text names once in full, "Phòng GD&ĐT thị xã An Khê"."""
    if not _OF_A_DISTRICT.match(name) or " " not in name:
        return name
    begin = document.find(f"{name} ")
    while begin >= 0:
        found = _DISTRICT.match(document, begin + len(name))
        if found:
            return name + found.group().rstrip()
        begin = document.find(f"{name} ", begin + 1)
    return name


def _from_headline(header: Header) -> str | None:
    """ "Hà Nội yêu cầu …": the council of the province that a headline begins with."""
    asks = _PLACE_ASKS.match(header.title or "")
    place = named_place(asks.group("place")) if asks else None
    return f"Ủy ban nhân dân {place}" if place else None
