"""Which column of a table of tasks is which, by the words of its head."""

import re
from difflib import SequenceMatcher
from enum import StrEnum

from directives.words import TABLE_COLUMNS
from language.folding import fold
from language.spelling import one_edit_apart

_LEAST_SPOILT, _MOST_SPOILT, _ALIKE = 6, 30, 0.85  # letters of a head, and how near it is to its cue
_SPECK = re.compile(r"(?<=\w)[,.'`~](?=\w)")
_BODY = re.compile(r"don vi|co quan|bo phan|phong|to chuc")
_TASK = re.compile(r"noi dung|nhiem vu|cong viec")
_HOW_LONG = re.compile(r"thoi (?:han|gian) giai quyet")
_PROCEDURE = re.compile(r"(?:^|\W)(?:le phi|phi|tthc|thu tuc)(?:\W|$)")
_NAMING_HEADS = frozenset({"hoat dong", "ten hoat dong", "linh vuc", "nhom nhiem vu", "chu de", "dau viec"})


class Column(StrEnum):
    """What a column of a table of tasks holds."""

    NUMBER = "number"
    CONTENT = "content"
    LEAD = "lead"
    COOPERATION = "cooperation"
    TIME = "time"
    PRODUCT = "product"
    RECIPIENT = "recipient"
    STATUS = "status"  # how far it has got
    SOURCE = "source"  # the document that gave the task


def column_of(head: str) -> Column | None:
    """The column that a head's words name, or None."""
    folded = _bare(head)
    if not folded or len(folded) > 80:
        return None
    for kind, cues in TABLE_COLUMNS:
        if any(folded == cue or (len(cue) > 3 and cue in folded) for cue in cues):
            return Column(kind)
    return None


def _bare(head: str) -> str:
    """A head folded, without the specks that a scan puts into words and the marks at its ends."""
    return fold(_SPECK.sub("", head)).strip(" .:*")


def tells_of_procedures(heads: list[str]) -> bool:
    """Whether a table lists what citizens apply for: how long each takes, and its fee or its name."""
    folded = [_bare(head) for head in heads]
    return any(_HOW_LONG.search(head) for head in folded) and any(_PROCEDURE.search(head) for head in folded)


def columns_of(heads: list[str]) -> dict[int, Column] | None:
    """Which column is which, or None where this is no table of tasks (neither unit nor time)."""
    found: dict[int, Column] = {}
    for i, head in enumerate(heads):
        column = column_of(head)
        if column is Column.CONTENT and column in found.values() and _TASK.search(_bare(head)):
            # "Số ký hiệu văn bản | Nội dung được giao": the task, and not the paper that gave it.
            before = next(at for at, kind in found.items() if kind is column)
            if not _TASK.search(_bare(heads[before])):
                del found[before]
        if column is Column.CONTENT and column in found.values() and _only_names(heads, found):
            del found[next(at for at, kind in found.items() if kind is column)]
        if column is Column.LEAD and _BODY.search(fold(head)):
            # "Người đứng đầu chịu trách nhiệm | Cơ quan chủ trì": the body, and not its officer.
            found = {at: k for at, k in found.items() if k is not column or _BODY.search(fold(heads[at]))}
        if column is not None and column not in found.values():
            found[i] = column
    if found:
        _take_spoilt(heads, found)
    kinds = set(found.values())
    if Column.CONTENT not in kinds or not kinds & {Column.LEAD, Column.TIME}:
        return None
    return found if len(found) >= 2 else None


def _take_spoilt(heads: list[str], found: dict[int, Column]) -> None:
    """Add the columns that a table needs whose heads a scan spoilt: "Nbiệm vụ", "Thòi gian"."""
    for kind in (Column.CONTENT, Column.TIME, Column.COOPERATION, Column.LEAD):
        cues = next(cues for name, cues in TABLE_COLUMNS if name == kind.value)
        for i, head in enumerate(heads):
            folded = _bare(head)
            if kind not in found.values() and i not in found and _LEAST_SPOILT <= len(folded) <= _MOST_SPOILT:
                likest = max(SequenceMatcher(None, folded, cue, autojunk=False).ratio() for cue in cues)
                if likest >= _ALIKE or any(_holds(folded, cue) for cue in cues):
                    found[i] = kind


def _holds(head: str, cue: str) -> bool:
    """Whether a cue stands in a head in which blanks stray or one letter is spoilt: "Co q uanchu tri"."""
    head, cue = head.replace(" ", ""), cue.replace(" ", "")
    if len(cue) < _LEAST_SPOILT:
        return False
    parts = (
        head[at : at + size]
        for size in (len(cue) - 1, len(cue), len(cue) + 1)
        for at in range(len(head) - size + 1)
    )
    return any(part == cue or one_edit_apart(part, cue) for part in parts)


def _only_names(heads: list[str], found: dict[int, Column]) -> bool:
    """Whether the column of contents so far only names what the next one says: "Hoạt động | Nội dung"."""
    first = next(at for at, kind in found.items() if kind is Column.CONTENT)
    return _bare(heads[first]) in _NAMING_HEADS
