"""The head of a document: number, symbol, place and date, subject, addressees, and where the body begins."""

import re
from itertools import pairwise

from directives.head.addressees import ADDRESSED, read_addressees
from directives.head.dateline import (
    DATE,
    blank_stamps,
    date_alone,
    date_at_foot,
    digits_of,
    is_posting,
    take_date,
    without_urgency,
)
from directives.head.record import SUBJECT_MARK, Header
from directives.head.titles import ENACTS, read_annex_head, read_headline, read_title
from directives.outline.lines import Line, columns_of
from directives.outline.paragraphs import read_label
from directives.words import DOCUMENT_KINDS
from expressions.names.spelling import KNOWN
from language.folding import fold
from language.patterns import LOWER, UPPER

_REACH = 90  # lines from the top
_LONGEST_HEAD = 160  # letters; a longer line is running text
_MOTTO = re.compile(
    r"đảng cộng sản việt nam"
    r"|c[oộ]ng\s*h[oòôöó][aàả]\s*x[aãâ]\s*h[oộ][iị]\s*ch[uủ]\s*ngh[iĩ][aạ](?:\s*vi[eêệ]t\s*nam)"
    r"?|đ[oộ]c\s*l[aậ]p\s*[-–—]?\s*t[uự]\s*do\s*[-–—]?\s*h[aạ]nh\s*ph[uúủ]c"
    r"|c[oộ]ng h[oò][aàả] .{0,14}?ngh[iĩ][aạ] vi[eệ]t nam"
    r"|[đd][oộ]c l\S{1,3}\s?[-–]?\s?t[uự] do\s?[-–]?\s?h[aạ]nh ph[uúủ]c",
    re.IGNORECASE,
)
_MOTTOES = ("dang cong san viet nam", "cong hoa xa hoi chu nghia viet nam", "doc lap - tu do - hanh phuc")
_SCHOOL = rf"(?:(?<=THPT)|(?<=THCS)|(?<=-TH)|(?<=-MN)|(?<=TTGDTX))\s[{UPPER}]{{2,5}}(?![\w])"
_SYMBOL = rf"[{UPPER}][\w&]*(?:\s?[-./–]\s?[{UPPER}][\w&]*)*(?:{_SCHOOL})?"
_NUMBER = re.compile(
    rf"(?<![\w/])(?:Số|SỐ|Sô|So|S6|Sổ|Sồ|Sớ|Sỗ|^số(?=\s?:))\s*[:;.]?\s*(?P<number>[^\s/\-–]{{0,12}})"
    rf"\s*(?:/(?P<rest>(?:\d{{4}}\s?/)?\s?{_SYMBOL})|(?P<party>-\s?{_SYMBOL}(?:/{_SYMBOL})?))"
)
_BLANK_NUMBER = re.compile(rf"(?:Số|SỐ)\s*:?[\s.…_]*/\s?(?P<rest>(?:\d{{4}}\s?/)?{_SYMBOL})")
_BARE_NUMBER = re.compile(rf"(?P<number>\d{{1,6}})\s?/\s?(?P<rest>(?:\d{{4}}/)?{_SYMBOL})$")
_BROKEN_WORDS = frozenset((*(fold(kind) for kind in DOCUMENT_KINDS if " " in kind), *KNOWN))
_ABOUT = re.compile(r"Về\s(?=\S)")
_KIND_ABOUT = re.compile(
    r"(?:Công điện|Công văn|Thông báo|Chỉ thị|Kế hoạch|Hướng dẫn) (?:về việc|V/v)\s+(?=\S)"
)
_BROKEN_DATE = re.compile(r"ngày\s*\S{0,4}(?:\s+tháng\s*\S{0,3})?$")
# A page's table of attributes, which says what the letter's own head says below.
_ATTRIBUTE = re.compile(
    r"(?:Cơ quan ban hành|Nơi ban hành|Người ký|Ngày ban hành|Ngày hiệu lực|Ngày có hiệu lực|Loại văn bản"
    r"|Lĩnh vực|Tình trạng|Ngày công báo|Số công báo|Ngày đăng|Lượt xem|Tệp đính kèm|Tải về|Ngày cập nhật)\b"
)
# Laws that a decision goes by, also where a page has lost "Căn cứ".
_NO_HEAD = re.compile(r"Căn cứ|Nơi nhận|(?:Bộ luật|Luật|Pháp lệnh|Nghị định số|Thông tư số)\s")
_LEFT_OPEN = re.compile(r"(?:[:,/]|(?:Số|ngày|tháng|năm))$")
_KIND = re.compile(
    rf"(?:{'|'.join(sorted(DOCUMENT_KINDS, key=len, reverse=True))})"
    r"(?:\s(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN))?\s*$"
)


def read_header(lines: list[Line]) -> Header:
    """Read the head of a document from its first lines."""
    header = Header()
    blank_stamps(lines)
    _mend_greeting(lines)
    to = next((i for i, line in enumerate(lines[:_REACH]) if ADDRESSED.match(line.text)), None)
    if to and _is_rest_of_sender(lines, to):
        lines[to - 1] = Line("")  # "THỦ TƯỚNG / CHÍNH PHỦ điện:" in two lines
    last = to if to is not None else _last_head_line(lines)
    rest = _fields(header, lines[: last + 1 if to is None else last])
    first = next((line.text for line in lines if line.text), "")
    header.formal = (
        to is not None
        or header.symbol is not None
        or header.issued is not None
        or bool(_KIND.match(first))
        or any(len(line.text) < _LONGEST_HEAD and _MOTTO.search(line.text) for line in lines[: last + 1])
    )
    _read_subject(header, rest)
    if to is not None:
        if header.subject is None:
            read_title(header, lines[:to], capitals=False)
        header.addressees, header.body = read_addressees(lines, to)
    elif header.formal or header.kind:
        header.body = max(header.body, last + 1)
        read_title(header, lines)
    elif not read_annex_head(header, lines):
        read_headline(header, lines)
    if header.year is None and header.issued is None:
        date_at_foot(header, lines)
    return header


def _mend_greeting(lines: list[Line]) -> None:
    """ "Kính / gửi: …": the greeting that a page broke, in its second line."""
    for i, line in enumerate(lines[:_REACH]):
        if (
            3 < len(line.text) < 8
            and fold(line.text) == "kinh"
            and i + 1 < len(lines)
            and fold(lines[i + 1].text).startswith("gui")
        ):
            lines[i] = Line("")


def _is_rest_of_sender(lines: list[Line], to: int) -> bool:
    before, sender = lines[to - 1].text, lines[to].text.partition(" điện")
    return bool(sender[1]) and before.isupper() and fold(f"{before} {sender[0]}") in KNOWN


def _last_head_line(lines: list[Line]) -> int:
    """The last line of a head without Kính gửi: number, date, motto, V/v or the document's kind."""
    last = -1
    seen = 0
    for i, line in enumerate(lines[:_REACH]):
        text = line.text
        if not text:
            continue
        seen += 1
        if (
            seen > 24
            or (len(text) > _LONGEST_HEAD and not _MOTTO.search(text))
            or _NO_HEAD.match(text)
            or ENACTS.match(text)
        ):
            break
        if _is_head(text):
            last = i
            if _KIND.match(text) and seen > 2:
                break
    return last


def _is_head(text: str) -> bool:
    return bool(
        _MOTTO.search(text)
        or _is_part_of_motto(text)
        or _NUMBER.match(text)
        or _BLANK_NUMBER.match(text)
        or SUBJECT_MARK.match(text)
        or (len(text) < 70 and (DATE.match(text) or date_alone(text)) and not read_label(text))
        or _KIND.match(text)
    )


def _fields(header: Header, lines: list[Line]) -> list[str]:
    """Take number, date and motto out of the head's lines; what is left is letterhead and subject."""
    left: list[str] = []
    for text in _with_whole_dates([_parted(line) for line in lines if not _is_of_page(line.text)]):
        cells = text.split("|") if "|" in text else [text]
        for cell in cells:
            left.append(_take(header, cell.strip()))
    return left


def _is_of_page(text: str) -> bool:
    """Whether a line belongs to the page that posts the letter: an attribute, or when it was posted."""
    return bool(_ATTRIBUTE.match(text)) or (is_posting(text) and not date_alone(text))


def _parted(line: Line) -> str:
    """A line's columns as cells; a blank left for a number or a day parts nothing."""
    columns = columns_of(line)
    text = columns[0]
    for before, after in pairwise(columns):
        dated = after.startswith(("tháng", "năm"))
        apart = not _LEFT_OPEN.search(before) and after[:1].isalpha() and not dated
        text += f" | {after}" if apart else f" {after}"
    return text


def _with_whole_dates(texts: list[str]) -> list[str]:
    """ "Hà Nội, ngày 22 / tháng 7 năm 2024": a date broken over two lines in one."""
    whole: list[str] = []
    for text in texts:
        if whole and fold(text) == "viet nam" and fold(whole[-1]).endswith("chu nghia"):
            continue
        if whole and _is_broken(whole[-1], text):
            whole[-1] += " " + text
        else:
            whole.append(text)
    return whole


def _is_broken(above: str, text: str) -> bool:
    """A date, "THỦ TƯỚNG / CHÍNH PHỦ", "CÔNG / ĐIỆN" or "VỀ / VIỆC …" in two lines."""
    if above == "VỀ" and text.startswith("VIỆC "):
        return True
    if text.isupper() and fold(f"{above} {text}") in _BROKEN_WORDS:
        return True
    return bool(_BROKEN_DATE.search(above) and re.match(r"(?:tháng|năm)\b", text))


def _take(header: Header, text: str) -> str:
    if _is_part_of_motto(text):
        return ""
    text = without_urgency(_MOTTO.sub("  ", text))
    found = _NUMBER.search(text) or _BLANK_NUMBER.search(text)
    if found is None and header.symbol is None:
        found = _BARE_NUMBER.match(text)
    if found:
        if header.symbol is None:
            _take_number(header, found)
        text = text[: found.start()] + "  " + text[found.end() :]
    found = DATE.search(text) or (date_alone(text) if header.year is None else None)
    if found and header.year is None and len(text) < _LONGEST_HEAD:
        take_date(header, found)
        text = text[: found.start()] + "  " + text[found.end() :]
    return text.strip(" -–—_.*")


def _is_part_of_motto(text: str) -> bool:
    bare = fold(text).strip(" -–.*")
    return len(bare) > 8 and " " in bare and any(bare in motto for motto in _MOTTOES)


def _take_number(header: Header, found: re.Match[str]) -> None:
    groups = found.groupdict()
    digits = digits_of((groups.get("number") or "").strip(" .…_"))
    if groups.get("party"):
        tail = groups["party"].replace(" ", "")
        header.symbol = tail[1:]
        header.number = f"{digits}{tail}" if digits.isdigit() else None
        return
    rest = " ".join(groups["rest"].split()).replace(" ", "").rstrip(".-–")
    year, _, symbol = rest.rpartition("/")
    header.symbol = symbol if year.isdigit() else rest
    header.number = f"{digits}/{rest}" if digits.isdigit() else None


def _read_subject(header: Header, left: list[str]) -> None:
    subject: list[str] = []
    gap = 0
    taking = False
    for text in left:
        if not text:
            gap += 1
            continue
        begun = SUBJECT_MARK.search(text) or (
            None if taking else _ABOUT.match(text) or _KIND_ABOUT.match(text)
        )
        if begun and taking and begun.start() > 3:
            begun = None
        if begun:
            if subject and SUBJECT_MARK.match(text):
                subject.clear()  # the letter's own line below the attributes of a page
            taking = True
            if begun.start() > 3:
                header.letterhead.append(text[: begun.start()].strip())
            subject.append(text[begun.end() :])
        elif taking and _is_subject_line(text, subject, gap, left):
            subject.append(text)
        else:
            taking = False
            header.letterhead.append(text)
        gap = 0
    if subject:
        header.subject = " ".join(" ".join(subject).split()).strip(" .,;:/-–*") or None


def _is_subject_line(text: str, subject: list[str], gap: int, left: list[str]) -> bool:
    if text.isupper() and len(text) > 12 and not subject[-1].isupper():
        return False
    low = text[:1] in LOWER or not text[:1].isalpha()
    return not gap or low or (gap == 1 and _is_double_spaced(left) and not text.startswith(("Kính", "Số")))


def _is_double_spaced(left: list[str]) -> bool:
    pairs = [(a, b) for a, b in pairwise(left) if a]
    return bool(pairs) and sum(1 for _, b in pairs if not b) >= 0.8 * len(pairs)
