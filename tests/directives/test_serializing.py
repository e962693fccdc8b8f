"""A directive crosses a pipe and comes out as it went in."""

import json
from dataclasses import fields
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.model import Classification, Directive, Kind, KindOfText, TaskDraft
from tasks.deadline import (
    ClosingRule,
    CountUnit,
    Deadline,
    Operator,
    Period,
    Recurrence,
    Relative,
    StartEvent,
)
from tasks.serializing import from_json, to_json
from tasks.warning import Warning

DEADLINE = Deadline(
    "trước 17h00 ngày 05/11 hằng năm",
    Operator.BEFORE,
    date(2026, 11, 5),
    time(17, 0),
    Recurrence(Period.YEAR, 11, 5, None, ClosingRule.DECREE_09),
    Relative(5, CountUnit.WORKING_DAY, StartEvent.RECEIVED, back=True),
)
FULL = Directive(
    number="214/SXD-VP",
    symbol="SXD-VP",
    issued=date(2026, 4, 6),
    issuer="Sở Xây dựng tỉnh An Hòa",
    subject="báo cáo công tác",
    signer="Trần Quốc Hòa",
    addressees=("Các phòng", "Các đơn vị"),
    classification=Classification.TOP_SECRET,
    replaces=("12/SXD-VP",),
    amends=("13/SXD-VP",),
    kind_of_text=KindOfText.PLAN,
    unread=("tgồn tcá",),
    possible=(TaskDraft("c", "q", "2", warnings=(Warning("only_told"),)),),
    drafts=(
        TaskDraft(
            "c",
            "q",
            "II.1.a",
            ("A",),
            ("B",),
            ("C",),
            Kind.REPORT,
            DEADLINE,
            (Warning("w", {"n": 1, "s": "x"}),),
        ),
        TaskDraft("c", "q", ""),
    ),
    warnings=(Warning("no_issue_date"),),
)


@pytest.mark.parametrize("value", [FULL, Directive()])
def test_what_goes_over_the_wire_comes_out_the_same(value: Directive) -> None:
    assert from_json(Directive, json.loads(json.dumps(to_json(value)))) == value


def test_drafts_and_deadlines_go_over_the_wire_by_themselves() -> None:
    assert from_json(TaskDraft, to_json(FULL.drafts[0])) == FULL.drafts[0]
    assert from_json(Deadline, to_json(DEADLINE)) == DEADLINE


def test_every_field_of_a_directive_is_tried() -> None:
    assert all(getattr(FULL, field.name) not in (None, ()) for field in fields(Directive))


def test_what_is_no_directive_is_refused() -> None:
    with pytest.raises(ValueError, match="issued"):
        from_json(Directive, {"issued": "ngày mai"})


@given(st.builds(Directive, number=st.text(), addressees=st.lists(st.text()).map(tuple)))
def test_any_text_crosses(directive: Directive) -> None:
    assert from_json(Directive, json.loads(json.dumps(to_json(directive)))) == directive
