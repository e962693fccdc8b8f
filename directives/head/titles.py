"""Titles: of a plan under its kind, of an annex, and the headline of a posted text."""

import re
from datetime import date

from directives.head.dateline import is_posting, posted_on, without_urgency
from directives.head.page_copies import is_beside
from directives.model import BODY_CUE, BODY_INSIDE, SUBJECT_MARK, Header
from directives.outline.labels import read_label
from directives.outline.lines import GOES_ON, Line
from directives.words import FOLDED_KINDS
from expressions.names.provinces import named_place
from expressions.names.spelling import mostly_capital
from expressions.names.units import starts_at
from language.folding import fold
from language.spelling import LOWER, UPPER

_TITLE_REACH = 45  # lines from the top
_TITLE_LINES = 9  # lines below a head in which a title in capitals stands
_POSTING_REACH = 12  # lines from the top
# A digest's first sentence is no headline.
_TELLS = re.compile(r"(?:vừa|đã) (?:ký )?(?:ban hành|có|ký|phát hành)\s|^(?:\(|Ngày \d|Sáng |Chiều )")
_SAYS = re.compile(
    r"\s(?:đề nghị|yêu cầu|thông báo|như sau|báo cáo|xây dựng kế hoạch|ban hành|giao|hướng dẫn)(?!\w)"
)
_ATTACHED = re.compile(r"\(?\s?(?:Ban hành )?[Kk]èm theo\s")
_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU|DANH MỤC|BẢNG)\b")
_ANNEX_LINES, _ANNEX_FILLED = 24, 14  # lines from the top, and filled ones, of an annex's head
_BRACKET_LINES = 5  # over which a bracket under an annex's title may go on
_FULL_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
# Where a decision begins to decide: what follows is no title any more.
ENACTS = re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ)\s?:\s*\Z|Điều 1\.")
_AUTHORITY = re.compile(
    r"(?:CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|THỐNG ĐỐC|CHÁNH ÁN"
    r"|HỘI ĐỒNG NHÂN DÂN|(?:ỦY|UỶ) BAN (?:NHÂN DÂN|THƯỜNG VỤ)|CHÍNH PHỦ|QUỐC HỘI|HIỆU TRƯỞNG"
    r"|BAN (?:CHẤP HÀNH|THƯỜNG VỤ))(?!\w)"
)
# Whose body stands below.
_ENDS_IN_A_POST = re.compile(r"\s(?:thủ tướng|chủ tịch|giám đốc|trưởng|lãnh đạo)\Z", re.IGNORECASE)
_ABOUT = re.compile(rf"\A(?:{SUBJECT_MARK.pattern}|[Vv]ề việc\s)")
# "CỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ VỀ …": whose decision it is.
_OWNED = re.compile(r"của\s[^.;:]{3,90}?\svề (?:việc )?(?=\S)", re.IGNORECASE)
_LONG_TITLE = 20  # letters that a title has at least before a body goes on in its line
_MOST_TITLE_LINES = 12
_WIDTH_LINES = 8  # lines of a body by which its width is known
_FULL_LINE = 0.8  # of the width
_SENTENCE_ENDS = re.compile(rf"[{LOWER}\d]{{2}}\.\s[{UPPER}]")


def read_title(header: Header, lines: list[Line], capitals: bool = True) -> None:
    """ "KẾ HOẠCH / Triển khai …": the kind of document, then its title up to the body."""
    start = None
    for i, line in enumerate(lines[:_TITLE_REACH]):
        if BODY_CUE.match(line.text) and len(line.text) > 40:
            break
        if ENACTS.match(line.text):
            break
        if line.text and is_kind(line.text):
            header.kind, start = line.text.strip(" :."), i + 1
            break
    if start is None:
        if capitals:
            _read_capital_title(header, lines)
        return
    title, body = _title_from(lines, start)
    if title and header.subject is None:
        header.subject = _about(title)
    header.letterhead = [text for text in header.letterhead if text not in title and not is_kind(text)]
    header.body = max(header.body, body)


def _title_from(lines: list[Line], start: int) -> tuple[list[str], int]:
    """The lines of a title, and the line after it."""
    title: list[str] = []
    index, gap = start, 0
    while index < len(lines) and len(title) <= _MOST_TITLE_LINES:
        text = lines[index].text
        if not text:
            gap += 1
            index += 1
            continue
        if title and (_ends_title(title, text, gap) or _begins_body(lines, index, title)):
            break
        sentence = BODY_CUE.match(text) and text[:1].isupper() and text.endswith((".", ":", ";", ","))
        if sentence and not title and len(text) > 120:
            break
        title.append(text)
        gap = 0
        index += 1
    while index < len(lines) and _AUTHORITY.match(lines[index].text) and lines[index].text.isupper():
        index += 1  # who decides, above what it goes by
    return title, index


def _ends_title(title: list[str], text: str, gap: int) -> bool:
    """Whether a line below a title is none of its own."""
    if text[:1] in LOWER and gap < 2:
        return _is_of_body(text)
    if (
        (gap and not GOES_ON.search(title[-1]) and not _ENDS_IN_A_POST.search(title[-1]))
        or (BODY_CUE.match(text) and not text.isupper())
        or _ATTACHED.match(text)
    ):
        return True
    capital = mostly_capital(" ".join(title)) and not GOES_ON.search(title[-1])
    if capital and sum(map(len, title)) > _LONG_TITLE and not mostly_capital(text):
        return True  # the body of a title in capitals, right below it
    return _is_of_body(text) or _is_authority(text, title[-1])


def _begins_body(lines: list[Line], at: int, title: list[str]) -> bool:
    """Whether a full line below a short one begins the body: its first word had room in the line above."""
    text = lines[at].text
    width = max(len(line.text) for line in lines[at : at + _WIDTH_LINES])
    room = width - len(title[-1]) - len(text.split(" ", 1)[0])
    below = " ".join(line.text for line in lines[at : at + _WIDTH_LINES])
    return (
        text[:1].isupper()
        and not text.isupper()
        and sum(map(len, title)) > _LONG_TITLE
        and len(text) >= _FULL_LINE * width
        and room > (1 - _FULL_LINE) * width
        and _SENTENCE_ENDS.search(below) is not None
    )


def _about(title: list[str]) -> str | None:
    """What a title says, without "Về việc" and whose it is, and without a body that follows in its line."""
    # "NGHỊ QUYẾT / HỘI NGHỊ BAN CHẤP HÀNH … / về lãnh đạo …": whose it is stands above what it is about.
    about = next((at for at, line in enumerate(title) if line.startswith("về ")), 0)
    title = title[about:] if all(line.isupper() for line in title[:about]) else title
    joined = " ".join(" ".join(title).split())
    body = BODY_INSIDE.search(joined, _LONG_TITLE)
    if body and len(joined) - body.start() > _LONG_TITLE and not mostly_capital(joined[body.start() :]):
        joined = joined[: body.start()]
    owned = _OWNED.match(joined)
    joined = joined[owned.end() :] if owned else _ABOUT.sub("", joined, count=1)
    return joined.strip(" ;*-–") or None


def _is_authority(text: str, above: str) -> bool:
    """ "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH": who decides, in capitals below the title of a decision."""
    if not text.isupper():
        return False
    open_end = GOES_ON.search(above) or _ENDS_IN_A_POST.search(above)
    return not above.isupper() or bool(_AUTHORITY.match(text) and not open_end)


def _is_of_body(text: str) -> bool:
    """An item, or a sentence that lays down or tells something, right below a title."""
    sentence = text.endswith((".", ":", ";")) and text[:1].isupper() and len(text) > 30
    return bool(read_label(text)) or (sentence and bool(_SAYS.search(text)))


def is_kind(text: str) -> bool:
    """Whether a line is nothing but a kind of document in capitals, also with tones that a scan spoilt."""
    return len(text) < 40 and text.upper() == text and fold(without_urgency(text)) in FOLDED_KINDS


def _read_capital_title(header: Header, lines: list[Line]) -> None:
    """A title in capitals, in however many lines, where the line with the kind is lost."""
    if header.subject is not None:
        return
    title: list[str] = []
    for i, line in enumerate(lines[header.body : header.body + _TITLE_LINES], start=header.body):
        text = line.text.strip("| ")
        if title and (not text or not text.isupper() or _is_authority(text, title[-1]) or read_label(text)):
            break
        if title or (len(text) > 25 and text.isupper() and not _names_a_body(text)):
            title.append(text)
            header.body = i + 1
    if title:
        header.subject = " ".join(title).strip(" .")


def _names_a_body(text: str) -> bool:
    return not text.startswith("BAN HÀNH ") and starts_at(text.capitalize())


_NOTICE = re.compile(r"(?:Thông báo|Công văn|Kế hoạch|Hướng dẫn|Chỉ thị)\s*:\s*(?:(?:V/v|[Vv]ề việc)\s+)?")
_DECIDED = re.compile(
    rf"\ssố\s?:?\s?(?P<number>\d{{1,6}}/(?:\d{{4}}/)?[{UPPER}][\w&.-]{{1,30}})\s*,?\s*ngày\s(?:(?P<day>\d{{1,2}})"
    r"[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})(?!\d)"
    r"|(?P<d>\d{1,2})\stháng\s(?P<m>\d{1,2})\snăm\s(?P<y>\d{4}))"
)


def is_annex(text: str) -> bool:
    """Whether a text that begins so is an annex by itself."""
    return _ANNEX.match(text) is not None


def read_annex_head(header: Header, lines: list[Line]) -> bool:
    """An annex by itself: "PHỤ LỤC II / DANH MỤC … / (Kèm theo Quyết định số … của …)"."""
    texts = [(i, line.text) for i, line in enumerate(lines[:_ANNEX_LINES]) if line.text][:_ANNEX_FILLED]
    if not texts or not is_annex(texts[0][1]):
        return False
    title: list[str] = []
    for i, text in texts:
        if "|" in text:
            break
        if _ATTACHED.match(text):
            header.attached, header.body = _whole(texts, i), i + 1
            _take_decision(header)
            break
        if text.isupper() and not re.match(r"(?:PHỤ LỤC|BIỂU)(?:\s+[\dIVX]+)?\W*$", text):
            if title and read_label(text):
                break
            title.append(text)
            header.body = i + 1
        elif title:
            break
    header.subject = " ".join(title) or None
    return True


def read_attached(header: Header, lines: list[Line]) -> None:
    """Number, day and body of a letter whose head is lost, as an annex names it: "(Kèm theo Công văn số …)".

    None of them where two annexes belong to two documents.
    """
    texts = [(i, line.text) for i, line in enumerate(lines)]
    found = [_whole(texts, i) for i, text in texts if text and _ATTACHED.match(text)]
    numbers = {decided["number"] for text in found if (decided := _DECIDED.search(text))}
    if len(numbers) == 1:
        header.attached = next(text for text in found if _DECIDED.search(text))
        _take_decision(header)


def _whole(texts: list[tuple[int, str]], at: int) -> str:
    """What stands in brackets under an annex's title, also where it goes on in the next lines."""
    first = next(text for i, text in texts if i == at)
    if not first.startswith("(") or ")" in first:
        return first
    below = [text for i, text in texts if at < i <= at + _BRACKET_LINES]
    closed = next((n for n, text in enumerate(below) if text.endswith(")")), None)
    return first if closed is None else " ".join((first, *below[: closed + 1]))


def _take_decision(header: Header) -> None:
    """Number and day of the plan or decision that an annex is attached to; neither where a part is blank."""
    found = _DECIDED.search(header.attached or "")
    if found is None:
        return
    try:
        day = date(*(int(found[a] or found[b]) for a, b in (("year", "y"), ("month", "m"), ("day", "d"))))
    except ValueError:
        return
    header.number, header.issued = found["number"], day
    header.symbol = found["number"].rsplit("/", 1)[1]
    header.year, header.month = day.year, day.month


def read_headline(header: Header, lines: list[Line]) -> None:
    """A posted text: its headline and the day of posting, where they stand at the top."""
    texts = [(i, line.text) for i, line in enumerate(lines[:12]) if line.text][:4]
    index = 0
    for i, text in texts:
        posted = posted_on(text)
        if posted and header.posted is None:
            header.posted, index = posted, i + 1
        elif is_beside(text) and header.title is None:
            header.place = header.place or (text if named_place(text) else None)
        elif _is_headline(text, lines, i) and (header.title is None or _dated_next(lines, i)):
            header.title, index = text, i + 1
        else:
            break
    if header.posted is None:  # a menu and the site's name may stand above
        header.posted = next((day for line in lines[:_POSTING_REACH] if (day := posted_on(line.text))), None)
    header.body = index
    header.subject = header.subject or header.title
    about = _NOTICE.match(header.title or "")
    if about and header.title:
        # The notice itself is posted, and no news of it: the day of posting is its date.
        header.subject, header.issued = header.title[about.end() :], header.posted


def _dated_next(lines: list[Line], at: int) -> bool:
    """Whether the day of posting follows: then this is the headline, and what came before was a menu."""
    following = next((line.text for line in lines[at + 1 :] if line.text), "")
    return is_posting(following)


def _is_headline(text: str, lines: list[Line], at: int) -> bool:
    if len(text) > 260 or text.endswith((":", ";")) or read_label(text) or text.count("|") > 1:
        return False
    if BODY_CUE.match(text) and not _dated_next(lines, at):
        return False
    if text.endswith(".") and _TELLS.search(text):
        return False
    more = any(len(line.text) > 60 for line in lines[at + 1 :])
    if re.search(r"như sau|trước ngày|chậm nhất", text):
        return False
    if _FULL_DATE.search(text):
        return False
    return more and not re.search(r"[.;]\s+\S", text) and not re.match(r"Theo đó|Đồng thời", text)
