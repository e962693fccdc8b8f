"""The head of a document: number, symbol, place and date, subject, addressees, and where the body begins."""

import re
from dataclasses import dataclass, field
from datetime import date

from directives.lines import Line
from directives.marks import read_label
from directives.units import split_names, starts_at
from directives.words import DOCUMENT_KINDS, LOWER, UPPER
from tasks.folding import fold

_REACH = 90
_MOTTO = re.compile(
    r"c[oộ]ng\s*h[oòôöó][aàả]\s*x[aãâ]\s*h[oộ][iị]\s*ch[uủ]\s*ngh[iĩ][aạ](?:\s*vi[eệ]t\s*nam)?|đ[oộ]c\s*l[aậ]p\s*[-–—]?\s*t[uự]\s*do\s*[-–—]?\s*h[aạ]nh\s*ph[uúủ]c",
    re.IGNORECASE,
)
_MOTTOES = ("dang cong san viet nam", "cong hoa xa hoi chu nghia viet nam", "doc lap - tu do - hanh phuc")
_SYMBOL = rf"[{UPPER}][\w&]*(?:\s?[-./–]\s?[{UPPER}][\w&]*)*"
_NUMBER = re.compile(
    rf"(?<![\w/])(?:Số|SỐ|Sô|So|S6)\s*[:;.]?\s*(?P<number>[^\s/\-–]{{0,12}})\s*(?:/(?P<rest>(?:\d{{4}}\s?/)?\s?{_SYMBOL})|(?P<party>-\s?{_SYMBOL}(?:/{_SYMBOL})?))"
)
_BLANK_NUMBER = re.compile(rf"(?:Số|SỐ)\s*:?[\s.…_]*/\s?(?P<rest>(?:\d{{4}}\s?/)?{_SYMBOL})")
_BARE_NUMBER = re.compile(rf"(?P<number>\d{{1,6}})\s?/\s?(?P<rest>(?:\d{{4}}/)?{_SYMBOL})$")
_DATE = re.compile(
    r"(?P<place>[^\s,;:|][^,;:|\d]{1,45}),?\s*ngày\s*(?P<day>\S{0,8}?)\s*tháng\s*(?P<month>\S{0,8}?)\s*năm\s*(?P<year>(?:19|20)\d{2}|[\s.…_]*)(?!\d)",
    re.IGNORECASE,
)
_BROKEN_DATE = re.compile(r"ngày\s*\S{0,4}(?:\s+tháng\s*\S{0,3})?$")
_DOTS = re.compile(r"[.…_\s]+")
_SUBJECT = re.compile(r"(?<![\w])(?:V\s?/\s?v|v\s?/\s?v|V/V|Về việc|Trích yếu)\s*:?\s*(?=\S|$)")
_ADDRESSED = re.compile(r"\s*K[íi]nh\s*g[ửuứ]i\s*[:;]?\s*", re.IGNORECASE)
_POSTED = re.compile(
    r"(?:(?:ngày\s+)?(?:đăng|cập nhật|tạo)\s*:?\s*|thứ\s+\w+\s*,?\s*|chủ nhật\s*,?\s*)?(?:ngày\s+)?(\d{1,2})[/-](\d{1,2})[/-](\d{4})"
    r"(?:[\s,|-]*\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:[AP]M|SA|CH))?)?(?:\s*\|.*)?\W*$",
    re.IGNORECASE,
)
_BODY_CUE = re.compile(
    r"(?:căn cứ|thực hiện|để|nhằm|theo|tiếp nhận|sau khi|trên cơ sở|xét|về đề nghị|liên quan|ngày \d|hiện nay|triển khai|tiếp theo|qua |trong thời gian|hưởng ứng|phúc đáp|trả lời)",
    re.IGNORECASE,
)
_KIND = re.compile(rf"(?:{'|'.join(sorted(DOCUMENT_KINDS, key=len, reverse=True))})\s*$")
_FOLDED_KINDS = frozenset(fold(kind) for kind in DOCUMENT_KINDS)
_ENTRY = re.compile(r"[-–—+•·*~_]\s*(?=\S)|\d{1,2}[.)]\s+")
_LONGEST_ADDRESSEE = 600


@dataclass(slots=True)
class Header:
    """What stands before the body. `body` is the index of the body's first line."""

    number: str | None = None
    symbol: str | None = None
    issued: date | None = None
    year: int | None = None
    month: int | None = None
    place: str | None = None
    subject: str | None = None
    kind: str | None = None
    addressees: tuple[str, ...] = ()
    letterhead: list[str] = field(default_factory=list)
    title: str | None = None
    posted: date | None = None
    body: int = 0
    formal: bool = False
    issuer: str | None = None
    attached: str | None = None


def read_header(lines: list[Line]) -> Header:
    """Read the head of a document from its first lines."""
    header = Header()
    to = next((i for i, line in enumerate(lines[:_REACH]) if _ADDRESSED.match(line.text)), None)
    last = to if to is not None else _last_head_line(lines)
    rest = _fields(header, lines[: last + 1 if to is None else last])
    header.formal = to is not None or header.symbol is not None or header.issued is not None
    _read_subject(header, rest)
    if to is not None:
        if header.subject is None:
            _read_title(header, lines[:to], capitals=False)
        header.addressees, header.body = _addressees(lines, to)
    elif header.formal or header.kind:
        header.body = max(header.body, last + 1)
        _read_title(header, lines)
    elif not _read_annex_head(header, lines):
        _read_headline(header, lines)
    return header


def _last_head_line(lines: list[Line]) -> int:
    """The last line of a head without Kính gửi: number, date, motto, V/v or the document's kind."""
    last = -1
    seen = 0
    for i, line in enumerate(lines[:_REACH]):
        text = line.text
        if not text:
            continue
        seen += 1
        if seen > 24 or (len(text) > 160 and not _MOTTO.search(text)) or re.match(r"Căn cứ|Nơi nhận", text):
            break
        if _is_head(text):
            last = i
    return last


def _is_head(text: str) -> bool:
    return bool(
        _MOTTO.search(text)
        or _is_part_of_motto(text)
        or _NUMBER.match(text)
        or _BLANK_NUMBER.match(text)
        or _SUBJECT.match(text)
        or (len(text) < 90 and _DATE.match(text))
        or _KIND.match(text)
    )


def _fields(header: Header, lines: list[Line]) -> list[str]:
    """Take number, date and motto out of the head's lines; what is left is letterhead and subject."""
    left: list[str] = []
    for text in _with_whole_dates([line.text for line in lines]):
        cells = text.split("|") if "|" in text else [text]
        for cell in cells:
            left.append(_take(header, cell.strip()))
    return left


def _with_whole_dates(texts: list[str]) -> list[str]:
    """ "Hà Nội, ngày 22 / tháng 7 năm 2024": a date broken over two lines in one."""
    whole: list[str] = []
    for text in texts:
        if whole and _BROKEN_DATE.search(whole[-1]) and re.match(r"(?:tháng|năm)\b", text):
            whole[-1] += " " + text
        else:
            whole.append(text)
    return whole


def _take(header: Header, text: str) -> str:
    if _is_part_of_motto(text):
        return ""
    text = _MOTTO.sub("  ", text)
    found = _NUMBER.search(text) or _BLANK_NUMBER.search(text)
    if found is None and header.symbol is None:
        found = _BARE_NUMBER.match(text)
    if found:
        if header.symbol is None:
            _take_number(header, found)
        text = text[: found.start()] + "  " + text[found.end() :]
    found = _DATE.search(text)
    if found and header.year is None and len(text) < 160:
        _take_date(header, found)
        text = text[: found.start()] + "  " + text[found.end() :]
    return text.strip(" -–—_.*")


def _is_part_of_motto(text: str) -> bool:
    bare = fold(text).strip(" -–.*")
    return len(bare) > 6 and " " in bare and any(bare in motto for motto in _MOTTOES)


def _take_number(header: Header, found: re.Match[str]) -> None:
    groups = found.groupdict()
    digits = (groups.get("number") or "").strip(" .…_")
    if groups.get("party"):
        tail = groups["party"].replace(" ", "")
        header.symbol = tail[1:]
        header.number = f"{digits}{tail}" if digits.isdigit() else None
        return
    rest = " ".join(groups["rest"].split()).replace(" ", "").rstrip(".-–")
    year, _, symbol = rest.rpartition("/")
    header.symbol = symbol if year.isdigit() else rest
    header.number = f"{digits}/{rest}" if digits.isdigit() else None


def _take_date(header: Header, found: re.Match[str]) -> None:
    place = re.sub(r"^.*\s{2,}", "", found.group("place")).strip(" -–—.*(")
    header.place = place or None
    day, month, year = (_DOTS.sub("", found.group(name)) for name in ("day", "month", "year"))
    header.year = int(year) if year.isdigit() else None
    header.month = int(month) if month.isdigit() and 1 <= int(month) <= 12 else None
    if day.isdigit() and header.month and header.year:
        try:
            header.issued = date(header.year, header.month, int(day))
        except ValueError:
            header.issued = None


def _read_subject(header: Header, left: list[str]) -> None:
    subject: list[str] = []
    gap = 0
    taking = False
    for text in left:
        if not text:
            gap += 1
            continue
        begun = None if taking else _SUBJECT.search(text)
        if begun:
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
        header.subject = " ".join(" ".join(subject).split()).strip(" .;:/-–*") or None


def _is_subject_line(text: str, subject: list[str], gap: int, left: list[str]) -> bool:
    if text.isupper() and len(text) > 12 and not subject[-1].isupper():
        return False
    low = text[:1] in LOWER or not text[:1].isalpha()
    return not gap or low or (gap == 1 and _is_double_spaced(left) and not text.startswith(("Kính", "Số")))


def _is_double_spaced(left: list[str]) -> bool:
    pairs = [(a, b) for a, b in zip(left, left[1:], strict=False) if a]
    return bool(pairs) and sum(1 for _, b in pairs if not b) >= 0.8 * len(pairs)


def _addressees(lines: list[Line], at: int) -> tuple[tuple[str, ...], int]:
    """The entries of Kính gửi, and the line after them."""
    found = _ADDRESSED.match(lines[at].text)
    entries: list[str] = []
    first = lines[at].text[found.end() :] if found else ""
    bulleted = False
    for cell in first.split("|"):
        if cell.strip(" -*"):
            bulleted = bulleted or bool(_ENTRY.match(cell.strip()))
            entries.append(cell.strip())
    index, gap = at + 1, 0
    while index < len(lines):
        text = lines[index].text.strip("| ")
        if not text:
            gap += 1
            index += 1
            continue
        mark = _ENTRY.match(text)
        if (
            mark
            and len(text) <= _LONGEST_ADDRESSEE
            and not (entries and not bulleted and _closed(entries[-1]))
        ):
            bulleted = True
            entries.append(text)
        elif entries and text[:1] in LOWER and not _closed(entries[-1]) and len(text) <= _LONGEST_ADDRESSEE:
            entries[-1] += " " + text
        elif _is_plain_entry(text, entries, bulleted):
            entries.append(text)
        elif (
            entries
            and gap == 0
            and not _closed(entries[-1])
            and len(text) < 100
            and not _BODY_CUE.match(text)
        ):
            entries[-1] += " " + text
        else:
            break
        gap = 0
        index += 1
    tidy = [_ENTRY.sub("", entry.strip(), count=1).strip(" ;.,:*-–/").strip() for entry in entries]
    names = [" ".join(entry.split()) for entry in tidy if entry]
    if len(names) == 1 and not bulleted and ";" in names[0]:
        names = [part.strip(" ;.,") for part in names[0].split(";") if part.strip(" ;.,")]
    return tuple(_clean_entry(name) for name in names), index


def _clean_entry(name: str) -> str:
    return name


def _closed(entry: str) -> bool:
    return entry.rstrip().endswith((";", ".", "./."))


def _is_plain_entry(text: str, entries: list[str], bulleted: bool) -> bool:
    """An addressee without a bullet: the name of a unit and nothing else."""
    if bulleted or len(text) > 140 or _BODY_CUE.match(text) or read_label(text):
        return False
    if entries and not entries[-1].rstrip().endswith((";", ",")):
        return False
    return starts_at(text) and (text.endswith((";", ".", ",")) or len(split_names(text)) == 1)


def _read_title(header: Header, lines: list[Line], capitals: bool = True) -> None:
    """ "KẾ HOẠCH / Triển khai …": the kind of document, then its title up to the body."""
    start = None
    for i, line in enumerate(lines[: _REACH // 2]):
        if _BODY_CUE.match(line.text) and len(line.text) > 40:
            break
        if line.text and _is_kind(line.text):
            header.kind, start = line.text.strip(" :."), i + 1
            break
    if start is None:
        if capitals:
            _read_capital_title(header, lines)
        return
    title: list[str] = []
    index, gap = start, 0
    while index < len(lines):
        text = lines[index].text
        if not text:
            gap += 1
            index += 1
            continue
        if title and (gap or _BODY_CUE.match(text)) and not (gap and text[:1] in LOWER and gap < 2):
            break
        if _BODY_CUE.match(text) and text[:1].isupper() and not title and len(text) > 120:
            break
        if title and text.isupper() and not title[-1].isupper():
            break
        title.append(text)
        gap = 0
        index += 1
        if len(title) > 12:
            break
    if title and header.subject is None:
        joined = _SUBJECT.sub("", " ".join(title), count=1) if _SUBJECT.match(title[0]) else " ".join(title)
        header.subject = " ".join(joined.split()).strip(" ;*-–") or None
    header.letterhead = [text for text in header.letterhead if text not in title and not _is_kind(text)]
    header.body = max(header.body, index)


def _is_kind(text: str) -> bool:
    return len(text) < 40 and text.upper() == text and fold(text) in _FOLDED_KINDS


def _read_capital_title(header: Header, lines: list[Line]) -> None:
    """A title in capitals where the line with the kind is lost."""
    if header.subject is not None:
        return
    for i, line in enumerate(lines[header.body : header.body + 6], start=header.body):
        text = line.text.strip("| ")
        if len(text) > 25 and text.isupper() and not starts_at(text.capitalize()):
            header.subject = text.strip(" .")
            header.body = i + 1
            return


_NOTICE = re.compile(r"(?:Thông báo|Công văn|Kế hoạch|Hướng dẫn|Chỉ thị)\s*:\s*(?:(?:V/v|[Vv]ề việc)\s+)?")
_ATTACHED = re.compile(r"\(?\s*(?:Ban hành )?[Kk]èm theo\s")


def _read_annex_head(header: Header, lines: list[Line]) -> bool:
    """An annex by itself: "PHỤ LỤC II / DANH MỤC … / (Kèm theo Quyết định số … của …)"."""
    texts = [(i, line.text) for i, line in enumerate(lines[:14]) if line.text][:8]
    if not texts or not re.match(r"(?:PHỤ LỤC|Phụ lục|BIỂU|DANH MỤC|BẢNG)\b", texts[0][1]):
        return False
    title: list[str] = []
    for i, text in texts:
        if _ATTACHED.match(text):
            header.attached, header.body = text, i + 1
            break
        if text.isupper() and not re.match(r"(?:PHỤ LỤC|BIỂU)(?:\s+[\dIVX]+)?\W*$", text):
            title.append(text)
            header.body = i + 1
    header.subject = " ".join(title) or None
    return True


def _read_headline(header: Header, lines: list[Line]) -> None:
    """A posted text: its headline and the day of posting, where they stand at the top."""
    texts = [(i, line.text) for i, line in enumerate(lines[:12]) if line.text][:4]
    index = 0
    for i, text in texts:
        posted = _POSTED.match(text)
        if posted and header.posted is None:
            try:
                header.posted = date(int(posted.group(3)), int(posted.group(2)), int(posted.group(1)))
            except ValueError:
                break
            index = i + 1
        elif _is_headline(text, lines, i) and (header.title is None or _dated_next(lines, i)):
            header.title, index = text, i + 1
        else:
            break
    header.body = index
    header.subject = header.title
    about = _NOTICE.match(header.title or "")
    if about and header.title:
        # The notice itself is posted, and no news of it: the day of posting is its date.
        header.subject, header.issued = header.title[about.end() :], header.posted


def _dated_next(lines: list[Line], at: int) -> bool:
    """Whether the day of posting follows: then this is the headline, and what came before was a menu."""
    following = next((line.text for line in lines[at + 1 :] if line.text), "")
    return bool(_POSTED.match(following))


def _is_headline(text: str, lines: list[Line], at: int) -> bool:
    if len(text) > 260 or text.endswith((":", ";")) or read_label(text) or _BODY_CUE.match(text):
        return False
    more = any(len(line.text) > 60 for line in lines[at + 1 :])
    if re.search(r"như sau|trước ngày|chậm nhất|\d{1,2}/\d{1,2}/\d{4}", text):
        return False
    return more and not re.search(r"[.;]\s+\S", text) and not re.match(r"Theo đó|Đồng thời", text)
