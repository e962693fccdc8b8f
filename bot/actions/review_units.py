"""The office says which units drafts go to, and what a document's names of units stand for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.actions.desks import in_hand, view_of
from bot.actions.gathering import book_of, facts_of
from bot.actions.review_picks import meant, say_changed
from bot.turn import Handler, Turn
from chat import intents as i
from chat.values import Which
from expressions.names.unitbook import UnitBook
from messages import review_answers as answers
from messages import vi
from messages.review_facts import ReviewFacts
from storage import people, reviews
from storage.reviews import Desk
from storage.rows import known
from storage.tables import Draft
from tasks.model import Unit


@dataclass(frozen=True, slots=True)
class _Shares:
    leads: tuple[Unit, ...]
    helpers: tuple[Unit, ...]


def give(turn: Turn, intent: i.GiveUnit) -> None:
    """ "giao 30-43 cho NVY": the answer for a name holds for all drafts of the review that bear it."""
    desk = in_hand(turn)
    if desk is None:
        return
    facts = facts_of(turn.session, desk, view_of(turn))
    numbers = meant(turn, facts, intent.drafts, intent.which)
    shares = _shares(turn, desk, intent)
    if numbers is None or shares is None or _asked_whether_all(turn, facts, intent, shares):
        return
    if not shares.leads:
        helping = [unit.id for unit in shares.helpers]
        touched = reviews.add_helpers(turn.session, facts.review_id, numbers, helping)
        say_changed(turn, desk, answers.given(touched, (), _names(shares.helpers)), touched)
        return
    names = _names_settled(desk.drafts, numbers)
    touched = _apply(turn, desk, numbers, names, shares)
    what = answers.given(touched, _names(shares.leads), _names(shares.helpers), names)
    hints, offer = _alias_offer(names, numbers, shares)
    hints += answers.still_dropped([d.number for d in facts.drafts if d.dropped and d.number in numbers])
    say_changed(turn, desk, what, touched, hints=hints, offer=offer)


def _asked_whether_all(turn: Turn, facts: ReviewFacts, intent: i.GiveUnit, shares: _Shares) -> bool:
    """ "giao hết cho NVY" where others are named already: all of them, or only those without a unit?"""
    settled = [draft for draft in facts.kept if draft.leads]
    if intent.which is not Which.ALL or turn.chosen or not shares.leads or not settled:
        return False
    codes = ", ".join(unit.code for unit in shares.leads)
    offers = [f"giao {vi.ranges(draft.number for draft in facts.kept)} cho {codes}"]
    if any(draft.needs_unit for draft in facts.kept):
        offers.insert(0, f"giao tất cả chưa rõ đơn vị cho {codes}")
    turn.answer(answers.all_of_them(len(settled), offers), review_id=facts.review_id, offer=offers)
    return True


def _apply(
    turn: Turn, desk: Desk, numbers: Sequence[int], names: Sequence[str], shares: _Shares
) -> list[int]:
    review, leads = known(desk.review.id), [unit.id for unit in shares.leads]
    alike: set[int] = set()
    for name in names:
        alike |= set(reviews.settle_name(turn.session, review, name, leads))
    helpers = [unit.id for unit in shares.helpers] if shares.helpers else None
    reviews.set_units(turn.session, review, list(numbers), leads, helpers)
    return sorted(alike | set(numbers))


def _names_settled(drafts: Sequence[Draft], numbers: Sequence[int]) -> list[str]:
    """The unknown names that the answer settles.

    A draft with two unknown names, or with a unit beside the unknown one, does not say which is meant.
    """
    chosen = [draft for draft in drafts if draft.number in set(numbers)]
    single = [draft.unmatched[0] for draft in chosen if len(draft.unmatched) == 1 and not draft.leads]
    return list(dict.fromkeys(single))


def _alias_offer(
    names: Sequence[str], numbers: Sequence[int], shares: _Shares
) -> tuple[list[str], list[str]]:
    if len(names) != 1 or len(shares.leads) != 1:
        return [], []
    command = f"nhớ tên {min(numbers)}"
    return [answers.alias_offer(names[0], shares.leads[0].name, command)], [command]


def _shares(turn: Turn, desk: Desk, intent: i.GiveUnit) -> _Shares | None:
    """The units that were named; None where one is not in the registry, which is answered."""
    book = book_of(turn.session, turn.settings, desk.directive.issuer)
    leads = _found(turn, book, intent.lead)
    helpers = _found(turn, book, intent.cooperate) if leads is not None else None
    if leads is None or helpers is None:
        return None
    if not leads and not helpers:
        turn.answer(answers.which_unit(), review_id=desk.review.id)
        return None
    return _Shares(leads, tuple(unit for unit in helpers if unit not in leads))


def _found(turn: Turn, book: UnitBook, named: Sequence[i.UnitName]) -> tuple[Unit, ...] | None:
    found: list[Unit] = []
    for name in named:
        units = _units(turn, book, name)
        if not units:
            near = [(unit.code, unit.name) for unit in book.near(name.text)[:3]]
            turn.answer(answers.no_such_unit(name.text, near, [unit.code for unit in book.units]))
            return None
        found += units
    return tuple({unit.id: unit for unit in found}.values())


def _units(turn: Turn, book: UnitBook, name: i.UnitName) -> tuple[Unit, ...]:
    if name.code is not None:
        unit = people.unit_by_code(turn.session, name.code)
        return (unit,) if unit is not None and unit.active else ()
    return book.match(name.text).units


def _names(units: Sequence[Unit]) -> list[str]:
    return [unit.name for unit in units]


def keep_alias(turn: Turn, intent: i.KeepAlias) -> None:
    """ "nhớ tên 30", "nhớ tên Phòng Nghiệp vụ là NVY": the registry knows the name from now on."""
    desk = in_hand(turn)
    if desk is None:
        return
    book = book_of(turn.session, turn.settings, desk.directive.issuer)
    kept = _typed_alias(turn, book, intent) if intent.alias else _drafts_alias(desk, book, intent.drafts)
    if kept is None:
        turn.answer(answers.alias_unclear(), review_id=desk.review.id)
        return
    alias, unit = kept
    holder = book.exact(alias)
    if holder is not None and holder.id != unit.id:
        turn.answer(answers.alias_taken(alias, holder.name), review_id=desk.review.id)
        return
    people.add_alias(turn.session, unit.id, alias)
    settled = reviews.settle_name(turn.session, known(desk.review.id), alias, [unit.id])
    say_changed(turn, desk, answers.alias_kept(alias, unit.name), settled)


def _typed_alias(turn: Turn, book: UnitBook, intent: i.KeepAlias) -> tuple[str, Unit] | None:
    units = _units(turn, book, intent.unit) if intent.unit is not None else ()
    return (intent.alias, units[0]) if len(units) == 1 else None


def _drafts_alias(desk: Desk, book: UnitBook, drafts: Sequence[int]) -> tuple[str, Unit] | None:
    """The one name of a draft that the registry lacks, and the one unit that the office gave it to."""
    for draft in desk.drafts:
        if draft.number in drafts and len(draft.leads) == 1:
            unknown = [name for name in reviews.body_of(draft).assignees if not book.match(name).units]
            unit = next((unit for unit in book.units if unit.id == draft.leads[0]), None)
            if len(unknown) == 1 and unit is not None:
                return unknown[0], unit
    return None


HANDLERS: Mapping[type, Handler] = {i.GiveUnit: give, i.KeepAlias: keep_alias}
