"""Orders as a posted text tells them: whom an authority orders is asked, and not the authority.

"Về việc này, UBND thành phố đã giao Sở Nội vụ …", "Chủ tịch UBND tỉnh chỉ đạo Ban chỉ huy các huyện …".
"""

import re

from directives.duties.bearer import BEARS, PAST, PREDICATE, Bearer
from directives.duties.roles import is_own, own_name
from expressions.names.known_names import KnownNames
from expressions.names.units import read_names
from language.folding import fold
from language.spelling import UPPER

_LEAD = re.compile(
    r"(?:Theo đó|Về việc này|Cụ thể|Trước mắt|Đồng thời|Ngoài ra|Vì vậy|Do (?:đó|vậy)"
    r"|(?:Tại|Trước|Qua|Sau|Để|Trên cơ sở) [^,.;:]{3,60}),?\s"
)
_ORDERS = re.compile(
    r"\s?(?:cũng |đã |vừa )?(?P<verb>giao|chỉ đạo|yêu cầu|đề nghị|phân công)(?:\scho)?:?\s(?=\S)"
)
_AUTHORITY = re.compile(
    r"(?:(?:Phó |Quyền )?(?:Thủ tướng|Chủ tịch|Bí thư|Bộ trưởng|Giám đốc)|Lãnh đạo|Thường trực)(?!\w)"
    r"|(?:UBND|[ỦU][yỷ] ban nhân dân) (?:tỉnh|[Tt]hành phố|TP|huyện|thị xã|quận|phường|xã)(?!\w)"
)
_GROUP = re.compile(r"(?:(?<=\s)|\A)(?:các|những|mọi|từng|mỗi)\s", re.IGNORECASE)
_EARLIER = re.compile(r"\stại (?:Công văn|Văn bản|Thông báo|Quyết định|Chỉ thị|Công điện|văn bản|công văn)\s")
_BEHIND = 18  # letters behind the names
# "UBND các huyện giao Phòng Văn hóa là đầu mối …": a crowd speaks for no paper; it is asked to give this.
_GIVES_ON = re.compile(r"\s?(?:giao|phân công|cử)\s(?=\S)")
# "Giám đốc Sở Xây dựng", and not "Chủ tịch UBND tỉnh", who may speak for the issuer.
_OF_A_FIELD = re.compile(
    rf"\A(?!(?:Các|Những|Mọi)\s)(?!.*(?:UBND|[ỦU][ỷy] ban nhân dân)).*\s[{UPPER}][^{UPPER}\s]+\s?"
)
_PLACE = re.compile(r"\s(?:tỉnh|thành phố|Thành phố|huyện|xã|phường)\s.*\Z")


def as_told(
    sentence: str, found: list[Bearer], issuer: str | None, known: KnownNames | None = None
) -> list[Bearer]:
    """Whom a sentence asks, first of all whom the authority that it begins with orders."""
    told = _told_order(sentence, issuer, known)
    return [told, *(bearer for bearer in found if bearer.start >= told.end)] if told else found


def _told_order(sentence: str, issuer: str | None, known: KnownNames | None) -> Bearer | None:
    """Whom an authority that a sentence begins with orders to do something, or None."""
    lead = _LEAD.match(sentence)
    start = lead.end() if lead else 0
    speaker, end = read_names(sentence, start, known=known)
    order = _ORDERS.match(sentence, end) if len(speaker) == 1 else None
    if order is None or not _is_authority(speaker[0], issuer):
        return None
    names, after = read_names(sentence, order.end(), known=known)
    if not names or _EARLIER.search(sentence, order.end(), after + _BEHIND):
        return None
    bound = BEARS.match(sentence, after) is not None or order["verb"] in ("giao", "phân công")
    if not bound and not PREDICATE.match(sentence, after) and sentence[after : after + 1] != ":":
        return None
    return Bearer(order.end(), after, names, True, bound, order["verb"])


def _is_authority(name: str, issuer: str | None) -> bool:
    if _GROUP.search(name):
        return False
    own = own_name(issuer)
    return _AUTHORITY.match(name) is not None or (bool(own) and is_own(name, own))


def is_given_on(one: Bearer) -> bool:
    """Whether it is somebody of a unit's own to whom it is to give work: "phân công từng cán bộ …"."""
    return one.verb == "phân công" or (one.verb == "Phân công" and one.names[0][:1].islower())


def crowd_that_gives_on(sentence: str, known: KnownNames | None = None) -> Bearer | None:
    """A crowd that a sentence begins with and that is to give something to somebody of its own."""
    if not sentence[:1].isupper():
        return None
    names, end = read_names(sentence, 0, known=known)
    if names and all(map(_GROUP.search, names)) and _GIVES_ON.match(sentence, end):
        return Bearer(0, end, names, False, True)
    return None


def is_another(name: str, issuer: str | None) -> bool:
    """Whether a name is a body's of its own, and neither the issuer's nor that of who speaks for it."""
    speaker = _PLACE.sub("", issuer or "")
    return _OF_A_FIELD.search(name) is not None and not (speaker and fold(speaker) in fold(name))


def own_work(text: str, issuer: str | None, known: KnownNames | None) -> tuple[str, ...]:
    """The issuer where a sentence begins with it and says what it does: "Văn phòng hoàn thành …"."""
    if issuer is None or not text[:1].isupper():
        return ()
    names, end = read_names(text, 0, known=known)
    does = PREDICATE.match(text, end) is not None and PAST.match(text, end) is None
    return names if does and len(names) == 1 and is_own(names[0], own_name(issuer)) else ()
