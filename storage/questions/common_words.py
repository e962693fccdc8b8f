"""What has the words that are looked for, where too much of what is done has them to be counted."""

from dataclasses import replace

from storage.questions import searching
from storage.questions.halves import Half, by_confirmation
from storage.questions.held_shares import HeldShares, last_confirmed
from storage.questions.narrowing import at_stages_of
from storage.questions.share_terms import FEW, Terms
from tasks.query import Order, Query

_ENOUGH = 100  # tasks


def last_of(terms: Terms, query: Query, done: Half) -> HeldShares | None:
    """The last of what is done, to be told in place of all; None where all is to be counted."""
    if not _of_words_alone(query) or len(found := terms.found(query.words)) <= FEW:
        return None
    where = [f"{terms.tested} = 'done'", searching.of_tasks(terms, found)]
    last = HeldShares.told(terms, replace(done, where=where))
    return last if len(last.leading) >= _ENOUGH else None


def _of_words_alone(query: Query) -> bool:
    """Whether nothing but words narrows it, each of its stands is told by the stage, and its order allows."""
    plainly = query == Query(words=query.words, stands=query.stands, order=query.order)
    ordered = query.order is Order.DUE or by_confirmation(query)
    staged = not any(more for _, more in map(at_stages_of, query.stands))
    return bool(query.words) and plainly and ordered and staged


def in_order(terms: Terms, query: Query, live: HeldShares | None, done: Half, wanted: int) -> list[int]:
    """So many occurrences: what is live as ever, then what was confirmed last, which is soon met."""
    found = live.first(wanted, ()) if live is not None else []
    met = [f"{terms.status} = 'done'", searching.each_holds(terms, query.words)]
    more, last = wanted - len(found), replace(done, where=met)
    return found + (last_confirmed(terms, last, None, more, found) if more else [])
