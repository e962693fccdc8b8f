"""A review as a use case sees it, and what it decides of it: changes and an answer, as values. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from chat import intents as i
from chat.intents.catalog import command
from chat.intents.values import DocumentField, Which
from expressions.names.unitbook import UnitBook
from language.folding import fold
from messages.review import answers
from messages.review.reading import DraftFacts, ReviewFacts
from messages.text import Message
from tasks.deadline import Deadline
from tasks.model import Due, Person
from tasks.workdays import Calendar

MOST_OFFERS = 9
MOST_AT_ONCE = 3
"""Drafts that are touched at once where they were not named one by one."""

_FITS: dict[Which, Callable[[DraftFacts], bool]] = {
    Which.ALL: lambda _: True,
    Which.UNDATED: lambda draft: draft.undated,
    Which.NO_UNIT: lambda draft: draft.needs_unit,
}


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """What of a draft is decided on, beside what is shown of it: units by id, names that nobody bears.

    `assignees` are the responsible units as the document names them; `due` is the day, where it is known.
    """

    number: int
    deadline: Deadline | None = None
    leads: tuple[int, ...] = ()
    unmatched: tuple[str, ...] = ()
    assignees: tuple[str, ...] = ()
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class ReviewCase:
    """The review in hand, gathered once. `page` was shown last; `chosen`: it was offered, and chosen.

    `recipients` are the ids of the units that get the document to know of it.
    """

    facts: ReviewFacts
    drafts: tuple[OpenDraft, ...]
    book: UnitBook
    person: Person
    today: date
    page: int = 1
    chosen: bool = False
    calendar: Calendar = field(default_factory=Calendar)
    recipients: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Leave:
    """Drafts are left out, or taken back."""

    numbers: tuple[int, ...]
    out: bool


@dataclass(frozen=True, slots=True)
class SetDraftDeadline:
    """Drafts get this deadline, or none."""

    numbers: tuple[int, ...]
    deadline: Deadline | None


@dataclass(frozen=True, slots=True)
class GiveUnits:
    """Drafts go to units, in the place of those that were there; None leaves the helpers as they are."""

    numbers: tuple[int, ...]
    leads: tuple[int, ...]
    helpers: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class AddHelpers:
    """Units cooperate in drafts, beside those that do."""

    numbers: tuple[int, ...]
    helpers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RemoveHelpers:
    """Units cooperate in drafts no more."""

    numbers: tuple[int, ...]
    helpers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SettleName:
    """A name stands for these units in every draft that bears it."""

    name: str
    units: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AddAlias:
    """The registry knows the name from now on."""

    unit_id: int
    alias: str


@dataclass(frozen=True, slots=True)
class SetReceived:
    """The day on which the document was received."""

    on: date


@dataclass(frozen=True, slots=True)
class SetContent:
    """A draft has other words."""

    numbers: tuple[int, ...]
    content: str


@dataclass(frozen=True, slots=True)
class Copy:
    """The draft is there so many times more, under the numbers that follow the last."""

    number: int
    times: int


@dataclass(frozen=True, slots=True)
class Append:
    """One more draft, under the number that follows the last; units by id."""

    content: str
    leads: tuple[int, ...]
    helpers: tuple[int, ...]
    deadline: Deadline | None


@dataclass(frozen=True, slots=True)
class Merge:
    """The first draft takes up the others, which are left out: words, and units."""

    number: int
    others: tuple[int, ...]
    content: str


@dataclass(frozen=True, slots=True)
class SetLetterhead:
    """A part of the document's letterhead is corrected: `text`, or `on` for its day."""

    part: DocumentField
    text: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class SetRecipients:
    """The units that get the document to know of it, by id."""

    units: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reject:
    """The review is closed, and nothing of it given to anybody."""


@dataclass(frozen=True, slots=True)
class SaveReview:
    """The review is closed, and its drafts become tasks."""


ReviewEffect = (
    Leave
    | SetDraftDeadline
    | GiveUnits
    | AddHelpers
    | RemoveHelpers
    | SettleName
    | AddAlias
    | SetReceived
    | SetContent
    | Append
    | Copy
    | Merge
    | SetLetterhead
    | SetRecipients
    | Reject
    | SaveReview
)


@dataclass(frozen=True, slots=True)
class ReviewAnswer:
    """A message, with the commands that a bare number chooses from; the office hears `others`.

    `left_open` is the intent of which the answer asks for a missing part.
    """

    message: Message
    offers: tuple[str, ...] = ()
    others: Message | None = None
    left_open: Any = None


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed in a line, for the drafts that were touched; the answer shows the review after it.

    After `warnings` nothing is done that follows in the same message: who wrote it did not know of them.
    """

    what: str
    touched: tuple[int, ...]
    hints: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowPage:
    """A page of the review is shown."""

    page: int


@dataclass(frozen=True, slots=True)
class ReviewDecision:
    """What the person hears, and the effects in their order."""

    answer: ReviewAnswer | Changed | ShowPage
    effects: tuple[ReviewEffect, ...] = ()


def meant(
    case: ReviewCase, drafts: Sequence[int], which: Which, *, dropped: bool = False
) -> tuple[int, ...] | ReviewDecision:
    """The drafts by number, or by kind among those that are (not) dropped.

    Where a number is not in the review: the answer that says so.
    """
    facts = case.facts
    if which is Which.LAST:
        return _left_out_last(case)
    if which is not Which.NUMBERS:
        return tuple(d.number for d in facts.drafts if d.dropped == dropped and _FITS[which](d))
    there = {draft.number for draft in facts.drafts}
    missing = [number for number in drafts if number not in there]
    if missing:
        return ReviewDecision(ReviewAnswer(answers.no_such_draft(missing, max(there, default=0))))
    return tuple(dict.fromkeys(drafts))


def _left_out_last(case: ReviewCase) -> tuple[int, ...] | ReviewDecision:
    """The only draft that is left out; of several it is asked which one comes back."""
    out = tuple(draft.number for draft in case.facts.drafts if draft.dropped)
    if len(out) < 2:
        return out
    offers = tuple(command(i.Restore((number,))) for number in out[:MOST_OFFERS])
    return ReviewDecision(ReviewAnswer(answers.which_restored(offers), offers))


def shown_first(
    case: ReviewCase, numbers: Sequence[int], which: Which, command: str
) -> ReviewDecision | None:
    """What is said of all drafts, and touches many, is shown before it is done."""
    if which is Which.NUMBERS or which is Which.UNDATED or case.chosen or len(numbers) <= MOST_AT_ONCE:
        return None
    return ReviewDecision(ReviewAnswer(answers.of_many(numbers, command), (command,)))


def bearing(case: ReviewCase, name: str) -> tuple[int, ...]:
    """The drafts that bear a name which nobody in the registry bears."""
    folded = fold(name)
    return tuple(d.number for d in case.drafts if any(fold(other) == folded for other in d.unmatched))
