"""Lists of names that share a head: "các Sở: A, B", "UBND các xã A, B và C", "các Bộ trưởng: A, B"."""

import re

from expressions.names.doubtful_verbs import begins_part
from expressions.names.duty_words import PREDICATES
from expressions.names.name_ends import NEXT
from expressions.names.provinces import KNOWN_NAMES
from language.spelling import UPPER, alternatives

HEADS_OF_LISTS = re.compile(
    r"((?:(?:Giám đốc|Thủ trưởng|Chủ tịch|Bộ trưởng|Trưởng|Chánh|(?:Chi c|C)ục trưởng|Vụ trưởng"
    r"|Viện trưởng)\s)?)(?:[Cc]ác\s)?"
    r"(Bộ|Sở|bộ|sở|Phòng|phòng|Ban|Vụ|Cục|Văn phòng|UBND|Chi cục|Trung tâm"
    r"|(?<=[Cc]ác )(?:[Tt]ập đoàn|[Tt]ổng công ty|Tổng Công ty|[Cc]ông ty|[Kk]hoa|[Bb]ệnh viện|[Xx]í nghiệp"
    r"|[Hh]ội|[Đđ]ội|[Tt]rạm))"
    r"(?:,\s?(?:ban,\s?)?(?:ngành|cơ quan|Ngành)(?:\s\w+){0,3}|(?<=UBND)\scác\s(huyện|xã|phường"
    r"|quận))?\s?:\s?"
)
_OFFICER_OF = re.compile(
    r"\A([^,:;]{4,30}?)\scác (?:cơ quan|đơn vị|tổ chức|doanh nghiệp|tập đoàn|tổng công ty)\s?:\s?"
)
TITLE = re.compile(
    r"(?:Phó|Trưởng|Quyền|Giám đốc|Chánh|Chủ tịch|Bí thư|Hiệu trưởng|Ủy viên|Uỷ viên|Bộ trưởng|Thứ trưởng"
    r"|Cục trưởng|Chi cục trưởng|Chi cục Trưởng|Vụ trưởng|Viện trưởng|Tổng Giám đốc|Chỉ huy trưởng"
    r"|Chủ nhiệm|Tổ trưởng)(?!\w)"
)
PLACE = re.compile(r"(?:huyện|thị xã|thành phố|xã|phường|quận|thị trấn|đặc khu)\s")
_LISTED = re.compile(r"(?:(?!(?<!HĐND)(?<!ĐBQH)(?<!Hội đồng nhân dân)\svà\s)[^,;])+")
_LIST_COMMA = re.compile(r"\s?(?:[,;]\s?)?(?:và\s)?")
_ALL = re.compile(r"\A(?:[Tt]ất cả|[Tt]oàn bộ|[Tt]oàn thể)\s(?=(?:các|những)\s)")
_LOOSE_END = re.compile(r"\s(?:nơi|các|những|một số|mọi|và|của)$")
# "UBND các tỉnh An Hòa, Bình Lộc và Cao Sơn": each by itself.
OF_PLACES = re.compile(
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
    r"(?:\s(?:trực thuộc (?:[Tt]rung ương|tỉnh)|liên quan|sau|có tên sau"
    r"|(?:ven|vùng|khu vực|biên giới|miền)(?:\s\w+){0,2}))?\s?:\s"
    rf"(?:(?:tỉnh|thành phố|xã|phường)\s)?[{UPPER}]\w*(?:\s[{UPPER}]\w*){{0,3}}"
    rf"(?:(?:,\s|;\s|\svà\s)(?:(?:tỉnh|thành phố|xã|phường|đặc khu|TP\.)\s)?"
    rf"(?!UBND|[ỦU][ỷy] ban|Sở|Công an)[{UPPER}]\w*(?:\s[{UPPER}]\w*){{0,3}}){{1,40}}(?![\w-])"
)
_NEAR_PLACES = 90  # letters before a colon in which the kinds of places stand
TRIMMINGS = ' \t,;:.-–*/"“”'
# "Các Bộ trưởng: Tài chính, Nội vụ", "Giám đốc Sở: Tài chính, Nội vụ": officers of bodies of one kind.
OFFICE_OF = {
    "Bộ trưởng": "Bộ trưởng Bộ", "Cục trưởng": "Cục trưởng Cục", "Vụ trưởng": "Vụ trưởng Vụ",
    "Chi cục trưởng": "Chi cục trưởng Chi cục", "Viện trưởng": "Viện trưởng Viện",
    "Trưởng phòng": "Trưởng phòng", "Trưởng ban": "Trưởng ban", "Trưởng khoa": "Trưởng khoa",
    "Giám đốc Sở": "Giám đốc Sở",
}  # fmt: skip
OFFICES = re.compile(
    rf"(?:[Cc]ác\s)?({alternatives(OFFICE_OF)})\s?:\s(?=[{UPPER}])"
    r"(?!(?:Bộ|Cục|Vụ|Chi cục|Viện|Phòng|Ban|Khoa|Sở|UBND)\s)"
)
_WORK = re.compile(rf"(?:{alternatives(PREDICATES)})(?!\w)")
_LONGEST_WORK = 30  # letters of a verb of work
# "các Sở Xây dựng, Nội vụ", "các Công ty An Hòa, Bình Lộc": one head for all of them.
_ONE_HEAD = re.compile(
    rf"(?:[Cc]ác|[Nn]hững)\s(Sở|Bộ|Công ty|Phòng|Ban|Cục|Vụ|Chi cục|Trung tâm|Bệnh viện|Trạm|Xã|Phường"
    rf"|xã|phường|huyện|tỉnh)\s(?=[{UPPER}][^,;]*(?:,\s|\svà\s)[{UPPER}])"
)
_KINDS = re.compile(
    rf"(?:,\s|\svà\s)(?![{UPPER}])|THPT|THCS|Đại học|Cao đẳng|Đa khoa|[({UPPER}]{{4}}|\s(?:trực )?thuộc\s"
)
# "các Tập đoàn: Điện lực Việt Nam, VNPT": trades that bodies of their own are called by, too.
_CORPORATIONS = frozenset(("tập đoàn", "tổng công ty", "công ty"))
_BY_TRADE = re.compile(r"(?:Điện lực|Bảo hiểm|Viễn thông|Hàng không|VNPT|Viettel|Cảng|Bưu)(?!\w)")
COUNCILS = ("UBND", "HĐND", "Ủy ban nhân dân")
_REMARK = re.compile(
    r"\s?\((?:sau đây|(?:có )?danh sách|gọi tắt|viết tắt|theo|trừ|nếu|để|qua|kèm|[Cc]huyên viên|đồng chí"
    r"|bao gồm|đơn vị|\d{1,3}/\d{1,3})[^()]*\)?"
)


def begins_work(text: str, at: int) -> bool:
    """Whether what is to be done begins behind a colon, and no list of names: "UBND các xã: Rà soát, …"."""
    small = text[at : at + 1].lower() + text[at + 1 : at + _LONGEST_WORK]
    return _WORK.match(small) is not None and not begins_part(small)


def places_after(text: str, at: int, end: int) -> int:
    """Where the list of places behind the colon at `end` is over; 0 where none stands there."""
    if not text[end : end + 2].strip().startswith(":"):
        return 0
    near = text.rfind("các ", max(at, end - _NEAR_PLACES), end)
    found = _PLACES.match(text, near + 4) if near >= 0 else None
    return found.end() if found and found.end() > end else 0


def each_of(name: str) -> tuple[str, ...]:
    """ "các Sở Xây dựng, Nội vụ" one by one; any other name as it is."""
    head = _ONE_HEAD.match(name)
    if head is None or "(" in name or _KINDS.search(name, head.end()):
        return (name,)
    found = distribute(head.group(1), name[head.end() :])
    return found if len(found) > 1 else (name,)


_OF_ONE_KIND = re.compile(r"[Cc]ác\s(Bộ|Sở)\s(?=\S)")


def of_one_kind(names: tuple[str, ...]) -> tuple[str, ...]:
    """ "Các Bộ Quốc phòng, Công an": the second one's name is that of a body of another kind, too."""
    head = _OF_ONE_KIND.match(names[0]) if len(names) > 1 else None
    if head is None or f"{head.group(1)} {names[0][head.end() :]}" not in KNOWN_NAMES:
        return names
    first = f"{head.group(1)} {names[0][head.end() :]}"
    whole = (f"{head.group(1)} {name}" for name in names[1:])
    return (
        first,
        *(known if known in KNOWN_NAMES else name for known, name in zip(whole, names[1:], strict=True)),
    )


_OF_A_COMMUNE = re.compile(
    rf"(?P<head>\w[\w ]{{1,40}}?)\s(?=(?:xã|phường|đặc khu|thị trấn|huyện|thị xã)\s[{UPPER}])"
)
_COMMUNE = re.compile(rf"(?:xã|phường|đặc khu|thị trấn|huyện|thị xã)\s[{UPPER}]")


def of_one_council(names: tuple[str, ...]) -> tuple[str, ...]:
    """ "UBND phường An Hòa, xã Bình Lộc": what follows the first place is the same body of another."""
    head = _OF_A_COMMUNE.match(names[0]) if len(names) > 1 else None
    if head is None:
        return names
    return tuple(f"{head['head']} {name}" if _COMMUNE.match(name) else name for name in names)


def of_places(found: re.Match[str]) -> tuple[str, ...]:
    """The bodies of a match of OF_PLACES, one a place."""
    head = f"{found['head']} {found['kind']} "
    return tuple(head + name for name in re.split(r",\s|\svà\s", found["list"]))


def tidy_name(name: str) -> str:
    """A name without remarks in brackets and loose punctuation."""
    name = _ALL.sub("", _LOOSE_END.sub("", _REMARK.sub("", name).strip(TRIMMINGS)))
    if name.endswith(")") and "(" not in name:
        name = name[:-1].strip(TRIMMINGS)
    return " ".join(name.split())


def distribute(head: str, text: str, officer: bool = False, title: bool = False) -> tuple[str, ...]:
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
            alone = alone and not (head.lower() in _CORPORATIONS and _BY_TRADE.match(name))
            alone = alone and (not title or bool(TITLE.match(name)) or name.startswith(COUNCILS))
            other = PLACE.match(name) if head.startswith("UBND ") else None
            if other:  # "UBND các huyện: A, B và thị xã C"
                name, alone = f"UBND {name}", True
            names.append(name if alone else f"{head[0].upper()}{head[1:]} {name}")
        after = _LIST_COMMA.match(text, whole.end())
        at = max(after.end() if after else whole.end(), at + 1)
    return tuple(names)


def distributed(name: str) -> tuple[str, ...]:
    """An addressee that is a list ("Tổng giám đốc các cơ quan: A, B") as single units; any other as it is."""
    listed = _OFFICER_OF.match(name) or HEADS_OF_LISTS.match(name)
    if listed is None:
        return (name,)
    head = listed.group(1).strip() if listed.re is _OFFICER_OF else "".join(listed.group(1, 2))
    if listed.re is HEADS_OF_LISTS and listed.group(3):  # "UBND các xã: An Hòa, Bình Lộc"
        head += f" {listed.group(3)}"
    return distribute(head, name[listed.end() :], listed.re is _OFFICER_OF) or (name,)
