"""Tables of tasks row by row: a row to a draft, and which rows of the office's own table are closed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from directives.deadlines.deadlines import Context, Judgement, find_deadlines, judge, read_cell, read_cells
from directives.deadlines.mentions import Mention
from directives.duties.cooperation import cooperators
from directives.duties.drafts import Office, Placed, warn
from directives.duties.recipients import recipients
from directives.duties.reports import kind_of
from directives.model import Kind, TaskDraft
from directives.outline.columns import Column
from directives.outline.segmentation import quote, readable
from directives.outline.tables import Row
from directives.trace import Trace
from expressions.names.shared_heads import tidy_name
from expressions.names.units import read_names, split_names, starts_at, unique
from language.folding import fold
from language.spelling import LOWER, UPPER
from tasks.warning import Warning

# The office's own table of tasks: which rows are closed, and which say what another says.

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


# A row of a table of tasks to a draft.

_BETWEEN = re.compile(
    rf"\s{{0,9}}(?:;|\n|(?<![\w])\(?\d[.)]\s|^[-+•]\s{{0,9}}|\s[+•]\s|(?<=[.;])\s{{0,9}}-\s)\s{{0,9}}"
    rf"|(?<=[{LOWER}])(?<!trưởng)(?<!đốc)(?<!tịch)(?<!thuộc)(?<!của)(?<!phòng)(?<!tra)(?<!đạo)"
    rf"(?<!ngành)(?<!và)(?<!các)(?<!với)"
    rf"(?<!viên)\s(?=(?:Bộ|Sở|UBND|Ủy ban nhân dân)\s[{UPPER}])"
)
_BLANKS = re.compile(r"[^\S\n]+")
_SHARED_HEAD = re.compile(r"(?:[Cc]ác\s)(Sở|Bộ|Cục|Vụ|Phòng|Ban|Chi cục|Trung tâm)\s?:\s?")
_ROLE = re.compile(r"^(?:Chủ trì|Phối hợp|Cơ quan chủ trì|Đơn vị chủ trì)\s*:\s*", re.IGNORECASE)
# To a council or a head, and no bill to a legislature.
_SUBMITS = re.compile(r"(?<!\w)[Tt]rình\s(?:UBND|[ỦU][yỷ] ban nhân dân|Chủ tịch|Giám đốc|Lãnh đạo|Ban|Sở)\s")
_TEAM = re.compile(r"(?:Đoàn|Tổ|Nhóm|Đợt|Cụm|Đội)\s(?:số\s)?\d{1,2}\s?:\s*")  # "Đoàn 1: Phòng A"


def row_drafts(row: Row, office: Office) -> list[tuple[int, TaskDraft]]:
    """The tasks of a row, and where it begins in the document: several where its text has several dates.

    Of an office's own table none where the row says that it is done; such rows are counted.
    """
    if office.tracking and is_done(row.text(Column.STATUS) or row.text(Column.PRODUCT)):
        office.done += 1
        return []
    time = row.text(Column.TIME)
    if time:
        return [_row_draft(row, office, mention) for mention in read_cells(time, office.context)]
    found = find_deadlines(row.cells[Column.CONTENT].text, office.context)
    return [_row_draft(row, office, mention) for mention in found or (None,)]


def _row_draft(row: Row, office: Office, mention: Mention | None) -> tuple[int, TaskDraft]:
    content = row.cells[Column.CONTENT]
    said = " ".join(content.text.split())
    names = units_of(row.text(Column.LEAD))
    step = "table_cell" if names else "addressees"
    others = units_of(row.text(Column.COOPERATION))
    if not others:
        names, others = _both_in_one(row.text(Column.LEAD), names)
    if not others:
        others = cooperators(said)
    names = names or office.addressees
    kind = kind_of(said)
    to = units_of(row.text(Column.RECIPIENT)) or (
        recipients(said) if kind is Kind.REPORT or _SUBMITS.search(said) else ()
    )
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
    return office.note((content.place(0), draft), step)


def explain_row(row: Row, context: Context, trace: Trace) -> None:
    """Keep the times of a row: its time cell's are deadlines, and no other where it has such a cell."""
    for column, cell in row.cells.items():
        for judged in judge(cell.text, context) if column is not Column.TIME else ():
            rule = "not_time_cell" if Column.TIME in row.cells or column is not Column.CONTENT else ""
            trace.take(cell.place(judged.start), row.place, cell.text, judged, rule)
    time = row.cells.get(Column.TIME)
    mention = read_cell(time.text, context) if time else None
    if time and mention:
        seen = Judgement(mention.start, mention.end, "time_cell", mention)
        trace.take(time.place(mention.start), row.place, time.text, seen)


def units_of(cell: str) -> tuple[str, ...]:
    """The units of a cell, whatever separates them."""
    names: list[str] = []
    head = ""  # of "Các Cục: Xuất bản; Báo chí"
    cell = _BLANKS.sub(" ", cell)
    for part in _BETWEEN.split(_ROLE.sub("", cell.strip())):
        text = _TEAM.sub("", part.strip(" ,.-–+•*"))
        if not text:
            continue
        shared = _SHARED_HEAD.match(text)
        if shared and ";" in cell:
            head, text = shared.group(1) + " ", text[shared.end() :]
        if head and not starts_at(text):
            names.append(tidy_name(head + text))
            continue
        listed, end = read_names(text)
        names.extend(listed if listed and end >= len(text) - 1 else split_names(text))
    return unique(names)


_ROLE = re.compile(r"\((?:(?P<lead>chủ trì|CT)|phối hợp|PH)\)", re.IGNORECASE)
_PARTS_NAMES = re.compile(r"[;()\n]")


def _roles_behind(cell: str) -> Iterator[tuple[bool, str]]:
    """ "Sở A (chủ trì), Sở B (phối hợp)": whether each of them leads, and the names before it."""
    begin = 0
    for role in _ROLE.finditer(cell):
        names = _PARTS_NAMES.split(cell[begin : role.start()])[-1].lstrip(",").strip()
        begin = role.end()
        if names:
            yield role["lead"] is not None, names


_SAID_FIRST = re.compile(
    r"(?:\A|(?<=[\s;.,+–-]))(?:(?:Đơn vị|Cơ quan)\s)?(?:(?P<lead>chủ trì|chính)|phối hợp)"
    r"(?:\sthực hiện)?\s?:\s",
    re.IGNORECASE,
)
_LEADS_BEHIND = re.compile(r"\s(?:là (?:cơ quan|đơn vị) |làm )?chủ trì(?:\sthực hiện)?\s*(?:[;,.]\s*|\Z)")
_HELPS_BEHIND = re.compile(r"\s(?:tham gia |cùng )?phối hợp(?:\sthực hiện)?\W*\Z")


def _told_first(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """ "- Chủ trì: Sở A - Phối hợp: Sở B; Sở C": each with its word before it."""
    roles = [*_SAID_FIRST.finditer(cell)]
    if not any(role["lead"] for role in roles):
        return None
    ends = [*(role.start() for role in roles[1:]), len(cell)]
    leads: list[str] = []
    helps: list[str] = []
    for role, end in zip(roles, ends, strict=True):
        (leads if role["lead"] else helps).extend(units_of(cell[role.end() : end].strip(" ;,.-–+")))
    return unique(leads), unique(helps)


def _both_in_one(cell: str, names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and who helps where one cell says both, before, behind or in brackets behind the names."""
    told = _told_first(cell)
    if told:
        return told
    roles = list(_roles_behind(cell))
    if roles:
        leads = [name for leads_it, names in roles if leads_it for name in units_of(names)]
        helps = [name for leads_it, names in roles if not leads_it for name in units_of(names)]
        return unique(leads), unique(helps)
    lead = _LEADS_BEHIND.search(cell)
    if lead is None:
        return _helped_by(cell, names)
    rest = cell[lead.end() :]
    behind = _HELPS_BEHIND.search(rest)
    if behind or not rest:
        return units_of(cell[: lead.start()]), units_of(rest[: behind.start()] if behind else "")
    _, helps_named = _helped_by(cell, names)
    return units_of(cell[: lead.start()]), helps_named


def _helped_by(cell: str, names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """ "Sở Nội vụ; phối hợp: các sở, ngành": who helps behind the word."""
    found = re.search(r"[;,.(]?\s*(?:phối hợp(?:\s+với)?|Phối hợp(?:\s+với)?|PH)\s*:?\s*", cell)
    if found is None:
        return names, ()
    lead = re.sub(r"\s*(?:là cơ quan |là đơn vị )?chủ trì\s*:?\s*,?\s*$", "", cell[: found.start()])
    after = cell[found.end() :].strip(" ).")
    if after:
        return units_of(lead), units_of(after)
    first, _, second = lead.rpartition(";")
    return units_of(re.sub(r"\s*chủ trì\s*$", "", first)), units_of(second)
