"""Who issued a document, written out: from the letterhead, the symbol, the place line or the text."""

import re

from directives.duties.units import read_names, starts_at
from directives.head.places import BODIES, CITIES, KNOWN_NAMES, PLACE_KINDS, PROVINCES, SHORT_WORDS
from directives.head.record import Header
from tasks.folding import fold

_KNOWN = {fold(name): name for name in KNOWN_NAMES}
_KNOWN_BY_LENGTH = sorted(_KNOWN, key=len, reverse=True)
_PLACES = {fold(name): name for name in (*CITIES, *PROVINCES)}
_FOLDED_CITIES = frozenset(fold(name) for name in CITIES)
_FOLDED_KINDS = {fold(kind): kind for kind in PLACE_KINDS}
_COUNCIL = re.compile(r"^(?:uy ban nhan dan|ubnd|u b n d|hdnd\s?[-–]\s?ubnd)\b")
_PROVINCIAL = re.compile(r"^(?:Sở|Ban Dân tộc|Ban Quản lý|Văn phòng Ủy ban|Thanh tra tỉnh)")
_IN_TEXT = re.compile(r"(?:trên địa bàn|UBND|Ủy ban nhân dân|của|tại)\s+(tỉnh|thành phố|Thành phố)\s+")
# A document's kind between letterhead and title is no body ("TỜ TRÌNH" is no "Tổ").
_OTHER_LINE = re.compile(
    r"(?:to trinh|bao cao|thong bao|phieu chuyen|cong dien|chi thi|quyet dinh|giay moi|huong dan)$"
)
_NAMED = re.compile(r"(?:tỉnh|[Tt]hành phố)\s[A-ZĐÁÀẢÃẠĂÂÉÊÍÓÔƠÚƯÝ]")
_LOCAL = re.compile(r"(?:Phòng|Trạm|Hạt|Đội|Trung tâm)\s")
_OF_A_DISTRICT = re.compile(r"(?:quận|huyện|thị xã|thị trấn|xã|phường|đặc khu|[Tt]hành phố)\s\S.*$")
_OPEN_END = re.compile(r"(?:\b(?:CỦA|VÀ|THUỘC|VỀ|CÁC)|[,–-])$")
_ADDRESS = re.compile(r"[\w.-]{1,60}@[\w.-]{1,60}|[\w-]{1,40}(?:\.[\w-]{1,40}){0,4}\.(?:gov|edu)\.vn")
_SPEAKER = re.compile(
    r"(?P<name>[^.;:\n“”\"]{2,90}?)\s{1,9}(?:đề nghị|yêu cầu|có ý kiến (?:chỉ đạo )?như sau"
    r"|vừa ban hành|đã ban hành|ban hành|thông báo|nhận được|xin|có (?:Công văn|công văn"
    r"|văn bản))(?![\w])"
)


_LETTERS = re.compile(r"^(Bộ|Sở|Cục|Phòng|Chi cục|Ban|Vụ|Tổng cục)\s+([A-ZĐ][A-ZĐa-z]?[A-ZĐ&\-]{1,9})(?!\w)")
_ABBREVIATED = (
    (re.compile(r"^UBND\b"), "Ủy ban nhân dân"),
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
        return with_place(re.sub(r"^UBND\b", "Ủy ban nhân dân", header.issuer), header, document)
    name = _mended(_from_letterhead(header.letterhead), _from_symbol(header)) if header.formal else None
    if name is None and header.attached:
        return _from_attachment(header, document)
    if name is None:
        return _from_speech(document, header)
    return with_place(name, header, document)


def _from_letterhead(lines: list[str]) -> str | None:
    """The last body of the letterhead; the council above a department gives the province only."""
    joined: list[str] = []
    for line in lines:
        text = " ".join(line.split()).strip(" .:;-–—*,")
        if not text or len(text) > 120:
            continue
        bare = fold(text)
        if _OTHER_LINE.match(bare) or (bare == "viet nam" and joined and joined[-1].startswith("BỘ ")):
            continue
        if (joined and _OPEN_END.search(joined[-1])) or (
            joined
            and (_is_rest(bare) or not _is_body(bare))
            and _mostly_capital(text)
            and _mostly_capital(joined[-1])
        ):
            joined[-1] += " " + text
        elif _is_body(bare) and (_mostly_capital(text) or not joined):
            joined.append(text)
    if not joined:
        return None
    name = written_out(joined[-1])
    if len(joined) > 1 and name in ("Văn phòng", "Thanh tra", "Cơ quan", "Ban Tổ chức", "Ban Tuyên giáo"):
        name = f"{name} {written_out(joined[-2])}"
    if len(joined) > 1 and not _province_in(name):
        above = _place_of_council(written_out(joined[-2]))
        if above and _PROVINCIAL.match(name) and not _NAMED.search(name):
            name = f"{name} {above}"
        district = _OF_A_DISTRICT.search(written_out(joined[-2]))
        if district and _LOCAL.match(name) and not _OF_A_DISTRICT.search(name):
            name = f"{name} {district.group()}"
    return name


def _is_body(bare: str) -> bool:
    return (
        bool(_COUNCIL.match(bare))
        or bare.startswith(("thue tinh", "thue thanh pho", "thue co so"))
        or any(bare == known or bare.startswith(known + " ") for known in _KNOWN_BY_LENGTH)
        or starts_at(bare.title())
        or bare.split(" ", 1)[0] in ("benh", "trung", "truong", "vien", "hoi", "to", "dai")
    )


def _is_rest(bare: str) -> bool:
    first = bare.split(" ", 1)[0]
    return first in (
        "tinh",
        "thanh",
        "huyen",
        "quan",
        "xa",
        "phuong",
        "thi",
        "viet",
        "toi",
        "va",
        "cua",
        "tp",
        "tp.",
    ) and not bare.startswith(("thanh tra", "thanh uy"))


def _mostly_capital(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) >= 0.7 * len(letters)


def written_out(text: str) -> str:
    """A name in capitals in its usual spelling; an unknown one gets a capital at its first word."""
    text = " ".join(text.split())
    if not _mostly_capital(text):
        return re.sub(r"^UBND\b", "Ủy ban nhân dân", text)
    text = re.sub(r"^UBND\b", "ỦY BAN NHÂN DÂN", text)
    words = text.split()
    for size in range(len(words), 0, -1):
        known = _KNOWN.get(fold(" ".join(words[:size])))
        if known:
            return " ".join([known, *_place_words(words[size:])])
    return " ".join([words[0].capitalize(), *_place_words(words[1:])])


def _place_words(words: list[str]) -> list[str]:
    for size in range(len(words), 0, -1):
        kind = _FOLDED_KINDS.get(fold(" ".join(words[:size])))
        if kind and size <= 2:
            rest = " ".join(words[size:])
            kind = "Thành phố" if kind == "thành phố" else kind
            return [kind, _PLACES.get(fold(rest), rest.title())] if rest else [kind]
    whole = " ".join(words)
    return (
        [_PLACES[fold(whole)]]
        if fold(whole) in _PLACES
        else [word.capitalize() if i == 0 else word.lower() for i, word in enumerate(words)]
    )


def _province_in(name: str) -> str | None:
    """ "tỉnh Đồng Nai" of a name that bears it."""
    found = re.search(r"(?:tỉnh|[Tt]hành phố|TP\.?)\s+(.+)$", name)
    return named_place(found.group(1)) if found else None


def _place_of_council(name: str) -> str | None:
    """The province of the council above a department, also where no list has it."""
    found = re.search(r"(tỉnh|[Tt]hành phố|TP\.?)\s+(.+)$", name)
    if found is None:
        return None
    kind = "tỉnh" if found.group(1) == "tỉnh" else "Thành phố"
    return named_place(found.group(2)) or f"{kind} {found.group(2)}"


def named_place(text: str) -> str | None:
    """A province or city with its kind: "Đồng Nai" -> "tỉnh Đồng Nai"; None for any other place."""
    bare = re.sub(r"^(?:tp\.?|thanh pho|tinh)\s*", "", fold(text).strip(" ,.")).replace(" - ", "-")
    for folded, name in _PLACES.items():
        if folded.replace(" - ", "-") == bare:
            written = text.strip(" ,.")
            same = fold(written).replace(" - ", "-") == bare
            shown = written if same and written[:1].isupper() and not written.isupper() else name
            return f"{'Thành phố' if folded in _FOLDED_CITIES else 'tỉnh'} {shown}"
    return None


def _mended(name: str | None, by_symbol: str | None) -> str | None:
    """The letterhead's name; where a scan cut or spoilt it, the one that the symbol's letters stand for."""
    if name is None or by_symbol is None:
        return name or by_symbol
    folded, whole = fold(name), fold(by_symbol)
    if folded == whole or any(
        folded == known or folded.startswith(known + " ")
        for known in _KNOWN_BY_LENGTH
        if known.count(" ") > 1
    ):
        return name
    common = sum(1 for a, b in zip(folded, whole, strict=False) if a == b)
    return by_symbol if common >= 0.7 * min(len(whole), max(len(folded), 8)) else name


def _from_symbol(header: Header) -> str | None:
    """ "SYT-VP" or "CTr-SYT": the body by its letters."""
    if not header.symbol:
        return None
    parts = re.split(r"[-/.–]", header.symbol)
    for part in parts:
        for letters, name in BODIES.items():
            if part.upper() == letters.upper() and name:
                return name
    return None


def with_place(name: str, header: Header, document: str) -> str:
    """The name with its province, for bodies that every province has."""
    if (
        _province_in(name)
        or _NAMED.search(name)
        or not (
            _PROVINCIAL.match(name)
            or name in ("Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban nhân dân tỉnh")
        )
    ):
        return name
    base = re.sub(r"\s+tỉnh$", "", name)
    place = named_place(header.place) if header.place else None
    if place is None:
        place = _province_of_text(document) or _province_of_address(document)
    return f"{base} {place}" if place else name


def _province_of_text(document: str) -> str | None:
    for found in _IN_TEXT.finditer(document[:6000]):
        after = document[found.end() : found.end() + 40]
        for folded, name in _PLACES.items():
            if fold(after).startswith(folded):
                return f"{'Thành phố' if folded in _FOLDED_CITIES else 'tỉnh'} {name}"
    return None


def _province_of_address(document: str) -> str | None:
    """ "vanphong@laichau.gov.vn": the province that an address on the net bears."""
    for found in _ADDRESS.finditer(document):
        text = found.group().lower()
        for folded, name in _PLACES.items():
            if folded.replace(" ", "").replace("-", "") in text:
                return f"{'Thành phố' if folded in _FOLDED_CITIES else 'tỉnh'} {name}"
    return None


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
    for line in document[:5000].split("\n"):
        for found in _SPEAKER.finditer(line.strip()[:2500]):
            text = found.group("name").rsplit(", ", 1)[-1].removeprefix("đồng thời ")

            for candidate in (text.strip(), found.group("name").strip()):
                names, end = read_names(candidate)
                if names and len(names) == 1 and end >= len(candidate) - 1:
                    name = re.sub(r"^UBND\b", "Ủy ban nhân dân", names[0])
                    return with_place(name, header, document)
    return None
