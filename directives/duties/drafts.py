"""What a draft is made of: the words quoted, the units, the deadline, and what the office should look at."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from directives.deadlines.deadlines import Context, Mention
from directives.duties.recipients import cooperators, kind_of, recipients
from directives.model import TaskDraft
from directives.outline.blocks import Block
from directives.outline.segmentation import as_written, quote, readable
from directives.trace import Trace
from expressions.names.units import unique
from language.folding import fold
from tasks.deadline import Deadline, Start
from tasks.warning import Warning

_FINISHES_ALL = re.compile(r"hoàn thành (?:các|toàn bộ|tất cả|những)\s")
_JOINED = 12  # letters between two deadlines of one piece of work: "và trước ngày"
_REACH = 60  # drafts back from one that finishes what was given

# A sentence with many deadlines is asked for each of them, and answers the same.
_all_cooperators = lru_cache(maxsize=1)(cooperators)
_all_recipients = lru_cache(maxsize=1)(recipients)

# A draft with the place in the document where it begins.
Placed = tuple[int, TaskDraft]


@dataclass(slots=True)
class Office:
    """What a document says of itself that its tasks depend on."""

    document: str
    context: Context
    issuer: str | None = None
    addressees: tuple[str, ...] = ()
    received: bool = False
    glued: bool = False
    trace: Trace | None = None

    def note(self, placed: Placed, step: str) -> Placed:
        """The draft; by which step its units were found is kept where somebody asks why."""
        if self.trace is not None:
            self.trace.steps[placed[0], placed[1].assignees] = step
        return placed


@dataclass(slots=True)
class Found:
    """Drafts of one part of a document, each with the place in the document where it begins.

    `requests` speak to everybody, and count only where nothing else is asked.
    """

    drafts: list[Placed] = field(default_factory=list)
    requests: list[Placed] = field(default_factory=list)


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
    whole = said.clause == said.sentence
    others = cooperators(said.clause) or (() if whole else _all_cooperators(said.sentence))
    to = recipients(said.clause) or (() if whole else _all_recipients(said.sentence))
    if office.glued:
        begin, end = block.passage.place(0), block.passage.place(len(block.text) - 1) + 1
        raw = office.document[begin:end]
        names, others, to = (tuple(as_written(name, raw) for name in each) for each in (names, others, to))
    task = TaskDraft(
        content=readable(block.text[span[0] : span[1]]),
        quote=quote(office.document, block.passage, *span),
        where=block.where,
        assignees=names,
        cooperators=tuple(name for name in others if name not in names),
        report_to=tuple(name for name in to if name not in names),
        kind=kind_of(said.near),
        deadline=deadline,
        warnings=warn(names, deadline, warnings, office.received),
    )
    return block.passage.place(span[0]), task


def clauses_of(sentence: str, mentions: tuple[Mention, ...]) -> list[str]:
    """Where a sentence has several deadlines, the part that belongs to each; else the sentence."""
    if len(mentions) < 2:
        return [sentence] * len(mentions)
    edges = [0, *(mention.end for mention in mentions[:-1]), len(sentence)]
    clauses = [sentence[a:b] for a, b in pairwise(edges)]
    for at in range(1, len(mentions)):
        if mentions[at].start - mentions[at - 1].end <= _JOINED:
            clauses[at] = clauses[at - 1]  # "trước ngày 15/6 và trước ngày 01/12": one piece of work
    return clauses


def helped(placed: Placed, helpers: tuple[str, ...]) -> Placed:
    """The draft with those that a line of its own names as cooperating."""
    place, task = placed
    more = [name for name in helpers if name not in task.assignees]
    return (place, replace(task, cooperators=unique([*task.cooperators, *more]))) if more else placed


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
    if deadline and deadline.relative and deadline.relative.start is Start.RECEIVED and not received:
        codes.setdefault("relative_needs_receipt", Warning("relative_needs_receipt"))
    return tuple(codes.values())
