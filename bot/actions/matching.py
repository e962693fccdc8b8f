"""The units that a document's names stand for. Only an exact name, a title or a known group decides."""

import re
from collections.abc import Iterable, Sequence

from directives.model import TaskDraft
from expressions.names.unitbook import How, UnitBook
from storage.directives import Matched

_PLACE = re.compile(r"\s+(?:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|xã|phường)\s.*$", re.IGNORECASE)


def organisation_of(office_name: str, issuer: str | None) -> str:
    """What documents append to a unit's name: "Sở Y tế" of "Sở Y tế tỉnh An Phú"."""
    return _PLACE.sub("", office_name or issuer or "").strip()


def match_drafts(drafts: Iterable[TaskDraft], book: UnitBook) -> list[Matched]:
    """Each draft with its units; a responsible unit's name that is not known stays in `unmatched`.

    The name of a cooperating unit that is not known ("các đơn vị liên quan") is kept as text only:
    nobody can be reminded of it, and the draft shows it as written.
    """
    return [_matched(draft, book) for draft in drafts]


def _matched(draft: TaskDraft, book: UnitBook) -> Matched:
    leads, unknown = _units(draft.assignees, book)
    helpers, _ = _units(draft.cooperators, book)
    return Matched(
        draft,
        leads=leads,
        helpers=tuple(unit for unit in helpers if unit not in leads),
        unmatched=unknown,
    )


def _units(names: Sequence[str], book: UnitBook) -> tuple[tuple[int, ...], tuple[str, ...]]:
    found: list[int] = []
    unknown: list[str] = []
    for name in names:
        match = book.match(name)
        if match.how is How.UNKNOWN:
            unknown.append(name)
        found += [unit.id for unit in match.units]
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(unknown))
