"""What is asked about directives: one with its tasks, or those of a span, an issuer, some words;
and the files that came with a unit's reports, for whoever may see the task, also before it is confirmed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bot.actions.audience import sight, standings
from bot.actions.questions.question import OpenQuestion, question, show_page
from bot.incoming.turn import Handler, Turn
from chat import intents as i
from messages import refusals
from messages.questions import directives as evidence_words
from messages.questions import directives as words
from messages.questions.answers import MOST
from messages.questions.directives import Document
from messages.text import Attachment, Message, plain
from storage import tables
from storage.incoming.chats import LastQuery
from storage.questions import tracking
from storage.questions.answering import QueryAnswer
from storage.registry import people
from storage.registry.roster import DirectivesWanted, directives_by_words, directives_page
from storage.tables.base import known
from storage.work import assignments, reviews
from storage.work import directives as stored
from storage.work import tasks as stored_tasks
from storage.work.assignments import Filter
from tasks.model import Status
from tasks.query import About, Query
from tasks.standing import Counts, Standing

MOST_FILES = 5


def evidence(turn: Turn, intent: i.AskEvidence) -> None:
    """Each file as a message of its own, the last ones first; what is no longer there is said."""
    seen = sight(turn)
    if seen is None:
        return
    picture = tracking.picture(turn.session, intent.number)
    shares = {row.assignment.id: row.assignment.unit_id for row in picture.assignments} if picture else {}
    visible = {share for share, unit in shares.items() if seen.unit_ids is None or unit in seen.unit_ids}
    if picture is None or not visible:
        say = refusals.no_task if seen.unit_ids is None else refusals.not_yours
        turn.answer(refusals.only(say(intent.number)))
        return
    reports = {known(r.id): r for r in picture.reports if r.assignment_id in visible}
    files = [file for file in picture.evidence if file.report_id in reports][::-1]
    if not files:
        turn.answer(evidence_words.none(intent.number), tasks=(intent.number,))
    names = {unit.id: unit.name for unit in people.units(turn.session, active_only=False)}
    _send_evidence(
        turn, intent.number, [(file, reports[file.report_id]) for file in files[:MOST_FILES]], shares, names
    )
    if len(files) > MOST_FILES:
        turn.answer(evidence_words.more(len(files) - MOST_FILES), tasks=(intent.number,))


def _send_evidence(
    turn: Turn,
    number: int,
    files: Sequence[tuple[tables.Evidence, tables.Report]],
    shares: Mapping[int, int],
    names: Mapping[int, str],
) -> None:
    for file, report in files:
        unit = names.get(shares[report.assignment_id], "")
        path = path_of(turn.files, file.stored_as)
        said = evidence_words.sent(number, unit, file.name, report.at)
        if path is None:
            turn.answer(
                evidence_words.gone(said) if file.stored_as else evidence_words.expired(said), tasks=(number,)
            )
            continue
        name = file.name or evidence_words.photo_name(number, report.at)
        turn.answer(Message((plain(said),), attachment=Attachment(str(path), name)), tasks=(number,))


def path_of(folder: Path, stored_as: str) -> Path | None:
    """Where the file lies; None where it was not kept, or is no longer there."""
    path = (folder / stored_as).absolute()
    return path if stored_as and path.parent == folder.absolute() and path.is_file() else None


_OFFERED = 9
_MOST_PAGES = 20


def directive(turn: Turn, intent: i.AskDirective) -> None:
    """One directive with its tasks; where several fit, which one; without a name, the list."""
    if not intent.text and intent.directive_id is None and intent.number is None:
        directives(turn, i.AskDirectives(Query()))
        return
    asked = question(turn, Query())
    if asked is None:
        return
    seen = _seen(turn, asked)
    every = _found(turn, intent, asked)
    found = [row for row in every if seen is None or known(row.id) in seen]
    if not found and seen is not None:
        found = [row for row in every if _cancelled(turn, asked, known(row.id))][:_OFFERED]
    if not found and intent.number is not None:
        turn.answer(words.of_no_directive(intent.number, given=_is_given_by_chat(turn, asked, intent.number)))
    elif not found:
        turn.answer(refusals.only(refusals.no_directive(intent.text)))
    elif len(found) > 1:
        _offer(turn, found[:_OFFERED], "paper" if intent.file else "directive")
    elif not intent.file or not _send(turn, asked, found[0], intent.number):
        _card(turn, asked, found[0], reviews.drafts_open(turn.session) if asked.everywhere else {})


def _is_given_by_chat(turn: Turn, asked: OpenQuestion, number: int) -> bool:
    """Whether the person sees the task, and it came of no directive."""
    wanted = Filter(statuses=None, unit_ids=asked.seen.units, task_numbers=[number])
    rows = assignments.listed(turn.session, wanted)
    return bool(rows) and all(row.directive_id is None for row in rows)


def _seen(turn: Turn, asked: OpenQuestion) -> frozenset[int] | None:
    """The directives of which the person may see a task, None for all."""
    if asked.everywhere:
        return None
    parts = asked.answer(turn).by_directive()
    return frozenset(part.key for part in parts if isinstance(part.key, int))


def directives(turn: Turn, intent: i.AskDirectives, offset: int = 0) -> None:
    """The directives that came within the span, of the issuer, with the words of the question."""
    query = intent.query
    asked = question(turn, Query())
    if asked is None:
        return
    wanted = DirectivesWanted(_seen(turn, asked), f"{query.issuer} {query.words}".strip(), query.span)
    # From the first on: a number chooses from all that was shown.
    rows, total = directives_page(turn.session, wanted, 0, offset + MOST)
    parts = {part.key: part.counts for part in asked.answer(turn).by_directive([known(r.id) for r in rows])}
    drafts = reviews.drafts_open(turn.session) if asked.everywhere else {}
    shown = [(document(row, drafts), parts.get(row.id, Counts())) for row in rows[offset:]]
    cut = words.listed(shown, total, asked.viewer, offset)
    turn.asked = LastQuery(replace(query, about=About.DOCUMENTS), None)
    show_page(turn, cut, offset, total, intent, _offers(rows[: offset + cut.rows]))


def _send(turn: Turn, asked: OpenQuestion, row: tables.Directive, task: int | None) -> bool:
    """Send the directive's own file, page by page; where none is kept that is said before what is known."""
    files, named_so = stored.files_of(turn.session, known(row.id)), document(row)
    if not files:
        turn.hold(words.no_file(named_so, asked.viewer))
        return False
    tasks = (task,) if task is not None else ()
    for place, file in enumerate(files[:_MOST_PAGES], 1):
        said = words.file_sent(named_so, place, len(files))
        path = path_of(turn.files, file.stored_as)
        if path is None:
            turn.answer(words.file_gone(said, asked.viewer), tasks=tasks)
            continue
        name = file.name or words.page_name(named_so, place)
        turn.answer(Message((said,), attachment=Attachment(str(path), name)), tasks=tasks)
    return True


def _card(turn: Turn, asked: OpenQuestion, row: tables.Directive, drafts: Mapping[int, int]) -> None:
    """The directive with as many of its tasks as a screen holds; the rest is a question of its own."""
    query = Query(directive=row.number or "")
    found = QueryAnswer(turn.session, Query(), asked.seen, turn.as_of, known(row.id), paged=True)
    filed = bool(stored.with_files(turn.session, [known(row.id)]))
    total = found.total()
    shown, taken = words.card(
        document(row, drafts, filed=filed),
        total.counts,
        found.page(0, MOST),
        asked.viewer,
        found.entries(),
        _cancelled(turn, asked, known(row.id)),
        led=total.led,
    )
    left = taken < found.entries() and bool(row.number)
    turn.asked = LastQuery(query, taken if left else None) if row.number else None
    turn.answer(shown.message, tasks=shown.tasks, offer=["more"] if left else [])


def document(
    row: tables.Directive, drafts: Mapping[int, int] | None = None, *, filed: bool = False
) -> Document:
    """The directive as messages name it; `filed`: a file of it is kept."""
    return Document(
        number=row.number or "",
        symbol=row.symbol or "",
        issued=row.issued,
        issuer=row.issuer or "",
        subject=row.subject or "",
        signer=row.signer or "",
        file_name=row.file_name,
        drafts=(drafts or {}).get(known(row.id), 0),
        filed_as=known(row.id) if filed else None,
    )


def _found(turn: Turn, intent: i.AskDirective, asked: OpenQuestion) -> list[tables.Directive]:
    of_task = stored_tasks.directive_of(turn.session, intent.number) if intent.number is not None else None
    wanted = of_task if intent.number is not None else intent.directive_id
    if wanted is not None or intent.number is not None:
        row = stored.directive(turn.session, wanted) if wanted is not None else None
        return [row] if row is not None else []
    if not intent.text:
        return []
    numbered = stored.by_number(turn.session, intent.text)
    return numbered or directives_by_words(turn.session, intent.text, units=asked.seen.units)


def _cancelled(turn: Turn, asked: OpenQuestion, directive_id: int) -> Sequence[Standing]:
    """The directive's tasks that the office has cancelled, each once."""
    numbers = stored_tasks.cancelled_of(turn.session, directive_id)
    wanted = Filter(statuses={Status.CANCELLED}, unit_ids=asked.seen.units, task_numbers=numbers)
    rows = assignments.listed(turn.session, wanted) if numbers else []
    return standings(turn, list({row.assignment.task_number: row for row in rows}.values()))


def _offer(turn: Turn, found: Sequence[tables.Directive], verb: str) -> None:
    titles = [words.titled(document(row)) for row in found]
    first = len(turn.offered) + 1  # other offers of the same turn come before
    turn.answer(refusals.which_directive(titles, first), offer=_offers(found, verb))


def _offers(found: Sequence[tables.Directive], verb: str = "directive") -> list[str]:
    """By id: a number may be missing, or borne by two."""
    return [f"{verb}:{row.id}" for row in found]


HANDLERS: Mapping[type, Handler] = {
    i.AskDirective: directive,
    i.AskDirectives: directives,
    i.AskEvidence: evidence,
}
