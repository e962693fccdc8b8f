"""Reads an outline, block by block, and drafts its tasks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from directives.deadlines.deadlines import Mention, find_deadlines
from directives.duties.coreference import Meaning, due_by, gathers, is_shared, join_to, leads, referred
from directives.duties.drafts import (
    Found,
    Office,
    Placed,
    Said,
    clauses_of,
    date_what_was_given,
    draft_of,
    helped,
)
from directives.duties.recipients import clause_around
from directives.duties.roles import Bearer, bearers, duties_apart, is_pronoun
from directives.duties.scopes import Scope, is_leaf, is_whole, scopes_of
from directives.model import Kind
from directives.outline.blocks import Block
from directives.outline.paragraphs import Mark
from directives.outline.segmentation import LONGEST_QUOTE, sentences, window
from expressions.names.units import unique

_TOLD = re.compile(
    r"(?:(?:Chỉ thị|Quyết định|Nghị quyết|Thông tư|Nghị định|Quy chế|Quy định|Kế hoạch|Công điện|Văn bản"
    r"|Hướng dẫn|Công văn)\snày\s(?:có hiệu lực|thay thế|được phổ biến|phổ biến)"
    r"|(?:Mọi|Các)\s(?:ý kiến|thắc mắc|vướng mắc|thông tin|chi tiết)[^.;]{0,60}?(?:xin |vui lòng )?liên hệ"
    r"|(?:Ký bởi|Người ký|Cơ quan|Email|Thời gian ký|Số điện thoại|Fax)\s?:\s"
    r"|Thừa (?:lệnh|ủy quyền|uỷ quyền)\s[^.;]{3,80}?\sthông báo\s"
    r"|[^,.;]{2,40}\snào\s[^.;]{3,120}?\s(?:sẽ|thì|coi như|xem như)\s"
    r"|Đ[oôốấ]i với (?:kiến nghị|đề nghị|đề xuất)[^:]{3,160}:\skhông\s"
    r"|Theo quy định (?:tại|của) (?:[^,.;]{0,30}\s)?(?:Luật|Nghị định|Thông tư|Pháp lệnh|Bộ luật)"
    r"[^;]{10,300}?,\scác\s"
    r"|[^;]{4,120}?\schủ trì (?:cuộc họp|[Pp]hiên họp|[Hh]ội nghị|buổi làm việc)\W{0,3}$)"
)
_PLACE_AND_DAY = re.compile(r"[^.;:]{3,40}, ngày \d{0,2}\s?tháng \d{0,2}\s?năm \d{0,4}\W{0,3}$")
_TOPIC = re.compile(r"(?:Đ[oôốấ]i với (?:công tác|việc|hoạt động|nội dung|lĩnh vực)|Về (?:việc|công tác))\s")

# "… nghiêm túc triển khai thực hiện các nội dung nêu trên./.": nothing is asked that was not asked before.
EXHORTATION = re.compile(
    r"[\s:,]{0,4}(?:(?:căn cứ|theo) chức năng[^.;]{0,60}?[,\s]{1,3})?(?:(?:nghiêm túc|khẩn trương"
    r"|quan tâm|phối hợp|tích cực|tổ chức|chủ động"
    r"|quán triệt|chỉ đạo|biết|lưu ý|phổ biến|tập trung|và|để)[\s,]{1,3}){0,6}"
    r"(?:thực hiện|triển khai|biết|chấp hành|phối hợp|lưu ý|triển khai thực hiện)"
    r"(?:\s(?:tốt|hiệu quả|có hiệu quả|nghiêm túc|nghiêm|đầy đủ|kịp thời|đúng))?"
    r"(?:\s(?:các\s)?(?:nội dung|nhiệm vụ|chỉ đạo|công văn|kế hoạch|văn bản|thông báo"
    r"|quy định|chỉ thị)(?:\s\w+){0,5})?\W{0,9}\w{0,3}\W{0,9}$",
    re.IGNORECASE,
)
SPENT = re.compile(
    r"(?:Căn cứ|Theo đề nghị|Xét đề nghị|Trên đây|Sau khi nghe|Lưu ý|Ghi chú|Hoan nghênh"
    r"|Ghi nhận|Nhận được|Kèm theo|\(Kèm|Thời gian|Địa điểm|Thành phần|Kinh phí|Hình thức"
    r"|Đối tượng|Địa chỉ|Điện thoại|Email|Website|Chi tiết|Thông tin chi tiết|Mọi vướng mắc)"
)
# The clause that puts a decision into force names everybody and asks nothing of its own.
_ENACTING = re.compile(
    r"(?:chịu trách nhiệm|căn cứ)[^.;]{0,60}thi hành (?:Quyết định|Nghị quyết|Chỉ thị|Thông tư"
    r"|Nghị định|Quy chế)(?:\snày|\W*$)"
)
# "Ngày 16/5/2024, đồng chí … chủ trì cuộc họp …": tells of a meeting, and asks nothing.
_MEETING_TOLD = re.compile(
    r"(?:(?:Vào |Sáng |Chiều |Tối )?[Nn]gày|Sáng|Chiều|Hồi|Lúc)\s[^;]{4,200}?\s(?:chủ trì|đã|dự)\s"
    r"(?:\w+\s){0,3}?(?:cuộc họp|buổi họp|phiên họp|hội nghị|Hội nghị|buổi làm việc|cuộc làm việc"
    r"|họp|giao ban|làm việc|buổi tiếp|hội ý|kiểm tra thực tế)(?!\w)"
)
_AT_A_MEETING = re.compile(r"Tại (?:cuộc|buổi|hội nghị|phiên|Hội nghị)\s")


def asks_nothing(text: str, over_others: bool) -> bool:
    """Whether a text is a remark on the document, a line of its form or a topic that stands over others."""
    if text.isupper() or _PLACE_AND_DAY.match(text):
        return True
    return bool(_TOLD.match(text) or (over_others and _TOPIC.match(text)))


def only_tells(text: str, given: bool) -> bool:
    """Whether a sentence enacts or tells of a meeting; `given`: it gives work to a unit."""
    if _ENACTING.search(text) or _MEETING_TOLD.match(text):
        return True
    return bool(_AT_A_MEETING.match(text)) and not given


# Reads an outline, block by block, and drafts its tasks.

_SAME_UNIT_AGAIN = re.compile(
    r"(?:Đồng thời|Ngoài ra|Bên cạnh đó|Mặt khác|[Cc]hủ trì|(?:Trường hợp|Nếu)\s(?:vượt"
    r"|ngoài)(?:\squá)?\sthẩm quyền)[\s,]"
)
# Only a sentence with one of these can hold a deadline; the others need not be searched.
_MAY_NAME_A_TIME = re.compile(
    r"\d|ngày|tuần|tháng|quý|năm|định kỳ|giờ|thứ|kỳ|hạn|trước|mai|nay|Quý|Năm|Tháng|Tuần|Ngày|Định kỳ|Hạn"
)
_LEAST_LETTERS = 8
_FAR = 400
_REQUESTING = ("đề nghị", "yêu cầu")


@dataclass(slots=True)
class Reader:
    """Reads one outline, block by block; what was asked of whom before is remembered for what follows."""

    office: Office
    blocks: list[Block]
    asking: bool = True  # False: a report or an invitation, where only what has a time is a task
    named: Mention | None = None  # the last date named, for "trong thời hạn nói trên"
    of_items: dict[str, Mention] = field(default_factory=dict)  # the first date of each numbered item
    found: Found = field(default_factory=Found)
    meaning: Meaning = field(init=False)

    def __post_init__(self) -> None:
        self.meaning = Meaning(self.office.addressees)

    def read(self) -> Found:
        """All drafts, in the order of the text."""
        addressed = bool(self.office.addressees)
        scopes = scopes_of(self.blocks, self.office.context, self.office.issuer, addressed)
        for at, block in enumerate(self.blocks):
            if not scopes[at].quiet and block.text:
                self._read_block(block, scopes[at], at + 1 < len(self.blocks))
            else:
                self.meaning.remember(block.text, bearers(block.text, self.office.issuer))
        self.found.drafts = date_what_was_given(self.found.drafts)
        return self.found

    def _read_block(self, block: Block, scope: Scope, more: bool) -> None:
        dated: list[Placed] = []
        undated: list[Placed] = []
        known: tuple[str, ...] = ()
        lead: Mention | None = None
        spans, parted = self._spans(block, scope)
        for start, end in spans:
            text = block.text[start:end]
            mine = self._bearers(text, scope, block.mark is not Mark.PLAIN and start == 0)
            governed = scope.governor is not None and is_leaf(block)
            timed = not governed and _MAY_NAME_A_TIME.search(text)
            mentions = find_deadlines(text, self.office.context) if timed else ()
            if mentions and not mine and undated and (parted or len(undated) > 1) and gathers(text):
                dated, undated = dated + due_by(undated, mentions[0], text), []
                continue
            lent = None if mentions or governed else referred(text, self.named, self.of_items)
            if lent:
                mentions = (lent,)
                if is_shared(text, lent) and block.text[:start].rstrip().endswith(";"):
                    dated += due_by(undated[-1:], lent)
                    del undated[-1:]
            lead = next((mention for mention in mentions if leads(text, mention)), lead)
            self._name(mentions, block)
            clauses = clauses_of(text, mentions)
            for mention, clause in zip(mentions, clauses, strict=True):
                dated.append(self._dated(block, (start, end), mention, mine, known or scope.units, clause))
            if mentions and not mine and not parted and undated and undated[-1][1].assignees == known:
                join_to(undated.pop(), dated, len(mentions), self.office, block, end)
            if not mentions and not (text.rstrip().endswith(":") and (block.children or more)):
                undated += self._undated(block, (start, end), mine, scope, known, parted)
            self.meaning.remember(text, mine)
            known = self.meaning.meant(mine[-1].names) if mine else known
        if lead:
            dated, undated = dated + due_by(undated, lead), []
        each = block.mark is Mark.PLAIN or parted
        found = dated + (undated if each else [] if dated else undated[:1])
        self.found.drafts += [helped(draft, scope.helpers) for draft in found]

    def _name(self, mentions: Sequence[Mention], block: Block) -> None:
        """Remember the dates of a sentence, for others that point back to them."""
        dated = [mention for mention in mentions if mention.deadline.on]
        if not dated:
            return
        self.named = dated[-1]
        while not block.number and block.parent >= 0:
            block = self.blocks[block.parent]
        if block.number:
            self.of_items.setdefault(block.number.strip("."), dated[0])

    def _spans(self, block: Block, scope: Scope) -> tuple[list[tuple[int, int]], bool]:
        """The sentences of a block, and whether one was parted because a second unit has a duty in it."""
        whole = sentences(block.passage)
        if (scope.units and not scope.loose) or scope.governor:
            return whole, False
        spans: list[tuple[int, int]] = []
        for start, end in whole:
            apart = duties_apart(block.text[start:end], block.mark is not Mark.PLAIN)
            edges = [start, *(start + at for at in apart), end]
            spans += pairwise(edges)
        return spans, len(spans) > len(whole)

    def _bearers(self, text: str, scope: Scope, item: bool) -> list[Bearer]:
        """Under a heading that names the unit, only plain words of the issuer give a task to another."""
        found = [self.meaning.as_addressed(text, one) for one in bearers(text, self.office.issuer, item)]
        own = self.meaning.orders_on(text)
        if own:
            found = [own, *(bearer for bearer in found if bearer.start > _FAR)]
        if scope.units and not scope.loose:
            return [bearer for bearer in found if bearer.bound or (bearer.given and bearer.start < 20)]
        return found

    def _dated(
        self,
        block: Block,
        span: tuple[int, int],
        mention: Mention,
        mine: list[Bearer],
        over: tuple[str, ...],
        clause: str,
    ) -> Placed:
        start, end = span
        before = [bearer for bearer in mine if bearer.start < mention.end]
        chosen = before[-1] if before else next(iter(mine), None)
        names = self.meaning.meant(chosen.names) if chosen else over or self.meaning.everybody()
        text = block.text[start:end]
        quoted = window(block.text, start, end, start + mention.start)
        if block.mark is not Mark.PLAIN and len(block.text) <= LONGEST_QUOTE:
            quoted = (0, len(block.text))
        said = Said(text, clause, clause_around(text, mention.start, mention.end))
        return draft_of(self.office, block, said, quoted, names, mention.deadline, mention.warnings)

    def _undated(
        self,
        block: Block,
        span: tuple[int, int],
        mine: list[Bearer],
        scope: Scope,
        known: tuple[str, ...],
        parted: bool,
    ) -> list[Placed]:
        start, end = span
        text = block.text[start:end]
        free = block.mark is Mark.PLAIN or parted
        opens = free or start == 0
        if (
            not is_whole(block)
            or asks_nothing(text, bool(block.children) and not mine)
            or sum(1 for _ in islice(filter(str.isalpha, text), _LEAST_LETTERS)) < _LEAST_LETTERS
        ):
            return []
        names, request = self._assigned(text, mine, scope, known, opens) if self.asking else ((), False)
        if not names and not scope.governor:
            return []
        whole = (start, end if free else len(block.text))
        governor = scope.governor
        draft = draft_of(
            self.office,
            block,
            Said(text, text, text),
            whole,
            names,
            governor.mention.deadline if governor else None,
            governor.mention.warnings if governor else (),
        )
        if governor:
            place, task = draft
            kind = Kind.REPORT if governor.thing or governor.closes else task.kind
            to = unique([*task.report_to, *governor.report_to])
            return [(place, replace(task, report_to=to, kind=kind))]
        if request and not text.startswith("Riêng "):
            self.found.requests.append(draft)
            return []
        return [draft]

    def _assigned(
        self, text: str, mine: list[Bearer], scope: Scope, known: tuple[str, ...], opens: bool
    ) -> tuple[tuple[str, ...], bool]:
        """The units that an undated sentence assigns, and whether it is only a request to everybody."""
        if only_tells(text, any(bearer.given for bearer in mine)):
            return (), False
        strong = next((bearer for bearer in mine if bearer.bound), None)
        if strong:
            return self.meaning.meant(strong.names), False
        if scope.units and not (scope.loose and mine and mine[0].start < 12):
            return scope.units, False
        if SPENT.match(text):
            return (), False
        first = mine[0] if mine and (mine[0].given or opens) else None
        if first and not first.inner and not EXHORTATION.match(text, first.end):
            request = is_pronoun(first.names) or (
                first.verb.lower() in _REQUESTING and self.meaning.is_everybody(first.names)
            )
            return self.meaning.meant(first.names), request
        if first is None and known and _SAME_UNIT_AGAIN.match(text):
            return known, False
        return (self.meaning.everybody(), False) if scope.governor else ((), False)
