"""What a draft is made of: the words quoted, the units, the deadline, and what the office should look at."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from directives.deadlines.deadlines import Context
from directives.duties.bearer import GIVING
from directives.duties.cooperation import cooperators
from directives.duties.governing import Governor
from directives.duties.recipients import recipients, recipients_beside
from directives.duties.reports import kind_of
from directives.model import Kind, TaskDraft
from directives.outline.blocks import Block
from directives.outline.segmentation import as_written, quote, readable
from directives.trace import Trace
from expressions.names.known_names import KnownNames
from expressions.names.units import unique
from language.folding import fold
from tasks.deadline import Deadline, StartEvent
from tasks.warning import Warning

_KINDS = frozenset(("Sở", "Bộ", "Cục", "Tổng cục", "Chi cục", "Ban", "Viện", "Thanh tra"))
_PLACE = re.compile(r"\s(?:tỉnh|thành phố|Thành phố)\s.*\Z")

_FINISHES_ALL = re.compile(r"hoàn thành (?:các|toàn bộ|tất cả|những)\s")
# Steps of `directives.duties.resolving` by which the units were found in other sentences than the duty's own.
_FURTHER_OFF = frozenset(("introduction", "last_asked"))
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
    parted = whole and ";" in said.sentence and deadline is not None
    to = (recipients(said.near, office.known) if parted else ()) or recipients(said.clause, office.known)
    kind = kind_of(said.near)
    begun = said.clause.lstrip(" ;,")
    given = begun[:1].islower() and GIVING.match(begun) is not None  # to another unit than before it
    if not to and not whole and not given:
        to = recipients(said.near, office.known) if ";" in said.sentence else ()
        to = to or _all_recipients(around, office.known)
    if kind is Kind.REPORT and not to and not given:
        to = _beside_in_sentence(said, office)
    if kind is Kind.REPORT and not to and said.sentence and not given:
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


# "báo cáo nhanh trước ngày …; báo cáo tổng kết trước ngày … về Sở": one address for both.
_REPORTS_TOO = re.compile(r"[\s;,]{0,3}(?:và\s)?báo cáo\s(?:\w+\s){1,3}?(?:trước|chậm nhất|trong)(?!\w)")


def _beside_in_sentence(said: Said, office: Office) -> tuple[str, ...]:
    """Who receives a report of which its own clause says only by when: before it, or with one behind it."""
    at = max(said.sentence.find(said.clause), 0)
    rest = said.sentence[at + len(said.clause) :]
    to = recipients(said.sentence[:at], office.known)
    return to or (recipients(rest, office.known) if _REPORTS_TOO.match(rest) else ())


# "Sở A: chủ trì, phối hợp với Sở B: (1) …; (2) …": with whom all of these are done.
_COUNTS = re.compile(r":\s(?:\(1\)|\(i\)|1\)|a\))\s")


def _lead_of(said: Said) -> str:
    """What stands before the parts that a sentence counts, of which the clause is one."""
    counts = _COUNTS.search(said.sentence) if said.clause != said.sentence else None
    return said.sentence[: counts.start()] if counts else ""


def _until_due(said: Said, deadline: Deadline | None) -> str:
    """The clause as far as the part with its deadline goes: who is worked with later does other work."""
    at = said.clause.find(deadline.phrase) if deadline and deadline.on else -1
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


def told_further(placed: Placed, rest: str, office: Office) -> Placed:
    """The draft of an item's first sentence, with whom the sentences behind it work with and report to."""
    if not rest.strip():
        return placed
    place, task = placed
    helpers = task.cooperators or cooperators(rest, office.known)
    to = task.report_to or recipients(f". {rest.lstrip()}", office.known)
    return place, replace(
        task,
        cooperators=tuple(_in_full(name, office) for name in helpers if name not in task.assignees),
        report_to=tuple(_in_full(name, office) for name in to if name not in task.assignees),
    )


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
