"""The review in hand: which one the person means, what is known of it, and what was decided of it, done."""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from bot.actions.review.case import (
    AddAlias,
    AddHelpers,
    Append,
    Changed,
    Copy,
    GiveUnits,
    Leave,
    Merge,
    OpenDraft,
    Reject,
    RemoveHelpers,
    ReviewAnswer,
    ReviewCase,
    ReviewDecision,
    ReviewEffect,
    SetContent,
    SetDraftDeadline,
    SetLetterhead,
    SetReceived,
    SetRecipients,
    SettleName,
    ShowPage,
)
from bot.actions.review.gathering import View, book_of, facts_of, view_of
from bot.incoming.turn import Handler, Turn, in_review, who
from chat import intents as i
from chat.intents.catalog import command
from directives.model import TaskDraft
from language.folding import fold
from messages.review import answers
from messages.review import pages as review_words
from messages.text import plain
from storage.database.engine import Session
from storage.incoming import choices
from storage.registry import people
from storage.tables.base import known
from storage.work import directives, reviews
from storage.work.directives import Matched
from storage.work.reviews import Desk

_LATELY = timedelta(hours=12)
_NUMBERED = re.compile(r"\bban soat (?:van ban |cong van )?(?:so )?(\d{1,6})(?!\d)")  # "bản soát 402/SXD-VP"

DecideReview = Callable[[ReviewCase, Any], ReviewDecision]


def on_desk(decide: DecideReview) -> Handler:
    """The handler that gathers what is known of the review in hand, decides and carries out."""

    def handle(turn: Turn, intent: Any) -> None:
        desk = in_hand(turn)
        if desk is not None:
            carry_out(turn, desk, decide(case_of(turn, desk), intent))

    return handle


def in_hand(turn: Turn) -> Desk | None:
    """The review that the person means; where there is none, or which is unclear, that is answered."""
    open_now = reviews.open_reviews(turn.session)
    found = _meant(turn, open_now)
    if found is not None:
        choices.remember_review(turn.session, turn.target, known(found.review.id), turn.now)
        return _matched_anew(turn, found)
    turn.failed = True
    of = turn.at_hand if turn.review_id is None and len(open_now) == 1 else turn.review_id
    closed = reviews.desk(turn.session, of) if of is not None else None
    if closed is None and not open_now:
        closed = reviews.last_closed(turn.session, turn.now - _LATELY)
    if closed is not None:
        say_closed(turn, closed, open_now)
    elif open_now:
        turn.answer(answers.which_review(_titles(turn, open_now)), offer=_opening(open_now))
    else:
        turn.answer(answers.no_review())
    return None


def _meant(turn: Turn, desks: Sequence[Desk]) -> Desk | None:
    """The review that a button or a reply belongs to; else the one that the chat is at, or where it is at
    none the only open one; else none, and the bot asks.

    Who says "lưu" twice does not mean the review that is left.
    """
    wanted = turn.at_hand if turn.review_id is None else turn.review_id
    if wanted is None and len(desks) == 1:
        return desks[0]
    return next((desk for desk in desks if desk.review.id == wanted), None)


def take_named(turn: Turn, *, of_any: bool) -> bool:
    """Whether an open review was asked for by its document's number, and is now in hand.

    Of the only one a number that a draft bears is the draft's. Of several whoever asks for one anew does not
    mean the one that the chat is at.
    """
    asked = _NUMBERED.search(fold(turn.inbound.text))
    if asked is not None or of_any:
        turn.at_hand = None
    open_now = reviews.open_reviews(turn.session)
    if asked is None or turn.review_id is not None:
        return False
    number = int(asked[1])
    found = [desk for desk in open_now if re.match(rf"0*{number}(?!\d)", desk.directive.number or "")]
    alone = len(open_now) == 1 and any(draft.number == number for draft in open_now[0].drafts)
    if len(found) != 1 or alone:
        return False
    turn.review_id = known(found[0].review.id)
    return True


def case_of(turn: Turn, desk: Desk) -> ReviewCase:
    """What is known of the review."""
    return ReviewCase(
        facts=facts_of(turn.session, desk, view_of(turn)),
        drafts=tuple(
            OpenDraft(
                number=draft.number,
                deadline=reviews.deadline_of(draft),
                leads=tuple(draft.leads),
                unmatched=tuple(draft.unmatched),
                assignees=tuple(reviews.body_of(draft).assignees),
                due=reviews.due_of(draft, desk.directive, turn.calendar),
            )
            for draft in desk.drafts
        ),
        book=book_of(turn.session, turn.settings, desk.directive.issuer),
        person=who(turn),
        today=turn.today,
        page=desk.review.page,
        chosen=turn.chosen,
        calendar=turn.calendar,
        recipients=tuple(desk.directive.recipients),
    )


def carry_out(turn: Turn, desk: Desk, decision: ReviewDecision) -> None:
    """Do what was decided, and answer; where somebody else has closed the review, that is said."""
    for effect in decision.effects:
        if not _write(turn, desk, effect):
            turn.failed = True
            say_closed(turn, desk)
            return
    review_id, answer = known(desk.review.id), decision.answer
    turn.failed = (isinstance(answer, ReviewAnswer) and not decision.effects) or is_warned(answer)
    match answer:
        case ReviewAnswer():
            turn.left_open = answer.left_open or turn.left_open
            turn.answer(answer.message, review_id=review_id, offer=answer.offers)
            if answer.others is not None:
                turn.tell_office(answer.others)
        case ShowPage():
            show(turn, review_id, answer.page)
        case Changed():
            _say_changed(turn, review_id, answer)


def is_warned(answer: object) -> bool:
    """Whether it says something that whoever wrote more in the same message must know first."""
    return isinstance(answer, Changed) and bool(answer.warnings)


def show(turn: Turn, review_id: int, page: int) -> None:
    """A page of the review."""
    desk = reviews.desk(turn.session, review_id)
    if desk is None:
        return
    facts = facts_of(turn.session, desk, view_of(turn))
    desk.review.page = max(1, min(page, len(review_words.pages(facts))))
    turn.session.add(desk.review)
    turn.answer(review_words.page(facts, page), review_id=review_id)


def say_closed(turn: Turn, desk: Desk, left: Sequence[Desk] = ()) -> None:
    """Somebody was first, or said it twice: who closed it, how and when, and which are `left` open."""
    review = desk.review
    by = people.person(turn.session, review.closed_by) if review.closed_by is not None else None
    title = _title(turn.session, desk, view_of(turn))
    said = answers.already_closed(title, review.state, review.closed_at, by, _titles(turn, left))
    turn.answer(said, offer=_opening(left))


def _titles(turn: Turn, desks: Sequence[Desk]) -> list[str]:
    view = view_of(turn) if desks else None
    return [_title(turn.session, desk, view) for desk in desks] if view is not None else []


def _opening(desks: Sequence[Desk]) -> list[str]:
    return [in_review(known(desk.review.id), command(i.ShowReview())) for desk in desks]


def _write(turn: Turn, desk: Desk, effect: ReviewEffect) -> bool:
    session, review_id = turn.session, known(desk.review.id)
    match effect:
        case Leave():
            reviews.set_dropped(session, review_id, list(effect.numbers), effect.out)
            turn.dropped = effect.numbers if effect.out else ()
        case SetDraftDeadline():
            reviews.set_deadline(session, review_id, list(effect.numbers), effect.deadline)
        case GiveUnits():
            helpers = list(effect.helpers) if effect.helpers is not None else None
            reviews.set_units(session, review_id, list(effect.numbers), list(effect.leads), helpers)
        case AddHelpers():
            reviews.add_helpers(session, review_id, list(effect.numbers), list(effect.helpers))
        case RemoveHelpers():
            reviews.remove_helpers(session, review_id, list(effect.numbers), list(effect.helpers))
        case SettleName():
            reviews.settle_name(session, review_id, effect.name, list(effect.units))
        case AddAlias():
            people.add_alias(session, effect.unit_id, effect.alias)
        case SetReceived():
            directives.set_received(session, known(desk.directive.id), effect.on)
        case SetContent() | Append() | Copy() | Merge():
            _rewrite(session, review_id, effect)
        case SetRecipients():
            directives.set_recipients(
                session, known(desk.directive.id), list(effect.units), who(turn).id, turn.now
            )
        case SetLetterhead():
            by, value = who(turn).id, effect.on or effect.text
            directives.correct(session, known(desk.directive.id), effect.part, value, by, turn.now)
        case Reject():
            return reviews.close_review(session, desk.review, "rejected", who(turn).id, turn.now)
        case _:
            raise ValueError(f"{effect} is carried out elsewhere")
    return True


def _rewrite(session: Session, review_id: int, effect: SetContent | Append | Copy | Merge) -> None:
    match effect:
        case SetContent():
            reviews.set_content(session, review_id, list(effect.numbers), effect.content)
        case Append():
            draft = TaskDraft(effect.content, "", "", deadline=effect.deadline)
            reviews.add_draft(session, review_id, Matched(draft, effect.leads, effect.helpers))
        case Copy():
            reviews.copy_draft(session, review_id, effect.number, effect.times)
        case Merge():
            reviews.set_content(session, review_id, [effect.number], effect.content)
            reviews.take_up(session, review_id, effect.number, list(effect.others))


def _say_changed(turn: Turn, review_id: int, changed: Changed) -> None:
    """What changed in a line, the drafts that were touched if they are few, what is left to settle.

    Where another command follows in the same message, the line alone, before that one's answer.
    """
    if turn.more_to_come and not is_warned(changed):
        turn.hold(plain(changed.what))
        return
    turn.session.flush()
    desk = reviews.desk(turn.session, review_id)
    if desk is not None:
        facts = facts_of(turn.session, desk, view_of(turn))
        message = answers.changed(changed.what, facts, changed.touched, (*changed.hints, *changed.warnings))
        turn.answer(message, review_id=review_id, offer=changed.offers)


def _matched_anew(turn: Turn, desk: Desk) -> Desk:
    """The registry may have learnt a name since the document was read."""
    book = book_of(turn.session, turn.settings, desk.directive.issuer)
    review_id = known(desk.review.id)
    unknown = dict.fromkeys(name for draft in desk.drafts for name in draft.unmatched)
    learnt = {name: book.match(name).units for name in unknown}
    for name, units in learnt.items():
        if units:
            reviews.settle_name(turn.session, review_id, name, [unit.id for unit in units])
    return desk if not any(learnt.values()) else reviews.desk(turn.session, review_id) or desk


def _title(session: Session, desk: Desk, view: View) -> str:
    return review_words.document(facts_of(session, desk, view))
