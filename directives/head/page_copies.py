"""Letters as pages on the net give them: under a headline alone, or with their head in few lines."""

import re

from directives.head.addressees import ADDRESSED
from directives.head.dateline import DATE, is_foreign, is_posting
from directives.model import BODY_CUE, Header
from directives.outline.lines import Line, cut
from directives.words import DOCUMENT_KINDS
from expressions.names.units import whole_name
from language.spelling import UPPER

_GREETING_INSIDE = re.compile(r"\s(?=K[íi]nh gửi\s?:)")
_KINDS = "|".join(re.escape(kind) for kind in sorted(DOCUMENT_KINDS, key=len, reverse=True))
# "Số: 12/QĐ-UBND Huế, ngày 4 tháng 5 năm 2026 QUYẾT ĐỊNH V/V … ỦY BAN NHÂN DÂN TỈNH …"
_WHOLE_HEAD = re.compile(
    r"(?P<head>(?:S[ốỐ]\s?:\s?\S{3,40}\s)?[^\W\d][^:;\d]{2,60}?ngày\s\d{1,2}\stháng\s\d{1,2}\snăm\s\d{4})"
    rf"\s(?:{_KINDS})\s(?:(?:V/V|V/v|VỀ VIỆC|Về việc)\s)?(?P<about>\S.{{9,600}})\Z"
)
# Who decides, behind the title.
_WHO_DECIDES = re.compile(
    r"(?<!CỦA)(?<!DO)(?<!VÀ)\s(?:[ỦU][ỶY] BAN NHÂN DÂN|CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|THỦ TƯỚNG)"
    rf"\s[{UPPER}, ]{{3,70}}\Z"
)
_LEAST_WORDS = 4  # of a headline
_LONGEST_HEADLINE = 200  # letters


def head_in_a_line(text: str) -> tuple[str, str] | None:
    """Day (and number), and the title behind the kind, of a line in which a page keeps all of them."""
    found = _WHOLE_HEAD.match(text)
    return (found["head"], _WHO_DECIDES.sub("", found["about"])) if found else None


def part_greeting(lines: list[Line], reach: int) -> tuple[int, Line] | None:
    """The line within which "Kính gửi" begins behind the day or the subject, and what stands before it.

    The line itself is cut down to the greeting. None where it begins a line of its own, or none is there.
    """
    for at, line in enumerate(lines[:reach]):
        if ADDRESSED.match(line.text):
            return None
        inside = _GREETING_INSIDE.search(line.text)
        if inside:
            before = cut(line, 0, inside.start())
            lines[at] = cut(line, inside.end())
            return at, before
    return None


def read_headline_above(header: Header, lines: list[Line]) -> None:
    """The headline over a letter of which the page shows no letterhead: what it is about."""
    if header.subject is not None or header.symbol is not None:
        return
    for line in lines:
        text = line.text.strip(" .")
        if _is_headline(text):
            header.subject = text
            header.letterhead = [told for told in header.letterhead if told.strip(" .") != text]
            return


def _is_headline(text: str) -> bool:
    if not text.count(" ") + 1 >= _LEAST_WORDS or len(text) > _LONGEST_HEADLINE or "|" in text:
        return False
    told = is_posting(text) or DATE.search(text) or BODY_CUE.match(text) or text.endswith((":", ";"))
    return not told and not text.isupper() and not whole_name(text) and not is_foreign(text)


def is_beside(text: str) -> bool:
    """A place, a name or a button above a headline: "Đông Hà, Quảng Trị", "in trang"."""
    words = text.split()
    named = all(word[0].isupper() for word in words) and not text.isupper()
    return len(words) < _LEAST_WORDS + 1 and (named or text[0].islower())
