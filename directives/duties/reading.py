"""Reads an outline, block by block, and drafts its tasks."""

import re
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

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
from directives.duties.referring import due_by, gathers, is_shared, join_to, leads, referred
from directives.duties.roles import Bearer, bearers, duties_apart, is_pronoun
from directives.duties.scopes import Scope, is_leaf, is_whole, scopes_of
from directives.duties.sending import clause_around
from directives.duties.told import asks_nothing
from directives.duties.units import distributed, unique
from directives.grammar.deadlines import Mention, find_deadlines
from directives.model import Kind
from directives.outline.blocks import Block
from directives.outline.marks import Mark
from directives.outline.sentences import LONGEST_QUOTE, sentences, window

# "… nghiêm túc triển khai thực hiện các nội dung nêu trên./.": nothing is asked that was not asked before.
_EXHORTATION = re.compile(
    r"[\s:,]{0,4}(?:(?:căn cứ|theo) chức năng[^.;]{0,60}?[,\s]{1,3})?(?:(?:nghiêm túc|khẩn trương"
    r"|quan tâm|phối hợp|tích cực|tổ chức|chủ động"
    r"|quán triệt|chỉ đạo|biết|lưu ý|phổ biến|tập trung|và|để)[\s,]{1,3}){0,6}"
    r"(?:thực hiện|triển khai|biết|chấp hành|phối hợp|lưu ý|triển khai thực hiện)"
    r"(?:\s(?:tốt|hiệu quả|có hiệu quả|nghiêm túc|nghiêm|đầy đủ|kịp thời|đúng))?"
    r"(?:\s(?:các\s)?(?:nội dung|nhiệm vụ|chỉ đạo|công văn|kế hoạch|văn bản|thông báo"
    r"|quy định|chỉ thị)(?:\s\w+){0,5})?\W{0,9}\w{0,3}\W{0,9}$",
    re.IGNORECASE,
)
_SPENT = re.compile(
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
_SAME_UNIT_AGAIN = re.compile(
    r"(?:Đồng thời|Ngoài ra|Bên cạnh đó|Mặt khác|[Cc]hủ trì|(?:Trường hợp|Nếu)\s(?:vượt"
    r"|ngoài)(?:\squá)?\sthẩm quyền)[\s,]"
)
# Only a sentence with one of these can hold a deadline; the others need not be searched.
_MAY_NAME_A_TIME = re.compile(
    r"\d|ngày|tuần|tháng|quý|năm|định kỳ|giờ|thứ|kỳ|hạn|trước|mai|nay|Quý|Năm|Tháng|Tuần|Ngày|Định kỳ|Hạn"
)
_BARE_GROUP = re.compile(
    r"[Cc]ác\s((?:[Ss]ở|[Pp]hòng|[Bb]an|[Cc]ục|[Vv]ụ|[Tt]rung tâm|[Tt]rường|[Bb]ệnh viện"
    r"|[Cc]hi cục|[Vv]iện|[Cc]ông ty))$"
)
_GROUP = re.compile(r"(?<!\w)(?:các|những|toàn thể|mọi)\s", re.IGNORECASE)
_LEAST_LETTERS = 8
_REQUESTING = ("đề nghị", "yêu cầu")


@dataclass(slots=True)
class Reader:
    """Reads one outline, block by block; what was asked of whom before is remembered for what follows."""

    office: Office
    blocks: list[Block]
    intro: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    asking: bool = True  # False: a report or an invitation, where only what has a time is a task
    named: Mention | None = None  # the last date named, for "trong thời hạn nói trên"
    found: Found = field(default_factory=Found)

    def read(self) -> Found:
        """All drafts, in the order of the text."""
        addressed = bool(self.office.addressees)
        scopes = scopes_of(self.blocks, self.office.context, self.office.issuer, addressed)
        for at, block in enumerate(self.blocks):
            if not scopes[at].quiet and block.text:
                self._read_block(block, scopes[at], at + 1 < len(self.blocks))
            else:
                self._remember(block.text, bearers(block.text, self.office.issuer))
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
            lent = None if mentions or governed else referred(text, self.named)
            if lent:
                mentions = (lent,)
                if is_shared(text, lent) and block.text[:start].rstrip().endswith(";"):
                    dated += due_by(undated[-1:], lent)
                    del undated[-1:]
            lead = next((mention for mention in mentions if leads(text, mention)), lead)
            self.named = next((m for m in reversed(mentions) if m.deadline.on), self.named)
            clauses = clauses_of(text, mentions)
            for mention, clause in zip(mentions, clauses, strict=True):
                dated.append(self._dated(block, (start, end), mention, mine, known or scope.units, clause))
            if mentions and not mine and not parted and undated and undated[-1][1].assignees == known:
                join_to(undated.pop(), dated, len(mentions), self.office, block, end)
            if not mentions and not (text.rstrip().endswith(":") and (block.children or more)):
                undated += self._undated(block, (start, end), mine, scope, known, parted)
            self._remember(text, mine)
            known = self._meant(mine[-1].names) if mine else known
        if lead:
            dated, undated = dated + due_by(undated, lead), []
        each = block.mark is Mark.PLAIN or parted
        found = dated + (undated if each else [] if dated else undated[:1])
        self.found.drafts += [helped(draft, scope.helpers) for draft in found]

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
        found = bearers(text, self.office.issuer, item)
        if scope.units and not scope.loose:
            return [bearer for bearer in found if bearer.bound or (bearer.given and bearer.start < 20)]
        return found

    def _remember(self, text: str, mine: list[Bearer]) -> None:
        asked = next((bearer for bearer in mine if bearer.given and not is_pronoun(bearer.names)), None)
        if asked is None:
            return
        if text.rstrip().endswith(":"):
            self.intro = asked.names
        self.asked = asked.names

    def _meant(self, names: tuple[str, ...]) -> tuple[str, ...]:
        if not is_pronoun(names):
            return tuple(self._in_full(name) for name in names)
        word = names[0].split()[-1].lower()
        if word == "này":  # "đồng thời giao đơn vị này …"
            return self.asked or names
        if self.asked and any(word in name.lower().split()[:3] for name in self.asked):
            return self.asked
        return self._addressed() or names

    def _addressed(self) -> tuple[str, ...]:
        """The addressees as responsible units: "Tổng giám đốc các cơ quan: A, B" are two."""
        return tuple(part for name in self.office.addressees for part in distributed(name))

    def _in_full(self, name: str) -> str:
        """ "các Trung tâm" for the "Trung tâm TGPL các tỉnh, thành phố" named before."""
        group = _BARE_GROUP.match(name)
        if group is None:
            return name
        head = group.group(1).lower()
        for longer in (*self.intro, *self.asked, *self.office.addressees):
            bare = re.sub(r"^(?:các|những)\s", "", longer.lower())
            if bare.startswith(head + " "):
                return longer
        return name

    def _everybody(self) -> tuple[str, ...]:
        return self.intro or self._addressed() or self.asked

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
        names = self._meant(chosen.names) if chosen else over or self._everybody()
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
            kind = Kind.REPORT if governor.thing else task.kind
            to = unique([*task.report_to, *governor.report_to])
            return [(place, replace(task, report_to=to, kind=kind))]
        if request:
            self.found.requests.append(draft)
            return []
        return [draft]

    def _assigned(
        self, text: str, mine: list[Bearer], scope: Scope, known: tuple[str, ...], opens: bool
    ) -> tuple[tuple[str, ...], bool]:
        """The units that an undated sentence assigns, and whether it is only a request to everybody."""
        if _ENACTING.search(text) or _MEETING_TOLD.match(text):
            return (), False
        if _AT_A_MEETING.match(text) and not any(bearer.given for bearer in mine):
            return (), False
        strong = next((bearer for bearer in mine if bearer.bound), None)
        if strong:
            return self._meant(strong.names), False
        if scope.units and not (scope.loose and mine and mine[0].start < 12):
            return scope.units, False
        if _SPENT.match(text):
            return (), False
        first = mine[0] if mine and (mine[0].given or opens) else None
        if first and not first.inner and not _EXHORTATION.match(text, first.end):
            request = is_pronoun(first.names) or (
                first.verb.lower() in _REQUESTING and self._is_everybody(first.names)
            )
            return self._meant(first.names), request
        if first is None and known and _SAME_UNIT_AGAIN.match(text):
            return known, False
        return (self._everybody(), False) if scope.governor else ((), False)

    def _is_everybody(self, names: tuple[str, ...]) -> bool:
        """Whether these are groups ("các phòng", "UBND các huyện") or all of several addressees."""
        if names and all(_GROUP.search(name) for name in names):
            return True
        folded = [name.casefold() for name in self.office.addressees]
        return (
            len(folded) > 1 and all(name.casefold() in folded for name in names) and len(names) == len(folded)
        )
