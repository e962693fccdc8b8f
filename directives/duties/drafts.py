"""What a draft is made of: the words quoted, the units, the deadline, and what the office should look at.

And the statements that make none: of force, of whom to ring, of a meeting.
"""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from directives.deadlines.deadlines import Context
from directives.duties.bearer import GIVING, does_at
from directives.duties.cooperation import cooperators
from directives.duties.governing import Governor
from directives.duties.recipients import recipients, recipients_beside
from directives.duties.reports import kind_of
from directives.model import Kind, TaskDraft
from directives.outline.blocks import Block
from directives.outline.segmentation import as_written, quote, readable
from directives.trace import Trace
from expressions.names.known_names import KnownNames
from expressions.names.units import unique, whole_name
from language.folding import fold
from tasks.deadline import Deadline, StartEvent
from tasks.warning import Warning

_TOLD = re.compile(
    r"(?:(?:Chỉ thị|Quyết định|Nghị quyết|Thông tư|Nghị định|Quy chế|Quy định|Kế hoạch|Công điện|Văn bản"
    r"|Hướng dẫn|Công văn)\snày\s(?:có hiệu lực|thay thế|được phổ biến|phổ biến)"
    r"|(?:Mọi|Các)\s(?:ý kiến|thắc mắc|vướng mắc|thông tin|chi tiết)[^.;]{0,60}?(?:xin |vui lòng )?liên hệ"
    r"|(?:Ký bởi|Người ký|Cơ quan|Email|Thời gian ký|Số điện thoại|Fax)\s?:\s"
    r"|Thừa (?:lệnh|ủy quyền|uỷ quyền)\s[^.;]{3,80}?\sthông báo\s"
    r"|(?:Mọi )?[Kk]inh phí [^;.]{3,160}?\s(?:do|được|lấy)\s[^;.]{2,80}?(?:bảo đảm|đảm bảo|chi trả"
    r"|cân đối|ngân sách)"
    # Who answers for it, and not what is to be done.
    r"|(?:[^,;.:]{2,90}\s)?(?:(?:phải "
    r"|hoàn toàn )?[Cc]hịu (?:hoàn toàn )?trách nhiệm)(?: trước [^,;.]{3,80})?\s(?:nếu|khi để)"
    r"|(?:Trường hợp|Nếu|Để xảy ra|(?:Nơi|Đơn vị|Cơ quan|Địa phương) nào)\s[^;]{3,200}?"
    r"\s(?:phải |hoàn toàn )?chịu trách nhiệm(?: trước [^;.]{3,90})?\W*$"
    r"|(?:Tổ chức|Kinh phí|Điều khoản) (?:thực hiện|thi hành)\W*$|Chế độ (?:thông tin,? )?báo cáo\W*$"
    r"|[^,.;]{2,40}\snào\s[^.;]{3,120}?\s(?:sẽ|thì|coi như|xem như)\s"
    r"|Đ[oôốấ]i với (?:kiến nghị|đề nghị|đề xuất)[^:]{3,160}:\skhông\s"
    r"|Theo quy định (?:tại|của) (?:[^,.;]{0,30}\s)?(?:Luật|Nghị định|Thông tư|Pháp lệnh|Bộ luật)"
    r"[^;]{10,300}?,\scác\s"
    r"|[^;]{4,120}?\schủ trì (?:cuộc họp|[Pp]hiên họp|[Hh]ội nghị|buổi làm việc)\W{0,3}$)"
)
# "Ông A - Giám đốc Sở B: Tổ phó;": who sits in a body. "Chỉ thị số 14/CT-UBND ngày … của X": a name.
_POSTS = (
    r"(?:Tổ trưởng|Tổ phó|Trưởng [Bb]an|Phó Trưởng [Bb]an|(?:Các )?[Tt]hành viên|Ủy viên|Uỷ viên|Thư ký"
    r"|(?:Phó )?Chủ tịch Hội đồng|Trưởng [Đđ]oàn|Phó (?:Trưởng )?[Đđ]oàn|Trưởng [Tt]iểu ban|Nhóm trưởng)"
    r"(?:\s(?:thường trực|Thường trực|kiêm thư ký|thư ký))?"
)
_MEMBER = re.compile(rf"[^;]{{5,200}}?(?::|\s[-–]|,|\slàm|\slà)\s{_POSTS}\W*$")
_POST_FIRST = re.compile(rf"{_POSTS}\s?:\s")
_CITED = re.compile(
    r"(?:Chỉ thị|Quyết định|Kế hoạch|Công văn|Thông báo|Công điện|Nghị quyết|Hướng dẫn)\ssố:?\s?\d[^\s,;]*"
    r"(?:,?\sngày [\d/]+)?(?:\scủa [^,.;:]{3,60})?\W*$"
)
_KINDS = frozenset(("Sở", "Bộ", "Cục", "Tổng cục", "Chi cục", "Ban", "Viện", "Thanh tra"))
_PLACE = re.compile(r"\s(?:tỉnh|thành phố|Thành phố)\s.*\Z")
_PLACE_AND_DAY = re.compile(r"[^.;:]{3,40}, ngày \d{0,2}\s?tháng \d{0,2}\s?năm \d{0,4}\W{0,3}$")
_TOPIC = re.compile(r"(?:Đ[oôốấ]i với (?:công tác|việc|hoạt động|nội dung|lĩnh vực)|Về (?:việc|công tác))\s")

# "… nghiêm túc triển khai thực hiện các nội dung nêu trên./.": nothing is asked that was not asked before.
EXHORTATION = re.compile(
    r"[\s:,]{0,4}(?:(?:căn cứ|theo) chức năng[^.;]{0,60}?[,\s]{1,3})?(?:(?:nghiêm túc|khẩn trương"
    r"|quan tâm|phối hợp|tích cực|tổ chức|chủ động"
    r"|quán triệt|tiếp thu|chỉ đạo|biết|lưu ý|phổ biến|tập trung|và|để)[\s,]{1,3}){0,6}"
    r"(?:thực hiện|triển khai|biết|chấp hành|phối hợp|lưu ý|triển khai thực hiện)"
    r"(?:\s(?:tốt|hiệu quả|có hiệu quả|nghiêm túc|nghiêm|đầy đủ|kịp thời|đúng))?"
    r"(?:\s(?:các\s)?(?:nội dung|nhiệm vụ|chỉ đạo|công văn|kế hoạch|văn bản|thông báo"
    r"|quy định|chỉ thị)(?:\s\w+){0,5})?\W{0,9}\w{0,3}\W{0,9}$",
    re.IGNORECASE,
)
SPENT = re.compile(
    r"(?:(?:Cơ bản )?(?:[Đđ]ồng ý|[Tt]hống nhất|[Nn]hất trí|[Cc]hấp thuận)\s(?!(?:chỉ đạo|triển khai"
    r"|tổ chức|với các))|Căn cứ|Theo đề nghị|Xét đề nghị|Trên đây|Sau khi nghe|Lưu ý|Ghi chú|Hoan nghênh"
    r"|Ghi nhận|Nhận được|Kèm theo|\(Kèm|Thời gian|Địa điểm|Thành phần|Kinh phí|Hình thức"
    r"|Đối tượng|Địa chỉ|Điện thoại|Email|Website|Chi tiết|Thông tin chi tiết|Mọi vướng mắc)"
)
# The clause that puts a decision into force names everybody and asks nothing of its own.
_ENACTING = re.compile(
    r"(?:chịu trách nhiệm|căn cứ)[^.;]{0,60}thi hành (?:Quyết định|Nghị quyết|Chỉ thị|Thông tư"
    r"|Nghị định|Quy chế)(?:\snày|\W*$)"
    r"|căn cứ (?:Quyết định|Nghị quyết|Chỉ thị)(?:\snày)? thi hành\W*$"
)
# "Ngày 16/5/2024, đồng chí … chủ trì cuộc họp …": tells of a meeting, and asks nothing.
_MEETING_TOLD = re.compile(
    r"(?:(?:Vào |Sáng |Chiều |Tối )?[Nn]gày|Sáng|Chiều|Hồi|Lúc)\s[^;]{4,200}?\s(?:chủ trì|đã|dự)\s"
    r"(?:\w+\s){0,3}?(?:cuộc họp|buổi họp|phiên họp|hội nghị|Hội nghị|buổi làm việc|cuộc làm việc"
    r"|họp|giao ban|làm việc|buổi tiếp|hội ý|kiểm tra thực tế)(?!\w)"
)
_AT_A_MEETING = re.compile(r"Tại (?:cuộc|buổi|hội nghị|phiên|Hội nghị)\s")
_FINISHES_ALL = re.compile(r"hoàn thành (?:các|toàn bộ|tất cả|những)\s")
# Steps of `directives.duties.resolving` by which the units were found in other sentences than the duty's own.
_FURTHER_OFF = frozenset(("introduction", "last_asked"))
_REACH = 60  # drafts back from one that finishes what was given
# A sentence with many deadlines is asked for each of them, and answers the same.
_all_cooperators = lru_cache(maxsize=1)(cooperators)
_all_recipients = lru_cache(maxsize=1)(recipients)
# A draft with the place in the document where it begins.
Placed = tuple[int, TaskDraft]


def asks_nothing(text: str, over_others: bool) -> bool:
    """Whether a text is a remark on the document, a line of its form or a topic that stands over others."""
    member = _MEMBER.match(text) and not (" do " in text and does_at(text, 0))
    if text.isupper() or _PLACE_AND_DAY.match(text) or member or _CITED.match(text):
        return True
    before = _POST_FIRST.match(text) or GIVING.match(text)
    if whole_name(text[before.end() :] if before else text):
        return True  # who sits in a body, to whom something is given
    return bool(_TOLD.match(text) or (over_others and _TOPIC.match(text)))


def only_tells(text: str, given: bool) -> bool:
    """Whether a sentence enacts or tells of a meeting; `given`: it gives work to a unit."""
    if _ENACTING.search(text) or _MEETING_TOLD.match(text):
        return True
    return bool(_AT_A_MEETING.match(text)) and not given


@dataclass(slots=True)
class Office:
    """What a document says of itself that its tasks depend on."""

    document: str
    context: Context
    issuer: str | None = None
    addressees: tuple[str, ...] = ()
    known: KnownNames = field(default_factory=KnownNames)
    received: bool = False
    glued: bool = False
    trace: Trace | None = None
    conveys: bool = False  # a notice of conclusions: its issuer is not who speaks in it
    tracking: bool = False  # the office's own table of tasks
    done: int = 0  # rows of it that are closed

    def note(self, placed: Placed, step: str) -> Placed:
        """The draft, with a doubt where its units stand further off; the step is kept for who asks why."""
        place, task = placed
        if self.trace is not None:
            self.trace.steps[place, task.assignees] = step
        if step not in _FURTHER_OFF:
            return placed
        return place, replace(task, warnings=(*task.warnings, Warning("unit_inferred")))


@dataclass(slots=True)
class Found:
    """Drafts of one part of a document, each with the place in the document where it begins.

    `requests` speak to everybody, and count only where nothing else is asked.
    """

    drafts: list[Placed] = field(default_factory=list)
    requests: list[Placed] = field(default_factory=list)
    told: list[Placed] = field(default_factory=list)  # left out, since a text of its kind only tells


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, the part of it that belongs to one deadline, and the clause around the deadline."""

    sentence: str
    clause: str
    near: str


def draft_of(
    office: Office,
    block: Block,
    said: Said,
    span: tuple[int, int],
    names: tuple[str, ...],
    deadline: Deadline | None,
    warnings: tuple[Warning, ...],
) -> Placed:
    """A draft for a part of a block, and the place in the document where it begins."""
    # Behind a semicolon the work is another one, and so are those that it is done with or reported to.
    whole = said.clause == said.sentence or said.clause.lstrip().startswith(";")
    around = _with_its_clause(said)
    others = cooperators(_until_due(said, deadline), office.known) or (
        _all_cooperators(_lead_of(said), office.known) if whole else _all_cooperators(around, office.known)
    )
    to = recipients(said.clause, office.known)
    kind = kind_of(said.near)
    if not to and not whole:
        to = recipients(said.near, office.known) if ";" in said.sentence else ()
        to = to or _all_recipients(around, office.known)
    if kind is Kind.REPORT and not to and said.sentence:
        to = recipients(said.sentence[: max(said.sentence.find(said.clause), 0)], office.known)
    if kind is Kind.REPORT and not to and said.sentence:
        at = block.text.find(said.sentence)
        to = recipients_beside(block.text, at, at + len(said.sentence), office.known)
    if office.glued:
        begin, end = block.passage.place(0), block.passage.place(len(block.text) - 1) + 1
        raw = office.document[begin:end]
        names, others, to = (tuple(as_written(name, raw) for name in each) for each in (names, others, to))
    others, to = (tuple(_in_full(name, office) for name in each) for each in (others, to))
    task = TaskDraft(
        content=readable(block.text[span[0] : span[1]]),
        quote=quote(office.document, block.passage, *span),
        where=block.where,
        assignees=names,
        cooperators=tuple(name for name in others if name not in names),
        report_to=tuple(name for name in to if len(names) > 1 or name not in names),
        kind=kind,
        deadline=deadline,
        warnings=warn(names, deadline, warnings, office.received),
    )
    return block.passage.place(span[0]), task


# "Sở A: chủ trì, phối hợp với Sở B: (1) …; (2) …": with whom all of these are done.
_COUNTS = re.compile(r":\s(?:\(1\)|\(i\)|1\)|a\))\s")


def _lead_of(said: Said) -> str:
    """What stands before the parts that a sentence counts, of which the clause is one."""
    counts = _COUNTS.search(said.sentence) if said.clause != said.sentence else None
    return said.sentence[: counts.start()] if counts else ""


def _until_due(said: Said, deadline: Deadline | None) -> str:
    """The clause as far as the part with its deadline goes: who is worked with later does other work."""
    sure = deadline is not None and (deadline.on or deadline.recurrence)
    at = said.clause.find(deadline.phrase) if deadline and sure else -1
    stop = said.clause.find("; ", at) if at >= 0 else -1
    return said.clause[:stop] if stop >= 0 else said.clause


def _with_its_clause(said: Said) -> str:
    """The sentence as far as the clause goes: what follows a semicolon is other work."""
    at = said.sentence.find(said.clause)
    stop = said.sentence.find("; ", at + len(said.clause)) if at >= 0 else -1
    return said.sentence[:stop] if stop >= 0 else said.sentence


def _in_full(name: str, office: Office) -> str:
    """ "gửi về Sở", the issuer by its kind; "UBND các xã", to whom as listed above it is written."""
    issuer = office.issuer
    if name in _KINDS and issuer is not None and issuer.startswith(f"{name} "):
        return _PLACE.sub("", issuer)
    listed = (to for to in office.addressees if ": " in to)
    return next((to for to in listed if fold(to.partition(":")[0]) == fold(name)), name)


def helped(placed: Placed, helpers: tuple[str, ...]) -> Placed:
    """The draft with those that a line of its own names as cooperating."""
    place, task = placed
    more = [name for name in helpers if name not in task.assignees]
    return (place, replace(task, cooperators=unique([*task.cooperators, *more]))) if more else placed


def at_each_term(drafts: list[Placed], governor: Governor | None) -> list[Placed]:
    """The drafts, those that a governing line dates once for each of its terms."""
    if governor is None or not governor.further:
        return drafts
    each: list[Placed] = []
    for place, task in drafts:
        each.append((place, task))
        if task.deadline == governor.mention.deadline:
            each += [(place, replace(task, deadline=one.deadline)) for one in governor.further]
    return each


def date_what_was_given(drafts: list[Placed]) -> list[Placed]:
    """ "A and B shall finish the inspections before X": what A and B got above is due then."""
    done = list(drafts)
    for at, (_, draft) in enumerate(drafts):
        if draft.deadline is None or not _FINISHES_ALL.search(draft.content):
            continue
        for before in range(max(0, at - _REACH), at):
            place, task = done[before]
            if (
                task.deadline is None
                and task.assignees
                and all(_names(draft.assignees, name) for name in task.assignees)
            ):
                done[before] = (place, replace(task, deadline=draft.deadline))
    return done


def _names(units: tuple[str, ...], name: str) -> bool:
    folded = fold(name)
    return any(folded in fold(unit) or fold(unit) in folded for unit in units)


def warn(
    names: tuple[str, ...], deadline: Deadline | None, found: tuple[Warning, ...], received: bool
) -> tuple[Warning, ...]:
    """What the office should look at, each code once."""
    codes = {warning.code: warning for warning in found}
    if not names:
        codes.setdefault("no_unit", Warning("no_unit"))
    if deadline and deadline.relative and deadline.relative.start is StartEvent.RECEIVED and not received:
        codes.setdefault("relative_needs_receipt", Warning("relative_needs_receipt"))
    return tuple(codes.values())
