"""What a page has broken over the lines or cells of a head, whole again: days, numbers, the motto, names."""

import re
from collections.abc import Sequence
from difflib import Match, SequenceMatcher

from directives.outline.lines import Line
from directives.words import DOCUMENT_KINDS
from expressions.names.spelling import KNOWN
from language.folding import fold
from language.spelling import UPPER

MOTTOES = ("dang cong san viet nam", "cong hoa xa hoi chu nghia viet nam", "doc lap - tu do - hanh phuc")
_BROKEN_WORDS = frozenset((*(fold(kind) for kind in DOCUMENT_KINDS if " " in kind), *KNOWN))
_WORDS = re.compile(r"\w+|-")
_OF_MOTTOES = re.compile(r"chu nghia|viet nam|hanh phuc|doc lap|tu do|cong hoa|xa hoi|dang cong")
_LEAST_SPOILT = 12  # letters of a piece of a motto that may be spoilt
_MOST_OF = 0.8  # of its letters are as they should be
_WIDEST = 1.25  # times its length that a motto may have with what a scan put in
_WIDEST_GAP = 3  # letters that a scan may have put between two pieces of a motto
_ROWS = 3  # rows that a broken piece may lie below the one before it
_LONGEST = 110  # letters of a piece that something is missing of
# What a date is missing where its line ends, and how the next line gives it.
_OPEN_DATES = (
    (re.compile(r"(?:^|[\s,])ngày\Z", re.IGNORECASE), re.compile(r"\S{1,2}(?:\s+tháng(?!\w)|\Z)|tháng\s")),
    (re.compile(r"(?:^|[\s,])ngày\s*\S{1,4}\Z", re.IGNORECASE), re.compile(r"tháng(?!\w)")),
    (
        re.compile(r"(?:^|[\s,])ngày\s*\S{0,4}\s*tháng\Z", re.IGNORECASE),
        re.compile(r"\S{1,2}(?:\s+năm(?!\w)|\Z)"),
    ),
    (re.compile(r"(?:^|[\s,])ngày\s*\S{0,4}\s*tháng\s*\S{1,3}\Z", re.IGNORECASE), re.compile(r"năm(?!\w)")),
    (
        re.compile(r"(?:^|[\s,])ngày\s*\S{0,4}\s*tháng\s*\S{0,3}\s*năm\Z", re.IGNORECASE),
        re.compile(r"\d{4}(?!\d)"),
    ),
    (re.compile(rf"(?:^|\s)[{UPPER}][^\d:;.|]{{1,40}},\Z"), re.compile(r"ngày\s", re.IGNORECASE)),
)
_NUMBER_WORD = re.compile(r"(?:^|\s)S[ốỐ]\s?[:.]{0,2}\Z")
_NUMBER = re.compile(rf"\d{{1,6}}\s?(?:[/-]\s?(?:\d{{4}}/)?[{UPPER}]|\Z)")
_OPEN_NUMBER = re.compile(r"(?:^|\s)S[ốỐ]\s?[:.]{0,2}\s?\d{1,6}\s?/[\w/&-]{0,20}[-/]\Z")
_OF_NUMBER = re.compile(rf"[{UPPER}]{{2}}[\w-]*(?=\s|\Z)")
_PART_OF_DATE = re.compile(
    r"(?:(?:ngày\s*)?\d{1,2}\s+)?tháng\s*\d{1,2}\s*năm\s*\d{4}\W*\Z|[^\d:;.|]{2,40},\s*ngày(?:\s*\d{1,2})?\Z",
    re.IGNORECASE,
)


def is_part_of_date(text: str) -> bool:
    """ "24 tháng 11 năm 2025": a line that is one half of a date."""
    return len(text) < _LONGEST and _PART_OF_DATE.match(text) is not None


def is_part_of_motto(text: str) -> bool:
    """Whether a text is a piece of a motto, of two words at least; also one that a scan spoilt."""
    bare = fold(text).strip(" -–.*")
    if len(bare) <= 8 or " " not in bare:
        return False
    if any(bare in motto for motto in MOTTOES):
        return True
    return len(bare) >= _LEAST_SPOILT and any(
        end - start >= _MOST_OF * len(bare) and seen >= _MOST_OF * len(bare)
        for start, end, seen in _spoilt(bare)
    )


def without_motto(text: str) -> str:
    """The text with a motto that a scan spoilt left blank."""
    folded = fold(text)
    if len(folded) != len(text):
        return text
    for (start, end, seen), motto in zip(_spoilt(folded), MOTTOES, strict=False):
        if seen >= _MOST_OF * len(motto) and end - start <= _WIDEST * len(motto):
            return f"{text[:start]}  {text[end:]}"
    return text


def _spoilt(folded: str) -> list[tuple[int, int, int]]:
    """For each motto from where to where a text looks like it, and how many of its letters are there."""
    if len(folded) > 2 * _LONGEST or not _OF_MOTTOES.search(folded):
        return []
    found = []
    for motto in MOTTOES:
        blocks = SequenceMatcher(None, folded, motto, autojunk=False).get_matching_blocks()
        sure = [block for block in blocks if block.size > 1]
        while len(sure) > 1 and sure[1].a - sure[0].a - sure[0].size > max(_WIDEST_GAP, sure[0].size):
            del sure[0]  # letters of what stands before
        size = sum(block.size for block in sure)
        found.append((_begins(folded, sure[0]), sure[-1].a + sure[-1].size, size) if sure else (0, 0, 0))
    return found


def _begins(folded: str, first: Match) -> int:
    """Where the motto begins whose first letters a scan made others of: at the word that stands there."""
    start = max(0, first.a - first.b)
    begins = [
        at for at in range(max(0, start - 1), min(start + 2, first.a)) if not at or folded[at - 1] == " "
    ]
    return begins[0] if begins else first.a


def made_whole(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The cells of a head's lines; one that goes on below, in whatever column, has its rest."""
    whole = [[cell.strip() for cell in row] for row in rows]
    for at, row in enumerate(whole):
        for column, cell in enumerate(row):
            if cell and len(cell) < _LONGEST:
                row[column] = _with_rest(cell, whole[at + 1 :][: _ROWS * 2])
    return whole


def _with_rest(cell: str, below: list[list[str]]) -> str:
    """The cell with what goes on from it in the rows below, which is taken out of them."""
    distance = 0
    for row in below:
        if not any(row):
            continue
        distance += 1
        if distance > _ROWS:
            break
        for column, text in enumerate(row):
            if text and len(text) < _LONGEST and _goes_on(cell, text):
                cell, row[column], distance = f"{cell} {text}", "", 0
                break
    return cell


def _goes_on(above: str, text: str) -> bool:
    if any(open_.search(above) and rest.match(text) for open_, rest in _OPEN_DATES):
        return True
    if _NUMBER_WORD.search(above) and _NUMBER.match(text):
        return True
    if _OPEN_NUMBER.search(above) and _OF_NUMBER.match(text):
        return True
    if above == "VỀ" and text.startswith("VIỆC "):
        return True
    if text.isupper() and fold(f"{above} {text}") in _BROKEN_WORDS:
        return True
    return _is_broken_motto(above, text)


def _is_broken_motto(above: str, text: str) -> bool:
    words = _WORDS.findall(fold(above).replace("–", "-"))
    rest = _WORDS.findall(fold(text).replace("–", "-"))
    for motto in MOTTOES:
        of_motto = motto.split()
        for size in range(min(len(words), len(of_motto) - 1), 1, -1):
            left = of_motto[size:]
            if words[-size:] == of_motto[:size] and rest[: len(left)] == left[: len(rest)]:
                return True
    return False


def mend_greeting(lines: list[Line], reach: int) -> None:
    """ "Kính / gửi: …": the greeting that a page broke, in its second line."""
    for i, line in enumerate(lines[:reach]):
        if (
            3 < len(line.text) < 8
            and fold(line.text) == "kinh"
            and i + 1 < len(lines)
            and fold(lines[i + 1].text).startswith("gui")
        ):
            lines[i] = Line("")


def is_rest_of_sender(lines: list[Line], to: int) -> bool:
    """ "THỦ TƯỚNG / CHÍNH PHỦ điện:" in two lines."""
    before, sender = lines[to - 1].text, lines[to].text.partition(" điện")
    return bool(sender[1]) and before.isupper() and fold(f"{before} {sender[0]}") in KNOWN
