"""The foot of a document, who signed it, and the body that an officer speaks for."""

import re

from directives.head.spoilt_names import SURNAMES_FOLDED, mended_name
from directives.outline.lines import Line, columns_of
from directives.words import SIGNING_TITLES, SURNAMES
from expressions.names.provinces import named_place
from language.folding import fold
from language.spelling import LOWER, UPPER, one_edit_apart

_RECEIVERS = re.compile(r"n[oơ]i\s*nh[aậâ]n\s*(?:[:;.,|]|$|-)", re.IGNORECASE)
_FIRST_RECEIVER = re.compile(r"[-–+•]\s?Như (?:trên|Điều \d|điều \d)\s?[;.,(]")
_SHORT_LINE = 14  # letters
_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|PHU LUC|BẢNG|DANH MỤC|BIỂU MẪU|Biểu mẫu|Mẫu số)\b")
# Under an annex's own title: "(Kèm theo Quyết định số 12/QĐ-UBND ngày …)".
_ATTACHED = re.compile(
    r"\(\s?(?:(?:Ban hành|Phê duyệt)\s)?[Kk]èm theo (?:Quyết|Công văn|Kế hoạch|Thông báo|Chỉ thị|Nghị quyết"
    r"|Tờ trình|Văn bản|Hướng dẫn)\s?\S{0,5}\s?(?:số|s\d|ngày)"
)
# The first part of a text that is issued with a decision, below that decision's signature.
_FIRST_PART = re.compile(
    r"\**(?:(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s(?:I|1|A|thứ nhất|THỨ NHẤT)\b|Điều 1\b|[IA1]\s?[.)/]\s?\w)"
)
_SENTENCE, _SENTENCES = 80, 3  # letters of a line that says something, and how many such lines are a text
_PASSAGE = 160  # letters of a line that is no part of a signature
_TITLES = re.compile("|".join(re.escape(title) for title in sorted(SIGNING_TITLES, key=len, reverse=True)))
_ON_BEHALF = re.compile(r"(?:KT|TL|TM|TUQ|Q|T/M|K/T|T/L)\s?\.\s*|(?:T/M|K/T|T/L)\s")
_DEGREES = re.compile(
    r"(?:(?:PGS|GS|TSKH|TS|Ts|ThS|Ths|ThS|TH\.S|Th\.S|BS|BSCK\s?I{1,2}|BSCK[12]|CK\s?I{1,2}|CK[12]|DS|DSCK\s?I{1,2}|Bs|KS|CN"
    r"|LS|CV|NGND|NGƯT|TTND|TTƯT|Tiến sĩ|Thạc sĩ|Bác sĩ|Luật sư|Đồng chí|Ông|Bà"
    r"|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|Chuẩn Đô đốc|Phó Đô đốc|Đô đốc)[.,:;\s-]+)+"
)
_SIGNS = " *_.,:;-–—|()\"'“”‘’`~^"
_PART = rf"[{UPPER}][{LOWER}]*(?:['’]\s?[{UPPER}]?[{LOWER}]+)?"
_NOTE = re.compile(r"(?<=\w)\s?\[\d{1,2}\]")  # a page's first footnote, in the signer's own line
_NAME = re.compile(rf"{_PART}(?:\s+{_PART}){{1,5}}$")
# Right under a title: a name whose surname is rare, or spoilt.
_RARE_NAME = re.compile(rf"[{UPPER}][{LOWER}]{{1,6}}(?:\s[{UPPER}][{LOWER}]{{1,6}}){{1,3}}\Z")
_GIVEN_NAME = re.compile(rf"{_PART}\Z")
_CAPITAL_NAME = re.compile(rf"\A[{UPPER}]{{1,}}(?:\s+[{UPPER}]{{1,}}){{1,5}}$")
_BEHIND_CAPITALS = re.compile(rf"(?<=[{UPPER}][{UPPER}]\s)(?P<name>(?:[{UPPER}][{LOWER}]+\s?){{2,5}})\Z")
_SIGNED = re.compile(r"[\s(]{0,3}(?:đã ký|đã kí|Đã ký|ký tên|chữ ký|Ký bởi).*$")
# What stands in the left column of a foot: "- Như trên;", "- Lưu: VT, TH."
_RECEIVER = re.compile(r"\A\s?(?:[-–+•]\s?\S|N[ơo]i nh[ậâa]n|Lưu\b)")
_NEXT_HEAD = re.compile(r"cong hoa xa hoi chu nghia|doc lap . tu do")  # of an annex with its own letterhead
_SIGNED_INSIDE = re.compile(r"[*_\s]{0,9}\((?:[Đđ]ã ký|[Đđ]ã kí|ký tên)\)[*_\s]{0,9}")
_TOP = 1500  # letters in which a page names the signer
_ATTRIBUTE = re.compile(r"Người ký\s?:?\s?[|\n]?\s?(?P<name>[^|\n;,:]{4,40})(?=[|\n;,]|\Z)")
_HAS_SIGNED = re.compile(
    rf"(?P<name>(?:[{UPPER}][{LOWER}]{{1,7}}\s){{2,5}})(?:vừa |đã )?ký (?:ban hành )?[A-ZĐa-zđ]"
)
# "ông Lê Văn A, Phó Chủ tịch UBND tỉnh vừa ký công văn …"
_OFFICER_SIGNED = re.compile(
    rf"(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c)\s(?P<name>(?:[{UPPER}][{LOWER}]{{1,7}}\s?){{2,5}})"
    r"\s?[,–-]\s[^,.;:]{3,70}?\s(?:vừa|đã)\s(?:vừa )?ký\s"
)
_FOOT_REACH = 45  # cells from a title to its name


def foot_of(lines: list[Line], body: int) -> int:
    """The index of the first line after the body: Nơi nhận, or the signer's title."""
    receivers = [i for i in range(body, len(lines)) if _is_receivers(lines[i].text.lstrip("| "))]
    receivers = receivers or [i for i in range(body, len(lines)) if _FIRST_RECEIVER.match(lines[i].text)]
    if receivers:
        return _signature_above(lines, body, receivers[0])
    filled = [i for i in range(body, len(lines)) if lines[i].text]
    for i in filled[-10:]:
        heading = lines[i].text[0].isdigit()  # "1. BAN GIÁM HIỆU"
        if not heading and any(_is_title(cell) or _is_title_with_name(cell) for cell in _cells([lines[i]])):
            return i
    return len(lines)


def _is_receivers(text: str) -> bool:
    """Whether a line is or begins with "Nơi nhận", a letter of which a scan may have spoilt."""
    if _RECEIVERS.match(text):
        return True
    return len(text) < _SHORT_LINE and one_edit_apart(fold(text).strip(" .,:;*_-"), "noi nhan")


def _signature_above(lines: list[Line], body: int, receivers: int) -> int:
    """The signer's title where the signature stands above Nơi nhận; else Nơi nhận."""
    above = [i for i in range(body, receivers) if lines[i].text][-6:]
    return next((i for i in above if _is_title(lines[i].text)), receivers)


def annex_of(lines: list[Line], foot: int) -> int:
    """Where an annex begins after the foot; the number of lines where there is none."""
    for i in range(foot, len(lines)):
        text = lines[i].text
        if i > foot + 1 and _NEXT_HEAD.search(fold(text)):
            return i
        if _ANNEX.match(text) and i > foot + 1 and len(text) < 200:
            return i
        if _ATTACHED.match(text) and i > foot + 2 and len(text) < 300:
            return i + 1
        if text.count("|") >= 3 and i > foot + 2:
            return i
        if i > foot + 2 and _FIRST_PART.match(text) and _says_something(lines[i:]):
            return i
    return len(lines)


def passages_of(foot: list[Line]) -> list[str]:
    """Long lines below a signature that are no receivers: of them nothing is read, which is worth a word."""
    return [line.text for line in foot if len(line.text) >= _PASSAGE and not _RECEIVER.match(line.text)]


def _says_something(lines: list[Line]) -> bool:
    return sum(len(line.text) >= _SENTENCE for line in lines) >= _SENTENCES


def signer_of(lines: list[Line], foot: int, end: int, document: str = "") -> str | None:
    """The name under the title, or the last name standing alone; a reporter's name under a digest is none.

    `document`: the whole text, where it was scanned badly.
    """
    texts = _cells(lines[foot:end])
    for cells in (texts, [part for text in texts for part in _after_receivers(text)]):
        texts = [bare for text in cells if (bare := text.strip(" -–—*_|"))]
        titled = [i for i, text in enumerate(texts) if _is_title(text) or _TITLES.search(text)]
        for i in reversed(titled):
            name = _name_after(texts, i, document)
            if name:
                return name
    alone = next((name for text in reversed(texts[-6:]) if (name := as_name(text, document))), None)
    return alone or _beside_receivers(lines[foot:end], document)


def _beside_receivers(lines: list[Line], document: str) -> str | None:
    """ "- Mặt trận và các tổ chức; Vũ Văn Trọng": the one name that a lost column left behind a receiver."""
    parts = (_after_receivers(text) for text in _cells(lines))
    names = {name for part in parts if len(part) > 1 and (name := as_name(part[1], document))}
    return names.pop() if len(names) == 1 else None


def named_signer(document: str, digest: bool) -> str | None:
    """The signer that a page's attributes name, or the introduction to a letter that is given in full.

    `digest`: the text tells of a letter, and may say who "vừa ký Công điện số …".
    """
    top = document[:_TOP]
    found = _ATTRIBUTE.search(top)
    if found:
        return as_name(found.group("name"))
    introduced = _HAS_SIGNED.search(top) if digest or "toàn văn" in top else None
    introduced = introduced or (_OFFICER_SIGNED.search(top) if digest else None)
    words = introduced.group("name").split() if introduced else []
    return next((name for size in (4, 3, 2) if (name := as_name(" ".join(words[-size:])))), None)


def _cells(lines: list[Line]) -> list[str]:
    cells = [cell for line in lines for column in columns_of(line) for cell in column.split("|")]
    return [part for cell in cells for part in _SIGNED_INSIDE.split(cell)]


def _after_receivers(text: str) -> list[str]:
    """ "- Lưu: VT, TH. Vũ Văn Trọng": two columns that lost the blank between them."""
    if not _RECEIVER.match(text):
        return [text]
    at = max(text.rfind(mark) for mark in ".;:)")
    return [text[: at + 1], text[at + 1 :]] if at > 0 else [text]


def _is_title(text: str) -> bool:
    bare = _ON_BEHALF.sub("", text.strip(" *_")).strip(" *_.,")
    return (
        len(bare) < 70
        and bare.upper() == bare
        and bool(_TITLES.search(bare) or _ON_BEHALF.match(text))
        and not bare.endswith((":", ";"))
    )


def _is_title_with_name(text: str) -> bool:
    """ "KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC Huỳnh Thanh Hùng"."""
    titles = [*_TITLES.finditer(text)]
    end = titles[-1].end() if titles else 0
    return end > 0 and _is_title(text[:end]) and _name_beside(text[end:], "") is not None


def _name_beside(rest: str, document: str) -> str | None:
    """The name in a title's own line, also behind the rest of the title: "… UBND TỈNH Vũ Văn Trọng"."""
    behind = _BEHIND_CAPITALS.search(rest)
    return as_name(rest, document) or (as_name(behind.group("name"), document) if behind else None)


def _name_after(texts: list[str], at: int, document: str) -> str | None:
    titles = [*_TITLES.finditer(texts[at])]
    rest = texts[at][titles[-1].end() :] if titles else ""
    beside = None if rest.isupper() else _name_beside(rest, document)  # "TRƯỞNG PHÒNG QUẢN LÝ NHÀ": no person
    if beside:
        return beside
    for i in range(at + 1, min(at + _FOOT_REACH, len(texts))):
        text = _SIGNED.sub("", texts[i]).strip()
        name = as_name(text, document)
        if name:
            return _with_given_name(name, texts[i + 1 : i + 2])
        if i == at + 1 and titles and texts[at].isupper() and _RARE_NAME.match(text):
            return text
        if i + 1 < len(texts) and fold(text) in SURNAMES_FOLDED:
            name = as_name(f"{text} {texts[i + 1]}", document)
            if name:
                return name
    return None


def _with_given_name(name: str, below: list[str]) -> str:
    """ "Vũ Văn / Trọng": a name of two words whose last one a page broke off."""
    given = below[0].strip() if below and name.count(" ") == 1 else ""
    return f"{name} {given}" if _GIVEN_NAME.match(given) and not given.isupper() else name


def _is_surname(text: str) -> bool:
    first = text.split(" ", 1)[0].lower().replace("’", "'")
    return first in SURNAMES or first.startswith(("k'", "h'", "y'"))


def _has_lost_tone(text: str) -> bool:
    """ "Trinh Công Thắng", "Dăng Văn Minh": a surname whose marks a scan spoilt, of a name in three words."""
    first, _, rest = text.partition(" ")
    if first.lower() in SURNAMES_FOLDED and first.isascii():
        return " " in rest and not rest.isascii()
    return " " in rest and fold(first) in SURNAMES_FOLDED and first[:1].isupper()


def as_name(text: str, document: str = "") -> str | None:
    """A person's name: a surname first, two to five words with capitals, a scan's slips mended.

    `document`: the text that it stands in, where that was scanned badly.
    """
    text = _NOTE.split(text, maxsplit=1)[0]
    mended = mended_name(_DEGREES.sub("", text.strip(_SIGNS)).split(), document)
    return (_plain_name(" ".join(mended)) if mended else None) or _plain_name(text)


def _plain_name(text: str) -> str | None:
    bare = _DEGREES.sub("", text.strip(_SIGNS)).strip()
    bare = " ".join(bare.split())
    if len(bare) > 45 or not (_is_surname(bare) or _has_lost_tone(bare)):
        return None
    if _NAME.match(bare):
        return bare
    if _CAPITAL_NAME.match(bare) and not bare.startswith("PHÓ ") and not _TITLES.search(bare):
        return bare.title()
    return None


# Persons and offices: a name in running text without its person, and the body an officer speaks for.

# A department's or ministry's head speaks for it; a council's chairman is an authority of his own.
_HEAD_OF = re.compile(
    r"\A(?:Phó )?(?:Giám đốc|Cục trưởng|Chi cục trưởng|Trưởng phòng|Hiệu trưởng|Lãnh đạo|Bộ trưởng|Thứ trưởng"
    r"|Thống đốc|Tổng Giám đốc|Tổng cục trưởng)\s(?=(?:Sở|Cục|Chi cục|Phòng|Bệnh viện|Trung tâm|Trường|Ban"
    r"|Công an|Bộ|Ngân hàng|Tổng cục|Bảo hiểm xã hội)\s)"
)
_OFFICE = re.compile(
    r"(?:Phó |Quyền )?(?:Thủ tướng|Chủ tịch|Bộ trưởng|Thứ trưởng|Giám đốc|Thống đốc|Tổng Giám đốc|Cục trưởng"
    r"|Chi cục trưởng|Tổng cục trưởng|Hiệu trưởng|Trưởng phòng|Chánh Văn phòng|Tổng Thanh tra)(?!\w)"
)
_PRIME_MINISTER = re.compile(r"\A((?:Phó )?Thủ tướng)(?! Chính phủ)(?!\w)")
_COUNCIL = re.compile(r"(?P<council>UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân)\s(?P<place>\S.*)\Z")


def office_of(name: str) -> str:
    """The office without the person in it, written out; other names as they are."""
    return _PRIME_MINISTER.sub(r"\1 Chính phủ", _without_person(name))


def body_of(name: str) -> str:
    """The body that an officer speaks for: "Giám đốc Sở Y tế" -> "Sở Y tế"."""
    return _HEAD_OF.sub("", name)


def with_kind_of_place(name: str) -> str:
    """ "UBND Hà Nội" -> "UBND Thành phố Hà Nội": a council of a province that is named without its kind."""
    found = _COUNCIL.search(name)
    place = named_place(found.group("place")) if found else None
    if found is None or place is None or not found.group("place")[:1].isupper():
        return name
    if found.group("place").startswith(("Thành phố", "TP")):
        return name
    return f"{name[: found.start('place')]}{place}"


def _without_person(name: str) -> str:
    if not _OFFICE.match(name):
        return name
    words = name.split()
    for size in (4, 3, 2):
        rest = words[-size:]
        if len(words) > size and as_name(" ".join(rest)) and not _begins_with_place(rest):
            return " ".join(words[:-size])
    return name


def _begins_with_place(words: list[str]) -> bool:
    return any(named_place(" ".join(words[:size])) for size in (2, 3))
