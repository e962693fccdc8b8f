"""A row of a table of tasks to a draft."""

import re

from directives.deadlines.deadlines import find_deadlines, read_cell
from directives.duties.drafts import Office, warn
from directives.duties.partners import cooperators
from directives.duties.sending import kind_of, recipients
from directives.model import Kind, TaskDraft
from directives.outline.sentences import quote, readable
from directives.outline.tables import Column, Row
from expressions.names.units import read_names, split_names, unique
from language.letters import LOWER, UPPER

_BETWEEN = re.compile(
    rf"\s{{0,9}}(?:;|\n|(?<![\w])\d[.)]\s|^[-+•]\s{{0,9}}|\s[+•]\s|(?<=[.;])\s{{0,9}}-\s)\s{{0,9}}"
    rf"|(?<=[{LOWER}])(?<!trưởng)(?<!đốc)(?<!tịch)(?<!thuộc)(?<!của)(?<!phòng)(?<!tra)(?<!đạo)"
    rf"(?<!ngành)(?<!và)(?<!các)(?<!với)"
    rf"(?<!viên)\s(?=(?:Bộ|Sở|UBND|Ủy ban nhân dân)\s[{UPPER}])"
)
_ROLE = re.compile(r"^(?:Chủ trì|Phối hợp|Cơ quan chủ trì|Đơn vị chủ trì)\s*:\s*", re.IGNORECASE)


def row_draft(row: Row, office: Office) -> tuple[int, TaskDraft]:
    """The task of a row, and where it begins in the document."""
    content = row.cells[Column.CONTENT]
    names = units_of(row.text(Column.LEAD))
    others = units_of(row.text(Column.COOPERATION))
    if not others:
        names, others = _both_in_one(row.text(Column.LEAD), names)
    if not others:
        others = cooperators(content.text)
    time = row.text(Column.TIME)
    mention = read_cell(time, office.context) if time else None
    if mention is None and Column.TIME not in row.cells:
        mention = next(iter(find_deadlines(content.text, office.context)), None)
    names = names or office.addressees
    kind = kind_of(content.text)
    to = units_of(row.text(Column.RECIPIENT)) or (recipients(content.text) if kind is Kind.REPORT else ())
    draft = TaskDraft(
        content=readable(content.text),
        quote=quote(office.document, content, 0, len(content.text)),
        where=row.place,
        assignees=names,
        cooperators=others,
        report_to=tuple(name for name in to if name not in names),
        kind=kind,
        deadline=mention.deadline if mention else None,
        warnings=warn(
            names, mention.deadline if mention else None, mention.warnings if mention else (), office.received
        ),
    )
    return content.place(0), draft


def units_of(cell: str) -> tuple[str, ...]:
    """The units of a cell, whatever separates them."""
    names: list[str] = []
    for part in _BETWEEN.split(_ROLE.sub("", cell.strip())):
        text = part.strip(" ,.-–+•*")
        if not text:
            continue
        listed, end = read_names(text)
        names.extend(listed if listed and end >= len(text) - 1 else split_names(text))
    return unique(names)


def _both_in_one(cell: str, names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """ "Sở Nội vụ chủ trì; các sở, ngành phối hợp" in one cell."""
    found = re.search(r"[;,.(]?\s*(?:phối hợp(?:\s+với)?|Phối hợp(?:\s+với)?|PH)\s*:?\s*", cell)
    if found is None:
        return names, ()
    lead = re.sub(r"\s*(?:là cơ quan |là đơn vị )?chủ trì\s*:?\s*,?\s*$", "", cell[: found.start()])
    after = cell[found.end() :].strip(" ).")
    if after:
        return units_of(lead), units_of(after)
    first, _, second = lead.rpartition(";")
    return units_of(re.sub(r"\s*chủ trì\s*$", "", first)), units_of(second)
