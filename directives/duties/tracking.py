"""The office's own table of tasks: which rows are closed, and which say what another says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from directives.duties.drafts import Placed
from language.folding import fold
from tasks.warning import Warning

_DONE = re.compile(
    r"(?:đã |được )?(?:hoàn thành|thực hiện xong|làm xong|xong|kết thúc|hủy|huỷ)"
    r"(?:\s(?:toàn bộ|100\s?%|đúng hạn|quá hạn|trước hạn|sớm hạn))?\s*(?:\Z|[,.;(]|ngày\s)",
    re.IGNORECASE,
)


def title_over(document: str) -> str | None:
    """The last line that stands over the first table."""
    above = document.partition("|")[0].split("\n")
    return next((line for line in reversed([text.strip() for text in above]) if line), None)


def is_done(status: str) -> bool:
    """Whether a cell says that a task is closed: "Đã hoàn thành, đúng hạn", and no part of it alone."""
    return _DONE.match(status) is not None


def told_repeats(rows: Sequence[Placed]) -> list[Placed]:
    """The drafts of an office's table, each that says what one before says with a warning that names it."""
    seen: dict[tuple[object, ...], str] = {}
    told: list[Placed] = []
    for place, task in rows:
        key = (fold(task.content), tuple(map(fold, task.assignees)), task.deadline and task.deadline.on)
        first = seen.setdefault(key, task.where)
        if first != task.where:
            task = replace(task, warnings=(*task.warnings, Warning("repeated_row", {"place": first})))
        told.append((place, task))
    return told
