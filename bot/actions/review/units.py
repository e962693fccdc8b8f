"""The office says which units drafts go to, and what a document's names of units stand for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.actions.review.case import (
    AddAlias,
    AddHelpers,
    Changed,
    GiveUnits,
    RemoveHelpers,
    ReviewAnswer,
    ReviewCase,
    ReviewDecision,
    SettleName,
    bearing,
    meant,
    shown_first,
)
from bot.actions.review.desk import on_desk
from bot.incoming.turn import Handler
from chat import intents as i
from chat.intents.catalog import command
from chat.intents.values import Which
from expressions.names.unitbook import UnitBook
from messages.review import answers
from tasks.model import Unit


@dataclass(frozen=True, slots=True)
class _Shares:
    leads: tuple[Unit, ...]
    helpers: tuple[Unit, ...]


def give(case: ReviewCase, intent: i.GiveUnit) -> ReviewDecision:
    """ "giao 30-43 cho NVY": the answer for a name holds for all drafts of the review that bear it."""
    numbers = meant(case, intent.drafts, intent.which)
    if isinstance(numbers, ReviewDecision):
        return numbers
    shares = _shares(case, intent)
    if isinstance(shares, ReviewDecision):
        return shares
    if intent.which is Which.NO_UNIT and not numbers and shares.leads:
        return _none_left(case, shares)
    if intent.source is not None:
        return _moved(case, intent, numbers, shares)
    command_of_all = command(replace(intent, drafts=numbers, which=Which.NUMBERS))
    wide = _asked_whether_all(case, intent, shares) or shown_first(
        case, numbers, intent.which, command_of_all
    )
    return wide or _given(case, numbers, shares)


def _none_left(case: ReviewCase, shares: _Shares) -> ReviewDecision:
    """ "mấy mục còn lại NVD" where every draft has its unit: which ones is asked."""
    leads = tuple(i.UnitName(unit.name, unit.code) for unit in shares.leads)
    everything = command(i.GiveUnit(tuple(draft.number for draft in case.facts.kept), leads))
    names = "; ".join(_names(shares.leads))
    return ReviewDecision(ReviewAnswer(answers.none_without_unit(names, [everything]), (everything,)))


def _moved(case: ReviewCase, intent: i.GiveUnit, numbers: tuple[int, ...], shares: _Shares) -> ReviewDecision:
    """ "chuyển mục 1 từ X sang Y": only X gives way; where X does not lead, that is said first."""
    found = found_units(case.book, (intent.source,) if intent.source is not None else ())
    if isinstance(found, ReviewDecision):
        return found
    source = found[0]
    led = {draft.number: draft.leads for draft in case.drafts}
    if intent.which is not Which.NUMBERS:
        numbers = tuple(n for n in numbers if source.id in led[n])
        named = replace(intent, drafts=numbers, which=Which.NUMBERS)
        if (shown := shown_first(case, numbers, intent.which, command(named))) is not None:
            return shown
    others = tuple(n for n in numbers if source.id not in led[n])
    if others:
        offer = command(replace(intent, source=None))
        return ReviewDecision(ReviewAnswer(answers.no_longer_of(others, source.name, offer), (offer,)))
    new, helpers = [unit.id for unit in shares.leads], tuple(unit.id for unit in shares.helpers)
    effects = [
        GiveUnits((n,), tuple(dict.fromkeys([*new, *(u for u in led[n] if u != source.id)])), helpers or None)
        for n in numbers
    ]
    what = answers.given(numbers, _names(shares.leads), _names(shares.helpers))
    return ReviewDecision(Changed(what, numbers), tuple(effects))


def take_off(case: ReviewCase, intent: i.TakeOffUnit) -> ReviewDecision:
    """ "bỏ CDC khỏi phối hợp mục 4": only from the drafts in which the units cooperate."""
    numbers = meant(case, intent.drafts, Which.NUMBERS)
    units = found_units(case.book, intent.units)
    if isinstance(numbers, ReviewDecision):
        return numbers
    if isinstance(units, ReviewDecision):
        return units
    names = _names(units)
    shown = {draft.number: draft for draft in case.facts.drafts}
    touched = tuple(n for n in numbers if not set(names).isdisjoint(shown[n].helpers))
    if not touched:
        return ReviewDecision(ReviewAnswer(answers.helps_not(numbers, names)))
    effect = RemoveHelpers(touched, tuple(unit.id for unit in units))
    return ReviewDecision(Changed(answers.taken_off(touched, names), touched), (effect,))


def _given(case: ReviewCase, numbers: tuple[int, ...], shares: _Shares) -> ReviewDecision:
    helpers = tuple(unit.id for unit in shares.helpers)
    if not shares.leads:
        what = answers.given(numbers, (), _names(shares.helpers))
        return ReviewDecision(Changed(what, numbers), (AddHelpers(numbers, helpers),))
    leads, names = tuple(unit.id for unit in shares.leads), _names_settled(case, numbers)
    alike = {number for name in names for number in bearing(case, name)}
    touched = tuple(sorted(alike | set(numbers)))
    what = answers.given(touched, _names(shares.leads), _names(shares.helpers), names)
    hints, offers = _alias_offer(names, numbers, shares)
    dropped = [d.number for d in case.facts.drafts if d.dropped and d.number in numbers]
    effects = [SettleName(name, leads) for name in names]
    return ReviewDecision(
        Changed(what, touched, tuple(hints), tuple(offers), tuple(answers.still_dropped(dropped))),
        (*effects, GiveUnits(numbers, leads, helpers or None)),
    )


def _asked_whether_all(case: ReviewCase, intent: i.GiveUnit, shares: _Shares) -> ReviewDecision | None:
    """ "giao hết cho NVY" where others are named already: all of them, or only those without a unit?"""
    facts = case.facts
    settled = [draft for draft in facts.kept if draft.leads]
    if intent.which is not Which.ALL or case.chosen or not shares.leads or not settled:
        return None
    leads = tuple(i.UnitName(unit.name, unit.code) for unit in shares.leads)
    offers = [command(i.GiveUnit(tuple(draft.number for draft in facts.kept), leads))]
    if any(draft.needs_unit for draft in facts.kept):
        offers.insert(0, command(i.GiveUnit((), leads, which=Which.NO_UNIT)))
    return ReviewDecision(ReviewAnswer(answers.all_of_them(len(settled), offers), tuple(offers)))


def _names_settled(case: ReviewCase, numbers: Sequence[int]) -> list[str]:
    """The unknown names that the answer settles.

    A draft with two unknown names, or with a unit beside the unknown one, does not say which is meant.
    """
    chosen = [draft for draft in case.drafts if draft.number in numbers]
    single = [draft.unmatched[0] for draft in chosen if len(draft.unmatched) == 1 and not draft.leads]
    return list(dict.fromkeys(single))


def _alias_offer(
    names: Sequence[str], numbers: Sequence[int], shares: _Shares
) -> tuple[list[str], list[str]]:
    if len(names) != 1 or len(shares.leads) != 1:
        return [], []
    typed = command(i.KeepAlias((min(numbers),)))
    return [answers.alias_offer(names[0], shares.leads[0].name, typed)], [typed]


def _shares(case: ReviewCase, intent: i.GiveUnit) -> _Shares | ReviewDecision:
    """The units that were named; where one is not in the registry, the answer that says so."""
    leads = found_units(case.book, intent.lead)
    helpers = found_units(case.book, intent.cooperate)
    if isinstance(leads, ReviewDecision):
        return leads
    if isinstance(helpers, ReviewDecision):
        return helpers
    if not leads and not helpers:
        return ReviewDecision(ReviewAnswer(answers.which_unit()))
    return _Shares(leads, tuple(unit for unit in helpers if unit not in leads))


def found_units(book: UnitBook, named: Sequence[i.UnitName]) -> tuple[Unit, ...] | ReviewDecision:
    """The units that are named; where one is not in the registry, the answer that says so."""
    found: list[Unit] = []
    for name in named:
        units = _units(book, name)
        if not units:
            near = [(unit.code, unit.name) for unit in book.near(name.text)[:3]]
            return ReviewDecision(
                ReviewAnswer(answers.no_such_unit(name.text, near, [unit.code for unit in book.units]))
            )
        found += units
    return tuple({unit.id: unit for unit in found}.values())


def _units(book: UnitBook, name: i.UnitName) -> tuple[Unit, ...]:
    if name.code is None:
        return book.match(name.text).units
    return tuple(unit for unit in book.units if unit.code.casefold() == name.code.casefold())


def _names(units: Sequence[Unit]) -> list[str]:
    return [unit.name for unit in units]


def keep_alias(case: ReviewCase, intent: i.KeepAlias) -> ReviewDecision:
    """ "nhớ tên 30", "nhớ tên Phòng Nghiệp vụ là NVY": the registry knows the name from now on."""
    kept = _typed_alias(case.book, intent) if intent.alias else _drafts_alias(case, intent.drafts)
    if kept is None:
        return ReviewDecision(ReviewAnswer(answers.alias_unclear()))
    alias, unit = kept
    holder = case.book.exact(alias)
    if holder is not None and holder.id != unit.id:
        return ReviewDecision(ReviewAnswer(answers.alias_taken(alias, holder.name)))
    return ReviewDecision(
        Changed(answers.alias_kept(alias, unit.name), bearing(case, alias)),
        (AddAlias(unit.id, alias), SettleName(alias, (unit.id,))),
    )


def _typed_alias(book: UnitBook, intent: i.KeepAlias) -> tuple[str, Unit] | None:
    units = _units(book, intent.unit) if intent.unit is not None else ()
    return (intent.alias, units[0]) if len(units) == 1 else None


def _drafts_alias(case: ReviewCase, drafts: Sequence[int]) -> tuple[str, Unit] | None:
    """The one name of a draft that the registry lacks, and the one unit that the office gave it to."""
    for draft in case.drafts:
        if draft.number in drafts and len(draft.leads) == 1:
            unknown = [name for name in draft.assignees if not case.book.match(name).units]
            unit = next((unit for unit in case.book.units if unit.id == draft.leads[0]), None)
            if len(unknown) == 1 and unit is not None:
                return unknown[0], unit
    return None


HANDLERS: Mapping[type, Handler] = {
    i.GiveUnit: on_desk(give),
    i.TakeOffUnit: on_desk(take_off),
    i.KeepAlias: on_desk(keep_alias),
}
