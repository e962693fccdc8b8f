"""Lines to an outline: paragraphs joined from broken lines, each under its number, bullet or heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise, zip_longest

from directives.duties.bearer import does_at
from directives.duties.governing import closing_assignment
from directives.outline.closings import CLOSING, SPEAKS_OF_ABOVE
from directives.outline.glued_lines import items_apart
from directives.outline.labels import Label, Mark, label_alone, read_label
from directives.outline.lines import Line, Passage, cut
from directives.outline.paragraphs import ENDED, Above, Layout, goes_on, layout_of
from directives.outline.segmentation import sentences
from language.spelling import LOWER, UPPER

# Texts in which a blank line stands behind every line, as some programs leave a page.

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_ALL = 0.95  # of the lines with words have a blank one behind them
_LEAST_BROKEN = 0.15  # of them go on with a sentence: else blank lines stand between paragraphs


def single_spaced(lines: Sequence[Line]) -> list[Line]:
    """The lines without the blank ones that stand between all of them, those that part paragraphs kept."""
    if not _is_double_spaced(lines):
        return list(lines)
    kept: list[Line] = []
    for blank, group in groupby(lines, key=lambda line: not line.text and not line.noise):
        run = list(group)
        if blank:
            count = len(run)
            run = run[: (count - 1) // 2 if count > 2 else count - 1]
        kept += run
    return kept


def closed_up(document: str, lines: Sequence[Line]) -> str:
    """The document whose lines these are without the blank ones, where one stands behind every line."""
    return _BLANK_LINE.sub("\n", document) if _is_double_spaced(lines) else document


def _is_double_spaced(lines: Sequence[Line]) -> bool:
    texts = [line.text for line in lines if line.text]
    alone = sum(1 for a, b in pairwise(lines) if a.text and not b.text)
    broken = sum(1 for a, b in pairwise(texts) if b[0] in LOWER and not ENDED.search(a))
    return len(texts) > 1 and alone >= _ALL * (len(texts) - 1) and broken >= _LEAST_BROKEN * len(texts)


_DECIMALS = (Mark.NUMBER_2, Mark.NUMBER_3, Mark.NUMBER_4)
_ENDS_ON_THIS = re.compile(r"(?:này|trên|nêu trên)[\s./)*]*$")


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

    @property
    def kind(self) -> str:
        """The mark's kind; each sign of a bullet that is neither dash nor plus is one."""
        return self.number if self.mark is Mark.DOT else self.mark


def build(lines: list[Line], layout: Layout) -> list[Block]:
    """The blocks of a body's lines, in order, with their parents set."""
    _mark_footnotes(lines, layout)
    close = single_spaced(lines)
    if len(close) < len(lines):
        lines, layout = close, layout_of(close)
    lines = [*items_apart(lines)]
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


def _join(lines: list[Line], layout: Layout) -> list[Block]:
    blocks: list[Block] = []
    more: list[tuple[Line, bool]] = []  # the lines by which the last block goes on
    above = Above()
    before: Line | None = None
    gap, hole = 0, False
    for line, after in zip_longest(lines, lines[1:]):
        if not line.text:
            gap += 0 if line.noise else 1
            hole = hole or line.page
            continue
        label = read_label(line.text) or label_alone(line.text, after.text if after else "")
        if before and goes_on(above, before, line, label, gap, hole, layout):
            more.append((line, hole))
            above.take(line.text)
        else:
            if blocks:
                blocks[-1].passage.extend(more)
            blocks.append(_open(line, label))
            more, above = [], Above()
            above.take(blocks[-1].text)
        before, gap, hole = line, 0, False
    if blocks:
        blocks[-1].passage.extend(more)
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
            kinds = [blocks[at].kind for at in stack]
            if block.kind in kinds:
                del stack[kinds.index(block.kind) :]
            elif mark is Mark.NUMBER and (above := _last_before(blocks, stack, block.number)) is not None:
                del stack[above:]
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


def _last_before(blocks: list[Block], stack: list[int], number: str) -> int | None:
    """Where in the stack "2.7" stands, that "3" follows: its own "2." is not in the text."""
    for place, at in enumerate(stack):
        first = blocks[at].number.split(".")[0]
        if blocks[at].mark in _DECIMALS and first.isdigit() and number.isdigit():
            return place if int(number) == int(first) + 1 else None
    return None


def _settle_paragraph(blocks: list[Block], stack: list[int], block: Block) -> None:
    """A paragraph without a mark stands under the last number, no bullet; a closing one under nothing."""
    while stack and blocks[stack[-1]].mark.is_bullet:
        stack.pop()
    if SPEAKS_OF_ABOVE.match(block.text):
        return
    if CLOSING.match(block.text) or (stack and _is_closing_order(block.text)):
        stack.clear()


_ORDER = re.compile(
    rf"(?:[{UPPER}][^,.;:]{{3,60}}\s)(?<!theo )(?<!được )(?<!xét )(?<!bị )(?:đề nghị|yêu cầu|thông báo"
    r"|xin thông báo"
    r"|giao(?!\s(?:dịch|thông|nhận|ban|lưu|tiếp)))\s"
)


def _is_closing_order(text: str) -> bool:
    """ "Giám đốc Sở đề nghị …": the issuer speaks again to everybody."""
    return bool(_ORDER.match(text)) and not does_at(text, 0)


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
    if block.mark in _DECIMALS:
        # "2.1" already names the "2" above it.
        head, _, tail = above.rpartition(".")
        above = head if tail == number.split(".")[0] else ("" if above == number.split(".")[0] else above)
    return f"{above}.{number}" if above else number


def is_leaf(block: Block) -> bool:
    """Whether a block is itself something to do, and not only the line above a list."""
    if block.mark is Mark.TITLE or not block.text:
        return False
    return not (
        block.children and (block.text.rstrip().endswith(":") or block.heading or len(block.text) < 60)
    )


def is_nested(block: Block) -> bool:
    """Whether a block is an item with items of its own."""
    return block.mark is not Mark.PLAIN and bool(block.children)


def is_whole(block: Block) -> bool:
    """Whether a block says something by itself: a short line over a list does not."""
    return not (
        block.children and len(block.text) < 70 and not block.text.rstrip().endswith((".", ";", "./"))
    )


# Footnotes in running text: they are taken out before lines are joined.

_FOOTNOTE = re.compile(rf"(\d{{1,2}})\s+(?=[{UPPER}“\"(])")
_FOOTNOTE_REACH = 80  # lines from a footnote to its mark
_LONGEST_FOOTNOTE = 5  # lines


def _mark_footnotes(lines: list[Line], layout: Layout) -> None:
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
        ended = bool(ENDED.search(line.text))
        line.text, line.pieces, line.noise, line.page = "", [], True, True
        if ended:
            return
