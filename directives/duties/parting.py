"""Where one task of an item ends and the next begins: by the units named in it, and by its works."""

import re
from collections.abc import Callable, Sequence

from directives.deadlines.mentions import Mention
from directives.duties.bearer import does_at
from directives.duties.resolving import Resolver
from directives.duties.scopes import Scope
from directives.outline.blocks import Block
from directives.outline.labels import Mark

_MOST_OPENING = 40  # letters of a time before what is done then: "Mỗi sáng thứ Hai trình …"
_OF_THE_SAME = re.compile(
    r"(?:yêu cầu|đề nghị|báo cáo|gửi|nộp|hoàn thành|(?:\w+ ){0,2}xong|kết thúc|kết quả"
    r"|thời (?:gian|hạn)|hạn|việc|bảo đảm|đảm bảo|lưu ý|chú ý|tuyệt đối|không|chịu trách nhiệm|chấm dứt"
    r"|nghiêm cấm|trong đó|(?:thực hiện|chấp hành|tuân thủ) (?:đúng|nghiêm|tốt|đầy đủ))(?!\w)",
    re.IGNORECASE,
)
_MOST_WORKS = 4  # sentences of an item that may be works of their own; more are prose
Spans = list[tuple[int, int]]
"""Where the sentences of a block begin and end."""


def parts_by_unit(who: Resolver, block: Block, scope: Scope, spans: Spans, parted: bool) -> list[Spans]:
    """The sentences of an item by whom they speak of: one that names another unit begins a new part."""
    if parted or (block.mark is Mark.PLAIN and not scope.heading):
        return [spans]
    parts: list[Spans] = []
    asked = bool(scope.heading)  # of a unit: where nobody was, what follows is no other duty
    for start, end in spans:
        item = block.mark is not Mark.PLAIN and start == 0
        some = who.names_some(block.text[start:end], scope, item)
        if not parts or (some and asked):
            parts.append([])
        parts[-1].append((start, end))
        asked = asked or some
    return parts


def works_of(
    who: Resolver, block: Block, scope: Scope, spans: Spans, mentions_of: Callable[[str], tuple[Mention, ...]]
) -> tuple[bool, ...]:
    """Which sentences of an item, or of a paragraph under a unit's heading, are works of their own."""
    of_nobody = scope.closing or (block.mark is Mark.PLAIN and not scope.heading)
    if not 1 < len(spans) <= _MOST_WORKS or scope.is_dated or of_nobody:
        return ()
    texts = [block.text[start:end] for start, end in spans]
    return _works_apart(texts, bool(who.bearers(texts[0], scope, spans[0][0] == 0)), mentions_of)


def _works_apart(
    texts: Sequence[str], named: bool, mentions_of: Callable[[str], tuple[Mention, ...]]
) -> tuple[bool, ...]:
    """Which sentences of an item are works of their own, where some have a term and others have none.

    "Thẩm định dự toán. Tổ chức kiểm tra 12 đơn vị, xong trước 30/9.": the term is the second one's alone.
    A sentence that gives the term of what stands before it ("Gửi về Sở trước 30/9") is no work of its own.
    Empty where it is all one; `named`: the first names its unit.
    """
    works = [does_at(text, 0) and not _OF_THE_SAME.match(text) for text in texts]
    works[0] = named or does_at(texts[0], 0)
    if not any(works[1:]):
        return ()
    mentions = [mentions_of(text) for text in texts]
    timed = [bool(found) for found in mentions]
    for at, (text, found) in enumerate(zip(texts, mentions, strict=True)):
        if found and found[0].start <= 1 and found[0].end <= _MOST_OPENING:
            behind = text[found[0].end :].lstrip(" ,:")
            works[at] = works[at] or (does_at(behind, 0) and not _OF_THE_SAME.match(behind))
    with_term = [work for work, dated in zip(works, timed, strict=True) if dated]
    without = any(work for work, dated in zip(works, timed, strict=True) if not dated)
    return tuple(works) if with_term and all(with_term) and without else ()


_LEAST_WORK = 30  # letters


def work_before(text: str, begin: int, mentions: Sequence[Mention]) -> int:
    """Where the work ends that stands before what is done again and again, 0 where it is all one.

    "Phòng A: theo dõi, đôn đốc tiến độ; hằng tuần báo cáo Giám đốc.": the first is no weekly work, where
    it is more than one thing. `begin`: behind the name of who does it.
    """
    first = mentions[0] if mentions else None
    if first is None or first.deadline.recurrence is None:
        return 0
    cut = text.rfind("; ", 0, first.start + 1)
    behind = text[cut + 2 :]
    works = does_at(behind, 0) or first.start <= cut + 3
    much = cut - begin >= _LEAST_WORK and "," in text[begin:cut]
    return cut if much and works else 0
