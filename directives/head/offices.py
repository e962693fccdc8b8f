"""Persons and offices: a name in running text without its person, and the body an officer speaks for."""

import re

from directives.head.signature import as_name
from expressions.names.provinces import named_place

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
