"""Lines that say of a task who, with whom and by when: "Đơn vị chủ trì: …", "Thời gian hoàn thành: …"."""

import re
from dataclasses import dataclass

from directives.deadlines.deadlines import Context, read_cell
from directives.duties.governing import Governor
from directives.outline.blocks import Block
from directives.outline.marks import Mark
from directives.outline.sentences import sentences
from expressions.names.units import read_names
from language.letters import UPPER

_LONGEST = 600
_LABEL = re.compile(
    r"(?:(?P<lead>(?:đơn vị|cơ quan|bộ phận)\s(?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm)"
    r"(?:\s(?:thực hiện|tham mưu|chính)){0,2}|chủ trì(?:\sthực hiện)?|người (?:thực hiện|phụ trách)"
    r"|phân công(?:\sthực hiện)?)"
    r"|(?P<help>(?:(?:các\s)?(?:đơn vị|cơ quan)\s)?phối hợp(?:\sthực hiện)?)"
    r"|(?P<time>(?:thời gian|thời hạn|tiến độ)(?:\s(?:thực hiện|hoàn thành|báo cáo|trình)){0,2}"
    r"|hạn hoàn thành|hoàn thành)"
    r"|(?P<other>(?:sản phẩm|kết quả)(?:\s(?:đầu ra|dự kiến|đạt được|thực hiện))?|kinh phí(?:\sthực hiện)?))"
    r"\s?:\s",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[\s(*]{0,4}")
_MORE = re.compile(rf"[.]\s+[{UPPER}]")
_AFTER = re.compile(r"[;.,]\s{1,3}")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What such lines say; whatever they leave open is empty."""

    lead: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    governor: Governor | None = None


def attributes_of(text: str, context: Context) -> Attributes | None:
    """The attributes that a text consists of, or None where it begins with none."""
    start = _BEFORE.match(text)
    label = _LABEL.match(text, start.end() if start else 0) if len(text) <= _LONGEST else None
    if label is None:
        return None
    labels = [label]
    for edge in _AFTER.finditer(text, label.end()):
        following = _LABEL.match(text, edge.end())
        if following:
            labels.append(following)
    ends = [*(later.start() for later in labels[1:]), len(text)]
    lead: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    governor = None
    for found, end in zip(labels, ends, strict=True):
        value = text[found.end() : end].strip(" ;.,)/*")
        if _MORE.search(value):
            return None
        if found.lastgroup == "lead":
            lead = lead or read_names(value)[0]
        elif found.lastgroup == "help":
            helpers = helpers or read_names(value)[0]
        elif found.lastgroup == "time" and governor is None and (lead or " " in found["time"][6:]):
            # "Thời gian: 8 giờ …" alone is as often a meeting's.
            mention = read_cell(value, context)
            governor = Governor(mention, (), False, False) if mention else None
    only = len(labels) == 1 and label.lastgroup
    if (only == "lead" and not lead) or (only == "time" and governor is None):
        return None
    return Attributes(lead, helpers, governor)


def cut_attributes(block: Block, context: Context) -> Attributes | None:
    """Attributes at the end of a paragraph that says more; they are cut off its text."""
    if ":" not in block.text:
        return None
    for start, _ in sentences(block.passage)[1:]:
        found = attributes_of(block.text[start:], context)
        if found:
            block.passage = block.passage.part(0, start)
            return found
    return None


def described(blocks: list[Block], at: int, attributed: set[int]) -> list[int]:
    """The tasks that the line at `at` speaks of: those above it in its list, else what it stands under."""
    parent = blocks[at].parent
    found: list[int] = []
    for i in range(at - 1, max(parent, -1), -1):
        if i in attributed:
            if found:
                break  # the tasks further up have lines of their own
            continue
        if blocks[i].parent != parent:
            continue
        if blocks[i].mark in (Mark.TITLE, Mark.PART):
            break
        if found and blocks[i].mark is not blocks[found[0]].mark:
            break
        found.append(i)
        if parent < 0 and not blocks[i].mark.is_bullet:
            break
    return found or ([parent] if parent >= 0 else [])
