"""Tasks as fields: labelled lines ("Đơn vị chủ trì: …") and the cells of a table row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from directives.deadlines.cells import read_cells
from directives.deadlines.deadlines import Context, Judgement, find_deadlines, judge, read_cell
from directives.deadlines.mentions import Mention
from directives.duties.bearer import does_at
from directives.duties.cooperation import cooperators
from directives.duties.drafts import Office, warn
from directives.duties.governing import Governor
from directives.duties.recipients import recipients
from directives.duties.reports import kind_of
from directives.duties.tracking import is_done
from directives.model import Kind, TaskDraft
from directives.outline.blocks import Block
from directives.outline.columns import Column
from directives.outline.paragraphs import Mark
from directives.outline.segmentation import quote, readable, sentences
from directives.outline.tables import Row
from directives.trace import Trace
from expressions.names.shared_heads import tidy_name
from expressions.names.units import read_names, split_names, starts_at, unique
from language.patterns import LOWER, UPPER

_LONGEST = 600  # letters of a line of fields
_FARTHEST = 400  # blocks between such a line and a task that it speaks of
_LEADING = (
    r"(?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm|tham mưu|chính|phụ trách|soạn thảo|xây dựng|giải quyết"
    r"|xử lý|theo dõi|triển khai|tổ chức|được giao)"
)
_DOING = (
    r"(?:thực hiện|hoàn thành|báo cáo|trình|ban hành|triển khai|tổ chức|xử lý|giải quyết|gửi|nộp|kết thúc"
    r"|dự kiến|và|phê duyệt|xây dựng|thông qua)"
)
_LABEL = re.compile(
    rf"(?:(?P<lead>(?:các\s)?(?:đơn vị|cơ quan|bộ phận|tổ chức|cá nhân)(?:\s{_LEADING}){{1,4}}"
    rf"|chủ trì(?:\s{_LEADING}){{0,3}}|người (?:thực hiện|phụ trách|chịu trách nhiệm)"
    r"|phân công(?:\sthực hiện)?|trách nhiệm(?:\sthực hiện)?)"
    r"|(?P<help>(?:(?:các\s)?(?:đơn vị|cơ quan|bộ phận)\s)?phối hợp(?:\s(?:thực hiện|tham mưu|chính)){0,2})"
    rf"|(?P<time>(?:thời gian|thời hạn|tiến độ|hạn|lộ trình|mốc thời gian)(?:\s{_DOING}){{0,3}}|hoàn thành)"
    r"|(?P<other>(?:sản phẩm|kết quả|kinh phí|nguồn kinh phí|nguồn lực|hình thức|địa điểm|đối tượng"
    r"|danh nghĩa tổ chức|chủ đề|khẩu hiệu|tên gọi|thông điệp"
    r"|(?:cơ quan|đơn vị) (?:chỉ đạo|bảo trợ|tài trợ|đăng cai)"
    r"|thành phần|quy mô|số lượng)(?:\s(?:đầu ra"
    r"|dự kiến|đạt được|thực hiện|chính|cần đạt)){0,2}|(?P<about>nội dung(?:\s(?:thực hiện|chính))?)))"
    r"\s?:\s",
    re.IGNORECASE,
)
# The labels that are known again where a scan spoilt them, and how much of one must be there.
_LABELS = (
    "đơn vị chủ trì", "cơ quan chủ trì", "đơn vị thực hiện", "cơ quan thực hiện", "đơn vị chủ trì thực hiện",
    "đơn vị phối hợp", "cơ quan phối hợp", "đơn vị phối hợp thực hiện", "cơ quan phối hợp thực hiện",
    "thời gian thực hiện", "thời gian hoàn thành", "thời hạn hoàn thành",
)  # fmt: skip
_ALIKE = 0.84
_LEAST_LABEL, _LONGEST_LABEL = 10, 40  # letters
_SEMICOLON = re.compile(r";\s")
_OWN_FIELD = re.compile(r"\s(?:trong phạm vi|theo) chức năng,? nhiệm vụ(?: của mình| được giao)?")
_BEFORE = re.compile(r"[\s(*]{0,4}")
_MORE = re.compile(rf"[.]\s+[{UPPER}]")
_AFTER = re.compile(r"[;.,]\s{1,3}")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What such lines say; whatever they leave open is empty."""

    lead: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    governor: Governor | None = None


def attributes_of(text: str, context: Context, beside: bool = False) -> Attributes | None:
    """The attributes that a text consists of, or None where it begins with none.

    `beside`: the line before it says who does the task, so that its "Thời gian: …" is the task's too.
    """
    text = _evened(text)
    start = _BEFORE.match(text)
    label = _LABEL.match(text, start.end() if start else 0) if len(text) <= _LONGEST else None
    if label is None or (label["about"] and does_at(text, label.end())):
        return None  # "Nội dung: rà soát …" is the task itself
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
            lead = lead or _leads(value)
            helpers = helpers or cooperators(value)
        elif found.lastgroup == "help":
            helpers = helpers or read_names(value)[0]
        elif (
            found.lastgroup == "time" and governor is None and (lead or beside or _is_of_work(found["time"]))
        ):
            mention = None if value.startswith("Theo ") else read_cell(value, context)
            governor = Governor(mention, (), False, False) if mention else None
    only = len(labels) == 1 and label.lastgroup
    if (only == "lead" and not lead) or (only == "time" and governor is None and " " not in label["time"]):
        return None
    return Attributes(lead, helpers, governor)


def _is_of_work(label: str) -> bool:
    """Whether a label of time is a task's: "Thời hạn"; "Thời gian" alone may be a meeting's."""
    return " " in label[6:] or label.lower().endswith("hạn")


def _evened(text: str) -> str:
    """The text with its label as it is meant, where a scan spoilt it: "Co quan phối hp: …"."""
    said, colon, value = text.partition(":")
    if (
        not colon
        or len(text) > _LONGEST
        or not _LEAST_LABEL < len(said) < _LONGEST_LABEL
        or _LABEL.match(text)
    ):
        return text
    small = said.strip(" -–+*(").lower()
    alike = {label: SequenceMatcher(None, small, label, autojunk=False).ratio() for label in _LABELS}
    best = max(alike, key=lambda label: alike[label])
    return f"{best}: {value.lstrip()}" if alike[best] >= _ALIKE else text


def _leads(value: str) -> tuple[str, ...]:
    """The units of "Sở A chủ trì …; Sở B và các sở tổ chức …": those that each part begins with."""
    names: list[str] = []
    for part in _SEMICOLON.split(_OWN_FIELD.sub("", value)):
        names += read_names(part)[0]
    return unique(names)


def cut_attributes(block: Block, context: Context) -> Attributes | None:
    """Attributes at the end of a paragraph that says more; they are cut off its text."""
    if ":" not in block.text:
        return None
    for start, _ in sentences(block.passage)[1:]:
        if len(block.text) - start > _LONGEST:
            continue
        found = attributes_of(block.text[start:], context)
        if found:
            block.passage = block.passage.part(0, start)
            return found
    return None


def described(blocks: list[Block], at: int, tasks: Sequence[int]) -> list[int]:
    """The tasks that the line at `at` speaks of: those above it in its list, else what it stands under.

    `tasks` are the blocks before `at` that are no such lines themselves.
    """
    parent = blocks[at].parent
    found: list[int] = []
    below = at
    for i in islice(reversed(tasks), _FARTHEST):
        if i <= parent or (found and i < below - 1):
            break  # the tasks further up have lines of their own
        below = i
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


# A row of a table of tasks to a draft.

_BETWEEN = re.compile(
    rf"\s{{0,9}}(?:;|\n|(?<![\w])\(?\d[.)]\s|^[-+•]\s{{0,9}}|\s[+•]\s|(?<=[.;])\s{{0,9}}-\s)\s{{0,9}}"
    rf"|(?<=[{LOWER}])(?<!trưởng)(?<!đốc)(?<!tịch)(?<!thuộc)(?<!của)(?<!phòng)(?<!tra)(?<!đạo)"
    rf"(?<!ngành)(?<!và)(?<!các)(?<!với)"
    rf"(?<!viên)\s(?=(?:Bộ|Sở|UBND|Ủy ban nhân dân)\s[{UPPER}])"
)
_SHARED_HEAD = re.compile(r"(?:[Cc]ác\s)(Sở|Bộ|Cục|Vụ|Phòng|Ban|Chi cục|Trung tâm)\s?:\s?")
_ROLE = re.compile(r"^(?:Chủ trì|Phối hợp|Cơ quan chủ trì|Đơn vị chủ trì)\s*:\s*", re.IGNORECASE)


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
    names = units_of(row.text(Column.LEAD))
    step = "table_cell" if names else "addressees"
    others = units_of(row.text(Column.COOPERATION))
    if not others:
        names, others = _both_in_one(row.text(Column.LEAD), names)
    if not others:
        others = cooperators(content.text)
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
    for part in _BETWEEN.split(_ROLE.sub("", cell.strip())):
        text = part.strip(" ,.-–+•*")
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


def _both_in_one(cell: str, names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """ "Sở Nội vụ chủ trì; các sở, ngành phối hợp", "Sở A (chủ trì), Sở B (phối hợp)" in one cell."""
    roles = list(_roles_behind(cell))
    if roles:
        leads = [name for leads_it, names in roles if leads_it for name in units_of(names)]
        helps = [name for leads_it, names in roles if not leads_it for name in units_of(names)]
        return unique(leads), unique(helps)
    found = re.search(r"[;,.(]?\s*(?:phối hợp(?:\s+với)?|Phối hợp(?:\s+với)?|PH)\s*:?\s*", cell)
    if found is None:
        return names, ()
    lead = re.sub(r"\s*(?:là cơ quan |là đơn vị )?chủ trì\s*:?\s*,?\s*$", "", cell[: found.start()])
    after = cell[found.end() :].strip(" ).")
    if after:
        return units_of(lead), units_of(after)
    first, _, second = lead.rpartition(";")
    return units_of(re.sub(r"\s*chủ trì\s*$", "", first)), units_of(second)
