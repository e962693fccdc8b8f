"""The review in hand: which one the person means, and what is said where there is none."""

import re
from datetime import timedelta

from bot.actions.gathering import View, book_of, facts_of
from bot.situation import desk_in_hand
from bot.turn import Turn, in_review
from language.folding import fold
from messages import review_answers as answers
from messages.review_facts import ReviewFacts
from messages.reviews import document
from storage import people, reviews
from storage.engine import Session
from storage.reviews import Desk
from storage.rows import known

_LATELY = timedelta(hours=12)
_NUMBERED = re.compile(r"\bban soat (?:van ban |cong van )?(?:so )?(\d{1,6})(?!\d)")  # "bản soát 402/SXD-VP"


def view_of(turn: Turn) -> View:
    """The turn's own."""
    return View(turn.calendar, turn.settings, turn.now)


def in_hand(turn: Turn) -> Desk | None:
    """The review that the person means; where there is none, or which is unclear, that is answered."""
    open_now = reviews.open_reviews(turn.session)
    found = desk_in_hand(turn, open_now)
    if found is not None:
        return _matched_anew(turn, found)
    closed = reviews.desk(turn.session, turn.review_id) if turn.review_id is not None else None
    if closed is None and not open_now:
        closed = reviews.last_closed(turn.session, turn.now - _LATELY)
    if closed is not None:
        say_closed(turn, closed)
    elif open_now:
        view = view_of(turn)
        offers = [in_review(known(desk.review.id), "bản soát") for desk in open_now]
        titles = [_title(turn.session, desk, view) for desk in open_now]
        turn.answer(answers.which_review(titles), offer=offers)
    else:
        turn.answer(answers.no_review())
    return None


def take_named(turn: Turn) -> bool:
    """Whether one of several open reviews was asked for by its document's number, and is now in hand."""
    asked = _NUMBERED.search(fold(turn.inbound.text))
    open_now = reviews.open_reviews(turn.session)
    if asked is None or turn.review_id is not None or len(open_now) < 2:
        return False
    found = [d for d in open_now if re.match(rf"0*{int(asked[1])}(?!\d)", d.directive.number or "")]
    if len(found) != 1:
        return False
    turn.review_id = known(found[0].review.id)
    return True


def say_closed(turn: Turn, desk: Desk) -> None:
    """Somebody was first, or said it twice: who closed the review, how and when."""
    review = desk.review
    by = people.person(turn.session, review.closed_by) if review.closed_by is not None else None
    title = _title(turn.session, desk, view_of(turn))
    turn.answer(answers.already_closed(title, review.state, review.closed_at, by))


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


def again(turn: Turn, desk: Desk) -> ReviewFacts:
    """The facts of the review as it stands after a change."""
    turn.session.flush()
    fresh = reviews.desk(turn.session, known(desk.review.id))
    return facts_of(turn.session, fresh or desk, view_of(turn))


def _title(session: Session, desk: Desk, view: View) -> str:
    return document(facts_of(session, desk, view))
