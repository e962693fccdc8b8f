"""Names of units in running text: where one begins, where it ends, and how a list of them splits."""

import re

from directives.alternations import alternatives
from directives.head.places import KNOWN_NAMES
from directives.words import (
    AFTER_SHORT_HEADS,
    DOUBTFUL_PREDICATES,
    GROUP_HEADS,
    LOWER,
    PREDICATES,
    QUANTIFIERS,
    SHORT_HEADS,
    UNIT_HEADS,
    UPPER,
)

LONGEST_NAME = 260
_LONGEST_SINGLE = 130


_QUANTIFIER = (
    rf"(?:(?:{alternatives(QUANTIFIERS)}|{alternatives(tuple(q.capitalize() for q in QUANTIFIERS))})\s)"
)
_SHORT = (
    rf"(?:{alternatives(SHORT_HEADS)})(?=\s(?:[{UPPER}\d]|(?:{alternatives(AFTER_SHORT_HEADS)})(?![\w])))"
    rf"|(?:Bộ|Sở|Cục|Ngành|Ban|Phòng)(?=\s(?:trước|chậm|để|theo|trong|tổng|xem|qua|khi|biết"
    rf"|chủ trì|và)(?![\w])|\s?[.,;)]|\s?$)"
)
_NAMED = rf"(?:(?:{alternatives(UNIT_HEADS)})(?![\w])|{_SHORT})"
_SMALL = rf"(?:{alternatives(GROUP_HEADS)})(?![\w])"
_SMALL_NAMED = rf"(?:{alternatives(GROUP_HEADS)})(?=\s[{UPPER}])"
_GENERAL = (
    r"(?:(?:cơ quan|đơn vị|cấp|người|tổ chức)\s(?:có thẩm quyền|có liên quan|liên quan"
    r"|chủ quản|cấp trên|trực thuộc|ngang bộ|thuộc)"
    r"|cơ quan,\sđơn vị|quý (?:cơ quan|đơn vị|sở|bộ|ban|vị)|đồng chí|thủ trưởng"
    r"|lãnh đạo (?:các|đơn vị|Sở|UBND)|người đứng đầu|trưởng (?:các|phòng)|cấp ủy)(?![\w])"
)
_START = re.compile(
    rf"(?:{_QUANTIFIER}(?:\d{{1,3}}\s)?(?:{_NAMED}|{_SMALL})|(?:\d{{1,3}}\s)?(?:{_NAMED}|{_SMALL_NAMED})"
    rf"|{_GENERAL})"
)
_NEXT = re.compile(
    rf"(?:{_QUANTIFIER}(?!(?:huyện|tỉnh|xã|quận|thành phố|phường|thị xã|thị trấn|nội dung"
    rf"|giải pháp)(?!\w))(?:{_NAMED}|{_SMALL})|{_NAMED}|{_SMALL_NAMED}"
    rf"|cơ quan ngang [bB]ộ|cơ quan thuộc Chính phủ|ủy ban nhân dân|cơ quan, đơn vị|[{UPPER}]{{3,}}(?![\w]))"
)
_NEXT_AFTER_AND = re.compile(
    r"(?:cơ quan|đơn vị|tổ chức|cá nhân|địa phương)(?:,? \w+){0,3}? (?:có )?liên quan"
)
_STOP = re.compile(
    rf"[.;:](?=\s|$)|\n|(?<=[\s,)])(?<!Ban )(?<!ban )(?<!Tổ )(?<!công )(?<!Công )(?<!chương )"
    rf"(?<!Chương )(?:{alternatives(PREDICATES)})"
    rf"(?![\w])|\s[-–]\s(?!xã hội|nghề nghiệp|kỹ thuật|hành chính|tài chính|nghiệp vụ|kế hoạch"
    rf"|tổng hợp)(?=[{LOWER}])|(?<=\s)(?:về việc|tại|theo|để|từ|nhằm|khi|bằng|như|nêu trên|là"
    rf"|trong(?!\s(?:tỉnh|ngành|toàn|huyện|thành phố|khu|cả)))(?![\w])|[“\"]"
)
_DOUBT = re.compile(rf"(?<=\s)(?:{alternatives(DOUBTFUL_PREDICATES)})(?![\w])")
_SEPARATOR = re.compile(rf"\s?(?:[,;](?:\s|(?=[{UPPER}]))|,?\s(?:và|cùng với|cùng|hoặc)\s)")
# Their names are fixed: after "Sở Kế hoạch và Đầu tư" a verb is a verb.
_FIRM = re.compile(r"(?:Bộ|Sở|UBND|Ủy ban|Uỷ ban|Chính phủ|Thủ tướng|[Cc]ác)(?!\w)")
# And theirs may hold any verb: "Ban Quản lý dự án đầu tư xây dựng tỉnh".
_LOOSE = re.compile(r"(?:Ban [Qq]uản lý|BQL|Công ty|Tổng công ty|Trường|Viện|Quỹ)(?!\w)")
_UNFINISHED = ("và", ",", "-", "các", "những", "một số", "mọi")
# After these words a verb may still belong to the name: "Phòng Hành chính tổng hợp", "Cục Giám sát quản lý".
_NAME_TAIL = re.compile(
    r"(?:^|\s)(?:Hành chính|Kế hoạch|Quản lý|Giám sát|Tổ chức|Khoa học|Nghiên cứu|Dự báo|Kiểm soát|Kiểm tra"
    r"|Bảo trợ|Xúc tiến|Phát triển|Đào tạo|Tư vấn|Thông tin|Truyền thông|Chính sách|Dịch vụ|Bảo đảm|Hợp tác"
    r"|Khám|Phòng|Ban|Cục|Vụ|Trung tâm|Viện|Bộ phận|Tổ|Hội đồng)$"
)
# "Công an tỉnh kiểm soát": after a place's kind nothing small but a few words belongs to the name.
_AFTER_PLACE = re.compile(
    rf"(?<=\s)(?:tỉnh|huyện|xã|phường|thị xã|thị trấn|quận)\s(?=[{LOWER}])(?!(?:và|các|có"
    rf"|thuộc|trực|liên|miền|phía|vùng|khu"
    r"|biên|đồng|ven|lân|trên|trong|theo|uỷ|ủy|đội|đoàn|hội|nơi|được|thành|phố|trấn|xã|huyện"
    r"|thị|đặc|cơ|đơn|ngành|phường)(?!\w))"
)
_PLACE_TAIL = re.compile(
    r"(?:tỉnh|huyện|xã|phố|phường|Sở|Bộ|quận|liên quan|trực thuộc|UBND|nhân dân|Chính phủ|Ban"
    r"|trưởng|phòng|đơn vị|địa phương|ngành|Chỉ đạo|Y tế|Văn phòng|Công an)$"
)
_INNER = re.compile(
    rf"(?:{alternatives(GROUP_HEADS)}|có liên quan|liên quan|trực thuộc|thuộc|các|thị trấn"
    rf"|đặc khu|quân đội|trung ương|Trung ương|đoàn thể|nhân dân|người dân|[{UPPER}(])"
)
_HEADS_OF_LISTS = re.compile(
    r"((?:(?:Giám đốc|Thủ trưởng|Chủ tịch|Bộ trưởng|Trưởng|Chánh)\s)?)(?:[Cc]ác\s)?"
    r"(Bộ|Sở|bộ|sở|Phòng|phòng|Ban|Vụ|Cục|Văn phòng|UBND|Chi cục|Trung tâm)"
    r"(?:,\s?(?:ban,\s?)?(?:ngành|cơ quan|Ngành)(?:\s\w+){0,3})?\s?:\s?"
)
_OFFICER_OF = re.compile(
    r"\A([^,:;]{4,30}?)\scác (?:cơ quan|đơn vị|tổ chức|doanh nghiệp|tập đoàn|tổng công ty)\s?:\s?"
)
_UNDER_A_HEAD = re.compile(
    r"(?:Thủ trưởng|thủ trưởng|Người đứng đầu|người đứng đầu|Lãnh đạo|lãnh đạo|Trưởng các|Giám đốc các)\b"
)
_LISTED = re.compile(r"(?:(?!\svà\s)[^,;])+")
_LIST_COMMA = re.compile(r"\s?(?:[,;]\s?)?(?:và\s)?")
_TRIMMINGS = ' \t,;:.-–*/"“”'


def starts_at(text: str, at: int = 0) -> bool:
    """Whether a unit's name begins at this place."""
    return _START.match(text, at) is not None


def name_end(text: str, at: int, more: re.Pattern[str] | None = None) -> int:
    """Where the list of names that begins at `at` is over; `at` itself where none begins.

    `more` are words that end a name here besides the usual ones.
    """
    begun = _START.match(text, at)
    if begun is None:
        return at
    limit = min(len(text), at + LONGEST_NAME)
    depth_end = _stop(text, at, begun.end(), limit, more)
    position = begun.end()
    # Each separator must lead to another name or on within this one.
    while True:
        found = _SEPARATOR.search(text, position, depth_end)
        if found is None:
            return _without_open_bracket(text, at, depth_end)
        if _inside_brackets(text, at, found.start()):
            position = found.end()
            continue
        after = text[found.end() : found.end() + 60]
        if not (_NEXT.match(after) or _INNER.match(after) or _is_short_rest(text, found.end(), depth_end)):
            return found.start()
        position = found.end()


def _is_short_rest(text: str, start: int, end: int) -> bool:
    """ "Phòng Chính trị, tư tưởng phối hợp …": a word or two that end the name at a verb."""
    rest = text[start:end].strip()
    return (
        rest.count(" ") in (1, 2)
        and len(rest) <= 22
        and "," not in rest
        and end < len(text)
        and text[end].islower()
    )


def _stop(text: str, begin: int, start: int, limit: int, more: re.Pattern[str] | None = None) -> int:
    # Predicates inside brackets belong to a remark ("(sau đây viết tắt là …)"), not to the sentence.
    end = limit
    for pattern in (_STOP, more):
        for found in pattern.finditer(text, max(start - 1, 0), end) if pattern else ():
            if found.group() == ";" and _NEXT.match(text, found.end() + 1):
                continue  # "Các sở, ngành; UBND các huyện": the list goes on
            if not _inside_brackets(text, start, found.start()):
                end = found.start()
                break
    place = _AFTER_PLACE.search(text, begin, end)
    if place and not _inside_brackets(text, start, place.start()):
        end = min(end, place.end())
    loose = bool(_LOOSE.match(text, begin))
    firm = bool(_FIRM.match(text, begin))
    for found in _DOUBT.finditer(text, start, end):
        before = text[start - 20 if start > 20 else 0 : found.start()].rstrip()
        if _inside_brackets(text, start, found.start()) or before.endswith(_UNFINISHED):
            continue
        if loose and not _PLACE_TAIL.search(before):
            continue
        if firm or _PLACE_TAIL.search(before) or not _NAME_TAIL.search(before):
            return found.start()
    return end


def _inside_brackets(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at)


def _without_open_bracket(text: str, start: int, end: int) -> int:
    if _inside_brackets(text, start, end):
        return text.rindex("(", start, end)
    return end


def read_names(text: str, at: int = 0, more: re.Pattern[str] | None = None) -> tuple[tuple[str, ...], int]:
    """The units named from `at` on, and where their list ends; none and `at` where no name begins there."""
    listed = _HEADS_OF_LISTS.match(text, at)
    if listed:
        end = min((i for i in (text.find(".", listed.end()), len(text)) if i >= 0), default=len(text))
        end = min(end, _stop(text, at, listed.end(), min(len(text), at + 2 * LONGEST_NAME), more))
        names = _distribute(listed.group(1) + listed.group(2), text[listed.end() : end])
        if names:
            return names, end
    end = name_end(text, at, more)
    if end <= at:
        return (), at
    return split_names(text[at:end]), end


def split_names(text: str) -> tuple[str, ...]:
    """The single units of a list, as the text names them; "các bộ, ngành, địa phương" stays one."""
    names: list[str] = []
    begin = position = 0
    under_a_head = bool(_UNDER_A_HEAD.match(text))
    while True:
        found = _SEPARATOR.search(text, position)
        if found is None:
            break
        after = text[found.end() : found.end() + 80]
        if _inside_brackets(text, begin, found.start()) or not (
            _NEXT.match(after) or ("và" in found.group() and _NEXT_AFTER_AND.match(after))
        ):
            position = found.end()
            continue
        if _JOINT_OFFICE.search(text[begin : found.start()]) and after.startswith(
            ("UBND", "HĐND", "Ủy ban nhân dân")
        ):
            position = found.end()
            continue
        if under_a_head and after.startswith("cơ quan"):
            position = found.end()
            continue
        names.append(text[begin : found.start()])
        begin = position = found.end()
        under_a_head = bool(_UNDER_A_HEAD.match(after))
    names.append(text[begin:])
    return tuple(tidy for name in names if (tidy := tidy_name(name)) and len(tidy) <= _LONGEST_SINGLE)


_JOINT_OFFICE = re.compile(r"Văn phòng (?:Đoàn (?:đại biểu Quốc hội|ĐBQH)|HĐND|Hội đồng nhân dân)[^,;]*$")
_REMARK = re.compile(
    r"\s?\((?:sau đây|gọi tắt|viết tắt|theo|trừ|nếu|để|qua|kèm|[Cc]huyên viên|đồng chí"
    r"|bao gồm|đơn vị)[^()]*\)?"
)


def tidy_name(name: str) -> str:
    """A name without remarks in brackets and loose punctuation."""
    name = _REMARK.sub("", name).strip(_TRIMMINGS)
    if name.endswith(")") and "(" not in name:
        name = name[:-1].strip(_TRIMMINGS)
    return " ".join(name.split())


def _distribute(head: str, text: str, officer: bool = False) -> tuple[str, ...]:
    """ "các Bộ: Công an, Tài chính" -> Bộ Công an, Bộ Tài chính; names with commas stay whole."""
    body = head.split(" ")[-1].capitalize()
    wide = "|".join(
        re.escape(name[len(body) + 1 :]).replace(r"\ \-\ ", r"\s?[-–]\s?")
        for name in KNOWN_NAMES
        if name.startswith(body + " ") and ("," in name or " và " in name)
    )
    known = re.compile(wide or "(?!)")
    names: list[str] = []
    at = 0
    while at < len(text):
        whole = known.match(text, at) or _LISTED.match(text, at)
        if whole is None:
            break
        name = tidy_name(whole.group())
        if name:
            alone = _NEXT.match(name) and not officer
            names.append(name if alone else f"{head[0].upper()}{head[1:]} {name}")
        after = _LIST_COMMA.match(text, whole.end())
        at = max(after.end() if after else whole.end(), at + 1)
    return tuple(names)


def distributed(name: str) -> tuple[str, ...]:
    """An addressee that is a list ("Tổng giám đốc các cơ quan: A, B") as single units; any other as it is."""
    listed = _OFFICER_OF.match(name) or _HEADS_OF_LISTS.match(name)
    if listed is None:
        return (name,)
    head = listed.group(1).strip() if listed.re is _OFFICER_OF else listed.group(1) + listed.group(2)
    return _distribute(head, name[listed.end() :], listed.re is _OFFICER_OF) or (name,)


def whole_name(text: str) -> tuple[str, ...]:
    """The units where the text is nothing but their names, as in a heading; else none."""
    bare = text.strip(_TRIMMINGS)
    if not bare or len(bare) > LONGEST_NAME:
        return ()
    names, end = read_names(bare)
    return names if names and end >= len(bare) - 1 else ()
