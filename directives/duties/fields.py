"""Tasks as fields: labelled lines ("Đơn vị chủ trì: …")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from directives.deadlines.deadlines import Context, read_cell
from directives.duties.bearer import does_at
from directives.duties.cooperation import cooperators
from directives.duties.governing import Governor
from directives.duties.recipients import recipients
from directives.duties.who_behind import by_their_roles, who_behind
from directives.outline.blocks import Block
from directives.outline.labels import Mark
from directives.outline.segmentation import sentences
from expressions.names.units import read_names, split_names, starts_at, unique
from language.spelling import UPPER

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
    rf"|chủ trì(?:\s{_LEADING}){{0,3}}|người (?:thực hiện|phụ trách|chịu trách nhiệm)|thực hiện|tham mưu"
    r"|phân công(?:\sthực hiện)?|trách nhiệm(?:\sthực hiện)?)"
    r"|(?P<help>(?:(?:các\s)?(?:đơn vị|cơ quan|bộ phận)\s)?phối hợp(?:\s(?:thực hiện|tham mưu|chính)){0,2})"
    rf"|(?P<time>(?:(?:kết quả|sản phẩm),\s)?(?:thời gian|thời hạn|tiến độ|hạn|lộ trình|mốc thời gian)"
    rf"(?:\s{_DOING}){{0,3}}|hoàn thành)"
    r"|(?P<other>(?:sản phẩm|kết quả|kinh phí|nguồn kinh phí|nguồn lực|hình thức|địa điểm|đối tượng"
    r"|danh nghĩa tổ chức|chủ đề|khẩu hiệu|tên gọi|thông điệp"
    r"|(?:cơ quan|đơn vị) (?:chỉ đạo|bảo trợ|tài trợ|đăng cai)"
    r"|(?:mốc|thời kỳ|niên độ) (?:kiểm tra|giám sát|thanh tra|kiểm toán)|phạm vi"
    r"|thành phần|quy mô|số lượng)(?:\s(?:đầu ra"
    r"|dự kiến|đạt được|thực hiện|chính|cần đạt)){0,2}|(?P<about>nội dung(?:\s(?:thực hiện|chính))?)))"
    r"\s?:\s",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(rf"[{UPPER}][^.:;,()\d]{{2,28}}:\s")
_LEAST_FIELDS = 2  # of a list in which a label nobody knows is one
# The labels that are known again where a scan spoilt them, and how much of one must be there.
_LABELS = (
    "đơn vị chủ trì", "cơ quan chủ trì", "đơn vị thực hiện", "cơ quan thực hiện", "đơn vị chủ trì thực hiện",
    "đơn vị phối hợp", "cơ quan phối hợp", "đơn vị phối hợp thực hiện", "cơ quan phối hợp thực hiện",
    "thời gian thực hiện", "thời gian hoàn thành", "thời hạn hoàn thành",
)  # fmt: skip
_ALIKE = 0.84
_LEAST_LABEL, _LONGEST_LABEL = 10, 40  # letters
_SEMICOLON = re.compile(r";\s")
_OWN_FIELD = re.compile(
    r"\s(?:trong phạm vi|theo) chức năng,? nhiệm vụ(?: của mình| được giao)?|\scùng cấp(?!\w)"
)
_LEADS_ALONE = re.compile(r"(?:chủ trì|phối hợp|thực hiện|theo dõi|chịu trách nhiệm)(?!\w)")
_BEFORE = re.compile(r"[\s(*•+–-]{0,4}")
_MORE = re.compile(rf"[.]\s+[{UPPER}]")
_AFTER = re.compile(r"[;.,]\s{1,3}(?:[-–+•]\s?)?|\s[-–+•]\s?")
# "Thường xuyên; riêng năm 2026 hoàn thành trong quý II": a term of its own for a part.
_APART = re.compile(
    r"[;,.]\s{1,3}[Rr]iêng\s(?:(?:trong\s)?năm\s\d{4}[,:]?\s(?=(?:hoàn thành|thực hiện|kết thúc|xong"
    r"|trong|trước|vào|từ)\s))?"
)
_BY_WHEN = re.compile(r"(?:trước|chậm nhất|muộn nhất|xong|hoàn thành)(?!\w)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\(([^()]{4,400})\)\W*")
_BRACKETS_LAST = re.compile(r"\.\s\([^()]{4,400}\)\W*\Z")
_DOES_IT = re.compile(r"\s?(?:chủ trì|thực hiện|chịu trách nhiệm|tham mưu|phụ trách)(?!\w)")
_LETTERS = re.compile(rf"[{UPPER}]{{3,}}(?!\w)")  # "NSMO; Tổng công ty An Hòa"
_HELPED = re.compile(r"phối hợp(?:\s(?:chặt chẽ|với|cùng))*\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attributes:
    """What such lines say; whatever they leave open is empty."""

    lead: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    governor: Governor | None = None


def attributes_of(text: str, context: Context, beside: bool = False) -> Attributes | None:
    """The attributes that a text consists of, or None where it begins with none.

    `beside`: a line next to it says who does the task, so that its "Thời gian: …" is the task's too.
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
        if _MORE.search(_APART.sub("; ", value)):
            return None
        if found.lastgroup == "lead" and _parts_out_work(found["lead"], value):
            return None
        if found.lastgroup == "time" and _names_and_works(value):
            return None
        if found.lastgroup == "lead":
            if not lead:
                lead, helping = _leads(value)
                helpers = helpers or helping
        elif found.lastgroup == "help":
            helpers = helpers or read_names(value)[0] or (split_names(value) if _LETTERS.match(value) else ())
        elif (
            found.lastgroup == "time"
            and governor is None
            and (lead or beside or _is_of_work(found["time"]) or _BY_WHEN.match(value))
        ):
            governor = None if value.startswith("Theo ") else _term(value, context)
    only = len(labels) == 1 and label.lastgroup
    if (only == "lead" and not lead) or (only == "time" and governor is None and " " not in label["time"]):
        return None
    return Attributes(lead, helpers, governor)


def is_field(text: str) -> bool:
    """Whether a text begins with such a label."""
    return _LABEL.match(text) is not None


def fields_beside(blocks: Sequence[Block]) -> set[int]:
    """Fields by another name, in lists most of which are fields.

    "- Đối tượng: … - Mốc kiểm tra: … - Cơ quan tham mưu: …": the second is one, too.
    """
    lists: dict[int, list[int]] = {}
    for at, block in enumerate(blocks):
        if block.parent >= 0 and block.mark.is_bullet:
            lists.setdefault(block.parent, []).append(at)
    return {at for items in lists.values() for at in _other_fields(blocks, items)}


def _other_fields(blocks: Sequence[Block], items: Sequence[int]) -> list[int]:
    known = [at for at in items if is_field(blocks[at].text)]
    if len(known) < max(_LEAST_FIELDS, len(items) / 2):
        return []
    return [at for at in items if at not in known and not blocks[at].children and _is_named(blocks[at].text)]


def _is_named(text: str) -> bool:
    """Whether a text is a short label and what it says: neither a unit's nor one before work."""
    label = _OTHER_LABEL.match(text)
    return label is not None and not (does_at(text, 0) or does_at(text, label.end()) or starts_at(text))


def tells_who(text: str) -> bool:
    """Whether a text begins with a label of who does a task or helps."""
    label = _LABEL.match(text)
    return label is not None and label.lastgroup in {"lead", "help"}


def _parts_out_work(label: str, value: str) -> bool:
    """ "Phân công: Ban A chuẩn bị kịch bản; Văn phòng …": who does what, and no field of the task."""
    return label.lower().startswith(("phân công", "trách nhiệm")) and _names_and_works(value)


def _names_and_works(value: str) -> bool:
    """Whether a value says of a unit what it does, and not only that it leads."""
    names, end = read_names(value)
    at = end + (value[end : end + 1] == " ")
    return bool(names) and does_at(value, at) and _LEADS_ALONE.match(value, at) is None


def _is_of_work(label: str) -> bool:
    """Whether a label of time is a task's: "Thời hạn", "Tiến độ"; "Thời gian" alone may be a meeting's."""
    return " " in label[6:] or label.lower().endswith(("hạn", "tiến độ", "lộ trình", "hoàn thành"))


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


def _leads(value: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who does it and with whom: "Sở A chủ trì …; Sở B và các sở tổ chức …".

    Names alone that stand behind "phối hợp với Sở B;" go on with those.
    """
    names: list[str] = []
    helpers: list[str] = [*cooperators(value)]
    with_others = False
    for part in _SEMICOLON.split(_OWN_FIELD.sub("", value)):
        found, end = read_names(part)
        if with_others and found and not does_at(part, end + (part[end : end + 1] == " ")):
            helpers += found
            continue
        with_others = _HELPED.search(part, end) is not None
        names += found
    lead, helping = by_their_roles(unique(names))
    return lead, tuple(name for name in unique([*helping, *helpers]) if name not in lead)


def _term(value: str, context: Context) -> Governor | None:
    """What a label of time says, where a part may have a term of its own; a day before what has none."""
    found = [mention for part in _APART.split(value) if (mention := read_cell(part, context))]
    sure = [one for one in found if one.deadline.on or one.deadline.recurrence] or found[:1]
    to = recipients(value)
    return Governor(sure[0], to, False, False, own=True, further=tuple(sure[1:])) if sure else None


def cut_attributes(block: Block, context: Context) -> Attributes | None:
    """Attributes at the end of a paragraph that says more; they are cut off its text."""
    works = does_at(block.text, 0)
    if not works and ":" not in block.text and not _BRACKETS_LAST.search(block.text):
        return None
    for start, _ in sentences(block.passage)[1:]:
        if len(block.text) - start > _LONGEST:
            continue
        last = block.text[start:]
        found = attributes_of(last, context) or _in_brackets(last)
        if works and not found and (said := who_behind(last)):
            lead, helpers, term = said
            found = Attributes(lead, helpers, _term(term, context) if term else None)
        if found:
            block.passage = block.passage.part(0, start)
            return found
    return None


def _in_brackets(text: str) -> Attributes | None:
    """ "(Công an tỉnh chủ trì, phối hợp với Sở Y tế)." behind the work: who does it, and with whom."""
    said = _BRACKETS.fullmatch(text)
    names, end = read_names(said.group(1)) if said else ((), 0)
    if said is None or not names or not _DOES_IT.match(said.group(1), end):
        return None
    return Attributes(names, cooperators(said.group(1)))


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
