"""Decisions on a review as tables of facts: no database, no turn."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions.review import deadlines, looking_through, units
from bot.actions.review.case import (
    AddAlias,
    AddHelpers,
    Changed,
    GiveUnits,
    Leave,
    OpenDraft,
    Reject,
    RemoveHelpers,
    ReviewAnswer,
    ReviewCase,
    ReviewDecision,
    ReviewEffect,
    SaveReview,
    SetDraftDeadline,
    SetReceived,
    SettleName,
    ShowPage,
)
from chat import intents as i
from chat.intents.values import When, Which
from expressions.names.unitbook import UnitBook
from messages.review.reading import DraftFacts, ReviewFacts
from tasks.deadline import CountUnit, Deadline, Operator, Period, Recurrence, Relative, StartEvent
from tasks.model import Person, Role, Unit

TODAY = date(2026, 11, 23)
PLANNING = Unit(1, "QHPT", "Phòng Quy hoạch", "phòng")
INSPECTION = Unit(2, "TTR", "Thanh tra Sở", "phòng")
CLERK = Person(13, "N04", "Mạc Thị Nhàn", "Chuyên viên", "đồng chí", 3, frozenset({(Role.OFFICE, 3)}))
QHPT, TTR = i.UnitName("QHPT", "QHPT"), i.UnitName("TTR", "TTR")
UNKNOWN = "Phòng Nghiệp vụ"
FRIDAY = Deadline("chậm nhất", Operator.BY, date(2026, 11, 27))
FROM_RECEIPT = Deadline(
    "trong 5 ngày", Operator.WITHIN, relative=Relative(5, CountUnit.DAY, StartEvent.RECEIVED)
)
QUARTERLY = Deadline("hàng quý", Operator.BY, recurrence=Recurrence(Period.QUARTER))

SHOWN = (
    DraftFacts(1, "Rà soát", leads=("Phòng Quy hoạch",), phrase="chậm nhất"),
    DraftFacts(2, "Báo cáo", outside=(UNKNOWN,)),
    DraftFacts(3, "Kiểm tra", outside=(UNKNOWN,), dropped=True),
    DraftFacts(4, "Tổng hợp", leads=("Thanh tra Sở",), recurrence=QUARTERLY.recurrence, needs_day=True),
)
OPEN = (
    OpenDraft(1, FRIDAY, (1,), (), ("Phòng Quy hoạch",)),
    OpenDraft(2, None, (), (UNKNOWN,), (UNKNOWN,)),
    OpenDraft(3, FROM_RECEIPT, (), (UNKNOWN,), (UNKNOWN,)),
    OpenDraft(4, QUARTERLY, (2,), (), ("Thanh tra Sở",)),
)


def case(**more: Any) -> ReviewCase:
    facts = ReviewFacts(7, SHOWN, "402/SXD-VP", date(2026, 11, 20))
    return replace(ReviewCase(facts, OPEN, UnitBook([PLANNING, INSPECTION]), CLERK, TODAY), **more)


REVIEW = case()
SETTLED = replace(case().facts, drafts=SHOWN[:1])
DAY_25 = Recurrence(Period.QUARTER, day=25, month=3)


@dataclass(frozen=True)
class Row:
    """Of this review and this intent: which effects, which drafts are touched (None: something is asked)."""

    name: str
    decide: Callable[[ReviewCase, Any], ReviewDecision]
    intent: Any
    effects: tuple[ReviewEffect, ...] = ()
    touched: tuple[int, ...] | None = None
    case: ReviewCase = REVIEW


HELPED = case(
    facts=replace(
        case().facts,
        drafts=(SHOWN[0], DraftFacts(5, "Góp ý", leads=("Phòng Quy hoạch",), helpers=("Thanh tra Sở",))),
    )
)

TABLE = [
    Row("left out", looking_through.drop, i.Drop((1,)), (Leave((1,), True),), (1,)),
    Row("left out twice", looking_through.drop, i.Drop((3,)), (Leave((), True),), ()),
    Row("all without a unit", looking_through.drop, i.Drop((), Which.NO_UNIT), (Leave((2,), True),), (2,)),
    Row("no such draft", looking_through.drop, i.Drop((1, 9))),
    Row("taken back", looking_through.restore, i.Restore((3,)), (Leave((3,), False),), (3,)),
    Row("one in full", looking_through.show, i.ShowReview(draft=1)),
    Row("none in full", looking_through.show, i.ShowReview(draft=9)),
    Row("a page", looking_through.show, i.ShowReview(page=2)),
    Row("beyond the last page", looking_through.next_page, i.NextPage()),
    Row("not imported", looking_through.reject, i.RejectReview(), (Reject(),)),
    Row("not settled", looking_through.save, i.Save()),
    Row(
        "nothing left",
        looking_through.save,
        i.Save(),
        case=case(facts=replace(case().facts, drafts=SHOWN[2:3])),
    ),
    Row("saved", looking_through.save, i.Save(), (SaveReview(),), case=case(facts=SETTLED)),
    Row(
        "no deadline",
        deadlines.fix,
        i.FixDeadline((1,), "", none=True),
        (SetDraftDeadline((1,), None),),
        (1,),
    ),
    Row("not understood", deadlines.fix, i.FixDeadline((1,), "khi nào rảnh")),
    Row("not certain", deadlines.fix, i.FixDeadline((1,), "thứ sáu", on=When(date(2026, 11, 27)))),
    Row(
        "the day of a quarter's report",
        deadlines.fix,
        i.FixDeadline((4,), "ngày 25"),
        (SetDraftDeadline((4,), replace(QUARTERLY, operator=Operator.ON, recurrence=DAY_25)),),
        (4,),
    ),
    Row(
        "received",
        deadlines.received,
        i.Received(When(date(2026, 11, 22))),
        (SetReceived(date(2026, 11, 22)),),
        (3,),
    ),
    Row("received tomorrow", deadlines.received, i.Received(When(date(2026, 11, 24)))),
    Row("received before it was issued", deadlines.received, i.Received(When(date(2026, 11, 19)))),
    Row("received, not certain", deadlines.received, i.Received(When(TODAY, certain=False))),
    Row(
        "one unit for a name: all that bear it",
        units.give,
        i.GiveUnit((2,), (TTR,)),
        (SettleName(UNKNOWN, (2,)), GiveUnits((2,), (2,), None)),
        (2, 3),
    ),
    Row("helpers alone", units.give, i.GiveUnit((1,), (), (TTR,)), (AddHelpers((1,), (2,)),), (1,)),
    Row(
        "helps no more",
        units.take_off,
        i.TakeOffUnit((5,), (TTR,)),
        (RemoveHelpers((5,), (2,)),),
        (5,),
        HELPED,
    ),
    Row("leads, and helps not", units.take_off, i.TakeOffUnit((4,), (TTR,))),
    Row("saved in part", looking_through.save, i.Save((1,)), case=HELPED),
    Row(
        "saved in whole, by number",
        looking_through.save,
        i.Save((1,)),
        (SaveReview(),),
        case=case(facts=SETTLED),
    ),
    Row("an unknown unit", units.give, i.GiveUnit((1,), (i.UnitName("Phòng nào", None),))),
    Row("all, where others are named", units.give, i.GiveUnit((), (QHPT,), which=Which.ALL)),
    Row(
        "a name kept",
        units.keep_alias,
        i.KeepAlias(alias=UNKNOWN, unit=TTR),
        (AddAlias(2, UNKNOWN), SettleName(UNKNOWN, (2,))),
        (2, 3),
    ),
    Row("a name of another", units.keep_alias, i.KeepAlias(alias="Thanh tra Sở", unit=QHPT)),
]


@pytest.mark.parametrize("row", TABLE, ids=[row.name for row in TABLE])
def test_what_is_decided_of_this_review(row: Row) -> None:
    decision = row.decide(row.case, row.intent)
    assert decision.effects == row.effects
    answer = decision.answer
    assert (answer.touched if isinstance(answer, Changed) else None) == row.touched


def test_a_doubt_offers_commands_that_a_number_chooses() -> None:
    for row in TABLE:
        answer = row.decide(row.case, row.intent).answer
        if row.name in ("not certain", "received, not certain", "all, where others are named"):
            assert isinstance(answer, ReviewAnswer)
            assert answer.offers


def test_what_was_offered_and_chosen_is_not_asked_again() -> None:
    asked = units.give(case(chosen=True), i.GiveUnit((), (QHPT,), which=Which.ALL))
    assert GiveUnits((1, 2, 4), (1,), None) in asked.effects


def test_the_page_before_the_first_is_none() -> None:
    decision = looking_through.next_page(case(page=1), i.NextPage(back=True))
    assert not isinstance(decision.answer, ShowPage)


@given(st.lists(st.integers(0, 6), max_size=6))
def test_where_one_number_is_not_in_the_review_nothing_is_changed(numbers: list[int]) -> None:
    decision = looking_through.drop(case(), i.Drop(tuple(numbers)))
    if set(numbers) <= {1, 2, 3, 4}:
        assert len(decision.effects) == 1
    else:
        assert decision.effects == ()
