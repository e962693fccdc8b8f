"""Paragraphs that speak of other paragraphs: a deadline for all of them, or the unit in charge of all."""

import re
from dataclasses import dataclass

from directives.deadlines.deadlines import Context, find_deadlines, read_cell
from directives.deadlines.mentions import Mention
from directives.duties.recipients import recipients
from expressions.names.units import read_names

_THINGS = (
    r"(?:nhiệm vụ|nội dung|công việc|phần việc|yêu cầu|báo cáo"
    r"|việc|giải pháp|mục|hạng mục|chỉ tiêu|kế hoạch|công tác)"
)
_PAPERS = r"(?:văn bản|hồ sơ|tài liệu|danh sách|đề cương|biểu mẫu)"
_LETTERS = r"(?:\s(?:[a-zđ]|\d{1,2})\)?(?:,|\svà|(?=\s))){0,6}"  # "các nội dung a, b nêu trên"
_ABOVE = re.compile(
    rf"(?:[Cc]ác|[Nn]hững|[Tt]oàn bộ(?: các)?)\s{_PAPERS}(?:,\s\w+(?:\s\w+)?){{0,2}}?"
    r"\s(?:nêu|nói)?\s?trên(?!\w)"
    rf"|(?:(?:[Cc]ác|[Nn]hững|[Tt]oàn bộ(?: các)?|[Tt]ất cả(?: các)?|[Mm]ọi|[Hh]ai|[Bb]a"
    rf"|\d{{1,2}})\s)?{_THINGS}(?:,\s{_THINGS})?{_LETTERS}(?:\s\w+){{0,4}}?\s(?:trên|nêu trên|này"
    rf"|trên đây|nói trên|tại (?:mục|điểm|khoản) (?:này|trên))(?![\w])",
    re.IGNORECASE,
)
# "Yêu cầu đơn vị này làm việc với nhà thầu": who is asked, and nothing that was asked before.
_WHO_IS_ASKED = re.compile(
    r"(?:đề nghị|yêu cầu)\s(?:(?:các|hai|những|toàn bộ|tất cả)\s)?(?:đơn vị|cơ quan|địa phương|sở|ban|phòng"
    r"|công ty|nhà thầu|xã|phường|trường|tổ|nhóm|đoàn|đội|cá nhân|đồng chí|ông|bà)(?!\w)",
    re.IGNORECASE,
)
# "việc thực hiện Thông báo này": the whole paper, and nothing of what stands above.
_THIS_PAPER = re.compile(
    r"(?:Thông báo|Công văn|Chỉ thị|Kế hoạch|Công điện|Quyết định|Văn bản|Đề án|Chương trình|Nghị quyết"
    r"|Kết luận|Hướng dẫn)\snày\Z"
)
# "Yêu cầu đơn vị này …", "Báo cáo về Phòng này": a body is meant, and none of the things above.
_THIS_BODY = re.compile(
    r"(?<!\w)(?:đơn vị|cơ quan|phòng|sở|ban|bộ|tổ|cục|chi cục|vụ|xã|phường|tỉnh|huyện|trung tâm|văn phòng"
    r"|công ty|trường|khoa|địa phương|ngành|hội|đội|đoàn|nhóm|đồng chí|cán bộ|người|nhà thầu)\snày\Z",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:các|những|toàn bộ|tất cả|mọi|hai|ba|\d|nhiệm vụ|nội dung)", re.IGNORECASE)
_CROWD = r"(?:phòng|đơn vị|cơ quan|sở|ban|ngành|địa phương|trường|xã)"
_FINISH_ALONE = re.compile(
    rf"\(?\s?(?:(?:(?:đề nghị|yêu cầu) )?(?:các|tất cả các) {_CROWD}(?:(?:,| và) (?:các )?{_CROWD})*"
    r"(?: liên quan)? (?:khẩn trương |nghiêm túc )?(?:thực hiện|hoàn thành)"
    r"|(?:thời gian|thời hạn|hạn|tiến độ)(?: hoàn thành| thực hiện| báo cáo| gửi)?"
    r"|hoàn thành|thực hiện xong|xong)(?![\w])",
    re.IGNORECASE,
)
_NO_OBJECT = re.compile(
    rf"[\s:;,(–-]{{0,4}}(?:(?:các\s)?{_THINGS})?[\s:;,(–-]{{0,4}}(?:là|vào|xong)?[\s:]{{0,3}}$", re.IGNORECASE
)
"""What may stand between a word of finishing and its date where no work of its own is named."""

_BELOW = re.compile(rf"{_THINGS}(?:\s\w+){{0,5}}?\s(?:sau đây|sau|dưới đây)(?![\w])", re.IGNORECASE)
_CLOSING = re.compile(
    r"\s?,?\s?(?:chủ trì|chịu trách nhiệm|có trách nhiệm|là đầu mối|phụ trách|đầu mối"
    r"|tham mưu)[^.;:]{0,90}?(?:nội dung|nhiệm vụ|mục|phần|công việc|việc"
    r"|các nội dung)(?:\s\w+){0,3}?\s(?:này|trên|nêu trên)[.;/)\s]{0,9}$"
)
_LEAD = re.compile(r"[(\s]*(?:Giao\s|Phân công\s|Đơn vị (?:chủ trì|thực hiện):\s?|Chủ trì:\s?)?")
_NAMED_ONLY = re.compile(
    r"[(\s]{0,9}(?:Đơn vị (?:chủ trì|thực hiện)|Cơ quan (?:chủ trì|thực hiện)|Chủ trì)\s?:\s?"
)
_SENT_THING = re.compile(
    r"(?:(?:Toàn văn|Nội dung|Bản|Bài|File|Các|Mỗi|Dự thảo)\s)?(?:bài\s)?"
    r"(?P<thing>tham luận|bài viết|bài phát biểu|báo cáo tham luận|báo cáo chuyên đề|đề cương|chuyên đề"
    r"|tiết mục|sản phẩm|tác phẩm|dự thảo|ý kiến|bản tham luận)"
    r"(?:\s\w+){0,6}?\s(?:gửi|nộp|chuyển)\s",
    re.IGNORECASE,
)
_GATHERED = re.compile(
    r"(?:(?:Các|Toàn bộ|Tất cả|Những)\s)?(?:báo cáo|kế hoạch|danh sách|văn bản|hồ sơ|kết quả|biểu|nội dung"
    rf"|tài liệu|đề cương){_LETTERS}"
    r"(?:(?:,|\svà)\s\w+(?:\s\w+)?){0,3}\s(?:nói trên|nêu trên|trên|trên đây)\s(?:được\s)?"
    r"(?:gửi|nộp|trình|chuyển)(?!\w)",
    re.IGNORECASE,
)
_LAST_BRACKET = re.compile(r"\([^()]{4,90}\)(?=\W*$)")
_LONGEST_GOVERNOR = 420  # letters; a longer paragraph has work of its own


@dataclass(frozen=True, slots=True)
class Governor:
    """A deadline for each task above (or, downwards, below) the paragraph that gives it and has none itself.

    `own`: a field of the task ("Thời gian hoàn thành: …"), which goes before what its text says.
    """

    mention: Mention
    report_to: tuple[str, ...]
    reports: bool
    downwards: bool
    thing: str = ""  # "tham luận": what each unit of the list above is to send
    closes: bool = False  # "Báo cáo và kế hoạch nói trên gửi về …": says only where and by when
    own: bool = False
    further: tuple[Mention, ...] = ()  # "Hằng năm; riêng năm 2026 trong quý II": other terms of each task


def governor_of(text: str, free: bool, context: Context) -> Governor | None:
    """Read a paragraph as one that governs others, or None. `free`: it bears no number of its own."""
    if len(text) > _LONGEST_GOVERNOR:
        return None
    above = _speaks_of_above(text[:120])
    alone = _FINISH_ALONE.match(text) if free and len(text) < 120 else None
    below = (
        text.rstrip().endswith(":") and _BELOW.search(text) and re.search(r"hoàn thành|thực hiện xong", text)
    )
    thing = _SENT_THING.match(text) if free else None
    if not (above or alone or below or thing):
        return None
    mentions = find_deadlines(text, context)
    if not mentions:
        return None
    if alone and not _NO_OBJECT.match(text[alone.end() : mentions[0].start]):
        alone = None
    if thing and not (above or below):
        return Governor(mentions[0], recipients(text), True, False, thing["thing"].lower())
    if not (above or alone or below):
        return None
    reports = bool(re.search(r"(?<![\w])báo cáo", text)) and not alone
    closes = _GATHERED.match(text) is not None
    sent = _ABOVE.match(text) is not None and ("gửi" in text or closes)
    if above and not sent and not re.search(r"hoàn thành|thực hiện (?:xong|trước)|xong", text):
        return None
    return Governor(mentions[0], recipients(text), reports, bool(below), closes=closes)


def term_over(heading: str, context: Context) -> Governor | None:
    """The term in brackets behind a heading, which those below have that name none: "… (xong trước 30/9)"."""
    bracket = _LAST_BRACKET.search(heading)
    if bracket is None:
        return None
    found = find_deadlines(bracket.group(), context)
    if not found and (alone := _time_alone(bracket.group()[1:-1], context)):
        found = (alone,)
    return Governor(found[0], (), False, True) if len(found) == 1 else None


def _time_alone(text: str, context: Context) -> Mention | None:
    """ "trong quý II/2026": a text that says no more than a time, as a table's cell does."""
    cell = read_cell(text, context)
    known = cell is not None and (cell.deadline.on or cell.deadline.recurrence or cell.deadline.relative)
    return cell if cell and known and cell.end - cell.start >= len(text.strip()) - 1 else None


def untimed(names: tuple[str, ...], heading: str, context: Context) -> tuple[str, ...]:
    """The units of a heading, the last without the term in brackets behind it."""
    bracket = _LAST_BRACKET.search(heading)
    if not names or bracket is None or not names[-1].endswith(bracket.group().strip()):
        return names
    if term_over(heading, context) is None:
        return names
    return (*names[:-1], names[-1].removesuffix(bracket.group().strip()).rstrip())


def _speaks_of_above(text: str) -> bool:
    small = text.lower()
    found = _ABOVE.search(text) if "trên" in small or "này" in small else None
    if found is None or _THIS_PAPER.search(found.group()) or _THIS_BODY.search(found.group()):
        return False
    aside = found.start() and not _SEVERAL.match(found.group())  # "kiểm điểm việc chậm báo cáo nêu trên"
    return not (aside or _WHO_IS_ASKED.match(found.group()))


def closing_assignment(text: str) -> tuple[str, ...]:
    """ "Văn phòng Sở chủ trì thực hiện nội dung này.": the units it names, or none."""
    if len(text) > 240:
        return ()
    named = _NAMED_ONLY.match(text)
    lead = named or _LEAD.match(text)
    names, end = read_names(text, lead.end() if lead else 0)
    if not names:
        return ()
    if named and end >= len(text.rstrip(" .;)")) - 1:
        return names
    return names if _CLOSING.match(text, end) else ()
