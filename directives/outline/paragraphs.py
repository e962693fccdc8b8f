"""Where a paragraph begins and goes on: the mark before it, the line that continues it, footnotes between."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from directives.outline.closings import CLOSING, FIELD, SPEAKS_OF_ABOVE
from directives.outline.lines import Line
from expressions.names.provinces import breaks_name
from expressions.names.shared_heads import begins_work
from expressions.names.units import is_name_alone
from language.spelling import LOWER, UPPER


class Mark(StrEnum):
    """The kinds of numbering; a kind met again closes what stands under its last one."""

    TITLE = "title"  # a heading by markup, without a number
    PART = "part"  # Phần, Chương, Mục
    ROMAN = "roman"
    CAPITAL = "capital"
    ARTICLE = "article"
    NUMBER = "number"
    NUMBER_2 = "number_2"
    NUMBER_3 = "number_3"
    ORDINAL = "ordinal"  # Thứ nhất, Một là
    LETTER = "letter"
    BRACKET = "bracket"  # (1)
    BRACKET_LETTER = "bracket_letter"  # (a)
    BRACKET_ROMAN = "bracket_roman"  # (ii)
    STAR = "star"
    DASH = "dash"
    PLUS = "plus"
    DOT = "dot"
    PLAIN = "plain"

    @property
    def is_bullet(self) -> bool:
        """Whether it carries no number."""
        return self in _BULLETS


_BULLETS = frozenset({Mark.DASH, Mark.PLUS, Mark.DOT, Mark.STAR})


@dataclass(frozen=True, slots=True)
class Label:
    """A mark with its number as written, and where the text after it begins."""

    mark: Mark
    number: str
    end: int


_OPEN = rf"(?=[\s{UPPER}“\"(*])\s*"
_PART = re.compile(
    r"(phần|chương|mục|phụ lục)\s+(thứ\s+\w{1,10}|[IVXLC]{1,6}|\d{1,2})\b[.:\s-]*", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:Điều|ĐIỀU)\s+(\d{1,3}[a-z]?)\s*[.:](?:\s+|$)")
_ROMAN = re.compile(rf"([IVX]{{1,5}})\s?[./)\-–]\s?{_OPEN}")
_NUMBER = re.compile(rf"(\d{{1,2}}[a-zđ]?)(?:\s?[.)](?!\d){_OPEN}|/(?=\s|[{UPPER}][{LOWER}])\s*|\s?[-–]\s+)")
_DECIMAL = re.compile(rf"(\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?)(?:\s?[.)/]?{_OPEN}|\s?[-–]\s+)")
_LETTER = re.compile(rf"([{LOWER}])(?:[)/]\s*|\.\s+|\s?[-–]\s+)(?=\S)")
_BRACKET = re.compile(rf"\((?:(\d{{1,2}})|([ivx]{{1,4}})|([{LOWER}]))\)\s*(?=[{UPPER}{LOWER}“\"])")
_COUNT = "hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười"
_ORDINAL = re.compile(
    rf"((?:Thứ (?:nhất|{_COUNT})|Một là|(?:{_COUNT.title()}) là|Mười (?:một|{_COUNT}) là))"
    rf"\s?[,:]\s+(?!ngày\s|\d)(?=[{LOWER}{UPPER}])"
)
_IN_BRACKETS = (Mark.BRACKET, Mark.BRACKET_ROMAN, Mark.BRACKET_LETTER)
_CAPITAL = re.compile(rf"([A-HĐ])[./–-]\s+(?=[{UPPER}])")
_WORDED = (
    (Mark.LETTER, _LETTER), (Mark.CAPITAL, _CAPITAL), (Mark.ARTICLE, _ARTICLE), (Mark.ORDINAL, _ORDINAL)
)  # fmt: skip
_BULLET = re.compile(r"(?:[-–—−]\s*\+|[-–—−+•·●▪■◦○❖➢✓✔➤►~]|_(?=\s)|(?<![^ ])\.(?=\s))\s*(?=[\w“\"(\[])")
_BULLET_MARKS = {
    "+": Mark.PLUS,
    "~": Mark.DASH,
    "_": Mark.DASH,
    "-": Mark.DASH,
    "–": Mark.DASH,
    "—": Mark.DASH,
    "−": Mark.DASH,
}
_ALONE = re.compile(rf"(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}|[IVX]{{1,5}}|[{LOWER}])[.)]\Z")
_NUMBER_DEPTHS = {1: Mark.NUMBER_2, 2: Mark.NUMBER_3}


def read_label(text: str) -> Label | None:
    """The mark at the beginning of a line, or None."""
    first = text[:1]
    if first.isdigit():
        return _numbered(text)
    if first in "IVX":
        found = _ROMAN.match(text)
        if found:
            return Label(Mark.ROMAN, found.group(1), found.end())
    if not first.isalnum():
        found = _BULLET.match(text)
        if found:
            sign = found.group().rstrip()[-1]
            if sign == ".":
                return Label(Mark.NUMBER, "", found.end())  # a scan lost the number before the full stop
            return Label(_BULLET_MARKS.get(sign, Mark.DOT), sign, found.end())
        found = _BRACKET.match(text)
        if found:
            mark = _IN_BRACKETS[(found.lastindex or 1) - 1]
            return Label(mark, found.group().rstrip(), found.end())
        return None
    return _worded(text)


def label_alone(text: str, after: str) -> Label | None:
    """The mark that a line consists of, where the next one, `after`, goes on with its item."""
    if not _ALONE.match(text) or not after or _ALONE.match(after) or read_label(after):
        return None
    label = read_label(f"{text} {after}")
    return Label(label.mark, label.number, len(text)) if label else None


def _numbered(text: str) -> Label | None:
    found = _DECIMAL.match(text)
    if found:
        depth = found.group(1).count(".")
        return Label(_NUMBER_DEPTHS[depth], found.group(1), found.end())
    found = _NUMBER.match(text)
    return Label(Mark.NUMBER, found.group(1), found.end()) if found else None


def _worded(text: str) -> Label | None:
    for mark, pattern in _WORDED:
        found = pattern.match(text)
        if found:
            return Label(mark, found.group(1), found.end())
    found = _PART.match(text)
    if found and (
        len(text) < 120 and (text.isupper() or found.end() >= len(text) or found.group()[-1] != " ")
    ):
        return Label(Mark.PART, " ".join(found.group().split()).rstrip(".:- "), found.end())
    return None


# Whether a line goes on with the paragraph above it: by its mark, its first letter and the room above.

ENDED = re.compile(r"(?:[.;:!?…]|\./)[\"”’)\]*]*$")
_LINKED = re.compile(
    r"(?:,|-|–|/|\b(?:và|của|tại|[Cc]ác|những|số|ngày|tháng|quý|Quý|năm|thuộc|do|với|về|theo|cho|hoặc|là|từ"
    r"|đến|bởi|trong|trước|(?P<body>UBND|HĐND|Sở|Bộ|Ủy ban(?: nhân dân)?|Hội đồng nhân dân|Đài|Vụ|Cục"
    r"|Chi cục|Phòng|Hội Liên hiệp|Mặt trận|Liên minh|Ban Quản lý|Ban Chỉ đạo"
    r"|Trung tâm|Ngân hàng|Trường|Bệnh viện|Chủ tịch|Bộ trưởng|Giám đốc|Thủ trưởng)))$"
)
# After these a number at the beginning of the next line is their number, and none of an item.
_COUNTED = re.compile(
    r"(?:,|\(|\b(?:và|số|ngày|tháng|năm|quý|khoản|điểm|mục|điều|Điều|hạng|loại|cấp|kỳ|lần|đến"
    r"|từ|phụ lục|Phụ lục|đạt|là|trên|lớp|tại|gồm))$"
)
_COUNTS_ON = re.compile(rf"(?<=\S\s)\((\d{{1,2}}|[{LOWER}])\)\s")
_FIRST_LETTER = re.compile(rf"[{LOWER}{UPPER}\d]")
_UNIT_TAIL = re.compile(
    r"\b(?:Phòng|phòng|Sở|Bộ|Ban|Ủy ban|Vụ|Cục|Bệnh viện|Trung tâm|Khoa|Tỉnh|tỉnh)(?:\s+\S+){0,4}$"
)
_WIDEST_WRAPPED = 130  # letters; wider lines are not broken for want of room
_LEAST_FULL_LINES = 4  # by which a width is told
_LEAST_ITEMS = 5  # and more are needed to tell that blank lines stand between paragraphs
_SET_APART = 0.95  # of the items begin behind a blank line: one of twenty may be a slip
_LEAST_GOING_ON = 0.2  # of the lines with letters go on with a paragraph: else nothing is broken
_LEAST_BROKEN = 0.12  # of the lines go on with a small letter, where blank lines stand between all of them
_LONG_LINE = 66  # letters: what is longer and has no end is no heading
_LONGEST_END = 160  # letters from the end of a paragraph that say whether it goes on: five words, a name


@dataclass(frozen=True, slots=True)
class Layout:
    """How lines are broken.

    `width` is the usual one (0: not wrapped). `double_spaced`: blank lines stand between all lines.
    `set_apart`: they stand between paragraphs, so that lines without one between are one paragraph.
    """

    width: int
    double_spaced: bool
    set_apart: bool = False


def layout_of(lines: list[Line]) -> Layout:
    """See how the lines are broken."""
    texts = [line.text for line in lines if line.text]
    if not texts:
        return Layout(0, False)
    lengths = sorted(len(text) for text in texts)
    width = lengths[min(len(lengths) - 1, len(lengths) * 9 // 10)]
    full = sum(1 for length in lengths if 0.8 * width <= length)
    wrapped = width <= _WIDEST_WRAPPED and lengths[-1] <= 2 * width and full >= _LEAST_FULL_LINES
    alone = sum(1 for a, b in pairwise(lines) if a.text and not b.text)
    broken = sum(1 for a, b in pairwise(texts) if _is_low(b) and not ENDED.search(a))
    double = alone >= 0.85 * len(texts) and broken >= _LEAST_BROKEN * len(texts)
    return Layout(width if wrapped or double else 0, double, not double and _is_set_apart(lines))


def _is_set_apart(lines: list[Line]) -> bool:
    """Whether every item begins behind a blank line, and other lines without one."""
    items = apart = going_on = written = 0
    before: Line | None = None
    for line in lines:
        if line.text:
            gap = before is None or not before.text
            item = read_label(line.text) is not None
            written += 1
            items += item
            apart += item and gap
            going_on += not item and not gap and _is_low(line.text)
        before = line
    return items >= _LEAST_ITEMS and apart >= _SET_APART * items and going_on >= _LEAST_GOING_ON * written


@dataclass(slots=True)
class Above:
    """A paragraph that may go on, by its last letters and its open brackets; its lines come one by one.

    To look at all of it again for each line would take time that grows with the square of its length.
    """

    end: str = ""
    brackets: int = 0  # opened and not closed
    counted: str = ""  # the last "(1)" or "(a)" within it

    def take(self, text: str) -> None:
        """Go on with another line."""
        last = text[-_LONGEST_END:]
        self.end = f"{self.end} {last}"[-_LONGEST_END:] if self.end else last
        self.brackets += text.count("(") - text.count(")")
        for found in _COUNTS_ON.finditer(text):
            self.counted = found.group(1)

    def counts_to(self, number: str) -> bool:
        """Whether "(2)" follows a "(1)" within the paragraph."""
        return bool(self.counted) and ord(number[-2]) == ord(self.counted[-1]) + 1


def goes_on(
    above: Above, before: Line, line: Line, label: Label | None, gap: int, hole: bool, layout: Layout
) -> bool:
    """Whether a line continues the paragraph above it, whose last line is `before`."""
    if line.heading or before.heading or FIELD.match(line.text):
        return False
    text, open_bracket = above.end, above.brackets > 0
    ended = bool(ENDED.search(text))
    if ended and (SPEAKS_OF_ABOVE.match(line.text) or CLOSING.match(line.text) or is_name_alone(line.text)):
        return False
    if label is not None and label.mark in (Mark.BRACKET, Mark.BRACKET_LETTER):
        # "theo điểm / (2) nêu trên", "gồm: (1) …; / (2) …": it stands at a line's beginning by chance.
        return (open_bracket and not ended) or (
            _is_full(before, line, layout, ended) and (not ended or above.counts_to(label.number))
        )
    numbered = label is not None and not label.mark.is_bullet
    if numbered and not ended and (open_bracket or (line.text[0].isdigit() and _COUNTED.search(text))):
        return True
    if label is not None:
        return not ended and label.mark is Mark.DASH and _is_hyphen(above, line.text, before, layout)
    apart = gap > (1 if layout.double_spaced else 0)
    full = _is_full(before, line, layout, ended)
    if (line.bold or line.italic or before.italic or before.bold) and (apart or (ended and not full)):
        return False
    if not ended and not apart and breaks_name(text, line.text):
        return True
    if _is_low(line.text):
        return not ended or (not apart and bool(text)) or (hole and full)
    if not gap and (layout.set_apart or not text):
        return True
    joint = _LINKED.search(text)
    # "7. Các phòng thuộc Sở / Gửi báo cáo …": behind a heading its work.
    linked = joint is not None and not (joint["body"] and begins_work(line.text, 0))
    if apart:
        return not ended and (open_bracket or linked or (hole and full))
    prose = len(before.text) >= _LONG_LINE and not line.text.isupper() and not is_name_alone(line.text)
    return full or (not ended and (linked or open_bracket or prose))


def _is_full(before: Line, line: Line, layout: Layout, ended: bool) -> bool:
    """Whether the line above was broken for want of room."""
    if not layout.width:
        return False
    word = len(line.text.split(" ", 1)[0])
    return len(before.text) + 1 + word >= (0.92 if ended else 0.84) * layout.width


def _is_low(text: str) -> bool:
    first = _FIRST_LETTER.search(text)
    goes_on = (",", ";", ")", "(Vụ ", "(Cục ", "(Phòng ", "(Ban ", "(Văn phòng ")
    return first is not None and first.start() < 3 and (first.group() in LOWER or text.startswith(goes_on))


def _is_hyphen(above: Above, line: str, before: Line, layout: Layout) -> bool:
    """ "Phòng Tổ chức / - Cán bộ": a name's hyphen at the beginning of a line, and no bullet."""
    if above.brackets > 0 and ")" in line:
        return True
    full = layout.width and len(before.text) >= 0.7 * layout.width
    return bool(full and _UNIT_TAIL.search(above.end))
