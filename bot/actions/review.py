"""The office looks through a review, leaves drafts out and takes them back, or closes it unsaved."""

from collections.abc import Mapping

from bot.actions import importing
from bot.actions.desks import in_hand, say_closed, take_named, view_of
from bot.actions.gathering import facts_of
from bot.actions.review_picks import meant, say_changed
from bot.turn import Handler, Turn, who
from chat import intents as i
from chat.values import Which
from messages import review_answers as answers
from messages.review_facts import ReviewFacts
from messages.reviews import document, pages
from storage import reviews
from storage.reviews import Desk


def drop(turn: Turn, intent: i.Drop) -> None:
    """ "bỏ 3", "bỏ tất cả chưa rõ đơn vị"."""
    opened = _opened(turn)
    if opened is not None:
        desk, facts = opened
        numbers = meant(turn, facts, intent.drafts, intent.which)
        if numbers is not None:
            changed = reviews.set_dropped(turn.session, facts.review_id, numbers, True)
            say_changed(turn, desk, answers.dropped(changed), changed)


def drop_undated(turn: Turn, _intent: i.DropUndated) -> None:
    """ "bỏ tất cả không hạn"."""
    drop(turn, i.Drop((), Which.UNDATED))


def restore(turn: Turn, intent: i.Restore) -> None:
    """ "lấy lại 3"."""
    opened = _opened(turn)
    if opened is not None:
        desk, facts = opened
        numbers = meant(turn, facts, intent.drafts, intent.which, dropped=True)
        if numbers is not None:
            changed = reviews.set_dropped(turn.session, facts.review_id, numbers, False)
            say_changed(turn, desk, answers.restored(changed), changed)


def show(turn: Turn, intent: i.ShowReview) -> None:
    """A page of the review, or one draft in full; of several open reviews the one whose number was typed."""
    named = take_named(turn)
    opened = _opened(turn)
    if opened is None:
        return
    _, facts = opened
    if intent.draft is None or named:
        importing.show(turn, facts.review_id, intent.page or 1)
        return
    if meant(turn, facts, [intent.draft], Which.NUMBERS) is not None:
        draft = next(draft for draft in facts.drafts if draft.number == intent.draft)
        turn.answer(answers.draft_in_full(draft, facts.review_id), review_id=facts.review_id)


def next_page(turn: Turn, intent: i.NextPage) -> None:
    """The page after the one that was shown last, or before it."""
    opened = _opened(turn)
    if opened is None:
        return
    desk, facts = opened
    page = desk.review.page + (-1 if intent.back else 1)
    count = len(pages(facts))
    if 1 <= page <= count:
        importing.show(turn, facts.review_id, page)
    else:
        turn.answer(answers.no_more_pages(count, back=intent.back), review_id=facts.review_id)


def reject(turn: Turn, _intent: i.RejectReview) -> None:
    """ "không nhập": nothing is assigned, and the document counts as never imported."""
    opened = _opened(turn)
    if opened is None:
        return
    desk, facts = opened
    person = who(turn)
    if reviews.close_review(turn.session, desk.review, "rejected", person.id, turn.now):
        turn.answer(answers.rejected(document(facts)))
        turn.tell_office(answers.rejected_by(person, document(facts)))
    else:
        say_closed(turn, desk)


def _opened(turn: Turn) -> tuple[Desk, ReviewFacts] | None:
    desk = in_hand(turn)
    return (desk, facts_of(turn.session, desk, view_of(turn))) if desk is not None else None


HANDLERS: Mapping[type, Handler] = {
    i.Drop: drop,
    i.DropUndated: drop_undated,
    i.Restore: restore,
    i.ShowReview: show,
    i.NextPage: next_page,
    i.RejectReview: reject,
}
