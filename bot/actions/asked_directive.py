"""Directives by number or words, each with its tasks as far as the person may see them."""

from collections.abc import Mapping, Sequence

from bot.actions.sight import Sight, sight, standings
from bot.turn import Handler, Turn
from chat import intents as i
from messages import directive_cards as words
from messages import refusals
from messages.directive_cards import Document
from storage import assignments, tables
from storage import directives as queries
from storage import directives as stored
from storage.assignments import Filter
from storage.tables.base import known
from tasks.model import LIVE, Status
from tasks.standing import Standing, counts_of

_OFFERED = 9
_LISTED = 200


def directive(turn: Turn, intent: i.AskDirective) -> None:
    """One directive with its tasks; where several fit, which one; without a name, the list."""
    seen = sight(turn)
    if seen is None:
        return
    tasks = _entries(turn, seen)
    drafts = queries.drafts_open(turn.session) if seen.unit_ids is None else {}
    found = [row for row in _found(turn, intent) if seen.unit_ids is None or known(row.id) in tasks]
    if not intent.text and intent.directive_id is None:
        _list(turn, seen, found, tasks, drafts)
    elif not found:
        turn.answer(refusals.only(refusals.no_directive(intent.text)))
    elif len(found) == 1:
        row = found[0]
        shown = words.card(document(row, drafts), tasks.get(known(row.id), []), seen.viewer)
        turn.answer(shown.message, tasks=shown.tasks)
    else:
        _offer(turn, found[:_OFFERED])


def document(row: tables.Directive, drafts: Mapping[int, int] | None = None) -> Document:
    """The directive as messages name it."""
    return Document(
        number=row.number or "",
        symbol=row.symbol or "",
        issued=row.issued,
        issuer=row.issuer or "",
        subject=row.subject or "",
        signer=row.signer or "",
        file_name=row.file_name,
        drafts=(drafts or {}).get(known(row.id), 0),
    )


def _found(turn: Turn, intent: i.AskDirective) -> list[tables.Directive]:
    if intent.directive_id is not None:
        row = queries.directive(turn.session, intent.directive_id)
        return [row] if row is not None else []
    if not intent.text:
        return stored.directives(turn.session, _LISTED)
    numbered = stored.by_number(turn.session, intent.text)
    return numbered or queries.directives_by_words(turn.session, intent.text)


def _entries(turn: Turn, seen: Sight) -> dict[int, list[Standing]]:
    """By directive, its tasks: of a recurring one what is past, the next, and what is done."""
    wanted = Filter(statuses={*LIVE, Status.DONE}, unit_ids=seen.unit_ids)
    rows = assignments.outstanding(turn.session, turn.today, wanted)
    rows = [row for row in rows if row.directive_id is not None]
    groups: dict[int, list[Standing]] = {}
    for row, entry in zip(rows, standings(turn, rows), strict=True):
        groups.setdefault(row.directive_id or 0, []).append(entry)
    return groups


def _list(
    turn: Turn,
    seen: Sight,
    found: Sequence[tables.Directive],
    tasks: Mapping[int, list[Standing]],
    drafts: Mapping[int, int],
) -> None:
    rows = [(document(row, drafts), counts_of(tasks.get(known(row.id), []))) for row in found]
    turn.answer(words.listed(rows, len(rows), seen.viewer), offer=_offers(found[: words.MOST]))


def _offer(turn: Turn, found: Sequence[tables.Directive]) -> None:
    titles = [words.titled(document(row)) for row in found]
    first = len(turn.offered) + 1  # other offers of the same turn come before
    turn.answer(refusals.which_directive(titles, first), offer=_offers(found))


def _offers(found: Sequence[tables.Directive]) -> list[str]:
    """By id: a number may be missing, or borne by two."""
    return [f"directive:{row.id}" for row in found]


HANDLERS: Mapping[type, Handler] = {i.AskDirective: directive}
