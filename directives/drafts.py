"""Blocks of the outline to draft tasks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from directives.deadlines import Context, Mention, find_deadlines
from directives.governing import Governor, closing_assignment, governor_of
from directives.marks import Mark
from directives.model import TaskDraft, Warning
from directives.outline import Block
from directives.roles import Bearer, bearers, cooperators, is_pronoun, kind_of, recipients, unique
from directives.sentences import quote, readable, sentences, window
from directives.units import whole_name
from tasks.deadline import Deadline, Start

_HEADING_LEAD = re.compile(
    r"(?:Giao|Đề nghị|Yêu cầu|Phân công|Đối với|Trách nhiệm của|Nhiệm vụ của|Về phía|Trách nhiệm|TRÁCH NHIỆM CỦA|GIAO|ĐỐI VỚI)\s+(?:cho\s+)?"
)
_TAIL = re.compile(
    r"\s+(?:chủ trì|có trách nhiệm|chịu trách nhiệm|thực hiện|có nhiệm vụ|chủ trì,? phối hợp|phối hợp)?[^.;]{0,80}$"
)
_EXHORTATION = re.compile(
    r"(?:nghiêm túc|khẩn trương|quan tâm|phối hợp|tích cực|quán triệt,?|để|biết,?(?: và)?|tổ chức)?[\s,]*(?:triển khai|tổ chức|chấp hành)?\s*(?:thực hiện|biết|triển khai)"
    r"(?:[^.;]{0,60})?(?:[./\s]*)$"
)
_INTRODUCES = re.compile(r":\s*$")
_SPENT = re.compile(
    r"(?:Căn cứ|Theo đề nghị|Xét đề nghị|Trên đây|Ngày \d|Sau khi nghe|Nơi nhận|Lưu ý|Ghi chú|Hoan nghênh|Ghi nhận|Thực hiện (?:Quyết định|Công văn|Kế hoạch|Thông báo|Chỉ thị|Văn bản|Nghị)[^:]{0,600}[;,]$)"
)


@dataclass(slots=True)
class Office:
    """What a document says of itself that its tasks depend on."""

    document: str
    context: Context
    issuer: str | None = None
    addressees: tuple[str, ...] = ()
    received: bool = False


@dataclass(slots=True)
class Scope:
    """What stands over a block: the units of its heading, of its own earlier sentences, and governing deadlines."""

    heading: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    intro: tuple[str, ...] = ()
    governor: Governor | None = None


@dataclass(slots=True)
class Reader:
    """Reads one outline; the state is what earlier blocks left for later ones."""

    office: Office
    blocks: list[Block]
    scopes: list[Scope] = field(default_factory=list)
    intro: tuple[str, ...] = ()
    last_asked: tuple[str, ...] = ()

    def read(self) -> list[TaskDraft]:
        """All drafts, in the order of the text."""
        self.scopes = [Scope() for _ in self.blocks]
        self._assign_headings()
        self._assign_closings()
        self._govern()
        drafts: list[TaskDraft] = []
        for at in range(len(self.blocks)):
            drafts.extend(self._block(at))
        return drafts

    def _assign_headings(self) -> None:
        for at, block in enumerate(self.blocks):
            names = heading_units(block)
            if names:
                for below in self._below(at):
                    self.scopes[below].heading = names
                block.heading = True

    def _assign_closings(self) -> None:
        for at, block in enumerate(self.blocks):
            names = closing_assignment(block.text)
            if names:
                block.heading = True
                for other in self._governed(at):
                    self.scopes[other].closing = names

    def _govern(self) -> None:
        for at, block in enumerate(self.blocks):
            governor = governor_of(block.text, self.office.context)
            if governor is None:
                continue
            places = list(self._below(at)) if governor.downwards else list(self._governed(at))
            leaves = [i for i in places if self._is_leaf(i)]
            if not leaves:
                continue
            for leaf in leaves:
                self.scopes[leaf].governor = governor
            if not governor.reports:
                block.heading = True

    def _governed(self, at: int) -> Iterator[int]:
        """The blocks above that stand under the same number, back to the last paragraph of this kind."""
        parent = self.blocks[at].parent
        for i in range(at - 1, parent if parent >= 0 else -1, -1):
            if parent < 0 and (self.blocks[i].mark is Mark.TITLE or closing_assignment(self.blocks[i].text)):
                return
            if self.blocks[i].mark is Mark.PLAIN and self.blocks[i].heading:
                return
            yield i

    def _below(self, at: int) -> Iterator[int]:
        todo = list(self.blocks[at].children)
        while todo:
            child = todo.pop()
            if not heading_units(self.blocks[child]):
                todo.extend(self.blocks[child].children)
            yield child

    def _is_leaf(self, at: int) -> bool:
        block = self.blocks[at]
        return not block.heading and (not block.children or not block.text.rstrip().endswith(":"))

    def _block(self, at: int) -> list[TaskDraft]:
        block, scope = self.blocks[at], self.scopes[at]
        if not block.text or (
            block.heading
            and block.mark is not Mark.PLAIN
            and len(block.text) < 200
            and not _has_time(block.text)
        ):
            if not (block.mark is not Mark.TITLE and scope.closing):
                return []
        if closing_assignment(block.text):
            return []
        spans = sentences(block.passage)
        dated: list[TaskDraft] = []
        undated: list[TaskDraft] = []
        known: tuple[str, ...] = ()
        for start, end in spans:
            text = block.text[start:end]
            mine = bearers(text, self.office.issuer)
            mentions = (
                []
                if scope.governor and self._is_leaf(at)
                else list(find_deadlines(text, self.office.context))
            )
            for mention in mentions:
                dated.append(self._dated(block, start, end, mention, mine, known, scope))
            if not mentions:
                draft = self._undated(block, start, end, mine, scope, bool(undated))
                if draft:
                    undated.append(draft)
            if mine:
                known = self._meant(mine[-1].names)
                self._remember(text, mine)
        if dated:
            return dated + (undated if block.mark is Mark.PLAIN else [])
        return undated if block.mark is Mark.PLAIN else undated[:1]

    def _remember(self, text: str, mine: list[Bearer]) -> None:
        asked = [bearer for bearer in mine if bearer.given]
        if not asked or is_pronoun(asked[0].names):
            return
        if _INTRODUCES.search(text):
            self.intro = asked[0].names
        self.last_asked = asked[0].names

    def _meant(self, names: tuple[str, ...]) -> tuple[str, ...]:
        if is_pronoun(names) and self.office.addressees:
            return self.office.addressees
        return names

    def _default(self) -> tuple[str, ...]:
        return self.intro or self.office.addressees or self.last_asked

    def _dated(
        self,
        block: Block,
        start: int,
        end: int,
        mention: Mention,
        mine: list[Bearer],
        known: tuple[str, ...],
        scope: Scope,
    ) -> TaskDraft:
        text = block.text[start:end]
        before = [bearer for bearer in mine if bearer.start < mention.end]
        chosen = (before or mine)[-1 if before else 0] if mine else None
        names = (
            self._meant(chosen.names)
            if chosen
            else known or scope.heading or scope.closing or self._default()
        )
        first, last = window(block.text, start, end, start + mention.start)
        return self._draft(block, text, (first, last), names, mention.deadline, mention.warnings)

    def _undated(
        self, block: Block, start: int, end: int, mine: list[Bearer], scope: Scope, again: bool
    ) -> TaskDraft | None:
        text = block.text[start:end]
        names: tuple[str, ...] = ()
        strong = next((b for b in mine if b.bound), None)
        first = mine[0] if mine else None
        if _SPENT.match(text) and not strong:
            return None
        if text.rstrip().endswith(":") and block.children:
            return None
        if strong:
            names = self._meant(strong.names)
        elif scope.heading or scope.closing:
            names = scope.heading or scope.closing
        elif (
            first
            and not is_pronoun(first.names)
            and not first.given
            and not _EXHORTATION.search(text[first.end :])
        ) or (
            first
            and first.given
            and not is_pronoun(first.names)
            and not _EXHORTATION.search(text[first.end :])
            and self._is_single(first.names)
        ):
            names = first.names
        elif scope.governor:
            names = self._default()
        if not names:
            return None
        deadline = scope.governor.mention.deadline if scope.governor else None
        warnings = scope.governor.mention.warnings if scope.governor else ()
        whole = (start, len(block.text)) if block.mark is not Mark.PLAIN else (start, end)
        draft = self._draft(block, text, whole, names, deadline, warnings)
        if scope.governor:
            draft = replace(draft, report_to=unique([*draft.report_to, *scope.governor.report_to]))
        return draft

    def _is_single(self, names: tuple[str, ...]) -> bool:
        folded = {name.casefold() for name in self.office.addressees}
        return not any(name.lower().startswith(("các ", "những ", "toàn ")) for name in names) or all(
            name.casefold() in folded for name in names
        )

    def _draft(
        self,
        block: Block,
        text: str,
        span: tuple[int, int],
        names: tuple[str, ...],
        deadline: Deadline | None,
        warnings: tuple[Warning, ...],
    ) -> TaskDraft:
        report_to = tuple(name for name in recipients(text) if name not in names)
        return TaskDraft(
            content=readable(block.text[span[0] : span[1]]),
            quote=quote(self.office.document, block.passage, *span),
            where=block.where,
            assignees=names,
            cooperators=tuple(name for name in cooperators(text) if name not in names),
            report_to=report_to,
            kind=kind_of(text),
            deadline=deadline,
            warnings=warn(names, deadline, warnings, self.office.received),
        )


def warn(
    names: tuple[str, ...], deadline: Deadline | None, found: tuple[Warning, ...], received: bool
) -> tuple[Warning, ...]:
    """What the office should look at, each code once."""
    codes = {warning.code: warning for warning in found}
    if not names:
        codes.setdefault("no_unit", Warning("no_unit"))
    if deadline and deadline.recurrence and not deadline.recurrence.has_day:
        codes.setdefault("recurring_without_day", Warning("recurring_without_day"))
    if deadline and deadline.relative and deadline.relative.start is Start.RECEIVED and not received:
        codes.setdefault("relative_needs_receipt", Warning("relative_needs_receipt"))
    return tuple(codes.values())


def _has_time(text: str) -> bool:
    return bool(re.search(r"\d{1,2}/\d{1,2}|tháng|quý|năm|hàng|hằng|ngày", text))


def heading_units(block: Block) -> tuple[str, ...]:
    """The units that a heading names as responsible for what stands under it, or none."""
    text = block.text
    if len(text) > 200 or (block.mark.is_bullet and not block.children):
        return ()
    if not block.children:
        return ()
    bare = _HEADING_LEAD.sub("", text, count=1)
    names = whole_name(bare)
    if names:
        return names
    if text.rstrip().endswith(":") and len(text) < 160:
        found = bearers(text)
        if found and found[0].start <= 12 and (found[0].bound or not found[0].given):
            return found[0].names
    return ()
