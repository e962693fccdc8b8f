"""Names of bodies that a text itself bounds on both sides, so that no grammar has to tell where they end.

A label or a heading ends its name with a colon ("3. Ban Quản lý bảo trì đường bộ: kiểm điểm …"), a field with
its line ("Cơ quan chủ trì: Sở A."), the words of duty the name before them ("Giao Ban Quản lý nạo vét luồng
lạch chủ trì …"). What is bounded in one place is known in all the others.
"""

import re

from expressions.names.doubtful_verbs import begins_part
from expressions.names.duty_words import DOUBTFUL_PREDICATES, PREDICATES, RESPONSIBLE
from expressions.names.name_ends import NEXT, START
from expressions.names.remarks import has_remark
from expressions.names.units import split_names
from language.spelling import LOWER, UPPER, alternatives

_LONGEST = 90  # letters of a name
_MARK = r"^[ \t|*_]*(?:(?:[-–+•]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,4})[.):])[ \t*_]+)?"
_VERB = rf"(?:{alternatives((*PREDICATES, *DOUBTFUL_PREDICATES))})(?!\w)"
_DUTY = rf"\s(?:{alternatives(RESPONSIBLE)})(?!\w)"
_NAME = rf"(?P<name>[{UPPER}][^\n|;:.,(]{{3,{_LONGEST}}}?)"
_BOUNDED = (
    re.compile(
        rf"{_MARK}(?:(?:Giao|Đối với|Đề nghị|Yêu cầu)\s)?{_NAME}\s?:[*_ \t]*(?=(?P<then>\S[^\n]{{0,40}}))",
        re.M,
    ),
    # "Phòng Quản lý, hỗ trợ hộ kinh doanh: Đầu mối, …": small words behind the comma are of the name.
    re.compile(
        rf"{_MARK}(?P<name>(?:Phòng|Ban|Vụ|Cục|Trung tâm|Tổ)\s"
        rf"[{UPPER}][^\n|;:.,(]{{3,40}},\s[{LOWER}][^\n|;:.,(]{{3,50}})"
        r":\s(?=(?P<then>\S[^\n]{0,40}))",
        re.M,
    ),
    re.compile(rf"{_MARK}{_NAME}(?={_DUTY})", re.M),
    re.compile(rf"{_MARK}(?P<name>[{UPPER}][^\n|;:.(]{{3,{_LONGEST}}}?)(?={_DUTY})", re.M),
    re.compile(rf"(?<!\w)[Gg]iao\s{_NAME}(?={_DUTY})"),
)
_FIELD = re.compile(
    rf"{_MARK}(?:Cơ quan|Đơn vị)\s(?:chủ trì|thực hiện|phối hợp)(?:\s(?:thực hiện|chính"
    rf"|tham mưu)){{0,2}}\s?:\s"
    r"(?P<names>[^\n:]{4,300}?)[.;]?[ \t]*$",
    re.M | re.I,
)
# A verb of these is said of a body and is never a part of its name.
_SAYS = re.compile(
    rf"(?:\s(?:{alternatives(RESPONSIBLE)}|báo cáo|gửi|tham mưu|phụ trách chung|triển khai|thực hiện"
    r"|đề nghị|yêu cầu"
    rf"|đề xuất|trình"
    r"|giao|sẽ|đã|phải|cần|được|là|về|để|tại|theo|trước|như|khẩn trương|chủ động|tiếp tục|phối hợp|căn cứ"
    r"|tập trung|(?:cử|phân công|bố trí) (?:một|\d{1,2}|cán bộ|công chức|viên chức|người)"
    rf"|tăng cường|thống nhất|kết luận|chỉ đạo)(?!\w))|\s{_VERB}$"
)
_MORE = re.compile(r"\s(?:và|cùng)\s(?:các|những|đại diện|một số)\s")
_WORK = re.compile(_VERB)
_LEADS = re.compile(rf"(?:{alternatives(RESPONSIBLE)})(?!\w)")
_GROUP = re.compile(r"(?:Các|Những|Mọi|Từng|Mỗi|Một số|Toàn thể|Tất cả)\s")
_MANY_WORDS = 14


def bounded_names(text: str) -> list[str]:
    """The names of single bodies that the text bounds; groups ("các phòng") have none of their own."""
    found = [
        match["name"]
        for pattern in _BOUNDED
        for match in pattern.finditer(text)
        if "then" not in match.groupdict() or _begins_work(match["then"])
    ]
    fields = (name for match in _FIELD.finditer(text) for name in split_names(match["names"]))
    return [name for each in (*found, *fields) if _is_a_name(name := " ".join(each.split()))]


def _begins_work(text: str) -> bool:
    small = text[:1].lower() + text[1:]
    return (_WORK.match(small) is not None and not begins_part(small)) or _LEADS.match(small) is not None


def _is_a_name(name: str) -> bool:
    head = START.match(name)
    if head is None or _GROUP.match(name) or head.end() >= len(name) or name.count(" ") >= _MANY_WORDS:
        return False
    if (
        _SAYS.search(name)
        or has_remark(name)
        or any(NEXT.match(part) for part in name.split(", ")[1:])
        or _MORE.search(name)
    ):
        return False
    inside = next((verb.end() for verb in _WORK.finditer(name, head.end())), None)
    return inside is None or NEXT.search(name, inside) is None
