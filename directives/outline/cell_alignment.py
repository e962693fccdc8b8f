"""Which lines of a row that lost its rulings belong to which column: the reading that fits best."""

import re
from collections.abc import Sequence
from functools import cache

from directives.outline.columns import Column
from expressions.names.units import starts_at

TIME = re.compile(
    r"(?:trước|trong|từ|đến|quý|tháng|hằng|hàng|thường xuyên|định kỳ|năm|cuối|đầu|ngày|khi|sau|ngay|xong"
    r"|hoàn thành)(?!\w)|\d{1,2}[/.-]\d|20\d\d",
    re.IGNORECASE,
)
# A line that can be nothing but a time: "31/10/2026", "Quý II/2026", "Thường xuyên".
_ONLY_TIME = re.compile(
    r"(?:(?:trước|trong|từ|đến|hết|cuối|đầu|quý|tháng|năm|ngày|hằng|hàng|thường xuyên|định kỳ"
    r"|[IVX]{1,3}|\d{1,4}|[\s/.,-])(?!\w)){1,12}\Z",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[,;]\Z")
# What goes on in the next line: "lập danh sách gửi", "theo hướng dẫn của".
_WANTS_MORE = re.compile(r"(?<!\w)(?:gửi|trình|cho|về|của|với|và|tại|do|theo|đến|từ)\Z", re.IGNORECASE)
_BODIES = frozenset((Column.LEAD, Column.COOPERATION, Column.RECIPIENT))
# What it costs that a column has no cell: who leads and when it is due are seldom left out.
_MISSING = {Column.LEAD: 3.0, Column.TIME: 2.5, Column.CONTENT: 9.0, Column.COOPERATION: 1.0}
_MISSING_OTHER = 0.5


def align(lines: Sequence[str], columns: Sequence[Column | None]) -> tuple[int, ...]:
    """For each column the line after its last one; a column whose end is the one before it is empty."""

    @cache
    def best(first: int, column: int) -> tuple[float, tuple[int, ...]]:
        if column == len(columns):
            return (0.0 if first == len(lines) else -99.0), ()
        found: tuple[float, tuple[int, ...]] = (-999.0, ())
        for end in range(first, len(lines) + 1):
            score, ends = best(end, column + 1)
            score += _fit(lines[first:end], columns[column])
            if score > found[0]:
                found = (score, (end, *ends))
        return found

    return best(0, 0)[1]


def _fit(lines: Sequence[str], column: Column | None) -> float:
    """How well lines are the cell of a column."""
    if not lines:
        return -_MISSING.get(column, _MISSING_OTHER) if column else -_MISSING_OTHER
    first, rest = lines[0], lines[1:]
    if column is Column.TIME:
        return (4.0 if TIME.match(first) else -4.0) - sum(1.5 for line in rest if not _ONLY_TIME.match(line))
    times = sum(3.0 for line in lines if _ONLY_TIME.match(line))
    bodies = [starts_at(line) for line in lines]
    if column in _BODIES:
        apart = sum(
            1.0
            for before, begins in zip(lines, bodies[1:], strict=False)
            if begins and not _JOINT.search(before)
        )
        return (3.0 if bodies[0] else -3.0) - apart - times - 0.2 * len(rest)
    told = [bool(_WANTS_MORE.search(before)) for before in ("", *lines)]
    begun = sum(begins and not wanted for begins, wanted in zip(bodies, told, strict=False))
    return 1.0 - 1.5 * begun - times - 0.1 * len(rest) - told[-1]
