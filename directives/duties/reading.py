"""Reads an outline, block by block, and drafts its tasks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from directives.deadlines.deadlines import find_deadlines
from directives.deadlines.mentions import Mention
from directives.duties.bearer import Bearer, as_asked
from directives.duties.drafts import (
    Found,
    Office,
    Placed,
    Said,
    at_each_term,
    date_what_was_given,
    draft_of,
    helped,
    told_further,
)
from directives.duties.explaining import explain_times
from directives.duties.parting import parts_by_unit, work_before, works_of
from directives.duties.reports import clause_around
from directives.duties.resolving import NOBODY, Resolved, Resolver
from directives.duties.roles import bearers
from directives.duties.scopes import Scope, scopes_of
from directives.duties.sentences import (
    clauses_of,
    due_by,
    duties_apart,
    gathers,
    goes_on,
    is_shared,
    join_to,
    joined_before,
    laid_on_issuer,
    leads_again,
    recites,
    referred,
    under_lead,
)
from directives.duties.statements import asks_nothing
from directives.model import Kind
from directives.outline.blocks import Block, is_leaf, is_nested, is_whole
from directives.outline.labels import Mark
from directives.outline.segmentation import LONGEST_QUOTE, sentences, window
from expressions.names.units import unique

# Only a sentence with one of these can hold a deadline; the others need not be searched.
_MAY_NAME_A_TIME = re.compile(
    r"\d|ngày|tuần|tháng|quý|năm|định kỳ|giờ|thứ|kỳ|hạn|trước|mai|nay|Quý|Năm|Tháng|Tuần|Ngày|Định kỳ|Hạn"
)
_PREPARED = re.compile(r"(?:phân công|chuẩn bị|nhiệm vụ)(?!\w)", re.IGNORECASE)
_SECTIONS = frozenset((Mark.PART, Mark.ROMAN))
_LEAST_LETTERS = 8  # fewer are no sentence


@dataclass(slots=True)
class DutyReader:
    """Reads one outline, block by block; what was asked of whom before is remembered for what follows."""

    office: Office
    blocks: list[Block]
    asking: bool = True  # False: a report or an invitation, where only what has a time is a task
    inviting: bool = False  # and an invitation may say who prepares what
    named: Mention | None = None  # the last date named, for "trong thời hạn nói trên"
    of_items: dict[str, Mention] = field(default_factory=dict)  # the first date of each numbered item
    found: Found = field(default_factory=Found)
    who: Resolver = field(init=False)

    def __post_init__(self) -> None:
        office = self.office
        telling = office.context.telling
        self.who = Resolver(office.addressees, office.issuer, office.known, office.conveys, telling)

    def read(self) -> Found:
        """All drafts, in the order of the text."""
        scopes = scopes_of(
            self.blocks, self.office.context, self.office.issuer, self.office.addressees, self.office.known
        )
        if self.office.trace is not None:
            explain_times(self.office.trace, self.blocks, scopes, self._edges, self.office.context)
        for at, block in enumerate(self.blocks):
            if block.mark in _SECTIONS:
                self.who.asked = ()  # whom the last section named is not meant by this one
            if not scopes[at].quiet and block.text:
                self._read_block(block, scopes[at], at + 1 < len(self.blocks))
            else:
                named = bearers(block.text, self.office.issuer, known=self.office.known)
                self.who.remember(block.text, named, is_nested(block))
        self.found.drafts = date_what_was_given(self.found.drafts)
        return self.found

    def _read_block(self, block: Block, scope: Scope, more: bool) -> None:
        spans, parted = self._spans(block, scope)
        known = self.who.of_paragraph(block.text) if block.mark is Mark.PLAIN else ()
        for part in parts_by_unit(self.who, block, scope, spans, parted):
            known = self._read_part(block, scope, part, parted, known, more)

    def _each(self, block: Block, scope: Scope, first: str) -> bool:
        """Whether each sentence of a paragraph is a task; one under a unit's heading is one, as an item is.

        Under an introduction what follows a sentence that names its own unit goes on with that one.
        """
        if block.mark is not Mark.PLAIN:
            return False
        return not scope.heading or (scope.loose and not self.who.names_its_own(first, scope))

    def _read_part(
        self,
        block: Block,
        scope: Scope,
        spans: list[tuple[int, int]],
        parted: bool,
        known: tuple[str, ...],
        more: bool,
    ) -> tuple[str, ...]:
        """Draft the tasks of some sentences of a block; the units that the last of them speaks of."""
        dated: list[Placed] = []
        undated: list[Placed] = []
        whole = (spans[0][0], spans[-1][1])
        works = () if parted else works_of(self.who, block, scope, spans, self._mentions)
        for at, ((start, end), joined) in enumerate(
            zip(spans, joined_before(block.text, spans), strict=True)
        ):
            text = block.text[start:end]
            parted = parted or bool(works)
            mine = self.who.bearers(text, scope, block.mark is not Mark.PLAIN and start == 0)
            if works and known and not mine and (scope.loose or not scope.heading):
                scope = replace(scope, heading=known)
            if recites(text, self.office.issuer, mine):
                continue
            governed = scope.governor is not None and is_leaf(block)
            mentions = () if governed and scope.is_dated else self._mentions(as_asked(text, mine))
            governed = governed and not mentions
            if mentions and not mine and undated and (parted or len(undated) > 1) and gathers(text):
                dated, undated = dated + due_by(undated, mentions[0], text), []
                continue
            lent = None if mentions or governed else referred(text, self.named, self.of_items)
            mentions = (lent,) if lent else mentions
            if mentions and joined and is_shared(text, mentions[0]):
                before = max(0, len(undated) - joined)
                dated += due_by(undated[before:], mentions[0], text)
                del undated[before:]
            self._name(mentions, block)
            dated += self._of_mentions(block, (start, end), mentions, mine, scope, known, alone=bool(works))
            if mentions and not mine and not parted and undated and undated[-1][1].assignees == known:
                join_to(undated.pop(), dated, len(mentions), self.office, block, end)
            leads_on = text.rstrip().endswith(":") and (block.children or more) and not scope.whole
            if not mentions and not leads_on and (not works or works[at]):
                undated += self._undated(block, (start, end), whole, mine, scope, known, parted)
            self.who.remember(text, mine, is_nested(block))
            known = self.who.meant(mine[-1].names).names if mine else known
        each = parted or self._each(block, scope, block.text[slice(*spans[0])])
        found = dated + (undated if each else [] if dated else undated[:1])
        self.found.drafts += at_each_term([helped(draft, scope.helpers) for draft in found], scope.governor)
        return known

    def _mentions(self, text: str) -> tuple[Mention, ...]:
        """The deadlines of a sentence, without what it tells that another laid on the issuer."""
        found = find_deadlines(text, self.office.context) if _MAY_NAME_A_TIME.search(text) else ()
        issuer, known = self.office.issuer, self.office.known
        return tuple(one for one in found if not laid_on_issuer(text, one.start, issuer, known))

    def _is_prepared(self, block: Block, mine: list[Bearer]) -> bool:
        """ "4. Phân công chuẩn bị: - Sở A chuẩn bị báo cáo …" in an invitation."""
        if not self.inviting or not mine or (mine[0].start and not mine[0].given):
            return False
        lead = self.blocks[block.parent].text if block.parent >= 0 else block.text
        return _PREPARED.search(lead) is not None

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
        spans: list[tuple[int, int]] = []
        for start, end in whole:
            text = block.text[start:end]
            headed = scope.units and not scope.loose
            apart = leads_again(text) if headed else duties_apart(text, block.mark is not Mark.PLAIN)
            spans += pairwise([start, *(start + at for at in apart), end])
        return spans, len(spans) > len(whole)

    def _of_mentions(
        self,
        block: Block,
        span: tuple[int, int],
        mentions: tuple[Mention, ...],
        mine: list[Bearer],
        scope: Scope,
        known: tuple[str, ...],
        *,
        alone: bool,
    ) -> Iterator[Placed]:
        """The tasks of a sentence, one for each of its deadlines."""
        text = block.text[slice(*span)]
        if cut := work_before(text, mine[0].end if mine else 0, mentions):
            before = (span[0], span[0] + cut)
            yield from self._undated(block, before, before, mine, scope, known, parted=True)
        for mention, clause in zip(mentions, clauses_of(text, mentions), strict=True):
            resolved = self.who.of_deadline(text, mention, mine, scope, known)
            yield self._dated(block, span, mention, resolved, clause, alone=alone)

    def _edges(self, block: Block, scope: Scope) -> list[tuple[int, int]]:
        return self._spans(block, scope)[0]

    def _dated(
        self,
        block: Block,
        span: tuple[int, int],
        mention: Mention,
        resolved: Resolved,
        clause: str,
        *,
        alone: bool,  # the sentence is a work of its own in its item
    ) -> Placed:
        start, end = span
        text = block.text[start:end]
        quoted = window(block.text, start, end, start + mention.start)
        paged = any(not start < hole < end for hole in block.passage.holes)  # between two sentences
        if block.mark is not Mark.PLAIN and len(block.text) <= LONGEST_QUOTE and not (paged or alone):
            quoted = (0, len(block.text))
        said = Said(text, clause, clause_around(text, mention.start, mention.end))
        placed = draft_of(
            self.office, block, said, quoted, resolved.names, mention.deadline, mention.warnings
        )
        lead = self.blocks[block.parent].text if block.parent >= 0 else ""
        return self.office.note(under_lead(placed, lead, text[: mention.start], self.office), resolved.step)

    def _undated(
        self,
        block: Block,
        span: tuple[int, int],
        part: tuple[int, int],
        mine: list[Bearer],
        scope: Scope,
        known: tuple[str, ...],
        parted: bool,
    ) -> list[Placed]:
        start, end = span
        text = block.text[start:end]
        free = block.mark is Mark.PLAIN or parted
        opens = free or start == part[0]
        if (
            not (scope.whole or is_whole(block))
            or (block.mark is Mark.PLAIN and start == 0 and not mine and goes_on(text))
            or (not scope.governor and asks_nothing(text, bool(block.children) and not mine))
            or sum(1 for _ in islice(filter(str.isalpha, text), _LEAST_LETTERS)) < _LEAST_LETTERS
        ):
            return []
        resolved, request = (
            self.who.of_request(text, mine, scope, known, opens)
            if self.asking or self._is_prepared(block, mine)
            else (NOBODY, False)
        )
        if not resolved.names and not scope.governor:
            return []
        whole = (start, end if free else part[1])
        governor = scope.governor
        draft = draft_of(
            self.office,
            block,
            Said(text, text, text),
            whole,
            resolved.names,
            governor.mention.deadline if governor else None,
            governor.mention.warnings if governor else (),
        )
        draft = told_further(draft, block.text[end : whole[1]], self.office)
        draft = self.office.note(draft, resolved.step)
        if governor:
            place, task = draft
            kind = Kind.REPORT if governor.thing or governor.closes else task.kind
            to = unique([*task.report_to, *governor.report_to])
            return [(place, replace(task, report_to=to, kind=kind))]
        if request and not text.startswith("Riêng ") and (self.office.addressees or free):
            self.found.requests.append(draft)
            return []
        return [draft]
