"""Text to directive: the one way in to the reader.

text -> lines -> header | body | foot | annexes -> outline -> drafts
"""

from dataclasses import replace
from datetime import date

from directives.deadlines.deadlines import Context
from directives.duties.contents import understandable
from directives.duties.drafts import Found, Office, Placed
from directives.duties.evening import evened, slips_of
from directives.duties.reading import DutyReader
from directives.duties.rows import explain_row, row_drafts, title_over, told_repeats
from directives.head.addressees import parties
from directives.head.dateline import first_posting, told_month
from directives.head.digests import read_digest
from directives.head.header import read_header
from directives.head.issuers import issuer_of
from directives.head.links import links_of
from directives.head.signature import annex_of, foot_of, named_signer, passages_of, signer_of
from directives.head.spoilt import mend_foot, mend_head
from directives.kind_of_text import QUIET, asked, kind_of_text, kinds_named
from directives.model import ONLY_TOLD, Directive, Header, KindOfText, TaskDraft
from directives.outline.blocks import build, closed_up, single_spaced
from directives.outline.glued_lines import cut_names
from directives.outline.lines import Line, Passage, read_lines
from directives.outline.mending import mended, mends
from directives.outline.paragraphs import layout_of
from directives.outline.segmentation import missing_blanks, shorten
from directives.outline.tables import take_tables
from directives.trace import TimeSeen, Trace
from directives.words import ASKING_NOTHING, INVITING
from expressions.names.bounded_names import bounded_names
from expressions.names.known_names import STANDING_ROOMS, KnownNames, called, spoken_whole
from expressions.times.candidates import scan
from expressions.times.time_tokens import tokenise
from language.folding import composed
from language.spelling import is_rubbish
from tasks.warning import Warning

_NOISY = 1 / 1500  # words to mend a letter: the text was scanned badly
_MOST_TOLD_OF = 20  # passages that were not read, and that may be orders
_OPENING_LINES = 60  # of a body, in which it says what kind of text it is
LONGEST_TEXT = 4_000_000  # letters; what goes on beyond is not read


def parse(text: str, received: date | None = None, units: tuple[str, ...] = ()) -> Directive:
    """Read a document. Pure; never raises, whatever the text.

    `text` is what the file says, `received` the day the office got it, `units` the names of the office's own
    units, which need no grammar to be told where they end. Dates that count from the receipt
    stay uncounted; without `received` their drafts carry a warning.
    """
    return _read(text, received, units, None)


def parse_tracking(text: str, received: date | None = None, units: tuple[str, ...] = ()) -> Directive:
    """Read an office's own tables of tasks, rows between pipes, as `parse` reads a document.

    Rows that are done are counted (the warning `rows_done`) and left; those that say what one before says
    have the warning `repeated_row`.
    """
    document = composed(text[:LONGEST_TEXT])
    meant = mends(document, units)
    rows = take_tables(document, read_lines(document, (), meant), 0, meant)
    office = Office(document, Context(None), known=KnownNames(units), received=received is not None)
    office.tracking = True
    placed = told_repeats([draft for row in rows for draft in row_drafts(row, office)])
    return Directive(
        subject=title_over(document),
        drafts=tuple(draft for _, draft in placed),
        warnings=(Warning("rows_done", {"n": office.done}),) if office.done else (),
    )


def explain(text: str, received: date | None = None, units: tuple[str, ...] = ()) -> tuple[Directive, Trace]:
    """Read a document as `parse` does, and keep what was decided by which rule."""
    trace = Trace()
    return _read(text, received, units, trace), trace


def _read(text: str, received: date | None, units: tuple[str, ...], trace: Trace | None) -> Directive:
    document = composed(text[:LONGEST_TEXT])
    joints, meant = missing_blanks(document), mends(document, units)
    scanned = mended(document, meant) if len(meant) >= _NOISY * len(document) else ""
    said = scanned or document
    lines = read_lines(document, joints, meant)
    cut_names(lines)
    header = _read_head(lines, scanned)
    table_rows = take_tables(document, lines, header.body, meant)
    foot = _find_foot(lines, header.body, scanned)
    annex = annex_of(lines, foot)
    digest = not header.formal and _take_digest(header, said)
    issuer = issuer_of(header, closed_up(said, lines))
    context = _context_of(header, said)
    known = _known_names(units, header, lines[foot:annex], said)
    glued = bool(joints) and not scanned
    office = Office(document, context, issuer, header.addressees, known, received is not None, glued, trace)
    rows = [draft for row in table_rows for draft in row_drafts(row, office)]
    if trace is not None:
        _explain_outside(trace, lines, header.body, foot, annex)
        for row in table_rows:
            explain_row(row, context, trace)
    body = lines[header.body : foot]
    kind = kind_of_text(header, digest, " ".join(line.text for line in body[:_OPENING_LINES]), issuer)
    office.conveys = kind is KindOfText.CONCLUSION
    found = [_read_body(office, header, body, kind)]
    if annex < len(lines):
        found.append(_read_part(office, lines[annex:]))
    rubbish = [line.text for line in lines if line.text and is_rubbish(line.text)]
    unread = tuple(map(shorten, [*rubbish, *passages_of(lines[foot:annex])]))
    placed = _in_order(found, rows, bool(rubbish), context.telling)
    placed = evened(placed, header.addressees, units, said, slips_of(document, meant), noisy=bool(scanned))
    links = links_of(said, header.number, header.subject)
    if trace is not None:
        trace.drafts = placed
    return Directive(
        number=header.number,
        symbol=header.symbol,
        issued=header.issued,
        issuer=issuer,
        subject=header.subject,
        signer=signer_of(lines, foot, annex, scanned) or named_signer(said, digest),
        addressees=header.addressees,
        kind_of_text=kind,
        unread=unread[:_MOST_TOLD_OF],
        possible=tuple(_only_told(draft) for _, draft in found[0].told[:_MOST_TOLD_OF]),
        replaces=links.replaces,
        amends=links.amends,
        drafts=tuple(draft for _, draft in placed),
    )


def _in_order(found: list[Found], rows: list[Placed], spoilt: bool, telling: bool) -> list[Placed]:
    """The drafts of all parts as they stand in the text.

    `spoilt`: some passages of it are rubbish; `telling`: it tells of another paper.
    """
    placed = [draft for part in found for draft in part.drafts] + rows
    placed = [one for one in placed if not spoilt or not is_rubbish(one[1].quote)]
    requests = [request for part in found for request in part.requests]
    if requests and not placed:
        # A short letter whose only content is one request to all: the last sentence that asks.
        placed = requests[-1:]
    elif requests and not telling and requests[0][0] < min(at for at, _ in placed):
        # The first that a letter without days asks of all, before anything else.
        placed += requests[:1] if all(task.deadline is None for _, task in placed) else []
    return sorted(placed, key=lambda one: one[0])


def _read_head(lines: list[Line], scanned: str) -> Header:
    """The head, whose parts are told by the blank lines between them, of a text without too many of these.

    `scanned`: the text, where it was scanned badly.
    """
    if scanned:
        mend_head(lines, scanned)
    close = single_spaced(lines)
    header = read_header(close)
    if len(close) < len(lines):
        first = close[header.body] if header.body < len(close) else None
        header.body = next((at for at, line in enumerate(lines) if line is first), len(lines))
    return header


def _find_foot(lines: list[Line], body: int, scanned: str) -> int:
    """The first line of the foot, whose titles are mended where the text was scanned badly."""
    foot = foot_of(lines, body)
    if scanned:
        mend_foot(lines[foot:])
    return foot


def _known_names(units: tuple[str, ...], header: Header, foot: list[Line], document: str) -> KnownNames:
    """The office's units, and the bodies that the document names where no grammar has to tell their ends."""
    return KnownNames(
        (
            *units,
            *STANDING_ROOMS,
            *parties(header.addressees, foot),
            *called(document),
            *bounded_names(document),
        ),
        spoken_whole(document),
    )


def _explain_outside(trace: Trace, lines: list[Line], body: int, foot: int, annex: int) -> None:
    """Keep the times of head and foot, which nobody is asked to keep."""
    for rule, part in (("head", lines[:body]), ("foot", lines[foot:annex])):
        for line in part:
            tokens = tokenise(line.text)
            for time in scan(tokens):
                start, end = tokens[time.first].start, tokens[time.last - 1].end
                place = Passage(line.text, line.pieces).place(start)
                trace.times.append(TimeSeen(place, "", line.text[start:end], rule, False))


def _context_of(header: Header, document: str) -> Context:
    """What a phrase may need to know: the day of issue, else of posting, else the year of the days named."""
    anchor = header.issued or header.posted or first_posting(document)
    year = header.year or (anchor.year if anchor else None)
    month = header.month or (anchor.month if anchor else None)
    guessed = year is None and not header.formal
    if guessed:
        year, month = told_month(document) or (None, None)
    return Context(
        issued=anchor,
        year=year,
        month=month,
        telling=not header.formal,
        number=header.number.replace(" ", "") if header.number else None,
        guessed=guessed,
    )


def _take_digest(header: Header, document: str) -> bool:
    """Take the fields of the directive that a posted text tells of; whether it tells of one."""
    digest = read_digest(document)
    if digest is None:
        return False
    if digest.number:
        header.number, header.symbol = digest.number, digest.symbol
        header.issued = digest.issued or header.issued
    header.issuer = digest.issuer
    if header.subject is None or digest.better_than(header.subject):
        header.subject = digest.about
    return True


def _read_part(office: Office, lines: list[Line], asking: bool = True, inviting: bool = False) -> Found:
    blocks = build(lines, layout_of(lines))
    found = DutyReader(office, blocks, asking=asking, inviting=inviting).read()
    found.drafts = understandable(found.drafts, blocks)
    return found


def _read_body(office: Office, header: Header, lines: list[Line], kind: KindOfText | None) -> Found:
    """The body's drafts, without what a text of its kind only tells of."""
    kinds = set(kinds_named(header, office.issuer))
    inviting = not kinds.isdisjoint(INVITING)
    found = _read_part(office, [*lines], kinds.isdisjoint(ASKING_NOTHING), inviting)
    drafts = found.drafts
    found.drafts = asked(drafts, kind, lines, office.issuer, header.addressees)
    if kind in QUIET:
        kept = {id(draft) for _, draft in found.drafts}
        found.told = [one for one in drafts if _names_all(one[1]) and id(one[1]) not in kept]
    found.requests = asked(found.requests, kind, lines)
    return found


def _names_all(draft: TaskDraft) -> bool:
    """Whether it says who does it by when, as an order does."""
    return bool(draft.assignees) and draft.deadline is not None


def _only_told(draft: TaskDraft) -> TaskDraft:
    return replace(draft, warnings=(Warning(ONLY_TOLD),))
