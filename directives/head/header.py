"""The head of a document: number, symbol, place and date, subject, addressees, and where the body begins."""

import re
from itertools import pairwise

from directives.head.addressees import ADDRESSED, read_addressees
from directives.head.breaks import (
    is_part_of_date,
    is_part_of_motto,
    is_rest_of_sender,
    made_whole,
    mend_greeting,
    without_motto,
)
from directives.head.dateline import (
    DATE,
    blank_stamps,
    date_alone,
    date_at_foot,
    day_of,
    digits_of,
    is_posting,
    take_date,
    without_urgency,
)
from directives.head.page_copies import head_in_a_line, part_greeting, read_headline_above
from directives.head.titles import (
    ENACTS,
    is_annex,
    is_kind,
    read_annex_head,
    read_attached,
    read_headline,
    read_title,
)
from directives.model import SUBJECT_MARK, Header
from directives.outline.labels import read_label
from directives.outline.lines import Line, columns_of
from directives.words import DOCUMENT_KINDS
from language.spelling import LOWER, UPPER

_REACH = 90  # lines from the top
_ANNEX_HEAD = 14  # filled lines from the top that an annex's own head would stand in
_LONGEST_HEAD = 160  # letters; a longer line is running text
_MOTTO = re.compile(
    r"đảng cộng sản việt nam"
    r"|c[oộ]ng\s*h[oòôöó][aàả]\s*x[aãâ]\s*h[oộ][iị]\s*ch[uủ]\s*ngh[iĩ][aạ](?:\s*vi[eêệ]t\s*nam)"
    r"?|đ[oộ]c\s*l[aậ]p\s*[-–—]?\s*t[uự]\s*do\s*[-–—]?\s*h[aạ]nh\s*ph[uúủ]c"
    r"|c[oộ]ng h[oò][aàả] .{0,14}?ngh[iĩ][aạ] vi[eệ]t nam"
    r"|[đd][oộ]c l\S{1,3}\s?[-–]?\s?t[uự] do\s?[-–]?\s?h[aạ]nh ph[uúủ]c",
    re.IGNORECASE,
)
_MOTTO_OPEN = re.compile(r"c[oộ]ng\s*h\S{1,2}\s*x\S\s*h\S{1,2}\s*ch\S\s*ngh\S{1,2}\s*\Z", re.IGNORECASE)
_MOTTO_ENDS = re.compile(r"\sVI[EÊỆ]T NAM\Z")
_SCHOOL = rf"(?:(?<=THPT)|(?<=THCS)|(?<=-TH)|(?<=-MN)|(?<=TTGDTX))\s[{UPPER}]{{2,5}}(?![\w])"
_SYMBOL = rf"[{UPPER}][\w&]*(?:\s?[-./–+]\s?[{UPPER}][\w&]*)*(?:{_SCHOOL})?"
_NUMBER = re.compile(
    r"(?<![\w/])(?:S[ốôổồớỗóòoõ6]|SỐ|^số(?=\s?:)|^\W?[SsỐốÔô]?[oóòôốồổỐ0](?=\s?:))\s*[:;.]{0,2}\s*"
    r"(?P<number>[^\s/\-–]{0,12})"
    rf"\s*(?:/(?P<rest>(?:\d{{4}}\s?/)?\s?{_SYMBOL})|(?P<party>-\s?{_SYMBOL}(?:/{_SYMBOL})?"
    rf"|(?<=\d\s)(?:CV|KH|TB|BC|QĐ|HD|CTr|NQ|TTr|KL)/{_SYMBOL}))"
)
_BLANK_NUMBER = re.compile(rf"(?:Số|SỐ)\s*:?[\s.…_]*/\s?(?P<rest>(?:\d{{4}}\s?/)?{_SYMBOL})")
# "Công văn hỏa tốc số 77/CCT-NV V/v …", "Kế hoạch (HỎA TỐC) số …": the number in a title of its own.
_TITLED_NUMBER = re.compile(
    rf"(?:{'|'.join(kind.capitalize() for kind in DOCUMENT_KINDS)})"
    r"(?:\s\(?(?:hỏa tốc|hoả tốc|thượng khẩn|khẩn)\)?)?\s*[Ss]ố\s*:?\s*(?P<number>\d{1,6})"
    rf"\s?(?:/\s?(?P<rest>(?:\d{{4}}/)?{_SYMBOL})|(?P<party>-\s?{_SYMBOL}(?:/{_SYMBOL})?))"
    r"(?P<rest_of_line>\s*\Z|[\s,]*(?:ngày|[Vv]/[Vv]|về việc|về)\s.*)",
    re.IGNORECASE,
)
_TITLED_DAY = re.compile(r"[\s,]*ngày\s+\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}")
_TITLED_ABOUT = re.compile(r"[\s,]*(?:về việc|[Vv]/[Vv]|về)\s+(?=\S)")
_BARE_NUMBER = re.compile(rf"(?P<number>\d{{1,6}})\s?/\s?(?P<rest>(?:\d{{4}}/)?{_SYMBOL})$")
_ABOUT = re.compile(r"Về\s(?=\S)")
_KIND_ABOUT = re.compile(
    r"(?:Công điện|Công văn|Thông báo|Chỉ thị|Kế hoạch|Hướng dẫn) (?:về việc|V/v)\s+(?=\S)"
)
# A page's table of attributes, which says what the letter's own head says below.
_ATTRIBUTE = re.compile(
    r"(?:Cơ quan ban hành|Nơi ban hành|Người ký|Ngày ban hành|Ngày hiệu lực|Ngày có hiệu lực|Loại văn bản"
    r"|Lĩnh vực|Tình trạng|Ngày công báo|Số công báo|Ngày đăng|Lượt xem|Tệp đính kèm|Tải về|Ngày cập nhật)\b"
)
# Laws that a decision goes by, also where a page has lost "Căn cứ".
_NO_HEAD = re.compile(r"Căn cứ|Nơi nhận|(?:Bộ luật|Luật|Pháp lệnh|Nghị định số|Thông tư số)\s")
_LEFT_OPEN = re.compile(r"(?:[:,/]|(?:Số|ngày|tháng|năm))$")


def read_header(lines: list[Line]) -> Header:
    """Read the head of a document from its first lines."""
    header = Header()
    blank_stamps(lines)
    mend_greeting(lines, _REACH)
    inside = part_greeting(lines, _REACH)
    to = next((i for i, line in enumerate(lines[:_REACH]) if ADDRESSED.match(line.text)), None)
    if to is None and _is_annex_alone(lines) and read_annex_head(header, lines):
        return header
    if to and is_rest_of_sender(lines, to):
        lines[to - 1] = Line("")
    last = to if to is not None else _last_head_line(lines)
    own = lines[: last + 1 if to is None else last]
    rest = _fields(header, [*own, inside[1]] if inside and inside[0] == to else own)
    first = next((line.text for line in lines if line.text), "")
    header.formal = (
        to is not None
        or (header.symbol is not None and not header.named)
        or (header.issued is not None and not header.dated_there)
        or is_kind(first)
        or any(len(line.text) < _LONGEST_HEAD and _MOTTO.search(line.text) for line in lines[: last + 1])
    )
    _read_subject(header, rest)
    if to is not None:
        if header.subject is None:
            read_title(header, lines[:to], capitals=False)
            read_headline_above(header, lines[:to])
        header.addressees, header.body = read_addressees(lines, to)
    elif header.formal or header.kind:
        header.body = max(header.body, last + 1)
        read_title(header, lines)
    elif not read_annex_head(header, lines):
        read_headline(header, lines)
    if header.symbol is None and header.issued is None and header.attached is None:
        read_attached(header, lines[header.body :])
    if header.year is None and header.issued is None:
        date_at_foot(header, lines)
    return header


def _is_annex_alone(lines: list[Line]) -> bool:
    """An annex whose letter is another file: of the numbers in its title none is its own."""
    top = [line.text for line in lines[:_REACH] if line.text][:_ANNEX_HEAD]
    own = any(_MOTTO.search(text) or re.match(r"(?:Số|SỐ)\s?:", text) or is_kind(text) for text in top)
    return bool(top) and is_annex(top[0]) and not own


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
            or (len(text) > _LONGEST_HEAD and not _MOTTO.search(text) and not head_in_a_line(text))
            or _NO_HEAD.match(text)
            or ENACTS.match(text)
        ):
            break
        if _is_head(text):
            last = i
            if is_kind(text) and seen > 2:
                break
    return last


def _is_head(text: str) -> bool:
    return bool(
        _MOTTO.search(text)
        or is_part_of_motto(text)
        or _NUMBER.match(text)
        or _BLANK_NUMBER.match(text)
        or (len(text) < _LONGEST_HEAD and _TITLED_NUMBER.match(text))
        or SUBJECT_MARK.match(text)
        or (len(text) < 70 and (DATE.match(text) or date_alone(text)) and not read_label(text))
        or is_part_of_date(text)
        or is_kind(text)
        or head_in_a_line(text)
    )


def _fields(header: Header, lines: list[Line]) -> list[str]:
    """Take number, date and motto out of the head's lines; what is left is letterhead and subject."""
    left: list[str] = []
    rows = [_parted(line).split("|") for line in lines if not _is_of_page(line.text)]
    opened = False
    for row in made_whole(rows):
        for cell in row:
            # "BỘ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA / CỤC DÂN SỐ VIỆT NAM": the motto's end beside a name.
            text = _MOTTO_ENDS.sub("", cell) if opened else cell
            opened = _MOTTO_OPEN.search(cell) is not None or (opened and text == cell and not cell.strip())
            left.append(_take(header, text))
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


def _take(header: Header, text: str) -> str:
    if is_part_of_motto(text):
        return ""
    whole = head_in_a_line(text)
    if whole:
        _take(header, whole[0])
        return f"V/v {whole[1]}"
    text = without_urgency(without_motto(_MOTTO.sub("  ", text)))
    titled = _TITLED_NUMBER.match(text) if header.symbol is None else None
    if titled:
        return _take_titled(header, titled)
    found = _NUMBER.search(text) or _BLANK_NUMBER.search(text)
    if found is None and header.symbol is None:
        found = _BARE_NUMBER.match(text)
    if found:
        if header.symbol is None:
            _take_number(header, found)
        text = text[: found.start()] + "  " + text[found.end() :]
    found = day_of(text) or (date_alone(text) if header.year is None else None)
    if found and header.year is None and len(text) < _LONGEST_HEAD:
        take_date(header, found)
        text = text[: found.start()] + "  " + text[found.end() :]
    return text.strip(" -–—_.*")


def _take_titled(header: Header, found: re.Match[str]) -> str:
    """Number and day of a title that names its own document; what it is about is left, behind V/v."""
    _take_number(header, found)
    header.named = True
    rest = found["rest_of_line"]
    day = _TITLED_DAY.match(rest)
    if day:
        dated = date_alone(day.group().strip(" ,"))
        if dated and header.year is None:
            take_date(header, dated)
            header.dated_there = True
        rest = rest[day.end() :]
    about = _TITLED_ABOUT.match(rest)
    return f"V/v {rest[about.end() :]}" if about else ""


def _take_number(header: Header, found: re.Match[str]) -> None:
    groups = found.groupdict()
    digits = digits_of((groups.get("number") or "").strip(" .…_"))
    if groups.get("party"):
        tail = f"-{groups['party'].replace(' ', '').removeprefix('-')}"  # "512 CV/TĐTN-XDĐ", too
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
        whole = " ".join(" ".join(subject).split())
        outer = '"”' if whole.count('"') == 1 or whole.count("”") > whole.count("“") else ""
        header.subject = whole.strip(f" .,;:/-–*{outer}") or None


def _is_subject_line(text: str, subject: list[str], gap: int, left: list[str]) -> bool:
    if text.isupper() and len(text) > 12 and not subject[-1].isupper():
        return False
    low = text[:1] in LOWER or not text[:1].isalpha()
    return not gap or low or (gap == 1 and _is_double_spaced(left) and not text.startswith(("Kính", "Số")))


def _is_double_spaced(left: list[str]) -> bool:
    pairs = [(a, b) for a, b in pairwise(left) if a]
    return bool(pairs) and sum(1 for _, b in pairs if not b) >= 0.8 * len(pairs)
