"""Lines to an outline: paragraphs joined from broken lines, each under its number, bullet or heading."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from directives.duties.governing import closing_assignment
from directives.outline.lines import Line, Passage, cut
from directives.outline.marks import Label, Mark, read_label
from directives.outline.sentences import sentences
from directives.words import LOWER, UPPER

_ENDED = re.compile(r"(?:[.;:!?…]|\./)[\"”’)\]*]*$")
_LINKED = re.compile(
    r"(?:,|-|–|/|\b(?:và|của|tại|các|số|ngày|tháng|quý|Quý|năm|thuộc|do|với|về|theo|cho|hoặc|là|từ"
    r"|đến|bởi|trong|trước|UBND|Sở|Bộ|Ủy ban|Đài|Vụ|Chủ tịch|Bộ trưởng|Giám đốc|Thủ trưởng))$"
)
# After these a number at the beginning of the next line is their number, and none of an item.
_COUNTED = re.compile(
    r"(?:,|\(|\b(?:và|số|ngày|tháng|năm|quý|khoản|điểm|mục|điều|Điều|hạng|loại|cấp|kỳ|lần|đến"
    r"|từ|phụ lục|Phụ lục|đạt|là|trên|lớp|tại|gồm))$"
)
_ENDS_ON_THIS = re.compile(r"(?:này|trên|nêu trên)[\s./)*]*$")
_FIRST_LETTER = re.compile(rf"[{LOWER}{UPPER}\d]")
_FOOTNOTE = re.compile(rf"(\d{{1,2}})\s+(?=[{UPPER}“\"(])")
_UNIT_TAIL = re.compile(
    r"\b(?:Phòng|phòng|Sở|Bộ|Ban|Ủy ban|Vụ|Cục|Bệnh viện|Trung tâm|Khoa|Tỉnh|tỉnh)(?:\s+\S+){0,4}$"
)
_CLOSING = re.compile(
    r"(?:trên đây|nhận được|trong quá trình|lưu ý|ghi chú|kính đề nghị|trân trọng|đề nghị"
    r"|yêu cầu|kèm theo|\(kèm|\(đính kèm"
    r"|văn bản này|công văn này|thông báo này|kế hoạch này|chỉ thị này|quyết định này"
    r"|căn cứ (?:các )?nội dung)",
    re.IGNORECASE,
)
# A paragraph that speaks of those above it is one of its own, however full the line before.
_SPEAKS_OF_ABOVE = re.compile(
    r"(?:Các|Những|Toàn bộ|Tất cả)\s+(?:các\s+)?(?:nhiệm vụ|nội dung|công việc|phần việc"
    r"|báo cáo|giải pháp)(?:\s+\w+){0,3}?\s+(?:trên|nêu trên|này)(?!\w)"
)
_WIDEST_WRAPPED = 130
_LEAST_FULL_LINES = 4
_FOOTNOTE_REACH = 80
_LONGEST_FOOTNOTE = 5


@dataclass(slots=True)
class Block:
    """A paragraph, item, bullet or heading. `parent` is the index of the block that it stands under."""

    mark: Mark
    number: str
    passage: Passage
    parent: int = -1
    heading: bool = False
    italic: bool = False
    where: str = ""
    children: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text after the mark."""
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Layout:
    """How lines are broken: the usual width (0: not wrapped), and whether blank lines stand between all."""

    width: int
    double_spaced: bool


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
    broken = sum(1 for a, b in pairwise(texts) if _is_low(b) and not _ENDED.search(a))
    double = alone >= 0.85 * len(texts) and broken >= 0.25 * len(texts)
    return Layout(width if wrapped or double else 0, double)


def build(lines: list[Line], layout: Layout) -> list[Block]:
    """The blocks of a body's lines, in order, with their parents set."""
    mark_footnotes(lines, layout)
    return nest([part for block in _join(lines, layout) for part in _without_closing(block)])


def _without_closing(block: Block) -> list[Block]:
    """The last sentence by itself where it names who is in charge of all that stands above."""
    if not _ENDS_ON_THIS.search(block.text):
        return [block]
    spans = sentences(block.passage)
    start, end = spans[-1]
    if len(spans) < 2 or not closing_assignment(block.text[start:end]):
        return [block]
    closing = Block(Mark.PLAIN, "", block.passage.part(start, end))
    block.passage = block.passage.part(0, start)
    return [block, closing]


def mark_footnotes(lines: list[Line], layout: Layout) -> None:
    """Take footnotes out: a line "1 Được giao tại …" whose mark is glued to a word above."""
    for i, line in enumerate(lines):
        found = _FOOTNOTE.match(line.text)
        if not found or (i and lines[i - 1].text):
            continue
        mark = re.compile(rf"[{LOWER}”\")]{found.group(1)}(?=[\s,.;:)]|$)")
        if any(mark.search(above.text) for above in lines[max(0, i - _FOOTNOTE_REACH) : i + _FOOTNOTE_REACH]):
            _drop_footnote(lines, i, layout)


def _drop_footnote(lines: list[Line], at: int, layout: Layout) -> None:
    for line in lines[at : at + _LONGEST_FOOTNOTE * (2 if layout.double_spaced else 1)]:
        if not line.text:
            if layout.double_spaced:
                continue
            return
        ended = bool(_ENDED.search(line.text))
        line.text, line.pieces, line.noise, line.page = "", [], True, True
        if ended:
            return


def _join(lines: list[Line], layout: Layout) -> list[Block]:
    blocks: list[Block] = []
    before: Line | None = None
    gap, hole = 0, False
    for line in lines:
        if not line.text:
            gap += 0 if line.noise else 1
            hole = hole or line.page
            continue
        label = read_label(line.text)
        last = blocks[-1] if blocks else None
        if last and before and _goes_on(last, before, line, label, gap, hole, layout):
            last.passage.append(line, hole)
        else:
            blocks.append(_open(line, label))
        before, gap, hole = line, 0, False
    return blocks


def _open(line: Line, label: Label | None) -> Block:
    if label is None:
        mark = (
            Mark.TITLE
            if line.heading or (line.bold and len(line.text) < 200 and not line.text.endswith("."))
            else Mark.PLAIN
        )
        return Block(
            mark,
            "",
            Passage(line.text, list(line.pieces)),
            heading=line.heading or line.bold,
            italic=line.italic,
        )
    rest = cut(line, label.end)
    return Block(
        label.mark,
        label.number,
        Passage(rest.text, rest.pieces),
        heading=line.heading or line.bold,
        italic=line.italic,
    )


def _goes_on(
    last: Block, before: Line, line: Line, label: Label | None, gap: int, hole: bool, layout: Layout
) -> bool:
    """Whether a line continues the paragraph above it."""
    if line.heading or before.heading:
        return False
    text = last.text
    ended = bool(_ENDED.search(text))
    if ended and (_SPEAKS_OF_ABOVE.match(line.text) or _CLOSING.match(line.text)):
        return False
    numbered = label is not None and not label.mark.is_bullet
    if (
        numbered
        and not ended
        and (text.count("(") > text.count(")") or (line.text[0].isdigit() and _COUNTED.search(text)))
    ):
        return True
    if label is not None:
        return not ended and label.mark is Mark.DASH and _is_hyphen(text, line.text, before, layout)
    apart = gap > (1 if layout.double_spaced else 0)
    full = _is_full(before, line, layout, ended)
    if (line.bold or line.italic or before.italic or before.bold) and (apart or (ended and not full)):
        return False
    if _is_low(line.text):
        return not ended or (not apart and bool(text)) or (hole and full)
    open_bracket = text.count("(") > text.count(")")
    linked = bool(_LINKED.search(text))
    if apart:
        return not ended and (open_bracket or linked or (hole and full))
    return full or (not ended and (linked or open_bracket))


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


def _is_hyphen(text: str, line: str, before: Line, layout: Layout) -> bool:
    """ "Phòng Tổ chức / - Cán bộ": a name's hyphen at the beginning of a line, and no bullet."""
    closes = text.count("(") > text.count(")") and ")" in line
    return closes or bool(layout.width and len(before.text) >= 0.7 * layout.width and _UNIT_TAIL.search(text))


def nest(blocks: list[Block]) -> list[Block]:
    """Set each block's parent and place by a stack of the kinds of mark met so far."""
    stack: list[int] = []
    counts: dict[int, int] = {}
    for i, block in enumerate(blocks):
        mark = block.mark
        if mark is Mark.PLAIN:
            _settle_paragraph(blocks, stack, block)
        elif mark in (Mark.TITLE, Mark.PART):
            stack[:] = [] if mark is Mark.PART else [at for at in stack if blocks[at].mark is Mark.PART]
        else:
            while stack and not mark.is_bullet and blocks[stack[-1]].mark.is_bullet:
                stack.pop()
            kinds = [blocks[at].mark for at in stack]
            if mark in kinds:
                del stack[kinds.index(mark) :]
            elif mark is Mark.NUMBER and block.number not in ("1", ""):
                # The list began before this text does, or its first number is lost.
                stack[:] = [at for at in stack if blocks[at].mark is not Mark.LETTER]
            elif mark is Mark.ROMAN:
                stack[:] = [at for at in stack if blocks[at].mark in (Mark.PART, Mark.TITLE, Mark.CAPITAL)]
        block.parent = stack[-1] if stack else -1
        if block.parent >= 0:
            blocks[block.parent].children.append(i)
        counts[block.parent] = counts.get(block.parent, 0) + 1
        block.where = _where(blocks, stack, block, counts[block.parent])
        if mark is not Mark.PLAIN:
            stack.append(i)
    return blocks


def _settle_paragraph(blocks: list[Block], stack: list[int], block: Block) -> None:
    """A paragraph without a mark stands under the last number, no bullet; a closing one under nothing."""
    while stack and blocks[stack[-1]].mark.is_bullet:
        stack.pop()
    if _SPEAKS_OF_ABOVE.match(block.text):
        return
    if _CLOSING.match(block.text) or (stack and _is_closing_order(block.text)):
        stack.clear()


_ORDER = re.compile(
    rf"(?:[{UPPER}][^,.;:]{{3,60}}\s)(?:đề nghị|yêu cầu|thông báo|xin thông báo"
    r"|giao(?!\s(?:dịch|thông|nhận|ban|lưu|tiếp)))\s"
)


def _is_closing_order(text: str) -> bool:
    """ "Giám đốc Sở đề nghị …": the issuer speaks again to everybody."""
    return bool(_ORDER.match(text))


def _where(blocks: list[Block], stack: list[int], block: Block, nth: int) -> str:
    above = ""
    for at in reversed(stack):
        if blocks[at].where:
            above = blocks[at].where
            break
    if block.mark is Mark.PLAIN:
        return above or f"đoạn {nth}"
    if block.mark is Mark.TITLE:
        return ""
    if block.mark.is_bullet:
        return f"{above}, ý {nth}" if above else f"ý {nth}"
    number = block.number
    if block.mark in (Mark.NUMBER_2, Mark.NUMBER_3):
        # "2.1" already names the "2" above it.
        head, _, tail = above.rpartition(".")
        above = head if tail == number.split(".")[0] else ("" if above == number.split(".")[0] else above)
    return f"{above}.{number}" if above else number
