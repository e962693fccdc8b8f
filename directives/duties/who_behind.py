"""Who does an item's work, said behind it: in a last sentence that says no more, or as a role in brackets.

"Nạo vét kênh trục. Chi cục A chủ trì, phối hợp với UBND các xã thực hiện; thời gian hoàn thành: quý II/2027."
"""

import re

from directives.duties.cooperation import cooperators
from expressions.names.shared_heads import tidy_name
from expressions.names.units import read_names, unique

_GIVEN = re.compile(r"(?:Giao|Phân công|Do)\s(?:cho\s)?")
_LEADS = re.compile(
    r"\s?(?:chủ trì|(?:là|làm)\s(?:đơn vị\s|cơ quan\s)?(?:đầu mối|thường trực|chủ trì)|đầu mối"
    r"|chịu trách nhiệm(?:\schính)?|phụ trách|có trách nhiệm(?=\s(?:tổ chức\s)?(?:triển khai|thực hiện)))"
    r"(?:\s(?:tham mưu|thực hiện|triển khai))?(?!\w)"
)
_WITH = re.compile(r"(?:,\s|\s|(?<=\s))(?:và\s)?phối hợp\s(?:chặt chẽ\s)?(?:(?:với|cùng)\s)?(?=\S)")
_NEXT = re.compile(r"[,;]\s(?=\S)")
_HELPS = re.compile(r"\s?(?:\([^()]{2,30}\)\s)?(?:phối hợp|tham gia|hỗ trợ)(?:\sthực hiện)?(?=[\s,;.]|\Z)")
_DOES = re.compile(
    r"(?:\s?(?:tổ chức\s)?(?:thực hiện|triển khai(?:\sthực hiện)?)(?:\snghiêm túc|\sthường xuyên)?)?[\s.;,/]*"
)
_TERM = re.compile(
    r"[;,.]\s(?:[Tt]hời (?:gian|hạn)|[Tt]iến độ|[Ll]ộ trình|[Hh]oàn thành|[Tt]hực hiện|[Xx]ong)(?!\w)"
    r"(?:\s(?:thực hiện|hoàn thành|xong))*:?\s"
)
_LEADING = re.compile(r"\((?:chủ trì|đầu mối|thường trực)\)", re.IGNORECASE)
_HELPING = re.compile(
    r"\((?:(?:được\s|đề nghị\s)?(?:mời|phối hợp|tham gia|hỗ trợ)(?:\s(?:tham gia|phối hợp|thực hiện))?)\)",
    re.IGNORECASE,
)

_Behind = tuple[tuple[str, ...], tuple[str, ...], str]


def who_behind(text: str) -> _Behind | None:
    """Who leads, who helps and by when, where a text says nothing else; or None."""
    given = _GIVEN.match(text)
    names, end = read_names(text, given.end() if given else 0)
    leads = _LEADS.match(text, end) if names else None
    if leads is None:
        return None
    term = _TERM.search(text, leads.end())
    until = term.start() if term else len(text)
    if ". " in text[leads.end() : until]:
        return None
    place = leads.end()
    while (further := _helpers_end(text, place, until)) > place:
        place = further
    if not _DOES.fullmatch(text[place:until]):
        return None
    others = cooperators(f"chủ trì{text[leads.end() : until]}")
    return names, unique([name for name in others if name not in names]), text[term.end() :] if term else ""


def _helpers_end(text: str, at: int, until: int) -> int:
    """Where "phối hợp với Sở B" or ", Sở B phối hợp" at a place is over, else the place."""
    together = _WITH.match(text, at)
    if together:
        return read_names(text, together.end())[1] if together.end() < until else at
    joint = _NEXT.match(text, at)
    names, end = read_names(text, joint.end()) if joint else ((), at)
    helps = _HELPS.match(text, end) if names else None
    return helps.end() if helps and helps.end() <= until else at


def by_their_roles(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and who helps of units with their roles in brackets: "Sở A (chủ trì), Sở B (phối hợp)".

    Beside one that leads the others help.
    """
    leading = [name for name in names if _LEADING.search(name)]
    helping = [name for name in names if _HELPING.search(name)]
    if leading:
        helping = [name for name in names if name not in leading]
    lead = [name for name in names if name not in helping]
    return tuple(map(_bare, lead)), tuple(map(_bare, helping))


def _bare(name: str) -> str:
    found = _LEADING.search(name) or _HELPING.search(name)
    return tidy_name(name.replace(found.group(), "")) if found else name
