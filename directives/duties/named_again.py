"""Words that point back to bodies named before: "các đơn vị nêu trên", "sở này", "Trong đó tập trung …"."""

import re
from itertools import islice

from expressions.names.known_names import KnownNames
from expressions.names.units import read_names
from language.spelling import UPPER

_MOST_NAMES = 200  # of a kind in one sentence
# Kinds that a text speaks of again with "này".
KIND_OF_THIS = re.compile(rf"(?<![\w])(Sở|Phòng)(?=\s[{UPPER}])")
# "Các cơ quan, đơn vị, địa phương nêu trên": those that the letter is written to.
_BODIES = (
    r"(?:cơ quan|đơn vị|địa phương|tổ chức|doanh nghiệp|sở|ban|ngành|đoàn thể|bộ|phòng|trường|xã|phường)"
)
_NAMED_ABOVE = re.compile(
    rf"(?:tất cả\s)?(?:các|những)\s{_BODIES}(?:(?:,| và)\s{_BODIES}){{0,6}}"
    r"\s(?:nêu|nói|có tên|kể)\s(?:ở\s)?trên",
    re.IGNORECASE,
)
_EACH = re.compile(r"[Mm]ỗi (\w+(?: \w+)?)")
# How a sentence goes on with the work of the unit before.
_WITHIN_IT = r"Trong đó,? (?:cần |phải )?(?:tập trung|chú trọng|ưu tiên|khẩn trương)"
SAME_UNIT_AGAIN = re.compile(
    rf"(?:{_WITHIN_IT}|Đồng thời|Ngoài ra|Bên cạnh đó|Mặt khác|[Cc]hủ trì|(?:Trường hợp|Nếu)\s(?:vượt"
    r"|ngoài)(?:\squá)?\sthẩm quyền)[\s,]"
)
GOES_ON = re.compile(
    rf"{_WITHIN_IT}\s"
    r"|(?:Đồng thời|Ngoài ra|Bên cạnh đó),?\s(?=(?:chủ trì|phối hợp|tiếp tục|khẩn trương|chủ động)(?!\w))"
)
# "Thủ tướng vừa ký Công điện số … yêu cầu các địa phương …"
ANNOUNCED = re.compile(
    r"(?:vừa|đã)\s(?:ký|có|ban hành|gửi|ký ban hành)"
    r"\s(?:[Cc]ông điện|[Cc]ông văn|Chỉ thị|Quyết định|[Vv]ăn bản|Thông báo|Kế hoạch)(?!\w)"
)


def are_named_above(names: tuple[str, ...]) -> bool:
    """Whether these are all called by being named above, and by no name."""
    return all(map(_NAMED_ABOVE.fullmatch, names))


_OF_THE_PARTY = re.compile(
    r"\b(?:(?:tỉnh|thành|huyện|quận|đảng|cấp|chi) [uủ][yỷ]|đảng bộ|chi bộ|ban thường vụ)\b", re.IGNORECASE
)


def are_theirs(names: tuple[str, ...], units: tuple[str, ...]) -> bool:
    """Whether who is named under a heading of units is no other than these, or only led by them.

    "Mỗi khoa" is each of "Các khoa lâm sàng"; "Lãnh đạo Sở Y tế rà soát …" is a Party committee's.
    """
    if len(names) != 1:
        return False
    if names[0].startswith("Lãnh đạo ") and all(map(_OF_THE_PARTY.search, units)):
        return True
    each = _EACH.fullmatch(names[0])
    return each is not None and any(f" {each.group(1)} " in f" {unit.lower()} " for unit in units)


def named_by_kind(text: str, kinds: re.Pattern[str], known: KnownNames | None) -> dict[str, str]:
    """The bodies of these kinds that a text names in full, by their kind; of one kind the last."""
    found: dict[str, str] = {}
    for head in islice(kinds.finditer(text), _MOST_NAMES):
        names, _ = read_names(text, head.start(), known=known)
        if names and names[0].startswith(head.group(1) + " "):
            found[head.group(1)] = names[0]
    return found
