"""Where a paragraph goes on: by the mark of the next line, its first letter and the room above."""

import re
from dataclasses import dataclass
from itertools import pairwise

from directives.outline.closings import CLOSING, FIELD, SPEAKS_OF_ABOVE
from directives.outline.labels import Label, Mark, read_label
from directives.outline.lines import Line
from expressions.names.provinces import breaks_name
from expressions.names.shared_heads import begins_work
from expressions.names.units import is_name_alone
from language.spelling import LOWER, UPPER

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
_LONG_PARAGRAPH = 100  # letters: so many without an end are no heading, however short the last line is
_OPENS_SENTENCE = re.compile(
    r"(?:Trên (?:cơ sở|đây)|Căn cứ|Để|Thực hiện|Theo|Tại|Trong|Nhằm|Đối với|Ngoài|Đồng thời|Qua|Khi|Nếu|Sau"
    r"|Vì|Do|Từ|Trường hợp|Thời (?:gian|hạn)|Nội dung|Mục (?:tiêu|đích)|Kết quả|Ngày|Tiếp|Hiện|Nay|Vừa qua)\s"
)
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
    length: int = 0
    brackets: int = 0  # opened and not closed
    counted: str = ""  # the last "(1)" or "(a)" within it

    def take(self, text: str) -> None:
        """Go on with another line."""
        last = text[-_LONGEST_END:]
        self.end = f"{self.end} {last}"[-_LONGEST_END:] if self.end else last
        self.length += len(text)
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
    long = len(before.text) >= _LONG_LINE or (
        above.length >= _LONG_PARAGRAPH
        and not _OPENS_SENTENCE.match(line.text)
        and not begins_work(line.text, 0)
    )
    prose = long and not line.text.isupper() and not is_name_alone(line.text)
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
