"""Persons by what they are charged with: "Cán bộ phụ trách đài truyền thanh"."""

import re

from expressions.names.duty_words import PREDICATES
from language.patterns import alternatives

_PERSONS = re.compile(
    r"(?:(?:[Cc]ác|[Nn]hững)\s)?(?:[Đđ]ồng chí|[Cc]án bộ|[Cc]ông chức|[Vv]iên chức|[Gg]iáo viên|[Nn]hân viên"
    r"|[Pp]hó|[Tt]hành viên|[ỦủUu][yỷ] viên|[Đđ]ảng [ủu][yỷ] viên|[Cc]huyên viên|[Ll]ãnh đạo)(?!\w)"
)
_CHARGED_WITH = re.compile(
    r"(?<=\s)(?:là\s[^,;:.()]{3,60}?\s)?(?:được (?:phân công|giao)(?: phụ trách| theo dõi)?|phụ trách)\s"
    rf"[^,;:.()]{{2,45}}?(?=:|\s(?:{alternatives(PREDICATES)})(?!\w))"
)


def who_they_are(text: str, begin: int, start: int, end: int) -> re.Match[str] | None:
    """The words behind a person's name that say which one is meant, and give no work: "phụ trách xóm"."""
    return _CHARGED_WITH.search(text, start, end) if _PERSONS.match(text, begin) else None
