"""The letterhead: which of its lines name bodies, and the body that speaks."""

import re

from expressions.names.provinces import BODIES, named_place
from expressions.names.spelling import KNOWN_BY_LENGTH, mostly_capital, written_out
from expressions.names.units import starts_at
from language.folding import fold
from language.spelling import LOWER, UPPER

_COUNCIL = re.compile(r"^(?:uy ban nhan dan|ubnd|u b n d|hdnd\s?[-–]\s?ubnd)\b")
PROVINCIAL = re.compile(r"^(?:Sở|Ban Dân tộc|Ban Quản lý|Văn phòng Ủy ban|Thanh tra tỉnh)")
_UNDER_A_COUNCIL = re.compile(r"^(?:Ban|Hội đồng|Trung tâm|Đài|Quỹ)\s")
_UNDER_A_DEPARTMENT = re.compile(r"^(?:Chi cục|Trung tâm)\s")
_DEPARTMENT = re.compile(r"^Sở\s")
# A document's kind between letterhead and title is no body ("TỜ TRÌNH" is no "Tổ").
_OTHER_LINE = re.compile(
    r"(?:to trinh|bao cao|thong bao|phieu chuyen|cong dien|chi thi|quyet dinh|giay moi|huong dan)$"
)
NAMED = re.compile(r"(?:tỉnh|[Tt]hành phố)\s[A-ZĐÁÀẢÃẠĂÂÉÊÍÓÔƠÚƯÝ]")
# What says nothing without the house that it is a part of.
_ROOM = re.compile(r"(?:Phòng|Khoa|Tổ|Văn phòng|Thanh tra|Đội|Trại)(?:\s|\Z)")
_HOUSE = re.compile(r"(?:Công an|Bệnh viện|Trường|Viện|Học viện|Trung tâm|Công ty|Tổng công ty)\s")
_LOCAL = re.compile(r"(?:Phòng|Trạm|Hạt|Đội|Trung tâm|Ban|Hội|Văn phòng)\s")
_OF_A_DISTRICT = re.compile(r"(?:quận|huyện|thị xã|thị trấn|xã(?! hội)|phường|đặc khu|[Tt]hành phố)\s\S.*$")
_OF_A_PROVINCE = re.compile(r"tỉnh\s\S.*$")
_BARE_KIND = re.compile(r"\s(tỉnh|huyện|quận|thị xã|xã|phường)\Z")
_BELOW_COMMITTEE = re.compile(r"(?:Ban|Văn phòng|Trung tâm|Trường)\s\S[^–-]*\Z")
_COMMITTEE_ABOVE = re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) (?:ủy|đoàn)\b")
_CENTRAL_COMMITTEE = re.compile(r"ban chap hanh trung uong\b")
# "TĨNH HẢI LĂNG", "HUYÊN AN HÒA": the kind of a place with other marks, as a scan reads it.
_MISREAD_KIND = re.compile(
    r"(?<!\w)(?:T[IÌĨÍỊ]NH|HUY[EÊÉÈẸẾỀỄỂ]N|PH[UƯÚÙỪỨ][OƠỜỚỞỠỢÒỒ]NG|TH[AÁẢÃẠ]NH PH[OÔÓỒỔỘ])(?=\s[A-ZĐ])"
)
_KINDS_OF_PLACES = {fold(kind): kind for kind in ("TỈNH", "HUYỆN", "PHƯỜNG", "THÀNH PHỐ")}
_YOUTH = ("doan tncs ho chi minh", "doan thanh nien cong san ho chi minh")
_OPEN_END = re.compile(r"(?:\b(?:CỦA|VÀ|THUỘC|VỀ|CÁC)|(?:ỦY|UỶ) BAN THƯỜNG VỤ|[,–-])$")
# These are parts of the body above them: "BAN THƯỜNG TRỰC" of the Front, "CHI NHÁNH" of a bank.
_PART_OF_ABOVE = re.compile(
    r"(?:Văn phòng|Thanh tra|Cơ quan|Ban Tổ chức|Ban Tuyên giáo|Ban Nội chính|Ban Dân vận|Ủy ban Kiểm tra"
    r"|Ban Tuyên giáo và Dân vận|Ban Thường trực|Ban Thường vụ|Ban Chấp hành|Thường trực|Ban Thư ký"
    r"|Ban Giám đốc|Ban Giám hiệu)\Z",
    re.IGNORECASE,
)
_PLACE_AFTER = r"\s(?=(?:tỉnh|[Tt]hành phố|huyện|thị xã|quận|xã|phường|khu vực)\s)"
_BRANCH = re.compile(rf"Chi nhánh{_PLACE_AFTER}")
_COMMITTEE = re.compile(rf"(?P<part>Ban (?:Chấp hành|Thường vụ|Thường trực)){_PLACE_AFTER}")
_HEADS = (
    "benh", "trung", "truong", "vien", "hoi", "to", "dai", "tap doan", "tong cong ty", "cong ty", "hoc vien",
    "quy", "lien minh", "lien hiep", "lien doan", "cong doan", "doan", "dang bo", "quan khu", "bo chi huy",
    "bo tu lenh", "ngan hang", "nha xuat ban", "ban", "uy ban", "ubmttq", "chi nhanh", "bch ", "bql ", "bcd ",
    "thanh tra", "thue", "hai quan", "vien", "bao tang", "thu vien", "nha hat", "bao", "tap chi", "kho bac",
    "vu", "cong an",
    "dac khu", "thi hanh an", "hdnd", "thuong truc", "chi doan", "chi bo", "dang doan", "ban can su",
    "tinh doan", "thanh doan", "huyen doan", "thi uy", "quan uy", "chu tich", "vks", "tand", "bhxh",
    "khu quan ly", "kiem toan", "cang vu", "buu dien", "vnpt", "dien luc", "hat kiem lam", "tram", "doi",
)  # fmt: skip
_BODY_BEGINS = tuple(f"{head.strip()} " for head in (*KNOWN_BY_LENGTH, *_HEADS))
_INSIDE = re.compile(
    r"(?<=\w)(?<!TỔNG)(?<!THỊ)(?<!MÔI)(?<!DỊCH)(?<!NGHIỆP)(?<!NHIỆM)"
    r"\s+(?=(?:SỞ|PHÒNG(?! (?:CHÁY|CHỐNG|THỦ|NGỪA|BỆNH|VỆ))|TRƯỜNG|TRUNG TÂM|BỆNH VIỆN|CHI CỤC|BAN|TRẠM|HẠT"
    r"|CỤC|TỔNG CỤC|VỤ|VIỆN"
    r"|BẢO HIỂM XÃ HỘI|KHO BẠC NHÀ NƯỚC|ĐIỆN LỰC|THUẾ|ĐẢNG ỦY|ĐẢNG UỶ|LIÊN ĐOÀN LAO ĐỘNG|HỘI ĐỒNG"
    r"|TỔ CÔNG TÁC)"
    rf"\s[{UPPER}]|(?:VĂN PHÒNG|THANH TRA|THƯỜNG TRỰC)(?:\s[{UPPER}]|\Z))"
)
_NUMBERED = re.compile(r"\d+/")  # "126/2020/NĐ-CP", of a sentence that a line break has cut
_WHOLE_COUNCIL = re.compile(
    r"(?:UBND|(?:ỦY|UỶ) BAN NHÂN DÂN|HĐND|HỘI ĐỒNG NHÂN DÂN|ĐẢNG BỘ|CÔNG AN"
    r"|(?:ỦY|UỶ) BAN (?:MTTQ|MẶT TRẬN TỔ QUỐC) VIỆT NAM)"
    r"\s(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)\s\S+"
    r"|(?:TỈNH|THÀNH|HUYỆN|QUẬN) (?:ỦY|UỶ)\s\S+"
)
# A higher body, as far as no name of a part of it can begin.
_HIGHER = re.compile(
    r"(?:BỘ|SỞ)\s\S{1,9}|TỔNG CỤC\s\S{2,9}"
    r"|(?:BẢO HIỂM XÃ HỘI|NGÂN HÀNG NHÀ NƯỚC|TỔNG LIÊN ĐOÀN LAO ĐỘNG) VIỆT NAM|KHO BẠC NHÀ NƯỚC"
    r"|(?:CỤC|CHI CỤC)\s\S{2,9}|TỔNG CÔNG TY\s\S{2,9}|CÔNG TY ĐIỆN LỰC"
)
_SMALL_BODY = re.compile(
    r"(?:Sở|Phòng|Chi cục|Cục|Trung tâm|Trường|Bệnh viện|Văn phòng|Ban Quản lý|Vụ|Viện)\s[^.;:]+\Z"
)


def from_letterhead(lines: list[str]) -> str | None:
    """The last body of the letterhead; the council above a department gives the province only."""
    bodies = bodies_of(lines)
    if not bodies:
        return None
    name = written_out(bodies[-1])
    if len(bodies) == 1:
        return name
    name = _with_body_above(name, written_out(bodies[-2]))
    return name if province_in(name) else _with_place_above(name, written_out(bodies[-2]))


def _with_body_above(name: str, above: str) -> str:
    """A part of the body above with that one's name, where it says nothing without it."""
    if _PART_OF_ABOVE.match(name) or (_ROOM.match(name) and _HOUSE.match(above)):
        return f"{name} {above}"
    if _BRANCH.match(name):
        return f"{above} {name[0].lower()}{name[1:]}"
    if of := _COMMITTEE.match(name):
        return f"{of.group('part')} {above} {name[of.end() :]}"
    if _BELOW_COMMITTEE.match(name) and _CENTRAL_COMMITTEE.match(fold(above)):
        return name if name.endswith("Trung ương") else f"{name} Trung ương"
    if _BELOW_COMMITTEE.match(name) and _COMMITTEE_ABOVE.match(above):
        return f"{name} {above}"
    return name


def bodies_of(lines: list[str]) -> list[str]:
    """The bodies that a letterhead names, from the highest; names broken over lines are whole again."""
    joined: list[str] = []
    for part in (part for line in lines for part in _parted(line)):
        text = " ".join(part.split()).strip(" .:;-–—*,")
        text = _MISREAD_KIND.sub(lambda kind: _KINDS_OF_PLACES[fold(kind.group())], text)
        if not text or len(text) > 120:
            continue
        bare = fold(text)
        if _OTHER_LINE.match(bare) or (bare == "viet nam" and joined and joined[-1].startswith("BỘ ")):
            continue
        if joined and _goes_on(joined[-1], text, bare):
            joined[-1] += " " + text
        elif _is_body(bare) and (mostly_capital(text) or not joined or _SMALL_BODY.match(text)):
            joined.append(text)
    if len(joined) > 1 and fold(joined[-1]) in _YOUTH:
        joined.pop()  # the head of the Youth Union's right column
    return joined


def _parted(line: str) -> list[str]:
    """ "UBND TỈNH A SỞ TÀI CHÍNH": two lines of a letterhead in one."""
    text = " ".join(line.split())
    found = _WHOLE_COUNCIL.match(text) or _HIGHER.match(text)
    inside = _INSIDE.search(text, max(found.end(), _end_of_known(text))) if found else None
    return [text[: inside.start()], text[inside.end() :]] if inside else [text]


def _end_of_known(text: str) -> int:
    """Where a known name ends that a text begins with: "BỘ NỘI VỤ CỤC VIỆC LÀM" has no Vụ in it."""
    folded = fold(text)
    known = next((name for name in KNOWN_BY_LENGTH if folded.startswith(f"{name} ")), "")
    return len(known) if len(folded) == len(text) else 0


def _goes_on(above: str, text: str, bare: str) -> bool:
    if _OPEN_END.search(above) or bare == "so":  # "CHUYỂN ĐỔI / SỐ"
        return True
    capital = mostly_capital(text) and mostly_capital(above) and not _NUMBERED.match(text)
    return capital and (_is_rest(bare) or not _is_body(bare))


def _with_place_above(name: str, above: str) -> str:
    bare, at = _BARE_KIND.search(name), _OF_A_DISTRICT.search(above) or _OF_A_PROVINCE.search(above)
    if bare and at and at.group().startswith(bare.group(1)):
        return name[: bare.start(1)] + at.group()
    place = _place_of_council(above)
    of_council = PROVINCIAL.match(name) or (_COUNCIL.match(fold(above)) and _UNDER_A_COUNCIL.match(name))
    of_department = _DEPARTMENT.match(above) and _UNDER_A_DEPARTMENT.match(name)
    if of_department and place is None:
        place = province_at_end(above)
    named = place_is_named(name)
    if place and (of_council or of_department) and not named:
        return f"{name} {place}"
    district = _OF_A_DISTRICT.search(above)
    if district and _LOCAL.match(name) and not _OF_A_DISTRICT.search(name) and not place_is_named(name):
        name = f"{name} {district.group()}"
    return name


def place_is_named(name: str) -> bool:
    """Whether a place with its kind already stands in a name."""
    return bool(NAMED.search(name))


def _is_body(bare: str) -> bool:
    return bool(_COUNCIL.match(bare)) or f"{bare} ".startswith(_BODY_BEGINS) or starts_at(bare.title())


def _is_rest(bare: str) -> bool:
    first = bare.split(" ", 1)[0]
    rests = (
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
        "dac",
    )
    return first in rests and not bare.startswith(
        ("thanh tra", "thanh uy", "thanh doan", "tinh uy", "tinh doan", "huyen uy", "huyen doan", "quan khu",
         "quan uy", "thi uy", "thi hanh an", "xa doan")
    )  # fmt: skip


def province_in(name: str) -> str | None:
    """ "tỉnh Đồng Nai" of a name that bears it."""
    found = re.search(r"(?:tỉnh|[Tt]hành phố|TP\.?)\s+(.+)$", name)
    return named_place(found.group(1)) if found else None


def province_at_end(name: str) -> str | None:
    """ "Sở Y tế Nghệ An": a province without its kind."""
    words = name.split()
    ends = (" ".join(words[-size:]) for size in (2, 3, 4, 1))
    return next((place for end in ends if (place := named_place(end))), None)


def _place_of_council(name: str) -> str | None:
    """The province of the council above a department, also where no list has it."""
    found = re.search(r"(tỉnh|[Tt]hành phố|TP\.?)\s+(.+)$", name)
    if found is None:
        return None
    kind = "tỉnh" if found.group(1) == "tỉnh" else "Thành phố"
    return named_place(found.group(2)) or f"{kind} {found.group(2)}"


# The unit whose letters a symbol bears, where the letterhead shows only the body above it.

# What a document is, at the beginning of a symbol: "TB-VPCP", "KH-UBND".
KINDS_OF_SYMBOLS = frozenset(
    ("TB", "KH", "QĐ", "CT", "CTr", "HD", "TTr", "BC", "CĐ", "NQ", "KL", "QC", "CV", "GM", "TT", "NĐ", "ĐA",
     "PA", "TBKL", "KLTB", "QyĐ", "CTHĐ", "TTLT", "QĐPD", "TM", "PC", "BB", "ĐL")
)  # fmt: skip
_HEAD = re.compile(
    r"(?<!\w)(?:Tổng cục|Cục|Vụ|Văn phòng|Viện|Trung tâm|Ủy ban|Thanh tra|Ban|Chi cục|Phòng|Chi nhánh)\s"
    r"(?=[A-ZĐ])"
)
_SPEAKS = re.compile(
    r"\s(?:đề nghị|yêu cầu|thông báo|có ý kiến|nhận được|xin|trả lời|hướng dẫn|lưu ý|trân trọng|đã|kính"
    r"|báo cáo|ban hành|triển khai)(?!\w)"
)
_WORD = re.compile(rf"[{UPPER}\w]+")
_LONGEST = 12
_LONGEST_NAME = 100
_BROKEN = re.compile(rf"[.;:“”]|,\s?(?:[{LOWER}]|\Z)")
_MOST = 80
_REACH = 8000


def unit_of_symbol(symbol: str | None, letterhead: list[str], document: str) -> str | None:
    """ "GSQL-GQ4" under "TỔNG CỤC HẢI QUAN": the Cục Giám sát quản lý that speaks in the text, or None.

    None too where the letters are those of the letterhead, of its own office or of a body known by them.
    """
    letters = _letters(symbol)
    if letters in (None, "VP") or any(_fits(letters, name) for name in letterhead):
        return None
    for count, found in enumerate(_HEAD.finditer(document[:_REACH])):
        if count >= _MOST:
            break
        verb = _SPEAKS.search(document, found.end(), found.end() + _LONGEST_NAME)
        name = " ".join(document[found.start() : verb.start()].split()) if verb else ""
        if name and not _BROKEN.search(name) and _fits(letters, name):
            return name
    return None


def _letters(symbol: str | None) -> str | None:
    """The letters of the unit in a symbol: the first part that does not name a kind of document."""
    parts = [part.replace("&", "") for part in re.split(r"[-/.–]", symbol or "")]
    unit = next((part for part in parts if part not in KINDS_OF_SYMBOLS), "")
    known = any(unit.upper() == letters.upper() for letters in BODIES)
    return unit.upper() if 2 <= len(unit) <= 9 and unit.isalpha() and not known else None


def _fits(letters: str, name: str) -> bool:
    """Whether the letters begin the initials of a name, with its first words or without them."""
    words = [fold(word) for word in _WORD.findall(name)][:_LONGEST]
    sought = fold(letters)  # "VPTU" of "Văn phòng Tỉnh ủy"
    small = ("va", "ve", "cua", "cac")
    for skipped in (small, ("va",), ()):
        initials = "".join(word[:1] for word in words if word not in skipped)
        if any(initials[start:].startswith(sought) for start in (0, 1, 2)):
            return True
    return False
