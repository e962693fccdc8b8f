"""Names of units in running text: how a list of them splits into single units."""

import re

from expressions.names.duty_words import PREDICATES
from expressions.names.known_names import KnownNames
from expressions.names.name_ends import (
    BY_ITS_DEED,
    LONGEST_NAME,
    NEXT,
    NEXT_AFTER_AND,
    SEPARATOR,
    START,
    WITH_CLAUSE,
    begins_part,
    name_end,
    stop,
)
from expressions.names.name_words import UNIT_HEADS
from expressions.names.provinces import KNOWN_NAMES
from language.folding import fold
from language.patterns import UPPER, alternatives

_LONGEST_SINGLE = 130  # letters of a single name
_HEADS_OF_LISTS = re.compile(
    r"((?:(?:Giám đốc|Thủ trưởng|Chủ tịch|Bộ trưởng|Trưởng|Chánh|(?:Chi c|C)ục trưởng|Vụ trưởng"
    r"|Viện trưởng)\s)?)(?:[Cc]ác\s)?"
    r"(Bộ|Sở|bộ|sở|Phòng|phòng|Ban|Vụ|Cục|Văn phòng|UBND|Chi cục|Trung tâm)"
    r"(?:,\s?(?:ban,\s?)?(?:ngành|cơ quan|Ngành)(?:\s\w+){0,3}|(?<=UBND)\scác\s(huyện|xã|phường"
    r"|quận))?\s?:\s?"
)
_OFFICER_OF = re.compile(
    r"\A([^,:;]{4,30}?)\scác (?:cơ quan|đơn vị|tổ chức|doanh nghiệp|tập đoàn|tổng công ty)\s?:\s?"
)
_UNDER_A_HEAD = re.compile(
    r"(?:Thủ trưởng|thủ trưởng|Người đứng đầu|người đứng đầu|Lãnh đạo|lãnh đạo|Trưởng các|Giám đốc các)\b"
)
_OFFICER = re.compile(
    r"(?:[Cc]ác\s)?(?:(?:đồng chí|Đồng chí|đ/c|Đ/c)|Phó|Ủy viên|Uỷ viên|Thành viên|Chủ tịch|Giám đốc"
    r"|Trưởng|Cán bộ|Công chức|Giáo viên)(?!\w)"
)
# "Phó Chủ tịch phụ trách lĩnh vực văn xã chỉ đạo …": the field belongs to the officer.
_IN_CHARGE = re.compile(
    r"phụ trách\s(?:lĩnh vực|địa bàn|khối|ngành|chuyên môn|văn xã|kinh tế|nội chính|công nghệ|kế toán"
    r"|thiết bị|y tế|cơ sở|xã|huyện|chi bộ"
    r"|đơn vị)"
    rf"[^,;.:\n]{{0,60}}?(?=\s(?:{alternatives(PREDICATES)}|duyệt|tổ chức|kiểm tra|những|các vấn đề|về)(?!\w)"
    r"|[,.;]|$)"
)
# "đồng chí Nguyễn Văn A, Phó Giám đốc Sở": one person, with what he is.
_PERSON = re.compile(rf"(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)(?:\s[{UPPER}]\w*){{1,6}}(?:$|,\s)")
_TITLE = re.compile(
    r"(?:Phó|Trưởng|Quyền|Giám đốc|Chánh|Chủ tịch|Bí thư|Hiệu trưởng|Ủy viên|Uỷ viên|Bộ trưởng|Thứ trưởng"
    r"|Cục trưởng|Chi cục trưởng|Chi cục Trưởng|Vụ trưởng|Viện trưởng|Tổng Giám đốc|Chỉ huy trưởng"
    r"|Chủ nhiệm|Tổ trưởng)(?!\w)"
)
_PLACE = re.compile(r"(?:huyện|thị xã|thành phố|xã|phường|quận|thị trấn|đặc khu)\s")
_LISTED = re.compile(r"(?:(?!\svà\s)[^,;])+")
_LIST_COMMA = re.compile(r"\s?(?:[,;]\s?)?(?:và\s)?")
_LOOSE_END = re.compile(r"\s(?:các|những|một số|mọi|và|của)$")
# "UBND 05 xã nêu trên", "các Cục Thuế có tên trong danh sách đính kèm": only they are meant.
_WHICH = re.compile(
    r"\s?(?:nêu trên|nói trên|(?:có tên )?(?<!\w)trong danh sách(?:\s(?:đính kèm|kèm theo"
    r"|gửi kèm|nêu trên))?)(?!\w)"
)
_COUNTED = re.compile(r"(?:\s|^)\d{1,3}\s")
# "UBND các tỉnh An Hòa, Bình Lộc và Cao Sơn": each by itself.
_OF_PLACES = re.compile(
    rf"(?P<head>(?:Bí thư,?\s(?:và\s)?)?"
    rf"(?:Chủ tịch\s)?(?:UBND|[ỦU][ỷy] ban nhân dân|Uỷ ban nhân dân|Công an|Sở \w+(?: \w+)?))\scác\s"
    rf"(?P<kind>tỉnh|huyện|quận|xã|phường|thị xã)\s?:?\s"
    rf"(?P<list>(?:[{UPPER}]\w*|\d{{1,2}})(?:\s[{UPPER}]\w*){{0,3}}"
    rf"(?:(?:,\s|\svà\s)(?:[{UPPER}]\w*|\d{{1,2}})(?:\s[{UPPER}]\w*){{0,3}}){{1,20}})(?![\w-])"
)
# "Bí thư và Chủ tịch UBND các tỉnh, thành phố trực thuộc Trung ương: A, B và C": which of them.
_KIND_OF_PLACE = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|thôn|khu phố|tổ dân phố)"
_PLACES = re.compile(
    rf"(?<=các\s){_KIND_OF_PLACE}(?:(?:,| và)\s(?:các\s)?{_KIND_OF_PLACE}){{0,3}}"
    r"(?:\s(?:trực thuộc (?:[Tt]rung ương|tỉnh)|liên quan|sau|có tên sau))?\s?:\s"
    rf"(?:(?:tỉnh|thành phố|xã|phường)\s)?[{UPPER}]\w*(?:\s[{UPPER}]\w*){{0,3}}"
    rf"(?:(?:,\s|;\s|\svà\s)(?:(?:tỉnh|thành phố|xã|phường|đặc khu|TP\.)\s)?"
    rf"[{UPPER}]\w*(?:\s[{UPPER}]\w*){{0,3}}){{1,40}}(?![\w-])"
)
_NEAR_PLACES = 90  # letters before a colon in which the kinds of places stand
_TRIMMINGS = ' \t,;:.-–*/"“”'


def starts_at(text: str, at: int = 0, known: KnownNames | None = None) -> bool:
    """Whether a unit's name begins at this place."""
    if known and known.end_at(text, at):
        return True
    return any(pattern.match(text, at) for pattern in (START, WITH_CLAUSE, BY_ITS_DEED))


def read_names(
    text: str, at: int = 0, more: re.Pattern[str] | None = None, known: KnownNames | None = None
) -> tuple[tuple[str, ...], int]:
    """The units named from `at` on, and where their list ends; none and `at` where no name begins there.

    `more` are words that end a name here besides the usual ones, `known` the names that need no grammar.
    """
    names, end = _by_grammar(text, at, more)
    whole = known.narrowed(text, at, end) if known else end
    if known is None or whole == end:
        return names, end
    first = tidy_name(text[at:whole])
    joint = SEPARATOR.match(text, whole)
    if joint and starts_at(text, joint.end(), known):
        others, end = read_names(text, joint.end(), more, known)
        return (first, *others), end
    return (first,), whole


def _by_grammar(text: str, at: int, more: re.Pattern[str] | None) -> tuple[tuple[str, ...], int]:
    listed = _HEADS_OF_LISTS.match(text, at)
    if listed and not _begins_work(text, listed.end()):
        end = min((i for i in (text.find(".", listed.end()), len(text)) if i >= 0), default=len(text))
        end = min(end, stop(text, at, listed.end(), min(len(text), at + 2 * LONGEST_NAME), more))
        head = listed.group(1) + listed.group(2) + (" " + listed.group(3) if listed.group(3) else "")
        names = _distribute(head, text[listed.end() : end], title=bool(listed.group(1)))
        if names:
            return names, end
    described = WITH_CLAUSE.match(text, at)
    if described:
        return (tidy_name(described.group()),), described.end()
    end = name_end(text, at, more)
    if end <= at:
        purpose = BY_ITS_DEED.match(text, at)
        return ((tidy_name(purpose.group()),), purpose.end()) if purpose else ((), at)
    field = _IN_CHARGE.match(text, end)
    if field and _OFFICER.match(text, at):
        end = field.end()
    placed = _OF_PLACES.match(text, at)
    if placed and placed.end() >= len(text[:end].rstrip()):
        return _of_places(placed), placed.end()
    if names_places := _places_after(text, at, end):
        names = split_names(text[at:end])
        listed_places = " ".join(text[end:names_places].split())
        return (*names[:-1], f"{names[-1]}{listed_places}"), names_places
    of_offices = _OFFICES.match(text, at)
    if of_offices and not _begins_work(text, of_offices.end()):
        stopped = stop(text, at, of_offices.end(), min(len(text), at + LONGEST_NAME), more)
        listed_names = text[of_offices.end() : stopped]
        return _distribute(_OFFICE_OF[of_offices.group(1)], listed_names, title=True), stopped
    officers = _OFFICERS_LIST.match(text, at)
    if officers and starts_at(text, officers.end()):
        units, stopped = read_names(text, officers.end(), more)
        return tuple(f"{officers.group(1)} {name}" for name in units), stopped
    names = tuple(one for name in split_names(text[at:end]) for one in _each_of(name))
    which = _WHICH.match(text, end) if names else None
    if which and ("danh sách" in which.group() or _COUNTED.search(names[-1])):
        return (*names[:-1], f"{names[-1]} {' '.join(which.group().split())}"), which.end()
    return names, end


# "Các Bộ trưởng: Tài chính, Nội vụ", "Giám đốc Sở: Tài chính, Nội vụ": officers of bodies of one kind.
_OFFICE_OF = {
    "Bộ trưởng": "Bộ trưởng Bộ", "Cục trưởng": "Cục trưởng Cục", "Vụ trưởng": "Vụ trưởng Vụ",
    "Chi cục trưởng": "Chi cục trưởng Chi cục", "Viện trưởng": "Viện trưởng Viện",
    "Trưởng phòng": "Trưởng phòng", "Trưởng ban": "Trưởng ban", "Trưởng khoa": "Trưởng khoa",
    "Giám đốc Sở": "Giám đốc Sở",
}  # fmt: skip
_OFFICES = re.compile(
    rf"(?:[Cc]ác\s)?({alternatives(_OFFICE_OF)})\s?:\s(?=[{UPPER}])"
    r"(?!(?:Bộ|Cục|Vụ|Chi cục|Viện|Phòng|Ban|Khoa|Sở|UBND)\s)"
)
_WORK = re.compile(rf"(?:{alternatives(PREDICATES)})(?!\w)")
_LONGEST_WORK = 30  # letters of a verb of work


def _begins_work(text: str, at: int) -> bool:
    """Whether what is to be done begins behind a colon, and no list of names: "UBND các xã: Rà soát, …"."""
    small = text[at : at + 1].lower() + text[at + 1 : at + _LONGEST_WORK]
    return _WORK.match(small) is not None and not begins_part(small)


def _places_after(text: str, at: int, end: int) -> int:
    """Where the list of places behind the colon at `end` is over; 0 where none stands there."""
    if not text[end : end + 2].strip().startswith(":"):
        return 0
    near = text.rfind("các ", max(at, end - _NEAR_PLACES), end)
    found = _PLACES.match(text, near + 4) if near >= 0 else None
    return found.end() if found and found.end() > end else 0


# "các Sở Xây dựng, Nội vụ", "các Công ty An Hòa, Bình Lộc": one head for all of them.
_ONE_HEAD = re.compile(
    rf"(?:[Cc]ác|[Nn]hững)\s(Sở|Bộ|Công ty|Phòng|Ban|Cục|Vụ|Chi cục|Trung tâm|Bệnh viện|Trạm|Xã|Phường"
    rf"|xã|phường|huyện|tỉnh)\s(?=[{UPPER}][^,;]*(?:,\s|\svà\s)[{UPPER}])"
)
_KINDS = re.compile(
    rf"(?:,\s|\svà\s)(?![{UPPER}])|THPT|THCS|Đại học|Cao đẳng|Đa khoa|[({UPPER}]{{4}}|\s(?:trực )?thuộc\s"
)
_OFFICERS_LIST = re.compile(r"(Giám đốc|Thủ trưởng|Hiệu trưởng|Chủ tịch|Cục trưởng|Chi cục trưởng)\s?:\s")


def _each_of(name: str) -> tuple[str, ...]:
    head = _ONE_HEAD.match(name)
    if head is None or _KINDS.search(name, head.end()):
        return (name,)
    found = _distribute(head.group(1), name[head.end() :])
    return found if len(found) > 1 else (name,)


def _of_places(found: re.Match[str]) -> tuple[str, ...]:
    head = f"{found['head']} {found['kind']} "
    return tuple(head + name for name in re.split(r",\s|\svà\s", found["list"]))


def split_names(text: str) -> tuple[str, ...]:
    """The single units of a list, as the text names them; "các bộ, ngành, địa phương" stays one."""
    names: list[str] = []
    begin = position = counted = open_brackets = 0
    under_a_head = bool(_UNDER_A_HEAD.match(text))
    while True:
        found = SEPARATOR.search(text, position)
        if found is None:
            break
        after = text[found.end() : found.end() + 80]
        open_brackets += text.count("(", counted, found.start()) - text.count(")", counted, found.start())
        counted = found.start()
        if open_brackets > 0 or not (
            NEXT.match(after) or ("và" in found.group() and NEXT_AFTER_AND.match(after))
        ):
            position = found.end()
            continue
        near = max(begin, found.start() - _LONGEST_SINGLE)
        joint = "và" in found.group() and after.startswith(_COUNCILS)
        if joint and _JOINT_OFFICE.search(text, near, found.start()):
            position = found.end()
            continue
        if _PLACE.match(after) and _COUNCIL_OF_PLACES.match(text, begin, found.start()):
            position = found.end()  # "Chủ tịch UBND các huyện ven biển và huyện Lý Sơn"
            continue
        if _TITLE.match(after) and _PERSON.match(text, begin, found.start()):
            position = found.end()
            continue
        if after[:1].islower() and _CROWD.fullmatch(text, begin, found.start()) and _SMALL_HEAD.match(after):
            position = found.end()  # "các sở, ban, ngành Thành phố"
            continue
        if under_a_head and after.startswith("cơ quan"):
            position = found.end()
            continue
        names.append(text[begin : found.start()])
        begin = position = counted = found.end()
        open_brackets = 0
        under_a_head = bool(_UNDER_A_HEAD.match(after))
    names.append(text[begin:])
    return tuple(tidy for name in names if (tidy := tidy_name(name)) and len(tidy) <= _LONGEST_SINGLE)


_CROWD = re.compile(
    r"(?:[Cc]ác\s)?(?:[Ss]ở|[Bb]ộ|[Bb]an|[Pp]hòng|ngành|cơ quan)(?:,?\s(?:ban|ngành|cơ quan))*"
)
_SMALL_HEAD = re.compile(rf"(?:ban|ngành|cơ quan|đơn vị|đoàn thể|địa phương)\s[{UPPER}]")
_POST = re.compile(
    r"\s[-–]\s(?:[Cc]ơ quan|[Đđ]ơn vị|Phó (?:Trưởng|Chủ tịch)|Trưởng (?:[Bb]an|[Tt]iểu ban|[Đđ]oàn)|Ủy viên"
    r"|Uỷ viên|Thường trực)\s.*\Z"
)
_COUNCILS = ("UBND", "HĐND", "Ủy ban nhân dân")
_COUNCIL_OF_PLACES = re.compile(
    r"(?:Chủ tịch\s)?(?:UBND|[ỦU][ỷy] ban nhân dân)\scác\s(?:huyện|xã|quận|phường|tỉnh)"
)
_SMALL_IN_HEADINGS = re.compile(
    r"(?<!\w)(?:Các|Và|Thuộc|Trực|Tỉnh|Huyện|Xã|Phường|Quận|Thị|Trấn|Thành|Phố|Cấp|Ngành|Liên|Quan|Trên|Địa|Bàn|Sở(?=,\sBan)|Ban(?=,\sNgành))"
    r"(?!\w)"
)
_FIRST_WORDS = re.compile(
    rf"(?<!\w)(?:{alternatives(sorted({head.title() for head in UNIT_HEADS if ' ' in head}))})(?!\w)"
)
_JOINT_OFFICE = re.compile(r"Văn phòng (?:Đoàn (?:đại biểu Quốc hội|ĐBQH)|HĐND|Hội đồng nhân dân)[^,;]*$")
_REMARK = re.compile(
    r"\s?\((?:sau đây|(?:có )?danh sách|gọi tắt|viết tắt|theo|trừ|nếu|để|qua|kèm|[Cc]huyên viên|đồng chí"
    r"|bao gồm|đơn vị|\d{1,3}/\d{1,3})[^()]*\)?"
)


def tidy_name(name: str) -> str:
    """A name without remarks in brackets and loose punctuation."""
    name = _LOOSE_END.sub("", _REMARK.sub("", name).strip(_TRIMMINGS))
    if name.endswith(")") and "(" not in name:
        name = name[:-1].strip(_TRIMMINGS)
    return " ".join(name.split())


def without_post(name: str) -> str:
    """A unit without what it is besides: "Sở Nội vụ - Cơ quan Thường trực Ban Chỉ đạo"."""
    return _POST.sub("", name) or name


def _distribute(head: str, text: str, officer: bool = False, title: bool = False) -> tuple[str, ...]:
    """ "các Bộ: Công an, Tài chính" -> Bộ Công an, Bộ Tài chính; names with commas stay whole.

    `title`: the head is an officer's ("Cục trưởng các Cục"), beside whom only other officers stand alone.
    """
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
            alone = bool(NEXT.match(name)) and not officer and f"{body} {name}" not in KNOWN_NAMES
            alone = alone and (not title or bool(_TITLE.match(name)) or name.startswith(_COUNCILS))
            other = _PLACE.match(name) if head.startswith("UBND ") else None
            if other:  # "UBND các huyện: A, B và thị xã C"
                name, alone = f"UBND {name}", True
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


def in_capitals(text: str) -> tuple[str, ...]:
    """The units of a heading in capitals, as it writes them: "ĐỐI VỚI SỞ Y TẾ, CÁC BỆNH VIỆN"."""
    bare = text.strip(_TRIMMINGS)
    small = _SMALL_IN_HEADINGS.sub(lambda word: word.group().lower(), bare.lower().title())
    small = _FIRST_WORDS.sub(lambda word: word.group()[0] + word.group()[1:].lower(), small)
    small = small[:1].upper() + small[1:]
    if len(small) != len(bare):
        return ()
    found = whole_name(small)
    names: list[str] = []
    at = 0
    for name in found:
        at = small.find(name, at)
        if at < 0:
            return ()
        names.append(bare[at : at + len(name)])
        at += len(name)
    return tuple(names)


def unique(names: list[str]) -> tuple[str, ...]:
    """The names without repetitions, compared folded."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(fold(name), name)
    return tuple(seen.values())
